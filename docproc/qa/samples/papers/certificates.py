"""벤처기업확인서 (three designs), Inno-Biz, MAIN-BIZ, 여성기업 and 창업기업 확인서: domain facts 2.5, 2.11–2.13, 2.17."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import period, written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Ink, Paper, Sheet


@dataclass(frozen=True)
class Term:
    """What a certificate says of itself: its number, when it was issued and the period it is valid."""

    number: str
    issued: date
    first: date
    last: date


def _paper(item: str, sheet: Sheet) -> Paper:
    """A certificate; what it proves is said by its title."""
    title = next(mark for mark in sheet.marks if mark.field == "title")
    sheet.mark("item", item, title.raw, title.box)
    return Paper("certificate", [sheet], item=item)


def print_term(sheet: Sheet, x: float, y: float, term: Term, ink: Ink, style: str, join: str = " ~ ") -> None:
    """Both ends of a validity period on one line."""
    start, between, end = period(term.first, term.last, style, join)
    box = sheet.text(x, y, start, ink, name="valid_from", value=term.first)
    box = sheet.text(box[2], y, between, ink)
    sheet.text(box[2], y, end, ink, name="valid_until", value=term.last)


def venture(c: Company, look: Look, term: Term, *, name: str | None = None, kind: str = "혁신성장유형", copy: bool = False) -> Paper:
    """`copy` prints the word 사본 all over the sheet. Layout 0: 2021–2024 with bullets · 1: bilingual from 2024 · 2: before 2021-02, without a business number."""
    sheet = Sheet()
    if copy:
        ornaments.tile(sheet, "사  본")
    printed = name or c.name("paren")
    (_venture_bullets, _venture_bilingual, _venture_old)[look.layout](sheet, c, look, term, printed, kind)
    return _paper("venture", sheet)


def _venture_bullets(sheet: Sheet, c: Company, look: Look, term: Term, printed: str, kind: str) -> None:
    ornaments.watermark(sheet, 297, 420, 125, (218, 230, 244), petals=16)
    ornaments.guilloche(sheet, (34, 34, 561, 808), (70, 110, 160))
    sheet.text(70, 92, "발급번호  제 ", look.ink(11))
    sheet.text(70 + look.ink(11).width("발급번호  제 "), 92, term.number, look.ink(11), name="certificate_number")
    end = 70 + look.ink(11).width(f"발급번호  제 {term.number}")
    sheet.text(end, 92, " 호", look.ink(11))
    heading(sheet, 168, "벤처기업확인서", look.heading(34, bold=True), length=300, name="title", value="벤처기업확인서")
    ink, y = look.ink(13), 240.0
    for text, value, field in (("기업명", printed, "company_name"), ("사업자등록번호", c.brn, "business_registration_number"),
                               ("대표자", c.representatives, "representative_name"), ("주소", c.address, None), ("확인유형", kind, None)):
        y = key_line(sheet, 78, y, text, value, ink, label_width=92, bullet="●", name=field, golden=value, length=320) + 10
    sheet.text(78, y, "●", ink)
    sheet.spread(78 + ink.width("●") + 5, y, 92, "유효기간", ink)
    sheet.text(78 + ink.width("●") + 102, y, ":", ink)
    print_term(sheet, 78 + ink.width("●") + 115, y, term, ink, "iso", "부터")
    y = paragraph(sheet, 84, y + 52, 430, "위 기업은 「벤처기업육성에 관한 특별조치법」 제25조의 규정에 의거 벤처기업임을 확인합니다.", look.ink(14), leading=1.8)
    sheet.text(297, 640, written(term.issued, "iso"), look.ink(14), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 704, "벤처기업확인기관장", look.heading(24, bold=True, spacing=6), look.rng, name="issuer", side=70)
    sheet.text(64, 772, "※ 벤처기업 해당사유 및 확인내역은 벤처확인종합관리시스템(www.smes.go.kr/venturein)에서 확인할 수 있습니다.", look.ink(8))
    ornaments.strip(sheet, 478, 62, 50, 50, look.rng)


def _venture_bilingual(sheet: Sheet, c: Company, look: Look, term: Term, printed: str, kind: str) -> None:
    ornaments.rosettes(sheet, (50, 60, 545, 790))
    ornaments.guilloche(sheet, (30, 30, 565, 812), (190, 150, 70), waves=7)
    sheet.text(62, 84, f"제 {term.number} 호", look.ink(11))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (62, 74, 240, 87))
    heading(sheet, 142, "벤처기업확인서", look.heading(36, bold=True), length=310, name="title", value="벤처기업확인서")
    sheet.text(297, 168, "CERTIFICATE OF VENTURE ENTERPRISE", look.ink(12, colour=(150, 112, 40)), align="c")
    ink, small, y = look.ink(13), look.ink(8.5, colour=(110, 110, 110)), 232.0
    for text, english, value, field in (
        ("기업명", "Company", printed, "company_name"), ("사업자등록번호", "Business No.", c.brn, "business_registration_number"),
        ("대표자", "Representative", c.representatives, "representative_name"), ("소재지", "Address", c.address, None), ("확인유형", "Type", kind, None)):
        sheet.spread(86, y, 96, text, ink)
        sheet.text(86, y + 13, english, small)
        y = paragraph(sheet, 212, y, 310, value, ink, leading=1.4, name=field, value=value) + 20
    sheet.spread(86, y, 96, "유효기간", ink)
    sheet.text(86, y + 13, "Valid Period", small)
    print_term(sheet, 212, y, term, ink, "korean")
    law = "특별법" if term.issued >= date(2024, 7, 10) else "특별조치법"
    paragraph(sheet, 84, y + 62, 430, f"「벤처기업육성에 관한 {law}」 제25조에 따라 위 기업이 벤처기업임을 확인합니다.", look.ink(14), leading=1.8)
    sheet.text(297, 650, written(term.issued, "korean"), look.ink(14), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 710, "벤처기업확인기관장", look.heading(25, bold=True, spacing=5), look.rng, name="issuer", side=70)
    for index in range(3):
        ornaments.strip(sheet, 84 + index * 146, 752, 136, 26, look.rng)


def _venture_old(sheet: Sheet, c: Company, look: Look, term: Term, printed: str, kind: str) -> None:
    ornaments.double_frame(sheet, (40, 44, 555, 800), 5)
    ornaments.watermark(sheet, 297, 400, 118, (232, 232, 222))
    sheet.text(66, 88, f"제 {term.number} 호", look.ink(11.5))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (66, 77, 220, 91))
    heading(sheet, 156, "벤처기업확인서", look.heading(34, bold=True), length=310, name="title", value="벤처기업확인서")
    ink, y = look.ink(13), 226.0
    for text, value, field in (("업체명", printed, "company_name"), ("대표자", c.representatives, "representative_name"), ("소재지", c.address, None),
                               ("확인유형", "기술평가보증기업(기술보증기금)", None), ("평가기관", "기술보증기금 서울기술평가센터", None)):
        y = key_line(sheet, 86, y, text, value, ink, label_width=76, name=field, golden=value, length=320) + 10
    sheet.spread(86, y, 76, "유효기간", ink)
    sheet.text(167, y, ":", ink)
    print_term(sheet, 180, y, term, ink, "close")
    paragraph(sheet, 84, y + 50, 430, "「벤처기업육성에 관한 특별조치법」 제25조의 규정에 의하여 위와 같이 벤처기업임을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 570, written(term.issued, "korean"), look.ink(13.5), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 626, "기술보증기금 이사장", look.heading(22, bold=True, spacing=5), look.rng, name="issuer", side=66)
    rows = [[label("변경일자"), label("변경내역")], [Cell("", align="c"), Cell("")], [Cell(""), Cell("")]]
    table(sheet, 80, 690, (110, 324), rows, look.ink(10), height=26)


def innobiz(c: Company, look: Look, term: Term, *, name: str | None = None, grade: str = "A", reissued: bool = False) -> Paper:
    """기술혁신형 중소기업(Inno-Biz) 확인서: brush type, no business number. Layout 1 is set in a book face with colons."""
    sheet = Sheet()
    ornaments.guilloche(sheet, (36, 36, 559, 806), (90, 130, 90))
    ornaments.watermark(sheet, 297, 410, 118, (226, 238, 226))
    printed = name or c.name("paren")
    sheet.text(70, 96, f"제 {term.number.replace('-', ' - ')} 호" if look.layout == 0 else f"제 {term.number} 호", look.ink(12))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (70, 84, 230, 99))
    heading(sheet, 166, "기술혁신형 중소기업(Inno-Biz) 확인서", look.heading(25, bold=True), name="title")
    y = _firm(sheet, c, look, printed, 234, ("업체명", "대표자", "주소"), [("등급", grade)])
    _valid(sheet, look, term, y, "loose" if look.layout == 0 else "korean")
    paragraph(sheet, 84, y + 54, 430, "위 업체는 기술혁신형 중소기업 육성사업에 의해 선정된 기술혁신형 중소기업(Inno-Biz)임을 확인합니다.", look.ink(14.5), leading=1.8)
    if reissued:
        sheet.text(84, y + 120, "※ 요청에 의한 재교부", look.ink(11))
    sheet.text(297, 640, written(term.issued, "spread" if look.layout == 0 else "korean"), look.ink(14.5), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 706, "중소벤처기업부장관", look.heading(27, bold=True, spacing=4), look.rng, name="issuer", side=74)
    return _paper("innobiz", sheet)


def mainbiz(c: Company, look: Look, term: Term, *, name: str | None = None) -> Paper:
    """경영혁신형 중소기업(MAIN-BIZ) 확인서. Layout 1 prints the business number and a table."""
    sheet = Sheet()
    ornaments.guilloche(sheet, (36, 36, 559, 806), (60, 90, 150), waves=6)
    ornaments.rosettes(sheet, (56, 220, 540, 600), (226, 232, 244))
    printed = name or c.name("full")
    sheet.text(70, 96, "확인서 번호 : 제 " + term.number + " 호", look.ink(11.5))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (70, 84, 290, 99))
    heading(sheet, 166, "경영혁신형 중소기업(MAIN-BIZ) 확인서", look.heading(24, bold=True), name="title")
    if look.layout == 0:
        y = _firm(sheet, c, look, printed, 234, ("기업명", "대표자", "소재지"), [])
        _valid(sheet, look, term, y, "korean")
    else:
        rows = [[label("기 업 명"), Cell(printed, name="company_name")], [label("사업자등록번호"), Cell(c.brn, name="business_registration_number")],
                [label("대 표 자"), Cell(c.representatives, name="representative_name")], [label("주      소"), Cell(c.address)], [label("유 효 기 간"), Cell("")]]
        y, boxes = table(sheet, 80, 220, (110, 326), rows, look.ink(12), height=40, shaded=False)
        print_term(sheet, boxes[4][1][0] + 6, boxes[4][1][1] + 24, term, look.ink(12), "korean")
    paragraph(sheet, 84, y + 60, 430, "위 기업은 「중소기업기술혁신 촉진법」 제15조의3에 따른 경영혁신형 중소기업(MAIN-BIZ)임을 확인합니다.", look.ink(14), leading=1.8)
    sheet.text(297, 640, written(term.issued, "korean"), look.ink(14), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 704, "중소벤처기업부장관", look.heading(25, bold=True, spacing=5), look.rng, name="issuer", side=72)
    return _paper("mainbiz", sheet)


def women_owned(c: Company, look: Look, term: Term, *, name: str | None = None) -> Paper:
    """여성기업 확인서 with its QR code and the print-time footer that is no issue date. Layout 1: as the regional offices
    issued it, a table without a code, which speaks of changes on its back."""
    if look.layout == 1:
        return _women_table(c, look, term, name or c.name("full"))
    sheet = Sheet()
    printed = name or c.name("paren")
    office = "서울지방중소벤처기업청장" if "서울" in c.address else "경기지방중소벤처기업청장"
    sheet.text(56, 60, "■ 여성기업지원에 관한 법률 시행령 [별지 제2호서식]", look.ink(9))
    ornaments.double_frame(sheet, (44, 70, 551, 782))
    sheet.text(62, 98, f"발급번호: 제 {term.number} 호", look.ink(11))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (62, 87, 250, 101))
    sheet.bitmap(468, 82, 64, 64, ornaments.qr(f"https://www.smpp.go.kr/cop/registcorp/confirm.do?issuNo={term.number.replace('-', '')}"))
    ornaments.watermark(sheet, 297, 400, 120, (240, 226, 234))
    heading(sheet, 186, "여성기업 확인서", look.heading(30, bold=True), length=270, name="title", value="여성기업 확인서")
    ink, y = look.ink(13), 248.0
    for text, value, field in (("1. 기   업   명:", printed, "company_name"), ("2. 사업자등록번호:", c.brn, "business_registration_number"),
                               ("3. 주   업   종:", c.main_industry, None), ("4. 대   표   자:", c.representatives, "representative_name"),
                               ("5. 주 소 (본점):", c.address, None)):
        y = key_line(sheet, 76, y, text, value, ink, label_width=118, justified=False, colon="", name=field, golden=value, length=310) + 11
    x = sheet.text(76, y + 8, "유효기간:  ", ink)[2]
    print_term(sheet, x, y + 8, term, ink, "dots")
    paragraph(sheet, 78, y + 62, 440, "「여성기업지원에 관한 법률」 제2조 및 같은 법 시행령 제2조에 따른 여성기업에 해당함을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 628, written(term.issued, "korean"), look.ink(13.5), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 690, office, look.heading(21, bold=True, spacing=3), look.rng, name="issuer", side=66)
    stamp = term.issued + timedelta(days=230)
    sheet.text(297, 770, f"({stamp:%Y-%m-%d} 16:50, {printed})한 확인서입니다", look.ink(9), align="c")
    return _paper("women_owned", sheet)


def _women_table(c: Company, look: Look, term: Term, printed: str) -> Paper:
    sheet = Sheet()
    ornaments.guilloche(sheet, (34, 34, 561, 808), (150, 96, 120))
    sheet.text(64, 88, f"제 {term.number} 호", look.ink(11.5))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (64, 77, 240, 91))
    heading(sheet, 150, "여성기업 확인서", look.heading(29, bold=True), length=260, name="title", value="여성기업 확인서")
    rows = [[label("기  업  명"), Cell(printed, name="company_name")], [label("사업자등록번호"), Cell(c.brn, name="business_registration_number")],
            [label("대  표  자"), Cell(c.representatives, name="representative_name")], [label("주      소"), Cell(c.address)],
            [label("주  업  종"), Cell(c.main_industry)], [label("유 효 기 간"), Cell("")]]
    y, boxes = table(sheet, 74, 198, (112, 336), rows, look.ink(12), height=38, shaded=False)
    print_term(sheet, boxes[5][1][0] + 6, boxes[5][1][1] + 23, term, look.ink(12), "korean")
    sheet.text(74, y + 20, "* 1건의 재발급 내용이 존재합니다. 「재발급 현황」 뒷면에 계속", look.ink(9.5))
    paragraph(sheet, 78, y + 70, 440, "위 기업은 「여성기업지원에 관한 법률」 제2조 및 같은 법 시행령 제2조에 따른 여성기업에 해당함을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 630, written(term.issued, "bare"), look.ink(13.5), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 694, "서울지방중소벤처기업청장" if "서울" in c.address else "경기지방중소벤처기업청장", look.heading(21, bold=True, spacing=3), look.rng, name="issuer", side=66)
    return _paper("women_owned", sheet)


def startup_confirmation(c: Company, look: Look, term: Term, *, name: str | None = None) -> Paper:
    """창업기업 확인서: numbered lines, validity to the anniversary, the early years in brackets. Layout 1: a table, the
    early years in a row of their own."""
    if look.layout == 1:
        return _startup_table(c, look, term, name or c.name("full"))
    sheet = Sheet()
    printed = name or c.name("full")
    sheet.text(56, 60, "■ 중소기업창업 지원법 시행규칙 [별지 제1호의3서식]", look.ink(9))
    ornaments.double_frame(sheet, (44, 70, 551, 790))
    sheet.text(62, 98, f"발급번호 제 {term.number} 호", look.ink(11))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (62, 87, 280, 101))
    heading(sheet, 180, "창업기업 확인서", look.heading(30, bold=True), length=260, name="title", value="창업기업 확인서")
    ink, y = look.ink(13), 240.0
    for text, value, field in (("1. 기업명", printed, "company_name"), ("2. 사업자(법인)등록번호", f"{c.brn} ({c.crn})" if c.crn else c.brn, "business_registration_number"),
                               ("3. 주업종", c.main_industry, None), ("4. 대표자", c.representatives, "representative_name"), ("5. 주소(본점)", c.address, None)):
        golden = c.brn if field == "business_registration_number" else value
        y = key_line(sheet, 76, y, text, value, ink, label_width=146, justified=False, name=field, golden=golden, length=290) + 11
    x = sheet.text(76, y + 8, "유효기간 : ", ink)[2]
    print_term(sheet, x, y + 8, term, ink, "tight")
    sheet.text(x, y + 30, f"(초기창업자 기간 : {written(c.founded, 'tight')} ~ {written(c.founded.replace(year=c.founded.year + 3), 'tight')})", look.ink(11))
    paragraph(sheet, 78, y + 76, 440, "「중소기업창업 지원법」 제2조제2호 및 같은 법 시행령 제2조에 따른 창업기업임을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 636, written(term.issued, "korean"), look.ink(13.5), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 700, "중소벤처기업부장관", look.heading(23, bold=True, spacing=4), look.rng, name="issuer", side=68)
    ornaments.strip(sheet, 84, 750, 420, 22, look.rng)
    return _paper("startup_confirmation", sheet)


def _startup_table(c: Company, look: Look, term: Term, printed: str) -> Paper:
    sheet = Sheet()
    ornaments.double_frame(sheet, (40, 44, 555, 800))
    sheet.text(62, 84, f"발급번호 : 제 {term.number} 호", look.ink(11))
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (118, 73, 330, 87))
    heading(sheet, 146, "창업기업확인서", look.heading(29, bold=True), length=260, name="title", value="창업기업 확인서")
    early = f"{written(c.founded, 'dots')} ~ {written(c.founded.replace(year=c.founded.year + 3), 'dots')}"
    rows = [[label("기업명"), Cell(printed, cols=3, name="company_name")],
            [label("사업자등록번호"), Cell(c.brn, name="business_registration_number"), label("법인등록번호"), Cell(c.crn or "")],
            [label("대표자"), Cell(c.representatives, cols=3, name="representative_name")], [label("주소(본점)"), Cell(c.address, cols=3)], [label("주업종"), Cell(c.main_industry, cols=3)],
            [label("유효기간"), Cell("", cols=3)], [label("초기창업자 기간"), Cell(early, cols=3)]]
    y, boxes = table(sheet, 66, 190, (96, 134, 92, 142), rows, look.ink(11), height=36)
    print_term(sheet, boxes[5][1][0] + 5, boxes[5][1][1] + 22, term, look.ink(11), "dots")
    paragraph(sheet, 76, y + 56, 444, "「중소기업창업 지원법」 제2조 및 같은 법 시행령 제2조에 따라 위 기업이 창업기업임을 확인합니다.", look.ink(13), leading=1.8)
    sheet.text(297, 640, written(term.issued, "korean"), look.ink(13), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 702, "중소벤처기업부장관", look.heading(22, bold=True, spacing=4), look.rng, name="issuer", side=68)
    sheet.text(297, 778, "※ 창업기업확인시스템(cert.k-startup.go.kr)에서 발급사실을 확인할 수 있습니다.", look.ink(8.5), align="c")
    return _paper("startup_confirmation", sheet)


def _firm(sheet: Sheet, c: Company, look: Look, printed: str, y: float, words: tuple[str, str, str], more: list[tuple[str, str]]) -> float:
    ink = look.ink(14)
    values = ((words[0], printed, "company_name"), (words[1], c.representatives, "representative_name"), (words[2], c.address, None))
    for text, value, field in (*values, *[(word, value, None) for word, value in more]):
        y = key_line(sheet, 88, y, text, value, ink, label_width=78, name=field, golden=value, length=320) + 10
    return y


def _valid(sheet: Sheet, look: Look, term: Term, y: float, style: str) -> None:
    ink = look.ink(14)
    sheet.spread(88, y, 78, "유효기간", ink)
    sheet.text(171, y, ":", ink)
    print_term(sheet, 184, y, term, ink, style)
