"""장애인기업 확인서, and the representative's own 장애인등록증 (복지카드), which is what the announcement asks for."""

from __future__ import annotations

import re
from typing import Any

from docproc.documents.base import BusinessNumber, CompanyName, PersonName, labelled
from docproc.documents.certificate import BUSINESS_NUMBER, FIRM, PERSON, Certificate
from docproc.documents.view import View
from docproc.documents.women_owned import OFFICES
from docproc.korean import squeeze
from docproc.model import Field

_CARD = re.compile(r"장애인등록증|복지카드|장애인증명")


class DisabledOwned(Certificate):
    """Annex 4 인력, 고용 (장애인기업활동 촉진법 제2조; reading Q10). Of a card only the holder's name is kept:
    neither the number nor the degree is read (Personal Information Protection Act, art. 23)."""

    item = "disabled_owned"
    titles = ("장애인기업 확인서", "장애인기업확인서", "장애인등록증", "장애인 복지카드", "장애인등록증(복지카드)", "복지카드", "장애인증명서", "장애인 등록증")
    not_titles = ("여성기업 확인서", "장애인 표준사업장 인증서", "장애인고용확인서", "국가유공자증", "장애인 고용현황 확인서", "중소기업 확인서", "중견기업 확인서", "창업기업 확인서", "벤처기업 확인서")
    anchors = {"장애인기업활동촉진법": 4, "장애인기업에해당": 4, "장애인복지법": 2}
    said = ("장애인기업", "장애인등록증", "복지카드", "장애인증명", "장애인복지법")
    follow = ("재발급현황", "변경전", "변경후")
    issuers = (*OFFICES, "중소벤처기업부장관", "장애인기업종합지원센터 이사장", "(재)장애인기업종합지원센터 이사장")

    company_name: Field[CompanyName] = labelled(*FIRM)
    business_registration_number: Field[BusinessNumber] = labelled(*BUSINESS_NUMBER, optional=True)
    representative_name: Field[PersonName] = labelled(*PERSON)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """A card names a person and no company, has no period, and its number is the holder's own affair."""
        read = super().read_own(view, fields)
        title = read["title"]
        if not _CARD.search(squeeze(title.value or "")):
            return read
        status = "ok" if title.status == "ok" else "check"
        nothing: Field[Any] = Field(status=status, confidence=title.confidence, source=title.source)
        return {**read, **dict.fromkeys(("company_name", "business_registration_number", "certificate_number", "valid_from", "valid_until"), nothing)}
