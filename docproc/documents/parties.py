"""Who is who in a contract: the firm that receives the money is the applicant, and the investor has a representative too.

A contract names each side once at its head (`발행회사: … (사업자등록번호 …, 대표이사 …)`) and once more above its seal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from docproc import korean
from docproc.documents.base import CompanyName, Label, PersonName
from docproc.documents.extract import judge
from docproc.documents.labels import WIDE
from docproc.documents.rows import Row
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.model import Field

_RECEIVES = r"발행회사|발행인|피투자(?:회사|기업|자)|투자(?:기업|대상기업|대상회사)|대상(?:회사|기업)|회사|기업"
_GIVES = r"투자자|인수인|투자조합|매수인"
_FIRM = r"(?:주식회사|유한회사|유한책임회사|합자회사|합명회사|㈜|\([주유]\)|조합)"
_SIDE = re.compile(rf"^\W{{0,2}}(?:(?P<receives>{_RECEIVES})|(?:{_GIVES}))(?:\([^)]*\))?\W{{0,2}}(?=\S{{0,24}}{_FIRM})(?P<firm>(?:\([주유]\))?[^(,]+(?:\([주유]\))?)")
_NAME_OF_FIRM = re.compile(rf"{_FIRM}\S{{1,20}}|\S{{1,20}}{_FIRM}(?:제?\d+호|\W)?")
_HEADS = re.compile(rf"\W{{0,2}}(?:{_RECEIVES}|{_GIVES})\W{{0,2}}")
_ANY_FIRM = re.compile(r"(?:주식회사|유한회사|㈜|\(주\))\s?[가-힣A-Za-z0-9]{2,20}(?=\s|\(|,|$|\W)|(?<![가-힣])[가-힣A-Za-z0-9]{2,20}\s?(?:주식회사|㈜|\(주\))(?![가-힣])")
_ARTICLE = re.compile(r"^\W?제\d+조")
_IN_BRACKETS = re.compile(r"대표(?:이사|자|집행임원)?[:;]?(?P<name>[가-힣]{2,4}?)(?=[,)]|이하)")
_SIGNS = re.compile(r"^.{0,2}(?:공동|각자)?대표(?:이사|자|집행임원)?[:;]?(?P<name>[가-힣]{2,4}?)(?:\W|\(?인\)?|\(?서명\)?|\(?印\)?)*$")
_BLOCK = 5
"""Rows of a signature: firm, address in one or two, representative."""
_PAID_ON = re.compile(
    r"(?:납입(?:기)?일|거래(?:완결|종결)일|(?:주금|투자금)납입일|투자일)(?:은|는|인|을|:|\([^)]*\)){0,2}(?P<date>(?:19|20)\d\d(?:년|[.\-/])\d{1,2}(?:월|[.\-/])\d{1,2}(?:일|\.)?)"
)


def _sides(view: View) -> Iterator[tuple[re.Match[str], Row, tuple[Row, ...]]]:
    """Every row that names one side by its firm: what it says, that row, and the rows of its signature below it."""
    rows = view.flat_rows
    for place, row in enumerate(rows):
        yield from _side_by_side(row, rows[place + 1 : place + 2 + _BLOCK])
        side = _side(row)
        if not side:
            continue
        block = []
        for below in rows[place + 1 : place + 1 + _BLOCK]:
            if below.page is not row.page or _side(below) or _ARTICLE.match(below.stream):
                break
            block.append(below)
        yield side, row, tuple(block)


def _side_by_side(head: Row, below: Sequence[Row]) -> Iterator[tuple[re.Match[str], Row, tuple[Row, ...]]]:
    """The two sides where their signatures stand in two columns under `회사` and `투자자`."""
    heads = head.pieces(2 * WIDE)
    if len(heads) != 2 or not all(_HEADS.fullmatch("".join(g.char for g in piece)) for piece in heads) or not below:
        return
    middle = (heads[0][-1].box.x1 + heads[1][0].box.x0) / 2
    starts = [piece[0].box.x0 for row in below for piece in row.pieces(2 * WIDE) if abs(piece[0].box.x0 - heads[1][0].box.x0) < 4 * head.height]
    middle = max(middle, min(starts) - 2) if starts else middle
    for name, place in zip(heads, ((0.0, middle), (middle, head.page.width))):
        columns = [Row(row.page, row.cell, own, row.level) for row in below if row.page is head.page and (own := tuple(g for g in row.glyphs if place[0] <= g.box.centre < place[1]))]
        if not columns:
            continue
        whole = Row(head.page, head.cell, (*name, *columns[0].glyphs), columns[0].level)
        side = _SIDE.match(whole.stream)
        if side is not None and _NAME_OF_FIRM.fullmatch(side["firm"]):
            yield side, whole, tuple(columns[1:])


def _side(row: Row) -> re.Match[str] | None:
    """What a row says that names a side by its firm; a sentence that begins with 회사는 … names nobody."""
    side = _SIDE.match(row.stream)
    if side is None or not _NAME_OF_FIRM.fullmatch(side["firm"]):
        return None
    first = row.at[side.start("firm")]
    return side if row.glyphs[first].begins_word or not row.glyphs[first - 1].char.isalnum() else None


def _named(row: Row, match: re.Match[str], what: str) -> Region:
    glyphs = row.glyphs[row.at[match.start(what)] : row.at[match.end(what) - 1] + 1]
    return Region(row.page, glyphs, row.box, 1)


def _persons(view: View, *, receiving: bool) -> list[Field[Any]]:
    found = []
    for side, head, block in _sides(view):
        if bool(side["receives"]) is not receiving:
            continue
        hits = [(head, match) for match in [_IN_BRACKETS.search(head.stream)] if match]
        hits += [(row, match) for row in block for match in [_SIGNS.match(row.stream)] if match][:1]
        for row, match in hits:
            region = _named(row, match, "name")
            parsed = parse(PersonName, region.text, Label())
            if parsed:
                found.append(judge(view, region, PersonName, Label(), parsed))
    return found


def firm(view: View, read: Field[Any]) -> Field[Any]:
    """The firm that receives, as the rows that name the two sides have it; what was found by its label stands where they say the same."""
    named = []
    for side, row, _ in _sides(view):
        region = _named(row, side, "firm") if side["receives"] else None
        parsed = parse(CompanyName, region.text, Label()) if region else None
        if region and parsed:
            named.append(judge(view, region, CompanyName, Label(), parsed))
    if not named or any(korean.same_company(str(field.value), str(read.value)) for field in named):
        return read
    sure = [field for field in named if field.status == "ok"]
    best = (sure or named)[0]
    others = tuple(dict.fromkeys(field.value for field in named if field.value != best.value))
    return best.model_copy(update={"status": "check", "confidence": min(best.confidence, 0.89), "alternatives": (*others, *best.alternatives)}) if others else best


def only_firm(view: View) -> Field[Any] | None:
    """The only company with its legal form that the paper names, wherever it stands; None where there are several or none."""
    named = []
    for row, glyphs in ((row, piece) for row in view.flat_rows for piece in row.pieces(2 * WIDE)):
        region = Region(row.page, glyphs, row.box, 5)
        for match in _ANY_FIRM.finditer(region.text):
            parsed = parse(CompanyName, match[0], Label())
            if parsed:
                moved = Parsed(parsed.value, match.start() + parsed.start, match.start() + parsed.end, parsed.repaired)
                named.append(judge(view, region, CompanyName, Label(), moved))
    # A name that a reader parted (주식회사 참길 바이 오) is the beginning of the whole one.
    named = [field for field in named if not any(korean.squeeze(str(o.value)).startswith(korean.squeeze(str(field.value))) and o.value != field.value for o in named)]
    if not named or any(not korean.same_company(str(field.value), str(named[0].value)) for field in named):
        return None
    return max(named, key=lambda field: (field.status == "ok", field.confidence))


def investor(view: View) -> Field[Any] | None:
    """The firm that gives the money where the signatures of both sides stand in two columns; None where they do not."""
    rows = view.flat_rows
    found = [
        judge(view, region, CompanyName, Label(), parsed)
        for place, head in enumerate(rows)
        for side, row, _ in _side_by_side(head, rows[place + 1 : place + 2 + _BLOCK])
        if not side["receives"] and (parsed := parse(CompanyName, (region := _named(row, side, "firm")).text, Label()))
    ]
    return found[-1] if found else None


def representative(view: View, read: Field[Any]) -> Field[Any]:
    """Whoever represents the firm that receives; where only the other side's name was found, nobody is certain."""
    own, others = _persons(view, receiving=True), _persons(view, receiving=False)
    if own:
        sure = [field for field in own if field.status == "ok"]
        best = (sure or own)[-1]
        said = tuple(dict.fromkeys(field.value for field in own if field.value != best.value))
        if not said:
            return best
        clear = bool(sure) and len({field.value for field in sure}) == 1
        return best if clear else best.model_copy(update={"status": "check", "confidence": min(best.confidence, 0.89), "alternatives": (*said, *best.alternatives)})
    if read.value is not None and any(korean.squeeze(str(field.value)) == korean.squeeze(str(read.value)) for field in others):
        return Field(status="check", source=read.source, alternatives=(read.value,))
    return read


def paid_on(view: View) -> Field[Any] | None:
    """The day of payment where a sentence says it (`납입일인 2021년 10월 14일에`), also over the end of a row; the first of several asks."""
    found: list[Field[Any]] = []
    rows = view.flat_rows
    for row, after in zip(rows, (*rows[1:], None)):
        text = row.stream + (after.stream if after and after.page is row.page else "")
        for match in _PAID_ON.finditer(text):
            start, end = match.span("date")
            inside, shift = (row, 0) if end <= len(row.stream) else (after, len(row.stream)) if start >= len(row.stream) > match.start() else (None, 0)
            if inside is None:
                continue
            glyphs = inside.glyphs[inside.at[start - shift] : inside.at[end - shift - 1] + 1]
            region = Region(inside.page, glyphs, inside.box, 1)
            parsed = parse(date, region.text, Label())
            if parsed:
                found.append(judge(view, region, date, Label(), parsed))
    if not found:
        return None
    days = tuple(dict.fromkeys(field.value for field in found))
    if len(days) == 1:
        return next((field for field in found if field.status == "ok"), found[0])
    return found[0].model_copy(update={"status": "check", "confidence": min(found[0].confidence, 0.89), "alternatives": days[1:]})
