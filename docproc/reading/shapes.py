"""What a PDF page draws besides text: ruling lines, small shapes to tick, strokes through words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docproc.model import Box, Line
from docproc.reading.grid import Stroke
from docproc.reading.textmarks import Drawn

THIN = 2.5
"""Points up to which a filled rectangle is a line."""
LEAST_RULE = 12.0
"""Points from which a straight line may be a ruling line."""
_SQUARE = (4.5, 20.0)
_PEN = (3.0, 40.0)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The lines across and down that can rule a table, and the small shapes."""

    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]
    small: tuple[Drawn, ...]


def shapes_of(page: Any, offset: tuple[float, float]) -> Shapes:
    """The shapes of a pdfplumber page, moved by `offset` into the page as displayed."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    small: list[Drawn] = []
    for item in (*page.rects, *page.lines, *page.curves):
        box = _box(item, offset)
        if box is None or not _is_seen(item):
            continue
        kind = item["object_type"]
        if kind == "curve":
            small += _small_curve(item, box)
            continue
        if kind == "line" or min(box.width, box.height) <= THIN:
            if box.height <= THIN and box.width >= LEAST_RULE:
                across.append(Stroke(box.middle, box.x0, box.x1))
            elif box.width <= THIN and box.height >= LEAST_RULE:
                down.append(Stroke(box.centre, box.top, box.bottom))
            elif kind == "line" and _PEN[0] <= max(box.width, box.height) <= _PEN[1] and min(box.width, box.height) > 1.0:
                small.append(Drawn(box, "stroke"))
            continue
        if _SQUARE[0] <= box.width <= _SQUARE[1] and 0.7 <= box.width / box.height <= 1.4:
            filled = item.get("fill") and not item.get("stroke") and not _is_pale(item.get("non_stroking_color"))
            small.append(Drawn(box, "blot" if filled or _is_dark_fill(item) else "square"))
            continue
        across += [Stroke(box.top, box.x0, box.x1), Stroke(box.bottom, box.x0, box.x1)]
        down += [Stroke(box.x0, box.top, box.bottom), Stroke(box.x1, box.top, box.bottom)]
    return Shapes(tuple(across), tuple(down), (*small, *_squares_of_lines(page.lines, offset)))


def _box(item: Mapping[str, Any], offset: tuple[float, float]) -> Box | None:
    dx, dy = offset
    x0, x1 = sorted((item["x0"] - dx, item["x1"] - dx))
    top, bottom = sorted((item["top"] - dy, item["bottom"] - dy))
    return Box(x0, top, x1, bottom)


def _is_seen(item: Mapping[str, Any]) -> bool:
    """Whether the shape leaves ink: stroked or filled in anything but white."""
    if item["object_type"] == "line":
        return not _is_pale(item.get("stroking_color"), 0.99)
    stroked = item.get("stroke") and not _is_pale(item.get("stroking_color"), 0.99)
    filled = item.get("fill") and not _is_pale(item.get("non_stroking_color"), 0.99)
    return bool(stroked or filled)


def _is_pale(colour: Any, limit: float = 0.85) -> bool:
    """Whether a colour (grey, RGB or CMYK of numbers) is as light as paper. No colour given is black."""
    if not isinstance(colour, (tuple, list)) or not all(isinstance(c, (int, float)) for c in colour):
        return False
    if len(colour) in (1, 3):
        return min(colour) >= limit
    return len(colour) == 4 and max(colour) <= 1 - limit


def _is_dark_fill(item: Mapping[str, Any]) -> bool:
    return bool(item.get("fill")) and not _is_pale(item.get("non_stroking_color"), 0.6)


def _small_curve(item: Mapping[str, Any], box: Box) -> list[Drawn]:
    """A closed round curve is a ring (or blot), an open one or a zigzag a pen stroke."""
    if max(box.width, box.height) > 2 * _PEN[1] or max(box.width, box.height) < _PEN[0]:
        return []
    points = item.get("pts") or []
    bent = any(step[0] in ("c", "v", "y") for step in item.get("path") or [])
    closed = len(points) > 2 and (
        any(step[0] == "h" for step in item.get("path") or []) or abs(points[0][0] - points[-1][0]) + abs(points[0][1] - points[-1][1]) < 1.5
    )
    if closed and bent and 0.4 <= box.width / max(box.height, 0.1) <= 6:
        return [Drawn(box, "blot" if _is_dark_fill(item) and box.width < _SQUARE[1] else "ring")]
    if closed and not bent and _SQUARE[0] <= box.width <= _SQUARE[1] and 0.7 <= box.width / max(box.height, 0.1) <= 1.4:
        return [Drawn(box, "blot" if _is_dark_fill(item) else "square")]
    return [Drawn(box, "stroke")] if max(box.width, box.height) <= _PEN[1] else []


def _squares_of_lines(lines: Iterable[Mapping[str, Any]], offset: tuple[float, float]) -> list[Drawn]:
    """Squares drawn as four single lines."""
    sides = [box for item in lines if (box := _box(item, offset)) and max(box.width, box.height) <= _SQUARE[1]]
    across = [b for b in sides if b.height <= 1 and b.width >= _SQUARE[0]]
    down = [b for b in sides if b.width <= 1 and b.height >= _SQUARE[0]]
    found = []
    for top in across:
        for bottom in across:
            if not (0.7 * top.width <= bottom.top - top.top <= 1.4 * top.width and abs(top.x0 - bottom.x0) < 1.5 and abs(top.x1 - bottom.x1) < 1.5):
                continue
            left = any(abs(d.x0 - top.x0) < 1.5 and abs(d.top - top.top) < 2 for d in down)
            right = any(abs(d.x0 - top.x1) < 1.5 and abs(d.top - top.top) < 2 for d in down)
            if left and right:
                found.append(Drawn(Box(top.x0, top.top, top.x1, bottom.bottom), "square"))
    return found


def is_struck(line: Line, across: Sequence[Stroke]) -> bool:
    """Whether strokes run through the middle of the words for most of the line (not below them, not at its edge)."""
    box = line.box
    through = [s for s in across if box.top + 0.25 * box.height < s.at < box.bottom - 0.25 * box.height]
    covered = sum(max(0.0, min(s.end, box.x1) - max(s.start, box.x0)) for s in through)
    return covered > 0.5 * box.width
