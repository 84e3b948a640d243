"""Pages read from their pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from docproc.model import Box, Page, PageState, Source
from docproc.reading import ReadingSettings, displayed, open_reader, read_page, straight, upright
from docproc.reading.vote import bare
from tests.reading.drawn import ROWS, canvas, form, form_pdf, scan_pdf

pytestmark = pytest.mark.ocr
SETTINGS = ReadingSettings()


@pytest.fixture(scope="module")
def born(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return form_pdf(tmp_path_factory.mktemp("scan") / "form.pdf")


@pytest.fixture(scope="module")
def plain(born):
    return read_page(scan_pdf(born, born.with_name("plain.pdf")), 1, SETTINGS)


def values(page):
    return [value for _, value in ROWS if any(bare(value) == bare(line.text) for line in page.lines)]


def test_an_office_scan_gives_every_value_of_the_form(plain):
    assert plain.source is Source.OCR and plain.state is PageState.READ and plain.dpi == 200
    assert values(plain) == [value for _, value in ROWS]


def test_lines_stand_where_the_pdfs_own_text_stands(born, plain):
    own = read_page(born, 1, SETTINGS)
    for _, value in ROWS:
        one = next(line for line in own.lines if line.text == value)
        other = next(line for line in plain.lines if bare(line.text) == bare(value))
        assert (other.box.x0, other.box.middle, other.box.x1) == pytest.approx((one.box.x0, one.box.middle, one.box.x1), abs=4)


def test_label_and_value_share_a_row_of_the_grid(plain):
    for label, value in ROWS:
        left = next(line for line in plain.lines if bare(line.text) == bare(label))
        right = next(line for line in plain.lines if bare(line.text) == bare(value))
        assert plain.cells[left.cell].row == plain.cells[right.cell].row


def test_digits_that_two_independent_readers_share_are_agreed(plain):
    number = next(line for line in plain.lines if bare(line.text) == "123-45-67890")
    assert number.agreed and len({r.engine.split(":")[0] for r in number.readings}) >= 2


def test_words_lie_inside_their_line_in_order(plain):
    for line in plain.lines:
        assert all(line.box.holds(word.box, slack=6) for word in line.words)
        assert [w.box.x0 for w in line.words] == sorted(w.box.x0 for w in line.words)


@pytest.mark.parametrize(("turn", "skew"), [(90, 0.0), (180, 1.0), (270, -1.3)])
def test_a_page_scanned_sideways_upside_down_or_leaning_reads_the_same(born, turn, skew):
    page = read_page(scan_pdf(born, born.with_name(f"turn{turn}.pdf"), turn=turn, skew=skew), 1, SETTINGS)
    assert page.turned == (360 - turn) % 360
    assert values(page) == [value for _, value in ROWS]
    rows = {bare(line.text): line.box for line in upright(page).lines}
    for label, value in ROWS:
        assert rows[bare(label)].same_row(rows[bare(value)])


def test_a_second_look_at_one_box_asks_every_reader(born, plain):
    path = born.with_name("plain.pdf")
    box = next(line.box for line in plain.lines if bare(line.text) == "123-45-67890")
    said = open_reader(path, {1: plain}, SETTINGS)(1, box, "number")
    assert {r.engine.split(":")[0] for r in said} >= {"tesseract", "ppocr"}
    assert all(bare(r.text) == "123-45-67890" for r in said)


def test_a_second_look_finds_its_box_on_a_sideways_leaning_page(born):
    path = scan_pdf(born, born.with_name("side.pdf"), turn=270, skew=1.2)
    page = read_page(path, 1, SETTINGS)
    line = next(line for line in page.lines if bare(line.text) == "123-45-67890")
    for reader, box in ((open_reader(path, {1: page}, SETTINGS), line.box), (open_reader(path, {1: page}, SETTINGS, upright=True), straight(page, line.box))):
        assert "123-45-67890" in {bare(r.text) for r in reader(1, box, "number")}
    assert displayed(page, straight(page, line.box)).shared(line.box) > 0.8 * line.box.area


def test_a_second_look_at_a_page_of_text_says_nothing(born):
    page = read_page(born, 1, SETTINGS)
    assert open_reader(born, {1: page}, SETTINGS)(1, Box(100, 100, 200, 120), "text") == ()


def test_a_scanners_lying_text_layer_is_read_afresh_and_said_so(tmp_path, born):
    from reportlab.lib.utils import ImageReader

    from docproc.reading import pdf

    made = canvas(tmp_path / "liar.pdf")
    made.drawImage(ImageReader(Image.fromarray(pdf.render(born, 1, 200))), 0, 0, *map(float, made._pagesize))
    words = made.beginText(210, 622)
    words.setFont("Test", 11)
    words.setTextRenderMode(3)
    words.textLine("999-99-99999")
    made.drawText(words)
    made.save()
    page = read_page(tmp_path / "liar.pdf", 1, SETTINGS)
    assert page.source is Source.OCR and [p.code for p in page.problems] == ["text_layer_distrusted"]
    assert "999" not in page.text and "123-45-67890" in bare(page.text)


def test_text_whose_letters_are_not_what_is_painted_is_found_out(tmp_path, monkeypatch, born):
    from docproc.reading import textpage

    honest = textpage._glyph

    def shifted(char, offset):
        glyph = honest(char, offset)
        return glyph and textpage.Glyph("".join(chr(ord(c) + 588) if "가" <= c <= "히" else c for c in glyph.text), glyph.box, glyph.font)

    monkeypatch.setattr(textpage, "_glyph", shifted)
    page = read_page(born, 1, SETTINGS)
    assert page.source is Source.OCR and "한빛정밀" in bare(page.text)


def test_text_inside_a_picture_on_a_page_of_text_is_read_too(tmp_path, born):
    from reportlab.lib.utils import ImageReader

    from docproc.reading import pdf

    piece = pdf.render(born, 1, 200, Box(70, 120, 520, 250))
    made = canvas(tmp_path / "mixed.pdf")
    made.drawString(80, 780, "아래 그림은 사업자등록증의 일부를 오려 붙인 것입니다. 원본은 담당자가 보관합니다.")
    made.drawImage(ImageReader(Image.fromarray(piece)), 70, 500, 450, 130)
    made.save()
    page = read_page(tmp_path / "mixed.pdf", 1, SETTINGS)
    assert page.source is Source.OCR
    pasted = next(line for line in page.lines if "한빛정밀" in bare(line.text))
    assert pasted.readings and 210 < pasted.box.middle < 345
    assert next(line for line in page.lines if "아래" in line.text).confidence == 1


def test_a_scanned_blank_page_is_blank(tmp_path):
    rough = np.clip(np.random.default_rng(3).normal(247, 3, (1170, 827, 3)), 0, 255).astype(np.uint8)
    Image.fromarray(rough).save(tmp_path / "blank.pdf", "PDF", resolution=100)
    assert read_page(tmp_path / "blank.pdf", 1, SETTINGS).state is PageState.BLANK


def test_a_page_of_too_low_a_resolution_says_so(born, tmp_path):
    page = read_page(scan_pdf(born, tmp_path / "low.pdf", dpi=72), 1, SETTINGS)
    assert "page_low_resolution" in [p.code for p in page.problems]


def test_settings_and_models_have_a_fingerprint_that_moves_with_them():
    assert ReadingSettings().fingerprint() == ReadingSettings().fingerprint() != ReadingSettings(least_dpi=250).fingerprint()


def test_the_name_beside_a_photocopied_seal_is_read_though_the_seal_lies_over_its_line():
    from docproc.reading import image, scan
    from docproc.reading.ocr.voters import voters
    from tests.reading.papers import DPI, Paper, grainy

    paper = Paper().sentences(lines=12)
    paper.text(500, 1750, "신청기업 : 주식회사 한빛정밀")
    paper.text(500, 1810, "대 표 자 : 홍길동")
    paper.text(1000, 1810, "(인)")
    paper.seal(940, 1740, side=150, colour=(60, 60, 60))
    upright = image.prepare_page(grainy(paper.pixels), DPI)
    page = scan._laid_out(Page(number=1, width=595, height=842, source=Source.OCR), upright, voters(SETTINGS))
    assert [seal.colour for seal in page.seals] == ["black"]
    said = bare(page.text)
    assert "한빛정밀" in said and "홍길동" in said
