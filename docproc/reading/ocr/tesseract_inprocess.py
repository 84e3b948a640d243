"""Tesseract inside this process, by tesserocr: five times faster a line than a process for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from docproc.reading.ocr.engine import LineText, ReadWord, joined, without_false_blanks
from docproc.reading.ocr.preparing import BLANK, INK_HEIGHT, prepare
from docproc.reading.ocr.tesseract_data import folder, models

SINGLE_LINE = 7
RESOLUTION = 300


def spoken(model: str) -> str:
    """What Tesseract calls `kor+eng` or `Hangul` on this machine."""
    return "+".join(models()[part] for part in model.split("+"))


class InProcess:
    """One Tesseract model; loaded at the first line, kept for the life of the process."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.name = f"tesseract:{model}"

    @cached_property
    def _api(self) -> Any:
        import tesserocr

        api = tesserocr.PyTessBaseAPI(path=str(folder()), lang=spoken(self.model), psm=tesserocr.PSM.SINGLE_LINE)
        api.SetVariable("debug_file", "/dev/null")
        return api

    def read_lines(self, images: Sequence[np.ndarray], charset: str | None = None) -> list[LineText]:
        """See `Engine`."""
        self._api.SetVariable("tessedit_char_whitelist", charset or "")
        return [self._read(image) for image in images]

    def _read(self, image: np.ndarray) -> LineText:
        import tesserocr

        ready = prepare(image)
        height, width = ready.image.shape
        self._api.SetImageBytes(ready.image.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(RESOLUTION)
        self._api.Recognize()
        words = []
        walker = self._api.GetIterator()
        if walker is not None:
            for item in tesserocr.iterate_level(walker, tesserocr.RIL.WORD):
                text = (item.GetUTF8Text(tesserocr.RIL.WORD) or "").strip() if not item.Empty(tesserocr.RIL.WORD) else ""
                box = item.BoundingBox(tesserocr.RIL.WORD) if text else None
                if text and box:
                    sure = item.Confidence(tesserocr.RIL.WORD) / 100
                    words.append(ReadWord(text, ready.column(box[0]), ready.column(box[2]), min(1.0, max(0.0, sure))))
        self._api.Clear()
        return joined(without_false_blanks(words, BLANK * INK_HEIGHT / ready.scale), self.name)
