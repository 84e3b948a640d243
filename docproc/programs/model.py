"""What an edition of the announcement says: frozen and typed, each line with the clause it comes from."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from pydantic import Field as attribute
from pydantic import model_validator

from docproc.model import Frozen, Part

# The conditions an item can name, and what the item must say for each. The functions are in `rules`.
CONDITIONS: dict[str, tuple[str, ...]] = {
    "founded_within": ("within_years",),
    "valid_on": (),
    "in_force_on": (),
    "event_within": ("within_years",),
    "investment_within": ("within_years",),
    "mediation_within": ("within_years", "body"),
    "evidence": (),
    "designation": (),
    "disabled_owner": (),
    "excellent_completion": (),
    "listed_region": (),
    "operator_check": (),
}


def _with_ids(entries: Any) -> Any:
    """The entries of a mapping, each knowing the key it stands under."""
    if not isinstance(entries, dict):
        return entries
    return {key: {"id": key, **entry} if isinstance(entry, dict) else entry for key, entry in entries.items()}


class Item(Frozen):
    """A preference: points (percent or bonus points) under a named condition.

    `within_years` and `over_years` bound a founding or event date, `body` names a mediation body,
    `subject_needs` and `subject_excludes` are words of a mediated case, `proof` the paper annex 4 or 5 asks for.
    """

    id: str
    label: str
    points: int = attribute(gt=0)
    condition: str
    clause: str
    proof: str
    group: str | None = None
    within_years: int | None = attribute(default=None, gt=0)
    over_years: int | None = attribute(default=None, gt=0)
    body: str | None = None
    subject_needs: tuple[str, ...] = ()
    subject_excludes: tuple[str, ...] = ()
    reading: str | None = None


class Group(Frozen):
    """Items that count together at most so many times, or for at most so many points."""

    id: str
    label: str
    at_most_items: int | None = attribute(default=None, gt=0)
    at_most_points: int | None = attribute(default=None, gt=0)


class Table(Frozen):
    """A table of preferences: what everyone has, what all items together reach at most, the items in order."""

    base: int = attribute(ge=0)
    ceiling: int = attribute(ge=0)
    clause: str
    groups: dict[str, Group] = {}
    items: dict[str, Item] = {}

    @model_validator(mode="before")
    @classmethod
    def _name_the_entries(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {**data, **{key: _with_ids(data[key]) for key in ("groups", "items") if key in data}}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.ceiling < self.base:
            raise ValueError(f"ceiling {self.ceiling} is below base {self.base}")
        return self


class FeeKind(Frozen):
    """The fee in won before VAT for one kind of technology, by the number of legal clauses (`1`, `2`)."""

    label: str
    one: int | None = attribute(default=None, alias="1")
    two: int | None = attribute(default=None, alias="2")
    negotiated: bool = False

    def of(self, clauses: int) -> int | None:
        """The published fee for `clauses` legal clauses; None where it is negotiated."""
        return {1: self.one, 2: self.two}.get(clauses)

    @model_validator(mode="after")
    def _priced_or_negotiated(self) -> Self:
        if self.negotiated == (self.one is not None and self.two is not None):
            raise ValueError("either both fees ('1' and '2') or negotiated: true")
        return self


class FeeTable(Frozen):
    """The published fees and the VAT that the company always pays."""

    clause: str
    vat_percent: int = attribute(ge=0)
    kinds: dict[str, FeeKind]


class SubsidyCap(Frozen):
    """The most the government pays, in won, at the base rate and at the ceiling."""

    at_base_rate: int
    at_ceiling: int
    clause: str


class Budget(Frozen):
    """The whole budget in won."""

    amount: int
    clause: str


class Receipt(Frozen):
    """From when applications are received; there is no closing day but the end of the budget."""

    since: date = attribute(alias="from")
    clause: str
    text: str


class Office(Frozen):
    """Who runs the programme and where papers are sent (신청방법, 문의처)."""

    organisation: str
    department: str
    telephones: tuple[str, ...]
    email: str
    clause: str


class Selection(Frozen):
    """The second step: points by item, the pass mark and how many reviewers there must be."""

    clause: str
    items: dict[str, int]
    pass_mark: int
    minimum_reviewers: int


class Criterion(Frozen):
    """A criterion of step 1 or an exclusion; `person` says that no paper can decide it, `supplement` that a
    paper handed in later can cure it (보완)."""

    id: str
    label: str
    clause: str
    person: bool = False
    supplement: bool = False


class MediationBody(Frozen):
    """A body whose mediation or arbitration makes a company eligible."""

    label: str
    clause: str


class RequiredDocument(Frozen):
    """A paper to be handed in: `always`, for a `civil_suit`, for a `mediation`, or only `if_any`."""

    part: Part
    label: str
    clause: str
    when: str = attribute(pattern="^(always|civil_suit|mediation|if_any)$")


class ExcludedIndustries(Frozen):
    """KSIC codes that are not supported, and words of a business that make a person look."""

    clause: str
    codes: dict[str, str]
    words: tuple[str, ...]


class CrisisRegion(Frozen):
    """An area in crisis from one day to another, both counted in; `words` stand in its addresses."""

    name: str
    words: tuple[str, ...]
    since: date = attribute(alias="from")
    until: date


class ReadingChoice(Frozen):
    """A place where the announcement can be read in more than one way: which reading is taken and why."""

    question: str
    taken: str
    options: dict[str, str]
    why: str

    @model_validator(mode="after")
    def _taken_is_an_option(self) -> Self:
        if self.taken not in self.options:
            raise ValueError(f"taken: '{self.taken}' is none of the options {', '.join(self.options)}")
        return self


class Program(Frozen):
    """One edition of the announcement, in force from `since` until the edition that replaces it."""

    id: str
    since: date = attribute(alias="from")
    replaces: str | None = None
    titles: dict[str, str]
    announced: date
    receipt: Receipt
    office: Office
    rate: Table
    bonus: Table
    fee: FeeTable
    subsidy_cap: SubsidyCap
    budget: Budget
    selection: Selection
    eligibility: dict[str, Criterion]
    mediation_bodies: dict[str, MediationBody]
    required_documents: dict[str, RequiredDocument]
    excluded_industries: ExcludedIndustries
    crisis_regions: tuple[CrisisRegion, ...] = ()
    readings: dict[str, ReadingChoice]

    @model_validator(mode="before")
    @classmethod
    def _name_the_criteria(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "eligibility" not in data:
            return data
        return {**data, "eligibility": _with_ids(data["eligibility"])}

    def reading(self, question: str) -> str:
        """The reading taken of `question` (`Q1` …); `a` where this edition does not ask it."""
        choice = self.readings.get(question)
        return choice.taken if choice else "a"

    def taking(self, question: str, option: str) -> Program:
        """The same edition with the other reading `option` of `question`; KeyError where there is none."""
        choice = self.readings[question]
        if option not in choice.options:
            raise KeyError(f"{question} has no option {option!r}")
        other = choice.model_copy(update={"taken": option})
        return self.model_copy(update={"readings": {**self.readings, question: other}})

    def label(self, item: str) -> str:
        """The Korean name of a rate item, bonus item or criterion; the id itself where it is unknown."""
        for table in (self.rate.items, self.bonus.items, self.eligibility):
            if item in table:
                return table[item].label
        return item
