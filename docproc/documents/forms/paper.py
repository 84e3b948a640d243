"""The paper the blank forms are written on: A4, official margins, ruled tables with shaded labels.

Thin words over python-docx, so that each form reads as what stands on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "맑은 고딕"  # what Korean offices have; elsewhere the office suite puts its own Gothic in its place
SHADE = "EDEDED"
WIDTH = 174.0  # mm between the margins of A4
ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


@dataclass(frozen=True)
class Entry:
    """What one cell says. `label` shades and centres it; `down` and `across` count the grid cells it covers;
    `top` starts at its upper edge, where the applicant goes on writing below."""

    text: str = ""
    label: bool = False
    across: int = 1
    down: int = 1
    align: str = ""
    size: float = 9.5
    bold: bool = False
    top: bool = False


def label(text: str, *, across: int = 1, down: int = 1, size: float = 9.5) -> Entry:
    """A shaded cell that names what stands beside or below it."""
    return Entry(text, label=True, across=across, down=down, size=size)


@dataclass
class Sheet:
    """One form in the making; lengths in millimetres, type sizes in points."""

    annex: str
    title: str = ""
    document: Any = field(default_factory=Document)

    def __post_init__(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(16), Mm(14)
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(10)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        properties = self.document.core_properties
        properties.author, properties.title = "", self.title or self.annex
        properties.created = properties.modified = datetime(2023, 9, 14)
        self._tag()
        if self.title:
            self.line(self.title, size=16, bold=True, align="center", before=6, after=8)

    def _tag(self) -> None:
        tag = self.document.add_table(rows=1, cols=1)
        tag.style = "Table Grid"
        tag.autofit = False
        tag.columns[0].width = tag.cell(0, 0).width = Mm(18)
        self._write(tag.cell(0, 0), Entry(self.annex, align="center", bold=True, size=10))

    def line(
        self, text: str, *, size: float = 10, bold: bool = False, align: str = "left", before: float = 2, after: float = 2, indent: float = 0
    ) -> None:
        """A paragraph; `before`/`after` in points, `indent` in millimetres (its first line hangs out by 4)."""
        paragraph = self.document.add_paragraph()
        self._dress(paragraph, align, before, after)
        if indent:
            paragraph.paragraph_format.left_indent = Mm(indent)
            paragraph.paragraph_format.first_line_indent = Mm(-4)
        self._run(paragraph, text, size, bold)

    def page_break(self) -> None:
        """What follows stands on a new page."""
        self.document.add_page_break()

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[Entry]], *, heights: Sequence[float] = (), least: float = 8.5) -> None:
        """A ruled table. `widths` of the grid columns in mm; `rows` leave out the cells that merged ones cover;
        `heights` per row in mm (at least; 0 or missing: `least`)."""
        table = self.document.add_table(rows=len(rows), cols=len(widths))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            height = heights[number] if number < len(heights) else 0
            table.rows[number].height = Mm(height or least)
            column = 0
            for entry in row:
                while (number, column) in taken:
                    column += 1
                span = [(number + i, column + j) for i in range(entry.down) for j in range(entry.across)]
                if set(span) & taken or span[-1][1] >= len(widths):
                    raise ValueError(f"cell {entry.text!r} does not fit row {number} of {self.annex}")
                taken.update(span)
                cell = table.cell(*span[0])
                if len(span) > 1:
                    cell = cell.merge(table.cell(*span[-1]))
                cell.width = Mm(sum(widths[column : column + entry.across]))
                self._write(cell, entry)
                column += entry.across
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _write(self, cell: Any, entry: Entry) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP if entry.top else WD_CELL_VERTICAL_ALIGNMENT.CENTER
        align = entry.align or ("center" if entry.label else "left")
        texts = entry.text.split("\n")
        for number, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self._dress(paragraph, align, 2 if number == 0 else 0, 2 if number == len(texts) - 1 else 0)
            self._run(paragraph, text, entry.size, entry.bold or entry.label)
        if entry.label:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)

    @staticmethod
    def _dress(paragraph: Any, align: str, before: float, after: float) -> None:
        paragraph.alignment = ALIGN[align]
        shape = paragraph.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0

    @staticmethod
    def _run(paragraph: Any, text: str, size: float, bold: bool) -> None:
        run = paragraph.add_run(text.replace("  ", "\u00a0\u00a0"))  # room to write in is kept at the end of a line too
        run.font.size, run.bold, run.font.name = Pt(size), bold, FONT
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)

    def save(self, path: Path) -> Path:
        """Writes the form to `path` by way of a temporary file beside it and returns `path`."""
        part = path.with_suffix(".part")
        self.document.save(str(part))
        return part.replace(path)
