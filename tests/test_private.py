"""Which numbers are private, and which the program lives by and keeps."""

from __future__ import annotations

import pytest

from docproc.korean import mask_residents
from docproc.private import masked

PRIVATE = {
    "800101-1234567": "800101-*******",
    "생년 800101 - 1 234567 끝": "생년 800101-******* 끝",
    "주민번호 8001011234567": "주민번호 800101-*******",
    "주민등록번호 : 800101-l23456O": "주민등록번호 : 800101-*******",
    "외국인등록번호 850505-5123456": "외국인등록번호 850505-*******",
    "운전면허 11-12-123456-12": "운전면허 11-12-******-**",
    "계좌번호 : 110-234-567890 예금주 홍길동": "계좌번호 : 110-***-****** 예금주 홍길동",
    "국민은행 123456-78-901234": "국민은행 123456-**-******",
    "결제카드 1234-5678-9012-3456": "결제카드 1234-****-****-****",
    "4111 1111 1111 1111": "4111 **** **** ****",
}
KEPT = [
    "110111-5711901", "110111-7654216", "법인등록번호 110111-7654217", "주민(법인)등록번호 144311-0008573",
    "사업자등록번호 123-45-67890", "농협 담당 02-1234-5678", "문서확인번호 4111-1111-1111-1111",
    "제10-1234567호", "계좌번호 없음. 법인등록번호 110111-5711901", "2023-09-14", "8001011234567", "매출액 1,234,567,890,123",
]  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE)
def test_a_private_number_is_starred_and_the_rest_stays(text: str) -> None:
    assert masked(text) == PRIVATE[text]


@pytest.mark.parametrize("text", KEPT)
def test_what_identifies_a_company_or_a_paper_is_kept(text: str) -> None:
    assert masked(text) == text == mask_residents(text)


def test_a_label_beside_or_above_a_number_makes_it_private() -> None:
    assert masked("110-234-567890") == "110-234-567890"
    assert masked("110-234-567890", "계좌번호") == masked("110-234-567890", "계좌번호\n") == "110-***-******"
    assert masked("110111-5711901", "계좌번호") == "110111-5711901"


def test_a_number_in_two_cells_is_covered_in_the_second() -> None:
    assert masked("1234567", "800101 -") == "*******"
    assert masked("1234567", "매출액") == "1234567"


def test_numbers_that_run_into_each_other_are_masked_once_for_all() -> None:
    # Found by fuzzing: with the second number starred, the first became one too.
    once = masked("국민은행 1\x123456-31234 7123456-31234567")
    assert masked(once) == once and "3456-31234" not in once
