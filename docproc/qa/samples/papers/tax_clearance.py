"""납세증명서 (국세) and 지방세 납세증명(서): domain facts 2.6 and 2.7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, choices, heading, signed
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


@dataclass(frozen=True)
class Debt:
    """A row of tax that is owed or deferred."""

    year: int
    tax: str
    due: date
    amount: int


def national_tax_clearance(c: Company, look: Look, *, number: str, issued: date, until: date, name: str | None = None,
                           reason: str = "발급일로부터 30일", deferred: Debt | None = None, style: str = "korean") -> Paper:
    """Layout 0: the form since 2021; layout 1: an older one with another order and an end date only."""
    sheet = Sheet()
    ink = look.ink(10)
    printed = name or c.name("full")
    _head(sheet, look, number, "납세증명서", 150 if look.layout == 0 else 190)
    second = c.masked if c.individual else c.crn or ""
    address = c.address
    people = c.representatives
    payer = [
        [label("납\n세\n자", rows=3), label("상호(법인명)"), Cell(printed, name="company_name"), label("사업자등록번호"), Cell(c.brn, name="business_registration_number")],
        [label("성명(대표자)"), Cell(people, name="representative_name"), label("주민등록번호\n(법인등록번호)"), Cell(second)],
        [label("주소(본점)"), Cell(address, cols=3)],
    ]
    y, _ = table(sheet, 50, 150, (28, 86, 150, 92, 140), payer, ink, height=34)
    if look.layout == 0:
        y, boxes = table(sheet, 50, y, (114, 382), [[label("증명서의 사용목적"), Cell("")]], ink, height=32)
        choices(sheet, 172, y - 12, [("대금 수령", False), ("해외이주", False), ("기타", True)], look.but(box="glyph", tick="■"), 10)
        rows = [[label("증명서의 유효기간"), Cell(written(until, style), name="valid_until", value=until),
                 label("유효기간을 정한 사유"), Cell(reason)]]
        y, _ = table(sheet, 50, y, (114, 138, 114, 130), rows, ink, height=32)
        y = _relief(sheet, look, y, "연장ㆍ유예 명세", deferred)
        y, _ = table(sheet, 50, y, (114, 382), [[label("물적납세의무\n체납내역"), Cell("해당사항 없음", align="c")]], ink, height=34)
        law = "「국세징수법」 제108조 및 같은 법 시행령 제95조에 따라 발급일 현재 위의 연장 또는 유예액, 「국세징수법」 제13조에 따른 납부기한 연장액을 제외하고는 다른 체납액이 없음을 증명합니다."
    else:
        y = _relief(sheet, look, y, "징수유예등 또는 체납처분유예의 명세", deferred)
        law = "「국세징수법」 제108조 및 같은 법 시행령 제95조에 따라 발급일 현재 위의 징수유예액 또는 체납처분유예액을 제외하고는 다른 체납액이 없음을 증명합니다."
    top = y + 34
    y = paragraph(sheet, 64, top, 468, law, look.ink(11.5), leading=1.65)
    sheet.mark("arrears", False, "다른 체납액이 없음을 증명합니다", (64, top - 12, 532, y - 14))
    if look.layout == 1:
        sheet.text(64, y + 12, f"1. 증명서 유효기간 : {written(until, style)} 까지", look.ink(11), name="valid_until", value=until)
        sheet.text(64, y + 32, f"2. 유효기간을 정한 사유 : {reason}", look.ink(11))
        y += 40
    sheet.text(297, y + 38, written(issued, style), look.ink(12), align="c", name="issued_date", value=issued)
    signed(sheet, 330, y + 84, f"{c.tax_office}장", look.heading(18, spacing=4), look.rng, side=58)
    for row, text in enumerate(("접수번호 : 5102309142210", "담당부서 : 민원봉사실", "담 당 자 : 국세청", "연 락 처 : 126")):
        sheet.text(60, y + 60 + 14 * row, text, look.ink(8.5))
    _foot(sheet, look, "홈택스(www.hometax.go.kr)")
    return Paper("national_tax_clearance", [sheet])


def local_tax_clearance(c: Company, look: Look, *, number: str, issued: date, until: date, name: str | None = None,
                        owed: tuple[Debt, ...] = (), style: str = "korean") -> Paper:
    """Layout 0: 지방세 납세증명서; layout 1: bilingual 지방세 납세증명, other labels. `owed` rows make it say arrears."""
    sheet = Sheet()
    ink = look.ink(10)
    printed = name or c.name("full")
    title = "지방세 납세증명서" if look.layout == 0 else "지방세 납세증명"
    _head(sheet, look, number, title, 210)
    if look.layout == 1:
        sheet.text(297, 132, "Local Tax Payment Certificate", look.ink(10), align="c")
    if c.individual:
        payer = [[label("납세자\n(신청인)", rows=3), label("성명(법인명)"), Cell(c.representative), label("주민(법인, 외국인)\n등록번호"), Cell(c.masked)],
                 [label("상호"), Cell(printed, name="company_name"), label("사업자등록번호"), Cell(c.brn, name="business_registration_number")]]
    else:
        payer = [[label("납세자\n(신청인)", rows=3), label("성명(법인명)"), Cell(printed, name="company_name"), label("주민(법인, 외국인)\n등록번호"), Cell(c.crn or "")],
                 [label("상호"), Cell(""), label("사업자등록번호"), Cell(c.brn, name="business_registration_number")]]
    payer.append([label("주소(영업소)"), Cell(c.address, cols=3)])
    y, _ = table(sheet, 50, 150, (52, 78, 140, 92, 134), payer, ink, height=36)
    y, _ = table(sheet, 50, y, (130, 366), [[label("증명서의 사용목적"), Cell("")]], ink, height=32)
    choices(sheet, 190, y - 12, [("대금지급자", False), ("해외이주", False), ("그 밖의 목적", True)],
            look.but(box="bracket" if look.layout == 0 else "glyph", tick="√"), 10)
    rows = [[label("증명서 유효기간"), Cell(written(until, style), name="valid_until", value=until),
             label("유효기간을\n정한 사유"), Cell("「지방세징수법 시행령」 제7조")]]
    y, _ = table(sheet, 50, y, (130, 130, 92, 144), rows, ink, height=34)
    y = _owed(sheet, look, y, owed) if owed else _relief(sheet, look, y, "징수유예등 또는\n체납처분유예의 내역", None)
    said = "위와 같이 체납액이 있음을 증명합니다." if owed else "위의 내역을 제외하고는 다른 체납액이 없음을 증명합니다."
    law = f"「지방세징수법」 제5조 및 같은 법 시행령 제6조에 따라 발급일 현재 {said}"
    top = y + 36
    y = paragraph(sheet, 64, top, 468, law, look.ink(11.5), leading=1.65)
    sheet.mark("arrears", bool(owed), said, (64, top - 12, 532, y - 14))
    sheet.text(297, y + 44, written(issued, style), look.ink(12), align="c", name="issued_date", value=issued)
    signed(sheet, 297, y + 96, f"{c.local_office}장", look.heading(19, spacing=4), look.rng, side=60)
    _foot(sheet, look, "정부24(www.gov.kr)")
    return Paper("local_tax_clearance", [sheet])


def _head(sheet: Sheet, look: Look, number: str, title: str, length: float) -> None:
    ink = look.ink(9.5)
    if look.layout == 0:
        for box in ((50, 84, 180, 142), (180, 84, 440, 142), (440, 84, 546, 142)):
            sheet.rect(*box, 0.7)
        sheet.text(115, 104, "발급번호", ink, align="c")
        sheet.text(115, 126, number, ink, align="c", name="certificate_number")
        heading(sheet, 120, title, look.heading(19, bold=True), length=length, centre=310)
        sheet.text(493, 104, "처리기간", ink, align="c")
        sheet.text(493, 126, "즉 시", ink, align="c")
    else:
        sheet.text(52, 84, "발급번호 : ", ink)
        sheet.text(52 + ink.width("발급번호 : "), 84, number, ink, name="certificate_number")
        sheet.text(545, 84, "처리기간 : 즉시", ink, align="r")
        heading(sheet, 116, title, look.heading(23, bold=True), length=length + 40)


def _relief(sheet: Sheet, look: Look, y: float, title: str, deferred: Debt | None) -> float:
    """The table of deferrals, empty or with one row: a deferred tax is not an arrear."""
    ink = look.ink(9)
    columns = ("종류", "유예기간", "과세기간", "납부기한", "세목", "납부할 세액")
    row = [Cell("해당없음" if look.layout == 0 and deferred is None else "", align="c"), *[Cell("") for _ in range(5)]]
    if deferred:
        row = [Cell("징수유예", align="c"), Cell("9개월", align="c"), Cell(f"{deferred.year}년", align="c"),
               Cell(written(deferred.due, "iso"), align="c"), Cell(deferred.tax, align="c"), Cell(won(deferred.amount), align="r")]
    rows = [[label(title, rows=3), *[label(text) for text in columns]], row, [Cell("") for _ in range(6)]]
    return table(sheet, 50, y, (96, 58, 66, 62, 74, 62, 78), rows, ink, height=26)[0]


def _owed(sheet: Sheet, look: Look, y: float, owed: tuple[Debt, ...]) -> float:
    ink = look.ink(9.5)
    body = [[Cell(f"{debt.year}", align="c"), Cell(debt.tax, align="c"), Cell(written(debt.due, "iso"), align="c"),
             Cell(f"{won(debt.amount)} 원", align="r"), Cell(f"{won(debt.amount * 3 // 100)} 원", align="r")] for debt in owed]
    rows = [[label("체 납 내 역", rows=len(body) + 1), *[label(text) for text in ("과세연도", "세목", "납부기한", "체납세액", "가산금")]], *body]
    return table(sheet, 50, y, (96, 62, 92, 80, 92, 74), rows, ink, height=26)[0]


def _foot(sheet: Sheet, look: Look, site: str) -> None:
    for index in range(3):
        ornaments.strip(sheet, 60 + index * 162, 752, 150, 22, look.rng)
    sheet.text(297, 792, f"◆ 본 증명서는 인터넷으로 발급되었으며, {site}의 문서확인 메뉴에서 90일간 위·변조 여부를 확인할 수 있습니다.",
               look.ink(7.5), align="c")
