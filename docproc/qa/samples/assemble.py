"""From papers to PDF files: draw, scan, bind; and where every golden value ended up."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from docproc.qa.samples.degrade import Matrix, Scan, carry, spoil
from docproc.qa.samples.lying import misread
from docproc.qa.samples.raster import render
from docproc.qa.samples.sheet import Box, Mark, Paper, Sheet, Text
from docproc.qa.samples.submission import PARTS, Leaf, Submission
from docproc.qa.samples.vector import Book

_EPOCH = time.gmtime(0)


@dataclass
class Bound:
    """A document in its file: pages from 1, and for each golden value its mark, page, box and source."""

    paper: Paper
    file: str
    pages: list[int]
    places: dict[str, tuple[Mark, int, Box, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Page:
    sheet: Sheet
    leaf: Leaf
    picture: Image.Image | None
    matrix: Matrix


def bind(submission: Submission, folder: Path, seed: int) -> list[Bound]:
    """Write the submission's PDFs into `folder`; returns its documents in the order of files and pages."""
    folder.mkdir(parents=True, exist_ok=True)
    documents: list[Bound] = []
    for part, pattern in PARTS.items():
        if part not in submission.files:
            continue
        name = pattern.format(name=submission.case)
        drawn_as = submission.sent_before.get(part, submission.case)  # a file handed in again is the same to the byte
        pages: list[_Page] = []
        for leaf in submission.files[part]:
            bound = Bound(leaf.paper, name, list(range(len(pages) + 1, len(pages) + 1 + len(leaf.paper.sheets))))
            for index, sheet in enumerate(leaf.paper.sheets):
                page = _scanned(sheet, leaf, index, random.Random(f"{seed}/{drawn_as}/{part}/{len(pages)}"))
                pages.append(page)
                _place(bound, sheet, page, len(pages))
            documents.append(bound)
        _write(folder / name, pages, drawn_as, pattern.format(name=drawn_as))
    return documents


def _scanned(sheet: Sheet, leaf: Leaf, index: int, rng: random.Random) -> _Page:
    if leaf.scan is None:
        return _Page(sheet, leaf, None, np.eye(3))
    turn = leaf.turns[index] if index < len(leaf.turns) else 0
    picture, matrix = spoil(render(sheet, leaf.scan.dpi), leaf.scan, turn, sheet.red or leaf.scan.photo, rng)
    return _Page(sheet, leaf, picture, matrix)


def _place(bound: Bound, sheet: Sheet, page: _Page, number: int) -> None:
    """Carry the sheet's golden boxes over to the page as displayed; the first sheet that prints a field has it."""
    for mark in sheet.marks:
        if mark.field in bound.places:
            continue
        box = mark.box
        if box is None:
            raise ValueError(f"{bound.paper.type}.{mark.field} has a value without a place")
        if page.leaf.scan is not None:
            box = carry(page.matrix, box, page.leaf.scan.dpi / 72)
        bound.places[mark.field] = (mark, number, box, "text" if page.leaf.scan is None else "ocr")


def _write(path: Path, pages: list[_Page], title: str, first_name: str) -> None:
    pictures = [page.picture for page in pages if page.picture is not None]
    scan = pages[0].leaf.scan
    if len(pictures) == len(pages) and scan and all(page.leaf.scan == scan and not page.leaf.lying for page in pages):
        how = {} if scan.fax else {"quality": scan.quality, "optimize": True, "progressive": True}
        pictures[0].save(path, "PDF", save_all=True, append_images=pictures[1:], resolution=scan.dpi, title=Path(first_name).stem, creationDate=_EPOCH,
                         modDate=_EPOCH, **how)
        return
    book = Book(path, title)
    for page in pages:
        if page.picture is None or page.leaf.scan is None:
            book.digital(page.sheet)
            continue
        size = tuple(side * 72 / page.leaf.scan.dpi for side in page.picture.size)
        layer = _layer(page, first_name) if page.leaf.lying else None
        book.picture(_jpeg(page.picture, page.leaf.scan), (size[0], size[1]), layer)
    book.save()


def _jpeg(picture: Image.Image, scan: Scan) -> bytes:
    out = BytesIO()
    (picture.convert("L") if picture.mode == "1" else picture).save(out, "JPEG", quality=scan.quality, optimize=True, progressive=True)
    return out.getvalue()


def _layer(page: _Page, salt: str) -> list[Text]:
    """The scanner's own reading, full of mistakes, where it saw the words."""
    assert page.leaf.scan is not None
    rng = random.Random(f"{salt}/{len(page.sheet.items)}")
    layer = []
    for item in page.sheet.items:
        if isinstance(item, Text) and item.text.strip():
            box = carry(page.matrix, item.box, page.leaf.scan.dpi / 72)
            layer.append(Text(box[0], box[3] - 0.16 * item.ink.size, misread(item.text, rng), item.ink))
    return layer
