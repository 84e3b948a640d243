"""Where the blanks of a line stand: in its pixels, not in what an engine thinks words are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docproc.reading.ocr.engine import LineText
from docproc.reading.ocr.preparing import ink_rows, stretched

WIDE = 0.42
"""An inkless gap of this share of the ink's height is a blank wherever Hangul stands beside it."""
NARROW = 0.25
"""From this share on a gap is a blank where an engine saw one too."""
VERY_WIDE = 1.0
"""Between digits and Latin letters, where `1 1` is as wide as a blank, only this or an engine's word counts."""


def places(line: LineText, bare: str) -> list[float]:
    """The centre of every character of `bare` in pixels, from the words of `line` (characters evenly in a word)."""
    centres: list[float] = []
    for word in line.words:
        letters = [c for c in word.text if not c.isspace()]
        pitch = (word.x1 - word.x0) / max(1, len(letters))
        centres += [word.x0 + (i + 0.5) * pitch for i in range(len(letters))]
    if len(centres) == len(bare):
        return centres
    if not centres:
        return []
    first, last = line.words[0].x0, line.words[-1].x1
    return [first + (i + 0.5) * (last - first) / len(bare) for i in range(len(bare))]


def gaps(grey: np.ndarray) -> tuple[tuple[float, float], ...]:
    """Inkless stretches of columns between ink as `(middle, width as a share of the ink's height)`."""
    flat = stretched(grey)
    top, bottom = ink_rows(flat)
    columns = np.flatnonzero((flat[top:bottom] < 150).any(axis=0))
    height = max(1, bottom - top)
    if not len(columns):
        return ()
    steps = np.flatnonzero(np.diff(columns) - 1 >= max(2.0, NARROW * height))
    return tuple(((columns[i] + columns[i + 1]) / 2, (columns[i + 1] - columns[i] - 1) / height) for i in steps)


def with_blanks(bare: str, centres: Sequence[float], open_columns: Sequence[tuple[float, float]], seen: set[int]) -> list[tuple[int, int]]:
    """The words of `bare` as `(start, end)`; `seen` are the places before which an engine put a blank.

    Each gap parts the pair of characters whose middle is nearest to its own, so that a slightly wrong place of one
    character makes no second blank and loses none.
    """
    if len(centres) != len(bare) or len(bare) < 2:
        return [(0, len(bare))] if bare else []
    middles = [(a + b) / 2 for a, b in zip(centres, centres[1:])]
    cuts = set()
    for middle, width in open_columns:
        cut = min(range(len(middles)), key=lambda i: abs(middles[i] - middle)) + 1
        latin = bare[cut - 1].isascii() and bare[cut].isascii()
        if width >= (VERY_WIDE if latin else WIDE) or cut in seen:
            cuts.add(cut)
    edges = [0, *sorted(cuts), len(bare)]
    return [(a, b) for a, b in zip(edges, edges[1:]) if b > a]


def seen_blanks(line: LineText, bare: str) -> set[int]:
    """The places in `bare` before which the engine of `line` put a blank; none where its text is another."""
    places_, at = set(), 0
    for word in line.words:
        places_.add(at)
        at += sum(not c.isspace() for c in word.text)
    return places_ - {0} if at == len(bare) else set()
