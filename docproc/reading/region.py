"""A second look at one box of one page: cut afresh at several sizes and read by every engine that suits it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from docproc.model import Box, Page, PageState, Reading, RegionReader, Source
from docproc.reading import pdf
from docproc.reading.cutting import cut, rows, without_rules
from docproc.reading.linereader import read_lines
from docproc.reading.ocr.voters import voters
from docproc.reading.settings import ReadingSettings
from docproc.reading.upright import displayed, straight
from docproc.reading.vote import WEIGHTS, bare

SIZES = (1.0, 1.3)
"""The resolutions of the second look, as shares of the first's: another size makes other mistakes."""
_MARGIN = 6.0


def open_reader(path: Path, pages: Mapping[int, Page], settings: ReadingSettings, upright: bool = False) -> RegionReader:
    """A reader of boxes of `path`'s pages (as displayed; with `upright`, as in `upright(page)`)."""
    return _Reader(path, pages, settings, upright)


class _Reader:
    def __init__(self, path: Path, pages: Mapping[int, Page], settings: ReadingSettings, boxes_upright: bool) -> None:
        self._path, self._pages, self._settings, self._upright = path, pages, settings, boxes_upright
        self._seen: dict[tuple[int, Box, bool], tuple[Reading, ...]] = {}
        self._inked: dict[tuple[int, Box], tuple[Reading, ...]] = {}

    def __call__(self, page: int, box: Box, kind: str) -> tuple[Reading, ...]:
        """What every engine says of `box`, best first; nothing on a page that was not read from pixels. Of the kind
        `ink` it is only asked whether anything larger than a speck is written there: one reading then, else none. Of the
        kind `stamp` red ink is read too, which is left out elsewhere."""
        known = self._pages.get(page)
        if known is None or known.source is not Source.OCR or known.state is not PageState.READ or box.area <= 0:
            return ()
        shown = displayed(known, box) if self._upright else box
        if kind == "ink":
            if (page, box) not in self._inked:
                self._inked[page, box] = _ink(straight_piece(self._path, known, shown, self._dpi(known), slack=0.0), self._dpi(known))
            return self._inked[page, box]
        red = kind == "stamp"
        if (page, box, red) not in self._seen:
            self._seen[page, box, red] = self._look(known, shown, red=red)
        return self._seen[page, box, red]

    def _look(self, page: Page, box: Box, *, red: bool) -> tuple[Reading, ...]:
        heard: dict[str, list[Reading]] = defaultdict(list)
        for size in SIZES:
            piece = straight_piece(self._path, page, box, self._dpi(page) * size, red=red)
            lines = [cut(piece, row) for row in rows(piece)]
            texts: dict[str, list[Reading]] = defaultdict(list)
            for line in read_lines(lines, voters(self._settings), every_reader=True):
                for reading in line.readings:
                    texts[reading.engine].append(reading)
            for engine, parts in texts.items():
                said = " ".join(part.text for part in parts if part.text)
                heard[engine].append(Reading(text=said, confidence=min(part.confidence for part in parts), engine=engine))
        best = [_most_said(readings) for readings in heard.values()]
        return tuple(sorted(best, key=lambda r: -WEIGHTS.get(r.engine, 0.5) * r.confidence))

    def _dpi(self, page: Page) -> float:
        return min(max(page.dpi or 0, self._settings.least_dpi), self._settings.most_dpi)


def _most_said(readings: list[Reading]) -> Reading:
    """Of one engine's readings at several sizes, the text that carries most confidence."""
    weight: dict[str, float] = defaultdict(float)
    for reading in readings:
        weight[bare(reading.text)] += reading.confidence
    return max(readings, key=lambda r: (weight[bare(r.text)], r.confidence))


LEAST_LETTER = 4.2
"""Points: nothing that people write or print into a form is lower; the specks of copies are."""


def _ink(gray: np.ndarray, dpi: float) -> tuple[Reading, ...]:
    """One reading where something as high or wide as a letter stands in the piece, however faint; else none."""
    paper, spread = float(np.percentile(gray, 70)), float(np.percentile(gray, 70) - np.percentile(gray, 30))
    dark = (gray < paper - max(30.0, 3 * spread)).astype(np.uint8)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    sizes = [max(int(s[cv2.CC_STAT_WIDTH]), int(s[cv2.CC_STAT_HEIGHT])) for s in stats[1:count]]
    large = sum(size >= LEAST_LETTER * dpi / 72 for size in sizes)
    return (Reading(text="■", confidence=min(0.99, 0.5 + 0.1 * large), engine="ink"),) if large else ()


def straight_piece(path: Path, page: Page, box: Box, dpi: float, slack: float = 3.0, *, red: bool = False) -> np.ndarray:
    """The part `box` (as displayed) of a page as a grey picture: upright, straight, without rules; red ink is left out
    unless `red` asks for it."""
    channel = 1 if red else 0
    if page.flat:
        return without_rules(_flat_piece(path, page, straight(page, box), dpi, slack, channel), 12 * dpi / 72)
    margin = _MARGIN + abs(page.skew) / 57 * max(box.width, box.height)
    colour = pdf.render(path, page.number, dpi, box.grown(margin))
    colour = np.ascontiguousarray(np.rot90(colour, -(page.turned // 90)))
    gray = np.ascontiguousarray(colour[:, :, channel])
    height, width = gray.shape
    if abs(page.skew) >= 0.05:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -page.skew, 1.0)
        gray = cv2.warpAffine(gray, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    inner = straight(page, box)
    return _middle(without_rules(gray, 12 * dpi / 72), (inner.width, inner.height), dpi, slack)


def _flat_piece(path: Path, page: Page, inner: Box, dpi: float, slack: float, channel: int) -> np.ndarray:
    """The part `inner` (points of the flat sheet) of a photographed page, taken out of its perspective."""
    inner = inner.grown(slack)
    around = displayed(page, inner).grown(_MARGIN)
    around = Box(min(around.x0, page.width - 2), min(around.top, page.height - 2), min(around.x1, page.width), min(around.bottom, page.height))
    gray = np.ascontiguousarray(pdf.render(path, page.number, dpi, around)[:, :, channel])
    shown = np.array([[around.width / gray.shape[1], 0, around.x0], [0, around.height / gray.shape[0], around.top], [0, 0, 1]])
    cut_out = np.array([[dpi / 72, 0, -inner.x0 * dpi / 72], [0, dpi / 72, -inner.top * dpi / 72], [0, 0, 1]])
    size = (max(1, round(inner.width * dpi / 72)), max(1, round(inner.height * dpi / 72)))
    return cv2.warpPerspective(gray, cut_out @ np.array(page.flat[:9]).reshape(3, 3) @ shown, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def _middle(gray: np.ndarray, size: tuple[float, float], dpi: float, slack: float) -> np.ndarray:
    """The middle of a picture, `size` points and a little more."""
    height, width = gray.shape
    across, down = ((side + 2 * slack) * dpi / 72 for side in size)
    x, y = max(0, int((width - across) / 2)), max(0, int((height - down) / 2))
    return np.ascontiguousarray(gray[y : height - y, x : width - x])
