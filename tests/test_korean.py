"""What Korean papers print is parsed as what it means, in every spelling, or not at all: never as something else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from docproc import korean

DAYS = st.dates(date(1950, 1, 1), date(2059, 12, 31))
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
PRINTED = {
    "2023 년 03 월 04 일": lambda d: f"{d:%Y 년 %m 월 %d 일}",
    "2023년 3월 4일": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    "2023.03.04.": lambda d: f"{d:%Y.%m.%d.}",
    "2023. 3. 4": lambda d: f"{d.year}. {d.month}. {d.day}",
    "2023-03-04": lambda d: d.isoformat(),
    "2023/03/04": lambda d: f"{d:%Y/%m/%d}",
    "20230304": lambda d: f"{d:%Y%m%d}",
    "２０２３．０３．０４": lambda d: f"{d:%Y．%m．%d}".translate(WIDE),
    "2023–03–04": lambda d: f"{d:%Y–%m–%d}",
    "발급일: 2023년 03월 04일 (토)": lambda d: f"발급일: {d:%Y년 %m월 %d일} (토)",
}  # fmt: skip


@pytest.mark.parametrize("way", PRINTED)
@given(day=DAYS)
def test_a_day_in_any_print_is_that_day(way: str, day: date) -> None:
    assert korean.parse_date(PRINTED[way](day)) == day


@given(DAYS, DAYS, st.sampled_from(sorted(PRINTED)), st.sampled_from(sorted(PRINTED)), st.sampled_from([" ~ ", "부터 ", "\n", " , "]))
def test_a_text_with_two_days_is_no_day(one: date, other: date, way: str, way_b: str, between: str) -> None:
    assume(one != other)
    assert korean.parse_date(PRINTED[way](one) + between + PRINTED[way_b](other)) is None


@given(st.integers(1900, 2099), st.integers(0, 99), st.integers(0, 99), st.sampled_from(["-", ".", "년 "]))
def test_what_is_in_no_calendar_is_no_day(year: int, month: int, day: int, sign: str) -> None:
    try:
        meant: date | None = date(year, month, day)
    except ValueError:
        meant = None
    assert korean.parse_date(f"{year}{sign}{month:02d}{'월 ' if sign == '년 ' else sign}{day:02d}") == meant


@given(DAYS, st.text("0123456789", min_size=1, max_size=3), st.booleans())
def test_digits_that_touch_a_date_make_it_no_date(day: date, more: str, before: bool) -> None:
    text = f"{day:%Y%m%d}"
    assert korean.parse_date(more + text if before else text + more) is None


MONEY = {
    "12,345원": lambda n: f"{n:,}원", "금 12,345원정": lambda n: f"금 {n:,}원정", "₩12,345": lambda n: f"₩{n:,}", "12345": lambda n: str(n),
    "일금12,345 원": lambda n: f"일금{n:,} 원", "１２，３４５": lambda n: f"{n:,}".replace(",", "，").translate(WIDE),
}  # fmt: skip


@pytest.mark.parametrize("way", MONEY)
@given(won=st.integers(0, 10**13))
def test_an_amount_in_any_print_is_that_amount_and_a_sign_makes_it_a_loss(way: str, won: int) -> None:
    assert korean.parse_money(MONEY[way](won)) == won
    for lost in (f"△{won:,}", f"▲ {won:,}", f"({won:,})", f"-{won:,}"):
        assert korean.parse_money(lost) == -won


@given(st.integers(0, 10**9), st.sampled_from(["억원", "백만원", "만원", "천원", "원"]), st.sampled_from([1, 1000, 10**6]))
def test_a_unit_beside_the_digits_wins_over_the_tables(number: int, unit: str, table: int) -> None:
    size = korean.money_unit(f"(단위 : {unit})")
    assert size is not None and korean.parse_money(f"{number:,}{unit}", table) == number * size
    assert korean.parse_money(f"{number:,}", table) == number * table


@given(st.integers(1000, 10**12), st.data())
def test_an_amount_whose_commas_stand_wrong_is_no_amount(won: int, data: st.DataObject) -> None:
    digits = str(won)
    place = data.draw(st.integers(1, len(digits) - 1))
    assume((len(digits) - place) % 3)
    assert korean.parse_money(f"{digits[:place]},{digits[place:]}") is None


@given(st.text("0123456789", min_size=8, max_size=14), st.sampled_from(["", "-", " ", " - ", "–"]))
def test_ten_digits_are_a_business_number_and_thirteen_a_corporate_one_and_no_others(digits: str, gap: str) -> None:
    business, corporate = gap.join((digits[:3], digits[3:5], digits[5:])), gap.join((digits[:6], digits[6:]))
    assert korean.business_number(business) == (f"{digits[:3]}-{digits[3:5]}-{digits[5:]}" if len(digits) == 10 else None)
    assert korean.corporate_number(corporate) == (f"{digits[:6]}-{digits[6:]}" if len(digits) == 13 else None)


@given(st.text("0123456789", min_size=9, max_size=9))
@example("000000000")
def test_of_ten_last_digits_one_holds(digits: str) -> None:
    assert sum(korean.business_number_checks(f"{digits}{last}") for last in range(10)) == 1


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_a_corporate_number_with_one_digit_misread_in_an_odd_place_does_not_check(digits: str, place: int, more: int) -> None:
    (last,) = [n for n in range(10) if korean.corporate_number_checks(f"{digits}{n}")]
    wrong = digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]
    if place % 2 == 0 or more != 5:  # doubled digits five apart have like sums
        assert not korean.corporate_number_checks(f"{wrong}{last}")


HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)


@given(HANGUL, st.sampled_from(["주식회사 {}", "{}주식회사", "㈜{}", "{}(주)", "（주）{}", "{} ㈜", "주식회사 {} (Gaon Co., Ltd.)"]))
def test_one_company_in_two_spellings_is_one_and_another_is_another(name: str, spelling: str) -> None:
    assume(not any(form in name for form in korean.LEGAL_FORMS))
    assert korean.same_company(spelling.format(name), name) and korean.company_core(spelling.format(name)) == name
    assert not korean.same_company(spelling.format(name), name + "산업") and not korean.same_company(f"주식회사 {name}", f"유한회사 {name}")


@pytest.mark.parametrize("printed", ["2023가합15072", "2023 가합 15072", "전자제출2 023가합15072", "20 23가합15072 제출일시"])
def test_a_case_number_is_the_same_whatever_blanks_a_reader_put_into_it(printed: str) -> None:
    assert korean.case_number(printed) == "2023가합15072"


def test_what_stands_before_a_case_number_is_none_of_its_year() -> None:
    assert korean.case_number("12023가합15072") is None
