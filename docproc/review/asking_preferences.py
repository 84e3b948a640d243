"""What to ask for where a preference is claimed without proof, proved without a claim, or by a paper that fails."""

from __future__ import annotations

from collections.abc import Iterator

from docproc.model import Case, ItemVerdict, Part
from docproc.programs import Item, Program, Table
from docproc.review.asking import Request, required, surely_read

WHOSE = ("company_name", "business_registration_number", "corporate_registration_number", "applicant_name", "plaintiff_name")
PERIOD = ("valid_until", "valid_from")
"""What decided stands first among the proofs: whose the paper is, or when it is valid."""


def preferences(case: Case, program: Program) -> Iterator[Request]:
    """The papers without which a preference that was claimed, or could be, does not count."""
    tables: tuple[tuple[Table, tuple[ItemVerdict, ...], Part], ...] = (
        (program.rate, case.rate.items, Part.RATE_EVIDENCE),
        (program.bonus, case.bonus.items, Part.BONUS_EVIDENCE),
    )
    for table, verdicts, part in tables:
        for verdict in verdicts:
            if verdict.id in table.items:
                yield from _preference(case, table.items[verdict.id], verdict, part)
    unticked = [program.rate.items[verdict.id] for verdict in case.rate.items if verdict.id in program.rate.items and _unticked(case, verdict)]
    if unticked:
        label, _, part = required(program, "application_details")
        named, clauses = ", ".join(item.label for item in unticked), dict.fromkeys(item.clause for item in unticked)
        why = f"{named}: 증빙서류는 있으나 지원 우대사항에 표시하지 않았습니다. 우대를 신청하면 표시하여 다시 보내 주십시오."
        yield Request(label, (why,), ", ".join(("붙임2 6. 지원 우대사항", *clauses)), part, needed=False)


def _preference(case: Case, item: Item, verdict: ItemVerdict, part: Part) -> Iterator[Request]:
    """A paper that would prove what the one handed in, or none, does not. What decided is the first proof."""
    first = verdict.evidence[0].field if verdict.evidence else None
    if verdict.verdict == "not_met" and verdict.claimed is not False and first in (*WHOSE, *PERIOD):
        want = "신청기업의 것이 있으면" if first in WHOSE else "신청일에 유효한 것이 있으면"
        yield Request(item.proof, (f"{item.label}: {verdict.reason} {want} 보내 주십시오.",), item.clause, part, needed=False)
    if verdict.verdict != "review" or not verdict.claimed or not surely_read(case, verdict):
        return
    if first in ("claimed_rate_items", None) and len(verdict.evidence) <= 1:
        why = f"{item.label}: 신청 세부내용(붙임2)의 지원 우대사항에 표시하였으나 증빙서류가 없습니다."
        yield Request(item.proof, (why,), item.clause, part, needed=False)
    elif item.condition == "founded_within" and first == "opening_date" and not any(document.type == "corporate_registry" for document in case.documents):
        yield Request("법인 등기사항전부증명서(회사성립연월일)", (f"{item.label}: {verdict.reason}",), item.clause, part, needed=False)


def _unticked(case: Case, verdict: ItemVerdict) -> bool:
    """Proved by a paper, but not ticked in annex 2: its table stands last among the proofs."""
    ticks = [one.field == "claimed_rate_items" for one in verdict.evidence]
    return verdict.verdict == "review" and verdict.claimed is False and len(ticks) > 1 and ticks[-1] and surely_read(case, verdict)
