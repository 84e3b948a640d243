"""A made-up case for tests of what comes after the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc import programs
from docproc.documents import record_class
from docproc.model import (
    Attention, Bonus, Box, Case, Eligibility, Evidence, Fee, Field, ItemVerdict, PageEntry, PageState, Part, Rate, Source, SourceFile, Verdict,
)  # fmt: skip

PROGRAM = "damage-assessment-2023-09-14"
ATTACHMENTS = "가온_손해액산정_첨부서류.pdf"


def field(value: Any, *, status: str = "ok", page: int = 1) -> Field:
    """A value read off a scan."""
    return Field(value=value, raw=str(value), page=page, bbox=Box(100, 100, 200, 112), source=Source.OCR, status=status, confidence=0.95)


def made_up_case(**changes: Any) -> Case:
    """Two documents; venture met, policy_insurance to be reviewed, all else not claimed."""
    program = programs.load(PROGRAM)
    sme = record_class("sme_confirmation", None)(
        file=ATTACHMENTS, pages=(5,), company_name=field("㈜가온"), representative_name=field("김하늘", status="check"),
        business_registration_number=field("124-81-00998"),
    )  # fmt: skip
    venture = record_class("certificate", "venture")(
        file=ATTACHMENTS, pages=(6,), item=field("venture"), company_name=field("주식회사 가온"), valid_until=field(date(2025, 3, 19)),
        business_registration_number=field("124-81-00999"),
    )  # fmt: skip
    proof = (Evidence(document=1, field="valid_until"),)
    items = []
    for item in program.rate.items:
        if item == "venture":
            items.append(ItemVerdict(id=item, verdict="met", claimed=True, points=10, reason="유효합니다.", evidence=proof))
        elif item == "policy_insurance":
            items.append(ItemVerdict(id=item, verdict="review", claimed=True, reason="증빙이 없습니다.", question="있으면 70%"))
        else:
            items.append(ItemVerdict(id=item, verdict="not_claimed", claimed=False, reason="신청하지 않았습니다."))
    whole: dict[str, Any] = {
        "program": PROGRAM,
        "case": "가온",
        "application_date": date(2023, 9, 20),
        "files": (SourceFile(name=ATTACHMENTS, part=Part.ATTACHMENTS, sha256="0" * 64, page_count=7),),
        "documents": (sme, venture),
        "eligibility": Eligibility(
            verdict="review", criteria=tuple(Verdict(id=c, verdict="review", reason="확인하세요.") for c in program.eligibility)
        ),
        "rate": Rate(base=50, claimed=70, confirmed=60, possible=70, items=tuple(items)),
        "bonus": Bonus(
            confirmed=0, possible=0, items=tuple(ItemVerdict(id=b, verdict="not_claimed", reason="증빙이 없습니다.") for b in program.bonus.items)
        ),
        "fee": Fee(estimate=30_000_000, subsidy=18_000_000, company_share=12_000_000, vat_paid_by_company=3_000_000),
        "attention": (Attention(code="document_missing", message="보험증권이 없습니다.", document=0, field="representative_name"),),
        "pages": (
            PageEntry(file=ATTACHMENTS, page=5, state=PageState.READ, document=0),
            PageEntry(file=ATTACHMENTS, page=6, state=PageState.READ, document=1),
            PageEntry(file=ATTACHMENTS, page=7, state=PageState.BLANK),
        ),
    }
    return Case(**{**whole, **changes})
