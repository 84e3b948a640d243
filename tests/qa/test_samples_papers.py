"""Every paper can be drawn in every layout, and says its fields in each."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest

from docproc.qa.samples import companies
from docproc.qa.samples.golden import FIELDS
from docproc.qa.samples.look import Look
from docproc.qa.samples.papers import certificates, lookalikes, protection
from docproc.qa.samples.papers.application_form import Request, application_form
from docproc.qa.samples.papers.business_registration import (
    business_registration,
    registration_proof,
)
from docproc.qa.samples.papers.complaint import Suit, complaint
from docproc.qa.samples.papers.consent_form import consent_form
from docproc.qa.samples.papers.corporate_registry import corporate_registry
from docproc.qa.samples.papers.mediation_receipt import (
    BODIES,
    Mediation,
    mediation_receipt,
)
from docproc.qa.samples.papers.sme_confirmation import sme_confirmation
from docproc.qa.samples.papers.tax_clearance import (
    local_tax_clearance,
    national_tax_clearance,
)
from docproc.qa.samples.sheet import A4, Paper, Path, Text

C = companies.MIRAE
DAY = date(2023, 9, 20)
TERM = certificates.Term("R220919-01447", date(2022, 9, 14), date(2022, 9, 19), date(2025, 9, 18))


def look(layout: int = 0, face: str = "batang") -> Look:
    return Look(random.Random(7), face, face, layout)


PAPERS: dict[str, Callable[[], Paper]] = {
    **{f"application form {n}": lambda n=n: application_form(C, look(n), Request(DAY)) for n in range(3)},
    **{f"consent form {n}": lambda n=n: consent_form(C, look(n), day=DAY) for n in range(2)},
    **{f"registration {n}": lambda n=n: business_registration(C, look(n), issued=DAY) for n in range(2)},
    "registration of a person": lambda: business_registration(companies.SOLIP, look(), issued=DAY),
    "registration proof": lambda: registration_proof(C, look(), issued=DAY, number="1234-567-8901-234"),
    **{f"sme confirmation {n}": lambda n=n: sme_confirmation(C, look(n), number="0010-2023-123456", issued=DAY, first=DAY, last=DAY) for n in range(2)},
    **{f"national tax {n}": lambda n=n: national_tax_clearance(C, look(n), number="1", issued=DAY, until=DAY) for n in range(2)},
    **{f"local tax {n}": lambda n=n: local_tax_clearance(C, look(n), number="1", issued=DAY, until=DAY) for n in range(2)},
    **{f"registry {n}": lambda n=n: corporate_registry(C, look(n), issued=DAY, deleted=bool(n)) for n in range(2)},
    **{f"complaint {n}": lambda n=n: complaint(C, look(n), Suit("대구지방법원", DAY, 1_000_000, number="2023가합1")) for n in range(2)},
    **{f"mediation {body} {n}": lambda n=n, body=body: mediation_receipt(C, look(n), Mediation(body, "2023-1", DAY, "기술")) for n in range(2) for body in BODIES},
    **{f"venture {n}": lambda n=n: certificates.venture(C, look(n), TERM) for n in range(3)},
    **{f"innobiz {n}": lambda n=n: certificates.innobiz(C, look(n), TERM) for n in range(2)},
    **{f"mainbiz {n}": lambda n=n: certificates.mainbiz(C, look(n), TERM) for n in range(2)},
    **{f"women owned {n}": lambda n=n: certificates.women_owned(C, look(n), TERM) for n in range(2)},
    **{f"startup {n}": lambda n=n: certificates.startup_confirmation(C, look(n), TERM) for n in range(2)},
    **{f"insurance {n}": lambda n=n: protection.policy_insurance(C, look(n), TERM) for n in range(2)},
    **{f"escrow {n}": lambda n=n: protection.technology_escrow(C, look(n), TERM) for n in range(2)},
    "leader": lambda: protection.protection_leader(C, look(), TERM),
    **{f"onsite {n}": lambda n=n: protection.onsite_consulting(C, look(n), number="1", done=DAY, issued=DAY) for n in range(2)},
    "core technology": lambda: protection.national_core_technology(C, look(), number="1", issued=DAY),
    "investment": lambda: protection.vc_investment(C, look(), contract=DAY, paid=DAY, amount=1_000_000_000),
    "middle standing": lambda: lookalikes.middle_standing(C, look(), issued=DAY),
}
# What a layout truly does not print; anything else of the type must be marked.
WITHOUT = {
    "certificate": {"business_registration_number", "valid_from", "valid_until", "event_date", "certificate_number"},
    "consent_form": set(), "complaint": set(), "mediation_receipt": set(), "application_form": set(), "other": set(),
    "business_registration": {"corporate_registration_number"}, "corporate_registry": set(), "sme_confirmation": set(),
    "national_tax_clearance": set(), "local_tax_clearance": set(),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_marks_every_field_that_its_layout_prints(name: str) -> None:
    paper = PAPERS[name]()
    marked = {mark.field for sheet in paper.sheets for mark in sheet.marks}
    assert marked <= set(FIELDS[paper.type])
    assert set(FIELDS[paper.type]) - marked <= WITHOUT[paper.type]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_printed_off_the_sheet(name: str) -> None:
    for sheet in PAPERS[name]().sheets:
        for item in sheet.items:
            if isinstance(item, Text):
                assert item.box[0] >= 0 and item.box[2] <= A4[0] and 0 <= item.y <= A4[1], item.text


def test_a_struck_entry_of_the_register_has_a_stroke_through_its_text() -> None:
    sheet = PAPERS["registry 1"]().sheets[0]
    former = next(item for item in sheet.items if isinstance(item, Text) and "미래필름" in item.text)
    strokes = [item for item in sheet.items if isinstance(item, Path) and item.colour[0] > 150 and len(item.points) == 2]
    assert any(former.box[1] < stroke.points[0][1] < former.box[3] for stroke in strokes)


def test_a_refused_line_is_false_and_an_unmarked_one_has_no_value() -> None:
    paper = consent_form(C, look(), day=DAY, refused=("collect_sensitive",), unmarked=("provide_personal",), both=("provide_identifier",))
    said = {mark.field: mark.value for sheet in paper.sheets for mark in sheet.marks}
    assert said["collect_sensitive"] is False and said["collect_personal"] is True
    assert "provide_personal" not in said and "provide_identifier" not in said
