"""The application date chooses the edition; where it is doubtful it decides nothing, and a person is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from docproc.applied import Applied, applied, asking_for_the_day, edition
from docproc.documents import record_class
from docproc.model import Attention, Box, Document, Field, Source

BEFORE, AFTER = "damage-assessment-2023-03-27", "damage-assessment-2023-09-14"
AUGUST, SEPTEMBER = date(2023, 8, 20), date(2023, 9, 20)


def said(value: date, status: Any = "ok", *others: date) -> Field[date]:
    return Field(value=value, raw=str(value), page=1, bbox=Box(100, 100, 200, 112), source=Source.OCR, status=status, alternatives=others)


def form(value: date, status: Any = "ok", *others: date) -> Document:
    return record_class("application_form", None)(file="가온_손해액산정_사업신청서.pdf", pages=(1,), application_date=said(value, status, *others))


def consent(value: date, status: Any = "ok") -> Document:
    return record_class("consent_form", None)(file="가온_손해액산정_사업신청서.pdf", pages=(2,), consent_date=said(value, status))


def test_a_sure_date_chooses_the_edition() -> None:
    assert (applied([form(SEPTEMBER)]).sure, edition(applied([form(SEPTEMBER)]))) == (SEPTEMBER, AFTER)
    assert edition(applied([form(AUGUST)])) == BEFORE


def test_the_consent_form_signed_with_it_makes_a_doubtful_date_sure() -> None:
    assert applied([form(SEPTEMBER, "check"), consent(SEPTEMBER)]).sure == SEPTEMBER
    assert applied([form(SEPTEMBER, "check"), consent(SEPTEMBER, "check")]).sure is None
    assert applied([form(SEPTEMBER, "check"), consent(AUGUST)]).sure is None


def test_a_doubtful_date_that_may_lie_on_either_side_takes_the_edition_that_leaves_no_claim_out() -> None:
    assert edition(applied([form(AUGUST, "check", SEPTEMBER)])) == AFTER
    assert edition(applied([form(AUGUST, "check", date(2023, 8, 26))])) == BEFORE


def test_two_forms_with_different_dates_are_for_a_person() -> None:
    day = applied([form(AUGUST), form(SEPTEMBER)])
    assert day.sure is None and set(day.readings) == {AUGUST, SEPTEMBER}
    (asked,) = asking_for_the_day((), day)
    assert asked.decisive and "2023-08-20" in asked.message and "2023-09-20" in asked.message
    assert applied([form(SEPTEMBER), form(SEPTEMBER, "check")]).sure == SEPTEMBER


def test_a_doubtful_application_date_is_never_said_to_change_nothing() -> None:
    noted = Attention(code="field_doubtful", message="신청서의 '신청일' 값이 확실하지 않습니다. 결과를 바꾸지 않습니다.", document=0, field="application_date", decisive=False)
    (asked,) = asking_for_the_day((noted,), applied([form(SEPTEMBER, "check")]))
    assert asked.decisive and "바꾸지 않습니다" not in asked.message
    assert asking_for_the_day((noted,), Applied(SEPTEMBER, SEPTEMBER)) == (noted,)


def test_no_date_and_no_form_take_the_latest_edition() -> None:
    assert (applied([]), edition(applied([]))) == (Applied(None, None), AFTER)
