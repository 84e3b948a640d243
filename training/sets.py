"""The lines that accuracy is measured on: made from seeds, with texts and faces that training never sees where said."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from training import degrade, fonts, lines, text
from training.fonts import Face
from training.lines import Line
from training.tesseract_alphabet import lacking

OFFICE = ("scan",), ("scan", "jpeg"), ("scan", "skew"), ("scan", "blur")
SINGLE = ("blur", "fax", "jpeg", "low_contrast", "noise", "scan", "skew")
PRINTED = ("company", "person", "address", "date", "period", "amount", "number", "label", "title", "business")
"""The kinds that stand as values and labels on documents, in equal parts."""


@dataclass(frozen=True)
class Set:
    """A named set of lines: how many, from which seed, and how each is made."""

    name: str
    count: int
    make: Callable[[random.Random, degrade.Scene], Line]


def _kind(rng: random.Random, held_out: bool = True) -> text.Text:
    return text.draw(rng, held_out, rng.choice(PRINTED))


def _usual_text(rng: random.Random) -> text.Text:
    while True:
        said = _kind(rng)
        if text.is_usual(said.text):
            return said


def _usual(style: tuple[str, ...] = ("gothic", "serif")) -> tuple[Face, ...]:
    return tuple(face for face in fonts.trained() if face.style in style)


def _usual_degraded(rng: random.Random, scene: degrade.Scene) -> Line:
    return lines.make(rng, scene, dpi=rng.choice((150, 200, 300)), faces=_usual(), effects=(rng.choice(SINGLE),), wanted=_usual_text(rng))


def _usual_clean(rng: random.Random, scene: degrade.Scene) -> Line:
    return lines.make(rng, scene, dpi=200, faces=_usual(), effects=(), wanted=_usual_text(rng))


def _degraded(rng: random.Random, scene: degrade.Scene) -> Line:
    return lines.make(rng, scene, dpi=rng.choice((150, 200, 300)), faces=_usual(), effects=(rng.choice(SINGLE),), wanted=_kind(rng))


def _clean(rng: random.Random, scene: degrade.Scene) -> Line:
    return lines.make(rng, scene, dpi=200, faces=_usual(), effects=(), wanted=_kind(rng))


def _unseen(rng: random.Random, scene: degrade.Scene) -> Line:
    faces = [face for face in fonts.held_out() if face.style != "brush"]
    return lines.make(rng, scene, dpi=200, faces=(rng.choice(faces),), effects=rng.choice(OFFICE), wanted=_kind(rng))


class FacesMissing(Exception):
    """The faces that a set is drawn in are not on this machine."""


def _unseen_brush(rng: random.Random, scene: degrade.Scene) -> Line:
    faces = tuple(face for face in fonts.held_out() if face.style == "brush")
    if not faces:
        raise FacesMissing("BM Yeonsung")
    return lines.make(rng, scene, dpi=200, faces=faces, effects=rng.choice(OFFICE), wanted=_kind(rng))


def _brush(rng: random.Random, scene: degrade.Scene) -> Line:
    faces = tuple(face for face in fonts.trained() if face.name in ("UnGungseo", "UnYetgul", "UnPilgi", "UnPilgiBold", "UnPilgia"))
    return lines.make(rng, scene, dpi=rng.choice((200, 300)), faces=faces, effects=rng.choice(OFFICE), wanted=_kind(rng))


def _lacking(rng: random.Random, scene: degrade.Scene) -> Line:
    """Company names with at least one syllable of KS X 1001 that Tesseract's models cannot write."""
    rare = lacking(text.SYLLABLES)
    while True:
        said = text.draw(rng, True, "company")
        if any(char in rare for char in said.text):
            return lines.make(rng, scene, dpi=rng.choice((200, 300)), faces=_usual(), effects=rng.choice(OFFICE), wanted=said)


def _mixed(rng: random.Random, scene: degrade.Scene) -> Line:
    return lines.make(rng, scene, wanted=None, held_out=True)


def _furnished(rng: random.Random, scene: degrade.Scene) -> Line:
    """Seals, watermarks, rulings and uneven light over an office scan."""
    effects = ("scan", rng.choice(("seal", "watermark", "ruled", "uneven", "copy")))
    return lines.make(rng, scene, dpi=rng.choice((200, 300)), faces=_usual(), effects=effects, wanted=_kind(rng))


SETS = (
    Set("usual words, degraded", 600, _usual_degraded),
    Set("usual words, clean", 400, _usual_clean),
    Set("degraded", 600, _degraded),
    Set("clean", 400, _clean),
    Set("unseen faces", 400, _unseen),
    Set("unseen brush", 150, _unseen_brush),
    Set("brush", 300, _brush),
    Set("syllables Tesseract lacks", 300, _lacking),
    Set("seals, watermarks, rulings", 400, _furnished),
    Set("training mixture", 400, _mixed),
)


def build(which: Set, seed: int, count: int | None = None) -> list[Line]:
    """Make a set's lines; the same seed and fonts give the same lines."""
    rng = random.Random(f"{which.name}:{seed}")
    scene = degrade.Scene()
    made: list[Line] = []
    while len(made) < (count or which.count):
        try:
            made.append(which.make(rng, scene))
        except lines.CannotPrint:
            continue  # a face of 2,350 syllables less a few: another text
    return made

