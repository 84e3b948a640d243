"""What a page's own text does not say: whether its letters are what is painted, text inside pictures, seals, codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from docproc.model import Code, Line, Page, Seal, Source
from docproc.reading import codes, image, layout, pdf, seals
from docproc.reading.cutting import cut, rows, without_rules
from docproc.reading.linereader import read_lines
from docproc.reading.ocr.voters import Voters, voters
from docproc.reading.pdf import Picture
from docproc.reading.placing import placed_line
from docproc.reading.settings import ReadingSettings
from docproc.reading.textlines import in_reading_order

LOOK_DPI = 200
LEAST_SURE = 0.4
"""What is read inside a picture of a text page with less confidence is taken for a part of the picture."""


def looker(path: Path, number: int, settings: ReadingSettings) -> Callable[[Line], str]:
    """A function that reads one line of a page from its pixels, roughly and quickly."""

    def look(line: Line) -> str:
        readers = voters(settings)
        gray = np.ascontiguousarray(pdf.render(path, number, LOOK_DPI, line.box.grown(2))[:, :, 0])
        gray = 255 - gray if np.median(gray) < 128 else gray  # light print on dark ground
        clean = without_rules(gray, line.box.height * LOOK_DPI / 72)
        found = rows(clean) or [(0, 0, gray.shape[1], gray.shape[0])]
        tallest = max(found, key=lambda box: box[3] - box[1])
        said = [engine.read_lines([cut(clean, tallest)])[0] for engine in (readers.own, readers.first) if engine is not None]
        return max(said, key=lambda heard: heard.confidence).text

    return look


def with_pictures(page: Page, path: Path, pictures: Sequence[Picture], settings: ReadingSettings) -> Page:
    """The page with what only its pixels show: seals, codes, and the lines of text inside `pictures`.

    A page with text in pictures counts as read from pixels (its own text stays certain and agreed).
    """
    upright = _as_painted(path, page.number)
    stamped = seals.find(upright)
    at = upright.to_page
    found = page.model_copy(
        update={
            "seals": tuple(Seal(box=at(s.box), colour=s.colour, kind=s.kind, confidence=s.confidence) for s in stamped),
            "codes": tuple(Code(box=at(box), symbology=kind, text=text) for box, kind, text in codes.find(upright.colour, upright.dpi)),
        }
    )
    texts = [p for p in pictures if not any(p.box.shared(seal.box) > 0.3 * p.box.area for seal in found.seals)]
    lines = _lines_in(texts, upright, voters(settings), found.lines) if texts else []
    if not lines:
        return found
    return found.model_copy(
        update={"source": Source.OCR, "dpi": LOOK_DPI, "grade": "office", "lines": tuple(in_reading_order([*found.lines, *lines]))}
    )


def _as_painted(path: Path, number: int) -> image.Upright:
    """A page with its own text as a picture: it stands upright and straight as it is."""
    colour = pdf.render(path, number, LOOK_DPI)
    return image.Upright(
        gray=np.ascontiguousarray(colour[:, :, 0]), colour=colour, dpi=LOOK_DPI, turned=0, skew=0.0, perspective=False,
        grade="clean", blank=False, two_up=False, matrix=np.diag([72 / LOOK_DPI, 72 / LOOK_DPI, 1.0]),
    )  # fmt: skip


def _lines_in(pictures: Sequence[Picture], upright: image.Upright, readers: Voters, known: Sequence[Line]) -> list[Line]:
    """Text inside pictures that no line of the page's own text covers; pictures without any give nothing."""
    only = np.full_like(upright.gray, 255)
    for picture in pictures:
        x0, y0, x1, y1 = (int(side * LOOK_DPI / 72) for side in (picture.box.x0, picture.box.top, picture.box.x1, picture.box.bottom))
        only[y0:y1, x0:x1] = upright.gray[y0:y1, x0:x1]
    found = layout.find(replace(upright, gray=only))
    places = [place for place in found.lines if not any(upright.to_page(place.box).shared(line.box) > 0.3 * line.box.area for line in known)]
    read = read_lines([cut(found.gray, place.box) for place in places], readers)
    return [
        placed_line(upright, place.box, said, None)
        for place, said in zip(places, read)
        if said.confidence >= LEAST_SURE and len(said.text.replace(" ", "")) >= 2
    ]
