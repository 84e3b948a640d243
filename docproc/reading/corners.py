"""The corners of a sheet in a photograph: by its brightness, and where a shadow lies over half of it by its colour."""

from __future__ import annotations

import cv2
import numpy as np

WHOLE = 0.95
"""Share of the four-sided figure through its corners that a sheet fills."""
_PAD = 30


def page_corners(rgb: np.ndarray) -> np.ndarray | None:
    """The four corners ``[4, 2]`` (x, y in pixels) of a sheet photographed on another ground, clockwise from top left,
    or None where the picture is no photograph of one."""
    gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    scale = 600 / max(gray.shape)
    small = cv2.GaussianBlur(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (7, 7), 0)
    rim = np.concatenate([small[:6].ravel(), small[-6:].ravel(), small[:, :6].ravel(), small[:, -6:].ravel()])
    if np.median(rim) > np.percentile(small, 70) - 40:
        return None
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    figures = [figure for mask in (bright, _unlike_ground(rgb, scale)) if (figure := _sheet(mask)) is not None]
    # A shadow leaves the bright part of a sheet: of two whole figures the larger is the sheet.
    whole = [figure for figure in figures if figure[1] >= WHOLE]
    best = max(whole, key=lambda figure: cv2.contourArea(figure[0].astype(np.float32))) if whole else max(figures, key=lambda figure: figure[1], default=None)
    return None if best is None else best[0] / scale


def _unlike_ground(rgb: np.ndarray, scale: float) -> np.ndarray:
    """What differs in colour, whatever the light, from the rim of the picture (0 or 255)."""
    small = cv2.GaussianBlur(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (9, 9), 0).astype(np.float32) + 8
    hue = small / small.sum(axis=2, keepdims=True)  # a shadow dims the three channels alike
    rim = np.concatenate([side.reshape(-1, 3) for side in (hue[:6], hue[-6:], hue[:, :6], hue[:, -6:])])
    away = np.abs(hue - np.median(rim, axis=0)).sum(axis=2)
    level = cv2.normalize(away, None, 0, 255, cv2.NORM_MINMAX).astype(np.uint8)
    _, mask = cv2.threshold(level, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return mask


def _sheet(mask: np.ndarray) -> tuple[np.ndarray, float] | None:
    """The corners of the largest figure of a mask (0 or 255), if it has four, and how much of them it fills."""
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
            filled = area / max(1.0, cv2.contourArea(corners.astype(np.float32)))
            return corners - _PAD, min(filled, 1 / max(filled, 1e-6))
    return None


def _sharp_corners(outline: np.ndarray, rough: np.ndarray) -> np.ndarray:
    """The corners where straight lines through the four sides of an outline meet, clockwise from top left."""
    total, apart = rough.sum(1), rough[:, 0] - rough[:, 1]
    corners = np.array([rough[total.argmin()], rough[apart.argmax()], rough[total.argmax()], rough[apart.argmin()]])
    lines = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0)):
        along = (end - start) / max(1e-6, float(np.hypot(*(end - start))))
        offset = outline - start
        forward, aside = offset @ along, offset @ np.array([-along[1], along[0]])
        length = float(np.hypot(*(end - start)))
        near = outline[(forward > 0.1 * length) & (forward < 0.9 * length) & (np.abs(aside) < 0.03 * length)]
        if len(near) < 20:
            return corners
        vx, vy, x, y = (float(v) for v in cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
        lines.append((x, y, vx, vy))
    met = []
    for (x, y, vx, vy), (u, v, wx, wy) in zip([lines[3], *lines[:3]], lines):
        crossing = vx * wy - vy * wx
        if abs(crossing) < 0.2:
            return corners
        step = ((u - x) * wy - (v - y) * wx) / crossing
        met.append((x + step * vx, y + step * vy))
    return np.array(met)


