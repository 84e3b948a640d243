"""In a contract between two firms the applicant's representative is never the investor's, and a sentence may say the day of payment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.documents import extract
from docproc.model import Span

from .pages import line, page

HEAD = ("투자자 : 솔향벤처투자 주식회사 (이하 “투자자”)", "발행회사 : 한빛정밀 주식회사 (사업자등록번호 124-81-00998, 대표이사 서도윤, 이하 “회사”)")
INVESTOR = ("투자자 솔향벤처투자 주식회사", "서울특별시 서초구 서초대로 398, 14층", "대표이사 양하진 (인)")
COMPANY = ("발행회사 한빛정밀 주식회사", "경상북도 구미시 산동읍 첨단기업1로 148-9", "대표이사 서도윤 (인)")
PAID = ("제3조 (납입)", "투자자는 총 인수대금을 납입일인 2021년 10월 14일에 회사가 지정한 계좌로 납입하여야 한다.")


def read(*rows: str) -> dict[str, Any]:
    lines = [line("신주인수계약서", 200, 60, size=18), *(line(text, 60, 110 + 22 * n) for n, text in enumerate(rows))]
    return extract(Span(type="certificate", item="vc_investment", pages=(1,), score=1.0), [page(*lines)], "한빛정밀_손해액산정_지원_우대사항.pdf").fields


@pytest.mark.parametrize("blocks", [(INVESTOR, COMPANY), (COMPANY, INVESTOR)], ids=["investor first", "company first"])
@pytest.mark.parametrize("head", [HEAD, ()], ids=["named at the head", "named above the seals alone"])
def test_the_representative_is_that_of_the_firm_that_receives(blocks: tuple[tuple[str, ...], ...], head: tuple[str, ...]) -> None:
    fields = read(*head, *PAID, "2021년 9월 30일", *blocks[0], *blocks[1])
    assert (fields["representative_name"].value, fields["representative_name"].status) == ("서도윤", "ok")
    assert fields["company_name"].value in ("한빛정밀 주식회사", None)
    if head:
        assert fields["company_name"].value == "한빛정밀 주식회사"


def test_the_investors_representative_alone_makes_nobody_certain() -> None:
    field = read(HEAD[0], "발행회사 : 한빛정밀 주식회사 (이하 “회사”)", *PAID, "2021년 9월 30일", *INVESTOR)["representative_name"]
    assert field.status == "check"
    assert field.value is None


def test_two_names_for_the_same_firm_are_asked_about() -> None:
    field = read(*HEAD, *PAID, "2021년 9월 30일", *INVESTOR, *COMPANY[:2], "대표이사 서도운 (인)")["representative_name"]
    assert field.status == "check"
    assert {field.value, *field.alternatives} >= {"서도윤", "서도운"}


def test_a_sentence_says_the_day_of_payment_also_over_the_end_of_a_row() -> None:
    assert read(*HEAD, *PAID, *INVESTOR, *COMPANY)["event_date"].value == date(2021, 10, 14)
    broken = ("투자자는 인수대금 전액을 회사가 지정한 계좌에 납입하며, 납입기", "일은 2021년 10월 14일로 한다.")
    assert read(*HEAD, *broken, *INVESTOR, *COMPANY)["event_date"].value == date(2021, 10, 14)


def test_two_days_of_payment_are_asked_about() -> None:
    field = read(*HEAD, *PAID, "다만 거래완결일은 2021년 11월 2일로 한다.", *INVESTOR, *COMPANY)["event_date"]
    assert field.status == "check"
    assert {field.value, *field.alternatives} >= {date(2021, 10, 14), date(2021, 11, 2)}


@pytest.mark.parametrize(
    "sentence",
    ["회사는 솔향벤처투자 주식회사에게 진술하고 보장한다.", "회사는 새한울 주식회사의 주식을 취득하지 아니한다.", "투자자는 발행회사 한빛정밀 주식회사의 신주를 인수한다."],
)
def test_a_sentence_that_begins_with_a_side_names_no_firm(sentence: str) -> None:
    fields = read(*HEAD, "제4조 (보장)", sentence, *PAID, "2021년 9월 30일", *INVESTOR, *COMPANY)
    assert (fields["company_name"].value, fields["company_name"].status) == ("한빛정밀 주식회사", "ok")
    assert (fields["representative_name"].value, fields["representative_name"].status) == ("서도윤", "ok")


@pytest.mark.parametrize("swapped", [False, True], ids=["company left", "investor left"])
def test_signatures_in_two_columns_are_told_apart_by_their_heads(swapped: bool) -> None:
    left, right = ("회사", "주식회사 한빛정밀", "경상북도 구미시 첨단기업1로 1", "대표이사 서도윤 (인)"), ("투자자", "청솔벤처투자 주식회사", "서울특별시 서초구 강남대로 373", "대표이사 류근하 (인)")
    columns = (right, left) if swapped else (left, right)
    lines = [line("상환전환우선주식 인수계약서", 160, 60, size=18), line("납입일 2021년 10월 15일", 112, 280), line("계약 체결일 : 2021년 10월 08일", 216, 578)]
    lines += [line(text, x, 616 + 18 * n) for x, column in zip((66, 340), columns) for n, text in enumerate(column)]
    fields = extract(Span(type="certificate", item="vc_investment", pages=(1,), score=1.0), [page(*lines)], "한빛정밀_손해액산정_지원_우대사항.pdf").fields
    assert fields["company_name"].value == "주식회사 한빛정밀"
    assert fields["issuer"].value == "청솔벤처투자 주식회사"
    assert fields["representative_name"].value == "서도윤"
