"""A page that shows nothing: is it empty, or is a picture on it that could not be decoded? Only the first is blank."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from docproc.reading.pdf import opened

_OF_PICTURES = {"JBIG2Decode", "JPXDecode", "CCITTFaxDecode", "DCTDecode"}
_BILEVEL = {"JBIG2Decode", "CCITTFaxDecode"}
_EVEN = 2000
"""An empty page is packed into fewer bytes than this; where more come out as one colour, the decoder gave up."""


def what_is_lost(path: Path, number: int) -> str | None:
    """In Korean, what of page `number` (from 1) cannot be shown; None where nothing is missing."""
    page = opened(path)[number - 1]
    try:
        pictures = [item for item in page.get_objects(max_depth=6) if item.type == raw.FPDF_PAGEOBJ_IMAGE]
        return None if all(map(_decodes, pictures)) else "그림을 풀 수 없음"
    finally:
        page.close()


def _decodes(item: pypdfium2.PdfObject) -> bool:
    """Whether a picture has pixels, enough bytes for its size, and did not come out empty of a full stream."""
    try:
        pixels = item.get_bitmap(render=False).to_numpy()
    except pypdfium2.PdfiumError:
        return False
    if not pixels.size:
        return False
    kinds = item.get_filters()
    held = raw.FPDFImageObj_GetImageDataDecoded(item.raw, None, 0)
    if not any(kind in _OF_PICTURES for kind in kinds):
        return held >= pixels.shape[0] * pixels.shape[1] / 16
    return _BILEVEL.isdisjoint(kinds) or held < _EVEN or int(pixels.max()) > int(pixels.min())
