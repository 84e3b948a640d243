"""Tesseract as a program of its own, by pytesseract, where the tesserocr wheel is missing: many lines in one call."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from docproc.reading.ocr.engine import LineText, ReadWord, joined, without_false_blanks
from docproc.reading.ocr.preparing import BLANK, INK_HEIGHT, Ready, prepare
from docproc.reading.ocr.tesseract_data import folder
from docproc.reading.ocr.tesseract_inprocess import RESOLUTION, SINGLE_LINE, spoken

SECONDS_A_LINE = 5
_AT_ONCE = 200


class Process:
    """One Tesseract model, started once for up to 200 lines."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.name = f"tesseract:{model}"

    def read_lines(self, images: Sequence[np.ndarray], charset: str | None = None) -> list[LineText]:
        """See `Engine`. `RuntimeError` when Tesseract takes longer than five seconds a line."""
        found: list[LineText] = []
        for start in range(0, len(images), _AT_ONCE):
            found += self._read([prepare(image) for image in images[start : start + _AT_ONCE]], charset)
        return found

    def _read(self, ready: list[Ready], charset: str | None) -> list[LineText]:
        import pytesseract

        options = f'--tessdata-dir "{folder()}" --psm {SINGLE_LINE} --dpi {RESOLUTION}'
        if charset:
            options += f" -c tessedit_char_whitelist={charset}"
        with tempfile.TemporaryDirectory(prefix="docproc-") as place:
            names = []
            for index, line in enumerate(ready):
                name = Path(place) / f"{index:04d}.png"
                cv2.imwrite(str(name), line.image, [cv2.IMWRITE_PNG_COMPRESSION, 1])
                names.append(str(name))
            listing = Path(place) / "lines.txt"
            listing.write_text("\n".join(names) + "\n")
            table = pytesseract.image_to_data(
                str(listing), lang=spoken(self.model), config=options,
                timeout=30 + SECONDS_A_LINE * len(ready), output_type=pytesseract.Output.DICT,
            )  # fmt: skip
        words: list[list[ReadWord]] = [[] for _ in ready]
        for page, text, sure, left, width in zip(table["page_num"], table["text"], table["conf"], table["left"], table["width"]):
            text = str(text).strip()
            if text and float(sure) >= 0:
                line = ready[page - 1]
                words[page - 1].append(ReadWord(text, line.column(left), line.column(left + width), min(1.0, float(sure) / 100)))
        return [
            joined(without_false_blanks(found, BLANK * INK_HEIGHT / line.scale), self.name) for found, line in zip(words, ready)
        ]
