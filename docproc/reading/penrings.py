"""Rings and ticks of a coloured pen: seen by their colour, whatever print, box or ruling line they cross."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from docproc.reading.tickboxes import PixelMark, slanted
from docproc.reading.wordrings import OFF_ELLIPSE, WordRing

BLUE = 45
"""How much more blue than red the ink of a pen is, of 255; black ink, paper and seals are not."""
PRINTED, SLANTED = 60, 0.5
"""So many shapes of blue ink on a page are print; and how much of a tick's edges run aslant."""
EDGE = 3
"""Pixels around a stroke that its colour fades over."""
ROUND = 0.8
"""How much of the way around the middle the line must be seen."""

BLUISH = 12
"""The same at the edges of a stroke, where paper shines through."""


@dataclass(frozen=True)
class PenRing(WordRing):
    """A ring whose pixels are known by their colour: `ink` is a mask of the page from (`left`, `top`)."""

    left: int
    top: int
    ink: np.ndarray = field(compare=False)

    def paint(self, gray: np.ndarray, paper: int) -> None:
        """Lay paper over the pen's ink; print that it crosses is black there and stays."""
        h, w = self.ink.shape
        gray[self.top : self.top + h, self.left : self.left + w][self.ink] = paper


def pen_rings(colour: np.ndarray, usual: int) -> list[PixelMark]:
    """Rings of blue ink as high as a line of print or higher; `colour` is the RGB page, `usual` the height of a line."""
    bluer = colour[:, :, 2].astype(np.int16) - colour[:, :, 0]
    blue = (bluer > BLUE).astype(np.uint8)
    if not blue.any():
        return []
    joined = cv2.morphologyEx(blue, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if not (1.1 * usual <= h <= 3.4 * usual and 1.2 * usual <= w <= 10 * usual and w > 0.8 * h):
            continue
        ring = _ring(labels[y : y + h, x : x + w] == n)
        if ring is not None:
            (cx, cy), axes, angle = ring.ellipse
            left, top = max(0, x - EDGE), max(0, y - EDGE)
            own = (labels[top : y + h + EDGE, left : x + w + EDGE] == n).astype(np.uint8)
            ink = (cv2.dilate(own, np.ones((2 * EDGE + 1, 2 * EDGE + 1), np.uint8)) > 0) & (bluer[top : y + h + EDGE, left : x + w + EDGE] > BLUISH)
            found.append(PixelMark((x, y, x + w, y + h), "circle", True, 0.85, PenRing(((cx + x, cy + y), axes, angle), ring.stroke, left, top, ink)))
    return found


def pen_ticks(colour: np.ndarray, usual: int) -> list[PixelMark]:
    """Ticks of blue ink that stand alone; nothing on a page where blue is a colour of the print."""
    blue = (colour[:, :, 2].astype(np.int16) - colour[:, :, 0] > BLUE).astype(np.uint8)
    if not blue.any():
        return []
    joined = cv2.morphologyEx(blue, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    large = [n for n in range(1, count) if max(stats[n, cv2.CC_STAT_WIDTH], stats[n, cv2.CC_STAT_HEIGHT]) > 0.4 * usual]
    if len(large) > PRINTED:
        return []
    found = []
    for n in large:
        x, y, w, h, area = (int(v) for v in stats[n])
        if not (0.7 * usual <= h <= 4 * usual and 0.5 * usual <= w <= 4.5 * usual and w < 2.5 * h and area < 0.5 * w * h):
            continue
        piece = (labels[y : y + h, x : x + w] == n).astype(np.uint8)
        beside = joined[y : y + h, max(0, x - usual) : x + w + usual].sum() - joined[y : y + h, x : x + w].sum()
        if beside == 0 and slanted(piece) > SLANTED and _ring(piece > 0) is None:
            found.append(PixelMark((x, y, x + w, y + h), "tick", True, 0.85))
    return found


def _ring(piece: np.ndarray) -> WordRing | None:
    """The ring that the ink of `piece` is, in its own pixels; None where it does not run around a middle."""
    ys, xs = np.nonzero(piece)
    hull = cv2.convexHull(np.stack([xs, ys], axis=1).astype(np.int32))
    if len(hull) < 5 or len(xs) > 0.5 * cv2.contourArea(hull):
        return None
    (cx, cy), (short, long), angle = cv2.fitEllipse(hull)
    if min(short, long) < 4:
        return None
    turn = np.radians(angle)
    u, v = (xs - cx) * np.cos(turn) + (ys - cy) * np.sin(turn), -(xs - cx) * np.sin(turn) + (ys - cy) * np.cos(turn)
    far, around = np.hypot(u / (short / 2), v / (long / 2)), np.arctan2(v / (long / 2), u / (short / 2))
    seen = np.unique(((around + np.pi) / (2 * np.pi) * 72).astype(int) % 72).size / 72
    if seen < ROUND or np.abs(far - np.median(far)).mean() > OFF_ELLIPSE or np.median(far) < 0.75:
        return None
    middle = float(np.median(far))
    stroke = max(2, round(len(xs) / (np.pi * middle * np.sqrt((short**2 + long**2) / 2))))
    return WordRing(((cx, cy), (short * middle, long * middle), angle), stroke + 3)
