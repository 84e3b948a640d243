"""`서류 대조`: name, representative, numbers and address over all documents, disagreements marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import FIELDS
from docproc.korean import company_core, squeeze
from docproc.model import Case
from docproc.review import anchors, fields, paper
from docproc.review.places import FieldRows, document_name, part_name

TITLE = "서류 대조"
HEAD_ROW = 3
COMPARED = ("company_name", "representative_name", "business_registration_number", "corporate_registration_number", "address")
# Under these names a complaint and a mediation receipt print the applicant.
ALSO = {"plaintiff_name": "company_name", "applicant_name": "company_name"}
WIDTHS = (22, 20, 24, 14, 17, 20, 46, 8, 8)


@dataclass(frozen=True)
class Disagreement:
    """A value that differs from the one most documents have; `sure` says that it was read with confidence."""

    document: int
    field: str
    compared: str
    value: str
    usual: str
    sure: bool


def disagreements(case: Case) -> Iterator[Disagreement]:
    """Every name, number and address that differs, document by document."""
    usual = {name: _usual(case, name) for name in COMPARED}
    for index, document in enumerate(case.documents):
        for key, field in document.fields.items():
            name = ALSO.get(key, key)
            known = usual.get(name)
            if name in COMPARED and field.value and known is not None and _alike(name, str(field.value)) != _alike(name, known):
                yield Disagreement(index, key, name, str(field.value), known, field.status == "ok")


def write(sheet: Worksheet, case: Case, rows: FieldRows) -> None:
    """A row a document, a column a value; `≠` before what differs from the value most documents have."""
    paper.title(sheet, f"{case.case} — 서류 대조", 4 + len(COMPARED))
    paper.put(sheet, 2, 1, "≠ 표시는 다른 서류 대부분과 다른 값, ? 표시는 확실히 읽지 못한 값입니다.", font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=4 + len(COMPARED))
    paper.head(sheet, HEAD_ROW, ("서류", "파일 · 쪽", *(FIELDS[name] for name in COMPARED), "보기", "원본"))
    paper.widths(sheet, WIDTHS)
    differing = {(one.document, one.field) for one in disagreements(case)}
    row = HEAD_ROW
    for index, document in enumerate(case.documents):
        found = {ALSO.get(name, name): (name, field) for name, field in document.fields.items() if ALSO.get(name, name) in COMPARED}
        if not any(field.value for _, field in found.values()):
            continue
        row += 1
        paper.put(sheet, row, 1, document_name(document), font=paper.BOLD)
        pages = f" {document.pages[0]}쪽" if document.pages else ""
        paper.put(sheet, row, 2, part_name(document.file) + pages, font=paper.SMALL)
        first: int | None = None
        for column, name in enumerate(COMPARED, 3):
            key, field = found.get(name, (name, None))
            value = str(field.value) if field is not None and field.value else ""
            differs = (index, key) in differing
            doubtful = bool(value) and field is not None and field.status == "check"
            sign = ("≠ " if differs else "") + ("? " if doubtful else "")
            fill = paper.VERDICT_FILLS["review" if doubtful else "not_met"] if sign else None
            paper.put(sheet, row, column, sign + value, fill=fill)
            if sign and first is None:
                first = rows.of(index, key)
        paper.jump(sheet, row, 3 + len(COMPARED), fields.TITLE, first)
        paper.opens(sheet, row, 4 + len(COMPARED), anchors.PAGE, anchors.document_anchor(index))
        address = found.get("address", ("", None))[1]
        company = found.get("company_name", ("", None))[1]
        texts = ((str(address.value or "") if address else "", WIDTHS[6]), (document_name(document), WIDTHS[0]), (str(company.value or "") if company else "", WIDTHS[2]))
        paper.row_height(sheet, row, (*texts, (part_name(document.file) + pages, WIDTHS[1])))
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:G{max(row, HEAD_ROW + 1)}"
    paper.protect(sheet)


def _alike(name: str, value: str) -> str:
    return company_core(value) if name == "company_name" else squeeze(value)


def _usual(case: Case, name: str) -> str | None:
    """The value most documents have, as it was first printed; None where fewer than two speak."""
    said = [
        str(field.value)
        for document in case.documents
        for key, field in document.fields.items()
        if ALSO.get(key, key) == name and field.value
    ]
    if len(said) < 2:
        return None
    most = Counter(_alike(name, value) for value in said).most_common(1)[0][0]
    return next(value for value in said if _alike(name, value) == most)
