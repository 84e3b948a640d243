"""What looks like a ticked box but is part of a word is told by reading the word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.reading import layout
from docproc.reading.image import prepare_page
from docproc.reading.ocr.own import OwnRecogniser
from docproc.reading.penrings import is_encircled
from docproc.reading.syllables import without_syllables
from docproc.reading.tickboxes import PixelBox, PixelMark
from tests.reading.papers import DPI, Paper

BLUE_INK = (40, 60, 190)


@pytest.fixture(scope="module")
def reader() -> OwnRecogniser:
    return OwnRecogniser()


def _kept(paper: Paper, mark: PixelMark, reader: OwnRecogniser | None) -> bool:
    upright = prepare_page(paper.pixels, DPI)
    return without_syllables(upright.colour, layout.find(upright), [mark], reader) == [mark]


@pytest.mark.parametrize("word", ["실린더", "여", "벤처기업", "41명"])
def test_a_square_within_a_word_is_no_box(word: str, reader: OwnRecogniser) -> None:
    paper = Paper().sentences(lines=8)
    x0, y0, x1, y1 = paper.text(300, 1000, word)
    letter = PixelMark((x1 - 24, y0 + 2, x1 - 6, y1 - 6), "box", True, 0.9)
    assert not _kept(paper, letter, reader)
    assert _kept(paper, letter, None)  # without the recogniser nobody can say


def _tick(paper: Paper, x: int, y: int, fill: tuple[int, int, int]) -> None:
    paper.draw.line([(x + 2, y + 12), (x + 11, y + 22), (x + 32, y - 8)], fill=fill, width=4, joint="curve")


def _black_tick(paper: Paper, x: int, y: int) -> None:
    _tick(paper, x, y, (20, 20, 30))


def _blue_tick(paper: Paper, x: int, y: int) -> None:
    _tick(paper, x, y, BLUE_INK)


@pytest.mark.parametrize("tick", [_black_tick, _blue_tick, lambda paper, x, y: paper.draw.rectangle((x, y, x + 26, y + 26), fill=(20, 20, 20))])
@pytest.mark.parametrize("away", [4, 10, 22])
def test_a_ticked_box_before_a_word_stays_a_box(tick: Callable[[Paper, int, int], None], away: int, reader: OwnRecogniser) -> None:
    paper = Paper().sentences(lines=8)
    box: PixelBox = paper.box(300, 1004)
    tick(paper, 300, 1004)
    paper.text(box[2] + away, 1000, "당사자")
    assert _kept(paper, PixelMark(box, "box", True, 0.9), reader)


def test_an_empty_bracket_is_not_read_over(reader: OwnRecogniser) -> None:
    paper = Paper().sentences(lines=8)
    box = paper.text(300, 1000, "부(√)")
    assert _kept(paper, PixelMark((box[0] + 30, box[1], box[2], box[3]), "parentheses", True, 0.8), reader)


def test_a_blue_ring_around_a_word_is_told_from_a_blue_stamp() -> None:
    ringed = Paper()
    ringed.text(330, 1000, "특허")
    ringed.draw.ellipse((310, 985, 410, 1050), outline=BLUE_INK, width=4)
    assert is_encircled(prepare_page(ringed.pixels, DPI).colour, (310, 985, 411, 1051))
    stamped = Paper()
    box = stamped.seal(310, 985, 110, BLUE_INK)
    assert not is_encircled(prepare_page(stamped.pixels, DPI).colour, box)
    printed = Paper()
    printed.seal(310, 985, 110, (20, 20, 20))
    assert not is_encircled(prepare_page(printed.pixels, DPI).colour, box)
