"""A page read from the PDF's own text: lines, cells, marks and struck words, exact and certain.

What the text says is still held against what the page shows: a line that leaves no ink (white or covered text) is
dropped, and `disproved` reads a few lines from their pixels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pdfplumber

from docproc.korean import squeeze
from docproc.model import Box, Cell, Line, Page, Source
from docproc.reading.grid import cell_at, cells_of
from docproc.reading.shapes import Shapes, is_struck, shapes_of
from docproc.reading.textlines import Glyph, in_reading_order, line_of, rows_of, split_row
from docproc.reading.textmarks import marks_of

INK_DPI = 100
PALE, LARGE = 0.75, 1.5
"""How near to white (0..1) and how many times as large as the usual print a watermark's letters are."""
ALIKE = 0.45
"""A line whose pixels read less alike than this (0..1) is not what the text layer says."""


class OwnText(NamedTuple):
    """What pdfplumber finds on a page, as displayed: upright characters, how many are not upright, shapes."""

    glyphs: tuple[Glyph, ...]
    turned: int
    shapes: Shapes

    @property
    def text(self) -> str:
        """All characters in no order, for judging what they are."""
        return "".join(g.text for g in self.glyphs)


def own_text(path: Path, number: int) -> OwnText:
    """Take characters and shapes out of page `number`; any exception of the parser is the caller's to catch."""
    with pdfplumber.open(path, pages=[number]) as pdf:
        page = pdf.pages[0]
        x0, top, x1, bottom = page.cropbox if page.cropbox else page.bbox
        left, above = min(x0, x1) - page.bbox[0], _crop_top(page)
        offset = (page.bbox[0] + left, page.bbox[1] + above)
        glyphs = [g for char in _print_of(page.chars) if (g := _glyph(char, offset))]
        turned = sum(not char["upright"] for char in page.chars)
        return OwnText(tuple(glyphs), turned, shapes_of(page, offset))


def _print_of(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters without pale large ones that others are printed over, and their like: an emblem's or a copy's watermark."""
    if not chars:
        return chars
    usual = float(np.median([char["size"] for char in chars]))
    pale = [char for char in chars if char["size"] > LARGE * usual and _paleness(char.get("non_stroking_color")) > PALE]
    dark = [char for char in chars if char["text"].strip() and _paleness(char.get("non_stroking_color")) <= PALE]
    beneath = {_printed_as(char) for char in pale if any(_overlap(char, other) for other in dark)}
    return [char for char in chars if _printed_as(char) not in beneath] if beneath else chars


def _paleness(colour: Any) -> float:
    """0 for black to 1 for white, of a grey, RGB or CMYK colour; a pattern counts as black."""
    parts = [colour] if isinstance(colour, (int, float)) else list(colour or ())
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return 0.0
    return 1 - min(1.0, sum(parts[:3]) / 3 + parts[3]) if len(parts) == 4 else sum(parts) / len(parts)


def _printed_as(char: dict[str, Any]) -> tuple[str, int, str]:
    return char.get("fontname", ""), round(char["size"]), str(char.get("non_stroking_color"))


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(across > 0.2 * (other["x1"] - other["x0"]) and down > 0.3 * (other["bottom"] - other["top"]))


def _crop_top(page: Any) -> float:
    """How far the crop box's upper edge lies below the media box's, as displayed (pdfplumber counts from the latter)."""
    if not page.cropbox or page.cropbox == page.mediabox:
        return 0.0
    height = page.bbox[3] - page.bbox[1]
    return max(0.0, height - max(page.cropbox[1], page.cropbox[3]) + min(page.mediabox[1], page.mediabox[3]))


def _glyph(char: dict[str, Any], offset: tuple[float, float]) -> Glyph | None:
    text = char["text"].replace("\u00a0", " ").replace("\u3000", " ")
    if not char["upright"] or not text or (not text.strip() and " " not in text):
        return None
    x0, x1 = sorted((char["x0"] - offset[0], char["x1"] - offset[0]))
    top, bottom = sorted((char["top"] - offset[1], char["bottom"] - offset[1]))
    if bottom - top < 1 or x1 < 0 or bottom < 0:
        return None
    return Glyph(text, Box(max(0.0, x0), max(0.0, top), max(0.0, x1), max(0.0, bottom)), char.get("fontname", ""))


def page_of(found: OwnText, number: int, width: float, height: float, pixels: np.ndarray | None = None) -> Page:
    """The page as its own text has it; `pixels` (RGB at any resolution) let lines without ink be dropped."""
    shapes = found.shapes
    cells = cells_of(shapes.across, shapes.down)
    lines = lines_of(found.glyphs, cells, shapes)
    if pixels is not None:
        lines = [line for line in lines if _leaves_ink(line.box, pixels, pixels.shape[1] / width)]
    lines = [line.model_copy(update={"struck": True}) if is_struck(line, shapes.across) else line for line in lines]
    marks = marks_of(rows_of(found.glyphs), shapes.small, cells)
    return Page(
        number=number, width=width, height=height, source=Source.TEXT, grade="digital",
        lines=tuple(in_reading_order(lines)), cells=cells, marks=marks,
    )  # fmt: skip


def lines_of(glyphs: Sequence[Glyph], cells: Sequence[Cell], shapes: Shapes) -> list[Line]:
    """Lines cell by cell, and outside of cells cut at ruling lines."""
    homes = [(cell_at(cells, glyph.box), glyph) for glyph in glyphs]
    lines: list[Line] = []
    key = lambda pair: -1 if pair[0] is None else pair[0]  # noqa: E731
    for home, group in groupby(sorted(homes, key=key), key=key):
        for row in rows_of(glyph for _, glyph in group):
            solid = [g for g in row if g.text.strip()]
            if not solid:
                continue
            middle = sum(g.box.middle for g in solid) / len(solid)
            walls = [s.at for s in shapes.down if s.start <= middle <= s.end]
            blanks = [g for g in row if not g.text.strip()]
            for chunk in split_row(row, walls):
                line = line_of(chunk, blanks, None if home == -1 else home)
                if line.text.strip():
                    lines.append(line)
    return lines


def _leaves_ink(box: Box, pixels: np.ndarray, scale: float) -> bool:
    """Whether the pixels under `box` differ among themselves: something is printed there."""
    x0, x1 = int(box.x0 * scale), int(np.ceil(box.x1 * scale))
    top, bottom = int(box.top * scale), int(np.ceil(box.bottom * scale))
    part = pixels[max(0, top) : bottom, max(0, x0) : x1]
    return part.size > 0 and int(part.max(axis=(0, 1)).max()) - int(part.min(axis=(0, 1)).min()) > 40


def _letters(text: str) -> str:
    """Letters and digits alone: leaders of dots between a label and its value are read at random."""
    return re.sub(r"\W", "", squeeze(text))


def _comparable(said: str, seen: str) -> tuple[str, str]:
    """Both texts as letters and digits; of a line with some Hangul only that, for an address of electronic mail is read at
    random by who reads Hangul, and makes a true line look false."""
    if len(re.findall(r"[가-힣]", said)) >= 6:
        return re.sub(r"[^가-힣]", "", said), re.sub(r"[^가-힣]", "", seen)
    return _letters(said), _letters(seen)


def disproved(page: Page, glyphs: Sequence[Glyph], look: Callable[[Line], str], checks: int) -> str | None:
    """Read the longest line of each font from its pixels (`look`); the text that the pixels contradict, or None.

    A font whose characters map to the wrong letters looks right and reads wrong: only the pixels tell.
    """
    fonts: dict[str, Line] = {}
    for line in sorted((found for found in page.lines if not found.struck), key=lambda found: -len(squeeze(found.text))):
        inside = next((g for g in glyphs if line.box.holds(g.box)), None)
        if inside is not None and len(re.sub(r"\W", "", squeeze(line.text))) >= 4:
            fonts.setdefault(inside.font, line)
    chosen = sorted(fonts.values(), key=lambda found: -len(found.text))[: max(0, checks)]
    for line in chosen:
        said, seen = _comparable(line.text, look(line))
        if SequenceMatcher(None, said, seen, autojunk=False).ratio() < ALIKE:
            return line.text
    return None
