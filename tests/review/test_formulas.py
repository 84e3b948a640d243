"""The sheet's live figures are the rules' figures: as written, and after whatever a reviewer decides."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from docproc import review, rules
from tests.review.formulas import Sheets
from tests.review.golden_cases import NAMES, all_readings, enter, expected, golden, scripted

SOFFICE = shutil.which("soffice")
CHANGES = 20
UNCOUNTED = ("신청정보", "서류 대조", "서류 목록")
"""Sheets without figures: left out where only figures are compared, for LibreOffice takes a second over each."""


def shown(book: Workbook, names: object) -> dict[str, object]:
    sheets = Sheets(book)
    values = {name: sheets.named(name) for name in names}  # type: ignore[attr-defined]
    return {name: None if value == "" else int(value) if isinstance(value, float) else value for name, value in values.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_shows_the_records_figures_and_follows_twenty_sets_of_verdicts(name: str) -> None:
    case, program = golden(name)
    book = review.review_book(case, program)
    as_judged = expected(rules.decide(case, program, {}))
    assert shown(book, as_judged) == as_judged
    for title, items in (("지원비율", case.rate.items), ("평가가점", case.bonus.items)):
        assert [Sheets(book).cell(title, f"G{row}") for row in range(4, 4 + len(items))] == [item.points for item in items]
    assert (as_judged["rate_confirmed"], as_judged["bonus_confirmed"], as_judged["subsidy"]) == (case.rate.confirmed, case.bonus.confirmed, case.fee.subsidy)
    for seed in range(CHANGES):
        verdicts = scripted(case, seed)
        enter(book, case, verdicts)
        wanted = expected(rules.decide(case, program, verdicts))
        assert shown(book, wanted) == wanted, verdicts


@pytest.mark.parametrize("readings", list(all_readings()), ids=str)
def test_every_reading_of_the_announcement_counts_alike_in_the_sheet_and_in_the_rules(readings: tuple[tuple[str, str], ...]) -> None:
    case, program = golden("한빛정밀", readings)
    book = review.review_book(case, program)
    for seed in range(40):
        verdicts = scripted(case, seed, most=24)
        enter(book, case, verdicts)
        wanted = expected(rules.decide(case, program, verdicts))
        assert shown(book, wanted) == wanted, verdicts


def test_a_negotiated_fee_takes_the_place_of_the_published_one() -> None:
    case, program = golden("한빛정밀")
    book = review.review_book(case, program)
    ((sheet, cell),) = book.defined_names["fee"].destinations
    book[sheet][f"E{cell.split('$')[-1]}"] = 60_000_001
    wanted = expected(rules.decide(case.model_copy(update={"fee": case.fee.model_copy(update={"estimate": 60_000_001})}), program, {}))
    assert shown(book, wanted) == wanted


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed; the formulas are worked out by tests/review/formulas.py alone")
def test_libreoffice_shows_the_same_figures(tmp_path: Path) -> None:
    wanted: dict[str, dict[str, object]] = {}
    for n, name in enumerate(NAMES):
        case, program = golden(name)
        book = review.review_book(case, program)
        for title in UNCOUNTED:
            del book[title]
        changes = [scripted(case, seed) for seed in range(n, CHANGES, len(NAMES))]  # twenty over all samples
        for k, verdicts in enumerate([{}, *changes]):
            enter(book, case, verdicts)
            book.save(tmp_path / f"{n}-{k}.xlsx")
            wanted[f"{n}-{k}.xlsx"] = expected(rules.decide(case, program, verdicts))
    recalculated = tmp_path / "recalculated"
    files = [str(tmp_path / file) for file in wanted]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run([str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(recalculated), *files], check=True, capture_output=True, timeout=600)
    for file, figures in wanted.items():
        book = load_workbook(recalculated / file, data_only=True)
        for name, value in figures.items():
            ((sheet, cell),) = book.defined_names[name].destinations
            assert (book[sheet][cell.replace("$", "")].value or None) == (value or None), (file, name)
