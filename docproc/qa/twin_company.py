"""An invented company in the place of a real one: of the same kind, size and age, with nothing else of it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from docproc.qa.samples import companies
from docproc.qa.samples.company import Company, business_number, corporate_number

_DONORS = tuple(sorted((one for one in vars(companies).values() if isinstance(one, Company)), key=lambda one: one.core))
_FAMILY = "서남채방염고설감피여맹옥제탁표국석마편"
_GIVEN = "가나다라마바사아자하은채유림도윤서우진호연별솔결"
_FIRST = ("가람", "너울", "다솜", "라온", "마루", "보람", "소담", "아람", "여울", "지음", "찬솔", "푸름", "하람", "흰여울", "쏠렛", "왑스")
_SECOND = ("정공", "테크", "소재", "산업", "계전", "바이오", "로봇", "정밀", "케미칼", "시스템", "웍스", "헬스")


def called(rng: random.Random) -> str:
    """A name for a company."""
    return rng.choice(_FIRST) + rng.choice(_SECOND)


def person(rng: random.Random) -> str:
    """A name for a person."""
    return rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, 2))


def invented(golden: Mapping[str, Any], shift: timedelta, name: str, rng: random.Random) -> Company:
    """The applicant of the twin. Days of founding are the real ones moved by `shift`; an industry that is excluded stays
    excluded, for its code decides; numbers are new, with check digits that hold."""
    donor = rng.choice([one for one in _DONORS if not one.individual])
    own = _own(golden)
    individual = own("entity_kind") == "individual"
    founded = _moved(own("incorporated_date") or own("founding_date") or own("opening_date"), shift) or donor.founded
    excluded = any(c["id"] == "allowed_industry" and c["verdict"] == "not_met" for c in golden["eligibility"]["criteria"])
    count = len(str(own("representative_name") or "").split(","))
    middle = rng.choice(("81", "86", "87", "88")) if not individual else rng.choice(("01", "11", "20"))
    return replace(
        donor,
        core=name,
        representative=person(rng),
        partners=tuple(person(rng) for _ in range(count - 1)),
        brn=business_number(f"{rng.randrange(101, 999)}-{middle}-{rng.randrange(10_000):04d}"),
        crn=None if individual else corporate_number(f"{rng.choice(('110111', '134811', '160111', '180111'))}-{rng.randrange(10**6):06d}"),
        founded=founded,
        opened=_moved(own("opening_date"), shift) or founded,
        ksic=str(own("ksic_code")) if excluded and own("ksic_code") else donor.ksic,
        contact=person(rng),
        phone=f"{donor.phone.split('-')[0]}-{rng.randrange(200, 999)}-{rng.randrange(10_000):04d}",
        email=f"desk{rng.randrange(100)}@twin{rng.randrange(1000)}.example",
        opponent=f"주식회사 {called(rng)}",
        patent=f"10-{rng.randrange(1_700_000, 2_500_000)}" if own("patents") else None,
        sales={year: int(round(won * rng.uniform(0.6, 1.4), -6)) for year, won in _years(own("sales"), donor.sales, shift, rng).items()},
        rnd={year: int(round(won * rng.uniform(0.6, 1.4), -6)) for year, won in _years(own("rnd_investment"), donor.rnd, shift, rng).items()},
        form="individual" if individual else rng.choice(("before", "after")),
        size=own("size_class") or donor.size,
        born=f"{rng.randrange(60, 90)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}",
        former_name=None, former_address=None, english=None, branch_address=None,
    )  # fmt: skip


def stranger(company: Company, rng: random.Random) -> Company:
    """Another company, whose certificate came with the papers by mistake."""
    other = rng.choice([one for one in _DONORS if not one.individual and one.core != company.core])
    return replace(other, core=called(rng), representative=person(rng), brn=business_number(f"{rng.randrange(101, 999)}-86-{rng.randrange(10_000):04d}"))


def _own(golden: Mapping[str, Any]) -> Any:
    """The first value that any paper of the sample gives a field."""

    def value(field: str) -> Any:
        for document in golden["documents"]:
            if document["type"] != "certificate" and (found := document["fields"].get(field, {}).get("value")) not in (None, "", [], {}):
                return found
        return None

    return value


def _moved(day: str | None, shift: timedelta) -> date | None:
    return date.fromisoformat(day) + shift if day else None


def _years(real: Any, donor: Mapping[int, int], shift: timedelta, rng: random.Random) -> dict[int, int]:
    """The donor's amounts for the years that the real table has."""
    years = sorted(int(year) for year in real) if isinstance(real, dict) and real else sorted(donor)
    amounts = [donor[year] for year in sorted(donor)]
    return {year: amounts[n % len(amounts)] for n, year in enumerate(years)}
