"""사업재편계획 승인서 (기업활력법), and the 사업전환계획 승인 및 연계지원결정 통보서 of the 중소벤처기업진흥공단."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import FIRM, ISSUED, NUMBER, Certificate
from docproc.documents.letters import as_letter
from docproc.documents.standalone import dated_line
from docproc.documents.view import View
from docproc.model import Field

_PERIOD = ("사업재편기간", "사업재편계획기간", "전환계획기간", "사업전환기간", "사업전환계획기간", "계획기간", "이행기간")


class BusinessRestructuring(Certificate):
    """Annex 4 기타: the approval itself proves; one notice of conversion counts here and not for both items (Q15)."""

    item = "business_restructuring"
    titles = (
        "사업전환계획 승인 및 연계지원결정 통보서", "사업전환계획 승인 및 연계지원결정 통보", "사업전환 승인 및 연계지원 결정 통보서", "사업전환승인 및 연계지원결정 통보", "사업전환계획 승인서", "사업전환계획 승인 통보서",
        "사업재편계획 승인 통지서", "사업재편계획 승인 통지", "사업재편계획 승인서", "사업재편 승인서", "사업재편계획 승인 통보", "사업재편계획 변경승인서",
    )  # fmt: skip
    not_titles = ("사업재편계획 불승인 통지서", "사업재편계획 불승인 통지", "사업전환계획 불승인 통보서", "사업전환계획 불승인 통보", "사업전환계획 승인신청서", "사업재편계획 승인신청서", "사업재편계획서", "사업전환계획서", "사업전환 우수기업 확인서")
    anchors = {"사업전환촉진에관한특별법": 3, "기업활력제고를위한특별법": 3, "사업재편계획": 2, "사업전환계획": 2, "연계지원": 1, "불승인": -20}
    said = ("사업재편", "사업전환")
    denies = ("승인하지아니", "승인하지않", "승인되지않", "부결", "반려", "승인취소통")
    issuers = ("중소벤처기업진흥공단 이사장", "중소벤처기업진흥공단", "중소기업진흥공단 이사장", "산업통상자원부장관", "산업통상부장관", "중소벤처기업부장관")

    company_name: Field[CompanyName] = labelled("신청기업", "승인기업", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled("승인번호", "통보번호", *NUMBER)
    issued_date: Field[date] = labelled("승인일", "승인일자", "통보일", "통지일", "결정일", *ISSUED)
    valid_from: Field[date] = labelled(*_PERIOD, part="first", optional=True)
    valid_until: Field[date] = labelled(*_PERIOD, part="last", optional=True)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Letters have number and day in their foot, where no label gives them."""
        read = {**super().read_own(view, fields), **as_letter(view, fields)}
        foot = dated_line(view)
        if foot.value is not None and "issued_date" not in read and foot.value != fields["issued_date"].value:
            read["issued_date"] = foot  # the approval has its own day in the table; the paper is dated at its foot
        return read
