"""Designations and confirmations that annexes 4 and 5 name, each as framed lines and as a ruled table (2.14–2.23).

A further one is an entry of `WORDINGS`: how the two layouts word it. What they print is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.papers.certificates import Term, print_term
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


@dataclass(frozen=True)
class Wording:
    """One layout's words. `number` and `period` are labels; `more` further lines (label, value), where `{address}`
    and `{industry}` stand for the company's own; `brn`: whether the business number is printed."""

    title: str
    issuer: str
    sentence: str
    firm: str = "기업명"
    number: str = ""
    period: str = "유효기간"
    more: tuple[tuple[str, str], ...] = (("소재지", "{address}"),)
    brn: bool = True
    style: str = "korean"


WORDINGS: dict[str, tuple[Wording, Wording]] = {
    "materials_parts_equipment_100": (
        Wording("소재·부품·장비 강소기업 100 선정서", "중소벤처기업부장관", "위 기업을 「소재·부품·장비 강소기업 100」으로 선정합니다.", period="지정기간", brn=False, style="spread"),
        Wording("소재·부품·장비 강소기업 100+ 확인서", "기술보증기금 이사장", "위 기업은 「소재·부품·장비 강소기업 100+」 육성사업에 따라 선정된 소재·부품·장비 강소기업임을 확인합니다.", "업체명", "선정번호", "선정기간",
                (("주소", "{address}"), ("주생산품", "{product}")), style="dots")),
    "k_unicorn_200": (
        Wording("예비유니콘 인증서", "중소벤처기업부장관", "위 기업을 「K-유니콘 후보 200 프로그램」에 따른 예비유니콘으로 인증합니다.", brn=False),
        Wording("예비유니콘 선정서", "기술보증기금 이사장", "위 기업을 예비유니콘 특별보증 대상기업인 예비유니콘으로 선정합니다.", "기업명", "인증번호", "인증기간", (("주소", "{address}"), ("업종", "{industry}")), style="iso")),
    "talent_development": (
        Wording("인재육성형 중소기업 지정서", "중소벤처기업부장관", "위 기업을 「중소기업 인력지원 특별법」 제18조의2에 따른 인재육성형 중소기업으로 지정합니다.", period="지정기간"),
        Wording("인재육성형 중소기업 확인서", "중소벤처기업진흥공단 이사장", "위 기업은 「중소기업 인력지원 특별법」 제18조의2에 따라 지정된 인재육성형 중소기업임을 확인합니다.", "업체명", "지정번호", "유효기간", style="tight")),
    "long_lived_company": (
        Wording("명문장수기업 확인서", "중소벤처기업부장관", "위 기업은 「중소기업진흥에 관한 법률」 제62조의4에 따른 명문장수기업임을 확인합니다.", brn=False),
        Wording("명문장수기업 확인서", "중소벤처기업부장관", "「중소기업진흥에 관한 법률」 제62조의4에 따라 위 기업이 명문장수기업임을 확인합니다.", "기업명", "확인번호", "유효기간", (("주소", "{address}"), ("주업종", "{industry}")), style="dots")),
    "special_support_region": (
        Wording("중소기업특별지원지역 입주확인서", "한국산업단지공단 이사장", "위 기업이 「지역중소기업 육성 및 혁신촉진 등에 관한 법률」 제23조에 따른 중소기업특별지원지역에 입주하고 있음을 확인합니다.", "입주기업", "", "지정기간",
                (("입주소재지", "{address}"), ("산업단지명", "{estate}"))),
        Wording("중소기업특별지원지역 입주기업 확인서", "{office}", "위 업체는 중소벤처기업부장관이 고시한 중소기업특별지원지역 안에 입주한 기업임을 확인합니다.", "업체명", "확인번호", "특별지원지역 지정기간",
                (("소재지", "{address}"), ("산업단지", "{estate}")), style="dots")),
    "industrial_crisis_region": (
        Wording("산업위기선제대응지역 소재기업 확인서", "{office}", "위 기업의 사업장이 산업통상자원부장관이 고시한 산업위기선제대응지역에 소재하고 있음을 확인합니다.", "기업명", "", "지정기간"),
        Wording("산업위기지역 소재 확인서", "{office}", "위 업체의 기술개발 수행 사업장은 산업위기지역에 소재함을 확인합니다.", "업체명", "확인번호", "산업위기지역 지정기간", style="dots")),
    "disabled_owned": (
        Wording("장애인기업 확인서", "서울지방중소벤처기업청장", "「장애인기업활동 촉진법」 제2조 및 같은 법 시행령 제2조에 따른 장애인기업에 해당함을 확인합니다.", "1. 기업명", "발급번호",
                more=(("3. 주업종", "{industry}"), ("5. 주소(본점)", "{address}")), style="dots"),
        Wording("장애인기업 확인서", "(재)장애인기업종합지원센터 이사장", "위 기업은 「장애인기업활동 촉진법」에 따른 장애인기업에 해당함을 확인합니다.", "기업명", "발급번호")),
    "business_conversion_excellent": (
        Wording("사업전환 우수 완료기업 확인서", "중소벤처기업진흥공단 이사장", "위 기업은 「중소기업 사업전환 촉진에 관한 특별법」 제8조에 따라 승인받은 사업전환을 우수한 성과로 완료하였음을 확인합니다.", period="사업전환기간"),
        Wording("사업전환 완료 확인서", "중소벤처기업진흥공단 이사장", "위 업체가 「중소기업 사업전환 촉진에 관한 특별법」에 따라 승인받은 사업전환을 완료하였음을 확인합니다.", "업체명", "확인번호", "사업전환계획기간", style="dots")),
}  # fmt: skip


def designation(c: Company, look: Look, item: str, term: Term, *, name: str | None = None, endless: bool = False, estate: str = "가람일반산업단지") -> Paper:
    """One paper about `item`; `endless` prints no period. Layout 0: framed lines, layout 1: a ruled table."""
    says = WORDINGS[item][look.layout]
    sheet = Sheet()
    printed = name or c.name("full" if look.layout == 0 else "paren")
    issuer = says.issuer.replace("{office}", _head(c.local_office))
    more = [(text, value.format(address=c.address, industry=c.main_industry, product=c.main_product, estate=estate)) for text, value in says.more]
    (_lines, _table)[look.layout](sheet, c, look, says, None if endless else term, term, printed, more)
    sheet.text(297, 650, written(term.issued, "korean" if look.layout == 0 else "bare"), look.ink(13.5), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 712, issuer, look.heading(21, bold=True, spacing=3), look.rng, name="issuer", side=68)
    title = next(mark for mark in sheet.marks if mark.field == "title")
    sheet.mark("item", item, title.raw, title.box)
    return Paper("certificate", [sheet], item=item)


def _head(office: str) -> str:
    """The mayor or head of a district, from the name of the office: 구청 → 구청장, 군청 → 군수, 시 → 시장."""
    return f"{office.removesuffix('청')}수" if office.endswith("군청") else f"{office}장"


def _number(sheet: Sheet, look: Look, says: Wording, term: Term, x: float, y: float) -> None:
    ink = look.ink(11.5)
    before = f"{says.number} : 제 " if says.number else "제 "
    sheet.text(x, y, f"{before}{term.number} 호", ink)
    start = x + ink.width(before)
    sheet.mark("certificate_number", term.number, f"제 {term.number} 호", (start - ink.width("제 "), y - 10, start + ink.width(f"{term.number} 호"), y + 3))


def _lines(sheet: Sheet, c: Company, look: Look, says: Wording, period: Term | None, term: Term, printed: str, more: list[tuple[str, str]]) -> None:
    ornaments.guilloche(sheet, (34, 34, 561, 810), (110, 120, 90))
    ornaments.watermark(sheet, 297, 420, 116, (232, 236, 226))
    _number(sheet, look, says, term, 70, 92)
    heading(sheet, 164, says.title, look.heading(25, bold=True), name="title")
    ink, y = look.ink(13), 236.0
    numbered = says.firm.startswith("1.")
    wide = 104 if numbered else max(82, *(ink.width(text) for text, _ in more), ink.width(says.period))
    rows = [(says.firm, printed, "company_name")]
    if says.brn:
        rows.append(("2. 사업자등록번호" if numbered else "사업자등록번호", c.brn, "business_registration_number"))
        wide = max(wide, ink.width(rows[-1][0]))
    rows.append(("4. 대표자" if numbered else "대표자", c.representatives, "representative_name"))
    rows += [(text, value, "") for text, value in more]
    for text, value, field in sorted(rows, key=lambda row: row[0][:1]) if numbered else rows:
        y = key_line(sheet, 78, y, text, value, ink, label_width=wide, justified=not numbered, name=field or None, golden=value, length=300) + 10
    if period is not None:
        sheet.spread(78, y, wide, says.period, ink)
        sheet.text(78 + wide + 5, y, ":", ink)
        print_term(sheet, 78 + wide + 18, y, period, ink, says.style)
    paragraph(sheet, 80, y + 60, 438, says.sentence, look.ink(14), leading=1.8)


def _table(sheet: Sheet, c: Company, look: Look, says: Wording, period: Term | None, term: Term, printed: str, more: list[tuple[str, str]]) -> None:
    ornaments.double_frame(sheet, (42, 46, 553, 800))
    _number(sheet, look, says, term, 64, 84)
    heading(sheet, 150, says.title, look.heading(24, bold=True), name="title")
    rows = [[label(says.firm), Cell(printed, name="company_name")]]
    if says.brn:
        rows.append([label("사업자등록번호"), Cell(c.brn, name="business_registration_number")])
    rows.append([label("대표자"), Cell(c.representatives, name="representative_name")])
    rows += [[label(text), Cell(value)] for text, value in more]
    if period is not None:
        rows.append([label(says.period), Cell("")])
    ink = look.ink(11.5)
    y, boxes = table(sheet, 74, 204, (126, 322), rows, ink, height=38)
    if period is not None:
        print_term(sheet, boxes[-1][1][0] + 6, boxes[-1][1][1] + 23, period, ink, says.style)
    paragraph(sheet, 80, y + 56, 436, says.sentence, look.ink(13), leading=1.8)
