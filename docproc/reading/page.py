"""One page of a file, read in the way that suits it. Nothing of what a document contains raises an exception here:
a page that cannot be read is a page whose state says so."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from docproc.errors import DocprocError
from docproc.findings import finding
from docproc.model import Page, PageState, Source
from docproc.reading import completing, pdf, scan, textpage, trust
from docproc.reading.settings import ReadingSettings
from docproc.reading.undecoded import what_is_lost

BLANK_SPREAD = 24
"""A page is blank where next to no pixel is darker than its paper by more than this (of 255)."""


def read_page(path: Path, number: int, settings: ReadingSettings) -> Page:
    """Read page `number` (from 1) of `path`: its own text where that can be trusted, else its pixels.

    Raises only `DocprocError` (the machine lacks an engine); what is wrong with the page is in the page.
    """
    try:
        return _read(path, number, settings)
    except (DocprocError, MemoryError):
        raise
    except Exception as error:  # any of five parsers met something its authors did not expect
        why = f"{type(error).__name__}: {error}"[:120]
        return Page(
            number=number, width=595.0, height=842.0, source=Source.OCR, state=PageState.UNREADABLE,
            problems=(finding("page_unreadable", file=path.name, page=number, why=why),),
        )  # fmt: skip


def _read(path: Path, number: int, settings: ReadingSettings) -> Page:
    made_of = pdf.survey(path, number)
    judged = trust.by_objects(made_of)
    had_text = bool(made_of.shown or made_of.hidden)
    if judged.way != "ocr":
        page = _from_text(path, number, made_of, judged, settings)
        if page is not None:
            return page
    thumb = pdf.render(path, number, 50)
    if is_blank(thumb):
        blank = Page(number=number, width=made_of.width, height=made_of.height, source=Source.OCR, state=PageState.BLANK)
        lost = what_is_lost(path, number)
        if lost is None:
            return blank
        return blank.model_copy(update={"state": PageState.UNREADABLE, "problems": (finding("page_unreadable", file=path.name, page=number, why=lost),)})
    page = scan.read_pixels(path, number, made_of, settings)
    if had_text:
        page = page.model_copy(update={"problems": (*page.problems, finding("text_layer_distrusted", file=path.name, page=number))})
    return page


def _from_text(path: Path, number: int, made_of: pdf.Survey, judged: trust.Judgement, settings: ReadingSettings) -> Page | None:
    """The page by its own text, or None where that turns out not to be worth believing."""
    try:
        found = textpage.own_text(path, number)
    except Exception:  # pdfminer stumbles over a page that pdfium paints: read the painting
        return None
    painted = bool(made_of.pictures) or made_of.paths > 20
    if found.turned > len(found.glyphs) or trust.by_characters(found.text, painted).way == "ocr":
        return None
    pixels = pdf.render(path, number, textpage.INK_DPI)
    page = textpage.page_of(found, number, made_of.width, made_of.height, pixels)
    if not page.lines:
        return None
    look = completing.looker(path, number, settings)
    if textpage.disproved(page, found.glyphs, look, settings.spot_checks) is not None:
        return None
    return completing.with_pictures(page, path, judged.pictures, settings)


def is_blank(pixels: np.ndarray) -> bool:
    """Whether a page rendered small (RGB) shows nothing but paper, scanner dust and dark edges."""
    height, width = pixels.shape[:2]
    inner = pixels[int(0.04 * height) : int(0.96 * height), int(0.04 * width) : int(0.96 * width)].min(axis=2).astype(np.int16)
    paper = int(np.percentile(inner, 80))
    return float((inner < paper - BLANK_SPREAD).mean()) < 0.0004
