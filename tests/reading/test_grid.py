"""Cells from ruling lines."""

from __future__ import annotations

from docproc.model import Box
from docproc.reading.grid import Stroke, cell_at, cells_of, join


def grid(ys, xs):
    return [Stroke(y, xs[0], xs[-1]) for y in ys], [Stroke(x, ys[0], ys[-1]) for x in xs]


def test_a_full_grid_gives_every_cell_its_row_and_column():
    cells = cells_of(*grid([0, 20, 40], [0, 100, 300]))
    assert [(c.row, c.column) for c in cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert cells[3].box == Box(100, 20, 300, 40)


def test_a_missing_wall_joins_two_cells_into_one_that_spans():
    across, _ = grid([0, 20, 40], [0, 100, 300])
    down = [Stroke(0, 0, 40), Stroke(100, 20, 40), Stroke(300, 0, 40)]
    cells = cells_of(across, down)
    assert [(c.row, c.column, c.column_span) for c in cells] == [(0, 0, 2), (1, 0, 1), (1, 1, 1)]


def test_sides_that_all_rows_leave_open_are_closed():
    across = [Stroke(y, 0, 300) for y in (0, 20, 40)]
    assert len(cells_of(across, [Stroke(100, 0, 40)])) == 4


def test_lines_drawn_in_pieces_and_corners_that_nearly_meet_still_make_cells():
    across = [Stroke(0, 0, 148), Stroke(0.6, 150, 298), Stroke(20, 1, 299)]
    down = [Stroke(0, 1.5, 19), Stroke(300, 0, 19)]
    assert len(cells_of(across, down)) == 1


def test_lines_without_a_table_make_no_cells():
    assert cells_of([Stroke(0, 0, 300), Stroke(20, 0, 300)], []) == ()


def test_two_tables_are_counted_apart_from_the_top():
    one, two = grid([0, 20], [0, 100, 200]), grid([100, 120], [0, 100])
    cells = cells_of([*one[0], *two[0]], [*one[1], *two[1]])
    assert [c.table for c in cells] == [0, 0, 1]


def test_a_cell_within_a_cell_owns_what_stands_in_it():
    cells = cells_of(*grid([0, 20, 40], [0, 100, 300]))
    assert cell_at(cells, Box(110, 25, 150, 35)) == 3
    assert cell_at(cells, Box(400, 25, 450, 35)) is None


def test_joining_keeps_parallel_lines_apart():
    assert len(join([Stroke(0, 0, 10), Stroke(0, 9, 20), Stroke(10, 0, 20)], 3)) == 2
