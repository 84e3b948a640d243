"""The names of Korea's roads by district, as a closed list: a road that no district has, but for one letter, was misread.

`roads.txt.gz` has the roads of Korea Post's list of addresses (2021-11-03, by the MIT-licensed package `kozip`), a district a line,
numbers in names written 0 (`training/roads.py` makes it). A road that is on no list and close to none stays as it was read:
roads are named every year, so the list proposes a spelling and two readers must say it.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from docproc.documents.labels import jamo
from docproc.documents.provinces import in_2021

_BRANCH = re.compile(r"(?<=[로길])\d+(?:-\d+)?(?:번|[가-하])?안?길$")
_ROAD = re.compile(r"^\s*(?:[가-힣]{1,6}[읍면]\s*)?(?P<road>[가-힣A-Za-z0-9.·]{1,14}?(?:로|길))(?=\s*(?:지하\s*)?\d)")
_SHORTEST = 3
"""Syllables: of shorter names too many are one letter apart."""


def spelt(road: str) -> str:
    """A road's name without its branch, its numbers as 0: `공단4로`, `공단4로12번길` → `공단0로`."""
    return re.sub(r"\d+", "0", _BRANCH.sub("", road.replace(" ", "")))


@lru_cache
def _roads() -> dict[str, frozenset[str]]:
    text = gzip.decompress((files("docproc.documents") / "roads.txt.gz").read_bytes()).decode("utf-8")
    lines = (line.partition(":") for line in text.splitlines())
    return {district.replace(" ", ""): frozenset(names.split()) for district, _, names in lines}


@lru_cache(maxsize=256)
def roads(district: str) -> frozenset[str]:
    """The roads of a district as addresses begin, squeezed (`경기도성남시중원구`); of a city without its ward those of all its
    wards; none where the list does not know it."""
    then = in_2021(district)
    return frozenset().union(*(names for known, names in _roads().items() if known.startswith(then)))


def with_road(text: str, district: str) -> str:
    """`text`, an address behind its district, with the name of its road as the list spells it, where it is one letter off the
    only road that it can be."""
    match = _ROAD.match(text)
    known = roads(district)
    if match is None or not known:
        return text
    road = match["road"]
    name = spelt(road)
    if name in known or len(name) < _SHORTEST:
        return text
    near = [other for other in known if len(other) == len(name) and Levenshtein.distance(jamo(other), jamo(name), score_cutoff=1) == 1]
    if len(near) != 1:
        return text
    letters = iter(re.split(r"0", near[0]))
    spelling = "".join(part if n % 2 else next(letters, "") for n, part in enumerate(re.split(r"(\d+)", road)))
    return text[: match.start("road")] + spelling + text[match.end("road") :]
