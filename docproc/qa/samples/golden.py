"""The golden record of a submission, in the shape of the case record."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from docproc import programs
from docproc.qa.samples.assemble import Bound
from docproc.qa.samples.submission import PARTS, Submission

FIELDS: dict[str, tuple[str, ...]] = {
    "application_form": ("company_name", "representative_name", "business_registration_number", "corporate_registration_number", "founding_date",
                         "address", "contact_name", "contact_phone", "contact_email", "applicant_kind", "dispute_kind", "technology_kind",
                         "legal_claim_count", "respondent_name", "application_date", "sealed"),
    "consent_form": ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier",
                     "consent_date", "company_name", "representative_name", "sealed"),
    "application_details": ("is_sme", "innobiz", "mainbiz", "venture", "main_industry", "main_product", "ksic_code", "employee_count", "sales",
                            "rnd_investment", "other_mediation_body", "other_mediation_date", "other_mediation_result", "proceeding_kind",
                            "proceeding_date", "proceeding_status", "patents", "claimed_rate_items"),
    "complaint": ("court", "case_number", "plaintiff_name", "defendant_name", "claim_title", "claim_amount", "filed_date"),
    "mediation_receipt": ("mediation_body", "case_number", "applicant_name", "respondent_name", "subject", "filed_date", "status"),
    "sme_confirmation": ("company_name", "business_registration_number", "corporate_registration_number", "representative_name", "address",
                         "size_class", "certificate_number", "issued_date", "valid_from", "valid_until"),
    "business_registration": ("entity_kind", "company_name", "representative_name", "business_registration_number", "corporate_registration_number",
                              "opening_date", "address", "business_types", "business_items", "issued_date", "tax_office"),
    "corporate_registry": ("company_name", "corporate_registration_number", "address", "representative_name", "incorporated_date", "issued_date"),
    "national_tax_clearance": ("company_name", "representative_name", "business_registration_number", "arrears", "issued_date", "valid_until",
                               "certificate_number"),
    "local_tax_clearance": ("company_name", "business_registration_number", "arrears", "issued_date", "valid_until", "certificate_number"),
    "financial_statements": ("company_name", "business_registration_number", "fiscal_year", "sales", "total_assets", "net_income"),
    "certificate": ("item", "title", "issuer", "company_name", "business_registration_number", "representative_name", "certificate_number",
                    "issued_date", "valid_from", "valid_until", "event_date"),
    "other": (),
}
SOUND = {
    "sme_status": "met", "allowed_industry": "met", "dispute_in_progress": "met", "no_pending_investigation": "met", "technology_related": "met",
    "no_conflict_of_interest": "review", "taxes_paid": "met", "in_business": "review", "documents_complete": "met", "consent_given": "met",
    "sealed": "met", "documents_consistent": "met",
}
_NEWEST = programs.for_date(None)  # an item added to the newest edition is in every golden record made from then on
RATE_ITEMS, BONUS_ITEMS = tuple(_NEWEST.rate.items), tuple(_NEWEST.bonus.items)
REASON = "표본을 만든 사실에서 손으로 정한 판정입니다."


def write_record(submission: Submission, bound: list[Bound], folder: Path) -> Path:
    """Write `record.json` beside the submission's files and return its path."""
    path = folder / "record.json"
    path.write_text(_laid_out(record(submission, bound, folder)) + "\n", encoding="utf-8")
    return path


def _laid_out(value: Any, depth: int = 0) -> str:
    """JSON with a field or a verdict a line: readable in a diff, and small."""
    parts = list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list) else []
    if not any(isinstance(part, dict) or isinstance(part, list) and any(isinstance(one, dict) for one in part) for part in parts):
        return json.dumps(value, ensure_ascii=False)
    names = [f"{json.dumps(name, ensure_ascii=False)}: " for name in value] if isinstance(value, dict) else [""] * len(parts)
    open_, close = "{}" if isinstance(value, dict) else "[]"
    lines = ",\n".join(" " * (depth + 1) + name + _laid_out(part, depth + 1) for name, part in zip(names, parts))
    return f"{open_}\n{lines}\n{' ' * depth}{close}"


def record(submission: Submission, bound: list[Bound], folder: Path) -> dict[str, Any]:
    """The golden record; `bound` are the documents in the order of files and pages."""
    expected = submission.expected
    files = []
    for part, pattern in PARTS.items():
        if part in submission.files:
            name = pattern.format(name=submission.case)
            pages = sum(len(leaf.paper.sheets) for leaf in submission.files[part])
            files.append({"name": name, "part": part, "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
                          "page_count": pages, "problems": []})
    criteria = {**SOUND, **expected.eligibility}
    verdict = "not_met" if "not_met" in criteria.values() else "review"
    subsidy, fee = expected.subsidy, expected.fee
    return {
        "schema_version": "1", "program": submission.program, "case": submission.case, "application_date": submission.day.isoformat(),
        "grade": submission.grade, "scenario": {"en": submission.english, "ko": submission.korean},
        "files": files,
        "documents": [_document(one) for one in bound],
        "eligibility": {"verdict": verdict, "criteria": [{"id": name, "verdict": word, "reason": REASON, "evidence": []} for name, word in criteria.items()]},
        "rate": {"base": 50, "claimed": expected.claimed, "confirmed": expected.confirmed, "possible": expected.possible,
                 "items": [_item(name, expected.rate, name in submission.claimed) for name in RATE_ITEMS]},
        "bonus": {"confirmed": expected.bonus_confirmed, "possible": expected.bonus_possible,
                  "items": [_item(name, expected.bonus, None) for name in BONUS_ITEMS]},
        "fee": {"estimate": fee, "subsidy": subsidy, "company_share": None if fee is None or subsidy is None else fee - subsidy,
                "vat_paid_by_company": None if fee is None else fee // 10, "note": expected.note},
        "attention": [],
    }


def _item(name: str, verdicts: Any, claimed: bool | None) -> dict[str, Any]:
    verdict, points = verdicts.get(name, ("not_claimed", 0))
    item = {"id": name, "verdict": verdict, "points": points, "reason": REASON, "evidence": []}
    return item if claimed is None else {"id": name, "claimed": claimed, **{k: v for k, v in item.items() if k != "id"}}


def _document(one: Bound) -> dict[str, Any]:
    fields = {}
    for name in FIELDS[one.paper.type]:
        place = one.places.get(name)
        if place is None:
            fields[name] = {"value": None, "raw": None, "status": "ok", "confidence": 1.0, "page": None, "bbox": None, "source": None}
        else:
            mark, page, box, source = place
            fields[name] = {"value": _plain(mark.value), "raw": mark.raw, "status": mark.status, "confidence": 1.0, "page": page,
                            "bbox": [round(n, 1) for n in box], "source": source}
    unknown = set(one.places) - set(FIELDS[one.paper.type])
    if unknown:
        raise ValueError(f"{one.paper.type} has no field {sorted(unknown)}")
    return {"type": one.paper.type, **({"item": one.paper.item} if one.paper.item else {}), "file": one.file, "pages": one.pages, "fields": fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
