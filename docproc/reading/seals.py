"""Prints of seals: red ones by their colour; black ones and signatures are sought by whoever knows where to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from docproc.reading.image import Upright

PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True)
class PixelSeal:
    """The print of a seal, or a signature, in pixels."""

    box: PixelBox
    colour: Literal["red", "black"]
    kind: Literal["seal", "signature"]
    confidence: float


def find(upright: Upright) -> list[PixelSeal]:
    """The seals of an upright page."""
    return red_prints(upright.colour, upright.dpi)


def red_prints(colour: np.ndarray, dpi: int) -> list[PixelSeal]:
    """Every red print of a seal's size (6 to 50 mm) that is about as wide as high; `colour` is RGB at `dpi`."""
    rgb = colour.astype(np.int16)
    red, green, blue = rgb[:, :, 0], rgb[:, :, 1], rgb[:, :, 2]
    print_ = ((red - np.maximum(green, blue) > 28) & (red > 90)).astype(np.uint8)
    if print_.sum() < dpi:
        return []
    reach = max(3, dpi // 25)
    joined = cv2.morphologyEx(print_, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        size, mm = (w + h) / 2, dpi / 25.4
        if not (6 * mm <= size <= 50 * mm and 0.55 < w / h < 1.8):
            continue
        inked = float(print_[y : y + h, x : x + w].mean())
        if inked > 0.06:
            found.append(PixelSeal((x, y, x + w, y + h), "red", "seal", min(0.99, 0.7 + inked)))
    return found
