"""Papers of the sample generator as born-digital PDFs, read by their own text: no engine is asked."""

from __future__ import annotations

import random
from pathlib import Path

from docproc import documents, reading
from docproc.model import Document, Page, Part, Span
from docproc.qa.samples.look import Look
from docproc.qa.samples.sheet import Bitmap, Paper
from docproc.qa.samples.vector import Book

OWN_TEXT = reading.ReadingSettings(spot_checks=0, independent=False)


def look(layout: int = 0, face: str = "batang") -> Look:
    """A plain dress, the same for every test."""
    return Look(random.Random(7), face, face, layout)


def pages_of(paper: Paper, folder: Path) -> list[Page]:
    """The paper's pages as they are read; seals and codes are left out, for they are pictures."""
    path = folder / "paper.pdf"
    book = Book(path, "paper")
    for sheet in paper.sheets:
        sheet.items = [item for item in sheet.items if not isinstance(item, Bitmap)]
        book.digital(sheet)
    book.save()
    return [reading.read_page(path, number + 1, OWN_TEXT) for number in range(len(paper.sheets))]


def spans_of(paper: Paper, folder: Path, part: Part = Part.BONUS_EVIDENCE) -> list[Span]:
    """What the paper is taken for."""
    return documents.classify(pages_of(paper, folder), part)


def read(paper: Paper, folder: Path, part: Part = Part.BONUS_EVIDENCE) -> Document:
    """The record of a paper that is one document."""
    pages = pages_of(paper, folder)
    (span,) = documents.classify(pages, part)
    assert not documents.contested(span), span
    return documents.extract(span, pages, "paper.pdf")
