"""Taking part in a protection programme: completion confirmations and application forms; a disability card (2.18, 2.30, 2.31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, company_seal, heading, signed
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


@dataclass(frozen=True)
class Programme:
    """A programme: which item it proves, its short name, what it does, who confirms it, and the two titles."""

    item: str
    name: str
    about: str
    issuer: str
    completion: str
    application: str = ""


LEAK = Programme("leak_prevention_system", "기술유출방지시스템 구축사업", "출입통제·문서보안 시스템 구축", "대·중소기업·농어업협력재단 사무총장", "기술유출방지시스템 구축사업 완료확인서")
SERVICES: dict[str, Programme] = {
    "지원반": Programme("protection_services", "중소기업 기술보호지원반", "보안환경 점검 및 피해 대응 상담", "대·중소기업·농어업협력재단 사무총장", "기술보호지원반 지원 완료 확인서", "기술보호지원반 지원 신청서"),
    "법무지원단": Programme("protection_services", "기술보호 법무지원단", "영업비밀 관리 및 계약서 법률자문", "대·중소기업·농어업협력재단 사무총장", "법무지원단 자문 완료 확인서", "기술보호 법무지원단 신청서"),
    "포렌식": Programme("protection_services", "디지털포렌식 지원사업", "퇴직자 저장매체 증거 분석", "대·중소기업·농어업협력재단 사무총장", "디지털포렌식 지원사업 완료 확인서", "디지털포렌식 지원사업 신청서"),
    "기술지킴": Programme("protection_services", "중소기업 기술지킴서비스", "보안관제 및 내부정보 유출방지", "한국산업기술보호협회장", "기술지킴서비스 이용 확인서", "기술지킴서비스 이용 신청서"),
}


def _paper(item: str, sheet: Sheet) -> Paper:
    title = next(mark for mark in sheet.marks if mark.field == "title")
    sheet.mark("item", item, title.raw, title.box)
    return Paper("certificate", [sheet], item=item)


def completion(c: Company, look: Look, programme: Programme, *, number: str, done: date, issued: date, name: str | None = None) -> Paper:
    """Layout 0: framed lines, layout 1: a table. The day of completion counts, the paper is younger."""
    sheet = Sheet()
    printed = name or c.name("full")
    heading(sheet, 140, programme.completion, look.heading(22, bold=True), name="title")
    if look.layout == 0:
        ornaments.guilloche(sheet, (36, 38, 559, 806), (90, 110, 140))
        sheet.text(64, 88, f"제 {number} 호", look.ink(11))
        sheet.mark("certificate_number", number, f"제 {number} 호", (64, 78, 200, 91))
        ink, y = look.ink(12.5), 206.0
        for text, value, field, golden in (
            ("기업명", printed, "company_name", printed), ("사업자등록번호", c.brn, "business_registration_number", c.brn), ("대표자", c.representatives, "representative_name", c.representatives),
            ("소재지", c.address, None, None), ("사업명", programme.name, None, None), ("지원내용", programme.about, None, None), ("완료일", written(done, "korean"), "event_date", done)):
            y = key_line(sheet, 80, y, text, value, ink, label_width=92, name=field, golden=golden, length=310) + 9
    else:
        ornaments.double_frame(sheet, (44, 52, 551, 798))
        rows = [[label("확인번호"), Cell(number, name="certificate_number"), label("사업명"), Cell(programme.name)],
                [label("업체명"), Cell(printed, name="company_name"), label("대표자"), Cell(c.representatives, name="representative_name")],
                [label("사업자번호"), Cell(c.brn, name="business_registration_number"), label("완료일자"), Cell(written(done, "dots"), name="event_date", value=done)],
                [label("주소"), Cell(c.address, cols=3)], [label("지원내용"), Cell(programme.about, cols=3)]]
        y, _ = table(sheet, 66, 180, (80, 156, 76, 152), rows, look.ink(11), height=38)
    paragraph(sheet, 80, y + 54, 436, f"위 기업은 「{programme.name}」에 참여하여 지원을 완료하였음을 확인합니다.", look.ink(13), leading=1.8)
    sheet.text(297, 630, written(issued, "korean"), look.ink(13), align="c", name="issued_date", value=issued)
    signed(sheet, 290, 694, programme.issuer, look.heading(17, bold=True), look.rng, name="issuer", side=64)
    return _paper(programme.item, sheet)


def application(c: Company, look: Look, programme: Programme, *, day: date, name: str | None = None) -> Paper:
    """The form that the company filled in and sealed: no number, no issuer. Layout 1 prints 신청일 as a label."""
    sheet = Sheet()
    printed = name or c.name("full")
    sheet.text(56, 62, "[서식 제1호]", look.ink(10))
    heading(sheet, 112, programme.application, look.heading(21, bold=True), name="title")
    ink = look.ink(11)
    rows = [[label("신청기업"), Cell(printed, name="company_name"), label("대표자"), Cell(c.representatives, name="representative_name")],
            [label("사업자등록번호"), Cell(c.brn, name="business_registration_number"), label("연락처"), Cell(c.phone)],
            [label("주소"), Cell(c.address, cols=3)], [label("담당자"), Cell(c.contact), label("이메일"), Cell(c.email)],
            [label("신청내용"), Cell(programme.about, cols=3)]]
    if look.layout == 1:
        rows.append([label("신청일"), Cell(written(day, "dots"), cols=3, name="event_date", value=day)])
    y, boxes = table(sheet, 56, 140, (92, 160, 70, 160), rows, ink, height=32)
    y = paragraph(sheet, 64, y + 44, 462, f"「{programme.name}」 지원을 위와 같이 신청하며, 기재한 사항이 사실과 다름이 없음을 확인합니다.", look.ink(12), leading=1.8)
    box = sheet.text(297, y + 50, written(day, "korean"), look.ink(12.5), align="c", name=None if look.layout == 1 else "event_date", value=day)
    sheet.mark("issued_date", day, written(day, "korean"), boxes[-1][1] if look.layout == 1 else box)
    sheet.text(330, y + 96, f"신청인 : {printed}  (인)", look.ink(12), align="c")
    company_seal(sheet, 440, y + 92, c, look.rng, side=50)
    sheet.text(297, y + 160, "대·중소기업·농어업협력재단 귀중", look.heading(16, bold=True), align="c")
    return _paper(programme.item, sheet)


def disability_card(c: Company, look: Look, *, issued: date, holder: str | None = None) -> Paper:
    """A copy of the 장애인등록증, front only: whose it is. Layout 1: the 복지카드 that is also a debit card. Numbers are masked."""
    sheet = Sheet()
    x, y = 128.0, 130.0
    sheet.rect(x, y, x + 340, y + 214, 1.4, fill=(240, 244, 236) if look.layout == 0 else (236, 240, 248))
    title = "장애인등록증" if look.layout == 0 else "복지카드"
    heading(sheet, y + 42, title, look.heading(21, bold=True), length=150, name="title", value=title)
    ink = look.ink(12)
    sheet.rect(x + 18, y + 62, x + 100, y + 162, 0.6, fill=(214, 218, 222))
    sheet.text(x + 44, y + 116, "사진", look.ink(10))
    rows = (("성명", holder or c.representative, "representative_name"), ("주민등록번호", c.masked, None), ("장애정도", "********", None), ("발급일", written(issued, "dots"), "issued_date"))
    at = y + 80.0
    for text, value, field in rows:
        at = key_line(sheet, x + 116, at, text, value, ink, label_width=74, name=field, golden=issued if field == "issued_date" else value, length=120) + 7
    box = sheet.text(x + 170, y + 196, f"{c.local_office}장", look.heading(17, bold=True), align="c", name="issuer")
    sheet.bitmap(box[2] - 20, y + 172, 32, 32, ornaments.square_seal("인장", look.rng))
    sheet.text(128, 380, "「장애인복지법」에 따라 등록된 장애인임을 증명합니다.", look.ink(10.5))
    return _paper("disabled_owned", sheet)
