"""Pages as rows of glyphs: what stands on one line of one cell. Pages come upright and straight (`docproc.upright`).

Labels and values are found in these rows, never in the order of a text stream. A glyph knows where it was
printed, so every value taken from a row has its box.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docproc.korean import squeeze
from docproc.model import Box, Line, Page, Source, Word


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: `box` on the upright page, in points; `line` indexes `Page.lines`."""

    char: str
    box: Box
    line: int
    begins_word: bool


@dataclass(frozen=True)
class Row:
    """Glyphs side by side, left to right, in one cell (`cell` indexes `Page.cells`) or outside of any."""

    page: Page
    cell: int | None
    glyphs: tuple[Glyph, ...]
    level: float  # the height of its middle, in points from the top

    @cached_property
    def _squeezed(self) -> tuple[str, tuple[int, ...]]:
        pairs = [(c, n) for n, glyph in enumerate(self.glyphs) for c in squeeze(glyph.char)]
        return "".join(c for c, _ in pairs), tuple(n for _, n in pairs)

    @property
    def stream(self) -> str:
        """The row without blanks and with one form of every character, for comparing."""
        return self._squeezed[0]

    @property
    def at(self) -> tuple[int, ...]:
        """For each character of `stream`, the index of its glyph."""
        return self._squeezed[1]

    @cached_property
    def height(self) -> float:
        """The usual height of its glyphs in points."""
        heights = sorted(glyph.box.height for glyph in self.glyphs)
        return heights[len(heights) // 2] if heights else 0.0

    @cached_property
    def box(self) -> Box:
        """Its box on the upright page."""
        return self.glyphs[0].box.union(*(glyph.box for glyph in self.glyphs[1:]))

    @property
    def text(self) -> str:
        """As printed, words apart."""
        return written(self.glyphs)

    def gap_before(self, index: int) -> float:
        """The white before glyph `index`, in glyph heights; a row's first glyph has much."""
        if index == 0:
            return 99.0
        return (self.glyphs[index].box.x0 - self.glyphs[index - 1].box.x1) / (self.height or 1.0)

    def pieces(self, apart: float) -> list[tuple[Glyph, ...]]:
        """The row parted at gaps of `apart` glyph heights or more."""
        parts: list[list[Glyph]] = []
        for n, glyph in enumerate(self.glyphs):
            if self.gap_before(n) >= apart:
                parts.append([])
            parts[-1].append(glyph)
        return [tuple(part) for part in parts]


def written(glyphs: Sequence[Glyph]) -> str:
    """Glyphs as text, one blank between words and lines."""
    text = ""
    for n, glyph in enumerate(glyphs):
        text += f" {glyph.char}" if n and (glyph.begins_word or glyph.line != glyphs[n - 1].line) else glyph.char
    return text


def other_readings(row: Row) -> list[str]:
    """What other readers said of the whole row, squeezed, where it is a single line."""
    numbers = {glyph.line for glyph in row.glyphs}
    if len(numbers) != 1:
        return []
    return list(dict.fromkeys(filter(None, (squeeze(reading.text) for reading in row.page.lines[numbers.pop()].readings))))


def _glyphs(number: int, line: Line) -> list[Glyph]:
    glyphs = []
    for word in line.words or _proportional(line):
        text = unicodedata.normalize("NFC", word.text)
        box, widths = word.box, [_width(c) for c in text]
        x, scale = box.x0, box.width / (sum(widths) or 1.0)
        for n, (char, width) in enumerate(zip(text, widths)):
            end = min(box.x1, x + width * scale)
            glyphs.append(Glyph(char, Box(min(x, end), box.top, end, box.bottom), number, n == 0))
            x = end
    return glyphs


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55


def _proportional(line: Line) -> list[Word]:
    """Words of a line whose engine gave none: the box shared out by the width of the characters."""
    box = line.box
    total = sum(_width(c) for c in line.text) or 1.0
    words, x = [], box.x0
    for part in line.text.split(" "):
        end = min(box.x1, x + box.width * sum(_width(c) for c in part) / total)
        if part:
            words.append(Word(text=part, box=Box(min(x, end), box.top, end, box.bottom), confidence=line.confidence))
        x = end + box.width * _width(" ") / total
    return words


def rows(page: Page, *, by_cell: bool = True) -> tuple[Row, ...]:
    """The rows of a page from top to bottom; `by_cell=False` ignores the ruling lines."""
    lines = [(n, line) for n, line in enumerate(page.lines) if line.text.strip() and not _is_ornament(page, line)]
    groups: dict[int | None, list[tuple[float, int, Line, Box]]] = {}
    for n, line in lines:
        cell = line.cell if by_cell and line.cell is not None and not _is_loose(page, line.cell) else None
        groups.setdefault(cell, []).append((line.box.middle, n, line, line.box))
    found = [row for cell, members in groups.items() for row in _rows_of(page, cell, members)]
    return tuple(sorted(found, key=lambda row: (row.level, row.glyphs[0].box.x0)))


def _is_ornament(page: Page, line: Line) -> bool:
    """A scrap read out of a patterned frame: a few signs wholly within the margin of a page of pixels."""
    if page.source is not Source.OCR:
        return False
    edge = line.box.x1 < 0.1 * page.width or line.box.x0 > 0.9 * page.width
    letters = len(squeeze(line.text))
    return (edge and letters <= 5 and not re.match(r"\d+/\d+$", squeeze(line.text))) or (line.confidence < 0.35 and letters <= 4 and line.box.height < 9)


def _is_loose(page: Page, index: int) -> bool:
    """A border around the sheet, or a box drawn around one word: no cells of a table."""
    cell = page.cells[index]
    alone = sum(1 for other in page.cells if other.table == cell.table) == 1
    return cell.box.area > 0.3 * page.width * page.height or (alone and cell.box.area < 0.004 * page.width * page.height)


def _rows_of(page: Page, cell: int | None, members: list[tuple[float, int, Line, Box]]) -> list[Row]:
    found: list[Row] = []
    current: list[tuple[float, int, Line, Box]] = []

    def close() -> None:
        glyphs = [g for _, n, line, _ in sorted(current, key=lambda m: m[3].x0) for g in _glyphs(n, line)]
        if glyphs:
            found.append(Row(page, cell, tuple(glyphs), sum(m[0] for m in current) / len(current)))

    for member in sorted(members, key=lambda m: m[0]):
        if current:
            level = sum(m[0] for m in current) / len(current)
            near = 0.5 * min(member[3].height, min(m[3].height for m in current)) + 0.5
            apart = all(min(member[3].x1, m[3].x1) - max(member[3].x0, m[3].x0) < 0.3 * min(member[3].width, m[3].width) + 1 for m in current)
            if member[0] - level > near or not apart:
                close()
                current = []
        current.append(member)
    if current:
        close()
    return found
