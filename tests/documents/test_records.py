"""Registrations and certificates from whole pages, in the layouts of life."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from docproc.documents import classify, extract
from docproc.model import Document, Field, Page, Part, Source

from .pages import line, page, table


def read(*pages: Page, part: Part = Part.ATTACHMENTS) -> Document:
    spans = classify(pages, part)
    assert len(spans) == 1, spans
    return extract(spans[0], pages, "한빛정밀_손해액산정_첨부서류.pdf")


def value(document: Document, name: str) -> Any:
    field = document.fields[name]
    assert field.status == "ok", (name, field)
    return field.value


def test_a_corporate_registration_is_read_line_by_line() -> None:
    document = read(page(
        line("사 업 자 등 록 증", 180, 110, size=26), line("( 법인사업자 )", 250, 150), line("등록번호 : 614-81-30729", 216, 178),
        line("법인명(단체명) : 주식회사 한빛정밀", y=228), line("대 표 자 : 서도윤", y=254), line("개 업 연 월 일 : 2021 년 03 월 08 일", y=281),
        line("법인등록번호 : 110111-7654216", 340, 281), line("사 업 장 소 재 지 : 서울특별시 구로구 디지털로 312, 1108호 (구로동)", y=307),
        line("본 점 소 재 지 : 서울특별시 강남구 테헤란로 1", y=333), line("사 업 의 종 류 :", y=360), line("업태", 188, 360), line("제조업", 222, 360), line("종목", 330, 360),
        line("정밀 감속기", 364, 360), line("도소매업", 222, 378), line("산업용 로봇 부품", 364, 378), line("발 급 사 유 : 신규", y=405),
        line("2022 년 06 월 14 일", 235, 680), line("구로세무서장", 238, 722, size=20),
    ))  # fmt: skip
    assert (document.type, value(document, "entity_kind")) == ("business_registration", "corporation")
    assert value(document, "business_registration_number") == "614-81-30729"
    assert value(document, "corporate_registration_number") == "110111-7654216"
    assert value(document, "company_name") == "주식회사 한빛정밀"
    assert value(document, "address") == "서울특별시 구로구 디지털로 312, 1108호 (구로동)"
    assert value(document, "opening_date") == date(2021, 3, 8)
    assert value(document, "business_types") == ("제조업", "도소매업")
    assert value(document, "business_items") == ("정밀 감속기", "산업용 로봇 부품")
    assert value(document, "issued_date") == date(2022, 6, 14)
    assert value(document, "tax_office") == "구로세무서"


def test_an_office_that_its_seal_cuts_short_is_sure_only_where_there_is_such_an_office() -> None:
    def office(printed: str) -> Field[Any]:
        lines = [line("사업자등록증", 200, 110, size=26), line("( 법인사업자 )", 250, 150), line("등록번호 : 614-81-30729", 216, 178), line("개업연월일 : 2021 년 03 월 08 일", y=254)]
        return read(page(*lines, line("2022 년 06 월 14 일", 235, 680), line(printed, 238, 722, size=20), source=Source.OCR, grade="office")).fields["tax_office"]

    assert (office("북대전세무").value, office("북대전세무").status) == ("북대전세무서", "ok")
    assert (office("북태전세무").value, office("북태전세무").status) == ("북태전세무서", "check")


def test_a_trade_whose_label_was_lost_is_shown_and_asked() -> None:
    lines = [line("사업자등록증", 200, 110, size=26), line("( 법인사업자 )", 250, 150), line("등록번호 : 614-81-30729", 216, 178), line("개업연월일 : 2021 년 03 월 08 일", y=254)]
    trade = [line("사업의 종류 : [업태] 제조업", 70, 360), line("반도체 소켓", 360, 360)]
    document = read(page(*lines, *trade, source=Source.OCR, grade="office"))
    assert document.fields["business_types"].value == ("제조업",) and document.fields["business_items"].value == ("반도체 소켓",)
    assert {document.fields[name].status for name in ("business_types", "business_items")} == {"check"}


def test_a_company_whose_corporate_number_was_not_found_is_not_said_to_have_none() -> None:
    lines = [line("사업자등록증", 200, 110, size=26), line("( 법인사업자 )", 250, 150), line("등록번호 : 614-81-30729", 216, 178), line("개업연월일 : 2021 년 03 월 08 일", y=254)]
    field = read(page(*lines)).fields["corporate_registration_number"]
    assert (field.value, field.status) == (None, "check")


def test_two_lists_with_their_labels_halfway_down_are_read_from_the_top() -> None:
    lines = [line("사업자등록증", 200, 110, size=26), line("( 법인사업자 )", 250, 150), line("등록번호 : 614-81-30729", 216, 178), line("개업연월일 : 2021 년 03 월 08 일", y=254)]
    trade = [line("제조업", 210, 352), line("의료용 기기", 380, 352), line("사업의 종류", 70, 360), line("업태", 170, 360), line("종목", 340, 360), line("도매 및 소매업", 210, 368), line("화학시약", 380, 368)]
    document = read(page(*lines, *trade, line("발 급 사 유 : 정정", y=405)))
    assert value(document, "business_types") == ("제조업", "도매 및 소매업")
    assert value(document, "business_items") == ("의료용 기기", "화학시약")


def test_a_sole_proprietor_surely_has_no_corporate_number() -> None:
    document = read(page(
        line("사업자등록증", 200, 110, size=26), line("( 일반과세자 )", 250, 150), line("등록번호 : 418-12-77303", 216, 178), line("상 호 : 솔잎공방", y=228),
        line("성 명 : 하늘찬", y=254), line("생 년 월 일 : 1986 년 09 월 30 일", 300, 254), line("개업연월일 : 2021 년 06 월 14 일", y=281), line("사업장 소재지 : 강원특별자치도 춘천시 후석로 326번길 12", y=307),
        line("2021 년 06 월 14 일", 235, 680), line("춘천세무서장", 238, 722, size=20),
    ))  # fmt: skip
    assert (value(document, "entity_kind"), value(document, "corporate_registration_number")) == ("individual", None)


def test_struck_out_entries_of_the_registry_are_history() -> None:
    lines, cells = table(
        [["상 호", "주식회사 미래필름"], ["", "주식회사 미래소재"], ["본 점", "경상북도 칠곡군 왜관읍 공단로5길 18"], ["", "경상북도 구미시 산호대로 253"]], [90, 330], y=150
    )
    former = {"주식회사 미래필름", "경상북도 칠곡군 왜관읍 공단로5길 18"}
    lines = [one.model_copy(update={"struck": one.text in former}) for one in lines]
    merged = [c.model_copy(update={"box": c.box.union(cells[n + 2].box), "row_span": 2}) if c.column == 0 and c.row in (0, 2) else c for n, c in enumerate(cells)]
    document = read(page(
        line("등기사항전부증명서(말소사항 포함)", 130, 60, size=18), line("등기번호 011837", y=110), line("등록번호 176011-0118370", 300, 110), *lines,
        line("임원에 관한 사항", 240, 300), line("사내이사 채송화 651102-*******", y=330), line("대표이사 김전임 651102-*******", y=350, struck=True), line("대표이사 채송화 651102-*******", y=370),
        line("회사성립연월일", y=420), line("2016 년 10 월 16 일", 250, 420), line("등기기록의 개설 사유 및 연월일", y=450), line("2022 년 03 월 03 일 등기", 250, 470),
        line("2023년 09월 12일", 250, 600), cells=merged,
    ), part=Part.RATE_EVIDENCE)  # fmt: skip
    assert value(document, "company_name") == "주식회사 미래소재"
    assert value(document, "address") == "경상북도 구미시 산호대로 253"
    assert value(document, "representative_name") == "채송화"
    assert value(document, "incorporated_date") == date(2016, 10, 16)
    assert value(document, "corporate_registration_number") == "176011-0118370"
    assert value(document, "issued_date") == date(2023, 9, 12)


def clearance(sentence: str, *more: Any, source: Source = Source.TEXT, readings: tuple[tuple[str, str], ...] = ()) -> Document:
    return read(page(
        line("납 세 증 명 서", 220, 90, size=20), line("발급번호 : 2931-047-8215-366", y=60), line("상호(법인명) : 주식회사 한빛정밀", y=150), line("사업자등록번호 : 614-81-30729", y=170),
        line("성명(대표자) : 서도윤", y=190), line("증명서의 유효기간 : 2023년 11월 10일", y=210), *more, line("「국세징수법」 제108조에 따라 발급일 현재 위의 유예액을 제외하고는", y=400),
        line(sentence, y=420, readings=readings, agreed=not readings), line("2023년 10월 11일", 240, 500), line("구로세무서장", 240, 560, size=18), source=source,
    ))  # fmt: skip


def test_a_clearance_with_deferred_taxes_still_says_that_nothing_is_owed() -> None:
    document = clearance("다른 체납액이 없음을 증명합니다.", line("징수유예 9개월 부가가치세 4,500,000", y=300))
    assert value(document, "arrears") is False
    assert (value(document, "valid_until"), value(document, "issued_date")) == (date(2023, 11, 10), date(2023, 10, 11))


def test_a_paper_that_says_taxes_are_owed_is_read_so() -> None:
    assert value(clearance("위와 같이 체납액이 있음을 증명합니다."), "arrears") is True


def test_without_the_certifying_sentence_a_person_decides() -> None:
    assert clearance("발급합니다.").fields["arrears"].status == "check"


NOTHING, SOMETHING = "다른 체납액이 없음을 증명합니다.", "다른 체납액이 있음을 증명합니다."


@pytest.mark.parametrize(
    ("own", "tesseract", "sure"),
    [(NOTHING, NOTHING, True), (NOTHING, "다른 체납액이 Se 증명합니다.", False), (NOTHING, SOMETHING, False), (SOMETHING, NOTHING, False)],
    ids=["both", "one alone", "the other says the contrary", "the first says the contrary"],
)
def test_a_sentence_whose_best_reading_is_spoilt_counts_where_two_readers_read_it_word_for_word(own: str, tesseract: str, sure: bool) -> None:
    field = clearance("다른 체납액이 Se 증명합니다.", source=Source.OCR, readings=(("own", own), ("tesseract:kor", tesseract), ("tesseract:Hangul", tesseract))).fields["arrears"]
    assert (field.status == "ok") is sure
    assert field.value is (False if sure else field.value)
    assert sure or field.status == "check"


def test_a_blurred_sentence_decides_nothing() -> None:
    assert clearance("다른 체납액이 았음을 증명합니다.").fields["arrears"].status == "check"


def test_the_hour_of_printing_is_no_date_of_issue() -> None:
    document = read(page(
        line("여성기업 확인서", 200, 180, size=28), line("발급번호: 제 0113-2022-10882 호", 62, 90), line("1. 기 업 명: (주)한빛정밀", y=240), line("2. 사업자등록번호: 614-81-30729", y=260),
        line("4. 대 표 자: 서도윤", y=300), line("유효기간: 2022. 11. 07. ~ 2025. 11. 06.", y=350), line("「여성기업지원에 관한 법률」 제2조에 따른 여성기업에 해당함을 확인합니다.", y=400),
        line("2022년 11월 04일", 240, 600), line("서울지방중소벤처기업청장", 170, 680, size=20), line("(2023-06-22 16:50, (주)한빛정밀)한 확인서입니다", 150, 770, size=9),
    ), part=Part.BONUS_EVIDENCE)  # fmt: skip
    assert value(document, "issued_date") == date(2022, 11, 4)
    assert (value(document, "valid_from"), value(document, "valid_until")) == (date(2022, 11, 7), date(2025, 11, 6))
    assert (value(document, "certificate_number"), value(document, "issuer")) == ("0113-2022-10882", "서울지방중소벤처기업청장")
    assert (value(document, "event_date"), value(document, "title")) == (None, "여성기업 확인서")


def venture() -> Document:
    return read(page(
        line("벤처기업확인서", 180, 160, size=30), line("제 20180109123 호", 66, 88), line("업 체 명 : (주)한빛정밀", y=226), line("대 표 자 : 서도윤", y=250),
        line("소 재 지 : 서울특별시 구로구 디지털로 312", y=274), line("유 효 기 간 : 2018년08월25일 ~ 2020년08월24일", y=320), line("2018년 08월 20일", 240, 570), line("기술보증기금 이사장", 200, 620, size=22),
    ), part=Part.RATE_EVIDENCE)  # fmt: skip


def test_a_design_without_a_business_number_has_surely_none() -> None:
    document = venture()
    assert value(document, "business_registration_number") is None
    assert value(document, "certificate_number") == "20180109123"
    assert value(document, "issuer") == "기술보증기금 이사장"


def test_a_certificate_says_in_json_which_item_it_proves_and_comes_back_the_same() -> None:
    document = venture()
    data = json.loads(document.model_dump_json())
    assert data["type"] == "certificate" and data["fields"]["item"]["value"] == "venture" and "proves" not in data["fields"]
    assert Document.revive(data).model_dump_json() == document.model_dump_json()


def test_every_field_of_the_type_is_in_the_record_even_where_nothing_was_read() -> None:
    document = read(page(line("중소기업 확인서", 180, 120, size=28), source=Source.OCR))
    sure = {name for name, field in document.fields.items() if field.status == "ok"}
    assert all(isinstance(field, Field) for field in document.fields.values()) and sure == {"corporate_registration_number"}


def test_a_certificate_that_ends_before_it_begins_is_for_a_person() -> None:
    one = page(
        line("중소기업 확인서", 180, 120, size=28), line("유효기간 : 2024-04-01 ~ 2023-03-31", y=300), line("중소기업기본법", y=340), source=Source.OCR)  # fmt: skip
    document = read(one)
    assert document.fields["valid_from"].status == document.fields["valid_until"].status == "check"
