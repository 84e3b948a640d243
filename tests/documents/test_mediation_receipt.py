"""Receipts of the five bodies, as a table and as an official letter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.documents import extract
from docproc.model import Page, Source, Span

from .pages import line, page, table


def read(one: Page) -> dict[str, Any]:
    return extract(Span(type="mediation_receipt", pages=(1,), score=1.0), [one], "한빛정밀_손해액산정_첨부서류.pdf").fields


def receipt(body: str, **extra: Any) -> Page:
    lines, cells = table(
        [["사건번호", "기술조정 2023-017"], ["사 건 명", "도면 유용에 관한 분쟁조정"], ["신 청 인", "주식회사 한빛정밀"], ["피신청인", "대륙모션(주)"], ["접수일자", "2023. 06. 19."], ["처리상태", "조정 진행 중"]],
        [100, 320],
    )
    return page(line("분쟁조정 접수 확인서", 200, 80, size=20), *lines, line("2023년 07월 03일", 230, 560), line(body, 180, 620, size=16), cells=cells, **extra)


@pytest.mark.parametrize(
    ("body", "which"),
    [
        ("중소기업기술분쟁조정·중재위원회", "sme_technology"),
        ("중소기업기술분쟁 조정ㆍ중재위원회", "sme_technology"),
        ("수·위탁분쟁조정협의회", "win_win"),
        ("수위탁 분쟁조정협의회 위원장", "win_win"),
        ("하도급분쟁조정협의회", "subcontracting"),
        ("산업재산권분쟁조정위원회", "invention"),
        ("산업기술분쟁조정위원회", "industrial_technology"),
    ],
)
def test_the_body_is_one_of_a_closed_list(body: str, which: str) -> None:
    field = read(receipt(body))["mediation_body"]
    assert (field.value, field.status) == (which, "ok")


def test_a_table_is_read_whole() -> None:
    fields = read(receipt("수·위탁분쟁조정협의회"))
    assert {name: field.value for name, field in fields.items() if name != "mediation_body"} == {
        "case_number": "기술조정 2023-017", "applicant_name": "주식회사 한빛정밀", "respondent_name": "대륙모션(주)", "subject": "도면 유용에 관한 분쟁조정",
        "filed_date": date(2023, 6, 19), "status": "조정 진행 중",
    }  # fmt: skip


def test_a_letter_tells_its_day_in_a_numbered_line() -> None:
    fields = read(page(
        line("대·중소기업·농어업협력재단", 150, 60, size=18), line("제목 조정 신청서 접수 통지", 60, 120),
        line("2. 수·위탁분쟁조정협의회에 신청하신 분쟁조정 사건이 아래와 같이 접수되었음을 알려드립니다.", 60, 150, size=10),
        line("가. 사건번호 : 수위탁2023-0187", 80, 180), line("나. 사 건 명 : 접착제 배합 기술자료 분쟁", 80, 205), line("다. 신 청 인 : 주식회사 두레화학", 80, 230),
        line("라. 피 신 청 인 : 대한접착 주식회사", 80, 255), line("마. 신 청 일 : 2023. 06. 19.", 80, 280), line("바. 처리경과 : 조정 진행 중", 80, 305),
        line("시행 수위탁분쟁조정팀-236 (2023. 06. 21.)", 60, 700, size=9),
    ))  # fmt: skip
    assert fields["filed_date"].value == date(2023, 6, 19) and fields["case_number"].value == "수위탁2023-0187"
    assert (fields["applicant_name"].value, fields["respondent_name"].value) == ("주식회사 두레화학", "대한접착 주식회사")


def test_a_body_that_is_none_of_the_five_is_for_a_person() -> None:
    field = read(receipt("대한상사중재원"))["mediation_body"]
    assert field.value is None and field.status == "check"


def test_two_bodies_on_one_paper_are_for_a_person() -> None:
    one = receipt("하도급분쟁조정협의회")
    field = read(one.model_copy(update={"lines": (*one.lines, line("이송 : 산업재산권분쟁조정위원회", 60, 700))}))["mediation_body"]
    assert field.status == "check"


def test_where_the_label_is_lost_the_only_day_of_the_table_is_proposed() -> None:
    one = receipt("하도급분쟁조정협의회", source=Source.OCR, grade="office")
    spoilt = tuple(part.model_copy(update={"text": "저스이", "words": ()}) if part.text == "접수일자" else part for part in one.lines)
    field = read(one.model_copy(update={"lines": spoilt}))["filed_date"]
    assert (field.value, field.status) == (date(2023, 6, 19), "check")


LAW, OFFICE = "「산업기술의 유출방지 및 보호에 관한 법률」 제23조에 따른 조정신청이 접수되었음을 확인합니다.", "(한국산업기술보호협회)"


def test_where_the_body_is_lost_under_a_seal_its_law_and_its_office_tell_it_together() -> None:
    one = receipt("애뻐배대")
    both = one.model_copy(update={"lines": (*one.lines, line(LAW, 60, 500), line(OFFICE, 200, 650))})
    field = read(both)["mediation_body"]
    assert (field.value, field.status) == ("industrial_technology", "ok") and "산업기술" in field.raw


@pytest.mark.parametrize("spoken", [(LAW,), (OFFICE,), (LAW, "(한국공정거래조정원)".replace("조정원", "위원회")), (LAW, "「발명진흥법」에 따라", OFFICE)])
def test_one_of_them_alone_or_two_laws_are_for_a_person(spoken: tuple[str, ...]) -> None:
    one = receipt("애뻐배대")
    field = read(one.model_copy(update={"lines": (*one.lines, *(line(text, 60, 500 + 30 * n) for n, text in enumerate(spoken)))}))["mediation_body"]
    assert (field.value, field.status) == (None, "check")


def test_the_number_of_a_case_is_what_stands_between_its_first_and_last_sign() -> None:
    one = page(line("조정신청 접수증", 200, 90, size=20), line("수·위탁분쟁조정협의회", 200, 130), line("접수번호 : 제 2022-수위탁-0183 호", 70, 200), line("신청인 : 주식회사 한빛정밀", 70, 230), line("접수일 : 2022년 12월 1일", 70, 260))
    assert read(one)["case_number"].value == "2022-수위탁-0183"
