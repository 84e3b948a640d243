"""The examples worked by hand from the announcement (copied word for word from the contract) hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from docproc import programs
from docproc.model import Document
from tests.rules.papers import OTHER_NUMBER, certificate, details, form, judged, proving, registration, registry, verdicts

EXAMPLES = yaml.safe_load((Path(__file__).parent / "worked-examples.yaml").read_text(encoding="utf-8"))
# What reaches a confirmed rate where an example only names the rate.
REACHING = {60: ("venture",), 90: ("protection_leader", "onsite_consulting", "technology_escrow")}


def documents_of(given: dict[str, Any]) -> list[Document]:
    at: date = given["application_date"]
    claimed = list(given.get("claimed", REACHING.get(given.get("rate_confirmed", 50), ())))
    application = {key: given[key] for key in ("technology_kind", "legal_claim_count") if key in given}
    found = [form(**application), details(claimed), registration(opening_date=date(2001, 1, 1))]
    if "incorporated_date" in given:
        found.append(registry(given["incorporated_date"]))
    for item, facts in given.get("certificates", {}).items():
        values = {name: value for name, value in facts.items() if name != "other_company"}
        if facts.get("other_company"):
            values |= {"company_name": "주식회사 푸른테크", "business_registration_number": OTHER_NUMBER, "representative_name": "박푸른"}
        found.append(certificate(item, **values))
    proved = claimed if given.get("all_proved") or "rate_confirmed" in given else given.get("bonus_proved", ())
    return found + [document for item in proved for document in proving(item, at)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_a_worked_example_holds(example: dict[str, Any]) -> None:
    given, expect = example["given"], example["expect"]
    documents, at = documents_of(given), given["application_date"]
    more = {"negotiated_fee": given["negotiated_fee"]} if "negotiated_fee" in given else {}
    found = judged(documents, at, **more)
    said = verdicts(found, "rate")
    if "items" in expect:
        assert {name: verdict for name, verdict in said.items() if verdict != "not_claimed"} == expect["items"]
    for part in ("rate", "bonus", "fee"):
        wanted = {key: value for key, value in expect.get(part, {}).items() if isinstance(value, int)}
        assert {key: getattr(getattr(found, part), key) for key in wanted} == wanted
    for item, figures in expect.get("bonus", {}).get("without", {}).items():
        fewer = [document for document in documents if document.fields.get("item") is None or document.fields["item"].value != item]
        assert judged(fewer, at).bonus.confirmed == figures["confirmed"]
    if "other_reading" in expect["fee"] if "fee" in expect else False:
        other = programs.for_date(at).taking("Q1", "b")
        assert judged(documents, at, other, **more).fee.subsidy == expect["fee"]["other_reading"]["subsidy"]


def test_every_worked_example_was_read() -> None:
    assert len(EXAMPLES) == 18
