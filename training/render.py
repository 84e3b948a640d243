"""Print a line of text: typeface, size, spacing and width as printed matter has them.

A rendered line is *ink*: a uint8 array ``[H, W]``, 255 where the pen was, cut to its box.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw

from training import fonts
from training.fonts import Face


@dataclass(frozen=True)
class Setting:
    """How a line is set. Lengths are in ems; ``em`` is in pixels at the scanner's resolution."""

    face: Face
    latin: Face | None
    em: float
    tracking: float = 0.0
    word_gap: float = 1.0
    width: float = 1.0
    slant: float = 0.0
    oversample: int = 2


def draw_setting(rng: random.Random, text: str, dpi: int, faces: tuple[Face, ...] | None = None) -> Setting:
    """Choose a setting for ``text`` at a resolution; ``faces`` restricts the choice of the main face."""
    pool = faces or fonts.trained()
    face = rng.choices(pool, [one.weight for one in pool])[0]
    has_latin = any("!" <= char <= "~" for char in text)
    latins = fonts.latin()
    latin = rng.choices(latins, [one.weight for one in latins])[0] if has_latin and rng.random() < 0.28 else None
    points = rng.uniform(7.5, 13.5) if rng.random() < 0.82 else rng.uniform(13.5, 26)
    em = min(84.0, points * dpi / 72)
    spaced_label = len(text) <= 24 and len(text) >= 3 and all(char == " " for char in text[1::2])
    tracking, gap = 0.0, rng.uniform(0.85, 1.5)
    draw = rng.random()
    if spaced_label:
        gap = rng.uniform(1.4, 9.0 if len(text) <= 7 else 4.0)
    elif draw < 0.16:
        tracking = rng.uniform(-0.10, -0.02)
    elif draw < 0.30:
        tracking = rng.uniform(0.03, 0.18)
        gap = max(gap, 1.0) + 3.0 * tracking
    elif draw < 0.34:
        tracking = rng.uniform(0.18, 0.36)
        gap = rng.uniform(2.6, 4.5)
    if rng.random() < 0.05:
        gap = rng.uniform(3, 9)
    width = rng.uniform(0.68, 0.97) if rng.random() < 0.30 else rng.uniform(0.97, 1.12)
    slant = rng.uniform(-0.05, 0.28) if rng.random() < 0.04 else 0.0
    return Setting(face, latin, em, tracking, gap, width, slant, 2 if em < 44 and rng.random() < 0.7 else 1)


@lru_cache(maxsize=None)
def _inked(face: Face, char: str) -> bool:
    """Say whether the face draws anything for a character: some have empty glyphs in their tables."""
    if char not in fonts.covered(face):
        return False
    return char == " " or fonts.opened(face, 24).getmask(char).getbbox() is not None


def can_print(face: Face, text: str) -> bool:
    """Say whether a face has every Hangul syllable of the text; signs may come from another face."""
    return all(_inked(face, char) for char in text if "가" <= char <= "힣")


def _face_for(char: str, setting: Setting) -> Face:
    if setting.latin and "!" <= char <= "~" and _inked(setting.latin, char):
        return setting.latin
    if _inked(setting.face, char):
        return setting.face
    return next((face for face in fonts.symbols() if _inked(face, char)), setting.face)


def _runs(text: str, setting: Setting) -> list[tuple[Face, str]]:
    """Cut the text into pieces drawn at once: same face, no blank inside, single characters where it is tracked."""
    pieces: list[tuple[Face, str]] = []
    for char in text:
        face = setting.face if char == " " else _face_for(char, setting)
        joins = pieces and not setting.tracking and char != " " and pieces[-1][1] != " " and pieces[-1][0] is face
        if joins:
            pieces[-1] = (face, pieces[-1][1] + char)
        else:
            pieces.append((face, char))
    return pieces


def render(text: str, setting: Setting) -> np.ndarray:
    """Draw the text; returns its ink uint8 ``[H, W]`` cut to its box, or raises ValueError when nothing shows."""
    size = max(8, round(setting.em * setting.oversample))
    pieces = _runs(text, setting)
    widths = []
    for face, piece in pieces:
        wide = fonts.opened(face, size).getlength(piece)
        if piece == " ":
            wide = max(0.24 * size, min(wide, 0.4 * size)) * setting.word_gap
        widths.append(wide + setting.tracking * size)
    total = int(sum(widths) + 3 * size)
    picture = Image.new("L", (total, int(2.6 * size)), 0)
    pen = ImageDraw.Draw(picture)
    at = float(size)
    for (face, piece), wide in zip(pieces, widths, strict=True):
        if piece != " ":
            pen.text((at, 1.7 * size), piece, fill=255, font=fonts.opened(face, size), anchor="ls")
        at += wide
    box = picture.getbbox()
    if box is None:
        raise ValueError(f"nothing to see: {text!r} in {setting.face.name}")
    ink = np.asarray(picture)[box[1] : box[3], box[0] : box[2]]
    if setting.slant:
        ink = _slanted(ink, setting.slant)
    across = setting.width / setting.oversample
    down = 1 / setting.oversample
    if across != 1 or down != 1:
        new = (max(2, round(ink.shape[1] * across)), max(2, round(ink.shape[0] * down)))
        ink = cv2.resize(ink, new, interpolation=cv2.INTER_AREA)
    return ink


def _slanted(ink: np.ndarray, slant: float) -> np.ndarray:
    height, width = ink.shape
    extra = int(abs(slant) * height) + 1
    matrix = np.array([[1, -slant, extra if slant < 0 else slant * height], [0, 1, 0]], np.float32)
    return cv2.warpAffine(ink, matrix, (width + extra, height), flags=cv2.INTER_LINEAR)
