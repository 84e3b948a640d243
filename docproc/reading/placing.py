"""A line that was read from a cut picture, put back in its place on the page."""

from __future__ import annotations

from docproc.model import Line, Word
from docproc.reading.cutting import PixelBox, cut_left
from docproc.reading.image import Upright
from docproc.reading.linereader import ReadLine


def placed_line(upright: Upright, box: PixelBox, said: ReadLine, cell: int | None, *, struck: bool = False, sealed: bool = False) -> Line:
    """The line at `box` (pixels of `upright`) with its words, in points of the page as displayed."""
    left = cut_left(box)
    words = tuple(
        Word(text=w.text, box=upright.to_page((left + w.x0, box[1], left + max(w.x1, w.x0 + 1), box[3])), confidence=w.confidence)
        for w in said.words
    )
    return Line(
        text=said.text, box=upright.to_page(box), confidence=said.confidence, words=words, readings=said.readings,
        agreed=said.agreed, struck=struck, sealed=sealed, cell=cell,
    )  # fmt: skip
