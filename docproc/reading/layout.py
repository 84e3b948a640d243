"""Where things stand on an upright page: ruling lines, cells, and the boxes of single lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from docproc.box import Box
from docproc.model import Cell
from docproc.reading.borders import border
from docproc.reading.grid import Stroke, cell_at, cells_of
from docproc.reading.image import Upright

PixelBox = tuple[int, int, int, int]

WIDE_GAP = 2.2
"""A gap of so many line heights outside tables parts two texts."""
SPREAD_GAP = 8.0
"""The syllables of one letter-spaced label stand no further apart than this many line heights."""


@dataclass(frozen=True)
class PixelLine:
    """One line of text: its box in pixels, the cell it stands in, the height of its ink."""

    box: PixelBox
    cell: int | None
    height: int


@dataclass(frozen=True)
class PixelCell:
    """A cell in pixels; see `model.Cell`."""

    box: PixelBox
    table: int
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True)
class Layout:
    """What stands where. `gray` is the page without its ruling lines; `rules` marks their pixels."""

    gray: np.ndarray
    rules: np.ndarray
    lines: tuple[PixelLine, ...]
    cells: tuple[PixelCell, ...]


def find(upright: Upright) -> Layout:
    """The layout of a page."""
    gray, dpi, dark = upright.gray, upright.dpi, upright.dark
    across, down = upright.strokes
    rules = cv2.dilate(across | down, np.ones((3, 3), np.uint8))
    found = cells_of(_strokes(across), _strokes(down.T), slack=dpi / 22, least=dpi / 14)
    cells = [c for c in found if not _is_frame(c.box, gray.shape)]
    text = dark & (1 - rules) & (1 - upright.noise) & (1 - red(upright.colour))
    text &= 1 - border(text, dpi)
    lines = [line for line in lines_of(text, cells, dpi) if not _is_border(line, gray.shape, dpi)]
    pixel_cells = tuple(
        PixelCell((int(c.box.x0), int(c.box.top), int(c.box.x1), int(c.box.bottom)), c.table, c.row, c.column, c.row_span, c.column_span) for c in cells
    )
    return Layout(_without(gray, rules), rules, tuple(lines), pixel_cells)


def _is_frame(box: Box, shape: tuple[int, ...]) -> bool:
    """Whether a cell is the frame around the whole page."""
    return box.width > 0.72 * shape[1] and box.height > 0.72 * shape[0]


def _is_border(line: PixelLine, shape: tuple[int, ...], dpi: int) -> bool:
    """Whether a line is an ornament of the border: very narrow, at the page's edge."""
    x0, _, x1, _ = line.box
    margin = 0.09 * shape[1]
    return x1 - x0 < dpi * 0.17 and (x1 < margin or x0 > shape[1] - margin)


def _strokes(mask: np.ndarray) -> list[Stroke]:
    count, _, stats, centres = cv2.connectedComponentsWithStats(cv2.dilate(mask, np.ones((1, 5), np.uint8)), connectivity=8)
    return [
        Stroke(float(centres[n][1]), float(stats[n, cv2.CC_STAT_LEFT]), float(stats[n, cv2.CC_STAT_LEFT] + stats[n, cv2.CC_STAT_WIDTH]))
        for n in range(1, count)
    ]


def red(colour: np.ndarray) -> np.ndarray:
    """Where the ink of a red seal lies on paper (0/1); black print under it is not red."""
    high, low = colour[:, :, 0], cv2.max(colour[:, :, 1], colour[:, :, 2])
    return ((cv2.subtract(high, low) > 30) & (high > 100)).astype(np.uint8)


def _without(gray: np.ndarray, rules: np.ndarray) -> np.ndarray:
    """The page with its ruling lines painted over with the paper beside them."""
    size = 15
    paper = cv2.dilate(gray, np.ones((size, size), np.uint8))
    cleaned = gray.copy()
    cleaned[rules > 0] = paper[rules > 0]
    return cleaned


def lines_of(text: np.ndarray, cells: Sequence[Cell], dpi: int) -> list[PixelLine]:
    # The parts of a syllable that stand above each other (홍) are one; rows of print are further apart.
    whole = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones(((dpi // 55) | 1, 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=8)
    least, most = max(2, dpi // 90), dpi * 0.75
    groups: dict[int | None, list[int]] = {}
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        if area < least * 2 or h > most or w > dpi * 2.5 or (w > dpi * 0.8 and h < dpi / 20):
            continue
        where = cell_at(cells, Box(x, y, x + w, y + h)) if cells else None
        groups.setdefault(where, []).append(n)
    found: list[PixelLine] = []
    for where, members in groups.items():
        boxes = [tuple(int(v) for v in stats[n][:4]) for n in members]
        for row in (part for row in _rows(boxes, dpi) for part in _unboxed(row)):
            for piece in (part for whole in _split(row, where is not None, dpi) for part in _stacked(whole)):
                line = _line(piece, where, dpi)
                if line is not None:
                    found.append(line)
    return sorted(_halves_joined(found), key=lambda line: (line.box[1], line.box[0]))


def _halves_joined(lines: list[PixelLine]) -> list[PixelLine]:
    """Lines with those put together that are the upper and the lower halves of a short word (주소, 고소): nothing else in
    the cell tells how high its letters are, but the page's other lines do."""
    heights = sorted(line.height for line in lines)
    usual = heights[len(heights) // 2] if heights else 0
    low = sorted((line for line in lines if line.box[3] - line.box[1] < 0.72 * usual), key=lambda line: line.box[1])
    gone: set[int] = set()
    for n, upper in enumerate(low):
        for lower in low[n + 1 :]:
            (a0, top, a1, bottom), (b0, beneath, b1, end) = upper.box, lower.box
            together = min(a1, b1) - max(a0, b0) > 0.6 * max(a1 - a0, b1 - b0) and beneath - bottom <= 0.12 * usual and 0.8 * usual <= end - top <= 1.25 * usual
            if upper.cell == lower.cell and together and not gone & {id(upper), id(lower)}:
                gone |= {id(upper), id(lower)}
                lines = [*lines, PixelLine((min(a0, b0), top, max(a1, b1), end), upper.cell, end - top)]
    return [line for line in lines if id(line) not in gone]


def _rows(boxes: Sequence[tuple[int, ...]], dpi: int) -> list[list[tuple[int, ...]]]:
    """Boxes of ink (x, y, w, h) gathered into rows: first the bodies of characters, then dots and marks."""
    if not boxes:
        return []
    heights = sorted(h for _, _, _, h in boxes if h >= dpi / 18) or [max(h for _, _, _, h in boxes)]
    usual = heights[int(len(heights) * 0.6)]
    bodies = sorted((b for b in boxes if b[3] >= 0.45 * usual), key=lambda b: b[1] + b[3] / 2)
    small = [b for b in boxes if b[3] < 0.45 * usual]
    rows: list[list[tuple[int, ...]]] = []
    spans: list[list[float]] = []
    for box in sorted(bodies, key=lambda b: -b[3]):
        top, bottom = box[1], box[1] + box[3]
        best, share = None, 0.0
        for index, (row_top, row_bottom) in enumerate(spans):
            over = min(bottom, row_bottom) - max(top, row_top)
            part = over / max(1, min(bottom - top, row_bottom - row_top))
            near = any(abs(b[0] - box[0]) < 40 * usual for b in rows[index])
            if part > 0.55 and part > share and near:
                best, share = index, part
        if best is None:
            rows.append([box])
            spans.append([float(top), float(bottom)])
        else:
            rows[best].append(box)
            low, high = spans[best]
            if bottom - top > 0.7 * (high - low):
                spans[best] = [min(low, top), max(high, bottom)] if max(high, bottom) - min(low, top) < 1.35 * max(high - low, bottom - top) else [low, high]
    alone: list[tuple[int, ...]] = []
    for box in small:
        middle, x = box[1] + box[3] / 2, box[0]
        # A dot belongs to print close by; half a syllable may stand as far off as letter-spaced labels are wide.
        reach = (9 if box[2] >= 0.5 * usual else 3) * usual
        near = [
            (abs(middle - (low + high) / 2), index)
            for index, (low, high) in enumerate(spans)
            if low - 0.25 * (high - low) <= middle <= high + 0.25 * (high - low)
            and any(abs(b[0] - x) < reach or abs(b[0] + b[2] - x) < reach for b in rows[index])
        ]
        if near:
            rows[min(near)[1]].append(box)
        elif max(box[2], box[3]) >= 0.35 * usual:
            alone.append(box)
    if alone and len(alone) < len(boxes):
        rows += _rows(alone, dpi)
    return _merged(rows)


def _merged(rows: list[list[tuple[int, ...]]]) -> list[list[tuple[int, ...]]]:
    """Rows that came apart (jamo of one line) put together: nearly all of the lower one lies within the other."""
    extents = []
    for row in rows:
        tops, bottoms = sorted(b[1] for b in row), sorted(b[1] + b[3] for b in row)
        extents.append((tops[0], bottoms[-1]))
    order = sorted(range(len(rows)), key=lambda i: -(extents[i][1] - extents[i][0]))
    taken: dict[int, int] = {}
    for place, i in enumerate(order):
        for j in order[:place]:
            if j in taken:
                continue
            over = min(extents[i][1], extents[j][1]) - max(extents[i][0], extents[j][0])
            lower = extents[i][1] - extents[i][0]
            if lower > 0 and (over / lower > 0.75 or (over / lower > 0.3 and _halves(rows[i], rows[j]))):
                taken[i] = j
                break
    for i, j in taken.items():
        rows[j].extend(rows[i])
    return [row for i, row in enumerate(rows) if i not in taken]


def _halves(one: list[tuple[int, ...]], other: list[tuple[int, ...]]) -> bool:
    """Whether two short rows are the upper and lower halves of a few syllables (고소 alone in its cell)."""
    if len(one) > 12 or len(other) > 12:
        return False
    (a0, a1), (b0, b1) = ((min(b[0] for b in row), max(b[0] + b[2] for b in row)) for row in (one, other))
    return min(a1, b1) - max(a0, b0) > 0.6 * min(a1 - a0, b1 - b0)


def _unboxed(row: list[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """A row without the sides of small frames around words (`사업의 종류 : [업태]`), each framed word a row of its own: what
    stands between two thin strokes of one size that are higher than the type."""
    wide = [b for b in row if b[2] > 0.2 * b[3]]
    if not wide:
        return [row]
    height = _height(wide)
    sides = sorted(b for b in row if b[2] <= 0.12 * height + 1 and b[3] >= 1.12 * height)  # a bracket is broader
    parts, rest = [], row
    for left, right in zip(sides, sides[1:]):
        inside = [b for b in rest if left[0] + left[2] <= b[0] and b[0] + b[2] <= right[0] and b not in (left, right)]
        level = abs(left[1] - right[1]) <= 0.2 * height and abs(left[3] - right[3]) <= 0.2 * height
        # The ㅣ of a syllable stands close to the rest of it; the side of a frame has paper on both its sides.
        level = level and all(_clear(side, row) >= 0.3 * height for side in (left, right))
        if level and inside and right[0] - left[0] <= 9 * height and all(left[1] <= b[1] and b[1] + b[3] <= left[1] + left[3] + 2 for b in inside):
            parts.append(inside)
            rest = [b for b in rest if b not in inside and b not in (left, right)]
    if not parts:
        return [row]
    edges = [(min(b[0] for b in part), part) for part in parts]
    for at, part in edges:
        before, behind = [b for b in rest if b[0] < at], [b for b in rest if b[0] >= at]
        parts += [before] if before else []
        rest = behind
    return [part for part in (*parts, rest) if part]


def _clear(stroke: tuple[int, ...], row: list[tuple[int, ...]]) -> int:
    """How much paper stands between an upright stroke and the nearest ink of the row on either side."""
    x0, x1 = stroke[0], stroke[0] + stroke[2]
    return min((max(b[0] - x1, x0 - b[0] - b[2]) for b in row if b is not stroke), default=x1)


def _split(row: list[tuple[int, ...]], in_cell: bool, dpi: int) -> list[list[tuple[int, ...]]]:
    """A row parted at gaps far wider than its usual spacing; letter-spaced text stays whole."""
    row = sorted(row)
    extent = max(b[1] + b[3] for b in row) - min(b[1] for b in row)
    height = max(_height(row), min(0.8 * extent, 0.14 * dpi))  # a few thin strokes say little of the size of type
    gaps = []
    right = row[0][0] + row[0][2]
    for box in row[1:]:
        gaps.append(box[0] - right)
        right = max(right, box[0] + box[2])
    usual = sorted(g for g in gaps if g > 0.15 * height) or [0]
    spacing = usual[len(usual) // 2]
    limit = max(WIDE_GAP * height, 2.0 * spacing) if not in_cell else max(3.0 * height, 2.5 * spacing)
    pieces, right = [[row[0]]], row[0][0] + row[0][2]
    for box in row[1:]:
        if box[0] - right > limit:
            pieces.append([])
        pieces[-1].append(box)
        right = max(right, box[0] + box[2])
    return _spread_joined(pieces, height)


def _stacked(piece: list[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """A piece parted where it is two lines that stand one above the other beside a title as high as both: paper runs right
    through, and above and below it stand several shapes side by side (a syllable's halves are one or two)."""
    ordered = sorted(piece, key=lambda b: b[1])
    bottom = ordered[0][1] + ordered[0][3]
    for n, box in enumerate(ordered[1:], 1):
        if box[1] > bottom + 1:
            upper, lower = ordered[:n], ordered[n:]
            if all(_is_row(part) for part in (upper, lower)):
                return [upper, *_stacked(lower)]
        bottom = max(bottom, box[1] + box[3])
    return [piece]


def _is_row(boxes: list[tuple[int, ...]]) -> bool:
    height = max(b[1] + b[3] for b in boxes) - min(b[1] for b in boxes)
    width = max(b[0] + b[2] for b in boxes) - min(b[0] for b in boxes)
    return len(boxes) >= 5 and width > 3 * height and sum(b[3] > 0.6 * height for b in boxes) >= 3


def _spread_joined(pieces: list[list[tuple[int, ...]]], height: float) -> list[list[tuple[int, ...]]]:
    """Pieces put together where a letter-spaced label (주      소 :) was parted: single syllables on both sides."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        before, after = _blobs(joined[-1], height), _blobs(piece, height)
        single = 0.5 * height <= before[-1][1] - before[-1][0] <= 1.4 * height and all(right - left <= 1.4 * height for left, right in before) and len(before) <= 6
        if single and 0.5 * height <= after[0][1] - after[0][0] <= 1.4 * height and after[0][0] - before[-1][1] <= SPREAD_GAP * height and (
            len(after) == 1 or after[1][0] - after[0][1] < SPREAD_GAP * height and after[1][1] - after[1][0] < 0.5 * height
        ):
            joined[-1] = joined[-1] + piece
        else:
            joined.append(piece)
    return joined


def _blobs(boxes: Sequence[tuple[int, ...]], height: float) -> list[tuple[int, int]]:
    """The extents across of what stands together: syllables apart, or whole words."""
    found: list[tuple[int, int]] = []
    for x, _, w, _ in sorted(boxes):
        if found and x - found[-1][1] <= 0.22 * height:
            found[-1] = (found[-1][0], max(found[-1][1], x + w))
        else:
            found.append((x, x + w))
    return found


def _height(boxes: Sequence[tuple[int, ...]]) -> float:
    """The height of a line's syllables: what stands above each other counts as one."""
    stacks: list[list[int]] = []
    for x, y, w, h in sorted(boxes):
        if stacks and min(stacks[-1][1], x + w) - x > 0.5 * min(stacks[-1][1] - stacks[-1][0], w):
            left, right, top, bottom = stacks[-1]
            stacks[-1] = [left, max(right, x + w), min(top, y), max(bottom, y + h)]
        else:
            stacks.append([x, x + w, y, y + h])
    heights = sorted(bottom - top for _, _, top, bottom in stacks)
    return float(max(4, heights[int(len(heights) * 0.8)] if len(heights) > 2 else heights[-1]))


def _line(boxes: Sequence[tuple[int, ...]], cell: int | None, dpi: int) -> PixelLine | None:
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, y1 = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
    height = y1 - y0
    if height < dpi / 28 and x1 - x0 < dpi / 10:
        return None
    if height < dpi / (40 if cell is not None else 28):
        return None  # a dash counts where it fills a cell
    return PixelLine((x0, y0, x1, y1), cell, int(_height(boxes)))


def struck(upright: Upright, line: PixelLine) -> bool:
    """Whether a straight thin stroke runs through the middle of the line's words for most of their length.

    Asked of every colour (registries strike in red). A stroke is one unbroken run, longer than any letter's own.
    """
    x0, y0, x1, y1 = line.box
    width, height = x1 - x0, y1 - y0
    if width < 2 * height or height < upright.dpi / 20:
        return False
    piece = upright.colour[y0:y1, x0:x1].min(axis=2)
    paper, black = np.percentile(piece, 90), np.percentile(piece, 2)
    dark = (piece < paper - 0.45 * (float(paper) - float(black))).astype(np.uint8)
    band = slice(int(0.22 * height), int(0.8 * height))
    least = int(max(0.6 * width, 3 * height))
    run = cv2.morphologyEx(cv2.dilate(dark, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, min(least, width)), np.uint8))[band]
    rows = np.nonzero(run.any(axis=1))[0]
    if len(rows) == 0 or rows[-1] - rows[0] > 0.4 * height + 3:
        return False
    # A dash or a rule has nothing around it; struck words show above and below the stroke.
    low, high = band.start + rows[0] - 2, band.start + rows[-1] + 3
    around = np.concatenate([dark[: max(0, low)], dark[high:]])
    return bool(around.size and around.any(axis=0).mean() > 0.3)
