"""기술보호지원반, 법무지원단, 디지털포렌식, 기술지킴서비스: four programmes, one item; even the application counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, PersonName, labelled
from docproc.documents.certificate import FIRM, NUMBER, PERSON, Certificate, unnumbered
from docproc.documents.standalone import dated_line
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field

_PROGRAMMES = (
    "기술보호지원반", "중소기업 기술보호지원반", "통합 기술보호지원반", "기술보호 법무지원단", "중소기업 기술보호 법무지원단", "법무지원단", "디지털포렌식", "디지털포렌식 지원사업", "중소기업 디지털포렌식 지원사업",
    "기술지킴서비스", "중소기업 기술지킴서비스",
)  # fmt: skip
_KINDS = ("신청서", "지원 신청서", "이용 신청서", "참여 신청서", "완료 확인서", "지원 완료 확인서", "참여 확인서", "이용 확인서", "지원 확인서", "자문 완료 확인서", "결과 통보서")


class ProtectionServices(Certificate):
    """Annex 5 기술보호 역량강화 노력: took part within two years (Q6, Q38)."""

    item = "protection_services"
    titles = tuple(f"{name} {kind}" for name in _PROGRAMMES for kind in _KINDS)
    not_titles = ("현장자문 확인서", "중소기업 기술보호 현장자문 확인서", "기술자료 임치 신청서", "기술유출방지시스템 구축사업 신청서", "법률구조 신청서", "기술보호 상담 신청서")
    anchors = {"기술보호지원반": 3, "법무지원단": 3, "디지털포렌식": 3, "기술지킴서비스": 3}
    said = ("기술보호지원반", "법무지원단", "디지털포렌식", "기술지킴서비스")
    denies = ("지원제외", "선정되지않", "반려")
    issuers = (
        "대·중소기업·농어업협력재단 사무총장", "대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단 이사장", "한국산업기술보호협회장", "한국산업기술보호협회", "중소벤처기업부장관", "중소기업 기술지킴센터장",
        "경기지방중소벤처기업청장",
    )  # fmt: skip

    company_name: Field[CompanyName] = labelled("신청기업", "참여기업", "이용기업", *FIRM)
    representative_name: Field[PersonName] = labelled(*PERSON)
    certificate_number: Field[CertificateNumber] = labelled("확인번호", "접수번호", *NUMBER)
    valid_from: Field[date] = labelled("지원기간", "참여기간", "이용기간", "서비스기간", "유효기간", part="first", optional=True)
    valid_until: Field[date] = labelled("지원기간", "참여기간", "이용기간", "서비스기간", "유효기간", part="last", optional=True)
    event_date: Field[date] = labelled("완료일", "완료일자", "지원완료일", "참여완료일", "이용완료일", "서비스완료일", "지원종료일", "참여종료일", "이용종료일", "자문완료일", "분석완료일", "종료일", "참여일", "지원일", "이용개시일", "서비스개시일", "신청일", "신청일자", "접수일")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """An application is nobody's certificate: it is addressed to the office, and its day is the day it was signed."""
        read = super().read_own(view, fields)
        if squeeze(read["title"].value or "").endswith("신청서"):
            read["certificate_number"] = unnumbered(view, fields["certificate_number"])
            read["issuer"] = Field(status=read["title"].status, confidence=read["title"].confidence, source=read["title"].source)
            if fields["event_date"].value is None:
                read["event_date"] = dated_line(view)
        return read
