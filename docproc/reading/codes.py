"""QR codes and bar codes on a page."""

from __future__ import annotations

import numpy as np
import zxingcpp

PixelBox = tuple[int, int, int, int]


def find(rgb: np.ndarray, dpi: int) -> list[tuple[PixelBox, str, str]]:
    """Box, symbology and text of every code that decodes."""
    found = []
    for code in zxingcpp.read_barcodes(rgb):
        if not code.valid or not code.text:
            continue
        corners = [code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left]
        xs, ys = [c.x for c in corners], [c.y for c in corners]
        found.append(((min(xs), min(ys), max(xs), max(ys)), code.format.name, code.text))
    return found
