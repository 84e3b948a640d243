"""A page read from its pixels (stands in until lines are cut)."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from docproc.model import Page, PageState, Source
from docproc.reading import pdf, textpage, trust
from docproc.reading.settings import ReadingSettings


def read_pixels(path: Path, number: int, made_of: pdf.Survey, settings: ReadingSettings) -> Page:
    """NOT YET."""
    return Page(number=number, width=made_of.width, height=made_of.height, source=Source.OCR, state=PageState.NOT_NEEDED)


def complete_text_page(page: Page, found: textpage.OwnText, path: Path, made_of: pdf.Survey, judged: trust.Judgement, pixels: np.ndarray, settings: ReadingSettings) -> Page | None:
    """NOT YET."""
    return page
