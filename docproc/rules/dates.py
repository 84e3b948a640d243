"""Dates as law has them: years within a founding, looking back from the application, printed periods.

Civil Act Art. 157 (the first day is not counted), 159 and 160 (calendar reckoning); no extension by holidays
(Art. 161), for a company's age is a status and not an act. All days are counted in.
"""

from __future__ import annotations

from datetime import date, timedelta

NEAR = 7
"""Within so many days of a boundary a sentence gives the exact count of days."""


def last_day_within(start: date, years: int) -> date:
    """The last day that lies within `years` of `start`: the anniversary itself, counted in.

    From 29 February one counts from 1 March; 28 February 2021 and three years end on 29 February 2024.
    """
    counted_from = start + timedelta(days=1)
    # 29 February has no counterpart in most years; the eve of 1 March is then the month's last day.
    if (counted_from.month, counted_from.day) == (2, 29):
        try:
            return counted_from.replace(year=counted_from.year + years) - timedelta(days=1)
        except ValueError:
            return date(counted_from.year + years, 2, 28)
    return counted_from.replace(year=counted_from.year + years) - timedelta(days=1)


def within_years(start: date, at: date, years: int) -> bool:
    """Whether `at` lies between `start` and the last day within `years` of it, both counted in."""
    return start <= at <= last_day_within(start, years)


def earliest_within(at: date, years: int) -> date:
    """The earliest day D such that `at` still lies within `years` of D ("최근 2년 이내")."""
    day = date(at.year - years, at.month, min(at.day, 28)) - timedelta(days=2)
    while not within_years(day, at, years):
        day += timedelta(days=1)
    return day


def days_between(day: date, boundary: date) -> int:
    """How many days `day` lies before (positive) or after (negative) `boundary`."""
    return (boundary - day).days


def near(day: date, boundary: date) -> str:
    """` (기준일까지 N일)` where `day` is within a week of `boundary`, else nothing."""
    left = days_between(day, boundary)
    if abs(left) > NEAR:
        return ""
    if left == 0:
        return "(마지막 날)"
    return f"(기준일까지 {left}일 남음)" if left > 0 else f"(기준일을 {-left}일 넘김)"
