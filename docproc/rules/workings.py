"""The answers of one run of the rules, before they are put into words."""

from __future__ import annotations

from dataclasses import dataclass

from docproc.programs import Program
from docproc.rules.caps import add_up
from docproc.rules.fee import subsidy_of
from docproc.rules.outcome import Doubt
from docproc.rules.sensitivity import Settled


@dataclass(frozen=True)
class Workings:
    """By id: the criteria, the rate items, the bonus items; the fee in won and what it might be instead."""

    program: Program
    criteria: dict[str, Settled]
    rate: dict[str, Settled]
    bonus: dict[str, Settled]
    claimed: tuple[str, ...]
    won: int | None
    fee_reason: str
    fee_doubts: tuple[Doubt, ...]
    fee_amounts: tuple[int | None, ...]

    @staticmethod
    def sure(items: dict[str, Settled]) -> set[str]:
        """The items that are met."""
        return {name for name, settled in items.items() if settled.outcome.verdict == "met"}

    @staticmethod
    def open(items: dict[str, Settled]) -> set[str]:
        """The items that a person decides."""
        return {name for name, settled in items.items() if settled.outcome.verdict == "review"}

    @property
    def excluded(self) -> bool:
        """Whether a criterion surely fails that no paper handed in later can cure: then no other one matters."""
        return any(settled.outcome.verdict == "not_met" and not self.program.eligibility[name].supplement for name, settled in self.criteria.items())

    @property
    def confirmed(self) -> int:
        """The confirmed rate in percent."""
        return add_up(self.program, self.program.rate, self.sure(self.rate)).total

    def result(self) -> dict[str, object]:
        """What the case comes to: the figures that the sheet's first page shows."""
        rate, bonus, program = self.program.rate, self.program.bonus, self.program
        return {
            "적합성": {name: settled.outcome.verdict for name, settled in self.criteria.items()},
            "지원비율": (self.confirmed, add_up(program, rate, self.sure(self.rate) | self.open(self.rate)).total),
            "가점": (add_up(program, bonus, self.sure(self.bonus)).total, add_up(program, bonus, self.sure(self.bonus) | self.open(self.bonus)).total),
            "정부지원금": None if self.won is None else subsidy_of(program, self.won, self.confirmed),
        }
