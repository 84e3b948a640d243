"""What an engine is: it is given grey pictures of one line each and says what stands in them.

A new engine is one file with one class of this shape and one line in `voters`. Names read `family:model`; only
engines of different families are independent readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np


class ReadWord(NamedTuple):
    """A run of characters without a blank, between `x0` and `x1` in pixels of the picture that was given."""

    text: str
    x0: float
    x1: float
    confidence: float


class LineText(NamedTuple):
    """What one engine says of one line; `confidence` 0..1, 0 where it saw nothing."""

    text: str
    confidence: float
    words: tuple[ReadWord, ...]
    engine: str


class Engine(Protocol):
    """A reader of lines. Not shared between processes or threads."""

    name: str

    def read_lines(self, images: Sequence[np.ndarray], charset: str | None = None) -> list[LineText]:
        """Read uint8 grey pictures `[H, W]` of one line each, paper light; the answer has one entry for each.
        `charset` limits what may come out, where the engine can."""
        ...


def family(engine: str) -> str:
    """`tesseract` of `tesseract:kor+eng`: readings of one family do not prove each other."""
    return engine.split(":")[0]


def joined(words: Sequence[ReadWord], engine: str) -> LineText:
    """A line of `words`; its confidence is the mean of theirs by length."""
    letters = sum(len(w.text) for w in words)
    sure = sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0
    return LineText(" ".join(w.text for w in words), min(1.0, max(0.0, sure)), tuple(words), engine)


def without_false_blanks(words: Sequence[ReadWord], least: float) -> list[ReadWord]:
    """Words less than `least` pixels apart made one, where Hangul meets Hangul or a digit: Tesseract parts syllables
    of one word at will."""
    made: list[ReadWord] = []
    for word in words:
        before = made[-1] if made else None
        hangul = before is not None and ("가" <= before.text[-1] <= "힣" or "가" <= word.text[0] <= "힣" or word.text[0] in "),.)")
        if before is not None and hangul and word.x0 - before.x1 < least:
            letters = len(before.text) + len(word.text)
            sure = (before.confidence * len(before.text) + word.confidence * len(word.text)) / letters
            made[-1] = ReadWord(before.text + word.text, before.x0, word.x1, sure)
        else:
            made.append(word)
    return made
