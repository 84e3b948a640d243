"""Dates that contradict each other are not taken at their word: order, usual terms, no future. Nor are addresses without a road.

Two readers may share a misread digit; the dates of one paper seldom agree with it. The PDF's own text is
taken as it stands.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from docproc.documents.places import plausible
from docproc.model import Field, Source

EARLIEST = date(1945, 1, 1)
LONGEST_YEARS = 10
_ORDER = (("valid_from", "valid_until"), ("issued_date", "valid_until"), ("opening_date", "issued_date"), ("incorporated_date", "issued_date"))
_PAST = ("issued_date", "opening_date", "incorporated_date", "event_date")


def doubtful_dates(fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
    """`fields` with dates read from pixels set to `check` where they cannot all be right.

    A period runs forward over whole years, to the eve of its day or to a month's end; nothing is issued after
    it ended or in the future.
    """
    doubted: set[str] = set()
    for first, last in _ORDER:
        start, end = _date(fields, first), _date(fields, last)
        if start and end and start > end:
            doubted |= {first, last}
    start, end = _date(fields, "valid_from"), _date(fields, "valid_until")
    if start and end and not usual_term(start, end):
        doubted |= {"valid_from", "valid_until"}
    doubted |= {name for name in fields if (day := _date(fields, name)) and day < EARLIEST}
    doubted |= {name for name in _PAST if (day := _date(fields, name)) and day > date.today()}
    return {
        name: field.model_copy(update={"status": "check", "confidence": min(field.confidence, 0.5), "confirmed_by": ()})
        if name in doubted and field.source is Source.OCR
        else field
        for name, field in fields.items()
    }


def doubtful_addresses(fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
    """`fields` with an address read from pixels set to `check` where neither road nor lot follows its district: a letter of
    the road may be another, or the rest of the line is lost."""
    address = fields.get("address")
    if address is None or address.source is not Source.OCR or not isinstance(address.value, str) or plausible(address.value):
        return fields
    return fields | {"address": address.model_copy(update={"status": "check", "confidence": min(address.confidence, 0.5), "confirmed_by": ()})}


def usual_term(start: date, end: date) -> bool:
    """Whether a period is one that offices print: whole years to the day or its eve, or up to a month's end."""
    if (end + timedelta(days=1)).day == 1 and start < end:
        return end.year - start.year <= LONGEST_YEARS
    for day in (end, end + timedelta(days=1)):
        years = day.year - start.year
        if 1 <= years <= LONGEST_YEARS and (day.month, day.day) in ((start.month, start.day), *_LEAP.get((start.month, start.day), ())):
            return True
    return False


_LEAP = {(2, 29): ((2, 28), (3, 1))}


def _date(fields: dict[str, Field[Any]], name: str) -> date | None:
    field = fields.get(name)
    return field.value if field is not None and isinstance(field.value, date) else None
