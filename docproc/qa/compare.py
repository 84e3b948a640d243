"""Records against golden records, document by document and field by field.

A *silent error* is a wrong value marked `ok`, or a wrong verdict that is not `review`: the worst result.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docproc.errors import WrongUsage
from docproc.korean import fold, squeeze

# What people wrote in sentences is compared by its letters and digits alone.
FREE_TEXT = {"subject", "other_mediation_result", "proceeding_status", "main_product", "status", "business_types", "business_items", "main_industry", "title"}


@dataclass(frozen=True)
class FieldResult:
    """One field of one golden document."""

    case: str
    grade: str
    document: str
    field: str
    expected: Any
    found: Any
    status: str
    exact: bool
    where: str

    @property
    def silent(self) -> bool:
        """Wrong, and the program stands behind it."""
        return not self.exact and self.status == "ok"

    @property
    def needless(self) -> bool:
        """Right, but a person is asked."""
        return self.exact and self.status == "check"


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


@dataclass
class Report:
    """All that a comparison found."""

    fields: list[FieldResult] = field(default_factory=list)
    verdicts: list[VerdictResult] = field(default_factory=list)
    documents: list[tuple[str, str, str, bool, str]] = field(default_factory=list)  # case, grade, name, right, note
    unexpected: list[str] = field(default_factory=list)
    missing_cases: list[str] = field(default_factory=list)

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
        """Title, heads and rows of each table, for a terminal or a sheet."""
        grades = sorted({f.grade for f in self.fields})
        yield (
            "등급별 (by grade)",
            ("등급", "서류 정확", "필드", "정확", "맞는데 확인필요", "틀리고 확인필요", "조용한 오류", "판정 정확", "판정 조용한 오류"),
            [self._row(grade) for grade in [*grades, None]],
        )
        kinds = sorted({f.document for f in self.fields})
        yield ("서류별 (by document)", ("서류", "필드", "정확", "맞는데 확인필요", "조용한 오류"), [self._kind_row(kind) for kind in kinds])

    def _row(self, grade: str | None) -> tuple[Any, ...]:
        fields = [f for f in self.fields if grade in (None, f.grade)]
        documents = [d for d in self.documents if grade in (None, d[1])]
        verdicts = [v for v in self.verdicts if grade in (None, v.grade)]
        return (
            grade or "전체",
            share(sum(d[3] for d in documents), len(documents)),
            len(fields),
            share(sum(f.exact for f in fields), len(fields)),
            share(sum(f.needless for f in fields), len(fields)),
            share(sum(not f.exact and not f.silent for f in fields), len(fields)),
            sum(f.silent for f in fields),
            share(sum(v.right for v in verdicts), len(verdicts)),
            sum(v.silent for v in verdicts),
        )

    def _kind_row(self, kind: str) -> tuple[Any, ...]:
        fields = [f for f in self.fields if f.document == kind]
        return (
            kind,
            len(fields),
            share(sum(f.exact for f in fields), len(fields)),
            share(sum(f.needless for f in fields), len(fields)),
            sum(f.silent for f in fields),
        )

    def wrong(self) -> list[str]:
        """A line for everything that is not as the golden records say, the worst first."""
        lines = [f"접수 건 없음: {case}" for case in self.missing_cases]
        lines += [_field_line("조용한 오류", f) for f in self.fields if f.silent]
        lines += [f"판정 오류  {v.case} {v.section}.{v.id}: {v.expected} ← {v.found}" for v in self.verdicts if v.silent]
        lines += [f"서류 다름  {case} {name}: {note}" for case, _, name, right, note in self.documents if not right]
        lines += [f"없던 서류  {text}" for text in self.unexpected]
        lines += [_field_line("틀림(확인필요)", f) for f in self.fields if not f.exact and not f.silent]
        lines += [f"판정 다름(확인필요)  {v.case} {v.section}.{v.id}: {v.expected} ← {v.found}" for v in self.verdicts if not v.right and not v.silent]
        return lines

    def totals(self) -> dict[str, Any]:
        """The figures of the whole comparison, for machines."""
        return {
            "documents": len(self.documents),
            "documents_right": sum(d[3] for d in self.documents),
            "fields": len(self.fields),
            "exact": sum(f.exact for f in self.fields),
            "needless_checks": sum(f.needless for f in self.fields),
            "silent_errors": sum(f.silent for f in self.fields),
            "verdicts": len(self.verdicts),
            "verdicts_right": sum(v.right for v in self.verdicts),
            "verdict_silent_errors": sum(v.silent for v in self.verdicts),
            "missing_cases": self.missing_cases,
        }


def share(part: int, whole: int) -> str:
    """`97.3 %`, or `-` of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def as_json(report: Report) -> str:
    """The totals, and every wrong line."""
    return json.dumps({**report.totals(), "wrong": report.wrong()}, ensure_ascii=False, indent=1)


def compare(gold: Path, out: Path) -> Report:
    """`gold/<case>/record.json` against `out/cases/<case>/record.json`. WrongUsage where there is no golden record."""
    paths = sorted(gold.glob("*/record.json"))
    if not paths:
        raise WrongUsage(
            f"정답 기록이 없습니다: {gold}",
            f"No golden records in {gold}",
            next_ko="<폴더>/<접수건>/record.json 이 있는 폴더를 지정하세요. 예: docproc qa samples/",
            next_en="Name a folder with <case>/record.json, for example: docproc qa samples/",
        )
    report = Report()
    for path in paths:
        expected = json.loads(path.read_text(encoding="utf-8"))
        record = out / "cases" / expected["case"] / "record.json"
        if not record.exists():
            report.missing_cases.append(expected["case"])
            continue
        _compare_case(expected, json.loads(record.read_text(encoding="utf-8")), report)
    return report


def _compare_case(expected: dict[str, Any], found: dict[str, Any], report: Report) -> None:
    case, grade = expected["case"], expected.get("grade", "-")
    left = list(found["documents"])
    for wanted in expected["documents"]:
        name = _name(wanted)
        match = max((d for d in left if _name(d) == name and d["file"] == wanted["file"]), key=lambda d: _overlap(d, wanted), default=None)
        if match is not None and not _overlap(match, wanted):
            match = None
        if match is not None:
            left.remove(match)
        right = match is not None and match["pages"] == wanted["pages"]
        note = f"{wanted['file']} {wanted['pages']} ← {match['pages'] if match else '없음'}"
        if wanted["type"] != "other":
            report.documents.append((case, grade, name, right, note))
        for key, value in wanted["fields"].items():
            got = match["fields"].get(key, {}) if match else {"value": None, "status": "check"}
            where = f"{wanted['file']} {got.get('page') or wanted['pages'][0]}쪽"
            exact = same(key, value["value"], got.get("value"))
            report.fields.append(FieldResult(case, grade, name, key, value["value"], got.get("value"), got.get("status", "check"), exact, where))
    report.unexpected += [f"{case} {_name(d)} {d['file']} {d['pages']}" for d in left if d["type"] != "other"]
    report.verdicts += [VerdictResult(case, grade, *row) for row in _judgements(expected, found)]


def _name(document: dict[str, Any]) -> str:
    item = (document.get("fields", {}).get("item") or {}).get("value")
    return f"{document['type']}:{item}" if item else document["type"]


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> int:
    return len(set(one["pages"]) & set(other["pages"]))


def _judgements(expected: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, str, Any, Any, bool]]:
    """Section, id, what was expected, what was found, whether it is still open: every verdict and figure the golden
    record gives."""
    for section, items in (("eligibility", "criteria"), ("rate", "items"), ("bonus", "items")):
        got = {one["id"]: one["verdict"] for one in found[section].get(items, ())}
        waits = "review" in got.values()
        for one in expected.get(section, {}).get(items, ()):
            yield section, one["id"], one["verdict"], got.get(one["id"], "not_claimed"), False
        for key in ("verdict", "base", "claimed", "confirmed", "possible"):
            if key in expected.get(section, {}):
                yield section, key, expected[section][key], found[section].get(key), waits and key != "verdict"
    waits = any(one["verdict"] == "review" for one in found["rate"]["items"])
    for key in ("estimate", "subsidy", "company_share", "vat_paid_by_company"):
        if key in expected.get("fee", {}):
            yield "fee", key, expected["fee"][key], found["fee"].get(key), waits and key in ("subsidy", "company_share")
    doubtful = any(d["fields"]["application_date"]["status"] == "check" for d in found["documents"] if d["type"] == "application_form")
    for key in ("program", "application_date"):
        if key in expected:
            yield "case", key, expected[key], found.get(key), doubtful


def same(field_name: str, expected: Any, found: Any) -> bool:
    """Whether two values are one: text blind to blanks and forms of signs, sentences by letters and digits."""
    if field_name in FREE_TEXT and {type(expected), type(found)} == {str, list}:
        # A list of trades is printed with commas or line breaks; both say the same.
        expected, found = (", ".join(one) if isinstance(one, list) else one for one in (expected, found))
    if isinstance(expected, str) and isinstance(found, str):
        if field_name in FREE_TEXT:
            return _letters(expected) == _letters(found)
        return squeeze(expected).rstrip(".") == squeeze(found).rstrip(".")
    if isinstance(expected, dict) and isinstance(found, dict):
        return {k: v for k, v in expected.items() if v is not None} == {k: v for k, v in found.items() if v is not None}
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(map(_plain, expected)) == sorted(map(_plain, found))
    if expected in (None, "", [], {}) and found in (None, "", [], {}):
        return True
    return expected == found


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).lower() if c.isalnum())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "|".join(f"{key}={squeeze(str(one))}" for key, one in sorted(value.items()) if one not in (None, ""))
    return squeeze(str(value))


def _field_line(what: str, result: FieldResult) -> str:
    return f"{what}  {result.case} {result.document}.{result.field}: {result.expected!r} ← {result.found!r} ({result.where})"


