"""The ticked table of annex 2, section 6: which rate items the applicant claims.

A row is known by its words, never by its number: the table may be printed with other row breaks, columns or
order. Its tick is a mark, or a written √, to the right of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from docproc.box import Box
from docproc.documents.elsewhere import nothing_there
from docproc.documents.forms.rate_rows import RATE_ROWS
from docproc.documents.labels import jamo
from docproc.documents.rows import Row
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field, Page

# What sets each row apart from its neighbours, in the squeezed text.
_KEYS: dict[str, re.Pattern[str]] = {
    "startup_3y": re.compile(r"창업3년이내|3년이내인중소"),
    "startup_7y": re.compile(r"3년초과|7년이내"),
    "national_core_technology": re.compile(r"국가핵심"),
    "vc_investment": re.compile(r"벤처캐피[탈달털]|투자를받은"),
    "venture": re.compile(r"벤처기업육성|따른벤처기업"),
    "innobiz": re.compile(r"기술혁신형중소기업|INNO-?BIZ|이노비즈", re.I),
    "mainbiz": re.compile(r"경영혁신형|MAIN-?BIZ|메인비즈", re.I),
    "mediation_sme_technology": re.compile(r"중소기업기술분쟁조정|기술분쟁조정중?재?위원회"),
    "mediation_win_win": re.compile(r"수탁?위탁분쟁|수위탁"),
    "mediation_subcontracting": re.compile(r"하도급분쟁|하도급법"),
    "mediation_invention": re.compile(r"산업재산권분쟁|발명진흥법"),
    "mediation_industrial_technology": re.compile(r"산업기술분쟁조정"),
    "protection_leader": re.compile(r"선도기업"),
    "onsite_consulting": re.compile(r"현장자문"),
    "policy_insurance": re.compile(r"정책보험"),
    "technology_escrow": re.compile(r"임치한|임치계약|기술자료를?임치"),
    "leak_prevention_system": re.compile(r"기술유출방지"),
    "protection_services": re.compile(r"법무지원단|디지털포렌식|기술지킴"),
}
_TEXTS = {row.item: squeeze(row.text) for row in RATE_ROWS if row.item}
_TICK = re.compile(r"^[√✓✔vVㅇOoO○●■☑Y∨]{1,2}$")
_HEAD = re.compile(r"해?당여부|신청여부|체크|[(\[]√[)\]]")
_ALIKE = 72


@dataclass(frozen=True)
class _Place:
    """A row of the table: where its words stand, and the band across the page that its tick may stand in."""

    item: str
    page: Page
    box: Box
    likeness: float


def claimed_items(view: View) -> Field[Any]:
    """The ids of the ticked rows in the order of the announcement. `ok` only where every row was found, and every
    tick is clear."""
    places = _places(view)
    if not places:
        # The edition before 2023-09-14 has no section 6: sure where the form was read to its end, speaks of none, and
        # no page of it can be missing (its own text, or a page mark that says this is the last).
        ended = "피해보상" in view.text and "우대" not in view.text and all(page.grade != "bad" for page in view.pages) and _ends(view)
        return Field(status="ok" if ended else "check", confidence=0.9 if ended else 0.0)
    claimed, doubtful = [], []
    for place in places.values():
        state = _ticked(view, place)
        if state is None:
            doubtful.append(place.item)
        elif state:
            claimed.append(place.item)
    order = list(_KEYS)
    claimed.sort(key=order.index)
    first = next(iter(places.values()))
    page = first.page
    boxes = [p.box for p in places.values() if p.page is page]
    missing = [item for item in order if item not in places]
    if page.grade == "bad":
        # On a bad copy no tick is taken to be missing because it was not seen: the places without one hold no ink.
        sure = not doubtful and not missing and all(_plain(view, place, ticked=item in claimed) for item, place in places.items())
    else:
        sure = not doubtful and len(missing) <= 1 and not (missing and _loose_ticks(view, places))
    others = tuple(sorted({*claimed, item}, key=order.index) for item in doubtful[:4])
    return Field(
        value=claimed, raw=", ".join(claimed) or None, status="ok" if sure else "check", confidence=0.95 if sure else 0.6, page=page.number,
        bbox=boxes[0].union(*boxes[1:]), source=page.source, alternatives=others,
    )  # fmt: skip


def _plain(view: View, place: _Place, *, ticked: bool) -> bool:
    """Whether the tick is measured beyond doubt, or its place is surely empty."""
    column = _column(view, place.page) or _last_cell(place)
    if column is None:
        return False
    here = Box(column[0], place.box.top, column[1], place.box.bottom)
    if ticked:
        return any(mark.checked and mark.confidence >= 0.9 and here.holds(mark.box, slack=3) for mark in place.page.marks)
    boxes = [mark for mark in place.page.marks if mark.checked is False and mark.confidence >= 0.95 and here.holds(mark.box, slack=3)]
    return bool(boxes) or nothing_there(view, place.page, here)


def _ends(view: View) -> bool:
    """Whether section 5 is the last that the applicant wrote: a page mark says so, or much of its page is empty."""
    last = view.pages[-1]
    rows = [row for row in view.flat_rows if row.page is last]
    marks = [match for row in rows[-3:] if (match := re.search(r"(\d+)/(\d+)", row.stream))]
    body = [row for row in rows if len(row.stream) > 8]
    return any(match[1] == match[2] for match in marks) or (bool(body) and max(row.level for row in body) < 0.8 * last.height)


def _places(view: View) -> dict[str, _Place]:
    """Where each item's words stand: in cells of a table, else in rows of running text."""
    start = _table_start(view)
    blocks = [block for block in [*_cells(view), *_lines(view)] if start is None or (block[0].number, block[1].bottom) > start]
    found: dict[str, _Place] = {}
    for page, box, text in blocks:
        hits = [item for item, key in _KEYS.items() if key.search(text)]
        if len(hits) > 1:
            hits = [item for item in hits if item not in ("venture", "mediation_sme_technology")] if len(hits) == 2 and {"venture", "vc_investment"} <= set(hits) else hits
        ranked = sorted(((fuzz.ratio(jamo(text), jamo(_TEXTS[item])), item) for item in (hits or _TEXTS)), reverse=True)
        likeness, item = ranked[0]
        if likeness < (45 if hits else _ALIKE) or len(text) > 2.2 * len(_TEXTS[item]):
            continue
        if item not in found or likeness > found[item].likeness:
            found[item] = _Place(item, page, box, likeness)
    return found


def _table_start(view: View) -> tuple[int, float] | None:
    """Where section 6 begins; the words of its rows may also stand in the text before it."""
    heads = [(row.page.number, row.level) for row in view.flat_rows if re.search(r"지원우대사항|지원우대율|해당여부\(?√?", row.stream) and len(row.stream) < 60]
    return max((h for h in heads if h[0] == max(n for n, _ in heads)), default=None, key=lambda h: -h[1]) if heads else None


def _cells(view: View) -> list[tuple[Page, Box, str]]:
    found = []
    for page in view.pages:
        for index, cell in enumerate(page.cells):
            rows = [row for row in view.rows if row.page is page and row.cell == index]
            text = re.sub(r"[·\-]", "", "".join(row.stream for row in rows))
            if len(text) >= 10:
                found.append((page, cell.box, text))
    return found


def _lines(view: View) -> list[tuple[Page, Box, str]]:
    """Rows outside cells, alone and two or three together, for tables without ruling lines."""
    loose = [row for row in view.rows if row.cell is None and len(row.stream) >= 6]
    found = []
    for n, row in enumerate(loose):
        group: list[Row] = []
        for other in loose[n : n + 3]:
            if other.page is not row.page or (group and other.level - group[-1].level > 2.2 * row.height):
                break
            group.append(other)
            text = re.sub(r"[·\-]", "", "".join(r.stream for r in group))
            found.append((row.page, group[0].box.union(*(r.box for r in group)), text))
    return found


def _column(view: View, page: Page) -> tuple[float, float] | None:
    """The sides of the column to tick: that of the head 해당여부, which a second page of the table does not repeat."""
    for wanted in (lambda p: p is page, lambda p: p.number < page.number):
        for row in reversed(view.rows):
            if wanted(row.page) and row.cell is not None and _HEAD.search(row.stream) and len(row.stream) < 12:
                box = row.page.cells[row.cell].box
                return box.x0, box.x1
        for row in reversed(view.flat_rows):
            hit = _HEAD.search(row.stream) if wanted(row.page) and len(row.stream) < 40 else None
            if hit:
                box = row.glyphs[row.at[hit.start()]].box.union(row.glyphs[row.at[hit.end() - 1]].box)
                return box.x0 - 0.5 * box.height, box.x1 + 0.5 * box.height
    return None


def _last_cell(place: _Place) -> tuple[float, float] | None:
    """The sides of the last cell of the row, where a cell for the rate stands between it and the words."""
    right = [c.box for c in place.page.cells if c.box.x0 >= place.box.x1 - 4 and c.box.top - 1 <= place.box.middle <= c.box.bottom + 1]
    last = max(right, key=lambda box: box.x0, default=None)
    return (last.x0, last.x1) if last is not None and len(right) >= 2 else None


def _ink_right(view: View, place: _Place) -> bool:
    """Whether anything but a rate stands right of the words."""
    top, bottom = place.box.top - 1, place.box.bottom + 1
    marks = any(m.box.x0 > place.box.x1 - 3 and top <= m.box.middle <= bottom and m.checked is not False for m in place.page.marks)
    return marks or any(row.page is place.page and row.box.x0 > place.box.x1 - 3 and top <= row.level <= bottom and not re.search(r"\d{2}%?|각", row.stream) for row in view.rows)


def _ticked(view: View, place: _Place) -> bool | None:
    """Whether the row is ticked in the last column; None where the ink there says nothing clear."""
    top, bottom = place.box.top, place.box.bottom
    column = _column(view, place.page) or _last_cell(place)
    if column is None:
        return None if _ink_right(view, place) else False
    left, right = column
    state: bool | None = False
    written = [row for row in view.rows if row.page is place.page and top - 1 <= row.level <= bottom + 1 and left - 3 <= row.box.centre <= right + 3]
    for mark in place.page.marks:
        if not left - 3 <= mark.box.centre <= right + 3 or not top - 1 <= mark.box.middle <= bottom + 1:
            continue
        if any(len(row.stream) > 1 and re.search(r"[0-9%가-힣]", row.stream) and row.box.shared(mark.box) > 0.5 * mark.box.area for row in written):
            continue  # a word of the column beside it (20%), not a tick
        if mark.checked is None or mark.confidence < 0.6:
            return None
        if mark.checked:
            state = True
    if state:
        return True
    for row in written:
        if _TICK.match(row.stream):
            return True
        if re.fullmatch(r"[^가-힣0-9%()각]{1,3}", row.stream):
            return None
    return False


def _loose_ticks(view: View, places: dict[str, _Place]) -> bool:
    """A tick in the table's pages that belongs to no row that was found."""
    pages = {place.page.number for place in places.values()}
    right = min(place.box.x1 for place in places.values())
    for page in view.pages:
        if page.number not in pages:
            continue
        for mark in page.marks:
            inside = any(p.page is page and p.box.top - 1 <= mark.box.middle <= p.box.bottom + 1 for p in places.values())
            if mark.checked is not False and mark.box.x0 > right - 3 and not inside:
                return True
    written = (row for row in view.rows if row.page.number in pages and row.box.x0 > right - 3 and _TICK.match(row.stream))
    return any(not any(p.page is row.page and p.box.top - 1 <= row.level <= p.box.bottom + 1 for p in places.values()) for row in written)
