"""Boxes, pen strokes and rings go before a line is read; letters stay."""

from __future__ import annotations

import math

import numpy as np

from docproc.reading import layout, marks
from docproc.reading.erasing import between_marks, is_square, masked, sure_boxes, without_marks
from docproc.reading.image import prepare_page
from docproc.reading.ocr.voters import voters
from docproc.reading.settings import ReadingSettings
from tests.reading.papers import DPI, Paper

PEN = (25, 25, 40)


def paper(height=80, width=300):
    return np.full((height, width), 240, np.uint8)


def test_a_square_to_tick_is_taken_out_of_its_line_and_the_page_stays_as_it_was():
    piece = paper()
    piece[20:40, 50:70] = 10
    clean = masked(piece, [(50, 20, 70, 40)])
    assert clean.min() > 200 and piece.min() == 10


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


def ticked_form(tick) -> tuple[np.ndarray, layout.Layout, list]:
    drawn = Paper().sentences(lines=6)
    drawn.box(600, 903)
    drawn.box(800, 903)
    drawn.text(650, 900, "당사자")
    drawn.text(840, 900, "위원회")
    tick(drawn)
    upright = prepare_page(drawn.pixels, DPI)
    found = layout.find(upright)
    boxes = sure_boxes(upright.gray, found, marks.find(upright, found))
    return without_marks(found.gray, boxes), found, boxes


def ring(drawn: Paper) -> None:
    points = [(613 + 28 * math.cos(t / 20), 914 + 27 * math.sin(t / 20)) for t in range(128)]
    drawn.draw.line(points, fill=PEN, width=3)


def stroke(drawn: Paper) -> None:
    drawn.draw.line([(603, 916), (611, 926), (630, 893)], fill=PEN, width=4)


def words_read(clean: np.ndarray, found: layout.Layout, boxes: list) -> list[str]:
    from docproc.reading.cutting import cut
    from docproc.reading.linereader import read_lines

    pieces = [piece for line in found.lines for piece in between_marks(clean, line, boxes)]
    level = (boxes[0].box[1] + boxes[0].box[3]) / 2
    own = [piece for piece in pieces if piece.box[1] < level < piece.box[3]]
    return [said.text.replace(" ", "") for said in read_lines([cut(clean, piece.box) for piece in own], voters(ReadingSettings()))]


def test_words_beside_a_ringed_box_are_read_as_if_nobody_had_drawn_the_ring():
    assert words_read(*ticked_form(ring)) == ["당사자", "위원회"]


def test_words_beside_a_box_with_a_pen_stroke_through_it_are_read_as_if_nobody_had_ticked_it():
    assert words_read(*ticked_form(stroke)) == ["당사자", "위원회"]


def test_a_line_is_cut_at_its_boxes_and_a_line_without_boxes_stays_whole():
    clean, found, boxes = ticked_form(stroke)
    level = (boxes[0].box[1] + boxes[0].box[3]) / 2
    for line in found.lines:
        assert between_marks(clean, line, []) == [line]
        if not line.box[1] < level < line.box[3]:
            assert between_marks(clean, line, boxes) == [line]
    starts = sorted(piece.box[0] for line in found.lines for piece in between_marks(clean, line, boxes) if piece.box[1] < level < piece.box[3])
    assert all(any(0 < start - mark.box[2] < 30 for start in starts) for mark in boxes)
