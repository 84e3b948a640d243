"""With a reviewer's verdicts everything is added up again under the same limits, and each sentence says whose verdict it is."""

from __future__ import annotations

from docproc import programs, rules
from docproc.entries import Entry
from tests.cases import PROGRAM, made_up_case


def entered(where: str, value: str, *, holds: bool = True) -> Entry:
    return Entry(kind="verdict", where=where, value=value, holds=holds)


def test_without_entries_nothing_changes() -> None:
    case = made_up_case()
    assert rules.as_decided(case, programs.load(PROGRAM)) is case


def test_a_reviewers_verdict_moves_rate_points_and_subsidy_and_says_so() -> None:
    case = made_up_case(entries=(entered("rate/policy_insurance", "met"), entered("rate/venture", "not_met")))
    seen = rules.as_decided(case, programs.load(PROGRAM))
    items = {item.id: item for item in seen.rate.items}
    assert (items["policy_insurance"].verdict, items["policy_insurance"].points, items["venture"].points) == ("met", 10, 0)
    assert "검토자 판정입니다(프로그램은 '확인필요')" in items["policy_insurance"].reason
    assert (seen.rate.confirmed, seen.rate.possible, seen.fee.subsidy) == (60, 60, 18_000_000)


def test_of_four_protection_programs_that_a_reviewer_accepts_two_count() -> None:
    four = ("onsite_consulting", "policy_insurance", "technology_escrow", "leak_prevention_system")
    case = made_up_case(entries=tuple(entered(f"rate/{name}", "met") for name in four))
    seen = rules.as_decided(case, programs.load(PROGRAM))
    assert [item.points for item in seen.rate.items if item.id in four] == [10, 10, 0, 0] and seen.rate.confirmed == 80


def test_an_entry_that_does_not_hold_decides_nothing() -> None:
    case = made_up_case(entries=(entered("rate/policy_insurance", "met", holds=False),))
    assert rules.decide(case, programs.load(PROGRAM)).rate_confirmed == 60


def test_one_criterion_that_a_reviewer_refuses_makes_the_case_not_eligible() -> None:
    case = made_up_case(entries=(entered("eligibility/in_business", "not_met"),))
    assert rules.decide(case, programs.load(PROGRAM)).eligibility == "not_met"
