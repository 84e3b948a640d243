"""What a page's own text does not say: whether its letters are what is painted, text inside pictures, seals, codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from docproc.model import Box, Code, Line, Page, Seal
from docproc.reading import codes, pdf, seals
from docproc.reading.cutting import cut, rows, without_rules
from docproc.reading.ocr.engine import Engine
from docproc.reading.ocr.voters import voters
from docproc.reading.pdf import Picture
from docproc.reading.settings import ReadingSettings

LOOK_DPI = 200


def looker(path: Path, number: int, settings: ReadingSettings) -> Callable[[Line], str]:
    """A function that reads one line of a page from its pixels, roughly and quickly: by one engine only."""

    def look(line: Line) -> str:
        readers = voters(settings)
        engine: Engine = readers.first
        gray = np.ascontiguousarray(pdf.render(path, number, LOOK_DPI, line.box.grown(2))[:, :, 0])
        clean = without_rules(gray, line.box.height * LOOK_DPI / 72)
        found = rows(clean) or [(0, 0, gray.shape[1], gray.shape[0])]
        tallest = max(found, key=lambda box: box[3] - box[1])
        return engine.read_lines([cut(clean, tallest)])[0].text

    return look


def with_pictures(page: Page, path: Path, pictures: Sequence[Picture], pixels: np.ndarray, settings: ReadingSettings) -> Page:
    """The page with the seals and codes that its pixels show (`pixels` RGB of the whole page)."""
    dpi = round(pixels.shape[1] * 72 / page.width)
    scale = 72 / dpi

    def at(box: tuple[int, int, int, int]) -> Box:
        return Box(*(side * scale for side in box))

    stamped = tuple(Seal(box=at(s.box), colour=s.colour, kind=s.kind, confidence=s.confidence) for s in seals.red_prints(pixels, dpi))
    decoded = tuple(Code(box=at(box), symbology=kind, text=text) for box, kind, text in codes.find(pixels, dpi))
    return page.model_copy(update={"seals": stamped, "codes": decoded})
