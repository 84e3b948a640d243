"""Light print on dark ground: heads and label cells of coloured forms, turned into dark print on white.

Whatever reads a page expects ink on paper; a dark cell with its light label would be a blot to it.
"""

from __future__ import annotations

import cv2
import numpy as np

_LOOK_DPI = 150
DARK = 0.62
"""Ground darker than this share of the paper's brightness may hold light print."""
EMPTY, WINDOW = 0.72, 2.4
"""A place of ground without print: so much of a window of so many millimetres is dark. Lines of print, even of bold
type on a fax, have few such places."""
LEAST_EMPTY = 0.15
"""Share of the ground that is such places."""
BRIDGE = 0.8
"""Millimetres of light within dark that are bridged; wider light strokes are holes, and filled."""
LEAST_WIDTH, LEAST_HEIGHT = 6.0, 3.0
"""Millimetres such ground measures at least."""
RIM = 0.9
"""Least share of dark along the outline of such ground: lines of dark print have gaps there."""
STRAIGHT = 0.85
"""Least share of the outline that runs straight across or down for `LEAST_HEIGHT`: that of bold type is ragged."""
LEAST_PRINT, MOST_PRINT = 0.02, 0.45
"""Share of the ground that its light print covers."""


def with_dark_print(gray: np.ndarray, dpi: int) -> np.ndarray:
    """The grey picture (0..255, at `dpi`) with the light print on dark grounds turned dark, the grounds white.

    The rim of a ground stays dark, as the ruling line that it is for the cells beside it.
    """
    scale = min(1.0, _LOOK_DPI / dpi)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    per_mm = min(dpi, _LOOK_DPI) / 25.4
    dark = (small < DARK * float(np.percentile(small[::2, ::2], 85))).astype(np.uint8)
    window = max(3, round(WINDOW * per_mm)) | 1
    empty = (cv2.blur(dark * np.uint8(255), (window, window)) > EMPTY * 255).astype(np.uint8)
    if not empty.any():
        return gray
    bridge, least = max(3, round(BRIDGE * per_mm)), max(2, round(0.75 * LEAST_HEIGHT * per_mm))
    grounds = cv2.morphologyEx(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((bridge, bridge), np.uint8)), cv2.MORPH_OPEN, np.ones((least, least), np.uint8))
    turned = gray
    outlines, _ = cv2.findContours(grounds, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for outline in outlines:
        x, y, w, h = cv2.boundingRect(outline)
        if w < LEAST_WIDTH * per_mm or h < LEAST_HEIGHT * per_mm:
            continue
        area = cv2.drawContours(np.zeros((h, w), np.uint8), [outline], -1, 1, cv2.FILLED, offset=(-x, -y))
        if empty[y : y + h, x : x + w][area > 0].mean() < LEAST_EMPTY or _straight(area, round(0.8 * LEAST_HEIGHT * per_mm)) < STRAIGHT:
            continue
        left, top, right, bottom = int(x / scale), int(y / scale), min(gray.shape[1], int((x + w) / scale)), min(gray.shape[0], int((y + h) / scale))
        area = cv2.resize(area, (right - left, bottom - top), interpolation=cv2.INTER_NEAREST)
        light = _light_print(gray[top:bottom, left:right], area, max(2, round(0.35 * dpi / 25.4)))
        if light is not None:
            turned = gray.copy() if turned is gray else turned
            inside, print_ = light
            turned[top:bottom, left:right][inside] = (255 - 235 * print_[inside]).astype(np.uint8)
    return turned


def _straight(area: np.ndarray, run: int) -> float:
    """The share of the outline of an area (0/1) that lies in straight runs of at least `run` pixels."""
    padded = cv2.copyMakeBorder(area, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=0)
    kept = total = 0
    for picture in (padded, padded.T.copy()):
        edge = cv2.morphologyEx(picture, cv2.MORPH_GRADIENT, np.array([[1], [1], [1]], np.uint8))
        total += int(edge.sum())
        # An edge may step by a pixel, as that of a page that leans by a hair does.
        kept += int((edge & cv2.morphologyEx(cv2.dilate(edge, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, max(3, run)), np.uint8))).sum())
    return kept / max(1, total)


def _light_print(piece: np.ndarray, area: np.ndarray, rim: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Where the inside of `area` (0/1) lies, `rim` pixels from its outline, and how light (0..1) the picture is there;
    None where the area is no dark ground with light print on it."""
    padded = cv2.copyMakeBorder(area, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    inside = cv2.erode(padded, np.ones((2 * rim - 1,) * 2, np.uint8))[1:-1, 1:-1] > 0
    if not inside.any():
        return None
    ground, light = float(np.median(piece[inside])), float(np.percentile(piece[inside], 99))
    if light - ground < 60:
        return None
    level = np.clip((piece.astype(np.float32) - ground) / (light - ground), 0, 1)
    within = cv2.erode(padded, np.ones((2 * rim + 3,) * 2, np.uint8))[1:-1, 1:-1] > 0
    if (level[inside & ~within] < 0.5).mean() < RIM or not LEAST_PRINT < (level[inside] > 0.5).mean() < MOST_PRINT:
        return None
    return inside, level
