"""Parentheses and brackets to tick: `( )`, `[√]`."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.reading.tickboxes import PixelBox, PixelMark, covered, slanted, is_round


def brackets(free: np.ndarray, usual: int) -> list[PixelMark]:
    """`[  ]` and `(  )` with nothing, or nothing but a tick, between them."""
    left, right = _bracket_ends(free, usual)
    found: list[PixelMark] = []
    for x, y, w, h in left:
        pair = [r for r in right if 0.3 * h < r[0] - (x + w) < 3.2 * h and abs(r[1] - y) < 0.3 * h and 0.7 < r[3] / h < 1.4]
        if not pair:
            continue
        rx, ry, rw, rh = min(pair)
        top, bottom = min(y, ry), max(y + h, ry + rh)
        inner = free[top:bottom, x + w : rx]
        foot = max(2, h // 6)
        if inner[:foot].any(axis=0).mean() > 0.7 and inner[-foot:].any(axis=0).mean() > 0.7:
            continue  # closed above and below: a box, or part of one
        checked = _tick_between(inner, h)
        if checked is not None and not covered((x, top, rx + rw, bottom), found):
            found.append(PixelMark((x, top, rx + rw, bottom), "parentheses", checked, 0.85 if not checked else 0.8))
    return found


def _tick_between(inner: np.ndarray, height: int) -> bool | None:
    """False where nothing stands between the brackets, True where one tick does, None where it is text."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
    # What touches the sides at top or bottom only is the bracket's own foot.
    big = [n for n in range(1, count) if stats[n, cv2.CC_STAT_HEIGHT] > 0.3 * height]
    if not big:
        return False
    if len(big) > 1:
        return None
    x, y, w, h, _ = (int(v) for v in stats[big[0]])
    if w < 0.2 * height or w > 1.6 * height:
        return None
    piece = (labels[y : y + h, x : x + w] == big[0]).astype(np.uint8)
    return True if slanted(piece) > 0.35 or is_round(piece) or piece.mean() > 0.85 else None


def _bracket_ends(free: np.ndarray, usual: int) -> tuple[list[PixelBox], list[PixelBox]]:
    """Left and right brackets as (x, y, width, height): single curved strokes, or upright bars with feet."""
    left: list[PixelBox] = []
    right: list[PixelBox] = []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(free, connectivity=8)
    for n in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if not (0.75 * usual <= h <= 1.8 * usual and h > 1.9 * w and w >= 2):
            continue
        piece = labels[y : y + h, x : x + w] == n
        middle = np.nonzero(piece[h // 2 - h // 10 : h // 2 + h // 10 + 1].any(0))[0]
        top, bottom = np.nonzero(piece[: max(1, h // 8)].any(0))[0], np.nonzero(piece[-max(1, h // 8) :].any(0))[0]
        if len(middle) == 0 or len(top) == 0 or len(bottom) == 0 or middle[-1] - middle[0] > 0.65 * w:
            continue  # ㅏ and ㅓ have a stroke in the middle
        bend = min(top.mean(), bottom.mean()) - middle.mean(), max(top.mean(), bottom.mean()) - middle.mean()
        if bend[0] > 0.12 * w:
            left.append((x, y, w, h))
        elif bend[1] < -0.12 * w:
            right.append((x, y, w, h))
    bars = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((max(5, int(0.7 * usual)), 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(bars, connectivity=8)
    for n in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if not (0.75 * usual <= h <= 1.8 * usual and w <= max(4, 0.22 * usual)):
            continue
        foot, reach = max(2, h // 8), max(3, h // 4)
        ends = (slice(y, y + foot), slice(y + h - foot, y + h))
        before = [free[rows, max(0, x - reach) : x].any(axis=0).sum() for rows in ends]
        after = [free[rows, x + w : x + w + reach].any(axis=0).sum() for rows in ends]
        if min(after) >= 0.08 * h and max(before) <= 1:
            left.append((x, y, w + int(min(after)), h))
        elif min(before) >= 0.08 * h and max(after) <= 1:
            right.append((x - int(min(before)), y, w + int(min(before)), h))
    return left, right
