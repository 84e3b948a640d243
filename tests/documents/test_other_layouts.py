"""Layouts that offices and applicants make of the same papers: answers as columns, heads above values, numbers along the edge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.box import Box
from docproc.documents import extract
from docproc.model import Cell, Line, Mark, Page, Reading, Source, Span

from .pages import line, page, table

FILE = "한빛정밀_손해액산정_첨부서류.pdf"
CHOICES = ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")


def read(kind: str, one: Page, item: str | None = None, reread: Any = None) -> dict[str, Any]:
    return extract(Span(type=kind, item=item, pages=(1,), score=1.0), [one], FILE, reread).fields


def nothing(number: int, box: Box, kind: str) -> tuple[Reading, ...]:
    return ()


def columns(signs: dict[str, tuple[str, str]], *, text: bool) -> Page:
    """Annex 3 with 동의함 and 동의하지 않음 as the heads of two columns; `signs` are the two cells of a question:
    disc, ring, tick or nothing."""
    lines: list[Line] = [line("개인(신용)정보 수집·이용·제공 동의서", 120, 50, size=16)]
    cells: list[Cell] = []
    marks: list[Mark] = []
    for number, (heading, y, names) in enumerate((("1. 수집·이용에 관한 사항", 100.0, CHOICES[:3]), ("2. 제3자의 제공·조회에 관한 사항", 320.0, CHOICES[3:]))):
        lines.append(line(heading, 60, y))
        rows = [["구분", "항목", "동의함", "동의하지 않음"]] + [[{"personal": "개인 정보", "identifier": "고유식별정보", "sensitive": "민감 정보"}[name.split("_")[1]], "번호", "", ""] for name in names]
        more, own = table(rows, [110, 150, 90, 100], y=y + 30, table=number, first_cell=len(cells))
        for n, name in enumerate(names, 1):
            for side, sign in zip((2, 3), signs[name]):
                box = own[4 * n + side].box
                place = Box(box.centre - 4, box.middle - 4, box.centre + 4, box.middle + 4)
                if text and sign:
                    more.append(line({"disc": "●", "ring": "○", "tick": "√"}[sign], place.x0, place.top, size=9, cell=len(cells) + 4 * n + side))
                elif sign:
                    marks.append(Mark(box=place, shape="circle" if sign == "ring" else "tick", checked=True, confidence=0.9))
        lines, cells = lines + more, [*cells, *own]
    lines += [line("2023. 9. 20.", 250, 600), line("기업체명 : 주식회사 한빛정밀", 250, 640), line("대표자 성명 : 서도윤 서명 또는 인", 250, 670)]
    return page(*lines, cells=cells, marks=marks, source=Source.TEXT if text else Source.OCR, grade="digital" if text else "office")


@pytest.mark.parametrize("text", [True, False], ids=["own text", "pixels"])
@pytest.mark.parametrize(("yes", "no"), [(("disc", "ring"), ("ring", "disc")), (("tick", ""), ("", "tick"))], ids=["discs and rings", "ticks"])
def test_a_consent_whose_answers_are_columns(yes: tuple[str, str], no: tuple[str, str], text: bool) -> None:
    signs = dict.fromkeys(CHOICES, yes) | {"provide_identifier": no}
    fields = read("consent_form", columns(signs, text=text), reread=nothing)
    assert {name: (fields[name].value, fields[name].status) for name in CHOICES} == {**dict.fromkeys(CHOICES, (True, "ok")), "provide_identifier": (False, "ok")}


@pytest.mark.parametrize("both", [("tick", "tick"), ("disc", "disc"), ("", "")])
def test_columns_with_two_answers_or_none_are_for_a_person(both: tuple[str, str]) -> None:
    fields = read("consent_form", columns(dict.fromkeys(CHOICES, ("tick", "")) | {"collect_sensitive": both}, text=False), reread=nothing)
    assert fields["collect_sensitive"].status == "check" and fields["collect_personal"].status == "ok"


def test_on_pixels_a_cell_that_was_not_looked_at_again_is_not_taken_for_empty() -> None:
    fields = read("consent_form", columns(dict.fromkeys(CHOICES, ("tick", "")), text=False))
    assert {fields[name].status for name in CHOICES} == {"check"}


def test_the_question_whether_the_firm_is_small_may_stand_above_its_answers() -> None:
    lines, cells = table([["중소기업 해당 여부", "혁신형 중소기업 여부"], ["여 부", "이노비즈 메인비즈 벤처기업"]], [200, 240])
    marks = [Mark(box=Box(at - 14, 240, at - 4, 250), shape="box", checked=at < 70, confidence=0.95) for at in (64.0, 80.0)]
    lines = [part for part in lines if part.text != "여 부"] + [line("여", 64, 238, size=11, cell=2), line("부", 94, 238, size=11, cell=2)]
    marks[1] = marks[1].model_copy(update={"box": Box(82, 240, 92, 250)})
    field = read("application_details", page(line("1. 기업개요", 50, 50), *lines, cells=cells, marks=marks))["is_sme"]
    assert (field.value, field.status) == (True, "ok")


@pytest.mark.parametrize("kind", ["local_tax_clearance", "national_tax_clearance"])
def test_the_number_a_portal_prints_along_the_edge_is_not_that_of_the_paper(kind: str) -> None:
    edge = line("문서확인번호 : 1698-1043-7725-9086", 56, 60)
    lines, cells = table([["발급번호", "납세증명서", "처리기간"]], [160, 180, 100], y=90)
    below = line("2023-1102-0047731", 64, 112, size=9, cell=0)
    number = read(kind, page(edge, *lines, below, cells=cells))["certificate_number"]
    assert (number.value, number.status) == ("2023-1102-0047731", "ok")
    assert read(kind, page(edge, line("납세증명서", 200, 100, size=18)))["certificate_number"].value == "1698-1043-7725-9086"


def test_the_electronic_courts_line_along_the_edge_gives_a_complaint_its_number() -> None:
    edge = line("전자소송 문서제출 2023.05.19 16:41:07 접수번호 20230519-0048812 사건번호 2023가합20745", 60, 40, size=8)
    one = page(edge, line("소 장", 250, 80, size=20), line("원 고 주식회사 한빛정밀", 70, 130), line("피 고 대륙모션 주식회사", 70, 160), line("청 구 취 지", 250, 300))
    number = read("complaint", one)["case_number"]
    assert (number.value, number.status) == ("2023가합20745", "ok")


def test_the_party_of_an_agreement_that_is_a_firm_is_the_company() -> None:
    lines = (line("산학협력 협약서", 220, 110, size=20), line("갑 : 한빛마이스터고등학교", 96, 170), line("을 : 주식회사 한빛정밀 (대표이사 서도윤)", 96, 200), line("협약기간 : 2021. 11. 8. ~ 2024. 11. 7.", 70, 226), line("2021년 11월 8일", 255, 440))
    fields = read("certificate", page(*lines), item="industry_academy_agreement")
    assert (fields["company_name"].value, fields["company_name"].status) == ("주식회사 한빛정밀", "ok")
    two = read("certificate", page(*lines, line("병 : 주식회사 다른회사", 96, 215)), item="industry_academy_agreement")
    assert two["company_name"].value is None


@pytest.mark.parametrize(("printed", "name", "value"), [
    ("법인설립일 : 2020. 11. 9.", "founding_date", date(2020, 11, 9)), ("상대방(피고) : 대륙모션(주)", "respondent_name", "대륙모션(주)"),
    ("담당자 / 연락처 : 박가온 / 010-7740-2916", "contact_name", "박가온"), ("담당자 / 연락처 : 박가온 / 010-7740-2916", "contact_phone", "010-7740-2916"),
])  # fmt: skip
def test_labels_that_other_forms_use(printed: str, name: str, value: Any) -> None:
    one = page(line("손해액 산정 지원사업 신청서", 200, 60, size=18), line("업체명 : 주식회사 한빛정밀", 70, 110), line("대표자 성명 : 서도윤", 70, 140), line(printed, 70, 200))
    assert read("application_form", one)[name].value == value


def test_a_sole_proprietor_is_called_by_name_alone_above_the_person_in_charge() -> None:
    lines = [line("신 청 서", 240, 60, size=18), line("상호 : 휀솔기연", 70, 110), line("성 명 탁봄결", 70, 140), line("담당자 : 박가온", 70, 300)]
    assert read("application_form", page(*lines))["representative_name"].value == "탁봄결"


def test_what_is_asked_for_is_not_what_a_case_is_called() -> None:
    lines, cells = table([["신청인", "주식회사 한빛정밀"], ["신청취지", "기술자료 사용금지"]], [120, 300])
    head = line("분쟁조정 접수 확인서", 200, 80, size=20)
    assert read("mediation_receipt", page(head, *lines, cells=cells))["subject"].value == "기술자료 사용금지"
    scanned = [part.model_copy(update={"readings": (Reading(text=part.text, confidence=0.95, engine="own"), Reading(text=part.text, confidence=0.9, engine="tesseract:kor"))}) for part in lines]
    assert read("mediation_receipt", page(head, *scanned, cells=cells, source=Source.OCR, grade="office"))["subject"].status == "check"


def options_of(word_read: str, *, others: str = "") -> dict[str, Any]:
    """대상 기술 with four boxes, the second one ticked, whose word the vote read as `word_read`."""
    lines, marks, at = [line("대상 기술", 70, 320)], [], 200.0
    row = []
    for n, word in enumerate(("특허", word_read, "영업비밀", "기술자료")):
        row.append(line(word, at + 14, 320, readings=[("tesseract:Hangul", others)] if others else []))
        marks.append(Mark(box=Box(at, 321, at + 10, 331), shape="box", checked=n == 1, confidence=0.95))
        at += 80
    return read("application_form", page(line("손해액 산정 지원사업 신청서", 200, 60, size=18), *lines, *row, marks=marks, source=Source.OCR, grade="office"))["technology_kind"]


def test_a_form_need_not_offer_every_answer_to_know_the_one_whose_word_the_pen_spoilt() -> None:
    field = options_of("wage", others="특허 실용신안 영업비밀 기술자료")
    assert (field.value, field.status) == ("utility_model", "ok")
    assert options_of("wage").status == "check"


def test_a_pen_around_the_one_syllable_of_yes_chooses_it_and_a_number_in_a_ring_chooses_nothing() -> None:
    def answer(*marks: Mark) -> Any:
        lines = [line("1. 기업개요", 50, 50), line("중소기업 해당 여부 :", 60, 100), line("여", 200, 100), line("부", 240, 100)]
        return read("application_details", page(*lines, marks=marks, source=Source.OCR, grade="office"))["is_sme"]

    pen = Mark(box=Box(194, 95, 218, 117), shape="circle", checked=True, confidence=0.85)
    assert (answer(pen).value, answer(pen).status) == (True, "ok")
    number = Mark(box=Box(44, 99, 57, 112), shape="circle", checked=True, confidence=0.8)
    assert answer(number).value is None


def test_a_label_that_a_narrow_cell_breaks_over_two_rows_is_one_label() -> None:
    lines, cells = table([["주업종", "광학렌즈 제조업"], ["", ""], ["주생산품", "확대경"]], [110, 300], height=34)
    label, value = cells[2].box, cells[3].box
    lines += [
        line("한국표준산업", label.x0 + 10, label.top + 3, cell=2), line("분류코드", label.x0 + 10, label.top + 18, cell=2), line("27301", value.x0 + 6, value.top + 11, cell=3),
    ]  # fmt: skip
    fields = read("application_details", page(line("신청 세부내용", 200, 60, size=18), *lines, cells=cells))
    assert (fields["ksic_code"].value, fields["main_industry"].value, fields["main_product"].value) == ("27301", "광학렌즈 제조업", "확대경")


def test_short_rows_of_a_list_are_entries_of_their_own_and_full_ones_go_on() -> None:
    def items(first: str, second: str) -> Any:
        rows = [line("사업자등록증", 230, 60, size=20), line("( 법인사업자 )", 240, 90), line("등록번호 : 124-81-00998", 200, 120), line("법인명(단체명) : 주식회사 한빛정밀", 70, 160)]
        rows += [line("사업의 종류 : 업태", 70, 220), line("제조업", 260, 220), line("종목", 350, 220), line(first, 395, 220), line(second, 395, 240), line("발급사유 : 신규", 70, 290)]
        return read("business_registration", page(*rows))["business_items"].value

    assert items("유압기기", "산업기계부품") == ("유압기기", "산업기계부품")
    assert len(items("건설 및 광업용", "기계장비 제조업")) == 1


def test_the_end_of_an_address_above_the_trades_is_none_of_them() -> None:
    rows = [line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("법인명(단체명) : 주식회사 한빛정밀", 68, 160)]
    rows += [line("본 점 소 재 지 : 경기도 수원시 영통구 신원로 88, 102동 1306호 (신동,", 68, 200), line("디지털엠파이어2)", 150, 218)]
    rows += [line("사업의 종류 : 업태", 68, 240), line("제조업", 193, 240), line("종목", 358, 240), line("계측기기", 398, 240), line("서비스업", 193, 262), line("연구개발", 398, 262), line("발급사유 : 신규", 68, 300)]
    fields = read("business_registration", page(*rows))
    assert fields["business_types"].value == ("제조업", "서비스업")
    assert fields["business_items"].value == ("계측기기", "연구개발")


@pytest.mark.parametrize(("kind", "title"), [("national_tax_clearance", "납 세 증 명 서"), ("local_tax_clearance", "지방세 납세증명서")])
def test_the_number_below_its_label_in_the_corner_of_a_head_is_that_papers_number(kind: str, title: str) -> None:
    rows = [line("발급번호", 51, 60), line(title, 259, 66, size=18), line("처리기간 즉시", 420, 68), line("2641-530-8827-194", 51, 78), line("상호(법인명) 주식회사 한빛정밀", 60, 120)]
    field = read(kind, page(*rows))["certificate_number"]
    assert (field.value, field.status) == ("2641-530-8827-194", "ok")
    other = read(kind, page(*rows[:3], line("2641-530-8827-194", 300, 140), *rows[4:]))["certificate_number"]
    assert other.value != "2641-530-8827-194" or other.status == "check"


def test_scraps_of_a_column_beside_the_trades_are_asked_about() -> None:
    def status(*entries: str) -> str:
        rows = [line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("사업의 종류 : 업태", 68, 240), line("종목", 358, 240)]
        rows += [line(entry, 398, 240 + 20 * n) for n, entry in enumerate(entries)] + [line("제조업", 193, 240), line("발급사유 : 신규", 68, 320)]
        return read("business_registration", page(*rows))["business_items"].status

    assert status("계측기기", "연구개발") == "ok"
    assert status("계측기기", "업") == "check"
    assert status("업종코드", "식품 154905") == "check"


def test_the_trades_of_a_table_stand_under_their_heads_whatever_column_follows() -> None:
    rows = [line("사업자등록증명", 210, 60, size=20), line("사업자등록번호 221-87-40634", 300, 120), line("과세유형 법인사업자(과세)", 74, 200), line("공동사업자 해당없음", 300, 200)]
    rows += [line("업태", 126, 240), line("종목", 250, 240), line("업종코드", 420, 240)]
    for n, (kind, item, code) in enumerate((("제조업", "식품첨가물", "154908"), ("제조업", "건강기능식품", "154905"), ("서비스업", "연구개발", "730000"))):
        rows += [line(kind, 120, 270 + 32 * n), line(item, 240, 270 + 32 * n), line(code, 425, 270 + 32 * n)]
    fields = read("business_registration", page(*rows, line("사용목적 관공서 제출", 74, 380)))
    assert fields["business_types"].value == ("제조업", "서비스업")
    assert fields["business_items"].value == ("식품첨가물", "건강기능식품", "연구개발")
    assert fields["entity_kind"].value == "corporation"


def test_a_label_that_only_the_other_readers_saw_still_parts_the_trades() -> None:
    rows = [line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("사업의 종류 : 업태 제조업", 68, 240), line("도매업", 178, 258), line("공작기계부품", 398, 258), line("발급사유 : 신규", 68, 320)]
    spoilt = line("8% 유압기기", 358, 240, agreed=False, readings=(("tesseract:kor+eng", "8% 유압기기"), ("own", "종목 유압기기"), ("tesseract:kor", "종목 유압 기기")))
    fields = read("business_registration", page(*rows, spoilt, source=Source.OCR, grade="office"))
    assert fields["business_types"].value == ("제조업", "도매업")
    assert fields["business_items"].value == ("유압기기", "공작기계부품")


def test_an_office_whose_syllables_were_parted_keeps_its_own() -> None:
    def chief(row: str) -> Any:
        rows = [line("등기사항전부증명서(현재 유효사항)", 160, 55, size=18), line("상 호 주식회사 한빛정밀", 57, 145), line("임원에 관한 사항", 260, 300), line("사 내이사 하 경민 790823-*******", 63, 330), line(row, 58, 370)]
        return read("corporate_registry", page(*rows))["representative_name"].value

    assert chief("대 표이 사 하경민 790823-******* 강원특별자치도 춘천시 퇴계로 93") == "하경민"
    assert chief("대표이사 사하경 790823-*******") == "사하경"
    assert chief("공동 대표이사 하경민 790823-*******") == "하경민"


def test_the_firm_of_an_agreement_with_a_school_is_the_only_one_it_names() -> None:
    def firm(*more: str) -> Any:
        rows = [line("산학협력 협약서", 222, 90, size=20), line("가람마이스터고등학교(이하 “학교”라 한다)와 주식회사 한빛 정 밀 (이하", 75, 140), line("“기업”이라 한다)는 다음과 같이 협약을 체결한다.", 80, 158)]
        rows += [line("학교", 82, 600), line("기업", 340, 600), line("가람마이스터고등학교", 83, 620), line("주식회사 한빛정밀", 342, 620)]
        return read("certificate", page(*rows, *(line(text, 75, 300 + 20 * n) for n, text in enumerate(more))), "industry_academy_agreement")["company_name"].value

    assert firm() == "주식회사 한빛정밀"
    assert firm("주식회사 다른회사는 실습을 맡는다.") is None


def test_a_claim_may_name_its_sum_without_the_word_for_money() -> None:
    rows = ["소      장", "원고 주식회사 한빛정밀", "피고 주식회사 이엠쉴드", "청 구 취 지", "1. 피고는 원고에게 870,000,000원 및 이에 대하여 다 갚는 날까지 연 12%의", "비율로 계산한 돈을 지급하라.", "서울중앙지방법원 귀중"]
    fields = read("complaint", page(*[line(text, 70, 60 + 40 * n) for n, text in enumerate(rows)]))
    assert fields["claim_amount"].value == 870_000_000


def test_an_insurer_signs_with_the_title_of_who_signs() -> None:
    rows = ["중소기업 기술보호 정책보험 증권", "증권번호 : TPI-2022-0091745", "피보험자 : 주식회사 한빛정밀", "2022년 11월 2일", "누리안손해보험 주식회사 대표이사 남궁현"]
    fields = read("certificate", page(*[line(text, 70, 60 + 60 * n) for n, text in enumerate(rows)]), "policy_insurance")
    assert fields["issuer"].value == "누리안손해보험 주식회사 대표이사"


def test_a_ruled_column_of_trades_ends_where_a_row_begins_with_a_label() -> None:
    rows = [["업종", "업태", "종목", "업종코드"], ["", "제조업", "전기회로 접속장치", "312001"], ["", "정보통신업", "소프트웨어 개발", "722000"], ["사용목적", "관공서 제출", "제출처", "관공서"]]
    lines, cells = table(rows, [102, 142, 113, 136], y=349)
    fields = read("business_registration", page(line("사업자등록증명", 202, 60, size=20), line("사업자등록번호 137-87-09250", 69, 210), *lines, cells=cells))
    assert fields["business_types"].value == ("제조업", "정보통신업")
    assert fields["business_items"].value == ("전기회로 접속장치", "소프트웨어 개발")


def test_several_trades_in_one_cell_are_rows_of_their_own() -> None:
    rows = [["업태", "종목", "업종코드"], ["제조업\n제조업\n도매및소매업", "광학렌즈\n광학기기부품\n광학용품", "331201\n331202\n513227"], ["사용목적", "관공서 제출", "관공서"]]
    lines, cells = table(rows, [91, 266, 136], y=320, height=60)
    fields = read("business_registration", page(line("사업자등록증명", 202, 60, size=20), line("상호(법인명) 주식회사 세담광학", 72, 120), line("사업자등록번호 409-86-17527", 300, 120), line("주민(법인)등록번호 200111-0528474", 300, 160), *lines, cells=cells))
    assert fields["business_types"].value == ("제조업", "도매및소매업")
    assert fields["business_items"].value == ("광학렌즈", "광학기기부품", "광학용품")


def test_the_numbers_tell_a_company_and_never_a_persons_own() -> None:
    def kind(business: str, other: str) -> Any:
        return read("business_registration", page(line("사업자등록증명", 202, 60, size=20), line(f"사업자등록번호 {business}", 72, 120), line(f"주민(법인)등록번호 {other}", 72, 160)))["entity_kind"].value

    assert kind("409-86-17527", "176011-0118370") == "corporation"
    assert kind("409-12-17527", "176011-0118370") is None
    assert kind("409-86-17527", "870214-2118371") is None


def test_who_signs_for_an_office_on_the_list_belongs_to_the_issuer() -> None:
    def issuer(text: str) -> tuple[Any, str]:
        rows = [line("기술지킴서비스 이용 확인서", 136, 160, size=20), line("업체명 주식회사 한빛정밀", 72, 260), line("참여 완료일 2023년 8월 31일", 72, 300), line("2023년 9월 11일", 248, 580), line(text, 157, 650, size=16)]
        fields = read("certificate", page(*rows), "protection_services")
        assert fields["event_date"].value == date(2023, 8, 31)
        return fields["issuer"].value, fields["issuer"].status

    assert issuer("한국산업기술보호협회 회장") == ("한국산업기술보호협회 회장", "ok")
    assert issuer("한국산업기술보호협회") == ("한국산업기술보호협회", "ok")
    assert issuer("한국산업기술보호협회 지역본부")[1] == "check"


def test_a_day_beside_the_number_of_receipt_is_the_day_of_issue() -> None:
    rows = [line("사업자등록증명", 202, 60, size=20), line("사업자등록번호 137-87-09250", 69, 210), line("접수번호 : 2023-0591873", 60, 590), line("2023년 10월 11일", 342, 590), line("담당부서 : 민원봉사실", 60, 606), line("안양세무서장", 330, 630, size=18)]
    assert read("business_registration", page(*rows))["issued_date"].value == date(2023, 10, 11)


def test_an_escrow_papers_number_stands_at_its_head_and_is_no_date() -> None:
    rows = [line("제 2023-3-00758 호", 78, 77), line("기 술 자 료 임 치 증", 144, 160, size=20), line("임치인 주식회사 한빛정밀", 76, 241), line("임치기간 2023. 3. 6. ~ 2024. 3. 5.", 76, 381), line("2023년 3월 6일", 250, 545), line("대·중소기업·농어업협력재단 사무총장", 138, 605, size=16)]
    fields = read("certificate", page(*rows), "technology_escrow")
    assert (fields["certificate_number"].value, fields["certificate_number"].status) == ("2023-3-00758", "ok")
    assert fields["issuer"].value == "대·중소기업·농어업협력재단 사무총장"


def test_a_day_behind_its_own_label_is_no_day_of_issue() -> None:
    rows = [line("사업자등록증명", 202, 60, size=20), line("사업자등록번호 137-87-09250", 69, 210), line("개업신고일", 60, 590), line("2018.05.02", 150, 590), line("사업자등록신고일", 240, 590), line("2018.04.27", 370, 590)]
    field = read("business_registration", page(*rows))["issued_date"]
    assert field.value is None or field.status == "check"


def test_what_stands_below_a_list_of_trades_is_never_surely_one() -> None:
    rows = [["업태", "종목"], ["제조업", "자동제어반"], ["관공서 제출", "금융기관"]]
    lines, cells = table(rows, [142, 213], y=349)
    field = read("business_registration", page(line("사업자등록증명", 202, 60, size=20), line("사업자등록번호 137-87-09250", 69, 210), *lines, cells=cells))["business_types"]
    assert field.status == "check"


@pytest.mark.parametrize("merged", [False, True], ids=["empty cells below the label", "the label's cell goes down"])
def test_a_list_whose_label_is_written_once_goes_on_in_the_cells_below(merged: bool) -> None:
    rows = [["업태", "제조업", "종목", "정밀기계부품"], ["", "서비스업", "", "소프트웨어 개발"], ["발급사유", "신규", "", ""]]
    lines, cells = table(rows, [60, 180, 60, 180], y=240)
    if merged:
        cells = [cell.model_copy(update={"box": cell.box.union(cells[n + 4].box), "row_span": 2}) if n in (0, 2) else cell for n, cell in enumerate(cells)]
    fields = read("business_registration", page(line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), *lines, cells=cells))
    assert fields["business_types"].value == ("제조업", "서비스업")
    assert fields["business_items"].value == ("정밀기계부품", "소프트웨어 개발")


def test_trades_may_be_parted_by_strokes() -> None:
    fields = read("business_registration", page(line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("업태 : 제조업 / 도소매업", 68, 240), line("종목 : 유압기기 / 전기/전자부품", 300, 240), line("발급사유 : 신규", 68, 290)))
    assert fields["business_types"].value == ("제조업", "도소매업")
    assert fields["business_items"].value == ("유압기기", "전기/전자부품")


def test_a_title_that_is_worded_otherwise_stays_as_it_is_printed() -> None:
    def title(*lines: Any, item: str = "onsite_consulting", **more: Any) -> tuple[Any, str]:
        field = read("certificate", page(*lines, line("업체명 : 주식회사 한빛정밀", 70, 260), line("자문완료일 : 2022. 8. 12.", 70, 285), line("대·중소기업·농어업협력재단", 140, 620, size=16), **more), item)["title"]
        return field.value, field.status

    assert title(line("기술보호 전문가 현장자문 완료 확인서", 120, 100, size=18)) == ("기술보호 전문가 현장자문 완료 확인서", "ok")
    assert title(line("기술유출방지시스템 구축", 160, 100, size=20), line("완 료 확 인 서", 210, 140, size=20), item="leak_prevention_system")[0].replace(" ", "") == "기술유출방지시스템구축완료확인서"
    scan = {"source": Source.OCR, "grade": "office"}
    assert title(line("기술보호 현장자문 확인서 원본대조필", 120, 100, size=18), **scan)[0] == "기술보호 현장자문 확인서"  # a stamp is no title
    assert title(line("기술보ㅎ 전문가 현장자문 확인서", 120, 100, size=18), **scan)[0] == "기술보호 전문가 현장자문 확인서"


def test_the_name_of_a_title_halfway_down_bounds_no_list() -> None:
    rows = [line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("업태 제조업", 194, 426), line("종목 금속가공기계", 340, 426), line("사 업 의 종 류 :", 76, 448), line("정보통신업", 228, 448), line("소프트웨어개발", 372, 448), line("서비스업", 228, 468), line("기계수리", 372, 468), line("발 급 사 유 : 정정", 76, 502)]
    fields = read("business_registration", page(*rows))
    assert fields["business_types"].value == ("제조업", "정보통신업", "서비스업")
    assert fields["business_items"].value == ("금속가공기계", "소프트웨어개발", "기계수리")


def test_the_branch_of_who_signs_belongs_to_the_issuer_and_its_office_to_the_number() -> None:
    rows = [line("제 충청-2021-0138 호", 76, 76), line("중소기업특별지원지역 입주확인서", 103, 162, size=18), line("업체명 신평테크노 주식회사", 107, 242), line("지정기간 2021년 9월 1일 ~ 2023년 8월 31일", 107, 461), line("2021년 11월 8일", 240, 646), line("한국산업단지공단 충청지역본부장", 136, 714, size=16)]
    fields = read("certificate", page(*rows), "special_support_region")
    assert (fields["issuer"].value, fields["certificate_number"].value) == ("한국산업단지공단 충청지역본부장", "충청-2021-0138")


def test_a_trade_that_begins_left_of_its_list_is_whole() -> None:
    rows = [line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("업태 제조업", 180, 403), line("종목 전기자동제어반", 330, 403), line("도매 및 소매업", 184, 425), line("전기자재", 372, 425), line("발급사유 : 신규", 70, 470)]
    fields = read("business_registration", page(*rows))
    assert fields["business_types"].value == ("제조업", "도매 및 소매업")


def test_who_signs_below_is_the_issuer_though_the_office_stands_at_the_head_too() -> None:
    def issuer(signed: str) -> Any:
        rows = [line("제 2022-구축-0148 호", 72, 72), line("대·중소기업·농어업협력재단", 380, 72), line("기술유출방지시스템 구축 완료 확인서", 96, 168, size=18), line("기업명 주식회사 한빛정밀", 69, 262), line("완료일자 2022년 11월 30일", 69, 413), line("2022년 12월 14일", 237, 588), line(signed, 128, 655, size=16, agreed=False)]
        return read("certificate", page(*rows, source=Source.OCR, grade="office"), "leak_prevention_system")

    fields = issuer("대중소기업·농어업협력재단 사무층칭")
    assert (fields["issuer"].value, fields["issuer"].status) == ("대·중소기업·농어업협력재단 사무총장", "check")
    assert fields["certificate_number"].value == "2022-구축-0148"


def test_two_labels_far_apart_are_no_single_one() -> None:
    rows = [["담당자", "연락처", "이메일"]]
    lines, cells = table(rows, [165, 165, 165], y=260, height=21)
    values = [line("제갈윤", 64, 292), line("031-888-4053", 229, 292), line("yun.j@hanbit.example", 394, 292)]
    fields = read("application_form", page(line("손해액 산정 지원사업 신청서", 100, 80, size=18), *lines, *values, cells=cells))
    assert (fields["contact_name"].value, fields["contact_phone"].value, fields["contact_email"].value) == ("제갈윤", "031-888-4053", "yun.j@hanbit.example")


def test_a_label_broken_in_its_cell_is_no_other_label_that_lost_a_syllable() -> None:
    lines, cells = table([["발급\n번호", "2148-530-6917-246", "처리기간", "즉시"]], [40, 250, 90, 110], y=126, height=36)
    fields = read("national_tax_clearance", page(line("납 세 증 명 서", 197, 87, size=20), *lines, cells=cells))
    assert (fields["certificate_number"].value, fields["issued_date"].value) == ("2148-530-6917-246", None)


@pytest.mark.parametrize("number", ["디지털포렌식-2021-096", "2022-구축-0148", "KAIT-2023-0021"])
def test_a_number_with_words_stands_alone_above_the_title(number: str) -> None:
    fields = read("certificate", page(line(number, 74, 65), line("디지털포렌식 지원사업 완료 확인서", 140, 140, size=20), line("기업명 주식회사 한빛정밀", 79, 239), line("2021년 10월 8일", 247, 553)), "protection_services")
    assert (fields["certificate_number"].value, fields["issued_date"].status) == (number, "ok")


def test_a_value_between_two_rows_of_labels_comes_before_what_stands_far_to_the_right() -> None:
    rows = [line("증명서의", 56, 302, size=9), line("유효기간을", 323, 302, size=9), line("2023년 12월 14일", 152, 308, size=9), line("유효기간", 56, 314, size=9), line("정한 사유", 323, 314, size=9)]
    fields = read("national_tax_clearance", page(line("납 세 증 명 서", 197, 87, size=20), *rows))
    assert str(fields["valid_until"].value) == "2023-12-14"
