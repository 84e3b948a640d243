"""A complaint has no form: its values are found by what they look like."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.box import Box
from docproc.documents import classify, extract
from docproc.model import Page, Part, Reading, Seal, Source, Span

from .pages import line, page


def read(*pages: Page) -> dict[str, Any]:
    return extract(Span(type="complaint", pages=tuple(p.number for p in pages), score=1.0), pages, "한빛정밀_손해액산정_첨부서류.pdf").fields


def first(*more: Any, sum_: str = "금 300,000,000원", number: str = "", **extra: Any) -> Page:
    lines = [
        line("소      장", 250, 60, size=20),
        line("원 고 주식회사 한빛정밀", 70, 120),
        line("서울특별시 구로구 디지털로 312", 130, 145),
        line("피 고 대륙모션 주식회사", 70, 190),
        line("손해배상(지) 청구의 소", 70, 260),
        line("청 구 취 지", 250, 300),
        line(f"1. 피고는 원고에게 {sum_} 및 이에 대하여 연 12%의 비율로 계산한 돈을 지급하라.", 70, 330, size=10),
        *([line(number, 380, 90, size=10)] if number else []),
        *more,
    ]
    return page(*lines, **extra)


def last(number: int = 2, **extra: Any) -> Page:
    return page(line("청 구 원 인", 250, 60), line("1. 당사자의 지위", 70, 100), line("2023. 5. 12.", 250, 500), line("서울중앙지방법원 귀중", 70, 600, size=16), number=number, **extra)


def test_parties_court_title_and_sum_are_read_over_two_pages() -> None:
    fields = read(first(number="2023가합45678"), last())
    assert {name: field.value for name, field in fields.items()} == {
        "court": "서울중앙지방법원", "case_number": "2023가합45678", "plaintiff_name": "주식회사 한빛정밀", "defendant_name": "대륙모션 주식회사",
        "claim_title": "손해배상(지) 청구의 소", "claim_amount": 300_000_000, "filed_date": date(2023, 5, 12),
    }  # fmt: skip


def test_the_stamp_of_receipt_counts_before_the_date_at_the_end() -> None:
    fields = read(first(line("접 수 2023. 5. 15.", 430, 40, size=10)), last())
    assert fields["filed_date"].value == date(2023, 5, 15)


def test_without_a_number_the_pdf_says_none_and_a_scan_asks() -> None:
    assert (read(first(), last())["case_number"].value, read(first(), last())["case_number"].status) == (None, "ok")
    scanned = read(first(source=Source.OCR, grade="office"), last(source=Source.OCR, grade="office"))["case_number"]
    assert (scanned.value, scanned.status) == (None, "check")


@pytest.mark.parametrize("printed", ["금 300.000.000원", "금 300000.000원"])
def test_commas_read_as_points_leave_a_sum_that_one_reader_read_to_a_person(printed: str) -> None:
    shown = first(sum_=printed, source=Source.OCR, grade="office")
    alone = shown.model_copy(update={"lines": tuple(part.model_copy(update={"agreed": False}) for part in shown.lines)})
    field = read(alone, last(source=Source.OCR, grade="office"))["claim_amount"]
    assert (field.value, field.status) == (300_000_000, "check")


def test_exhibits_belong_to_their_complaint() -> None:
    pages = [first(number="2023가합45678"), last(2), page(line("갑 제1호증", 450, 60), line("도면 비교표", 70, 120), number=3)]
    spans = classify(pages, Part.ATTACHMENTS)
    assert [(span.type, span.pages) for span in spans] == [("complaint", (1, 2, 3))]


@pytest.mark.parametrize(("heard", "value", "status"), [
    ((("own", "접 수 2023. 3. 9. 2023가합53187"), ("tesseract:kor", "접수 2023. 3. 9. 2023가합53187")), "2023가합53187", "ok"),
    ((("own", "접 수 2023. 3. 9. 2023가합53187"), ("tesseract:kor", "접수 2023. 3. 9. 2023가합53181")), "2023가합53187", "check"),
    ((("own", "접 수 2023. 3. 9."),), None, "check"),
])  # fmt: skip
def test_a_number_that_stands_in_the_courts_red_stamp_alone_is_read_there(heard: tuple[tuple[str, str], ...], value: str | None, status: str) -> None:
    stamp = Seal(box=Box(470, 40, 545, 100), colour="red", kind="seal", confidence=0.9)
    one = page(line("소     장", 250, 70, size=22), line("원 고  주식회사 한빛정밀", 70, 140), line("손해배상(지) 청구의 소", 70, 180), line("청 구 취 지", 250, 240), seals=(stamp,), source=Source.OCR, grade="office")

    def reread(number: int, box: Box, kind: str) -> tuple[Reading, ...]:
        return tuple(Reading(text=text, confidence=0.9, engine=engine) for engine, text in heard) if kind == "stamp" else ()

    field = extract(Span(type="complaint", pages=(1,), score=1.0), [one], "한빛정밀_손해액산정_첨부서류.pdf", reread).fields["case_number"]
    assert (field.value, field.status) == (value, status)


def test_a_party_is_set_in_below_its_label_and_a_lawyer_is_none() -> None:
    head = [line("소 장", 260, 59, size=18), line("원고", 68, 141), line("주식회사 한빛정밀", 108, 160), line("경기도 수원시 영통구 광교로 1", 108, 178), line("소송대리인 법무법인 가람솔", 108, 196)]
    other = [line("피고", 68, 225), line("주식회사 청람내화", 108, 244), line("대표이사 노경식", 108, 262)]
    body = [line("손해배상 청구의 소", 68, 300), line("청 구 취 지", 257, 330), line("1. 피고는 원고에게 금 286,000,000원을 지급하라.", 68, 350), line("원고 소송대리인 법무법인 가람솔 (인)", 200, 675)]
    fields = read(page(*head, *other, *body))
    assert (fields["plaintiff_name"].value, fields["defendant_name"].value) == ("주식회사 한빛정밀", "주식회사 청람내화")
    fields = read(page(head[0], *body))
    assert (fields["plaintiff_name"].value, fields["plaintiff_name"].status) == (None, "check")
