"""The workbook says what the record says, lets a person decide, and takes no text for a formula."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from docproc import programs, review, rules
from docproc.box import Box
from docproc.findings import CATALOGUE
from docproc.ledger import KnownFile
from docproc.model import Attention, Case, Eligibility, Evidence, Rate, Severity, Verdict
from docproc.review import paper
from docproc.review.pictures import Pictures
from docproc.review.register import ADVICE
from tests.cases import PROGRAM, field, made_up_case
from tests.review.formulas import Sheets
from tests.review.golden_cases import golden

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
    assert written(tmp_path).sheetnames == ["요약", "적합성 검토", "지원비율", "평가가점", "심의 평가", "신청정보", "서류 대조", "서류 목록"]


def test_programs_find_the_figures_by_defined_names(tmp_path: Path) -> None:
    book = written(tmp_path)
    figures = ("rate_claimed", "rate_confirmed", "rate_possible", "bonus_confirmed", "bonus_possible", "eligibility", "fee", "subsidy", "company_share", "vat")
    for name in (*figures, "score_reviewers", "score_trimmed", "score_bonus", "score_final", "score_result"):
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


def test_what_is_counted_stands_in_hidden_columns_outside_the_print(tmp_path: Path) -> None:
    sheet = written(tmp_path)["지원비율"]
    assert all(sheet.column_dimensions[letter].hidden for letter in "OPQRSTUV") and not sheet.column_dimensions["N"].hidden
    assert sheet.print_area.endswith(f"$N${sheet.max_row}")


def test_a_doubtful_value_shows_its_picture_and_a_cell_for_the_correction(tmp_path: Path) -> None:
    sheet = written(tmp_path)["신청정보"]
    (row,) = [cell.row for cell in sheet["D"] if cell.value == "확인필요" and sheet[f"C{cell.row}"].value == "김하늘"]
    assert any(image.anchor._from.row == row - 1 for image in sheet._images)
    assert not sheet[f"I{row}"].protection.locked


def test_what_a_person_must_look_at_links_to_its_value(tmp_path: Path) -> None:
    book = written(tmp_path)
    (cell,) = [cell for cell in book["요약"]["A"] if "보험증권" in str(cell.value)]
    assert cell.value.endswith("(첨부서류 1쪽)")
    location = book["요약"][f"E{cell.row}"].hyperlink.location
    row = int(location.rpartition("!I")[2])
    assert not book["신청정보"][f"I{row}"].protection.locked  # the very cell to fill in
    assert book["신청정보"][f"B{row}"].value == "대표자"
    proof = book["요약"][f"F{cell.row}"].hyperlink
    assert (proof.target, proof.location) == ("evidence.html", "d0-representative_name")


def test_the_first_page_says_why_a_verdict_or_a_rate_is_not_what_was_hoped_for() -> None:
    case, program = golden("누리솔루션")
    book = review.review_book(case, program)
    first = book["요약"]
    (row,) = [cell.row for cell in first["A"] if str(cell.value).startswith("✕ [지원비율] 창업 3년 이내: ")]
    assert "1일 넘김" in first[f"A{row}"].value
    title, _, place = first[f"E{row}"].hyperlink.location.rpartition("!")
    assert (title, book["지원비율"][place.replace("D", "A")].value) == ("'지원비율'", "창업 3년 이내")
    assert first[f"F{row}"].hyperlink.location == "v-r-startup_3y"


def test_what_a_failed_application_would_get_is_said_to_be_no_promise_as_soon_as_it_fails() -> None:
    case, program = golden("늘봄식품기계")
    book = review.review_book(case, program)
    ((_, cell),) = book.defined_names["subsidy"].destinations
    note = f"D{cell.split('$')[-1]}"
    assert case.eligibility.verdict == "not_met" and "지원하지 않습니다" in str(Sheets(book).cell("요약", note))
    for row, one in enumerate(case.eligibility.criteria, 4):
        if one.verdict == "not_met":
            book["적합성 검토"][f"C{row}"] = "충족"
    assert Sheets(book).cell("요약", note) == ""


def test_what_may_still_come_is_said_as_long_as_something_is_open_and_with_the_figures_of_the_moment() -> None:
    case, program = golden("누리솔루션")
    book = review.review_book(case, program)
    ((_, cell),) = book.defined_names["subsidy"].destinations
    note = f"D{int(cell.split('$')[-1]) + 1}"
    open_rows = [row for row, one in enumerate(case.rate.items, 4) if one.verdict == "review"]
    assert "지원비율 80 %, 정부지원금 24,000,000원" in str(Sheets(book).cell("요약", note)) and len(open_rows) == 2
    book["지원비율"][f"D{open_rows[0]}"] = "미충족"
    assert "지원비율 70 %, 정부지원금 21,000,000원" in str(Sheets(book).cell("요약", note))
    book["지원비율"][f"D{open_rows[1]}"] = "충족"
    assert "인정되면" not in str(Sheets(book).cell("요약", note))


def test_a_missing_paper_leads_to_the_criterion_that_asks_for_it() -> None:
    book = review.review_book(*golden("모아전자"))
    (row,) = [cell.row for cell in book["요약"]["A"] if str(cell.value).startswith("☐ 필수 제출서류가 없습니다")]
    title, _, place = book["요약"][f"E{row}"].hyperlink.location.rpartition("!")
    assert (title, book["적합성 검토"][place.replace("C", "A")].value) == ("'적합성 검토'", "필수 제출서류 구비 여부")


def test_a_line_across_the_page_is_shown_in_a_cell_only_where_nothing_shorter_can_be() -> None:
    case = made_up_case()
    venture, across = case.documents[1], {"bbox": Box(60, 100, 500, 112)}
    day, name = venture.valid_until.model_copy(update=across), venture.company_name.model_copy(update=across)
    proof = tuple(Evidence(document=1, field=name) for name in ("valid_until", "company_name"))
    shown = []
    for changes in ({"valid_until": day}, {"valid_until": day, "company_name": name}):
        cut: list[float] = []
        documents = (case.documents[0], venture.model_copy(update=changes))
        Pictures(lambda file, page, box: cut.append(box.x1 - box.x0) or png(file, page, box)).of_evidence(case.model_copy(update={"documents": documents}), proof)
        shown.append(cut)
    assert shown == [[100], [440]]  # the one place that both stand at is cut once


def test_an_item_opens_its_proof_and_shows_the_words_it_rests_on(tmp_path: Path) -> None:
    sheet = written(tmp_path)["지원비율"]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == "벤처기업"]
    assert (sheet[f"L{row}"].hyperlink.target, sheet[f"L{row}"].hyperlink.location) == ("evidence.html", "v-r-venture")
    assert [image.anchor._from.row for image in sheet._images] == [row - 1]


def test_every_link_to_the_proofs_leads_to_a_place_there_is(tmp_path: Path) -> None:
    for case, program in (golden("한빛정밀"), golden("라온메디칼")):
        page = review.write_evidence(case, program, tmp_path, lambda file, number: None).read_text(encoding="utf-8")
        places = set(re.findall(r'\bid="([^"]+)"', page))
        book = review.review_book(case, program)
        wanted = {cell.hyperlink.location for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells if cell.hyperlink and cell.hyperlink.target}
        assert len(wanted) > 40 and wanted <= places


def test_every_link_inside_the_workbook_leads_to_a_sheet_and_row_there_is() -> None:
    book = review.review_book(*golden("한빛정밀"))
    for sheet in book.worksheets:
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if cell.hyperlink and not cell.hyperlink.target):
            title, _, place = cell.hyperlink.location.rpartition("!")
            assert 1 <= int(place.lstrip("ACDI")) <= book[title.strip("'")].max_row


def test_a_whole_table_is_not_shrunk_into_a_cell() -> None:
    case = made_up_case()
    tall = case.documents[1].valid_until.model_copy(update={"bbox": Box(50, 50, 500, 700)})
    wide = case.model_copy(update={"documents": (case.documents[0], case.documents[1].model_copy(update={"valid_until": tall}))})
    sheet = review.review_book(wide, programs.load(PROGRAM), picture=png)["지원비율"]
    assert not sheet._images


def test_pictures_stop_before_a_sheet_is_too_large() -> None:
    whole = io.BytesIO()
    Image.effect_noise((1200, 900), 90).save(whole, "PNG")
    assert len(whole.getvalue()) > 500_000
    book = review.review_book(made_up_case(), programs.load(PROGRAM), picture=lambda *place: whole.getvalue())
    shown = sum(len(image._data()) for sheet in book.worksheets for image in sheet._images)
    assert 0 < shown < 5_000_000


def test_documents_that_differ_are_marked(tmp_path: Path) -> None:
    values = column(written(tmp_path), "서류 대조", "E")
    assert "124-81-00998" in values and "≠ 124-81-00999" in values or "≠ 124-81-00998" in values


def test_every_page_is_listed(tmp_path: Path) -> None:
    assert column(written(tmp_path), "서류 목록", "B")[2:] == [5, 6, 7]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stands_as_text(tmp_path: Path, text: str) -> None:
    sheet = Workbook().active
    cell = paper.put(sheet, 1, 1, text)
    assert (cell.data_type == "s") is (text != "\ud800") and len(cell.value or "") <= paper.LONGEST
    assert not set(cell.value or "") & set("\x07\x1b\u202e\ud800")


def test_hostile_values_survive_the_whole_workbook_as_text(tmp_path: Path) -> None:
    bad = Attention(code="x", message="=1+1")
    base = made_up_case()
    document = base.documents[0].model_copy(update={"company_name": field("=HYPERLINK(\"http://x\")\x00")})
    book = written(tmp_path, attention=(bad,), documents=(document, base.documents[1]))
    (cell,) = [cell for cell in book["신청정보"]["C"] if "HYPERLINK" in str(cell.value)]
    assert cell.data_type == "s"


def formulas(book: Workbook) -> set[tuple[str, str]]:
    return {(sheet.title, cell.coordinate) for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"}


def test_no_text_of_an_applicant_becomes_a_formula_or_a_link_anywhere(tmp_path: Path) -> None:
    base = made_up_case()
    items = tuple(item.model_copy(update={"reason": HOSTILE[n % len(HOSTILE)]}) for n, item in enumerate(base.rate.items))
    values = {"company_name": field(HOSTILE[0]), "representative_name": field(HOSTILE[3], status="check"), "business_registration_number": field(HOSTILE[2])}
    documents = (base.documents[0].model_copy(update=values), base.documents[1].model_copy(update={"title": field(HOSTILE[1])}))
    hostile = {
        "documents": documents,
        "rate": base.rate.model_copy(update={"items": items}),
        "attention": tuple(Attention(code="x", message=text) for text in HOSTILE),
        "readings": tuple(HOSTILE),
        "pages": tuple(page.model_copy(update={"note": HOSTILE[n]}) for n, page in enumerate(base.pages)),
    }
    plain = made_up_case(attention=tuple(Attention(code="x", message="x") for _ in HOSTILE), readings=tuple("x" for _ in HOSTILE))
    book = written(tmp_path, **hostile)
    assert formulas(book) == formulas(review.review_book(plain, programs.load(PROGRAM)))
    links = [cell.hyperlink for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells if cell.hyperlink]
    assert links and all(link.target in (None, "evidence.html") for link in links)


def register(tmp_path: Path, *cases: Case, rejected: tuple[KnownFile, ...] = ()) -> Workbook:
    path = tmp_path / "register.xlsx"
    rows = [review.RegisterRow(case, rules.decide(case, programs.load(case.program)), 0) for case in cases]
    review.write_register(rows, rejected, path, programs.load(PROGRAM))
    return load_workbook(path)


def test_the_register_has_a_row_a_case_and_counts_against_the_budget(tmp_path: Path) -> None:
    failed = made_up_case(case="나루", eligibility=Eligibility(verdict="not_met", criteria=(Verdict(id="sme_status", verdict="not_met", reason="x"),)))
    book = register(tmp_path, made_up_case(), failed)
    assert [cell.value for cell in book["접수대장"][3]][:9] == ["가온", "2023-09-20", "2023-09-14", "확인필요", 70, 60, 70, 0, 0]
    assert book["접수대장"]["O3"].hyperlink.target == "cases/가온/review.xlsx"
    sheets = Sheets(book)
    assert (sheets.named("subsidy_total"), sheets.named("budget"), sheets.named("budget_left")) == (18_000_000, 540_000_000, 522_000_000)


def test_the_register_says_which_sheet_was_saved_and_not_read_yet(tmp_path: Path) -> None:
    case = made_up_case()
    row = review.RegisterRow(case, rules.decide(case, programs.load(PROGRAM)), 3, pending=True)
    review.write_register([row], (), tmp_path / "register.xlsx", programs.load(PROGRAM))
    assert load_workbook(tmp_path / "register.xlsx")["접수대장"]["N3"].value == "다시 실행"


def test_the_register_says_of_a_rejected_file_why_and_what_to_tell_the_applicant(tmp_path: Path) -> None:
    files = (KnownFile("0", "이력서.pdf", None, None, None, "name_unknown"), KnownFile("1", "=1+1.pdf", None, None, None, "a_code_of_later"))
    sheet = register(tmp_path, rejected=files)["접수 안 된 파일"]
    assert sheet["A3"].value == "이력서.pdf" and "알 수 없습니다" in sheet["B3"].value and "업체명_손해액산정_첨부서류.pdf" in sheet["C3"].value
    assert sheet["A4"].data_type == "s" and "PDF" in sheet["C4"].value


def test_the_register_repeats_the_sentence_of_the_rejection_itself(tmp_path: Path) -> None:
    file = KnownFile("0", "가.zip", None, None, None, "archive_unreadable", "압축 파일을 풀 수 없습니다: '가.zip' (CRC).")
    sheet = register(tmp_path, rejected=(file,))["접수 안 된 파일"]
    assert sheet["B3"].value == file.why and "다시 압축" in sheet["C3"].value


def test_every_reason_to_reject_a_file_has_words_for_the_applicant() -> None:
    assert {code for code, entry in CATALOGUE.items() if entry.severity is Severity.STOP} <= set(ADVICE)


def test_the_register_names_every_rejection_there_is(tmp_path: Path) -> None:
    stops = [code for code, entry in CATALOGUE.items() if entry.severity is Severity.STOP]
    sheet = register(tmp_path, rejected=tuple(KnownFile(code, "가.pdf", None, None, None, code) for code in stops))["접수 안 된 파일"]
    assert len([row for row in sheet.iter_rows(min_row=3) if row[1].value and row[2].value]) == len(stops) > 5


def test_papers_that_do_not_agree_stand_in_the_register(tmp_path: Path) -> None:
    sheet = register(tmp_path, made_up_case())["서류 불일치"]
    assert [cell.value for cell in sheet[3]][:6] == ["가온", "벤처기업 증빙서류", "사업자등록번호", "124-81-00999", "124-81-00998", "확인"]
