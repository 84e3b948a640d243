"""A page is kept without private numbers, and no picture of it shows them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from docproc.model import Box, Line, Page, Reading, Source, Word
from docproc.reading import Pictures, ReadingSettings, pdf, private_boxes, read_page
from docproc.reading.masking import without_private
from tests.reading.drawn import canvas


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Page]:
    path = tmp_path_factory.mktemp("private") / "p.pdf"
    made = canvas(path)
    made.drawString(80, 760, "기술보호 지원사업에 관한 신청서를 제출합니다. 아래와 같이 확인합니다.")
    made.drawString(80, 700, "성명 홍길동 주민등록번호 800101-1234567 전화 02-123-4567")
    made.drawString(80, 650, "계좌번호")
    made.drawString(200, 650, "110-234-567890")
    made.drawString(80, 600, "법인등록번호 110111-5711901")
    made.save()
    return path, read_page(path, 1, ReadingSettings())


def pixels(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        return np.asarray(picture.convert("L"))


def test_nothing_of_a_read_page_holds_a_private_number(paper: tuple[Path, Page]) -> None:
    kept = paper[1].model_dump_json()
    assert "800101-*******" in kept and "110-***-******" in kept and "110111-5711901" in kept
    assert "1234567" not in kept and "567890" not in kept


def test_a_picture_shows_no_ink_where_a_private_number_stands(paper: tuple[Path, Page]) -> None:
    path, page = paper
    line = next(one for one in page.lines if "800101" in one.text)
    hidden = private_boxes(page)
    bare, covered = pixels(pdf.page_png(path, 1, 144)), pixels(Pictures(path, {1: page}).whole(1, 144))
    for box in hidden:
        part = np.s_[int(box.top * 2) + 2 : int(box.bottom * 2) - 1, int(box.x0 * 2) + 2 : int(box.x1 * 2) - 1]
        assert set(np.unique(covered[part])) == {pdf.COVER} and len(np.unique(bare[part])) > 5
    assert (bare != covered).mean() < 0.02
    crop = pixels(Pictures(path, {1: page}).crop(1, line.box, dpi=144))
    assert (crop == pdf.COVER).sum() > 2000
    assert not (pixels(pdf.crop_png(path, 1, line.box, dpi=144)) == pdf.COVER).sum() > 2000


def test_a_number_that_only_another_engine_read_or_that_is_two_words_is_covered_too() -> None:
    box = Box(100, 100, 240, 112)
    half, rest = Box(100, 100, 160, 112), Box(165, 100, 240, 112)
    heard = Line(text="8O0lOl l2", box=box, confidence=0.4, readings=(Reading(text="800101-1234567", confidence=0.5, engine="own"),))
    parted = Line(text="800101- 1234567", box=box, confidence=1, words=(Word(text="800101-", box=half, confidence=1), Word(text="1234567", box=rest, confidence=1)))
    for line in (heard, parted):
        page = without_private(Page(number=1, width=595, height=842, source=Source.OCR, lines=(line,)))
        assert "1234567" not in page.model_dump_json()
        (hidden,) = private_boxes(page)
        assert hidden.x0 <= 172 and hidden.x1 >= 238


def test_on_a_turned_page_the_whole_word_is_covered() -> None:
    word = Word(text="800101-1234567", box=Box(100, 100, 112, 240), confidence=1)
    line = Line(text=word.text, box=word.box, confidence=1, words=(word,))
    page = without_private(Page(number=1, width=595, height=842, source=Source.OCR, turned=90, lines=(line,)))
    (hidden,) = private_boxes(page)
    assert hidden.holds(word.box)
