"""Korea's provinces, districts, towns and roads as closed lists: what stands at the head of an address can only be one of them.

`districts.txt` has the legal districts (법정동) of the standard codes of the Ministry of the Interior, a district a line. An
address of a name that is not on it is left as it is: districts are founded, renamed and joined, and old papers keep old names.
Roads have a list of their own (`roads.py`); buildings have none and are never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from docproc.documents.labels import jamo
from docproc.documents.provinces import NOW
from docproc.documents.roads import with_road
from docproc.korean import squeeze

_FORMER = (
    "인천광역시 남구: 관교동 도화동 문학동 숭의동 용현동 주안동 학익동",  # 2018 미추홀구
    "충청북도 청원군: 강내면 남이면 내수읍 낭성면 문의면 미원면 북이면 오송읍 오창읍 옥산면 가덕면 남일면 현도면",  # 2014 청주시
    "경상남도 마산시: ", "경상남도 진해시: ", "충청남도 연기군: 조치원읍 금남면 남면 동면 서면 소정면 전동면 전의면", "충청남도 당진군: ", "경기도 여주군: ", "경상북도 군위군: ", "경기도 포천군: ", "경기도 양주군: ",
)  # fmt: skip
_MISREAD = 2
"""Letters (jamo) that the head of an address may differ in from the only district that it can be."""
_DEARER = 2.5
"""What a misread letter costs, in syllables that a longer name explains: 안산시 단윈구 is 단원구, 부천시 소사로 no 소사구."""
_TOWN = re.compile(r"^\s*(?P<town>[가-힣]{1,6}[읍면])(?=\s|\d|$)")
_ROAD_OR_LOT = re.compile(r"(?:로|길|[동리가]\d*산?|블록|블럭|단지)(?:지하)?\d")
_IN_BRACKETS = re.compile(r"\(\s*(?P<town>[가-힣]{1,6}\d?[가-힣])(?=\s*[,)]|\s|$)")


@lru_cache
def districts() -> dict[str, frozenset[str]]:
    """Every district as addresses begin, squeezed (`경기도성남시중원구`), with its towns: `동`, `읍`, `면`, `가`."""
    known: dict[str, set[str]] = {}
    lines = (files("docproc.documents") / "districts.txt").read_text(encoding="utf-8").splitlines()
    for line in (*lines, *_FORMER):
        district, _, towns = line.partition(":")
        province, *rest = district.split()
        for name in (province, *(other for other, now in NOW.items() if now == province)):
            for depth in range(1, len(rest) + 1) if rest else (0,):  # a city stands for its wards: 부천시 beside 부천시 오정구
                known.setdefault("".join((name, *rest[:depth])), set()).update(towns.split())
    return {name: frozenset(towns) for name, towns in known.items()}


def is_district(name: str) -> bool:
    """Whether a city, county or ward is of that name (군산시, 전라북도군산시, 팔달구), squeezed."""
    return len(name) >= 2 and any(known.endswith(name) for known in districts())


def mended(address: str, *, road: bool = True) -> str:
    """`address` with its province, district, town and (`road`) road as the lists have them, where each can only be one entry.

    What is not on the list and close to no single entry stays as it was read.
    """
    flat = squeeze(address)
    head = _head(flat)
    if head is None:
        return address
    address = _with_head(address, head)
    towns = districts()[head]
    end = _place_after(address, len(head))
    behind = _with_town(address[end:], towns, _TOWN)
    behind = with_road(behind, head) if road else behind
    return _with_town(address[:end], towns, _IN_BRACKETS) + _with_town(behind, towns, _IN_BRACKETS)


def plausible(address: str) -> bool:
    """Whether a road (`…로 12`, `…길 3`) or a lot (`…동 12-3`, `…리 산 4`) with its number follows a known district; true of
    what begins with none."""
    flat = squeeze(address)
    head = _head(flat)
    return head is None or bool(_ROAD_OR_LOT.search(flat[len(head) :]))


def _head(flat: str) -> str | None:
    """The district that the squeezed address begins with: the longest that fits, a misread one where only one is that near."""
    fits = sorted(((len(name) - _DEARER * apart, name) for name in districts() if (apart := _apart(flat, name)) <= _allowed(name)), reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return None
    return fits[0][1]


def _allowed(name: str) -> int:
    return _MISREAD if len(name) >= 5 else 0


def _apart(flat: str, name: str) -> int:
    """Letters between a district and as many syllables at the head of `flat`; its first syllable has to be the same."""
    if flat[:1] != name[:1] or len(flat) < len(name):
        return _MISREAD + 1
    return Levenshtein.distance(jamo(flat[: len(name)]), jamo(name), score_cutoff=_MISREAD)


def _with_head(address: str, head: str) -> str:
    """`address` with the letters of its head exchanged one by one, its blanks kept."""
    letters = iter(head)
    return "".join(char if char.isspace() else next(letters, char) for char in address)


def _place_after(address: str, count: int) -> int:
    """Where in `address` its first `count` letters are over, blanks not counted."""
    for place, char in enumerate(address):
        if count == 0:
            return place
        count -= not char.isspace()
    return len(address)


def _with_town(text: str, towns: frozenset[str], pattern: re.Pattern[str]) -> str:
    match = pattern.search(text)
    if match is None or match["town"] in towns:
        return text
    town = match["town"]
    near = [known for known in towns if len(known) == len(town) and Levenshtein.distance(jamo(known), jamo(town), score_cutoff=1) == 1]
    return text[: match.start("town")] + near[0] + text[match.end("town") :] if len(near) == 1 else text
