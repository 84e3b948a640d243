"""Boxes of turned and leaning pages, to upright and back."""

from __future__ import annotations

import pytest

from docproc.model import Box, Line, Page, Source, Word
from docproc.reading import displayed, upright


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 1.7, -2.5])
def test_a_box_comes_back_from_the_page_as_displayed(turned, skew):
    page = Page(number=1, width=595, height=842, source=Source.OCR, turned=turned, skew=skew)
    box = Box(100, 200, 300, 212)
    shown = displayed(page, box)
    word = Word(text="한빛", box=shown, confidence=1)
    back = upright(page.model_copy(update={"lines": (Line(text="한빛", box=shown, confidence=1, words=(word,)),)}))
    for found in (back.lines[0].box, back.words[0].box):
        assert (found.x0, found.top, found.x1, found.bottom) == pytest.approx((100, 200, 300, 212), abs=1e-6)
    assert (back.width, back.height) == ((842, 595) if turned % 180 else (595, 842))


def test_an_upright_page_is_left_as_it_is():
    page = Page(number=1, width=595, height=842, source=Source.TEXT)
    assert upright(page) is page and displayed(page, Box(1, 2, 3, 4)) == Box(1, 2, 3, 4)
