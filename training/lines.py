"""Make lines: text drawn, printed and degraded, then prepared exactly as at run time."""

from __future__ import annotations

import random
from typing import NamedTuple

import numpy as np

from docproc.reading.ocr.own import prepare
from training import degrade, render, text
from training.fonts import Face


class Line(NamedTuple):
    """One line: the crop uint8 ``[H, W]``, its wanted text, and what it is counted under."""

    crop: np.ndarray
    text: str
    kind: str
    dpi: int
    face: str
    effects: tuple[str, ...]


TRIES = 400


class CannotPrint(ValueError):
    """None of the faces has all the letters of a text."""


def make(
    rng: random.Random,
    scene: degrade.Scene,
    *,
    dpi: int | None = None,
    faces: tuple[Face, ...] | None = None,
    effects: tuple[str, ...] | None = None,
    wanted: text.Text | None = None,
    held_out: bool = False,
    hardness: float = 1.0,
) -> Line:
    """Make one line; what is not given is drawn as in training. Raises CannotPrint where no face has the wanted letters."""
    dpi = dpi or rng.choices((110, 150, 200, 300), (4, 34, 38, 24))[0]
    for _ in range(TRIES):
        said = wanted or text.draw(rng, held_out)
        setting = render.draw_setting(rng, said.text, dpi, faces)
        if not render.can_print(setting.face, said.text):
            continue
        try:
            ink = render.render(said.text, setting)
        except ValueError:
            continue
        break
    else:
        raise CannotPrint(said.text)
    chosen = degrade.mixture(rng, hardness) if effects is None else effects
    crop = degrade.scan(ink, rng, chosen, setting.em, scene, tight=rng.random() < 0.06)
    scene.remember(ink)
    return Line(crop, said.text, said.kind, dpi, setting.face.name, chosen)


def prepared(line: Line) -> np.ndarray:
    """The line as the network sees it: uint8 ``[32, W]``."""
    return prepare(line.crop)
