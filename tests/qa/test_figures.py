"""The arithmetic behind the figures, against values worked out by hand or known from the literature."""

from __future__ import annotations

from typing import Any

import pytest

from docproc.qa.calibration import calibration_error, costs, reliability
from docproc.qa.comparators import edits
from docproc.qa.results import FieldResult
from docproc.qa.significance import mcnemar, wilson
from docproc.table import Said, Share, Table


def field(confidence: float, *, right: bool, status: str = "ok", value: Any = "가") -> FieldResult:
    return FieldResult("c", "g", "d", "court", "가", value if right else "나", status, key="k", file="a.pdf", page=1, confidence=confidence)


def test_mcnemar_is_the_exact_binomial_on_those_that_changed() -> None:
    assert mcnemar(0, 0) == 1.0 and mcnemar(5, 5) == 1.0
    assert mcnemar(1, 9) == mcnemar(9, 1) == pytest.approx(22 / 1024)
    assert mcnemar(0, 5) == pytest.approx(1 / 16) and mcnemar(0, 6) == pytest.approx(1 / 32) and mcnemar(0, 900) < 1e-100


def test_the_wilson_interval_is_the_published_one() -> None:
    low, high = wilson(0, 50)
    assert low == 0 and high == pytest.approx(0.0713, abs=1e-4)
    assert wilson(10, 100) == pytest.approx((0.0552, 0.1744), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_calibration_error_weighs_each_bin_by_its_values() -> None:
    fields = [field(1.0, right=True)] * 3 + [field(1.0, right=False)] + [field(0.55, right=True)] * 4
    assert [(b.count, b.exact) for b in reliability(fields)] == [(4, 4), (4, 3)]
    assert calibration_error(fields) == pytest.approx((4 * 0.45 + 4 * 0.25) / 8)
    assert calibration_error([]) is None and calibration_error([field(0.9, right=True, value=None)]) is None


def test_a_higher_threshold_asks_more_and_is_silently_wrong_less() -> None:
    fields = [field(0.99, right=True), field(0.6, right=False), field(0.97, right=False), field(0.4, right=False, status="check")]
    rows = {c.threshold: c for c in costs(fields)}
    assert (rows[None].flagged, rows[None].silent) == (1, 2)
    assert (rows[0.7].flagged, rows[0.7].silent, rows[0.7].silent_left) == (2, 1, 1)
    assert (rows[0.98].flagged_too, rows[0.98].silent_left) == (3, 0)
    found = [(c.flagged, -c.silent) for c in costs(fields)[1:]]
    assert found == sorted(found)


def test_edits_counts_characters_put_in_taken_out_and_exchanged() -> None:
    assert edits("가나다", "가라다마") == 2 and edits("", "abc") == 3 and edits("같음", "같음") == 0


def test_a_table_whose_rows_do_not_fit_its_heads_is_refused() -> None:
    with pytest.raises(ValueError, match="a row of 1"):
        Table("t", Said("표", "table"), (Said("가", "a"), Said("나", "b")), ((1,),))


def test_a_share_of_nothing_is_a_dash() -> None:
    assert str(Share(0, 0)) == "-" and str(Share(1, 3)) == "33.3 %" and Share(0, 0).ratio is None
