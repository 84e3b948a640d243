"""The workbook says what the record says, lets a person decide, and takes no text for a formula."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from docproc import programs, review
from docproc.box import Box
from docproc.ledger import KnownFile
from docproc.model import Attention, Rate
from docproc.review import paper
from tests.cases import PROGRAM, field, made_up_case

HOSTILE = ["=HYPERLINK(\"http://x\",\"y\")", "@SUM(A1)", "+8210", "-1+1", "\x07bell\x1b[2J", "가" * 40_000, "😀 \u202eabc", "\ud800"]


def written(tmp_path: Path, **changes: object) -> Workbook:
    path = tmp_path / "review.xlsx"
    review.write_review(made_up_case(**changes), programs.load(PROGRAM), path, picture=png)
    return load_workbook(path)


def png(file: str, page: int, box: Box) -> bytes:
    out = io.BytesIO()
    Image.new("L", (200, 40), 255).save(out, "PNG")
    return out.getvalue()


def column(book: Workbook, sheet: str, letter: str) -> list[object]:
    return [cell.value for cell in book[sheet][letter]]


def test_the_sheets_stand_in_the_order_a_reviewer_reads_them(tmp_path: Path) -> None:
    assert written(tmp_path).sheetnames == ["요약", "적합성 검토", "지원비율", "평가가점", "신청정보", "서류 대조", "서류 목록"]


def test_programs_find_the_figures_by_defined_names(tmp_path: Path) -> None:
    book = written(tmp_path)
    for name in ("rate_claimed", "rate_confirmed", "rate_possible", "bonus_confirmed", "bonus_possible", "fee", "subsidy", "company_share", "vat"):
        ((sheet, cell),) = book.defined_names[name].destinations
        assert book[sheet][cell.replace("$", "")].value is not None, name


def test_verdicts_can_be_overruled_and_totals_are_formulas(tmp_path: Path) -> None:
    sheet = written(tmp_path)["지원비율"]
    first, total = sheet["D4"], sheet.max_row
    assert not first.protection.locked and sheet["C4"].protection.locked and sheet.protection.sheet
    assert sheet["E4"].value == '=IF(D4="",C4,D4)'
    assert sheet[f"G{total}"].value == f"=MIN(90,50+SUM(G4:G{total - 1}))"
    assert any("충족,미충족,확인필요,해당없음" in (v.formula1 or "") for v in sheet.data_validations.dataValidation)


def test_an_edition_without_preferences_has_a_sheet_too(tmp_path: Path) -> None:
    flat = "damage-assessment-2023-03-27"
    case = made_up_case(program=flat, rate=Rate(base=50, claimed=50, confirmed=50, possible=50))
    review.write_review(case, programs.load(flat), tmp_path / "flat.xlsx")
    sheet = load_workbook(tmp_path / "flat.xlsx")["지원비율"]
    assert "우대 항목이 없습니다" in sheet["A4"].value and sheet["G5"].value == "=MIN(50,50+SUM(G4:G4))"


def test_of_the_protection_programs_only_two_count_in_the_formulas(tmp_path: Path) -> None:
    sheet = written(tmp_path)["지원비율"]
    last = [row for row in range(4, sheet.max_row) if "기술보호지원반" in str(sheet[f"A{row}"].value)][0]
    assert sheet[f"G{last}"].value.count(">0)") == 4 and "<2" in sheet[f"G{last}"].value


def test_a_doubtful_value_shows_its_picture_and_a_cell_for_the_correction(tmp_path: Path) -> None:
    sheet = written(tmp_path)["신청정보"]
    (row,) = [cell.row for cell in sheet["D"] if cell.value == "확인필요" and sheet[f"C{cell.row}"].value == "김하늘"]
    assert any(image.anchor._from.row == row - 1 for image in sheet._images)
    assert not sheet[f"H{row}"].protection.locked


def test_what_a_person_must_look_at_links_to_its_value(tmp_path: Path) -> None:
    book = written(tmp_path)
    (cell,) = [cell for cell in book["요약"]["A"] if "보험증권" in str(cell.value)]
    row = int(book["요약"][f"F{cell.row}"].hyperlink.location.rpartition("!A")[2])
    assert book["신청정보"][f"B{row}"].value == "대표자"


def test_documents_that_differ_are_marked(tmp_path: Path) -> None:
    values = column(written(tmp_path), "서류 대조", "E")
    assert "124-81-00998" in values and "≠ 124-81-00999" in values or "≠ 124-81-00998" in values


def test_every_page_is_listed(tmp_path: Path) -> None:
    assert column(written(tmp_path), "서류 목록", "B")[2:] == [5, 6, 7]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stands_as_text(tmp_path: Path, text: str) -> None:
    sheet = Workbook().active
    cell = paper.put(sheet, 1, 1, text)
    assert cell.data_type == "s" and len(cell.value) <= paper.LONGEST
    assert not set(cell.value) & set("\x07\x1b\u202e\ud800")


def test_hostile_values_survive_the_whole_workbook_as_text(tmp_path: Path) -> None:
    bad = Attention(code="x", message="=1+1")
    base = made_up_case()
    document = base.documents[0].model_copy(update={"company_name": field("=HYPERLINK(\"http://x\")\x00")})
    book = written(tmp_path, attention=(bad,), documents=(document, base.documents[1]))
    (cell,) = [cell for cell in book["신청정보"]["C"] if "HYPERLINK" in str(cell.value)]
    assert cell.data_type == "s"


def test_the_register_has_a_row_a_case_and_a_sheet_of_rejected_files(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    review.write_register([made_up_case()], [KnownFile("0", "이력서.pdf", None, None, None, "name_unknown")], path, programs.load(PROGRAM))
    book = load_workbook(path)
    assert [cell.value for cell in book["접수대장"][3]][:6] == ["가온", "2023-09-20", "확인필요", 70, 60, 70]
    assert book["접수대장"]["J4"].value == "=SUM(J3:J3)"
    assert "이력서.pdf" == book["접수 안 된 파일"]["A3"].value and "다시 보내도록" in book["접수 안 된 파일"]["B3"].value
