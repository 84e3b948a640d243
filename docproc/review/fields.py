"""`신청정보`: every field of every document with its value, state, place, the picture where it is doubtful,
and a column for the correction."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import FIELDS, SOURCES, STATUSES, value_ko
from docproc.model import Case, Field
from docproc.review import paper
from docproc.review.pictures import Pictures
from docproc.review.places import FieldRows, document_name, part_name

TITLE = "신청정보"
HEADS = ("서류", "항목", "읽은 값", "상태", "파일 · 쪽", "원문", "그림 (확인할 값)", "바로잡은 값")
WIDTHS = (20, 22, 34, 10, 22, 30, 36, 26)
HEAD_ROW = 3


def write(sheet: Worksheet, case: Case, pictures: Pictures) -> FieldRows:
    """Fills the sheet; returns the row of every field for links from elsewhere."""
    paper.title(sheet, f"{case.case} — 신청정보", len(HEADS))
    paper.put(sheet, 2, 1, "노란 칸에 바로잡은 값을 적습니다. 상태가 '확인필요'인 값만 원본과 견주면 됩니다.", font=paper.SMALL, grid=False)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(HEADS))
    paper.head(sheet, HEAD_ROW, HEADS)
    paper.widths(sheet, WIDTHS)
    rows: dict[tuple[int, str | None], int] = {}
    row = HEAD_ROW
    for index, document in enumerate(case.documents):
        if not document.fields:
            continue
        name = document_name(document)
        for field_name, field in document.fields.items():
            row += 1
            rows.setdefault((index, None), row)
            rows[index, field_name] = row
            _row(sheet, row, name, document.file, field_name, field, pictures)
    last = max(row, HEAD_ROW + 1)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:H{last}"
    paper.page_setup(sheet, landscape=True, heads=HEAD_ROW)
    paper.protect(sheet)
    return FieldRows(rows)


def _row(sheet: Worksheet, row: int, document: str, file: str, name: str, field: Field, pictures: Pictures) -> None:
    doubtful = field.status == "check"
    value = value_ko(name, field.value)
    where = f"{part_name(file)} {field.page}쪽" if field.page else part_name(file)
    source = f" · {SOURCES[field.source]}" if field.source else ""
    paper.put(sheet, row, 1, document)
    paper.put(sheet, row, 2, FIELDS.get(name, name))
    paper.put(sheet, row, 3, value or ("(읽지 못함)" if doubtful else "(없음)"), font=paper.BOLD if value else paper.SMALL)
    paper.put(sheet, row, 4, STATUSES[field.status], align=paper.CENTRE, fill=paper.VERDICT_FILLS["review"] if doubtful else None)
    paper.put(sheet, row, 5, where + source, font=paper.SMALL)
    paper.put(sheet, row, 6, field.raw or "", font=paper.SMALL)
    paper.put(sheet, row, 7, "")
    paper.entry(sheet, row, 8)
    paper.row_height(sheet, row, ((value, WIDTHS[2]), (field.raw or "", WIDTHS[5] * 1.1), (where + source, WIDTHS[4] * 1.1)))
    if doubtful and (png := pictures.of(file, field)) is not None:
        paper.picture(sheet, row, 7, png)
