"""Whether the program may stand behind a value: two independent readers, or the PDF's own text.

Engines of one family err together, so they count once (`tesseract:kor`, `tesseract:Hangul`). A value that
lies under a seal, or holds characters no reader knows, is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc import korean
from docproc.documents.view import Region
from docproc.model import Box, Line, Reading, Seal, Source

Parse = Callable[[str], Any]
_KNOWN = re.compile(r"[가-힣0-9A-Za-z一-鿿\s㈜()\[\]{}<>.,:;·ㆍ・‧․•&/~∼〜'\"’‘“”「」『』%+\-–—―_#@*!?=△▲₩√ⅠⅡⅢⅣⅤ①-⑳°㎡]*")


DIGITS_ONLY = "ppocr"
GUESS = {"own": 0.15}  # what an engine says with less confidence is no voice; our own recogniser's confidence is the strictest
ANY_GUESS = 0.3  # the same for the others


@dataclass(frozen=True)
class Support:
    """What was said of one value: by which families, with which confidence; `clean`: no seal, no odd sign."""

    by_value: dict[Any, frozenset[str]]
    confidence: float
    clean: bool
    agreed: bool

    def others(self, value: Any) -> tuple[Any, ...]:
        """What other families read."""
        return tuple(v for v in self.by_value if same(v) != same(value))


def family(engine: str) -> str:
    """The family of an engine's name: `tesseract:kor+eng` → `tesseract`."""
    return engine.split(":")[0]


def _guessed(reading: Reading) -> bool:
    return reading.confidence < GUESS.get(family(reading.engine), ANY_GUESS)


def same(value: Any) -> Any:
    """Values compare blind to blanks and to forms of signs."""
    return korean.squeeze(value) if isinstance(value, str) else value


def merged(*tables: dict[Any, frozenset[str]]) -> dict[Any, frozenset[str]]:
    """Tables value → families put together, equal values (`same`) under one key."""
    keys: dict[Any, Any] = {}
    result: dict[Any, frozenset[str]] = {}
    for table in tables:
        for value, families in table.items():
            key = keys.setdefault(same(value), value)
            result[key] = result.get(key, frozenset()) | families
    return result


def support(region: Region, parse: Parse, value: Any, *, words: bool) -> Support:
    """What the readers of the region's lines said in the place of `value`.

    `words`: it holds Hangul, which PP-OCR cannot read (its readings borrow it), so only others are heard.
    """
    page = region.page
    if page.source is Source.TEXT:
        return Support({value: frozenset({"text", "pdf"})}, 1.0, True, True)
    pieces: dict[str, list[str]] = {}
    agreed, denied, confidences = True, False, []
    numbers = list(dict.fromkeys(glyph.line for glyph in region.glyphs))
    for number in numbers:
        line = page.lines[number]
        glyphs = [g for g in region.glyphs if g.line == number]
        agreed = agreed and line.agreed and len({family(r.engine) for r in line.readings}) < 2
        confidences.append(_confidence(line, region, number))
        said = _said(line, "".join(g.char for g in glyphs), region, number)
        digits = said.pop(DIGITS_ONLY, None) if words else said.get(DIGITS_ONLY)
        if digits is not None and re.sub(r"\D", "", digits) != re.sub(r"\D", "", "".join(g.char for g in glyphs)):
            denied = True  # the reader of digits is the best of them: where it differs, no two others outvote it
        for name, text in said.items():
            pieces.setdefault(name, []).append(text)
    by_value: dict[Any, frozenset[str]] = {}
    for name, texts in pieces.items():
        if len(texts) == len(numbers):
            read = parse(" ".join(texts))
            if read is not None:
                by_value = merged(by_value, {read: frozenset({name})})
    supporters = next((f for v, f in by_value.items() if same(v) == same(value)), frozenset())
    return Support(merged({value: supporters}, by_value), min(confidences, default=0.0), _clean(region), (agreed or len(supporters) >= 2) and not denied)


def heard(region: Region, parse: Parse, *, words: bool) -> dict[Any, frozenset[str]]:
    """Value → families for a place whose chosen text is no value: what each family read there gives one, perhaps."""
    pieces: dict[str, list[str]] = {}
    numbers = list(dict.fromkeys(glyph.line for glyph in region.glyphs))
    for number in numbers:
        said = _said(region.page.lines[number], "".join(g.char for g in region.glyphs if g.line == number), region, number)
        for name, text in said.items():
            pieces.setdefault(name, []).append(text)
    values = {name: parse(" ".join(texts)) for name, texts in pieces.items() if len(texts) == len(numbers) and not (words and name == DIGITS_ONLY)}
    return merged(*({value: frozenset({name})} for name, value in values.items() if value is not None))


def from_readings(readings: tuple[Reading, ...], parse: Parse, *, words: bool) -> dict[Any, frozenset[str]]:
    """Value → families of a second look; each family speaks once, with its best reading (`words` as in `support`)."""
    first: dict[str, Any] = {}
    for reading in readings:
        name = family(reading.engine)
        if (words and name == DIGITS_ONLY) or _guessed(reading):
            continue
        if first.get(name) is None:
            first[name] = parse(korean.fold(reading.text))
    return merged(*({value: frozenset({name})} for name, value in first.items() if value is not None))


def said_again(readings: tuple[Reading, ...], parse: Parse, value: Any, *, words: bool, least: float) -> bool:
    """Whether at a second look two families say `value` with at least the confidence `least`, and none as sure
    another (`words` as in `support`)."""
    sure = tuple(reading for reading in readings if reading.confidence >= least)
    said = {same(other): families for other, families in from_readings(sure, parse, words=words).items()}
    return set(said) == {same(value)} and len(said[same(value)]) >= 2


def _confidence(line: Line, region: Region, number: int) -> float:
    boxes = [g.box for g in region.glyphs if g.line == number]
    words = [w.confidence for w in line.words if any(w.box.shared(b) > 0 for b in boxes)]
    return min(words, default=line.confidence)


def _clean(region: Region) -> bool:
    if not _KNOWN.fullmatch(region.printed):
        return False
    box = region.box
    if any(seal.kind == "seal" and seal.box.shared(box) > 0.02 * box.area for seal in region.page.seals):
        return False
    if region.page.source is Source.OCR and any(_beside(seal, box) for seal in region.page.seals):
        return False
    sealed = any(region.page.lines[glyph.line].sealed for glyph in region.glyphs)
    return not (sealed and not region.page.seals)


def _beside(seal: Seal, box: Box) -> bool:
    """Whether the value ends at a black print: nothing under it is read, so more of the value may lie there."""
    reach = 0.8 * box.height
    return seal.colour == "black" and seal.kind == "seal" and seal.box.same_row(box) and -reach < max(box.x0 - seal.box.x1, seal.box.x0 - box.x1) < reach


def _said(line: Line, piece: str, region: Region, number: int) -> dict[str, str]:
    """For each family, what it read where `piece` stands in the line (first reading of a family counts)."""
    whole, flat = korean.squeeze(line.text), korean.squeeze(piece)
    start = whole.find(flat)
    if start < 0 or whole.find(flat, start + 1) >= 0:
        start = _place(line, region, number, whole)
    if start < 0:
        return {}
    end = start + len(flat)
    said: dict[str, str] = {}
    for reading in line.readings:
        name = family(reading.engine)
        if name not in said and not _guessed(reading):
            other = korean.squeeze(reading.text)
            said[name] = _opposite(whole, other, start, end)
    return said


def _place(line: Line, region: Region, number: int, whole: str) -> int:
    """Where the region's first glyph of this line stands in the squeezed line, by its share of the width."""
    first = next(g for g in region.glyphs if g.line == number)
    box = first.box
    before = "".join(w.text for w in line.words if w.box.x1 <= box.x0 + 0.5)
    flat = korean.squeeze(before)
    return len(flat) if whole.startswith(flat) else -1


def _opposite(whole: str, other: str, start: int, end: int) -> str:
    """The part of `other` that stands opposite `whole[start:end]`, letters inserted at its ends included."""
    first, last = None, None
    for op in Levenshtein.opcodes(whole, other):
        touches = op.src_start < end and op.src_end > start
        added = op.tag == "insert" and start <= op.src_start <= end and any(c.isalnum() for c in other[op.dest_start : op.dest_end])
        if not (touches or added):
            continue
        a, b = op.dest_start, op.dest_end
        if op.tag == "equal":
            a, b = a + max(0, start - op.src_start), b - max(0, op.src_end - end)
        elif op.tag == "replace" and op.src_end - op.src_start == b - a:
            a, b = a + max(0, start - op.src_start), b - max(0, op.src_end - end)
        first, last = (a if first is None else min(first, a)), (b if last is None else max(last, b))
    if first is None or last is None:
        return ""
    # Where the line shows an odd sign beside the piece and the other reader a letter, that letter is part of it.
    while first > 0 and other[first - 1].isalnum() and start > 0 and not whole[start - 1].isalnum() and whole[start - 1] not in ":;.,~-([":
        first, start = first - 1, start - 1
    while last < len(other) and other[last].isalnum() and end < len(whole) and not whole[end].isalnum() and whole[end] not in ":;.,~-)]":
        last, end = last + 1, end + 1
    return other[first:last]


OWN, OWN_SURE = "own", 0.85


def own_says(region: Region, value: Any, by_value: dict[Any, frozenset[str]]) -> bool:
    """Whether our own recogniser, sure of its lines, read `value`: it knows every syllable, Tesseract half of them."""
    if not any(OWN in families for v, families in by_value.items() if same(v) == same(value)):
        return False
    numbers = {glyph.line for glyph in region.glyphs}
    sure = [any(r.confidence >= OWN_SURE for r in region.page.lines[n].readings if family(r.engine) == OWN) for n in numbers]
    return all(sure)


def spaced(region: Region, value: str) -> str:
    """`value` with the blanks of our own reader, which keeps them, where it read the same letters."""
    flat = korean.squeeze(value)
    numbers = list(dict.fromkeys(glyph.line for glyph in region.glyphs))
    if len(numbers) != 1:
        return value
    for reading in region.page.lines[numbers[0]].readings:
        if family(reading.engine) == "own":
            return _with_blanks(reading.text, flat) or value
    return value


def _with_blanks(text: str, flat: str) -> str | None:
    kept = [(c, n) for n, char in enumerate(text) for c in korean.squeeze(char)]
    stream = "".join(c for c, _ in kept)
    start = stream.find(flat)
    if start < 0 or stream.find(flat, start + 1) >= 0:
        return None
    return " ".join(text[kept[start][1] : kept[start + len(flat) - 1][1] + 1].split())
