"""Dates that contradict each other are not taken at their word: order, usual terms, no future."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from docproc.model import Field, Source

EARLIEST = date(1945, 1, 1)
LONGEST_TERM = timedelta(days=10 * 366)


def doubtful_dates(fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
    """`fields` with dates read from pixels set to `check` where they cannot all be right.

    A period runs forward, at most ten years; nothing is issued after it ended. The PDF's own text is taken
    as it stands.
    """
    doubted: set[str] = set()
    for first, last in (("valid_from", "valid_until"), ("issued_date", "valid_until"), ("opening_date", "issued_date"), ("incorporated_date", "issued_date")):
        start, end = _date(fields, first), _date(fields, last)
        if start and end and (start > end or (first == "valid_from" and end - start > LONGEST_TERM)):
            doubted |= {first, last}
    doubted |= {name for name in fields if (day := _date(fields, name)) and day < EARLIEST}
    return {
        name: field.model_copy(update={"status": "check", "confidence": min(field.confidence, 0.5), "confirmed_by": ()})
        if name in doubted and field.source is Source.OCR
        else field
        for name, field in fields.items()
    }


def _date(fields: dict[str, Field[Any]], name: str) -> date | None:
    field = fields.get(name)
    return field.value if field is not None and isinstance(field.value, date) else None
