"""What must hold of every submission: noise proves nothing, less evidence never earns more, order is nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docproc.model import Document, Field
from docproc.rules import Judgement
from tests.rules.papers import judged, submission, verdicts
from tests.rules.test_table import draw

cases = st.integers(min_value=0, max_value=10_000)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def documents_of(seed: int) -> list[Document]:
    truth = draw(seed)
    return submission(truth.at, truth.claimed, *truth.papers, **truth.replaced)


def all_verdicts(found: Judgement) -> dict[tuple[str, str], str]:
    return {(part, name): said for part in ("eligibility", "rate", "bonus") for name, said in verdicts(found, part).items()}


def blurred(document: Document, name: str) -> Document:
    """The same document with one field that a person must look at; the value stays as it was read."""
    attribute = "proves" if name == "item" else name
    field: Field[Any] = getattr(document, attribute)
    return document.model_copy(update={attribute: field.model_copy(update={"status": "check", "confidence": 0.4})})


@few
@given(seed=cases, data=st.data())
def test_noise_never_turns_review_into_met_nor_failure_into_met(seed: int, data: st.DataObject) -> None:
    documents, at = documents_of(seed), draw(seed).at
    before = all_verdicts(judged(documents, at))
    for _ in range(data.draw(st.integers(1, 4))):
        index = data.draw(st.integers(0, len(documents) - 1))
        names = [name for name in documents[index].fields if name != "item"]
        documents[index] = blurred(documents[index], data.draw(st.sampled_from(names)))
    after = all_verdicts(judged(documents, at))
    gained = {key for key, said in after.items() if said == "met" and before[key] != "met"}
    assert not gained


@few
@given(seed=cases, data=st.data())
def test_taking_a_certificate_away_never_raises_rate_or_bonus(seed: int, data: st.DataObject) -> None:
    documents, at = documents_of(seed), draw(seed).at
    before = judged(documents, at)
    proofs = [index for index, document in enumerate(documents) if document.type in ("certificate", "mediation_receipt", "corporate_registry")]
    gone = set(data.draw(st.lists(st.sampled_from(proofs), max_size=4))) if proofs else set()
    after = judged([document for index, document in enumerate(documents) if index not in gone], at)
    assert after.rate.confirmed <= before.rate.confirmed
    assert after.bonus.confirmed <= before.bonus.confirmed


@few
@given(seed=cases, data=st.data())
def test_the_order_of_the_documents_never_matters(seed: int, data: st.DataObject) -> None:
    documents, at = documents_of(seed), draw(seed).at
    before, after = judged(documents, at), judged(data.draw(st.permutations(documents)), at)
    assert all_verdicts(before) == all_verdicts(after)
    assert (before.rate.confirmed, before.rate.possible, before.fee) == (after.rate.confirmed, after.rate.possible, after.fee)
    assert sorted((one.code, one.field or "", one.decisive) for one in before.attention) == sorted((one.code, one.field or "", one.decisive) for one in after.attention)


@few
@given(seed=cases)
def test_every_met_verdict_points_at_a_document_of_the_submission(seed: int) -> None:
    documents, at = documents_of(seed), draw(seed).at
    found = judged(documents, at)
    for answer in (*found.eligibility.criteria, *found.rate.items, *found.bonus.items):
        assert answer.reason.endswith(".") and "\n" not in answer.reason
        assert answer.verdict != "met" or answer.evidence
        for proof in answer.evidence:
            assert proof.field is None or proof.field in documents[proof.document].fields


@few
@given(seed=cases)
def test_confirmed_never_exceeds_possible_and_a_day_without_a_date_confirms_no_dated_item(seed: int) -> None:
    documents, at = documents_of(seed), draw(seed).at
    found, undated = judged(documents, at), judged(documents, None)
    assert found.rate.confirmed <= found.rate.possible <= 90
    assert found.bonus.confirmed <= found.bonus.possible <= 5
    dated = {item for item in verdicts(undated, "rate") if item != "national_core_technology"}
    assert not {item for item in dated if verdicts(undated, "rate")[item] == "met"}


def unread(document: Document, name: str) -> Document:
    """The same document with one field that could not be read."""
    return document.model_copy(update={name: Field[Any](status="check")})


@settings(few, max_examples=10)
@given(seed=cases, data=st.data())
def test_any_mixture_of_blurred_and_unread_fields_is_judged_and_every_one_is_spoken_of(seed: int, data: st.DataObject) -> None:
    documents, at = documents_of(seed), draw(seed).at
    share = data.draw(st.sampled_from([1, 2, 5]))
    for index, document in enumerate(documents):
        for name in document.fields:
            if name != "item" and data.draw(st.integers(0, share)) == share:
                document = data.draw(st.sampled_from([blurred, unread]))(document, name)
        documents[index] = document
    found = judged(documents, at)
    doubtful = {(index, name) for index, document in enumerate(documents) for name, field in document.fields.items() if field.status == "check"}
    assert {(one.document, one.field) for one in found.attention if one.code.startswith("field_")} == doubtful
