"""Where two lists stand whose labels are 업태 and 종목: beside their labels or under them, in ruled cells or on open paper.

What is one entry of them is `entries`' business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from docproc import korean
from docproc.documents.entries import Place, Rows, list_field
from docproc.documents.labels import WIDE, Found
from docproc.documents.rows import Row
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Box, Field, Page

STROKES = ":[]|ㅣᅵ"
"""What a colon or the sides of a frame around a label are read as."""

CENTRED = 2.6
"""A label in the middle of its list has entries above it, as far as so many of its heights."""

GAP = 4.2
"""So many heights of white below its last row end a list on open paper."""

MARGIN = 0.9
"""Outside of cells, rows of the last list may go on to this share of the page's width."""

_COLUMNS = frozenset({"사업의종류", "업종코드", "업태", "종목"})
"""Labels that stand within the lists' own table, and end none of them."""

_BELOW = re.compile(r"니다\.?$|세무서장?$|^\d{4}년\d{1,2}월\d{1,2}일$")
"""What stands below the lists without a label: the sentence that certifies, its day, the office."""


@dataclass(frozen=True)
class _Head:
    """A label of a list: its row, where it begins and ends (points), and its cell where it has one to itself."""

    row: Row
    x0: float
    x1: float
    cell: int | None = None

    @property
    def page(self) -> Page:
        """The page it stands on."""
        return self.row.page


def column_values(view: View, left: str, right: str) -> tuple[Field[Any], Field[Any]]:
    """The entries of two lists whose labels stand side by side, one above the other, or as heads of columns."""
    first, second = _head(view, left), _head(view, right)
    if first is not None and second is not None:
        if first.cell is not None and first.cell == second.cell and first.page is second.page:
            first, second = replace(first, cell=None), replace(second, cell=None)
        return _values(view, left, first, second), _values(view, right, second, first)
    known = first or second
    if first is not None and first.cell is None and (apart := _by_gap(view, first)) is not None:
        return apart
    lists = tuple(_beside_its_label(view, name, head) if head is known and known else Field(status="check") for name, head in ((left, first), (right, second)))
    # With one label unread, its values may have been taken for the other's.
    return lists[0].model_copy(update={"status": "check"}), lists[1].model_copy(update={"status": "check"})


def _values(view: View, name: str, head: _Head, other: _Head) -> Field[Any]:
    if head.cell is not None:
        places = _under_in_cells(view, head) if _are_heads(view, head, other) else _beside_in_cells(view, head)
        return list_field(view, head.page, places) if places else _beside_its_label(view, name, head)
    if other.cell is not None or other.page is not head.page:
        return _beside_its_label(view, name, head)
    stacked = abs(head.row.level - other.row.level) > head.row.height
    first, second = sorted((head, other), key=lambda h: h.row.level if stacked else h.x0)
    place = _Block.around(view, first, second).place(head)
    return list_field(view, head.page, [place]) if place.rows else Field(status="check")


def _beside_its_label(view: View, name: str, head: _Head | None) -> Field[Any]:
    """The likeliest place of a label's value, row by row."""
    region = next((r for r in view.regions([name]) if r.glyphs), None)
    if region is None:
        return Field(status="check")
    kept = {id(glyph) for glyph in region.glyphs}
    lines = [tuple(g for g in row.glyphs if id(g) in kept) for row in view.rows]
    rows = [glyphs for glyphs in lines if glyphs] or [region.glyphs]
    return list_field(view, region.page, [Place(rows, region.page.width * MARGIN - rows[0][0].box.x0)])


# --- labels ------------------------------------------------------------------------------------------


def _head(view: View, name: str) -> _Head | None:
    hit = next((hit for hit in view.found if hit.name == name), None)
    if hit is not None:
        glyphs = hit.row.glyphs[hit.row.at[hit.start] : hit.row.at[hit.end - 1] + 1]
        return _Head(hit.row, glyphs[0].box.x0, glyphs[-1].box.x1, _own_cell(view, hit))
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


def _own_cell(view: View, hit: Found) -> int | None:
    """The cell of a label that stands alone in it."""
    cell = hit.row.cell
    if cell is None or not hit.leads or re.search(r"[가-힣A-Za-z0-9]", hit.row.stream[hit.end :]):
        return None
    return cell if all(row is hit.row for row in view.rows if row.page is hit.row.page and row.cell == cell) else None


def _by_gap(view: View, head: _Head) -> tuple[Field[Any], Field[Any]] | None:
    """`[업태] 제조업      [종목] 반도체 소켓` with the second label lost: what stands apart on the right is the second
    list, for a person to look at."""
    glyphs = [g for g in head.row.glyphs if g.box.x0 >= head.x1 - 1 and g.char not in STROKES]
    gap = next((n for n, (a, b) in enumerate(zip(glyphs, glyphs[1:]), 1) if b.line != a.line and b.box.x0 - a.box.x1 > 2 * head.row.height), None)
    if gap is None:
        return None
    lists = (list_field(view, head.page, [Place([tuple(piece)], head.page.width)]) for piece in (glyphs[:gap], glyphs[gap:]))
    first, second = (field.model_copy(update={"status": "check"}) for field in lists)
    return first, second


# --- ruled cells ---------------------------------------------------------------------------------------


def _are_heads(view: View, head: _Head, other: _Head) -> bool:
    """Whether a label in a cell of its own is the head of a column: the other label, or none but labels, in the next cell."""
    page, cell = head.page, head.cell
    if cell is None or other.page is not page or other.cell is None:
        return False
    left, right = sorted((head, other), key=lambda h: h.x0)
    assert left.cell is not None
    own, beside = page.cells[left.cell], page.cells[right.cell or 0].box
    level = abs(own.box.middle - beside.middle) < 0.3 * own.box.height
    return level and not any(own.box.x1 - 4 <= c.box.x0 and c.box.x1 <= beside.x0 + 4 and _overlap(c.box, own.box) > 0.4 * min(c.box.height, own.box.height) for c in page.cells if c.table == own.table)


def _overlap(one: Box, other: Box) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _place_in(view: View, page: Page, cell: int) -> Place:
    rows = [row.glyphs for row in view.rows if row.page is page and row.cell == cell]
    return Place(rows, page.cells[cell].box.width - 6, ruled=True)


def _under_in_cells(view: View, head: _Head) -> list[Place]:
    """The cells below a head, as far down as the column goes on. A cell of another width, and a row of the table that
    begins with a label, belong to what stands below the list."""
    assert head.cell is not None
    page, own = head.page, head.page.cells[head.cell]
    table, top = own.table, own.box
    below = sorted((n for n, c in enumerate(page.cells) if c.table == table and c.box.top > top.middle), key=lambda n: page.cells[n].box.top)
    labelled = {hit.row.cell for hit in view.found if hit.row.page is page and hit.leads and hit.name not in _COLUMNS}
    found: list[Place] = []
    for n in below:
        box = page.cells[n].box
        if abs(box.x0 - top.x0) > 4 or abs(box.x1 - top.x1) > 4:
            if min(box.x1, top.x1) - max(box.x0, top.x0) > 4:
                break
            continue
        level = [m for m in below if abs(page.cells[m].box.top - box.top) < 4]
        if labelled & {n, *level}:
            break
        if (place := _place_in(view, page, n)).rows:
            found.append(place)
    return found


def _beside_in_cells(view: View, head: _Head) -> list[Place]:
    """The cell right of a label and those below it, as far as the label's cell goes down, or what stands left of them is
    empty or the same label again."""
    assert head.cell is not None
    page, own = head.page, head.page.cells[head.cell]
    label = squeeze("".join(g.char for g in head.row.glyphs if head.x0 - 1 <= g.box.x0 <= head.x1))
    rights = [n for n, c in enumerate(page.cells) if c.table == own.table and own.box.x1 - 7 < c.box.x0 < own.box.x1 + 40 and _overlap(c.box, own.box) > 0.5 * min(c.box.height, own.box.height)]
    first = min(rights, key=lambda n: (page.cells[n].box.top, page.cells[n].box.x0), default=None)
    if first is None:
        return []
    texts: dict[int | None, str] = {}
    for row in view.rows:
        if row.page is page:
            texts[row.cell] = texts.get(row.cell, "") + row.stream
    top, found = page.cells[first].box, []
    for n in sorted((n for n, c in enumerate(page.cells) if c.table == own.table and c.box.top > top.top - 4), key=lambda n: page.cells[n].box.top):
        box = page.cells[n].box
        if abs(box.x0 - top.x0) > 4 or abs(box.x1 - top.x1) > 4:
            continue
        left = {m for m, c in enumerate(page.cells) if abs(c.box.x1 - box.x0) < 6 and _overlap(c.box, box) > 0.5 * box.height}
        if n != first and box.middle > own.box.bottom and (not left or any(squeeze(texts.get(m, "")) not in ("", label) for m in left - {head.cell})):
            break
        if any(hit.row.page is page and hit.row.cell == n and hit.leads and hit.name not in ("업종",) for hit in view.found):
            break
        if (place := _place_in(view, page, n)).rows:
            found.append(place)
    return found


# --- open paper ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Block:
    """Both lists on open paper: `heads` in their order, and the rows from the first of them to `bottom`."""

    view: View
    heads: tuple[_Head, _Head]
    bottom: float

    @classmethod
    def around(cls, view: View, first: _Head, second: _Head) -> _Block:
        """Down to the next label at the start of a row, to what stands below such lists, or to a wide gap."""
        page, height = first.page, first.row.height
        labels = {h.row.level for h in view.found if h.row.page is page and h.leads and h.name not in _COLUMNS}
        start, last = first.row.level, max(first.row.level, second.row.level)
        bottom = page.height
        for row in (r for r in view.rows if r.page is page and r.level > start + 0.5 * height):
            labelled = row.level in labels or (row.glyphs[0].box.x0 < first.x0 + height and re.match(r"[가-힣()\[\]·]{2,24}[:;]", row.stream) and not re.match(r"\W*(?:종목|사업의종류)", row.stream))
            if row.level > second.row.level + 0.5 * height and (labelled or _BELOW.search(row.stream) or row.level - last > GAP * height):
                bottom = row.level - 0.6 * row.height
                break
            last = max(last, row.level)
        return cls(view, (first, second), bottom)

    def place(self, head: _Head) -> Place:
        """The rows of the list of one of the heads."""
        first, second = self.heads
        stacked = second.row.level - first.row.level > first.row.height
        if stacked:
            bottom = second.row.level - 0.6 * second.row.height if head is first else self.bottom
            return self._to_the_right(head, self.page.width, head.row.level - 0.6 * head.row.height, bottom)
        centred = _is_centred(self.view, first)
        if not centred and (columns := self._columns()) is not None:
            return columns[0 if head is first else 1]
        right = second.x0 if head is first else min((h.x0 for h in self._others() if h.x0 > second.x1), default=self.page.width)
        return self._to_the_right(head, right, first.row.level - (CENTRED if centred else 0.6) * first.row.height, self.bottom)

    @property
    def page(self) -> Page:
        """The page of both."""
        return self.heads[0].page

    def _others(self) -> list[_Head]:
        """Labels on the level of the heads: 업종코드, 사업의 종류."""
        first = self.heads[0]
        level = [h for h in self.view.found if h.row.page is self.page and abs(h.row.level - first.row.level) < 0.5 * first.row.height]
        heads = [_Head(h.row, h.row.glyphs[h.row.at[h.start]].box.x0, h.row.glyphs[h.row.at[h.end - 1]].box.x1) for h in level]
        return [h for h in heads if all(abs(h.x0 - own.x0) > 1 for own in self.heads)]

    def _to_the_right(self, head: _Head, right: float, top: float, bottom: float) -> Place:
        """What stands right of a label, as far as the next one, and in the rows below beginning there."""
        rows: Rows = []
        for row in self.view.rows:
            if row.page is not self.page or not top <= row.level < bottom:
                continue
            inside = [n for n, g in enumerate(row.glyphs) if head.x1 - 1 <= g.box.x0 and g.box.x1 <= right and g.char not in STROKES]
            if inside and row is not head.row:
                inside = [*_word_start(row, inside[0], head.x0), *inside]
            if inside:
                rows.append(tuple(row.glyphs[n] for n in inside))
        edge = right if right < self.page.width else MARGIN * right
        return Place(rows, edge - min((row[0].box.x0 for row in rows), default=edge))

    def _columns(self) -> tuple[Place, Place] | None:
        """The lists of a table without rules, whose labels are the heads of columns: nothing stands beside them but heads of
        other columns, and what stands in the rows below is parted by white and lies under them. None where it is no such table."""
        first, second = self.heads
        level, height = first.row.level, first.row.height
        heads = [first, second]
        for row in self.view.rows:
            if row.page is self.page and abs(row.level - level) < 0.5 * height:
                pieces = [[g for g in piece if all(g.box.centre < h.x0 - 1 or g.box.centre > h.x1 + 1 for h in (first, second))] for piece in row.pieces(WIDE)]
                heads += [_Head(row, piece[0].box.x0, piece[-1].box.x1) for piece in pieces if piece]
        heads.sort(key=lambda h: h.x0)
        at = {id(h): n for n, h in enumerate(heads)}
        if at[id(second)] != at[id(first)] + 1:
            return None
        lists: list[Rows] = [[] for _ in heads]
        for row in self.view.rows:
            if row.page is not self.page or not level + 0.5 * height < row.level < self.bottom:
                continue
            for piece in row.pieces(WIDE):
                x0, x1 = piece[0].box.x0, piece[-1].box.x1
                if sum(x0 < (h.x0 + h.x1) / 2 < x1 for h in heads) > 1:
                    return None
                begins = [n for n, h in enumerate(heads) if abs(h.x0 - x0) < 0.6 * height]
                n = begins[0] if begins else min(range(len(heads)), key=lambda n: abs((heads[n].x0 + heads[n].x1) / 2 - (x0 + x1) / 2))
                if lists[n] and lists[n][-1][0].box.middle > row.level - 0.3 * height:
                    lists[n][-1] += piece
                else:
                    lists[n].append(piece)
        for n in (at[id(first)], at[id(second)]):
            if not lists[n] or lists[n][0][0].box.x0 > heads[n].x1 or lists[n][0][-1].box.x1 < heads[n].x0:
                return None
        starts = [min((row[0].box.x0 for row in column), default=None) for column in lists]
        places = []
        for n in (at[id(first)], at[id(second)]):
            own = starts[n] or 0.0
            beyond = min((x for x in starts if x is not None and x > own + height), default=MARGIN * self.page.width)
            places.append(Place(lists[n], beyond - own))
        return places[0], places[1]


def _is_centred(view: View, head: _Head) -> bool:
    """Whether the labels stand halfway down their lists: nothing on their own level, and entries as far above as below."""
    page, level, height = head.page, head.row.level, head.row.height
    beside = []
    for row in view.rows:
        first = next((n for n, g in enumerate(row.glyphs) if head.x1 - 1 <= g.box.x0 and g.char not in STROKES), None)
        if row.page is page and abs(row.level - level) < CENTRED * height and first is not None and not any(g.box.x1 < head.x0 for g in row.glyphs):
            beside.append((row.level - level, row.glyphs[first].box.x0, first == 0 or row.glyphs[first].begins_word))
    above, below = [(-a, x, word) for a, x, word in beside if a < -0.3 * height], [(a, x, word) for a, x, word in beside if a > 0.3 * height]
    # The end of an address that was broken over the row above begins where addresses do, the entries of one list all at one place.
    in_line = all(word and abs(x - below[0][1]) < 0.5 * height for _, x, word in above) if below else False
    return bool(above) and in_line and abs(max(above)[0] - max(below)[0]) < 0.6 * height


def _word_start(row: Row, first: int, left: float) -> range:
    """The glyphs before its glyph `first` of an entry that begins a little left of its list (도매 및 소매업), not before `left`."""
    start = first
    while start > 0 and row.gap_before(start) < WIDE and row.glyphs[start - 1].box.x0 >= left - 1:
        start -= 1
    return range(start, first) if start == 0 or row.gap_before(start) >= WIDE else range(0)
