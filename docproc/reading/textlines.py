"""From the characters of a PDF's own text to lines: one line is one piece of text in one cell or column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from docproc.model import Box, Line, Word

BLANK_GAP = 0.25
"""A gap wider than this share of the type's height is a blank between two words."""
WIDE_GAP = 1.8
"""A gap wider than this many heights separates two columns, or the syllables of a letter-spaced word."""
SPREAD_GAP = 9.0
"""Syllables of one letter-spaced word (상      호) stand no further apart than this many heights."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character (or a few, where the font has them in one piece)."""

    text: str
    box: Box
    font: str = ""


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one row, rows from top to bottom, each from left to right; doubles are dropped."""
    rows: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda g: g.box.middle):
        top, bottom = glyph.box.top, glyph.box.bottom
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            row_top, row_bottom, row = rows[index]
            if min(bottom, row_bottom) - max(top, row_top) > 0.5 * min(bottom - top, row_bottom - row_top):
                row.append(glyph)
                if glyph.text.strip():
                    heights = [g.box for g in row if g.text.strip()]
                    rows[index] = (median(b.top for b in heights), median(b.bottom for b in heights), row)
                break
        else:
            rows.append((top, bottom, [glyph]))
    return [_without_doubles(row) for _, _, row in sorted(rows, key=lambda r: r[0])]


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    """Bold is sometimes made by painting a character twice, a hair's breadth apart."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda g: (g.box.x0, g.box.x1)):
        near = [k for k in kept[-3:] if k.text == glyph.text and abs(k.box.x0 - glyph.box.x0) < 0.25 * max(glyph.box.width, 1.0)]
        if not near:
            kept.append(glyph)
    return kept


def split_row(row: Sequence[Glyph], walls: Sequence[float] = ()) -> list[list[Glyph]]:
    """Cut a row at wide gaps and at `walls` (x of upright ruling lines), but keep letter-spaced words whole."""
    solid = [g for g in row if g.text.strip()]
    if not solid:
        return []
    height = median(g.box.height for g in solid)
    chunks = [[solid[0]]]
    for before, glyph in zip(solid, solid[1:]):
        walled = any(before.box.centre < x < glyph.box.centre for x in walls)
        if walled or glyph.box.x0 - before.box.x1 > WIDE_GAP * height:
            chunks.append([glyph])
        else:
            chunks[-1].append(glyph)
    return _join_spread(chunks, height, walls)


def _join_spread(chunks: list[list[Glyph]], height: float, walls: Sequence[float]) -> list[list[Glyph]]:
    """Join single syllables that stand at even distances: they are one letter-spaced word."""
    joined: list[list[Glyph]] = []
    gaps: list[float] = []
    for chunk in chunks:
        if joined and _is_syllable(chunk) and all(_is_syllable([g]) for g in joined[-1]) and (len(joined[-1]) == 1 or gaps):
            gap = chunk[0].box.x0 - joined[-1][-1].box.x1
            even = not gaps or max([*gaps, gap]) <= 1.6 * min([*gaps, gap])
            walled = any(joined[-1][-1].box.centre < x < chunk[0].box.centre for x in walls)
            if gap <= SPREAD_GAP * height and even and not walled:
                joined[-1].extend(chunk)
                gaps.append(gap)
                continue
        joined.append(list(chunk))
        gaps = []
    return joined


def _is_syllable(chunk: Sequence[Glyph]) -> bool:
    return len(chunk) == 1 and len(chunk[0].text) == 1 and ("가" <= chunk[0].text <= "힣" or "一" <= chunk[0].text <= "鿿")


def line_of(chunk: Sequence[Glyph], blanks: Sequence[Glyph] = (), cell: int | None = None) -> Line:
    """A line of certain text from glyphs side by side; `blanks` are blank glyphs of the same row."""
    height = median(g.box.height for g in chunk)
    words: list[list[Glyph]] = [[chunk[0]]]
    for before, glyph in zip(chunk, chunk[1:]):
        gap = glyph.box.x0 - before.box.x1
        parted = gap > BLANK_GAP * height or (
            gap > 0.02 * height and any(before.box.centre < b.box.centre < glyph.box.centre for b in blanks)
        )
        if parted:
            words.append([glyph])
        else:
            words[-1].append(glyph)
    made = tuple(_word(word) for word in words)
    return Line(
        text=" ".join(word.text for word in made),
        box=made[0].box.union(*(word.box for word in made[1:])),
        confidence=1.0,
        words=made,
        agreed=True,
        cell=cell,
    )


def _word(glyphs: Sequence[Glyph]) -> Word:
    text = unicodedata.normalize("NFC", "".join(g.text for g in glyphs))
    return Word(text=text.strip(), box=glyphs[0].box.union(*(g.box for g in glyphs[1:])), confidence=1.0)


def in_reading_order(lines: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom, those of one row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda found: found.box.middle):
        for row in rows[-3:]:
            if all(line.box.same_row(other.box) for other in row):
                row.append(line)
                break
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda found: found.box.x0)]
