"""PP-OCRv6's small recogniser, run straight through onnxruntime from the weights that `rapidocr` carries.

It knows no Hangul at all, and reads digits, Latin and punctuation very well: an independent reader of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from docproc.reading.ocr.engine import LineText, ReadWord, joined
from docproc.reading.ocr.preparing import ink_rows, stretched

DIGITS = "0123456789-.,/:~()'"
"""What numbers, dates and amounts are written with."""
_HEIGHT = 48
_MODEL = "models/PP-OCRv6_rec_small.onnx"


def model_file() -> Path | None:
    """The weights inside the installed `rapidocr`, or None."""
    spec = find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    path = Path(next(iter(places))) / _MODEL if places else None
    return path if path is not None and path.is_file() else None


class PpOcr:
    """The recogniser alone, without detection and without what rapidocr does around it."""

    name = "ppocr"

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(model_file()), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _alphabet(self) -> list[str]:
        listed = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        return ["", *listed, " "]

    def _allowed(self, charset: str | None) -> np.ndarray | None:
        if charset is None:
            return None
        return np.array([i == 0 or c in charset or c == " " for i, c in enumerate(self._alphabet)])

    def read_lines(self, images: Sequence[np.ndarray], charset: str | None = None) -> list[LineText]:
        """See `Engine`; `charset` bars every other character."""
        allowed = self._allowed(charset)
        return [self._read(image, allowed) for image in images]

    def _read(self, grey: np.ndarray, allowed: np.ndarray | None) -> LineText:
        flat = stretched(grey)
        top, bottom = ink_rows(flat)
        margin = max(2, (bottom - top) // 5)
        band = cv2.copyMakeBorder(flat[top:bottom], margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255)
        scale = _HEIGHT / band.shape[0]
        width = int(min(3200, max(16, round(band.shape[1] * scale))))
        line = cv2.resize(band, (width, _HEIGHT), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
        padded = np.full((_HEIGHT, -(-width // 32) * 32), 255, np.uint8)
        padded[:, :width] = line
        given = np.repeat(((padded.astype(np.float32) / 255 - 0.5) / 0.5)[None, None], 3, axis=1)
        (rows,) = self._session.run(None, {self._session.get_inputs()[0].name: given})
        return self._decode(rows[0], allowed, padded.shape[1], scale, margin)

    def _decode(self, rows: np.ndarray, allowed: np.ndarray | None, width: int, scale: float, margin: int) -> LineText:
        if allowed is not None:
            rows = rows * allowed[: rows.shape[1]]
        best = rows.argmax(axis=1)
        column = width / len(best)
        words: list[ReadWord] = []
        letters: list[tuple[str, float, float]] = []
        before = 0
        for step, index in enumerate(best):
            if index and index != before:
                char = self._alphabet[index]
                if char.strip():
                    letters.append((char, float(rows[step, index]), step * column / scale - margin))
                elif letters:
                    words.append(_word(letters))
                    letters = []
            before = index
        if letters:
            words.append(_word(letters))
        line = joined(words, self.name)
        return line._replace(confidence=min((w.confidence for w in words), default=0.0))


def _word(letters: list[tuple[str, float, float]]) -> ReadWord:
    first, last = letters[0][2], letters[-1][2]
    pitch = (last - first) / max(1, len(letters) - 1)
    return ReadWord("".join(c for c, _, _ in letters), max(0.0, first), last + pitch, min(1.0, min(p for _, p, _ in letters)))
