"""The samples' cases as the rules judge their true values, for tests of what is written from a case; and scripted changes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from typing import get_args

from openpyxl.workbook import Workbook

from docproc import programs, rules
from docproc.glossary import VERDICTS
from docproc.model import Case, SourceFile, VerdictWord
from docproc.programs import Program
from docproc.review import judgement
from tests.rules.test_goldens import GOLDENS, document_of, value_of

NAMES = [path.parent.name for path in GOLDENS]
SHEETS = {"eligibility": (judgement.ELIGIBILITY, "C"), "rate": (judgement.RATE, "D"), "bonus": (judgement.BONUS, "D")}


@cache
def golden(name: str, readings: tuple[tuple[str, str], ...] = ()) -> tuple[Case, Program]:
    """The case of a sample, judged from its true values under other readings of the announcement where given."""
    said = json.loads(next(path for path in GOLDENS if path.parent.name == name).read_text(encoding="utf-8"))
    program = programs.load(said["program"])
    for question, option in readings:
        program = program.taking(question, option) if question in program.readings else program
    files = tuple(SourceFile(**{key: file[key] for key in ("name", "part", "sha256", "page_count")}) for file in said["files"])
    documents = tuple(document_of(one) for one in said["documents"])
    day = value_of(said["application_date"])
    found = rules.judge(documents, program, day, company=said["case"], files=files)
    case = Case(
        program=program.id, case=said["case"], application_date=day, files=files, documents=documents, eligibility=found.eligibility,
        rate=found.rate, bonus=found.bonus, fee=found.fee, attention=found.attention, readings=tuple(note.sentence for note in found.readings),
    )  # fmt: skip
    return case, program


def scripted(case: Case, seed: int, most: int = 9) -> dict[str, VerdictWord]:
    """A reviewer's verdicts for some rows, the same for the same seed: mostly accepting, so that caps are reached."""
    chance = random.Random(f"{case.case}{seed}")
    places = [f"eligibility/{v.id}" for v in case.eligibility.criteria] + [f"rate/{v.id}" for v in case.rate.items] + [f"bonus/{v.id}" for v in case.bonus.items]
    words = [*get_args(VerdictWord), "met", "met", "met"]
    return {place: chance.choice(words) for place in chance.sample(places, chance.randint(1, most))}


def enter(book: Workbook, case: Case, verdicts: dict[str, VerdictWord]) -> None:
    """Chooses `verdicts` in the sheets of `case`, as a reviewer would."""
    for section, items in (("eligibility", case.eligibility.criteria), ("rate", case.rate.items), ("bonus", case.bonus.items)):
        title, column = SHEETS[section]
        for row, item in enumerate(items, judgement.HEAD_ROW + 1):
            chosen = verdicts.get(f"{section}/{item.id}")
            book[title][f"{column}{row}"] = VERDICTS[chosen] if chosen else None


def expected(decided: rules.Decided) -> dict[str, object]:
    """What the named cells must hold."""
    return {
        "eligibility": VERDICTS[decided.eligibility], "rate_confirmed": decided.rate_confirmed, "rate_possible": decided.rate_possible,
        "bonus_confirmed": decided.bonus_confirmed, "bonus_possible": decided.bonus_possible, "fee": decided.fee.estimate, "subsidy": decided.fee.subsidy,
        "company_share": decided.fee.company_share, "vat": decided.fee.vat_paid_by_company,
    }  # fmt: skip


def all_readings() -> Iterator[tuple[tuple[str, str], ...]]:
    """Every reading of what the sheet's formulas depend on, one at a time, and the strictest together."""
    yield ()
    yield from (((question, option),) for question, option in (("Q1", "b"), ("Q1", "c"), ("Q2", "b"), ("Q3", "b"), ("Q5", "b")))
    yield (("Q2", "b"), ("Q3", "b"), ("Q5", "b"))
