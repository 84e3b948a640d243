"""기술보호 선도기업 지정서, or the agreement (육성 협약서)."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import AGREEMENT, FIRM, NUMBER, Certificate
from docproc.model import Field

_PERIOD = ("지정기간", "유효기간", "인증기간", "확인기간", "협약기간", "사업기간")


class ProtectionLeader(Certificate):
    """Annex 5 나. and annex 4 라.: designated, or the agreement concluded."""

    item = "protection_leader"
    titles = ("기술보호 선도기업 지정서", "중소기업 기술보호 선도기업 지정서", "기술보호 선도 중소기업 인증서", "기술보호 선도기업 육성사업 협약서", "기술보호 선도기업 육성 협약서", "기술보호 선도기업 확인서", "기술보호 선도 중소기업 지정서")
    not_titles = ("기술보호 선도기업 육성사업 신청서", "기술보호 수준확인서", "기술보호 우수기업 표창장", "기술보호 선도기업 육성사업 미선정 통보", "지역선도기업 지정서")
    anchors = {"기술보호선도기업": 4, "기술보호선도": 2, "선도기업으로지정": 3}
    issuers = ("중소벤처기업부장관", "대·중소기업·농어업협력재단 이사장", "대·중소기업·농어업협력재단 사무총장", "대·중소기업·농어업협력재단")
    concluded = True
    follow = AGREEMENT

    company_name: Field[CompanyName] = labelled("지정업체", "을(기업)", "협약기업", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled(*NUMBER, "협약번호")
    valid_from: Field[date] = labelled(*_PERIOD, part="first")
    valid_until: Field[date] = labelled(*_PERIOD, part="last")
    event_date: Field[date] = labelled("협약일", "협약체결일", "협약일자", optional=True)
