"""Labels are found by their place, values by their kind."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.box import Box
from docproc.documents.base import Address, BusinessNumber, CertificateNumber, CompanyName, CorporateNumber, Label, PersonName, Text
from docproc.documents.business_registration import BusinessRegistration
from docproc.documents.extract import read_field, view_of
from docproc.documents.labels import LabelIndex
from docproc.documents.rows import rows
from docproc.documents.sme_confirmation import SmeConfirmation
from docproc.documents.values import dates_in, parse
from docproc.model import Cell, Page

from .pages import line, page, table


def labels(*lines_of_page: Page, sought: tuple[str, ...]) -> list[str]:
    index = LabelIndex(sought)
    return [hit.name for p in lines_of_page for row in rows(p) for hit in index.search(row)]


def test_a_label_spaced_out_over_its_width_is_the_label() -> None:
    assert labels(page(line("기      업      명   :   한빛정밀")), sought=("기업명",)) == ["기업명"]


def test_the_longer_label_wins_over_the_one_inside_it() -> None:
    assert labels(page(line("법인등록번호 : 110111-1234567")), sought=("등록번호", "법인등록번호")) == ["법인등록번호"]


def test_a_label_with_one_misread_stroke_is_still_found() -> None:
    assert labels(page(line("법인멍(단체멍) : 한빛정밀")), sought=("법인명(단체명)",)) == ["법인명(단체명)"]


@pytest.mark.parametrize("sentence", ["이메일주소를 적어 주십시오", "유효기간중이라도 변동될 수 있습니다", "위 기업의 주소지는 변경될 수 있음"])
def test_a_word_inside_a_sentence_is_no_label(sentence: str) -> None:
    assert labels(page(line(sentence)), sought=("주소", "유효기간")) == []


def test_two_labels_on_one_line_each_have_their_value() -> None:
    view = view_of(BusinessRegistration, [page(line("개업연월일 : 2021 년 03 월 08 일"), line("법인등록번호 : 110111-7654216", x=330))])
    assert read_field(view, date, Label(names=("개업연월일",))).value == date(2021, 3, 8)
    assert read_field(view, CorporateNumber, Label(names=("법인등록번호",))).value == "110111-7654216"


def test_an_address_goes_on_below_where_it_began() -> None:
    view = view_of(SmeConfirmation, [page(line("주 소 : 서울특별시 구로구 디지털로 312,"), line("1108호 (구로동, 한울타워)", x=118, y=116), line("주 업 종 : 제조업", y=140))])
    assert read_field(view, Address, Label(names=("주소",))).value == "서울특별시 구로구 디지털로 312, 1108호 (구로동, 한울타워)"


def test_a_value_stands_in_the_cell_to_the_right() -> None:
    lines, cells = table([["상 호", "주식회사 한빛정밀", "대 표 자", "서도윤"]], [80, 160, 80, 120])
    view = view_of(SmeConfirmation, [page(*lines, cells=cells)])
    assert read_field(view, CompanyName, Label(names=("상호",))).value == "주식회사 한빛정밀"
    assert read_field(view, PersonName, Label(names=("대표자",))).value == "서도윤"


def test_a_value_stands_below_its_column_head() -> None:
    lines, cells = table([["사업자등록번호", "유효기간"], ["614-81-30729", "2023-04-01 ~ 2024-03-31"]], [160, 240])
    view = view_of(SmeConfirmation, [page(*lines, cells=cells)])
    assert read_field(view, BusinessNumber, Label(names=("사업자등록번호",))).value == "614-81-30729"
    assert read_field(view, date, Label(names=("유효기간",), part="last")).value == date(2024, 3, 31)


@pytest.mark.parametrize("off", [-5.0, 0.0, 5.0])
def test_of_two_cells_beside_a_tall_label_the_upper_holds_the_value_however_the_page_was_turned(off: float) -> None:
    cells = [Cell(box=Box(60, 200, 140, 272), table=0, row=0, column=0), Cell(box=Box(140 + off, 200, 500, 236), table=0, row=0, column=1), Cell(box=Box(140, 236, 500, 272), table=0, row=1, column=1)]
    lines = [line("신청인", 80, 230, cell=0), line("주식회사 한빛정밀", 150, 212, cell=1), line("대표자 서도윤 서울특별시 구로구 디지털로 312", 150, 248, cell=2)]
    view = view_of(SmeConfirmation, [page(*lines, cells=cells)])
    assert read_field(view, CompanyName, Label(names=("신청인",))).value == "주식회사 한빛정밀"


def test_an_empty_cell_of_the_pdfs_own_text_is_surely_empty() -> None:
    lines, cells = table([["법인등록번호", ""], ["대 표 자", "서도윤"]], [120, 200])
    field = read_field(view_of(SmeConfirmation, [page(*lines, cells=cells)]), CorporateNumber, Label(names=("법인등록번호",)))
    assert (field.value, field.status) == (None, "ok")


def test_a_label_is_never_taken_for_a_value() -> None:
    lines, cells = table([["상 호", "대 표 자"], ["주식회사 한빛정밀", "서도윤"]], [160, 160])
    view = view_of(SmeConfirmation, [page(*lines, cells=cells)])
    assert read_field(view, CompanyName, Label(names=("상호",))).value == "주식회사 한빛정밀"


def test_the_box_of_a_value_is_where_it_is_printed() -> None:
    field = read_field(view_of(SmeConfirmation, [page(line("대표자 : 서도윤", x=70, y=100))]), PersonName, Label(names=("대표자",)))
    assert field.bbox is not None and field.bbox.x0 > 110 and Box(70, 100, 170, 112).holds(field.bbox)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020 년 01 월 06 일", [date(2020, 1, 6)]),
        ("2019. 9. 19 ~ 2022. 9. 18", [date(2019, 9, 19), date(2022, 9, 18)]),
        ("2022-03-20 부터 2025-03-19 까지", [date(2022, 3, 20), date(2025, 3, 19)]),
        ("2O22년 O3월 l4일", [date(2022, 3, 14)]),
        ("2023-02-30", []),
    ],
)
def test_dates_are_read_in_every_usual_spelling(text: str, days: list[date]) -> None:
    assert [p.value for p in dates_in(text)] == days


def test_letters_inside_a_number_are_put_right_and_said_so() -> None:
    parsed = parse(BusinessNumber, "6l4-8I-3O729", Label())
    assert parsed is not None and parsed.value == "614-81-30729" and parsed.repaired


def test_two_different_numbers_in_one_place_are_no_number() -> None:
    assert parse(BusinessNumber, "614-81-30729 134-81-90827", Label()) is None


@pytest.mark.parametrize(("text", "number"), [("제 R140522 - 00817 호", "R140522-00817"), ("제2022-015호", "2022-015"), ("0010-2023-118845", "0010-2023-118845")])
def test_a_certificate_number_is_kept_without_its_frame(text: str, number: str) -> None:
    parsed = parse(CertificateNumber, text, Label())
    assert parsed is not None and parsed.value == number


@pytest.mark.parametrize(("text", "name"), [("서 도 윤 (인)", "서도윤"), ("홍길동 외 1명", "홍길동"), ("임하람, 노윤슬 (각자대표)", "임하람, 노윤슬")])
def test_a_person_is_the_name_alone(text: str, name: str) -> None:
    parsed = parse(PersonName, text, Label())
    assert parsed is not None and parsed.value == name


def test_names_are_never_repaired() -> None:
    parsed = parse(CompanyName, "주식회사 O1로보틱스", Label())
    assert parsed is not None and parsed.value == "주식회사 O1로보틱스" and not parsed.repaired


def test_a_line_cut_by_the_next_number_loses_that_number() -> None:
    parsed = parse(Text, "응용 소프트웨어 2.", Label())
    assert parsed is not None and parsed.value == "응용 소프트웨어"


def test_a_label_that_lost_a_syllable_is_found_before_its_colon() -> None:
    assert labels(page(line("기 명 : 주식회사 한빛정밀")), sought=("기업명", "주소")) == ["기업명"]
    assert labels(page(line("소 : 서울특별시 구로구 디지털로 312")), sought=("기업명", "주소")) == ["주소"]


def test_a_misread_legal_form_is_put_right_and_the_name_left_alone() -> None:
    parsed = parse(CompanyName, "주식회새 한빛정밀", Label())
    assert parsed is not None and parsed.value == "주식회사 한빛정밀" and parsed.repaired
    parsed = parse(CompanyName, "(쥐)한빚정밀", Label())
    assert parsed is not None and parsed.value == "(주)한빚정밀"


def test_one_date_of_a_period_whose_other_is_unreadable_is_not_taken_for_its_end() -> None:
    assert parse(date, "2023. 02. 14. ~ 2?24. ㅁ2. 13.", Label(part="last")) is None


def test_a_word_of_the_form_is_nobodys_name() -> None:
    from docproc.documents.base import Label, PersonName
    from docproc.documents.values import parse

    assert parse(PersonName, "사업자", Label()) is None and parse(PersonName, "신청사항", Label()) is None
    assert parse(PersonName, "망절유나", Label()).value == "망절유나"  # type: ignore[union-attr]


def test_an_hour_that_touches_its_day_leaves_the_day_as_it_is() -> None:
    from docproc.documents.values import dates_in

    assert [p.value for p in dates_in("2023.04.0100:0 0- 2024.03.3124:00")] == [date(2023, 4, 1), date(2024, 3, 31)]
    assert [p.value for p in dates_in("2023.04.01 00:00 ~ 2024.03.31 24:00")] == [date(2023, 4, 1), date(2024, 3, 31)]
    assert dates_in("2023.04.0112") == []


@pytest.mark.parametrize("speck", [".", " .", ",", "'", "·"])
def test_a_speck_behind_a_company_is_no_part_of_its_name(speck: str) -> None:
    parsed = parse(CompanyName, f"주식회사 노을터머티리얼즈{speck}", Label())
    assert parsed is not None and parsed.value == "주식회사 노을터머티리얼즈"


def test_the_point_of_an_english_name_stays() -> None:
    parsed = parse(CompanyName, "Hanbit Precision Co., Ltd.", Label())
    assert parsed is not None and parsed.value == "Hanbit Precision Co., Ltd."
