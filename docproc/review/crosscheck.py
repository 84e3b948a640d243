"""`서류 대조`: name, representative, numbers and address over all documents, disagreements marked."""

from __future__ import annotations

from collections import Counter

from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import FIELDS
from docproc.korean import company_core, squeeze
from docproc.model import Case
from docproc.review import fields, paper
from docproc.review.places import FieldRows, document_name, part_name

TITLE = "서류 대조"
HEAD_ROW = 3
COMPARED = ("company_name", "representative_name", "business_registration_number", "corporate_registration_number", "address")
# Under these names a complaint and a mediation receipt print the applicant.
ALSO = {"plaintiff_name": "company_name", "applicant_name": "company_name"}
WIDTHS = (24, 22, 26, 16, 20, 22, 52, 8)


def write(sheet: Worksheet, case: Case, rows: FieldRows) -> None:
    """A row a document, a column a value; `≠` before what differs from the value most documents have."""
    paper.title(sheet, f"{case.case} — 서류 대조", 3 + len(COMPARED))
    paper.put(sheet, 2, 1, "≠ 표시는 다른 서류 대부분과 다른 값, ? 표시는 확실히 읽지 못한 값입니다.", font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=3 + len(COMPARED))
    paper.head(sheet, HEAD_ROW, ("서류", "파일 · 쪽", *(FIELDS[name] for name in COMPARED), "보기"))
    paper.widths(sheet, WIDTHS)
    usual = {name: _usual(case, name) for name in COMPARED}
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
            differs = bool(value) and usual[name] is not None and _alike(name, value) != usual[name]
            doubtful = bool(value) and field is not None and field.status == "check"
            sign = "≠ " if differs else "? " if doubtful else ""
            fill = paper.VERDICT_FILLS["not_met"] if differs else paper.VERDICT_FILLS["review"] if doubtful else None
            paper.put(sheet, row, column, sign + value, fill=fill)
            if sign and first is None:
                first = rows.of(index, key)
        paper.jump(sheet, row, 3 + len(COMPARED), fields.TITLE, first)
        address = found.get("address", ("", None))[1]
        paper.row_height(sheet, row, ((str(address.value or "") if address else "", WIDTHS[6]), (document_name(document), WIDTHS[0])))
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    paper.protect(sheet)


def _alike(name: str, value: str) -> str:
    return company_core(value) if name == "company_name" else squeeze(value)


def _usual(case: Case, name: str) -> str | None:
    """The value most documents have; None where fewer than two speak."""
    said = Counter(
        _alike(name, str(field.value))
        for document in case.documents
        for key, field in document.fields.items()
        if ALSO.get(key, key) == name and field.value
    )
    return said.most_common(1)[0][0] if said.total() >= 2 else None
