"""Rings drawn with a pen around a box to tick: found by rays from the box's middle, and taken out before reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

RAYS = 72
NEAREST, FURTHEST = 0.55, 1.75
"""How far from the middle of a box a ring's line may be, in sides of the box."""
OFF_CURVE = 0.09
"""How far from an even curve a ring's line may be, in sides of the box."""


@dataclass(frozen=True)
class Ring:
    """A closed even curve around (`x`, `y`) in pixels: its distance from there is a0 + a1·cos + b1·sin + a2·cos2 + b2·sin2
    of the angle; `stroke` is the thickness of its line with the grey of its edges."""

    x: float
    y: float
    curve: tuple[float, float, float, float, float]
    stroke: int

    def points(self) -> np.ndarray:
        """The line as int32 ``[RAYS, 1, 2]`` (x, y)."""
        angles = _angles()
        far = _basis(angles) @ np.array(self.curve)
        return np.stack([self.x + far * np.cos(angles), self.y + far * np.sin(angles)], axis=1).round().astype(np.int32)[:, None]

    def paint(self, gray: np.ndarray, paper: int) -> None:
        """Lay paper over the line."""
        cv2.polylines(gray, [self.points()], True, paper, thickness=self.stroke)


def ring_around(free: np.ndarray, box: tuple[int, int, int, int]) -> Ring | None:
    """The ring around the square `box`, or None. `free` is the ink (0/1) of the page without its rules.

    Seen from the middle of the box there is ink in nearly every direction, on an even curve; the letters of the
    option's word may hide it to one side, never above and below.
    """
    side = max(box[2] - box[0], box[3] - box[1])
    # A ring may touch the corners of its box, and the box may be measured a pixel or two too small.
    return next(filter(None, (_ring(free, box, margin) for margin in (1.5, 0.12 * side))), None)


def _ring(free: np.ndarray, box: tuple[int, int, int, int], margin: float) -> Ring | None:
    """The ring around `box` as seen from `margin` pixels outside its sides."""
    x0, y0, x1, y1 = box
    side, x, y = max(x1 - x0, y1 - y0), (x0 + x1 - 1) / 2, (y0 + y1 - 1) / 2
    angles = _angles()
    cos, sin = np.cos(angles), np.sin(angles)
    steps = np.arange(NEAREST * side, FURTHEST * side, 0.5)
    xs, ys = (x + np.outer(cos, steps)).round().astype(int), (y + np.outer(sin, steps)).round().astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < free.shape[1]) & (ys < free.shape[0])
    inked = (free[np.clip(ys, 0, free.shape[0] - 1), np.clip(xs, 0, free.shape[1] - 1)] > 0) & inside
    beyond = np.maximum(np.abs(np.outer(cos, steps)), np.abs(np.outer(sin, steps))) > 0.5 * side + margin
    inked &= beyond
    first = np.where(inked.any(axis=1), inked.argmax(axis=1), -1)
    hit = first >= 0
    if hit.mean() < 0.75:
        return None
    far = steps[np.maximum(first, 0)]
    curve = _fitted(angles[hit], far[hit], OFF_CURVE * side)
    if curve is None:
        return None
    off = np.abs(far - _basis(angles) @ curve)
    on = hit & (off < OFF_CURVE * side)
    upright = np.abs(sin) > 0.7
    if on.mean() < 0.72 or on[upright & (sin > 0)].mean() < 0.85 or on[upright & (sin < 0)].mean() < 0.85:
        return None
    if not 0.62 * side < curve[0] < 1.6 * side or np.hypot(*curve[3:]) > 0.3 * curve[0]:
        return None
    widths = [_run(inked[n], int(first[n])) for n in np.flatnonzero(on)]
    stroke = 0.5 * float(np.median(widths))  # the rays go by half pixels
    a0, a1, b1, a2, b2 = (float(v) for v in curve)
    return Ring(x, y, (a0 + 0.5 * stroke, a1, b1, a2, b2), round(stroke) + 3)


def without_rings(gray: np.ndarray, rings: Iterable[Any]) -> np.ndarray:
    """A copy of the grey page with the lines of `rings` (`tickboxes.Drawn`) painted over with paper; letters they cross keep the rest."""
    clean = gray.copy()
    for ring in rings:
        points = ring.points()
        left, top, wide, high = cv2.boundingRect(points)
        around = gray[max(0, top) : top + high, max(0, left) : left + wide]
        if around.size:
            ring.paint(clean, int(np.percentile(around, 85)))
    return clean


def _angles() -> np.ndarray:
    return np.linspace(0, 2 * np.pi, RAYS, endpoint=False)


def _basis(angles: np.ndarray) -> np.ndarray:
    return np.stack([np.ones_like(angles), np.cos(angles), np.sin(angles), np.cos(2 * angles), np.sin(2 * angles)], axis=1)


def _fitted(angles: np.ndarray, far: np.ndarray, off: float) -> np.ndarray | None:
    """The even curve that most directions agree on: fitted, and again without what lies off it."""
    basis, kept = _basis(angles), np.ones(len(far), bool)
    kept &= np.abs(far - np.median(far)) < 6 * off
    for _ in range(4):
        if kept.sum() < 0.6 * RAYS:
            return None
        curve = np.linalg.lstsq(basis[kept], far[kept], rcond=None)[0]
        kept = np.abs(far - basis @ curve) < max(off, 1.5)
    return curve


def _run(inked: np.ndarray, start: int) -> int:
    """How many half pixels the ink goes on from `start`."""
    rest = np.flatnonzero(~inked[start:])
    return int(rest[0]) if len(rest) else len(inked) - start
