"""`요약`: one page that a person can sign: the results, live, and what must be looked at with a link to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Border
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import PARTS
from docproc.model import Attention, Case
from docproc.programs import Program
from docproc.review import anchors, fields, judgement, keys, money, panel, paper
from docproc.review.judgement import Written
from docproc.review.keys import Carried, Slot
from docproc.review.places import FieldRows, page_of, part_name

TITLE = "요약"
PERCENT = '0"%"'
POINTS = '0"점"'
_HIDDEN = 7
_NOTED = 8
_STEPS = (
    "① '보기'로 열리는 노란 칸에 판정을 고르거나 바른 값을 적습니다. ② 판정을 고르면 위의 결과가 바로 바뀝니다(바로잡은 값은 다시 실행한 뒤 판정에 들어갑니다). "
    "③ 맨 아래에 성명과 날짜를 적고, 파일 이름을 바꾸지 말고 저장합니다."
)


@dataclass(frozen=True)
class Other:
    """What the page shows of the other sheets: their totals and rows, the cells of the panel by name, the fee that the
    program itself finds, and how many entries of an earlier sheet need a look."""

    eligibility: Written
    rate: Written
    bonus: Written
    panel: dict[str, str]
    published: int | None
    unsettled: int = 0


def write(book: Workbook, sheet: Worksheet, case: Case, program: Program, rows: FieldRows, other: Other, carried: Carried) -> None:
    """Fills the page and names the cells that other programs read."""
    paper.widths(sheet, (20, 15, 15, 17, 15, 15))
    paper.title(sheet, "기술침해 손해액 산정 지원사업 검토표", 6)
    keys.head(sheet, 1, _HIDDEN)
    _ways(sheet)
    row = _head(sheet, case, program)
    row = _results(book, sheet, case, program, other, carried, row + 1)
    row = _questions(sheet, case, program, rows, other, row + 1)
    row = _signatures(sheet, carried, row + 1)
    paper.page_setup(sheet, landscape=False, one_page=row <= 60)
    sheet.print_area = f"A1:F{row}"
    paper.protect(sheet)


def _ways(sheet: Worksheet) -> None:
    """The second row leads to the other sheets, and to the pages themselves."""
    titles = (judgement.ELIGIBILITY, judgement.RATE, judgement.BONUS, panel.TITLE, fields.TITLE)
    for column, title in enumerate(titles, 1):
        cell = paper.jump(sheet, 2, column, title, 1)
        cell.value = f"{title} ▸"
        cell.border = Border()
    cell = paper.opens(sheet, 2, 6, anchors.PAGE, "read")
    cell.value, cell.border = "원본 쪽 ▸", Border()


def _pair(sheet: Worksheet, row: int, label: str, value: str, *, font: object = paper.PLAIN) -> None:
    paper.put(sheet, row, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)
    paper.put(sheet, row, 2, value, font=font)
    for column in range(3, 7):
        sheet.cell(row, column).border = paper.GRID
    paper.row_height(sheet, row, ((value, 76),))


def _head(sheet: Worksheet, case: Case, program: Program) -> int:
    applied = case.application_date.isoformat() if case.application_date else "읽지 못함 — 확인 필요"
    came = {file.part.value: file for file in case.files}
    parts = [f"{'●' if part in came else '○'} {name}" + (f" ({came[part].page_count}쪽)" if part in came else " (제출 안 함)") for part, name in PARTS.items()]
    _pair(sheet, 3, "업체", case.case, font=paper.HEADING)
    _pair(sheet, 4, "신청일", applied)
    _pair(sheet, 5, "적용 공고", f"{program.titles['ko']} ({program.since.isoformat()} 시행)")
    _pair(sheet, 6, "제출 파일", "\n".join(parts))
    return 7


def _results(book: Workbook, sheet: Worksheet, case: Case, program: Program, other: Other, carried: Carried, row: int) -> int:
    _section(sheet, row, "결과 (다른 시트의 검토자 판정을 따라 바로 바뀝니다)")
    for column, head in enumerate(("", "신청", "확인", "가능", "적합성"), 1):
        paper.put(sheet, row + 1, column, head, font=paper.BOLD, align=paper.CENTRE, fill=paper.HEAD_FILL)
    sheet.merge_cells(start_row=row + 1, start_column=5, end_row=row + 1, end_column=6)
    sheet.cell(row + 1, 6).border = paper.GRID
    rate, bonus, score = row + 2, row + 3, row + 4
    for line, label, claimed, written, number in ((rate, "지원비율", case.rate.claimed, other.rate, PERCENT), (bonus, "평가가점", "-", other.bonus, POINTS)):
        paper.put(sheet, line, 1, label, font=paper.BOLD, fill=paper.HEAD_FILL)
        paper.put(sheet, line, 2, claimed, align=paper.CENTRE).number_format = number
        paper.formula(sheet, line, 3, f"={written.totals['confirmed']}", font=paper.HEADING, number=number)
        paper.formula(sheet, line, 4, f"={written.totals['possible']}", number=number)
        sheet.row_dimensions[line].height = 20
    sheet.merge_cells(start_row=rate, start_column=5, end_row=bonus, end_column=6)
    paper.formula(sheet, rate, 5, f"={other.eligibility.totals['verdict']}", font=paper.HEADING)
    for line in (rate, bonus):
        for column in (5, 6):
            sheet.cell(line, column).border = paper.GRID
    paper.verdict_colours(sheet, f"E{rate}:F{bonus}")
    paper.put(sheet, score, 1, "심의 최종점수", font=paper.BOLD, fill=paper.HEAD_FILL)
    sheet.row_dimensions[score].height = 20
    sheet.merge_cells(start_row=score, start_column=2, end_row=score, end_column=3)
    paper.formula(sheet, score, 2, f"={other.panel['score_final']}", number="0.00", font=paper.HEADING)
    sheet.merge_cells(start_row=score, start_column=4, end_row=score, end_column=6)
    paper.formula(sheet, score, 4, f'=IF({other.panel["score_reviewers"]}=0,"심의 전",{other.panel["score_result"]})')
    for column in (3, 5, 6):
        sheet.cell(score, column).border = paper.GRID
    cells = money.write(sheet, score + 1, case, program, (f"C{rate}", f"D{rate}", f"E{rate}"), carried, other.published)
    cells |= {
        "rate_claimed": f"B{rate}", "rate_confirmed": f"C{rate}", "rate_possible": f"D{rate}",
        "bonus_confirmed": f"C{bonus}", "bonus_possible": f"D{bonus}", "eligibility": f"E{rate}",
    }  # fmt: skip
    # What a signature stands under, as one text: a later run reads it back and sees whether it still says the same.
    text = f'="적합성 "&E{rate}&", 지원비율 "&C{rate}&"~"&D{rate}&", 가점 "&C{bonus}&"~"&D{bonus}&", 지원금 "&{cells["subsidy"]}'
    paper.unseen(sheet, rate, _HIDDEN + 4, text, is_formula=True)
    cells[keys.FIGURES] = f"K{rate}"
    for name, cell in cells.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'{TITLE}'!${cell[0]}${cell[1:]}")
    for name, address in other.panel.items():
        book.defined_names[name] = DefinedName(name, attr_text=address)
    return score + 5


def _section(sheet: Worksheet, row: int, text: str) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=6)
    paper.put(sheet, row, 1, text, font=paper.HEADING, grid=False)
    sheet.row_dimensions[row].height = 24


def _questions(sheet: Worksheet, case: Case, program: Program, rows: FieldRows, other: Other, row: int) -> int:
    carried = ("entry_overtaken", "entry_left_over") if other.unsettled else ()
    decisive = [one for one in case.attention if one.decisive and one.code not in carried]
    noted = [one for one in case.attention if not one.decisive]
    title = f"사람이 확인할 것 ({len(decisive)}) — '보기'는 이 파일의 그 값으로, '원본'은 그 쪽으로 갑니다" if decisive else "사람이 확인할 것: 없음"
    _section(sheet, row, title)
    row += 1
    paper.across(sheet, row, 6)
    paper.put(sheet, row, 1, _STEPS, font=paper.SMALL, grid=False)
    paper.row_height(sheet, row, ((_STEPS, 105),))
    if other.unsettled:
        row += 1
        _line(sheet, row, f"이전 검토표에서 이어받은 입력 가운데 다시 볼 것이 {other.unsettled}건 있습니다.", ("이어받은 입력", 1, "A"), None, "☐ ")
    for one in decisive:
        row += 1
        _line(sheet, row, one.message + _stands(case, one), _target(one, program, rows, other), _anchor(one), "☐ ")
    row = _failed(sheet, case, program, other, row)
    if case.readings:
        row += 1
        _section(sheet, row, "공고를 달리 읽으면 결과가 바뀌는 곳")
        for sentence in case.readings:
            row += 1
            _line(sheet, row, sentence, None, None, "· ")
    if noted:
        row += 1
        _section(sheet, row, f"참고 ({len(noted)}) — 이미 판정했거나 결과를 바꾸지 않아, 확인하지 않아도 됩니다")
        for one in noted[:_NOTED]:
            row += 1
            _line(sheet, row, one.message + _stands(case, one), _target(one, program, rows, other), _anchor(one), "· ")
        if len(noted) > _NOTED:
            row += 1
            _line(sheet, row, f"… 외 {len(noted) - _NOTED}건: '신청정보' 시트에서 상태를 '확인필요'로 거르면 모두 보입니다.", None, None, "· ")
    return row + 1


def _failed(sheet: Worksheet, case: Case, program: Program, other: Other, row: int) -> int:
    """Why the verdict, the rate or the bonus is not what the applicant hoped for: what the program found not met."""
    sections = (
        ("eligibility", judgement.ELIGIBILITY, case.eligibility.criteria, other.eligibility),
        ("rate", judgement.RATE, case.rate.items, other.rate),
        ("bonus", judgement.BONUS, case.bonus.items, other.bonus),
    )
    found = [(id, title, one, written.rows[one.id]) for id, title, all_, written in sections for one in all_ if one.verdict == "not_met"]
    if not found:
        return row
    row += 1
    _section(sheet, row, f"프로그램이 미충족으로 본 것 ({len(found)}) — 적합성·지원비율·가점이 이렇게 나온 까닭")
    for section, title, one, line in found[:_NOTED]:
        row += 1
        anchor = anchors.verdict_anchor(section, one.id) if one.evidence else None  # type: ignore[arg-type]
        _line(sheet, row, f"[{title}] {program.label(one.id)}: {one.reason}", (title, line, judgement.ENTRY[section]), anchor, "✕ ")
    if len(found) > _NOTED:
        row += 1
        _line(sheet, row, f"… 외 {len(found) - _NOTED}건: 각 시트에서 판정을 '미충족'으로 거르면 모두 보입니다.", None, None, "· ")
    return row


def _stands(case: Case, one: Attention) -> str:
    """` (지원_우대사항 4쪽)`: two copies of a paper ask the same question."""
    if one.document is None:
        return ""
    document = case.documents[one.document]
    page = page_of(document, one.field)
    return f" ({part_name(document.file)}{f' {page}쪽' if page else ''})"


def _target(one: Attention, program: Program, rows: FieldRows, other: Other) -> tuple[str, int, str] | None:
    """Where a question is answered, as sheet, row and column: the field it is about, else the criterion or item it begins with."""
    row = rows.of(one.document, one.field)
    if row is not None and one.field is not None:
        return fields.TITLE, row, fields.ENTRY
    tables = (("eligibility", judgement.ELIGIBILITY, other.eligibility), ("rate", judgement.RATE, other.rate), ("bonus", judgement.BONUS, other.bonus))
    for section, title, written in tables:
        for name, line in written.rows.items():
            if one.message.startswith(f"{program.label(name)}:"):
                return title, line, judgement.ENTRY[section]
    if one.code == "document_missing" and "documents_complete" in other.eligibility.rows:
        return judgement.ELIGIBILITY, other.eligibility.rows["documents_complete"], judgement.ENTRY["eligibility"]
    if one.code == "person_decides" and other.eligibility.rows:
        people = [other.eligibility.rows[name] for name, criterion in program.eligibility.items() if criterion.person and name in other.eligibility.rows]
        return judgement.ELIGIBILITY, min(people, default=judgement.HEAD_ROW + 1), judgement.ENTRY["eligibility"]
    return (fields.TITLE, row, fields.ENTRY) if row is not None else None


def _anchor(one: Attention) -> str | None:
    if one.document is None:
        return None
    return anchors.field_anchor(one.document, one.field) if one.field else anchors.document_anchor(one.document)


def _line(sheet: Worksheet, row: int, message: str, target: tuple[str, int, str] | None, anchor: str | None, mark: str) -> None:
    wide = 4 if target or anchor else 6
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=wide)
    paper.put(sheet, row, 1, mark + message, font=paper.SMALL if mark == "· " else paper.PLAIN)
    for column in range(2, wide + 1):
        sheet.cell(row, column).border = paper.GRID
    if wide == 4:
        title, line, letter = target or ("", None, "A")
        paper.jump(sheet, row, 5, title, line, letter)
        paper.opens(sheet, row, 6, anchors.PAGE, anchor)
    paper.row_height(sheet, row, ((message, 66 if wide == 4 else 96),))


def _signatures(sheet: Worksheet, carried: Carried, row: int) -> int:
    _section(sheet, row, "확인")
    roles: Sequence[tuple[str, str]] = (("검토자", keys.SIGN_REVIEWER), ("책임자", keys.SIGN_HEAD))
    for n, (role, key) in enumerate(roles):
        line = row + 1 + n
        paper.put(sheet, line, 1, role, font=paper.BOLD, fill=paper.HEAD_FILL)
        for column, label, suffix in ((2, "성명", "name"), (4, "날짜", "date")):
            paper.put(sheet, line, column, label, align=paper.CENTRE, fill=paper.HEAD_FILL)
            paper.entry(sheet, line, column + 1, carried.value("sign", f"{key}/{suffix}"))
        paper.put(sheet, line, 6, "(서명)", font=paper.SMALL, align=paper.RIGHT)
        keys.write(sheet, line, _HIDDEN, key, (Slot("name", "sign", 3), Slot("date", "sign", 5)), carried=carried.of("sign", f"{key}/name"))
        sheet.row_dimensions[line].height = 26
    return row + 2
