"""The column to tick of the table of preferences: where it is, and what stands in it on each row.

Wherever the form has it, at the right or at the left: the column is found by its head, else by its empty cells. A
row without a tick is open for sure only where its place holds no ink, and no mark of the table may be left over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.box import Box
from docproc.documents.elsewhere import nothing_there
from docproc.documents.rows import Row
from docproc.documents.view import View
from docproc.model import Mark, Page, Source

_SIGN = re.compile(r"^[√✓✔vVㅇOoO○●■☑Y∨]{1,2}$")
_HEAD = re.compile(r"(?<!기업)해당여부|신청여부|체크|^(?:해당|선택|표시|신청|해당란)$|[(\[]√[)\]]|√$")
CLEAR = 0.6
"""A mark whose state is measured with less confidence says nothing."""
APART = 4.0
"""Points: a sign further from the nearest row belongs to one whose words were not read."""


@dataclass(frozen=True)
class Place:
    """A row of the table: the box of its words, on whose level its tick stands."""

    item: str
    page: Page
    box: Box
    likeness: float


def ticked_rows(view: View, places: Sequence[Place]) -> tuple[dict[str, bool | None], bool]:
    """Whether each row is ticked (None: nobody knows), and whether a mark of the table belongs to no row's place."""
    states: dict[str, bool | None] = {}
    stray = False
    for page in dict.fromkeys(place.page for place in places):
        own = sorted((place for place in places if place.page is page), key=lambda place: place.box.middle)
        column = _column(view, page, own)
        if column is None:
            states |= {place.item: None for place in own}
            continue
        marks = [mark for mark in page.marks if _is_sign(mark, own, column)]
        inside = [mark for mark in marks if column[0] - 3 <= mark.box.centre <= column[1] + 3]
        stray = stray or any(mark.checked is not False and mark not in inside and not _among_words(mark, page, own) for mark in marks)
        by_item: dict[str, list[Mark]] = {place.item: [] for place in own}
        for mark in inside:
            home = min(own, key=lambda place: _off(_level(mark), place.box))
            if _off(_level(mark), home.box) > APART:
                stray = stray or mark.checked is not False
                continue
            by_item[home.item].append(mark)
        own_states = {place.item: _state(view, place, column, by_item[place.item]) for place in own}
        # Where no row is ticked, a pen's sign behind the words, beside the rate even, means that the column is another.
        end = max(place.box.x1 for place in own)
        stray = stray or (not any(own_states.values()) and any(mark.checked and mark.shape in ("tick", "circle") and mark.box.centre > end - 2 and not _is_rate(mark, page) for mark in marks))
        states |= own_states
        open_rows = [place for place in own if states[place.item] is False and not _is_open_box(by_item[place.item])]
        states |= dict.fromkeys(_inked(view, page, open_rows, own, column, {p.item for p in own if states[p.item]}), None)
    return states, stray


def _is_sign(mark: Mark, own: Sequence[Place], column: tuple[float, float]) -> bool:
    """Whether a mark stands on the level of the table's rows, not within the words of one."""
    top, bottom = own[0].box.top - 2, own[-1].box.bottom + 2
    return top <= _level(mark) <= bottom and (mark.shape != "parentheses" or column[0] - 6 <= mark.box.centre <= column[1] + 6)


def _among_words(mark: Mark, page: Page, own: Sequence[Place]) -> bool:
    """Whether print stands above, below or around a mark in its column of the table: then it is a letter taken for a
    box, a rate or a number. In a column to tick there is none."""
    top, bottom = own[0].box.top - 2, own[-1].box.bottom + 2
    return any(top <= line.box.middle <= bottom and line.box.x0 - 4 <= mark.box.centre <= line.box.x1 + 4 and re.search(r"[0-9가-힣①-⑳]", line.text) for line in page.lines)


def _is_rate(mark: Mark, page: Page) -> bool:
    """Whether what was measured is the print of a rate: 20%."""
    return any(re.search(r"[0-9%가-힣]", line.text) and line.box.shared(mark.box) > 0.4 * mark.box.area for line in page.lines)


def _level(mark: Mark) -> float:
    """Where a sign points to: a tick's foot stands on its row, its arm reaches into the one above."""
    return mark.box.top + 0.62 * mark.box.height if mark.shape == "tick" else mark.box.middle


def _off(level: float, box: Box) -> float:
    return max(0.0, box.top - level, level - box.bottom) + 0.001 * abs(level - box.middle)


def _is_open_box(marks: Sequence[Mark]) -> bool:
    return len(marks) == 1 and marks[0].checked is False and marks[0].confidence >= 0.85


def _state(view: View, place: Place, column: tuple[float, float], marks: Sequence[Mark]) -> bool | None:
    left, right = column
    written = [row for row in view.rows if row.page is place.page and place.box.top - 1 <= row.level <= place.box.bottom + 1 and left - 3 <= row.box.centre <= right + 3]
    signs = [mark for mark in marks if not any(_is_print(row) and row.box.shared(mark.box) > 0.5 * mark.box.area for row in written)]
    if any(mark.checked is None or mark.confidence < CLEAR for mark in signs):
        return None
    if any(mark.checked for mark in signs):
        return True
    for row in written:
        if _SIGN.match(row.stream):
            return True
        if re.fullmatch(r"[^가-힣0-9%()각\[\]□☐]{1,3}", row.stream):
            return None
    return False


def _is_print(row: Row) -> bool:
    """Whether a row is a word of the column beside (20%), not a sign."""
    return len(row.stream) > 1 and re.search(r"[0-9%가-힣]", row.stream) is not None


def _inked(view: View, page: Page, rows: Sequence[Place], own: Sequence[Place], column: tuple[float, float], ticked: set[str]) -> list[str]:
    """Of the rows without a tick those whose place holds ink all the same."""
    if page.source is Source.TEXT or not rows or (view.reread is None and page.grade != "bad"):
        return []
    runs: list[list[Place]] = []
    for place in own:
        if place in rows and runs and runs[-1] and own[own.index(place) - 1] is runs[-1][-1]:
            runs[-1].append(place)
        elif place in rows:
            runs.append([place])
    found: list[str] = []
    for run in runs:
        if nothing_there(view, page, _place_of(run, own, column, ticked)):
            continue
        found += [run[0].item] if len(run) == 1 else [place.item for place in run if not nothing_there(view, page, _place_of([place], own, column, ticked))]
    return found


def _place_of(run: Sequence[Place], own: Sequence[Place], column: tuple[float, float], ticked: set[str]) -> Box:
    """The column beside some rows; not the foot of the last one, into which the tick of the next row reaches."""
    last = own.index(run[-1])
    below = own[last + 1] if last + 1 < len(own) else None
    foot = 0.45 * run[-1].box.height if below is not None and below.item in ticked else 0.0
    return Box(column[0], run[0].box.top, column[1], max(run[0].box.top + 11, run[-1].box.bottom - foot))


def _column(view: View, page: Page, own: Sequence[Place]) -> tuple[float, float] | None:
    """The sides of the column to tick: that of its head above the rows, which a second page of the table does not
    repeat; else of the one column of cells in which nothing is printed."""
    return _headed(view, page, own) or _last_cell(own[len(own) // 2])


def _headed(view: View, page: Page, own: Sequence[Place]) -> tuple[float, float] | None:
    top = own[0].box.top
    for row in reversed(view.rows):
        if row.page is page and row.cell is not None and len(row.stream) < 12 and top - 60 < row.level < top + 4 and _HEAD.search(row.stream):
            box = page.cells[row.cell].box
            if box.width < 0.35 * page.width:
                return box.x0, box.x1
    for row in reversed(view.flat_rows):
        hit = _HEAD.search(row.stream) if row.page is page and len(row.stream) < 40 and top - 60 < row.level < top + 4 else None
        if hit:
            box = row.glyphs[row.at[hit.start()]].box.union(row.glyphs[row.at[hit.end() - 1]].box)
            slack = max(0.5 * box.height, 16 - box.width / 2)
            return box.x0 - slack, box.x1 + slack
    if page.number > view.pages[0].number and not any(row.page is page and row.level < top and "우대" in row.stream for row in view.flat_rows):
        before = [other for other in view.pages if other.number < page.number]
        return next((sides for other in reversed(before) if (sides := _head_on(view, other)) is not None), None)
    return None


def _head_on(view: View, page: Page) -> tuple[float, float] | None:
    """The column of a table that begins on an earlier page: its head stands beside that of the rate."""
    for row in reversed(view.rows):
        if row.page is page and row.cell is not None and len(row.stream) < 12 and _HEAD.search(row.stream):
            beside = [other for other in view.rows if other.page is page and abs(other.level - row.level) < row.height and "우대" in other.stream]
            if beside:
                box = page.cells[row.cell].box
                return box.x0, box.x1
    return None


def _last_cell(place: Place) -> tuple[float, float] | None:
    """The sides of the last cell of the row, where a cell for the rate stands between it and the words."""
    right = [c.box for c in place.page.cells if c.box.x0 >= place.box.x1 - 4 and c.box.top - 1 <= place.box.middle <= c.box.bottom + 1]
    last = max(right, key=lambda box: box.x0, default=None)
    return (last.x0, last.x1) if last is not None and len(right) >= 2 else None
