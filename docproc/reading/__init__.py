"""From one PDF page to words, cells, marks, seals and codes, each with its place on the page as displayed."""

from __future__ import annotations

from docproc.reading.environment import environment, require
from docproc.reading.masking import Pictures, open_reader, private_boxes, read_page
from docproc.reading.pdf import PdfInfo, crop_png, inspect, page_png
from docproc.reading.settings import ReadingSettings
from docproc.reading.upright import displayed, straight, upright

__all__ = [
    "PdfInfo",
    "Pictures",
    "ReadingSettings",
    "crop_png",
    "displayed",
    "environment",
    "inspect",
    "open_reader",
    "page_png",
    "private_boxes",
    "read_page",
    "require",
    "straight",
    "upright",
]
