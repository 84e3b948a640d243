"""Values that are printed without a label: titles, the date above the issuer, the issuer, a bare `제 … 호`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc import korean
from docproc.box import Box
from docproc.documents.base import CertificateNumber, Label, Text
from docproc.documents.extract import judge, not_found, read_field, second_look
from docproc.documents.labels import WIDE, jamo
from docproc.documents.places import is_district
from docproc.documents.rows import Row, other_readings
from docproc.documents.values import Parsed, dates_in, parse
from docproc.documents.view import Region, View
from docproc.model import Field, Source

_PRINT_STAMP = re.compile(r"\d{1,2}:\d{2}|출력|열람|인쇄|조회")
ORNATE_NEAR = 0.45  # so many may be where the paper's kind is known by its other words
UNREAD = 0.6  # a line of no more confidence on which readers differ was not read
TITLE_NEAR = 0.2  # so many of a title's letters may be misread


def row_region(row: Row, rank: int = 1) -> Region:
    """A whole row as a place."""
    return Region(row.page, row.glyphs, row.box, rank)


def likeness(printed: str, known: str) -> float:
    """How far two squeezed texts are apart, 0 for the same, by single letters of the syllables."""
    return Levenshtein.normalized_distance(jamo(printed), jamo(known))


def dated_line(view: View) -> Field[Any]:
    """The last row that is nothing but one date: the day of issue above the issuer's name.

    The row stands alone right across the page, so no label's value is taken for it; where its digits cannot be
    read it is looked at again. The hour of a print-out (`… 16:50`) is no date of issue.
    """
    for row in reversed([row for row in view.flat_rows if _like_a_date(row)] or _apart_dates(view)):
        region = row_region(row)
        parsed = parse(date, region.text, Label())
        return judge(view, region, date, Label(), parsed) if parsed else second_look(view, region, date, Label())
    return not_found(view, date, Label(names=("발급일",)))


def _apart_dates(view: View) -> list[Row]:
    """Pieces of rows that are nothing but one date, in the middle of a page's lower half, with a number or an address far to
    the left of them."""
    found = []
    for row in view.flat_rows:
        pieces = row.pieces(2 * WIDE) if row.level > 0.5 * row.page.height else []
        for before, glyphs in zip(pieces, pieces[1:]):
            piece = Row(row.page, row.cell, glyphs, row.level)
            # A label's own day has the bare label before it.
            if any(g.char.isdigit() for g in before) and _like_a_date(piece) and abs(piece.box.centre - row.page.width / 2) < 0.2 * row.page.width:
                found.append(piece)
    return found


def _like_a_date(row: Row) -> bool:
    """Whether a row is made of the characters of a date, give or take two."""
    flat = re.sub(r"^(?:발급일|발행일|교부일|작성일)자?:?", "", row.stream)
    digits = sum(c.isdigit() for c in flat)
    odd = len(re.sub(r"[0-9년월일.\-/,'OoIlZSB|:]", "", flat))
    if not (6 <= len(flat) <= 14 and 4 <= digits <= 8 and odd <= 2) or _PRINT_STAMP.search(row.stream):
        return False
    return bool(dates_in(row_region(row).text)) or len(re.findall(r"[년월일]", flat)) >= 2 or bool(re.match(r"(?:19|20)\d\d[.\-/]", flat))


def issuer_line(view: View, issuers: Iterable[str]) -> Field[Any]:
    """The issuer by closed list; the seal over its last syllables may hide them, so a clear beginning counts.

    An issuer that is on no list is taken as printed: the last large line that names an office.
    """
    known = tuple(issuers)
    best: dict[str, tuple[float, Row, int, int]] = {}
    for row in view.rows:
        for issuer in known:
            hit = _inside(row.stream, korean.squeeze(issuer))
            if hit and (issuer not in best or hit[0] <= best[issuer][0]):
                best[issuer] = (hit[0], row, hit[1], hit[2])
    ranked = sorted(best.items(), key=lambda pair: (pair[1][0], not _printed_so(pair[1][1], pair[0]), -len(pair[0])))
    if not ranked:
        return _office(view, known)
    issuer, (away, row, start, end) = ranked[0]
    longer = [one for one in known if korean.squeeze(one).startswith(korean.squeeze(issuer)) and korean.squeeze(one) != korean.squeeze(issuer)]
    going_on = [one for one in longer if (rest := row.stream[end:]) and korean.squeeze(one).startswith(korean.squeeze(issuer) + rest)]
    spoilt = [one for one in longer if not going_on and _begins_like(row.stream[end:], korean.squeeze(one)[len(korean.squeeze(issuer)) :])]
    if len(going_on) == 1:
        issuer, end, longer = going_on[0], len(row.stream), []  # 재단 사무[총장]: the seal hides the end of a longer name
    elif len(spoilt) == 1:
        issuer, end, away = spoilt[0], len(row.stream), 0.13  # 재단 사두: and what it leaves is misread
    signed = [(hit, one) for one in longer if (hit := best.get(one)) is not None and hit[1] is not row and hit[1].level > row.level]
    if signed:
        # The office stands at the head too; whoever signs for it below, where a seal spoils his title, is the issuer.
        (away, row, start, end), issuer = min(signed, key=lambda pair: pair[0][0])
        away, longer = max(away, 0.2), []
        region = Region(row.page, row.glyphs[row.at[start] : row.at[min(end, len(row.at)) - 1] + 1], row.box, 0)
    behind = re.match(r"[가-힣]+", row.stream[end:]) if end < len(row.at) else None
    person = behind[0] if behind and _PERSON.fullmatch(behind[0]) else ""
    end += len(person)
    region = Region(row.page, row.glyphs[row.at[start] : row.at[min(end, len(row.at)) - 1] + 1], row.box, 0)
    rival = next((hit[0] for name, hit in ranked[1:] if hit[1] is not row or korean.squeeze(name) not in korean.squeeze(issuer)), 1.0)
    sure = away == 0 or (away <= 0.12 and rival - away >= 0.05)
    sure = sure and not (longer and (_meets_a_seal(row) or _goes_on_unread(view, row) or row.page.grade == "bad" or (row.page.source is Source.OCR and re.match(r"[가-힣]", row.stream[end:]))))
    agreed = row.page.source is Source.TEXT or all(row.page.lines[n].agreed for n in {g.line for g in region.glyphs})
    if person:
        # Whoever signs for an office that is on the list: his title is printed, and no more certain than its reading.
        issuer, longer = f"{issuer} {person}", []
        sure = sure and agreed
    elif away > 0 and start <= 1 and end >= len(row.stream) - 1 and not longer and not _meets_a_seal(row) and (other := _worded_otherwise(row, region.printed, issuer)) is not None:
        issuer, sure = other, row.page.grade != "bad"
    elif behind and row.page.source is Source.TEXT and behind[0] not in _NO_NAME:
        sure = False  # more of a name that the list does not have
    return Field(
        value=issuer, raw=region.printed,
        status="ok" if sure else "check", confidence=round(1.0 - away, 3), page=row.page.number, bbox=region.box, source=row.page.source,
        confirmed_by=("closed list",) if sure and row.page.source is Source.OCR else (),
    )  # fmt: skip


def _printed_so(row: Row, name: str) -> bool:
    """Whether the name stands in the row with its points (대·중소기업) or without, as the list has it."""
    return korean.fold(name).replace(" ", "") in korean.fold(row.text).replace(" ", "")


_PERSON = re.compile(r"(?:[가-힣]{2,8})?(?:회장|이사장|사무총장|원장|소장|센터장|총장|본부장|청장|지사장|단장|처장|위원장|지부장|지역장|지원장)|대표이사|대표자")
"""Titles of those who sign for an office, with their branch (충청지역본부장)."""
_NO_NAME = frozenset("귀중 귀하 직인 관인 인 날인 직인생략".split())


def _begins_like(rest: str, more: str) -> bool:
    """Whether what stands behind a name is the misread beginning of what a longer name goes on with."""
    return bool(rest) and len(rest) <= len(more) and Levenshtein.distance(jamo(rest), jamo(more[: len(rest)])) <= len(rest)


def _goes_on_unread(view: View, row: Row) -> bool:
    """Whether something stands right behind the row that nobody read: the seal hides the end of a longer name."""
    box, height = row.box, row.height
    behind = Box(box.x1 + 0.15 * height, box.top, min(row.page.width - 4, box.x1 + 4 * height), box.bottom)
    return row.page.source is Source.OCR and view.reread is not None and behind.width > 10 and bool(view.reread(row.page.number, behind, "ink"))


def _meets_a_seal(row: Row, *, within: bool = False) -> bool:
    """Whether a seal begins where the row ends (or `within` it), so that more of it may be hidden; a text layer hides nothing."""
    box = row.box
    seals = [] if row.page.source is Source.TEXT else [seal.box for seal in row.page.seals]
    return any((abs(seal.x0 - box.x1) < 1.5 * row.height or within and box.x0 < seal.x0 < box.x1) and min(seal.bottom, box.bottom) > max(seal.top, box.top) for seal in seals)


_OFFICE = re.compile(r"(?:장관|청장|이사장|기관장|원장|회장|구청장|시장|군수|총장|재단|공단|협회|위원회|센터장|은행장)$")


def _office(view: View, issuers: tuple[str, ...]) -> Field[Any]:
    heights = sorted(row.height for row in view.rows)
    usual = heights[len(heights) // 2] if heights else 1.0
    for row in reversed(view.rows):
        if row.height >= 1.2 * usual and 3 <= len(row.stream) <= 30 and _OFFICE.search(row.stream):
            region = row_region(row)
            parsed = parse(Text, region.text, Label())
            if parsed:
                return judge(view, region, Text, Label(), parsed)
    return _town_under_a_seal(view, 1.2 * usual) or not_found(view, None, Label(names=issuers or ("발급기관",)))


_HEADS = {"시": "장", "군": "수", "구": "청장"}
_TOWN = re.compile(r"^\W*(?P<town>[가-힣]{1,10}[시군구])(?:\W*[가-힣]{0,2}\W*)$")


def _town_under_a_seal(view: View, large: float) -> Field[Any] | None:
    """`군산시` of `군산시장`, where the seal hides who signs: for a person to look at."""
    for row in reversed(view.rows):
        match = _TOWN.match(row.stream)
        if match is None or row.height < large or row.level < 0.5 * row.page.height or not _meets_a_seal(row, within=True):
            continue
        if is_district(match["town"]):
            return Field(value=match["town"] + _HEADS[match["town"][-1]], raw=row.text, status="check", confidence=0.6, page=row.page.number, bbox=row.box, source=row.page.source)
    return None


def _inside(stream: str, known: str) -> tuple[float, int, int] | None:
    """(distance, start, end) of `known` in `stream`, which holds little else; its end may be hidden."""
    start = stream.find(known)
    if start >= 0 and len(stream) <= len(known) + 14:
        return 0.0, start, start + len(known)
    best: tuple[float, int, int] | None = None
    print_ = re.match(r".*[가-힣)]", stream)
    stream = print_[0] if print_ and len(print_[0]) >= 4 else stream  # what a seal leaves behind the last syllable is no syllable
    if any(known.endswith(title) and stream == known.removesuffix(title) for title in ("이사장", "사무총장", "회장", "원장", "장관")):
        return 0.25, 0, len(stream)  # the seal has left nothing of whoever signs
    if len(stream) > len(known) + 8:
        return None
    for length in range(max(4, len(known) - 2), min(len(stream), len(known) + 2) + 1):
        for at in range(0, len(stream) - length + 1):
            away = likeness(stream[at : at + length], known)
            if best is None or away < best[0]:
                best = (away, at, at + length)
    return best if best and best[0] <= 0.3 else None


_NUMBERED = re.compile(r"(?:제|채|재|게|계|세)\s*(?P<number>(?:[가-힣]{1,6}\s?-\s?)?[A-Z]?\s*[0-9OIlZSB][0-9A-Za-z가-힣\s\-]*?[0-9OIlZSB])\s*[호회흐후초오]\W*$")
_WORDED_NUMBER = re.compile(r"^\W*(?!별지|별표|서식|양식|붙임|첨부)(?P<number>(?=.*[가-힣A-Za-z])(?:[가-힣A-Za-z]{2,10}\s?-\s?)?(?:\d{4}|\d{2})\s?-\s?(?:[가-힣A-Za-z]{1,6}\s?-\s?)?\d{2,6})\s*호?\W*$")
_REGISTERED = re.compile(r"\d{3}-\d{2}-\d{5}|\d{6}-\d{7}|0\d{1,2}-\d{3,4}-\d{4}")  # of a business, a corporation, a telephone
_BARE_NUMBER = re.compile(r"^\W*[가-힣]?\W*(?P<number>[A-Z]?\s*[0-9OIlZSB][0-9OIlZSB\s\-]{4,30}?)\W*[가-힣]?\W*$")


def numbered_line(view: View, otherwise: Field[Any]) -> Field[Any]:
    """The number in a bare `제 … 호` of the first page's upper part."""
    page = view.pages[0]
    for pattern in (_NUMBERED, _WORDED_NUMBER, _BARE_NUMBER):
        for row in (*view.rows, *view.flat_rows):
            if row.page is not page or row.level > 0.4 * page.height or row.stream.endswith("-"):
                continue
            # The office may stand on the same row, far to the right or left.
            for glyphs in (*row.pieces(2 * WIDE), row.glyphs) if pattern is not _BARE_NUMBER else (row.glyphs,):
                region = Region(row.page, glyphs, row.box, 1)
                match = pattern.search(region.text)
                days = dates_in(region.text) if match is not None else ()
                dated = match is not None and (any(day.start <= match.start("number") and match.end("number") <= day.end for day in days) or len(days) > 1)
                parsed = parse(CertificateNumber, match["number"], Label()) if match and not dated else None
                if match and parsed and not _REGISTERED.fullmatch(parsed.value):
                    start = match.start("number")
                    return judge(view, region, CertificateNumber, Label(), Parsed(parsed.value, start + parsed.start, start + parsed.end))
    return otherwise


def _ornate_title(view: View, titles: Iterable[str]) -> Field[Any]:
    """A title in letters that no reader knows well, in the upper part of the page: the nearest of the titles that a
    paper of this kind may have, for a person to look at."""
    found = [
        (min(_title_away(text, korean.squeeze(title)) for text in (row.stream, *other_readings(row))), row, title)
        for row in view.rows
        if row.page is view.pages[0] and row.level < 0.45 * row.page.height
        for title in titles
    ]
    away, row, title = min(found, key=lambda one: one[0], default=(1.0, None, ""))
    if row is None or away > ORNATE_NEAR:
        return Field(status="check")
    region = row_region(row)
    title = _worded_otherwise(row, region.printed, title) or title
    return Field(value=title, raw=region.printed, status="check", confidence=round(1.0 - away, 3), page=row.page.number, bbox=region.box, source=row.page.source)


def _title_rows(view: View) -> list[Row]:
    """The rows, and large ones of the upper half together with the next where a title is broken: 기술유출방지시스템 구축 / 완료 확인서."""
    rows = list(view.rows)
    heights = sorted(row.height for row in rows)
    usual = heights[len(heights) // 2] if heights else 1.0
    pairs = [
        Row(row.page, row.cell, (*row.glyphs, *below.glyphs), row.level)
        for row, below in zip(rows, rows[1:])
        if below.page is row.page and min(row.height, below.height) >= 1.25 * usual and row.level < 0.45 * row.page.height
        and 0.7 < below.height / row.height < 1.4 and 0 < below.level - row.level < 4 * row.height and len(row.stream + below.stream) <= 30
        and abs(row.box.centre - below.box.centre) < 0.25 * row.page.width
    ]  # fmt: skip
    return [*rows, *pairs]


def title_field(view: View, titles: Iterable[str]) -> Field[Any]:
    """The printed title that is one of `titles` (with what stands beside it in brackets)."""
    titles = tuple(titles)
    best: tuple[float, Row, str] | None = None
    rival = 1.0
    for row in _title_rows(view):
        if row.page is not view.pages[0] or row.stream[0] in "([":
            continue
        for title in titles:
            known = korean.squeeze(title)
            away = min(_title_away(text, known) for text in (row.stream, *other_readings(row)))
            if away <= TITLE_NEAR and (best is None or away < best[0] or (away == best[0] and row.stream == known != korean.squeeze(best[2]))):  # INNO-BIZ beside Inno-Biz
                if best is not None and korean.squeeze(best[2]) != known:
                    rival = best[0]
                best = (away, row, title)
            elif best is not None and korean.squeeze(best[2]) != known:
                rival = min(rival, away)
    if best is None:
        return _ornate_title(view, titles)
    away, row, title = best
    region = row_region(row)
    sure = away <= 0.01 or (away <= 0.12 and rival - away >= 0.03)
    if away > 0.01 and (other := _worded_otherwise(row, re.sub(r"^제목\s?:?\s?", "", region.printed), title)) is not None:
        sealed = any(row.page.lines[n].sealed for n in {g.line for g in row.glyphs})
        clear = row.page.source is Source.TEXT or row.page.grade != "bad" and not sealed
        return Field(value=other, raw=region.printed, status="ok" if clear else "check", confidence=0.95 if clear else 0.8, page=row.page.number, bbox=region.box, source=row.page.source)
    return Field(value=_spaced(region.printed, title), raw=region.printed, status="ok" if sure else "check", confidence=round(1.0 - away, 3), page=row.page.number, bbox=region.box, source=row.page.source)


_ENDING = re.compile(r"(?:서|증|증명|증권|통지|통보|지정|승인|협약|계약|신청|장|관|재단|공단|협회|위원회|센터|공사|조합|회사)$")
"""What titles and the names of offices and of who signs for them end with."""


def _worded_otherwise(row: Row, printed: str, known: str) -> str | None:
    """What is printed in place of a text that is on a list, where it surely has more or fewer syllables (완료 확인서 for
    확인서): in the PDF's own text, or read so by two readers. A list puts strokes right, not words."""
    agreed = row.page.source is Source.TEXT or all(row.page.lines[n].agreed for n in {g.line for g in row.glyphs})
    bare = re.sub(r"[^가-힣A-Za-z0-9]", "", korean.squeeze(printed))
    whole = _ENDING.search(bare) is not None  # nothing stamped beside it, no title broken off
    same = len(bare) == len(re.sub(r"[^가-힣A-Za-z0-9]", "", korean.squeeze(known)))
    clean = re.fullmatch(r"[가-힣A-Za-z0-9\s()\[\]·.,:&+-]+", printed) is not None  # no half of a syllable
    if not agreed or not clean or not whole or (same and row.page.source is not Source.TEXT) or not re.search(r"[가-힣]", bare):
        return None
    words = printed.split()
    return "".join(words) if sum(len(word) == 1 for word in words) > 0.5 * len(words) else printed.strip()


def _title_away(printed: str, known: str) -> float:
    stream = re.sub(r"^제목:?", "", printed)
    bare = re.sub(r"[\[(][^\])]*[\])]", "", stream)
    # What stands in a bracket of Latin letters is part of the title; another bracket is a remark.
    return min(likeness(stream.lower(), known.lower()), likeness(bare, known) + (0.01 if re.fullmatch(r"[가-힣()\[\]]*", stream) else 0.08))


def _spaced(printed: str, title: str) -> str:
    """The known title; with the bracket behind it that is printed, as in `사업자등록증 (법인사업자)`."""
    bracket = re.search(r"\s*[\[(][^\])]*[\])]$", printed)
    return title + bracket[0] if bracket and korean.squeeze(printed) == korean.squeeze(title + bracket[0]) else title


_NUMBER_ALONE = re.compile(r"^(?:제)?(?:\d{2,6}-){1,4}\d{1,7}(?:호)?$|^제?\d{8,16}호?$")


def number_under(view: View, names: Iterable[str]) -> Field[Any] | None:
    """A number that stands alone right below its label, where both share a corner of the head without ruling lines."""
    flat = {korean.squeeze(name) for name in names}
    for place, row in enumerate(view.rows):
        if row.stream.rstrip(":") not in flat:
            continue
        for below in view.rows[place + 1 :]:
            if below.page is not row.page or below.level - row.level > 2.6 * row.height:
                break
            if abs(below.box.x0 - row.box.x0) < row.height and _NUMBER_ALONE.match(below.stream):
                region = row_region(below)
                parsed = parse(CertificateNumber, region.text, Label())
                return judge(view, region, CertificateNumber, Label(), parsed) if parsed else None
    return None


def number_of_the_portal(view: View, names: Iterable[str]) -> Field[Any]:
    """The number by which a portal knows a paper, of one that has no other; for a person to look at where something at its
    head could not be read, for the paper's own number stands there."""
    read = read_field(view, CertificateNumber, Label(names=tuple(names)))
    page = view.pages[0]
    unread = page.source is Source.OCR and any(line.box.top < 0.2 * page.height and not line.agreed and line.confidence < UNREAD for line in page.lines)
    return read.model_copy(update={"status": "check", "confidence": min(read.confidence, 0.6)}) if unread else read
