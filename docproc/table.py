"""A plain table, as a terminal, a workbook and a page can show it: what is counted is not mixed with how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Said(NamedTuple):
    """A word in Korean and English."""

    ko: str
    en: str

    def in_(self, lang: str) -> str:
        """The word in `ko` or `en`."""
        return self.en if lang == "en" else self.ko


class Share(NamedTuple):
    """A part of a whole: `97.3 %`, or `-` of nothing. `anchor` names the list of what makes it up, on a page that has one."""

    part: int
    whole: int
    anchor: str = ""

    @property
    def ratio(self) -> float | None:
        """From 0 to 1, or None of nothing."""
        return self.part / self.whole if self.whole else None

    def __str__(self) -> str:
        return f"{100 * self.part / self.whole:.1f} %" if self.whole else "-"


class Faults(NamedTuple):
    """How many things are wrong, and the name of the list of them. Above nought it is shown in red."""

    count: int
    anchor: str = ""

    def __str__(self) -> str:
        return str(self.count)


class Picture(NamedTuple):
    """A picture (PNG) in a cell; a terminal shows nothing of it."""

    png: bytes | None

    def __str__(self) -> str:
        return ""


def words(cell: Any, lang: str) -> str:
    """A cell as text in `ko` or `en`."""
    return "" if cell is None else cell.in_(lang) if isinstance(cell, Said) else str(cell)


@dataclass(frozen=True)
class Table:
    """`name` is an ASCII identifier; each row has as many cells as there are heads; a cell is text, a number, a Said, a
    Share, Faults, a Picture or None."""

    name: str
    title: Said
    heads: tuple[Said, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: Said | None = None

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.heads):
                raise ValueError(f"{self.name}: a row of {len(row)} cells under {len(self.heads)} heads")
