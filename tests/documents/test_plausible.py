"""Periods that offices print, and those that a misread digit makes."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.box import Box
from docproc.documents.plausible import doubtful_dates, usual_term
from docproc.model import Field, Source


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2023, 4, 1), date(2024, 3, 31)),
        (date(2021, 9, 6), date(2022, 3, 31)),
        (date(2021, 12, 14), date(2024, 12, 14)),
        (date(2022, 3, 20), date(2025, 3, 19)),
        (date(2020, 2, 29), date(2023, 2, 28)),
        (date(2018, 8, 25), date(2020, 8, 24)),
    ],
)
def test_a_period_as_printed_on_real_papers_is_usual(start: date, end: date) -> None:
    assert usual_term(start, end)


@pytest.mark.parametrize(("start", "end"), [(date(2023, 4, 7), date(2024, 4, 1)), (date(2022, 3, 20), date(2025, 8, 19)), (date(2005, 3, 20), date(2025, 3, 19))])
def test_a_period_with_a_misread_digit_is_not(start: date, end: date) -> None:
    assert not usual_term(start, end)


def field(day: date, source: Source) -> Field[date]:
    return Field(value=day, status="ok", confidence=0.98, page=1, bbox=Box(0, 0, 9, 9), source=source)


@pytest.mark.parametrize(("source", "status"), [(Source.OCR, "check"), (Source.TEXT, "ok")])
def test_an_odd_period_is_asked_about_only_where_it_was_read_from_pixels(source: Source, status: str) -> None:
    dates = {"valid_from": field(date(2023, 4, 7), source), "valid_until": field(date(2024, 4, 1), source)}
    assert {f.status for f in doubtful_dates(dates).values()} == {status}


def test_nothing_was_issued_in_the_future() -> None:
    assert doubtful_dates({"issued_date": field(date(2093, 4, 7), Source.OCR)})["issued_date"].status == "check"
