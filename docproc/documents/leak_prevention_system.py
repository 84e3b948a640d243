"""기술유출방지시스템 구축사업: the selection (letter, agreement) or the completion."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import AGREEMENT, FIRM, ISSUED, NUMBER, Certificate
from docproc.documents.letters import as_letter
from docproc.documents.view import View
from docproc.model import Field

_KINDS = ("선정 통보", "선정 통보서", "선정결과 통보", "선정기업 확인서", "협약서", "완료확인서", "완료 통보서", "최종점검 결과 통보", "최종점검 결과 통보서", "참여 확인서")
_PERIOD = ("협약기간", "사업기간", "구축기간", "수행기간", "지원기간")


class LeakPreventionSystem(Certificate):
    """Annex 5 기술보호 역량강화 노력: selected and going on, or completed, within two years before the application."""

    item = "leak_prevention_system"
    titles = (*(f"{name} {kind}" for name in ("기술유출방지시스템 구축사업", "중소기업 기술유출방지시스템 구축사업", "기술유출방지시스템 구축 지원사업") for kind in _KINDS), "기술유출방지시스템 구축 완료확인서", "기술유출방지시스템 구축 확인서")
    not_titles = ("기술유출방지시스템 구축사업 신청서", "기술유출방지시스템 구축사업 사업계획서", "기술유출방지시스템 구축사업 미선정 통보", "기술유출방지시스템 구축사업 선정제외 통보", "기술유출방지시스템 구축사업 중간점검 결과 통보")
    anchors = {"기술유출방지시스템": 3, "기술유출방지시스템구축사업": 2, "미선정": -20, "선정제외": -20}
    said = ("기술유출방지시스템",)
    denies = ("선정되지않", "선정되지못", "탈락", "불합격", "협약해약", "부적합")
    issuers = ("대·중소기업·농어업협력재단 사무총장", "대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단 이사장", "중소벤처기업부장관", "한국산업기술보호협회장")
    concluded = True
    follow = AGREEMENT

    company_name: Field[CompanyName] = labelled("협약기업", "을(기업)", "수행기업", "주관기업", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled(*NUMBER, "협약번호", "과제번호")
    issued_date: Field[date] = labelled(*ISSUED, "통보일", "통지일")
    valid_from: Field[date] = labelled(*_PERIOD, part="first", optional=True)
    valid_until: Field[date] = labelled(*_PERIOD, part="last", optional=True)
    event_date: Field[date] = labelled("완료일", "구축완료일", "사업완료일", "완료일자", "최종점검일", "선정일", "선정일자", "협약일", "협약체결일")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The selection comes as a letter."""
        return {**super().read_own(view, fields), **as_letter(view, fields)}
