"""Pages built by hand: lines of text at places, a ruled table, one misread character. Units are points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docproc.box import Box
from docproc.model import Cell, Line, Mark, Page, Reading, Seal, Source, Word

SIZE = 12.0


def width(text: str, size: float = SIZE) -> float:
    """The length of `text`: Hangul square, others about half of that."""
    return sum(size if ord(c) > 0x2E7F else 0.55 * size for c in text)


def line(text: str, x: float = 70, y: float = 100, *, size: float = SIZE, agreed: bool = True, cell: int | None = None,
         confidence: float = 1.0, readings: Sequence[tuple[str, str]] = (), **more: Any) -> Line:  # fmt: skip
    """One line whose words stand one blank apart; `y` is its top. `readings` are (engine, text)."""
    words, at = [], x
    for part in text.split(" "):
        if part:
            words.append(Word(text=part, box=Box(at, y, at + width(part, size), y + size), confidence=confidence))
        at += width(part, size) + 0.3 * size
    box = words[0].box.union(*(w.box for w in words[1:]))
    return Line(
        text=text, box=box, confidence=confidence, words=tuple(words), agreed=agreed, cell=cell,
        readings=tuple(Reading(text=t, confidence=confidence, engine=engine) for engine, t in readings), **more,
    )  # fmt: skip


def page(*lines: Line, number: int = 1, source: Source = Source.TEXT, cells: Sequence[Cell] = (), marks: Sequence[Mark] = (),
         seals: Sequence[Seal] = (), **more: Any) -> Page:  # fmt: skip
    """An A4 page that holds `lines`."""
    return Page(number=number, width=595.0, height=842.0, source=source, lines=lines, cells=tuple(cells), marks=tuple(marks), seals=tuple(seals), **more)


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *, x: float = 60, y: float = 200, height: float = 30, table: int = 0,
          first_cell: int = 0, agreed: bool = True) -> tuple[list[Line], list[Cell]]:  # fmt: skip
    """The lines and cells of a ruled table; `\\n` breaks a line within a cell."""
    lines, cells = [], []
    for r, texts in enumerate(rows):
        left = x
        for c, text in enumerate(texts):
            box = Box(left, y + r * height, left + widths[c], y + (r + 1) * height)
            cells.append(Cell(box=box, table=table, row=r, column=c))
            parts = text.split("\n") if text else []
            top = box.middle - len(parts) * 6.5
            lines += [line(part, left + 4, top + 13 * n, size=11, cell=first_cell + len(cells) - 1, agreed=agreed) for n, part in enumerate(parts)]
            left += widths[c]
    return lines, cells
