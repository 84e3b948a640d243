"""Whether a tax clearance says that nothing is owed: the certifying sentence, and the table of what is owed."""

from __future__ import annotations

import re
from typing import Any

from rapidfuzz import fuzz

from docproc import korean
from docproc.documents.labels import jamo
from docproc.documents.rows import Row
from docproc.documents.standalone import row_region
from docproc.documents.trust import family
from docproc.documents.view import Region, View
from docproc.model import Field, Source

CLEAR = ("다른체납액이없음을증명", "체납액이없음을증명", "체납이없음을증명", "체납사실이없음을증명", "완납하였음을증명")
OWED = ("체납액이있음을증명", "체납액이있음", "체납내역과같이체납", "체납사실이있음")
_TABLE = re.compile(r"체납내역|체납세액|체납액명세|체납명세")
NEAR = 88.0


def arrears_field(view: View) -> Field[Any]:
    """False where the certifying sentence stands and nothing says the contrary; deferrals are no arrears.

    True only where the paper says so in words. Anything else is for a person.
    """
    owed, clear = _sentence(view, OWED), _sentence(view, CLEAR)
    if owed and (not clear or owed[0] > clear[0]):
        return _said(True, owed, sure=owed[0] >= 97)
    if clear:
        # 있음 and 없음 differ by two letters: a blurred sentence decides nothing.
        apart = clear[0] - (owed[0] if owed else NEAR)
        return _said(False, clear, sure=apart >= 3 and not _rows_of_debt(view))
    heard = _heard(view)
    if heard:
        return _said(False, (90.0, [heard]), sure=not _rows_of_debt(view))
    return Field(status="check")


def _heard(view: View) -> Row | None:
    """The row whose chosen text is spoilt where it says that nothing is owed, but that two readers read word for word;
    none where any reader read the contrary."""
    clear, owed = (tuple(korean.squeeze(phrase) for phrase in phrases) for phrases in (CLEAR, OWED))
    found: Row | None = None
    for row in view.rows:
        for number in dict.fromkeys(glyph.line for glyph in row.glyphs):
            families = {family(r.engine): set[bool]() for r in row.page.lines[number].readings}
            for reading in row.page.lines[number].readings:
                text = korean.squeeze(reading.text)
                if any(phrase in text for phrase in owed):
                    return None
                families[family(reading.engine)].add(any(phrase in text for phrase in clear))
            if sum(True in said for said in families.values()) >= 2:
                found = row
    return found


def _sentence(view: View, phrases: tuple[str, ...]) -> tuple[float, list[Row]] | None:
    """The best match of a phrase in two rows read on, with those rows."""
    best: tuple[float, list[Row]] | None = None
    rows = view.rows
    for n, row in enumerate(rows):
        pair = [row, *[r for r in rows[n + 1 : n + 2] if r.page is row.page]]
        text = jamo("".join(r.stream for r in pair))
        for phrase in phrases:
            if len(text) < len(jamo(phrase)) - 3:
                continue
            score = fuzz.partial_ratio(jamo(phrase), text)
            if score >= NEAR and (best is None or score > best[0]):
                best = (score, pair)
    return best


def _rows_of_debt(view: View) -> bool:
    """A table headed 체납 내역 that holds an amount: 물적납세의무 체납내역 with 해당사항 없음 holds none."""
    for hit in view.rows:
        if not _TABLE.search(hit.stream) or "물적납세" in hit.stream or len(hit.stream) > 20:
            continue
        below = [r for r in view.rows if r.page is hit.page and -20 < r.level - hit.level < 60]
        if any(re.search(r"\d{1,3}(,\d{3})+", korean.fold(r.text)) for r in below):
            return True
    return False


def _said(value: bool, found: tuple[float, list[Row]], *, sure: bool) -> Field[Any]:
    score, rows = found
    regions = [row_region(row) for row in rows]
    region = Region(rows[0].page, tuple(g for r in regions for g in r.glyphs), rows[0].box, 0)
    return Field(
        value=value, raw=region.printed, status="ok" if sure else "check", confidence=round(score / 100, 3), page=rows[0].page.number,
        bbox=region.box, source=rows[0].page.source, confirmed_by=("certifying sentence",) if sure and rows[0].page.source is Source.OCR else (),
    )  # fmt: skip
