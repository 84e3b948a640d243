"""What every row of a sheet is called, hidden beside it, so that an entry is found again whatever became of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docproc.entries import Entry
from docproc.model import Document, SourceFile
from docproc.review import paper

HEAD = "docproc:key"
"""Stands over the hidden column of keys; the next three hold what was carried over, what the program said when that was
entered, and what it says now."""
SIGN_REVIEWER, SIGN_HEAD, FEE, FIGURES = "sign/reviewer", "sign/head", "fee", "figures"


class Slot(NamedTuple):
    """An entry cell of a row: what `where` adds to the row's key, the kind of entry, the column."""

    suffix: str
    kind: str
    column: int


def field_key(document: Document, files: Mapping[str, SourceFile], field: str) -> str:
    """`field/certificate:venture@0a1b2c3d:7/valid_until`: the kind of document, the bytes of its file, its first page."""
    known = files.get(document.file)
    kind = f"{document.type}:{document.item}" if document.item else document.type
    return f"field/{kind}@{known.sha256[:8] if known else ''}:{document.pages[0] if document.pages else 0}/{field}"


def head(sheet: Worksheet, row: int, column: int) -> None:
    """The head of the four hidden columns."""
    for n, title in enumerate((HEAD, "docproc:entered", "docproc:was", "docproc:now")):
        paper.unseen(sheet, row, column + n, title)


def write(sheet: Worksheet, row: int, column: int, key: str, slots: tuple[Slot, ...], *, now: str = "", carried: Entry | None = None) -> None:
    """The hidden cells of a row. `carried` is the entry that stands in its first slot from an earlier sheet."""
    said = " ".join([key, *(f"{slot.suffix}={slot.kind}:{get_column_letter(slot.column)}" for slot in slots)])
    for n, text in enumerate((said, carried.value if carried else "", carried.was if carried else "", now)):
        paper.unseen(sheet, row, column + n, text)


def spoken(text: str) -> tuple[str, tuple[Slot, ...]]:
    """The key and the slots of a hidden key cell."""
    key, *slots = text.split(" ")
    found = []
    for slot in slots:
        suffix, _, rest = slot.partition("=")
        kind, _, letter = rest.partition(":")
        found.append(Slot(suffix, kind, column_index_from_string(letter)))
    return key, tuple(found)


def where(key: str, slot: Slot) -> str:
    """The name of an entry: the row's key, and the slot's where it has one."""
    return f"{key}/{slot.suffix}" if slot.suffix else key


@dataclass(frozen=True)
class Carried:
    """The entries to write into a new sheet, found by kind and name; only those that hold stand in their cells."""

    entries: tuple[Entry, ...] = ()

    def of(self, kind: str, place: str) -> Entry | None:
        """The entry of this kind at this place that still holds, or a correction that could not be understood."""
        return next((one for one in self.entries if (one.kind, one.where) == (kind, place) and (one.holds or one.kind == "correction")), None)

    def value(self, kind: str, place: str) -> str | None:
        """What was entered there, or None."""
        found = self.of(kind, place)
        return found.value if found else None

    def notes(self) -> Iterator[Entry]:
        """The comments that people put on cells."""
        return (one for one in self.entries if one.kind == "note" and one.holds)
