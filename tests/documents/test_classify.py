"""Every page goes to exactly one document, by titles, anchors and what it continues."""

from __future__ import annotations

import pytest

from docproc.documents import classify, record_classes
from docproc.documents.base import Record
from docproc.documents.classify import contested
from docproc.documents.registry import one_each
from docproc.model import Page, PageState, Part, Source, Span

from .pages import line, page


def title(text: str, number: int = 1, *body: str, size: float = 24, **more: object) -> Page:
    start = 297 - len(text) * size * 0.55
    lines = [line(text, max(40, start), 90, size=size), *(line(words, 70, 200 + 20 * n) for n, words in enumerate(body))]
    return page(*lines, number=number, **more)  # type: ignore[arg-type]


def kinds(spans: list[Span]) -> list[tuple[str, tuple[int, ...]]]:
    return [(span.item or span.type, span.pages) for span in spans]


@pytest.mark.parametrize("cls", [c for c in record_classes() if c.titles], ids=lambda c: c.item or c.type)
def test_every_title_of_every_type_is_recognised_alone_except_where_a_word_of_the_body_is_needed(cls: type[Record]) -> None:
    for text in cls.titles:
        (span,) = classify([title(text, 1, *list(cls.anchors)[:2])], Part.ATTACHMENTS)
        assert (span.type, span.item) == (cls.type, cls.item), text


def test_a_letter_spaced_title_with_a_misread_letter_is_recognised() -> None:
    assert kinds(classify([title("사 업 자 등 륵 증", 1, "개업연월일 : 2021 년 03 월 04 일")], Part.ATTACHMENTS)) == [("business_registration", (1,))]


@pytest.mark.parametrize("look_alike", ["중견기업 확인서", "납부내역증명(납세사실증명)", "소재·부품·장비 전문기업확인서", "지방세 세목별 과세증명서", "고유번호증", "벤처투자회사 등록증"])
def test_a_look_alike_is_none_of_ours(look_alike: str) -> None:
    assert kinds(classify([title(look_alike, 1, "사업자등록번호 : 614-81-30729", "대표자 : 서도윤")], Part.ATTACHMENTS)) == [("other", (1,))]


def test_the_innovative_sme_certificates_are_not_the_sme_confirmation() -> None:
    spans = classify([title("기술혁신형 중소기업 확인서", 1), title("경영혁신형 중소기업 확인서", 2), title("중소기업 확인서", 3)], Part.BONUS_EVIDENCE)
    assert kinds(spans) == [("innobiz", (1,)), ("mainbiz", (2,)), ("sme_confirmation", (3,))]


def test_two_documents_of_one_type_in_a_row_are_two() -> None:
    spans = classify([title("중소기업 확인서", n, "중소기업기본법") for n in (1, 2)], Part.ATTACHMENTS)
    assert kinds(spans) == [("sme_confirmation", (1,)), ("sme_confirmation", (2,))]


def test_numbered_pages_are_one_document_even_with_the_title_on_each() -> None:
    pages = [page(line("등기사항전부증명서(현재 유효사항)", 150, 60, size=18), line("등기번호 012345", 70, 120), line(f"{n}/3", 290, 800), number=n) for n in (1, 2, 3)]
    assert kinds(classify(pages, Part.RATE_EVIDENCE)) == [("corporate_registry", (1, 2, 3))]


def test_a_page_without_a_title_continues_the_registry_extract() -> None:
    first = title("등기사항전부증명서(말소사항 포함)", 1, "상호 주식회사 한빛정밀")
    assert kinds(classify([first, page(line("임원에 관한 사항"), line("회사성립연월일 2021 년 03 월 04 일", y=140), number=2)], Part.RATE_EVIDENCE)) == [("corporate_registry", (1, 2))]


def test_a_page_of_nothing_known_after_a_certificate_is_other() -> None:
    stray = page(line("회의 자료"), line("다음 주 일정을 공유드립니다.", y=140), number=2)
    assert kinds(classify([title("여성기업 확인서", 1), stray], Part.BONUS_EVIDENCE)) == [("women_owned", (1,)), ("other", (2,))]


def test_a_divider_between_documents_is_none_of_them() -> None:
    first = title("등기사항전부증명서(현재 유효사항)", 1, "상호 주식회사 한빛정밀")
    divider = page(line("붙임4", 250, 330, size=40), line("평가 시 우대사항 증빙서류", 200, 400), number=2)
    assert kinds(classify([first, divider], Part.RATE_EVIDENCE)) == [("corporate_registry", (1,)), ("other", (2,))]


def test_an_unreadable_page_before_a_second_page_is_its_first() -> None:
    junk = page(line("늚혭 JJ od", 70, 100), line("000 oo Ree", 70, 140), number=1)
    second = page(line("임원에 관한 사항"), line("회사성립연월일 2021 년 03 월 04 일", y=140), line("등기기록의 개설 사유 및 연월일", y=180), number=2)
    assert kinds(classify([junk, second], Part.RATE_EVIDENCE)) == [("corporate_registry", (1, 2))]


def test_the_back_of_a_certificate_belongs_to_it() -> None:
    back = page(line("「재발급 현황」"), line("변경 전 변경 후", y=140), number=2)
    assert kinds(classify([title("여성기업 확인서", 1), back], Part.BONUS_EVIDENCE)) == [("women_owned", (1, 2))]


def test_a_blank_page_has_no_document_and_an_unreadable_one_is_other() -> None:
    blank = page(number=1, source=Source.OCR, state=PageState.BLANK)
    unread = page(number=2, source=Source.OCR, state=PageState.UNREADABLE)
    assert kinds(classify([blank, unread], Part.ATTACHMENTS)) == [("other", (2,))]


def test_every_page_that_is_not_blank_has_exactly_one_span() -> None:
    pages = [title("중소기업 확인서", 1), page(line("표지"), number=2), title("납세증명서", 3, "국세징수법"), title("지방세 납세증명서", 4, "지방세징수법")]
    assert sorted(n for span in classify(pages, Part.ATTACHMENTS) for n in span.pages) == [1, 2, 3, 4]


def test_a_technology_that_is_not_core_proves_nothing() -> None:
    spans = classify([title("국가핵심기술 판정 결과 통지", 1, "판정 결과 국가핵심기술에 해당하지 않음")], Part.RATE_EVIDENCE)
    assert kinds(spans) == [("other", (1,))]


def test_two_claims_that_are_nearly_equal_are_said() -> None:
    assert contested(Span(type="certificate", item="venture", pages=(1,), score=12, runner_up="innobiz", runner_up_score=11))
    assert not contested(Span(type="certificate", item="venture", pages=(1,), score=20, runner_up="innobiz", runner_up_score=7))


def test_two_classes_that_claim_one_item_are_an_error_that_names_both() -> None:
    class One(Record):
        type = "certificate"
        item = "twin"
        titles = ("쌍둥이 확인서",)

    class Other(Record):
        type = "certificate"
        item = "twin"
        titles = ("쌍둥이 인증서",)

    with pytest.raises(ValueError, match="both claim"):
        one_each([One, Other])


FORM = ("기업명 : 주식회사 한빛정밀", "사업자등록번호 : 124-81-00998", "위와 같이 「2023년 중소기업 기술침해 손해액 산정 지원사업」을 신청합니다.", "2023년 10월 19일", "신청기업 주식회사 한빛정밀 대표이사 서도윤 (인)")


def test_the_addressee_alone_on_the_next_page_ends_the_form_that_lacks_it() -> None:
    over = page(line("대·중소기업·농어업협력재단 귀중", 60, 60), number=2)
    form = title("손해액 산정 지원사업 신청서", 1, *FORM, size=16)
    assert kinds(classify([form, over], Part.APPLICATION)) == [("application_form", (1, 2))]
    whole = title("손해액 산정 지원사업 신청서", 1, *FORM, "대·중소기업·농어업협력재단 귀중", size=16)
    assert kinds(classify([whole, over], Part.APPLICATION)) == [("application_form", (1,)), ("other", (2,))]


def test_a_page_with_more_than_the_end_of_a_form_is_none() -> None:
    note = page(line("첨부된 자료의 목록을 아래와 같이 드립니다.", 60, 60), line("대·중소기업·농어업협력재단 귀중", 60, 90), number=2)
    stamp = page(line("원본대조필 (인)", 200, 400), number=2)
    unsigned = FORM[:-1]
    for other, form in ((note, FORM), (stamp, unsigned)):
        assert kinds(classify([title("손해액 산정 지원사업 신청서", 1, *form, size=16), other], Part.APPLICATION)) == [("application_form", (1,)), ("other", (2,))]
