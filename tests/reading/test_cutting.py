"""Cutting lines out of small straight pieces."""

from __future__ import annotations

import numpy as np

from docproc.reading.cutting import cut, cut_left, rows, without_rules


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


def test_a_line_is_cut_with_paper_around_it_and_says_where_it_begins():
    piece = paper()
    box = (40, 20, 140, 40)
    assert cut(piece, box).shape == (24, 110) and cut_left(box) == 35
    assert cut_left((2, 20, 140, 40)) == 0
