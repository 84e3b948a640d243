"""How a case before one of the five bodies ended: 결과 통지 as a letter, 조정종료 통지 with a table (domain facts 2.10)."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.papers.mediation_receipt import BODIES, Mediation
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def mediation_result(c: Company, look: Look, case: Mediation, *, closed: date, name: str | None = None) -> Paper:
    """`case.status` is the outcome (조정 성립, 조정 불성립 …); the day of it is printed behind it in brackets."""
    sheet = Sheet()
    body, office, team, law = BODIES[case.body]
    printed = name or c.name("full")
    outcome = f"{case.status} ({written(closed, 'dots')})"
    facts = (("사건번호", case.number, "case_number", case.number), ("사건명", case.subject, "subject", case.subject), ("신청인", printed, "applicant_name", printed),
             ("피신청인", c.opponent, "respondent_name", c.opponent), ("신청일", written(case.filed, "dots"), "filed_date", case.filed), ("처리결과", outcome, "status", outcome))
    ink = look.ink(11.5)
    if look.layout == 0:
        heading(sheet, 96, body, look.heading(19, bold=True), length=340)
        sheet.text(70, 142, f"수신   {printed} 대표이사", ink)
        sheet.text(70, 166, "제목   분쟁조정 결과 통지", ink.but(bold=True))
        sheet.line(66, 178, 530, 178, 1.2)
        y = paragraph(sheet, 70, 208, 456, f"1. {law}에 따라 접수된 분쟁조정 사건의 처리결과를 아래와 같이 통지합니다.", ink, leading=1.75, hang=14)
        for letter, (text, value, field, golden) in zip("가나다라마바", facts, strict=True):
            sheet.text(86, y + 8, f"{letter}. {text} :", ink)
            y = paragraph(sheet, 178, y + 8, 340, value, ink, leading=1.7, name=field, value=golden)
        sheet.text(70, y + 24, "붙임  조정조서 등본 1부.  끝.", ink)
    else:
        ornaments.double_frame(sheet, (46, 56, 549, 796))
        heading(sheet, 128, "조정종료 통지", look.heading(24, bold=True), length=240)
        rows = [[label(text), Cell(value, name=field, value=golden)] for text, value, field, golden in facts]
        y, _ = table(sheet, 72, 168, (104, 348), rows, look.ink(11), height=34)
        paragraph(sheet, 76, y + 44, 444, f"{law}에 따른 분쟁조정 사건의 절차가 위와 같이 종료되었음을 통지합니다.", ink, leading=1.7)
        sheet.text(297, 560, written(closed, "korean"), look.ink(12.5), align="c")
    box = signed(sheet, 290, 640, f"{body} 위원장", look.heading(17, bold=True), look.rng, side=62, seal=office[-6:] + "장인")
    sheet.mark("mediation_body", case.body, body, box)
    sheet.text(297, 666, f"({office} {team})", look.ink(11), align="c")
    return Paper("mediation_receipt", [sheet])
