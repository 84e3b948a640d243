"""Entries out of a sheet and its copies: nothing that anybody wrote is lost, and nothing old comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from docproc import programs, review
from docproc.entries import Entry
from tests.cases import PROGRAM, made_up_case
from tests.review.test_round_trip import filled, row_of


def verdict(name: str, value: str) -> Entry:
    return Entry(kind="verdict", where=f"rate/{name}", value=value)


def saved(name: str, when: float, *entries: Entry, cleared: tuple[Entry, ...] = ()) -> review.Saved:
    return review.Saved(name, when, review.Filled(entries, frozenset((one.kind, one.where) for one in cleared)))


MET, NOT_MET = verdict("venture", "met"), verdict("venture", "not_met")
OTHER = verdict("innobiz", "met")


def test_what_only_the_copy_says_is_taken_beside_what_only_the_sheet_says() -> None:
    joined = review.join((), saved("review.xlsx", 2, MET), [saved("review(1).xlsx", 1, OTHER)])
    assert set(joined.entries) == {MET, OTHER} and joined.contested == () and joined.brought == {"review(1).xlsx": 1}


def test_a_place_that_only_one_of_them_changed_takes_the_change_whoever_saved_last() -> None:
    assert review.join((MET,), saved("review.xlsx", 9, MET), [saved("copy.xlsx", 1, NOT_MET)]).entries == (NOT_MET,)
    kept = review.join((MET,), saved("review.xlsx", 1, NOT_MET), [saved("copy.xlsx", 9, MET)])
    assert kept.entries == (NOT_MET,) and kept.contested == ()


def test_where_both_changed_the_one_saved_last_stands_and_both_are_named() -> None:
    for sheet, copy, stands in ((1.0, 2.0, NOT_MET), (2.0, 1.0, MET)):
        joined = review.join((), saved("review.xlsx", sheet, MET), [saved("copy.xlsx", copy, NOT_MET)])
        (one,) = joined.contested
        assert joined.entries == (stands,)
        assert {(one.stands.value, one.by), (one.other, one.other_by)} == {("met", "review.xlsx"), ("not_met", "copy.xlsx")}


def test_two_copies_that_differ_are_contested_too_and_the_newer_one_stands() -> None:
    joined = review.join((), saved("review.xlsx", 0), [saved("b.xlsx", 2, NOT_MET), saved("a.xlsx", 1, MET)])
    assert joined.entries == (NOT_MET,) and [(one.by, one.other_by) for one in joined.contested] == [("b.xlsx", "a.xlsx")]


def test_an_old_copy_laid_beside_the_sheet_later_does_not_undo_what_the_last_run_took_over() -> None:
    sheet, old = saved("review.xlsx", 5, MET), saved("old.xlsx", 3, NOT_MET, OTHER)
    joined = review.join((MET,), sheet, [old], since=4)
    assert joined.entries == (MET, OTHER)
    assert [(one.stands, one.by, one.other, one.other_by) for one in joined.contested] == [(MET, "review.xlsx", "not_met", "old.xlsx")]
    assert review.join((MET,), sheet, [saved("old.xlsx", 3, cleared=(MET,))], since=4).entries == (MET,)


def test_an_entry_taken_out_of_the_sheet_does_not_come_back_from_an_older_copy() -> None:
    assert review.join((MET,), saved("review.xlsx", 2, cleared=(MET,)), [saved("copy.xlsx", 1, MET)]).entries == ()


def test_an_entry_taken_out_of_the_copy_goes_unless_the_sheet_has_changed_it() -> None:
    copy = saved("copy.xlsx", 2, cleared=(MET,))
    assert review.join((MET,), saved("review.xlsx", 1, MET), [copy]).entries == ()
    assert review.join((MET,), saved("review.xlsx", 1, NOT_MET), [copy]).entries == (NOT_MET,)


def test_a_blank_in_a_copy_that_never_had_the_entry_says_nothing() -> None:
    assert review.join((MET,), saved("review.xlsx", 1, MET), [saved("copy.xlsx", 2)]).entries == (MET,)


def test_a_sheet_tells_its_papers_and_what_was_taken_out_of_it(tmp_path: Path) -> None:
    case = made_up_case(entries=review.read_entries(filled(tmp_path)))
    review.write_review(case, programs.load(PROGRAM), tmp_path / "again.xlsx")
    book = load_workbook(tmp_path / "again.xlsx")
    rate = book["지원비율"]
    rate[f"D{row_of(rate, 'rate/policy_insurance')}"] = None
    book.save(tmp_path / "again.xlsx")
    found = review.read_sheet(tmp_path / "again.xlsx")
    assert found.papers == {"00000000"}
    assert found.cleared == {("verdict", "rate/policy_insurance")}
    assert ("verdict", "rate/policy_insurance") not in {(one.kind, one.where) for one in found.entries}


def test_somebodys_own_workbook_is_told_from_a_sheet_of_ours(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "own.xlsx")
    with pytest.raises(review.NotASheet, match="검토표의 모양"):
        review.read_sheet(tmp_path / "own.xlsx")
