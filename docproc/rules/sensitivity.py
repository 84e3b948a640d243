"""Ask only when the answer changes: every plausible reading of a doubtful field is tried.

A rule names the doubtful fields it waits for; each is replaced by every reading that cannot be ruled out and
the rule is run again. Where all readings end in one answer, that answer stands and no person is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any, Generic, Protocol, TypeVar

from docproc.model import Field
from docproc.rules.facts import Facts
from docproc.rules.identity import applicant
from docproc.rules.outcome import Doubt, Outcome

LIMIT = 240
"""So many readings are tried for one answer; past it a person is asked."""

_CLOSED: dict[str, tuple[Any, ...]] = {
    "technology_kind": ("patent", "utility_model", "trade_secret", "technical_data", "multiple"),
    "legal_claim_count": (1, 2, 3),
    "dispute_kind": ("civil_suit", "mediation"),
    "applicant_kind": ("party", "committee"),
    "entity_kind": ("corporation", "individual"),
    "size_class": ("medium", "small", "micro"),
    "mediation_body": ("sme_technology", "win_win", "subcontracting", "invention", "industrial_technology", "other"),
}
_YES_NO = ("arrears", "sealed", "is_sme", "collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")
_AMOUNTS = ("claim_amount", "sales", "rnd_investment", "total_assets", "net_income", "fiscal_year", "employee_count")
_LISTS = ("patents", "claimed_rate_items")
_ANOTHER = "\ufffd"
"""A text that is none of the expected ones."""


class _Doubtful(Protocol):
    @property
    def doubts(self) -> tuple[Doubt, ...]: ...


R = TypeVar("R", bound=_Doubtful)


@dataclass(frozen=True)
class Leaf(Generic[R]):
    """What the rule answers under one set of supposed readings."""

    supposed: tuple[tuple[Doubt, Any], ...]
    answer: R


class _TooMany(Exception):
    """More readings than can be tried."""


def explore(facts: Facts, rule: Callable[[Facts], R]) -> tuple[Leaf[R], ...] | None:
    """Every answer of `rule` over the plausible readings of what it doubts; None where they are too many.

    The first leaf is the one of the values as read.
    """
    leaves: list[Leaf[R]] = []
    tried = 0

    def follow(at: Facts, supposed: tuple[tuple[Doubt, Any], ...]) -> None:
        nonlocal tried
        tried += 1
        if tried > LIMIT:
            raise _TooMany
        answer = rule(at)
        open_ = [doubt for doubt in answer.doubts if doubt not in at.supposed]
        if not open_:
            leaves.append(Leaf(supposed, answer))
            return
        doubt = open_[0]
        for value in plausible(facts, doubt):
            follow(at.supposing(doubt, value), (*supposed, (doubt, value)))

    try:
        follow(facts, ())
    except _TooMany:
        return None
    return tuple(leaves)


@dataclass(frozen=True)
class Settled:
    """An answer after all readings were tried. `doubts` are the fields that were tried; `open` says that they
    lead to different answers; `leaves` are the answers."""

    outcome: Outcome
    doubts: tuple[Doubt, ...] = ()
    open: bool = False
    leaves: tuple[Leaf[Outcome], ...] = ()


def settle(facts: Facts, rule: Callable[[Facts], Outcome]) -> Settled:
    """The answer of `rule`, decided where every plausible reading decides it alike."""
    as_read = rule(facts)
    if not as_read.doubts:
        return Settled(as_read)
    leaves = explore(facts, rule)
    if leaves is None:
        return Settled(as_read, as_read.doubts, open=True)
    doubts = tuple(dict.fromkeys(doubt for leaf in leaves for doubt, _ in leaf.supposed))
    verdicts = {leaf.answer.verdict for leaf in leaves}
    if len(verdicts) > 1:
        return Settled(as_read, doubts, open=True, leaves=leaves)
    first = leaves[0].answer
    if first.verdict == "review":
        return Settled(replace(as_read, doubts=()), doubts, leaves=leaves)
    sure = first.reason.rstrip(".")
    return Settled(replace(first, reason=f"{sure}(흐린 글자가 있으나 어느 값이라도 같습니다)."), doubts, leaves=leaves)


def plausible(facts: Facts, doubt: Doubt) -> tuple[Any, ...]:
    """The readings of a doubtful field that cannot be ruled out, the one that was read first.

    With two readers' readings the truth is sought where they differ; with one reader's, or none, the field may
    be anything: its extremes and its whole closed list stand for that.
    """
    field = facts.field(*doubt)
    read = tuple(frozen(value) for value in (field.value, *field.alternatives) if value is not None)
    name = doubt.field
    if not read:
        read = (None,)  # perhaps nothing stands there at all
    if name in _YES_NO:
        return _once(*(value for value in read if isinstance(value, bool)), True, False)
    if field.alternatives and field.value is not None:
        if all(isinstance(value, date) for value in read):
            return _once(*read, *_mixed(read))
        return _once(*read)
    if name in _CLOSED:
        return _once(*read, *_CLOSED[name])
    if _is_date(name, field):
        today = (facts.at,) if facts.at else ()
        return _once(*read, date(1900, 1, 1), *today, date(2999, 12, 31))
    if name in _AMOUNTS or isinstance(read[0], (int, float)):
        return _once(*read, 0, 10**12)
    if name in _LISTS or isinstance(read[0], (list, tuple)):
        return _once(*read, ())
    return _once(*read, _ANOTHER, *((_our_value(facts, name),) if _our_value(facts, name) else ()))


def _is_date(name: str, field: Field[Any]) -> bool:
    return isinstance(field.value, date) or name.endswith(("_date", "_from", "_until"))


def _our_value(facts: Facts, name: str) -> str | None:
    """What an unread name or number would say were the paper the applicant's."""
    us = applicant(facts)
    if name in ("company_name", "plaintiff_name", "applicant_name"):
        return us.names[0]
    if name == "business_registration_number":
        return us.business_registration_number
    return us.representatives[0] if name == "representative_name" and us.representatives else None


def _mixed(read: tuple[date, ...]) -> tuple[date, ...]:
    """Dates made of the readings' digits; where they differ in one digit only, any digit may stand there."""
    texts = [value.isoformat() for value in read]
    differing = [place for place in range(10) if len({text[place] for text in texts}) > 1]
    choices = ["".join(sorted({text[place] for text in texts})) for place in differing]
    if len(differing) == 1:
        choices = ["0123456789"]
    found = []
    for digits in product(*choices):
        text = list(texts[0])
        for place, digit in zip(differing, digits, strict=True):
            text[place] = digit
        try:
            found.append(date.fromisoformat("".join(text)))
        except ValueError:
            continue
    return tuple(found)


def frozen(value: Any) -> Any:
    """Lists, and the mappings in them, as tuples: something that can be compared and kept."""
    if isinstance(value, dict):
        return tuple(value.items())
    return tuple(frozen(one) for one in value) if isinstance(value, (list, tuple)) else value


def _once(*values: Any) -> tuple[Any, ...]:
    """Each value once, in order; `1` and `True` are two."""
    return tuple({(type(value), value): value for value in values}.values())
