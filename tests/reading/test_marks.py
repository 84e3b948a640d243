from __future__ import annotations

import math

import numpy as np
import pytest

from docproc.reading import layout, marks, penrings
from docproc.reading.image import prepare_page
from docproc.reading.tickboxes import PixelMark
from tests.reading.papers import DPI, SENTENCES, Paper, faxed, grainy

SPOILS = [lambda p: p, grainy, faxed]
NAMES = ["clean", "grain", "fax"]
INK = (25, 25, 40)


def _found(pixels: np.ndarray) -> list[PixelMark]:
    upright = prepare_page(pixels, DPI)
    return marks.find(upright, layout.find(upright))


def _at(found: list[PixelMark], box: tuple[int, int, int, int]) -> PixelMark:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    here = [m for m in found if m.box[0] - 3 <= x <= m.box[2] + 3 and m.box[1] - 3 <= y <= m.box[3] + 3]
    assert len(here) == 1, f"{here} at {box}"
    return here[0]


def _pen(paper: Paper, x: float, y: float, side: float) -> None:
    paper.draw.line([(x + 0.1 * side, y + 0.5 * side), (x + 0.4 * side, y + 0.85 * side), (x + 1.15 * side, y - 0.3 * side)], fill=INK, width=4, joint="curve")


def _cross(paper: Paper, x: float, y: float, side: float) -> None:
    paper.draw.line([(x + 0.15 * side, y + 0.15 * side), (x + 0.85 * side, y + 0.85 * side)], fill=INK, width=3)
    paper.draw.line([(x + 0.85 * side, y + 0.15 * side), (x + 0.15 * side, y + 0.85 * side)], fill=INK, width=3)


def _vee(paper: Paper, x: float, y: float, side: float) -> None:
    paper.draw.line([(x + 0.2 * side, y + 0.25 * side), (x + 0.5 * side, y + 0.8 * side), (x + 0.8 * side, y + 0.25 * side)], fill=INK, width=3)


def _dot(paper: Paper, x: float, y: float, side: float) -> None:
    paper.draw.ellipse((x + 0.25 * side, y + 0.25 * side, x + 0.75 * side, y + 0.75 * side), fill=INK)


def _fill(paper: Paper, x: float, y: float, side: float) -> None:
    paper.draw.rectangle((x, y, x + side, y + side), fill=INK)


def _ring(paper: Paper, x: float, y: float, side: float) -> None:
    cx, cy = x + 0.5 * side, y + 0.5 * side
    points = [(cx + 1.15 * side * math.cos(t / 20), cy + 0.95 * side * math.sin(t / 20)) for t in range(0, 128)]
    paper.draw.line(points, fill=INK, width=3)


@pytest.mark.parametrize("spoil", SPOILS, ids=NAMES)
@pytest.mark.parametrize("tick", [_pen, _cross, _vee, _dot, _fill, _ring], ids=lambda t: t.__name__.strip("_"))
def test_a_box_is_ticked_by_any_usual_stroke_and_the_box_beside_it_is_not(tick, spoil) -> None:  # noqa: ANN001
    paper = Paper().sentences(lines=6)
    ticked, empty = paper.box(600, 903), paper.box(900, 903)
    paper.text(645, 900, "동의함")
    paper.text(940, 900, "동의하지 않음")
    tick(paper, 600, 903, 26)

    found = _found(spoil(paper.pixels))

    assert _at(found, ticked).checked is True
    assert _at(found, empty).checked is False


def test_a_tick_that_missed_its_box_is_left_to_a_person() -> None:
    paper = Paper().sentences(lines=6)
    box = paper.box(600, 903)
    paper.text(645, 900, "동의함")
    _vee(paper, 562, 903, 28)

    assert _at(_found(paper.pixels), box).checked is None


@pytest.mark.parametrize("spoil", SPOILS, ids=NAMES)
def test_parentheses_and_brackets_with_and_without_a_tick(spoil) -> None:  # noqa: ANN001
    paper = Paper().sentences(lines=6)
    places = {}
    for row, (left, right) in enumerate(("()", "[]")):
        for column, on in enumerate((True, False)):
            x, y = 400 + 300 * column, 900 + 100 * row
            paper.text(x - 60, y, "부" if column else "여")
            first = paper.text(x, y, left)
            second = paper.text(x + 50, y, right)
            if on:
                paper.text(x + 19, y, "V")
            places[left, on] = (first[0], first[1], second[2], second[3])

    found = _found(spoil(paper.pixels))

    for (_, on), box in places.items():
        mark = _at(found, box)
        assert mark.shape == "parentheses" and mark.checked is on


def test_words_in_parentheses_are_no_marks() -> None:
    paper = Paper().sentences(lines=6)
    place = paper.text(400, 900, "(주)한빛정밀 (인) [제출용] (법인사업자)")

    assert not [m for m in _found(paper.pixels) if m.box[1] >= place[1] - 5]


@pytest.mark.parametrize("spoil", SPOILS, ids=NAMES)
def test_bare_ticks_in_a_narrow_column_are_found_and_words_and_rates_are_not(spoil) -> None:  # noqa: ANN001
    paper = Paper()
    paper.table(150, 400, (900, 160, 160), 6, height=90)
    for row in range(6):
        paper.text(170, 425 + 90 * row, "「중소기업기술혁신 촉진법」 제15조에 따른 중소기업")
        paper.text(1085, 425 + 90 * row, ("20%", "10%")[row % 2])
    paper.text(1260, 420, "√", 44)
    _vee(paper, 1275, 600, 34)
    _ring(paper, 1275, 790, 24)
    paper.text(1265, 420 + 270, "유형", 28)

    found = _found(spoil(paper.pixels))

    column = [m for m in found if m.box[0] > 1050]
    assert all(m.checked for m in column)
    assert sorted((m.box[1] - 400) // 90 for m in column) == [0, 2, 4]


@pytest.mark.parametrize("size", [24, 30, 44, 60])
def test_no_letter_of_running_text_is_taken_for_a_box_to_tick(size: int) -> None:
    paper = Paper()
    for row, text in enumerate(("마음 미음 므로 밈몸 다만 믿음 목적", "모임 입금 암맘 업무 담당 단위 마감", "응용 이용 용도 은행 음영 인증 의의", "2021 년 09 월 06 일  555-88-00345")):
        paper.text(150, 300 + 120 * row, text, size)

    found = _found(grainy(paper.pixels, 4))

    assert not [m for m in found if m.checked is not True]
    assert len(found) <= 2


@pytest.mark.parametrize("spoil", SPOILS, ids=NAMES)
def test_a_solid_square_within_its_frame_is_a_ticked_box(spoil) -> None:  # noqa: ANN001
    paper = Paper().sentences(lines=6)
    ticked, empty = paper.box(600, 903), paper.box(900, 903)
    paper.text(645, 900, "동의함")
    paper.text(940, 900, "동의하지 않음")
    paper.draw.rectangle((606, 909, 620, 923), fill=INK)

    found = _found(spoil(paper.pixels))

    assert _at(found, ticked).checked is True
    assert _at(found, empty).checked is False


def test_a_broad_stroke_over_a_thin_box_is_a_tick_where_empty_boxes_stand_beside_it() -> None:
    paper = Paper().sentences(lines=6)
    ticked, empty = paper.box(600, 903, side=30), paper.box(900, 903, side=30)
    paper.text(650, 900, "당사자")
    paper.text(945, 900, "위원회")
    paper.draw.line([(597, 897), (613, 935), (636, 890)], fill=INK, width=7)

    found = _found(grainy(paper.pixels))

    assert _at(found, ticked).checked is True
    assert _at(found, empty).checked is False


def test_syllables_on_the_level_of_empty_boxes_are_no_hidden_boxes() -> None:
    paper = Paper().sentences(lines=6)
    boxes = [paper.box(600, 903, side=30), paper.box(900, 903, side=30)]
    paper.text(650, 896, "민법 뭄믐", size=40)
    paper.text(945, 896, "법인명", size=40)

    found = [m for m in _found(grainy(paper.pixels)) if m.shape == "box"]

    assert len(found) == len(boxes) and not any(m.checked for m in found)


def test_a_ring_around_a_word_is_found_and_neither_a_seal_nor_brackets_are_one() -> None:
    paper = Paper().sentences(lines=6)
    x0, y0, x1, y1 = paper.text(640, 900, "당사자")
    paper.text(900, 900, "(위원회)")
    paper.seal(1100, 1500)
    middle, level = (x0 + x1) / 2, (y0 + y1) / 2
    points = [(middle + 0.72 * (x1 - x0) * math.cos(t / 20), level + 30 * math.sin(t / 20)) for t in range(128)]
    paper.draw.line(points, fill=INK, width=3)

    rings = [m for m in _found(grainy(paper.pixels)) if m.shape == "circle" and m.ring is not None]

    assert len(rings) == 1 and rings[0].checked
    assert rings[0].box[0] <= x0 and rings[0].box[2] >= x1


BLUE_PEN = (40, 50, 160)


def _around(paper: Paper, box: tuple[int, int, int, int], colour: tuple[int, int, int], down: float = 26) -> None:
    x0, y0, x1, y1 = box
    points = [((x0 + x1) / 2 + 0.68 * (x1 - x0) * math.cos(t / 20), (y0 + y1) / 2 + down * math.sin(t / 20)) for t in range(128)]
    paper.draw.line(points, fill=colour, width=5)


def test_a_ring_of_blue_ink_is_found_though_it_crosses_its_word_and_a_ruling_line_and_the_word_can_be_read_without_it() -> None:
    paper = Paper().sentences(lines=6)
    paper.table(150, 880, (900, 400), 2, height=60)
    word = paper.text(1120, 893, "동의함")
    paper.text(1300, 893, "동의하지 않음")
    plain = paper.pixels
    _around(paper, word, BLUE_PEN)
    upright = prepare_page(grainy(paper.pixels), DPI)

    rings = [m for m in marks.find(upright, layout.find(upright)) if m.shape == "circle" and m.ring is not None]

    assert len(rings) == 1 and rings[0].checked and rings[0].ring is not None
    left = upright.gray.copy()
    rings[0].ring.paint(left, 250)
    x0, y0, x1, y1 = word
    inked = plain[y0:y1, x0:x1, 0] < 120
    assert (left[y0:y1, x0:x1][inked] < 170).mean() > 0.6  # most of the word stands
    assert (left[y0 - 12 : y0 - 3, x0:x1] < 120).mean() < 0.5 * (upright.gray[y0 - 12 : y0 - 3, x0:x1] < 120).mean()


def test_neither_blue_print_nor_a_blue_rule_or_seal_is_a_ring() -> None:
    paper = Paper().sentences(lines=6)
    paper.text(200, 900, "파란 글자로 인쇄한 제목입니다", 44, BLUE_PEN)
    paper.draw.line((200, 1000, 1200, 1000), fill=BLUE_PEN, width=4)
    paper.draw.rectangle((200, 1100, 700, 1160), outline=BLUE_PEN, width=4)
    paper.seal(900, 1300)

    assert not [m for m in _found(grainy(paper.pixels)) if m.shape == "circle" and m.ring is not None]


def test_a_broad_stroke_over_a_thin_box_is_a_tick_where_empty_boxes_stand_below_it() -> None:
    paper = Paper().sentences(lines=6)
    ticked = [paper.box(900, 803 + 140 * n, side=30) for n in range(3)]
    empty = [paper.box(900, 868 + 140 * n, side=30) for n in range(3)]
    for n, (x, y, *_) in enumerate(ticked):
        paper.text(x + 45, y - 3, "동의함")
        paper.text(x + 45, y + 62, "동의하지 않음")
        paper.draw.line([(x - 4, y + 8), (x + 12, y + 33), (x + 36, y - 16)], fill=INK, width=8 if n else 5)

    found = _found(grainy(paper.pixels))

    assert all(_at(found, box).checked is True for box in ticked)
    assert all(_at(found, box).checked is False for box in empty)


def test_of_discs_and_open_rings_in_cells_the_shape_tells_which_is_which() -> None:
    paper = Paper().sentences(lines=6)
    paper.table(150, 800, (700, 200, 200), 3, height=60)
    for row in range(3):
        paper.draw.ellipse((940, 818 + 60 * row, 962, 840 + 60 * row), fill=INK)
        paper.draw.ellipse((1140, 818 + 60 * row, 1162, 840 + 60 * row), outline=INK, width=3)

    found = [m for m in _found(grainy(paper.pixels)) if m.box[1] > 790]

    assert [m.shape == "circle" for m in sorted(found, key=lambda m: (m.box[0] > 1050, m.box[1]))] == [False] * 3 + [True] * 3


def _broad(pixels: np.ndarray) -> np.ndarray:
    """A copier that makes every stroke two pixels broader."""
    return np.minimum.reduce([np.roll(pixels, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)])


def test_small_boxes_with_broad_sides_are_empty() -> None:
    paper = Paper().sentences(lines=6)
    boxes = [paper.box(600 + 300 * n, 903, side=22) for n in range(3)]
    for x, y, *_ in boxes:
        paper.text(x + 35, y - 7, "동의하지 않음", 24)

    found = _found(grainy(_broad(paper.pixels), 4))

    assert [_at(found, box).checked for box in boxes] == [False, False, False]


def test_a_broad_o_in_a_column_is_never_taken_for_an_empty_box() -> None:
    paper = Paper().sentences(lines=6)
    paper.table(150, 800, (700, 200), 5, height=60)
    paper.text(940, 812, "O", 28)
    paper.text(940, 992, "O", 28)

    found = [m for m in _found(grainy(_broad(paper.pixels), 4)) if m.box[0] > 900 and m.box[1] > 790]

    assert len(found) == 2 and all(m.checked is not False for m in found)


def test_hollow_signs_down_a_whole_column_are_printed_boxes() -> None:
    paper = Paper().sentences(lines=6)
    paper.table(150, 800, (700, 200), 12, height=60)
    boxes = [paper.box(940, 818 + 60 * n, side=22) for n in range(12)]
    for n in range(12):
        paper.text(170, 812 + 60 * n, SENTENCES[n % len(SENTENCES)][:20])
    paper.draw.line([(938, 830 + 60 * 4), (948, 842 + 60 * 4), (968, 806 + 60 * 4)], fill=BLUE_PEN, width=5)

    found = _found(grainy(_broad(paper.pixels), 4))

    assert [n for n, box in enumerate(boxes) if _at(found, box).checked] == [4]


def test_a_blue_tick_counts_whatever_box_it_crosses() -> None:
    paper = Paper().sentences(lines=6)
    paper.table(150, 880, (900, 400), 1, height=60)
    ticked, empty = paper.box(1080, 900, side=18), paper.box(1240, 900, side=18)
    paper.text(1110, 895, "동의함", 26)
    paper.text(1270, 895, "동의하지 않음", 26)
    paper.draw.line([(1078, 905), (1090, 922), (1112, 876)], fill=BLUE_PEN, width=6)

    found = _found(grainy(paper.pixels))

    assert _at(found, ticked).checked is True and _at(found, empty).checked is False


def test_a_tick_is_whole_though_half_of_its_ink_is_nearly_grey() -> None:
    paper = Paper().sentences(lines=6)
    ticked, empty = paper.box(1080, 900, side=18), paper.box(1240, 900, side=18)
    paper.text(1110, 895, "동의함", 26)
    paper.text(1270, 895, "동의하지 않음", 26)
    paper.draw.line([(1090, 922), (1112, 876)], fill=(62, 62, 94), width=4)
    paper.draw.line([(1078, 905), (1090, 922)], fill=BLUE_PEN, width=4)

    found = _found(grainy(paper.pixels))

    assert _at(found, ticked).checked is True and _at(found, empty).checked is False


def test_a_ring_between_brackets_ticks_them() -> None:
    paper = Paper().sentences(lines=6)
    x0, y0, x1, y1 = paper.text(600, 900, "동의함(   )", 32)
    paper.text(900, 900, "동의하지 않음(   )", 32)
    cx, cy = x1 - 30, (y0 + y1) / 2 + 2
    paper.draw.ellipse((cx - 11, cy - 11, cx + 11, cy + 11), outline=INK, width=3)

    found = [m for m in _found(grainy(paper.pixels)) if m.box[1] > 880]

    assert [(m.shape, m.checked) for m in sorted(found, key=lambda m: m.box[0])] == [("parentheses", True), ("parentheses", False)]


def test_a_printed_circle_with_a_broad_line_is_empty_and_a_disc_is_not() -> None:
    paper = Paper().sentences(lines=6)
    for n, fill in enumerate((INK, None, None)):
        paper.draw.ellipse((600 + 300 * n, 900, 626 + 300 * n, 926), fill=fill, outline=INK, width=4)
        paper.text(640 + 300 * n, 893, "메인비즈", 28)

    found = _found(faxed(_broad(paper.pixels)))

    assert [_at(found, (600 + 300 * n, 900, 626 + 300 * n, 926)).checked for n in range(3)] == [True, False, False]


def test_rings_around_words_one_below_the_other_are_found_though_they_touch_and_cross_the_boxes_beside_them() -> None:
    paper = Paper().sentences(lines=6)
    paper.table(150, 880, (700, 600), 3, height=50)
    boxes, words = [], []
    for row in range(3):
        boxes += [paper.box(880, 893 + 50 * row, side=24), paper.box(1058, 893 + 50 * row, side=24)]
        words.append(paper.text(918, 886 + 50 * row, "동의함", 30))
        paper.text(1095, 886 + 50 * row, "동의하지 않음", 30)
    for word in words:
        _around(paper, word, BLUE_PEN, down=29)

    found = _found(grainy(paper.pixels))

    rings = sorted((m for m in found if m.ring is not None), key=lambda m: m.box[1])
    assert [abs((m.box[1] + m.box[3]) / 2 - (word[1] + word[3]) / 2) < 8 for m, word in zip(rings, words, strict=True)] == [True] * 3
    assert not [m for m in found if m.ring is None and m.checked is not False and m.box[1] > 870]  # no box is ticked by a ring on its way


@pytest.mark.parametrize("height", [36, 46, 60, 80])
def test_the_cells_of_a_table_with_blue_lines_are_no_rings_around_their_words(height: int) -> None:
    paper = Paper().sentences(lines=6)
    for row in range(4):
        for n, (x, width) in enumerate(((150, 60), (210, 80), (290, 110), (400, 150), (550, 300))):
            paper.draw.rectangle((x, 900 + height * row, x + width, 900 + height * (row + 1)), outline=BLUE_PEN, width=3)
            paper.text(x + 8, 904 + height * row, "여부확인업체이름"[: n + 1], 24)

    assert not [m for m in _found(grainy(paper.pixels)) if m.ring is not None]


def _over_a_corner(paper: Paper, x: float, y: float, side: float, gap: float) -> None:
    """A tick that begins left of the box, turns below it and runs up into the word behind it."""
    paper.draw.line([(x - 0.15 * side, y + 0.6 * side), (x + 0.35 * side, y + 1.15 * side), (x + side + gap + 4, y - 0.4 * side)], fill=INK, width=4, joint="curve")


@pytest.mark.parametrize("spoil", [lambda p: p, grainy], ids=["clean", "grain"])
def test_a_tick_over_the_corner_of_its_box_counts_where_a_column_of_pairs_shows_where_the_boxes_stand(spoil) -> None:  # noqa: ANN001
    paper = Paper().sentences(lines=4)
    boxes = [(paper.box(900, 700 + 80 * row, 20), paper.box(1100, 700 + 80 * row, 20)) for row in range(4)]
    for row, (ticked, _) in enumerate(boxes):
        paper.text(932, 696 + 80 * row, "동의함", 24)
        paper.text(1132, 696 + 80 * row, "동의하지 않음", 24)
        _over_a_corner(paper, ticked[0], ticked[1], 20, 10)
    found = _found(spoil(paper.pixels))
    for ticked, empty in boxes:
        assert _at(found, ticked).checked is True
        assert _at(found, empty).checked is False
    assert len(found) == 2 * len(boxes)


def test_words_that_begin_a_column_of_options_with_their_boxes_behind_them_are_no_boxes() -> None:
    for size in (20, 22, 24, 28):
        paper = Paper().sentences(lines=4)
        boxes = []
        for row in range(5):
            paper.text(900, 700 + 80 * row, "동의함", size + 4)
            boxes.append(paper.box(1010, 702 + 80 * row, size))
            paper.text(1080, 700 + 80 * row, "동의하지 않음", size + 4)
            boxes.append(paper.box(1300, 702 + 80 * row, size))
        found = _found(grainy(paper.pixels))
        assert all(_at(found, box).checked is False for box in boxes)
        assert not [m for m in found if m.checked is not False]


def test_a_tick_that_begins_before_its_box_and_ends_beneath_it_ticks_it() -> None:
    paper = Paper().sentences(lines=6)
    boxes = []
    for n, word in enumerate(("이노비즈", "메인비즈", "벤처기업")):
        boxes.append(paper.box(240 + 300 * n, 1204, 24))
        paper.text(276 + 300 * n, 1200, word)
    x, y, _, _ = boxes[1]
    paper.draw.line([(x - 6, y + 15), (x + 9, y + 29), (x + 44, y - 16)], fill=INK, width=5, joint="curve")

    found = _found(paper.pixels)

    assert [_at(found, box).checked for box in boxes] == [False, True, False]


def test_on_bluish_paper_black_print_is_no_pen() -> None:
    paper = Paper().sentences(lines=6)
    paper.text(1110, 895, "동의함", 26)
    paper.draw.ellipse((1090, 880, 1200, 935), outline=(60, 64, 70), width=3)  # as black as the print
    paper.text(1300, 1095, "동의하지 않음", 26)
    _around(paper, (1290, 1090, 1480, 1125), BLUE_PEN)
    pixels = paper.pixels.astype(np.int16)
    pixels[:, :, 2] += np.where(pixels[:, :, 0] < 150, 28, 0)
    upright = prepare_page(np.clip(pixels, 0, 255).astype(np.uint8), DPI)

    rings = [m for m in penrings.pen_rings(upright.colour, 30)]

    assert len(rings) == 1 and rings[0].box[1] > 1000
