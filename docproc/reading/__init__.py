"""From one PDF page to words, cells, marks, seals and codes, each with its place on the page as displayed."""

from __future__ import annotations

from docproc.reading.page import read_page
from docproc.reading.pdf import PdfInfo, crop_png, inspect, page_png
from docproc.reading.settings import ReadingSettings

__all__ = ["PdfInfo", "ReadingSettings", "crop_png", "inspect", "page_png", "read_page"]
