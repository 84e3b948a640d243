"""What stands in a line, when several readers have said what they see.

Tesseract's models are one reader between them: they err together (its Korean knows 1,076 of 2,350 syllables). A line
is `agreed` only when two independent readers say the same, blanks aside; then hardly any is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from docproc.korean import fold
from docproc.model import Reading
from docproc.reading.ocr.engine import LineText, family

WEIGHTS = {"own": 1.3, "tesseract:kor+eng": 1.0, "tesseract:kor": 0.6, "tesseract:Hangul": 0.65, "ppocr": 1.1}
"""How much one reader's word counts, times its confidence."""
ALONE = 0.75
"""A reading that no independent reader shares is at most this certain."""

_EDGES = "|¦_\\`´"
"""What the rests of ruling lines are read as at the ends of a line."""
_TAKEN_FOR_SPACE = re.compile(r"\s+")


class Choice(NamedTuple):
    """The chosen text without blanks, the reading that knows where its characters stand, and what all said."""

    text: str
    placed: LineText
    confidence: float
    agreed: bool
    readings: tuple[Reading, ...]


def bare(text: str) -> str:
    """A reading without blanks and without what ruling lines leave at its ends: how readings are compared."""
    return fold(solid(text)).replace(" ", "")


def solid(text: str) -> str:
    """A reading as it was written, without blanks and rests of ruling lines."""
    return _TAKEN_FOR_SPACE.sub("", text).strip(_EDGES)


def is_numeric(text: str) -> bool:
    """Whether a line is mostly digits: a number, an amount, a date or a period."""
    flat = bare(text)
    return sum(c.isdigit() for c in flat) >= max(3, 0.45 * len(flat))


def mixes_scripts(text: str) -> bool:
    """Whether Latin letters stand beside Hangul, where Tesseract's models disagree most."""
    return bool(re.search(r"[A-Za-z]", text)) and bool(re.search(r"[가-힣]", text))


def choose(said: Sequence[LineText]) -> Choice:
    """The text that the readings speak for. With no reading at all, an empty text of confidence 0."""
    heard = [line for line in said if bare(line.text)]
    if not heard:
        nothing = said[0] if said else LineText("", 0.0, (), "none")
        return Choice("", nothing, 0.0, False, tuple(_reading(line) for line in said))
    weighed: dict[str, float] = defaultdict(float)
    for line in heard:
        weighed[bare(line.text)] += _weight(line)
    text = max(weighed, key=lambda t: (weighed[t], t))
    opinions = {name: _opinion([line for line in heard if family(line.engine) == name]) for name in {family(line.engine) for line in heard}}
    agreed = _share(text, opinions) >= 2
    if not agreed:
        mixed = _by_position(heard)
        if mixed is not None and _proved_by_position(mixed, opinions):
            text, agreed = mixed, True
    ranked = sorted(heard, key=lambda line: (bare(line.text) != text, -_weight(line)))
    placed = next((line for line in ranked if line.words), ranked[0])
    if bare(placed.text) != text:
        placed = max((line for line in heard if len(bare(line.text)) == len(text)), key=_weight)
    written = solid(placed.text) if bare(placed.text) == text else text
    return Choice(written, placed, _confidence(text, heard, agreed), agreed, tuple(_reading(line) for line in ranked))


def _weight(line: LineText) -> float:
    return WEIGHTS.get(line.engine, 0.5) * max(line.confidence, 0.05)


def _reading(line: LineText) -> Reading:
    return Reading(text=line.text, confidence=line.confidence, engine=line.engine)


def _opinion(lines: Sequence[LineText]) -> str:
    """What one family says: the text that most of its weight stands behind."""
    weighed: dict[str, float] = defaultdict(float)
    for line in lines:
        weighed[bare(line.text)] += _weight(line)
    return max(weighed, key=lambda t: (weighed[t], t))


def _share(text: str, opinions: dict[str, str]) -> int:
    return sum(opinion == text for opinion in opinions.values())


def _by_position(heard: Sequence[LineText]) -> str | None:
    """Readings of one length voted character by character; None where the longest such group is a single reading."""
    lengths: dict[int, list[LineText]] = defaultdict(list)
    for line in heard:
        lengths[len(bare(line.text))].append(line)
    group = max(lengths.values(), key=lambda lines: sum(map(_weight, lines)))
    if len(group) < 3:
        return None
    chosen = []
    for place in range(len(bare(group[0].text))):
        votes: dict[str, float] = defaultdict(float)
        for line in group:
            votes[bare(line.text)[place]] += _weight(line)
        chosen.append(max(votes, key=lambda c: (votes[c], c)))
    return "".join(chosen)


def _proved_by_position(text: str, opinions: dict[str, str]) -> bool:
    """Whether two families agree at every place of `text`; no family's single slip may stand alone there."""
    alike = [opinion for opinion in opinions.values() if len(opinion) == len(text)]
    return all(sum(opinion[i] == char for opinion in alike) >= 2 for i, char in enumerate(text))


def _confidence(text: str, heard: Sequence[LineText], agreed: bool) -> float:
    """How sure the whole is: readers that agree lower each other's doubt, others leave it at most `ALONE`."""
    best: dict[str, float] = {}
    for line in heard:
        if bare(line.text) == text:
            name = family(line.engine)
            best[name] = max(best.get(name, 0.0), line.confidence)
    if not best:
        return 0.9 if agreed else 0.5 * max(line.confidence for line in heard)
    if agreed:
        doubt = 1.0
        for sure in best.values():
            doubt *= 1 - min(sure, 0.98)
        return round(1 - doubt, 4)
    against = max((_weight(line) for line in heard if bare(line.text) != text), default=0.0)
    alone = min(ALONE, max(best.values()))
    return round(alone * (0.6 if against > 0.8 else 0.85) if against else alone, 4)
