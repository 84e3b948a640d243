"""A box of a photographed sheet goes to the page as displayed and comes back as it was."""

from __future__ import annotations

import numpy as np
import pytest

from docproc.box import Box
from docproc.flatsheet import to_display, to_sheet
from docproc.model import Cell, Line, Page, Source
from docproc.upright import displayed, straight, upright


def matrix(turned: int = 0) -> tuple[float, ...]:
    """From a page of 595 × 842 on which the sheet lies in perspective to the flat sheet."""
    from cv2 import getPerspectiveTransform

    lying = np.array([[40, 60], [560, 30], [580, 810], [20, 790]], np.float32)
    sheet = np.array([[0, 0], [595, 0], [595, 842], [0, 842]], np.float32)
    found = getPerspectiveTransform(np.roll(lying, turned // 90, axis=0), sheet)
    return (*(float(v) for v in (found / found[2, 2]).ravel()), 595.0, 842.0)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [Box(60, 100, 540, 122), Box(300, 700, 330, 712), Box(50, 50, 60, 400)])
def test_the_rectangle_behind_a_hull_is_found_again(box: Box, turned: int) -> None:
    flat = matrix(turned)
    again = to_sheet(flat, to_display(flat, box))
    assert (again.x0, again.top, again.x1, again.bottom) == pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=0.3)


def test_a_row_of_a_photographed_page_stands_on_one_level_when_put_upright() -> None:
    flat = matrix()
    label, value = Box(60, 300, 140, 312), Box(420, 300, 540, 312)
    shown = [Line(text=t, box=to_display(flat, b), confidence=0.9) for t, b in (("상호", label), ("한빛정밀", value))]
    page = Page(number=1, width=595, height=842, source=Source.OCR, flat=flat, lines=tuple(shown), cells=(Cell(box=to_display(flat, value), table=0, row=0, column=0),))
    assert abs(shown[0].box.middle - shown[1].box.middle) > 3
    flattened = upright(page)
    assert flattened.lines[0].box.middle == pytest.approx(flattened.lines[1].box.middle, abs=0.3)
    assert flattened.flat == () and flattened.cells[0].box.height == pytest.approx(12, abs=0.5)
    assert displayed(page, straight(page, shown[1].box)).x1 == pytest.approx(shown[1].box.x1, abs=0.3)
