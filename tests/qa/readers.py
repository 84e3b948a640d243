"""Readers for tests, made from the golden records of samples/: a perfect one, and ones that are broken in a known way."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docproc.qa.compare import compare_case
from docproc.qa.results import Report

SAMPLES = Path(__file__).parents[2] / "samples"
Record = dict[str, Any]
Breaker = Callable[[str, dict[str, Any]], None]
"""Changes one field (its name, its JSON) in place."""


def goldens() -> list[Record]:
    """Every golden record of samples/."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*/record.json"))]


def perfect(golden: Record) -> Record:
    """A record that says what the golden one says, with a confidence of 0.97 for every value."""
    record = copy.deepcopy(golden)
    for _, field in fields(record):
        field["confidence"] = 0.97
    return record


def fields(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field with its name."""
    return ((name, field) for document in record["documents"] for name, field in document["fields"].items())


def measured(*breakers: Breaker) -> Report:
    """What a perfect reader comes to after every one of its fields went through `breakers`."""
    report = Report()
    for golden in goldens():
        record = perfect(golden)
        for name, field in fields(record):
            for broken in breakers:
                broken(name, field)
        compare_case(golden, record, report)
    return report


def swapping_digits(share: float, seed: int = 1) -> Breaker:
    """Reads each digit as another one so often, and is as sure as ever."""
    rng = random.Random(seed)

    def slip(value: Any) -> Any:
        if isinstance(value, str):
            return "".join(rng.choice("0123456789".replace(c, "")) if c.isascii() and c.isdigit() and rng.random() < share else c for c in value)
        if isinstance(value, int) and not isinstance(value, bool):
            return int(slip(str(value)))
        return {key: slip(one) for key, one in value.items()} if isinstance(value, dict) else value

    def broken(_: str, field: dict[str, Any]) -> None:
        field["value"] = slip(field["value"])

    return broken


def dropping(which: str, status: str) -> Breaker:
    """Never reads the field `which`."""

    def broken(name: str, field: dict[str, Any]) -> None:
        if name == which:
            field.update(value=None, status=status, confidence=0.0, page=None, bbox=None)

    return broken


def unsure(share: float, seed: int = 2) -> Breaker:
    """Misreads so many texts and knows it: a low confidence, and a person is asked. (A certificate by another item would be another document.)"""
    rng = random.Random(seed)

    def broken(name: str, field: dict[str, Any]) -> None:
        if name != "item" and isinstance(field["value"], str) and rng.random() < share:
            field.update(value=field["value"] + "가", status="check", confidence=0.3)

    return broken


def boasting(_: str, field: dict[str, Any]) -> None:
    """Says of everything that it is sure, and asks as before."""
    field["confidence"] = 1.0
