"""`신청정보`: every field of every document with its value, state, place, the picture where it is doubtful,
and a column for the correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import FIELDS, SOURCES, STATUSES, value_ko
from docproc.model import Case, Document, Field, SourceFile
from docproc.review import anchors, keys, paper
from docproc.review.keys import Carried, Slot
from docproc.review.pictures import Pictures
from docproc.review.places import FieldRows, document_name, item_names, part_name

TITLE = "신청정보"
HEADS = ("서류", "항목", "읽은 값", "상태", "파일 · 쪽", "원문", "원본", "그림 (확인할 값)", "바로잡은 값", "적용한 값")
WIDTHS = (18, 18, 30, 9, 22, 24, 7, 31, 24, 18)
HEAD_ROW = 3
UNREAD, ABSENT = "(읽지 못함)", "(없음)"
ENTRY = "I"
"""The column of the corrections."""
_SEE, _PICTURE, _CORRECTION, _APPLIED, _HIDDEN = 7, 8, 9, 10, 11


def said(name: str, field: Field, names: Mapping[str, str]) -> str:
    """The value as the sheet shows it; `names` gives preference items their Korean names."""
    if name in ("claimed_rate_items", "item") and field.value:
        ids = field.value if isinstance(field.value, (list, tuple)) else [field.value]
        return paper.safe(", ".join(names.get(str(one), str(one)) for one in ids))
    if name == "patents" and field.value:
        return paper.safe("; ".join(value_ko(name, one) for one in field.value))
    return paper.safe(value_ko(name, field.value)) or (UNREAD if field.status == "check" else ABSENT)


@dataclass(frozen=True)
class _Row:
    """One field: as the program read it, and as it stands after a correction."""

    document: int
    paper: Document
    name: str
    read: Field
    applied: Field


def rows(documents: Sequence[Document]) -> FieldRows:
    """The row that every field will stand in, for links from elsewhere."""
    found: dict[tuple[int, str | None], int] = {}
    row = HEAD_ROW
    for index, document in enumerate(documents):
        for name in document.fields:
            row += 1
            found.setdefault((index, None), row)
            found[index, name] = row
    return FieldRows(found)


def write(sheet: Worksheet, case: Case, read: Sequence[Document], pictures: Pictures, carried: Carried) -> None:
    """Fills the sheet, a row a field in the order of `rows`. `read` are the documents before any correction."""
    paper.title(sheet, f"{case.case} — 신청정보", len(HEADS))
    hint = "상태가 '확인필요'인 값만 그림이나 원본과 견주고, 다르면 노란 칸에 바른 값을 적습니다(값이 없으면 '없음'). 다시 실행하면 그 값으로 판정합니다."
    paper.put(sheet, 2, 1, hint, font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(HEADS))
    paper.head(sheet, HEAD_ROW, HEADS)
    paper.widths(sheet, WIDTHS)
    keys.head(sheet, HEAD_ROW, _HIDDEN)
    names = item_names()
    files = {file.name: file for file in case.files}
    row = HEAD_ROW
    for index, (before, after) in enumerate(zip(read, case.documents, strict=True)):
        now = after.fields
        for name, field in before.fields.items():
            row += 1
            _row(sheet, row, _Row(index, before, name, field, now[name]), files, names, pictures, carried)
    last = max(row, HEAD_ROW + 1)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:N{last}"
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    sheet.print_area = f"A1:J{last}"
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    paper.protect(sheet)


def _row(sheet: Worksheet, row: int, one: _Row, files: Mapping[str, SourceFile], names: Mapping[str, str], pictures: Pictures, carried: Carried) -> None:
    field, file = one.read, one.paper.file
    doubtful = field.status == "check"
    value = said(one.name, field, names)
    where = f"{part_name(file)} {field.page}쪽" if field.page else part_name(file)
    source = f" · {SOURCES[field.source]}" if field.source else ""
    corrected = one.applied != field
    state = "바로잡음" if corrected else STATUSES[field.status]
    key = keys.field_key(one.paper, files, one.name)
    entered = carried.of("correction", key)
    of, label = document_name(one.paper), FIELDS.get(one.name, one.name)
    paper.put(sheet, row, 1, of)
    paper.put(sheet, row, 2, label)
    paper.put(sheet, row, 3, value, font=paper.BOLD if field.value is not None else paper.SMALL)
    paper.put(sheet, row, 4, state, align=paper.CENTRE, fill=paper.VERDICT_FILLS["review"] if doubtful and not corrected else None)
    paper.put(sheet, row, 5, where + source, font=paper.SMALL)
    paper.put(sheet, row, 6, field.raw or "", font=paper.SMALL)
    paper.opens(sheet, row, _SEE, anchors.PAGE, anchors.field_anchor(one.document, one.name) if field.page else None)
    paper.put(sheet, row, _PICTURE, "")
    paper.entry(sheet, row, _CORRECTION, entered.value if entered else None)
    applied = said(one.name, one.applied, names) if corrected else "이해하지 못한 값" if entered else ""
    paper.put(sheet, row, _APPLIED, applied, font=paper.SMALL, fill=paper.VERDICT_FILLS["review"] if entered and not corrected else None)
    texts = ((of, WIDTHS[0] * 1.25), (label, WIDTHS[1] * 1.25), (value, WIDTHS[2]), (field.raw or "", WIDTHS[5] * 1.2), (where + source, WIDTHS[4] * 1.3), (applied, WIDTHS[9]))
    paper.row_height(sheet, row, texts)
    keys.write(sheet, row, _HIDDEN, key, (Slot("", "correction", _CORRECTION),), now=value, carried=entered)
    if doubtful and (png := pictures.of(file, field)) is not None:
        paper.pictures(sheet, row, _PICTURE, [png])
