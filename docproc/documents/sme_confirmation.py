"""중소기업 확인서: one title, a scale line beneath it in square brackets."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc import korean
from docproc.documents.base import Address, BusinessNumber, CertificateNumber, CompanyName, CorporateNumber, PersonName, Record, labelled, own
from docproc.documents.rows import other_readings
from docproc.documents.standalone import dated_line, likeness, row_region
from docproc.documents.view import View
from docproc.model import Field

SIZES = {"[소기업(소상공인)]": "micro", "[소상공인]": "micro", "[소기업]": "small", "[중기업]": "medium", "[중소기업]": "medium"}


class SmeConfirmation(Record):
    """중소기업기본법 제2조; required with the application (announcement, section 5)."""

    type: ClassVar[str] = "sme_confirmation"
    ko: ClassVar[str] = "중소기업 확인서"
    titles = ("중소기업 확인서", "중소기업확인서", "소기업 확인서", "소상공인 확인서")
    not_titles = ("중견기업 확인서", "창업기업 확인서", "기술혁신형 중소기업 확인서", "경영혁신형 중소기업 확인서", "중소기업자 확인서", "인재육성형 중소기업 확인서", "여성기업 확인서", "장애인기업 확인서", "소부장 전문기업 확인서", "벤처기업확인서")
    anchors = {"중소기업기본법": 3, "중소기업임을확인": 4, "주업종": 1, "sminfo": 2, "중소벤처기업부장관": 1, "소상공인(소기업)임을": 3}

    company_name: Field[CompanyName] = labelled("기업명", "업체명", "상호", "회사명", "상호(법인명)", "법인명", "기업체명", "법인명(상호)", "업체명(상호)")
    business_registration_number: Field[BusinessNumber] = labelled("사업자등록번호", "사업자번호")
    corporate_registration_number: Field[CorporateNumber] = labelled("법인등록번호", "법인번호", optional=True)
    representative_name: Field[PersonName] = labelled("대표자명", "대표자", "대표자성명", "성명(대표자)", "대표이사", "성명")
    address: Field[Address] = labelled("주소", "소재지", "본점소재지", "주소(본점)", "주소지", "사업장소재지")
    size_class: Field[str] = own()
    certificate_number: Field[CertificateNumber] = labelled("발급번호", "확인서번호", "발행번호", "발급확인번호", "문서번호", "증서번호", "확인번호")
    issued_date: Field[date] = labelled("발급일", "발급일자", "발행일")
    valid_from: Field[date] = labelled("유효기간", "확인서유효기간", part="first")
    valid_until: Field[date] = labelled("유효기간", "확인서유효기간", part="last")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The scale line, and the date above the issuer."""
        read = {"size_class": _size(view)}
        if fields["issued_date"].value is None:
            read["issued_date"] = dated_line(view)
        return read


def _size(view: View) -> Field[Any]:
    best: tuple[float, str, Any] | None = None
    for row in view.rows:
        shown = re.search(r"[\[［〔(【|1Il].*[\]］〕)】|1Il]|^중소기업확인서[\[［〔(【|]", row.stream)  # a bracket may be lost
        if not shown or len(row.stream) > 24:
            continue
        flat = re.sub(r"^중소기업확인서", "", row.stream)
        for word, size in SIZES.items():
            away = likeness(re.sub(r"[^가-힣]", "", flat), re.sub(r"[^가-힣]", "", korean.squeeze(word)))
            if away <= 0.34 and (best is None or away < best[0]):
                best = (away, size, row)
    if best is None:
        return _size_by_others(view)
    away, size, row = best
    line = row_region(row)
    # 소기업 and 중기업 differ in a single stroke or two: an inexact reading does not decide between them.
    sure = away == 0 and all(view_line.agreed for view_line in _lines(line))
    return Field(value=size, raw=line.printed, status="ok" if sure else "check", confidence=round(1 - away, 3), page=row.page.number, bbox=line.box, source=row.page.source, confirmed_by=("readers",) if sure else ())


def _size_by_others(view: View) -> Field[Any]:
    """`[소기업]` behind the title, where the row as it was chosen has lost it: what two other readings have, for a person to look at."""
    for row in view.rows:
        found: dict[str, int] = {}
        for reading in other_readings(row):
            flat = re.sub(r"[^가-힣]", "", re.sub(r"^중소기업확인서", "", reading))
            word = next((size for word, size in SIZES.items() if re.sub(r"[^가-힣]", "", word) == flat), None)
            if word is not None:
                found[word] = found.get(word, 0) + 1
        if len(found) == 1 and max(found.values()) >= 2:
            (size,) = found
            return Field(value=size, raw=row.text, status="check", confidence=0.7, page=row.page.number, bbox=row.box, source=row.page.source)
    return Field(status="check")


def _lines(region: Any) -> list[Any]:
    return [region.page.lines[n] for n in {glyph.line for glyph in region.glyphs}]
