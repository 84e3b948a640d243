"""What a case comes to once a reviewer has decided: the verdicts of the sheet in the place of the program's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from docproc.glossary import VERDICTS
from docproc.model import Case, Fee, Frozen, ItemVerdict, Verdict, VerdictWord
from docproc.programs import Program, Table
from docproc.rules.caps import add_up
from docproc.rules.fee import fee as shares

V = TypeVar("V", bound=Verdict)


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


def as_decided(case: Case, program: Program) -> Case:
    """`case` as it stands once a reviewer has decided: their verdicts, the points and figures that follow, and in each
    sentence what the program had said. Nothing entered, nothing changed."""
    chosen = entered_verdicts(case)
    if not chosen:
        return case
    now = decide(case, program, chosen)
    criteria = tuple(_overruled(one, chosen.get(f"eligibility/{one.id}")) for one in case.eligibility.criteria)
    rate = _counted([_overruled(one, chosen.get(f"rate/{one.id}")) for one in case.rate.items], program, program.rate)
    bonus = _counted([_overruled(one, chosen.get(f"bonus/{one.id}")) for one in case.bonus.items], program, program.bonus)
    return case.model_copy(
        update={
            "eligibility": case.eligibility.model_copy(update={"verdict": now.eligibility, "criteria": criteria}),
            "rate": case.rate.model_copy(update={"confirmed": now.rate_confirmed, "possible": now.rate_possible, "items": rate}),
            "bonus": case.bonus.model_copy(update={"confirmed": now.bonus_confirmed, "possible": now.bonus_possible, "items": bonus}),
            "fee": now.fee,
        }
    )


def _overruled(verdict: V, word: VerdictWord | None) -> V:
    """The verdict with the reviewer's word in place of the program's."""
    if word is None or word == verdict.verdict:
        return verdict
    reason = f"검토자 판정입니다(프로그램은 '{VERDICTS[verdict.verdict]}'). {verdict.reason}"
    return verdict.model_copy(update={"verdict": word, "reason": reason, "question": None})


def _counted(items: Sequence[ItemVerdict], program: Program, table: Table) -> tuple[ItemVerdict, ...]:
    """The items with the points that each adds under the limits."""
    points = add_up(program, table, {item.id for item in items if item.verdict == "met"}).points
    return tuple(item.model_copy(update={"points": points.get(item.id, 0)}) for item in items)


def entered_verdicts(case: Case) -> dict[str, VerdictWord]:
    """The verdicts that a reviewer entered and that still hold, by `section/id`."""
    return {entry.where: entry.value for entry in case.entries if entry.kind == "verdict" and entry.holds}  # type: ignore[misc]


def _of(verdicts: Mapping[str, VerdictWord], *words: str) -> set[str]:
    return {name for name, verdict in verdicts.items() if verdict in words}
