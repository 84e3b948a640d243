"""Which text layers are believed."""

from __future__ import annotations

import pytest

from docproc.model import Box
from docproc.reading.pdf import Picture, Survey
from docproc.reading.trust import by_characters, by_objects, is_garbled

PAGE = Box(0, 0, 595, 842)
LINE = Box(80, 100, 300, 112)


def survey(shown=(), hidden=(), pictures=(), drawn_over=False):
    return Survey(595, 842, tuple((box, i) for i, box in enumerate(shown)), tuple(hidden), tuple(pictures), 0, drawn_over)


def test_invisible_text_over_a_page_sized_picture_is_a_scanners_layer():
    assert by_objects(survey(hidden=[LINE], pictures=[Picture(PAGE, 200, 0)])).way == "ocr"


def test_visible_text_with_a_page_sized_picture_is_not_believed_either():
    assert by_objects(survey(shown=[LINE], pictures=[Picture(PAGE, 200, 5)])).way == "ocr"


def test_a_scan_in_stripes_is_one_picture():
    stripes = [Picture(Box(0, top, 595, top + 84.2), 200, 0) for top in (i * 84.2 for i in range(10))]
    assert by_objects(survey(shown=[LINE], pictures=stripes)).way == "ocr"


def test_plain_text_is_believed_and_text_beside_a_picture_is_mixed():
    assert by_objects(survey(shown=[LINE])).way == "text"
    assert by_objects(survey(shown=[LINE], pictures=[Picture(Box(100, 400, 300, 600), 150, 3)])).way == "mixed"


def test_form_fields_over_the_text_are_read_from_pixels():
    assert by_objects(survey(shown=[LINE], drawn_over=True)).way == "ocr"


@pytest.mark.parametrize("text", ["(cid:12)(cid:33)(cid:7)한글", "\ue001\ue002\ue003\ue004글자", "ÀÁÂÃÄÅÆÇÈÉ"])
def test_text_without_a_way_back_to_unicode_is_garbled(text):
    assert is_garbled(text)


def test_official_korean_with_its_signs_is_not_garbled():
    assert not is_garbled("사업자등록증 ㈜한빛정밀 「중소기업기본법」 제2조 ※ □ ☑ √ 2023. 9. 20. ~ 1,000원")


def test_too_little_text_on_a_painted_page_is_not_enough():
    assert by_characters("1 / 3", painted=True).way == "ocr"
    assert by_characters("1 / 3", painted=False).way == "text"
