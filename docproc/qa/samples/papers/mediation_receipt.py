"""조정·중재 접수증 and 공문 of the five bodies (domain facts 2.10: no specimen is public, so life's usual letters)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet

BODIES = {
    "sme_technology": ("중소기업기술분쟁조정·중재위원회", "대·중소기업·농어업협력재단", "기술보호지원부", "「중소기업기술 보호 지원에 관한 법률」 제23조"),
    "win_win": ("수·위탁분쟁조정협의회", "대·중소기업·농어업협력재단", "수위탁분쟁조정팀", "「대·중소기업 상생협력 촉진에 관한 법률」 제28조"),
    "subcontracting": ("하도급분쟁조정협의회", "한국공정거래조정원", "하도급조정팀", "「하도급거래 공정화에 관한 법률」 제24조"),
    "invention": ("산업재산권분쟁조정위원회", "한국지식재산보호원", "분쟁조정지원팀", "「발명진흥법」 제41조"),
    "industrial_technology": ("산업기술분쟁조정위원회", "한국산업기술보호협회", "분쟁조정실", "「산업기술의 유출방지 및 보호에 관한 법률」 제23조"),
}


@dataclass(frozen=True)
class Mediation:
    """A case before one of the five bodies; `status` as the body words it."""

    body: str
    number: str
    filed: date
    subject: str
    status: str = "조정 진행 중"


def mediation_receipt(c: Company, look: Look, case: Mediation, *, name: str | None = None, issued: date | None = None,
                      title: str = "조정신청 접수증") -> Paper:
    """Layout 0: 접수증 with a ruled table; layout 1: 공문 (수신, 제목, numbered paragraphs, 끝., sender's line)."""
    printed = name or c.name("full")
    day = issued or case.filed + timedelta(days=2)
    if look.layout == 0:
        return _receipt(c, look, case, printed, day, title)
    return _letter(c, look, case, printed, day)


def _receipt(c: Company, look: Look, case: Mediation, printed: str, day: date, title: str) -> Paper:
    sheet = Sheet()
    body, office, team, law = BODIES[case.body]
    ink = look.ink(11)
    ornaments.double_frame(sheet, (46, 56, 549, 796))
    sheet.text(64, 86, f"제 {case.number} 호", look.ink(10.5))
    heading(sheet, 134, title, look.heading(24, bold=True), length=260)
    rows = [
        [label("접수번호"), Cell(case.number, name="case_number"), label("접수일"), Cell(written(case.filed, "dots"), name="filed_date", value=case.filed)],
        [label("사건명"), Cell(case.subject, cols=3, name="subject")],
        [label("신청인", rows=2), Cell(printed, cols=3, name="applicant_name")],
        [Cell(f"대표자 {c.representative}   {c.address}", cols=3)],
        [label("피신청인"), Cell(c.opponent, cols=3, name="respondent_name")],
        [label("처리상태"), Cell(case.status, name="status"), label("담당부서"), Cell(team)],
    ]
    y, _ = table(sheet, 64, 170, (84, 166, 72, 145), rows, ink, height=36)
    y = paragraph(sheet, 70, y + 50, 452, f"{law}에 따른 조정신청이 위와 같이 접수되었음을 확인합니다.", look.ink(12.5), leading=1.7)
    sheet.text(297, y + 60, written(day, "korean"), look.ink(12.5), align="c")
    box = signed(sheet, 290, y + 130, f"{body} 위원장", look.heading(17, bold=True), look.rng, side=62, seal=office[-6:] + "장인")
    sheet.mark("mediation_body", case.body, body, box)
    sheet.text(297, y + 156, f"({office})", look.ink(11.5), align="c")
    return Paper("mediation_receipt", [sheet])


def _letter(c: Company, look: Look, case: Mediation, printed: str, day: date) -> Paper:
    sheet = Sheet()
    body, office, team, law = BODIES[case.body]
    ink = look.ink(11.5)
    heading(sheet, 92, office, look.heading(20, bold=True), length=320)
    sheet.text(70, 142, "수신   " + printed + " 대표이사", ink)
    sheet.text(70, 162, "(경유)", ink)
    sheet.text(70, 184, "제목   조정 신청서 접수 통지 및 답변서 제출 안내", look.ink(11.5, bold=True))
    sheet.line(66, 196, 530, 196, 1.2)
    y = paragraph(sheet, 70, 222, 456, "1. 귀사의 무궁한 발전을 기원합니다.", ink, leading=1.75)
    top = y
    y = paragraph(sheet, 70, y + 4, 456, f"2. {law}에 따라 {body}에 신청하신 분쟁조정 사건이 아래와 같이 접수되었음을 알려드립니다.", ink, leading=1.75, hang=14)
    sheet.mark("mediation_body", case.body, body, (70, top - 8, 526, y - 10))
    facts = (("가. 사건번호", case.number, "case_number", case.number), ("나. 사 건 명", case.subject, "subject", case.subject),
             ("다. 신 청 인", printed, "applicant_name", printed), ("라. 피신청인", c.opponent, "respondent_name", c.opponent),
             ("마. 신 청 일", written(case.filed, "dots"), "filed_date", case.filed), ("바. 처리경과", case.status, "status", case.status))
    for text, value, name, golden in facts:
        sheet.text(86, y + 6, f"{text} :", ink)
        y = paragraph(sheet, 172, y + 6, 350, value, ink, leading=1.7, name=name, value=golden)
    y = paragraph(sheet, 70, y + 10, 456, "3. 조정기일은 추후 별도 통지할 예정이오니 관련 증빙자료를 준비하여 주시기 바랍니다.", ink, leading=1.75, hang=14)
    sheet.text(70, y + 18, "붙임  조정절차 안내문 1부.  끝.", ink)
    signed(sheet, 297, 640, f"{office} 이사장" if case.body in ("sme_technology", "win_win") else f"{office}장", look.heading(19, bold=True), look.rng, side=64, seal=office[-6:] + "장인")
    sheet.line(66, 690, 530, 690, 0.8)
    small = look.ink(9)
    sheet.text(70, 708, f"담당자 차민서        {team}장 봉하늘", small)
    sheet.text(70, 724, f"시행  {team}-{case.filed.day * 7 + 103} ({written(day, 'dots')})        접수", small)
    sheet.text(70, 740, "우 04168 서울특별시 마포구 가상로 24        전화 02-000-8763   /  공개", small)
    return Paper("mediation_receipt", [sheet])
