"""Setting type: paragraphs, key : value lines and ruled tables on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docproc.qa.samples.sheet import Box, Colour, Ink, Sheet

SHADE: Colour = (232, 234, 238)


def wrap(text: str, length: float, ink: Ink) -> list[str]:
    """Break into lines at blanks where it can, inside long words where it must."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            trial = f"{line} {word}" if line else word
            if ink.width(trial) <= length:
                line = trial
                continue
            if line:
                lines.append(line)
            line = word
            while ink.width(line) > length and len(line) > 1:
                cut = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or ink.width(line[:n]) <= length)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def paragraph(sheet: Sheet, x: float, y: float, length: float, text: str, ink: Ink, *, leading: float = 1.5,
              name: str | None = None, value: Any = None, hang: float = 0.0) -> float:
    """Set a paragraph whose first baseline is y; returns the next free baseline."""
    for number, line in enumerate(wrap(text, length, ink)):
        indent = hang if number else 0.0
        sheet.text(x + indent, y, line, ink, name=name if line else None, value=value if value is not None else text)
        y += ink.size * leading
    return y


def key_line(sheet: Sheet, x: float, y: float, label: str, value: str, ink: Ink, *, label_width: float = 80,
             name: str | None = None, golden: Any = None, colon: str = ":", length: float = 400, bullet: str = "",
             justified: bool = True, label_ink: Ink | None = None) -> float:
    """`label : value`, the label justified to `label_width`; long values run on below themselves."""
    label_ink = label_ink or ink
    if bullet:
        sheet.text(x, y, bullet, label_ink)
        x += label_ink.width(bullet) + 5
    if justified and label_ink.width(label.replace(" ", "")) < label_width:
        sheet.spread(x, y, label_width, label, label_ink)
    else:
        sheet.text(x, y, label, label_ink)
        label_width = max(label_width, label_ink.width(label))
    if colon:
        sheet.text(x + label_width + 5, y, colon, ink)
    start = x + label_width + (18 if colon else 14)
    return paragraph(sheet, start, y, length, value, ink, leading=1.45, name=name, value=golden)


@dataclass(frozen=True)
class Cell:
    """A table cell: text, how many columns and rows it takes, the field whose value it prints."""

    text: str = ""
    cols: int = 1
    rows: int = 1
    name: str | None = None
    value: Any = None
    align: str = "l"
    bold: bool = False
    shade: bool = False
    spread: bool = False
    ink: Ink | None = None


def label(text: str, **more: Any) -> Cell:
    """A label cell: shaded, centred or justified."""
    return Cell(text, align="c", shade=True, **more)


def table(sheet: Sheet, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[Cell]], ink: Ink, *,
          pad: float = 5.0, height: float = 0.0, rule: float = 0.6, outer: float = 1.0, shaded: bool = True) -> tuple[float, list[list[Box]]]:
    """A ruled table with merged cells; returns the y below it and the box of every cell given, row by row."""
    grid, columns = _place(rows, len(widths))
    lefts = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
    heights = [max(height, ink.size * 1.35 + pad)] * len(rows)
    laid: dict[tuple[int, int], tuple[Ink, list[str]]] = {}
    for r, c, cell in grid:
        own = cell.ink or (ink.but(bold=True) if cell.bold else ink)
        lines = wrap(cell.text, lefts[c + cell.cols] - lefts[c] - 2 * pad, own)
        laid[r, c] = (own, lines)
        need = len(lines) * own.size * 1.35 + pad
        have = sum(heights[r:r + cell.rows])
        if need > have:
            heights[r + cell.rows - 1] += need - have
    tops = [y + sum(heights[:n]) for n in range(len(rows) + 1)]
    boxes: list[list[Box]] = [[] for _ in rows]
    for r, c, cell in grid:
        box = (lefts[c], tops[r], lefts[c + cell.cols], tops[r + cell.rows])
        boxes[r].append(box)
        sheet.rect(*box, rule, fill=SHADE if cell.shade and shaded else None)
    for r, c, cell in grid:
        box = (lefts[c], tops[r], lefts[c + cell.cols], tops[r + cell.rows])
        _fill(sheet, box, cell, *laid[r, c], pad)
    if outer:
        sheet.rect(lefts[0], tops[0], lefts[-1], tops[-1], outer)
    return tops[-1], boxes


def _place(rows: Sequence[Sequence[Cell]], columns: int) -> tuple[list[tuple[int, int, Cell]], int]:
    """Find each cell's row and column, stepping over those that a taller cell already takes."""
    taken: set[tuple[int, int]] = set()
    grid = []
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            if c + cell.cols > columns:
                raise ValueError(f"row {r} of the table is too wide at {cell.text!r}")
            taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.cols)}
            grid.append((r, c, cell))
            c += cell.cols
    return grid, columns


def _fill(sheet: Sheet, box: Box, cell: Cell, ink: Ink, lines: list[str], pad: float) -> None:
    step = ink.size * 1.35
    y = (box[1] + box[3]) / 2 - (len(lines) - 1) * step / 2 + ink.size * 0.36
    for line in lines:
        named = cell.name if line else None
        value = cell.text if cell.value is None else cell.value
        if cell.spread and len(lines) == 1 and ink.width(line.replace(" ", "")) < box[2] - box[0] - 4 * pad:
            sheet.spread(box[0] + 2 * pad, y, box[2] - box[0] - 4 * pad, line, ink)
        elif cell.align == "c":
            sheet.text((box[0] + box[2]) / 2, y, line, ink, align="c", name=named, value=value)
        elif cell.align == "r":
            sheet.text(box[2] - pad, y, line, ink, align="r", name=named, value=value)
        else:
            sheet.text(box[0] + pad, y, line, ink, name=named, value=value)
        y += step
