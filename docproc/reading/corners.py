"""The corners of a sheet in a photograph: guessed by brightness at several levels and by colour, and of the guesses the
one whose sides are seen, in shadow too."""

from __future__ import annotations

import cv2
import numpy as np

SEEN, ASIDE = 0.6, 5
"""How much of the sides of a sheet must be seen, and so many pixels (of 600) beside a side light and dark are compared."""
BITTEN, SIDE = 0.75, 0.25
"""How much of a sheet must be left where a shadow hides a corner, and how much of each side."""
OUT = 0.025
"""How far beyond its outline a corner of a sheet may be, as a share of its length."""
_PAD = 30

Straight = tuple[float, float, float, float]
"""A point of a straight line and its direction: x, y, vx, vy."""


def page_corners(rgb: np.ndarray) -> np.ndarray | None:
    """The four corners ``[4, 2]`` (x, y in pixels) of a sheet photographed on another ground, clockwise from top left,
    or None where the picture is no photograph of one."""
    gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    scale = 600 / max(gray.shape)
    small = cv2.GaussianBlur(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (7, 7), 0)
    rim = np.concatenate([small[:6].ravel(), small[-6:].ravel(), small[:, :6].ravel(), small[:, -6:].ravel()])
    if np.median(rim) > np.percentile(small, 70) - 40:
        return None
    masks = [*_brighter(small, rim), _unlike_ground(rgb, scale)]
    figures = [figure for mask in masks for figure in (_sheet(mask), _bitten(mask)) if figure is not None]
    # A shadow takes a part of the sheet from what is bright; along the true sides the sheet is brighter than the ground
    # beside it, in the shadow too.
    seen = [_seen(small, figure) for figure in figures]
    best = max(range(len(figures)), key=lambda n: round(seen[n], 2), default=None)
    return None if best is None or seen[best] < SEEN else figures[best] / scale


def _seen(small: np.ndarray, corners: np.ndarray) -> float:
    """How much of the four sides through `corners` parts bright from dark, the worst side counted once more."""
    middle = corners.mean(axis=0)
    shares = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0)):
        along = (end - start) / max(1e-6, float(np.hypot(*(end - start))))
        inwards = np.array([-along[1], along[0]])
        inwards *= np.sign((middle - start) @ inwards) or 1.0
        points = start + (end - start) * np.linspace(0.03, 0.97, 60)[:, None]
        inner, outer = (_values(small, points + step * inwards) for step in (ASIDE, -ASIDE))
        off = np.isnan(outer)  # beyond the picture: nobody knows
        shares.append(float((off * 0.5 + (inner > 1.12 * outer + 4)).mean()))
    return (sum(shares) + min(shares)) / 5


def _values(small: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The grey at points (x, y), NaN beyond the picture."""
    x, y = points.round().astype(int).T
    inside = (x >= 0) & (y >= 0) & (x < small.shape[1]) & (y < small.shape[0])
    return np.where(inside, small[np.clip(y, 0, small.shape[0] - 1), np.clip(x, 0, small.shape[1] - 1)].astype(float), np.nan)


def _brighter(small: np.ndarray, rim: np.ndarray) -> list[np.ndarray]:
    """What is brighter than the ground (0 or 255): as the picture parts best, and less bright, for a shadow that lies
    over a corner of the sheet."""
    level, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ground = float(np.percentile(rim, 90))
    lower = [ground + share * (level - ground) for share in (0.75, 0.5, 0.25)] if ground < level else []
    return [bright, *(cv2.threshold(small, cut, 255, cv2.THRESH_BINARY)[1] for cut in lower)]


def _unlike_ground(rgb: np.ndarray, scale: float) -> np.ndarray:
    """What differs in colour, whatever the light, from the rim of the picture (0 or 255)."""
    small = cv2.GaussianBlur(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (9, 9), 0).astype(np.float32) + 8
    hue = small / small.sum(axis=2, keepdims=True)  # a shadow dims the three channels alike
    rim = np.concatenate([side.reshape(-1, 3) for side in (hue[:6], hue[-6:], hue[:, :6], hue[:, -6:])])
    away = np.abs(hue - np.median(rim, axis=0)).sum(axis=2)
    level = cv2.normalize(away, None, 0, 255, cv2.NORM_MINMAX).astype(np.uint8)
    _, mask = cv2.threshold(level, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return mask


def _sheet(mask: np.ndarray) -> np.ndarray | None:
    """The corners of the largest figure of a mask (0 or 255), if it has four."""
    mask = cv2.copyMakeBorder(mask, _PAD, _PAD, _PAD, _PAD, cv2.BORDER_CONSTANT, value=0)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea, default=None)
    if outline is None:
        return None
    area, whole = cv2.contourArea(outline), (mask.shape[0] - 2 * _PAD) * (mask.shape[1] - 2 * _PAD)
    if not 0.3 * whole < area < 0.97 * whole:
        return None
    for tolerance in (0.02, 0.03, 0.05, 0.08):
        four = cv2.approxPolyDP(cv2.convexHull(outline), tolerance * cv2.arcLength(outline, True), True)
        if len(four) == 4:
            corners = _sharp_corners(outline.reshape(-1, 2).astype(float), four.reshape(4, 2).astype(float))
            if not _near(corners, outline):
                continue  # a bite of shadow out of one corner bends two of the sides
            return corners - _PAD
    return None


def _bitten(mask: np.ndarray) -> np.ndarray | None:
    """As `_sheet`, for a sheet of which a shadow has taken a corner: where the straight parts of its four sides lead."""
    mask = cv2.morphologyEx(cv2.copyMakeBorder(mask, _PAD, _PAD, _PAD, _PAD, cv2.BORDER_CONSTANT, value=0), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outline = max(cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0], key=cv2.contourArea, default=None)
    if outline is None or cv2.contourArea(outline) < 0.3 * (mask.shape[0] - 2 * _PAD) * (mask.shape[1] - 2 * _PAD):
        return None
    x, y, w, h = cv2.boundingRect(outline)
    points = cv2.approxPolyDP(outline, 0.004 * cv2.arcLength(outline, True), True).reshape(-1, 2).astype(float)
    sides: dict[str, tuple[float, np.ndarray, np.ndarray]] = {}
    for start, end in zip(points, np.roll(points, -1, axis=0)):
        (dx, dy), (mx, my) = np.abs(end - start), (start + end) / 2
        level, upright = dx > 4 * dy and dx > SIDE * w, dy > 4 * dx and dy > SIDE * h
        name = ("top" if my < y + h / 2 else "bottom") if level else ("left" if mx < x + w / 2 else "right") if upright else ""
        length = float(np.hypot(*(end - start)))
        if name and length > sides.get(name, (0.0,))[0]:
            sides[name] = (length, start, end)
    if len(sides) < 4:
        return None
    lines = [_line_along(outline.reshape(-1, 2).astype(float), *sides[name][1:]) for name in ("top", "right", "bottom", "left")]
    met = [_crossing(one, other) if one and other else None for one, other in zip([lines[3], *lines[:3]], lines)]
    if any(point is None for point in met):
        return None
    corners = np.array(met)
    filled = cv2.contourArea(outline) / max(1.0, cv2.contourArea(corners.astype(np.float32)))
    return corners - _PAD if BITTEN < filled <= 1.02 and _near(corners, outline) else None


def _line_along(outline: np.ndarray, start: np.ndarray, end: np.ndarray) -> Straight | None:
    """The straight line through the outline between two of its points; None where too little of it is seen."""
    length = float(np.hypot(*(end - start)))
    along = (end - start) / max(1e-6, length)
    offset = outline - start
    forward, aside = offset @ along, np.abs(offset @ np.array([-along[1], along[0]]))
    near = outline[(forward > 0.1 * length) & (forward < 0.9 * length) & (aside < 0.03 * length)]
    if len(near) < 20:
        return None
    vx, vy, x, y = (float(v) for v in cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    return x, y, vx, vy


def _crossing(one: Straight, other: Straight) -> tuple[float, float] | None:
    (x, y, vx, vy), (u, v, wx, wy) = one, other
    crossing = vx * wy - vy * wx
    if abs(crossing) < 0.2:
        return None
    step = ((u - x) * wy - (v - y) * wx) / crossing
    return x + step * vx, y + step * vy


def _near(corners: np.ndarray, outline: np.ndarray) -> bool:
    """Whether the corners lie no further out than the outline does, but for what a rounded or folded corner takes."""
    x, y, w, h = cv2.boundingRect(outline)
    slack = OUT * max(w, h)
    return bool((corners > [x - slack, y - slack]).all() and (corners < [x + w + slack, y + h + slack]).all())


def _sharp_corners(outline: np.ndarray, rough: np.ndarray) -> np.ndarray:
    """The corners where straight lines through the four sides of an outline meet, clockwise from top left."""
    total, apart = rough.sum(1), rough[:, 0] - rough[:, 1]
    corners = np.array([rough[total.argmin()], rough[apart.argmax()], rough[total.argmax()], rough[apart.argmin()]])
    lines = [_line_along(outline, start, end) for start, end in zip(corners, np.roll(corners, -1, axis=0))]
    met = [_crossing(one, other) if one and other else None for one, other in zip([lines[3], *lines[:3]], lines)]
    return corners if any(point is None for point in met) else np.array(met)
