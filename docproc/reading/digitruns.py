"""The digits within a Korean line, read once more by the reader of digits: a second opinion on dates and amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from docproc.reading.ocr.engine import Engine, LineText
from docproc.reading.ocr.ppocr import DIGITS

RUN = re.compile(r"[0-9][0-9,.\-/:]*[0-9]|[0-9]")
COMPANIONS = re.compile(r"[0-9년월일부터까지제호원금정억만천백약조항주(),.\-/:~∼%'△▲☎㈜\s]*")
"""What a line of numbers is made of: where nothing else stands, agreeing digits prove the line."""


def reread(image: np.ndarray, text: str, centres: Sequence[float], engine: Engine) -> LineText | None:
    """`text` (without blanks, its characters at `centres`) with every run of digits read afresh by `engine`.

    The digits and separators are the engine's own, the words between are taken over from `text` (it has no places of its own). None where there
    are no digits or no places.
    """
    runs = list(RUN.finditer(text))
    if not runs or len(centres) != len(text):
        return None
    pieces = [image[:, slice(*_columns(image, centres, run.start(), run.end()))] for run in runs]
    said = engine.read_lines(pieces, DIGITS)
    out, at = "", 0
    for run, line in zip(runs, said):
        out += text[at : run.start()] + line.text.replace(" ", "").strip("~'()")
        at = run.end()
    out += text[at:]
    sure = min(line.confidence for line in said)
    return LineText(out, sure, (), engine.name)


def _columns(image: np.ndarray, centres: Sequence[float], start: int, end: int) -> tuple[int, int]:
    """The columns of a run: to the middle of the gap to its neighbours, or one step beyond at the line's ends."""
    step = (centres[end - 1] - centres[start]) / (end - start - 1) if end - start > 1 else 0.35 * image.shape[0]
    left = (centres[start - 1] + centres[start]) / 2 if start else centres[start] - step
    right = (centres[end - 1] + centres[end]) / 2 if end < len(centres) else centres[end - 1] + step
    first, last = int(max(0, max(left, centres[start] - step))), int(min(image.shape[1], min(right, centres[end - 1] + step) + 1))
    return first, max(first + 2, last)
