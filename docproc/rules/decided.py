"""What a case comes to once a reviewer has decided: the verdicts of the sheet in the place of the program's."""

from __future__ import annotations

from collections.abc import Mapping

from docproc.model import Case, Fee, Frozen, VerdictWord
from docproc.programs import Program
from docproc.rules.caps import add_up
from docproc.rules.fee import fee as shares


class Decided(Frozen):
    """The figures after the reviewer's verdicts; `overruled` counts the verdicts that differ from the program's."""

    eligibility: VerdictWord
    rate_confirmed: int
    rate_possible: int
    bonus_confirmed: int
    bonus_possible: int
    fee: Fee
    overruled: int = 0


def decide(case: Case, program: Program, verdicts: Mapping[str, VerdictWord] | None = None) -> Decided:
    """Adds up again with `verdicts` (`rate/venture` → `met` …; by default those entered in the case's sheet).

    The same limits, ceiling and cap as `judge`; a pure function of the record.
    """
    chosen = entered_verdicts(case) if verdicts is None else verdicts
    criteria = {v.id: chosen.get(f"eligibility/{v.id}", v.verdict) for v in case.eligibility.criteria}
    rate = {v.id: chosen.get(f"rate/{v.id}", v.verdict) for v in case.rate.items}
    bonus = {v.id: chosen.get(f"bonus/{v.id}", v.verdict) for v in case.bonus.items}
    words = set(criteria.values())
    sure, most = (add_up(program, program.rate, _of(rate, *kinds)).total for kinds in (("met",), ("met", "review")))
    before = {
        **{f"eligibility/{v.id}": v.verdict for v in case.eligibility.criteria},
        **{f"rate/{v.id}": v.verdict for v in case.rate.items},
        **{f"bonus/{v.id}": v.verdict for v in case.bonus.items},
    }
    return Decided(
        eligibility="not_met" if "not_met" in words else "review" if "review" in words else "met",
        rate_confirmed=sure,
        rate_possible=most,
        bonus_confirmed=add_up(program, program.bonus, _of(bonus, "met")).total,
        bonus_possible=add_up(program, program.bonus, _of(bonus, "met", "review")).total,
        fee=shares(program, case.fee.estimate, sure, case.fee.note),
        overruled=sum(before.get(key, word) != word for key, word in chosen.items()),
    )


def entered_verdicts(case: Case) -> dict[str, VerdictWord]:
    """The verdicts that a reviewer entered and that still hold, by `section/id`."""
    return {entry.where: entry.value for entry in case.entries if entry.kind == "verdict" and entry.holds}  # type: ignore[misc]


def _of(verdicts: Mapping[str, VerdictWord], *words: str) -> set[str]:
    return {name for name, verdict in verdicts.items() if verdict in words}
