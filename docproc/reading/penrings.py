"""Rings and ticks of a coloured pen: seen by their colour, whatever print, box or ruling line they cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from docproc.reading.tickboxes import PixelMark, covered, slanted
from docproc.reading.wordrings import OFF_ELLIPSE, WordRing

BLUE = 45
"""How much more blue than red the ink of a pen is, of 255; black ink, paper and seals are not."""
FAINT, DARK, SEEN = 22, 150, 0.2
"""What may be ink of the same stroke: a little bluer than red, and dark; and what share of the stroke must be blue for certain."""
PRINTED, SLANTED = 60, 0.5
"""So many shapes of blue ink on a page are print; and how much of a tick's edges run aslant."""
EDGE = 3
"""Pixels around a stroke that its colour fades over."""
ROUND = 0.8
"""How much of the way around the middle the line must be seen."""

FRAME = 0.9
"""What fills more of the smallest rectangle around it is a frame or a cell of a table with blue lines, no ring (an ellipse
fills 0.79)."""
BLUISH = 12
"""How much bluer than red the edges of a stroke still are, where paper shines through."""


@dataclass(frozen=True)
class PenRing(WordRing):
    """A ring whose pixels are known by their colour: `ink` is a mask of the page from (`left`, `top`)."""

    left: int
    top: int
    ink: np.ndarray = field(compare=False)

    def paint(self, gray: np.ndarray, paper: int) -> None:
        """Lay paper over the pen's ink; print that it crosses is black there and stays."""
        h, w = self.ink.shape
        gray[self.top : self.top + h, self.left : self.left + w][self.ink] = paper


def pen_rings(colour: np.ndarray, usual: int, rules: np.ndarray | None = None) -> list[PixelMark]:
    """Rings of blue ink as high as a line of print or higher; `colour` is the RGB page, `usual` the height of a line, `rules`
    (0/1) its ruling lines, under which a stroke that runs along one is lost."""
    bluer, sure, blue = _ink(colour)
    if not sure.any():
        return []
    joined = cv2.morphologyEx(blue, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[n])
        if _ring_sized(w, h, usual):
            piece = labels[y : y + h, x : x + w] == n
            own = np.pad(piece, EDGE)  # with room for what its edges fade over
            ring = _ring(own) if (sure[y : y + h, x : x + w] & piece).sum() >= SEEN * piece.sum() else None
            if ring is not None:
                found.append(_mark(ring, own, (x - EDGE, y - EDGE), bluer))
    return found + [mark for mark in _enclosing(blue, bluer, usual, rules) if not covered(mark.box, found)]


def _ink(colour: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How much bluer than red each pixel is, which are a pen's for certain, and (0/1) which may be: where a thin stroke is
    pressed hard, or a scanner saves on colour, its ink is nearly as red as blue. In a bluish photograph black print is too:
    what counts is how much bluer than the print the ink is."""
    bluer = colour[:, :, 2].astype(np.int16) - colour[:, :, 0]
    sure, dark = bluer > BLUE, colour[:, :, 0] < DARK
    print_ = bluer[::3, ::3][dark[::3, ::3]]
    tint = max(0.0, float(np.median(print_))) if print_.size else 0.0
    return bluer, sure, (sure | ((bluer > FAINT + tint) & dark)).astype(np.uint8)


def is_encircled(colour: np.ndarray, box: tuple[int, int, int, int]) -> bool:
    """Whether blue ink runs around the middle of `box` and none lies in it: a pen's ring around a word, which by its size
    and the print inside looks like the print of a seal once its colour is lost."""
    x0, y0, x1, y1 = box
    piece = colour[max(0, y0 - EDGE) : y1 + EDGE, max(0, x0 - EDGE) : x1 + EDGE].astype(np.int16)
    blue = piece[:, :, 2] - piece[:, :, 0] > BLUE
    h, w = blue.shape
    if not blue.any() or blue[h // 3 : h - h // 3, w // 3 : w - w // 3].mean() > 0.01:
        return False
    ys, xs = np.nonzero(blue)
    around = np.arctan2((ys - h / 2) / h, (xs - w / 2) / w)
    return bool(np.unique(((around + np.pi) / (2 * np.pi) * 24).astype(int) % 24).size >= 20)


def _ring_sized(w: float, h: float, usual: int) -> bool:
    return 1.1 * usual <= h <= 3.4 * usual and 1.2 * usual <= w <= 10 * usual and w > 0.8 * h


def _enclosing(blue: np.ndarray, bluer: np.ndarray, usual: int, rules: np.ndarray | None) -> list[PixelMark]:
    """Rings that touch each other or are cut by black print (words ringed one below the other, boxes on the way): each by
    the hole that its ink encloses, once gaps as long as a box's side are bridged."""
    reach = max(7, round(0.7 * usual) | 1)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    along = blue if rules is None else blue | (cv2.dilate(blue, np.ones((3, 2 * reach + 1), np.uint8)) & rules.astype(np.uint8))
    bridged = cv2.morphologyEx(along, cv2.MORPH_CLOSE, disc)
    outlines, tree = cv2.findContours(bridged, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found = []
    for outline, (_, _, _, parent) in zip(outlines, tree[0] if tree is not None else ()):
        x, y, w, h = cv2.boundingRect(outline)
        hull = cv2.convexHull(outline)
        if parent < 0 or not _ring_sized(w, h, usual) or cv2.contourArea(outline) < 0.8 * cv2.contourArea(hull):
            continue
        left, top = max(0, x - 2 * reach), max(0, y - 2 * reach)
        near = np.zeros((h + 4 * reach, w + 4 * reach), np.uint8)
        cv2.drawContours(near, [hull], -1, 1, thickness=reach, offset=(-left, -top))
        own = near[: blue.shape[0] - top, : blue.shape[1] - left] & blue[top : top + near.shape[0], left : left + near.shape[1]]
        certain = (own > 0) & (bluer[top : top + own.shape[0], left : left + own.shape[1]] > BLUE)
        ring = _ring(own > 0) if certain.any() and certain.sum() >= SEEN * (own > 0).sum() else None
        if ring is not None:
            found.append(_mark(ring, own > 0, (left, top), bluer))
    return found


def _mark(ring: WordRing, own: np.ndarray, place: tuple[int, int], bluer: np.ndarray) -> PixelMark:
    """The ring as a mark of the page, with the ink around its line; `own` is the stroke's ink with its corner at `place`."""
    (cx, cy), axes, angle = ring.ellipse
    ys, xs = np.nonzero(own)
    left, top = max(0, place[0]), max(0, place[1])
    wide = cv2.dilate(own.astype(np.uint8), np.ones((2 * EDGE + 1, 2 * EDGE + 1), np.uint8))[top - place[1] :, left - place[0] :]
    around = bluer[top : top + wide.shape[0], left : left + wide.shape[1]]
    ink = (wide[: around.shape[0], : around.shape[1]] > 0) & (around > BLUISH)
    box = (int(xs.min()) + place[0], int(ys.min()) + place[1], int(xs.max()) + place[0] + 1, int(ys.max()) + place[1] + 1)
    return PixelMark(box, "circle", True, 0.85, PenRing(((cx + place[0], cy + place[1]), axes, angle), ring.stroke, left, top, ink))


def pen_ticks(colour: np.ndarray, usual: int, rings: Sequence[PixelMark] = ()) -> list[PixelMark]:
    """Ticks of blue ink that stand alone, no pieces of `rings`; nothing on a page where blue is a colour of the print."""
    _, sure, blue = _ink(colour)
    for ring in rings:
        ring.ring.paint(blue, 0)
    if not blue.any():
        return []
    joined = cv2.morphologyEx(blue, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    large = [n for n in range(1, count) if max(stats[n, cv2.CC_STAT_WIDTH], stats[n, cv2.CC_STAT_HEIGHT]) > 0.4 * usual]
    if len(large) > PRINTED:
        return []
    found = []
    for n in large:
        x, y, w, h, area = (int(v) for v in stats[n])
        if not (0.7 * usual <= h <= 4 * usual and 0.5 * usual <= w <= 4.5 * usual and w < 2.5 * h and area < 0.5 * w * h):
            continue
        piece = (labels[y : y + h, x : x + w] == n).astype(np.uint8)
        if (sure[y : y + h, x : x + w] & (piece > 0)).sum() < SEEN * area:
            continue
        beside = joined[y : y + h, max(0, x - usual) : x + w + usual].sum() - joined[y : y + h, x : x + w].sum()
        if beside == 0 and slanted(piece) > SLANTED and _ring(piece > 0) is None:
            found.append(PixelMark((x, y, x + w, y + h), "tick", True, 0.85))
    return found


def _ring(piece: np.ndarray) -> WordRing | None:
    """The ring that the ink of `piece` is, in its own pixels; None where it does not run around a middle."""
    ys, xs = np.nonzero(piece)
    hull = cv2.convexHull(np.stack([xs, ys], axis=1).astype(np.int32))
    if len(hull) < 5 or len(xs) > 0.5 * cv2.contourArea(hull):
        return None
    (cx, cy), (short, long), angle = cv2.fitEllipse(hull)
    if min(short, long) < 4 or cv2.contourArea(hull) > FRAME * float(np.prod(cv2.minAreaRect(hull)[1])):
        return None
    turn = np.radians(angle)
    u, v = (xs - cx) * np.cos(turn) + (ys - cy) * np.sin(turn), -(xs - cx) * np.sin(turn) + (ys - cy) * np.cos(turn)
    far, around = np.hypot(u / (short / 2), v / (long / 2)), np.arctan2(v / (long / 2), u / (short / 2))
    seen = np.unique(((around + np.pi) / (2 * np.pi) * 72).astype(int) % 72).size / 72
    if seen < ROUND or np.abs(far - np.median(far)).mean() > OFF_ELLIPSE or np.median(far) < 0.75:
        return None
    middle = float(np.median(far))
    stroke = max(2, round(len(xs) / (np.pi * middle * np.sqrt((short**2 + long**2) / 2))))
    return WordRing(((cx, cy), (short * middle, long * middle), angle), stroke + 3)
