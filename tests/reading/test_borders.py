"""The ornament around a certificate is no text; what stands inside it, and a page of close print, is."""

from __future__ import annotations

import math

import numpy as np
import pytest

from docproc.reading import layout
from docproc.reading.borders import border
from docproc.reading.image import prepare_page
from tests.reading.papers import DPI, Paper, grainy, leaned


def _hatched(paper: Paper, at: int, thick: int) -> None:
    width, height = paper.picture.size
    for x in range(at, width - at, 12):
        for y in (at, height - at - thick):
            paper.draw.line((x, y + thick, min(x + thick, width - at), y), fill=(60, 60, 60), width=2)
    for y in range(at, height - at, 12):
        for x in (at, width - at - thick):
            paper.draw.line((x, min(y + thick, height - at), x + thick, y), fill=(60, 60, 60), width=2)


def _waved(paper: Paper, at: int, thick: int) -> None:
    width, height = paper.picture.size
    for phase in (0.0, 2.1, 4.2):
        across = [(x, at + thick / 2 * (1 + math.sin(x / 14 + phase))) for x in range(at, width - at)]
        down = [(at + thick / 2 * (1 + math.sin(y / 14 + phase)), y) for y in range(at, height - at)]
        for path in (across, [(x, height - y) for x, y in across], down, [(width - x, y) for x, y in down]):
            paper.draw.line(path, fill=(70, 70, 90), width=2)


def _dashed(paper: Paper, at: int, thick: int) -> None:
    width, height = paper.picture.size
    for x in range(at, width - at - 20, 38):
        for y in (at, height - at - 12):
            paper.draw.rectangle((x, y, x + 22, y + 12), fill=(120, 90, 40))
    for y in range(at + 30, height - at - 40, 38):
        for x in (at, width - at - 12):
            paper.draw.rectangle((x, y, x + 12, y + 22), fill=(120, 90, 40))


@pytest.mark.parametrize("draw", [_hatched, _waved, _dashed], ids=["hatched", "waves", "dashes"])
@pytest.mark.parametrize("lean", [0.0, 0.8], ids=["straight", "leaning"])
def test_an_ornament_along_all_edges_is_no_text_and_what_it_frames_is(draw, lean: float) -> None:  # noqa: ANN001
    paper = Paper()
    draw(paper, 70, 26)
    boxes = [paper.text(230, 400 + 90 * n, "유효기간 : 2022-06-14 부터 2025-06-13 까지") for n in range(8)]
    found = layout.find(prepare_page(grainy(leaned(paper.pixels, lean) if lean else paper.pixels), DPI))
    width = found.gray.shape[1]
    assert len(boxes) <= len(found.lines) <= 2 * len(boxes)
    assert all(150 < line.box[0] and line.box[2] < width - 150 for line in found.lines)


def test_close_print_at_the_edges_of_a_page_stays() -> None:
    ink = np.zeros((2339, 1654), np.uint8)
    for y in range(150, 2200, 34):  # rows of print without a gap between their words, close to all edges
        ink[y : y + 18, 120:1534:3] = 1
    assert not border(ink, DPI).any()


def test_a_border_along_two_edges_alone_may_be_print_and_stays() -> None:
    ink = np.zeros((2339, 1654), np.uint8)
    ink[100:120, 100:1554:4] = ink[2200:2220, 100:1554:4] = 1
    assert not border(ink, DPI).any()
    ink[100:2220:4, 100:120] = ink[100:2220:4, 1534:1554] = 1
    assert border(ink, DPI).any()
