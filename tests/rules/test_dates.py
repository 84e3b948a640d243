"""Years are counted as the Civil Act counts them, with both ends of every period in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.rules.dates import earliest_within, last_day_within, near, within_years

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 12, 31))


@pytest.mark.parametrize(
    ("start", "three", "seven"),
    [
        ("2020-09-14", "2023-09-14", "2027-09-14"),
        ("2020-02-28", "2023-02-28", "2027-02-28"),
        ("2020-02-29", "2023-02-28", "2027-02-28"),
        ("2021-02-28", "2024-02-29", "2028-02-29"),
        ("2016-02-29", "2019-02-28", "2023-02-28"),
        ("2020-12-31", "2023-12-31", "2027-12-31"),
        ("2021-09-06", "2024-09-06", "2028-09-06"),
    ],
)
def test_three_and_seven_years_end_on_the_anniversary_counted_in(start: str, three: str, seven: str) -> None:
    day = date.fromisoformat(start)
    assert (last_day_within(day, 3).isoformat(), last_day_within(day, 7).isoformat()) == (three, seven)


@pytest.mark.parametrize(("at", "earliest"), [("2023-10-16", "2021-10-16"), ("2024-02-29", "2022-02-28"), ("2024-03-01", "2022-03-01"), ("2023-10-10", "2021-10-10")])
def test_looking_back_two_years_reaches_the_same_day(at: str, earliest: str) -> None:
    assert earliest_within(date.fromisoformat(at), 2) == date.fromisoformat(earliest)


@given(start=DAYS, years=st.integers(1, 10))
def test_the_last_day_is_within_and_the_next_is_not(start: date, years: int) -> None:
    last = last_day_within(start, years)
    assert within_years(start, last, years)
    assert not within_years(start, date.fromordinal(last.toordinal() + 1), years)
    assert not within_years(start, date.fromordinal(start.toordinal() - 1), years)


@given(at=DAYS, years=st.integers(1, 10))
def test_the_earliest_day_is_within_and_the_day_before_is_not(at: date, years: int) -> None:
    earliest = earliest_within(at, years)
    assert within_years(earliest, at, years)
    assert not within_years(date.fromordinal(earliest.toordinal() - 1), at, years)


@given(start=DAYS, years=st.integers(1, 10))
def test_an_older_company_never_has_more_time_left(start: date, years: int) -> None:
    assert last_day_within(start, years) <= last_day_within(date.fromordinal(start.toordinal() + 1), years)


def test_within_a_week_of_a_boundary_the_days_are_counted() -> None:
    boundary = date(2023, 9, 20)
    assert near(date(2023, 9, 20), boundary) == "(마지막 날)"
    assert near(date(2023, 9, 13), boundary) == "(기준일까지 7일 남음)"
    assert near(date(2023, 9, 21), boundary) == "(기준일을 1일 넘김)"
    assert near(date(2023, 9, 12), boundary) == ""
