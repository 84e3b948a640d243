"""Whether a form bears a seal or signature where it should."""

from __future__ import annotations

import re
from typing import Any

from docproc.box import Box
from docproc.documents.rows import Row
from docproc.documents.view import View
from docproc.model import Field, Page, Seal, Source

_PLACE = re.compile(r"\(인\)|\(직인\)|\(서명|서명또는|또는인|날인|\(印\)|㊞|\(서명또는인\)")
_NAME = re.compile(r"대표|(?<!피)신청인|성명|기업체명|기업명|신청기업|업체명|법인명|상호|동의인")
NEAR = 30.0  # points from a name to a print without colour that belongs to it
REACH = 75.0  # points around the place that a seal's print or a signature may fill


def sealed(view: View) -> Field[Any]:
    """True where a seal or signature stands by the place for it, or by the representative's name.

    A print or a hand over the place disturbs what is read there. So False is sure where everything around the place
    was read by two readers alike, and on the PDF's own text.
    """
    places = [(row, _box(row)) for row in view.flat_rows if _PLACE.search(row.stream)]
    names = [(row, row.box) for row in view.flat_rows if _NAME.search(row.stream) and row.level > 0.45 * _foot(row.page)]
    best: tuple[float, Page, Seal] | None = None
    for row, box in places or names:
        for seal in row.page.seals:
            away = _apart(seal.box, box)
            if away < REACH and (best is None or seal.confidence > best[0]):
                best = (seal.confidence, row.page, seal)
    if best is None and places and names:
        for row, box in names:
            for seal in row.page.seals:
                if _apart(seal.box, box) < REACH and (best is None or seal.confidence > best[0]):
                    best = (seal.confidence, row.page, seal)
    if best is not None:
        confidence, page, seal = best
        sure = (confidence >= 0.7 and seal.colour == "red") or (confidence >= 0.6 and (seal.colour == "black" and seal.kind == "seal" and _by_the_name(seal, page, [box for row, box in (*places, *names) if row.page is page])))
        return Field(value=True, status="ok" if sure else "check", confidence=confidence, page=page.number, bbox=seal.box, source=page.source, alternatives=() if sure else (False,))
    target = (places or names)[-1:] or None
    if target is None:
        return Field(status="check", alternatives=(True, False))
    row, box = target[0]
    red = _lower_print(view)
    if red is not None:
        page, seal = red
        return Field(value=True, status="check", confidence=seal.confidence, page=page.number, bbox=seal.box, source=page.source, alternatives=(False,))
    sure = row.page.source is Source.TEXT or (bool(places) and all(_undisturbed(one.page, where) for one, where in places))
    return Field(value=False, status="ok" if sure else "check", confidence=0.8 if sure else 0.5, page=row.page.number, bbox=box, source=row.page.source, alternatives=() if sure else (True,))


def _by_the_name(seal: Seal, page: Page, boxes: list[Box]) -> bool:
    """Whether a print without colour stands where a form is sealed: at its foot, on or right below the row of a name.
    Elsewhere it may be an emblem."""
    close = [box for box in boxes if _apart(seal.box, box) < NEAR and seal.box.x1 > box.centre and seal.box.top < box.bottom + box.height]
    return seal.box.middle > 0.5 * _foot(page) and bool(close)


def _foot(page: Page) -> float:
    """How far down the page anything is printed, in points: the last sheet of a form may hold a few lines only."""
    return max((line.box.bottom for line in page.lines), default=page.height)


def _lower_print(view: View) -> tuple[Page, Seal] | None:
    """A red print in the lower part of a page, where a form is sealed, though no place for it was read."""
    prints = [(page, seal) for page in view.pages for seal in page.seals if seal.colour == "red" and seal.box.middle > 0.5 * _foot(page)]
    return max(prints, key=lambda pair: pair[1].confidence, default=None)


def _undisturbed(page: Page, place: Box) -> bool:
    """Whether every line around the place was read by two readers alike: no print, no hand lies there."""
    if page.grade == "bad":
        return False
    around = Box(max(0.0, place.x0 - 2 * REACH), max(0.0, place.top - 0.5 * REACH), place.x1 + REACH, place.bottom + 0.5 * REACH)
    near = [line for line in page.lines if line.box.shared(around) > 0]
    return bool(near) and all(line.agreed and not line.sealed for line in near)


def _box(row: Row) -> Box:
    match = _PLACE.search(row.stream)
    if match is None:
        return row.box
    glyphs = [row.glyphs[n] for n in row.at[match.start() : match.end()]]
    return glyphs[0].box.union(*(g.box for g in glyphs[1:]))


def _apart(one: Box, other: Box) -> float:
    across = max(0.0, one.x0 - other.x1, other.x0 - one.x1)
    down = max(0.0, one.top - other.bottom, other.top - one.bottom)
    return max(across, down)
