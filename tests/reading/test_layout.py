from __future__ import annotations

import numpy as np
import pytest

from docproc.reading import layout
from docproc.reading.image import prepare_page
from docproc.reading.inking import ruling
from docproc.reading.layout import Layout, PixelLine
from tests.reading.papers import DPI, Paper, faxed, grainy, leaned


def _found(pixels: np.ndarray) -> Layout:
    return layout.find(prepare_page(pixels, DPI))


def _line_at(found: Layout, box: tuple[int, int, int, int]) -> PixelLine:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    holding = [line for line in found.lines if line.box[0] <= x <= line.box[2] and line.box[1] <= y <= line.box[3]]
    assert len(holding) == 1, f"{len(holding)} lines at {box}"
    return holding[0]


@pytest.mark.parametrize("spoil", [lambda p: p, grainy, faxed, lambda p: grainy(leaned(p, 1.3))], ids=["clean", "grain", "fax", "lean"])
def test_a_ruled_table_yields_its_cells_and_one_line_for_each_text(spoil) -> None:  # noqa: ANN001
    paper = Paper()
    paper.table(200, 400, (250, 500, 200, 250), 5)
    for row in range(5):
        paper.text(220, 412 + 60 * row, "상      호")
        paper.text(470, 412 + 60 * row, "주식회사 한빛정밀")
        paper.text(970, 412 + 60 * row, "대표자")
        paper.text(1170, 412 + 60 * row, "홍길동")

    found = _found(spoil(paper.pixels))

    assert len(found.cells) == 20
    assert {(c.row, c.column) for c in found.cells} == {(r, c) for r in range(5) for c in range(4)}
    assert sorted(line.cell for line in found.lines) == list(range(20))


def test_merged_cells_have_spans_and_several_lines_stay_apart() -> None:
    paper = Paper()
    paper.table(200, 400, (300, 900), 3, height=90)
    paper.draw.rectangle((205, 480, 495, 500), fill=(252, 252, 250))
    paper.draw.line((200, 490, 500, 490), fill=(252, 252, 250), width=4)
    paper.text(520, 406, "경기도 성남시 분당구 판교로 228번길 15,", 28)
    paper.text(520, 444, "3동 1204호 (삼평동)", 28)

    found = _found(paper.pixels)

    tall = [c for c in found.cells if c.column == 0 and c.row == 0]
    assert [c.row_span for c in tall] == [2]
    assert len(found.lines) == 2
    assert found.lines[0].box[3] <= found.lines[1].box[1] + 2


def test_a_row_of_digits_is_no_ruling_line() -> None:
    paper = Paper().sentences()
    box = paper.text(180, 2000, "214,336,000 000,000,000 888,888,888", 26)

    found = _found(grainy(paper.pixels))

    x0, y0, x1, y1 = box
    assert found.rules[y0:y1, x0:x1].sum() == 0
    assert len(found.cells) == 0


def test_texts_far_apart_are_two_lines_and_a_letter_spaced_label_is_one() -> None:
    paper = Paper().sentences(lines=10)
    left, right = paper.text(180, 1200, "개업연월일 : 2021년 03월 04일"), paper.text(900, 1200, "법인등록번호 : 110111-1234567")
    first = paper.text(180, 1300, "주")
    second = paper.text(380, 1300, "소 : 서울특별시 강남구")

    found = _found(paper.pixels)

    assert _line_at(found, left).box[2] < _line_at(found, right).box[0]
    label = _line_at(found, second)
    assert label.box[0] <= first[0] + 4


def test_lines_hold_all_of_their_ink() -> None:
    paper = Paper()
    boxes = [paper.text(200, 300 + 90 * i, text, 32) for i, text in enumerate(("퀀텀 섀시 쎌 웍스 (주)", "2021. 09. 06. ~ 2024. 09. 05.", "Inno-Biz, gypsy @example"))]

    found = _found(grainy(paper.pixels))

    assert len(found.lines) == 3
    for box, line in zip(boxes, found.lines):
        assert line.box[0] <= box[0] + 5 and line.box[2] >= box[2] - 5
        assert line.box[1] <= box[1] + 5 and line.box[3] >= box[3] - 5


def test_a_watermark_a_frame_and_a_copy_proof_strip_yield_no_lines() -> None:
    paper = Paper()
    for radius in (300, 260, 150):
        paper.draw.ellipse((827 - radius, 1100 - radius, 827 + radius, 1100 + radius), outline=(226, 232, 240), width=20)
    for inset in (60, 70):
        paper.draw.rectangle((inset, inset, 1654 - inset, 2339 - inset), outline=(60, 90, 160), width=3)
    paper.text(250, 300, "벤 처 기 업 확 인 서", 60)
    over = paper.text(500, 1090, "유효기간 : 2022-03-20 부터 2025-03-19 까지")
    pixels = paper.pixels
    noise = np.random.default_rng(3).random((40, 300)) < 0.5
    pixels[2150:2230, 200:800] = np.kron(np.where(noise, 30, 252), np.ones((2, 2), int))[:, :, None]

    found = _found(pixels)

    assert len(found.lines) == 2
    assert len(found.cells) == 0
    assert _line_at(found, over).box[3] - _line_at(found, over).box[1] < 45


@pytest.mark.parametrize("colour", [(210, 30, 30), (25, 25, 25)], ids=["red", "black"])
def test_a_stroke_through_the_words_strikes_them_and_an_underline_does_not(colour: tuple[int, int, int]) -> None:
    paper = Paper().sentences(lines=8)
    struck = paper.text(300, 1000, "서울특별시 강남구 테헤란로 1")
    under = paper.text(300, 1100, "주식회사 한빛정밀 2022.06.05 변경")
    plain = paper.text(300, 1200, "hanbyul@neulbom.example 트스므드 ------")
    paper.draw.line((struck[0] - 4, (struck[1] + struck[3]) // 2, struck[2] + 4, (struck[1] + struck[3]) // 2 + 1), fill=colour, width=3)
    paper.draw.line((under[0], under[3] + 3, under[2], under[3] + 3), fill=colour, width=3)
    upright = prepare_page(grainy(paper.pixels, 3), DPI)
    found = layout.find(upright)

    def says(box: tuple[int, int, int, int]) -> bool:
        near = [line for line in found.lines if line.box[1] < box[3] and line.box[3] > box[1] and line.box[0] < box[2] and line.box[2] > box[0]]
        assert near
        return any(layout.struck(upright, line) for line in near)

    assert says(struck)
    assert not says(under)
    assert not says(plain)


def test_the_halves_of_a_short_word_are_one_line_and_two_rows_of_print_stay_two() -> None:
    ink = np.zeros((400, 900), np.uint8)
    for n in range(4):
        ink[40 + 60 * n : 70 + 60 * n, 300:330] = ink[40 + 60 * n : 70 + 60 * n, 340:370] = 1  # syllables as high as most lines
    for x in (100, 140):
        ink[40:53, x + 4 : x + 26] = 1  # the upper halves
        ink[56:70, x : x + 30] = 1  # and the lower ones, which nothing joins
        ink[100:130, x : x + 30] = ink[134:164, x : x + 30] = 1  # two close rows
    word = [(line.box[1], line.box[3]) for line in layout.lines_of(ink, [], DPI) if line.box[2] < 200]
    assert word == [(40, 70), (100, 130), (134, 164)]


def test_a_word_in_a_small_frame_is_a_line_without_its_frame() -> None:
    paper = Paper().sentences(lines=10)
    label = paper.text(200, 1100, "사업의 종류 :", 30)
    framed = [paper.text(x, 1104, word, 24) for x, word in ((480, "업태"), (860, "종목"))]
    for x0, y0, x1, y1 in framed:
        paper.draw.rectangle((x0 - 24, y0 - 10, x1 + 24, y1 + 10), outline=(70, 40, 110), width=2)
    whole = paper.text(200, 1250, "이미지 비치 이메일", 30)  # strokes of ㅣ are no frames

    found = _found(paper.pixels)

    for box in framed:
        line = _line_at(found, box)
        assert box[0] - 6 <= line.box[0] and line.box[2] <= box[2] + 6
    assert _line_at(found, label).box[2] < framed[0][0] - 20
    assert _line_at(found, whole).box[0] <= whole[0] + 6 and _line_at(found, whole).box[2] >= whole[2] - 6


def test_two_lines_beside_a_large_title_are_two_lines() -> None:
    paper = Paper().sentences(top=600, lines=10)
    title = paper.text(150, 140, "납세증명서(국세완납증명)", 74)
    number, kind = paper.text(1150, 150, "발급번호 5152-806-3749-117", 28), paper.text(1330, 192, "처리기간 즉시", 28)

    found = _found(paper.pixels)

    assert len({_line_at(found, box).box for box in (title, number, kind)}) == 3


def test_the_joined_feet_of_large_letters_are_no_rule() -> None:
    ink = np.zeros((1200, 900), np.uint8)
    ink[200:208, 100:270] = 1  # the feet of 보호, joined
    for x in (138, 222):
        ink[170:200, x : x + 12] = 1
        ink[120:170, x - 25 : x + 37] = 1
    ink[400:404, 100:270] = 1  # a line under a word
    ink[600:604, 100:270] = 1  # the floor of a small cell
    for x in (100, 180, 266):
        ink[450:604, x : x + 4] = 1
    across, _ = ruling(ink, 300)
    assert not across[190:215].any()
    assert across[398:406, 110:260].any() and across[598:606, 110:260].any()
