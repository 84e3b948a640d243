"""What a file name says, exactly or nearly, and where it says too little."""

from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.intake import likely_name, read_name, right_name, shown_name
from docproc.intake.filenames import PART_WORDS
from docproc.model import Part

EXACT = {
    "한빛정밀_손해액산정_사업신청서.pdf": ("한빛정밀", Part.APPLICATION),
    "㈜한빛정밀_손해액산정_첨부서류.pdf": ("㈜한빛정밀", Part.ATTACHMENTS),
    "한빛 정밀_손해액산정_평가_우대사항.pdf": ("한빛 정밀", Part.BONUS_EVIDENCE),
    "한빛_정밀_손해액산정_지원_우대사항.pdf": ("한빛_정밀", Part.RATE_EVIDENCE),
}
NEAR = {
    "사본 - 한빛정밀_손해액산정_첨부서류 (1).PDF": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀__손해액산정＿첨부서류.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀 손해액산정 사업신청서.pdf": ("한빛정밀", Part.APPLICATION),
    "한빛정밀\u3000손해액산정\u3000\u3000첨부서류.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀_손해액_산정_첨부서류.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀_손해액산정_지원우대사항.pdf": ("한빛정밀", Part.RATE_EVIDENCE),
    "한빛정밀_손해액산정_평가 우대사항.pdf": ("한빛정밀", Part.BONUS_EVIDENCE),
    "한빛정밀_손해액산정_사업신쳥서.pdf": ("한빛정밀", Part.APPLICATION),
    "한빛정밀_손해액선정_첨부서류.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀_손해액산정_첨부서루.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "(주)한빛정밀_손해액산정_첨부서류_진짜최종(2).pdf": ("(주)한빛정밀", Part.ATTACHMENTS),
    "（주）한빛정밀_손해액산정_첨부서류.pdf.pdf": ("（주）한빛정밀", Part.ATTACHMENTS),
    "㈜한빛_손해액산정_지원_우대사항_최종.pdf": ("㈜한빛", Part.RATE_EVIDENCE),
    "한빛정밀_손해액산정_첨부서류 - 복사본.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀_손해액산정_사업신청서_날인본.pdf": ("한빛정밀", Part.APPLICATION),
    "20230920_한빛정밀_손해액산정_사업신청서.pdf": ("한빛정밀", Part.APPLICATION),
    "1. 한빛정밀_손해액산정_사업신청서(230920).pdf": ("한빛정밀", Part.APPLICATION),
    "[한빛정밀] 손해액산정 사업신청서.pdf": ("한빛정밀", Part.APPLICATION),
    "손해액산정_한빛정밀_사업신청서.pdf": ("한빛정밀", Part.APPLICATION),
    "한빛정밀_첨부서류_손해액산정.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "첨부서류_손해액산정_한빛정밀.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀_기술침해 손해액 산정 지원사업_신청서.pdf": ("한빛정밀", Part.APPLICATION),
    "한빛정밀_손해액산정_지원비율 우대사항 증빙서류.pdf": ("한빛정밀", Part.RATE_EVIDENCE),
    "한빛정밀_손해액산정_사업신청서.jpg": ("한빛정밀", Part.APPLICATION),
    "한빛정밀_손해액산정_사업신청서.hwp": ("한빛정밀", Part.APPLICATION),
}
UNSURE = [
    "한빛정밀_손해액산정_우대사항.pdf", "이력서.pdf", "한빛정밀_사업신청서.pdf", "_손해액산정_사업신청서.pdf", "한빛정밀_손해액산정_회의록.pdf",
    "한빛정밀_손해액산정_사업신청서_첨부서류.pdf", "한빛정밀_손해액산정_사업신청서_가온.pdf", "한빛정밀_손해액산정_사업신청서", "한빛정밀_손해액산정_사업신청서.exe", "손해액산정.pdf", ".pdf", "",
]  # fmt: skip


@pytest.mark.parametrize("name", EXACT)
def test_an_exact_name_says_company_and_part(name: str) -> None:
    said = read_name(name)
    assert said is not None and (said.company, said.part) == EXACT[name]
    assert said.exact and said.right == name == right_name(said.company, said.part)


@pytest.mark.parametrize("name", NEAR)
def test_a_near_miss_is_taken_for_what_it_means_and_says_the_right_name(name: str) -> None:
    said = read_name(name)
    assert said is not None and (said.company, said.part) == NEAR[name]
    assert not said.exact and read_name(said.right).exact


@pytest.mark.parametrize("name", UNSURE)
def test_a_name_that_may_mean_two_things_or_none_is_not_guessed(name: str) -> None:
    assert read_name(name) is None


def test_a_decomposed_name_from_a_mac_is_the_same_company_and_noted() -> None:
    said = read_name(unicodedata.normalize("NFD", "한빛정밀_손해액산정_사업신청서.pdf"))
    assert said is not None and said.company == "한빛정밀" and not said.exact


def test_a_name_that_says_only_the_part_takes_the_company_from_its_folder() -> None:
    said = read_name("사업신청서.pdf", "한빛정밀")
    assert said is not None and (said.company, said.part, said.exact) == ("한빛정밀", Part.APPLICATION, False)
    assert read_name("손해액산정_지원_우대사항(1).pdf", "㈜가온").part is Part.RATE_EVIDENCE
    assert read_name("이력서.pdf", "한빛정밀") is None and read_name("사업신청서.pdf") is None
    assert read_name("나온_손해액산정_사업신청서.pdf", "한빛정밀").company == "나온"


def test_a_name_that_is_not_certain_is_answered_with_the_name_it_most_likely_wants() -> None:
    assert likely_name("한빛정밀_사업신청서.pdf") == "한빛정밀_손해액산정_사업신청서.pdf"
    assert likely_name("한빛정밀 첨부서류.zip") == "한빛정밀_손해액산정_첨부서류.pdf"
    assert likely_name("이력서.pdf") == "업체명_손해액산정_사업신청서.pdf"


def test_a_name_is_shown_without_marks_that_a_screen_obeys() -> None:
    assert shown_name("가\x1b[31m온\u202efdp.\u200b") == "가[31m온fdp."
    assert shown_name(os.fsdecode("가온_손해액산정".encode("cp949"))) == "가온_손해액산정"
    assert shown_name("\udcff\udcfe") == ""


@given(st.text(max_size=60), st.sampled_from([".pdf", ".PDF", "_손해액산정_첨부서류.pdf", " 손해액산정 사업신청서(1).pdf", ""]), st.text(max_size=8))
def test_any_name_is_read_or_refused_and_what_is_read_reads_again(text: str, end: str, folder: str) -> None:
    said = read_name(text + end, folder)
    assert likely_name(text + end).endswith(".pdf")
    if said is not None:
        assert said.company and "\n" not in said.company
        assert read_name(said.right) is None or read_name(said.right).part is said.part


COMPANIES = st.from_regex(r"(㈜|\(주\)|주식회사 )?[가-힣]{2,6}( ?[가-힣A-Z]{1,4})?", fullmatch=True)
BEFORE = st.sampled_from(["", "사본 - ", "복사본 - ", "1. ", "20230920_", "(붙임1) "])
AFTER = st.sampled_from(["", " (1)", "(2)", "_최종", "_수정본", " - 복사본", "_날인본", "_v2", "_20230920"])
DIVIDERS = st.sampled_from(["_", "__", " ", "＿", "\u3000"])


@given(COMPANIES, st.sampled_from(list(Part)), BEFORE, AFTER, DIVIDERS, st.sampled_from([".pdf", ".PDF", ".Pdf"]), st.sampled_from(["NFC", "NFD"]))
def test_a_right_name_however_adorned_is_never_taken_for_another_company_or_part(
    company: str, part: Part, before: str, after: str, divider: str, suffix: str, form: str
) -> None:
    right = right_name(company, part)
    exact = read_name(right)
    if exact is None or exact.company != company:
        return  # a company that is called like a part, or like what people add to names
    assert exact.exact and exact.part is part
    adorned = unicodedata.normalize(form, before + right.removesuffix(".pdf").replace("_", divider) + after + suffix)
    said = read_name(adorned)
    assert said is not None and (said.company, said.part) == (company, part)
    assert said.exact == (adorned == right)


@given(COMPANIES, st.sampled_from(list(Part)), st.data())
def test_a_name_with_a_wrong_syllable_is_taken_for_what_it_was_or_not_at_all(company: str, part: Part, data: st.DataObject) -> None:
    right = right_name(company, part)
    exact = read_name(right)
    if exact is None or exact.company != company:
        return
    place = data.draw(st.integers(len(company), len(right) - 5))
    wrong = right[:place] + data.draw(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)) + right[place + 1 :]
    said = read_name(wrong)
    assert said is None or said.part is part or PART_WORDS[said.part] in wrong
