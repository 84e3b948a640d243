"""What is taken for what: characters in values, ticks and choices, one paper for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from docproc.korean import squeeze
from docproc.qa.results import FieldResult, Report

_LONGEST = 4
"""Characters: a longer piece is no confusion but another text."""


class Confusion(NamedTuple):
    """`expected` was read as `found` so many times, of those so many with certainty; `example` is the key of one field."""

    kind: str
    expected: str
    found: str
    count: int
    silent: int
    example: str


def confusions(report: Report, most: int = 25) -> list[Confusion]:
    """The worst first: the certain ones, then by number."""
    seen: Counter[tuple[str, str, str]] = Counter()
    silent: Counter[tuple[str, str, str]] = Counter()
    example: dict[tuple[str, str, str], str] = {}
    for one in report.fields:
        if one.exact or one.unexpected:
            continue
        for pair in _of_field(one):
            seen[pair] += 1
            silent[pair] += one.silent
            example.setdefault(pair, one.key)
    for document in report.documents:
        if document.read_as and document.read_as != document.name:
            pair = ("document", document.name, document.read_as)
            seen[pair] += 1
            example.setdefault(pair, document.case)
    ordered = sorted(seen, key=lambda pair: (-silent[pair], -seen[pair], pair))
    return [Confusion(*pair, seen[pair], silent[pair], example[pair]) for pair in ordered[:most]]


def _of_field(one: FieldResult) -> Iterable[tuple[str, str, str]]:
    if isinstance(one.expected, str) and isinstance(one.found, str):
        expected, found = squeeze(one.expected), squeeze(one.found)
        pieces = [
            (expected[a:b], found[c:d])
            for what, a, b, c, d in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes()
            if what != "equal"
        ]  # fmt: skip
        short = [(a, b) for a, b in pieces if len(a) <= _LONGEST and len(b) <= _LONGEST]
        yield from (("characters", a or "∅", b or "∅") for a, b in short)
        if not short:
            yield ("text", one.field, "…")
    elif one.found in (None, "", [], {}):
        yield ("unread", one.field, "∅")
    else:
        yield ("value", f"{one.field}={_short(one.expected)}", _short(one.found))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
