"""지방세 납세증명(서), issued by a city, county or district."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from docproc.documents.arrears import arrears_field
from docproc.documents.base import BusinessNumber, CertificateNumber, CompanyName, Record, labelled, own
from docproc.documents.national_tax_clearance import UNTIL
from docproc.documents.standalone import dated_line, number_of_the_portal, number_under
from docproc.documents.view import View
from docproc.model import Field


class LocalTaxClearance(Record):
    """지방세징수법 제5조; required with the application, valid on the application date (announcement, section 5)."""

    type: ClassVar[str] = "local_tax_clearance"
    ko: ClassVar[str] = "지방세 납세증명서"
    titles = ("지방세납세증명서", "지방세납세증명", "지방세납세증명(신청)서", "지방세납세증명신청서", "지방세완납증명서", "지방세납세증명서(신청서)")
    not_titles = ("지방세세목별과세증명서", "세목별과세증명서", "지방세납부확인서", "납세증명서", "재산세과세증명서", "국세납세증명서")
    anchors = {"지방세징수법": 5, "다른체납액이없음을증명": 2, "LocalTaxPaymentCertificate": 3, "지방세": 1, "증명서유효기간": 1}

    # What the portal prints along the edge to be looked up by; it is the number only of a paper that has no other.
    more_labels = ("문서확인번호",)

    company_name: Field[CompanyName] = labelled("상호", "성명(법인명)", "상호(법인명)", "법인명", "법인명(상호)", "상호명", "납세자성명(법인명)", "성명(상호)", "성명또는법인명", "납세자명", "납세자", "기업명", "업체명", "성명")
    business_registration_number: Field[BusinessNumber] = labelled("사업자등록번호", "사업자번호", optional=True)
    arrears: Field[bool] = own()
    issued_date: Field[date] = labelled("발급일", "발급일자")
    valid_until: Field[date] = labelled(*UNTIL, part="last")
    certificate_number: Field[CertificateNumber] = labelled("발급번호", "납세증명서번호", "증명서번호")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Whether anything is owed, and the date above the mayor's name."""
        read = {"arrears": arrears_field(view)}
        if fields["issued_date"].value is None:
            read["issued_date"] = dated_line(view)
        if fields["certificate_number"].value is None:
            read["certificate_number"] = number_under(view, cls.labels()["certificate_number"].names) or number_of_the_portal(view, cls.more_labels)
        return read
