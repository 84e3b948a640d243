"""Records against golden records, document by document and field by field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docproc.errors import WrongUsage
from docproc.qa.comparators import same
from docproc.qa.results import CaseResult, DocumentResult, FieldResult, Place, Report, Unexpected, VerdictResult, asks

__all__ = ["Report", "compare", "compare_case", "gold_records", "same"]


def gold_records(gold: Path) -> dict[str, Path]:
    """Case → `gold/<folder>/record.json`. WrongUsage where there is none, or one that cannot be read."""
    paths = sorted(gold.glob("*/record.json"))
    if not paths:
        raise WrongUsage(
            f"정답 기록이 없습니다: {gold}",
            f"No golden records in {gold}",
            next_ko="<폴더>/<접수건>/record.json 이 있는 폴더를 지정하세요. 예: docproc qa samples/",
            next_en="Name a folder with <case>/record.json, for example: docproc qa samples/",
        )
    return {load(path)["case"]: path for path in paths}


def load(path: Path) -> dict[str, Any]:
    """A record as JSON; WrongUsage where it is none."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(record, dict) and {"case", "documents", "eligibility", "rate", "bonus", "fee"} <= set(record):
            return record
    except (ValueError, OSError):
        pass
    raise WrongUsage(
        f"접수 건의 기록이 아닙니다: {path}",
        f"Not the record of a case: {path}",
        next_ko="파일을 지우고 docproc ingest 또는 docproc qa accept 로 다시 만드세요.",
        next_en="Remove it and make it again with docproc ingest or docproc qa accept.",
    )


def compare(gold: Path, out: Path) -> Report:
    """`gold/<case>/record.json` against `out/cases/<case>/record.json`. WrongUsage where there is no golden record."""
    report = Report()
    seen = hashlib.sha256()
    for case, path in gold_records(gold).items():
        seen.update(path.read_bytes())
        record = out / "cases" / case / "record.json"
        if not record.exists():
            report.missing_cases.append(case)
            continue
        compare_case(load(path), load(record), report)
    report.gold = seen.hexdigest()[:16]
    return report


def compare_case(expected: dict[str, Any], found: dict[str, Any], report: Report) -> None:
    """Adds one case to `report`."""
    case, grade = expected["case"], expected.get("grade", "-")
    left = list(found["documents"])
    for wanted in expected["documents"]:
        name = name_of(wanted)
        match = max((d for d in left if name_of(d) == name and _overlap(d, wanted)), key=lambda d: _overlap(d, wanted), default=None)
        if match is not None:
            left.remove(match)
        right = match is not None and match["pages"] == wanted["pages"]
        note = f"{wanted['file']} {wanted['pages']} ← {match['pages'] if match else '없음'}"
        if wanted["type"] != "other":
            other = "" if match else next((name_of(d) for d in found["documents"] if _overlap(d, wanted)), "")
            report.documents.append(DocumentResult(case, grade, name, right, note, match is not None, other))
        report.fields += _fields(case, grade, name, wanted, match)
    extra = [d for d in left if d["type"] != "other"]
    report.unexpected += [Unexpected(case, grade, name_of(d), d["file"], tuple(d["pages"])) for d in extra]
    report.fields += [f for d in extra if not _has_one_there(expected, d) for f in _standing(case, grade, d)]
    verdicts = [VerdictResult(case, grade, *row) for row in _judgements(expected, found)]
    report.verdicts += verdicts
    questions = sum(asks(one["code"], one.get("document"), one.get("decisive", True)) for one in found.get("attention", ()))
    report.cases.append(CaseResult(case, grade, questions, sum(v.found == "review" and not v.right for v in verdicts)))


def _fields(case: str, grade: str, name: str, wanted: dict[str, Any], match: dict[str, Any] | None) -> Iterator[FieldResult]:
    for key, value in wanted["fields"].items():
        got = match["fields"].get(key, {}) if match else {}
        if value["value"] is None and value.get("status") == "check" and not _stands_behind(got):
            continue  # nobody can read it: it counts only where the program says that it could
        yield FieldResult(
            case, grade, name, key, value["value"], got.get("value"), got.get("status", "check"),
            key=f"{case}/{name}@{wanted['file']}:{wanted['pages'][0]}/{key}", file=wanted["file"], page=got.get("page") or value.get("page") or wanted["pages"][0],
            confidence=got.get("confidence") or 0.0, expected_at=_place(value), found_at=_place(got),
        )  # fmt: skip


def _standing(case: str, grade: str, document: dict[str, Any]) -> Iterator[FieldResult]:
    """What the program stands behind in a document that is none."""
    for key, got in document["fields"].items():
        if _stands_behind(got):
            name = name_of(document)
            yield FieldResult(
                case, grade, name, key, None, got["value"], "ok",
                key=f"{case}/{name}@{document['file']}:{document['pages'][0]}/{key}+", file=document["file"], page=got.get("page") or document["pages"][0],
                confidence=got.get("confidence") or 0.0, found_at=_place(got), unexpected=True,
            )  # fmt: skip


def _stands_behind(got: dict[str, Any]) -> bool:
    return got.get("status") == "ok" and got.get("value") not in (None, "", [], {})


def _has_one_there(expected: dict[str, Any], document: dict[str, Any]) -> bool:
    """A second part of a golden document that was split in two is no document too many."""
    return any(name_of(d) == name_of(document) and _overlap(d, document) for d in expected["documents"])


def _place(value: dict[str, Any]) -> Place | None:
    page, bbox = value.get("page"), value.get("bbox")
    if not page or not bbox:
        return None
    if isinstance(bbox, dict):  # an older shape of the record
        bbox = [bbox[key] for key in ("x0", "top", "x1", "bottom")]
    return Place(page, tuple(bbox))


def name_of(document: dict[str, Any]) -> str:
    """`certificate:venture`, or the type alone."""
    item = (document.get("fields", {}).get("item") or {}).get("value")
    return f"{document['type']}:{item}" if item else document["type"]


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> int:
    return len(set(one["pages"]) & set(other["pages"])) if one["file"] == other["file"] else 0


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
