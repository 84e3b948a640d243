"""Cutting lines out of small straight pieces."""

from __future__ import annotations

import numpy as np

from docproc.reading.cutting import cut, cut_left, is_square, masked, rows, without_rules


def paper(height=80, width=300):
    return np.full((height, width), 240, np.uint8)


def test_two_lines_of_ink_are_two_rows_and_a_speck_is_none():
    piece = paper()
    piece[10:30, 20:200] = 30
    piece[45:66, 20:120] = 30
    piece[74:76, 5:8] = 30
    assert [(top, bottom) for _, top, _, bottom in rows(piece)] == [(10, 30), (45, 66)]


def test_an_even_piece_has_no_rows():
    assert rows(paper()) == []


def test_ruling_lines_are_painted_over_and_text_is_not():
    piece = paper()
    piece[20:40, 50:58] = 30
    piece[5:7, :] = 30
    piece[:, 290:292] = 30
    clean = without_rules(piece, 20)
    assert clean[6, 150] == 240 and clean[60, 291] == 240 and clean[30, 54] == 30


def test_a_square_to_tick_is_taken_out_of_its_line_and_the_page_stays_as_it_was():
    piece = paper()
    piece[20:40, 50:70] = 10
    clean = masked(piece, [(50, 20, 70, 40)])
    assert clean.min() > 200 and piece.min() == 10


def test_a_line_is_cut_with_paper_around_it_and_says_where_it_begins():
    piece = paper()
    box = (40, 20, 140, 40)
    assert cut(piece, box).shape == (24, 110) and cut_left(box) == 35
    assert cut_left((2, 20, 140, 40)) == 0


def drawn_square(piece, x0, y0, side):
    piece[y0 : y0 + side, x0 : x0 + side] = 20
    piece[y0 + 2 : y0 + side - 2, x0 + 2 : x0 + side - 2] = 240


def test_a_square_with_paper_beside_it_is_one_and_a_square_among_letters_is_none():
    piece = paper()
    drawn_square(piece, 50, 20, 20)
    assert is_square(piece, (50, 20, 70, 40))
    piece[20:40, 46:48] = 20
    assert not is_square(piece, (50, 20, 70, 40))


def test_a_ring_is_no_square():
    piece = paper()
    yy, xx = np.mgrid[0:80, 0:300]
    piece[np.abs(np.hypot(yy - 30, xx - 60) - 9) < 1.5] = 20
    assert not is_square(piece, (50, 20, 70, 40))
