"""Light print on dark ground, leaders of dots, and pen signs free of cells."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docproc.reading.corners import page_corners
from docproc.reading.freeticks import free_ticks
from docproc.reading.inverse import with_dark_print
from docproc.reading.leaders import without_leaders

from tests.reading.drawn import FONT

DPI = 200
MM = DPI / 25.4


def _sheet(draw_on: list[tuple[tuple[float, float], str, float, int]], *, boxes: tuple[tuple[float, float, float, float, int], ...] = ()) -> np.ndarray:
    """A grey A4 sheet with filled boxes (mm, grey) and texts (mm, text, size in mm, grey)."""
    image = Image.new("L", (round(210 * MM), round(297 * MM)), 250)
    draw = ImageDraw.Draw(image)
    for x0, y0, x1, y1, fill in boxes:
        draw.rectangle([x0 * MM, y0 * MM, x1 * MM, y1 * MM], fill=fill)
    for (x, y), text, size, fill in draw_on:
        draw.text((x * MM, y * MM), text, font=ImageFont.truetype(FONT, round(size * MM)), fill=fill)
    return np.asarray(image)


def _mm(gray: np.ndarray, x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    return gray[round(y0 * MM) : round(y1 * MM), round(x0 * MM) : round(x1 * MM)]


@pytest.mark.parametrize("ground", [20, 60, 110])
def test_white_print_in_a_dark_cell_becomes_dark_print_on_white(ground: int) -> None:
    gray = _sheet([((22, 31), "중소기업 해당 여부", 3.6, 250)], boxes=((20, 30, 70, 37, ground),))
    turned = with_dark_print(gray, DPI)
    cell = _mm(turned, 21, 31, 69, 36)
    assert np.median(cell) > 230 and 0.02 < (cell < 120).mean() < 0.4
    assert (_mm(turned, 40, 29.9, 50, 30.3) < 150).any(), "its rim stays as a ruling line"


def test_dark_print_on_white_is_left_alone_however_bold() -> None:
    title, line = _sheet([((20, 30), "중소기업 기술침해 손해액 산정 지원사업", 7, 10)]), _sheet([((20, 45), "대표자 홍길동 특허등록번호", 3.5, 10)])
    for picture in (title, line, cv2.erode(title, np.ones((5, 5), np.uint8)), cv2.erode(line, np.ones((3, 3), np.uint8))):
        assert with_dark_print(picture, DPI) is picture


def test_a_black_box_without_print_and_a_tinted_cell_are_left_alone() -> None:
    gray = _sheet([((22, 61), "상호", 3.6, 10)], boxes=((20, 30, 70, 37, 10), (20, 60, 70, 67, 205)))
    assert with_dark_print(gray, DPI) is gray


def _dots(gray: np.ndarray, x0: float, x1: float, y: float, step: float = 1.6) -> np.ndarray:
    gray = gray.copy()
    for x in np.arange(x0, x1, step):
        cv2.circle(gray, (round(x * MM), round(y * MM)), 2, 20, -1)
    return gray


def test_leaders_between_a_label_and_its_value_are_taken_out() -> None:
    gray = _sheet([((20, 30), "기업명", 4, 10), ((100, 30), "주식회사 한빛정밀", 4, 10)])
    clean = without_leaders(_dots(gray, 36, 98, 33.4), DPI)
    assert (_mm(clean, 36, 32, 98, 35) < 128).sum() == 0
    assert np.array_equal(_mm(clean, 19, 29, 34, 36), _mm(gray, 19, 29, 34, 36)), "the label is untouched"


def test_a_dotted_ruling_line_stays() -> None:
    gray = _dots(_sheet([((20, 30), "기업명", 4, 10)]), 20, 190, 42)
    assert without_leaders(gray, DPI) is gray


def _pen(points: list[tuple[float, float]], gray: np.ndarray) -> np.ndarray:
    gray = gray.copy()
    cv2.polylines(gray, [np.array([[x * MM, y * MM] for x, y in points]).round().astype(np.int32)], False, 20, 4, cv2.LINE_AA)
    return gray


def test_a_pens_tick_and_ring_that_stand_alone_are_marks_and_letters_are_none() -> None:
    gray = _sheet([((20, 60), "벤처기업육성에 관한 특별조치법 제25조에 따른 벤처기업", 3.4, 10), ((150, 60), "10%", 3.4, 10), ((20, 70), "7", 3.4, 10)])
    gray = _pen([(175, 61), (177.5, 64.5), (183, 57)], gray)
    ring = [(178 + 2.6 * np.cos(a), 72 + 2.0 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 40)]
    gray = _pen(ring, gray)
    marks = free_ticks((gray < 128).astype(np.uint8), round(3.2 * MM), [])
    assert sorted(mark.shape for mark in marks) == ["circle", "tick"]
    assert all(mark.checked and mark.box[0] > 170 * MM for mark in marks)


@pytest.mark.parametrize("shadow", [False, True])
def test_a_sheet_on_a_table_is_found_though_a_shadow_lies_over_half_of_it(shadow: bool) -> None:
    picture = np.full((1200, 900, 3), (110, 78, 50), np.uint8)
    corners = np.array([[90, 80], [800, 70], [820, 1120], [70, 1130]])
    cv2.fillPoly(picture, [corners.astype(np.int32)], (235, 230, 220))
    if shadow:
        half = np.zeros(picture.shape[:2], np.uint8)
        cv2.fillPoly(half, [np.array([[900, 500], [900, 1200], [100, 1200]], np.int32)], 255)
        dim = cv2.GaussianBlur(half, (0, 0), 25).astype(np.float32)[:, :, None] / 255
        picture = (picture * (1 - 0.52 * dim)).astype(np.uint8)
    found = page_corners(picture)
    assert found is not None and np.abs(found - corners).max() < 14
