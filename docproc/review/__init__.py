"""What people get: the review sheet of a case and the register of all cases, as Excel workbooks without macros."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from docproc.model import Attention, Case, Finding, Severity
from docproc.programs import Program
from docproc.review import crosscheck, fields, judgement, listing, register, summary
from docproc.review.evidence import write_evidence
from docproc.review.evidence_pages import Look, Looker
from docproc.review.pictures import Cutter, Pictures

__all__ = ["Look", "Looker", "as_attention", "write_evidence", "write_register", "write_review"]


def write_review(case: Case, program: Program, path: Path, *, picture: Cutter | None = None) -> None:
    """The pre-filled review sheet (검토표). `picture` cuts a box out of a page of the case's files as PNG."""
    book = Workbook()
    first = book.active
    first.title = summary.TITLE
    sheets = {name: book.create_sheet(name) for name in (judgement.ELIGIBILITY, judgement.RATE, judgement.BONUS, fields.TITLE, crosscheck.TITLE, listing.TITLE)}
    pictures = Pictures(picture)
    rows = fields.write(sheets[fields.TITLE], case, pictures)
    cells = summary.Addresses(
        eligibility=judgement.write_eligibility(sheets[judgement.ELIGIBILITY], case, program, rows, pictures),
        rate=judgement.write_items(sheets[judgement.RATE], case, program.rate, case.rate.items, program, rows, pictures, "지원비율 (붙임5)", "%"),
        bonus=judgement.write_items(sheets[judgement.BONUS], case, program.bonus, case.bonus.items, program, rows, pictures, "평가가점 (붙임4)", "점"),
    )
    summary.write(book, first, case, program, rows, cells)
    crosscheck.write(sheets[crosscheck.TITLE], case, rows)
    listing.write(sheets[listing.TITLE], case)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def write_register(cases: Sequence[Case], rejected: Sequence[register.RejectedFile], path: Path, program: Program | None = None) -> None:
    """The register (접수대장) of all cases, with the files that could not be received."""
    register.write(cases, rejected, path, program)


def as_attention(findings: Iterable[Finding]) -> tuple[Attention, ...]:
    """What findings ask of a person, as the record keeps it; notes ask nothing and are marked so."""
    return tuple(
        Attention(code=one.code, message=one.message, document=one.document, field=one.field, decisive=one.severity is not Severity.NOTE) for one in findings
    )
