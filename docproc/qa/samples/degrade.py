"""What a scanner, a copier, a fax or a telephone does to a page, and where every point of it goes."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Scan:
    """One way to spoil a page. `dpi` of the result, `skew` in degrees either way, `noise` in grey levels,
    `quality` of the JPEG, `fax` makes it 1 bit a pixel, `photo` takes it by telephone."""

    dpi: int = 200
    skew: float = 0.6
    blur: float = 0.4
    noise: float = 0.0
    quality: int = 50
    fax: bool = False
    photo: bool = False
    copy: bool = False        # photocopied before: high contrast, specks
    edges: float = 0.0        # share of pages with a dark edge
    fade: float = 0.0         # how much of the contrast is lost
    grey: bool = False        # never colour, seals or not


CLEAN = Scan(dpi=300, skew=0.25, blur=0.5, quality=26)
OFFICE = Scan(dpi=200, skew=1.0, blur=0.45, noise=1.1, quality=34, edges=0.15, fade=0.06)
OFFICE_GREY = Scan(dpi=200, skew=1.6, blur=0.5, noise=1.3, quality=34, edges=0.3, fade=0.12, grey=True)
FAX = Scan(dpi=200, skew=1.6, blur=0.6, noise=7.0, fax=True, grey=True)
COPY = Scan(dpi=150, skew=2.8, blur=0.75, noise=4.0, quality=42, copy=True, edges=0.7, fade=0.1, grey=True)
PHOTO = Scan(dpi=160, skew=1.5, blur=0.7, noise=2.5, quality=46, photo=True)
# The same machines set to save room, as shared office scanners are.
CLEAN_SMALL = Scan(dpi=240, skew=0.25, blur=0.5, quality=12, grey=True)
OFFICE_SMALL = Scan(dpi=150, skew=1.2, blur=0.5, noise=0.7, quality=22, edges=0.2, fade=0.1, grey=True)
PHOTO_SMALL = Scan(dpi=150, skew=1.5, blur=0.7, noise=1.0, quality=26, photo=True)


def spoil(picture: Image.Image, scan: Scan, turn: int, colour: bool, rng: random.Random) -> tuple[Image.Image, Matrix]:
    """The scanned picture (mode 1, L or RGB) and the 3×3 matrix from its points to the scan's, both in pixels.

    `turn` is how the sheet lay in the scanner: 0, 90, 180 or 270 degrees clockwise.
    """
    picture, matrix = _turned(picture, turn)
    if scan.photo:
        picture, bend = _photographed(picture, rng)
        matrix = bend @ matrix
    else:
        picture, lean = _leaned(picture, scan.skew, rng)
        matrix = lean @ matrix
    if not colour or scan.grey or scan.fax:
        picture = picture.convert("L")
    if scan.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(scan.blur * scan.dpi / 200))
    pixels = np.asarray(picture, np.float32)
    pixels = _light(pixels, scan, rng)
    if scan.fax:
        return _one_bit(pixels, rng), matrix
    return Image.fromarray((pixels * 1.02).clip(0, 255).astype(np.uint8)), matrix  # scanners burn the paper out


def carry(matrix: Matrix, box: tuple[float, float, float, float], scale: float) -> tuple[float, float, float, float]:
    """Where a box in points of the sheet lies on the scan, in points (`scale` pixels a point)."""
    x0, y0, x1, y1 = box
    corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], np.float64)
    corners[:, :2] *= scale
    moved = corners @ matrix.T
    moved = moved[:, :2] / moved[:, 2:] / scale
    return (float(moved[:, 0].min()), float(moved[:, 1].min()), float(moved[:, 0].max()), float(moved[:, 1].max()))


def _turned(picture: Image.Image, turn: int) -> tuple[Image.Image, Matrix]:
    w, h = picture.size
    if turn == 90:
        return picture.transpose(Image.Transpose.ROTATE_270), np.array([[0, -1, h], [1, 0, 0], [0, 0, 1]], float)
    if turn == 180:
        return picture.transpose(Image.Transpose.ROTATE_180), np.array([[-1, 0, w], [0, -1, h], [0, 0, 1]], float)
    if turn == 270:
        return picture.transpose(Image.Transpose.ROTATE_90), np.array([[0, 1, 0], [-1, 0, w], [0, 0, 1]], float)
    return picture, np.eye(3)


def _leaned(picture: Image.Image, most: float, rng: random.Random) -> tuple[Image.Image, Matrix]:
    angle = math.radians(rng.uniform(0.3, 1.0) * most * rng.choice((-1, 1)))
    w, h = picture.size
    shift = (rng.uniform(-0.006, 0.006) * w, rng.uniform(-0.006, 0.006) * h)
    cos, sin = math.cos(angle), math.sin(angle)
    cx, cy = w / 2, h / 2
    forward = np.array([[cos, -sin, cx - cos * cx + sin * cy + shift[0]], [sin, cos, cy - sin * cx - cos * cy + shift[1]], [0, 0, 1]])
    back = np.linalg.inv(forward)
    data = tuple(back[:2].flatten())
    return picture.transform(picture.size, Image.Transform.AFFINE, data, Image.Resampling.BICUBIC, fillcolor=(247, 247, 245)), forward


def _photographed(picture: Image.Image, rng: random.Random) -> tuple[Image.Image, Matrix]:
    """The sheet on a desk, seen from a little aside."""
    w, h = picture.size
    margin = 0.035
    desk = (rng.randint(96, 130), rng.randint(84, 104), rng.randint(66, 88))

    def corner(x: float, y: float) -> tuple[float, float]:
        return (w * (x + (margin if x == 0 else -margin) + rng.uniform(-0.022, 0.022)),
                h * (y + (margin if y == 0 else -margin) + rng.uniform(-0.018, 0.018)))

    source = [(0, 0), (w, 0), (w, h), (0, h)]
    target = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
    forward = _homography(source, target)
    back = np.linalg.inv(forward)
    back /= back[2, 2]
    taken = picture.transform(picture.size, Image.Transform.PERSPECTIVE, tuple(back.flatten()[:8]), Image.Resampling.BICUBIC, fillcolor=desk)
    return taken, forward


def _homography(source: list[tuple[float, float]], target: list[tuple[float, float]]) -> Matrix:
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(right, float)), 1.0).reshape(3, 3)


def _light(pixels: NDArray[np.float32], scan: Scan, rng: random.Random) -> NDArray[np.float32]:
    noise = np.random.default_rng(rng.getrandbits(32))
    h, w = pixels.shape[:2]
    if scan.fade:
        pixels = 255 - (255 - pixels) * (1 - scan.fade) - scan.fade * 18
    if scan.copy:
        pixels = (pixels - 128) * 1.45 + 130
        specks = noise.random((h, w)) < 0.00022
        specks |= np.roll(specks, 1, axis=1) & (noise.random((h, w)) < 0.7)
        pixels = np.where(specks, 60, pixels)
    if scan.photo:
        x, y = np.meshgrid(np.linspace(-1, 1, w, dtype=np.float32), np.linspace(-1, 1, h, dtype=np.float32))
        gain = 0.86 + 0.1 * (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1)) - 0.09 * (x * x + y * y)
        fold = np.exp(-((y - rng.uniform(-0.4, 0.4)) ** 2) / 0.02) * rng.uniform(0.0, 0.08)
        gain = gain - fold
        pixels = pixels * (gain[..., None] if pixels.ndim == 3 else gain)
    if rng.random() < scan.edges:
        side = rng.choice(("left", "right", "top"))
        depth = np.linspace(1, 0, max(4, int(0.018 * w * rng.uniform(0.5, 1.4))), dtype=np.float32) ** 0.6 * 215
        edge = np.zeros((h, w), np.float32)
        if side == "left":
            edge[:, :len(depth)] = depth
        elif side == "right":
            edge[:, -len(depth):] = depth[::-1]
        else:
            edge[:len(depth)] = depth[:, None]
        pixels = pixels - (edge[..., None] if pixels.ndim == 3 else edge)
    if scan.noise:
        grain = noise.normal(0, scan.noise, (h, w)).astype(np.float32)
        pixels = pixels + (grain[..., None] if pixels.ndim == 3 else grain)
    return pixels


def _one_bit(pixels: NDArray[np.float32], rng: random.Random) -> Image.Image:
    """A fax: black or white, ragged, with specks and a lost line or two."""
    noise = np.random.default_rng(rng.getrandbits(32))
    black = pixels < 158 + noise.normal(0, 10, pixels.shape)
    black ^= noise.random(pixels.shape) < 0.00025
    for _ in range(2):
        row = int(noise.integers(0, pixels.shape[0] - 2))
        black[row, int(noise.integers(0, pixels.shape[1] // 2)):] = False
    return Image.fromarray((~black * 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)
