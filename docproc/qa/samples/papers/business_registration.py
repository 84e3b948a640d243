"""사업자등록증 (corporate, individual) and 사업자등록증명: domain facts 2.1 and 2.2."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def business_registration(c: Company, look: Look, *, issued: date, reason: str = "신규", name: str | None = None,
                          kind: str | None = None, style: str = "wide") -> Paper:
    """The registration certificate as key : value lines; layout 1 sets it smaller with other labels."""
    sheet = Sheet()
    ink, small = look.ink(12 if look.layout == 0 else 11.2), look.ink(9)
    paper = Paper("business_registration", [sheet])
    ornaments.watermark(sheet, 297, 430, 120, (228, 234, 242))
    if look.layout == 0:
        ornaments.double_frame(sheet, (42, 46, 553, 800))
    else:
        ornaments.guilloche(sheet, (38, 40, 557, 804), (120, 140, 170))
    heading(sheet, 132, "사업자등록증", look.heading(27, bold=True), length=270)
    words = kind or ("일반과세자" if c.individual else "법인사업자")
    box = sheet.text(297, 162, f"( {words} )", look.ink(14), align="c")
    sheet.mark("entity_kind", "individual" if c.individual else "corporation", words, box)
    top = sheet.text(297, 190, f"등록번호 : {c.brn}", look.ink(14), align="c")
    sheet.mark("business_registration_number", c.brn, c.brn, top)
    printed = name or c.name("full")
    y = 238.0
    rows: list[tuple[str, str, str | None, object]]
    if c.individual:
        rows = [("상호", printed, "company_name", printed), ("성명", c.representative, "representative_name", c.representative),
                ("생년월일", f"19{c.born[:2]} 년 {c.born[2:4]} 월 {c.born[4:]} 일", None, None)]
    else:
        people = c.representatives
        rows = [("법인명(단체명)", printed, "company_name", printed),
                ("대표자", people + (" (각자대표)" if c.partners else ""), "representative_name", people)]
    for text, value, field, golden in rows:
        y = key_line(sheet, 76, y, text, value, ink, label_width=92, name=field, golden=golden, length=340) + 9
    key_line(sheet, 76, y, "개업연월일" if look.layout == 0 else "개 업 년 월 일", written(c.opened, style), ink,
             label_width=92, name="opening_date", golden=c.opened)
    if c.crn:
        sheet.text(328, y, "법인등록번호 :", ink)
        sheet.text(334 + ink.width("법인등록번호 :"), y, c.crn, ink, name="corporate_registration_number")
    y += ink.size * 1.45 + 9
    place = c.branch_address or c.address
    y = key_line(sheet, 76, y, "사업장 소재지", place, ink, label_width=92, name="address", golden=place, length=350) + 9
    if not c.individual:
        y = key_line(sheet, 76, y, "본점 소재지", c.address, ink, label_width=92, length=350) + 9
    y = _kinds(sheet, c, look, y)
    y = key_line(sheet, 76, y, "발급사유" if look.layout == 0 else "교부사유", reason, ink, label_width=92) + 12
    if c.individual:
        key_line(sheet, 76, y, "공동사업자", "", ink, label_width=92)
        y += 26
    sheet.text(76, y, "사업자 단위 과세 적용사업자 여부 : 여(    ) 부( ∨ )", ink.but(size=10.5))
    sheet.text(76, y + 24, "전자세금계산서 전용 전자우편주소 :", ink.but(size=10.5))
    sheet.text(297, 690, written(issued, style), look.ink(13), align="c", name="issued_date", value=issued)
    box = signed(sheet, 310, 738, f"{c.tax_office}장", look.heading(20, spacing=5), look.rng, side=62)
    sheet.mark("tax_office", c.tax_office, c.tax_office, box)
    sheet.text(62, 790, "국세청", look.ink(10, bold=True))
    sheet.text(110, 790, "National Tax Service", small.but(size=7.5))
    return paper


def _kinds(sheet: Sheet, c: Company, look: Look, y: float) -> float:
    """사업의 종류 with its boxed words 업태 and 종목; a company with several kinds runs down two columns."""
    ink = look.ink(12 if look.layout == 0 else 11.2)
    sheet.spread(76, y, 92, "사업의 종류", ink)
    sheet.text(173, y, ":", ink)
    kinds = list(dict.fromkeys(kind for kind, _ in c.businesses))
    goods = [item for _, item in c.businesses]
    for x, word in ((188, "업태"), (330, "종목")):
        sheet.rect(x - 2, y - 11, x + 28, y + 4, 0.6)
        sheet.text(x + 1, y, word, ink.but(size=10.5))
    row = y
    for kind in kinds:
        sheet.text(222, row, kind, ink, name="business_types", value=kinds)
        row += ink.size * 1.5
    other = y
    for item in goods:
        other = paragraph(sheet, 364, other, 160, item, ink, leading=1.5, name="business_items", value=goods)
    return max(row, other) + 9


def registration_proof(c: Company, look: Look, *, issued: date, number: str, purpose: str = "관공서 제출용",
                       name: str | None = None, registered: date | None = None, style: str = "korean") -> Paper:
    """사업자등록증명: a ruled table that prints both 개업일 and 사업자등록일."""
    sheet = Sheet()
    ink = look.ink(10.5)
    sheet.rect(56, 60, 540, 790, 0.8)
    sheet.text(64, 82, "발급번호", ink.but(size=9.5))
    sheet.text(64, 97, number, ink.but(size=9.5))
    sheet.text(470, 82, "처리기간", ink.but(size=9.5))
    sheet.text(476, 97, "즉 시", ink.but(size=9.5))
    heading(sheet, 124, "사업자등록증명", look.heading(24, bold=True), length=260)
    ornaments.watermark(sheet, 297, 440, 110, (230, 236, 243))
    printed = name or c.name("full")
    second = c.masked if c.individual else c.crn or ""
    people = c.representatives
    kinds, goods = list(dict.fromkeys(kind for kind, _ in c.businesses)), [item for _, item in c.businesses]
    tax_kind = "일반과세자" if c.individual else "법인사업자"
    corporate = None if c.individual else "corporate_registration_number"
    start = registered or c.opened
    rows = [
        [label("상호(법인명)"), Cell(printed, name="company_name"), label("사업자등록번호"), Cell(c.brn, name="business_registration_number")],
        [label("성명(대표자)"), Cell(people, name="representative_name"), label("주민(법인)등록번호"), Cell(second, name=corporate)],
        [label("사업장 소재지"), Cell(c.branch_address or c.address, cols=3, name="address")],
        [label("개업일"), Cell(written(c.opened, style), name="opening_date", value=c.opened), label("사업자등록일"), Cell(written(start, style))],
        [label("과세유형"), Cell(tax_kind, name="entity_kind", value="individual" if c.individual else "corporation"),
         label("공동사업자"), Cell("")],
        [label("업태"), Cell("\n".join(kinds), name="business_types", value=kinds), label("업종코드"), Cell("292203")],
        [label("종목"), Cell("\n".join(goods), cols=3, name="business_items", value=goods)],
        [label("사용목적"), Cell(purpose), label("제출처"), Cell("대중소기업농어업협력재단")],
    ]
    y, _ = table(sheet, 56, 146, (98, 158, 104, 124), rows, ink, height=36)
    sheet.text(297, y + 70, "위와 같이 증명합니다.", look.ink(13), align="c")
    sheet.text(297, y + 130, written(issued, style), look.ink(12.5), align="c", name="issued_date", value=issued)
    box = signed(sheet, 300, y + 190, f"{c.tax_office}장", look.heading(19, spacing=4), look.rng, side=60)
    sheet.mark("tax_office", c.tax_office, c.tax_office, box)
    for number_, text in enumerate(("접수번호  510-2023-0914-2210", "담당부서  민원봉사실", "연 락 처  126")):
        sheet.text(66, y + 150 + 14 * number_, text, ink.but(size=8.5))
    ornaments.strip(sheet, 70, 742, 455, 18, look.rng)
    sheet.text(297, 776, "※ 본 증명은 홈택스(www.hometax.go.kr)에서 발급된 민원증명으로 발급번호로 진위를 확인할 수 있습니다.", ink.but(size=7.5), align="c")
    return Paper("business_registration", [sheet])
