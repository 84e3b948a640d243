"""The reader: pictures of one line each in, voted text with words in their places out."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np

from docproc.model import Reading
from docproc.reading import blanks, digitruns, vote
from docproc.reading.ocr.engine import Engine, LineText, ReadWord
from docproc.reading.ocr.voters import Voters

SURE = 0.85
"""Tesseract's word confidence from which its first model needs no further vote."""


SENTENCE, SURE_SENTENCE = 35, 0.9
"""A line of so many characters is a sentence; read with this confidence by our own recogniser it is left alone."""
SCRAP = 0.12
"""One or two characters read with less confidence than this are no text."""


class ReadLine(NamedTuple):
    """What stands in one picture; words in its pixels."""

    text: str
    words: tuple[ReadWord, ...]
    confidence: float
    agreed: bool
    readings: tuple[Reading, ...]


def read_lines(images: Sequence[np.ndarray], voters: Voters, *, every_reader: bool = False, words: Container[int] = ()) -> list[ReadLine]:
    """Read uint8 grey pictures of one line each. Two independent readers see every line; more are asked where these
    differ, where there is only one and it is unsure, or for all lines with `every_reader`. `words`: which pictures
    hold a word for sure, however little a reader makes of it (부 beside its box)."""
    said: list[list[LineText]] = [[] for _ in images]
    if voters.own is not None:
        said = [[line] for line in voters.own.read_lines(images)]
    asked = [i for i, heard in enumerate(said) if every_reader or not heard or i in words or _worth_a_second_reader(heard[0])]
    for i, line in zip(asked, voters.first.read_lines([images[i] for i in asked])):
        said[i].append(line)
    choices = [vote.choose(heard) for heard in said]
    open_ones = [i for i in asked if every_reader or _needs_more(choices[i], said[i], voters)]
    for engine in voters.further:
        for i, line in zip(open_ones, engine.read_lines([images[i] for i in open_ones])):
            said[i].append(line)
    for i in open_ones:
        choices[i] = vote.choose(said[i])
        if voters.digits is not None and (every_reader or not choices[i].agreed):
            choices[i] = _with_digits(images[i], said[i], choices[i], voters.digits)
    return [_with_words(image, choice, scrap=i not in words) for i, (image, choice) in enumerate(zip(images, choices))]


def _worth_a_second_reader(own: LineText) -> bool:
    """Not a long sentence that our own recogniser reads surely (no field; whoever needs it has it read again), and
    not a scrap of ornament in which it sees next to nothing."""
    text = vote.bare(own.text)
    if own.confidence < SCRAP and len(text) <= 2:
        return False
    return not (own.confidence >= SURE_SENTENCE and len(text) >= SENTENCE and sum(c.isdigit() for c in text) <= 0.1 * len(text))


def _needs_more(choice: vote.Choice, heard: Sequence[LineText], voters: Voters) -> bool:
    if choice.agreed:
        return False
    if not any(vote.bare(line.text) for line in heard):
        return False
    if voters.own is not None:
        return True
    first = heard[-1]
    least = min((word.confidence for word in first.words), default=0.0)
    return least < SURE or vote.mixes_scripts(first.text) or vote.is_numeric(first.text)


def _with_digits(image: np.ndarray, heard: list[LineText], choice: vote.Choice, engine: Engine) -> vote.Choice:
    """The choice after the reader of digits has been heard: on a whole line without Hangul, else on its runs of
    digits, where it has a voice only if the line says nothing besides numbers."""
    if not any(c.isdigit() for c in choice.text):
        return choice
    if not any("가" <= c <= "힣" for c in choice.text) and vote.is_numeric(choice.text):
        return vote.choose([*heard, *engine.read_lines([image])])
    line = digitruns.reread(image, choice.text, blanks.places(choice.placed, choice.text), engine)
    if line is None:
        return choice
    if digitruns.COMPANIONS.fullmatch(choice.text):
        return vote.choose([*heard, line])
    said = Reading(text=line.text, confidence=line.confidence, engine=line.engine)
    return choice._replace(readings=(*choice.readings, said))


def _with_words(image: np.ndarray, choice: vote.Choice, *, scrap: bool) -> ReadLine:
    text = choice.text
    if not text or (scrap and choice.confidence < SCRAP and len(text) <= 2):
        return ReadLine("", (), choice.confidence, False, choice.readings)
    centres = blanks.places(choice.placed, text)
    spans = blanks.with_blanks(text, centres, blanks.gaps(image), blanks.seen_blanks(choice.placed, text))
    words = tuple(
        ReadWord(text[start:end], *_extent(centres, start, end, image.shape[1], len(text)), choice.confidence)
        for start, end in spans
    )
    return ReadLine(" ".join(w.text for w in words), words, choice.confidence, choice.agreed, choice.readings)


def _extent(centres: Sequence[float], start: int, end: int, width: int, length: int) -> tuple[float, float]:
    """Where the characters `start..end` begin and end: half a step beyond their centres."""
    if len(centres) != length:
        return 0.0, float(width)
    steps = [b - a for a, b in zip(centres[start:end], centres[start + 1 : end])]
    half = (sum(steps) / len(steps) if steps else (centres[-1] - centres[0]) / max(1, length - 1) if length > 1 else width * 0.8) / 2
    return max(0.0, centres[start] - half), min(float(width), centres[end - 1] + half)
