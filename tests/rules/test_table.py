"""A second calculation, by plain arithmetic over a table of true facts, agrees with the rules in every case.

Nothing here imports the rules' own arithmetic: years are compared as (year, month, day), sums are written out.
Each generated case says of every item what is claimed and what its paper shows.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from docproc.model import Document
from tests.rules.papers import OTHER_NUMBER, PERSON, certificate, form, judged, receipt, registration, registry, submission, verdicts

DAYS = [date(2023, 9, 14), date(2023, 9, 20), date(2023, 10, 10), date(2023, 11, 30), date(2023, 12, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
VALID = {"venture": 10, "innobiz": 10, "mainbiz": 10, "policy_insurance": 10, "technology_escrow": 10, "protection_leader": 20}
EVENT = {"vc_investment": 20, "onsite_consulting": 10, "leak_prevention_system": 10, "protection_services": 10}
BODIES = ("sme_technology", "win_win", "subcontracting", "invention", "industrial_technology")
PROGRAMS = ("onsite_consulting", "policy_insurance", "technology_escrow", "leak_prevention_system", "protection_services")
BONUS_VALID = {
    "materials_parts_equipment_100": "materials", "k_unicorn_200": "trio", "venture": "trio", "innobiz": "trio", "mainbiz": "trio", "talent_development": "people",
    "women_owned": "people", "special_support_region": "other", "long_lived_company": "other",
}  # fmt: skip
FEES = {
    ("patent", 1): 25, ("patent", 2): 30, ("utility_model", 1): 25, ("utility_model", 2): 30,
    ("trade_secret", 1): 30, ("trade_secret", 2): 35, ("technical_data", 1): 30, ("technical_data", 2): 35,
}  # fmt: skip
OTHER = {"company_name": "주식회사 푸른테크", "business_registration_number": OTHER_NUMBER, "representative_name": "박푸른"}


@dataclass
class Truth:
    """One case: its papers and what must come of them."""

    at: date
    papers: list[Document] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)
    rate: dict[str, str] = field(default_factory=dict)
    bonus: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, Document] = field(default_factory=dict)


def years_back(at: date, years: int) -> tuple[int, int, int]:
    return (at.year - years, at.month, at.day)


def still_within(start: date, at: date, years: int) -> bool:
    """`at` is before the day after `start`, so many years on: compared without asking the calendar."""
    following = start + timedelta(days=1)
    return start <= at and years_back(at, years) < (following.year, following.month, following.day)


def near_years_before(pick: random.Random, at: date, years: int) -> date:
    base = date(at.year - years, at.month, min(at.day, 28))
    return base + timedelta(days=pick.choice([-400, -31, -2, -1, 0, 1, 2, 30, 200]))


def verdict(claimed: bool, shown: str | None, *, standing: bool = False) -> str:
    """What the vocabulary says: claimed and shown, one without the other, or neither."""
    if shown is None:
        return "review" if claimed else "not_claimed"
    if not claimed and shown == "met":
        return "review"
    if not claimed and shown == "not_met" and standing:
        return "not_claimed"
    return shown


def draw_certificate(pick: random.Random, truth: Truth, item: str) -> str | None:
    """A certificate with a period, in one of its true states; returns what it shows."""
    at, day = truth.at, timedelta(days=1)
    state = pick.choice(["none", "none", "inside", "first day", "last day", "ended", "not yet", "other", "no period"])
    periods: dict[str, tuple[date | None, date | None]] = {
        "inside": (at - 300 * day, at + 300 * day), "first day": (at, at + 900 * day), "last day": (at - 900 * day, at), "ended": (at - 900 * day, at - day),
        "not yet": (at + day, at + 900 * day), "other": (at - 300 * day, at + 300 * day), "no period": (None, None),
    }  # fmt: skip
    if state == "none":
        return None
    begin, end = periods[state]
    whose: dict[str, Any] = OTHER if state == "other" else {}
    issued = at - pick.randint(0, 2000) * day
    truth.papers.append(certificate(item, valid_from=begin, valid_until=end, issued_date=issued, **whose))
    if state == "no period":
        return "review"
    return "met" if state in ("inside", "first day", "last day") else "not_met"


def draw_event(pick: random.Random, truth: Truth, item: str, years: int) -> str | None:
    state = pick.choice(["none", "none", "dated", "dated", "dated", "future", "undated", "other"])
    if state == "none":
        return None
    event = near_years_before(pick, truth.at, years) if state in ("dated", "other") else truth.at + timedelta(days=1) if state == "future" else None
    truth.papers.append(certificate(item, event_date=event, **(OTHER if state == "other" else {})))
    if state == "undated":
        return "review"
    inside = event is not None and state == "dated" and still_within(event, truth.at, years)
    return "met" if inside else "not_met"


def draw_mediation(pick: random.Random, truth: Truth, body: str) -> str | None:
    state = pick.choice(["none", "none", "none", "recent", "old and open", "old and closed", "other"])
    if state == "none":
        return None
    boundary = near_years_before(pick, truth.at, 2)
    filed = boundary if state == "recent" else truth.at - timedelta(days=1000)
    status = {"old and open": "조정 진행 중", "old and closed": "조정 불성립"}.get(state, pick.choice(["조정 진행 중", "조정 성립"]))
    name = {"applicant_name": "주식회사 푸른테크"} if state == "other" else {}
    truth.papers.append(receipt(body, filed_date=filed, status=status, **name))
    if state == "other":
        return "not_met"
    if still_within(filed, truth.at, 2) or "진행" in status:
        return "met"
    return "review"


def draw_founding(pick: random.Random, truth: Truth) -> tuple[str | None, str | None]:
    """What the age shows of the three-year and of the seven-year row."""
    kind = pick.choice(["registry", "registry", "individual", "no registry"])
    start = near_years_before(pick, truth.at, pick.choice([3, 7]))
    if kind == "no registry":
        return None, None
    if kind == "registry":
        truth.papers.append(registry(start))
    else:
        truth.replaced["business_registration"] = registration(entity_kind="individual", corporate_registration_number=None, opening_date=start)
    young, older = still_within(start, truth.at, 3), still_within(start, truth.at, 7)
    return "met" if young else "not_met", "met" if older and not young else "not_met"


def draw(seed: int) -> Truth:
    pick = random.Random(seed)
    truth = Truth(at=pick.choice(DAYS))
    busy = pick.random() < 0.5  # half of the cases claim what they can, so that caps are reached

    def ticked(item: str, shown: str | None) -> bool:
        asked = pick.random() < (0.9 if busy and shown else 0.35)
        if asked:
            truth.claimed.append(item)
        return asked

    shown: dict[str, str | None] = {item: draw_certificate(pick, truth, item) for item in VALID}
    shown |= {item: draw_event(pick, truth, item, 2) for item in EVENT}
    if pick.random() < 0.3:
        truth.papers.append(certificate("national_core_technology", title="국가핵심기술 판정 통지서"))
        shown["national_core_technology"] = "met"
    for body in BODIES:
        shown[f"mediation_{body}"] = draw_mediation(pick, truth, body)
    for item, state in {"national_core_technology": None, **shown}.items():
        truth.rate[item] = verdict(ticked(item, state), state, standing=item.startswith("mediation_"))
    for item, state in zip(("startup_3y", "startup_7y"), draw_founding(pick, truth), strict=True):
        truth.rate[item] = verdict(ticked(item, state), state, standing=True)
    for item in BONUS_VALID:
        truth.bonus[item] = (shown[item] if item in shown else draw_certificate(pick, truth, item)) or "not_claimed"
    truth.bonus["industry_academy_agreement"] = draw_event(pick, truth, "industry_academy_agreement", 3) or "not_claimed"
    leader = shown["protection_leader"]
    truth.bonus["protection_leader"] = "not_claimed" if leader is None else "review" if leader in ("met", "review") else "not_met"
    return truth


def rate_of(items: set[str]) -> int:
    """Fifty and at most forty: one startup row, two of the five programs, everything else added."""
    startup = 20 if "startup_3y" in items else 10 if "startup_7y" in items else 0
    twenties = 20 * len(items & {"national_core_technology", "vc_investment", "protection_leader", *(f"mediation_{body}" for body in BODIES)})
    tens = 10 * len(items & {"venture", "innobiz", "mainbiz"})
    return 50 + min(40, startup + twenties + tens + 10 * min(2, len(items & set(PROGRAMS))))


def bonus_of(items: set[str]) -> int:
    groups = {**BONUS_VALID, "industry_academy_agreement": "people", "protection_leader": "other"}
    counts = {name: sum(groups[item] == name for item in items) for name in ("materials", "trio", "people", "other")}
    return min(5, 5 * counts["materials"] + min(2, counts["trio"]) + min(2, counts["people"]) + min(2, counts["other"]))


def of(items: dict[str, str], *words: str) -> set[str]:
    return {item for item, said in items.items() if said in words}


@pytest.mark.parametrize("seed", range(300))
def test_a_plain_table_of_facts_gives_the_same_result_as_the_rules(seed: int) -> None:
    truth = draw(seed)
    kind, count = random.Random(seed * 7).choice(list(FEES))
    documents = submission(truth.at, truth.claimed, *truth.papers, application_form=form(technology_kind=kind, legal_claim_count=count), **truth.replaced)
    random.Random(seed).shuffle(documents)
    found = judged(documents, truth.at)
    assert verdicts(found, "rate") == truth.rate
    assert {item: said for item, said in verdicts(found, "bonus").items() if item in truth.bonus} == truth.bonus
    confirmed = rate_of(of(truth.rate, "met"))
    assert (found.rate.claimed, found.rate.confirmed, found.rate.possible) == (rate_of(set(truth.claimed)), confirmed, rate_of(of(truth.rate, "met", "review")))
    assert (found.bonus.confirmed, found.bonus.possible) == (bonus_of(of(truth.bonus, "met")), bonus_of(of(truth.bonus, "met", "review")))
    million = FEES[kind, count]
    assert found.fee.estimate == million * 1_000_000
    assert found.fee.subsidy == min(million * confirmed * 10_000, 500_000 * confirmed)
    assert sum(item.points for item in found.rate.items) == confirmed - 50
    assert sum(item.points for item in found.bonus.items) == found.bonus.confirmed
    assert PERSON in found.identity.representatives


def test_the_table_reaches_every_verdict_of_every_item_it_draws() -> None:
    seen: dict[str, set[str]] = {}
    for seed in range(300):
        for item, said in draw(seed).rate.items():
            seen.setdefault(item, set()).add(said)
    lacking = {item: words for item, words in seen.items() if not {"met", "review", "not_claimed"} <= words}
    assert not lacking
    assert len(seen) == 18
