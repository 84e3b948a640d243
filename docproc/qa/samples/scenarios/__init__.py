"""Every sample submission: a function of the seed that returns it, with its verdicts worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

from docproc.qa.samples.scenarios import startups
from docproc.qa.samples.submission import Submission

SCENARIOS: dict[str, Callable[[int], Submission]] = {
    "한빛정밀": startups.ninety,
    "가온테크": startups.three_years,
    "누리솔루션": startups.three_years_and_a_day,
    "미래소재": startups.seven_years,
}
