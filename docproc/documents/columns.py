"""Lists that run down under or beside their label: 업태 and 종목 of a business registration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docproc import korean
from docproc.documents.base import Label, Text
from docproc.documents.extract import judge
from docproc.documents.labels import WIDE, Found
from docproc.documents.rows import Glyph, Row
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.korean import squeeze
from docproc.model import Field, Page


STROKES = ":[]|ㅣᅵ"
"""What a colon or the sides of a frame around a label are read as."""

Rows = list[tuple[Glyph, ...]]


@dataclass(frozen=True)
class _Head:
    """A label above or before a list: its row, where it begins and where its values begin, in points."""

    row: Row
    x0: float
    x1: float


def column_values(view: View, left: str, right: str) -> tuple[Field[Any], Field[Any]]:
    """The entries of two lists whose labels stand side by side, or in cells of a table of their own."""
    first, second = _head(view, left), _head(view, right)
    in_cells = first is not None and first.row.cell is not None and second is not None and second.row.cell != first.row.cell
    if first is None or second is None or in_cells or abs(first.row.level - second.row.level) > first.row.height:
        lists = _cell_list(view, left), _cell_list(view, right)
        if (first is None) == (second is None):
            return lists
        if first is not None and not in_cells and (apart := _by_gap(view, first)) is not None:
            return apart
        # With one label unread, its values may have been taken for the other's.
        return tuple(f.model_copy(update={"status": "check"}) for f in lists)  # type: ignore[return-value]
    page = first.row.page
    # 사업의 종류 stands before both lists, halfway down.
    below = [h for h in view.found if h.leads and h.name != "사업의종류" and h.row.page is page and h.row.level > first.row.level + 0.5 * first.row.height]
    bottom = min((h.row.level - 0.6 * h.row.height for h in below), default=page.height)
    centred = _is_centred(view, first)
    third = _next_head(view, second)
    if not centred and (under := _under_heads(view, first, second, third, bottom)) is not None:
        return _list(view, page, under[0]), _list(view, page, under[1])
    end = third.x0 - 1 if third is not None else 1e9
    here, there = _between(view, first, second.x0 - 1, bottom, centred), _between(view, second, end, bottom, centred, top=first.row)
    return _list(view, page, here, beside=there), _list(view, page, there, beside=here)


def _next_head(view: View, head: _Head) -> _Head | None:
    """The label that stands next on the right (업종코드): where the list to its left ends."""
    level = [h for h in view.found if h.row.page is head.row.page and abs(h.row.level - head.row.level) < 0.5 * head.row.height]
    heads = (_Head(h.row, h.row.glyphs[h.row.at[h.start]].box.x0, h.row.glyphs[h.row.at[h.end - 1]].box.x1) for h in level)
    return min((h for h in heads if h.x0 > head.x1), key=lambda h: h.x0, default=None)


def _under_heads(view: View, first: _Head, second: _Head, third: _Head | None, bottom: float) -> tuple[list[tuple[Glyph, ...]], list[tuple[Glyph, ...]]] | None:
    """The two lists of a table without rules, whose labels are the heads of columns: nothing stands beside them, and what
    stands in the rows below is parted by white and lies under them. None where it is no such table."""
    heads = [first, second, *([third] if third else [])]
    page, level, height = first.row.page, first.row.level, first.row.height
    beside = [
        g for row in view.rows if row.page is page and abs(row.level - level) < 0.5 * height
        for g in row.glyphs if g.box.x0 > first.x1 and not any(h.x0 - 1 <= g.box.centre <= h.x1 + 1 for h in heads)
    ]  # fmt: skip
    middles = [(h.x0 + h.x1) / 2 for h in heads]
    lists: list[list[tuple[Glyph, ...]]] = [[] for _ in heads]
    last = level
    for row in view.rows:
        if row.page is not page or not level + 0.5 * height < row.level < bottom:
            continue
        if row.level - last > 3.5 * height or beside:
            break
        last = row.level
        for chunk in row.pieces(WIDE):
            left, right = chunk[0].box.x0, chunk[-1].box.x1
            if sum(left < middle < right for middle in middles) > 1:
                return None
            nearest = min(range(len(heads)), key=lambda n: abs(middles[n] - (left + right) / 2))
            lists[nearest].append(chunk)
    under = [bool(column) and column[0][0].box.x0 < head.x1 and column[0][-1].box.x1 > head.x0 for head, column in zip(heads, lists)]
    return (lists[0], lists[1]) if under[0] and under[1] else None


def _by_gap(view: View, head: _Head) -> tuple[Field[Any], Field[Any]] | None:
    """`[업태] 제조업      [종목] 반도체 소켓` with the second label lost: what stands apart on the right is the second
    list, for a person to look at."""
    glyphs = [g for g in head.row.glyphs if g.box.x0 >= head.x1 - 1 and g.char not in STROKES]
    gap = next((n for n, (a, b) in enumerate(zip(glyphs, glyphs[1:]), 1) if b.line != a.line and b.box.x0 - a.box.x1 > 2 * head.row.height), None)
    if gap is None:
        return None
    lists = (_list(view, head.row.page, [tuple(piece)]) for piece in (glyphs[:gap], glyphs[gap:]))
    first, second = (field.model_copy(update={"status": "check"}) for field in lists)
    return first, second


def _head(view: View, name: str) -> _Head | None:
    hit = next((hit for hit in view.found if hit.name == name), None)
    if hit is not None:
        glyphs = hit.row.glyphs[hit.row.at[hit.start] : hit.row.at[hit.end - 1] + 1]
        return _Head(hit.row, glyphs[0].box.x0, glyphs[-1].box.x1)
    # A word in a box of its own is often lost by one reader and seen by another: `[종목] 전자부품`.
    boxed, led = re.compile(rf"[\[(|]{name}|{name}[\])|]"), re.compile(rf"^\W{{0,2}}{' ?'.join(name)}[:\s]\s*\S")
    for row in view.rows:
        for number in dict.fromkeys(glyph.line for glyph in row.glyphs):
            line = row.page.lines[number]
            if any(boxed.search(squeeze(reading.text)) for reading in line.readings):
                closing = next((n for n, g in enumerate(row.glyphs) if g.line == number and g.char in "]|"), None)
                if closing is None:
                    return _Head(row, line.box.x0, line.box.x0)
                return _Head(row, row.glyphs[max(0, closing - 2)].box.x0, row.glyphs[closing].box.x1)
            # `8% 유압기기` where most of the readers have `종목 유압기기`: the first word of the line is the label.
            here = [n for n, g in enumerate(row.glyphs) if g.line == number]
            word = next((n for n in here[1:] if row.glyphs[n].begins_word), None)
            if word is not None and sum(bool(led.match(korean.fold(reading.text))) for reading in line.readings) >= 2:
                return _Head(row, row.glyphs[here[0]].box.x0, row.glyphs[word - 1].box.x1)
    return None


CENTRED = 2.6
"""A label in the middle of its list has entries above it, as far as so many of its heights."""


def _is_centred(view: View, head: _Head) -> bool:
    """Whether the labels stand halfway down their lists: nothing on their own level, and entries as far above as below."""
    page, level, height = head.row.page, head.row.level, head.row.height
    beside = []
    for row in view.rows:
        first = next((n for n, g in enumerate(row.glyphs) if head.x1 - 1 <= g.box.x0 and g.char not in STROKES), None)
        if row.page is page and abs(row.level - level) < CENTRED * height and first is not None and not any(g.box.x1 < head.x0 for g in row.glyphs):
            beside.append((row.level - level, row.glyphs[first].box.x0, first == 0 or row.glyphs[first].begins_word))
    above, below = [(-a, x, word) for a, x, word in beside if a < -0.3 * height], [(a, x, word) for a, x, word in beside if a > 0.3 * height]
    # The end of an address that was broken over the row above begins where addresses do, the entries of one list all at one place.
    in_line = all(word and abs(x - below[0][1]) < 0.5 * height for _, x, word in above) if below else False
    return bool(above) and in_line and abs(max(above)[0] - max(below)[0]) < 0.6 * height


def _between(view: View, head: _Head, right: float, bottom: float, centred: bool, top: Row | None = None) -> list[tuple[Glyph, ...]]:
    pieces: list[tuple[Glyph, ...]] = []
    start = top or head.row
    highest = start.level - (CENTRED if centred else 0.6) * start.height
    for row in view.rows:
        if row.page is not start.page or not highest <= row.level < bottom:
            continue
        inside = [n for n, g in enumerate(row.glyphs) if head.x1 - 1 <= g.box.x0 and g.box.x1 <= right + 1 and g.char not in STROKES]
        if inside and row is not head.row:
            inside = [*_word_start(row, inside[0], head.x0), *inside]
        if inside:
            pieces.append(tuple(row.glyphs[n] for n in inside))
    return pieces


def _word_start(row: Row, first: int, left: float) -> range:
    """The glyphs before its glyph `first` of an entry that begins a little left of its list (도매 및 소매업), not before `left`."""
    start = first
    while start > 0 and row.gap_before(start) < WIDE and row.glyphs[start - 1].box.x0 >= left - 1:
        start -= 1
    return range(start, first) if start == 0 or row.gap_before(start) >= WIDE else range(0)


def _cell_list(view: View, name: str) -> Field[Any]:
    head = next((hit for hit in view.found if hit.name == name and hit.row.cell is not None and _is_head(view, hit)), None)
    if head is not None and head.row.cell is not None and (cells := _column(view, head.row.page, head.row.cell)):
        return _list(view, head.row.page, cells[0][0], groups=cells)
    region = next((r for r in view.regions([name]) if r.glyphs), None)
    if region is None:
        return Field(status="check")
    cell = region.found.row.cell if region.found is not None else None
    if cell is not None and region.room.top >= region.page.cells[cell].box.bottom - 3:
        cells = _column(view, region.page, cell)
        return _list(view, region.page, cells[0][0], groups=cells) if cells else Field(status="check")
    beside = next((n for n, c in enumerate(region.page.cells) if c.box == region.room), None)
    if cell is not None and beside is not None and beside != cell and len(cells := _beside_label(view, region.page, cell, beside)) > 1:
        return _list(view, region.page, cells[0][0], groups=cells)
    lines: dict[float, list[Glyph]] = {}
    for row in view.rows:
        kept = [g for g in row.glyphs if any(g is other for other in region.glyphs)]
        if kept:
            lines.setdefault(row.level, []).extend(kept)
    pieces = [tuple(glyphs) for glyphs in lines.values()] or [region.glyphs]
    return _list(view, region.page, pieces)


def _is_head(view: View, hit: Found) -> bool:
    """Whether a label is the head of a column: alone in its cell, and a label too in the next cell to the right, or in the
    last column in the one to the left."""
    page, cell = hit.row.page, hit.row.cell
    if cell is None or not hit.leads or re.search(r"[가-힣A-Za-z0-9]", hit.row.stream[hit.end :]):
        return False
    own = page.cells[cell].box
    level = [n for n, c in enumerate(page.cells) if c.table == page.cells[cell].table and abs(c.box.middle - own.middle) < 0.3 * own.height]
    right = min((n for n in level if page.cells[n].box.x0 >= own.x1 - 4), key=lambda n: page.cells[n].box.x0, default=None)
    left = max((n for n in level if page.cells[n].box.x1 <= own.x0 + 4), key=lambda n: page.cells[n].box.x1, default=None)
    beside = right if right is not None else left
    return beside is not None and any(other.row.page is page and other.row.cell == beside and other.leads for other in view.found)


FULL = 0.84
"""Outside of cells, a row that would reach this share of the page with the next word may be one that was broken."""

LOOSE = 1.9
"""Rows so many heights of type apart are entries of their own, more likely."""

HALF = 0.5
"""A row that was broken takes at least this share of its place; a shorter one is an entry of its own, more likely."""


def _unbroken(page: Page, pieces: list[tuple[Glyph, ...]], beside: list[tuple[Glyph, ...]]) -> tuple[list[tuple[Glyph, ...]], bool]:
    """Entries with broken rows put together, and whether that was a guess. A row that begins an entry in the list
    `beside` it begins one here."""
    entries: list[tuple[Glyph, ...]] = []
    guessed = False
    for glyphs in pieces:
        if entries and not any(abs(other[0].box.middle - glyphs[0].box.middle) < 0.5 * glyphs[0].box.height for other in beside):
            last = entries[-1][-1]
            cell = page.lines[last.line].cell
            box = page.cells[cell].box if cell is not None else None
            in_cell = box is not None and box.area < 0.3 * page.width * page.height
            word = next((n for n, g in enumerate(glyphs) if n and g.begins_word), len(glyphs))
            reach = last.box.x1 + 0.3 * last.box.height + glyphs[word - 1].box.x1 - glyphs[0].box.x0
            limit = box.x1 - 2 if box is not None and in_cell else FULL * page.width
            if reach > limit:
                guessed = True
                far = glyphs[0].box.middle - last.box.middle > LOOSE * last.box.height  # the rows of one entry stand closer
                if not far and last.box.x1 - entries[-1][0].box.x0 > HALF * (limit - entries[-1][0].box.x0):
                    entries[-1] += glyphs
                    continue
        entries.append(glyphs)
    return entries, guessed


def _column(view: View, page: Page, head: int) -> list[tuple[Rows, Rows]]:
    """The cells below a head, as far down as the column goes on: of each its rows, and the rows of the cells beside it. A
    cell of another width, and a row of the table that begins with a label, belong to what stands below the list."""
    table, top = page.cells[head].table, page.cells[head].box
    below = sorted((n for n, c in enumerate(page.cells) if c.table == table and c.box.top > top.middle), key=lambda n: page.cells[n].box.top)
    labelled = {hit.row.cell for hit in view.found if hit.row.page is page and hit.leads}
    found: list[tuple[Rows, Rows]] = []
    for n in below:
        box = page.cells[n].box
        if abs(box.x0 - top.x0) > 4 or abs(box.x1 - top.x1) > 4:
            if min(box.x1, top.x1) - max(box.x0, top.x0) > 4:
                break
            continue
        level = [m for m in below if abs(page.cells[m].box.top - box.top) < 4]
        if labelled & {n, *level}:
            break
        own = [row.glyphs for row in view.rows if row.page is page and row.cell == n]
        beside = [row.glyphs for row in view.rows if row.page is page and row.cell in level and row.cell != n]
        if own:
            found.append((own, beside))
    return found


def _beside_label(view: View, page: Page, label: int, first: int) -> list[tuple[Rows, Rows]]:
    """The cell right of a label and those below it, as far as the label's cell goes down or what stands left of them is
    empty: a list whose label is written once."""
    head, top = page.cells[label].box, page.cells[first].box
    labelled = {hit.row.cell for hit in view.found if hit.row.page is page and hit.leads}
    filled = {row.cell for row in view.rows if row.page is page}
    found: list[tuple[Rows, Rows]] = []
    for n in sorted((n for n, c in enumerate(page.cells) if c.table == page.cells[label].table and c.box.top > top.top - 4), key=lambda n: page.cells[n].box.top):
        box = page.cells[n].box
        if abs(box.x0 - top.x0) > 4 or abs(box.x1 - top.x1) > 4:
            continue
        left = [m for m, c in enumerate(page.cells) if m != label and abs(c.box.x1 - box.x0) < 6 and min(c.box.bottom, box.bottom) - max(c.box.top, box.top) > 0.5 * box.height]
        if n in labelled or (n != first and box.middle > head.bottom and (not left or filled & set(left))):
            break
        own = [row.glyphs for row in view.rows if row.page is page and row.cell == n]
        level = [m for m, c in enumerate(page.cells) if m != n and abs(c.box.top - box.top) < 4 and m not in labelled]
        if own:
            found.append((own, [row.glyphs for row in view.rows if row.page is page and row.cell in level]))
    return found


def _enumerated(text: str) -> list[tuple[int, int]]:
    """Where the entries of `제조업, 도매 및 소매업` or `제조업 / 도매업` begin and end; a comma within brackets parts nothing."""
    starts, depth = [0], 0
    for n, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if (char in ",，" or text[n - 1 : n + 2] == " / ") and depth <= 0:
            starts.append(n + 1)
    return [(a, b - 1) for a, b in zip(starts, [*starts[1:], len(text) + 1])]


def _is_scrap(entry: str) -> bool:
    """Whether an entry is no trade: one syllable of a column cut in two, the head or code of a column beside it, or what
    stands below a list: what the paper is for, the sentence that certifies, its day."""
    flat = squeeze(entry)
    return len(flat) < 2 or bool(re.search(r"업종코드|(?<!\d)\d{6}(?!\d)|니다\.?$|제출$|없음$|\d년\d+월", flat))


def _list(view: View, page: Page, pieces: Rows, beside: Rows | None = None, groups: Sequence[tuple[Rows, Rows]] = ()) -> Field[Any]:
    """The entries of a list; `groups` are those of a ruled column, of which no entry runs over two cells."""
    fields = []
    parts = [_unbroken(page, own, others) for own, others in groups or [(pieces, beside or [])]]
    entries, guessed = [entry for part, _ in parts for entry in part], any(guess for _, guess in parts)
    for glyphs in entries:
        box = glyphs[0].box.union(*(g.box for g in glyphs[1:]))
        region = Region(page, glyphs, box, 0)
        for start, end in _enumerated(region.text):
            parsed = parse(Text, region.text[start:end], Label())
            if parsed:
                moved = Parsed(parsed.value, start + parsed.start, start + parsed.end, parsed.repaired)
                fields.append(judge(view, region, Text, Label(), moved))
    if not fields:
        return Field(status="check")
    boxes = [f.bbox for f in fields if f.bbox]
    return Field(
        value=tuple(str(f.value) for f in fields), raw=korean.fold(", ".join(str(f.raw) for f in fields)),
        status="ok" if all(f.status == "ok" and not _is_scrap(str(f.value)) for f in fields) and not guessed else "check", confidence=min(f.confidence for f in fields),
        page=page.number, bbox=boxes[0].union(*boxes[1:]), source=page.source,
    )  # fmt: skip
