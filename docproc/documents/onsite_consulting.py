"""기술보호 전문가 현장자문 확인서: what counts is the day it was completed."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc.documents.base import labelled
from docproc.documents.certificate import Certificate
from docproc.documents.view import View
from docproc.model import Field


class OnsiteConsulting(Certificate):
    """Annex 5 나.: completed within two years before the application."""

    item = "onsite_consulting"
    titles = ("중소기업 기술보호 현장자문 확인서", "중소기업 기술보호 현장자문 완료 확인서", "기술보호 현장자문 확인서", "현장자문 확인서", "현장자문 완료 확인서", "기술보호 전문가 현장자문 확인서", "현장자문 완료확인서", "중소기업 기술보호 전문가 현장자문 완료 확인서", "통합 기술보호지원반 현장자문 확인서", "통합 기술보호지원반 현장자문 완료 확인서")
    not_titles = ("기술보호 현장자문 신청서", "중소기업 기술보호 현장자문 신청서", "현장자문 신청서", "현장실사 확인서", "현장평가 확인서")
    anchors = {"전문가현장자문": 3, "현장자문": 3, "자문을완료": 3, "자문위원": 1, "자문분야": 1}
    issuers = ("대·중소기업·농어업협력재단 사무총장", "대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단 이사장", "대·중소기업협력재단")

    valid_from: Field[date] = labelled("유효기간", part="first", optional=True)
    valid_until: Field[date] = labelled("유효기간", part="last", optional=True)
    event_date: Field[date] = labelled("완료일", "완료일자", "자문완료일", "자문종료일", "종료일", "자문기간", "지원기간", "수행기간", part="last")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The days of the consulting (자문기간) are the only period of the paper, and no term of validity."""
        read = super().read_own(view, fields)
        done, until = fields["event_date"], fields["valid_until"]
        if until.status == "check" and until.value is not None and until.value == done.value:
            nothing: Field[Any] = Field(status="ok", confidence=done.confidence, source=done.source)
            read |= {"valid_from": nothing, "valid_until": nothing}
        return read
