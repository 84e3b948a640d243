"""Agreements: 산학협약서, and the 협약서 of programmes that count once it is signed (domain facts 2.14, 2.19, 2.24, 2.30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import period, written
from docproc.qa.samples.look import Look, company_seal, heading, signed
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


@dataclass(frozen=True)
class Pact:
    """An agreement: with whom (`other` signs by its `head`), about what (`clauses`: heading|matter). Of a school the name counts, of an office who signs."""

    item: str
    title: str
    other: str
    head: str
    purpose: str
    clauses: tuple[str, ...]
    school: bool = False


def school_pact(school: str, kind: str, *, title: str = "산학협력 협약서") -> Pact:
    """With a school; `kind` is what the text calls it (마이스터고등학교, 특성화고등학교, 계약학과 …)."""
    return Pact("industry_academy_agreement", title, school, f"{school}장" if school.endswith("학교") else school,
                f"{kind}의 인력양성과 취업을 위하여", ("협력분야|학생의 현장실습과 취업 지원", "교육과정|교육과정 공동 운영 및 산업체 특강", "교류|실습 기자재와 기술정보의 교류"), True)


LEADER = Pact("protection_leader", "기술보호 선도기업 육성사업 협약서", "대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단", "기술보호 선도기업 육성을 위하여",
              ("협약내용|기술보호 수준진단과 보안체계 구축", "사업비|사업비의 집행과 정산", "사후관리|결과보고와 사후관리"))
MATERIALS = Pact("materials_parts_equipment_100", "소재·부품·장비 강소기업 100+ 협약서", "기술보증기금", "기술보증기금 이사장", "소재·부품·장비 강소기업의 육성을 위하여",
                 ("협약내용|기술혁신 성장전략의 이행", "점검|연차점검과 중간평가", "취소|선정의 취소 사유와 절차"))
LEAK = Pact("leak_prevention_system", "기술유출방지시스템 구축사업 협약서", "대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단 사무총장", "중소기업 기술유출방지시스템의 구축을 위하여",
            ("협약내용|물리적·기술적 보안시스템의 구축", "사업비|사업비의 집행과 정산", "최종점검|최종점검과 유지관리"))


def agreement(c: Company, look: Look, pact: Pact, *, signed_on: date, term: tuple[date, date] | None, name: str | None = None) -> Paper:
    """Layout 0: clauses, then both parties sign; layout 1: the parties in a table on top, 협약일 as a label."""
    sheet = Sheet()
    printed = name or c.name("full")
    heading(sheet, 112 if look.layout == 0 else 104, pact.title, look.heading(24, bold=True), length=230, name="title", value=pact.title)
    title = sheet.marks[-1]
    sheet.mark("item", pact.item, title.raw, title.box)
    (_clauses_first, _parties_first)[look.layout](sheet, c, look, pact, signed_on, term, printed)
    return Paper("certificate", [sheet], item=pact.item)


def _clauses(sheet: Sheet, look: Look, pact: Pact, y: float, term: tuple[date, date] | None, *, dated: bool) -> float:
    ink = look.ink(11.5)
    for number, clause in enumerate(pact.clauses, 1):
        head, _, text = clause.partition("|")
        y = paragraph(sheet, 70, y, 456, f"제{number}조({head}) 양 당사자는 {text}에 관하여 서로 협력하고 성실히 이행한다.", ink, leading=1.7) + 8
    number = len(pact.clauses) + 1
    if term is not None and dated:
        sheet.text(70, y, f"제{number}조(협약기간)", ink)
        y = _period(sheet, look, 70, y + 22, term, "협약기간 : ")
    return paragraph(sheet, 70, y + 4, 456, "본 협약의 성립을 증명하기 위하여 협약서 2부를 작성하여 서명 날인 후 각 1부씩 보관한다.", ink, leading=1.7)


def _period(sheet: Sheet, look: Look, x: float, y: float, term: tuple[date, date], before: str = "") -> float:
    ink = look.ink(11.5 if before else 11)
    first, between, last = period(*term, "dots")
    if before:
        x = sheet.text(x, y, before, ink)[2]
    box = sheet.text(x, y, first, ink, name="valid_from", value=term[0])
    box = sheet.text(box[2], y, between, ink)
    sheet.text(box[2], y, last, ink, name="valid_until", value=term[1])
    return y + 22


def _clauses_first(sheet: Sheet, c: Company, look: Look, pact: Pact, day: date, term: tuple[date, date] | None, printed: str) -> None:
    ink = look.ink(11.5)
    y = paragraph(sheet, 70, 168, 456, f"{pact.other}(이하 “갑”이라 한다)과 {printed}(이하 “을”이라 한다)은 {pact.purpose} 다음과 같이 협약을 체결한다.", ink, leading=1.8)
    if pact.school:
        sheet.mark("issuer", pact.other, pact.other, (70, 157, 70 + ink.width(pact.other), 171))
    y = _clauses(sheet, look, pact, y + 10, term, dated=True)
    box = sheet.text(297, y + 40, written(day, "korean"), look.ink(13), align="c", name="issued_date", value=day)
    sheet.mark("event_date", day, written(day, "korean"), box)
    y += 104
    sheet.text(84, y, "갑(기관) :", ink)
    signed(sheet, 310, y, pact.head, look.heading(15, bold=True), look.rng, name=None if pact.school else "issuer", side=52)
    y += 62
    sheet.text(84, y, "을(기업) :", ink)
    sheet.text(170, y, printed, look.ink(12), name="company_name")
    sheet.text(84, y + 24, "대표이사 :", ink)
    box = sheet.text(170, y + 24, c.representatives, look.ink(12), name="representative_name")
    sheet.text(box[2] + 14, y + 24, "(인)", ink)
    company_seal(sheet, box[2] + 60, y + 30, c, look.rng, side=48)


def _parties_first(sheet: Sheet, c: Company, look: Look, pact: Pact, day: date, term: tuple[date, date] | None, printed: str) -> None:
    ornaments.double_frame(sheet, (40, 44, 555, 800))
    ink = look.ink(11)
    rows = [[label("학교명" if pact.school else "전담기관"), Cell(pact.other, name="issuer" if pact.school else None)], [label("기업명"), Cell(printed, name="company_name")],
            [label("사업자등록번호"), Cell(c.brn, name="business_registration_number")], [label("대표자"), Cell(c.representatives, name="representative_name")],
            [label("협약일"), Cell(written(day, "dots"), name="event_date", value=day)]]
    if term is not None:
        rows.append([label("협약기간"), Cell("")])
    y, boxes = table(sheet, 70, 132, (116, 340), rows, ink, height=28)
    sheet.mark("issued_date", day, written(day, "dots"), boxes[4][1])
    if term is not None:
        _period(sheet, look, boxes[5][1][0] + 6, boxes[5][1][1] + 18, term)
    y = paragraph(sheet, 70, y + 30, 456, f"위 당사자는 {pact.purpose} 다음과 같이 협약한다.", look.ink(11.5), leading=1.8)
    y = _clauses(sheet, look, pact, y + 6, term, dated=False)
    sheet.text(297, y + 44, written(day, "korean"), look.ink(13), align="c")
    signed(sheet, 290, y + 104, pact.head, look.heading(14, bold=True), look.rng, name=None if pact.school else "issuer", side=52)
    box = sheet.text(290, y + 166, f"{printed}  (인)", look.heading(14, bold=True), align="c")
    company_seal(sheet, box[2] - 4, y + 160, c, look.rng, side=46)
