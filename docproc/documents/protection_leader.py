"""기술보호 선도기업 지정서, or the agreement (육성 협약서)."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import labelled
from docproc.documents.certificate import Certificate
from docproc.model import Field


class ProtectionLeader(Certificate):
    """Annex 5 나. and annex 4 라.: designated, or the agreement concluded."""

    item = "protection_leader"
    titles = ("기술보호 선도기업 지정서", "기술보호 선도 중소기업 인증서", "기술보호 선도기업 육성사업 협약서", "기술보호 선도기업 육성 협약서", "기술보호 선도기업 확인서", "기술보호 선도 중소기업 지정서")
    anchors = {"기술보호선도기업": 4, "기술보호선도": 2, "선도기업으로지정": 3}
    issuers = ("중소벤처기업부장관", "대·중소기업·농어업협력재단 이사장", "대·중소기업·농어업협력재단")

    event_date: Field[date] = labelled("협약일", "협약체결일", "협약일자", optional=True)
