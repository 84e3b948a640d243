"""The nouns of a comparison: what became of each golden field, document, verdict and case.

A *silent error* is a wrong value marked `ok`, or a wrong verdict that is not `review`: the worst result.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from docproc.qa.comparators import closeness, same, weight

Outcome = Literal["right", "asked", "wrong", "silent"]
"""right and certain · right, yet a person is asked · wrong or unread, a person is asked · wrong and certain."""
Bbox = tuple[float, float, float, float]


class Place(NamedTuple):
    """Where a value stands: page of its file from 1, box in points as displayed; None where only the page is known."""

    page: int
    bbox: Bbox | None


@dataclass(frozen=True)
class FieldResult:
    """One field of one golden document; or an `ok` field of a document that is none (`unexpected`), which counts as
    silently wrong. `key` names it in every run over the same samples."""

    case: str
    grade: str
    document: str
    field: str
    expected: Any
    found: Any
    status: str
    key: str
    file: str
    page: int
    confidence: float = 0.0
    expected_at: Place | None = None
    found_at: Place | None = None
    unexpected: bool = False

    @cached_property
    def exact(self) -> bool:
        """Whether the value is the golden one (`comparators.same`)."""
        return not self.unexpected and same(self.field, self.expected, self.found)

    @property
    def closeness(self) -> float:
        """How near the value is to the golden one, 0 to 1."""
        return 0.0 if self.unexpected else closeness(self.field, self.expected, self.found)

    @property
    def weight(self) -> float:
        """What a wrong value of this field weighs."""
        return weight(self.field)

    @property
    def flagged(self) -> bool:
        """Whether a person is shown it."""
        return self.status != "ok"

    @property
    def silent(self) -> bool:
        """Wrong, and the program stands behind it."""
        return not self.exact and not self.flagged

    @property
    def needless(self) -> bool:
        """Right, but a person is asked."""
        return self.exact and self.flagged

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return ("asked" if self.flagged else "right") if self.exact else ("wrong" if self.flagged else "silent")

    @property
    def where(self) -> str:
        """File and page."""
        return f"{self.file} {self.page}쪽"


@dataclass(frozen=True)
class VerdictResult:
    """One verdict or figure of the judgement."""

    case: str
    grade: str
    section: str
    id: str
    expected: Any
    found: Any
    open: bool = False
    """A figure that an item left for review may still move: `confirmed` counts only what is met by now."""

    @property
    def right(self) -> bool:
        """Whether the golden record says the same."""
        return self.expected == self.found

    @property
    def silent(self) -> bool:
        """Wrong, and not left to a person (a verdict for review, a figure left open)."""
        return not self.right and self.found not in ("review", None) and not self.open

    @property
    def key(self) -> str:
        """Its name within the case."""
        return f"{self.section}.{self.id}"


class DocumentResult(NamedTuple):
    """One golden document: `right` where type and pages are exact, `found` where one of its type overlaps it. `read_as`
    is the type of what stands on its pages otherwise."""

    case: str
    grade: str
    name: str
    right: bool
    note: str
    found: bool = True
    read_as: str = ""


class Unexpected(NamedTuple):
    """A recognised document that no golden one answers to."""

    case: str
    grade: str
    name: str
    file: str
    pages: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.case} {self.name} {self.file} {list(self.pages)}"


def asks(code: str, document: int | None, decisive: bool) -> bool:
    """Whether an entry of a record's `attention` is a question about its papers. What no paper can tell (conflicts of
    interest, whether the company is still open) is looked up for every case alike and says nothing of the reading."""
    return decisive and not (code == "person_decides" and document is None)


class CaseResult(NamedTuple):
    """One submission: how many questions about its papers it puts to a person that decide something, and how many verdicts
    are left to a person that its papers would have answered (the golden record decides them)."""

    case: str
    grade: str
    questions: int
    undecided: int

    @property
    def untouched(self) -> bool:
        """No question about its papers is asked that decides anything."""
        return self.questions == 0

    @property
    def answered(self) -> bool:
        """Every verdict is given that the papers allow to give."""
        return self.undecided == 0


@dataclass
class Report:
    """All that a comparison found."""

    fields: list[FieldResult] = field(default_factory=list)
    verdicts: list[VerdictResult] = field(default_factory=list)
    documents: list[DocumentResult] = field(default_factory=list)
    unexpected: list[Unexpected] = field(default_factory=list)
    cases: list[CaseResult] = field(default_factory=list)
    missing_cases: list[str] = field(default_factory=list)
    gold: str = ""
    """A digest of the golden records."""

    def wrong(self) -> list[str]:
        """A line for everything that is not as the golden records say, the worst first."""
        lines = [f"접수 건 없음: {case}" for case in self.missing_cases]
        lines += [_field_line("조용한 오류", f) for f in self.fields if f.silent]
        lines += [f"판정 오류  {v.case} {v.key}: {v.expected} ← {v.found}" for v in self.verdicts if v.silent]
        lines += [f"서류 다름  {d.case} {d.name}: {d.note}" for d in self.documents if not d.right]
        lines += [f"없던 서류  {one}" for one in self.unexpected]
        lines += [_field_line("틀림(확인필요)", f) for f in self.fields if not f.exact and not f.silent]
        lines += [f"판정 다름(확인필요)  {v.case} {v.key}: {v.expected} ← {v.found}" for v in self.verdicts if not v.right and not v.silent]
        return lines

    def totals(self) -> dict[str, Any]:
        """The figures of the whole comparison, for machines."""
        weights = sum(f.weight for f in self.fields)
        return {
            "documents": len(self.documents),
            "documents_right": sum(d.right for d in self.documents),
            "documents_found": sum(d.found for d in self.documents) + len(self.unexpected),
            "fields": len(self.fields),
            "exact": sum(f.exact for f in self.fields),
            "weighted": round(sum(f.weight * f.closeness for f in self.fields) / weights, 5) if weights else None,
            "flagged": sum(f.flagged for f in self.fields),
            "needless_checks": sum(f.needless for f in self.fields),
            "silent_errors": sum(f.silent for f in self.fields),
            "verdicts": len(self.verdicts),
            "verdicts_right": sum(v.right for v in self.verdicts),
            "verdict_silent_errors": sum(v.silent for v in self.verdicts),
            "cases": len(self.cases),
            "cases_untouched": sum(c.untouched for c in self.cases),
            "cases_answered": sum(c.answered for c in self.cases),
            "missing_cases": self.missing_cases,
        }


def _field_line(what: str, result: FieldResult) -> str:
    return f"{what}  {result.case} {result.document}.{result.field}: {result.expected!r} ← {result.found!r} ({result.where})"
