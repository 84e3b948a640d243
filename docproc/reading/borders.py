"""The ornamental border around a certificate: hatching, waves, guilloche and dashes that run along all of an edge."""

from __future__ import annotations

import cv2
import numpy as np

_REACH = 0.14
"""A border stands within this share of the page from its edge."""
_LENGTH = 0.7
"""It runs along at least this share of the edge."""
_UNBROKEN = 0.96
"""Of so many steps along its length every one shows ink; between rows of print, or words, there is paper."""
_STEP = 0.1
"""Inches of a step: less than from one row of print to the next."""
_SOLID = 0.9
"""Of all the places along its length at least this share have ink somewhere across it: rows of close print leave paper between them."""
_LEAST_WIDTH = 0.03
"""Inches: thinner is a rest of a ruling line."""
_MOST_WIDTH = 0.4
"""Inches."""
_DASHES = 15
"""So many pieces of one size, one below the other at even steps, are a dashed line."""
_LEAN = 0.006
"""Of the edge's length: how far a page that was put straight may still lean."""
_EVEN = 0.15
"""Of the step between two dashes: how far one may be off."""


def border(text: np.ndarray, dpi: int) -> np.ndarray:
    """Where the border stands: 0/1 of the same shape as `text`, the ink (0/1) of an upright page without its ruling lines.

    It counts only where it runs along all four edges: a close row of print runs along one, a scanner's shadow too.
    """
    found = np.zeros_like(text)
    left, right, top, bottom = (_band(side, dpi) or _dashed(side, dpi) for side in (text, text[:, ::-1], text.T, text[::-1].T))
    if left is None or right is None or top is None or bottom is None:
        return found
    height, width = text.shape
    found[:, left[0] : left[1]] = found[:, width - right[1] : width - right[0]] = 1
    found[top[0] : top[1]] = found[height - bottom[1] : height - bottom[0]] = 1
    return found


def _band(picture: np.ndarray, dpi: int) -> tuple[int, int] | None:
    """The columns of the border along the left edge of an array `[H, W]`."""
    step, reach = max(4, round(_STEP * dpi)), int(_REACH * picture.shape[1])
    steps = len(picture) // step
    inked = picture[: steps * step, :reach].reshape(steps, step, reach).any(axis=1)
    width = max(3, round(_LEAST_WIDTH * dpi))
    if reach <= 2 * width or steps < 10:
        return None
    # A column counts with its next neighbours: a wave is now here, now there.
    sums = np.concatenate((np.zeros((steps, 1), int), np.cumsum(inked, axis=1)), axis=1)
    near = (sums[:, width:] - sums[:, :-width]) > 0
    full = np.array([_is_unbroken(column) for column in near.T])
    starts = np.flatnonzero(full)
    if len(starts) < width:
        return None
    gap = round(0.12 * dpi)
    end = starts[0]
    for at in starts:
        if at - end > gap or at - starts[0] > _MOST_WIDTH * dpi:
            break
        end = at
    start, end = int(max(0, starts[0] - 1)), int(min(reach, end + width + 1))
    across = np.flatnonzero(picture[:, start:end].any(axis=1))
    gaps = np.diff(across)
    paper = int(gaps[gaps > _LEAST_WIDTH * dpi].sum())
    return (start, end) if paper <= (1 - _SOLID) * (across[-1] - across[0] + 1) else None


def _dashed(picture: np.ndarray, dpi: int) -> tuple[int, int] | None:
    """The columns of a dashed line along the left edge of an array `[H, W]`."""
    reach = int(_REACH * picture.shape[1])
    count, _, stats, centres = cv2.connectedComponentsWithStats(np.ascontiguousarray(picture[:, :reach]), connectivity=8)
    lefts, widths, heights = (stats[1:count, n] for n in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    levels = centres[1:count, 1]
    fitting = (widths <= _MOST_WIDTH * dpi) & (heights <= _MOST_WIDTH * dpi) & (np.maximum(widths, heights) >= _LEAST_WIDTH * dpi)
    lean = max(2, round(_LEAN * len(picture)))
    left = fitting.copy()
    while left.any():
        first = int(left.argmax())
        alike = fitting & (np.abs(lefts - lefts[first]) <= lean) & (np.abs(widths - widths[first]) <= 2) & (np.abs(heights - heights[first]) <= 2)
        left &= ~alike
        if alike.sum() < _DASHES:
            continue
        steps = np.diff(np.sort(levels[alike]))
        usual = max(1.0, float(np.median(steps)))
        start, end = max(0, int(lefts[alike].min()) - 2), min(reach, int((lefts + widths)[alike].max()) + 3)
        inner = picture[:, end : end + round(_LEAST_WIDTH * dpi)]
        whole = np.clip(np.round(steps / usual), 1, 2)  # one of two may be lost
        even = (np.abs(steps - whole * usual) <= _EVEN * usual).mean() >= 0.85 and steps.sum() >= _LENGTH * len(picture)
        if even and inner.any(axis=1).mean() < 0.1:  # the first strokes of rows of print have more print beside them
            return start, end
    return None


def _is_unbroken(column: np.ndarray) -> bool:
    """Whether ink shows at nearly every step between the first and the last of a column, over most of the page's length."""
    inked = np.flatnonzero(column)
    if len(inked) == 0:
        return False
    length = inked[-1] - inked[0] + 1
    return bool(length >= _LENGTH * len(column) and len(inked) >= _UNBROKEN * length)
