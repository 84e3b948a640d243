"""What a person enters in a sheet is found again, whoever saved it, and stands in the next one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docproc import programs, review
from docproc.entries import Entry
from docproc.model import Case
from docproc.review import keys
from tests.cases import PROGRAM, field, made_up_case
from tests.review.formulas import Sheets

SOFFICE = shutil.which("soffice")
NAME_KEY = "field/sme_confirmation@00000000:5/representative_name"


def row_of(sheet: Worksheet, key: str) -> int:
    """The row whose hidden key is `key`."""
    return next(cell.row for cells in sheet.iter_rows() for cell in cells if isinstance(cell.value, str) and cell.value.split(" ")[0] == key)


def fill_in(book: Workbook) -> None:
    """A reviewer's afternoon: verdicts, remarks, corrections, scores, a fee, a note, a signature."""
    rate, fields, panel, first = book["지원비율"], book["신청정보"], book["심의 평가"], book["요약"]
    row = row_of(rate, "rate/policy_insurance")
    rate[f"D{row}"], rate[f"N{row}"] = "충족", "보험사에 전화로 확인함"
    rate[f"I{row}"].comment = Comment("증권 사본을 받을 것", "김")
    row = row_of(book["적합성 검토"], "eligibility/in_business")
    book["적합성 검토"][f"C{row}"] = "미충족"
    fields[f"I{row_of(fields, NAME_KEY)}"] = "김하늬"
    for n in range(1, 6):
        row = row_of(panel, f"panel/{n}")
        panel[f"B{row}"] = f"위원{n}"
        for column, score in zip("DEFG", (20, 18.5, 15 + n, 21), strict=True):
            panel[f"{column}{row}"] = score
    row = row_of(panel, "panel/6")
    panel[f"B{row}"], panel[f"C{row}"] = "위원6", "제척"
    first[f"E{row_of(first, keys.FEE)}"] = 28_000_000
    row = row_of(first, keys.SIGN_REVIEWER)
    first[f"C{row}"], first[f"E{row}"] = "박검토", "2023-10-05"


def filled(tmp_path: Path) -> Path:
    book = review.review_book(made_up_case(), programs.load(PROGRAM))
    fill_in(book)
    book.save(tmp_path / "review.xlsx")
    return tmp_path / "review.xlsx"


def values(entries: tuple[Entry, ...]) -> dict[tuple[str, str], str]:
    return {(entry.kind, entry.where): entry.value for entry in entries}


ENTERED = {
    ("verdict", "rate/policy_insurance"): "met",
    ("remark", "rate/policy_insurance"): "보험사에 전화로 확인함",
    ("note", "rate/policy_insurance#I"): "증권 사본을 받을 것",
    ("verdict", "eligibility/in_business"): "not_met",
    ("correction", NAME_KEY): "김하늬",
    ("panel", "panel/1/name"): "위원1",
    ("score", "panel/1/technology"): "18.5",
    ("score", "panel/5/marketability"): "20",
    ("panel", "panel/6/conflict"): "제척",
    ("fee", "fee"): "28000000",
    ("sign", "sign/reviewer/name"): "박검토",
    ("sign", "sign/reviewer/date"): "2023-10-05",
}


def test_a_fresh_sheet_holds_no_entries(tmp_path: Path) -> None:
    review.write_review(made_up_case(), programs.load(PROGRAM), tmp_path / "review.xlsx")
    assert review.read_entries(tmp_path / "review.xlsx") == ()


def test_everything_entered_is_read_back_with_what_the_program_said_beside_it(tmp_path: Path) -> None:
    entries = review.read_entries(filled(tmp_path))
    assert ENTERED.items() <= values(entries).items()
    was = {(entry.kind, entry.where): entry.was for entry in entries}
    assert was["verdict", "rate/policy_insurance"] == "확인필요 | 증빙이 없습니다."
    assert (was["correction", NAME_KEY], was["fee", "fee"]) == ("김하늘", "30000000")


def test_entries_stand_in_their_cells_in_the_next_sheet_and_are_counted_there(tmp_path: Path) -> None:
    entries = review.read_entries(filled(tmp_path))
    again = review.review_book(made_up_case(entries=entries), programs.load(PROGRAM), published=30_000_000)
    again.save(tmp_path / "again.xlsx")
    assert values(review.read_entries(tmp_path / "again.xlsx")) == values(entries)
    sheets = Sheets(again)
    assert [sheets.named(name) for name in ("eligibility", "rate_confirmed", "fee", "subsidy")] == ["미충족", 70, 28_000_000, 19_600_000]
    assert (sheets.named("score_reviewers"), sheets.named("score_trimmed")) == (5, 20 + 18.5 + 18 + 21)


def test_an_entry_keeps_what_the_program_said_when_it_was_made(tmp_path: Path) -> None:
    entries = review.read_entries(filled(tmp_path))
    case = made_up_case(entries=entries)
    items = tuple(item.model_copy(update={"reason": "이제는 다른 말."}) if item.id == "policy_insurance" else item for item in case.rate.items)
    book = review.review_book(case.model_copy(update={"rate": case.rate.model_copy(update={"items": items})}), programs.load(PROGRAM))
    book.save(tmp_path / "again.xlsx")
    was = {entry.where: entry.was for entry in review.read_entries(tmp_path / "again.xlsx") if entry.kind == "verdict"}
    assert was["rate/policy_insurance"] == "확인필요 | 증빙이 없습니다."
    row = row_of(book["지원비율"], "rate/policy_insurance")
    book["지원비율"][f"D{row}"] = "해당없음"
    book.save(tmp_path / "again.xlsx")
    was = {entry.where: entry.was for entry in review.read_entries(tmp_path / "again.xlsx") if entry.kind == "verdict"}
    assert was["rate/policy_insurance"] == "확인필요 | 이제는 다른 말."


def test_a_private_number_in_a_remark_is_masked_before_it_is_kept(tmp_path: Path) -> None:
    book = load_workbook(filled(tmp_path))
    book["지원비율"][f"N{row_of(book['지원비율'], 'rate/policy_insurance')}"] = "대표자 900101-1234567 확인"
    book.save(tmp_path / "private.xlsx")
    said = values(review.read_entries(tmp_path / "private.xlsx"))["remark", "rate/policy_insurance"]
    assert "1234567" not in said and "확인" in said


def test_a_remark_that_looks_like_a_formula_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    book = load_workbook(filled(tmp_path))
    book["지원비율"][f"N{row_of(book['지원비율'], 'rate/venture')}"] = "=1+1"
    book.save(tmp_path / "typed.xlsx")
    assert values(review.read_entries(tmp_path / "typed.xlsx"))["remark", "rate/venture"] == "=1+1"


def test_rows_that_were_sorted_keep_their_entries(tmp_path: Path) -> None:
    book = load_workbook(filled(tmp_path))
    sheet = book["지원비율"]
    one, other = row_of(sheet, "rate/policy_insurance"), row_of(sheet, "rate/startup_3y")
    for column in range(1, sheet.max_column + 1):
        a, b = sheet.cell(one, column), sheet.cell(other, column)
        a.value, b.value = b.value, a.value
    book.save(tmp_path / "sorted.xlsx")
    assert values(review.read_entries(tmp_path / "sorted.xlsx"))["verdict", "rate/policy_insurance"] == "met"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_saves_all_entries_and_the_figures_that_were_signed(tmp_path: Path) -> None:
    sheet = filled(tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    book = load_workbook(sheet)
    book["심의 평가"][f"D{row_of(book['심의 평가'], 'panel/2')}"] = "=20+2.5"
    book.save(sheet)
    subprocess.run([str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(sheet)], check=True, capture_output=True, timeout=120)
    entries = review.read_entries(tmp_path / "saved" / "review.xlsx")
    assert ENTERED.items() <= values(entries).items()
    assert values(entries)["score", "panel/2/urgency"] == "22.5"
    assert {entry.was for entry in entries if entry.kind == "sign"} == {"적합성 미충족, 지원비율 70~70, 가점 0~0, 지원금 19600000"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", "업체\t판정\n".encode()], ids=["empty", "broken", "text"])
def test_a_file_that_is_no_sheet_of_ours_is_said_to_be_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "review.xlsx"
    path.write_bytes(content)
    with pytest.raises(review.SheetUnreadable):
        review.read_entries(path)


def test_a_workbook_without_our_keys_is_said_to_be_unreadable(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "review.xlsx")
    with pytest.raises(review.SheetUnreadable):
        review.read_entries(tmp_path / "review.xlsx")


@pytest.mark.parametrize("text", ["=HYPERLINK(\"http://x\",\"y\")", "+82 10", "-1+1", "@SUM(A1)", "가\u202e나"])
def test_a_hostile_entry_is_carried_as_text(tmp_path: Path, text: str) -> None:
    entries = (Entry(kind="remark", where="rate/venture", value=text), Entry(kind="correction", where=NAME_KEY, value=text))
    case = made_up_case(entries=entries)
    review.write_review(case, programs.load(PROGRAM), tmp_path / "review.xlsx")
    book = load_workbook(tmp_path / "review.xlsx")
    for title, column, key in (("지원비율", "N", "rate/venture"), ("신청정보", "I", NAME_KEY)):
        assert book[title][f"{column}{row_of(book[title], key)}"].data_type == "s"


def overtaken(case: Case, *entries: Entry, same_papers: bool) -> dict[str, tuple[bool, bool]]:
    """For each entry: whether it holds, and whether a person must look."""
    found = review.placed(entries, case, published=30_000_000, same_papers=same_papers)
    return {one.entry.where: (one.entry.holds, review.needs_a_look(one)) for one in found}


def test_a_verdict_holds_over_the_same_papers_and_says_when_the_program_has_changed_its_mind() -> None:
    case = made_up_case()
    steady = Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요 | 증빙이 없습니다.")
    moved = Entry(kind="verdict", where="rate/venture", value="not_met", was="확인필요 | 흐립니다.")
    gone = Entry(kind="verdict", where="rate/no_such_item", value="met", was="충족 | x")
    assert overtaken(case, steady, moved, gone, same_papers=True) == {
        "rate/policy_insurance": (True, False), "rate/venture": (True, True), "rate/no_such_item": (False, True),
    }  # fmt: skip


def test_a_verdict_over_other_papers_decides_nothing_unless_the_program_says_the_same_as_then() -> None:
    steady = Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요 | 증빙이 없습니다.")
    moved = Entry(kind="verdict", where="rate/venture", value="not_met", was="확인필요 | 흐립니다.")
    assert overtaken(made_up_case(), steady, moved, same_papers=False) == {"rate/policy_insurance": (True, False), "rate/venture": (False, True)}


def test_an_entry_that_decides_nothing_is_listed_and_read_back_until_somebody_has_looked(tmp_path: Path) -> None:
    program = programs.load(PROGRAM)
    lost = Entry(kind="verdict", where="rate/no_such_item", value="met", was="충족 | x", holds=False)
    case = made_up_case(entries=(lost,))
    book = review.review_book(case, program, overtaken=[review.Overtaken(lost, None)])
    book.save(tmp_path / "review.xlsx")
    assert review.read_entries(tmp_path / "review.xlsx") == (lost,)
    assert "다시 볼 것이 1건" in " ".join(str(cell.value) for cell in book["요약"]["A"])
    book["이어받은 입력"]["F4"] = "확인함"
    book.save(tmp_path / "review.xlsx")
    assert review.read_entries(tmp_path / "review.xlsx") == ()


def test_looking_at_an_overtaken_entry_makes_it_an_entry_about_the_new_reading(tmp_path: Path) -> None:
    program = programs.load(PROGRAM)
    kept = Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요 | 예전 말.")
    case = made_up_case(entries=(kept,))
    book = review.review_book(case, program, overtaken=[review.Overtaken(kept, "확인필요 | 증빙이 없습니다.")])
    book["이어받은 입력"]["F4"] = "확인함"
    book.save(tmp_path / "review.xlsx")
    (entry,) = review.read_entries(tmp_path / "review.xlsx")
    assert (entry.value, entry.was) == ("met", "확인필요 | 증빙이 없습니다.")


def test_a_correction_finds_the_same_file_and_the_only_paper_of_its_kind_but_no_other_reading() -> None:
    case = made_up_case()
    exact = Entry(kind="correction", where=NAME_KEY, value="김하늬", was="옛 판독")
    held, asked = review.placed_corrections((exact,), case.documents, case.files)
    assert list(held) == [(0, "representative_name")] and [one.entry.holds for one in asked] == [True]
    other_file = Entry(kind="correction", where=NAME_KEY.replace("00000000:5", "ffffffff:9"), value="김하늬", was="김하늘")
    held, asked = review.placed_corrections((other_file,), case.documents, case.files)
    assert held[0, "representative_name"].where == NAME_KEY and not asked
    other_reading = other_file.model_copy(update={"was": "옛 판독"})
    held, asked = review.placed_corrections((other_reading,), case.documents, case.files)
    assert not held and [one.entry.holds for one in asked] == [False]


def test_a_signature_holds_only_under_the_figures_it_was_given_for() -> None:
    entry = Entry(kind="sign", where="sign/reviewer/name", value="박검토", was="확인필요 60~70 0~0 18000000")
    assert [one.entry.holds for one in review.signed((entry,), "확인필요 60~70 0~0 18000000")] == [True]
    assert [one.entry.holds for one in review.signed((entry,), "확인필요 70~70 0~0 21000000")] == [False]


def test_a_corrected_value_is_shown_beside_what_was_read() -> None:
    before = made_up_case()
    after = before.documents[0].model_copy(update={"representative_name": field("김하늬").model_copy(update={"source": "reviewer"})})
    entries = (Entry(kind="correction", where=NAME_KEY, value="김하늬", was="김하늘"),)
    case = before.model_copy(update={"documents": (after, before.documents[1]), "entries": entries})
    sheet = review.review_book(case, programs.load(PROGRAM), read=before.documents)["신청정보"]
    row = row_of(sheet, NAME_KEY)
    assert [sheet[f"{column}{row}"].value for column in "CDIJ"] == ["김하늘", "바로잡음", "김하늬", "김하늬"]


def test_the_panel_works_nothing_out_below_five_reviewers_or_over_a_gap() -> None:
    book = review.review_book(made_up_case(), programs.load(PROGRAM))
    fill_in(book)
    panel = book["심의 평가"]
    assert Sheets(book).named("score_result") == "60점 이상"
    panel[f"D{row_of(panel, 'panel/3')}"] = None
    assert (Sheets(book).named("score_final"), Sheets(book).named("score_result")) == ("", "계산하지 않음")
    for column in "EFG":
        panel[f"{column}{row_of(panel, 'panel/3')}"] = None
    assert (Sheets(book).named("score_reviewers"), Sheets(book).named("score_result")) == (4, "계산하지 않음")
    assert any("5명보다 적어" in str(Sheets(book).cell("심의 평가", f"E{row}")) for row in range(13, 18))


@pytest.mark.parametrize(("reading", "result"), [("a", "60점 이상"), ("b", "60점 미만")])
def test_whether_the_bonus_lifts_over_the_pass_mark_follows_the_reading_and_is_said(reading: str, result: str) -> None:
    case = made_up_case()
    items = tuple(item.model_copy(update={"verdict": "met", "evidence": case.rate.items[4].evidence}) if item.id == "innobiz" else item for item in case.bonus.items)
    case = case.model_copy(update={"bonus": case.bonus.model_copy(update={"confirmed": 1, "possible": 1, "items": items})})
    book = review.review_book(case, programs.load(PROGRAM).taking("Q26", reading))
    panel = book["심의 평가"]
    for n in range(1, 6):
        for column, score in zip("DEFG", (15, 15, 15, 14.5), strict=True):
            panel[f"{column}{row_of(panel, f'panel/{n}')}"] = score
    sheets = Sheets(book)
    assert (sheets.named("score_trimmed"), sheets.named("score_final"), sheets.named("score_result")) == (59.5, 60.5, result)
    assert any("우대가점에 달려" in str(sheets.cell("심의 평가", f"E{row}")) for row in range(13, 18))
