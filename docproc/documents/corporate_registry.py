"""등기사항전부증명서 (법인). Struck-out entries are history; the last entry that is not struck is in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from docproc.documents.base import Address, CompanyName, CorporateNumber, Label, PersonName, Record, labelled, own
from docproc.documents.extract import judge, not_found
from docproc.documents.rows import Glyph, Row
from docproc.documents.standalone import dated_line, likeness, row_region
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.korean import squeeze
from docproc.model import Field

NAMES, SEATS = ("상호", "명칭"), ("본점", "주사무소")
CHIEFS = ("대표이사", "대표자", "대표사원", "대표집행임원", "이사장")
_CHANGE = re.compile(r"\d{4}\s*[.년-]\s*\d{1,2}\s*[.월-]\s*\d{1,2}\s*[.일]?\s*(?:변경|등기|경정|이전|정정|말소)")
_OFFICER = re.compile(rf"(?:공동\s?)?({'|'.join(' ?'.join(word) for word in CHIEFS)})\s+(?P<name>.+?)\s*(?=\(?\d{{6}}\s*[-~]|\d{{4}}\s*년|$)")
_LEFT = re.compile(r"사임|퇴임|해임|사망|임기만료|말소")


class CorporateRegistry(Record):
    """상업등기규칙; proves the founding day (annex 5 가.1): 회사성립연월일, not 등기기록 개설연월일."""

    type: ClassVar[str] = "corporate_registry"
    ko: ClassVar[str] = "법인 등기사항전부증명서"
    titles = (
        "등기사항전부증명서(현재유효사항)", "등기사항전부증명서(말소사항포함)", "등기사항전부증명서", "등기사항일부증명서", "등기사항일부증명서(현재유효사항)",
        "등기사항전부증명서(현재사항)", "법인등기사항전부증명서", "등기사항전부증명서-현재유효사항", "등기사항전부증명서-말소사항포함", "법인등기부등본",
    )  # fmt: skip
    not_titles = ("부동산등기사항전부증명서", "법인인감증명서", "등기사항전부증명서(말소사항포함)-건물", "등기사항전부증명서(말소사항포함)-토지", "등기사항전부증명서(말소사항포함)-집합건물")
    anchors = {"회사성립연월일": 4, "임원에관한사항": 3, "1주의금액": 2, "발행할주식의총수": 2, "등기번호": 1, "공고방법": 1, "등기기록의개설사유": 2, "관할등기소": 1, "등기기록의내용과틀림없음": 3, "법원행정처등기정보중앙관리소": 2}
    follow = ("임원에관한사항", "등기기록의개설사유", "회사성립연월일", "발급확인번호", "말소사항을표시함", "등기번호", "이하여백", "지점에관한사항")
    open_ended = True

    company_name: Field[CompanyName] = own()
    corporate_registration_number: Field[CorporateNumber] = labelled("등록번호", "법인등록번호")
    address: Field[Address] = own()
    representative_name: Field[PersonName] = own()
    incorporated_date: Field[date] = labelled("회사성립연월일", "법인성립연월일", "회사성립년월일", "조합성립연월일", "회사성립연월일시")
    issued_date: Field[date] = labelled("발급일", "발급일자")
    stops: ClassVar[tuple[str, ...]] = (*NAMES, *SEATS)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Name and seat by the last entry in force, the representatives among the officers, the day of issue."""
        read = {
            "company_name": _in_force(view, NAMES, CompanyName),
            "address": _in_force(view, SEATS, Address),
            "representative_name": _representatives(view),
        }
        if fields["issued_date"].value is None:
            read["issued_date"] = dated_line(view)
        return read


def _struck(row: Row, glyphs: Sequence[Glyph]) -> bool:
    return any(row.page.lines[n].struck for n in {g.line for g in glyphs})


def _in_force(view: View, names: tuple[str, ...], kind: Any) -> Field[Any]:
    """The last entry under a heading whose text is not struck through."""
    heads = [hit for hit in view.found if hit.name in names and hit.leads]
    if not heads:
        return not_found(view, kind, Label(names=names))
    head = heads[0]
    page, box = head.row.page, head.row.box
    right = head.row.glyphs[head.row.at[head.end - 1]].box.x1
    if head.row.cell is not None:
        room = page.cells[head.row.cell].box
        top, bottom = room.top, room.bottom
    else:
        later = [h.row for h in view.found if h.row.page is page and h.leads and h.row.level > head.row.level + head.row.height and abs(h.row.box.x0 - box.x0) < 60]
        top, bottom = box.top - head.row.height, (min(r.box.top for r in later) - 0.4 * head.row.height if later else box.bottom + 4 * head.row.height)
    entries: list[tuple[int | None, float, list[Glyph], bool]] = []
    for row in view.rows:
        if row.page is not page or not top - 1 <= row.level <= bottom + 1:
            continue
        glyphs = _entry(row, right, _after(head.end, row) if row is head.row else 0)
        if not re.search(r"[가-힣A-Za-z]", "".join(g.char for g in glyphs)):
            continue
        struck = _struck(row, glyphs)
        same = entries and (row.cell is not None and entries[-1][0] == row.cell or row.cell is None and struck == entries[-1][3] and row.level - entries[-1][1] < 1.7 * row.height)
        if same and entries[-1][3] == struck:
            entries[-1][2].extend(glyphs)
            entries[-1] = (row.cell, row.level, entries[-1][2], struck)
        else:
            entries.append((row.cell, row.level, glyphs, struck))
    current = [entry for entry in entries if not entry[3]]
    if not current:
        return Field(status="check", page=page.number, source=page.source)
    glyphs = tuple(current[-1][2])
    region = Region(page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0)
    text = region.text
    if kind is CompanyName and (latin := re.search(r"\s*\([A-Za-z0-9 .,&'\-]+\)?\s*$", text)) and re.search(r"[가-힣]", text[: latin.start()]):
        text = text[: latin.start()]
    parsed = parse(kind, text, Label())
    if parsed is None:
        return Field(status="check", raw=region.printed, page=page.number, bbox=region.box, source=page.source)
    return judge(view, region, kind, Label(), parsed)


def _after(end: int, row: Row) -> int:
    return row.at[end] if end < len(row.at) else len(row.glyphs)


def _entry(row: Row, right: float, start: int) -> list[Glyph]:
    """The text of an entry in a row: right of its heading, without the dates of its change at the far right."""
    chunks: list[list[Glyph]] = []
    for n, glyph in enumerate(row.glyphs):
        if n < start or glyph.box.x0 <= right - 1:
            continue
        if not chunks or row.gap_before(n) > 1.5:
            chunks.append([])
        chunks[-1].append(glyph)
    kept = []
    for chunk in chunks:
        text = "".join(g.char for g in chunk)
        if _CHANGE.search(text) or re.match(r"(?:19|20)\d\d|[.\s]+$", text) or (chunk[0].box.x0 > 0.6 * row.page.width and re.match(r"[\d.]", text)):
            break
        kept += chunk
    return kept


OFFICES = ("사내이사", "사외이사", "기타비상무이사", "이사", "감사", "감사위원", "지배인", "청산인", "대표이사", "대표자", "대표사원", "대표집행임원", "이사장")
_SPACED = "|".join("이사장|이 사 장" if office == "이사장" else r"\s?".join(office) for office in sorted(OFFICES, key=len, reverse=True))
_KNOWN = re.compile(rf"^\W*(?P<office>(?:(?:공\s?동|각\s?자)\s?)?(?:{_SPACED}))\s+(?P<name>[^\d:]{{2,30}}?)\s*\(?(?:\d\s?){{6}}\s*[-~]")
"""However a reader parts the syllables of an office, and as it is printed most: `대 표이 사 하경민` is no 사하경민."""
_HOLDER = re.compile(r"^\W*(?P<office>[가-힣](?:\s?[가-힣]){1,6}?)\s+(?P<name>[^\d:]{2,30}?)\s*\(?(?:\d\s?){6}\s*[-~]")


def _representatives(view: View) -> Field[Any]:
    """All representatives in force, as one text with commas; an office that could not be read leaves it open."""
    found: list[Field[Any]] = []
    rows, unsure = list(view.flat_rows), False
    for n, row in enumerate(rows):
        region = row_region(row)
        match = _KNOWN.search(region.text) or _HOLDER.search(region.text) or _OFFICER.search(region.text)
        if not match or _struck(row, row.glyphs):
            continue
        office = re.sub(r"^(?:공동|각자)", "", squeeze(match.groupdict().get("office") or match[1]))
        away, nearest = min((likeness(office, name), name) for name in OFFICES)
        unsure = unsure or away > 0.25
        after = rows[n + 1] if n + 1 < len(rows) else None
        gone = after is not None and _LEFT.search(after.text) and not _struck(after, after.glyphs)
        if nearest not in CHIEFS or away > 0.25 or gone:
            continue
        parsed = parse(PersonName, match["name"], Label())
        if parsed:
            start = match.start("name")
            found.append(judge(view, region, PersonName, Label(), Parsed(parsed.value, start + parsed.start, start + parsed.end)))
    distinct = {f.value: f for f in found}
    if not distinct:
        return _only_director(view)
    fields = list(distinct.values())
    sure = all(f.status == "ok" for f in fields) and not unsure
    joined = {
        "value": ", ".join(str(f.value) for f in fields), "raw": ", ".join(str(f.raw) for f in fields), "status": "ok" if sure else "check",
        "confidence": min(f.confidence for f in fields), "alternatives": fields[0].alternatives if len(fields) == 1 else (),
    }  # fmt: skip
    return fields[0].model_copy(update=joined)


def _only_director(view: View) -> Field[Any]:
    """A company with a single 사내이사 and no 대표이사 is represented by him (Commercial Act, art. 383)."""
    for row in view.flat_rows:
        region = row_region(row)
        match = re.search(r"사\s?내\s?이\s?사\s+(?P<name>.+?)\s*(?=\(?\d{6}\s*[-~])", region.text)
        if match and not _struck(row, row.glyphs):
            parsed = parse(PersonName, match["name"], Label())
            if parsed:
                start = match.start("name")
                field = judge(view, region, PersonName, Label(), Parsed(parsed.value, start + parsed.start, start + parsed.end))
                return field.model_copy(update={"status": "check", "confirmed_by": ()})
    return Field(status="check")
