"""Engines that answer from a file: tests of what is made of readings need no Tesseract."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from docproc.reading.ocr.engine import Engine, LineText, ReadWord


def picture_hash(image: np.ndarray) -> str:
    """What a picture is known by: its size and pixels."""
    return hashlib.sha256(repr(image.shape).encode() + np.ascontiguousarray(image).tobytes()).hexdigest()[:24]


def record(engine: Engine, images: Sequence[np.ndarray], into: Path) -> None:
    """Let `engine` read `images` and add its answers to the JSON file `into`."""
    known = json.loads(into.read_text()) if into.exists() else {}
    answers = known.setdefault(engine.name, {})
    for image, line in zip(images, engine.read_lines(images)):
        answers[picture_hash(image)] = {"text": line.text, "confidence": line.confidence, "words": [list(w) for w in line.words]}
    into.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True))


class Recorded:
    """One recorded engine; a picture it was never shown reads as nothing, with confidence 0."""

    def __init__(self, name: str, source: Path) -> None:
        self.name = name
        self._answers = json.loads(source.read_text())[name]

    def read_lines(self, images: Sequence[np.ndarray], charset: str | None = None) -> list[LineText]:
        """See `Engine`."""
        return [self._answer(picture_hash(image)) for image in images]

    def _answer(self, key: str) -> LineText:
        said = self._answers.get(key)
        if said is None:
            return LineText("", 0.0, (), self.name)
        return LineText(said["text"], said["confidence"], tuple(ReadWord(*w) for w in said["words"]), self.name)


def names(source: Path) -> list[str]:
    """The engines recorded in a file."""
    return sorted(json.loads(source.read_text()))
