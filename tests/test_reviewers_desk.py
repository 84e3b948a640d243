"""From a run to a reviewer's desk and back: corrections are judged by, nothing entered is lost, papers sent again are kept apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docproc import pipeline
from docproc.ledger import Ledger
from docproc.model import Source
from docproc.output import OutFolder
from tests.review.test_round_trip import row_of

SAMPLES = Path(__file__).parent.parent / "samples"
CASE = "솔잎공방"
APPLICATION, EVIDENCE = (f"{CASE}_손해액산정_{part}.pdf" for part in ("사업신청서", "지원_우대사항"))
ONE_WORKER = pipeline.Options(jobs=1)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One born-digital application form, read once; `inbox` and `out` stand in the folder."""
    place = tmp_path_factory.mktemp("desk")
    (place / "inbox").mkdir()
    shutil.copy(SAMPLES / CASE / APPLICATION, place / "inbox")
    pipeline.ingest(place / "inbox", place / "out", ONE_WORKER)
    return place


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> OutFolder:
    """A copy of that OUT in which a reviewer has filled in the sheet."""
    shutil.copytree(first / "out", tmp_path / "out")
    folder = OutFolder(tmp_path / "out")
    sheet = folder.case(CASE) / "review.xlsx"
    book = load_workbook(sheet)
    fields, rate = book["신청정보"], book["지원비율"]
    kind = next(row for row in range(4, fields.max_row) if (fields[f"A{row}"].value, fields[f"B{row}"].value) == ("신청서", "대상 기술"))
    fields[f"I{kind}"] = "영업비밀"
    row = row_of(rate, "rate/startup_3y")
    rate[f"D{row}"], rate[f"N{row}"] = "충족", "등기를 열람함"
    book.save(sheet)
    return folder


def test_a_filled_sheet_is_read_back_judged_by_and_kept(first: Path, desk: OutFolder) -> None:
    before, edited = pipeline.load_case(desk, CASE), (desk.case(CASE) / "review.xlsx").read_bytes()
    done = pipeline.ingest(first / "inbox", desk.root, ONE_WORKER)
    (case,) = done.cases
    assert done.written == (CASE,) and done.read_pages == 0
    assert (before.fee.estimate, case.fee.estimate) == (25_000_000, 30_000_000)
    corrected = next(d for d in case.documents if d.type == "application_form").fields["technology_kind"]
    assert (corrected.value, corrected.source) == ("trade_secret", Source.REVIEWER)
    assert pipeline.figures(case).rate_confirmed == 70 and case.rate.confirmed == 50
    assert (desk.case(CASE) / "review-보관-1.xlsx").read_bytes() == edited
    rate = load_workbook(desk.case(CASE) / "review.xlsx")["지원비율"]
    row = row_of(rate, "rate/startup_3y")
    assert (rate[f"D{row}"].value, rate[f"N{row}"].value) == ("충족", "등기를 열람함")
    register = load_workbook(desk.register)["접수대장"]
    assert [register[f"{column}3"].value for column in "FKN"] == [70, 21_000_000, 2]
    with Ledger(desk.ledger) as ledger:
        assert {(change.kind, change.new) for change in ledger.changes(CASE)} == {("verdict", "met"), ("remark", "등기를 열람함"), ("correction", "영업비밀")}
    again = pipeline.ingest(first / "inbox", desk.root, ONE_WORKER)
    assert (again.written, again.unchanged) == ((), (CASE,))


def test_a_company_that_comes_again_in_another_inbox_does_not_replace_its_record(first: Path, desk: OutFolder, tmp_path: Path) -> None:
    other = tmp_path / "second"
    other.mkdir()
    shutil.copy(SAMPLES / CASE / EVIDENCE, other)
    record = desk.record(CASE).read_bytes()
    (case,) = pipeline.ingest(other, desk.root, ONE_WORKER).cases
    assert (desk.case(CASE) / "record-보관-1.json").read_bytes() == record
    assert (desk.case(CASE) / "review-보관-1.xlsx").exists()
    said = next(one for one in case.attention if one.code == "submitted_again")
    assert said.decisive and "record-보관-1.json" in said.message
    assert case.entries == ()


def test_a_sheet_that_came_back_under_another_name_is_read_by_the_next_run_and_then_left_alone(first: Path, desk: OutFolder) -> None:
    sheet, copy = desk.case(CASE) / "review.xlsx", desk.case(CASE) / "review_검토완료.xlsx"
    sheet.rename(copy)
    shutil.copy(first / "out" / "cases" / CASE / "review.xlsx", sheet)
    written = copy.read_bytes()
    assert pipeline.unread_sheets(desk) == {CASE: ["review_검토완료.xlsx"]}
    done = pipeline.ingest(first / "inbox", desk.root, ONE_WORKER)
    (case,) = done.cases
    assert done.written == (CASE,) and done.read_pages == 0
    assert pipeline.figures(case).rate_confirmed == 70 and case.fee.estimate == 30_000_000
    said = next(one for one in case.attention if one.code == "sheet_copy_read")
    assert not said.decisive and "3건" in said.message
    assert copy.read_bytes() == written and pipeline.unread_sheets(desk) == {}
    rate = load_workbook(sheet)["지원비율"]
    rate_row = row_of(rate, "rate/startup_3y")
    assert rate[f"D{rate_row}"].value == "충족"
    assert pipeline.ingest(first / "inbox", desk.root, ONE_WORKER).unchanged == (CASE,)
