"""`접수대장`: a row a submission against the budget, the files that belong to none with what to tell the applicant, and
where the papers of a submission do not agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from docproc.findings import CATALOGUE
from docproc.glossary import FIELDS, VERDICTS
from docproc.model import Case, Fee
from docproc.programs import Program
from docproc.review import crosscheck, paper
from docproc.review.places import document_name, page_of, part_name

TITLE, REJECTED, DISAGREEING = "접수대장", "접수 안 된 파일", "서류 불일치"
WON = "#,##0"
_COLUMNS = (
    ("접수건", 22), ("신청일", 11), ("적용 공고", 11), ("적합성", 10), ("신청(%)", 7), ("확인(%)", 7), ("가능(%)", 7), ("가점", 6), ("가능 가점", 6),
    ("산정 수수료(원)", 14), ("정부지원금(원)", 14), ("기업 부담금(원)", 14), ("확인할 것", 8), ("검토자 변경", 8), ("검토표", 10),
)  # fmt: skip
_FEE, _SUBSIDY, _SHARE, _SHEET = 10, 11, 12, 15


class RejectedFile(Protocol):
    """A file that belongs to no submission, as the ledger keeps it."""

    name: str
    rejected: str | None
    why: str


class Figures(Protocol):
    """What a case comes to with the reviewer's verdicts."""

    eligibility: str
    rate_confirmed: int
    rate_possible: int
    bonus_confirmed: int
    bonus_possible: int
    fee: Fee


@dataclass(frozen=True)
class Row:
    """A case with its figures; `changes` counts what a reviewer decided otherwise or corrected, `pending` says that the
    sheet has been saved since and was not read yet."""

    case: Case
    figures: Figures
    changes: int = 0
    pending: bool = False


def write(rows: Sequence[Row], rejected: Sequence[RejectedFile], path: Path, program: Program | None) -> None:
    """Writes the register workbook to `path`."""
    book = Workbook()
    sheet = book.active
    sheet.title = TITLE
    paper.title(sheet, "기술침해 손해액 산정 지원사업 접수대장", len(_COLUMNS))
    paper.head(sheet, 2, (head for head, _ in _COLUMNS))
    sheet.row_dimensions[2].height = 32
    paper.widths(sheet, [width for _, width in _COLUMNS])
    for line, row in enumerate(rows, 3):
        _case(sheet, line, row)
    last = max(2 + len(rows), 3)
    paper.verdict_colours(sheet, f"D3:D{last}")
    _totals(book, sheet, last, program)
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(_COLUMNS))}{last}"
    paper.page_setup(sheet, landscape=True, heads=2)
    sheet.freeze_panes = "B3"
    _disagreeing(book, [row.case for row in rows])
    _rejected(book, rejected)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _case(sheet: Worksheet, line: int, row: Row) -> None:
    case, now = row.case, row.figures
    values = (
        case.case,
        case.application_date.isoformat() if case.application_date else "확인필요",
        case.program.removeprefix("damage-assessment-"),
        VERDICTS[now.eligibility],
        case.rate.claimed,
        now.rate_confirmed,
        now.rate_possible,
        now.bonus_confirmed,
        now.bonus_possible,
        now.fee.estimate if now.fee.estimate is not None else "협의",
        now.fee.subsidy if now.fee.subsidy is not None else "협의",
        now.fee.company_share if now.fee.company_share is not None else "협의",
        sum(one.decisive for one in case.attention),
        "다시 실행" if row.pending else row.changes or "",
    )
    for column, value in enumerate(values, 1):
        money = column in (_FEE, _SUBSIDY, _SHARE)
        cell = paper.put(sheet, line, column, value, align=paper.RIGHT if money else paper.WRAP if column == 1 else paper.CENTRE)
        if money:
            cell.number_format = WON
    cell = paper.put(sheet, line, _SHEET, "열기 ▸", align=paper.CENTRE, font=paper.LINK)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=f"cases/{_escaped(case.case)}/review.xlsx")
    paper.row_height(sheet, line, ((case.case, _COLUMNS[0][1]),))


def _escaped(name: str) -> str:
    """A folder's name as part of a link: `#` would begin a fragment, `%` an escape; Hangul may stand as it is."""
    return re.sub(r"[%#\[\]^`{} ]", lambda found: f"%{ord(found[0]):02X}", name)


def _totals(book: Workbook, sheet: Worksheet, last: int, program: Program | None) -> None:
    """The sum of what is supported, the budget, what is left; a submission that fails step 1 is in no sum."""
    lines = [("합계 (미충족 제외)", {c: f'=SUMIF(D3:D{last},"<>{VERDICTS["not_met"]}",{get_column_letter(c)}3:{get_column_letter(c)}{last})' for c in (_FEE, _SUBSIDY, _SHARE)})]
    total = last + 1
    if program is not None:
        lines.append(("예산", {_SUBSIDY: f"={program.budget.amount}"}))
        lines.append(("예산 − 정부지원금 합계", {_SUBSIDY: f"=K{total + 1}-K{total}"}))
        lines.append(("금액이 정해지지 않은 건", {_SUBSIDY: f'=COUNTIF(K3:K{last},"협의")'}))
    for n, (label, cells) in enumerate(lines):
        for column in range(1, len(_COLUMNS) + 1):
            paper.put(sheet, total + n, column, "", fill=paper.HEAD_FILL)
        paper.put(sheet, total + n, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
        paper.row_height(sheet, total + n, ((label, _COLUMNS[0][1]),))
        for column, text in cells.items():
            paper.formula(sheet, total + n, column, text, align=paper.RIGHT, number=WON)
    names = {"subsidy_total": f"$K${total}"} | ({"budget": f"$K${total + 1}", "budget_left": f"$K${total + 2}"} if program is not None else {})
    for name, cell in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'{TITLE}'!{cell}")


def _disagreeing(book: Workbook, cases: Sequence[Case]) -> None:
    sheet = book.create_sheet(DISAGREEING)
    heads = (("접수건", 20), ("서류", 22), ("항목", 16), ("이 서류의 값", 32), ("다른 서류의 값", 32), ("읽기", 10), ("파일 · 쪽", 22))
    paper.title(sheet, "서류 간에 서로 다른 기재사항", len(heads))
    paper.head(sheet, 2, (head for head, _ in heads))
    paper.widths(sheet, [width for _, width in heads])
    row = 2
    for case in cases:
        for one in crosscheck.disagreements(case):
            row += 1
            document = case.documents[one.document]
            page = page_of(document, one.field)
            values = (
                case.case, document_name(document), FIELDS.get(one.compared, one.compared), one.value, one.usual, "확인" if one.sure else "확인필요",
                part_name(document.file) + (f" {page}쪽" if page else ""),
            )  # fmt: skip
            for column, value in enumerate(values, 1):
                paper.put(sheet, row, column, value)
            paper.row_height(sheet, row, [(value, width) for value, (_, width) in zip(values, heads, strict=True)])
    _nothing(sheet, row, len(heads))
    paper.verdict_colours(sheet, f"F3:F{max(row, 3)}")
    sheet.auto_filter.ref = f"A2:G{max(row, 3)}"
    paper.page_setup(sheet, landscape=True, heads=2)


def _rejected(book: Workbook, rejected: Sequence[RejectedFile]) -> None:
    sheet = book.create_sheet(REJECTED)
    widths = (42, 46, 60)
    paper.title(sheet, "접수하지 못한 파일", 3)
    paper.head(sheet, 2, ("파일", "이유", "신청기업에 안내할 내용"))
    paper.widths(sheet, widths)
    row = 2
    for row, file in enumerate(rejected, 3):
        why, tell = file.why or reason(file.name, file.rejected), advice(file.rejected)
        for column, text in enumerate((file.name, why, tell), 1):
            paper.put(sheet, row, column, text)
        paper.row_height(sheet, row, zip((file.name, why, tell), widths, strict=True))
    _nothing(sheet, row, 3)
    sheet.auto_filter.ref = f"A2:C{max(row, 3)}"
    paper.page_setup(sheet, landscape=True, heads=2)


def _nothing(sheet: Worksheet, row: int, columns: int) -> None:
    if row == 2:
        for column in range(1, columns + 1):
            paper.put(sheet, 3, column, "없음" if column == 1 else "")


def reason(name: str, code: str | None) -> str:
    """Why a file was not received, as the catalogue says it."""
    words = _Words(name=name, right="업체명_손해액산정_사업신청서.pdf", why="열리지 않음")
    return CATALOGUE[code if code in CATALOGUE else "name_unknown"].ko.format_map(words)


_NAMES = ", ".join(f"업체명_손해액산정_{part}.pdf" for part in ("사업신청서", "첨부서류", "평가_우대사항", "지원_우대사항"))
_AGAIN = "PDF로 저장하거나 스캔하여 다시 보내 주십시오."
_OURS = "(신청기업에 안내할 것 없음: 담당자가 처리합니다.)"
ADVICE = {
    "name_unknown": f"파일명을 다음 가운데 하나로 고쳐 다시 보내 주십시오: {_NAMES}.",
    "not_a_pdf": f"보내신 파일이 PDF가 아닙니다. {_AGAIN}",
    "file_unreadable": "파일이 손상되어 열리지 않습니다. 원본에서 PDF를 다시 만들어 보내 주십시오.",
    "file_encrypted": "문서 열기 암호를 없앤 PDF로 다시 보내 주십시오.",
    "file_too_large": "파일이 너무 큽니다. 해상도를 낮추거나(200~300 dpi) 나누어 다시 보내 주십시오.",
    "hangul_file": "한글(HWP) 파일은 PDF로 저장하여 같은 이름으로 다시 보내 주십시오.",
    "office_file": "문서를 PDF로 저장하여 같은 이름으로 다시 보내 주십시오.",
    "phone_picture": "사진을 PDF나 JPG로 바꾸어 다시 보내 주십시오.",
    "archive_encrypted": "압축 파일의 암호를 없애고 다시 보내 주십시오.",
    "archive_unreadable": "압축 파일이 손상되어 풀리지 않습니다. 다시 압축하거나 PDF를 그대로 보내 주십시오.",
    "archive_too_large": "압축 파일이 너무 큽니다. PDF를 나누어 그대로 보내 주십시오.",
    "archive_nested": "한 번만 압축하거나 PDF를 그대로 보내 주십시오.",
    "archive_kind": "zip으로 압축하거나 PDF를 그대로 보내 주십시오.",
    "mail_tnef": "첨부가 Outlook 전용 형식으로 왔습니다. 일반 첨부(PDF)로 다시 보내 주십시오.",
    "mail_empty": "메일에 첨부파일이 없습니다. 서류를 첨부하여 다시 보내 주십시오.",
    "mail_unreadable": _OURS,
    "still_arriving": _OURS,
    "file_changed": _OURS,
    "sheet_in_use": _OURS,
    "case_failed": _OURS,
}


def advice(code: str | None) -> str:
    """What to tell the applicant, in words that can be sent as they stand."""
    return ADVICE.get(code or "", f"서류를 확인하여 {_AGAIN}")


class _Words(dict[str, str]):
    """Fills a sentence of the catalogue; what is not known of a file that was rejected long ago is left out."""

    def __missing__(self, key: str) -> str:
        return "…"
