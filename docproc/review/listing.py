"""`서류 목록`: every page of every file and what it is."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import PAGE_STATES
from docproc.model import Case, PageState, Severity
from docproc.review import anchors, paper
from docproc.review.places import document_name

TITLE = "서류 목록"
HEAD_ROW = 2
WIDTHS = (46, 7, 12, 40, 60, 8)


def write(sheet: Worksheet, case: Case) -> None:
    """A row a page; the files' own problems first."""
    paper.title(sheet, f"{case.case} — 서류 목록", len(WIDTHS))
    paper.head(sheet, HEAD_ROW, ("파일", "쪽", "상태", "서류", "비고", "원본"))
    paper.widths(sheet, WIDTHS)
    files = {file.name: index for index, file in enumerate(case.files)}
    row = HEAD_ROW
    for file in case.files:
        for problem in file.problems:
            if problem.page is None:
                row += 1
                _row(sheet, row, (file.name, "", "파일", "", problem.message), alarm=problem.severity is not Severity.NOTE)
                paper.opens(sheet, row, 6, anchors.PAGE, None)
    for page in case.pages:
        row += 1
        name = document_name(case.documents[page.document]) if page.document is not None else ""
        alarm = page.state is PageState.UNREADABLE
        _row(sheet, row, (page.file, page.page, PAGE_STATES[page.state.value], name, page.note), alarm=alarm)
        seen = page.file in files and page.state is not PageState.UNREADABLE
        paper.opens(sheet, row, 6, anchors.PAGE, anchors.page_anchor(files[page.file], page.page) if seen else None)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:F{max(row, HEAD_ROW + 1)}"
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    paper.protect(sheet)


def _row(sheet: Worksheet, row: int, values: tuple[object, ...], *, alarm: bool) -> None:
    for column, value in enumerate(values, 1):
        paper.put(sheet, row, column, value, align=paper.CENTRE if column in (2, 3) else paper.WRAP)
    if alarm:
        sheet.cell(row, 3).fill = paper.VERDICT_FILLS["review"]
    paper.row_height(sheet, row, ((str(values[4]), WIDTHS[4]), (str(values[0]), WIDTHS[0])))
