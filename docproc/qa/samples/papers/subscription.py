"""신주인수계약서: one sheet, parties and terms in a table; may leave out the day of payment (domain facts 2.26)."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, company_seal, heading, signed
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def subscription(c: Company, look: Look, *, contract: date, paid: date | None, amount: int, investor: str, name: str | None = None) -> Paper:
    """Layout 0: a table of terms; layout 1: `제n조` clauses with the same labels in bold."""
    sheet = Sheet()
    printed = name or c.name("full")
    heading(sheet, 108, "신주인수계약서", look.heading(25, bold=True), length=230, name="title", value="신주인수계약서")
    title = sheet.marks[-1]
    sheet.mark("item", "vc_investment", title.raw, title.box)
    ink = look.ink(11.5)
    y = paragraph(sheet, 70, 156, 456, f"{investor}(이하 “인수인”)와 {printed}(이하 “회사”)는 회사가 발행하는 신주의 인수에 관하여 다음과 같이 계약한다.", ink, leading=1.8)
    terms = [("발행회사", printed, "company_name", printed), ("사업자등록번호", c.brn, "business_registration_number", c.brn), ("대표이사", c.representatives, "representative_name", c.representatives),
             ("주식의 종류와 수", "기명식 보통주식 10,000주", None, None), ("총 인수대금", f"금 {won(amount)} 원", None, None)]
    if paid is not None:
        terms.append(("납입기일", written(paid, "korean"), "event_date", paid))
    if look.layout == 0:
        rows = [[label(text), Cell(value, name=field, value=golden)] for text, value, field, golden in terms]
        y, _ = table(sheet, 70, y + 8, (120, 336), rows, look.ink(11), height=28)
    else:
        for number, (text, value, field, golden) in enumerate(terms, 1):
            sheet.text(70, y + 10, f"{number}. {text} :", ink)
            y = paragraph(sheet, 190, y + 10, 330, value, ink, leading=1.6, name=field, value=golden)
    for text in ("제1조(인수) 인수인은 위 조건에 따라 회사의 신주를 인수한다.", "제2조(보증) 회사는 신주의 발행에 필요한 절차를 적법하게 이행하였음을 보증한다."):
        y = paragraph(sheet, 70, y + 22, 456, text, ink, leading=1.7)
    sheet.text(297, y + 48, written(contract, "korean"), look.ink(13), align="c", name="issued_date", value=contract)
    sheet.text(90, y + 110, "인수인 :", ink)
    signed(sheet, 300, y + 110, investor, look.heading(15, bold=True), look.rng, name="issuer", side=52)
    sheet.text(90, y + 168, "회   사 :", ink)
    box = sheet.text(220, y + 168, f"{printed}  (인)", look.heading(14, bold=True))
    company_seal(sheet, box[2] + 10, y + 162, c, look.rng, side=46)
    return Paper("certificate", [sheet], item="vc_investment")
