"""Rings drawn with a pen around a word: how people choose among options that have no boxes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from docproc.reading.tickboxes import PixelMark

OFF_ELLIPSE = 0.12
"""How far from an ellipse a ring's inner edge may be, as a share of its shorter half axis, in the mean."""


@dataclass(frozen=True)
class WordRing:
    """An ellipse: its middle, its whole axes and angle as OpenCV gives them, and the thickness of its line in pixels."""

    ellipse: tuple[tuple[float, float], tuple[float, float], float]
    stroke: int

    def points(self) -> np.ndarray:
        """The line as int32 ``[N, 1, 2]`` (x, y)."""
        (x, y), (across, down), angle = self.ellipse
        line = cv2.ellipse2Poly((round(x), round(y)), (max(1, round(across / 2)), max(1, round(down / 2))), round(angle), 0, 360, 4)
        return line.astype(np.int32)[:, None]

    def paint(self, gray: np.ndarray, paper: int) -> None:
        """Lay paper over the line."""
        cv2.polylines(gray, [self.points()], True, paper, thickness=self.stroke)


def word_rings(free: np.ndarray, usual: int) -> list[PixelMark]:
    """Closed rings around print of one line; `free` is the ink (0/1) without rules, `usual` the height of a line."""
    outlines, tree = cv2.findContours(free, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return []
    found = []
    for outline, (_, _, _, parent) in zip(outlines, tree[0]):
        if parent < 0 or len(outline) < 4 * usual:
            continue  # an outer edge; the inside of a ring is the edge of a hole
        x, y, w, h = cv2.boundingRect(outline)
        if not (1.1 * usual <= h <= 2.6 * usual and 1.4 * usual <= w <= 10 * usual and w > 0.9 * h):
            continue
        ring = _ring(free, outline, (x, y, w, h))
        if ring is not None:
            grow = ring.stroke
            found.append(PixelMark((max(0, x - grow), max(0, y - grow), x + w + grow, y + h + grow), "circle", True, 0.85, ring))
    return found


def _ring(free: np.ndarray, hole: np.ndarray, bounds: tuple[int, int, int, int]) -> WordRing | None:
    """The ring whose inside is `hole`, where that is an ellipse with print in it."""
    x, y, w, h = bounds
    hull = cv2.convexHull(hole)
    if len(hull) < 5 or cv2.contourArea(hole) < 0.8 * cv2.contourArea(hull):
        return None
    (cx, cy), (short, long), angle = cv2.fitEllipse(hull)
    if min(short, long) < 1 or not (0.85 < max(short, long) / w < 1.2 and 0.8 < min(short, long) / h < 1.25):
        return None
    turn = np.radians(angle)
    dx, dy = hull[:, 0, 0] - cx, hull[:, 0, 1] - cy
    u, v = dx * np.cos(turn) + dy * np.sin(turn), -dx * np.sin(turn) + dy * np.cos(turn)
    if np.abs(np.hypot(u / (short / 2), v / (long / 2)) - 1).mean() > OFF_ELLIPSE:
        return None
    inside = np.zeros((h, w), np.uint8)
    cv2.drawContours(inside, [hull], -1, 1, cv2.FILLED, offset=(-x, -y))
    core = cv2.erode(inside, np.ones((3, 3), np.uint8), iterations=max(1, h // 10))
    print_ = free[y : y + h, x : x + w][core > 0]
    if print_.size == 0 or not 0.08 < print_.mean() < 0.6:
        return None
    stroke = _stroke(free, hull)
    if not 1 <= stroke <= 0.35 * h:
        return None
    return WordRing(((cx, cy), (short + stroke, long + stroke), angle), stroke + 3)


def _stroke(free: np.ndarray, hull: np.ndarray) -> int:
    """How thick the line is: the ink outwards from the inner edge, the median over its upper and lower parts."""
    runs = []
    middle = hull[:, 0, 1].mean()
    for x, y in hull[:, 0]:
        step = -1 if y < middle else 1
        n = 0
        while 0 <= y + step * n < len(free) and free[y + step * n, x] and n < 40:
            n += 1
        runs.append(n)
    return int(np.median(runs)) if runs else 0
