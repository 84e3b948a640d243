"""Where there is ink on a grey page, and what of it is no text: ruling lines, copy-proof strips."""

from __future__ import annotations

import cv2
import numpy as np

FAINT = 0.24
"""Ink fainter than this share of the page's darkest print is a watermark or a tint, not text."""
LEAST_RULE, LEAST_UPRIGHT = 0.45, 0.28
"""Inches a ruling line is long at least; an upright one between two others may be as short as a row is high."""
UNBROKEN = 0.8
"""A ruling line shows ink along at least this share of its length."""

FEET = 1.2
"""Inches: joined feet of letters are no longer."""


def ink(gray: np.ndarray, dpi: int, faint: float = 0.0) -> np.ndarray:
    """Where there is ink (bool), by the paper's brightness around each place. `faint` is the share of the step from
    paper to the darkest print up to which ink is taken for a watermark or a tint (0: everything is ink)."""
    size = max(15, dpi // 4) | 1
    paper = cv2.blur(gray, (size, size)).astype(np.int16)
    floor = float(np.percentile(gray[::2, ::2], 90))
    step = max(28.0, faint * (floor - float(np.percentile(gray[::2, ::2], 0.3))))
    return (gray < np.minimum(paper - 18, floor - step)) | (gray < 60)


def noise(dark: np.ndarray, dpi: int) -> np.ndarray:
    """Copy-proof strips: areas where black and white change at nearly every other pixel, both ways."""
    window = (dpi // 8, dpi // 8)
    shade = dark * np.uint8(255)
    least = cv2.min(cv2.blur(shade[:, 1:] ^ shade[:, :-1], window)[:-1], cv2.blur(shade[1:] ^ shade[:-1], window)[:, :-1])
    density = cv2.blur(shade, window)[:-1, :-1]
    coarse = max(1.0, dpi / 200)
    found = (least > 48 / coarse) & (density > 76) & (density < 179)
    dense = np.zeros_like(dark)
    dense[:-1, :-1] = found
    dense = cv2.morphologyEx(dense, cv2.MORPH_OPEN, np.ones((dpi // 12, dpi // 5), np.uint8))
    return cv2.dilate(dense, np.ones((dpi // 8, dpi // 8), np.uint8))


def ruling(dark: np.ndarray, dpi: int) -> tuple[np.ndarray, np.ndarray]:
    """The pixels of horizontal and of vertical ruling lines: long, thin, unbroken but for a few gaps.

    A row of print bridged into a run is no rule: between its strokes there is paper for a good part of its length.
    """
    masks = []
    for vertical in (False, True):
        picture = dark.T.copy() if vertical else dark
        bridged = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((1, max(3, dpi // 40)), np.uint8))
        # Straight runs survive this even when a skewed line steps from row to row.
        near = cv2.dilate(picture, np.ones((3, 1), np.uint8))
        least = LEAST_UPRIGHT if vertical else LEAST_RULE
        long = cv2.morphologyEx(cv2.dilate(bridged, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, int(dpi * least)), np.uint8))
        long &= bridged
        count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(long, np.ones((1, 5), np.uint8)), connectivity=8)
        keep = np.zeros(count, np.uint8)
        for n in range(1, count):
            x, y, width, height, area = (int(v) for v in stats[n])
            if vertical and width < dpi * LEAST_RULE and not _ends_on(masks[0].T, x, y, width, height, dpi):
                continue  # the stroke of a large letter
            if width < dpi * 0.9 * least or area / width > dpi * 0.045 or height > dpi * 0.12:
                continue
            own = (labels[y : y + height, x : x + width] == n) & (long[y : y + height, x : x + width] > 0)
            inked = (own & (near[y : y + height, x : x + width] > 0)).any(axis=0).sum() / max(1, own.any(axis=0).sum())
            foot = not vertical and width < FEET * dpi and _carries_letters(picture, x, y, width, height, dpi)
            keep[n] = inked >= UNBROKEN and not foot and not _is_print(picture, x, y, width, height, dpi)
        mask = (keep[labels] & long & near).astype(np.uint8)
        masks.append(mask.T.copy() if vertical else mask)
    return masks[0], masks[1]


def _is_print(dark: np.ndarray, x: int, y: int, width: int, height: int, dpi: int) -> bool:
    """Whether a run is the dashes, feet or waists of characters in a row: beside a rule there is paper, beside such a
    run there is print on both sides, or close to it for most of a short run's length."""
    reach = max(4, dpi // 28)
    above = dark[max(0, y - reach) : max(0, y - 1), x : x + width]
    below = dark[y + height + 1 : y + height + reach, x : x + width]
    shares = sorted(float(side.any(axis=0).mean()) if side.size else 0.0 for side in (above, below))
    return shares[0] > 0.2 or (shares[1] > 0.45 and width < 2 * dpi)


def _carries_letters(dark: np.ndarray, x: int, y: int, width: int, height: int, dpi: int) -> bool:
    """Whether a short run is the joined feet of large letters (보호): short upright strokes stand on it between its ends,
    which neither go on beneath it nor rise as high as the sides of a cell."""
    reach, high = max(4, dpi // 28), round(0.3 * dpi)
    over = dark[max(0, y - reach) : max(0, y - 1), x : x + width]
    beneath = dark[y + height + 1 : y + height + reach, x : x + width]
    tall = dark[max(0, y - high) : max(0, y - 1), x : x + width]
    if not over.size or not beneath.size:
        return False
    stems = over.all(axis=0) & ~beneath.all(axis=0) & ~tall.all(axis=0)
    inner = stems[width // 10 : width - width // 10]
    return bool(inner.mean() > 0.04)


def _ends_on(across: np.ndarray, x: int, y: int, width: int, height: int, dpi: int) -> bool:
    """Whether an upright stroke (x along it, y aside) runs from one ruling line across to another."""
    reach, aside = max(3, dpi // 40), slice(max(0, y - 2), y + height + 2)
    return bool(across[aside, max(0, x - reach) : x + reach].any() and across[aside, x + width - reach : x + width + reach].any())
