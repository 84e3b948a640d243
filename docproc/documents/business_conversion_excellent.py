"""사업전환 우수(완료)기업 확인서: the conversion was completed with excellent results."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import labelled
from docproc.documents.certificate import Certificate
from docproc.model import Field

_PERIOD = ("전환계획기간", "사업전환기간", "사업전환계획기간", "계획기간", "유효기간")


class BusinessConversionExcellent(Certificate):
    """Annex 4 기타 (중소기업 사업전환 촉진에 관한 특별법 제8조): the notice of approval alone is not it (Q15)."""

    item = "business_conversion_excellent"
    titles = (
        "사업전환 우수기업 확인서", "사업전환 우수 완료기업 확인서", "사업전환 우수 완료 확인서", "사업전환 우수 완료 통보서", "사업전환 우수기업 선정서", "사업전환 우수기업 선정 통보서", "사업전환 완료 확인서",
        "사업전환계획 완료 확인서", "사업전환 이행 완료 확인서",
    )  # fmt: skip
    not_titles = ("사업전환계획 승인 및 연계지원결정 통보서", "사업전환계획 승인서", "사업전환계획 승인신청서", "사업전환 완료 보고서", "사업재편계획 승인 통지서")
    anchors = {"우수한성과로사업전환": 4, "사업전환을완료": 3, "사업전환촉진에관한특별법": 2}
    said = ("사업전환",)
    denies = ("완료하지못", "승인취소", "중단")
    issuers = ("중소벤처기업진흥공단 이사장", "중소벤처기업진흥공단", "중소기업진흥공단 이사장", "중소벤처기업부장관")

    valid_from: Field[date] = labelled(*_PERIOD, part="first", optional=True)
    valid_until: Field[date] = labelled(*_PERIOD, part="last", optional=True)
    event_date: Field[date] = labelled("완료일", "사업전환 완료일", "완료일자", "전환 완료일", optional=True)
