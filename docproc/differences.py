"""What a run changed in results that were there before: under another edition, over other papers, by another reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docproc.model import Case

_RESULTS = {
    "적합성": ("eligibility", lambda c: c.eligibility.verdict, ""),
    "지원비율": ("rate", lambda c: c.rate.confirmed, " %"),
    "가점": ("bonus", lambda c: c.bonus.confirmed, ""),
    "지원금": ("subsidy", lambda c: c.fee.subsidy, "원"),
}
_WORDS = {"met": "적합", "not_met": "부적합", "review": "확인필요", None: "미정"}


@dataclass(frozen=True)
class Change:
    """One case whose result is another than before, in words."""

    case: str
    message: str
    message_en: str


def changes(before: Mapping[str, Case | None], after: Iterable[Case]) -> tuple[Change, ...]:
    """The cases of `after` whose eligibility, rate, bonus or subsidy differs from what `before` holds of them."""
    found = []
    for case in after:
        old = before.get(case.case)
        if old is None:
            continue
        ko, en = [], []
        for name, (english, result, unit) in _RESULTS.items():
            one, other = result(old), result(case)
            if one != other:
                ko.append(f"{name} {_shown(one, unit)} → {_shown(other, unit)}")
                en.append(f"{english} {one} → {other}")
        if ko:
            edition = f" [{old.program} → {case.program}]" if old.program != case.program else ""
            found.append(Change(case.case, f"{case.case}: {', '.join(ko)}{edition}", f"{case.case}: {', '.join(en)}{edition}"))
    return tuple(found)


def doubtful(cases: Iterable[Case]) -> tuple[int, int]:
    """How many values were doubtful, and how many of them needed no person because the results cannot move."""
    asked = [one for case in cases for one in case.attention if one.field is not None]
    return len(asked), sum(not one.decisive for one in asked)


def _shown(value: object, unit: str) -> str:
    if isinstance(value, int):
        return f"{value:,}{unit}"
    return _WORDS.get(value, str(value)) if value is None or isinstance(value, str) else str(value)
