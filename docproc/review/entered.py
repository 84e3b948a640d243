"""Reading a filled sheet back: whatever a person entered, found by the hidden keys beside the rows.

A sheet may come back from Excel, LibreOffice or Hancom Cell, with rows filtered or moved; nothing is taken from
where a cell stands but its row's key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docproc.entries import Entry
from docproc.glossary import VERDICTS
from docproc.private import masked
from docproc.review import keys, moved

LARGEST = 50_000_000
"""Bytes; our sheets have at most 5 MB, and a person adds a few pictures at most."""
_WRITTEN = ("remark", "note", "correction", "panel", "sign")
"""Kinds of entries that people write in their own words, private numbers of others perhaps among them."""
_WORDS = {word: verdict for verdict, word in VERDICTS.items()}


class SheetUnreadable(Exception):
    """The file is no workbook of ours any more; the message says why."""


class NotASheet(SheetUnreadable):
    """A workbook that opens and is none of ours."""


@dataclass(frozen=True)
class Filled:
    """What a sheet holds: the entries; `cleared`, the entries (kind, name) that it was written with and a person took out;
    `papers`, the first eight digits of the SHA-256 of each file whose values it lists."""

    entries: tuple[Entry, ...] = ()
    cleared: frozenset[tuple[str, str]] = frozenset()
    papers: frozenset[str] = frozenset()


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Everything a person entered in the sheet at `path`. Raises SheetUnreadable."""
    return read_sheet(path).entries


def read_sheet(path: Path) -> Filled:
    """What the sheet at `path` holds, whatever its name. Raises SheetUnreadable, NotASheet for a workbook that is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise SheetUnreadable("파일이 너무 큽니다")
        book = load_workbook(path)
        results = load_workbook(path, data_only=True) if _calculates(book) else book
        found = [entry for sheet in book.worksheets for entry in _of_sheet(sheet, results[sheet.title])]
        if not any(_key_column(sheet) for sheet in book.worksheets):
            raise NotASheet("검토표의 모양이 아닙니다")
        figures = _figures(path) if any(entry.kind == "sign" and not entry.was for entry in found) else ""
    except SheetUnreadable:
        raise
    except Exception as error:  # openpyxl raises whatever the broken file makes it trip over
        raise SheetUnreadable(type(error).__name__) from error
    looked = set(moved.acknowledged(book))
    stood = dict(moved.said_now(book))
    mine = [_signed(entry, figures) for entry in found]
    mine = [entry.model_copy(update={"was": stood[entry.kind, entry.where]}) if (entry.kind, entry.where) in looked & set(stood) else entry for entry in mine]
    mine = [entry.model_copy(update={"value": masked(entry.value)}) if entry.kind in _WRITTEN else entry for entry in mine]
    placed = {(entry.kind, entry.where) for entry in mine}
    left = [entry for entry in moved.left_over(book) if (entry.kind, entry.where) not in placed | looked]
    return Filled((*mine, *left), frozenset(_cleared(book)), frozenset(_papers(book)))


def _keys(book: Workbook) -> Iterator[tuple[Worksheet, int, int, str]]:
    """Sheet, row, column and text of every hidden key."""
    for sheet in book.worksheets:
        column = _key_column(sheet)
        if column is None or sheet.title == moved.TITLE:
            continue
        for row in range(1, sheet.max_row + 1):
            said = text_of(sheet.cell(row, column))
            if said and said != keys.HEAD:
                yield sheet, row, column, said


def _cleared(book: Workbook) -> Iterator[tuple[str, str]]:
    for sheet, row, column, said in _keys(book):
        key, slots = keys.spoken(said)
        if slots and text_of(sheet.cell(row, column + 1)) and not text_of(sheet.cell(row, slots[0].column)):
            yield slots[0].kind, keys.where(key, slots[0])


def _papers(book: Workbook) -> Iterator[str]:
    for _, _, _, said in _keys(book):
        if said.startswith("field/") and (paper := said.partition("@")[2].partition(":")[0]):
            yield paper


def _signed(entry: Entry, figures: str) -> Entry:
    """What stood above a new signature: the figures as the program that saved the sheet had worked them out."""
    return entry.model_copy(update={"was": figures}) if entry.kind == "sign" and not entry.was else entry


def _figures(path: Path) -> str:
    book = load_workbook(path, data_only=True)
    named = book.defined_names.get(keys.FIGURES)
    for sheet, place in named.destinations if named is not None else ():
        return str(book[sheet][place.replace("$", "")].value or "")
    return ""


def _calculates(book: Workbook) -> bool:
    """Whether somebody typed a formula into an entry cell (`=20+2.5`): its result counts."""
    return any(cell.data_type == "f" and not cell.protection.locked for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells)


def _of_sheet(sheet: Worksheet, results: Worksheet) -> Iterator[Entry]:
    column = _key_column(sheet)
    by_row: dict[int, str] = {}
    if column is not None and sheet.title != moved.TITLE:
        for row in range(1, sheet.max_row + 1):
            said = text_of(sheet.cell(row, column))
            if said and said != keys.HEAD:
                by_row[row] = said.split(" ")[0]
                yield from _of_row(sheet, results, row, column, said)
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.comment is not None and (note := (cell.comment.text or "").strip()):
                place = by_row.get(cell.row)
                yield Entry(kind="note", where=f"{place}#{cell.column_letter}" if place else f"cell/{sheet.title}!{cell.coordinate}", value=note)


def _of_row(sheet: Worksheet, results: Worksheet, row: int, column: int, said: str) -> Iterator[Entry]:
    key, slots = keys.spoken(said)
    carried, was, now = (text_of(sheet.cell(row, column + n)) for n in (1, 2, 3))
    for n, slot in enumerate(slots):
        value = text_of(results.cell(row, slot.column)) or text_of(sheet.cell(row, slot.column))
        if not value:
            continue
        stood = was if n == 0 and value == carried else now if n == 0 else ""
        if slot.kind == "sign":  # both cells of a signature stand under the same figures
            stood = was if carried and text_of(sheet.cell(row, slots[0].column)) == carried else ""
        if slot.kind == "verdict":
            value = _WORDS.get(value, value)
            stood = was if value == _WORDS.get(carried, carried) else now
        yield Entry(kind=slot.kind, where=keys.where(key, slot), value=value, was=stood)  # type: ignore[arg-type]


def _key_column(sheet: Worksheet) -> int | None:
    for cells in sheet.iter_rows(min_row=1, max_row=6):
        for cell in cells:
            if cell.value == keys.HEAD:
                return cell.column
    return None


def text_of(cell: Cell | Any) -> str:
    """A cell's value as it reads: dates as 2023-09-20, whole numbers without a point, nothing for an empty cell."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if not value.time() or not value.time().hour else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
