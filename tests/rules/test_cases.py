"""The rules as sentences: `cases/*.yaml`, each `name / given / expect`, writable without knowing the code.

`given` starts from a complete submission by 주식회사 한빛정밀 on `application_date`. `claimed` are the ticked
rows of annex 2; `papers` come on top (`certificate: venture` with its fields, or another type); `changed` sets
fields of the usual papers; `without` leaves papers out. `{doubtful: a, or: [b]}` is a field that may be read
as `a` or `b`, `{seen: a, printed: …}` one with the words it was printed with. `expect` names verdicts by part, figures, and words that a reason contains (`says`).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from docproc import programs
from docproc.model import Document, Field
from tests.rules import papers
from tests.rules.papers import OTHER_NUMBER, judged, verdicts

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
OTHER_COMPANY = {"company_name": "주식회사 푸른테크", "business_registration_number": OTHER_NUMBER, "representative_name": "박푸른"}
# What cannot come out, and why; everything else must have its sentence.
NEVER = {
    ("eligibility", "no_conflict_of_interest"): {"met", "not_met"},  # a person decides
    ("eligibility", "in_business"): {"met", "not_met"},  # no paper is asked for (Q40)
    ("eligibility", "documents_consistent"): {"not_met"},  # contradictions are for a person
    ("bonus", "protection_leader"): {"met"},  # the operating body confirms (Q18)
    ("bonus", "industrial_crisis_region"): {"met"},  # never by itself (Q30)
}


def value_of(written: Any) -> Any:
    if isinstance(written, dict) and "doubtful" in written:
        return papers.doubtful(written["doubtful"], *written.get("or", ()))
    if isinstance(written, dict) and "seen" in written:
        return papers.seen(written["seen"]).model_copy(update={"raw": written["printed"]})
    return tuple(written) if isinstance(written, list) else written


def documents_of(given: dict[str, Any]) -> list[Document]:
    at: date = given.get("application_date", date(2023, 10, 10))
    claimed = value_of(given.get("claimed", []))
    if isinstance(claimed, Field):
        claimed = papers.doubtful(tuple(claimed.value or ()), *(tuple(one) for one in claimed.alternatives))
    makers: dict[str, Any] = {
        "application_form": papers.form, "consent_form": papers.consent, "complaint": papers.complaint, "sme_confirmation": papers.confirmation,
        "business_registration": papers.registration,
        "application_details": lambda **values: papers.details(claimed, **values),
        "national_tax_clearance": lambda **values: papers.clearance("national", at, **values),
        "local_tax_clearance": lambda **values: papers.clearance("local", at, **values),
    }  # fmt: skip
    changed: dict[str, Document | None] = {
        kind: makers[kind](**{name: value_of(value) for name, value in values.items()}) for kind, values in given.get("changed", {}).items()
    }
    changed |= dict.fromkeys(given.get("without", []))
    return papers.submission(at, claimed, *map(paper_of, given.get("papers", [])), **changed)


def paper_of(written: dict[str, Any]) -> Document:
    values = {name: value_of(value) for name, value in written.items()}
    other = OTHER_COMPANY if values.pop("other_company", False) else {}
    for kind in ("certificate", "receipt", "registry"):
        if kind in values:
            return getattr(papers, kind)(values.pop(kind), **{**other, **values})  # type: ignore[no-any-return]
    type_ = values.pop("paper")
    runner_up = values.pop("runner_up", None)
    made = papers.paper(type_, **{**other, **values})
    return made.model_copy(update={"runner_up": runner_up}) if runner_up else made


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_of_the_rules_holds(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    program = programs.load(given["program"]) if "program" in given else None
    if "reading" in given:
        edition = program or programs.for_date(given.get("application_date", date(2023, 10, 10)))
        for question, option in given["reading"].items():
            edition = edition.taking(question, option)
        program = edition
    found = judged(documents_of(given), given.get("application_date", date(2023, 10, 10)), program)
    for part in ("eligibility", "rate", "bonus"):
        said = verdicts(found, part)
        assert {name: said[name] for name in expect.get(part, {})} == expect.get(part, {})
    figures = {
        "rate_claimed": found.rate.claimed, "rate_confirmed": found.rate.confirmed, "rate_possible": found.rate.possible,
        "bonus_confirmed": found.bonus.confirmed, "bonus_possible": found.bonus.possible,
        "estimate": found.fee.estimate, "subsidy": found.fee.subsidy, "overall": found.eligibility.verdict,
        "decisive": sorted(f"{one.field}" for one in found.attention if one.decisive and one.code.startswith("field_")),
    }  # fmt: skip
    assert {name: figures[name] for name in figures if name in expect} == {name: expect[name] for name in figures if name in expect}
    reasons = {one.id: one.reason for one in (*found.bonus.items, *found.rate.items, *found.eligibility.criteria)}
    for name, words in expect.get("says", {}).items():
        assert words in reasons[name]
    for words in expect.get("asks", []):
        assert any(words in one.message for one in found.attention), [one.message for one in found.attention]


def test_every_item_and_criterion_has_a_sentence_for_each_verdict_it_can_have() -> None:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for parameter in CASES:
        for part in ("eligibility", "rate", "bonus"):
            for name, verdict in parameter.values[0]["expect"].get(part, {}).items():
                told[part, name].add(verdict)
    program = programs.load("damage-assessment-2023-09-14")
    asked = [("eligibility", name) for name in program.eligibility]
    asked += [("rate", name) for name in program.rate.items] + [("bonus", name) for name in program.bonus.items]
    lacking = {key: missing for key in asked if (missing := {"met", "not_met", "review"} - NEVER.get(key, set()) - told[key])}
    assert not lacking
