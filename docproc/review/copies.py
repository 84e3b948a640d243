"""One set of entries out of a sheet and the copies that were saved beside it under other names.

What a person wrote anywhere is kept: a place that only one of them changed since the sheet was written takes the
change, whoever saved last; where both changed it and say different things, what was saved last stands and both are
named. A place that a copy leaves blank says nothing, unless the copy was written with an entry there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docproc.entries import Entry
from docproc.korean import squeeze
from docproc.review.entered import Filled

Where = tuple[str, str]
"""The kind and the name of an entry."""


@dataclass(frozen=True)
class Saved:
    """A sheet with the name it was saved under and when (seconds since 1970)."""

    name: str
    when: float
    filled: Filled


@dataclass(frozen=True)
class Contested:
    """An entry that two sheets say differently: what stands with the sheet it is from, and what does not."""

    stands: Entry
    by: str
    other: str
    other_by: str


@dataclass(frozen=True)
class Joined:
    """All entries, those that two sheets say differently, and how many entries each copy brought."""

    entries: tuple[Entry, ...]
    contested: tuple[Contested, ...]
    brought: dict[str, int]


def join(written: Iterable[Entry], main: Saved, copies: Sequence[Saved], since: float = 0.0) -> Joined:
    """The entries of `main` and of `copies`; `written` are those that the last run, at `since`, wrote into the sheet. Against
    them a copy that was saved before that run stands back, and both are named."""
    before = {_place(entry): squeeze(entry.value) for entry in written}
    now = {_place(entry): (entry, main) for entry in main.filled.entries}
    contested: list[Contested] = []
    brought: dict[str, int] = {}
    for copy in sorted(copies, key=lambda one: one.when):
        brought[copy.name] = 0
        for entry in copy.filled.entries:
            place, said = _place(entry), squeeze(entry.value)
            held, by = now.get(place, (None, main))
            if said == before.get(place) or (held is not None and squeeze(held.value) == said):
                continue  # the copy is as it was written there, or says the same
            changed = held is not None and squeeze(held.value) != before.get(place)
            if held is not None and (changed or copy.when < since):
                if copy.when < (by.when if changed else since):
                    contested.append(Contested(held, by.name, entry.value, copy.name))
                    continue
                contested.append(Contested(entry, copy.name, held.value, by.name))
            now[place] = entry, copy
            brought[copy.name] += 1
        for place in copy.filled.cleared & now.keys():
            if copy.when >= since and squeeze(now[place][0].value) == before.get(place):
                del now[place]
                brought[copy.name] += 1
    return Joined(tuple(entry for entry, _ in now.values()), tuple(contested), brought)


def _place(entry: Entry) -> Where:
    return entry.kind, entry.where
