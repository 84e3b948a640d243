"""Certificates in words and layouts that offices may choose: labels, spellings and numbers of every kind."""

from __future__ import annotations

import pytest

from docproc.documents import record_classes
from docproc.documents.base import Record
from docproc.documents.certificate import BUSINESS_NUMBER, FIRM, PERSON
from docproc.model import Source

from .pages import line, page
from .test_other_layouts import read


@pytest.mark.parametrize("cls", [c for c in record_classes() if c.type == "certificate" and c.item != "disabled_owned"], ids=lambda c: str(c.item))
def test_every_kind_may_use_the_usual_words_for_the_firm_its_head_its_numbers(cls: type[Record]) -> None:
    for firm, person, number in zip(FIRM, (*PERSON, *PERSON), (*BUSINESS_NUMBER, *BUSINESS_NUMBER, *BUSINESS_NUMBER)):
        if cls.item == "policy_insurance" and firm in ("회사명", "법인명", "지정기업", "선정기업", "확인기업"):
            continue  # there it is the insurer, or nobody
        rows = [line(f"{firm} : 한빛정밀 주식회사", 80, 220), line(f"{person} : 서도윤", 80, 245), line(f"{number} : 124-81-00998", 80, 270)]
        fields = read("certificate", page(line(cls.titles[0], 120, 120, size=20), *rows, line("2022년 3월 12일", 240, 460)), cls.item)
        assert (fields["company_name"].value, fields["business_registration_number"].value) == ("한빛정밀 주식회사", "124-81-00998"), (firm, number)
        if cls.item != "policy_insurance" or person in ("대표자", "대표자명", "성명(대표자)"):
            assert fields["representative_name"].value == "서도윤", person


def test_a_title_and_an_issuer_are_spelt_as_they_are_printed_where_a_list_has_them_in_two_ways() -> None:
    upper = page(line("기술혁신형중소기업(INNO-BIZ)확인서", 120, 120, size=20), line("2022년 3월 12일", 240, 460))
    assert read("certificate", upper, "innobiz")["title"].value == "기술혁신형중소기업(INNO-BIZ)확인서"
    for name in ("대중소기업농어업협력재단", "대·중소기업·농어업협력재단"):
        escrow = page(line("기술자료 임치증", 200, 120, size=20), line("임치인 : 한빛정밀 주식회사", 80, 220), line("2022년 3월 12일", 240, 460), line(name, 170, 520, size=20))
        assert read("certificate", escrow, "technology_escrow")["issuer"].value == name


def test_a_period_is_no_number_and_an_agreement_may_have_one() -> None:
    period = page(line("인재육성형중소기업 지정 확인서", 101, 110, size=20), line("기업명 : 한빛정밀 주식회사", 64, 200), line("지정기간 :", 64, 230), line("2021-09-06 - 2024-09-05", 194, 230))
    assert read("certificate", period, "talent_development")["certificate_number"].value is None
    agreement = page(line("제2023-구축-021호", 380, 60), line("강소기업 100+ 협약서", 204, 110, size=20), line("상호(법인명) : 한빛정밀 주식회사", 80, 190), line("2023. 4. 5.", 240, 360))
    assert read("certificate", agreement, "materials_parts_equipment_100")["certificate_number"].value == "2023-구축-021"


def test_a_number_is_whole_though_a_gap_parts_it() -> None:
    parts = [line("제 R201019-", 76, 86), line("02746 호", 146, 86)]
    fields = read("certificate", page(*parts, line("기술혁신형 중소기업 (Inno-Biz) 확인서", 120, 150, size=20), line("1. 업 체 명 주식회사 한빛정밀", 76, 294), line("2020년 10월 19일", 241, 599)), "innobiz")
    assert fields["certificate_number"].value == "R201019-02746"


@pytest.mark.parametrize(("head", "status"), [(True, "check"), (False, "ok")], ids=["something at the head was not read", "all of the head was read"])
def test_the_portals_number_is_the_papers_only_where_its_head_was_read(head: bool, status: str) -> None:
    unread = [line("wees ortomone soe", 330, 63, agreed=False, confidence=0.4, readings=[("own", "811042"), ("tesseract:kor", "eesor")])] if head else []
    known = [line("지방세 납세증명서", 53, 63, size=20), line("상호 : 주식회사 한빛정밀", 64, 187), line("「지방세징수법」 제5조에 따라 체납액이 없음을 증명합니다.", 54, 489)]
    edge = line("문서확인번호 1697-5820-3394-6107", 238, 793, readings=[("own", "문서확인번호 1697-5820-3394-6107"), ("ppocr", "문서확인번호 1697-5820-3394-6107")])
    number = read("local_tax_clearance", page(*unread, *known, edge, source=Source.OCR, grade="clean"))["certificate_number"]
    assert (number.value, number.status) == ("1697-5820-3394-6107", status)
