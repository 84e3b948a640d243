"""The one option whose word could not be read: told by its mark, where all other marks on the row have their words.

A pen's ring or stroke runs through the first syllables of the very word that it ticks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from docproc.documents.option import SURE, Option
from docproc.documents.rows import Row
from docproc.korean import squeeze
from docproc.model import Mark

LIKE = 0.5
"""How much of the word at least one reader must have seen for the option to be sure."""

CLOSE = 1.5
"""A mark stands at most so many glyph heights from the word it belongs to."""


def with_unread_word(row: Row, options: Sequence[Option], marks: Sequence[Mark], words: Mapping[str, Any]) -> list[Option]:
    """The row's options with the one that was not read added, or those given where nothing can be told.

    `options` are those whose words were read, `marks` all places to tick on the row from the left, `words` all
    options of the question. As many marks as options stand on the row, each before its word or each behind it.
    """
    missing = {value for value in words.values()} - {option.value for option in options}
    if len(missing) > 1:
        # A form need not offer every answer there is: the one whose word a reader has seen.
        said = "".join(squeeze(reading.text) for n in {glyph.line for glyph in row.glyphs} for reading in row.page.lines[n].readings)
        missing = {value for word, value in words.items() if value in missing and len(squeeze(word)) > 2 and squeeze(word) in said}
    if len(missing) != 1 or len(marks) != len(options) + 1 or not options:
        return list(options)
    value = missing.pop()
    ordered = sorted(options, key=lambda option: option.box.x0)
    for ahead in (True, False):
        own = [_beside(option, marks, ahead=ahead) for option in ordered]
        free = [mark for mark in marks if mark not in own]
        if None in own or len(set(map(id, own))) != len(own) or len(free) != 1:
            continue
        mark = free[0]
        left, right = _room(mark, marks, row, ahead=ahead)
        if right - left < 0.8 * row.height:
            continue
        seen = _likeness(row, left, right, [word for word, one in words.items() if one == value], [word for word, one in words.items() if one != value])
        if seen < LIKE:
            mark = mark.model_copy(update={"confidence": min(mark.confidence, SURE - 0.05)})
        word = next(word for word, one in words.items() if one == value)
        paired = [Option(o.value, o.word, o.page, o.box, o.row, m) for o, m in zip(ordered, own)]
        return sorted([*paired, Option(value, word, row.page, mark.box, row, mark)], key=lambda option: option.box.x0)
    return list(options)


def as_another_reads(row: Row, marks: Sequence[Mark], words: Mapping[str, Any]) -> list[Option]:
    """The options of a row of whose words the chosen reading has none (`1 2@ 건`), where another reader has as many of them
    as there are places to tick: the first is the first's. Sure only where these are all answers there are."""
    for number in dict.fromkeys(glyph.line for glyph in row.glyphs):
        for reading in row.page.lines[number].readings:
            text = squeeze(reading.text)
            places = sorted((text.index(squeeze(word)), word) for word in words if squeeze(word) in text)
            said = {words[word]: word for _, word in reversed(places)}
            if len(said) < 2 or len(said) != len(marks) or len(places) != len(said):
                continue
            sure = set(said) == set(words.values())
            pairs = zip(marks, (word for _, word in places))
            return [Option(words[word], word, row.page, mark.box, row, mark if sure else mark.model_copy(update={"confidence": min(mark.confidence, SURE - 0.05)})) for mark, word in pairs]
    return []


def _beside(option: Option, marks: Sequence[Mark], *, ahead: bool) -> Mark | None:
    near = [mark for mark in marks if (mark.box.centre < option.box.x0 + 1 if ahead else mark.box.centre > option.box.x1 - 1)]
    nearest = min(near, key=lambda mark: abs(mark.box.centre - option.box.centre), default=None)
    gap = None if nearest is None else option.box.x0 - nearest.box.x1 if ahead else nearest.box.x0 - option.box.x1
    return nearest if gap is not None and gap < CLOSE * max(option.row.height, 6.0) else None


def _room(mark: Mark, marks: Sequence[Mark], row: Row, *, ahead: bool) -> tuple[float, float]:
    """From where to where the unread word stands."""
    if ahead:
        return mark.box.centre, min((m.box.x0 for m in marks if m.box.x0 > mark.box.x1), default=max(row.box.x1, mark.box.x1 + 4 * row.height))
    return max((m.box.x1 for m in marks if m.box.x1 < mark.box.x0), default=min(row.box.x0, mark.box.x0 - 4 * row.height)), mark.box.centre


def _likeness(row: Row, left: float, right: float, words: Sequence[str], others: Sequence[str]) -> float:
    """How much of one of the `words` some reader saw between `left` and `right`, where it saw more of it than of the
    words of the `others`."""
    stood = squeeze("".join(glyph.char for glyph in row.glyphs if left <= glyph.box.centre <= right))
    lines = {glyph.line for glyph in row.glyphs}
    whole = [squeeze(reading.text) for n in lines for reading in row.page.lines[n].readings]
    best = max((SequenceMatcher(None, squeeze(word), stood).ratio() for word in words), default=0.0)
    read = any(squeeze(word) in text for word in words for text in whole if len(squeeze(word)) > 1)
    # The pen makes the word's line higher than the row, so that it may stand on a row of its own.
    inside = [line for line in row.page.lines if left <= line.box.centre <= right and line.box.top < row.level < line.box.bottom]
    alone = [squeeze(reading.text) for line in inside for reading in line.readings if len(squeeze(reading.text)) <= 2 * max(len(squeeze(w)) for w in words)]
    for text in alone:
        own, other = (max((SequenceMatcher(None, squeeze(word), text).ratio() for word in some), default=0.0) for some in (words, others))
        best = max(best, own if own > other else 0.0)
    return 1.0 if read else best
