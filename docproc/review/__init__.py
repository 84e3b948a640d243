"""What people get: the review sheet of a case and the register of all cases, as Excel workbooks without macros; and what
they entered there, read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from docproc.model import Attention, Case, Document, Finding, Severity
from docproc.programs import Program
from docproc.review import crosscheck, fields, judgement, listing, moved, notes, panel, register, summary
from docproc.review.carrying import needs_a_look, placed, placed_corrections, same, signed
from docproc.review.evidence import write_evidence
from docproc.review.evidence_pages import Look, Looker
from docproc.review.copies import Joined, Saved, join
from docproc.review.entered import Filled, NotASheet, SheetUnreadable, read_entries, read_sheet
from docproc.review.keys import Carried
from docproc.review.letter import DAYS as LETTER_DAYS
from docproc.review.letter import NAME as LETTER
from docproc.review.letter import Sending, write_letter
from docproc.review.moved import Overtaken, called
from docproc.review.pictures import Cutter, Pictures
from docproc.review.places import item_names
from docproc.review.register import Row as RegisterRow
from docproc.review.supplement import Supplement, supplement

__all__ = [
    "LETTER", "LETTER_DAYS", "Look", "Looker", "Sending", "Supplement", "supplement", "write_evidence", "write_letter",
    "Filled", "Joined", "NotASheet", "Saved", "join", "read_sheet",
    "Carried", "Overtaken", "RegisterRow", "SheetUnreadable", "as_attention", "called", "item_names", "needs_a_look", "placed", "placed_corrections", "read_entries", "review_book", "same", "signed",
    "write_register", "write_review",
]  # fmt: skip


def write_review(
    case: Case,
    program: Program,
    path: Path,
    *,
    picture: Cutter | None = None,
    read: Sequence[Document] | None = None,
    overtaken: Sequence[Overtaken] = (),
    published: int | None = None,
) -> None:
    """Writes the review sheet of `case` to `path`; see `review_book`."""
    book = review_book(case, program, picture=picture, read=read, overtaken=overtaken, published=published)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def review_book(
    case: Case,
    program: Program,
    *,
    picture: Cutter | None = None,
    read: Sequence[Document] | None = None,
    overtaken: Sequence[Overtaken] = (),
    published: int | None = None,
) -> Workbook:
    """The pre-filled review sheet (검토표), with the entries of `case` in their places.

    `picture` cuts a box out of a page of the case's files as PNG. `read` are the documents before corrections,
    `published` the fee in won that the program itself finds where another was agreed upon, `overtaken` the
    entries of an earlier sheet that need a look.
    """
    book = Workbook()
    first = book.active
    first.title = summary.TITLE
    names = (judgement.ELIGIBILITY, judgement.RATE, judgement.BONUS, panel.TITLE, fields.TITLE, crosscheck.TITLE, listing.TITLE)
    sheets = {name: book.create_sheet(name) for name in names}
    carried, pictures = Carried(case.entries), Pictures(picture)
    # The rows of the fields are known before the pictures of the verdicts are cut, which come first where they run short.
    source = judgement.Sources(case, program, fields.rows(read or case.documents), pictures, carried)
    eligibility = judgement.write_eligibility(sheets[judgement.ELIGIBILITY], source)
    rate = judgement.write_items(sheets[judgement.RATE], source, program.rate, case.rate.items, "rate", "지원비율 (붙임5)", "%")
    bonus = judgement.write_items(sheets[judgement.BONUS], source, program.bonus, case.bonus.items, "bonus", "평가가점 (붙임4)", "점")
    scores = panel.write(sheets[panel.TITLE], case, program, bonus.totals, carried)
    fields.write(sheets[fields.TITLE], case, read or case.documents, pictures, carried)
    negotiated = any(entry.kind == "fee" and entry.holds for entry in case.entries)
    other = summary.Other(eligibility, rate, bonus, scores, published if negotiated else case.fee.estimate, len(overtaken))
    summary.write(book, first, case, program, source.rows, other, carried)
    crosscheck.write(sheets[crosscheck.TITLE], case, source.rows)
    listing.write(sheets[listing.TITLE], case)
    if overtaken:
        moved.write(book.create_sheet(moved.TITLE, 1), overtaken, program)
    notes.write(book, carried)
    return book


def write_register(cases: Sequence[register.Row], rejected: Sequence[register.RejectedFile], path: Path, program: Program | None = None) -> None:
    """The register (접수대장) of all cases, with the files that could not be received."""
    register.write(cases, rejected, path, program)


def as_attention(findings: Iterable[Finding]) -> tuple[Attention, ...]:
    """What findings ask of a person, as the record keeps it; notes ask nothing and are marked so."""
    return tuple(
        Attention(code=one.code, message=one.message, document=one.document, field=one.field, decisive=one.severity is not Severity.NOTE) for one in findings
    )
