"""The editions of the announcement: one YAML file an edition, issued and read whole.

`load` and `for_date` give the typed `Program`; the application date chooses the edition (domain reading Q34).
"""

from __future__ import annotations

import difflib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from docproc.errors import WrongUsage
from docproc.programs.loader import read
from docproc.programs.model import CONDITIONS, CrisisRegion, Criterion, Group, Item, Program, ReadingChoice, RequiredDocument, Table

__all__ = [
    "CONDITIONS", "Change", "CrisisRegion", "Criterion", "Group", "Item", "Program", "ReadingChoice", "RequiredDocument", "Table",
    "all_ids", "diff", "for_date", "load", "validate",
]  # fmt: skip

_FOLDER = Path(__file__).parent


def all_ids() -> tuple[str, ...]:
    """The ids of all editions, oldest first."""
    return tuple(program.id for program in sorted((load(path.stem) for path in _FOLDER.glob("*.yaml")), key=lambda program: program.since))


@cache
def load(program_id: str) -> Program:
    """The edition `program_id`; `WrongUsage` where there is none, `ProgramInvalid` where its file is wrong."""
    path = _FOLDER / f"{program_id}.yaml"
    known = sorted(found.stem for found in _FOLDER.glob("*.yaml"))
    if program_id not in known:
        near = difflib.get_close_matches(program_id, known, n=1, cutoff=0.3)
        raise WrongUsage(
            f"그런 공고가 없습니다: '{program_id}'",
            f"no such edition: '{program_id}'",
            next_ko=f"다음 가운데 하나를 쓰세요: {', '.join(near or known)}",
            next_en=f"use one of: {', '.join(near or known)}",
        )
    return read(path)


def for_date(application_date: date | None) -> Program:
    """The edition in force on `application_date`; the oldest one for a day before them all, the newest for none."""
    editions = [load(program_id) for program_id in all_ids()]
    if application_date is None:
        return editions[-1]
    in_force = [program for program in editions if program.since <= application_date]
    return in_force[-1] if in_force else editions[0]


def validate(path: Path) -> Program:
    """The edition in a file that need not be installed; `ProgramInvalid` says what is wrong with it."""
    return read(path)


class Change(NamedTuple):
    """One difference between two editions: where, and what stood there before and stands there now."""

    path: str
    before: Any
    after: Any


def diff(old: Program, new: Program) -> list[Change]:
    """Every place where `new` says something other than `old`, in the order of the file."""
    return _differences("", old.model_dump(mode="json", by_alias=True), new.model_dump(mode="json", by_alias=True))


def _differences(where: str, before: Any, after: Any) -> list[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        keys = dict.fromkeys([*before, *after])
        return [
            change
            for key in keys
            for change in _differences(f"{where}.{key}" if where else str(key), before.get(key), after.get(key))
        ]
    return [] if before == after else [Change(where, before, after)]
