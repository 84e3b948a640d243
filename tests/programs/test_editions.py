"""The editions hold what the announcement says; a mistyped one never loads half."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from docproc import programs
from docproc.errors import ProgramInvalid, WrongUsage

FOLDER = Path(programs.__file__).parent
AMENDED = "damage-assessment-2023-09-14"
FIRST = "damage-assessment-2023-03-27"


def test_the_application_date_chooses_the_edition() -> None:
    assert programs.all_ids() == (FIRST, AMENDED)
    assert programs.for_date(date(2023, 3, 27)).id == FIRST
    assert programs.for_date(date(2023, 9, 13)).id == FIRST
    assert programs.for_date(date(2023, 9, 14)).id == AMENDED
    assert programs.for_date(date(2022, 1, 1)).id == FIRST
    assert programs.for_date(None).id == AMENDED


def test_the_amended_edition_says_what_annex_five_says() -> None:
    table = programs.load(AMENDED).rate
    assert (table.base, table.ceiling, len(table.items)) == (50, 90, 18)
    twenty = {name for name, item in table.items.items() if item.points == 20}
    assert twenty == {"startup_3y", "national_core_technology", "vc_investment", "protection_leader", *(name for name in table.items if name.startswith("mediation_"))}
    assert {item.points for name, item in table.items.items() if name not in twenty} == {10}
    assert table.groups["protection_programs"].at_most_items == 2
    assert sum(item.group == "protection_programs" for item in table.items.values()) == 5


def test_both_editions_say_what_annex_four_says() -> None:
    for edition in programs.all_ids():
        table = programs.load(edition).bonus
        assert (table.ceiling, len(table.items)) == (5, 15)
        assert {name: group.at_most_points for name, group in table.groups.items()} == {"materials": 5, "venture_innobiz_mainbiz": 2, "people": 2, "other": 2}
        assert {item.id: item.points for item in table.items.values() if item.points != 1} == {"materials_parts_equipment_100": 5}


def test_the_first_edition_is_flat_fifty_with_four_bodies_and_twenty_five_million() -> None:
    first = programs.load(FIRST)
    assert (first.rate.base, first.rate.ceiling, first.rate.items) == (50, 50, {})
    assert (first.subsidy_cap.at_base_rate, first.subsidy_cap.at_ceiling) == (25_000_000, 25_000_000)
    assert "industrial_technology" not in first.mediation_bodies and len(first.mediation_bodies) == 4


def test_fees_budget_and_selection_are_those_of_the_announcement() -> None:
    program = programs.load(AMENDED)
    fees = {kind: (entry.of(1), entry.of(2)) for kind, entry in program.fee.kinds.items()}
    assert fees["patent"] == fees["utility_model"] == (25_000_000, 30_000_000)
    assert fees["trade_secret"] == fees["technical_data"] == (30_000_000, 35_000_000)
    assert fees["multiple"] == (None, None) and program.fee.kinds["multiple"].negotiated
    assert (program.budget.amount, program.selection.pass_mark, program.selection.minimum_reviewers) == (540_000_000, 60, 5)
    assert program.selection.items == {"urgency": 25, "technology": 25, "marketability": 25, "validity": 25}
    assert set(program.excluded_industries.codes) == {"56211", "56212", "91249"}


def test_every_line_names_its_clause_and_every_reading_says_why() -> None:
    for program in map(programs.load, programs.all_ids()):
        lines = [*program.rate.items.values(), *program.bonus.items.values(), *program.eligibility.values(), *program.required_documents.values()]
        assert all(line.clause and line.label for line in lines)
        assert all(choice.why and choice.question for choice in program.readings.values())


def test_the_differences_between_editions_are_listed_with_their_paths() -> None:
    changes = {change.path: (change.before, change.after) for change in programs.diff(programs.load(FIRST), programs.load(AMENDED))}
    assert changes["rate.ceiling"] == (50, 90)
    assert changes["subsidy_cap.at_ceiling"] == (25_000_000, 45_000_000)
    assert changes["mediation_bodies.industrial_technology"][0] is None
    assert not any(path.startswith("bonus") for path in changes)
    assert programs.diff(programs.load(FIRST), programs.load(FIRST)) == []


def test_an_unknown_edition_is_answered_with_the_nearest() -> None:
    with pytest.raises(WrongUsage) as raised:
        programs.load("damage-assessment-2023-09-15")
    assert AMENDED in raised.value.next_ko


def changed(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return edit


MISTAKES: dict[str, tuple[Callable[[str], str], str, str]] = {
    "an unknown key": (changed("  ceiling: 90", "  cieling: 90"), "rate.cieling", "'ceiling'"),
    "an unknown key of an item": (changed("label: 창업 3년 이내,", "lable: 창업 3년 이내,"), "rate.items.startup_3y.lable", "'label'"),
    "a key standing twice": (changed("  base: 50", "  base: 50\n  base: 60"), "base", "stands twice"),
    "an item standing twice": (changed("    innobiz: {points: 10,", "    venture: {points: 10,"), "venture", "stands twice"),
    "an unknown condition": (changed("condition: valid_on, clause: 붙임5 혁신기업, proof: 벤처", "condition: valid_in, clause: 붙임5 혁신기업, proof: 벤처"), "rate.items.venture.condition", "'valid_on'"),
    "a condition without its years": (changed("condition: event_within, within_years: 2,", "condition: event_within,"), "rate.items.onsite_consulting.within_years", "needed by the condition"),
    "an unknown group": (changed("group: people, condition: designation, clause: \"붙임4 인력, 고용\", proof: 여성기업", "group: poeple, condition: designation, clause: \"붙임4 인력, 고용\", proof: 여성기업"), "bonus.items.women_owned.group", "'people'"),
    "an unknown body": (changed("body: win_win", "body: winwin"), "rate.items.mediation_win_win.body", "'win_win'"),
    "points that are no number": (changed("startup_3y: {points: 20,", "startup_3y: {points: 스물,"), "rate.items.startup_3y.points", "스물"),
    "a day that is none": (changed("from: 2023-09-14", "from: 2023-09-31"), "from", "2023-09-31"),
    "a reading that is no option": (changed("    taken: a", "    taken: z"), "readings.Q1", "'z' is none of the options"),
    "a missing table": (changed("budget: {amount: 540000000, clause: 1. 사업개요 지원규모}\n", ""), "budget", "is missing"),
    "another edition's id": (changed(f"id: {AMENDED}", "id: damage-assessment-2024-01-01"), "id", "differs from the file's name"),
    "broken YAML": (changed("rate:\n", "rate: [\n"), "line", "is no YAML"),
    "a ceiling below the base": (changed("  ceiling: 90", "  ceiling: 40"), "rate", "below base"),
    "one fee of two": (changed('{label: 특허, "1": 25000000, "2": 30000000}', '{label: 특허, "1": 25000000}'), "fee.kinds.patent", "either both fees"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_an_edition_is_refused_with_its_place(mistake: str, tmp_path: Path) -> None:
    edit, place, words = MISTAKES[mistake]
    path = tmp_path / f"{AMENDED}.yaml"
    path.write_text(edit((FOLDER / f"{AMENDED}.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(ProgramInvalid) as raised:
        programs.validate(path)
    assert place in raised.value.en
    assert words in raised.value.en
    assert path.name in raised.value.ko


def test_a_sound_file_is_valid_wherever_it_lies(tmp_path: Path) -> None:
    path = tmp_path / f"{AMENDED}.yaml"
    path.write_text((FOLDER / f"{AMENDED}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert programs.validate(path) == programs.load(AMENDED)


def test_words_that_yaml_would_turn_into_something_else_stay_words(tmp_path: Path) -> None:
    path = tmp_path / f"{AMENDED}.yaml"
    text = (FOLDER / f"{AMENDED}.yaml").read_text(encoding="utf-8")
    path.write_text(changed('{"56211": 일반유흥주점업', "{056211: on")(text), encoding="utf-8")
    assert programs.validate(path).excluded_industries.codes["056211"] == "on"
