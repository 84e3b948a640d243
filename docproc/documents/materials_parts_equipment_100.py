"""소재·부품·장비 강소기업 100 선정서, 선정 통보 and 협약서."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import AGREEMENT, FIRM, NUMBER, Certificate
from docproc.documents.letters import addressee, sent
from docproc.documents.view import View
from docproc.model import Field

_KINDS = ("선정서", "확인서", "지정서", "선정 통보", "선정 통보서", "선정결과 통보", "협약서")


class MaterialsPartsEquipment100(Certificate):
    """Annex 4 소재부품장비: the result of the selection or the agreement; a printed period must run (Q17)."""

    item = "materials_parts_equipment_100"
    titles = tuple(f"{name} {kind}" for name in ("소재·부품·장비 강소기업 100", "소재·부품·장비 강소기업 100+", "소부장 강소기업 100+", "강소기업 100+") for kind in _KINDS)
    not_titles = (
        "소재·부품·장비 전문기업확인서", "소재·부품·장비 으뜸기업 선정서", "소재·부품·장비 으뜸기업 확인서", "소부장 으뜸기업 확인서", "소재·부품·장비 스타트업 100 선정서",
        "소재·부품·장비 스타트업 100 확인서", "소재·부품·장비 스타트업 100 협약서", "글로벌 강소기업 지정서", "글로벌 강소기업 1000+ 지정서", "청년친화 강소기업 선정서", "강소기업 확인서",
    )  # fmt: skip
    anchors = {"소재부품장비강소기업": 4, "강소기업100": 2, "스타트업100": -20, "글로벌강소기업": -20, "으뜸기업": -20, "전문기업확인서": -20}
    said = ("소재부품장비강소기업", "소부장강소기업", "소재부품장비분야강소기업")
    denies = ("미선정", "선정되지않", "선정되지못", "선정제외", "선정취소통보")
    issuers = ("중소벤처기업부장관", "기술보증기금 이사장", "중소기업기술정보진흥원장", "한국산업기술진흥원장")
    concluded = True
    follow = AGREEMENT

    company_name: Field[CompanyName] = labelled("협약기업", "을(기업)", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled("선정번호", *NUMBER, "협약번호")
    valid_from: Field[date] = labelled("지정기간", "선정기간", "유효기간", "선정 유효기간", "협약기간", "사업기간", part="first", optional=True)
    valid_until: Field[date] = labelled("지정기간", "선정기간", "유효기간", "선정 유효기간", "협약기간", "사업기간", part="last", optional=True)
    event_date: Field[date] = labelled("협약일", "협약체결일", "선정일", "선정일자", optional=True)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The result may come as a letter."""
        read = {**super().read_own(view, fields), **sent(view)}
        if fields["company_name"].value is None:
            read["company_name"] = addressee(view) or fields["company_name"]
        return read
