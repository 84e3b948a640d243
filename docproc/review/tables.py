"""Any plain tables as a workbook: a sheet a table, numbers as numbers, what is wrong in red."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docproc.review import paper
from docproc.table import Faults, Picture, Share, Table, words

_RED = Font(name=paper.FONT, size=10, bold=True, color="A00000")
_WIDEST, _NARROWEST, _PICTURE = 48, 9, 32


def write_tables(tables: Sequence[Table], path: Path, lang: str = "ko") -> None:
    """Writes a workbook of `tables` to `path`; a table without a title in its first 31 characters is called by its name."""
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _write(book.create_sheet(_sheet_title(table, book.sheetnames, lang)), table, lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _sheet_title(table: Table, taken: Sequence[str], lang: str) -> str:
    title = "".join(" " if c in "[]:*?/\\'" else c for c in table.title.in_(lang)).strip()[:31]
    return title if title and title not in taken else table.name[:31]


def _write(sheet: Worksheet, table: Table, lang: str) -> None:
    paper.title(sheet, table.title.in_(lang), len(table.heads))
    heads = 2
    if table.note is not None:
        paper.put(sheet, heads, 1, table.note.in_(lang), font=paper.SMALL, grid=False)
        paper.across(sheet, heads, len(table.heads))
        heads += 1
    paper.head(sheet, heads, [head.in_(lang) for head in table.heads])
    widths = [max(_NARROWEST, _across(head.in_(lang)) + 3) for head in table.heads]
    for line, row in enumerate(table.rows, heads + 1):
        for column, cell in enumerate(row, 1):
            _put(sheet, line, column, cell, lang)
            widths[column - 1] = max(widths[column - 1], _across(words(cell, lang)) + 2 if not isinstance(cell, Picture) else _PICTURE)
    paper.widths(sheet, [min(width, _WIDEST) for width in widths])
    sheet.auto_filter.ref = f"A{heads}:{get_column_letter(len(table.heads))}{max(heads + 1, heads + len(table.rows))}"
    sheet.freeze_panes = f"A{heads + 1}"
    paper.page_setup(sheet, landscape=True, heads=heads)


def _put(sheet: Worksheet, line: int, column: int, cell: Any, lang: str) -> None:
    if isinstance(cell, Picture):
        paper.put(sheet, line, column, "")
        if cell.png:
            paper.pictures(sheet, line, column, [cell.png])
        return
    if isinstance(cell, Share):
        made = paper.put(sheet, line, column, cell.ratio if cell.whole else "-", align=paper.RIGHT)
        made.number_format = "0.0%"
    elif isinstance(cell, Faults):
        paper.put(sheet, line, column, cell.count, align=paper.RIGHT, font=_RED if cell.count else paper.PLAIN)
    elif isinstance(cell, bool | int | float):
        paper.put(sheet, line, column, cell, align=paper.RIGHT)
    else:
        paper.put(sheet, line, column, words(cell, lang))


def _across(text: str) -> int:
    """How wide a text stands: Hangul takes two places."""
    return sum(2 if ord(c) > 0x1100 else 1 for c in text)
