"""Takes the places to tick out of a grey page before its lines are read: boxes, the pen's strokes through them, rings.

A box left standing is read as a letter, and a pen stroke spoils the word behind it; a letter taken for a box and
painted over would be lost to every reader alike. So only what is surely a box goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from docproc.reading.layout import Layout, PixelLine
from docproc.reading.rings import without_rings
from docproc.reading.tickboxes import PixelMark

PixelBox = tuple[int, int, int, int]

SURE = 0.9
"""A box measured with this confidence has four straight sides."""


def sure_boxes(gray: np.ndarray, layout: Layout, marks: Sequence[PixelMark]) -> list[PixelMark]:
    """The `marks` that are surely boxes and no letters, and rings around words; `gray` is the whole page, `layout` what
    was found on it."""
    return [m for m in marks if (m.shape == "circle" and m.ring) or m.shape == "box" and (m.ring or is_square(gray, m.box) or _is_box(layout, m))]


def without_marks(gray: np.ndarray, boxes: Sequence[PixelMark]) -> np.ndarray:
    """A copy of the page (`gray`, without its rules) without `boxes`, their rings and the pen's strokes through them."""
    clean = without_rings(gray, [m.ring for m in boxes if m.ring is not None])
    squares = [m for m in boxes if m.shape == "box"]
    clean = masked(clean, [m.box for m in squares])
    return _without_strokes(clean, gray, [m.box for m in squares if m.checked and m.ring is None])


def between_marks(clean: np.ndarray, line: PixelLine, boxes: Iterable[PixelMark]) -> list[PixelLine]:
    """A line of print in pieces, cut at the boxes that stood in it: an option's word is known by its mark, and
    where a word stands is known exactly only where a piece begins. `clean` is the page without its marks."""
    x0, y0, x1, y1 = line.box
    inside = sorted(m.box for m in boxes if m.shape == "box" and x0 - 2 <= m.box[0] and m.box[2] <= x1 + 2 and y0 <= (m.box[1] + m.box[3]) / 2 <= y1)
    if not inside:
        return [line]
    edges = [x0, *(x for box in inside for x in (box[0], box[2])), x1]
    pieces = []
    for left, right in zip(edges[::2], edges[1::2]):
        piece = clean[y0:y1, max(0, left) : right]
        if piece.size == 0:
            continue
        dark = piece < float(np.percentile(clean[y0:y1, x0:x1], 85)) - 50
        columns, rows = np.flatnonzero(dark.sum(axis=0) >= 1), np.flatnonzero(dark.sum(axis=1) >= 1)
        if len(columns) and columns[-1] - columns[0] > 0.15 * line.height and rows[-1] - rows[0] > 0.3 * line.height:
            box = (max(0, left) + int(columns[0]), y0 + int(rows[0]), max(0, left) + int(columns[-1]) + 1, y0 + int(rows[-1]) + 1)
            pieces.append(PixelLine(box, line.cell, min(line.height, box[3] - box[1])))
    return pieces


def _is_box(layout: Layout, mark: PixelMark) -> bool:
    """Whether the square is as high as its line and has paper to its left, as no part of a syllable does."""
    x0, y0, x1, y1 = mark.box
    side = max(x1 - x0, y1 - y0)
    line = _line_around(layout.lines, mark.box)
    if mark.confidence < SURE or (line is not None and side < 0.7 * line.height):
        return False
    left = layout.gray[y0:y1, max(0, x0 - round(0.4 * side)) : max(0, x0 - 3)]
    around = layout.gray[max(0, y0 - 3) : y1 + 4, max(0, x0 - 3) : x1 + 4]
    dark = left < np.percentile(around, 85) - 60
    return not dark.size or bool(dark.any(axis=1).mean() < 0.1)


def _line_around(lines: Iterable[PixelLine], box: PixelBox) -> PixelLine | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return next((line for line in lines if line.box[0] <= x <= line.box[2] and line.box[1] <= y <= line.box[3]), None)


def _without_strokes(clean: np.ndarray, gray: np.ndarray, boxes: Iterable[PixelBox]) -> np.ndarray:
    """`clean` without the pen strokes that leave a ticked box: what hangs together with the box, where it does not
    run into the words beside it."""
    for x0, y0, x1, y1 in boxes:
        side = max(x1 - x0, y1 - y0)
        left, top = max(0, x0 - side), max(0, y0 - side)
        right, bottom = x1 + side, y1 + side
        piece = gray[top:bottom, left:right]
        paper = float(np.percentile(piece, 80))
        dark = (piece < paper - 50).astype(np.uint8)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
        ours = np.unique(labels[y0 - top : y1 - top, x0 - left : x1 - left])
        for n in ours[ours > 0]:
            x, y, w, h, _ = (int(v) for v in stats[n])
            if x > 0 and y > 0 and x + w < min(right, gray.shape[1]) - left - 0.35 * side and y + h < bottom - top and w < 1.9 * side:
                stroke = cv2.dilate((labels == n).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
                clean[top:bottom, left:right][stroke] = int(paper)
    return clean


def masked(gray: np.ndarray, boxes: Iterable[PixelBox], grow: int = 2) -> np.ndarray:
    """A copy of the page with `boxes` (squares to tick) painted over with the paper around each."""
    clean = gray.copy()
    for x0, y0, x1, y1 in boxes:
        x0, y0, x1, y1 = max(0, x0 - grow), max(0, y0 - grow), x1 + grow, y1 + grow
        around = gray[max(0, y0 - 3) : y1 + 3, max(0, x0 - 3) : x1 + 3]
        if around.size:
            clean[y0:y1, x0:x1] = int(np.percentile(around, 80))
    return clean


def is_square(gray: np.ndarray, box: PixelBox, share: float = 0.85) -> bool:
    """Whether four straight strokes stand at the sides of `box` and meet in its corners, with paper
    beside them: only such a square is safely painted over, an 8 among digits or a ㅁ is not."""
    x0, y0, x1, y1 = box
    around = gray[max(0, y0 - 3) : y1 + 4, max(0, x0 - 3) : x1 + 4]
    if around.size == 0 or x1 - x0 < 7 or y1 - y0 < 7:
        return False
    dark = gray < np.percentile(around, 85) - 45
    places = []
    for lines, first, last in ((dark[:, x0 + 1 : x1 - 1], y0, y1), (dark[y0 + 1 : y1 - 1].T, x0, x1)):
        for start, end in ((first - 2, first + 4), (last - 4, last + 2)):
            start = max(0, start)
            inked = lines[start:end].mean(axis=1) if lines[start:end].size else np.zeros(1)
            if inked.max() < share:
                return False
            places.append(start + int(inked.argmax()))
    top, bottom, left, right = places
    corners = all(dark[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2].mean() > 0.4 for y in (top, bottom) for x in (left, right))
    side = right - left
    before = dark[top : bottom + 1, max(0, left - 3 - side // 5) : max(0, left - 2)]
    after = dark[(top + bottom) // 2 : bottom + 1, right + 3 : right + 4 + side // 12]  # a tick may leave above
    return corners and not before.any() and not after.any()
