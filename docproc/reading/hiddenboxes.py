"""Boxes that a broad pen stroke hides: found by the empty boxes beside them, which tell their size and level.

A tick that crosses two sides of a thin box leaves two sides whole and pieces of the others. Alone that might be part
of a syllable; on one level with boxes of just that size it is the ticked one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from docproc.reading.tickboxes import TICKED, PixelBox, PixelMark, covered

CLEAR = (0.97, 0.95, 0.85)
"""Ink along the two best sides, along the third, and along the worst, of what is a box by itself."""
CROSSED = (0.93, 0.72, 0.4)
"""The same for a box whose left and lower sides are whole and as thin as those of the empty ones."""

LOOSE = (0.9, 0.75, 0.3)
"""The same for a box over whose corner a pen went, where two others stand just as far from their empty ones: a column of pairs."""
ROWS = 3
"""So many pairs make a column."""

OPEN, WHOLE = 0.25, 0.6
"""How much of what is beside or beneath a box may be ink; and beneath one with four whole sides, where a pen's tip may
come out."""
SQUARE = 0.95
"""Four sides of so much ink are a box even where a tick begins before it and its tip comes out beneath."""


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
    return more + [PixelMark(box, "box", True, 0.85) for box in _in_a_column(free, plain, [m for m in (*found, *more) if m.shape == "box"])]


def _in_a_column(free: np.ndarray, plain: Sequence[PixelMark], known: Sequence[PixelMark]) -> list[PixelBox]:
    """Boxes with a pen over one corner: each on the level of an empty one, and as far from it as others in other rows are from theirs."""
    places: list[tuple[int, PixelMark, PixelBox]] = [(o.box[0] - m.box[0], m, o.box) for m in plain for o in known if o is not m and _on_level(o.box, m) and o.checked]
    new: list[tuple[int, PixelMark, PixelBox]] = []
    for mark in plain:
        side = _side(mark)
        for box, _, inside in _measured(free, _level(free, mark, side), side, LOOSE):
            if inside >= TICKED and _struck_out_of(free, box) and not covered(box, known):
                new.append((box[0] - mark.box[0], mark, box))
    chosen: list[tuple[float, PixelBox]] = []
    for away, mark, box in new:
        slack = max(3, _side(mark) // 5)
        rows = {other.box[1] for step, other, _ in (*places, *new) if abs(step - away) <= slack and abs(other.box[0] - mark.box[0]) <= slack}
        if len(rows) >= ROWS:
            chosen.append((abs(box[1] - mark.box[1]), box))
    kept: list[PixelBox] = []
    for _, box in sorted(chosen):
        if not any(min(box[2], o[2]) > max(box[0], o[0]) and min(box[3], o[3]) > max(box[1], o[1]) for o in kept):
            kept.append(box)
    return kept


def _struck_out_of(free: np.ndarray, box: PixelBox) -> bool:
    """Whether a stroke rises out of the box, and nothing is printed right before it: a syllable at the start of a word does neither."""
    x0, y0, x1, y1 = box
    side = y1 - y0
    above = free[max(0, y0 - side // 2) : max(0, y0 - 2), x0 + side // 3 : x1 + side]
    before = free[max(0, y0 - side // 8) : y1 + side // 8, max(0, x0 - round(1.3 * side)) : max(0, x0 - round(0.4 * side))]
    return bool(above.any(axis=1).mean() > 0.5 if above.size else False) and not before.any()


def _on_level(box: PixelBox, mark: PixelMark) -> bool:
    return abs(box[1] + box[3] - mark.box[1] - mark.box[3]) <= _side(mark) // 2


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
    hits: list[tuple[float, PixelBox]] = []
    for box, sides, inside in _measured(free, window, side, CROSSED):
        if not TICKED <= inside <= 0.8:
            continue
        left, _, _, lower = sides
        worst, third, second, _ = sorted(sides)
        clear = second >= CLEAR[0] and third >= CLEAR[1] and worst >= CLEAR[2]
        thin_sides = min(left, lower) >= CROSSED[0] and abs(_thickness(free, box) - thin) <= max(1.0, 0.25 * thin) and _gap_before(free, box)
        if (clear or thin_sides) and (_apart(free, box, OPEN, WHOLE if worst >= 0.97 else OPEN) or worst >= SQUARE and _apart(free, box, WHOLE, 1.0) and _starts_here(free, box)):
            hits.append((sum(sides), box))
    chosen: list[PixelBox] = []
    for _, box in sorted(hits, reverse=True):
        if all(min(box[2], o[2]) <= max(box[0], o[0]) or min(box[3], o[3]) <= max(box[1], o[1]) for o in chosen):
            chosen.append(box)
    return chosen


Sides = tuple[float, float, float, float]
"""How much of the left, right, upper and lower side is ink (0..1)."""


def _measured(free: np.ndarray, window: PixelBox, side: int, least: tuple[float, float, float]) -> Iterator[tuple[PixelBox, Sides, float]]:
    """Every place in `window` for a box of about `side` pixels whose two best sides, third and worst are inked at `least` so much,
    with its sides and how much of what is inside them is ink."""
    start, top, stop, bottom = window
    band = free[top:bottom, start:stop].astype(np.float32)
    width = band.shape[1]
    if width <= side + 1:
        return
    # A side may lean by a pixel: ink counts in its own column or row and in those beside it.
    wide = np.maximum(band, np.maximum(np.roll(band, 1, axis=1), np.roll(band, -1, axis=1)))
    high = np.maximum(band, np.maximum(np.roll(band, 1, axis=0), np.roll(band, -1, axis=0)))
    down, across = np.cumsum(np.pad(wide, ((1, 0), (0, 0))), axis=0), np.cumsum(np.pad(high, ((0, 0), (1, 0))), axis=1)
    inner = np.cumsum(np.cumsum(np.pad(band, ((1, 0), (1, 0))), axis=0), axis=1)
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
            for x in np.flatnonzero((sides[2] >= least[0]) & (sides[1] >= least[1]) & (sides[0] >= least[2])):
                box = (start + int(x), top + y, start + int(x) + size, top + y + size)
                yield box, (float(left[x]), float(right[x]), float(upper[x]), float(lower[x])), float(inside[x])


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


def _starts_here(free: np.ndarray, box: PixelBox) -> bool:
    """Whether nothing is printed before the box, but for the first stroke of a tick that begins close to it."""
    x0, y0, x1, y1 = box
    side = y1 - y0
    return not free[y0:y1, max(0, x0 - round(1.2 * side)) : max(0, x0 - round(0.35 * side))].any()


def _apart(free: np.ndarray, box: PixelBox, start: float, tip: float) -> bool:
    """Whether paper stands beside the lower half of the box: a pen's tick leaves at the top, a syllable goes on.
    `start` is how much of the height before it may be ink, `tip` how much of the width beneath."""
    x0, y0, x1, y1 = box
    side = y1 - y0
    lower = slice(y0 + int(0.6 * side), y1)
    before = free[lower, max(0, x0 - round(0.3 * side)) : max(0, x0 - 2)]
    after = free[lower, x1 + 2 : x1 + max(4, round(0.15 * side))]
    beneath = free[y1 + 2 : y1 + max(4, round(0.15 * side)), x0 + side // 4 : x1 - side // 4]
    if all(not piece.size or piece.any(axis=axis).mean() <= most for piece, axis, most in ((before, 1, start), (after, 1, OPEN), (beneath, 0, tip))):
        # The stroke of ㅕ or ㅣ that closes a letter to a square runs on beneath it.
        tail = free[y1 + 1 : y1 + max(4, round(0.2 * side)), x1 - max(2, side // 6) : x1 + 2]
        return not (tail.size and tail.any(axis=1).all())
    return False
