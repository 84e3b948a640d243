"""Photographs: boxes between the page as displayed, where the sheet lies in perspective, and the flat sheet.

`Page.flat` holds the matrix. A box on the displayed page is the hull of what is a rectangle on the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from docproc.box import Box

Point = tuple[float, float]
ROUNDS = 12
"""Rounds in which the rectangle behind a hull is approached; three decide the first tenth of a point."""


def size(flat: Sequence[float]) -> tuple[float, float]:
    """Width and height of the flat sheet in points."""
    return flat[9], flat[10]


def to_sheet(flat: Sequence[float], box: Box) -> Box:
    """The rectangle on the sheet whose hull on the displayed page is `box`."""
    wanted = (box.x0, box.top, box.x1, box.bottom)
    back = _inverse(flat[:9])
    first = _hull(flat[:9], box)
    edges = [first.x0, first.top, first.x1, first.bottom]
    # How much a displayed point grows on the sheet, and which way the axes run (a photograph may lie sideways).
    middle = (box.centre, box.middle)
    here, right, down = (_mapped(flat, p) for p in (middle, (middle[0] + 1, middle[1]), (middle[0], middle[1] + 1)))
    a, b, c, d = right[0] - here[0], down[0] - here[0], right[1] - here[1], down[1] - here[1]
    for _ in range(ROUNDS):
        x0, top, x1, bottom = edges
        hull = _hull(back, Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)))
        off = [w - h for w, h in zip(wanted, (hull.x0, hull.top, hull.x1, hull.bottom))]
        if abs(b) <= abs(a):
            low, high = (0, 2) if a > 0 else (2, 0)
            up, under = (1, 3) if d > 0 else (3, 1)
            moves = (a * off[low], d * off[up], a * off[high], d * off[under])
        else:
            low, high = (1, 3) if b > 0 else (3, 1)
            up, under = (0, 2) if c > 0 else (2, 0)
            moves = (b * off[low], c * off[up], b * off[high], c * off[under])
        edges = [edge + 0.8 * move for edge, move in zip(edges, moves)]
    x0, top, x1, bottom = edges
    if x1 - x0 < 1:
        x0, x1 = (x0 + x1) / 2 - 0.5, (x0 + x1) / 2 + 0.5
    if bottom - top < 1:
        top, bottom = (top + bottom) / 2 - 0.5, (top + bottom) / 2 + 0.5
    return Box(x0, top, x1, bottom)


def to_display(flat: Sequence[float], box: Box) -> Box:
    """The hull on the displayed page of a rectangle on the sheet."""
    hull = _hull(_inverse(flat[:9]), box)
    return Box(max(0.0, hull.x0), max(0.0, hull.top), max(0.0, hull.x1), max(0.0, hull.bottom))


def _mapped(matrix: Sequence[float], point: Point) -> Point:
    x, y = point
    w = matrix[6] * x + matrix[7] * y + matrix[8]
    return (matrix[0] * x + matrix[1] * y + matrix[2]) / w, (matrix[3] * x + matrix[4] * y + matrix[5]) / w


def _hull(matrix: Sequence[float], box: Box) -> Box:
    corners = [_mapped(matrix, (x, y)) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _inverse(m: Sequence[float]) -> tuple[float, ...]:
    a, b, c, d, e, f, g, h, i = m
    adjugate = (e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d)
    whole = a * adjugate[0] + b * adjugate[3] + c * adjugate[6]
    return tuple(value / whole for value in adjugate)
