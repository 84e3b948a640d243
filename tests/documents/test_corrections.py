"""A correction is understood as people type it, or refused with what is expected; never guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.documents import record_class
from docproc.documents.corrections import NotUnderstood, correct
from docproc.model import Case, Document, Source
from tests.cases import field, made_up_case

NAMES = {"벤처기업": "venture", "창업 3년 이내": "startup_3y"}

UNDERSTOOD = [
    ("certificate", "valid_until", "2025. 3. 9.", date(2025, 3, 9)),
    ("certificate", "valid_until", "2025년 3월 9일", date(2025, 3, 9)),
    ("certificate", "valid_until", "없음", None),
    ("certificate", "item", "벤처기업", "venture"),
    ("sme_confirmation", "size_class", "소기업", "small"),
    ("sme_confirmation", "business_registration_number", "1248100998", "124-81-00998"),
    ("sme_confirmation", "company_name", "=주식회사 가온", "=주식회사 가온"),
    ("application_form", "technology_kind", "영업비밀", "trade_secret"),
    ("application_form", "legal_claim_count", "2", 2),
    ("application_form", "sealed", "없음", False),
    ("consent_form", "collect_personal", "동의함", True),
    ("consent_form", "collect_personal", "동의하지 않음", False),
    ("consent_form", "collect_personal", "표시 없음", None),
    ("complaint", "claim_amount", "1,250,000,000원", 1_250_000_000),
    ("application_details", "claimed_rate_items", "창업 3년 이내, venture", ["startup_3y", "venture"]),
    ("application_details", "claimed_rate_items", "없음", []),
    ("application_details", "sales", "2020: 100,000,000; 2021: 120,000,000", {"2020": 100_000_000, "2021": 120_000_000}),
]
REFUSED = [
    ("certificate", "valid_until", "언젠가", "2023-09-20"),
    ("certificate", "valid_until", "2025-02-30", "2023-09-20"),
    ("certificate", "valid_until", "2025-01-01, 2026-01-01", "2023-09-20"),
    ("sme_confirmation", "business_registration_number", "12-34", "123-45-67890"),
    ("application_form", "technology_kind", "상표", "영업비밀"),
    ("consent_form", "collect_personal", "글쎄", "아니오"),
    ("complaint", "claim_amount", "많음", "숫자"),
    ("application_details", "claimed_rate_items", "벤쳐", "벤처기업"),
    ("application_details", "patents", "번호 모름", "10-1234567"),
]


def blank(kind: str) -> Document:
    return record_class(kind, "venture" if kind == "certificate" else None)(file="a.pdf", pages=(1,))


@pytest.mark.parametrize(("kind", "name", "typed", "value"), UNDERSTOOD)
def test_a_correction_is_understood_by_the_kind_of_its_field(kind: str, name: str, typed: str, value: Any) -> None:
    found = correct(blank(kind), name, typed, NAMES).fields[name]
    assert (found.value, found.status, found.source) == (value, "ok", Source.REVIEWER)


@pytest.mark.parametrize(("kind", "name", "typed", "hint"), REFUSED)
def test_what_is_no_value_of_the_field_is_refused_with_what_is_expected(kind: str, name: str, typed: str, hint: str) -> None:
    with pytest.raises(NotUnderstood, match=hint):
        correct(blank(kind), name, typed, NAMES)


def test_a_patent_is_its_name_and_its_number() -> None:
    found = correct(record_class("application_details", None)(file="a.pdf", pages=(1,)), "patents", "유량 제어 (제10-1234567호); 10-7654321")
    assert [(p.name, p.registration_number) for p in found.fields["patents"].value] == [("유량 제어", "10-1234567"), (None, "10-7654321")]


def test_a_corrected_value_keeps_its_place_and_what_was_printed() -> None:
    read = record_class("sme_confirmation", None)(file="a.pdf", pages=(1,), company_name=field("㈜가운", status="check"))
    found = correct(read, "company_name", "㈜가온").fields["company_name"]
    assert (found.value, found.raw, found.page, found.bbox) == ("㈜가온", "㈜가운", 1, read.company_name.bbox)
    assert read.company_name.value == "㈜가운"


def test_a_resident_number_typed_as_a_correction_is_masked() -> None:
    found = correct(record_class("application_form", None)(file="a.pdf", pages=(1,)), "contact_name", "김하늘 900101-1234567")
    assert "1234567" not in found.fields["contact_name"].value


def test_corrected_documents_survive_the_record() -> None:
    base = made_up_case()
    changed = (correct(base.documents[0], "issued_date", "2023-04-01"), correct(base.documents[1], "valid_until", "없음"))
    case = base.model_copy(update={"documents": changed})
    assert Case.model_validate_json(case.model_dump_json()).documents == changed
