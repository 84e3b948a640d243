"""Our own recogniser (`own`) as an engine among the others: independent of Tesseract, and knowing all syllables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docproc.reading.ocr.engine import LineText, ReadWord
from docproc.reading.ocr.own import MODEL_FOLDER, CharacterReading, OwnRecogniser


def is_there() -> bool:
    """Whether its weights are installed."""
    return (MODEL_FOLDER / "recogniser.onnx").is_file() and (MODEL_FOLDER / "alphabet.txt").is_file()


class Own:
    """The recogniser's lines as words with places."""

    name = "own"

    def __init__(self) -> None:
        self._recogniser = OwnRecogniser()

    def knows(self, text: str) -> bool:
        """Whether it can write every character of `text`."""
        return self._recogniser.knows(text)

    def read_lines(self, images: Sequence[np.ndarray], charset: str | None = None) -> list[LineText]:
        """See `Engine`; `charset` is not supported and ignored. Confidence is that of the least certain character."""
        return [
            LineText(line.text, min(1.0, line.confidence), _words(line.characters), self.name)
            for line in self._recogniser.read_lines(images)
        ]


def _words(characters: Sequence[CharacterReading]) -> tuple[ReadWord, ...]:
    words: list[ReadWord] = []
    run: list[CharacterReading] = []
    for char in (*characters, None):
        if char is not None and char.char != " ":
            run.append(char)
        elif run:
            sure = min(c.confidence for c in run)
            words.append(ReadWord("".join(c.char for c in run), run[0].x_start, run[-1].x_end, min(1.0, max(0.0, sure))))
            run = []
    return tuple(words)
