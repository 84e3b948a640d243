"""A document as the extractor sees it: its rows, the labels in them, and where each label's value stands.

A value stands in the rest of the label's cell or row, in the cell to the right, in the rows beside a label
that is centred against several lines, or below. `regions` gives these places, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docproc import korean
from docproc.documents.labels import WIDE, Found, LabelIndex
from docproc.documents.rows import Glyph, Row, rows, written
from docproc.model import Box, Cell, Page, RegionReader

BREAK = 6.0  # so many glyph heights of white end a value
OFF_LINE = 7.0  # points that two cells of one ruling line may begin apart
LONGEST_LABEL = 24  # letters
FLAT = 6  # the places found without regard to ruling lines rank behind all others


@dataclass(frozen=True)
class Region:
    """Where a value may stand: its glyphs in reading order, and `room`, the place itself.

    `rank` says how likely the place is, 0 first. No glyphs in a known room means an empty place.
    """

    page: Page
    glyphs: tuple[Glyph, ...]
    room: Box
    rank: int
    found: Found | None = None

    @cached_property
    def _folded(self) -> tuple[str, tuple[int, ...]]:
        text, index = "", []
        for n, glyph in enumerate(self.glyphs):
            if n and (glyph.begins_word or glyph.line != self.glyphs[n - 1].line):
                text, index = text + " ", [*index, n]
            folded = korean.fold(glyph.char)
            text += folded
            index += [n] * len(folded)
        return text, tuple(index)

    @property
    def text(self) -> str:
        """The text in one form of every character (`korean.fold`), for parsing."""
        return self._folded[0]

    def part(self, start: int, end: int) -> Region:
        """The piece of the region that `text[start:end]` was made of."""
        index = self._folded[1]
        first, last = index[start], index[max(start, end - 1)]
        glyphs = self.glyphs[first : last + 1]
        return replace(self, glyphs=glyphs, room=_around(glyphs))

    @property
    def printed(self) -> str:
        """The text as printed, words apart by one blank."""
        return written(self.glyphs)

    @property
    def box(self) -> Box:
        """The box of the glyphs, or of the empty place."""
        return _around(self.glyphs) if self.glyphs else self.room


def _around(glyphs: Sequence[Glyph]) -> Box:
    return glyphs[0].box.union(*(glyph.box for glyph in glyphs[1:]))


def _first_label(row: Row, hits: Sequence[Found]) -> int:
    """Where in the row's stream its first label begins, or its end."""
    return min((h.start for h in hits if h.row is row), default=len(row.stream))


def _under(row: Row, start: float, end: float) -> tuple[Glyph, ...]:
    """The piece of a row, set apart by gaps, that stands below `start` to `end`."""
    below = [piece for piece in row.pieces(2 * WIDE) if min(piece[-1].box.x1, end) - max(piece[0].box.x0, start) > 0]
    return below[0] if below else ()


class View:
    """The pages of one document, turned upright and straight, with their rows and labels.

    All boxes in here are of the upright pages; `extract` maps those of fields back to the page as displayed.
    """

    def __init__(self, pages: Sequence[Page], file_name: str, labels: LabelIndex, reread: RegionReader | None = None) -> None:
        self.pages = tuple(pages)
        self.file_name = file_name
        self.labels = labels
        self.reread = reread

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Rows within cells and outside of them, page by page from top to bottom."""
        return tuple(row for page in self.pages for row in rows(page))

    @cached_property
    def flat_rows(self) -> tuple[Row, ...]:
        """Rows right across the page, without regard to ruling lines."""
        return tuple(row for page in self.pages for row in rows(page, by_cell=False))

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Every label, in reading order; then those that are broken over the rows of a narrow cell."""
        hits = [hit for row in self.rows for hit in self.labels.search(row)]
        broken = tuple(self._broken([hit for hit in hits if not hit.distance]))
        whole = {(hit.row.page.number, hit.row.cell) for hit in broken if not hit.distance}
        # 발급 above 번호 is no 발급일 of which a syllable was lost.
        return (*(hit for hit in hits if not (hit.distance and (hit.row.page.number, hit.row.cell) in whole)), *broken)

    def _broken(self, hits: Sequence[Found]) -> Iterator[Found]:
        """`한국표준산업` above `분류코드`: a cell of two or three rows that are one label together, and hold none apart."""
        cells: dict[tuple[int, int], list[Row]] = {}
        for row in self.rows:
            if row.cell is not None:
                cells.setdefault((row.page.number, row.cell), []).append(row)
        labelled = {(hit.row.page.number, hit.row.cell) for hit in hits}
        for place, own in cells.items():
            if place in labelled or not 2 <= len(own) <= 3 or sum(len(row.stream) for row in own) > LONGEST_LABEL:
                continue
            whole = Row(own[0].page, own[0].cell, tuple(glyph for row in own for glyph in row.glyphs), sum(row.level for row in own) / len(own))
            yield from (hit for hit in self.labels.search(whole) if hit.leads and hit.end - hit.start >= len(whole.stream) - 1)

    @cached_property
    def flat_found(self) -> tuple[Found, ...]:
        """Every label of the rows right across the page."""
        return tuple(hit for row in self.flat_rows for hit in self.labels.search(row))

    @cached_property
    def text(self) -> str:
        """All text of the document, squeezed."""
        return "".join(row.stream for row in self.flat_rows)

    def regions(self, names: Iterable[str], *, long: bool = False) -> list[Region]:
        """Where the values of these labels may stand, likeliest first; `long`: a value may go on below."""
        wanted = [korean.squeeze(name) for name in names]
        found: list[tuple[tuple[int, int, int, int], Region]] = []
        for flat, hits in ((0, self.found), (FLAT, self.flat_found)):
            for order, hit in enumerate(hits):
                if hit.name in wanted:
                    for region in self._places(hit, hits, long=long):
                        key = (region.rank + flat, wanted.index(hit.name), hit.distance, order)
                        found.append((key, replace(region, rank=region.rank + flat)))
        return [region for _, region in sorted(found, key=lambda pair: pair[0])]

    # --- the places of one label --------------------------------------------------------------------

    def _places(self, hit: Found, hits: Sequence[Found], *, long: bool) -> list[Region]:
        stream_end = min((h.start for h in hits if h.row is hit.row and h.start >= hit.end), default=len(hit.row.stream))
        rest = self._until_break(hit.row, hit.end, stream_end)
        places = []
        rank = {"colon": 0, "gap": 2 if hit.leads else 3, "end": 3, "blank": 5}[hit.follow]
        if hit.row.cell is not None and hit.leads:
            at_end = stream_end == len(hit.row.stream)
            below = () if not at_end else self._goes_on(hit, rest, hits) if rest and long else () if rest else self._cell_rest(hit, hits)
            glyphs = rest + below
            if glyphs:
                places.append(Region(hit.row.page, glyphs, _around(glyphs), min(rank, 1) if hit.follow != "blank" else 5, hit))
            if not rest:
                places += self._neighbours(hit, hits)
        elif rest:
            glyphs = rest + (self._goes_on(hit, rest, hits) if long and stream_end == len(hit.row.stream) else ())
            places.append(Region(hit.row.page, glyphs, _around(glyphs), rank, hit))
        if hit.row.cell is None:
            places += self._beside(hit, hits, until=rest[0].box.x0 if rest else None)
        return places

    @staticmethod
    def _until_break(row: Row, start: int, end: int) -> tuple[Glyph, ...]:
        if start >= end:
            return ()
        first, last = row.at[start], row.at[end - 1]
        glyphs = [row.glyphs[first]]
        for n in range(first + 1, last + 1):
            if row.gap_before(n) > BREAK:
                break
            glyphs.append(row.glyphs[n])
        return tuple(glyphs)

    def _rows_like(self, hit: Found) -> tuple[Row, ...]:
        return self.rows if any(row is hit.row for row in self.rows) else self.flat_rows

    def _cell_rest(self, hit: Found, hits: Sequence[Found]) -> tuple[Glyph, ...]:
        """The later rows of the label's own cell, up to the next label in it."""
        glyphs: tuple[Glyph, ...] = ()
        for row in self._rows_like(hit):
            if row.page is hit.row.page and row.cell == hit.row.cell and row.level > hit.row.level:
                stop = _first_label(row, hits)
                glyphs += self._until_break(row, 0, stop)
                if stop < len(row.stream):
                    break
        return glyphs

    def _cell_region(self, page: Page, index: int, hits: Sequence[Found], rank: int, hit: Found) -> Region | None:
        """What a neighbouring cell holds, up to the first label in it; None where it is a label itself."""
        room = page.cells[index].box
        glyphs: tuple[Glyph, ...] = ()
        if any(h.row.page is page and h.row.cell == index and h.end >= len(h.row.stream) - 1 and all(h.row is not row for row in self.rows) for h in hits if h.row.cell is not None):
            return None  # a label broken over its rows
        for row in self.rows:
            if row.page is page and row.cell == index:
                stop = _first_label(row, hits)
                glyphs += self._until_break(row, 0, stop)
                if stop < len(row.stream):
                    if not glyphs:
                        return None
                    break
        return Region(page, glyphs, room, rank, hit)

    def _neighbours(self, hit: Found, hits: Sequence[Found]) -> list[Region]:
        page, places = hit.row.page, []
        own = page.cells[hit.row.cell] if hit.row.cell is not None else None
        if own is None:
            return []
        shared = any(h.row is not hit.row and h.row.page is page and h.row.cell == hit.row.cell and h.leads for h in hits)
        if shared:
            # Several labels in one cell: each one's value stands on its own level.
            right = self._cell_at(page, own, hit.row.level)
            region = self._level_region(page, right, hit, hits) if right is not None else None
            return [region] if region else []
        right = self._next_cell(page, own, across=True)
        if right is not None:
            region = self._cell_region(page, right, hits, 0, hit)
            if region:
                places.append(region)
        # Where a value's cell stands to the right, empty or not, what stands below belongs to another label.
        below = None if places else self._next_cell(page, own, across=False)
        if below is not None:
            region = self._cell_region(page, below, hits, 4, hit)
            if region:
                places.append(region)
        return places

    @staticmethod
    def _cell_at(page: Page, own: Cell, level: float) -> int | None:
        """The nearest cell to the right of `own` that a level runs through."""
        right = [(cell.box.x0, n) for n, cell in enumerate(page.cells) if cell.table == own.table and cell.box.x0 >= own.box.x1 - 4 and cell.box.top <= level <= cell.box.bottom]
        return min(right)[1] if right else None

    def _level_region(self, page: Page, index: int, hit: Found, hits: Sequence[Found]) -> Region | None:
        """The rows of a cell that stand nearer to this label's level than to that of another label of its cell."""
        labels = [h.row.level for h in hits if h.row.page is page and h.row.cell == hit.row.cell and h.leads]
        mine = [row for row in self.rows if row.page is page and row.cell == index and min(labels, key=lambda level: abs(level - row.level)) == hit.row.level]
        glyphs = tuple(g for row in mine for g in self._until_break(row, 0, _first_label(row, hits)))
        return Region(page, glyphs, _around(glyphs), 0, hit) if glyphs else None

    @staticmethod
    def _next_cell(page: Page, own: Cell, *, across: bool) -> int | None:
        """The nearest cell of the same table to the right (or below) that stands opposite `own`; of several that begin
        at one ruling line the first, for the boxes of a page that was turned straight do not end quite on their lines."""
        box = own.box
        found: list[tuple[float, float, int]] = []
        for n, cell in enumerate(page.cells):
            other = cell.box
            if cell is own or cell.table != own.table:
                continue
            if across:
                shared = min(box.bottom, other.bottom) - max(box.top, other.top)
                away, opposite = other.x0 - box.x1, shared > 0.5 * min(box.height, other.height)
                beyond, first = other.centre > box.x1, other.top
            else:
                shared = min(box.x1, other.x1) - max(box.x0, other.x0)
                away, opposite = other.top - box.bottom, shared > 0.5 * min(box.width, other.width)
                beyond, first = other.middle > box.bottom, other.x0
            if opposite and beyond and -OFF_LINE < away < 40:
                found.append((away, first, n))
        nearest = min(found, default=None)
        return min((first, n) for away, first, n in found if away < nearest[0] + OFF_LINE)[1] if nearest else None

    def _goes_on(self, hit: Found, rest: tuple[Glyph, ...], hits: Sequence[Found]) -> tuple[Glyph, ...]:
        """Rows under a value that begin where it begins, close to it, and not with a label."""
        glyphs: tuple[Glyph, ...] = ()
        height, level, left = hit.row.height or 1.0, hit.row.level, rest[0].box.x0
        for row in self._rows_like(hit):
            if row.page is not hit.row.page or row.level <= level + 0.3 * height:
                continue
            if row.level - level > 2.4 * height:
                break
            if row.cell != hit.row.cell or any(h.row is row and h.leads for h in hits):
                break
            if abs(row.glyphs[0].box.x0 - left) > 1.5 * height or not 0.75 < row.height / height < 1.33:
                break
            glyphs += self._until_break(row, 0, len(row.stream))
            level = row.level
        return glyphs

    def _beside(self, hit: Found, hits: Sequence[Found], *, until: float | None) -> list[Region]:
        """Rows right of a label that is centred against several lines, before what stands on its own level from `until` on;
        and the row right below the label."""
        height = hit.row.height or 1.0
        end = hit.row.glyphs[hit.row.at[hit.end - 1]].box.x1
        start = hit.row.glyphs[hit.row.at[hit.start]].box.x0
        near = [
            row
            for row in self._rows_like(hit)
            if row.page is hit.row.page and row is not hit.row and row.cell == hit.row.cell and not any(h.row is row and h.leads for h in hits)
        ]
        places = []
        beside = [row for row in near if abs(row.level - hit.row.level) < 1.4 * height and row.glyphs[0].box.x0 > end]
        if until is not None:
            beside = [row for row in beside if row.glyphs[-1].box.x1 < until - 2 * height and row.glyphs[0].box.x0 < end + 0.5 * (until - end)]
        if beside:
            glyphs = tuple(g for row in sorted(beside, key=lambda r: r.level) for g in self._until_break(row, 0, _first_label(row, hits)))
            places.append(Region(hit.row.page, glyphs, _around(glyphs), 3, hit))
        else:
            for row in near:
                glyphs = _under(row, start, end) if 0.5 * height < row.level - hit.row.level < 2.6 * height else ()
                if glyphs:
                    places.append(Region(hit.row.page, glyphs, _around(glyphs), 4, hit))
                    break
        return places
