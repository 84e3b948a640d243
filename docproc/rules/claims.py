"""What the applicant ticked in section 6 of annex 2, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from docproc.model import Evidence
from docproc.rules.facts import Facts, proof
from docproc.rules.outcome import Doubt

FIELD = "claimed_rate_items"


class Claim(NamedTuple):
    """Whether an item is ticked (None: nobody can say), the place, and the doubts where the tick is uncertain."""

    ticked: bool | None
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def ticked_items(facts: Facts) -> tuple[str, ...]:
    """The items ticked as far as was read."""
    return tuple(dict.fromkeys(item for document in facts.of_type("application_details") for item in facts.field(document, FIELD).value or ()))


def claim(facts: Facts, item: str) -> Claim:
    """The applicant's claim to one item. A doubtful table leaves only those ticks open that its readings differ in."""
    forms = facts.of_type("application_details")
    if not forms:
        return Claim(None)
    answers = [_on(facts, document, item) for document in forms]
    return min(answers, key=lambda answer: (True, None, False).index(answer.ticked))


def _on(facts: Facts, document: int, item: str) -> Claim:
    field, place = facts.field(document, FIELD), (proof(document, FIELD),)
    readings = [set(reading) for reading in (field.value, *field.alternatives) if reading is not None]
    ticked = [item in reading for reading in readings]
    if field.status == "ok":
        return Claim(bool(ticked and ticked[0]), place)
    if field.alternatives and len(set(ticked)) == 1:
        return Claim(ticked[0], place)
    if not field.alternatives and field.value is not None and not ticked[0]:
        return Claim(False, place)  # an empty cell is seldom a missed tick, and evidence asks a person anyway
    return Claim(None, place, facts.doubts(document, FIELD))
