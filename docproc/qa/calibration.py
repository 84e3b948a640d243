"""Whether confidence means what it says, and what each threshold would cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docproc.qa.results import FieldResult

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1.0)


class Bin(NamedTuple):
    """Values whose confidence lies from `low` to below `high` (the last: to 1): how many, how sure, how many exact."""

    low: float
    high: float
    count: int
    confidence: float
    exact: int

    @property
    def accuracy(self) -> float:
        """The share that is exact."""
        return self.exact / self.count


class Cost(NamedTuple):
    """What would be if only values of at least `threshold` were certain. `flagged` and `silent` count by confidence
    alone, `flagged_too` and `silent_left` with the program's own status besides; None: the status alone, as it is."""

    threshold: float | None
    flagged: int
    silent: int
    flagged_too: int
    silent_left: int


def read(fields: Sequence[FieldResult]) -> list[FieldResult]:
    """The fields that hold a value: the confidence of nothing says nothing."""
    return [f for f in fields if f.found not in (None, "", [], {})]


def reliability(fields: Sequence[FieldResult]) -> tuple[Bin, ...]:
    """The bins that hold anything, from the least confidence up."""
    bins = []
    for low, high in zip(EDGES, EDGES[1:]):
        inside = [f for f in read(fields) if low <= f.confidence < high or (high == 1.0 and f.confidence >= 1.0)]
        if inside:
            bins.append(Bin(low, high, len(inside), sum(f.confidence for f in inside) / len(inside), sum(f.exact for f in inside)))
    return tuple(bins)


def calibration_error(fields: Sequence[FieldResult]) -> float | None:
    """The expected calibration error: how far confidence and accuracy lie apart, over all values; None of nothing."""
    bins = reliability(fields)
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.accuracy - b.confidence) for b in bins) / total if total else None


def costs(fields: Sequence[FieldResult]) -> tuple[Cost, ...]:
    """The price of each threshold over all values read: the first row is the program as it is."""
    there = read(fields)
    asked, silent = sum(f.flagged for f in there), sum(f.silent for f in there)
    rows = [Cost(None, asked, silent, asked, silent)]
    for threshold in THRESHOLDS:
        low = [f for f in there if f.confidence < threshold]
        high = [f for f in there if f.confidence >= threshold]
        rows.append(Cost(
            threshold, len(low), sum(not f.exact for f in high),
            len(low) + sum(f.flagged for f in high), sum(f.silent for f in high),
        ))  # fmt: skip
    return tuple(rows)
