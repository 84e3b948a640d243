"""Official letters that grant something: 공문 with facts as numbered lines or as a table (domain facts 2.10, 2.20, 2.21, 2.30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import period, written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet

Fact = tuple[str, Any, str]
"""(label, value or (first, last) of a period, field or nothing)."""


@dataclass(frozen=True)
class Matter:
    """What a letter is about. `office` heads it, `sender` signs it, `team` numbers it."""

    item: str
    office: str
    sender: str
    team: str
    title: str
    opening: str
    granted: str
    closing: str = "관련 규정에 따른 의무를 성실히 이행하여 주시기 바랍니다."


CONVERSION = Matter(
    "business_restructuring", "중소벤처기업진흥공단", "중소벤처기업진흥공단 이사장", "구조혁신처", "사업전환계획 승인 및 연계지원결정 통보",
    "귀사에서 「중소기업 사업전환 촉진에 관한 특별법」 제8조에 따라 신청한 사업전환계획에 관한 것입니다.", "위 사업전환계획을 아래와 같이 승인하고 연계지원을 결정하였음을 통보합니다.")
REORGANISATION = Matter(
    "business_restructuring", "산업통상자원부", "산업통상자원부장관", "기업정책팀", "사업재편계획 승인 통지", "「기업 활력 제고를 위한 특별법」 제10조와 관련입니다.",
    "사업재편계획심의위원회의 심의를 거쳐 귀사의 사업재편계획을 아래와 같이 승인합니다.")
LEAK_SELECTION = Matter(
    "leak_prevention_system", "대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단 사무총장", "기술보호지원부", "기술유출방지시스템 구축사업 선정 통보",
    "귀사에서 신청하신 중소기업 기술유출방지시스템 구축사업과 관련입니다.", "평가위원회의 심의 결과 귀사가 아래와 같이 지원기업으로 선정되었음을 알려드립니다.")
MATERIALS_SELECTION = Matter(
    "materials_parts_equipment_100", "기술보증기금", "기술보증기금 이사장", "소부장강소기업지원팀", "소재·부품·장비 강소기업 100+ 선정결과 통보", "소재·부품·장비 강소기업 100+ 프로젝트 신청과 관련입니다.",
    "최종평가 결과 귀사가 소재·부품·장비 강소기업 100+에 아래와 같이 선정되었음을 통보합니다.")


def letter(c: Company, look: Look, matter: Matter, *, number: int, issued: date, facts: tuple[Fact, ...], name: str | None = None) -> Paper:
    """Layout 0: facts as `가. …` lines, layout 1: facts in a table. The foot prints team, number and day."""
    sheet = Sheet()
    ink = look.ink(11.5)
    printed = name or c.name("full")
    heading(sheet, 92, matter.office, look.heading(20, bold=True), length=300)
    sheet.text(70, 142, f"수신   {printed} 대표이사", ink)
    sheet.text(70, 162, "(경유)", ink)
    box = sheet.text(70, 186, f"제목   {matter.title}", ink.but(bold=True))
    sheet.mark("title", matter.title, matter.title, box)
    sheet.mark("item", matter.item, matter.title, box)
    sheet.line(66, 198, 530, 198, 1.2)
    y = paragraph(sheet, 70, 226, 456, f"1. {matter.opening}", ink, leading=1.75, hang=14)
    y = paragraph(sheet, 70, y + 6, 456, f"2. {matter.granted}", ink, leading=1.75, hang=14)
    every: tuple[Fact, ...] = (("기업명", printed, "company_name"), ("대표자", c.representatives, "representative_name"), *facts)
    y = (_as_lines, _as_table)[look.layout](sheet, look, y, every)
    y = paragraph(sheet, 70, y + 26, 456, f"3. {matter.closing}  끝.", ink, leading=1.75, hang=14)
    signed(sheet, 297, 648, matter.sender, look.heading(19, bold=True), look.rng, name="issuer", side=64)
    sheet.line(66, 694, 530, 694, 0.8)
    sent = f"{matter.team}-{number}"
    before = "시행  "
    small = look.ink(9.5)
    box = sheet.text(70, 714, before + sent + f" ({written(issued, 'loose')}.)        접수", small)
    sheet.mark("certificate_number", sent, sent, box)
    sheet.mark("issued_date", issued, written(issued, "loose"), box)
    sheet.text(70, 732, "우 06627 서울특별시 서초구 가상로 24        전화 02-000-4100   /  공개", look.ink(9))
    return Paper("certificate", [sheet], item=matter.item)


def _as_lines(sheet: Sheet, look: Look, y: float, facts: tuple[Fact, ...]) -> float:
    ink, wide = look.ink(11.5), 108.0
    for letter_, (text, value, field) in zip("가나다라마바사아", facts, strict=False):
        sheet.text(84, y + 8, f"{letter_}. {text} :", ink)
        y = _value(sheet, 84 + wide, y + 8, value, field, look, 300)
    return y


def _as_table(sheet: Sheet, look: Look, y: float, facts: tuple[Fact, ...]) -> float:
    ink = look.ink(11)
    rows = [[label(text), Cell("" if isinstance(value, tuple | date) else str(value), name=field or None)] for text, value, field in facts]
    y, boxes = table(sheet, 84, y + 10, (112, 328), rows, ink, height=30)
    for row, (_, value, field) in zip(boxes, facts, strict=True):
        if isinstance(value, tuple | date):
            _value(sheet, row[1][0] + 6, row[1][1] + 19, value, field, look, 300)
    return y


def _value(sheet: Sheet, x: float, y: float, value: Any, field: str, look: Look, length: float) -> float:
    ink = look.ink(11.5 if look.layout == 0 else 11)
    if isinstance(value, tuple):
        first, between, last = period(*value, "dots")
        box = sheet.text(x, y, first, ink, name="valid_from", value=value[0])
        box = sheet.text(box[2], y, between, ink)
        sheet.text(box[2], y, last, ink, name="valid_until", value=value[1])  # every period of a letter is the record's
        return y + ink.size * 1.7
    if isinstance(value, date):
        sheet.text(x, y, written(value, "dots"), ink, name=field or None, value=value)
        return y + ink.size * 1.7
    return paragraph(sheet, x, y, length, str(value), ink, leading=1.7, name=field or None, value=value)
