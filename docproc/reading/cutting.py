"""Cutting lines out of a straight grey page, and out of a small piece of one."""

from __future__ import annotations

import cv2
import numpy as np

PixelBox = tuple[int, int, int, int]
"""`x0, y0, x1, y1` in pixels."""


def cut(gray: np.ndarray, box: PixelBox) -> np.ndarray:
    """The line at `box` with a little paper around it, as far as the page goes."""
    x0, y0, x1, y1 = box
    height, width = gray.shape
    side, above = (y1 - y0) // 4, max(2, (y1 - y0) // 10)
    return np.ascontiguousarray(gray[max(0, y0 - above) : min(height, y1 + above), cut_left(box) : min(width, x1 + side)])


def cut_left(box: PixelBox) -> int:
    """The column of the page where the picture of the line at `box` begins."""
    return max(0, box[0] - (box[3] - box[1]) // 4)


def without_rules(gray: np.ndarray, text_height: float) -> np.ndarray:
    """A small piece of a page without ruling lines: runs of ink far longer than any stroke of a character."""
    paper = int(np.percentile(gray, 80))
    dark = (gray < paper - 60).astype(np.uint8)
    long = int(max(25, 2.2 * text_height))
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(long, int(0.9 * gray.shape[0])), 1), np.uint8))
    rules = cv2.dilate(across | down, np.ones((3, 3), np.uint8))
    clean = gray.copy()
    clean[rules > 0] = paper
    return clean


def rows(gray: np.ndarray, least: int = 8) -> list[PixelBox]:
    """The lines of text in a small straight piece of a page, top to bottom, by their ink. Rows of specks are left
    out, and a row cut off at the piece's edge is kept only when it is most of a line high."""
    paper = float(np.percentile(gray, 80))
    ink = float(np.percentile(gray, 0.5))
    if paper - ink < 25:
        return []
    dark = gray < (paper + ink) / 2 + 0.1 * (paper - ink)
    profile = dark.sum(axis=1)
    inked = profile >= max(2, 0.002 * gray.shape[1])
    runs = _runs(inked)
    merged: list[list[int]] = []
    for start, end in runs:
        if merged and start - merged[-1][1] <= 2 and (end - start < 5 or merged[-1][1] - merged[-1][0] < 5):
            merged[-1][1] = end
        else:
            merged.append([start, end])
    tallest = max((end - start for start, end in merged), default=0)
    found = []
    for start, end in merged:
        if end - start < max(least, 0.45 * tallest):
            continue
        columns = np.flatnonzero(dark[start:end].any(axis=0))
        found.append((int(columns[0]), start, int(columns[-1]) + 1, end))
    return found


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2])]
