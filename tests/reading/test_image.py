from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from docproc.reading.image import prepare_page
from tests.reading.papers import DPI, Paper, faxed, grainy, leaned, photographed


def _heads_up(strips: Sequence[np.ndarray]) -> float:
    """Stands in for a reader: in Korean print the upper left of a line of these sentences is known, so ask only
    whether a strip looks like one cut from the sheet the right way up."""
    return float(np.mean([_likeness(strip) for strip in strips])) if strips else 0.0


def _likeness(strip: np.ndarray) -> float:
    # Marks put under every line of the test sheets: ink below the middle means upright.
    dark = strip < 128
    half = len(dark) // 2
    below, above = dark[half:].sum(), dark[:half].sum()
    wide = strip.shape[1] > 3 * strip.shape[0]
    return float(wide and below > above)


def _marked() -> np.ndarray:
    paper = Paper()
    for index in range(20):
        x0, _, x1, y1 = paper.text(180, 220 + 90 * index, "가나다라마 바사아자차 카타파하 가나다라마 바사아자차")
        paper.draw.rectangle((x0, y1 - 3, x1, y1 + 6), fill=(20, 20, 20))
    return paper.pixels


@pytest.mark.parametrize("quarter_turns", [0, 1, 2, 3])
def test_a_page_laid_in_any_of_four_directions_is_turned_upright(quarter_turns: int) -> None:
    sheet = np.ascontiguousarray(np.rot90(_marked(), quarter_turns))

    upright = prepare_page(grainy(sheet), DPI, score=_heads_up)

    assert upright.turned == 90 * quarter_turns
    assert upright.gray.shape == (2339, 1654)


def test_a_form_whose_few_words_stand_in_columns_is_turned_by_what_reads_not_by_what_lines_up() -> None:
    paper = Paper()
    paper.table(150, 300, (200, 480, 200, 400), 20, height=80)
    for row in range(20):
        for x, word in ((170, "상 호"), (370, "한빛정밀공업")):
            x0, _, x1, y1 = paper.text(x, 312 + 80 * row, word)
            paper.draw.rectangle((x0, y1 - 3, x1, y1 + 6), fill=(20, 20, 20))

    assert prepare_page(grainy(paper.pixels), DPI, score=_heads_up).turned == 0


@pytest.mark.parametrize("degrees", [-3.0, -1.2, 0.7, 2.4])
def test_the_lean_of_a_page_is_measured_to_a_tenth_of_a_degree(degrees: float) -> None:
    upright = prepare_page(leaned(Paper().sentences().pixels, degrees), DPI)

    assert upright.skew == pytest.approx(degrees, abs=0.1)


def test_a_box_on_the_upright_page_is_mapped_back_to_the_leaning_turned_page() -> None:
    sheet = _marked()
    sheet[2100:2160, 1000:1200] = 20
    lying = np.ascontiguousarray(np.rot90(leaned(sheet, 1.5), 1))

    upright = prepare_page(lying, DPI, score=_heads_up)

    assert upright.turned == 90
    box = upright.to_page((1000, 2100, 1200, 2160))
    x0, y0, x1, y1 = (int(v * DPI / 72) for v in (box.x0, box.top, box.x1, box.bottom))
    dark = lying.min(axis=2) < 100
    block = np.zeros_like(dark)
    block[400:700, 2050:2220] = dark[400:700, 2050:2220]
    assert block.sum() > 10_000
    assert block[y0:y1, x0:x1].sum() > 0.97 * block.sum()
    assert (x1 - x0) * (y1 - y0) < 1.3 * block.sum()


def test_a_dark_wedge_along_the_edge_is_removed_and_does_not_turn_the_page() -> None:
    sheet = leaned(Paper().sentences().pixels, 1.0)
    shade = np.linspace(0, 1, 45)[:, None, None] ** 0.6
    sheet[:45] = (sheet[:45] * shade).astype(np.uint8)

    upright = prepare_page(sheet, DPI)

    assert upright.gray[10:60].min() > 150
    assert upright.skew == pytest.approx(1.0, abs=0.1)


def test_a_photograph_is_flattened_and_its_boxes_map_back_to_it() -> None:
    paper = Paper().sentences()
    x0, y0, x1, y1 = paper.text(300, 1980, "한가운데", 60)
    taken, forward = photographed(paper.pixels)

    upright = prepare_page(taken, DPI)

    assert upright.perspective and upright.grade == "bad"
    height, width = upright.gray.shape
    # Where the word stands on the flattened page: the whole sheet fills it.
    found = upright.to_page((x0 / 1654 * width, y0 / 2339 * height, x1 / 1654 * width, y1 / 2339 * height))
    corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], float) @ forward.T
    true = corners[:, :2] / corners[:, 2:] * 72 / DPI
    assert found.x0 == pytest.approx(true[:, 0].min(), abs=4) and found.bottom == pytest.approx(true[:, 1].max(), abs=4)


def test_a_blank_page_with_dust_and_grain_is_blank_and_one_line_of_text_is_not() -> None:
    empty = grainy(Paper().pixels)
    empty[700:703, 500:503] = 90
    line = Paper()
    line.text(400, 1100, "붙임4  증빙서류")

    assert prepare_page(empty, DPI).blank
    assert not prepare_page(grainy(line.pixels), DPI).blank


def test_a_fax_is_graded_bad_and_a_soft_scan_is_not() -> None:
    sheet = Paper().sentences().pixels

    assert prepare_page(faxed(sheet), DPI).grade == "bad"
    assert prepare_page(grainy(sheet, 3), DPI).grade != "bad"


def test_two_pages_on_one_sheet_are_flagged() -> None:
    one = Paper().sentences().pixels
    two = np.concatenate([one, one], axis=1)

    assert prepare_page(two, DPI).two_up
    assert not prepare_page(one, DPI).two_up


def test_a_streak_of_dust_from_top_to_bottom_disappears_and_the_print_stays() -> None:
    clean = Paper().sentences().pixels
    dusty = clean.copy()
    dusty[np.random.default_rng(2).random(2339) < 0.7, 900:902] = 60

    found = prepare_page(dusty, DPI).gray

    assert (found[2000:, 880:920] < 150).mean() < 0.002
    assert (found[200:1900, 180:850] < 120).sum() > 0.98 * (clean[200:1900, 180:850, 0] < 120).sum()
