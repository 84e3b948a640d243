"""Boxes that a broad pen stroke hides: found by the empty boxes beside them, which tell their size and level.

A tick that crosses two sides of a thin box leaves two sides whole and pieces of the others. Alone that might be part
of a syllable; on one level with boxes of just that size it is the ticked one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docproc.reading.tickboxes import TICKED, PixelBox, PixelMark, covered

CLEAR = (0.97, 0.95, 0.85)
"""Ink along the two best sides, along the third, and along the worst, of what is a box by itself."""
CROSSED = (0.93, 0.72, 0.4)
"""The same for a box whose left and lower sides are whole and as thin as those of the empty ones."""

OPEN, WHOLE = 0.25, 0.6
"""How much of what is beside or beneath a box may be ink; and beneath one with four whole sides, where a pen's tip may
come out."""


def hidden_boxes(free: np.ndarray, found: Sequence[PixelMark]) -> list[PixelMark]:
    """Ticked boxes on the levels of the plainly empty ones in `found`, and in a column of such, where yes stands above
    no; `free` is the ink (0/1) without rules."""
    plain = _plain(found)
    more: list[PixelMark] = []
    seen: list[PixelBox] = []
    for mark in plain:
        side = _side(mark)
        for window in (_level(free, mark, side), _column(free, mark, side, plain)):
            if window is None or any(_covered_by(window, other, side) for other in seen):
                continue
            seen.append(window)
            for box in _within(free, window, side, _thickness(free, mark.box)):
                if not covered(box, [m for m in (*found, *more) if m.shape == "box"]):
                    more.append(PixelMark(box, "box", True, 0.9))
    return more


def _covered_by(window: PixelBox, other: PixelBox, side: int) -> bool:
    """Whether a window to look in lies within another that was looked in, but for a part of a box."""
    slack = 0.3 * side
    return all((a - b) * sign >= -slack for a, b, sign in zip(window, other, (1, 1, -1, -1)))


def _level(free: np.ndarray, mark: PixelMark, side: int) -> PixelBox:
    slack = max(3, side // 7)
    return 0, max(0, mark.box[1] - slack - 2), free.shape[1], min(free.shape[0], mark.box[1] + side + slack + 3)


def _column(free: np.ndarray, mark: PixelMark, side: int, plain: Sequence[PixelMark]) -> PixelBox | None:
    """From above the first to below the last of at least three plain boxes that stand below one another."""
    own = [m for m in plain if abs(m.box[0] - mark.box[0]) <= max(3, side // 4)]
    if len(own) < 3:
        return None
    left, right = min(m.box[0] for m in own), max(m.box[0] for m in own) + side
    top, bottom = min(m.box[1] for m in own) - 4 * side, max(m.box[1] for m in own) + 4 * side
    return max(0, left - 4), max(0, top), min(free.shape[1], right + 5), min(free.shape[0], bottom)


def _plain(found: Sequence[PixelMark]) -> list[PixelMark]:
    """The empty boxes: those with four straight sides, and on worn print those of the very size of one."""
    empty = [m for m in found if m.shape == "box" and m.checked is False]
    sure = [m for m in empty if m.confidence >= 0.95]
    return sure + [m for m in empty if 0.85 <= m.confidence < 0.95 and any(abs(_side(m) - _side(o)) <= 1 for o in sure)]


def _side(mark: PixelMark) -> int:
    x0, y0, x1, y1 = mark.box
    return round((x1 - x0 + y1 - y0) / 2)


def _within(free: np.ndarray, window: PixelBox, side: int, thin: float) -> list[PixelBox]:
    """Boxes of about `side` pixels, their sides `thin` pixels thick, within `window`; none over another."""
    start, top, stop, bottom = window
    band = free[top:bottom, start:stop].astype(np.float32)
    width = band.shape[1]
    if width <= side + 1:
        return []
    # A side may lean by a pixel: ink counts in its own column or row and in those beside it.
    wide = np.maximum(band, np.maximum(np.roll(band, 1, axis=1), np.roll(band, -1, axis=1)))
    high = np.maximum(band, np.maximum(np.roll(band, 1, axis=0), np.roll(band, -1, axis=0)))
    down, across = np.cumsum(np.pad(wide, ((1, 0), (0, 0))), axis=0), np.cumsum(np.pad(high, ((0, 0), (1, 0))), axis=1)
    inner = np.cumsum(np.cumsum(np.pad(band, ((1, 0), (1, 0))), axis=0), axis=1)
    hits: list[tuple[float, PixelBox]] = []
    for size in (side - 1, side, side + 1):
        for y in range(2, len(band) - size - 1):
            upright = (down[y + size] - down[y]) / size
            left, right = upright[: width - size], upright[size - 1 : width - 1]
            upper = (across[y, size:] - across[y, :-size])[: width - size] / size
            lower = (across[y + size - 1, size:] - across[y + size - 1, :-size])[: width - size] / size
            sides = np.sort(np.stack([left, right, upper, lower]), axis=0)
            rim = max(2, size // 6) + 1
            area = (size - 2 * rim) ** 2
            y0, y1 = y + rim, y + size - rim
            inside = (inner[y1, rim + size - 2 * rim :] - inner[y0, rim + size - 2 * rim :] - inner[y1, rim : width + 1 - (size - 2 * rim)] + inner[y0, rim : width + 1 - (size - 2 * rim)])[: width - size] / area
            inked = (inside >= TICKED) & (inside <= 0.8)
            clear, crossed = ((sides[2] >= a) & (sides[1] >= b) & (sides[0] >= c) & inked for a, b, c in (CLEAR, CROSSED))
            for x in np.flatnonzero(crossed):
                box = (start + int(x), top + y, start + int(x) + size, top + y + size)
                thin_sides = min(left[x], lower[x]) >= CROSSED[0] and abs(_thickness(free, box) - thin) <= max(1.0, 0.25 * thin) and _gap_before(free, box)
                tip = WHOLE if sides[0, x] >= 0.97 else OPEN
                if _apart(free, box, tip) and (clear[x] or thin_sides):
                    hits.append((float(sides[:, x].sum()), box))
    chosen: list[PixelBox] = []
    for _, box in sorted(hits, reverse=True):
        if all(min(box[2], o[2]) <= max(box[0], o[0]) or min(box[3], o[3]) <= max(box[1], o[1]) for o in chosen):
            chosen.append(box)
    return chosen


def _thickness(free: np.ndarray, box: PixelBox) -> float:
    """How many pixels thick the lower part of the left side is, as a median over its rows."""
    x0, y0, x1, y1 = box
    side = y1 - y0
    piece = free[y0 + side // 3 : y1 - max(2, side // 6), max(0, x0 - 2) : x0 + side // 2] > 0
    if piece.size == 0 or not piece.any():
        return 0.0
    first = piece.argmax(axis=1)
    runs = []
    for row, start in zip(piece, first):
        paper = np.flatnonzero(~row[start:])
        runs.append(int(paper[0]) if len(paper) else row.size - start)
    return float(np.median(runs))


def _gap_before(free: np.ndarray, box: PixelBox) -> bool:
    """Whether there is as much paper before the lower half of the box as parts two options."""
    x0, y0, _, y1 = box
    side = y1 - y0
    before = free[y0 + side // 2 : y1, max(0, x0 - side // 2) : max(0, x0 - 2)]
    return not before.size or not before.any()


def _apart(free: np.ndarray, box: PixelBox, tip: float) -> bool:
    """Whether paper stands beside the lower half of the box: a pen's tick leaves at the top, a syllable goes on.
    `tip` is how much of the width beneath may be ink."""
    x0, y0, x1, y1 = box
    side = y1 - y0
    lower = slice(y0 + int(0.6 * side), y1)
    before = free[lower, max(0, x0 - round(0.3 * side)) : max(0, x0 - 2)]
    after = free[lower, x1 + 2 : x1 + max(4, round(0.15 * side))]
    beneath = free[y1 + 2 : y1 + max(4, round(0.15 * side)), x0 + side // 4 : x1 - side // 4]
    return all(not piece.size or piece.any(axis=axis).mean() <= most for piece, axis, most in ((before, 1, OPEN), (after, 1, OPEN), (beneath, 0, tip)))
