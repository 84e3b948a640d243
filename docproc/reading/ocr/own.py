"""Our own recogniser of Korean lines: one grey line image in, text with a confidence for every character out.

Its alphabet holds all 2,350 syllables of KS X 1001, which Tesseract's Korean models do not. How it was made, on what,
and how well it reads stands in ``recogniser/MODEL_CARD.md``; the code that made it is in ``training/``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from docproc.reading.ocr import looks

LINE_HEIGHT = 32
"""Height in pixels of a prepared line."""
MAX_WIDTH = 4096
"""A prepared line is never wider; a longer one is squeezed (about 140 syllables)."""
MODEL_FOLDER = Path(__file__).parent / "recogniser"
BLANK = 0
"""Index of the CTC blank; the character at ``alphabet[i]`` has index ``i + 1``."""

_MARGIN = 0.10
"""Paper kept above and below the ink, as a share of the ink's height."""
_SHARPNESS = 16
"""A character's confidence is its probability to this power: on 10,650 tuning lines 0.9 is then wrong 3 times in 8,538 (at the
eighth power 9 times in 9,012)."""
_UNSURE = 0.025
"""Below this confidence a line is looked at again (:mod:`docproc.reading.ocr.looks`)."""
_FRAME = 4
"""Columns of a prepared line to one frame of the network's output."""
_RIGHT_PAPER = 16
"""Paper added behind a line, so that the last character is seen whole."""


class CharacterReading(NamedTuple):
    """One character: how sure it is (0..1, see ``_SHARPNESS``), and where it stands in px of the image that was given."""

    char: str
    confidence: float
    x_start: float
    x_end: float


class LineReading(NamedTuple):
    """What a line says; ``confidence`` is that of its least certain character, 0 for an empty line."""

    text: str
    confidence: float
    characters: tuple[CharacterReading, ...]


class Prepared(NamedTuple):
    """A line ready for the network: uint8 ``[32, W]`` and the factor from its columns to the given image's."""

    image: np.ndarray
    columns_per_column: float


def prepare(line_image: np.ndarray) -> np.ndarray:
    """Cut a line to its ink, stretch its contrast and scale it to 32 px height.

    Takes a uint8 grey image ``[H, W]`` of one line with any paper around it; returns uint8 ``[32, W']``, paper near
    255, ink near 0. Training uses this very function, so what the network learns and what it meets cannot drift apart.
    """
    return prepare_with_scale(line_image).image


def prepare_with_scale(line_image: np.ndarray) -> Prepared:
    """Like :func:`prepare`, and says how to come back to columns of the given image."""
    if line_image.ndim != 2 or line_image.dtype != np.uint8 or line_image.size == 0:
        raise ValueError("a line image is a non-empty uint8 array [H, W]")
    flat = _stretch(line_image)
    top, bottom = _ink_rows(flat)
    ink_height = bottom - top
    margin = _MARGIN * ink_height
    first, last = int(np.floor(top - margin)), int(np.ceil(bottom + margin))
    above, below = max(0, -first), max(0, last - flat.shape[0])
    band = flat[max(0, first) : min(flat.shape[0], last)]
    if above or below:
        band = cv2.copyMakeBorder(band, above, below, 0, 0, cv2.BORDER_CONSTANT, value=1.0)
    scale = LINE_HEIGHT / band.shape[0]
    width = int(min(MAX_WIDTH, max(8, round(band.shape[1] * scale))))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    line = cv2.resize(band, (width, LINE_HEIGHT), interpolation=how)
    return Prepared((np.clip(line, 0, 1) * 255 + 0.5).astype(np.uint8), line_image.shape[1] / width)


def _stretch(grey: np.ndarray) -> np.ndarray:
    """Map ink to 0 and paper to 1 (float32) by percentiles; an even image becomes paper, light on dark is turned."""
    if _light_on_dark(grey):
        grey = 255 - grey
    ink, paper = np.percentile(grey, (0.5, 80))
    if paper - ink < 12:
        return np.ones(grey.shape, np.float32)
    return np.clip((grey.astype(np.float32) - ink) / (paper - ink), 0, 1)


def _light_on_dark(grey: np.ndarray) -> bool:
    """Say whether the text is lighter than its ground (a table's dark heading): most pixels and the rim are dark."""
    dark, middle, light = np.percentile(grey, (2, 50, 98))
    if light - dark < 24 or middle - dark > 0.25 * (light - dark):
        return False
    rim = np.concatenate((grey[0], grey[-1], grey[:, 0], grey[:, -1]))
    return float(rim.mean()) - dark < 0.3 * (light - dark)


def _ink_rows(flat: np.ndarray) -> tuple[int, int]:
    """Find the rows ``[top, bottom)`` of the text, leaving out rests of ruling lines and of neighbouring lines."""
    height, width = flat.shape
    dark = 1 - flat
    dark[dark < 0.35] = 0
    side = min(width // 4, max(1, height // 2))
    upright = (dark > 0).mean(axis=0) > 0.92
    upright[side : width - side] = False
    if upright.any() and not upright.all():
        dark = dark[:, ~upright]
    ruled = (dark > 0).mean(axis=1) > 0.8
    edge = int((0.3 if width >= 2 * height else 0.12) * height) + 1  # a single syllable's bar looks like a ruling
    ruled[edge : height - edge] = False
    if ruled.sum() < 0.3 * height:
        dark[ruled] = 0
    profile = dark.mean(axis=1)
    if profile.max() <= 0:
        return 0, height
    rows = profile > max(0.006, 0.10 * float(np.percentile(profile, 90)))
    groups = _runs(rows)
    if not groups:
        return 0, height
    centre = (height - 1) / 2
    mass = [float(profile[a:b].sum()) * (1 - abs((a + b - 1) / 2 - centre) / height) for a, b in groups]
    top, bottom = groups[int(np.argmax(mass))]
    changed = True
    while changed:
        changed = False
        for a, b in groups:
            gap = max(a - bottom, top - b)
            if gap < 0:
                continue
            off = abs((min(top, a) + max(bottom, b) - 1) / 2 - centre) - abs((top + bottom - 1) / 2 - centre)
            near = 0.14 if (a == 0 or b == height) and off >= 0 else 0.30
            if gap <= near * (bottom - top) and max(bottom, b) - min(top, a) <= 2.2 * (bottom - top):
                if (a, b) != (top, bottom) and (a < top or b > bottom):
                    top, bottom = min(top, a), max(bottom, b)
                    changed = True
    top, bottom = _with_thin_ends(profile, top, bottom)
    least = max(4, int(0.36 * height))
    if bottom - top < least:
        middle = (top + bottom) / 2
        top = int(max(0, min(height - least, round(middle - least / 2))))
        bottom = min(height, top + least)
    return top, bottom


def _with_thin_ends(profile: np.ndarray, top: int, bottom: int) -> tuple[int, int]:
    """Add the rows at both ends that hold little ink, as the tails of commas do, but more than the paper elsewhere."""
    outside = np.concatenate((profile[:top], profile[bottom:]))
    floor = 2 * float(np.percentile(outside, 30)) if len(outside) > 2 else 0.0
    least = max(floor, 0.015 * float(profile[top:bottom].mean()), 1e-4)
    reach = max(1, int(0.28 * (bottom - top)))
    first, last = max(0, top - reach), min(len(profile), bottom + reach)
    while top > first and profile[top - 1] > least:
        top -= 1
    while bottom < last and profile[bottom] > least:
        bottom += 1
    return top, bottom


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """Return the runs of true values as ``[start, end)`` pairs."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class OwnRecogniser:
    """The recogniser with its weights; one thread, loaded at first use. Not shared between processes."""

    name = "own"

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self._folder = folder

    @cached_property
    def alphabet(self) -> str:
        """All characters it can write, in the order of the network's outputs (after the blank)."""
        return (self._folder / "alphabet.txt").read_text(encoding="utf-8").replace("\n", "")

    @cached_property
    def _session(self) -> object:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self._folder / "recogniser.onnx"), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.alphabet)

    def knows(self, text: str) -> bool:
        """Say whether every character of ``text`` is in the alphabet; if not, it can never be read right."""
        return all(char in self._known or char.isspace() for char in text)

    def read_lines(self, images: Sequence[np.ndarray]) -> list[LineReading]:
        """Read uint8 grey images ``[H, W]`` of one line each; an image without ink reads as the empty text."""
        return [self._read(image) for image in images]

    def _read(self, image: np.ndarray) -> LineReading:
        ready = prepare_with_scale(image)
        rows = self.probabilities(ready.image)
        first = self._decoded(rows, ready)
        return first if first.confidence >= _UNSURE or not first.text else self._looked_at_again(first, rows, ready)

    def _decoded(self, rows: np.ndarray, ready: Prepared) -> LineReading:
        return decode(rows, self.alphabet, ready.image.shape[1], ready.columns_per_column)

    def _looked_at_again(self, first: LineReading, rows: np.ndarray, ready: Prepared) -> LineReading:
        """What the looks together say; a character that the first one did not say is no surer than that whole look was."""
        seen, readings = [rows], [first]
        for image, columns in looks.others(ready.image):
            seen.append(self.probabilities(image))
            readings.append(self._decoded(seen[-1], Prepared(image, ready.columns_per_column * columns)))
        best = readings[looks.likeliest([reading.text for reading in readings], seen, self.alphabet)]
        if best.text == first.text:
            return first
        others = looks.places_that_differ(first.text, best.text)
        characters = tuple(
            char._replace(confidence=min(char.confidence, first.confidence)) if place in others else char
            for place, char in enumerate(best.characters)
        )
        return LineReading(best.text, min(best.confidence, first.confidence), characters)

    def probabilities(self, prepared: np.ndarray) -> np.ndarray:
        """Run the network on a prepared line; returns float32 ``[T, 1 + len(alphabet)]``, rows adding up to 1."""
        ink = 1 - prepared.astype(np.float32) / 255
        extra = _RIGHT_PAPER + (-(prepared.shape[1] + _RIGHT_PAPER)) % 8
        ink = np.pad(ink, ((0, 0), (0, extra)))
        (rows,) = self._session.run(None, {"lines": ink[None, None]})  # type: ignore[attr-defined]
        return rows[0]


def decode(rows: np.ndarray, alphabet: str, width: int, to_given: float) -> LineReading:
    """Turn CTC probabilities ``[T, C]`` into a reading.

    A character's confidence comes of its highest probability in its run of frames, lowered by what speaks for another
    character hidden in the blank frames right after it: a swallowed character must not leave a confident line.
    """
    best = rows.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    spans = list(zip(np.r_[0, edges], np.r_[edges, len(best)], strict=True))
    found: list[tuple[str, float, float]] = []
    doubt_before = 0.0
    gap = alphabet.find(" ") + 1
    for place, (start, end) in enumerate(spans):
        index = int(best[start])
        part = rows[start:end]
        if index == BLANK:
            before = int(best[start - 1]) if place else BLANK
            after = int(best[end]) if end < len(best) else BLANK
            hidden = _hidden(part, before, after, gap)
            if found:
                char, sure, at = found[-1]
                found[-1] = (char, min(sure, 1 - hidden), at)
            else:
                doubt_before = max(doubt_before, hidden)
            continue
        peak = int(start + part[:, index].argmax())
        centre = (float(np.average(np.arange(start, end), weights=part[:, index])) + 0.5) * _FRAME
        found.append((alphabet[index - 1], float(rows[peak, index]), centre))
    if found and doubt_before:
        char, sure, at = found[0]
        found[0] = (char, min(sure, 1 - doubt_before), at)
    while found and found[0][0] == " ":
        found.pop(0)
    while found and found[-1][0] == " ":
        found.pop()
    characters = _place(found, width, to_given)
    text = "".join(c.char for c in characters)
    confidence = min((c.confidence for c in characters if c.char != " "), default=0.0)
    return LineReading(text, confidence, characters)


def _hidden(part: np.ndarray, before: int, after: int, gap: int) -> float:
    """How likely a character was swallowed within frames read as blank; a missed gap between words does not count.

    The characters at both sides fade into these frames; they count only where they rise again.
    """
    others = part.copy()
    others[:, [BLANK, gap, before, after]] = 0
    doubt = float(others.max())
    for index, frames in ((before, part), (after, part[::-1])):
        if index not in (BLANK, gap):
            doubt = max(doubt, float((frames[:, index] - np.minimum.accumulate(frames[:, index])).max()))
    return doubt


def _place(found: Sequence[tuple[str, float, float]], width: int, to_given: float) -> tuple[CharacterReading, ...]:
    """Give every character the stretch up to the middle between it and its neighbours, at most one line height wide."""
    centres = [at for _, _, at in found]
    characters = []
    for i, (char, sure, at) in enumerate(found):
        left = (centres[i - 1] + at) / 2 if i else at - LINE_HEIGHT / 2
        right = (centres[i + 1] + at) / 2 if i + 1 < len(found) else at + LINE_HEIGHT / 2
        left, right = max(0.0, left, at - LINE_HEIGHT / 2), min(float(width), right, at + LINE_HEIGHT / 2)
        characters.append(CharacterReading(char, max(0.0, sure) ** _SHARPNESS, left * to_given, right * to_given))
    return tuple(characters)
