"""The ledger remembers what was done, and tells our files from edited ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.errors import EnvironmentNotFit
from docproc.ledger import KnownFile, Ledger
from tests.cases import made_up_case


def test_a_case_is_known_by_what_it_was_computed_from(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        run = ledger.start_run("1")
        assert ledger.fingerprint("가온") is None
        ledger.record_case(run, made_up_case(), "abc")
    with Ledger(tmp_path / "l") as ledger:
        assert ledger.fingerprint("가온") == "abc"


def test_a_file_has_its_pages_counted_as_soon_as_its_case_is_done(tmp_path: Path) -> None:
    case = made_up_case()
    seen = [KnownFile(file.sha256, file.name, case.case, file.part, None, None) for file in case.files]
    with Ledger(tmp_path / "l") as ledger:
        run = ledger.start_run("1")
        ledger.record_files(run, seen)
        ledger.record_case(run, case, "abc")  # and then the run is killed
    with Ledger(tmp_path / "l") as ledger:
        assert [file.page_count for file in ledger.files_of(case.case)] == [file.page_count for file in sorted(case.files, key=lambda file: file.name)]


def test_only_new_and_changed_verdicts_enter_the_history(tmp_path: Path) -> None:
    case = made_up_case()
    venture = next(i for i in case.rate.items if i.id == "venture")
    changed = tuple(i.model_copy(update={"verdict": "not_met", "points": 0}) if i is venture else i for i in case.rate.items)
    with Ledger(tmp_path / "l") as ledger:
        for rate in (case.rate, case.rate, case.rate.model_copy(update={"items": changed})):
            ledger.record_case(ledger.start_run("1"), case.model_copy(update={"rate": rate}), "x")
        history = ledger.history("가온")
    assert [(run, verdict) for run, _, id, verdict, _ in history if id == "venture" and verdict != "not_claimed"] == [(1, "met"), (3, "not_met")]
    assert sum(run == 2 for run, *_ in history) == 0


def test_a_file_we_wrote_is_ours_and_an_edited_one_is_not(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.about_to_write(ledger.start_run("1"), "cases/가온/review.xlsx", "aa")
        assert ledger.is_ours("cases/가온/review.xlsx", "aa")
        assert not ledger.is_ours("cases/가온/review.xlsx", "bb")


def test_rejected_files_are_kept_with_why(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        run = ledger.start_run("1")
        ledger.record_files(run, [KnownFile("1", "이력서.pdf", None, None, None, "name_unknown", "모릅니다."), KnownFile("2", "a.pdf", "가온", "application", 3, None)])
        assert [(file.name, file.why) for file in ledger.rejected()] == [("이력서.pdf", "모릅니다.")]


def test_a_case_that_is_forgotten_leaves_no_row_and_no_bytes(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        run = ledger.start_run("1")
        ledger.record_files(run, [KnownFile("aa", "가온_손해액산정_첨부서류.pdf", "가온", "attachments", 3, None), KnownFile("aa", "b.pdf", "가온2", "attachments", 3, None)])
        ledger.record_case(run, made_up_case(), "f")
        ledger.about_to_write(run, "cases/가온/review.xlsx", "1")
        ledger.about_to_write(run, "cases/가온2/review.xlsx", "2")
        assert [file.sha256 for file in ledger.files_of("가온")] == ["aa"] and ledger.shared("aa", "가온")
        assert ledger.forget("가온") > 10
        assert ledger.history("가온") == [] and ledger.files_of("가온") == [] and ledger.is_ours("cases/가온2/review.xlsx", "2")
    assert "가온_손해액산정".encode() not in (tmp_path / "l").read_bytes()


def test_a_file_that_is_no_ledger_is_said_as_such(tmp_path: Path) -> None:
    (tmp_path / "l").write_bytes(b"no database at all" * 100)
    with pytest.raises(EnvironmentNotFit, match="ledger"):
        Ledger(tmp_path / "l")
