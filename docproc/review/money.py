"""The fee, its shares and the subsidy's cap as live formulas of the confirmed rate, to the whole won as the rules count them."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import VERDICTS
from docproc.model import Case
from docproc.programs import Program
from docproc.review import keys, paper
from docproc.review.keys import Carried, Slot

WON = '#,##0"원"'
_HIDDEN = 7
_HOPE = "확인필요 항목이 모두"


def write(sheet: Worksheet, row: int, case: Case, program: Program, cells: tuple[str, str, str], carried: Carried, published: int | None) -> dict[str, str]:
    """Four rows from `row` on, labels in A, figures in B:C, the entry of a negotiated fee in E:F.

    `published` is the fee in won that the program itself finds, `cells` those of the confirmed rate, of the
    possible one and of the eligibility. Returns the cells by defined name.
    """
    rate, possible, eligible = cells
    entered = carried.of("fee", keys.FEE)
    labels = ("산정 수수료 (부가세 별도)", "정부지원금", "기업 부담금", "부가세 (기업 부담)")
    amount = f"B{row}"
    worth = "" if published is None else str(published)
    texts = (
        f'=IF(E{row}<>"",E{row},{worth or chr(34) * 2})',
        f'=IF(ISNUMBER({amount}),{subsidy(amount, rate, program)},"")',
        f'=IF(ISNUMBER({amount}),{amount}-B{row + 1},"")',
        f'=IF(ISNUMBER({amount}),INT({amount}*{program.fee.vat_percent}/100),"")',
    )
    for n, (label, text) in enumerate(zip(labels, texts, strict=True)):
        paper.put(sheet, row + n, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
        paper.row_height(sheet, row + n, ((label, 20),))
        sheet.merge_cells(start_row=row + n, start_column=2, end_row=row + n, end_column=3)
        paper.formula(sheet, row + n, 2, text, align=paper.RIGHT, number=WON, font=paper.HEADING if n == 1 else paper.BOLD)
        sheet.cell(row + n, 3).border = paper.GRID
    paper.put(sheet, row, 4, "협의한 수수료 (있으면 입력)", font=paper.SMALL, align=paper.CENTRE, fill=paper.HEAD_FILL)
    sheet.merge_cells(start_row=row, start_column=5, end_row=row, end_column=6)
    value = entered.value if entered else None
    paper.entry(sheet, row, 5, int(value) if value and value.isdigit() else value, align=paper.RIGHT, number=WON)
    sheet.cell(row, 6).border = paper.GRID
    paper.between(sheet, f"E{row}", 0, 10**12, "수수료(원)")
    keys.write(sheet, row, _HIDDEN, keys.FEE, (Slot("", "fee", 5),), now=worth or "협의", carried=entered)
    # What an application that fails would get is no promise: the amounts stay, for the verdict may change.
    sheet.merge_cells(start_row=row + 1, start_column=4, end_row=row + 1, end_column=6)
    failed = f"적합성이 '{VERDICTS['not_met']}'이면 지원하지 않습니다 (충족될 때의 금액)."
    paper.formula(sheet, row + 1, 4, f'=IF({eligible}="{VERDICTS["not_met"]}","{failed}","")', align=paper.WRAP)
    sheet.merge_cells(start_row=row + 2, start_column=4, end_row=row + 3, end_column=6)
    note = case.fee.note.partition(_HOPE)[0].strip()  # what may still come is said live
    hope = f'" {_HOPE} 인정되면 지원비율 "&{possible}&" %, 정부지원금 "&TEXT({subsidy(amount, possible, program)},"#,##0")&"원입니다."'
    said = paper.safe(note).replace('"', '""')[:250]
    paper.formula(sheet, row + 2, 4, f'="{said}"&IF(AND({possible}<>{rate},ISNUMBER({amount})),{hope},"")', font=paper.SMALL, align=paper.WRAP)
    for line in (row + 2, row + 3):
        paper.row_height(sheet, line, ((note + "가" * 40, 96),))
    for line in range(row + 1, row + 4):
        for column in range(4, 7):
            sheet.cell(line, column).border = paper.GRID
    return {"fee": f"B{row}", "subsidy": f"B{row + 1}", "company_share": f"B{row + 2}", "vat": f"B{row + 3}"}


def subsidy(amount: str, rate: str, program: Program) -> str:
    """The government's share of the fee in cell `amount` at the rate in cell `rate`, under its cap, whole won downwards."""
    return f"MIN(INT({amount}*{rate}/100),{cap(rate, program)})"


def cap(rate: str, program: Program) -> str:
    """The most the government pays as a formula of the rate cell, by the reading taken of Q1."""
    base, ceiling = program.subsidy_cap.at_base_rate, program.subsidy_cap.at_ceiling
    low, high = program.rate.base, program.rate.ceiling
    between = {"a": f"INT({base}*{rate}/{low})", "b": str(ceiling)}.get(program.reading("Q1"), "1E+15")
    return f"IF({rate}<={low},{base},IF({rate}>={high},{ceiling},{between}))"
