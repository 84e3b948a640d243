"""A reader that is broken on purpose is caught by the numbers made for it, and by those alone."""

from __future__ import annotations

from docproc.qa import tables
from docproc.qa.calibration import calibration_error, costs
from docproc.qa.comparators import kind_of
from docproc.qa.confusions import confusions
from docproc.qa.results import Report
from docproc.qa.snapshots import Difference, difference, snapshot
from docproc.table import Faults, Share
from tests.qa.readers import boasting, dropping, fields, goldens, measured, swapping_digits, unsure


def against_perfect(report: Report) -> Difference:
    perfect = snapshot(measured(), made="then", program="1")
    return difference(perfect, snapshot(report, made="now", program="2"))


def asked_by_the_goldens() -> int:
    """Values that stand on a paper of samples/ and are for a person all the same, because what they hang on cannot be read."""
    return sum(field["status"] == "check" and field["value"] is not None for golden in goldens() for _, field in fields(golden))


def test_a_perfect_reader_is_faultless_in_every_number() -> None:
    totals = measured().totals()
    assert totals["exact"] == totals["fields"] > 1500 and totals["documents_right"] == totals["documents"] == totals["documents_found"]
    assert totals["silent_errors"] == totals["verdict_silent_errors"] == 0 and totals["flagged"] == asked_by_the_goldens() and totals["weighted"] == 1
    assert totals["cases_untouched"] == totals["cases_answered"] == totals["cases"]


def test_digits_swapped_at_one_percent_show_as_silent_errors_in_days_numbers_and_amounts() -> None:
    report = measured(swapping_digits(0.01))
    silent = [f for f in report.fields if f.silent]
    digits = [f for f in silent if kind_of(f.field) in ("date", "number", "amount")]
    assert len(silent) == report.totals()["silent_errors"] > 20 and len(digits) / len(silent) > 0.7
    by_kind = {row[0]: row for row in tables.by_kind(report).rows}
    assert _exact(by_kind["number"]) < 0.97 < _exact(by_kind["company"]) == 1.0
    changed = against_perfect(report)
    assert changed.significantly_worse and len(changed.worse) == len(silent) and not changed.better
    assert {c.kind for c in confusions(report)} >= {"characters"} and all(c.silent for c in confusions(report))


def test_a_dropped_field_stands_first_in_the_table_by_field_and_is_no_silent_error_where_it_is_asked_about() -> None:
    report = measured(dropping("valid_until", "check"))
    held = [f for f in report.fields if f.field == "valid_until" and f.expected is not None]
    assert held and not any(f.exact for f in held)
    assert report.totals()["silent_errors"] == 0 and report.totals()["exact"] == len(report.fields) - len(held)
    assert report.totals()["flagged"] == sum(f.field == "valid_until" for f in report.fields) + asked_by_the_goldens()
    assert tables.by_field(report).rows[0][2] == "valid_until"
    assert against_perfect(report).counts["not_silent"] == (0, 0) and against_perfect(report).significantly_worse


def test_a_dropped_field_that_is_said_to_be_empty_is_silent_every_time() -> None:
    report = measured(dropping("valid_until", "ok"))
    assert report.totals()["silent_errors"] == sum(f.field == "valid_until" and f.expected is not None for f in report.fields)
    row = tables.by_field(report).rows[0]
    assert row[2] == "valid_until" and isinstance(row[-1], Faults) and row[-1].count > 0 and row[-1].anchor in tables.listed(report)


def test_inflated_confidence_shows_in_the_calibration_and_the_thresholds_alone() -> None:
    honest, boastful = measured(unsure(0.1)), measured(unsure(0.1), boasting)
    assert honest.totals() == boastful.totals()
    error, inflated = calibration_error(honest.fields), calibration_error(boastful.fields)
    assert error is not None and inflated is not None and inflated > error + 0.02
    strict, loose = costs(honest.fields), costs(boastful.fields)
    assert strict[0] == loose[0]  # as it is, the status still asks
    at = next(n for n, c in enumerate(strict) if c.threshold == 0.9)
    assert strict[at].silent == 0 < loose[at].silent
    assert not against_perfect(honest).counts["not_silent"][1]


def _exact(row: tuple[object, ...]) -> float:
    share = row[2]
    assert isinstance(share, Share) and share.ratio is not None
    return share.ratio
