"""Pages read by their own text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from docproc.model import PageState, Source
from docproc.reading import ReadingSettings, crop_png, inspect, page_png, read_page, textpage
from tests.reading.drawn import ROWS, canvas, form_pdf

SETTINGS = ReadingSettings()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory):
    return read_page(form_pdf(tmp_path_factory.mktemp("text") / "form.pdf"), 1, SETTINGS)


def line(page, text):
    return next(found for found in page.lines if text in found.text)


def test_own_text_is_read_exactly_and_counts_as_agreed(page):
    assert page.source is Source.TEXT and page.grade == "digital"
    assert all(found.confidence == 1 and found.agreed for found in page.lines)
    assert line(page, "한빛정밀").text == "주식회사 한빛정밀"


def test_a_letter_spaced_title_is_one_line(page):
    assert line(page, "등").text == "사 업 자 등 록 증"


def test_label_and_value_are_neighbours_in_one_row_of_the_grid(page):
    for index, (label, value) in enumerate(ROWS):
        left = next(found for found in page.lines if found.text.replace(" ", "") == label.replace(" ", ""))
        right = next(found for found in page.lines if found.text == value)
        assert page.cells[left.cell].row == page.cells[right.cell].row == index
        assert page.cells[right.cell].column == page.cells[left.cell].column + 1


def test_two_pieces_far_apart_on_one_row_are_two_lines(page):
    assert line(page, "김철수").text == "성 명 : 김철수"
    assert line(page, "전화").text == "전화 : 02-123-4567"


def test_every_mark_is_found_with_its_state(page):
    states = [(mark.shape, mark.checked) for mark in page.marks]
    assert states == [
        ("parentheses", False), ("parentheses", True), ("box", False), ("box", True), ("box", True), ("box", False),
    ]  # fmt: skip


def test_a_stroke_through_the_words_strikes_them_and_no_others(page):
    assert [found.text for found in page.lines if found.struck] == ["말소된 본점 주소입니다"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_with_a_rotation_entry_has_its_boxes_as_displayed(tmp_path, page, turned):
    rotated = read_page(form_pdf(tmp_path / "r.pdf", turned=turned), 1, SETTINGS)
    assert (rotated.width, rotated.height) == pytest.approx((page.width, page.height))
    assert [found.text for found in rotated.lines] == [found.text for found in page.lines]
    for one, other in zip(rotated.lines, page.lines):
        assert (one.box.x0, one.box.top) == pytest.approx((other.box.x0, other.box.top), abs=1)


def test_white_text_is_not_read(tmp_path):
    made = canvas(tmp_path / "white.pdf")
    made.drawString(80, 700, "보이는 글자는 이 문장 하나뿐이며 충분히 깁니다. 그렇지 않습니까?")
    made.setFillGray(1)
    made.drawString(80, 600, "숨은 글자입니다")
    made.save()
    assert "숨은" not in read_page(tmp_path / "white.pdf", 1, SETTINGS).text


def test_a_blank_page_says_so(tmp_path):
    made = canvas(tmp_path / "blank.pdf")
    made.showPage()
    made.save()
    assert read_page(tmp_path / "blank.pdf", 1, SETTINGS).state is PageState.BLANK


def test_a_file_that_is_no_pdf_has_a_finding_and_no_exception(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 not really")
    info = inspect(tmp_path / "x.pdf")
    assert info.page_count == 0 and [p.code for p in info.problems] == ["file_unreadable"]
    page = read_page(tmp_path / "x.pdf", 1, SETTINGS)
    assert page.state is PageState.UNREADABLE and page.problems[0].code == "page_unreadable"


def test_a_file_with_a_password_is_named_as_such(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    made = Canvas(str(tmp_path / "e.pdf"), encrypt=StandardEncryption("secret", canPrint=1))
    made.drawString(80, 700, "x")
    made.save()
    assert [p.code for p in inspect(tmp_path / "e.pdf").problems] == ["file_encrypted"]


def test_crops_and_pages_come_as_pictures(tmp_path, page):
    import io

    path = form_pdf(tmp_path / "f.pdf")
    box = line(page, "한빛정밀").box
    with Image.open(io.BytesIO(crop_png(path, 1, box, margin=4, dpi=144)), formats=["PNG"]) as crop:
        assert crop.width == pytest.approx(2 * (box.width + 8), abs=3)
    with Image.open(io.BytesIO(crop_png(path, 1, box, turned=90)), formats=["PNG"]) as crop:
        assert crop.height > crop.width
    with Image.open(io.BytesIO(page_png(path, 1, dpi=72)), formats=["PNG"]) as whole:
        assert whole.size == (596, 842)


def test_the_letters_of_a_watermark_under_the_print_are_not_read(tmp_path):
    made = canvas(tmp_path / "watermark.pdf")
    made.setFillGray(0.93)
    made.setFont(made._fontname, 40)
    made.drawString(90, 690, "국세청")
    made.setFillGray(0)
    made.setFont(made._fontname, 12)
    made.drawString(80, 700, "업태 정보통신업 종목 응용 소프트웨어 개발 및 공급")
    made.drawString(80, 600, "발급사유 신규 사업자 단위 과세 적용사업자 여부")
    made.save()
    text = read_page(tmp_path / "watermark.pdf", 1, SETTINGS).text
    assert "정보통신업" in text.replace(" ", "") and "국세청" not in text.replace(" ", "") and "발급사유" in text


def test_an_address_of_electronic_mail_read_at_random_does_not_belie_the_text_layer(tmp_path):
    path = tmp_path / "mail.pdf"
    made = canvas(path)
    made.drawString(80, 700, "전자세금계산서 전용 전자우편주소 : bill@viewelopt.example")
    made.save()
    found = textpage.own_text(path, 1)
    page = textpage.page_of(found, 1, 595, 842)
    assert textpage.disproved(page, found.glyphs, lambda line: "전자세금계산서 전용 전자우편주소 :611@\\16\\610201.6×8107016@", 4) is None
    assert textpage.disproved(page, found.glyphs, lambda line: "중소기업 기술침해 손해액 산정 bill@viewelopt.example", 4) is not None
