"""The ticked table of annex 2, section 6: which rate items the applicant claims.

A row is known by its words, never by its number: the table may be printed with other row breaks, columns or
order. What is ticked is asked of `preference_ticks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import fuzz

from docproc.box import Box
from docproc.documents.forms.rate_rows import RATE_ROWS
from docproc.documents.labels import jamo
from docproc.documents.preference_ticks import Place, ticked_rows
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
_ALIKE = 72


def claimed_items(view: View) -> Field[Any]:
    """The ids of the ticked rows in the order of the announcement. `ok` only where every row was found, every tick is
    clear and no ink stands where none was understood."""
    places = _places(view)
    if not places:
        # The edition before 2023-09-14 has no section 6: sure where the form was read to its end, speaks of none, and
        # no page of it can be missing (its own text, or a page mark that says this is the last).
        ended = "피해보상" in view.text and "우대" not in view.text and all(page.grade != "bad" for page in view.pages) and _ends(view)
        return Field(status="ok" if ended else "check", confidence=0.9 if ended else 0.0)
    states, stray = ticked_rows(view, tuple(places.values()))
    order = list(_KEYS)
    claimed = sorted((item for item, state in states.items() if state), key=order.index)
    doubtful = [item for item, state in states.items() if state is None]
    first = next(iter(places.values()))
    page = first.page
    boxes = [p.box for p in places.values() if p.page is page]
    missing = [item for item in order if item not in places]
    sure = not doubtful and not stray and len(missing) <= (0 if page.grade == "bad" else 1)
    others = tuple(sorted({*claimed, item}, key=order.index) for item in doubtful[:4])
    return Field(
        value=claimed, raw=", ".join(claimed) or None, status="ok" if sure else "check", confidence=0.95 if sure else 0.6, page=page.number,
        bbox=boxes[0].union(*boxes[1:]), source=page.source, alternatives=others,
    )  # fmt: skip


def _ends(view: View) -> bool:
    """Whether section 5 is the last that the applicant wrote: a page mark says so, or much of its page is empty."""
    last = view.pages[-1]
    rows = [row for row in view.flat_rows if row.page is last]
    marks = [match for row in rows[-3:] if (match := re.search(r"(\d+)/(\d+)", row.stream))]
    body = [row for row in rows if len(row.stream) > 8]
    return any(match[1] == match[2] for match in marks) or (bool(body) and max(row.level for row in body) < 0.8 * last.height)


def _places(view: View) -> dict[str, Place]:
    """Where each item's words stand: in cells of a table, else in rows of running text."""
    start = _table_start(view)
    found = _known(block for block in [*_cells(view), *_lines(view)] if start is None or (block[0].number, block[1].bottom) > start)
    if found and len(found) < len(_KEYS):
        # A row that the vote garbled may have been read well by one of the readers.
        others = _known((page, box, text) for page, box, text in _said(view) if start is None or (page.number, box.bottom) > start)
        taken = [place.box for place in found.values()]
        found |= {item: place for item, place in others.items() if item not in found and not any(box.shared(place.box) > 0.2 * place.box.area for box in taken)}
    return found


def _known(blocks: Iterable[tuple[Page, Box, str]]) -> dict[str, Place]:
    """The items whose words stand in blocks of text, each where it is likest."""
    found: dict[str, Place] = {}
    for page, box, text in blocks:
        hits = [item for item, key in _KEYS.items() if key.search(text)]
        if len(hits) > 1:
            hits = [item for item in hits if item not in ("venture", "mediation_sme_technology")] if len(hits) == 2 and {"venture", "vc_investment"} <= set(hits) else hits
        ranked = sorted(((fuzz.ratio(jamo(text), jamo(_TEXTS[item])), item) for item in (hits or _TEXTS)), reverse=True)
        likeness, item = ranked[0]
        if likeness < (45 if hits else _ALIKE) or len(text) > 2.2 * len(_TEXTS[item]):
            continue
        if item not in found or likeness > found[item].likeness:
            found[item] = Place(item, page, box, likeness)
    return found


def _said(view: View) -> Iterator[tuple[Page, Box, str]]:
    """What each reader alone made of the lines of the table; a line's place is its cell where it has one."""
    for page in view.pages:
        for line in page.lines:
            box = page.cells[line.cell].box if line.cell is not None else line.box
            for reading in line.readings:
                yield page, box, re.sub(r"[·\-]", "", squeeze(reading.text))


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
