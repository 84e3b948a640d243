"""`접수대장`: a row a submission, and a sheet of the files that belong to none, with why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from openpyxl import Workbook

from docproc.findings import CATALOGUE
from docproc.glossary import VERDICTS
from docproc.model import Case
from docproc.programs import Program
from docproc.review import paper

HEADS = ("접수건", "신청일", "적합성", "신청(%)", "확인(%)", "가능(%)", "가점", "가능 가점", "산정 수수료(원)", "정부지원금(원)", "확인할 것", "검토표")
WIDTHS = (26, 12, 12, 9, 9, 9, 8, 9, 16, 16, 11, 34)
WON = "#,##0"


class RejectedFile(Protocol):
    """A file that belongs to no submission, as the ledger keeps it."""

    name: str
    rejected: str | None


def write(cases: Sequence[Case], rejected: Sequence[RejectedFile], path: Path, program: Program | None) -> None:
    """Writes the register workbook to `path`."""
    book = Workbook()
    sheet = book.active
    sheet.title = "접수대장"
    paper.title(sheet, "기술침해 손해액 산정 지원사업 접수대장", len(HEADS))
    paper.head(sheet, 2, HEADS)
    paper.widths(sheet, WIDTHS)
    row = 2
    for case in cases:
        row += 1
        decisive = sum(one.decisive for one in case.attention)
        values = (
            case.case,
            case.application_date.isoformat() if case.application_date else "확인필요",
            VERDICTS[case.eligibility.verdict],
            case.rate.claimed,
            case.rate.confirmed,
            case.rate.possible,
            case.bonus.confirmed,
            case.bonus.possible,
            case.fee.estimate if case.fee.estimate is not None else "협의",
            case.fee.subsidy if case.fee.subsidy is not None else "협의",
            decisive,
        )
        for column, value in enumerate(values, 1):
            cell = paper.put(sheet, row, column, value, align=paper.RIGHT if isinstance(value, int) else paper.WRAP)
            if column in (9, 10):
                cell.number_format = WON
        target = f"cases/{case.case}/review.xlsx"
        cell = paper.put(sheet, row, 12, target, font=paper.LINK)
        cell.hyperlink = target
        sheet.row_dimensions[row].height = 18
    last = max(row, 3)
    paper.verdict_colours(sheet, f"C3:C{last}")
    total = last + 1
    paper.put(sheet, total, 1, "합계", font=paper.BOLD, fill=paper.HEAD_FILL)
    for column in range(2, len(HEADS) + 1):
        paper.put(sheet, total, column, "", fill=paper.HEAD_FILL)
    paper.formula(sheet, total, 10, f"=SUM(J3:J{last})", align=paper.RIGHT, number=WON)
    if program is not None:
        paper.put(sheet, total + 1, 1, "예산", font=paper.BOLD, fill=paper.HEAD_FILL)
        paper.put(sheet, total + 1, 10, program.budget.amount, align=paper.RIGHT).number_format = WON
        paper.put(sheet, total + 2, 1, "예산 − 합계", font=paper.BOLD, fill=paper.HEAD_FILL)
        paper.formula(sheet, total + 2, 10, f"=J{total + 1}-J{total}", align=paper.RIGHT, number=WON)
    sheet.auto_filter.ref = f"A2:L{last}"
    paper.page_setup(sheet, landscape=True, heads=2)
    sheet.freeze_panes = "B3"
    _rejected(book, rejected)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _rejected(book: Workbook, rejected: Sequence[RejectedFile]) -> None:
    sheet = book.create_sheet("접수 안 된 파일")
    paper.title(sheet, "접수하지 못한 파일", 2)
    paper.head(sheet, 2, ("파일", "이유와 신청기업에 안내할 내용"))
    paper.widths(sheet, (50, 90))
    for row, file in enumerate(rejected, 3):
        words = {"name": file.name, "right": "업체명_손해액산정_사업신청서.pdf", "why": "열리지 않음"}
        sentence = CATALOGUE[file.rejected or "name_unknown"].ko.format(**words)
        paper.put(sheet, row, 1, file.name)
        paper.put(sheet, row, 2, sentence)
        paper.row_height(sheet, row, ((sentence, 90), (file.name, 50)))
    if not rejected:
        paper.put(sheet, 3, 1, "없음")
        paper.put(sheet, 3, 2, "")
    paper.page_setup(sheet, landscape=True, heads=2)
