"""Every row of annexes 4 and 5 has a module that reads its paper, samples of it, and sentences."""

from __future__ import annotations

from collections import defaultdict

import pytest

from docproc import documents, programs
from docproc.qa import samples
from docproc.qa.samples.papers.designations import WORDINGS
from docproc.qa.samples.scenarios import SCENARIOS
from docproc.qa.samples.submission import Submission
from tests.rules.test_cases import CASES, NEVER

PROGRAM = programs.for_date(None)
ROWS = [("rate", item) for item in PROGRAM.rate.items] + [("bonus", item) for item in PROGRAM.bonus.items]
# Rows whose proof is a paper that is handed in anyway.
OTHER_PAPERS = {
    "startup_3y": {"business_registration", "corporate_registry"}, "startup_7y": {"business_registration", "corporate_registry"},
    **{item: {"mediation_receipt"} for item in PROGRAM.rate.items if item.startswith("mediation_")},
}  # fmt: skip


@pytest.fixture(scope="module")
def submissions() -> list[Submission]:
    return [scenario(samples.SEED) for scenario in SCENARIOS.values()]


def printed(submission: Submission) -> set[str]:
    """The items and types of the papers of a submission; a mediation receipt also by its body."""
    found = set()
    for leaf in (leaf for leaves in submission.files.values() for leaf in leaves):
        found |= {leaf.paper.item or "", leaf.paper.type}
        found |= {f"mediation_{mark.value}" for sheet in leaf.paper.sheets for mark in sheet.marks if mark.field == "mediation_body"}
    return found


@pytest.mark.parametrize(("table", "item"), ROWS)
def test_a_row_has_a_module_that_reads_its_paper(table: str, item: str) -> None:
    for kind in OTHER_PAPERS.get(item, {"certificate"}):
        cls = documents.record_class(kind, item if kind == "certificate" else None)
        assert cls.titles and cls.not_titles
        if kind == "certificate":
            assert cls.__module__ == f"docproc.documents.{item}"


@pytest.mark.parametrize(("table", "item"), ROWS)
def test_a_row_has_samples_that_hold_and_samples_that_do_not(table: str, item: str, submissions: list[Submission]) -> None:
    wanted = OTHER_PAPERS.get(item, {item}) if not item.startswith("mediation_") else {item}
    assert any(printed(submission) & wanted for submission in submissions)
    verdicts = {getattr(submission.expected, table)[item][0] for submission in submissions if item in getattr(submission.expected, table)}
    held = NEVER.get((table, item), set()) - {"not_met", "review"} or verdicts & {"met"}
    assert held, f"no sample proves {item}"


def test_each_certificate_has_a_sample_that_fails_or_asks(submissions: list[Submission]) -> None:
    failing = {item for submission in submissions for part in (submission.expected.rate, submission.expected.bonus) for item, (verdict, _) in part.items() if verdict != "met"}
    certificates = {item for _, item in ROWS if item not in OTHER_PAPERS}
    assert certificates - failing <= {"business_restructuring"}  # an approval does not expire


def unread(submission: Submission) -> set[str]:
    """The items and types of the papers of a submission on which something cannot be read; a receipt by its body."""
    found = set()
    for leaf in (leaf for leaves in submission.files.values() for leaf in leaves):
        marks = [mark for sheet in leaf.paper.sheets for mark in sheet.marks]
        if any(mark.status == "check" for mark in marks):
            found |= {leaf.paper.item or "", leaf.paper.type, *(f"mediation_{mark.value}" for mark in marks if mark.field == "mediation_body")}
    return found


@pytest.mark.parametrize(("table", "item"), ROWS)
def test_a_row_has_a_sample_that_nobody_can_read_and_that_waits_for_a_person(table: str, item: str, submissions: list[Submission]) -> None:
    wanted = OTHER_PAPERS.get(item, {item}) if not item.startswith("mediation_") else {item}
    waiting = [submission for submission in submissions if unread(submission) & wanted and getattr(submission.expected, table).get(item, ("",))[0] == "review"]
    assert waiting, f"no unreadable sample of {item}"


# Papers that bear neither a period nor a day that makes them too old, and a region that a person looks up.
AGELESS = {"national_core_technology", "business_restructuring", "business_conversion_excellent", "industrial_crisis_region"}


@pytest.mark.parametrize(("table", "item"), [row for row in ROWS if row[1] not in AGELESS])
def test_a_row_has_a_sample_that_came_too_late_or_has_ended(table: str, item: str, submissions: list[Submission]) -> None:
    wanted = OTHER_PAPERS.get(item, {item}) if not item.startswith("mediation_") else {item}
    own = [submission for submission in submissions if printed(submission) & wanted and not foreign(submission) & wanted and not unread(submission) & wanted]
    assert any(getattr(submission.expected, table).get(item) == ("not_met", 0) for submission in own)


def foreign(submission: Submission) -> set[str]:
    """The items and types of the papers of a submission that name another company; a receipt by its body."""
    found = set()
    for leaf in (leaf for leaves in submission.files.values() for leaf in leaves):
        marks = [mark for sheet in leaf.paper.sheets for mark in sheet.marks]
        if any(mark.field in ("company_name", "applicant_name") and mark.value and submission.company.core not in mark.value for mark in marks):
            found |= {leaf.paper.item or "", leaf.paper.type, *(f"mediation_{mark.value}" for mark in marks if mark.field == "mediation_body")}
    return found


@pytest.mark.parametrize(("table", "item"), ROWS)
def test_a_row_has_a_sample_of_another_company_that_does_not_count(table: str, item: str, submissions: list[Submission]) -> None:
    wanted = OTHER_PAPERS.get(item, {item}) if not item.startswith("mediation_") else {item}
    row = "startup_3y" if item == "startup_7y" else item  # one paper for both rows, of which one can be claimed
    assert any(foreign(submission) & wanted and getattr(submission.expected, table).get(row) == ("not_met", 0) for submission in submissions)


def test_where_something_cannot_be_read_a_paper_never_counts_and_never_fails(submissions: list[Submission]) -> None:
    for submission in submissions:
        for table in ("rate", "bonus"):
            for item, (verdict, points) in getattr(submission.expected, table).items():
                if item in unread(submission):
                    assert (verdict, points) == ("review", 0), (submission.case, item)


@pytest.mark.parametrize(("table", "item"), ROWS)
def test_a_row_has_a_sentence_for_each_verdict_it_can_have(table: str, item: str) -> None:
    told: dict[str, int] = defaultdict(int)
    for case in CASES:
        verdict = case.values[0]["expect"].get(table, {}).get(item)
        told[verdict or ""] += 1
    assert {"met", "not_met", "review"} - NEVER.get((table, item), set()) <= set(told)


def test_a_designation_is_worded_in_two_layouts() -> None:
    assert all(len(layouts) == 2 and layouts[0] != layouts[1] for layouts in WORDINGS.values())
    assert set(WORDINGS) <= {item for _, item in ROWS}


def test_no_two_types_have_a_title_in_common() -> None:
    owners: dict[str, str] = {}
    for cls in documents.record_classes():
        for title in cls.titles:
            flat = "".join(title.split()).replace("·", "")
            assert owners.setdefault(flat, cls.__name__) == cls.__name__, f"{title}: {owners[flat]} and {cls.__name__}"
            assert not any("".join(foreign.split()).replace("·", "") == flat for foreign in cls.not_titles), title
