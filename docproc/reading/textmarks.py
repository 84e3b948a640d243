"""Places to tick on a page with its own text: glyphs (□ ☑ ■ √), pairs of parentheses, drawn squares and pen strokes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.model import Box, Cell, Mark
from docproc.reading.grid import cell_at
from docproc.reading.textlines import Glyph

EMPTY_BOXES, FULL_BOXES = set("□☐◻▢❏❑"), set("■☑☒▣✅◼")
EMPTY_CIRCLES, FULL_CIRCLES = set("○◯"), set("●◉⦿◎")
TICKS = set("√✓✔✗✘Ｖ∨ｖ")
INSIDE = TICKS | FULL_BOXES | FULL_CIRCLES | EMPTY_CIRCLES | set("VvXxOo0×Yㅇ*＊")
"""What may stand inside a box or a pair of parentheses to say that it is chosen."""

_PAIR = re.compile(r"[(（](?P<inside>[^()（）]{0,3})[)）]")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A small drawn shape: a square, a ring, a filled blot, or a pen stroke."""

    box: Box
    shape: str  # "square" | "ring" | "blot" | "stroke"


def marks_of(rows: Sequence[Sequence[Glyph]], drawn: Sequence[Drawn], cells: Sequence[Cell]) -> tuple[Mark, ...]:
    """All places to tick, ticked or not, from glyphs row by row and from drawn shapes."""
    glyphs = [g for row in rows for g in row if g.text.strip()]
    strokes = [d for d in drawn if d.shape in ("stroke", "blot")]
    used: set[int] = set()
    found = [_glyph_box(g, glyphs, strokes, used) for g in glyphs if g.text in EMPTY_BOXES | FULL_BOXES]
    found += [_drawn_box(d, glyphs, strokes, used) for d in drawn if d.shape == "square"]
    found += [mark for row in rows for mark in _parentheses(row, strokes, used)]
    found += [mark for d in drawn if d.shape == "ring" for mark in _ring(d, glyphs, strokes, used)]
    found += _bare(glyphs, strokes, cells, used)
    return tuple(sorted(_without_doubles(found), key=lambda m: (round(m.box.middle), m.box.x0)))


def _inked(box: Box, glyphs: Sequence[Glyph], strokes: Sequence[Drawn], used: set[int], but: Glyph | None = None) -> bool:
    """Whether a tick stands in `box` or sticks out of it: a glyph of choice, a pen stroke or a blot."""
    near = box.grown(0.25 * box.width)
    hit = False
    for index, glyph in enumerate(glyphs):
        if glyph is not but and glyph.text in INSIDE and near.x0 <= glyph.box.centre <= near.x1 and near.top <= glyph.box.middle <= near.bottom:
            used.add(index)
            hit = True
    for index, stroke in enumerate(strokes):
        if stroke.box.shared(box) > 0.25 * min(max(stroke.box.area, 1), box.area):
            used.add(-1 - index)
            hit = True
    return hit


def _glyph_box(glyph: Glyph, glyphs: Sequence[Glyph], strokes: Sequence[Drawn], used: set[int]) -> Mark:
    full = glyph.text in FULL_BOXES
    inked = _inked(glyph.box, glyphs, strokes, used, but=glyph)
    return Mark(box=glyph.box, shape="box", checked=full or inked, confidence=1.0)


def _drawn_box(shape: Drawn, glyphs: Sequence[Glyph], strokes: Sequence[Drawn], used: set[int]) -> Mark:
    return Mark(box=shape.box, shape="box", checked=_inked(shape.box, glyphs, strokes, used), confidence=1.0)


def _parentheses(row: Sequence[Glyph], strokes: Sequence[Drawn], used: set[int]) -> list[Mark]:
    """`( )`, `(√)`, `( O )`: blank or one sign of choice between parentheses of one row."""
    solid = [g for g in row if g.text.strip()]
    text = "".join(g.text[0] for g in solid)
    found = []
    for match in _PAIR.finditer(text):
        inside = match["inside"]
        inner = solid[match.start() + 1 : match.end() - 1]
        box = solid[match.start()].box.union(solid[match.end() - 1].box)
        apart = box.width >= 0.7 * box.height
        if not inside and apart:
            between = Box(solid[match.start()].box.centre, box.top, max(solid[match.start()].box.centre, solid[match.end() - 1].box.centre), box.bottom)
            found.append(Mark(box=box, shape="parentheses", checked=_inked(between, [], strokes, used), confidence=1.0))
        elif inner and all(g.text in INSIDE for g in inner):
            found.append(Mark(box=box, shape="parentheses", checked=True, confidence=1.0))
    return found


def _ring(shape: Drawn, glyphs: Sequence[Glyph], strokes: Sequence[Drawn], used: set[int]) -> list[Mark]:
    """A ring is an option to tick when empty, and a choice when it is drawn around a word."""
    words = [g for g in glyphs if shape.box.x0 <= g.box.centre <= shape.box.x1 and shape.box.top <= g.box.middle <= shape.box.bottom]
    said = [g for g in words if g.text not in INSIDE]
    if len(said) > 4 or shape.box.height > 40:
        return []
    checked = bool(said) or _inked(shape.box, glyphs, strokes, used)
    return [Mark(box=shape.box, shape="circle", checked=checked, confidence=1.0)]


def _bare(glyphs: Sequence[Glyph], strokes: Sequence[Drawn], cells: Sequence[Cell], used: set[int]) -> list[Mark]:
    """Ticks without a box: √ anywhere, V, O, ○ or ● alone in a cell, pen strokes in a cell without text."""
    homes = [cell_at(cells, g.box) for g in glyphs]
    alone = {home for home in homes if home is not None and homes.count(home) == 1}
    found = []
    for index, (glyph, home) in enumerate(zip(glyphs, homes)):
        lonely = home in alone and home is not None
        if index not in used and (glyph.text in TICKS or (lonely and glyph.text in INSIDE - FULL_BOXES)):
            found.append(Mark(box=glyph.box, shape="tick", checked=True, confidence=1.0))
        elif glyph.text in EMPTY_CIRCLES | FULL_CIRCLES and index not in used:
            found.append(Mark(box=glyph.box, shape="circle", checked=glyph.text in FULL_CIRCLES, confidence=1.0))
    for index, stroke in enumerate(strokes):
        home = cell_at(cells, stroke.box)
        if -1 - index not in used and home is not None and home not in homes and stroke.box.height < 40:
            found.append(Mark(box=stroke.box, shape="tick", checked=True, confidence=0.9))
    return found


def _without_doubles(marks: Sequence[Mark]) -> list[Mark]:
    """Of marks in one place the ticked one is kept (a shape filled and stroked comes twice); a tick between
    parentheses belongs to them."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.shape == "tick", not m.checked, m.box.area)):
        if all(mark.box.shared(other.box) < 0.5 * min(mark.box.area, other.box.area) for other in kept):
            kept.append(mark)
    return kept
