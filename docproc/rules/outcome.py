"""What one rule says of one question, and how several such answers become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from docproc.model import Evidence, VerdictWord


class Doubt(NamedTuple):
    """A field with status `check` that a rule needed: the document's index and the field's name."""

    document: int
    field: str


@dataclass(frozen=True)
class Outcome:
    """A verdict with its sentence and proof. `doubts` are the doubtful fields it waits for, `reading` the
    question of the announcement (`Q1` …) whose reading decided it."""

    verdict: VerdictWord
    reason: str
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reading: str | None = None

    def saying(self, reason: str) -> Outcome:
        """The same verdict with another sentence."""
        return replace(self, reason=reason)


def met(reason: str, *evidence: Evidence, reading: str | None = None) -> Outcome:
    """Proved by `evidence`, read with confidence."""
    return Outcome("met", reason, evidence, reading=reading)


def not_met(reason: str, *evidence: Evidence, reading: str | None = None) -> Outcome:
    """Evidence read with confidence shows that it fails."""
    return Outcome("not_met", reason, evidence, reading=reading)


def review(reason: str, *evidence: Evidence, doubts: Iterable[Doubt] = (), reading: str | None = None) -> Outcome:
    """A person decides: evidence missing, doubtful or contradictory."""
    return Outcome("review", reason, evidence, tuple(doubts), reading)


_WEAKEST = ("not_met", "review", "met")


def together(*outcomes: Outcome) -> Outcome:
    """All must hold: the weakest verdict with its sentence, the evidence of all (what decides
    first), the doubts of the open ones.

    Where all are met, the last one's sentence stands: put last what decides.
    """
    weakest = min(outcomes, key=lambda one: _WEAKEST.index(one.verdict))
    if weakest.verdict == "met":
        weakest = next((one for one in reversed(outcomes) if one.reason), outcomes[-1])
    evidence = tuple(dict.fromkeys(proof for one in (weakest, *outcomes) for proof in one.evidence))
    doubts = () if weakest.verdict != "review" else tuple(dict.fromkeys(doubt for one in outcomes for doubt in one.doubts))
    reading = weakest.reading or next((one.reading for one in outcomes if one.reading), None)
    if any(one.verdict == "review" and not one.doubts for one in outcomes):
        doubts = ()  # whatever the doubtful fields say, a person is needed
    return Outcome(weakest.verdict, weakest.reason, evidence, doubts, reading)


def best(outcomes: Iterable[Outcome]) -> Outcome | None:
    """One is enough: the strongest verdict with its sentence; None of nothing.

    While it is open, the doubts of every open answer count, for any of them may decide it.
    """
    answers = list(outcomes)
    if not answers:
        return None
    strongest = max(answers, key=lambda one: _WEAKEST.index(one.verdict))
    if strongest.verdict != "review":
        return strongest
    doubts = tuple(dict.fromkeys(doubt for one in answers for doubt in one.doubts))
    return replace(strongest, doubts=doubts)
