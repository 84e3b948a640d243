"""붙임1 사업신청서 in three layouts. Its layout is not in the announcement: offices draw their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, choices, company_seal, heading
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Box, Paper, Sheet

APPLICANT = {"party": "당사자", "committee": "조정·중재위원회"}
DISPUTE = {"civil_suit": "민사소송", "mediation": "조정·중재"}
TECHNOLOGY = {"patent": "특허", "utility_model": "실용신안", "trade_secret": "영업비밀", "technical_data": "기술자료", "multiple": "다수"}
CLAIMS = {1: "1건", 2: "2건"}
PROMISE = ("「중소기업 기술침해 손해액 산정 지원사업」에 위와 같이 신청하며, 신청서 및 첨부서류의 기재사항이 사실과 다름없음을 확인합니다. "
           "거짓이 있는 경우 선정 취소 등 어떠한 조치에도 이의를 제기하지 않겠습니다.")


@dataclass(frozen=True)
class Request:
    """What the applicant asks for."""

    day: date
    applicant: str = "party"
    dispute: str = "civil_suit"
    technology: str = "patent"
    claims: int = 1


def application_form(c: Company, look: Look, request: Request, *, sealed: bool = True, style: str = "korean",
                     name: str | None = None, year: int = 2023) -> Paper:
    """Layout 0: one ruled table · 1: grouped tables with other label words · 2: numbered key : value lines."""
    sheet = Sheet()
    printed = name or c.name("full")
    draw = (_ruled, _grouped, _numbered)[look.layout]
    y = draw(sheet, c, look, request, printed, style, year)
    y = paragraph(sheet, 62, y + 26, 470, PROMISE, look.ink(10.2), leading=1.6)
    y = max(y + 24, 640)
    sheet.text(297, y, written(request.day, style), look.ink(12), align="c", name="application_date", value=request.day)
    y += 40
    sheet.text(250, y, "신청기업 :" if look.layout != 1 else "신 청 인 :", look.ink(11.5))
    sheet.text(318, y, printed, look.ink(11.5))
    y += 26
    sheet.text(250, y, "대 표 자 :", look.ink(11.5))
    person = sheet.text(318, y, c.representative, look.ink(11.5, spacing=4))
    sign = sheet.text(max(person[2] + 26, 420), y, "(인)" if look.layout != 2 else "(서명 또는 인)", look.ink(11))
    if sealed:
        place = company_seal(sheet, (sign[0] + sign[2]) / 2 - 4, y - 5, c, look.rng, side=56)
        sheet.mark("sealed", True, "(인)", place)
    else:
        sheet.mark("sealed", False, "(인)", sign)
    sheet.text(62, 786, "대·중소기업·농어업협력재단 귀중" if look.layout != 1 else "대중소기업농어업협력재단 사무총장 귀하", look.ink(13, bold=True))
    return Paper("application_form", [sheet])


def _top(sheet: Sheet, look: Look, year: int, form: str) -> None:
    sheet.text(52, 62, form, look.ink(10.5, bold=True))
    heading(sheet, 96, f"{year}년 중소기업 기술침해 손해액 산정 지원사업", look.heading(14.5))
    heading(sheet, 124, "신청서" if look.layout == 1 else "사업 신청서", look.heading(21, bold=True), length=120)


def _options(sheet: Sheet, box: Box, request: Request, look: Look, kind: str) -> None:
    """Put the options of one question into a cell and mark the golden answer."""
    words: dict[str, str] | dict[int, str]
    words, chosen, name = {
        "applicant": (APPLICANT, request.applicant, "applicant_kind"), "dispute": (DISPUTE, request.dispute, "dispute_kind"),
        "technology": (TECHNOLOGY, request.technology, "technology_kind"), "claims": (CLAIMS, request.claims, "legal_claim_count"),
    }[kind]
    size = look.size - 1.2
    wide = sum(look.ink(size).width(word) + size * 1.3 + 3 + 12 for word in words.values())
    lines = 2 if wide > box[2] - box[0] - 10 else 1
    y = (box[1] + box[3]) / 2 + size * 0.36 - (lines - 1) * size * 0.78
    places = choices(sheet, box[0] + 6, y, [(word, key == chosen) for key, word in words.items()], look, size, gap=12, length=box[2] - box[0] - 8)
    index = list(words).index(chosen)
    sheet.mark(name, chosen, list(words.values())[index], places[index])


def _ruled(sheet: Sheet, c: Company, look: Look, request: Request, printed: str, style: str, year: int) -> float:
    _top(sheet, look, year, "[붙임 1]")
    ink = look.ink(look.size - 0.8)
    rows = [
        [label("기업명"), Cell(printed, name="company_name"), label("대표자"), Cell(c.representatives, name="representative_name")],
        [label("사업자등록번호"), Cell(c.brn, name="business_registration_number"), label("법인등록번호"), Cell(c.crn or "", name="corporate_registration_number" if c.crn else None)],
        [label("설립일(개업일)"), Cell(written(c.founded, style), cols=3, name="founding_date", value=c.founded)],
        [label("주소"), Cell(c.address, cols=3, name="address")],
        [label("담당자 성명"), Cell(c.contact, name="contact_name"), label("연락처"), Cell(c.phone, name="contact_phone")],
        [label("이메일"), Cell(c.email, cols=3, name="contact_email")],
        [label("신청자 구분"), Cell("", cols=3)],
        [label("분쟁 구분"), Cell("", cols=3)],
        [label("대상 기술"), Cell("", cols=3)],
        [label("관련 법조항"), Cell("", cols=3)],
        [label("상대방(피신청인)"), Cell(c.opponent, cols=3, name="respondent_name")],
    ]
    y, boxes = table(sheet, 52, 150, (100, 160, 90, 142), rows, ink, height=33)
    for row, kind in ((6, "applicant"), (7, "dispute"), (8, "technology"), (9, "claims")):
        _options(sheet, boxes[row][1], request, look, kind)
    return y


def _grouped(sheet: Sheet, c: Company, look: Look, request: Request, printed: str, style: str, year: int) -> float:
    _top(sheet, look, year, "붙임1")
    ink = look.ink(look.size - 0.8)
    sheet.text(52, 156, "□ 신청기업 현황", look.ink(11.5, bold=True))
    rows = [
        [label("기 업 명"), Cell(printed, name="company_name"), label("사업자번호"), Cell(c.brn, name="business_registration_number")],
        [label("대 표 자 명"), Cell(c.representatives, name="representative_name"), label("법인번호"), Cell(c.crn or "", name="corporate_registration_number" if c.crn else None)],
        [label("본 사 주 소"), Cell(c.address, cols=3, name="address")],
        [label("설립연월일"), Cell(written(c.founded, style), name="founding_date", value=c.founded), label("전화번호"), Cell(c.phone, name="contact_phone")],
        [label("업무담당자"), Cell(c.contact, name="contact_name"), label("E-mail"), Cell(c.email, name="contact_email", ink=ink.but(size=ink.size - 0.8))],
    ]
    y, _ = table(sheet, 52, 164, (82, 180, 76, 154), rows, ink, height=30)
    sheet.text(52, y + 22, "□ 사건 개요", look.ink(11.5, bold=True))
    rows = [
        [label("신 청 구 분"), Cell(""), label("사 건 유 형"), Cell("")],
        [label("피 신 청 인"), Cell(c.opponent, name="respondent_name", cols=3)],
        [label("손해액 산정\n대상 기술"), Cell("", cols=3)],
        [label("적용 법조항 수"), Cell("", cols=3)],
    ]
    y, boxes = table(sheet, 52, y + 30, (82, 174, 76, 160), rows, ink, height=32)
    _options(sheet, boxes[0][1], request, look, "applicant")
    _options(sheet, boxes[0][3], request, look, "dispute")
    _options(sheet, boxes[2][1], request, look, "technology")
    _options(sheet, boxes[3][1], request, look, "claims")
    return y


def _numbered(sheet: Sheet, c: Company, look: Look, request: Request, printed: str, style: str, year: int) -> float:
    _top(sheet, look, year, "<붙임 1>")
    ornaments.double_frame(sheet, (44, 70, 551, 806))
    ink, y = look.ink(look.size - 0.2), 166.0
    first = (("1. 업체명", printed, "company_name", printed), ("2. 대표자(성명)", c.representatives, "representative_name", c.representatives),
             ("3. 사업자등록번호", c.brn, "business_registration_number", c.brn))
    for text, value, name, golden in first:
        y = key_line(sheet, 64, y, text, value, ink, label_width=112, justified=False, name=name, golden=golden, length=330) + 7
    if c.crn:
        y = key_line(sheet, 64, y, "4. 법인등록번호", c.crn, ink, label_width=112, justified=False, name="corporate_registration_number") + 7
    else:
        y = key_line(sheet, 64, y, "4. 법인등록번호", "", ink, label_width=112, justified=False) + 7
    rest = (("5. 개업연월일", written(c.founded, style), "founding_date", c.founded), ("6. 소재지", c.address, "address", c.address),
            ("7. 담당자", c.contact, "contact_name", c.contact), ("    연락처", c.phone, "contact_phone", c.phone),
            ("    이메일", c.email, "contact_email", c.email), ("8. 상대방", c.opponent, "respondent_name", c.opponent))
    for text, value, name, golden in rest:
        y = key_line(sheet, 64, y, text, value, ink, label_width=112, justified=False, name=name, golden=golden, length=330) + 7
    for text, kind in (("9. 신청자 구분", "applicant"), ("10. 분쟁 구분", "dispute"), ("11. 대상 기술", "technology"), ("12. 관련 법조항", "claims")):
        sheet.text(64, y, text, ink)
        sheet.text(181, y, ":", ink)
        _options(sheet, (188, y - 16, 545, y + 8), request, look, kind)
        y += 27
    return y - 14
