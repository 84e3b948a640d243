"""중소기업 확인서: domain facts 2.4."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import period, written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet

SIZES = {"medium": "[중기업]", "small": "[소기업]", "micro": "[소기업(소상공인)]"}
NOTES = (
    "※ 발급사실 및 발급취소 등 변동사항은 중소기업현황정보시스템(sminfo.mss.go.kr)을 통해 확인하실 수 있습니다.",
    "※ 유효기간 중이라도 발급일 이후 합병, 분할 등으로 규모가 변동된 경우 중소기업 지위를 상실할 수 있습니다.",
    "※ 거짓 자료를 제출하여 중소기업임을 확인받은 경우 「중소기업기본법」 제28조에 따라 과태료가 부과될 수 있습니다.",
    "※ “주업종”이란 직전 사업연도 매출액 비중이 가장 큰 업종을 말합니다.",
)


def sme_confirmation(c: Company, look: Look, *, number: str, issued: date, first: date, last: date,
                     purpose: str = "공공기관 입찰용", name: str | None = None, style: str = "iso") -> Paper:
    """Layout 0: key : value lines as issued since 2017; layout 1: a framed sheet with a table (branch offices)."""
    sheet = Sheet()
    paper = Paper("sme_confirmation", [sheet])
    ornaments.watermark(sheet, 297, 400, 130, (224, 233, 244))
    mark = sheet.text(64, 84, f"발급번호 : {number}", look.ink(10.5))
    sheet.mark("certificate_number", number, number, mark)
    heading(sheet, 150, "중소기업 확인서", look.heading(30, bold=True), length=270)
    small_firm = c.size == "micro"
    grade = sheet.text(297, 184, SIZES[c.size], look.ink(16), align="c")
    sheet.mark("size_class", c.size, SIZES[c.size], grade)
    printed = name or c.name("full")
    if look.layout == 0:
        y = _lines(sheet, c, look, printed, first, last, purpose, style)
    else:
        y = _framed(sheet, c, look, printed, first, last, purpose, style)
    act = "「소상공인기본법」 제2조에 따른 소상공인(소기업)임을" if small_firm else "「중소기업기본법」 제2조에 의한 중소기업임을"
    paragraph(sheet, 78, y + 34, 440, f"위 기업은 {act} 확인합니다.", look.ink(13.5), leading=1.7)
    sheet.text(297, y + 108, written(issued, "korean" if style == "iso" else "bare"), look.ink(13), align="c", name="issued_date", value=issued)
    signed(sheet, 297, y + 162, "중소벤처기업부장관", look.heading(22, bold=True, spacing=5), look.rng, side=64)
    sheet.rect(58, 716, 538, 788, 0.6)
    top = 731.0
    for note in NOTES:
        top = paragraph(sheet, 64, top, 470, note, look.ink(8), leading=1.5)
    return paper


def _lines(sheet: Sheet, c: Company, look: Look, printed: str, first: date, last: date, purpose: str, style: str) -> float:
    ink = look.ink(12)
    y = key_line(sheet, 78, 236, "기업명", printed, ink, label_width=74, name="company_name", golden=printed) + 12
    key_line(sheet, 78, y, "사업자등록번호", c.brn, ink, label_width=84, name="business_registration_number")
    if c.crn:
        key_line(sheet, 304, y, "법인등록번호", c.crn, ink, label_width=72, name="corporate_registration_number")
    y += 30
    people = c.representatives
    y = key_line(sheet, 78, y, "대표자명", people, ink, label_width=74, name="representative_name") + 12
    y = key_line(sheet, 78, y, "주소", c.address, ink, label_width=74, name="address", golden=c.address, length=350) + 12
    if c.size != "micro":
        y = key_line(sheet, 78, y, "주업종", f"{c.main_industry}({c.section}{c.ksic[:2]})", ink, label_width=74, length=350) + 12
    _term(sheet, 78, y, first, last, style, look)
    return key_line(sheet, 78, y + 30, "용도", purpose, ink, label_width=74)


def _term(sheet: Sheet, x: float, y: float, first: date, last: date, style: str, look: Look) -> None:
    ink = look.ink(12)
    sheet.spread(x, y, 74, "유효기간", ink)
    sheet.text(x + 79, y, ":", ink)
    start, join, end = period(first, last, style)
    box = sheet.text(x + 92, y, start, ink, name="valid_from", value=first)
    box = sheet.text(box[2], y, join, ink)
    sheet.text(box[2], y, end, ink, name="valid_until", value=last)


def _framed(sheet: Sheet, c: Company, look: Look, printed: str, first: date, last: date, purpose: str, style: str) -> float:
    ink = look.ink(11)
    ornaments.double_frame(sheet, (44, 54, 551, 800))
    people = c.representatives
    start, join, end = period(first, last, style)
    rows = [
        [label("기 업 명"), Cell(printed, cols=3, name="company_name")],
        [label("사업자등록번호"), Cell(c.brn, name="business_registration_number"), label("법인등록번호"), Cell(c.crn or "", name="corporate_registration_number" if c.crn else None)],
        [label("대 표 자 명"), Cell(people, cols=3, name="representative_name")],
        [label("주      소"), Cell(c.address, cols=3, name="address")],
        [label("주 업 종"), Cell(f"{c.main_industry}({c.section}{c.ksic[:2]})", cols=3)],
        [label("유 효 기 간"), Cell("", cols=3)],
        [label("용      도"), Cell(purpose, cols=3)],
    ]
    y, boxes = table(sheet, 70, 214, (96, 140, 96, 124), rows, ink, height=34, shaded=False)
    x, top = boxes[5][1][0] + 5, (boxes[5][1][1] + boxes[5][1][3]) / 2 + 4
    box = sheet.text(x, top, start, ink, name="valid_from", value=first)
    box = sheet.text(box[2], top, join, ink)
    sheet.text(box[2], top, end, ink, name="valid_until", value=last)
    return y
