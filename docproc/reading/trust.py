"""Whether a page's own text may be believed.

A scanner's text layer lies invisible over one page-sized picture, or visible below it: such a page is read afresh.
So is a page whose text is garbled (no way back to Unicode), or much too short for what is painted on it. Whether
visible text says what it shows is proved elsewhere, by reading a few of its lines from their pixels (`textpage`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from docproc.model import Box
from docproc.reading.pdf import Picture, Survey

FEWEST_CHARACTERS = 25
"""A page with fewer painted characters is looked at as a picture if anything else is painted on it."""

SANE_SHARE = 0.9
"""Least share of characters a Korean form is written with; below it the text is garbled."""

_CID = re.compile(r"\(cid:\d+\)")
_MARKS = "·ㆍ※□■☐☑☒○●◎◇◆△▲▽▼√✓✔㈜㊞→←↑↓「」『』【】〔〕《》〈〉…‥–—―‘’“”′″、。〃·℃％＃＆＊＠§¶±×÷≠≤≥∼～〜´¸₩￦①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ"


class Judgement(NamedTuple):
    """How a page is to be read: by its own `text`, by its pixels (`ocr`), or text with pictures beside it (`mixed`)."""

    way: Literal["text", "ocr", "mixed"]
    why: str
    pictures: tuple[Picture, ...] = ()


def by_objects(page: Survey) -> Judgement:
    """Judge by what the page is made of, before any text is taken out of it."""
    if not page.shown:
        return Judgement("ocr", "hidden text" if page.hidden else "no text")
    covering = page.page_picture
    if covering is not None:
        return Judgement("ocr", "text on or below a page-sized picture")
    if page.drawn_over:
        return Judgement("ocr", "notes or form fields over the text")
    if page.hidden and len(page.hidden) > 0.2 * len(page.shown):
        return Judgement("ocr", "hidden text beside shown text")
    area = page.width * page.height
    pictures = tuple(p for p in page.pictures if p.box.area > 0.015 * area and min(p.box.width, p.box.height) > 20)
    return Judgement("mixed" if pictures else "text", "", pictures)


def by_characters(text: str, painted: bool) -> Judgement:
    """Judge by the characters of the page; `painted` says that pictures or many paths are on it too."""
    if is_garbled(text):
        return Judgement("ocr", "garbled text")
    if painted and len(re.sub(r"\s", "", text)) < FEWEST_CHARACTERS:
        return Judgement("ocr", "too little text")
    return Judgement("text", "")


def is_garbled(text: str) -> bool:
    """Whether too many characters are of a kind no Korean form is written with."""
    bare = re.sub(r"\s", "", _CID.sub("\ufffd", text))
    if not bare:
        return False
    return sum(map(_is_sane, bare)) < SANE_SHARE * len(bare)


def _is_sane(char: str) -> bool:
    if char == "\ufffd":
        return False
    if "가" <= char <= "힣" or "!" <= char <= "~" or "一" <= char <= "鿿" or char in _MARKS:
        return True
    if "\u1100" <= char <= "\u11ff" or "\u3131" <= char <= "\u318e":  # jamo: NFD text is sane, it is composed later
        return True
    return "\uff01" <= char <= "\uff5e" or unicodedata.category(char) in ("No", "So", "Ps", "Pe", "Pd", "Sm", "Po")


def is_covered(box: Box, order: int, pictures: tuple[Picture, ...]) -> bool:
    """Whether a picture painted later lies over `box`."""
    return any(p.order > order and p.box.shared(box) > 0.7 * box.area for p in pictures)
