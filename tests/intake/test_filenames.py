"""What a file name says, exactly or nearly, and where it says too little."""

from __future__ import annotations

import unicodedata

import pytest

from docproc.intake import read_name, right_name
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
    "한빛정밀_손해액_산정_첨부서류.pdf": ("한빛정밀", Part.ATTACHMENTS),
    "한빛정밀_손해액산정_지원우대사항.pdf": ("한빛정밀", Part.RATE_EVIDENCE),
    "한빛정밀_손해액산정_사업신쳥서.pdf": ("한빛정밀", Part.APPLICATION),
    "(주)한빛정밀_손해액산정_첨부서류_진짜최종(2).pdf": ("(주)한빛정밀", Part.ATTACHMENTS),
    "㈜한빛_손해액산정_지원_우대사항_최종.pdf": ("㈜한빛", Part.RATE_EVIDENCE),
}
UNSURE = ["한빛정밀_손해액산정_우대사항.pdf", "이력서.pdf", "한빛정밀_사업신청서.pdf", "_손해액산정_사업신청서.pdf", "한빛정밀_손해액산정_사업신청서.hwp", "한빛정밀_손해액산정_회의록.pdf"]


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
