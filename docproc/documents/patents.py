"""The patents of annex 2, section 3: a name and a registration number a row."""

from __future__ import annotations

import re
from typing import Any

from docproc.documents.base import Label, Text
from docproc.documents.extract import judge
from docproc.documents.phrases import piece
from docproc.documents.rows import Row
from docproc.documents.values import parse
from docproc.documents.view import Region, View
from docproc.model import Field, Frozen, Source

_NUMBER = re.compile(r"(?:제|채|재)?(?P<number>[1l|][0O]-?\d{7}|20-?\d{7})(?:-0{4})?호?")
_HEADING = re.compile(r"특허등록번호|등록번호|신청기술명")


class Patent(Frozen):
    """A patent or utility model: its name as the applicant wrote it, its number as `10-1234567`."""

    name: str | None = None
    registration_number: str | None = None


def patents(view: View) -> Field[Any]:
    """Every row with a registration number; nothing is sure where the table was seen and holds none."""
    found: list[tuple[Patent, bool, Region]] = []
    for row in view.rows:
        for match in _NUMBER.finditer(row.stream):
            region = piece(row, match.start("number"), match.end("number"))
            parsed = parse(Text, region.text, Label())
            if parsed is None:
                continue
            number = judge(view, region, Text, Label(), parsed)
            digits = re.sub(r"\D", "", str(number.value).replace("l", "1").replace("|", "1").replace("O", "0"))
            if len(digits) != 9:
                continue
            name = _name(view, row, region)
            sure = number.status == "ok" and name is not None and name.status == "ok"
            found.append((Patent(name=name.value if name else None, registration_number=f"{digits[:2]}-{digits[2:]}"), sure, region))
    if not found:
        return _none(view)
    boxes = [region.box for _, _, region in found if region.page is found[0][2].page]
    page = found[0][2].page
    return Field(
        value=[patent for patent, _, _ in found], raw="; ".join(region.printed for _, _, region in found), status="ok" if all(sure for _, sure, _ in found) else "check",
        confidence=0.95 if all(sure for _, sure, _ in found) else 0.6, page=page.number, bbox=boxes[0].union(*boxes[1:]), source=page.source,
    )  # fmt: skip


def _none(view: View) -> Field[Any]:
    heads = [row for row in view.flat_rows if _HEADING.search(row.stream)]
    if not heads:
        return Field(status="check")
    page = heads[0].page
    near = [row for row in view.flat_rows if row.page is page and 0 < row.level - heads[0].level < 60]
    sure = page.grade != "bad" and not any(re.search(r"\d{5}", row.stream) for row in near)
    return Field(status="ok" if sure else "check", confidence=0.9 if sure else 0.5, page=page.number, bbox=heads[0].box, source=page.source)


def _name(view: View, row: Row, number: Region) -> Field[Any] | None:
    """The text of the cell to the left of the number's; without cells, what stands left of it in the row."""
    page = row.page
    if row.cell is not None:
        own = page.cells[row.cell]
        left = [
            n
            for n, cell in enumerate(page.cells)
            if cell.table == own.table and n != row.cell and cell.box.x1 <= own.box.x0 + 4 and min(cell.box.bottom, own.box.bottom) - max(cell.box.top, own.box.top) > 0.4 * min(cell.box.height, own.box.height)
        ]
        if left:
            index = max(left, key=lambda n: page.cells[n].box.x1)
            rows = [other for other in view.rows if other.page is page and other.cell == index]
            glyphs = tuple(g for other in rows for g in other.glyphs)
            if glyphs and not re.fullmatch(r"특허|실용신안|영업비밀|구분", "".join(other.stream for other in rows)):
                return _judged(view, Region(page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0))
    glyphs = tuple(g for other in view.flat_rows if other.page is page and abs(other.level - row.level) < 0.6 * row.height for g in other.glyphs if g.box.x1 <= number.box.x0)
    text = "".join(g.char for g in glyphs)
    lead = re.match(r"(?:특허|실용신안|\d[.)]|[-○·])*제?$|(?:특허|실용신안)", text)
    glyphs = glyphs[lead.end() :] if lead else glyphs
    while glyphs and glyphs[-1].char in "제:()":
        glyphs = glyphs[:-1]
    return _judged(view, Region(page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0)) if glyphs else None


def _judged(view: View, region: Region) -> Field[Any] | None:
    parsed = parse(Text, region.text, Label())
    if parsed is None:
        return None
    field = judge(view, region, Text, Label(), parsed)
    # A name over several lines: each line was read by itself, and all must have been agreed upon.
    if field.status != "ok" and region.page.source is Source.OCR:
        lines = {g.line for g in region.glyphs}
        if len(lines) > 1 and all(region.page.lines[n].agreed for n in lines):
            return field.model_copy(update={"status": "ok"})
    return field
