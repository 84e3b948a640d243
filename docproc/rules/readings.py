"""Where the announcement can be read in two ways and the other reading would change this very result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docproc.korean import josa
from docproc.model import Frozen
from docproc.rules.facts import Facts
from docproc.rules.workings import Workings


_SUMS = ("Q1", "Q2", "Q3", "Q5")
"""Ambiguities of adding up and capping alone: no verdict needs to be worked out again."""


class ReadingNote(Frozen):
    """`question` (`Q1` …) is taken as `taken`; taken as `other` the result would differ as `sentence` says."""

    question: str
    taken: str
    other: str
    sentence: str


def other_readings(facts: Facts, work: Workings, work_out: Callable[[Facts], Workings]) -> tuple[ReadingNote, ...]:
    """The readings that matter here: each other option is tried and its result compared."""
    notes = []
    as_taken = work.result()
    for question, choice in facts.program.readings.items():
        for option in choice.options:
            if option == choice.taken or question not in {*facts.asked, *_SUMS}:
                continue
            program = facts.program.taking(question, option)
            again = replace(work, program=program) if question in _SUMS else work_out(replace(facts, program=program, asked=set()))
            result = again.result()
            changed = [key for key in as_taken if result[key] != as_taken[key]]
            if changed:
                figures = ", ".join(_figure(key, as_taken[key], result[key]) for key in changed)
                sentence = f"{question} {josa(choice.question, '을/를')} '{choice.options[option]}'{josa(choice.options[option], '으로/로')[len(choice.options[option]) :]} 읽으면 {figures}."
                notes.append(ReadingNote(question=question, taken=choice.taken, other=option, sentence=sentence))
    return tuple(notes)


def _figure(key: str, before: object, after: object) -> str:
    return f"{key} {_shown(key, before)} → {_shown(key, after)}"


def _shown(key: str, value: object) -> str:
    if isinstance(value, tuple):
        unit = " %" if key == "지원비율" else "점"
        sure, possible = value
        return f"{sure}{unit}" if sure == possible else f"{sure}{unit}(최대 {possible}{unit})"
    if isinstance(value, int):
        return f"{value:,}원"
    if isinstance(value, dict):
        return ", ".join(f"{name} {verdict}" for name, verdict in value.items())
    return "계산하지 않음"
