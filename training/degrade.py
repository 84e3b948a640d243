"""What happens to a printed line until it is a crop of a scanned page.

``scan`` lays ink on paper with what else stands there (rulings, neighbours, tints, seals) and sends it through a
scanner, fax or copier. Every effect is named, so that evaluation can ask for one and training for mixtures.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import cv2
import numpy as np

EFFECTS = ("blur", "fax", "jpeg", "low_contrast", "noise", "scan", "skew", "copy", "watermark", "seal", "ruled", "uneven", "thin", "thick", "coarse")
"""The named effects; ``clean`` is none of them."""


@dataclass
class Scene:
    """The other things of the page; ``neighbours`` is ink of lines drawn before, most recent last."""

    neighbours: list[np.ndarray] = field(default_factory=list)

    def remember(self, ink: np.ndarray) -> None:
        """Keep a line as a possible neighbour of later ones."""
        self.neighbours.append(ink)
        del self.neighbours[:-40]


def mixture(rng: random.Random, hardness: float = 1.0) -> tuple[str, ...]:
    """Draw the effects of one training line; more of them with ``hardness`` above 1."""
    if rng.random() < 0.08 / hardness:
        return ()
    main = rng.choices(EFFECTS, (9, 13, 9, 7, 12, 16, 7, 8, 8, 7, 7, 5, 4, 3, 6))[0]
    chosen = [main]
    extra = {"blur": 0.14, "jpeg": 0.24, "low_contrast": 0.12, "noise": 0.14, "scan": 0.22, "skew": 0.18, "copy": 0.05, "watermark": 0.10,
             "seal": 0.06, "ruled": 0.18, "uneven": 0.08, "thin": 0.08, "thick": 0.06, "fax": 0.03, "coarse": 0.05}  # fmt: skip
    chosen += [name for name, share in extra.items() if name != main and rng.random() < share * hardness]
    if "thin" in chosen and {"fax", "copy", "coarse"} & set(chosen):
        chosen.remove("thin")
    return tuple(chosen)


def scan(ink: np.ndarray, rng: random.Random, effects: tuple[str, ...], em: float, scene: Scene | None = None, tight: bool = False) -> np.ndarray:
    """Turn ink ``[H, W]`` into a crop: uint8 grey, ink dark on paper, with some paper around the line's box.

    ``em`` is the type's size in pixels, by which all strengths scale. ``tight`` leaves almost no paper.
    """
    noise = np.random.default_rng(rng.getrandbits(63))
    pad = max(3, int(0.8 * em))
    cover = cv2.copyMakeBorder(ink, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0).astype(np.float32) / 255
    top, bottom, left, right = pad, pad + ink.shape[0], pad, pad + ink.shape[1]
    if "skew" in effects:
        cover, (top, bottom) = _skewed(cover, rng, top, bottom)
    if "thin" in effects:
        cover = np.clip(_soft(cover, 0.035 * em) * rng.uniform(1.2, 1.6) - rng.uniform(0.15, 0.45), 0, 1)
    if "thick" in effects:
        cover = np.clip(_soft(cover, 0.03 * em) * rng.uniform(1.5, 2.6), 0, 1)
    if scene is not None and scene.neighbours and rng.random() < 0.30:
        _add_neighbours(cover, rng, scene, top, bottom, em)
    if "ruled" in effects:
        _add_rulings(cover, rng, top, bottom, left, right, em)
    paper = rng.uniform(225, 255) if effects else 255.0
    dark = rng.uniform(0, 60) if effects else 0.0
    if "low_contrast" in effects:
        paper = rng.uniform(150, 245)
        dark = paper - rng.uniform(45, 110)
    ground = np.full(cover.shape, paper, np.float32)
    if "watermark" in effects:
        _add_watermark(ground, rng, noise, em, paper - dark)
    if "uneven" in effects:
        _add_light(ground, rng, paper - dark)
    if "seal" in effects:
        _add_seal(ground, cover, rng, em, right, dark)
    page = ground + (np.minimum(dark, ground) - ground) * cover
    page = _through_machine(page, rng, noise, effects, em, paper - dark)
    return _crop(page, rng, top, bottom, left, right, em, tight)


def _soft(image: np.ndarray, sigma: float) -> np.ndarray:
    return cv2.GaussianBlur(image, (0, 0), max(0.3, sigma)) if sigma > 0.2 else image


def _skewed(cover: np.ndarray, rng: random.Random, top: int, bottom: int) -> tuple[np.ndarray, tuple[int, int]]:
    """Rotate a little: what is left of a page's skew after deskewing, more for short lines."""
    height, width = cover.shape
    most = min(1.6, 40 * (bottom - top) / width)
    angle = rng.uniform(-most, most)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(cover, matrix, (width, height), flags=cv2.INTER_LINEAR)
    rows = np.flatnonzero(turned.max(axis=1) > 0.3)
    return turned, ((int(rows[0]), int(rows[-1]) + 1) if len(rows) else (top, bottom))


def _add_neighbours(cover: np.ndarray, rng: random.Random, scene: Scene, top: int, bottom: int, em: float) -> None:
    """Let the feet of the line above or the heads of the line below show at the edges."""
    for above in (True, False):
        if rng.random() < 0.4:
            continue
        other = rng.choice(scene.neighbours)
        gap = int(rng.uniform(0.18, 0.7) * em)
        rows = (top - gap) if above else cover.shape[0] - (bottom + gap)
        if rows < 2:
            continue
        start = rng.randint(0, max(0, cover.shape[1] - 20))
        piece = other[-rows:] if above else other[:rows]
        piece = piece[:, : cover.shape[1] - start].astype(np.float32) / 255
        if above:
            target = cover[top - gap - piece.shape[0] : top - gap, start : start + piece.shape[1]]
        else:
            target = cover[bottom + gap : bottom + gap + piece.shape[0], start : start + piece.shape[1]]
        np.maximum(target, piece, out=target)


def _add_rulings(cover: np.ndarray, rng: random.Random, top: int, bottom: int, left: int, right: int, em: float) -> None:
    """Draw the rests of a cell's frame, an underline or dots near the text."""
    height, width = cover.shape
    thick = max(1, round(rng.uniform(0.02, 0.09) * em))
    shade = rng.uniform(0.4, 1.0)
    for place in rng.sample(("above", "below", "left", "right", "under"), rng.randint(1, 3)):
        off = int(rng.uniform(0.10, 0.55) * em)
        if place == "above":
            y = max(0, top - off - thick)
            cover[y : y + thick] = np.maximum(cover[y : y + thick], shade)
        elif place == "below":
            y = min(height - 1, bottom + off)
            cover[y : y + thick] = np.maximum(cover[y : y + thick], shade)
        elif place == "left":
            x = max(0, left - off - thick)
            cover[:, x : x + thick] = np.maximum(cover[:, x : x + thick], shade)
        elif place == "right":
            x = min(width - 1, right + off)
            cover[:, x : x + thick] = np.maximum(cover[:, x : x + thick], shade)
        elif rng.random() < 0.4:
            y = min(height - 1, bottom + max(1, int(0.06 * em)))
            start, end = sorted((rng.randint(0, width), rng.randint(0, width)))
            cover[y : y + max(1, thick // 2), start : end : rng.choice((1, 1, 3))] = shade


def _add_watermark(ground: np.ndarray, rng: random.Random, noise: np.random.Generator, em: float, contrast: float) -> None:
    """Darken the paper behind the text: emblem, guilloche, tinted cell, dots or large grey letters."""
    height, width = ground.shape
    depth = rng.uniform(0.06, 0.42) * contrast
    kind = rng.choice(("emblem", "guilloche", "tint", "dots", "bars", "rings"))
    if kind == "tint":
        x = rng.randint(0, width)
        ground[:, : x if rng.random() < 0.5 else width] -= depth * 0.7
    elif kind == "guilloche":
        xs = np.arange(width, dtype=np.float32)
        mask = np.zeros((height, width), np.uint8)
        for _ in range(rng.randint(2, 6)):
            ys = height / 2 + height * rng.uniform(0.2, 0.8) * np.sin(xs / em * rng.uniform(0.4, 3) + rng.uniform(0, 7)) + rng.uniform(-0.5, 0.5) * height
            points = np.stack([xs[:: max(1, int(em / 8))], ys[:: max(1, int(em / 8))]], 1).astype(np.int32)
            cv2.polylines(mask, [points], False, 255, max(1, int(rng.uniform(0.02, 0.05) * em)), cv2.LINE_AA)
        ground -= depth * mask.astype(np.float32) / 255
    elif kind == "dots":
        step = max(3, int(rng.uniform(0.12, 0.4) * em))
        ys, xs = np.mgrid[0:height, 0:width]
        ground -= depth * 0.8 * (((ys % step) < max(1, step // 3)) & (((xs + (ys // step) * step // 2) % step) < max(1, step // 3)))
    else:
        mask = np.zeros((height, width), np.uint8)
        for _ in range(rng.randint(1, 5)):
            centre = (rng.randint(0, width), rng.randint(-height // 2, height * 3 // 2))
            if kind == "bars":
                end = (centre[0] + rng.randint(-2 * height, 2 * height), rng.randint(0, height))
                cv2.line(mask, centre, end, 255, max(1, int(rng.uniform(0.1, 0.7) * em)), cv2.LINE_AA)
            else:
                axes = (int(rng.uniform(0.3, 4) * em) + 2, int(rng.uniform(0.3, 3) * em) + 2)
                stroke = -1 if kind == "emblem" and rng.random() < 0.6 else max(1, int(rng.uniform(0.05, 0.5) * em))
                cv2.ellipse(mask, centre, axes, rng.uniform(0, 180), 0, 360, 255, stroke, cv2.LINE_AA)
        ground -= depth * _soft(mask.astype(np.float32) / 255, rng.uniform(0, 0.1) * em)
    np.clip(ground, 0, 255, out=ground)


def _add_light(ground: np.ndarray, rng: random.Random, contrast: float) -> None:
    """Let a shadow fall across the paper (phone photo, book fold)."""
    width = ground.shape[1]
    ramp = np.linspace(rng.uniform(0, 1), rng.uniform(0, 1), width, dtype=np.float32) ** rng.choice((1, 2))
    ground -= rng.uniform(0.1, 0.5) * contrast * ramp
    np.clip(ground, 0, 255, out=ground)


def _add_seal(ground: np.ndarray, cover: np.ndarray, rng: random.Random, em: float, right: int, dark: float) -> None:
    """Stamp a seal over the end of the line, as it is left in the red channel: light, with dark or pale remains."""
    height, width = ground.shape
    mask = np.zeros((height, width), np.uint8)
    size = int(rng.uniform(1.2, 3.2) * em)
    cx = min(width, max(0, right - int(rng.uniform(-0.3, 3.0) * em)))
    cy = height // 2 + int(rng.uniform(-0.9, 0.9) * em)
    stroke = max(1, int(rng.uniform(0.05, 0.12) * em))
    if rng.random() < 0.5:
        cv2.rectangle(mask, (cx - size // 2, cy - size // 2), (cx + size // 2, cy + size // 2), 255, stroke, cv2.LINE_AA)
    else:
        cv2.circle(mask, (cx, cy), size // 2, 255, stroke, cv2.LINE_AA)
    for _ in range(rng.randint(3, 10)):
        a = (cx + rng.randint(-size, size) // 2, cy + rng.randint(-size, size) // 2)
        b = (a[0] + rng.choice((0, rng.randint(-size, size) // 4)), a[1] + rng.choice((0, rng.randint(-size, size) // 4)))
        cv2.line(mask, a, b, 255, stroke, cv2.LINE_AA)
    left_over = mask.astype(np.float32) / 255
    ground -= left_over * rng.uniform(0.0, 0.55) * (ground - dark)
    if rng.random() < 0.35:
        cover *= 1 - left_over * rng.uniform(0.1, 0.5)


def _through_machine(page: np.ndarray, rng: random.Random, noise: np.random.Generator, effects: tuple[str, ...], em: float, contrast: float) -> np.ndarray:
    """Blur, sample, copy, print to bits or compress, in the order a page meets these."""
    if "coarse" in effects:
        page = _resampled(page, rng.uniform(max(0.45, 13 / em), 0.85) if em > 16 else 0.9)
    if "blur" in effects:
        page = _soft(page, rng.uniform(0.02, 0.055) * em)
    if "scan" in effects:
        page = _soft(page, rng.uniform(0.008, 0.03) * em)
        page = page + noise.normal(0, rng.uniform(0.01, 0.05) * contrast, page.shape).astype(np.float32)
        page = (np.clip(page, 0, 255) - 128) * rng.uniform(0.8, 1.4) + 128 + rng.uniform(-15, 25)
    if "noise" in effects:
        strength = rng.uniform(0.05, 0.26) * contrast
        grain = noise.normal(0, strength, page.shape).astype(np.float32)
        page = page + (_soft(grain, 0.6) * 1.6 if rng.random() < 0.35 else grain)
    if "copy" in effects:
        page = _copied(page, rng, noise, em)
    page = np.clip(page, 0, 255)
    if "fax" in effects:
        page = _faxed(page, rng, noise, em)
    if "jpeg" in effects or ("scan" in effects and rng.random() < 0.5):
        quality = rng.randint(18, 60) if "jpeg" in effects else rng.randint(45, 85)
        done, data = cv2.imencode(".jpg", page.astype(np.uint8), (cv2.IMWRITE_JPEG_QUALITY, quality))
        page = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE).astype(np.float32) if done else page
    return np.clip(page, 0, 255).astype(np.uint8)


def _resampled(page: np.ndarray, factor: float) -> np.ndarray:
    """Scan at a lower resolution and enlarge again."""
    small = cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)


def _copied(page: np.ndarray, rng: random.Random, noise: np.random.Generator, em: float) -> np.ndarray:
    """A copy of a copy: hard contrast, specks, broken strokes."""
    page = _soft(page, rng.uniform(0.015, 0.035) * em)
    gain = rng.uniform(1.5, 3.5)
    page = (page - rng.uniform(110, 175)) * gain + 128
    specks = (noise.random(page.shape) < rng.uniform(0.0005, 0.006)).astype(np.float32)
    specks = np.clip(_soft(specks, rng.uniform(0.3, 0.045 * em)) * 6, 0, 1)
    page = page - 220 * specks
    if rng.random() < 0.5:
        holes = (noise.random(page.shape) < rng.uniform(0.002, 0.02)).astype(np.float32)
        page = page + 260 * np.clip(_soft(holes, 0.5) * 2, 0, 1)
    return page


def _faxed(page: np.ndarray, rng: random.Random, noise: np.random.Generator, em: float) -> np.ndarray:
    """One bit a pixel, at times with half the rows or with dithering."""
    page = _soft(page, rng.uniform(0.0, 0.03) * em) + noise.normal(0, rng.uniform(0, 22), page.shape).astype(np.float32)
    low, high = np.percentile(page, (1, 80))
    middle = low + (high - low) * rng.uniform(0.35, 0.72)
    if rng.random() < 0.15 and em > 30:
        page = cv2.resize(page, (page.shape[1], max(4, page.shape[0] // 2)), interpolation=cv2.INTER_AREA)
        bits = np.where(page > middle, 255, 0).astype(np.uint8)
        return cv2.resize(bits, (page.shape[1], page.shape[0] * 2), interpolation=cv2.INTER_NEAREST).astype(np.float32)
    return np.where(page > middle, 255.0, 0.0).astype(np.float32)


def _crop(page: np.ndarray, rng: random.Random, top: int, bottom: int, left: int, right: int, em: float, tight: bool) -> np.ndarray:
    """Cut the line out as layout analysis would: some paper on each side, rarely a little too close."""
    def paper(most: float) -> int:
        draw = rng.random()
        if tight:
            return int(rng.uniform(0, 0.06) * em)
        if draw < 0.06:
            return -max(0, int(rng.uniform(0, 0.04) * em))
        return int(rng.uniform(0.03, 0.22 if draw < 0.7 else most) * em)

    y0, y1 = max(0, top - paper(0.55)), min(page.shape[0], bottom + paper(0.55))
    x0, x1 = max(0, left - abs(paper(0.75))), min(page.shape[1], right + abs(paper(0.75)))
    return np.ascontiguousarray(page[y0:y1, x0:x1])
