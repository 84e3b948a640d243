"""Prints of seals and signatures: red ones by their colour, grey and black ones (photocopies, faxes) by their shape.

Without colour a logo or an emblem looks like a seal: black finds have less confidence, and whoever asks about a
seal looks only where one belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from docproc.reading.image import Upright
from docproc.reading.tickboxes import slanted

PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True)
class PixelSeal:
    """The print of a seal, or a signature, in pixels."""

    box: PixelBox
    colour: Literal["red", "black"]
    kind: Literal["seal", "signature"]
    confidence: float


def find(upright: Upright) -> list[PixelSeal]:
    """The seals and signatures of an upright page."""
    red = red_prints(upright.colour, upright.dpi)
    dark = upright.dark & (1 - upright.noise)
    black = [s for s in black_prints(dark, upright.strokes, upright.dpi) if not _overlap(s.box, red)]
    if not red and not black:
        black = worn_rings(dark, upright.dpi)
    hands = [s for s in signatures(dark, upright.dpi) if not _overlap(s.box, [*red, *black])]
    return [*red, *black, *hands]


def _overlap(box: PixelBox, others: list[PixelSeal]) -> bool:
    return any(min(box[2], o.box[2]) > max(box[0], o.box[0]) and min(box[3], o.box[3]) > max(box[1], o.box[1]) for o in others)


def black_prints(dark: np.ndarray, strokes: tuple[np.ndarray, np.ndarray], dpi: int) -> list[PixelSeal]:
    """Round or square prints of a seal's size with letters inside their rim; `dark` is the page's ink (0/1), `strokes`
    its ruling lines."""
    mm = dpi / 25.4
    across, down = strokes
    ruled = cv2.dilate(across | down, np.ones((3, 3), np.uint8))
    found: list[PixelSeal] = []
    for picture in (dark, dark & (1 - ruled)):
        closed = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((max(3, dpi // 40),) * 2, np.uint8))
        outlines, tree = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
        if tree is None:
            continue
        for outline, (_, _, _, parent) in zip(outlines, tree[0]):
            x, y, w, h = cv2.boundingRect(outline)
            if parent >= 0 or not (7 * mm <= h <= 40 * mm and 7 * mm <= w <= 90 * mm):
                continue
            box = _body(outline, (x, y, w, h), mm)
            if box is None or _overlap(box, found):
                continue
            if _is_print(dark, box):
                found.append(PixelSeal(box, "black", "seal", 0.7))
            elif box[1] > 0.4 * _foot(dark) and _is_frame(dark, box, mm):
                found.append(PixelSeal(box, "black", "seal", 0.6))
    return found


def _body(outline: np.ndarray, bounds: tuple[int, int, int, int], mm: float) -> PixelBox | None:
    """The compact part of an outline, without the lines of print that hang on it; None where it is no disc or square."""
    x, y, w, h = bounds
    filled = np.zeros((h + 2, w + 2), np.uint8)
    cv2.drawContours(filled, [outline], -1, 1, cv2.FILLED, offset=(1 - x, 1 - y))
    size = int(6 * mm) | 1
    compact = cv2.morphologyEx(filled, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    count, _, stats, _ = cv2.connectedComponentsWithStats(compact, connectivity=4)
    if count < 2:
        return None
    left, top, wide, high, area = (int(v) for v in max(stats[1:count], key=lambda s: s[cv2.CC_STAT_AREA]))
    if not (7 * mm <= min(wide, high) and max(wide, high) <= 36 * mm and 0.55 < wide / high < 1.8 and area > 0.66 * wide * high):
        return None
    return (x + left - 1, y + top - 1, x + left - 1 + wide, y + top - 1 + high)


def _is_print(dark: np.ndarray, box: PixelBox) -> bool:
    """Whether there is print all over the inside: not an empty frame, not a solid block, not a line or two of type."""
    x0, y0, x1, y1 = box
    inset_x, inset_y = int(0.15 * (x1 - x0)), int(0.15 * (y1 - y0))
    inside = dark[y0 + inset_y : y1 - inset_y, x0 + inset_x : x1 - inset_x]
    if inside.size == 0 or not 0.14 < inside.mean() < 0.75:
        return False
    return bool((inside.mean(axis=1) > 0.06).mean() > 0.75 and (inside.mean(axis=0) > 0.06).mean() > 0.75)


def _is_frame(dark: np.ndarray, box: PixelBox, mm: float) -> bool:
    """Whether a square seal's rim stands there of whose letters little is left: four sides that end at their corners,
    as those of a table's cell do not, and something inside."""
    x0, y0, x1, y1 = box
    pad = round(1.2 * mm)
    left, top = max(0, x0 - pad), max(0, y0 - pad)
    piece = dark[top : y1 + pad, left : x1 + pad]
    ys, xs = np.nonzero(piece[pad:-pad, pad:-pad])
    if len(xs) < 30:
        return False
    (cx, cy), (wide, high), angle = cv2.minAreaRect(np.stack([xs + pad, ys + pad], axis=1).astype(np.float32))
    angle = angle - 90 if angle > 45 else angle + 90 if angle < -45 else angle
    if abs(angle) > 12 or not 0.75 < wide / max(1.0, high) < 1.34:
        angle = 0.0
    upright = cv2.warpAffine(piece, cv2.getRotationMatrix2D((piece.shape[1] / 2, piece.shape[0] / 2), angle, 1.0), piece.shape[::-1], flags=cv2.INTER_NEAREST)
    half = (round(0.5 * (x1 - x0)), round(0.5 * (y1 - y0)))
    centre, reach = (upright.shape[1] // 2, upright.shape[0] // 2), pad
    sides: list[float] = []
    beyond: list[float] = []
    for picture, middle, length, away in ((upright, centre[1], half[1], half[0]), (upright.T, centre[0], half[0], half[1])):
        across = centre[0] if picture is upright else centre[1]
        for edge in (across - away, across + away):
            band = picture[:, max(0, edge - reach) : edge + reach].max(axis=1)
            sides.append(float(band[max(0, middle - length + 2) : middle + length - 2].mean()))
            ends = (picture[: max(0, middle - length - 3), max(0, edge - reach) : edge + reach], picture[middle + length + 3 :, max(0, edge - reach) : edge + reach])
            beyond += [float(end.max(axis=1).mean()) if end.size else 0.0 for end in ends]
    inset = [int(0.18 * side) for side in upright.shape]
    inside = float(upright[inset[0] : -inset[0], inset[1] : -inset[1]].mean())
    return min(sides) > 0.7 and sum(one > 0.5 for one in beyond) <= 2 and 0.02 < inside < 0.5


def worn_rings(dark: np.ndarray, dpi: int) -> list[PixelSeal]:
    """Round prints in the lower part of what a page holds, of whose rim only pieces are left (faxes, copies of copies)."""
    scale, top = 100 / dpi, int(0.4 * _foot(dark))
    small = cv2.resize(dark[top:] * np.uint8(255), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    least, most = int(5 / 0.254), int(15 / 0.254)
    circles = cv2.HoughCircles(cv2.GaussianBlur(small, (5, 5), 0), cv2.HOUGH_GRADIENT, 1, 20, param1=120, param2=16, minRadius=least, maxRadius=most)
    if circles is None:
        return []
    found: list[PixelSeal] = []
    inked = small > 60
    for x, y, radius in sorted((tuple(float(v) for v in c) for c in circles[0][:60]), key=lambda c: -_rim(inked, *c)):
        if _rim(inked, x, y, radius) < 0.66 or _rim(inked, x, y, 1.25 * radius) > 0.2:
            continue
        centre = inked[int(y - 0.5 * radius) : int(y + 0.5 * radius), max(0, int(x - 0.5 * radius)) : int(x + 0.5 * radius)]
        box = tuple(int(v / scale) for v in (max(0.0, x - radius), max(0.0, y - radius), x + radius, y + radius))
        placed = (box[0], box[1] + top, min(box[2], dark.shape[1]), min(box[3] + top, dark.shape[0]))
        if centre.size and centre.mean() > 0.06 and not _overlap(placed, found):
            found.append(PixelSeal(placed, "black", "seal", 0.6))
    return found


def _foot(dark: np.ndarray) -> int:
    """The row in which the page's last print stands: the last sheet of a form may hold a few lines only."""
    printed = np.flatnonzero(dark.mean(axis=1) > 0.01)
    return int(printed[-1]) + 1 if len(printed) else dark.shape[0]


def _rim(inked: np.ndarray, x: float, y: float, radius: float) -> float:
    """The share of a circle's directions in which there is ink within a pixel and a half of its line."""
    angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    hit = np.zeros(90, bool)
    for r in (radius - 1.5, radius - 0.5, radius + 0.5, radius + 1.5):
        rows = np.clip(np.round(y + r * np.sin(angles)).astype(int), 0, inked.shape[0] - 1)
        columns = np.clip(np.round(x + r * np.cos(angles)).astype(int), 0, inked.shape[1] - 1)
        hit |= inked[rows, columns]
    return float(hit.mean())


def signatures(dark: np.ndarray, dpi: int) -> list[PixelSeal]:
    """Strokes of a hand: one thin winding shape, larger than type, mostly slanted; in the lower part of what the page holds."""
    mm, top = dpi / 25.4, 0.35 * _foot(dark)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[n])
        if y < top or not (8 * mm <= w <= 50 * mm and 4.5 * mm <= h <= 25 * mm and area < 0.3 * w * h):
            continue
        piece = (labels[y : y + h, x : x + w] == n).astype(np.uint8)
        outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        enclosed = max(cv2.contourArea(outline) for outline in outlines) / (w * h)
        if slanted(piece) > 0.55 and enclosed < 0.6:  # a pen ring around a box encloses more
            found.append(PixelSeal((x, y, x + w, y + h), "black", "signature", 0.55))
    return found


def red_prints(colour: np.ndarray, dpi: int) -> list[PixelSeal]:
    """Every red print of a seal's size (6 to 50 mm) that is about as wide as high; `colour` is RGB at `dpi`."""
    rgb = colour.astype(np.int16)
    red, green, blue = rgb[:, :, 0], rgb[:, :, 1], rgb[:, :, 2]
    vermilion = red - np.maximum(green, blue)
    print_ = ((vermilion > 28) & (red > 90) & (green - blue < 0.5 * vermilion + 15)).astype(np.uint8)  # not gold, not brown
    if print_.sum() < dpi:
        return []
    reach = max(3, dpi // 25)
    joined = cv2.morphologyEx(print_, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[PixelSeal] = []
    for n in sorted(range(1, count), key=lambda n: -int(stats[n, cv2.CC_STAT_WIDTH]) * int(stats[n, cv2.CC_STAT_HEIGHT])):
        x, y, w, h, _ = (int(v) for v in stats[n])
        size, mm = (w + h) / 2, dpi / 25.4
        if not (6 * mm <= size <= 50 * mm and 0.55 < w / h < 2.6):  # a court stamps its receipt in a wide frame
            continue
        inked = float(print_[y : y + h, x : x + w].mean())
        if inked > 0.06 and not _overlap((x, y, x + w, y + h), found):  # letters within a frame are no second seal
            found.append(PixelSeal((x, y, x + w, y + h), "red", "seal", min(0.99, 0.7 + inked)))
    return found
