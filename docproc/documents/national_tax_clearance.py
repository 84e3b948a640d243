"""국세 납세증명서. Its title lacks the word 국세; its legal sentence speaks of 체납 even where nothing is owed."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from docproc.documents.arrears import arrears_field
from docproc.documents.base import BusinessNumber, CertificateNumber, CompanyName, PersonName, Record, labelled, own
from docproc.documents.standalone import dated_line, number_of_the_portal, number_under
from docproc.documents.view import View
from docproc.model import Field

UNTIL = ("증명서의유효기간", "증명서유효기간", "유효기간", "납세증명서의유효기간", "납세증명서유효기간")


class NationalTaxClearance(Record):
    """국세징수법 제108조; required with the application, valid on the application date (announcement, section 5)."""

    type: ClassVar[str] = "national_tax_clearance"
    ko: ClassVar[str] = "국세 납세증명서"
    titles = ("납세증명서", "납세증명서(국세완납증명)", "국세납세증명서", "국세완납증명서", "납세증명")
    not_titles = ("납세사실증명", "납부내역증명(납세사실증명)", "납부내역증명", "지방세납세증명서", "지방세납세증명", "사실증명", "사회보험료완납증명서", "지방세세목별과세증명서", "부가가치세과세표준증명", "소득금액증명")
    anchors = {"국세징수법": 4, "다른체납액이없음을증명": 2, "연장·유예명세": 1, "물적납세의무": 2, "증명서의유효기간": 1, "유효기간을정한사유": 1, "세무서장": 1}

    # What the portal prints along the edge to be looked up by; it is the number only of a paper that has no other.
    more_labels = ("문서확인번호",)

    company_name: Field[CompanyName] = labelled("상호(법인명)", "법인명(상호)", "상호", "법인명", "상호명", "업체명", "기업명", "납세자", "상호(성명)")
    representative_name: Field[PersonName] = labelled("성명(대표자)", "대표자", "대표자성명", "성명", "대표자명")
    business_registration_number: Field[BusinessNumber] = labelled("사업자등록번호", "사업자번호")
    arrears: Field[bool] = own()
    issued_date: Field[date] = labelled("발급일", "발급일자")
    valid_until: Field[date] = labelled(*UNTIL, part="last")
    certificate_number: Field[CertificateNumber] = labelled("발급번호", "증명서번호")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Whether anything is owed, and the date above the tax office."""
        read = {"arrears": arrears_field(view)}
        if fields["issued_date"].value is None:
            read["issued_date"] = dated_line(view)
        if fields["certificate_number"].value is None:
            read["certificate_number"] = number_under(view, cls.labels()["certificate_number"].names) or number_of_the_portal(view, cls.more_labels)
        return read
