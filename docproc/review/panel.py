"""`심의 평가`: up to nine reviewers by the items of step 2, the live trimmed mean with the bonus, and what speaks against it.

Announcement, 4. 지원절차 (2단계): (sum − (highest + lowest)) / (reviewers − 2), one of each only; 60 points pass. Readings
Q26 (when the bonus counts), Q27 (nothing is rounded) and Q28 (nothing is worked out below five reviewers).
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import PANEL_ITEMS
from docproc.model import Case
from docproc.programs import Program
from docproc.review import keys, paper
from docproc.review.keys import Carried, Slot

TITLE = "심의 평가"
REVIEWERS = 9
HEAD_ROW = 4
CONFLICT = "제척"
_GAP = "점수 빠짐"
_NUMBER, _NAME, _CONFLICT, _FIRST = 1, 2, 3, 4
_SCORE = "0.##"


def write(sheet: Worksheet, case: Case, program: Program, bonus: dict[str, str], carried: Carried) -> dict[str, str]:
    """Fills the sheet; `bonus` gives the cells of the bonus. Returns the cells that other programs read, by name."""
    items = program.selection.items
    total = _FIRST + len(items)
    remark, hidden = total + 1, total + 2
    paper.widths(sheet, (6, 16, 10, *(11 for _ in items), 12, 40))
    paper.title(sheet, f"{case.case} — 심의 평가 (2단계)", remark)
    _line(sheet, 2, _rule(program), remark)
    _line(sheet, 3, "이해충돌이 있는 위원은 '제척'을 고르면 점수에서 빠집니다." + _skipped(case), remark)
    titles = [f"{PANEL_ITEMS.get(item, item)} ({points})" for item, points in items.items()]
    paper.head(sheet, HEAD_ROW, ("번호", "심의위원", "이해충돌", *titles, "합계", "심의 의견"))
    keys.head(sheet, HEAD_ROW, hidden)
    first, last = HEAD_ROW + 1, HEAD_ROW + REVIEWERS
    for number in range(1, REVIEWERS + 1):
        _reviewer(sheet, HEAD_ROW + number, number, list(items), total, hidden, carried)
    paper.choice(sheet, f"C{first}:C{last}", (CONFLICT,), "이해충돌")
    for n, points in enumerate(items.values()):
        letter = get_column_letter(_FIRST + n)
        paper.between(sheet, f"{letter}{first}:{letter}{last}", 0, points, "점수")
    names = _result(sheet, last + 2, f"{get_column_letter(total)}{first}:{get_column_letter(total)}{last}", program, bonus, remark)
    paper.page_setup(sheet, landscape=True, one_page=True)
    sheet.print_area = f"A1:{get_column_letter(remark)}{last + 9}"
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    paper.protect(sheet)
    return names


def _rule(program: Program) -> str:
    chosen = program.selection
    when = "산출점수에 우대가점을 더해" if program.reading("Q26") == "a" else "산출점수로만"
    return f"산출점수 = {{합계 − (최고 + 최저)}} ÷ (위원 수 − 2). {when} {chosen.pass_mark}점과 견주며 반올림하지 않습니다 ({chosen.clause}). 위원 {chosen.minimum_reviewers}명부터 계산합니다."


def _skipped(case: Case) -> str:
    committee = any(d.type == "application_form" and d.fields["applicant_kind"].sure == "committee" for d in case.documents)
    return " 조정·중재위원회가 신청한 건이어서 선정심의를 생략할 수 있습니다." if committee else ""


def _line(sheet: Worksheet, row: int, text: str, columns: int) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    paper.put(sheet, row, 1, text, font=paper.SMALL, grid=False)
    sheet.row_dimensions[row].height = 18


def _reviewer(sheet: Worksheet, row: int, number: int, items: list[str], total: int, hidden: int, carried: Carried) -> None:
    key = f"panel/{number}"
    paper.put(sheet, row, _NUMBER, number, align=paper.CENTRE)
    paper.entry(sheet, row, _NAME, carried.value("panel", f"{key}/name"))
    paper.entry(sheet, row, _CONFLICT, carried.value("panel", f"{key}/conflict"), align=paper.CENTRE)
    slots = [Slot("name", "panel", _NAME), Slot("conflict", "panel", _CONFLICT)]
    for n, item in enumerate(items):
        given = carried.value("score", f"{key}/{item}")
        paper.entry(sheet, row, _FIRST + n, _number(given), align=paper.CENTRE, number=_SCORE)
        slots.append(Slot(item, "score", _FIRST + n))
    scores = f"{get_column_letter(_FIRST)}{row}:{get_column_letter(_FIRST + len(items) - 1)}{row}"
    text = f'=IF(C{row}<>"","{CONFLICT}",IF(COUNT({scores})={len(items)},SUM({scores}),IF(COUNTA({scores})>0,"{_GAP}","")))'
    paper.formula(sheet, row, total, text, number=_SCORE)
    paper.entry(sheet, row, total + 1, carried.value("remark", f"{key}/remark"))
    slots.append(Slot("remark", "remark", total + 1))
    keys.write(sheet, row, hidden, key, tuple(slots))
    sheet.row_dimensions[row].height = 24


def _number(text: str | None) -> float | int | str | None:
    """A score as a number, so that the formulas count it; what is none stands as it was typed."""
    try:
        value = float(text or "")
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def _result(sheet: Worksheet, row: int, totals: str, program: Program, bonus: dict[str, str], columns: int) -> dict[str, str]:
    """The figures below the table: label in A:B, value in C, the caution over the rest."""
    chosen, mark = program.selection, program.selection.pass_mark
    count, mean, plus, final, verdict = (f"C{row + n}" for n in range(5))
    trimmed = f"SUM({totals})-MAX({totals})-MIN({totals})"
    complete = f'AND({count}>={chosen.minimum_reviewers},COUNTIF({totals},"{_GAP}")=0)'

    def reaches(points: str) -> str:
        return f"{trimmed}+{points}*({count}-2)>={mark}*({count}-2)"  # multiplied out: no division is rounded

    counted = plus if program.reading("Q26") == "a" else "0"
    lines = (
        ("반영한 위원 수", f"=COUNT({totals})", "0명"),
        ("산출점수 (절사평균)", f'=IF({complete},({trimmed})/({count}-2),"")', "0.00"),
        ("우대가점", f"={bonus['confirmed']}", "0"),
        ("최종점수", f'=IF({complete},{mean}+{plus},"")', "0.00"),
        ("결과", f'=IF({complete},IF({reaches(counted)},"{mark}점 이상","{mark}점 미만"),"계산하지 않음")', None),
    )
    for n, (label, text, number) in enumerate(lines):
        sheet.merge_cells(start_row=row + n, start_column=1, end_row=row + n, end_column=2)
        paper.put(sheet, row + n, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
        sheet.cell(row + n, 2).border = paper.GRID
        sheet.merge_cells(start_row=row + n, start_column=3, end_row=row + n, end_column=4)
        paper.formula(sheet, row + n, 3, text, font=paper.HEADING if n >= 3 else paper.BOLD, number=number)
        sheet.cell(row + n, 4).border = paper.GRID
        sheet.row_dimensions[row + n].height = 22
    few = f'IF({count}<{chosen.minimum_reviewers},"⚠ 점수를 낸 위원이 {chosen.minimum_reviewers}명보다 적어 계산하지 않습니다. ","")'
    gap = f'IF(COUNTIF({totals},"{_GAP}")>0,"⚠ 점수가 빠진 위원이 있습니다. ","")'
    hangs = f'IF(AND({complete},NOT({reaches("0")}),{reaches(plus)}),"⚠ {mark}점을 넘는지가 우대가점에 달려 있습니다. ","")'
    more = f'IF(AND({complete},NOT({reaches(plus)}),{reaches(bonus["possible"])}),"⚠ 확인필요 가점이 인정되면 {mark}점을 넘습니다. ","")'
    for line in range(row, row + 5):
        for column in range(5, columns + 1):
            sheet.cell(line, column).border = paper.GRID
    sheet.merge_cells(start_row=row, start_column=5, end_row=row + 4, end_column=columns)
    paper.formula(sheet, row, 5, f"={few}&{gap}&{hangs}&{more}", font=paper.HEADING, align=paper.WRAP)
    found = zip(("score_reviewers", "score_trimmed", "score_bonus", "score_final", "score_result"), (count, mean, plus, final, verdict), strict=True)
    return {name: f"'{TITLE}'!$C${cell[1:]}" for name, cell in found}
