"""Pages that are no evidence: cover sheets, blank backs, and papers that look like what they are not."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def cover(look: Look, title: str, lines: tuple[str, ...] = ()) -> Paper:
    """A divider such as `붙임4`."""
    sheet = Sheet()
    sheet.text(297, 330, title, look.heading(40, bold=True), align="c")
    for row, line in enumerate(lines):
        sheet.text(297, 390 + 26 * row, line, look.ink(16), align="c")
    return Paper("other", [sheet])


def blank() -> Paper:
    """The empty back of a sheet."""
    return Paper("other", [Sheet()])


def tax_payment_facts(c: Company, look: Look, *, number: str, issued: date) -> Paper:
    """납부내역증명(납세사실증명): says what was paid, never that nothing is owed."""
    sheet = Sheet()
    sheet.text(56, 80, f"발급번호  {number}", look.ink(9.5))
    heading(sheet, 118, "납부내역증명(납세사실증명)", look.heading(19, bold=True))
    rows = [[label("상호(법인명)"), Cell(c.name()), label("사업자등록번호"), Cell(c.brn)], [label("성명(대표자)"), Cell(c.representatives), label("주소"), Cell(c.address)]]
    y, _ = table(sheet, 52, 146, (84, 162, 92, 154), rows, look.ink(10), height=34)
    rows = [[label(text) for text in ("연도/기분", "세목", "납부일", "납부세액(원)")]]
    rows += [[Cell(f"{issued.year}/{n}", align="c"), Cell(tax, align="c"), Cell(f"{issued.year}-0{n * 2}-25", align="c"), Cell(won(amount), align="r")]
             for n, (tax, amount) in enumerate((("부가가치세", 12_480_000), ("법인세", 8_350_120), ("원천세", 1_204_330)), 1)]
    y, _ = table(sheet, 52, y + 14, (100, 130, 130, 132), rows, look.ink(10), height=26)
    paragraph(sheet, 66, y + 46, 460, "위와 같이 국세를 납부한 사실이 있음을 증명합니다.", look.ink(12), leading=1.7)
    sheet.text(297, y + 110, written(issued, "korean"), look.ink(12), align="c")
    signed(sheet, 310, y + 164, f"{c.tax_office}장", look.heading(18, spacing=4), look.rng, side=58)
    return Paper("other", [sheet])


def sobujang_specialist(c: Company, look: Look, *, issued: date) -> Paper:
    """소재·부품·장비 전문기업확인서: not the 강소기업 100 that earns points."""
    sheet = Sheet()
    ornaments.guilloche(sheet, (36, 36, 559, 806), (120, 90, 150))
    sheet.text(66, 92, "확인번호 제 2022-1183 호", look.ink(11))
    heading(sheet, 168, "소재·부품·장비 전문기업확인서", look.heading(27, bold=True))
    y = 244.0
    for text, value in (("상호", c.name()), ("대표자", c.representatives), ("소재지", c.address), ("전문품목", c.main_product), ("유효기간", "2022. 3. 2 ~ 2025. 3. 1")):
        y = key_line(sheet, 88, y, text, value, look.ink(14), label_width=78, length=310) + 12
    paragraph(sheet, 84, y + 40, 430, "「소재·부품·장비산업 경쟁력강화를 위한 특별조치법」 제13조에 따라 소재·부품·장비 전문기업임을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 640, written(issued, "korean"), look.ink(13.5), align="c")
    signed(sheet, 290, 704, "한국산업기술진흥원장", look.heading(24, bold=True, spacing=4), look.rng, side=70)
    return Paper("other", [sheet])


def middle_standing(c: Company, look: Look, *, issued: date) -> Paper:
    """중견기업 확인서: the paper of a larger firm (here of the opponent), never an SME confirmation."""
    sheet = Sheet()
    sheet.text(64, 84, "발급번호 : 2023-04412", look.ink(10.5))
    heading(sheet, 150, "중견기업 확인서", look.heading(30, bold=True), length=260)
    y = 236.0
    for text, value in (("기업명", c.opponent), ("사업자등록번호", "214-87-30018"), ("대표자명", "문태식"), ("유효기간", "2023-04-01 ~ 2024-03-31")):
        y = key_line(sheet, 78, y, text, value, look.ink(12), label_width=84) + 12
    paragraph(sheet, 78, y + 34, 440, "「중견기업 성장촉진 및 경쟁력 강화에 관한 특별법」 제25조에 따라 위 기업이 중견기업임을 확인합니다.", look.ink(13), leading=1.7)
    sheet.text(297, y + 120, written(issued, "korean"), look.ink(13), align="c")
    signed(sheet, 297, y + 176, "한국중견기업연합회장", look.heading(21, bold=True, spacing=4), look.rng, side=64)
    return Paper("other", [sheet])
