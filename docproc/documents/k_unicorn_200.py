"""예비유니콘 인증서. 아기유니콘 is another programme and proves nothing here (reading Q29)."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import labelled
from docproc.documents.certificate import Certificate
from docproc.model import Field

_PERIOD = ("유효기간", "인증기간", "인증 유효기간", "지정기간", "선정 유효기간", "선정기간")


class KUnicorn200(Certificate):
    """Annex 4 벤처·이노비즈·메인비즈: K-유니콘 후보 200, valid on the application date."""

    item = "k_unicorn_200"
    titles = (
        "예비유니콘 인증서", "예비유니콘기업 인증서", "예비유니콘 선정서", "예비유니콘 확인서", "예비유니콘기업 선정서", "예비유니콘 특별보증 선정서", "예비유니콘 특별보증 대상기업 선정서",
        "K-유니콘 후보 200 인증서", "K-유니콘 후보 200 예비유니콘 인증서",
    )  # fmt: skip
    not_titles = tuple(f"아기유니콘{name}" for name in (" 인증서", " 선정서", " 확인서", "기업 선정서", "기업 인증서", "200 선정서", "200 육성사업 선정서", " 육성사업 선정서", "200 육성사업 협약서", "200 인증서")) + ("글로벌 유니콘 선정서",)
    anchors = {"예비유니콘": 4, "K-유니콘후보200": 2, "예비유니콘특별보증": 2}
    said = ("예비유니콘",)
    denies = ("아기유니콘", "미선정", "선정되지않")
    issuers = ("중소벤처기업부장관", "기술보증기금 이사장")

    valid_from: Field[date] = labelled(*_PERIOD, part="first")
    valid_until: Field[date] = labelled(*_PERIOD, part="last")
