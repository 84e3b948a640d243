"""Leaders: the rows of dots between a label and its value, taken out before anybody reads them as letters."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.reading.inking import ink

DOT, LETTER = 1.1, 1.5
"""Millimetres: a dot is no larger, a stroke of a letter no shorter."""
FEWEST = 7
STEP = (0.4, 3.2)
"""Millimetres from the middle of a dot to that of the next."""
BESIDE = 6.0
"""Millimetres to the letter that stands on the line of the dots, before the first or behind the last of them."""


def without_leaders(gray: np.ndarray, dpi: int) -> np.ndarray:
    """The grey picture without leaders. Dotted ruling lines stay: no letters stand on one line with them."""
    mm = dpi / 25.4
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink(gray, dpi).astype(np.uint8), connectivity=8)
    x, y, w, h = (stats[1:count, column].astype(float) for column in (cv2.CC_STAT_LEFT, cv2.CC_STAT_TOP, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    small = (np.maximum(w, h) <= DOT * mm) & (np.maximum(w, h) >= 2)
    if small.sum() < FEWEST:
        return gray
    letters = (np.maximum(w, h) >= LETTER * mm) & (h < 9 * mm)
    left, right, foot, head = x[letters], (x + w)[letters], (y + h)[letters], y[letters]
    clean = gray
    for run in _runs(x[small], y[small], w[small], h[small], gray.shape, mm):
        level = float(np.median(run[:, 1]))
        on_line = (head < level) & (foot > level - 3.2 * mm) & (foot < level + 1.6 * mm)
        before = (on_line & (right < run[0, 0]) & (right > run[0, 0] - BESIDE * mm)).any()
        behind = (on_line & (left > run[-1, 0]) & (left < run[-1, 0] + BESIDE * mm)).any()
        larger = (~small & (h < 0.5 * gray.shape[0]) & (w < 0.5 * gray.shape[1]) & (y < level + 2) & (y + h > level - 2) & (x + w > run[0, 0]) & (x < run[-1, 0])).any()
        if before and behind and not larger:
            clean = gray.copy() if clean is gray else clean
            reach = round(0.5 * DOT * mm) + 2
            piece = clean[max(0, int(level) - reach) : int(level) + reach, max(0, int(run[0, 0]) - reach) : int(run[-1, 0]) + reach]
            piece[:] = np.percentile(piece, 90)
    return clean


def _runs(x: np.ndarray, y: np.ndarray, w: np.ndarray, h: np.ndarray, shape: tuple[int, ...], mm: float) -> list[np.ndarray]:
    """Rows of evenly spaced dots as arrays ``[n, 2]`` of their middles, from the left. Each dot is drawn out to the
    right until it meets the next: what holds together so is a row."""
    smeared = np.zeros(shape[:2], np.uint8)
    for left, middle, wide, high in zip(x.astype(int), (y + h / 2).astype(int), w.astype(int), h.astype(int)):
        smeared[max(0, middle - 1) : middle + 2, left : left + wide + int(STEP[1] * mm)] = 1
    _, labels = cv2.connectedComponents(smeared, connectivity=8)
    middles = np.stack([x + w / 2, y + h / 2], axis=1)
    owner = labels[np.minimum(middles[:, 1].astype(int), shape[0] - 1), np.minimum(middles[:, 0].astype(int), shape[1] - 1)]
    found = []
    for n in np.flatnonzero(np.bincount(owner) >= FEWEST):
        if n == 0:
            continue
        row = middles[owner == n]
        row = row[np.argsort(row[:, 0])]
        gaps = np.diff(row[:, 0])
        usual = float(np.median(gaps))
        if usual >= STEP[0] * mm and (np.abs(gaps - usual) <= 0.3 * usual).mean() > 0.7:
            found.append(row)
    return found
