"""Ticks and rings that a pen drew in a column without cells, or across the line between two cells.

They stand alone on their level and are larger than print; printed signs of the size of print are read, not measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from docproc.reading.layout import PixelLine
from docproc.reading.tickboxes import PixelMark, slanted

LEAST, MOST = 1.2, 4.5
"""Height or width of a pen's sign, in line heights."""
ALONE = 1.0
"""Line heights of paper on both sides."""
SLANTED = 0.55
ROUND, HOLLOW = (0.8, 1.12), 0.55
"""Area of a ring's outline as a share of the ellipse of its box, and how much of it is ink at most."""


def free_ticks(free: np.ndarray, usual: int, lines: Sequence[PixelLine]) -> list[PixelMark]:
    """Pen signs that stand alone; `free` is the ink (0/1) of the page without rules, `usual` its line height in pixels.
    A large letter of a spaced title stands on a line with others."""
    joined = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((max(3, usual // 5), 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[PixelMark] = []
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        if not (LEAST * usual <= max(w, h) <= MOST * usual and min(w, h) >= 0.6 * usual and area < 0.6 * w * h):
            continue
        if not _stands_alone(free, (x, y, x + w, y + h), round(ALONE * usual)):
            continue
        piece = (labels[y : y + h, x : x + w] == n).astype(np.uint8)
        if _is_ring(piece):
            found.append(PixelMark((x, y, x + w, y + h), "circle", True, 0.8))
        elif slanted(piece) > SLANTED and w < 2.2 * h and not _is_letter((x, y, x + w, y + h), lines):
            found.append(PixelMark((x, y, x + w, y + h), "tick", True, 0.8))
    return found


def _stands_alone(free: np.ndarray, box: tuple[int, int, int, int], reach: int) -> bool:
    """Whether there is next to no ink left and right of the middle of the sign."""
    x0, y0, x1, y1 = box
    level = slice(y0 + (y1 - y0) // 4, y1 - (y1 - y0) // 8)
    before, after = free[level, max(0, x0 - reach) : max(0, x0 - 1)], free[level, x1 + 1 : x1 + reach]
    return all(not side.size or side.mean() < 0.01 for side in (before, after))


def _is_ring(piece: np.ndarray) -> bool:
    """Whether the shape is one closed line about round, with paper inside."""
    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea)
    h, w = piece.shape
    share = cv2.contourArea(outline) / (np.pi / 4 * w * h)
    middle = piece[h // 3 : h - h // 3, w // 3 : w - w // 3]
    return bool(ROUND[0] < share < ROUND[1] and 0.45 < w / h < 2.4 and piece.mean() < HOLLOW and middle.mean() < 0.12)


def _is_letter(box: tuple[int, int, int, int], lines: Sequence[PixelLine]) -> bool:
    """Whether a shape is a letter of a line of large or widely spaced type."""
    x, y, width, height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, box[2] - box[0], box[3] - box[1]
    level = [line for line in lines if line.box[1] <= y <= line.box[3]]
    around = [line for line in level if line.box[0] <= x <= line.box[2]]
    beside = [line for line in level if line not in around and line.height > 0.65 * height and abs((line.box[0] + line.box[2]) / 2 - x) < 5 * width]
    return any(line.box[2] - line.box[0] > 2 * width for line in around) or bool(beside)
