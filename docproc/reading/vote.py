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

WEIGHTS = {"own": 2.0, "tesseract:kor+eng": 1.0, "tesseract:kor": 0.6, "tesseract:Hangul": 0.65, "ppocr": 1.1}
"""How much one reader's word counts, times its confidence."""
ALONE = 0.75
"""A reading that no independent reader shares is at most this certain."""

OWN_ALONE, OWN_IS_SURE = 0.9, 0.9
"""Our own recogniser alone is at most this certain, and from this confidence on no other reader lowers it (how often
such readings are wrong stands in its model card)."""

ODD_SIGN = 0.75
"""What each sign that official papers hardly print (`+t H >) 2}: 2022. 9.19`) leaves of a reading's weight."""
_ODD = re.compile(r"[+<>{}|^!$&;=\\¥]|(?<!\d)%|\*(?!\*)(?<!\*\*)")

_EDGES = "|¦_\\`´"
"""What the rests of ruling lines are read as at the ends of a line."""
_RINGED = re.compile(r"\((?:@|●|◉|⊙|⦿|◎)\)")
"""A blot between parentheses, which Tesseract takes for @."""
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
    return _RINGED.sub("(●)", fold(solid(text)).replace(" ", ""))


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
    opinions = _opinions(heard)
    weighed: dict[str, float] = defaultdict(float)
    for opinion in opinions.values():
        weighed[opinion.text] += opinion.weight
    text = max(weighed, key=lambda t: (weighed[t], t))
    agreed = sum(opinion.text == text for opinion in opinions.values()) >= 2
    if not agreed:
        mixed = _by_position(opinions)
        if mixed is not None:
            text, agreed = mixed, True
    ranked = sorted(heard, key=lambda line: (bare(line.text) != text, -_weight(line)))
    placed = next((line for line in ranked if line.words), ranked[0])
    if bare(placed.text) != text:
        placed = max((line for line in heard if len(bare(line.text)) == len(text)), key=_weight)
    written = solid(placed.text) if bare(placed.text) == text else text
    return Choice(written, placed, _confidence(text, heard, agreed), agreed, tuple(_reading(line) for line in ranked))


def _weight(line: LineText) -> float:
    odd = len(_ODD.findall(line.text)) if re.search(r"[가-힣]{2}|\d{2}", line.text) else 0
    return WEIGHTS.get(line.engine, 0.5) * max(line.confidence, 0.05) * ODD_SIGN**odd


class Opinion(NamedTuple):
    """What one family says, and how much that counts."""

    text: str
    weight: float


def _opinions(heard: Sequence[LineText]) -> dict[str, Opinion]:
    """Each family's opinion: the text that most of its weight stands behind. Models of one family err together, so
    the family counts as its weightiest supporter, and a little for each further one."""
    found = {}
    for name in dict.fromkeys(family(line.engine) for line in heard):
        supporters: dict[str, list[float]] = defaultdict(list)
        for line in heard:
            if family(line.engine) == name:
                supporters[bare(line.text)].append(_weight(line))
        text = max(supporters, key=lambda t: (sum(supporters[t]), t))
        found[name] = Opinion(text, max(supporters[text]) + 0.1 * (len(supporters[text]) - 1))
    return found


def _reading(line: LineText) -> Reading:
    return Reading(text=line.text, confidence=line.confidence, engine=line.engine)


def _by_position(opinions: dict[str, Opinion]) -> str | None:
    """Three families' texts of one length, character by character: the text whose every character two of them share,
    or None."""
    lengths: dict[int, list[str]] = defaultdict(list)
    for opinion in opinions.values():
        lengths[len(opinion.text)].append(opinion.text)
    alike = max(lengths.values(), key=len)
    if len(alike) < 3:
        return None
    chosen = []
    for characters in zip(*alike):
        best = max(characters, key=characters.count)
        if characters.count(best) < 2:
            return None
        chosen.append(best)
    return "".join(chosen)


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
    alone = max(min(sure, OWN_ALONE if name == "own" else ALONE) for name, sure in best.items())
    against = max((_weight(line) for line in heard if bare(line.text) != text and family(line.engine) not in best), default=0.0)
    if best.get("own", 0.0) >= OWN_IS_SURE:
        return round(alone, 4)
    return round(alone * (0.6 if against > 0.8 else 0.85) if against else alone, 4)
