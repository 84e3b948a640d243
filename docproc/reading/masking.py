"""What is private on a page is covered before anything of it is kept: in the text right after reading, and in every
picture that is cut out (Personal Information Protection Act, art. 24-2; `private` knows the numbers).

The place of a covered number is known from the page alone, by its stars: a page of the cache is enough to cut pictures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from docproc.model import Box, Line, Page, Reading, RegionReader, Word
from docproc.private import masked, private_spans, starred
from docproc.reading import page as one_page
from docproc.reading import pdf, region
from docproc.reading.settings import ReadingSettings

_STARS = re.compile(r"\*(?:[ -]?\*){3,}")
_LONG = re.compile(r"(?:\d[\s-]?){6}")
_LEAN = 1.0
"""On a page that leans by more degrees than this whole words are covered, for parts of them no longer stand above each other."""


def read_page(path: Path, number: int, settings: ReadingSettings) -> Page:
    """`page.read_page`, with private numbers starred in all that it says."""
    return without_private(one_page.read_page(path, number, settings))


def open_reader(path: Path, pages: Mapping[int, Page], settings: ReadingSettings, upright: bool = False) -> RegionReader:
    """`region.open_reader`, with private numbers starred in all that it says."""
    look = region.open_reader(path, pages, settings, upright)

    def read(page: int, box: Box, kind: str) -> tuple[Reading, ...]:
        return tuple(_reading(one, "") for one in look(page, box, kind))

    return read


class Pictures:
    """Cuts pictures out of one file; private places of its `pages` (as read) are painted over."""

    def __init__(self, path: Path, pages: Mapping[int, Page]) -> None:
        self._path, self._pages = path, pages

    def crop(self, page: int, box: Box, *, margin: float = 4, dpi: int = 150) -> bytes:
        """The part `box` (points as displayed) of a page as a PNG, turned so that it stands upright."""
        turned = self._pages[page].turned if page in self._pages else 0
        return pdf.crop_png(self._path, page, box, turned=turned, margin=margin, dpi=dpi, hide=self._hidden(page))

    def whole(self, page: int, dpi: int = 100) -> bytes:
        """The whole page as displayed, as a PNG."""
        return pdf.page_png(self._path, page, dpi, hide=self._hidden(page))

    def _hidden(self, number: int) -> tuple[Box, ...]:
        return private_boxes(self._pages[number]) if number in self._pages else ()


def without_private(page: Page) -> Page:
    """The page with private numbers starred in its lines, words, readings, codes and problems."""
    befores = _befores(page.lines)
    lines = tuple(_line(line, before) for line, before in zip(page.lines, befores))
    codes = tuple(code.model_copy(update={"text": masked(code.text)}) for code in page.codes)
    problems = tuple(p.model_copy(update={"message": masked(p.message), "message_en": masked(p.message_en)}) for p in page.problems)
    return page.model_copy(update={"lines": lines, "codes": codes, "problems": problems})


def _befores(lines: Sequence[Line]) -> list[str]:
    """What stands before each line that holds a number: what is left of it, or else above it (its column's head)."""
    return [_before(line, lines) if any(_LONG.search(text) for text in _texts(line)) else "" for line in lines]


def _texts(line: Line) -> tuple[str, ...]:
    return (line.text, *(one.text for one in line.readings))


def _before(line: Line, lines: Sequence[Line]) -> str:
    box = line.box
    left = [o for o in lines if o is not line and o.box.x1 <= box.x0 + 2 and o.box.same_row(box)]
    if left:
        return max(left, key=lambda o: o.box.x1).text
    above = [o for o in lines if o.box.bottom <= box.top + 2 and min(o.box.x1, box.x1) > max(o.box.x0, box.x0)]
    return max(above, key=lambda o: o.box.bottom).text + "\n" if above else ""


def _line(line: Line, before: str) -> Line:
    text = masked(line.text, before)
    readings = tuple(_reading(one, before) for one in line.readings)
    words = _words(line.words, before)
    if text == line.text and readings == line.readings and words == line.words:
        return line
    return line.model_copy(update={"text": text, "readings": readings, "words": words})


def _reading(reading: Reading, before: str) -> Reading:
    text = masked(reading.text, before)
    return reading if text == reading.text else reading.model_copy(update={"text": text})


def _words(words: tuple[Word, ...], before: str) -> tuple[Word, ...]:
    """A number may be printed as two words: they are looked at together and starred each for itself."""
    lead = f"{before} " if before else ""
    spans = private_spans(lead + " ".join(word.text for word in words))
    if not spans:
        return words
    made, at = [], len(lead)
    for word in words:
        inside = [(max(a, at) - at, min(b, at + len(word.text)) - at) for a, b in spans if a < at + len(word.text) and b > at]
        made.append(word.model_copy(update={"text": starred(word.text, inside)}) if inside else word)
        at += len(word.text) + 1
    return tuple(made)


def private_boxes(page: Page) -> tuple[Box, ...]:
    """The places of a page as `without_private` gave it that no picture may show, in points as displayed."""
    whole = bool(page.turned) or abs(page.skew) > _LEAN
    found = [code.box for code in page.codes if _STARS.search(code.text)]
    for line in page.lines:
        starred_texts = [text for text in _texts(line) if _STARS.search(text)]
        if not starred_texts:
            continue
        by_word = [_part(word.box, word.text, word.text.index("*"), word.text.rindex("*") + 1, whole) for word in line.words if "*" in word.text]
        # Where only another engine's reading shows it: the share of the line that it takes there.
        found += by_word or [_part(line.box, text, *stars.span(), whole) for text in starred_texts for stars in _STARS.finditer(text)]
    return tuple(found)


def _part(box: Box, text: str, start: int, end: int, whole: bool) -> Box:
    """The part of `box` that `text[start:end]` takes, and a little more: letters differ in width."""
    if whole:
        return box.grown(1)
    each = box.width / max(len(text), 1)
    left, right = max(box.x0, box.x0 + (start - 0.6) * each), min(box.x1, box.x0 + (end + 0.6) * each)
    return Box(left, box.top, right, box.bottom).grown(1)
