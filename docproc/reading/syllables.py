"""Marks that are no marks: the strokes of 여, 더 or 벤 that close to a square, told by reading the word they stand in.

The shape of a few strokes says less than the word around them: where our own recogniser surely reads a word of Hangul
or an amount, and that word is not the same without the ink of the mark, its ink is a letter's. A box with a pen's tick
before a word is read over (the word says the same without it), so it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from docproc.reading.cutting import PixelBox, cut
from docproc.reading.layout import Layout, PixelLine
from docproc.reading.ocr.engine import Engine
from docproc.reading.penrings import BLUE
from docproc.reading.tickboxes import PixelMark

SURE = 0.75
"""The recogniser's confidence from which a word is a word. Of pen ticks, boxes and brackets it makes next to nothing (0.01)."""
PLAIN = 0.95
"""An empty box with four straight sides of its own."""
APART = 0.3
"""So many line heights of paper part two words; less stands between two syllables."""
WORD = re.compile(r"[가-힣0-9A-Z,.·:%&~-]*[가-힣][가-힣0-9A-Z,.·:%&~-]*|\d{1,3}(,\d{3})+|\d+\.\d+")
DRAWN_WITH = re.compile(r"[VOX]")
"""What a tick, a ring and a cross are read as."""


def without_syllables(colour: np.ndarray, layout: Layout, marks: Sequence[PixelMark], own: Engine | None) -> list[PixelMark]:
    """`marks` without those that are part of a word; `colour` is the RGB page, `layout` what was found on it."""
    if own is None:
        return list(marks)
    places = [
        (mark, place) for mark in marks
        if _may_be_letters(mark, colour) and (place := _word_around(layout.gray, layout.lines, mark.box)) is not None
    ]  # fmt: skip
    whole = _texts(layout.gray, [place for _, place in places], own)
    words = [(mark, place, text) for (mark, place), text in zip(places, whole) if text and WORD.fullmatch(text) and not DRAWN_WITH.search(text)]
    before = _texts(layout.gray, [(x0, y0, mark.box[0], y1) for mark, (x0, y0, _, y1), _ in words], own, sure=0.0)
    behind = _texts(layout.gray, [(mark.box[2], y0, x1, y1) for mark, (_, y0, x1, y1), _ in words], own, sure=0.0)
    letters = {id(mark) for (mark, _, text), left, right in zip(words, before, behind) if text not in (left, right, left + right)}
    return [mark for mark in marks if id(mark) not in letters]


def _may_be_letters(mark: PixelMark, colour: np.ndarray) -> bool:
    """Not a ring, not a plainly empty box, not what a blue pen crosses."""
    if mark.ring is not None or (mark.shape == "box" and mark.checked is False and mark.confidence >= PLAIN):
        return False
    x0, y0, x1, y1 = mark.box
    ink = colour[y0:y1, x0:x1].astype(np.int16)
    return bool((ink[:, :, 2] - ink[:, :, 0] > BLUE).mean() < 0.02) if ink.size else False


def _texts(gray: np.ndarray, places: Sequence[PixelBox], own: Engine, sure: float = SURE) -> list[str]:
    """What stands at `places`, without blanks; empty where there is no room for a letter or it is not read `sure`."""
    wide = [n for n, (x0, y0, x1, y1) in enumerate(places) if x1 - x0 > 0.25 * (y1 - y0)]
    texts = [""] * len(places)
    for n, line in zip(wide, own.read_lines([cut(gray, places[n]) for n in wide]) if wide else ()):
        texts[n] = line.text.replace(" ", "") if line.confidence >= sure else ""
    return texts


def _word_around(gray: np.ndarray, lines: Sequence[PixelLine], box: PixelBox) -> PixelBox | None:
    """The word of a printed line that `box` lies in, as high as its own ink; None where the mark stands on no line."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    line = next((line for line in lines if line.box[0] <= x <= line.box[2] and line.box[1] <= y <= line.box[3]), None)
    if line is None:
        return None
    x0, y0, x1, y1 = line.box
    piece = gray[y0:y1, x0:x1]
    dark = piece < (float(np.percentile(piece, 90)) + float(np.percentile(piece, 2))) / 2
    columns = np.flatnonzero(dark.any(axis=0)) + x0
    left, right, apart = box[0], box[2], APART * line.height
    for column in columns[columns < left][::-1]:
        if left - column > apart:
            break
        left = int(column)
    for column in columns[columns >= right]:
        if column - right > apart:
            break
        right = int(column) + 1
    inked = np.flatnonzero(dark[:, max(0, left - x0) : right - x0].any(axis=1))
    return (left, y0 + int(inked[0]), right, y0 + int(inked[-1]) + 1) if len(inked) else None
