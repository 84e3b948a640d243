"""Which rows of a list are one entry, and which row holds several: 업태 and 종목 of a business registration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docproc import korean
from docproc.documents.base import Label, Text
from docproc.documents.extract import judge
from docproc.documents.rows import Glyph, written
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.korean import squeeze
from docproc.model import Field, Page

Rows = list[tuple[Glyph, ...]]

SECTIONS = (
    "농업, 임업 및 어업", "광업", "제조업", "전기, 가스, 증기 및 공기 조절 공급업", "전기, 가스, 증기 및 수도사업", "수도, 하수 및 폐기물 처리, 원료 재생업",
    "하수·폐기물 처리, 원료재생 및 환경복원업", "건설업", "도매 및 소매업", "운수 및 창고업", "운수업", "숙박 및 음식점업", "정보통신업",
    "출판, 영상, 방송통신 및 정보서비스업", "금융 및 보험업", "부동산업", "부동산업 및 임대업", "전문, 과학 및 기술 서비스업",
    "사업시설 관리, 사업 지원 및 임대 서비스업", "사업시설 관리 및 사업지원 서비스업", "공공 행정, 국방 및 사회보장 행정", "교육 서비스업",
    "보건업 및 사회복지 서비스업", "예술, 스포츠 및 여가관련 서비스업", "협회 및 단체, 수리 및 기타 개인 서비스업", "국제 및 외국기관",
)  # fmt: skip
"""한국표준산업분류 (9th to 11th revision), its sections: 업태 is printed in their words, and their commas part nothing."""

_FLAT = frozenset(squeeze(section) for section in SECTIONS)
_WITH_COMMA = [re.compile(r"\s*".join(re.sub(r"[,·]", "[,.·，]", c) for c in squeeze(section))) for section in SECTIONS if "," in section]

_WHOLE = _FLAT | frozenset(("도매업", "소매업", "도소매업", "서비스업", "음식점업", "숙박업", "임대업", "운송업", "통신판매업", "출판업", "무역업"))
"""A row that ends with one of these is a whole entry."""

_HALVES = re.compile(r"(?:용|형|식|급|관련|기타)$"), re.compile(r"(?:기계|기기|부품|장치|장비|제조|제조업|공급업|서비스업|소매업|도매업|임대업|개발|제품|소재|관리)$")
"""How the first half of a broken entry ends, and what its second half may be."""

FULL = 0.8
"""Where the next word would not have reached this share of the room, the row was ended on purpose."""

LOOSE = 1.9
"""Rows so many heights of type apart are entries of their own, more likely."""

MOST = 0.72
"""A row that was broken takes this share of its room, more likely; a shorter one is an entry of its own."""


_REST = frozenset("기계 기기 부품 장치 장비 제조 제조업 공급업 서비스업 개발 제품 소재 관리 및".split())
"""What no entry is by itself, more likely."""


@dataclass(frozen=True)
class Place:
    """The rows of one cell, or of a column without rules, from top to bottom; `room` is how much of a line they may fill, in
    points, which on open paper (`ruled` is false) is no more than the most."""

    rows: Rows
    room: float
    ruled: bool = False


def list_field(view: View, page: Page, places: Sequence[Place]) -> Field[Any]:
    """The entries of a list; no entry runs over two places. `check` where it is not plain which rows belong together."""
    fields = []
    parts = [_entries(place) for place in places]
    guessed = any(guess for _, guess in parts)
    for glyphs in (entry for part, _ in parts for entry in part):
        region = Region(page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0)
        for start, end in enumerated(region.text):
            parsed = parse(Text, region.text[start:end], Label())
            if parsed:
                moved = Parsed(parsed.value, start + parsed.start, start + parsed.end, parsed.repaired)
                fields.append(judge(view, region, Text, Label(), moved))
    if not fields:
        return Field(status="check")
    boxes = [f.bbox for f in fields if f.bbox]
    sure = not guessed and all(f.status == "ok" and not _is_scrap(str(f.value)) for f in fields)
    return Field(
        value=tuple(str(f.value) for f in fields), raw=korean.fold(", ".join(str(f.raw) for f in fields)), status="ok" if sure else "check",
        confidence=min(f.confidence for f in fields), page=page.number, bbox=boxes[0].union(*boxes[1:]), source=page.source,
    )  # fmt: skip


def _entries(place: Place) -> tuple[Rows, bool]:
    """The rows of each entry put together, and whether that was a guess."""
    certain: list[list[tuple[Glyph, ...]]] = []
    for row in place.rows:
        if certain and _belong(" ".join(written(part).strip() for part in certain[-1]), written(row).strip()):
            certain[-1].append(row)
        else:
            certain.append([row])
    in_a_line = any(len(enumerated(" ".join(written(part) for part in parts))) > 1 for parts in certain)
    widest = max((_width(row) for row in place.rows), default=0.0)
    ended = sum(bool(re.search(r"[,，/]$", written(row).strip())) for row in place.rows)
    entries: Rows = []
    guessed = False
    for parts in certain:
        whole = tuple(glyph for part in parts for glyph in part)
        if not entries:
            entries.append(whole)
            before = parts[-1]
            continue
        joined, sure = _goes_on(place, widest, before, parts[0], in_a_line=in_a_line, ended=bool(ended))
        guessed |= not sure
        if joined:
            entries[-1] += whole
        else:
            entries.append(whole)
        before = parts[-1]
    return entries, guessed


def _goes_on(place: Place, widest: float, before: tuple[Glyph, ...], after: tuple[Glyph, ...], *, in_a_line: bool, ended: bool) -> tuple[bool, bool]:
    """Whether a row goes on with the entry of the row before it, and whether that is sure; `ended`: the list prints its
    separators at the ends of rows too."""
    room = place.room
    text, more = squeeze(written(before)), squeeze(written(after))
    if any(text == whole or text.endswith(("," + whole, "/" + whole)) for whole in _WHOLE):
        return False, not in_a_line
    height = before[-1].box.height
    reach = _width(before) + 0.3 * height + _first_word(after)
    apart = after[0].box.middle - before[-1].box.middle > LOOSE * height
    if in_a_line:
        return reach > MOST * room and not apart, ended and reach > room and not apart
    if reach <= max(FULL * room, widest):
        narrower = not place.ruled and reach > widest  # than is known: the row may have been broken all the same
        return False, not (narrower and (more in _REST or _HALVES[0].search(text)))
    full = _width(before) > MOST * room or _HALVES[0].search(text) or (_HALVES[1].fullmatch(more) and len(more) <= 4)
    return bool(full and reach > 0.9 * room and not apart), False


def _width(row: Sequence[Glyph]) -> float:
    return row[-1].box.x1 - row[0].box.x0


def _first_word(row: Sequence[Glyph]) -> float:
    end = next((n for n, g in enumerate(row) if n and g.begins_word), len(row))
    return row[end - 1].box.x1 - row[0].box.x0


def _belong(before: str, after: str) -> bool:
    """Whether two rows are one for certain: a conjunction, a separator or an open bracket between them, or the name of a section."""
    if re.search(r"(?:[,，/·(]|\s및)$", before) or re.match(r"(?:[,，/·)]|및\s)", after) or before.count("(") > before.count(")"):
        return True
    flat, more = squeeze(before), squeeze(after)
    starts = [0, *(m.end() for m in re.finditer("[,/]", flat))]
    for section in _FLAT:
        for start in starts:
            head, both = flat[start:], flat[start:] + more
            if len(head) >= 2 and head not in _FLAT and section.startswith(head) and (section.startswith(both) or both.startswith(section)):
                return True
    return False


def enumerated(text: str) -> list[tuple[int, int]]:
    """Where the entries of `제조업, 도매 및 소매업` or `제조업 / 도매업` begin and end; a comma within brackets or within the
    name of a section parts nothing."""
    kept = [range(*match.span()) for pattern in _WITH_COMMA for match in pattern.finditer(text)]
    starts, depth = [0], 0
    for n, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        stroke = char == "/" and (text[n - 1 : n] in ("", " ") or text[n + 1 : n + 2] in ("", " "))
        if (char in ",，" or stroke) and depth <= 0 and not any(n in span for span in kept):
            starts.append(n + 1)
    return [(a, b - 1) for a, b in zip(starts, [*starts[1:], len(text) + 1]) if text[a : b - 1].strip()]


def _is_scrap(entry: str) -> bool:
    """Whether an entry is no trade: one syllable of a column cut in two, a number, the head or code of a column beside it,
    the latter half of a phrase (`과학 및 기술`), or what stands below a list: what the paper is for, the sentence that
    certifies, its day."""
    flat = squeeze(entry)
    return len(flat) < 2 or bool(re.search(r"^(?:업종)?코드$|업종코드|(?<!\d)\d{6}(?!\d)|^\d+$|니다\.?$|제출$|없음$|\d년\d+월", flat))
