"""Places to tick, and whether they are: squares, circles, parentheses, and bare ticks in empty cells.

Measured, not read: a tick may leave its box, be a pen stroke, a filled square or a ring.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from docproc.reading.image import Upright, ink
from docproc.reading.layout import Layout, PixelCell

PixelBox = tuple[int, int, int, int]

EMPTY, TICKED = 0.025, 0.06
"""Share of ink inside a box: below the one it is empty, above the other ticked, between them nobody knows."""


@dataclass(frozen=True)
class PixelMark:
    """A place to tick in pixels; `checked` is None where the ink does not say."""

    box: PixelBox
    shape: Literal["box", "circle", "parentheses", "tick"]
    checked: bool | None
    confidence: float


def find(upright: Upright, layout: Layout) -> list[PixelMark]:
    """Every place to tick on the page, from the top."""
    dark = (ink(upright.gray, upright.dpi)).astype(np.uint8)
    free = dark & (1 - layout.rules)
    heights = sorted(line.height for line in layout.lines)
    usual = heights[len(heights) // 2] if heights else upright.dpi // 8
    squares = _squares(dark, free, usual, upright.dpi)
    rings = [m for m in _rings(free, usual, upright.dpi) if not _covered(m.box, squares)]
    found = [*squares, *rings]
    found += [m for m in _parentheses(free, usual) if not _covered(m.box, found)]
    found += [m for m in _ticked_cells(upright.gray, free, layout.cells, upright.dpi) if not _covered(m.box, found)]
    return sorted(found, key=lambda m: (m.box[1], m.box[0]))


def _covered(box: PixelBox, others: Iterable[PixelMark]) -> bool:
    return any(min(box[2], o.box[2]) > max(box[0], o.box[0]) and min(box[3], o.box[3]) > max(box[1], o.box[1]) for o in others)


def _squares(dark: np.ndarray, free: np.ndarray, usual: int, dpi: int) -> list[PixelMark]:
    """Squares about as high as a line of text: four straight sides, whatever is scribbled through them."""
    side = max(5, int(0.5 * usual))
    across = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((1, side), np.uint8))
    down = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((side, 1), np.uint8))
    frame = cv2.morphologyEx(across | down, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(frame, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        if not (0.55 * usual <= min(w, h) and max(w, h) <= min(1.9 * usual, dpi * 0.3) and 0.78 < w / h < 1.28):
            continue
        piece = frame[y : y + h, x : x + w]
        rim = max(2, min(w, h) // 6)
        sides = (piece[:rim].max(0).mean(), piece[-rim:].max(0).mean(), piece[:, :rim].max(1).mean(), piece[:, -rim:].max(1).mean())
        if min(sides) < 0.8:
            continue
        # A syllable's ㅁ has strokes of its own letter close by on the same level; a box has paper on both sides or text further off.
        inside = dark[y + rim + 1 : y + h - rim - 1, x + rim + 1 : x + w - rim - 1]
        if inside.size == 0:
            continue
        share = float(inside.mean())
        checked = None if EMPTY < share < TICKED else share >= TICKED
        found.append(PixelMark((x, y, x + w, y + h), "box", checked, 0.95 if checked is not None and not 0.5 * EMPTY < share < 1.5 * TICKED else 0.7))
    return found


def _rings(free: np.ndarray, usual: int, dpi: int) -> list[PixelMark]:
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
        share = float(inside[core].mean())
        if child < 0 and share < 0.9:
            continue
        checked = None if EMPTY < share < TICKED else share >= TICKED
        if checked and 0.12 < share < 0.6:
            continue  # a number in a ring (①), not a mark
        found.append(PixelMark((x, y, x + w, y + h), "circle", checked, 0.8 if checked is not None else 0.5))
    return found


def _parentheses(free: np.ndarray, usual: int) -> list[PixelMark]:
    """`(   )` with nothing or a single tick between."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(free, connectivity=8)
    left, right = [], []
    for n in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if not (0.75 * usual <= h <= 1.8 * usual and h > 2.2 * w and w >= 2):
            continue
        piece = labels[y : y + h, x : x + w] == n
        middle = np.nonzero(piece[h // 2 - h // 10 : h // 2 + h // 10 + 1].any(0))[0]
        ends = np.nonzero(np.concatenate([piece[: max(1, h // 8)], piece[-max(1, h // 8) :]]).any(0))[0]
        if len(middle) == 0 or len(ends) == 0:
            continue
        bend = ends.mean() - middle.mean()
        if bend > 0.18 * w:
            left.append((x, y, w, h))
        elif bend < -0.18 * w:
            right.append((x, y, w, h))
    found = []
    for x, y, w, h in left:
        pair = [r for r in right if 0.3 * h < r[0] - (x + w) < 3.2 * h and abs(r[1] - y) < 0.3 * h]
        if not pair:
            continue
        rx, ry, rw, rh = min(pair)
        inner = free[min(y, ry) : max(y + h, ry + rh), x + w : rx]
        parts, _, sizes, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
        big = [s for s in sizes[1:parts] if s[cv2.CC_STAT_HEIGHT] > 0.25 * h]
        box = (x, min(y, ry), rx + rw, max(y + h, ry + rh))
        if not big:
            found.append(PixelMark(box, "parentheses", False, 0.85))
        elif len(big) == 1 and _slanted(inner) > 0.35:
            found.append(PixelMark(box, "parentheses", True, 0.8))
    return found


def _ticked_cells(gray: np.ndarray, free: np.ndarray, cells: Sequence[PixelCell], dpi: int) -> list[PixelMark]:
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
        big = [tuple(int(v) for v in s) for s in sizes[1:parts] if max(s[cv2.CC_STAT_HEIGHT], s[cv2.CC_STAT_WIDTH]) > 1.4 * mm]
        if not 1 <= len(big) <= 2:
            continue
        bx0, by0 = min(b[0] for b in big), min(b[1] for b in big)
        bx1, by1 = max(b[0] + b[2] for b in big), max(b[1] + b[3] for b in big)
        if by1 - by0 < 1.6 * mm or bx1 - bx0 > 14 * mm or by1 - by0 > 14 * mm or bx1 - bx0 < 1.2 * mm:
            continue
        piece = inner[by0:by1, bx0:bx1]
        slanted, ring = _slanted(piece), _is_round(piece)
        if slanted < 0.45 and not ring:
            continue
        box = (x0 + inset + bx0, y0 + inset + by0, x0 + inset + bx1, y0 + inset + by1)
        found.append(PixelMark(box, "tick", True, 0.9 if slanted > 0.6 or ring else 0.7))
    return found


def _slanted(piece: np.ndarray) -> float:
    """The share of the edges that run neither along nor across."""
    picture = cv2.GaussianBlur(piece.astype(np.float32), (0, 0), 1.2)
    gx, gy = cv2.Sobel(picture, cv2.CV_32F, 1, 0), cv2.Sobel(picture, cv2.CV_32F, 0, 1)
    strength = np.hypot(gx, gy)
    angle = np.degrees(np.arctan2(np.abs(gy), np.abs(gx)))
    total = strength.sum()
    return float(strength[(angle > 12) & (angle < 78)].sum() / total) if total else 0.0


def _is_round(piece: np.ndarray) -> bool:
    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea, default=None)
    if outline is None:
        return False
    area, around = cv2.contourArea(outline), cv2.arcLength(outline, True)
    return bool(around and 4 * np.pi * area / around**2 > 0.7 and area > 0.6 * piece.size)
