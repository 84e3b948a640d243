from __future__ import annotations

import cv2
import numpy as np
import pytest

from docproc.reading import seals
from docproc.reading.image import prepare_page
from tests.reading.papers import DPI, Paper, faxed, grainy


def _form() -> Paper:
    paper = Paper().sentences(lines=12)
    paper.text(700, 1800, "대표자 : 홍길동")
    paper.text(1100, 1800, "(인)")
    return paper


def _gray(pixels: np.ndarray) -> np.ndarray:
    return np.repeat(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)


def _share(found: tuple[int, int, int, int], true: tuple[int, int, int, int]) -> float:
    wide = min(found[2], true[2]) - max(found[0], true[0])
    high = min(found[3], true[3]) - max(found[1], true[1])
    return max(0, wide) * max(0, high) / ((true[2] - true[0]) * (true[3] - true[1]))


@pytest.mark.parametrize("shape", ["round", "square"])
@pytest.mark.parametrize("spoil", [grainy, lambda p: grainy(_gray(p)), lambda p: faxed(p)], ids=["colour", "grey", "fax"])
def test_a_seal_is_found_in_colour_grey_and_black(shape: str, spoil) -> None:  # noqa: ANN001
    paper = _form()
    true = paper.seal(1060, 1750, shape=shape)

    found = [s for s in seals.find(prepare_page(spoil(paper.pixels), DPI)) if s.kind == "seal"]

    assert len(found) == 1
    assert _share(found[0].box, true) > 0.8


def test_red_seals_say_so_and_are_surer_than_black_ones() -> None:
    paper = _form()
    paper.seal(1060, 1750)

    red = seals.find(prepare_page(grainy(paper.pixels), DPI))[0]
    black = seals.find(prepare_page(grainy(_gray(paper.pixels)), DPI))[0]

    assert (red.colour, black.colour) == ("red", "black")
    assert red.confidence > black.confidence


def test_a_worn_rim_in_pieces_is_still_a_seal() -> None:
    paper = _form()
    true = paper.seal(1060, 1750)
    pixels = faxed(paper.pixels)
    for x in range(1050, 1210, 22):
        pixels[1740:1900, x : x + 5] = 255

    found = [s for s in seals.find(prepare_page(pixels, DPI)) if s.kind == "seal"]

    assert found and _share(found[0].box, true) > 0.6


@pytest.mark.parametrize("spoil", [grainy, lambda p: faxed(p)], ids=["grain", "fax"])
def test_a_form_without_seal_has_none_whatever_tables_and_boxes_it_has(spoil) -> None:  # noqa: ANN001
    paper = _form()
    paper.table(200, 1250, (120, 120, 300, 120), 4, height=100)
    paper.text(215, 1270, "업태")
    paper.draw.rectangle((1200, 1300, 1330, 1430), outline=(20, 20, 20), width=3)
    paper.text(400, 2100, "중소벤처기업부장관", 60)

    assert seals.find(prepare_page(spoil(paper.pixels), DPI)) == []


def test_a_signature_is_reported_as_one() -> None:
    paper = _form()
    t = np.linspace(0, 6 * np.pi, 160)
    paper.draw.line([(1080 + 9 * v, 1815 + 28 * np.sin(v) + 10 * np.sin(2.3 * v)) for v in t], fill=(25, 25, 90), width=4)

    found = seals.find(prepare_page(grainy(paper.pixels), DPI))

    assert [s.kind for s in found] == ["signature"]


def _worn_square(paper: Paper, x: int, y: int, side: int = 130) -> None:
    paper.draw.polygon([(x, y), (x + side, y - 5), (x + side + 5, y + side), (x + 5, y + side + 5)], outline=(60, 60, 60), width=5)
    for n, (dx, dy) in enumerate(((25, 22), (75, 20), (28, 75), (80, 78))):
        paper.text(x + dx, y + dy, "한빛정밀"[n], 26, (110, 110, 110))


def test_a_square_seal_of_which_little_but_the_frame_is_left_is_found_and_a_tables_cell_is_none() -> None:
    paper = Paper().sentences(lines=16)
    paper.text(700, 1500, "대표자 홍길동 (인)")
    _worn_square(paper, 930, 1450)
    paper.table(200, 1700, (130, 130, 130), rows=3, height=130)
    for column in range(3):
        paper.text(230 + 130 * column, 1750, "확인", 28)
    black = [seal for seal in seals.find(prepare_page(np.asarray(paper.picture), DPI)) if seal.kind == "seal"]
    assert len(black) == 1 and abs(black[0].box[0] - 930) < 25 and abs(black[0].box[1] - 1445) < 25
