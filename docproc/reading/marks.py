"""Places to tick, and whether they are: squares, circles, parentheses, and bare ticks in empty cells.

Measured, not read: a tick may leave its box, be a pen stroke, a filled square or a ring.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from docproc.reading.brackets import brackets
from docproc.reading.freeticks import free_ticks
from docproc.reading.hiddenboxes import hidden_boxes
from docproc.reading.image import Upright
from docproc.reading.layout import Layout, PixelCell, PixelLine
from docproc.reading.penrings import PenRing, pen_rings, pen_ticks
from docproc.reading.tickboxes import EMPTY, TICKED, WORN, PixelMark, covered, is_round, slanted, squares
from docproc.reading.wordrings import word_rings

IN_CELL = 0.9
"""The confidence of a sign that stands alone in its cell."""
HOLLOW = 0.15
"""The share of its surroundings that the hole of an empty circle takes at least."""
MANY = 7
"""Of so many hollow signs of one size in a column most are printed."""

__all__ = ["PixelMark", "find"]


def find(upright: Upright, layout: Layout) -> list[PixelMark]:
    """Every place to tick on the page, from the top."""
    free = upright.dark & (1 - layout.rules)
    heights = sorted(line.height for line in layout.lines)
    usual = heights[len(heights) // 2] if heights else upright.dpi // 8
    ringed = pen_rings(upright.colour, usual, layout.rules)
    found = [m for m in squares(free, upright.gray, usual) if not _is_jamo(free, m, layout.lines, usual)]
    found = _beside_rings(found + hidden_boxes(free, found), ringed, free)
    found += [m for m in _ticked_cells(free, layout.cells, upright.dpi) if not covered(m.box, found)]
    found += [m for m in _rings(free, usual) if not covered(m.box, found) and not _is_jamo(free, m, layout.lines, usual)]
    pairs = brackets(free, usual)
    # A ring between brackets is what they are ticked with, no place to tick of its own.
    found = [m for m in found if m.shape != "circle" or m.ring is not None or not any(p.checked and covered(m.box, [p]) for p in pairs)]
    found += [m for m in pairs if not covered(m.box, found)]
    found += [m for m in free_ticks(free, usual, layout.lines) if not covered(m.box, found)]
    for rings in (ringed, word_rings(free, usual)):  # the colour tells a ring from what it crosses
        found += [m for m in rings if not any(o.ring is not None and covered(m.box, [o]) for o in found)]
    found = _open_boxes(_with_pen(found, pen_ticks(upright.colour, usual, ringed)))
    return sorted((m for m in found if not _in_text(m, layout, usual)), key=lambda m: (m.box[1], m.box[0]))


def _beside_rings(found: list[PixelMark], rings: Sequence[PixelMark], free: np.ndarray) -> list[PixelMark]:
    """The boxes as they are without the pen's rings that cross them on their way around a word: such a stroke is no tick."""
    clean = free.copy()
    for ring in rings:
        ring.ring.paint(clean, 0)
    told = []
    for mark in found:
        if mark.shape == "box" and mark.checked is not False and any(_crosses(ring, mark) for ring in rings):
            x0, y0, x1, y1 = mark.box
            rim = max(2, (y1 - y0) // 6) + 1
            share = clean[y0 + rim : y1 - rim, x0 + rim : x1 - rim].mean() if y1 - y0 > 2 * rim < x1 - x0 else 1.0
            mark = PixelMark(mark.box, mark.shape, False, 0.85) if share < EMPTY else PixelMark(mark.box, mark.shape, None, 0.5) if share < TICKED else mark
        told.append(mark)
    return told


def _crosses(ring: PixelMark, mark: PixelMark) -> bool:
    """Whether the pen's ink lies on a mark that is not what it rings (that would be in its middle)."""
    if not isinstance(ring.ring, PenRing) or not covered(mark.box, [ring]):
        return False
    (x0, y0, x1, y1), (rx0, ry0, rx1, ry1) = mark.box, ring.box
    off = abs((x0 + x1) - (rx0 + rx1)) / 2
    return off > 0.3 * (rx1 - rx0)


def _with_pen(found: list[PixelMark], ticks: list[PixelMark]) -> list[PixelMark]:
    """The marks with the ticks of a coloured pen: a box that one of them crosses is ticked, whatever its sides look like."""
    for tick in ticks:
        # Its arm may reach into the row above: the box it ticks has its middle beside the lower part of it.
        top, bottom = tick.box[1] + (tick.box[3] - tick.box[1]) // 4, tick.box[3]
        near = [m for m in found if m.shape in ("box", "circle", "tick") and m.ring is None and covered(m.box, [tick])]
        crossed = [m for m in near if top <= (m.box[1] + m.box[3]) / 2 <= bottom]
        boxes = [m for m in crossed if m.shape != "tick"]
        found = [m for m in found if m not in crossed]
        found.append(PixelMark(boxes[0].box, boxes[0].shape, True, 0.9) if len(boxes) == 1 else tick)
    return found


def _is_jamo(free: np.ndarray, mark: PixelMark, lines: Sequence[PixelLine], usual: int) -> bool:
    """Whether the shape is the ㅁ or ㅇ of a syllable: smaller than its line, with more of the syllable above,
    below, or close by on the right. `usual` is the page's usual line height."""
    x0, y0, x1, y1 = mark.box
    x, y, side = (x0 + x1) / 2, (y0 + y1) / 2, max(x1 - x0, y1 - y0)
    line = next((line for line in lines if line.box[0] <= x <= line.box[2] and line.box[1] <= y <= line.box[3]), None)
    if line is None or mark.ring is not None:
        return False
    if side < 0.68 * _height(line, mark, usual):
        return True
    top, bottom = max(line.box[1], y0 - int(0.7 * side)), min(line.box[3], y1 + int(0.7 * side))
    over = free[top : max(top, y0 - 2), x0 + 1 : x1 - 1]
    under = free[y1 + 2 : max(y1 + 2, bottom), x0 + 1 : x1 - 1]
    inked = [piece.any(axis=0).mean() > 0.25 if piece.size else False for piece in (over, under)]
    if mark.checked and mark.shape == "box":
        return bool(under.size and under.any(axis=0).mean() > 0.5)  # a pen stroke leaves its box at the top, or with its tip
    if any(inked):
        return True
    beside = free[max(0, y0 - 2) : y1 + 2, x1 + 2 : x1 + 2 + int(0.3 * side)]
    return bool(side < 0.8 * line.height and beside.size and beside.mean(axis=0).max() > 0.85)


def _in_text(mark: PixelMark, layout: Layout, usual: int) -> bool:
    """Whether a square is part of a syllable (ㅁ of 밀): it is low for its line, or ink stands above or below it."""
    if mark.shape != "box" or mark.ring is not None:
        return False
    x0, y0, x1, y1 = mark.box
    for line in layout.lines:
        left, top, right, bottom = line.box
        if not (left <= (x0 + x1) / 2 <= right and top <= (y0 + y1) / 2 <= bottom):
            continue
        if y1 - y0 < 0.6 * _height(line, mark, usual):
            return True
        piece = layout.gray[top:bottom, x0 : x1 + 1]
        dark = piece < np.percentile(layout.gray[top:bottom, left:right], 75) - 60
        under = dark[y1 - top + 4 :]
        outside = under if mark.checked else np.concatenate([dark[: max(0, y0 - top - 3)], under])  # a pen's tick leaves its box at the top
        return bool(outside.size and outside.any(axis=0).mean() > 0.6)
    return False


def _height(line: PixelLine, mark: PixelMark, usual: int) -> float:
    """The height of the line a mark stands on; a pen's tick that leaves its box makes the whole line higher, and a
    box with four straight sides is then measured by the page's usual line."""
    return min(line.height, 1.1 * usual) if mark.shape == "box" and mark.confidence >= 0.9 else line.height


def _rings(free: np.ndarray, usual: int) -> list[PixelMark]:
    """Circles to tick: round, as high as a line, standing alone (a syllable's ㅇ is smaller)."""
    outlines, tree = cv2.findContours(free, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return []
    found = []
    for outline, (_, _, child, parent) in zip(outlines, tree[0]):
        x, y, w, h = cv2.boundingRect(outline)
        if parent >= 0 or not (0.6 * usual <= min(w, h) and max(w, h) <= 1.7 * usual and 0.85 < w / h < 1.18):
            continue
        area, around = cv2.contourArea(outline), cv2.arcLength(outline, True)
        if around == 0 or 4 * np.pi * area / around**2 < 0.78 or not 0.68 < area / (w * h) < 0.86:
            continue
        inside = free[y : y + h, x : x + w]
        yy, xx = np.mgrid[0:h, 0:w]
        core = ((xx - w / 2) / (w / 2)) ** 2 + ((yy - h / 2) / (h / 2)) ** 2 < 0.5
        share = 0.0 if _empty_inside(free, outlines, tree[0], child, (x, y, w, h)) else float(inside[core].mean())
        if child < 0 and share < 0.9:
            continue
        checked = None if EMPTY < share < TICKED else share >= TICKED
        if checked and 0.12 < share < 0.6:
            continue  # a number in a ring (①), not a mark
        found.append(PixelMark((x, y, x + w, y + h), "circle", checked, 0.8 if checked is not None else 0.5))
    return found


def _empty_inside(free: np.ndarray, outlines: Sequence[np.ndarray], tree: np.ndarray, hole: int, bounds: tuple[int, int, int, int]) -> bool:
    """Whether a round outline holds one round hole in its middle with nothing in it, however broad the line is: a fax and a
    copier make it so broad that the line itself lies where a tick would."""
    x, y, w, h = bounds
    holes = []
    while hole >= 0:
        holes.append(outlines[hole])
        hole = int(tree[hole][0])
    if not holes:
        return False
    largest = max(holes, key=cv2.contourArea)
    area, around = cv2.contourArea(largest), cv2.arcLength(largest, True)
    if around == 0 or area < HOLLOW * w * h or 4 * np.pi * area / around**2 < 0.75:
        return False
    hx, hy, hw, hh = cv2.boundingRect(largest)
    if max(abs(2 * (hx - x) + hw - w), abs(2 * (hy - y) + hh - h)) > 0.3 * min(w, h):
        return False
    within = np.zeros((hh, hw), np.uint8)
    cv2.drawContours(within, [largest], -1, 1, cv2.FILLED, offset=(-hx, -hy))
    within = cv2.erode(within, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return bool(within.any() and free[hy : hy + hh, hx : hx + hw][within > 0].mean() < 0.03)


def _open_boxes(found: Sequence[PixelMark]) -> list[PixelMark]:
    """The marks with what is hollow and worn, a box or an O, taken for an empty box where many like it stand above and
    below, and among them something that does tick."""
    told = []
    for mark in found:
        if mark.ring is None and (mark.confidence == WORN or mark.shape == "circle" and mark.confidence == IN_CELL):
            (x0, y0, x1, y1), hollow = mark.box, [m for m in found if m.checked is not True or m.shape == "circle"]
            like = [m for m in hollow if abs(m.box[0] - x0) <= 4 and abs(m.box[2] - x1) <= 4 and abs((m.box[3] - m.box[1]) - (y1 - y0)) <= 4 and m.shape in ("box", "circle")]
            ticks = [m for m in found if m.checked and m not in hollow and m.box[0] < x1 and m.box[2] > x0 and m.shape in ("box", "tick")]
            mark = PixelMark(mark.box, "box", False, 0.85) if len(like) >= MANY and ticks and any(m.shape == "box" for m in like) else mark
        told.append(mark)
    return told


def _hollow(piece: np.ndarray) -> bool:
    """Whether a round shape has paper in its middle."""
    h, w = piece.shape
    return bool(piece[h // 3 : h - h // 3, w // 3 : w - w // 3].mean() < 0.2)


def _ticked_cells(free: np.ndarray, cells: Sequence[PixelCell], dpi: int) -> list[PixelMark]:
    """Bare ticks: a cell narrow enough to be ticked that holds one slanted or round stroke and nothing else."""
    mm = dpi / 25.4
    found = []
    for cell in cells:
        x0, y0, x1, y1 = cell.box
        if not (4 * mm < x1 - x0 < 40 * mm and 3 * mm < y1 - y0 < 40 * mm):
            continue
        inset = max(2, int(0.6 * mm))
        inner = free[y0 + inset : y1 - inset, x0 + inset : x1 - inset]
        parts, _, sizes, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
        ours = [tuple(int(v) for v in s) for s in sizes[1:parts] if s[cv2.CC_STAT_AREA] >= 6]
        big = [s for s in ours if max(s[2], s[3]) > 1.4 * mm]
        if not 1 <= len(big) <= 2 or len([s for s in ours if max(s[2], s[3]) > 0.6 * mm]) > 3:
            continue
        bx0, by0 = min(b[0] for b in big), min(b[1] for b in big)
        bx1, by1 = max(b[0] + b[2] for b in big), max(b[1] + b[3] for b in big)
        if bx1 - bx0 > 1.8 * (by1 - by0):
            continue  # a short word
        if by1 - by0 < 1.6 * mm or bx1 - bx0 > 14 * mm or by1 - by0 > 14 * mm or bx1 - bx0 < 1.2 * mm:
            continue
        piece = inner[by0:by1, bx0:bx1]
        share, ring = slanted(piece), is_round(piece)
        if share < 0.45 and not ring:
            continue
        box = (x0 + inset + bx0, y0 + inset + by0, x0 + inset + bx1, y0 + inset + by1)
        # An open ring is drawn by who ticks with it; beside discs it is the other answer (whoever asks tells by the shape).
        found.append(PixelMark(box, "circle" if ring and _hollow(piece) else "tick", True, IN_CELL if share > 0.6 or ring else 0.7))
    return found
