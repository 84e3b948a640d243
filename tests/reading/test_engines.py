"""The engines behind the one interface."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docproc.errors import EnvironmentNotFit
from docproc.reading import ReadingSettings, environment, require
from docproc.reading.linereader import read_lines
from docproc.reading.ocr import tesseract_data
from docproc.reading.ocr.ppocr import DIGITS, PpOcr
from docproc.reading.ocr.preparing import prepare
from docproc.reading.ocr.recorded import Recorded, record
from docproc.reading.ocr.tesseract_inprocess import InProcess
from docproc.reading.ocr.tesseract_process import Process
from docproc.reading.ocr.voters import Voters, voters
from docproc.reading.vote import bare
from tests.reading.drawn import FONT

TEXTS = ("주식회사 한빛정밀", "2021 년 03 월 04 일", "123-45-67890", "서울특별시 강남구 테헤란로 123", "기술보호 지원사업 신청서", "유효기간 : 2022-03-20 ~ 2025-03-19")


def picture(text: str, size: int = 30, spread: int = 0) -> np.ndarray:
    font = ImageFont.truetype(FONT, size)
    width = int(sum(font.getlength(c) + spread for c in text)) + 24
    image = Image.new("L", (width, int(1.8 * size)), 248)
    draw, x = ImageDraw.Draw(image), 12.0
    for char in text:
        draw.text((x, 0.3 * size), char, fill=25, font=font)
        x += font.getlength(char) + spread
    return np.array(image)


PICTURES = [picture(text) for text in TEXTS]


@pytest.mark.ocr
def test_tesseract_in_this_process_and_as_a_program_read_the_same():
    one, other = InProcess("kor+eng").read_lines(PICTURES), Process("kor+eng").read_lines(PICTURES)
    assert [bare(line.text) for line in one] == [bare(line.text) for line in other] == [bare(text) for text in TEXTS]
    assert [len(line.words) for line in one] == [len(line.words) for line in other]


@pytest.mark.ocr
def test_words_stand_where_they_are_in_the_given_picture():
    line = InProcess("kor+eng").read_lines([picture("가나다 라마바", spread=0)])[0]
    assert [w.text for w in line.words] == ["가나다", "라마바"]
    width = picture("가나다 라마바").shape[1]
    assert line.words[0].x0 < 0.1 * width and line.words[1].x0 > 0.45 * width and line.words[1].x1 > 0.85 * width


@pytest.mark.ocr
def test_letter_spaced_labels_are_closed_up_before_tesseract_reads_them():
    line = InProcess("kor+eng").read_lines([picture("교부사유", spread=40)])[0]
    assert bare(line.text) == "교부사유"
    assert line.words[-1].x1 > 0.8 * picture("교부사유", spread=40).shape[1]


@pytest.mark.ocr
def test_ppocr_reads_numbers_and_nothing_else_when_told_so():
    engine = PpOcr()
    assert engine.read_lines([picture("123-45-67890"), picture("30,000,000")])[0].text == "123-45-67890"
    said = engine.read_lines([picture("제 0116-2019-01234 호")], DIGITS)[0]
    assert set(said.text) <= set(DIGITS + " ")


@pytest.mark.ocr
def test_voted_lines_keep_their_blanks_and_every_reading():
    read = read_lines(PICTURES, voters(ReadingSettings()))
    assert [bare(line.text) for line in read] == [bare(text) for text in TEXTS]
    assert [read[i].text for i in (0, 2, 3, 4)] == [TEXTS[i] for i in (0, 2, 3, 4)]
    assert all(line.readings for line in read)
    assert read[2].agreed and {r.engine.split(":")[0] for r in read[2].readings} >= {"tesseract"}


@pytest.mark.ocr
def test_a_recorded_engine_answers_as_the_real_one_did(tmp_path):
    real = InProcess("kor+eng")
    record(real, PICTURES[:2], tmp_path / "said.json")
    again = Recorded(real.name, tmp_path / "said.json")
    assert again.read_lines(PICTURES[:2]) == real.read_lines(PICTURES[:2])
    assert again.read_lines([PICTURES[2]])[0].confidence == 0


@pytest.mark.ocr
def test_recorded_settings_read_without_tesseract(tmp_path, monkeypatch):
    record(InProcess("kor+eng"), PICTURES[:1], tmp_path / "said.json")
    monkeypatch.setattr(tesseract_data, "folder", lambda: None)
    readers = voters(ReadingSettings(engine="recorded", recorded=tmp_path / "said.json"))
    assert read_lines(PICTURES[:1], readers)[0].text == TEXTS[0]


def test_a_machine_without_korean_data_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(tesseract_data, "folder", lambda: None)
    with pytest.raises(EnvironmentNotFit) as caught:
        from docproc.reading.ocr import voters as module

        module._voters.cache_clear()
        require(ReadingSettings())
    assert "apt-get install" in caught.value.next_ko
    module._voters.cache_clear()


def test_the_environment_names_every_engine_with_what_to_do():
    named = {name: (ok, hint) for name, _, ok, hint in environment()}
    assert {"tesserocr", "tessdata kor", "PP-OCR", "own recogniser"} <= set(named)
    assert all(hint for _, hint in named.values())


def test_an_empty_picture_is_prepared_without_complaint():
    assert prepare(np.full((20, 100), 255, np.uint8)).image.size > 0
    assert prepare(np.full((3, 3), 0, np.uint8)).image.size > 0


def test_prepared_lines_have_ink_of_one_height_whatever_the_size():
    for size in (14, 30, 60):
        ready = prepare(picture("한빛정밀", size)).image
        inked = np.flatnonzero((ready < 140).any(axis=1))
        assert 28 <= inked[-1] - inked[0] + 1 <= 36


def test_voters_without_any_answer_leave_the_line_empty():
    class Mute:
        name = "tesseract:mute"

        def read_lines(self, images, charset=None):
            from docproc.reading.ocr.engine import LineText

            return [LineText("", 0.0, (), self.name) for _ in images]

    assert read_lines(PICTURES[:1], Voters(first=Mute()))[0].text == ""
