"""`적합성 검토`, `지원비율`, `평가가점`: a row a criterion or item, with the reviewer's own verdict beside the
program's, the cut-out of the words it rests on, and totals, caps and groups as live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import VERDICTS
from docproc.model import Case, ItemVerdict, Verdict
from docproc.programs import Program, Table
from docproc.programs.limits import limits
from docproc.review import anchors, counting, fields, keys, paper
from docproc.review.keys import Carried, Slot
from docproc.review.pictures import Pictures
from docproc.review.places import FieldRows, places

ELIGIBILITY, RATE, BONUS = "적합성 검토", "지원비율", "평가가점"
HEAD_ROW = 3
MET, REVIEW, NOT_MET = VERDICTS["met"], VERDICTS["review"], VERDICTS["not_met"]
_PICTURE_WIDTH = 31

_CRITERIA = ("기준", "프로그램 판정", "검토자 판정", "적용 판정", "이유", "증빙", "보기", "원본", "그림", "검토 의견")
_CRITERIA_WIDTHS = (24, 9.5, 9.5, 9.5, 44, 28, 7, 7, _PICTURE_WIDTH, 20)
_HEADS = ("항목", "신청", "프로그램 판정", "검토자 판정", "적용 판정", "배점", "인정", "가능", "이유", "증빙", "보기", "원본", "그림", "검토 의견")
_WIDTHS = (24, 5.5, 9.5, 9.5, 9.5, 5.5, 5.5, 5.5, 38, 26, 7, 7, _PICTURE_WIDTH, 18)
ENTRY = {"eligibility": "C", "rate": "D", "bonus": "D"}
"""The column of the reviewer's verdict by section."""
_A, _CLAIMED, _PROGRAM, _REVIEWER, _APPLIED, _POINTS, _COUNTS, _MAY, _REASON, _PROOF, _SEE, _PAGE, _PICTURE, _REMARK = range(1, 15)


@dataclass(frozen=True)
class Sources:
    """What the rows of these sheets are written from besides the verdicts."""

    case: Case
    program: Program
    rows: FieldRows
    pictures: Pictures
    carried: Carried


@dataclass(frozen=True)
class Written:
    """Where the totals stand (`verdict`, or `confirmed` and `possible`) and the row of each criterion or item."""

    totals: dict[str, str]
    rows: dict[str, int]


def now_said(verdict: Verdict) -> str:
    """What the program says of a row, as a later sheet compares it: the word and the sentence."""
    return paper.safe(f"{VERDICTS[verdict.verdict]} | {verdict.reason}")


def write_eligibility(sheet: Worksheet, source: Sources) -> Written:
    """Step 1 and the exclusions, with the overall verdict below."""
    paper.title(sheet, f"{source.case.case} — 적합성 검토 (1단계)", len(_CRITERIA))
    paper.put(sheet, 2, 1, "노란 칸에서 검토자 판정을 고르면 적용 판정과 결과가 바로 바뀝니다. 비워 두면 프로그램 판정을 따릅니다.", font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(_CRITERIA))
    paper.head(sheet, HEAD_ROW, _CRITERIA)
    paper.widths(sheet, _CRITERIA_WIDTHS)
    hidden = len(_CRITERIA) + 1
    keys.head(sheet, HEAD_ROW, hidden)
    rows: dict[str, int] = {}
    for row, verdict in enumerate(source.case.eligibility.criteria, HEAD_ROW + 1):
        rows[verdict.id] = row
        label = source.program.label(verdict.id)
        paper.put(sheet, row, 1, label, font=paper.BOLD)
        reason = _sentence(verdict)
        paper.put(sheet, row, 5, reason)
        paper.row_height(sheet, row, ((reason, _CRITERIA_WIDTHS[4]), (label, _CRITERIA_WIDTHS[0])))
        _decision(sheet, row, source, "eligibility", verdict, (2, 3, 4), 10, hidden)
        _proof(sheet, row, 6, source, "eligibility", verdict, _CRITERIA_WIDTHS[5])
    last = HEAD_ROW + max(1, len(rows))
    applied, total = f"D{HEAD_ROW + 1}:D{last}", last + 1
    for column in range(1, len(_CRITERIA) + 1):
        paper.put(sheet, total, column, "", fill=paper.HEAD_FILL)
    paper.put(sheet, total, 1, "적합성 결과", font=paper.BOLD, fill=paper.HEAD_FILL)
    paper.formula(sheet, total, 4, f'=IF(COUNTIF({applied},"{NOT_MET}")>0,"{NOT_MET}",IF(COUNTIF({applied},"{REVIEW}")>0,"{REVIEW}","{MET}"))')
    rule = "하나라도 미충족이면 미충족, 확인할 것이 남아 있으면 확인필요입니다."
    paper.put(sheet, total, 5, rule, font=paper.SMALL, fill=paper.HEAD_FILL)
    paper.row_height(sheet, total, ((rule, _CRITERIA_WIDTHS[4]),))
    paper.verdict_choice(sheet, f"C{HEAD_ROW + 1}:C{last}")
    paper.verdict_colours(sheet, f"B{HEAD_ROW + 1}:D{total}")
    _finish(sheet, hidden + 3, last, len(_CRITERIA), total)
    return Written({"verdict": f"'{sheet.title}'!$D${total}"}, rows)


def write_items(sheet: Worksheet, source: Sources, table: Table, items: Sequence[ItemVerdict], section: anchors.Section, heading: str, unit: str) -> Written:
    """Annex 5 or annex 4, with `confirmed` and `possible` below."""
    paper.title(sheet, f"{source.case.case} — {heading}", len(_HEADS))
    rule = f"기본 {table.base}{unit}, 모두 합해 {table.ceiling}{unit}까지" if table.base else f"모두 합해 {table.ceiling}{unit}까지"
    said = [limit.label for limit in limits(source.program, table)]
    hint = "노란 칸에서 검토자 판정을 고르면 인정·가능과 합계, 지원금이 바로 바뀝니다. 비워 두면 프로그램 판정을 따릅니다." if items else ""
    paper.put(sheet, 2, 1, f"{hint} {rule} ({table.clause}). {' · '.join(said)}".strip(), font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(_HEADS))
    paper.head(sheet, HEAD_ROW, _HEADS)
    paper.widths(sheet, _WIDTHS)
    steps = 1 + len(counting.rounds(source.program, table))
    hidden = len(_HEADS) + 1 + 2 * steps
    keys.head(sheet, HEAD_ROW, hidden)
    rows: dict[str, int] = {}
    for row, verdict in enumerate(items, HEAD_ROW + 1):
        rows[verdict.id] = row
        item = table.items[verdict.id]
        paper.put(sheet, row, _A, item.label, font=paper.BOLD if verdict.verdict != "not_claimed" else paper.PLAIN)
        paper.put(sheet, row, _CLAIMED, {True: "√", False: "", None: "-"}[verdict.claimed], align=paper.CENTRE)
        paper.put(sheet, row, _POINTS, item.points, align=paper.CENTRE)
        reason = _sentence(verdict)
        paper.put(sheet, row, _REASON, reason)
        paper.row_height(sheet, row, ((reason, _WIDTHS[_REASON - 1]), (item.label, _WIDTHS[0])))
        _decision(sheet, row, source, section, verdict, (_PROGRAM, _REVIEWER, _APPLIED), _REMARK, hidden)
        _proof(sheet, row, _PROOF, source, section, verdict, _WIDTHS[_PROOF - 1])
    last = HEAD_ROW + max(1, len(items))
    if not items:  # an edition with one flat rate
        paper.put(sheet, last, _A, "이 공고에는 우대 항목이 없습니다.", font=paper.SMALL)
    total = last + 1
    for column in range(1, len(_HEADS) + 1):
        paper.put(sheet, total, column, "", fill=paper.HEAD_FILL)
    paper.put(sheet, total, _A, f"합계 (기본 {table.base} 포함)" if table.base else "합계", font=paper.BOLD, fill=paper.HEAD_FILL)
    ordered = {item: rows[item] for item in table.items if item in rows}
    for n, (column, words) in enumerate(((_COUNTS, (MET,)), (_MAY, (MET, REVIEW)))):
        counting.write(sheet, ordered, total, counting.Columns(_APPLIED, _POINTS, column, len(_HEADS) + 1 + n * steps), words, source.program, table)
    if items:
        paper.verdict_choice(sheet, f"D{HEAD_ROW + 1}:D{last}")
        paper.verdict_colours(sheet, f"C{HEAD_ROW + 1}:E{last}")
    _finish(sheet, hidden + 3, last, len(_HEADS), total)
    confirmed, possible = (f"'{sheet.title}'!${get_column_letter(c)}${total}" for c in (_COUNTS, _MAY))
    return Written({"confirmed": confirmed, "possible": possible}, rows)


def _decision(
    sheet: Worksheet, row: int, source: Sources, section: str, verdict: Verdict, columns: tuple[int, int, int], remark: int, hidden: int
) -> None:
    """The program's verdict, the reviewer's, the one that applies; the reviewer's remark; the row's hidden key."""
    program, reviewer, applied = columns
    key = f"{section}/{verdict.id}"
    entered = source.carried.of("verdict", key)
    paper.put(sheet, row, program, VERDICTS[verdict.verdict], align=paper.CENTRE)
    paper.entry(sheet, row, reviewer, VERDICTS.get(entered.value, entered.value) if entered else None, align=paper.CENTRE)
    of_program, of_reviewer = (f"{get_column_letter(c)}{row}" for c in (program, reviewer))
    paper.formula(sheet, row, applied, f'=IF({of_reviewer}="",{of_program},{of_reviewer})')
    said = source.carried.value("remark", key)
    paper.entry(sheet, row, remark, said)
    paper.row_height(sheet, row, ((said or "", 18),))
    keys.write(sheet, row, hidden, key, (Slot("", "verdict", reviewer), Slot("", "remark", remark)), now=now_said(verdict), carried=entered)


def _sentence(verdict: Verdict) -> str:
    return verdict.reason + (f"\n▶ {verdict.question}" if verdict.question else "")


def _proof(sheet: Worksheet, row: int, column: int, source: Sources, section: anchors.Section, verdict: Verdict, width: float) -> None:
    """Where the proof stands, links to its row among the fields and to the page, the cut-outs of the words: four columns."""
    lines = places(source.case, verdict.evidence)
    shown = "\n".join(lines[:5] + ([f"… 외 {len(lines) - 5}곳"] if len(lines) > 5 else []))
    paper.put(sheet, row, column, shown)
    paper.row_height(sheet, row, ((shown, width),))
    target = next((r for e in verdict.evidence if (r := source.rows.of(e.document, e.field))), None)
    paper.jump(sheet, row, column + 1, fields.TITLE, target)
    paper.opens(sheet, row, column + 2, anchors.PAGE, anchors.verdict_anchor(section, verdict.id) if verdict.evidence else None)
    paper.put(sheet, row, column + 3, "")
    paper.pictures(sheet, row, column + 3, source.pictures.of_evidence(source.case, verdict.evidence))


def _finish(sheet: Worksheet, hidden: int, last: int, shown: int, total: int) -> None:
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(hidden)}{last}"  # the keys move with their rows
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    sheet.print_area = f"A1:{get_column_letter(shown)}{total}"
    paper.protect(sheet)
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
