"""등기사항전부증명서: 현재 유효사항, and 말소사항 포함 with struck-out entries (domain facts 2.3)."""

from __future__ import annotations

from datetime import date, timedelta

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, heading, page_foot, signed
from docproc.qa.samples.setting import Cell, paragraph, table
from docproc.qa.samples.sheet import RED, Box, Paper, Sheet

WIDTHS = (92.0, 290.0, 118.0)


def corporate_registry(c: Company, look: Look, *, issued: date, deleted: bool = False, opened: date | None = None,
                       office: str = "등기정보중앙관리소") -> Paper:
    """Two pages. `deleted` prints former name and head office and strikes them; `opened` is the day this record
    was opened where the head office moved (등기기록 개설, not the founding)."""
    if c.crn is None:
        raise ValueError("a sole proprietor has no registry extract")
    first, second = Sheet(), Sheet()
    ink = look.ink(9.6)
    kind = "말소사항 포함" if deleted else "현재 유효사항"
    heading(first, 92, f"등기사항전부증명서({kind})", look.heading(19, bold=True))
    first.text(540, 112, "[제출용]" if look.layout == 0 else "[열람용]", look.ink(10), align="r")
    y, _ = table(first, 48, 124, (92, 158, 92, 158), [[Cell("등기번호", align="c"), Cell(f"{c.crn[7:13]}"), Cell("등록번호", align="c"),
                 Cell(c.crn, name="corporate_registration_number")]], ink, height=26)
    former, moved = c.former_name if deleted else None, c.former_address if deleted else None
    changed = written(c.founded + timedelta(days=640), "tight")
    booked = written(c.founded + timedelta(days=645), "tight")
    strokes: list[Box] = []
    y = _entry(first, look, y, "상호", former, c.name("full") + (f"\n({c.english})" if c.english else ""), "company_name", c.name("full"), changed, booked, strokes)
    y = _entry(first, look, y, "본점", moved, c.address, "address", c.address, changed, booked, strokes)
    shares = [
        ("공고방법", f"서울특별시 내에서 발행하는 일간 {c.core[:2]}경제신문에 게재한다."),
        ("1주의 금액", "금 5,000 원"), ("발행할 주식의 총수", "100,000 주"),
    ]
    y, _ = table(first, 48, y, WIDTHS, [[Cell(k, align="c"), Cell(v), Cell("")] for k, v in shares], ink, height=26)
    y, _ = table(first, 48, y, WIDTHS, [[Cell("발행주식의 총수와\n그 종류 및 각각의 수", align="c"), Cell("발행주식의 총수   40,000 주\n보통주식   40,000 주\n자본금의 액   금 200,000,000 원"),
                 Cell(f"{changed} 변경\n{booked} 등기", align="c")]], ink, height=48)
    aims = ["목      적", *[f"1. {item} 제조 및 판매업" for _, item in c.businesses], "1. 소프트웨어 개발 및 공급업", "1. 위 각호에 관련된 부대사업 일체"]
    y, _ = table(first, 48, y, (500,), [[Cell(aims[0], align="c")], [Cell("\n".join(aims[1:]))]], ink, height=26)
    _feet(first, look, 1, c, issued)

    second.text(48, 80, f"등기번호  {c.crn[7:13]}", look.ink(9))
    y = _officers(second, c, look, 92)
    y, _ = table(second, 48, y + 14, (92, 408), [[Cell("회사성립연월일", align="c"), Cell(written(c.founded, "wide" if look.layout == 0 else "korean"), name="incorporated_date", value=c.founded)]], ink, height=28)
    story = "설립" if opened is None else f"{c.registry}에서 본점이전"
    when = written((opened or c.founded), "wide")
    y, _ = table(second, 48, y + 14, (500,), [[Cell("등기기록의 개설 사유 및 연월일", align="c")], [Cell(f"{story}\n{when:>70} 등기")]], ink, height=26)
    second.text(297, y + 34, "-- 이 하 여 백 --", look.ink(10), align="c")
    second.text(58, y + 66, "수수료 1,000원 영수함", look.ink(9.5))
    second.text(330, y + 66, f"관할등기소 : {c.registry}", look.ink(9.5))
    y = paragraph(second, 58, y + 96, 480, "이 증명서는 등기기록의 내용과 틀림없음을 증명합니다." if look.layout == 0 else
                  "이 증명서는 등기기록의 내용과 틀림없음을 증명합니다. [다만, 신청이 없는 지점·지배인에 관한 사항은 기록을 생략하였습니다]", look.ink(10.5), leading=1.6)
    second.text(297, y + 26, written(issued, "korean"), look.ink(12), align="c", name="issued_date", value=issued)
    second.text(120, y + 64, "법원행정처", look.heading(14))
    signed(second, 350, y + 64, f"{office}  전산운영책임관", look.heading(14), look.rng, seal="전산운영책임관인", side=58)
    _feet(second, look, 2, c, issued)
    for box in strokes:
        _strike(first, box)
    return Paper("corporate_registry", [first, second])


def _entry(sheet: Sheet, look: Look, y: float, text: str, former: str | None, now: str, name: str, golden: str,
           changed: str, booked: str, strokes: list[Box]) -> float:
    """One heading of the register: the former entry (to be struck) above the one in force."""
    ink = look.ink(9.6)
    if former is None:
        row = [Cell(text, align="c", spread=True), Cell("", cols=2)]
        y2, boxes = table(sheet, 48, y, WIDTHS, [[Cell(text, align="c", spread=True), Cell(now.split("\n")[0], name=name, value=golden), Cell("")]]
                          if "\n" not in now else [row], ink, height=28)
        if "\n" in now:
            left, top = boxes[0][1][0] + 5, (boxes[0][1][1] + boxes[0][1][3]) / 2 + 4
            box = sheet.text(left, top, golden, ink, name=name, value=golden)
            sheet.text(box[2] + 6, top, now.split("\n")[1], ink)
        return y2
    rows = [[Cell(text, align="c", rows=2, spread=True), Cell(former), Cell(". .", align="c")],
            [Cell(golden, name=name, value=golden), Cell(f"{changed} 변경\n{booked} 등기", align="c")]]
    y2, boxes = table(sheet, 48, y, WIDTHS, rows, ink, height=34)
    strokes.append((boxes[0][1][0] + 5, boxes[0][1][1], boxes[0][1][0] + 6 + min(275.0, ink.width(former)), boxes[0][1][3]))
    return y2


def _officers(sheet: Sheet, c: Company, look: Look, y: float) -> float:
    ink = look.ink(9.6)
    y, _ = table(sheet, 48, y, (500,), [[Cell("임원에 관한 사항", align="c")]], ink, height=26)
    took = c.founded + timedelta(days=2)
    people = [("사내이사", c.representative, c.masked, False), ("대표이사", c.representative, c.masked, True)]
    people += [("대표이사", other, "710923-*******", True) for other in c.partners]
    people.append(("감사", "유민재", "790215-*******", False))
    top = y
    for office, person, number, chief in people:
        start = y + 16
        x = sheet.text(58, start, f"{office}  ", ink)[2]
        box = sheet.text(x, start, person, ink)
        if chief:
            sheet.mark("representative_name", c.representatives, person, box)
        after = sheet.text(box[2] + 8, start, number, ink)[2] + 10
        if chief:
            start = paragraph(sheet, after, start, 540 - after, c.address, ink, leading=1.3) - ink.size * 1.3
        sheet.text(80, start + 15, f"{written(took, 'wide')} 취임     {written(took + timedelta(days=5), 'wide')} 등기", ink)
        y = start + 22
    sheet.rect(48, top, 548, y + 4, 0.8)
    return y + 4


def _strike(sheet: Sheet, box: Box) -> None:
    """The red stroke through an entry that is no longer in force."""
    middle = (box[1] + box[3]) / 2
    sheet.line(box[0] - 2, middle + 0.5, box[2] + 2, middle + 0.5, 0.9, RED)
    sheet.red = True


def _feet(sheet: Sheet, look: Look, number: int, c: Company, issued: date) -> None:
    ink = look.ink(7.8)
    sheet.line(48, 770, 548, 770, 0.5)
    sheet.text(48, 782, "* 실선으로 그어진 부분은 말소사항을 표시함.  * 등기기록에 기록된 사항이 없는 주말ㆍ별지는 생략함.", ink)
    sheet.text(48, 796, f"발행번호 11020011003{c.brn[4:6]}0923015{c.brn[-4:]}0  발급확인번호 AAQK-VTJF-{c.brn[-4:]}  발행일 {issued:%Y/%m/%d}", ink)
    ornaments.strip(sheet, 400, 800, 148, 14, look.rng)
    page_foot(sheet, f"{number}/2", look.ink(9), 822)
    if look.layout == 1:
        sheet.text(548, 66, f"열람일시 : {issued:%Y-%m-%d} 10:22:41", ink, align="r")
        sheet.text(48, 66, "* 본 열람본은 법적인 효력이 없습니다.", ink)
