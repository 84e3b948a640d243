"""One parser for each kind of value: from what stands behind a label to the value and where it stands.

Confusable characters are repaired by type inside dates, numbers and amounts (O→0, l→1, B→8, S→5), by closed
lists for words that can only be one of a few, and never in names and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc import korean
from docproc.documents.base import (
    Address,
    BusinessNumber,
    CertificateNumber,
    CompanyName,
    CorporateNumber,
    CourtCaseNumber,
    Label,
    PersonName,
    Text,
    Won,
)
from docproc.documents.labels import jamo

_LOOKS_LIKE = str.maketrans("OoDQlI|iZBS", "00001111285")
_DIGIT = r"[0-9OoDQlI|iZBS]"
_END_JUNK = re.compile(r"^[\s:;.,|*_·\-'`~]+|[\s:;,|_·\-'`~]+$")
_NEXT_NUMBER = re.compile(r"\s+(?:\(?\d{1,2}[.)]|[●■◆○□*※▶])\s*$")


@dataclass(frozen=True)
class Parsed:
    """A value and its place `start:end` in the text that was parsed; `repaired`: a character was put right."""

    value: Any
    start: int
    end: int
    repaired: bool = False


Parser = Callable[[str, Label], Parsed | None]


def parse(kind: Any, text: str, label: Label) -> Parsed | None:
    """The value of `kind` in `text` (folded), or None where there is none or it is not certain which."""
    if label.closed:
        return _closed(text, label)
    parser = PARSERS.get(kind)
    return parser(text, label) if parser else None


def reader_kind(kind: Any) -> korean.Kind:
    """Which readers suit a kind of value."""
    return _KINDS.get(kind, "text")


_KINDS: dict[Any, korean.Kind] = {
    date: "date", Won: "money", int: "number", BusinessNumber: "number", CorporateNumber: "number", CertificateNumber: "text",
    CompanyName: "name", PersonName: "name", Address: "address",
}  # fmt: skip

# --- digits -----------------------------------------------------------------------------------------

_LOOSE_DATE = re.compile(
    rf"(?<![0-9])(?P<y>(?:[1Il|][9]|[2Z][0OoDQ]){_DIGIT}\s?{_DIGIT})\s*(?:년|녀|넌|[-./,~])\s*(?P<m>{_DIGIT}\s?{_DIGIT}?)\s*(?:월|윌|[-./,])\s*(?P<d>{_DIGIT}\s?{_DIGIT}?)(?!\d)\s*(?:일|\.)?"
)


def dates_in(text: str) -> list[Parsed]:
    """Every date of `text` in its order; digits that were misread as letters are put right."""
    spaced = re.sub(r"(?<=\d) (?=\d)", "", text) if re.search(r"\d \d \d", text) else text
    strict = [Parsed(day, start, end) for day, start, end in korean.find_dates(text)] if spaced == text else []
    loose = []
    for match in _LOOSE_DATE.finditer(text):
        if any(p.start < match.end() and match.start() < p.end for p in strict):
            continue
        y, m, d = (re.sub(r"\s", "", match[g]).translate(_LOOKS_LIKE) for g in "ymd")
        try:
            loose.append(Parsed(date(int(y), int(m), int(d)), match.start(), match.end(), repaired=True))
        except ValueError:
            continue
    return sorted(strict + loose, key=lambda p: p.start)


def _date(text: str, label: Label) -> Parsed | None:
    found = dates_in(text)
    if label.part == "first":
        return found[0] if len(found) > 1 else None
    if label.part == "last":
        return found[-1] if found else None
    return found[0] if len({p.value for p in found}) == 1 else None


def _number(shape: str, form: Callable[[str], str | None]) -> Parser:
    pattern = re.compile(rf"(?<![0-9*]){shape}(?![0-9*])")

    def parser(text: str, label: Label) -> Parsed | None:
        found = []
        for match in pattern.finditer(text):
            digits = re.sub(r"[\s\-.~]", "", match[0])
            value = form(digits.translate(_LOOKS_LIKE))
            if value:
                found.append(Parsed(value, match.start(), match.end(), repaired=not digits.isdigit()))
        return found[0] if len({p.value for p in found}) == 1 else None

    return parser


def _certificate_number(text: str, label: Label) -> Parsed | None:
    match = re.search(r"[0-9A-Za-z가-힣][0-9A-Za-z가-힣()]*(?:\s*[-‐]\s*[0-9A-Za-z가-힣]+)*", re.sub(r"^\s*제(?=\s*[0-9A-Z])", lambda m: " " * len(m[0]), text))
    if not match or not re.search(r"\d", match[0]):
        return None
    value = re.sub(r"\s+", "", match[0])
    cut = len(value) - len(re.sub(r"호$", "", value))
    return Parsed(value[: len(value) - cut] if cut else value, match.start(), match.end() - cut)


def _won(text: str, label: Label) -> Parsed | None:
    match = re.search(r"[△▲(-]?\s*[₩\\]?\s*\d[\d,. ]*\)?\s*(?:억원|백만원|만원|천원|원)?", text)
    if not match:
        return None
    value = korean.parse_money(re.sub(r"[. ]", "", match[0]))
    return None if value is None else Parsed(value, match.start(), match.end())


def _int(text: str, label: Label) -> Parsed | None:
    found = list(re.finditer(r"\d[\d,]*", text))
    return Parsed(int(found[0][0].replace(",", "")), found[0].start(), found[0].end()) if len(found) == 1 else None


def _case_number(text: str, label: Label) -> Parsed | None:
    match = korean.CASE_NUMBER.search(text)
    return Parsed("".join(match.groups()), match.start(), match.end()) if match else _text(text, label)


# --- words ------------------------------------------------------------------------------------------


def _trimmed(text: str) -> tuple[str, int]:
    """`text` without punctuation at its ends, and where it begins."""
    tail = _NEXT_NUMBER.search(text)
    text = text[: tail.start()] if tail else text
    start = len(text) - len(text.lstrip(" :;.,|*_·-'`~"))
    bare = text[start:].rstrip(" :;,|_·-'`~")
    return bare, start


def _joined(text: str) -> str:
    """Letter-spaced words put together: `한 빛 정 밀`; other blanks stay."""
    parts = text.split(" ")
    return "".join(parts) if len(parts) > 2 and all(len(p) == 1 for p in parts) else text


def _text(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    return Parsed(_joined(bare), start, start + len(bare)) if re.search(r"[가-힣A-Za-z0-9]", bare) else None


def _company(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    stop = re.search(r"\s*[\[(](?:인|직인|서명|관인|印)[\])]|\s*[㊞印]", bare)
    bare = bare[: stop.start()] if stop else bare
    return Parsed(_joined(bare), start, start + len(bare)) if re.search(r"[가-힣A-Za-z]", bare) and len(bare) > 1 else None


_PERSON_END = re.compile(
    r"\s*(?:\((?:인|서명|직인|印|공동대표|각자대표|공동|각자|대표이사|남|여)[^)]*\)?|외\s*\d+\s*[명인]|[㊞印]|\(?(?:서명|날인|인)\s*(?:또는|$)|\(?\d{2,}|생년월일|\()"
)


def _person(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    stop = _PERSON_END.search(bare)
    bare = (bare[: stop.start()] if stop else bare).rstrip(" ,")
    value = ", ".join(filter(None, (korean.person(part) for part in re.split(r"[,·/]", bare))))
    letters = re.sub(r"[^가-힣A-Za-z一-鿿]", "", value)
    return Parsed(value, start, start + len(bare)) if 2 <= len(letters) <= 40 else None


def _address(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    return Parsed(bare, start, start + len(bare)) if len(re.findall(r"[가-힣]", bare)) >= 4 else None


def _closed(text: str, label: Label) -> Parsed | None:
    """The entry of a closed list that is printed, allowing one misread letter in five."""
    flat = korean.squeeze(text)
    for word in sorted(label.closed, key=len, reverse=True):
        if korean.squeeze(word) in flat:
            return Parsed(label.closed[word], 0, len(text))
    best = sorted((Levenshtein.normalized_distance(jamo(korean.squeeze(word)), jamo(flat)), word) for word in label.closed)
    if best and best[0][0] <= 0.2 and (len(best) == 1 or best[1][0] > best[0][0]):
        return Parsed(label.closed[best[0][1]], 0, len(text), repaired=True)
    return None


PARSERS: dict[Any, Parser] = {
    date: _date,
    BusinessNumber: _number(rf"{_DIGIT}(?:\s?{_DIGIT}){{2}}\s*[-.~]?\s*{_DIGIT}(?:\s?{_DIGIT})\s*[-.~]?\s*{_DIGIT}(?:\s?{_DIGIT}){{4}}", korean.business_number),
    CorporateNumber: _number(rf"{_DIGIT}(?:\s?{_DIGIT}){{5}}\s*[-.~]?\s*{_DIGIT}(?:\s?{_DIGIT}){{6}}", korean.corporate_number),
    CertificateNumber: _certificate_number,
    CourtCaseNumber: _case_number,
    CompanyName: _company,
    PersonName: _person,
    Address: _address,
    Text: _text,
    str: _text,
    Won: _won,
    int: _int,
}  # fmt: skip
