"""`적합성 검토`, `지원비율`, `평가가점`: a row a criterion or item, with the reviewer's own verdict beside the
program's, and totals, caps and groups as live formulas."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import VERDICTS
from docproc.model import Case, ItemVerdict, Verdict
from docproc.programs import Program, Table
from docproc.review import fields, paper
from docproc.review.pictures import Pictures
from docproc.review.places import FieldRows, place

ELIGIBILITY, RATE, BONUS = "적합성 검토", "지원비율", "평가가점"
HEAD_ROW = 3
MET, REVIEW, NOT_MET = VERDICTS["met"], VERDICTS["review"], VERDICTS["not_met"]

_HEADS = ("항목", "신청", "프로그램 판정", "검토자 판정", "적용 판정", "배점", "인정", "가능", "이유", "증빙", "보기", "그림", "검토 의견")
_WIDTHS = (28, 7, 11, 11, 11, 7, 7, 7, 46, 34, 8, 36, 24)
_A, _CLAIMED, _PROGRAM, _REVIEWER, _APPLIED, _POINTS, _COUNTS, _MAY, _REASON, _PROOF, _SEE, _PICTURE, _REMARK = range(1, 14)


def write_eligibility(sheet: Worksheet, case: Case, program: Program, rows: FieldRows, pictures: Pictures) -> str:
    """Step 1 and the exclusions; returns the address of the overall verdict."""
    paper.title(sheet, f"{case.case} — 적합성 검토 (1단계)", 9)
    heads = ("기준", "프로그램 판정", "검토자 판정", "적용 판정", "이유", "증빙", "보기", "그림", "검토 의견")
    sizes = (28, 11, 11, 11, 52, 36, 8, 36, 26)
    paper.put(sheet, 2, 1, "검토자 판정을 고르면 적용 판정과 결과가 바로 바뀝니다. 비워 두면 프로그램 판정을 따릅니다.", font=paper.SMALL, grid=False)
    sheet.merge_cells("A2:I2")
    paper.head(sheet, HEAD_ROW, heads)
    paper.widths(sheet, sizes)
    row = HEAD_ROW
    for verdict in case.eligibility.criteria:
        row += 1
        paper.put(sheet, row, 1, program.label(verdict.id), font=paper.BOLD)
        _verdict_cells(sheet, row, verdict, (2, 3, 4))
        reason = _sentence(verdict)
        paper.put(sheet, row, 5, reason)
        _proof(sheet, row, 6, case, verdict, rows, pictures)
        paper.entry(sheet, row, 9)
        paper.row_height(sheet, row, ((reason, sizes[4]), (program.label(verdict.id), sizes[0])))
    applied = f"D{HEAD_ROW + 1}:D{row}"
    total = row + 1
    paper.put(sheet, total, 1, "적합성 결과", font=paper.BOLD, fill=paper.HEAD_FILL)
    for column in (2, 3):
        paper.put(sheet, total, column, "", fill=paper.HEAD_FILL)
    paper.formula(sheet, total, 4, f'=IF(COUNTIF({applied},"{NOT_MET}")>0,"{NOT_MET}",IF(COUNTIF({applied},"{REVIEW}")>0,"{REVIEW}","{MET}"))')
    paper.put(sheet, total, 5, "하나라도 미충족이면 미충족, 확인할 것이 남아 있으면 확인필요입니다.", font=paper.SMALL)
    paper.verdict_choice(sheet, f"C{HEAD_ROW + 1}:C{row}")
    paper.verdict_colours(sheet, f"B{HEAD_ROW + 1}:D{total}")
    _finish(sheet)
    return f"'{ELIGIBILITY}'!$D${total}"


def write_items(
    sheet: Worksheet, case: Case, table: Table, items: Sequence[ItemVerdict], program: Program, rows: FieldRows, pictures: Pictures, heading: str, unit: str
) -> dict[str, str]:
    """Annex 5 or annex 4; returns the addresses of `claimed`, `confirmed` and `possible`."""
    paper.title(sheet, f"{case.case} — {heading}", len(_HEADS))
    rule = f"기본 {table.base}{unit}, 모두 합해 {table.ceiling}{unit}까지" if table.base else f"모두 합해 {table.ceiling}{unit}까지"
    limits = [f"{g.label}: 최대 {g.at_most_items}개" for g in table.groups.values() if g.at_most_items]
    limits += [f"{g.label}: 최대 {g.at_most_points}{unit}" for g in table.groups.values() if g.at_most_points]
    paper.put(sheet, 2, 1, f"{rule} ({table.clause}). {' · '.join(limits)}", font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(_HEADS))
    paper.head(sheet, HEAD_ROW, _HEADS)
    paper.widths(sheet, _WIDTHS)
    first = HEAD_ROW + 1
    row = HEAD_ROW
    for verdict in items:
        row += 1
        item = table.items[verdict.id]
        paper.put(sheet, row, _A, item.label, font=paper.BOLD if verdict.verdict != "not_claimed" else paper.PLAIN)
        paper.put(sheet, row, _CLAIMED, {True: "√", False: "", None: "-"}[verdict.claimed], align=paper.CENTRE)
        _verdict_cells(sheet, row, verdict, (_PROGRAM, _REVIEWER, _APPLIED))
        paper.put(sheet, row, _POINTS, item.points, align=paper.CENTRE)
        group = table.groups.get(item.group or "")
        before = [r for r in range(first, row) if table.items[items[r - first].id].group == item.group]
        for column, words in ((_COUNTS, (MET,)), (_MAY, (MET, REVIEW))):
            paper.formula(sheet, row, column, _counted(row, column, words, before, group))
        reason = _sentence(verdict)
        paper.put(sheet, row, _REASON, reason)
        _proof(sheet, row, _PROOF, case, verdict, rows, pictures)
        paper.entry(sheet, row, _REMARK)
        paper.row_height(sheet, row, ((reason, _WIDTHS[_REASON - 1]), (item.label, _WIDTHS[0])))
    if not items:  # an edition with one flat rate
        row += 1
        paper.put(sheet, row, _A, "이 공고에는 우대 항목이 없습니다.", font=paper.SMALL)
    total = row + 1
    paper.put(sheet, total, _A, f"합계 (기본 {table.base} 포함)" if table.base else "합계", font=paper.BOLD, fill=paper.HEAD_FILL)
    for column in range(_CLAIMED, _COUNTS):
        paper.put(sheet, total, column, "", fill=paper.HEAD_FILL)
    addresses = {}
    for key, column in (("confirmed", _COUNTS), ("possible", _MAY)):
        letter = get_column_letter(column)
        paper.formula(sheet, total, column, f"=MIN({table.ceiling},{table.base}+SUM({letter}{first}:{letter}{row}))")
        addresses[key] = f"'{sheet.title}'!${letter}${total}"
    if items:
        paper.verdict_choice(sheet, f"D{first}:D{row}")
        paper.verdict_colours(sheet, f"C{first}:E{row}")
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(_HEADS))}{row}"
    _finish(sheet)
    return addresses


def _counted(row: int, column: int, words: tuple[str, ...], before: list[int], group: object) -> str:
    """What a row adds: its points under an accepted verdict, as far as its group still takes items or points."""
    letter = get_column_letter(column)
    accepted = "OR(" + ",".join(f'E{row}="{word}"' for word in words) + ")"
    most_items = getattr(group, "at_most_items", None)
    most_points = getattr(group, "at_most_points", None)
    worth = f"F{row}"
    if before and most_items:
        taken = "+".join(f"({letter}{r}>0)" for r in before)
        worth = f"IF({taken}<{most_items},F{row},0)"
    if before and most_points:
        taken = "+".join(f"{letter}{r}" for r in before)
        worth = f"MIN({worth},MAX(0,{most_points}-({taken})))"
    return f"=IF({accepted},{worth},0)"


def _verdict_cells(sheet: Worksheet, row: int, verdict: Verdict, columns: tuple[int, int, int]) -> None:
    program, reviewer, applied = columns
    paper.put(sheet, row, program, VERDICTS[verdict.verdict], align=paper.CENTRE)
    paper.entry(sheet, row, reviewer, align=paper.CENTRE)
    of_program, of_reviewer = (f"{get_column_letter(c)}{row}" for c in (program, reviewer))
    paper.formula(sheet, row, applied, f'=IF({of_reviewer}="",{of_program},{of_reviewer})')


def _sentence(verdict: Verdict) -> str:
    return verdict.reason + (f"\n▶ {verdict.question}" if verdict.question else "")


def _proof(sheet: Worksheet, row: int, column: int, case: Case, verdict: Verdict, rows: FieldRows, pictures: Pictures) -> None:
    """Where the proof stands, a link to its row among the fields, the cut-out of the words that decided: three columns."""
    places = list(dict.fromkeys(place(case, evidence) for evidence in verdict.evidence))
    shown = places[:6] + ([f"… 외 {len(places) - 6}곳"] if len(places) > 6 else [])
    paper.put(sheet, row, column, "\n".join(shown))
    paper.row_height(sheet, row, (("\n".join(shown), 29),))
    paper.jump(sheet, row, column + 1, fields.TITLE, next((r for e in verdict.evidence if (r := rows.of(e.document, e.field))), None))
    picture_column = column + 2
    paper.put(sheet, row, picture_column, "")
    for evidence in verdict.evidence:
        document = case.documents[evidence.document]
        field = document.fields.get(evidence.field or "")
        if field is not None and (png := pictures.of(document.file, field)) is not None:
            paper.picture(sheet, row, picture_column, png)
            break


def _finish(sheet: Worksheet) -> None:
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    paper.protect(sheet)
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
