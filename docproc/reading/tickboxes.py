"""Squares to tick, `□ ☑ ■`, and what stands in them (`brackets` has `[ ]` and `( )`).

Found by their sides, not as one connected shape: a pen stroke through the box joins it with half the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import cv2
import numpy as np

from docproc.reading.rings import ring_around

PixelBox = tuple[int, int, int, int]

WORN = 0.55
"""The confidence of what is an empty box or an O: only others like it on the page tell."""
EMPTY, TICKED = 0.025, 0.06
"""Share of ink inside a box: below the one it is empty, above the other ticked, between them nobody knows."""

STRAIGHT = 1.05
"""All four sides of a printed square reach this; of the squares within syllables (법, 요) on 250 pages none did."""

UNLIKELY = 0.4
"""Dense ink in a square that other print follows closely is a syllable."""


class Drawn(Protocol):
    """A closed line that a pen drew."""

    def points(self) -> np.ndarray: ...
    def paint(self, gray: np.ndarray, paper: int) -> None: ...


@dataclass(frozen=True)
class PixelMark:
    """A place to tick in pixels; `checked` is None where the ink does not say; `ring` is a pen's around
    an empty box, or around a word (then the mark is the ring)."""

    box: PixelBox
    shape: Literal["box", "circle", "parentheses", "tick"]
    checked: bool | None
    confidence: float
    ring: Drawn | None = None


def covered(box: PixelBox, others: Iterable[PixelMark]) -> bool:
    """Whether `box` shares ground with one of the marks."""
    return any(min(box[2], o.box[2]) > max(box[0], o.box[0]) and min(box[3], o.box[3]) > max(box[1], o.box[1]) for o in others)


def squares(free: np.ndarray, gray: np.ndarray, usual: int) -> list[PixelMark]:
    """Squares about as high as a line of text (`usual` pixels); `free` is the ink (0/1) of the page `gray` without
    its rules."""
    wide, high = cv2.dilate(free, np.ones((1, 3), np.uint8)), cv2.dilate(free, np.ones((3, 1), np.uint8))
    pairs = [*_upright_pairs(free, wide, high, usual), *((y0, x0, y1, x1) for x0, y0, x1, y1 in _upright_pairs(free.T.copy(), high.T.copy(), wide.T.copy(), usual))]
    found = {box: None for box in pairs if _has_room(free, box)}
    found |= dict.fromkeys(_ringed_holes(free, usual))
    marks: list[PixelMark] = []
    for box in sorted(found, key=lambda b: -_straight(wide, high, b)):
        if not covered(box, marks) and not _is_clogged(free, gray, box) and _is_even(gray, box):
            marks.append(_judged(free, box, _straight(wide, high, box)))
    marks = [m for m in marks if m.confidence > UNLIKELY]
    marks += [m for m in _filled(free, gray, usual) if not covered(m.box, marks)]
    sides = {m.box[2] - m.box[0] for m in marks if m.checked is False and m.confidence >= 0.95}
    for box in pairs:
        # A disc that touches its box leaves no room to see: four straight sides of the very size of an empty box do.
        if box not in found and any(abs(box[2] - box[0] - side) <= 1 for side in sides) and not covered(box, marks) and _straight(wide, high, box) >= STRAIGHT and _is_even(gray, box) and _holds_a_disc(free, box):
            marks.append(PixelMark(box, "box", True, 0.85))
    return marks


def _holds_a_disc(free: np.ndarray, box: PixelBox) -> bool:
    """Whether most of the inside is one solid piece; the strokes of a syllable are thin."""
    x0, y0, x1, y1 = box
    rim = max(3, round((y1 - y0) / 7)) + 1
    inner = np.ascontiguousarray(free[y0 + rim : y1 - rim, x0 + rim : x1 - rim])
    if inner.size == 0 or inner.mean() < 0.4:
        return False
    thick = max(3, round(0.3 * (y1 - y0)))
    return bool(cv2.morphologyEx(inner, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8)).sum() > 0.6 * inner.sum())


def _upright_pairs(free: np.ndarray, wide: np.ndarray, high: np.ndarray, usual: int) -> Iterator[PixelBox]:
    """Squares of which at least one upright side stands alone as a straight stroke. `wide` and `high` are the ink
    grown by a pixel to the sides, and up and down: what leans by a pixel still counts as straight."""
    down = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((max(5, int(0.5 * usual)), 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(down, connectivity=8)
    page_height, page_width = free.shape
    for n in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if not (0.58 * usual <= h <= 1.9 * usual and w <= max(4, 0.3 * usual)):
            continue
        for side in (1, -1):
            edge = x if side == 1 else x + w - 1
            first, last = edge + side * int(0.87 * h), edge + side * round(1.15 * h)
            low, last = max(0, min(first, last)), min(page_width, max(first, last) + 1)
            if last - low < 2 or y + h >= page_height:
                continue
            opposite = wide[y : y + h, low:last].mean(axis=0)
            best = int(opposite.argmax())
            if opposite[best] < 0.84:
                continue
            run = np.nonzero(opposite >= opposite[best] - 0.05)[0]
            other = low + int(run.max() if side == 1 else run.min()) - side
            box = (min(edge, other), y, max(edge, other) + 1, y + h)
            if _straight(wide, high, box) >= 0.88 and _has_corners(free, box) and (_stands_alone(free, box) or ring_around(free, box) is not None):
                yield box


def _ringed_holes(free: np.ndarray, usual: int) -> Iterator[PixelBox]:
    """Empty squares inside a pen's ring that touches their sides: what is left of them is their white inside."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(1 - free, connectivity=4)
    least, most = 0.45 * usual, 1.6 * usual
    fitting = (stats[:, 2] >= least) & (stats[:, 2] <= most) & (stats[:, 3] >= least) & (stats[:, 3] <= most) & (stats[:, 4] > 0.9 * stats[:, 2] * stats[:, 3])
    for n in np.flatnonzero(fitting[:count]):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if not 0.85 < w / h < 1.18:
            continue
        stroke = max(1, round(0.1 * h))
        box = (max(0, x - stroke), max(0, y - stroke), x + w + stroke, y + h + stroke)
        if ring_around(free, box) is not None:
            yield box


def _straight(wide: np.ndarray, high: np.ndarray, box: PixelBox) -> float:
    """How well the worst of four straight sides is inked; one of them may be broken by a pen stroke or worn print."""
    x0, y0, x1, y1 = box
    sides = sorted(
        float(rows.max(initial=0.0))
        for rows in (
            high[max(0, y0 - 1) : y0 + 3, x0:x1].mean(axis=1),
            high[y1 - 3 : y1 + 1, x0:x1].mean(axis=1),
            wide[y0:y1, max(0, x0 - 1) : x0 + 3].mean(axis=0),
            wide[y0:y1, x1 - 3 : x1 + 1].mean(axis=0),
        )
    )
    return sides[0] if sides[1] < 0.96 else sides[0] + 0.1


def _has_corners(free: np.ndarray, box: PixelBox) -> bool:
    """Whether three of four corners are square."""
    x0, y0, x1, y1 = box
    k = max(3, (y1 - y0) // 7)
    corners = ((x0, y0), (x1 - k, y0), (x0, y1 - k), (x1 - k, y1 - k))
    return sum(bool(free[y : y + k, x : x + k].mean() > 0.45) for x, y in corners) >= 3


def _has_room(free: np.ndarray, box: PixelBox) -> bool:
    """Whether there is more paper than ink just inside the sides, or nothing but ink."""
    x0, y0, x1, y1 = box
    rim = max(3, round((y1 - y0) / 7)) + 1
    inner = free[y0 + rim : y1 - rim, x0 + rim : x1 - rim]
    if min(inner.shape) < 3:
        return False
    sides = (inner[0], inner[-1], inner[:, 0], inner[:, -1])
    return bool((np.concatenate(sides).mean() <= 0.5 and max(float(s.mean()) for s in sides) <= 0.75) or inner.mean() > 0.93)


def _is_even(gray: np.ndarray, box: PixelBox) -> bool:
    """Whether three sides at least are lines of one darkness from corner to corner, as two digits side by side
    (09) that blur into a square are not."""
    x0, y0, x1, y1 = box
    cut = max(2, (y1 - y0) // 7)
    profiles = (
        gray[max(0, y0 - 1) : y0 + 3, x0 + cut : x1 - cut].min(axis=0),
        gray[y1 - 3 : y1 + 1, x0 + cut : x1 - cut].min(axis=0),
        gray[y0 + cut : y1 - cut, max(0, x0 - 1) : x0 + 3].min(axis=1),
        gray[y0 + cut : y1 - cut, x1 - 3 : x1 + 1].min(axis=1),
    )
    paper = float(np.percentile(gray[max(0, y0 - 6) : y1 + 6, max(0, x0 - 6) : x1 + 6], 97))
    even = 0
    for profile in profiles:
        usual, palest = float(np.median(profile)), float(np.percentile(profile, 92))
        even += palest <= usual + 0.4 * (paper - usual)
    return even >= 3


def _is_clogged(free: np.ndarray, gray: np.ndarray, box: PixelBox) -> bool:
    """Whether what looks solid is a syllable whose strokes ran together: the paper between them shows in the grey."""
    x0, y0, x1, y1 = box
    rim = max(2, (y1 - y0) // 6)
    inside = slice(y0 + rim, y1 - rim), slice(x0 + rim, x1 - rim)
    if free[inside].mean() < 0.75:
        return False
    around = gray[max(0, y0 - rim) : y1 + rim, max(0, x0 - rim) : x1 + rim]
    black, paper = float(np.percentile(around, 3)), float(np.percentile(around, 97))
    return bool((gray[inside] > black + 0.2 * (paper - black)).mean() > 0.08)


def _stands_alone(free: np.ndarray, box: PixelBox) -> bool:
    """Whether there is paper around the box, as there is not around a letter within a syllable. A pen stroke may
    cross the left side in places, and the upper half of the right one."""
    x0, y0, x1, y1 = box
    side = y1 - y0
    left = free[y0:y1, max(0, x0 - 1 - max(3, round(0.3 * side))) : max(0, x0 - 2)]
    right = free[y0 + int(0.55 * side) : y1, x1 + 2 : x1 + 2 + max(2, round(0.12 * side))]
    if left.any(axis=1).mean() > 0.3 or (right.size and right.any(axis=1).mean() > 0.2):
        return False
    # The stroke of ㅏ or ㅣ that closes a letter to a square runs on beyond it.
    reach, tail = max(3, round(0.12 * side)), max(5, round(0.2 * side))
    over, under = slice(max(0, y0 - tail), max(0, y0 - reach + 1)), slice(y1 + reach - 1, y1 + tail)
    first, last = slice(max(0, x0 - 1), x0 + 3), slice(x1 - 3, x1 + 1)
    empty = free[y0 + side // 4 : y1 - side // 4, x0 + side // 4 : x1 - side // 4].mean() < EMPTY
    beyond = [bool(free[rows, columns].any(axis=1).all()) for rows, columns in ((over, first), (under, first), (under, last), (over, last))]
    return not (any(beyond[:3]) or (empty and beyond[3]))


def _filled(free: np.ndarray, gray: np.ndarray, usual: int) -> list[PixelMark]:
    """Solid squares."""
    solid = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((max(4, int(0.45 * usual)),) * 2, np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        if 0.5 * usual <= min(w, h) and max(w, h) <= 1.3 * usual and 0.8 < w / h < 1.25 and area > 0.93 * w * h:
            box = (x, y, x + w, y + h)
            frame = _framed(free, box)
            if not _is_clogged(free, gray, box) and _ends_at(free, frame):
                found.append(PixelMark(frame, "box", True, 0.9))
    return found


def _ends_at(free: np.ndarray, box: PixelBox) -> bool:
    """Whether a solid square is the whole of a sign: strokes of heavy type that ran together go on around it, and the
    next syllable is close."""
    x0, y0, x1, y1 = box
    down, across = max(2, round(0.16 * (y1 - y0))), max(3, round(0.28 * (x1 - x0)))
    sides = (free[max(0, y0 - down - 1) : y0 - 1, x0:x1], free[y1 + 1 : y1 + 1 + down, x0:x1], free[y0:y1, max(0, x0 - across - 1) : max(0, x0 - 1)], free[y0:y1, x1 + 1 : x1 + 1 + across])
    return sum(float(side.mean()) if side.size else 0.0 for side in sides) < 0.3


def _framed(free: np.ndarray, box: PixelBox) -> PixelBox:
    """The square frame that a solid square stands in, where there is one; else the solid square itself."""
    x0, y0, x1, y1 = box
    reach = max(2, round(0.45 * (x1 - x0)))
    above, below = free[max(0, y0 - reach) : y0, x0:x1].mean(axis=1)[::-1], free[y1 : y1 + reach, x0:x1].mean(axis=1)
    before, behind = free[y0:y1, max(0, x0 - reach) : x0].mean(axis=0)[::-1], free[y0:y1, x1 : x1 + reach].mean(axis=0)
    outer = [int(np.flatnonzero(side > 0.8)[-1]) + 1 if (side > 0.8).any() else 0 for side in (above, below, before, behind)]
    if sum(far > 0 for far in outer) < 3:
        return box
    usual = max(outer)
    up, down, left, right = (far or usual for far in outer)
    return (max(0, x0 - left), max(0, y0 - up), x1 + right, y1 + down)


def _judged(free: np.ndarray, box: PixelBox, straight: float) -> PixelMark:
    x0, y0, x1, y1 = box
    rim = max(2, min(x1 - x0, y1 - y0) // 6)
    thick = _thickness(free[y0:y1, x0:x1])
    left, right, upper, lower = (max(rim, side) + 1 for side in thick)
    inside = free[y0 + upper : y1 - lower, x0 + left : x1 - right]
    share = float(inside.mean()) if inside.size else 0.0
    if share <= EMPTY and (ring := ring_around(free, box)) is not None:
        return PixelMark(box, "box", True, 0.9, ring)
    if share <= EMPTY and _has_tick_beside(free, box):
        return PixelMark(box, "box", None, 0.5)
    if share <= EMPTY and max(thick) > rim and straight < STRAIGHT and not _is_cornered(free[y0:y1, x0:x1]):
        return PixelMark(box, "box", None, WORN)  # a worn box, or a broad O, which people tick with
    checked = None if EMPTY < share < TICKED else share >= TICKED
    sure = checked is not None and not 0.5 * EMPTY < share < 1.5 * TICKED
    if checked and _words_touch(free, box):
        return PixelMark(box, "box", checked, 0.6 if share < 0.3 else 0.3)
    return PixelMark(box, "box", checked, (0.95 if straight >= STRAIGHT else 0.85) if sure else 0.7)


def _is_cornered(piece: np.ndarray) -> bool:
    """Whether ink fills all four corners where its sides meet, as it does in no O."""
    rows, columns = np.flatnonzero(piece.mean(axis=1) > 0.5), np.flatnonzero(piece.mean(axis=0) > 0.5)
    if len(rows) < 2 or len(columns) < 2:
        return False
    whole = piece[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    k = max(3, round(0.16 * len(whole)))
    return min(float(corner.mean()) for corner in (whole[:k, :k], whole[:k, -k:], whole[-k:, :k], whole[-k:, -k:])) > 0.6


def _thickness(box: np.ndarray) -> tuple[int, int, int, int]:
    """How far the left, right, upper and lower side of a box reach inwards, in pixels: copiers make those of a small one
    broad. All 0 where ink fills the box."""
    side = min(box.shape)
    reach = max(2, round(0.4 * side))
    far = []
    for turned in (box, box[:, ::-1], box.T, box.T[:, ::-1]):
        start = turned[turned.shape[0] // 4 : turned.shape[0] - turned.shape[0] // 4, :reach] > 0
        far.append(round(float(np.median(np.where(start.any(axis=1), reach - start[:, ::-1].argmax(axis=1), 0)))))
    left, right, upper, lower = (n if n < 0.32 * side else 0 for n in far)
    return left, right, upper, lower


def _words_touch(free: np.ndarray, box: PixelBox) -> bool:
    """Whether print follows the box as closely as one syllable follows another."""
    _, y0, x1, y1 = box
    side = y1 - y0
    right = free[y0 + int(0.55 * side) : y1, x1 + 2 : x1 + max(4, round(0.22 * side))]
    return bool(right.any(axis=1).mean() > 0.2) if right.size else False


def _has_tick_beside(free: np.ndarray, box: PixelBox) -> bool:
    """Whether a slanted stroke of a box's size stands alone right before the box."""
    x0, y0, x1, y1 = box
    side = max(x1 - x0, y1 - y0)
    left, top = max(0, int(x0 - 1.6 * side)), max(0, int(y0 - 0.4 * side))
    piece = free[top : int(y1 + 0.3 * side), left : max(left, x0 - 2)]
    if piece.size == 0 or not piece.any():
        return False
    columns = np.nonzero(piece.any(axis=0))[0]
    if columns[0] <= 0.35 * side or columns[-1] - columns[0] < 0.4 * side:
        return False
    rows = np.nonzero(piece.any(axis=1))[0]
    count, _, _, _ = cv2.connectedComponentsWithStats(piece, connectivity=8)
    return bool(count == 2 and rows[-1] - rows[0] > 0.5 * side and slanted(piece) > 0.6)


def slanted(piece: np.ndarray) -> float:
    """The share of the edges that run neither along nor across."""
    picture = cv2.GaussianBlur(piece.astype(np.float32), (0, 0), 1.2)
    gx, gy = cv2.Sobel(picture, cv2.CV_32F, 1, 0), cv2.Sobel(picture, cv2.CV_32F, 0, 1)
    strength = np.hypot(gx, gy)
    angle = np.degrees(np.arctan2(np.abs(gy), np.abs(gx)))
    total = strength.sum()
    return float(strength[(angle > 12) & (angle < 78)].sum() / total) if total else 0.0


def is_round(piece: np.ndarray) -> bool:
    """Whether the largest shape is a ring or disc about as wide as high."""
    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline: Sequence[np.ndarray] | np.ndarray | None = max(outlines, key=cv2.contourArea, default=None)
    if outline is None:
        return False
    area, around = cv2.contourArea(outline), cv2.arcLength(outline, True)
    _, _, w, h = cv2.boundingRect(outline)
    return bool(around and 4 * np.pi * area / around**2 > 0.7 and area > 0.6 * piece.size and 0.72 < w / h < 1.4)
