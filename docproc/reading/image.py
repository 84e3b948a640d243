"""A page picture put right: upright, straight, without dark edges, its seals gone from the grey picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import cv2
import numpy as np

from docproc.box import Box
from docproc.reading.corners import page_corners
from docproc.reading.edges import without_dark_edges, without_streaks
from docproc.reading.inking import FAINT, ink, noise, ruling
from docproc.reading.inverse import with_dark_print
from docproc.reading.leaders import without_leaders

Score = Callable[[Sequence[np.ndarray]], float]
Turn = Literal[0, 90, 180, 270]

MOST_SKEW = 5.0
_LOOK_DPI = 75


@dataclass(frozen=True)
class Upright:
    """An upright page: `gray` (the red channel) and `colour` in pixels at `dpi`; `turned` degrees clockwise and
    `skew` degrees were put right; `matrix` maps its pixels to points of the page as displayed."""

    gray: np.ndarray
    colour: np.ndarray
    dpi: int
    turned: Turn
    skew: float
    perspective: bool
    grade: Literal["clean", "office", "bad"]
    blank: bool
    two_up: bool
    matrix: np.ndarray

    @property
    def flat(self) -> tuple[float, ...]:
        """`Page.flat` of a photograph."""
        if not self.perspective:
            return ()
        points = 72 / self.dpi
        matrix = np.diag([points, points, 1.0]) @ np.linalg.inv(self.matrix)
        return (*(float(v) for v in (matrix / matrix[2, 2]).ravel()), self.gray.shape[1] * points, self.gray.shape[0] * points)

    @cached_property
    def dark(self) -> np.ndarray:
        """The page's ink (0/1) without watermarks and tints."""
        return ink(self.gray, self.dpi, FAINT).astype(np.uint8)

    @cached_property
    def noise(self) -> np.ndarray:
        """Where copy-proof strips lie (0/1)."""
        return noise(self.dark, self.dpi)

    @cached_property
    def strokes(self) -> tuple[np.ndarray, np.ndarray]:
        """The pixels (0/1) of horizontal and of vertical ruling lines."""
        return ruling(self.dark, self.dpi)

    def to_page(self, box: tuple[float, float, float, float]) -> Box:
        """A pixel box as a box in points on the page as displayed."""
        x0, y0, x1, y1 = box
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], float) @ self.matrix.T
        points = corners[:, :2] / corners[:, 2:]
        low, high = np.maximum(points.min(0), 0), np.maximum(points.max(0), 0)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def prepare_page(rgb: np.ndarray, dpi: int, *, score: Score | None = None, turn: Turn | None = None) -> Upright:
    """The page put right. `score` says how much strips of lines read like text (0..1); it tells up from down. `turn`
    is the turn to make, where the caller knows better."""
    matrix = np.diag([72 / dpi, 72 / dpi, 1.0])
    photographed = page_corners(rgb)
    if photographed is not None and not _within(photographed, rgb.shape):
        photographed = None  # sides that meet far outside the photograph were no sides of a sheet
    if photographed is not None:
        rgb, back = _flattened(rgb, photographed)
        matrix = matrix @ back
    rgb = without_dark_edges(rgb) if photographed is None else _without_rim(rgb)
    gray = _gray(rgb)
    if photographed is not None:
        gray = _evenly_lit(gray)
    blank = _is_blank(gray, dpi)
    turned: Turn = 0
    skew = 0.0
    if not blank:
        gray = without_streaks(gray)
        turned = _orientation(gray, dpi, score) if turn is None else turn
        rgb, gray, back = _turned(rgb, gray, turned)
        matrix = matrix @ back
        skew = _skew(gray, dpi)
        if abs(skew) >= 0.05:
            rgb, gray, back = _rotated(rgb, gray, skew)
            matrix = matrix @ back
    return Upright(
        gray=gray if blank else without_leaders(with_dark_print(gray, dpi), dpi), colour=rgb, dpi=dpi, turned=turned, skew=round(skew, 2), perspective=photographed is not None,
        grade=_grade(gray, dpi, photographed is not None), blank=blank, two_up=_two_up(gray), matrix=matrix,
    )  # fmt: skip


def _within(corners: np.ndarray, shape: tuple[int, ...]) -> bool:
    """Whether the corners lie on the picture, give or take a tenth of it."""
    height, width = shape[:2]
    return bool((corners > [-0.1 * width, -0.1 * height]).all() and (corners < [1.1 * width, 1.1 * height]).all())


def _gray(rgb: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(rgb[:, :, 0]) if rgb.ndim == 3 else rgb


def _is_blank(gray: np.ndarray, dpi: int) -> bool:
    margin = dpi // 3
    inner = gray[margin:-margin, margin:-margin]
    if inner.size == 0:
        return True
    small = cv2.resize(inner, None, fx=_LOOK_DPI / dpi, fy=_LOOK_DPI / dpi, interpolation=cv2.INTER_AREA)
    dark = (small.astype(np.int16) < np.percentile(small, 80) - 45).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    marks = [s for s in stats[1:count] if s[cv2.CC_STAT_AREA] >= 3 and s[cv2.CC_STAT_HEIGHT] >= 3]
    return len(marks) < 6


def _without_rim(rgb: np.ndarray) -> np.ndarray:
    """A flattened photograph without the last slivers of the table it lay on."""
    rim = max(4, min(rgb.shape[:2]) // 150)
    return cv2.copyMakeBorder(rgb[rim:-rim, rim:-rim], rim, rim, rim, rim, cv2.BORDER_REPLICATE)


def _evenly_lit(gray: np.ndarray) -> np.ndarray:
    size = max(31, min(gray.shape) // 12) | 1
    light = cv2.medianBlur(cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), max(3, size // 8) | 1)
    light = cv2.dilate(light, np.ones((5, 5), np.uint8))
    light = cv2.GaussianBlur(cv2.resize(light, (gray.shape[1], gray.shape[0])), (0, 0), size / 4)
    return np.clip(gray.astype(np.float32) * (245.0 / np.maximum(light, 40)), 0, 255).astype(np.uint8)


def _flattened(rgb: np.ndarray, corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sheet seen from straight above, and the matrix back to the photograph's pixels."""
    a, b, c, d = corners
    width = int(max(np.hypot(*(b - a)), np.hypot(*(c - d))))
    height = int(max(np.hypot(*(d - a)), np.hypot(*(c - b))))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    forward = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    return cv2.warpPerspective(rgb, forward, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)), np.linalg.inv(forward)


def _small_ink(gray: np.ndarray, dpi: int, to: int = 100) -> np.ndarray:
    scale = to / dpi
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    dark = ink(small, to).astype(np.uint8)
    # Long rules say nothing of the direction of text.
    for kernel in (np.ones((1, to // 2), np.uint8), np.ones((to // 2, 1), np.uint8)):
        dark &= 1 - cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
    return dark


def _sharpness(dark: np.ndarray) -> float:
    """How clearly rows of text alternate with gaps along the vertical."""
    profile = dark.sum(1).astype(float)
    return float(((profile[1:] - profile[:-1]) ** 2).sum() / max(1.0, profile.sum()))


READS_WELL = 0.45
"""Lines of a page that stands upright read at least this well; below it the other directions are tried too."""


def _orientation(gray: np.ndarray, dpi: int, score: Score | None) -> Turn:
    """How many degrees clockwise the picture must be turned to stand upright."""
    sideways = _lies_sideways(_small_ink(gray, dpi))
    if score is None:
        return 90 if sideways else 0
    likely: tuple[Turn, ...] = (90, 270) if sideways else (0, 180)
    scores = {turn: score(_strips(_turned_gray(gray, turn), dpi)) for turn in likely}
    if max(scores.values()) < READS_WELL:
        others: tuple[Turn, ...] = (0, 180) if sideways else (90, 270)
        scores |= {turn: score(_strips(_turned_gray(gray, turn), dpi)) for turn in others}
    best = max(scores, key=lambda turn: scores[turn])
    # Upright is by far the likeliest: it takes a clear difference to turn a page on its head.
    if 0 in scores and best != 0 and scores[best] < scores[0] + 0.08:
        return 0
    return best


def _lies_sideways(dark: np.ndarray, dpi: int = 100) -> bool:
    """Whether lines of text run up and down: across the lines, strips of the page alternate between ink and gaps.
    Only ink of the size of characters is asked, strip by strip, so that leaning pages and tables do not blur it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    longest = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    kept = (longest >= 3) & (longest <= 0.35 * dpi) & (stats[:, cv2.CC_STAT_AREA] >= 4)
    kept[0] = False
    text = kept[labels].astype(np.uint8)

    def alternation(picture: np.ndarray) -> float:
        total = 0.0
        for strip in np.array_split(picture, max(1, picture.shape[1] // 150), axis=1):
            profile = strip.sum(axis=1).astype(float)
            if profile.sum() > 60:
                total += float(profile.var() / profile.mean() ** 2 * profile.sum())
        return total

    return alternation(np.rot90(text)) > 1.25 * alternation(text)


def _spun(dark: np.ndarray, angle: float) -> np.ndarray:
    height, width = dark.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(dark, turn, (width, height), flags=cv2.INTER_NEAREST)


def _turned_gray(gray: np.ndarray, turned: Turn) -> np.ndarray:
    return np.ascontiguousarray(np.rot90(gray, -turned // 90)) if turned else gray


def _strips(gray: np.ndarray, dpi: int, most: int = 8) -> list[np.ndarray]:
    """A few lines of text, wide ones first, cut out of a page that stands upright or on its head."""
    angle = _skew(gray, dpi)
    if abs(angle) > 0.3:
        gray = _rotate_gray(gray, angle)
    dark = _small_ink(gray, dpi)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 25), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    scale = dpi / 100
    boxes = []
    for x, y, w, h, area in stats[1:count]:
        if 8 <= h <= 30 and w >= 3 * h and area >= 0.25 * w * h:
            boxes.append((int(w), int(x), int(y), int(h)))
    strips = []
    for w, x, y, h in sorted(boxes, reverse=True)[:most]:
        w = min(w, 20 * h)
        top, bottom = int((y - 2) * scale), int((y + h + 2) * scale)
        strips.append(gray[max(0, top) : bottom, max(0, int((x - 3) * scale)) : int((x + w + 3) * scale)])
    return [strip for strip in strips if strip.size]


def _skew(gray: np.ndarray, dpi: int) -> float:
    """By how many degrees (anticlockwise positive) the picture must be rotated to be straight: the angle at which
    rows of ink begin and end most sharply. Points of ink are shifted, not the picture: that is exact and quick."""
    dark = ink(_reduced(gray, dpi, 100), 100).astype(np.uint8)
    dark &= 1 - cv2.dilate(cv2.erode(dark, np.ones((7, 7), np.uint8)), np.ones((11, 11), np.uint8))  # blots and dark edges
    height, width = dark.shape
    y, x = np.nonzero(dark)
    if len(y) < 200:
        return 0.0
    every = len(y) // 60_000 + 1
    down, right = (y[::every] - height / 2).astype(np.float64), (x[::every] - width / 2).astype(np.float64)

    def sharpness(angle: float) -> float:
        rows = np.clip((down - np.tan(np.radians(angle)) * right + height).astype(int), 0, 2 * height)
        profile = np.bincount(rows, minlength=2 * height + 1).astype(np.float64)
        return float((np.diff(profile) ** 2).sum())

    best, reach = 0.0, MOST_SKEW
    for step in (0.5, 0.1, 0.02):
        best = float(max(np.arange(best - reach, best + reach + 1e-6, step), key=sharpness))
        reach = step
    if abs(best) > MOST_SKEW - 0.2 or sharpness(best) < 1.03 * sharpness(0.0):
        return 0.0
    return best


def _reduced(gray: np.ndarray, dpi: int, to: int) -> np.ndarray:
    """The picture at about `to` dpi, never enlarged."""
    scale = to / dpi
    return cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray


def _rotation(shape: tuple[int, ...], angle: float) -> np.ndarray:
    height, width = shape[:2]
    return np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), [0, 0, 1]])


def _rotate_gray(gray: np.ndarray, angle: float) -> np.ndarray:
    paper = int(np.percentile(gray, 75))
    return cv2.warpAffine(gray, _rotation(gray.shape, angle)[:2], gray.shape[::-1], flags=cv2.INTER_CUBIC, borderValue=paper)


def _rotated(rgb: np.ndarray, gray: np.ndarray, angle: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    forward = _rotation(gray.shape, angle)
    paper = tuple(int(v) for v in np.percentile(rgb.reshape(-1, 3)[::97], 75, axis=0))
    colour = cv2.warpAffine(rgb, forward[:2], gray.shape[::-1], flags=cv2.INTER_CUBIC, borderValue=paper)
    return colour, _rotate_gray(gray, angle), np.linalg.inv(forward)


def _turned(rgb: np.ndarray, gray: np.ndarray, turned: Turn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Both pictures turned clockwise, and the matrix back to the pixels before."""
    height, width = gray.shape
    back = {
        0: np.eye(3),
        90: np.array([[0, 1, 0], [-1, 0, height], [0, 0, 1.0]]),
        180: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
        270: np.array([[0, -1, width], [1, 0, 0], [0, 0, 1.0]]),
    }[turned]
    return np.ascontiguousarray(np.rot90(rgb, -turned // 90)), _turned_gray(gray, turned), back


def _grade(gray: np.ndarray, dpi: int, photographed: bool) -> Literal["clean", "office", "bad"]:
    levels = np.bincount(gray.ravel()[::7], minlength=256)
    extremes = (levels[:8].sum() + levels[248:].sum()) / max(1, levels.sum())
    one_bit = levels[16:240].sum() / max(1, levels.sum()) < 0.01
    low, high = np.percentile(gray[::3, ::3], (1, 80))
    grain = float(np.median(np.abs(cv2.Laplacian(gray[::1, ::1], cv2.CV_32F)[gray > high - 25]))) if (gray > high - 25).any() else 0.0
    if one_bit or photographed or dpi < 140 or high - low < 90 or grain > 22:
        return "bad"
    return "clean" if dpi >= 280 and grain < 6 and extremes > 0.3 else "office"


def _two_up(gray: np.ndarray) -> bool:
    """Two pages side by side: a landscape sheet with text on both halves and a clear gutter between them."""
    height, width = gray.shape
    if width < 1.25 * height:
        return False
    small = cv2.resize(gray, (800, int(800 * height / width)), interpolation=cv2.INTER_AREA)
    dark = small < np.percentile(small, 75) - 40
    return bool(dark[:, 380:420].mean() < 0.002 and dark[:, :380].mean() > 0.01 and dark[:, 420:].mean() > 0.01)
