"""`이어받은 입력`: what an earlier sheet's entries meet in the new reading — what changed under their feet, and what has no
place any more. Only there where there is something of the kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docproc.entries import Entry
from docproc.glossary import DOCUMENTS, FIELDS, VERDICTS
from docproc.programs import Program
from docproc.review import keys, paper

TITLE = "이어받은 입력"
LOOKED = "확인함"
HEAD_ROW = 3
_HEADS = ("무엇", "입력한 내용", "입력할 때 프로그램", "지금 프로그램", "처리", "확인")
_WIDTHS = (32, 24, 40, 40, 40, 10)
_HIDDEN = 7
_KINDS = {"verdict": "검토자 판정", "correction": "바로잡은 값", "fee": "협의한 수수료", "sign": "서명", "remark": "검토 의견", "score": "점수", "panel": "심의위원", "note": "메모"}


@dataclass(frozen=True)
class Overtaken:
    """An entry with what the program says in its place by now (None: no such place) and why it does not hold, if so."""

    entry: Entry
    now: str | None
    why: str = ""


def write(sheet: Worksheet, found: Sequence[Overtaken], program: Program) -> None:
    """A row an entry; a tick in the last column says that a person has looked."""
    paper.title(sheet, TITLE, len(_HEADS))
    hint = "다시 읽으면서 달라진 곳입니다. 보고 나서 '확인'을 고르면 다음 실행부터 나오지 않습니다. 이전 검토표는 같은 폴더에 보관되어 있습니다."
    paper.put(sheet, 2, 1, hint, font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(_HEADS))
    paper.head(sheet, HEAD_ROW, _HEADS)
    paper.widths(sheet, _WIDTHS)
    keys.head(sheet, HEAD_ROW, _HIDDEN)
    for row, one in enumerate(found, HEAD_ROW + 1):
        entry = one.entry
        texts = (
            f"{called(entry.where, program)} — {_KINDS[entry.kind]}",
            VERDICTS.get(entry.value, entry.value) if entry.kind == "verdict" else entry.value,
            entry.was,
            "(이 항목이 없음)" if one.now is None else one.now,
            ("적용했습니다. 그대로 맞는지 보세요." if entry.holds else "적용하지 않았습니다. 필요하면 다시 입력하세요.") + (f" {one.why}" if one.why else ""),
        )
        for column, text in enumerate(texts, 1):
            paper.put(sheet, row, column, text, font=paper.BOLD if column == 2 else paper.PLAIN, fill=paper.VERDICT_FILLS["review"] if column == 5 else None)
        paper.entry(sheet, row, 6, align=paper.CENTRE)
        paper.row_height(sheet, row, zip(texts, _WIDTHS))
        hidden = (f"{entry.kind} {entry.where}", entry.value, entry.was, one.now or "", "holds" if entry.holds else "")
        for n, text in enumerate(hidden):
            paper.unseen(sheet, row, _HIDDEN + n, text)
    last = HEAD_ROW + max(1, len(found))
    paper.choice(sheet, f"F{HEAD_ROW + 1}:F{last}", (LOOKED,), "확인")
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    sheet.print_area = f"A1:F{last}"
    paper.protect(sheet)


def called(where: str, program: Program) -> str:
    """The place of an entry in words."""
    section, _, rest = where.partition("/")
    if section in ("eligibility", "rate", "bonus"):
        return program.label(rest.split("#")[0])
    if section == "field":
        kind, _, name = rest.split("#")[0].rpartition("/")
        item = kind.partition("@")[0].partition(":")[2]
        paper_name = program.label(item) if item else DOCUMENTS.get(kind.partition("@")[0], kind.partition("@")[0])
        return f"{paper_name} {FIELDS.get(name, name)}"
    return {"panel": f"심의위원 {rest.partition('/')[0]}", "sign": "확인란", "fee": "수수료", "cell": rest}.get(section, where)


def _rows(book: Workbook) -> Iterator[tuple[str, str, list[str], bool]]:
    """Kind, name, (value, was, now, holds), and whether a person has looked, of each row of such a sheet."""
    if TITLE not in book.sheetnames:
        return
    sheet = book[TITLE]
    for row in range(HEAD_ROW + 1, sheet.max_row + 1):
        kind, _, place = str(sheet.cell(row, _HIDDEN).value or "").partition(" ")
        if kind in _KINDS:
            rest = [str(sheet.cell(row, _HIDDEN + n).value or "") for n in (1, 2, 3, 4)]
            yield kind, place, rest, sheet.cell(row, 6).value == LOOKED


def acknowledged(book: Workbook) -> Iterator[tuple[str, str]]:
    """The entries (kind, name) that a person ticked as looked at."""
    return ((kind, place) for kind, place, _, looked in _rows(book) if looked)


def said_now(book: Workbook) -> Mapping[tuple[str, str], str]:
    """What the program said in the place of each listed entry when the sheet was written."""
    return {(kind, place): rest[2] for kind, place, rest, _ in _rows(book)}


def left_over(book: Workbook) -> Iterator[Entry]:
    """The listed entries that did not hold: they stand nowhere else."""
    for kind, place, (value, was, _, holds), _ in _rows(book):
        if not holds:
            yield Entry(kind=kind, where=place, value=value, was=was, holds=False)  # type: ignore[arg-type]
