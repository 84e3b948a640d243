"""Values that are printed without a label: titles, the date above the issuer, the issuer, a bare `제 … 호`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc import korean
from docproc.documents.base import CertificateNumber, Label
from docproc.documents.extract import judge, not_found
from docproc.documents.labels import jamo
from docproc.documents.rows import Row
from docproc.documents.values import Parsed, dates_in, parse
from docproc.documents.view import Region, View
from docproc.model import Field, Source

_PRINT_STAMP = re.compile(r"\d{1,2}:\d{2}|출력|열람|인쇄|조회")
_DATE_ALONE = re.compile(r"[^0-9가-힣A-Za-z]*(?:발급일|발행일|교부일|작성일)?(?:자)?[:\s]*$")
TITLE_NEAR = 0.2  # so many of a title's letters may be misread


def row_region(row: Row, rank: int = 1) -> Region:
    """A whole row as a place."""
    return Region(row.page, row.glyphs, row.box, rank)


def likeness(printed: str, known: str) -> float:
    """How far two squeezed texts are apart, 0 for the same, by single letters of the syllables."""
    return Levenshtein.normalized_distance(jamo(printed), jamo(known))


def dated_line(view: View, *, before: Sequence[str] = ()) -> Field[Any]:
    """The last row that is nothing but one date: the day of issue above the issuer's name.

    A stamp of the print-out's hour is none. Two different such dates leave it to a person.
    """
    found: list[tuple[Row, Parsed]] = []
    for row in view.rows:
        region = row_region(row)
        text = region.text
        if _PRINT_STAMP.search(text):
            continue
        dates = dates_in(text)
        if len(dates) == 1 and _DATE_ALONE.fullmatch(text[: dates[0].start]) and len(re.sub(r"[^가-힣0-9A-Za-z]", "", text[dates[0].end :])) <= 1:
            found.append((row, dates[0]))
    outside = [pair for pair in found if pair[0].cell is None or len(pair[0].page.cells) < 3 or _wide(pair[0])]
    candidates = outside or found
    if not candidates:
        return not_found(view, date, Label(names=("발급일",)))
    row, parsed = candidates[-1]
    return judge(view, row_region(row), date, Label(), parsed)


def _wide(row: Row) -> bool:
    return row.cell is not None and row.page.cells[row.cell].box.width > 0.6 * row.page.width


def issuer_line(view: View, issuers: Iterable[str]) -> Field[Any]:
    """The issuer by closed list; the seal over its last syllables may hide them, so a clear beginning counts."""
    best: tuple[float, str, Row, int, int] | None = None
    for row in view.rows:
        for issuer in issuers:
            hit = _inside(row.stream, korean.squeeze(issuer))
            if hit and (best is None or (hit[0], -len(issuer)) <= (best[0], -len(best[1]))):
                best = (hit[0], issuer, row, hit[1], hit[2])
    if best is None:
        return not_found(view, None, Label(names=tuple(issuers)))
    away, issuer, row, start, end = best
    glyphs = row.glyphs[row.at[start] : row.at[min(end, len(row.at)) - 1] + 1]
    region = Region(row.page, glyphs, row.box, 0)
    sure = away <= 0.12
    confidence = round(1.0 - away, 3)
    return Field(
        value=issuer, raw=region.printed, status="ok" if sure else "check", confidence=confidence,
        page=row.page.number, bbox=region.box, source=row.page.source, confirmed_by=("closed list",) if sure and row.page.source is Source.OCR else (),
    )  # fmt: skip


def _inside(stream: str, known: str) -> tuple[float, int, int] | None:
    """(distance, start, end) of `known` in `stream`, which holds little else; its end may be hidden."""
    start = stream.find(known)
    if start >= 0 and len(stream) <= len(known) + 14:
        return 0.0, start, start + len(known)
    best: tuple[float, int, int] | None = None
    if len(stream) > len(known) + 8:
        return None
    for length in range(max(4, len(known) - 2), min(len(stream), len(known) + 2) + 1):
        for at in range(0, len(stream) - length + 1):
            away = likeness(stream[at : at + length], known)
            if best is None or away < best[0]:
                best = (away, at, at + length)
    return best if best and best[0] <= 0.3 else None


def numbered_line(view: View, otherwise: Field[Any]) -> Field[Any]:
    """The number in a bare `제 … 호` of the first page's upper third."""
    page = view.pages[0]
    for row in view.rows:
        if row.page is not page or row.level > 0.4 * max(page.height, page.width):
            continue
        region = row_region(row)
        match = re.match(r"\W*(?:제|채|재|게|계)\s*(?P<number>[A-Z]?\s*\d[\d\s\-–A-Z가-힣]{2,30}?)\s*[호회흐후]?\W*$", region.text)
        if match and not dates_in(region.text):
            parsed = parse(CertificateNumber, match["number"], Label())
            if parsed:
                start = match.start("number")
                moved = Parsed(parsed.value, start + parsed.start, start + parsed.end)
                return judge(view, region, CertificateNumber, Label(), moved)
    return otherwise


def title_field(view: View, titles: Iterable[str]) -> Field[Any]:
    """The printed title that is one of `titles` (with what stands beside it in brackets)."""
    best: tuple[float, Row, str] | None = None
    for row in view.rows:
        if row.page is not view.pages[0]:
            continue
        for title in titles:
            known = korean.squeeze(title)
            bare = re.sub(r"[\[(][^\])]*[\])]", "", row.stream)
            away = min(likeness(row.stream.lower(), known.lower()), likeness(bare, known) + 0.01)
            if away <= TITLE_NEAR and (best is None or away < best[0]):
                best = (away, row, title)
    if best is None:
        return Field(status="check")
    away, row, title = best
    region = row_region(row)
    return Field(value=_spaced(region.printed, title), raw=region.printed, status="ok", confidence=round(1.0 - away, 3), page=row.page.number, bbox=region.box, source=row.page.source)


def _spaced(printed: str, title: str) -> str:
    """The known title; with the bracket behind it that is printed, as in `사업자등록증 (법인사업자)`."""
    bracket = re.search(r"\s*[\[(][^\])]*[\])]$", printed)
    return title + bracket[0] if bracket and korean.squeeze(printed) == korean.squeeze(title + bracket[0]) else title
