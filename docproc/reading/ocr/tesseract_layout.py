"""Where Tesseract sees lines on a whole page: the way out where our own layout finds nothing sensible."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from docproc.reading.cutting import PixelBox
from docproc.reading.ocr.tesseract_data import folder

SINGLE_COLUMN = 4


def line_boxes(gray: np.ndarray, dpi: int) -> list[PixelBox]:
    """The boxes of text lines on a grey page, top to bottom (psm 4)."""
    found = _in_process(gray, dpi) if find_spec("tesserocr") is not None else _by_program(gray, dpi)
    height = gray.shape[0]
    return sorted((b for b in found if 5 <= b[3] - b[1] <= 0.12 * height and b[2] - b[0] >= 5), key=lambda b: (b[1], b[0]))


@lru_cache(maxsize=1)
def _layout_only() -> Any:
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=str(folder()), lang="kor", psm=tesserocr.PSM.SINGLE_COLUMN)
    api.SetVariable("debug_file", "/dev/null")
    return api


def _in_process(gray: np.ndarray, dpi: int) -> list[PixelBox]:
    import tesserocr

    api = _layout_only()
    height, width = gray.shape
    api.SetImageBytes(np.ascontiguousarray(gray).tobytes(), width, height, 1, width)
    api.SetSourceResolution(dpi)
    walker = api.AnalyseLayout()
    found: list[PixelBox] = []
    if walker is not None:
        for item in tesserocr.iterate_level(walker, tesserocr.RIL.TEXTLINE):
            box = item.BoundingBox(tesserocr.RIL.TEXTLINE)
            if box:
                found.append(tuple(box))
    api.Clear()
    return found


def _by_program(gray: np.ndarray, dpi: int) -> list[PixelBox]:
    import pytesseract

    with tempfile.TemporaryDirectory(prefix="docproc-") as place:
        name = Path(place) / "page.png"
        cv2.imwrite(str(name), gray, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        table = pytesseract.image_to_data(
            str(name), lang="kor", config=f'--tessdata-dir "{folder()}" --psm {SINGLE_COLUMN} --dpi {dpi}',
            timeout=120, output_type=pytesseract.Output.DICT,
        )  # fmt: skip
    places = zip(table["level"], table["left"], table["top"], table["width"], table["height"])
    return [(x, y, x + w, y + h) for level, x, y, w, h in places if level == 4]
