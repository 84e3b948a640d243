"""From ruling lines to the cells of tables. Pure geometry, in any unit: points of a PDF's own lines, pixels of a scan.

Forms are ruled carelessly: corners that do not quite meet, sides left open, one line drawn in pieces. Lines are
joined first, sides that several rows leave open at the same place are closed, and only then are cells looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docproc.model import Box, Cell

WALL_SHARE = 0.7
"""A side of a cell counts as ruled where a line covers at least this share of it."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line across or down: `at` is its y (across) or x (down), `start`..`end` its other extent."""

    at: float
    start: float
    end: float


def cells_of(across: Iterable[Stroke], down: Iterable[Stroke], slack: float = 3.0, least: float = 5.0) -> tuple[Cell, ...]:
    """The cells that the strokes enclose, table by table from the top; `slack` is how badly corners may meet,
    `least` the smallest side of a cell."""
    rows, columns = join(across, slack), join(down, slack)
    found: list[Cell] = []
    tables = sorted(_tables(rows, columns, slack), key=lambda t: (min(s.at for s in t[0]), min(s.start for s in t[0])))
    for table_rows, table_columns in tables:
        closed = _close_sides(table_rows, table_columns, slack)
        cells = _cells_of_table(table_rows, closed, slack, least, len({c.table for c in found}))
        found.extend(cells)
    return tuple(found)


def join(strokes: Iterable[Stroke], slack: float) -> list[Stroke]:
    """Pieces of one line made one: nearly the same place, touching or nearly so."""
    rest = sorted(strokes, key=lambda s: (s.at, s.start))
    made: list[Stroke] = []
    while rest:
        first = rest.pop(0)
        at, start, end = first.at, first.start, first.end
        changed = True
        while changed:
            changed = False
            for other in list(rest):
                if other.at - at > slack:
                    break
                if abs(other.at - at) <= slack and other.start <= end + slack and other.end >= start - slack:
                    weight = (end - start) / max((end - start) + (other.end - other.start), 1e-6)
                    at = at * weight + other.at * (1 - weight)
                    start, end = min(start, other.start), max(end, other.end)
                    rest.remove(other)
                    changed = True
        made.append(Stroke(at, start, end))
    return made


def _meet(row: Stroke, column: Stroke, slack: float) -> bool:
    return row.start - slack <= column.at <= row.end + slack and column.start - slack <= row.at <= column.end + slack


def _tables(rows: Sequence[Stroke], columns: Sequence[Stroke], slack: float) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that hang together, each group with at least two strokes across and one down."""
    owner = list(range(len(rows) + len(columns)))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if _meet(row, column, slack):
                owner[root(i)] = root(len(rows) + j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(columns):
        groups.setdefault(root(len(rows) + j), ([], []))[1].append(column)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _close_sides(rows: Sequence[Stroke], columns: Sequence[Stroke], slack: float) -> list[Stroke]:
    """Columns with a wall added at the left and right where at least two rows end at one place with none there."""
    closed = list(columns)
    for edge in (min(r.start for r in rows), max(r.end for r in rows)):
        ending = sorted(r.at for r in rows if min(abs(r.start - edge), abs(r.end - edge)) <= 2 * slack)
        if len(ending) >= 2:
            ruled = sum(c.end - c.start for c in columns if abs(c.at - edge) <= 2 * slack)
            if ruled < WALL_SHARE * (ending[-1] - ending[0]):
                closed.append(Stroke(edge, ending[0], ending[-1]))
    return join(closed, slack)


def _places(values: Iterable[float], slack: float) -> list[float]:
    """Sorted values, those within `slack` of the one before taken as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= slack:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _is_ruled(strokes: Sequence[Stroke], at: float, start: float, end: float, slack: float) -> bool:
    covered = sum(
        max(0.0, min(s.end, end) - max(s.start, start)) for s in strokes if abs(s.at - at) <= slack
    )
    return covered >= WALL_SHARE * (end - start)


def _cells_of_table(rows: Sequence[Stroke], columns: Sequence[Stroke], slack: float, least: float, table: int) -> list[Cell]:
    ys = _places((s.at for s in rows), slack)
    xs = _places((s.at for s in columns), slack)
    high, wide = len(ys) - 1, len(xs) - 1
    if high < 1 or wide < 1:
        return []
    outside = high * wide
    owner = list(range(outside + 1))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for r in range(high):
        for c in range(wide + 1):  # the wall left of column c
            if not _is_ruled(columns, xs[c], ys[r], ys[r + 1], slack):
                left = outside if c == 0 else r * wide + c - 1
                right = outside if c == wide else r * wide + c
                owner[root(left)] = root(right)
    for c in range(wide):
        for r in range(high + 1):  # the wall above row r
            if not _is_ruled(rows, ys[r], xs[c], xs[c + 1], slack):
                above = outside if r == 0 else (r - 1) * wide + c
                below = outside if r == high else r * wide + c
                owner[root(above)] = root(below)
    regions: dict[int, list[tuple[int, int]]] = {}
    for r in range(high):
        for c in range(wide):
            if root(r * wide + c) != root(outside):
                regions.setdefault(root(r * wide + c), []).append((r, c))
    made = []
    for places in regions.values():
        for top, bottom, first, last in _rectangles(places):
            box = Box(xs[first], ys[top], xs[last + 1], ys[bottom + 1])
            if box.width >= least and box.height >= least:
                made.append(Cell(box=box, table=table, row=top, column=first, row_span=bottom - top + 1, column_span=last - first + 1))
    return sorted(made, key=lambda cell: (cell.row, cell.column))


def _rectangles(places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A region as `(top row, bottom row, first column, last column)`; one with corners cut out, as its row strips."""
    rows, columns = [r for r, _ in places], [c for _, c in places]
    whole = (min(rows), max(rows), min(columns), max(columns))
    if (whole[1] - whole[0] + 1) * (whole[3] - whole[2] + 1) == len(places):
        return [whole]
    strips: list[tuple[int, int, int, int]] = []
    for row in sorted(set(rows)):
        across = sorted(c for r, c in places if r == row)
        start = across[0]
        for before, column in zip(across, [*across[1:], None]):
            if column is None or column != before + 1:
                above = next((s for s in strips if s[1] == row - 1 and s[2:] == (start, before)), None)
                if above:
                    strips.remove(above)
                    strips.append((above[0], row, start, before))
                else:
                    strips.append((row, row, start, before))
                start = column if column is not None else start
    return strips


def cell_at(cells: Sequence[Cell], box: Box) -> int | None:
    """The index of the smallest cell that holds the centre of `box`, or None."""
    x, y = box.centre, box.middle
    holding = [(c.box.area, i) for i, c in enumerate(cells) if c.box.x0 <= x <= c.box.x1 and c.box.top <= y <= c.box.bottom]
    return min(holding)[1] if holding else None
