"""Where the announcement can be read in two ways: one word switches it, and the judgement says where it matters."""

from __future__ import annotations

from datetime import date

import pytest

from docproc import programs
from docproc.model import Document
from docproc.rules.conditions import REGISTRY
from docproc.rules.eligibility import CRITERIA
from tests.rules.papers import certificate, details, form, judged, receipt, submission

AMENDED = programs.load("damage-assessment-2023-09-14")
VALID = {"valid_from": date(2023, 1, 1), "valid_until": date(2024, 1, 1)}
# Papers under which the other reading gives another result.
MATTERS: dict[str, tuple[list[str], list[Document]]] = {
    "Q1": (["venture"], [certificate("venture", **VALID)]),
    "Q2": (["mediation_win_win", "mediation_sme_technology"], [receipt("win_win"), receipt("sme_technology")]),
    "Q3": (["venture", "innobiz"], [certificate("venture", **VALID), certificate("innobiz", **VALID)]),
    "Q5": (["protection_leader", "policy_insurance"], [certificate("protection_leader", **VALID), certificate("policy_insurance", **VALID)]),
    "Q8": (["vc_investment"], [certificate("vc_investment", issuer="김엔젤", event_date=date(2023, 1, 1))]),
    "Q10": ([], [certificate("disabled_owned", title="장애인기업 확인서", **VALID)]),
    "Q14": (["mediation_win_win"], [receipt("win_win", filed_date=date(2021, 1, 1))]),
    "Q15": ([], [certificate("business_conversion_excellent", title="사업전환계획 승인 통보서")]),
    "Q17": ([], [certificate("women_owned", title="여성기업 확인서")]),
    "Q18": ([], [certificate("protection_leader", **VALID)]),
}
SELECTION = {"Q26"}  # taken by the selection, not by the rules


def switchable() -> list[tuple[str, str]]:
    return [(question, option) for question, choice in AMENDED.readings.items() for option in choice.options if option != choice.taken and question not in SELECTION]


@pytest.mark.parametrize(("question", "option"), switchable())
def test_switching_a_reading_changes_the_result_and_is_announced(question: str, option: str) -> None:
    claimed, papers = MATTERS[question]
    documents = submission(date(2023, 10, 10), claimed, *papers, application_form=form(technology_kind="multiple"))
    fees = {"negotiated_fee": 80_000_000}
    taken, other = judged(documents, **fees), judged(documents, program=AMENDED.taking(question, option), **fees)
    assert (taken.rate, taken.bonus, taken.fee.subsidy) != (other.rate, other.bonus, other.fee.subsidy)
    notes = {(note.question, note.other): note.sentence for note in taken.readings}
    assert AMENDED.readings[question].options[option] in notes[question, option]


def test_a_reading_that_changes_nothing_here_is_not_announced() -> None:
    assert judged([form(), details()]).readings == ()


def test_the_cap_between_the_ends_follows_the_rate_and_the_note_names_the_other_reading() -> None:
    documents = submission(date(2023, 10, 10), ["venture"], certificate("venture", **VALID), application_form=form(technology_kind="multiple"))
    found = judged(documents, negotiated_fee=60_000_000).fee
    assert (found.subsidy, found.company_share, found.vat_paid_by_company) == (30_000_000, 30_000_000, 6_000_000)
    assert "36,000,000원" in found.note


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(KeyError):
        AMENDED.taking("Q1", "z")


def test_every_condition_an_edition_may_name_has_its_function_and_every_criterion_its_check() -> None:
    assert set(programs.CONDITIONS) == set(REGISTRY)
    for program in map(programs.load, programs.all_ids()):
        assert [check.__name__ for check in CRITERIA] == list(program.eligibility)


def test_a_committee_application_skips_the_selection_review_and_nothing_else() -> None:
    party, committee = judged(submission()), judged(submission(application_form=form(applicant_kind="committee")))
    assert (party.review_skipped, committee.review_skipped) == (False, True)
    assert party.eligibility == committee.eligibility
