"""Opening and rendering a PDF, and a cheap survey of what a page is made of.

pdfium is not thread-safe: one process opens one document at a time, and no threads are used. Everything here is in
points of the page as displayed (after /Rotate, within the crop box), as all boxes of the model are.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

from docproc.findings import finding
from docproc.limits import limits
from docproc.model import Box, Finding, Frozen

MOST_PIXELS = 40_000_000
"""No page is rendered larger than this; a poster is rendered at a lower resolution instead."""

LARGEST_PAGE = 14_400
"""The longest side in points that the format knows without stretching its unit (ISO 32000-1, annex C)."""
COVER = 96
"""The grey that private places are painted with."""

_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_LINKS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}
_PASSWORD = "password"
_XFA = {raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND}
MOST_TIMES_PAGES = 10
"""A file of this many times the pages that may be read is no submission and is refused whole."""


class TooLarge(ValueError):
    """A file or a picture in it passes a limit (`limits`); the sentence says which."""


class PdfInfo(Frozen):
    """What can be said of a file without reading a page; `page_count` is 0 where it cannot be opened."""

    page_count: int
    problems: tuple[Finding, ...] = ()


class Picture(NamedTuple):
    """An embedded picture: where it lies, its resolution there, and its place in the order of painting."""

    box: Box
    dpi: float
    order: int


class Survey(NamedTuple):
    """What a page is made of. `shown` and `hidden` are boxes of text objects that are painted visibly or not;
    `shown` carries the painting order. `drawn_over` says that notes or form fields lie on the page."""

    width: float
    height: float
    shown: tuple[tuple[Box, int], ...]
    hidden: tuple[Box, ...]
    pictures: tuple[Picture, ...]
    paths: int
    drawn_over: bool

    @property
    def page_picture(self) -> Picture | None:
        """The picture (or the first of the stripes) that covers most of the page, as a scanner makes it."""
        area = self.width * self.height
        covering = [p for p in self.pictures if p.box.area > 0.03 * area]
        if sum(p.box.area for p in covering) < 0.7 * area:
            return None
        return max(covering, key=lambda p: p.box.area)


_open: tuple[tuple[str, int, int], pypdfium2.PdfDocument] | None = None


def opened(path: Path) -> pypdfium2.PdfDocument:
    """The document at `path`, kept open until another one is asked for; `pypdfium2.PdfiumError` if it is broken."""
    global _open
    stat = path.stat()
    key = (str(path), stat.st_mtime_ns, stat.st_size)
    if _open is None or _open[0] != key:
        if _open is not None:
            _open[1].close()
            _open = None
        if stat.st_size > limits().file_bytes:
            raise TooLarge(f"{stat.st_size // 1_000_000} MB > {limits().file_mb} MB")
        document = pypdfium2.PdfDocument(path.read_bytes())
        document.init_forms()
        _open = (key, document)
    return _open[1]


def inspect(path: Path, name: str = "") -> PdfInfo:
    """Count the pages of `path`, called `name`; a file that cannot be opened has a finding instead, never an exception."""
    name = name or path.name
    try:
        document = opened(path)
        count = len(document)
        if count == 0:
            return PdfInfo(page_count=0, problems=(finding("file_unreadable", file=name, name=name, why="쪽이 없음"),))
        if count > MOST_TIMES_PAGES * limits().pages:
            return PdfInfo(page_count=0, problems=(finding("file_too_large", file=name, name=name, why=f"{count:,}쪽"),))
        return PdfInfo(page_count=count, problems=tuple(_further(document, name, count)))
    except TooLarge as error:
        return PdfInfo(page_count=0, problems=(finding("file_too_large", file=name, name=name, why=str(error)),))
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        if _PASSWORD in str(error).lower():
            return PdfInfo(page_count=0, problems=(finding("file_encrypted", file=name, name=name),))
        why = "손상된 PDF" if isinstance(error, pypdfium2.PdfiumError) else type(error).__name__
        return PdfInfo(page_count=0, problems=(finding("file_unreadable", file=name, name=name, why=why),))


def _further(document: pypdfium2.PdfDocument, name: str, count: int) -> Iterator[Finding]:
    """What a file holds besides pages to look at. Nothing of it is ever run or unpacked."""
    if count > limits().pages:
        yield finding("too_many_pages", file=name, name=name, count=count, most=limits().pages)
    if document.get_formtype() in _XFA:
        yield finding("file_xfa", file=name, name=name)
    if attached := document.count_attachments():
        yield finding("file_embeds", file=name, name=name, count=attached)
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        yield finding("file_scripts", file=name, name=name)


def survey(path: Path, number: int) -> Survey:
    """Look through the objects of page `number` (from 1) without rendering it."""
    page = opened(path)[number - 1]
    try:
        width, height = page.get_size()
        if max(width, height) > LARGEST_PAGE:
            raise TooLarge(f"{width / 72:,.0f} × {height / 72:,.0f} 인치의 쪽")
        shown: list[tuple[Box, int]] = []
        hidden: list[Box] = []
        pictures: list[Picture] = []
        paths = 0
        for order, item in enumerate(page.get_objects(max_depth=6)):
            if item.type == raw.FPDF_PAGEOBJ_PATH:
                paths += 1
                continue
            if item.type not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE):
                continue
            box = _displayed(page, item)
            if box is None:
                continue
            if item.type == raw.FPDF_PAGEOBJ_IMAGE:
                pictures.append(Picture(box, _picture_dpi(item, box), order))
            elif raw.FPDFTextObj_GetTextRenderMode(item.raw) in _INVISIBLE or _alpha(item) < 26:
                hidden.append(box)
            else:
                shown.append((box, order))
        return Survey(width, height, tuple(shown), tuple(hidden), tuple(pictures), paths, _has_notes(page))
    finally:
        page.close()


def _displayed(page: pypdfium2.PdfPage, item: pypdfium2.PdfObject) -> Box | None:
    """The box of a page object as displayed; None where it lies outside the page or is inside a form whose own
    coordinates pdfium does not resolve."""
    left, bottom, right, top = item.get_bounds()
    for form in _forms_around(item):
        left, bottom, right, top = form.get_matrix().on_rect(left, bottom, right, top)
    corners = [_to_display(page, x, y) for x, y in ((left, bottom), (right, top))]
    width, height = page.get_size()
    x0, x1 = sorted(min(max(x, 0.0), width) for x, _ in corners)
    y0, y1 = sorted(min(max(y, 0.0), height) for _, y in corners)
    return Box(x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _forms_around(item: pypdfium2.PdfObject) -> Iterator[pypdfium2.PdfObject]:
    form = getattr(item, "container", None)
    while form is not None:
        yield form
        form = getattr(form, "container", None)


def _to_display(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return y - bottom, x - left
        case 180:
            return right - x, y - bottom
        case 270:
            return top - y, right - x
    return x - left, top - y


def _picture_dpi(item: pypdfium2.PdfObject, box: Box) -> float:
    across, down = item.get_px_size()
    if across * down > limits().picture_pixels:
        raise TooLarge(f"{across:,} × {down:,} 화소의 그림")
    return max(max(across, down) / max(box.width, box.height, 1) * 72, 1.0)


def _alpha(item: pypdfium2.PdfObject) -> int:
    import ctypes

    r, g, b, a = (ctypes.c_uint(0) for _ in range(4))
    return a.value if raw.FPDFPageObj_GetFillColor(item.raw, r, g, b, a) else 255


def _has_notes(page: pypdfium2.PdfPage) -> bool:
    """Whether notes, stamps, ink or form fields are painted over the page: their text is not in its content."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in _LINKS:
            return True
    return False


def render(path: Path, number: int, dpi: float, box: Box | None = None) -> np.ndarray:
    """Page `number` as displayed, or its part `box`, as RGB uint8 `[H, W, 3]`; at most `MOST_PIXELS` pixels."""
    page = opened(path)[number - 1]
    try:
        width, height = page.get_size()
        area = (box.width * box.height) if box else width * height
        scale = min(dpi / 72, (MOST_PIXELS / max(area, 1)) ** 0.5)
        crop = (0.0, 0.0, 0.0, 0.0)
        if box is not None:
            crop = (
                min(max(box.x0, 0), width - 1),
                min(max(height - box.bottom, 0), height - 1),
                min(max(width - box.x1, 0), width - 1),
                min(max(box.top, 0), height - 1),
            )
        bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        pixels = bitmap.to_numpy()
        if pixels.ndim == 2:
            pixels = pixels[:, :, None]
        if pixels.shape[2] == 1:
            pixels = pixels.repeat(3, axis=2)
        return np.ascontiguousarray(pixels[:, :, :3])
    finally:
        page.close()


def page_png(path: Path, page: int, dpi: int = 100, *, hide: Sequence[Box] = ()) -> bytes:
    """The whole page as displayed, as a PNG, with the places `hide` painted over."""
    return _png(_covered(render(path, page, dpi), path, page, None, hide), small=False)


def crop_png(path: Path, page: int, box: Box, *, turned: int = 0, margin: float = 4, dpi: int = 150, hide: Sequence[Box] = ()) -> bytes:
    """The part `box` (points as displayed) of a page as a PNG, turned clockwise by `turned` so that it stands upright,
    with the places `hide` painted over."""
    part = box.grown(margin)
    return _png(np.rot90(_covered(render(path, page, dpi, part), path, page, part, hide), -(turned // 90)))


def _covered(pixels: np.ndarray, path: Path, number: int, part: Box | None, hide: Sequence[Box]) -> np.ndarray:
    """A rendered page, or its `part`, with the places `hide` painted grey."""
    if not hide:
        return pixels
    page = opened(path)[number - 1]
    width, height = page.get_size()
    page.close()
    shown = Box(0, 0, width, height) if part is None else Box(part.x0, part.top, max(min(part.x1, width), part.x0), max(min(part.bottom, height), part.top))
    across, down = pixels.shape[1] / max(shown.width, 1), pixels.shape[0] / max(shown.height, 1)
    for box in hide:
        x0, x1 = (round(max(0.0, x - shown.x0) * across) for x in (box.x0, box.x1))
        y0, y1 = (round(max(0.0, y - shown.top) * down) for y in (box.top, box.bottom))
        pixels[y0:y1, x0:x1] = COVER
    return pixels


def _png(pixels: np.ndarray, *, small: bool = True) -> bytes:
    """A PNG; `small` takes three times as long for a tenth less."""
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "PNG", optimize=small)
    return out.getvalue()
