"""The end of a line under a seal: shown as far as the paper proves it, and never certain."""

from __future__ import annotations

import pytest

from docproc.box import Box
from docproc.model import Page, Seal, Source

from .pages import line, page
from .test_other_layouts import read


def paper(*lines: object, seal: float) -> Page:
    """A scan with a seal that begins at `seal` points over its last line."""
    body = [line("위 기업은 관련 법령에 따른 대상임을 확인합니다.", 70, y) for y in (400, 420, 440)]
    return page(*lines, *body, source=Source.OCR, grade="office", seals=[Seal(box=Box(seal, 600, seal + 60, 660), colour="red", kind="seal", confidence=0.95)])  # type: ignore[arg-type]


def test_whoever_signs_for_an_insurer_is_completed_and_asked_about() -> None:
    head = [line("기술보호 정책보험 가입증명서", 120, 100, size=20), line("보험계약자 한빛정밀 주식회사", 70, 200), line("보험기간 2023년 3월 1일 ~ 2024년 2월 29일", 70, 230)]
    issuer = read("certificate", paper(*head, line("한마루손해보험 주식회사 대표ㅇ", 130, 620, size=18), seal=380), "policy_insurance")["issuer"]
    assert (issuer.value, issuer.status) == ("한마루손해보험 주식회사 대표이사", "check")


@pytest.mark.parametrize(("left", "whole"), [("군산시 자", "군산시장"), ("음성군 ;", "음성군수"), ("수원시 ;", "수원시장")])
def test_a_mayor_under_a_seal_is_proposed(left: str, whole: str) -> None:
    head = [line("중소기업특별지원지역 입주확인서", 120, 100, size=20), line("기업명 주식회사 한빛정밀", 70, 200), line("지원지역 지정기간 2023. 1. 26. ~ 2025. 1. 25.", 70, 230)]
    issuer = read("certificate", paper(*head, line(left, 230, 620, size=20), seal=300), "special_support_region")["issuer"]
    assert (issuer.value, issuer.status) == (whole, "check")


def test_no_town_is_made_of_another_word() -> None:
    head = [line("중소기업특별지원지역 입주확인서", 120, 100, size=20), line("기업명 주식회사 한빛정밀", 70, 200)]
    assert read("certificate", paper(*head, line("없는시 자", 230, 620, size=20), seal=300), "special_support_region")["issuer"].value is None


def test_the_office_and_the_size_that_two_other_readings_have_are_proposed() -> None:
    engines = [("tesseract:kor", "양 산 세 무 서 조"), ("own", "양산세무서")]
    registration = paper(line("사업자등록증", 230, 60, size=20), line("등록번호 : 124-81-00998", 200, 120), line("oF At PAL", 220, 620, size=20, agreed=False, readings=engines), seal=380)
    office = read("business_registration", registration)["tax_office"]
    assert (office.value, office.status) == ("양산세무서", "check")
    engines = [("tesseract:kor", "중소기업 확인서 (소기업"), ("own", "중소기업 확인서 [소기업]")]
    size = read("sme_confirmation", paper(line("중소기업 확인서 wre", 70, 90, size=22, agreed=False, readings=engines), line("기 업 명 : 주식회사 한빛정밀", 70, 200), seal=380))["size_class"]
    assert (size.value, size.status) == ("small", "check")
