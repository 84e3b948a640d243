"""국가핵심기술 판정 결과 통지: an official letter. Only one that says 해당 proves anything."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import FIRM, ISSUED, NUMBER, Certificate
from docproc.documents.letters import desk_number, head_of_addressee, sent
from docproc.documents.view import View
from docproc.model import Field


class NationalCoreTechnology(Certificate):
    """산업기술보호법 제9조제6항; annex 5 가.2). `해당하지 않음` is the contrary and is taken for no evidence."""

    item = "national_core_technology"
    titles = ("국가핵심기술 판정 결과 통지", "국가핵심기술 여부 판정 결과 통지", "국가핵심기술 판정 통지서", "국가핵심기술 해당 여부 판정 결과 통지", "국가핵심기술 (해당) 판정 통지서", "국가핵심기술 판정결과 통지서", "국가핵심기술 확인서")
    not_titles = ("국가첨단전략기술 판정 결과 통지", "국가첨단전략기술 확인서", "산업기술 확인서", "첨단기술 확인서", "국가핵심기술 해당 여부 판정 신청서", "국가핵심기술 판정 신청서")
    anchors = {"국가핵심기술에해당함": 4, "국가핵심기술": 2, "산업기술의유출방지및보호": 3, "국가핵심기술에해당하지": -20, "해당하지않음": -20, "비해당": -20}
    issuers = ("산업통상자원부장관", "산업통상부장관")
    numbered = False

    company_name: Field[CompanyName] = labelled("신청기업", "신청기관", "대상기관", "보유기관", *FIRM, "수신")
    certificate_number: Field[CertificateNumber] = labelled("통지번호", "판정번호", *NUMBER)
    valid_from: Field[date] = labelled("유효기간", part="first", optional=True)
    valid_until: Field[date] = labelled("유효기간", part="last", optional=True)
    issued_date: Field[date] = labelled("통지일", "시행일", "시행일자", *ISSUED)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Number and day stand in the letter's foot: `시행 기술안보과-412 (2022. 8. 1.)`."""
        read = super().read_own(view, fields)
        if not re.search(r"국가핵심기술에해당(?:함|합니다|됨|됩니다|한다|하는것으로)|판정결과:?해당(?!하지|사항)", view.text):
            # What was decided was not read: the letter may say the contrary.
            read["proves"] = read["proves"].model_copy(update={"status": "check"})
        read |= sent(view)
        for name, found in (("representative_name", head_of_addressee(view)), ("certificate_number", desk_number(view))):
            if found is not None and fields[name].value is None and read.get(name, fields[name]).value is None:
                read[name] = found
        return read
