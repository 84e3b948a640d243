"""A page read from its pixels: put upright, laid out, cut into lines, and every line read by the voters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from docproc.findings import finding
from docproc.model import Cell, Code, Finding, Line, Mark, Page, PageState, Seal, Source
from docproc.reading import codes, image, layout, marks, pdf, seals
from docproc.reading.cutting import PixelBox, cut
from docproc.reading.erasing import between_marks, masked, sure_boxes, without_marks
from docproc.reading.linereader import read_lines
from docproc.reading.ocr.tesseract_layout import line_boxes
from docproc.reading.ocr.voters import Voters, voters
from docproc.reading.penrings import is_encircled
from docproc.reading.placing import placed_line
from docproc.reading.settings import ReadingSettings
from docproc.reading.syllables import without_syllables
from docproc.reading.textlines import in_reading_order

LOW_RESOLUTION = 110
"""Below this many dpi no reading is worth standing behind."""
LEGIBLE_LINE, LEGIBLE_SHARE = 0.6, 0.35
"""A page whose lines of this confidence hold less than this share of its characters has not been read."""
VECTOR_DPI = 240
"""Resolution for pages without a page-sized picture."""


def read_pixels(path: Path, number: int, made_of: pdf.Survey, settings: ReadingSettings) -> Page:
    """Read page `number` from its pixels; blank pages and pages of too low a resolution say so."""
    picture_dpi = own_dpi(made_of)
    dpi = round(min(max(picture_dpi or VECTOR_DPI, settings.least_dpi), settings.most_dpi))
    rgb = pdf.render(path, number, dpi)
    readers = voters(settings)
    page, two_up = _read_turned(Page(number=number, width=made_of.width, height=made_of.height, source=Source.OCR, dpi=round(picture_dpi or dpi)), rgb, dpi, readers)
    problems = _problems(path, number, picture_dpi, two_up)
    if page.state is PageState.UNREADABLE or is_illegible(page):
        problems = (*problems, finding("page_unreadable", file=path.name, page=number, why="글자를 알아볼 수 없음"))
    return page.model_copy(update={"problems": problems})


def _read_turned(plain: Page, rgb: np.ndarray, dpi: int, readers: Voters) -> tuple[Page, bool]:
    """The page as it stands upright, and whether two pages share the sheet. Where what was read is no text, the turn
    was wrong: every other is tried, and the one that reads best is kept."""
    upright = image.prepare_page(rgb, dpi, score=lambda strips: orientation_score(strips, readers))
    page = _page_of(plain, upright, readers)
    if not is_illegible(page):
        return page, upright.two_up
    tried = [page, *(_page_of(plain, image.prepare_page(rgb, dpi, turn=turn), readers) for turn in (0, 90, 180, 270) if turn != upright.turned)]
    return max(tried, key=lambda one: sum(len(line.text) for line in one.lines if line.confidence >= LEGIBLE_LINE)), upright.two_up


def _page_of(plain: Page, upright: image.Upright, readers: Voters) -> Page:
    # A page is said to lean the other way than it is put right.
    page = plain.model_copy(update={"grade": upright.grade, "turned": upright.turned, "skew": 0.0 - upright.skew, "flat": upright.flat})
    if upright.blank:
        # A photograph with nothing on it is more likely a sheet that was not found in it than an empty sheet.
        return page.model_copy(update={"state": PageState.UNREADABLE if upright.perspective else PageState.BLANK})
    return _laid_out(page, upright, readers)


def _laid_out(page: Page, upright: image.Upright, readers: Voters) -> Page:
    """The page with everything that stands on it, mapped back to the page as displayed."""
    prints = [s for s in seals.find(upright) if s.colour == "red" or not is_encircled(upright.colour, s.box)]
    upright = _without_black_prints(upright, prints)
    found = layout.find(upright)
    ticked = without_syllables(upright.colour, found, marks.find(upright, found), readers.own)
    stamped = [seal for seal in prints if not _is_ring(seal, ticked)]
    at = upright.to_page
    return page.model_copy(
        update={
            "lines": tuple(in_reading_order(_lines(upright, found, ticked, stamped, readers))),
            "cells": tuple(
                Cell(box=at(c.box), table=c.table, row=c.row, column=c.column, row_span=c.row_span, column_span=c.column_span)
                for c in found.cells
            ),
            "marks": tuple(Mark(box=at(m.box), shape=m.shape, checked=m.checked, confidence=m.confidence) for m in ticked),
            "seals": tuple(Seal(box=at(s.box), colour=s.colour, kind=s.kind, confidence=s.confidence) for s in stamped),
            "codes": tuple(Code(box=at(box), symbology=kind, text=text) for box, kind, text in codes.find(upright.colour, upright.dpi)),
        }
    )


def _lines(
    upright: image.Upright, found: layout.Layout, ticked: Sequence[marks.PixelMark], stamped: Sequence[seals.PixelSeal], readers: Voters
) -> list[Line]:
    """Every line of the layout, cut out, read and put back in its place."""
    boxes = sure_boxes(upright.gray, found, ticked)
    gray = without_marks(found.gray, boxes)
    places = [piece for line in found.lines for piece in between_marks(gray, line, boxes)]
    whole = {id(line) for line in found.lines}
    words = {n for n, place in enumerate(places) if id(place) not in whole or _is_word(place, places)}
    read = read_lines([cut(gray, place.box) for place in places], readers, words=words)
    lines = []
    for place, said in zip(places, read):
        if said.text:
            struck = layout.struck(upright, place)
            lines.append(placed_line(upright, place.box, said, place.cell, struck=struck, sealed=is_sealed(place.box, stamped)))
    return lines or _lines_without_layout(upright, gray, readers)


def _is_word(place: layout.PixelLine, places: Sequence[layout.PixelLine]) -> bool:
    """Whether what stands there is a word, however short and strange: about as high as the other lines, in a cell of
    its own or on one level with what stands right of it, as a label does."""
    usual = sorted(one.height for one in places)[len(places) // 2]
    if not 0.6 * usual <= place.height <= 2 * usual:
        return False
    _, top, right, bottom = place.box
    level = (top + bottom) / 2
    return place.cell is not None or any(one.box[0] > right and one.box[1] < level < one.box[3] and one.height <= 2 * usual for one in places)


def _without_black_prints(upright: image.Upright, prints: Sequence[seals.PixelSeal]) -> image.Upright:
    """A photocopied page without its seals: their rims tie the lines they lie over into one shape that is no line.

    What lies under a black print is lost to the readers; a value that ends beside one says so (`documents.trust`).
    """
    black = [s.box for s in prints if s.colour == "black" and s.kind == "seal" and s.confidence >= 0.7]
    if not black or any(s.colour == "red" for s in prints):
        return upright
    return replace(upright, gray=masked(upright.gray, black))


def _is_ring(seal: seals.PixelSeal, ticked: Sequence[marks.PixelMark]) -> bool:
    """Whether what looks like a hand's signature is the ring around a box to tick."""
    return seal.kind == "signature" and any(
        mark.ring is not None and seal.box[0] <= (mark.box[0] + mark.box[2]) / 2 <= seal.box[2] and seal.box[1] <= (mark.box[1] + mark.box[3]) / 2 <= seal.box[3]
        for mark in ticked
    )


def _lines_without_layout(upright: image.Upright, gray: np.ndarray, readers: Voters) -> list[Line]:
    """Where our own layout yields nothing to read: the lines that Tesseract sees on the page."""
    boxes = line_boxes(gray, upright.dpi)
    read = read_lines([cut(gray, box) for box in boxes], readers)
    return [placed_line(upright, box, said, None) for box, said in zip(boxes, read) if said.text]


def is_sealed(box: PixelBox, stamped: Sequence[seals.PixelSeal]) -> bool:
    """Whether a seal covers a noticeable part of the line: at least half a line's height square of it."""
    x0, y0, x1, y1 = box
    for seal in stamped:
        across = min(x1, seal.box[2]) - max(x0, seal.box[0])
        down = min(y1, seal.box[3]) - max(y0, seal.box[1])
        if seal.kind == "seal" and across > 0.5 * (y1 - y0) and down > 0.3 * (y1 - y0):
            return True
    return False


def is_illegible(page: Page) -> bool:
    """Whether hardly any line reads like text: a page that was turned wrongly, hand-writing, a picture. Of 250 scanned
    sample pages the worst that could be read had 55 % of its characters in lines of some confidence; one lying on
    its side had 14 %."""
    characters = sum(len(line.text) for line in page.lines)
    legible = sum(len(line.text) for line in page.lines if line.confidence >= LEGIBLE_LINE)
    return len(page.lines) >= 6 and legible < LEGIBLE_SHARE * characters


def own_dpi(made_of: pdf.Survey) -> float | None:
    """The resolution of the page-sized picture, or of the finest large one; None on a page without pictures."""
    covering = made_of.page_picture
    if covering is not None:
        return covering.dpi
    large = [p.dpi for p in made_of.pictures if p.box.area > 0.05 * made_of.width * made_of.height]
    return max(large, default=None)


def orientation_score(strips: Sequence[np.ndarray], readers: Voters) -> float:
    """How much a few line pictures read like text (0..1): what tells a page from itself upside down."""
    said = (readers.own or readers.first).read_lines(list(strips))
    letters = sum(len(line.text.replace(" ", "")) for line in said)
    return sum(line.confidence * len(line.text.replace(" ", "")) for line in said) / letters if letters else 0.0


def _problems(path: Path, number: int, dpi: float | None, two_up: bool) -> tuple[Finding, ...]:
    found = []
    if dpi is not None and dpi < LOW_RESOLUTION:
        found.append(finding("page_low_resolution", file=path.name, page=number, dpi=round(dpi)))
    if two_up:
        found.append(finding("page_two_up", file=path.name, page=number))
    return tuple(found)
