"""What a scanner adds that no paper has: dark borders, and lines that dust on its glass draws."""

from __future__ import annotations

import cv2
import numpy as np


def without_dark_edges(rgb: np.ndarray) -> np.ndarray:
    """Dark borders that hang on the picture's edge, as scanners leave them, made paper: wedges and shades too."""
    gray = np.ascontiguousarray(rgb[:, :, 0]) if rgb.ndim == 3 else rgb
    height, width = gray.shape
    paper = int(np.percentile(gray[::4, ::4], 75))
    rim = max(3, min(height, width) // 400)
    reach = min(height, width) // 18
    if not any((edge < paper - 40).mean() > 0.25 for edge in (gray[:rim], gray[-rim:], gray[:, :rim], gray[:, -rim:])):
        return rgb
    band = np.zeros_like(gray)
    band[:reach] = band[-reach:] = 1
    band[:, :reach] = band[:, -reach:] = 1
    dark = cv2.medianBlur(((gray < paper - 14) & (band > 0)).astype(np.uint8), 5)
    _, labels = cv2.connectedComponents(dark, connectivity=4)
    mask = np.zeros_like(gray)
    for edge, length in ((labels[0], width), (labels[-1], width), (labels[:, 0], height), (labels[:, -1], height)):
        for label in np.unique(edge[edge > 0]):
            if (edge == label).sum() > 0.12 * length:
                mask |= (labels == label).astype(np.uint8)
    grown = cv2.dilate(mask, np.ones((9, 9), np.uint8)) & band
    cleaned = rgb.copy()
    cleaned[grown > 0] = np.percentile(rgb[::8, ::8].reshape(-1, rgb.shape[2]), 75, axis=0).astype(np.uint8)
    return cleaned


def without_streaks(gray: np.ndarray) -> np.ndarray:
    """The page without the thin lines that dust on a scanner's glass draws from its top to its bottom (or from side
    to side on a page that was turned): no print reaches both edges."""
    for axis in (0, 1):
        picture = gray if axis == 0 else gray.T
        paper = float(np.percentile(picture[::4, ::4], 75))
        dark = (picture < paper - 50).astype(np.uint8)
        rim = max(20, len(dark) // 50)
        columns = (dark.mean(axis=0) > 0.35) & (dark[:rim].mean(axis=0) > 0.2) & (dark[-rim:].mean(axis=0) > 0.2)
        edges = np.nonzero(columns)[0]
        if len(edges) == 0 or len(edges) > 12:
            continue
        cleaned = picture.copy()
        for x in edges:
            left, right = max(0, x - 4), min(picture.shape[1] - 1, x + 4)
            cleaned[:, max(0, x - 1) : x + 2] = np.minimum(picture[:, left], picture[:, right])[:, None]
        gray = np.ascontiguousarray(cleaned if axis == 0 else cleaned.T)
    return gray
