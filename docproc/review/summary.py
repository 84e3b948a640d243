"""`요약`: one page that a person can sign: the results, live, and what must be looked at."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import PARTS
from docproc.model import Case
from docproc.programs import Program
from docproc.review import fields, paper
from docproc.review.places import FieldRows

TITLE = "요약"
WON = '#,##0"원"'
PERCENT = '0"%"'
POINTS = '0"점"'


@dataclass(frozen=True)
class Addresses:
    """The cells of the other sheets that the summary shows."""

    eligibility: str
    rate: dict[str, str]
    bonus: dict[str, str]


def write(book: Workbook, sheet: Worksheet, case: Case, program: Program, rows: FieldRows, cells: Addresses) -> None:
    """Fills the page and names the cells that other programs read."""
    paper.widths(sheet, (20, 16, 16, 16, 16, 16))
    paper.title(sheet, "기술침해 손해액 산정 지원사업 검토표", 6)
    row = _head(sheet, case, program)
    row = _results(book, sheet, case, program, cells, row + 1)
    row = _questions(sheet, case, rows, row + 1)
    row = _signatures(sheet, row + 1)
    paper.page_setup(sheet, landscape=False, one_page=row <= 48)
    paper.protect(sheet)


def _pair(sheet: Worksheet, row: int, label: str, value: str, *, font: object = paper.PLAIN) -> None:
    paper.put(sheet, row, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)
    paper.put(sheet, row, 2, value, font=font)
    for column in range(3, 7):
        sheet.cell(row, column).border = paper.GRID
    paper.row_height(sheet, row, ((value, 80),))


def _head(sheet: Worksheet, case: Case, program: Program) -> int:
    applied = case.application_date.isoformat() if case.application_date else "읽지 못함 — 확인 필요"
    came = {file.part.value: file for file in case.files}
    parts = [f"{'●' if part in came else '○'} {name}" + (f" ({came[part].page_count}쪽)" if part in came else " (제출 안 함)") for part, name in PARTS.items()]
    _pair(sheet, 3, "업체", case.case, font=paper.HEADING)
    _pair(sheet, 4, "신청일", applied)
    _pair(sheet, 5, "적용 공고", f"{program.titles['ko']} ({program.since.isoformat()} 시행)")
    _pair(sheet, 6, "제출 파일", "\n".join(parts))
    return 7


def _results(book: Workbook, sheet: Worksheet, case: Case, program: Program, cells: Addresses, row: int) -> int:
    _section(sheet, row, "결과 (다른 시트의 검토자 판정을 따라 바로 바뀝니다)")
    for column, head in enumerate(("", "신청", "확인", "가능", "", ""), 1):
        if column <= 4:
            paper.put(sheet, row + 1, column, head, font=paper.BOLD, align=paper.CENTRE, fill=paper.HEAD_FILL)
    rate, bonus = row + 2, row + 3
    paper.put(sheet, rate, 1, "지원비율", font=paper.BOLD, fill=paper.HEAD_FILL)
    paper.put(sheet, rate, 2, case.rate.claimed, align=paper.CENTRE).number_format = PERCENT
    paper.formula(sheet, rate, 3, f"={cells.rate['confirmed']}", font=paper.HEADING, number=PERCENT)
    paper.formula(sheet, rate, 4, f"={cells.rate['possible']}", number=PERCENT)
    paper.put(sheet, bonus, 1, "평가가점", font=paper.BOLD, fill=paper.HEAD_FILL)
    paper.put(sheet, bonus, 2, "-", align=paper.CENTRE)
    paper.formula(sheet, bonus, 3, f"={cells.bonus['confirmed']}", font=paper.HEADING, number=POINTS)
    paper.formula(sheet, bonus, 4, f"={cells.bonus['possible']}", number=POINTS)
    sheet.merge_cells(start_row=row + 1, start_column=5, end_row=row + 1, end_column=6)
    paper.put(sheet, row + 1, 5, "적합성", font=paper.BOLD, align=paper.CENTRE, fill=paper.HEAD_FILL)
    sheet.cell(row + 1, 6).border = paper.GRID
    sheet.merge_cells(start_row=rate, start_column=5, end_row=bonus, end_column=6)
    paper.formula(sheet, rate, 5, f"={cells.eligibility}", font=paper.HEADING)
    paper.verdict_colours(sheet, f"E{rate}:F{bonus}")

    fee = bonus + 1
    labels = ("산정 수수료 (부가세 별도)", "정부지원금", "기업 부담금", "부가세 (기업 부담)")
    for n, label in enumerate(labels):
        paper.put(sheet, fee + n, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
        paper.row_height(sheet, fee + n, ((label, 20),))
        sheet.merge_cells(start_row=fee + n, start_column=2, end_row=fee + n, end_column=3)
        sheet.cell(fee + n, 3).border = paper.GRID
    paper.entry(sheet, fee, 2, case.fee.estimate, align=paper.RIGHT, number=WON)
    confirmed, amount = f"C{rate}", f"B{fee}"
    paper.formula(sheet, fee + 1, 2, f'=IF({amount}="","",MIN({amount}*{confirmed}/100,{_cap(program, confirmed)}))', align=paper.RIGHT, number=WON)
    paper.formula(sheet, fee + 2, 2, f'=IF({amount}="","",{amount}-B{fee + 1})', align=paper.RIGHT, number=WON)
    paper.formula(sheet, fee + 3, 2, f'=IF({amount}="","",{amount}*{program.fee.vat_percent}/100)', align=paper.RIGHT, number=WON)
    sheet.merge_cells(start_row=fee, start_column=4, end_row=fee + 3, end_column=6)
    paper.put(sheet, fee, 4, case.fee.note, font=paper.SMALL)
    names = {
        "rate_claimed": f"B{rate}", "rate_confirmed": f"C{rate}", "rate_possible": f"D{rate}",
        "bonus_confirmed": f"C{bonus}", "bonus_possible": f"D{bonus}", "eligibility": f"E{rate}",
        "fee": f"B{fee}", "subsidy": f"B{fee + 1}", "company_share": f"B{fee + 2}", "vat": f"B{fee + 3}",
    }  # fmt: skip
    for name, cell in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'{TITLE}'!${cell[0]}${cell[1:]}")
    return fee + 4


def _cap(program: Program, rate: str) -> str:
    """The subsidy cap as a formula of the rate cell, by the reading taken of Q1."""
    base, ceiling = program.subsidy_cap.at_base_rate, program.subsidy_cap.at_ceiling
    low, high = program.rate.base, program.rate.ceiling
    match program.reading("Q1"):
        case "a":
            return f"{base // low * 100}*{rate}/100"
        case "b":
            return f"IF({rate}>{low},{ceiling},{base})"
        case _:
            return f"IF({rate}<={low},{base},IF({rate}>={high},{ceiling},1E+15))"


def _section(sheet: Worksheet, row: int, text: str) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=6)
    paper.put(sheet, row, 1, text, font=paper.HEADING, grid=False)
    sheet.row_dimensions[row].height = 24


def _questions(sheet: Worksheet, case: Case, rows: FieldRows, row: int) -> int:
    decisive = [one for one in case.attention if one.decisive]
    noted = [one for one in case.attention if not one.decisive]
    _section(sheet, row, f"사람이 확인할 것 ({len(decisive)}) — '보기'를 누르면 그 값으로 갑니다" if decisive else "사람이 확인할 것: 없음")
    for one in decisive:
        row += 1
        _line(sheet, row, one.message, rows.of(one.document, one.field), bold=True)
    if noted:
        row += 1
        _section(sheet, row, f"참고 ({len(noted)}) — 결과를 바꾸지 않아 확인하지 않아도 됩니다")
        for one in noted[:12]:
            row += 1
            _line(sheet, row, one.message, rows.of(one.document, one.field), bold=False)
        if len(noted) > 12:
            row += 1
            _line(sheet, row, f"… 외 {len(noted) - 12}건: '신청정보' 시트에서 상태를 '확인필요'로 거르면 모두 보입니다.", None, bold=False)
    return row + 1


def _line(sheet: Worksheet, row: int, message: str, target: int | None, *, bold: bool) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
    paper.put(sheet, row, 1, ("☐ " if bold else "· ") + message, font=paper.PLAIN if bold else paper.SMALL)
    for column in range(2, 6):
        sheet.cell(row, column).border = paper.GRID
    paper.jump(sheet, row, 6, fields.TITLE, target)
    paper.row_height(sheet, row, ((message, 82),))


def _signatures(sheet: Worksheet, row: int) -> int:
    _section(sheet, row, "확인")
    for n, role in enumerate(("검토자", "책임자")):
        line = row + 1 + n
        paper.put(sheet, line, 1, role, font=paper.BOLD, fill=paper.HEAD_FILL)
        for column, label in ((2, "성명"), (4, "날짜")):
            paper.put(sheet, line, column, label, align=paper.CENTRE, fill=paper.HEAD_FILL)
            paper.entry(sheet, line, column + 1)
        paper.put(sheet, line, 6, "(서명)", font=paper.SMALL, align=paper.RIGHT)
        sheet.row_dimensions[line].height = 26
    return row + 2
