"""표준재무제표증명: the certificate and the two statements behind it (domain facts 2.8)."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, choices, heading, signed
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def financial_statements(c: Company, look: Look, *, year: int, issued: date, number: str, assets: int, income: int,
                         name: str | None = None) -> Paper:
    """Certificate · 표준재무상태표 · 표준손익계산서; the sums stand in won."""
    first, second, third = Sheet(), Sheet(), Sheet()
    ink = look.ink(10)
    printed = name or c.name("full")
    first.text(56, 74, f"발급번호  {number}", look.ink(9.5))
    first.text(540, 74, "처리기간 : 즉시", look.ink(9.5), align="r")
    heading(first, 116, "표준재무제표증명", look.heading(22, bold=True), length=260)
    choices(first, 238, 142, [("개인", c.individual), ("법인", not c.individual)], look.but(box="glyph", tick="■"), 11, gap=20)
    kinds, goods = c.businesses[0]
    rows = [
        [label("상호(법인명)"), Cell(printed, name="company_name"), label("사업자등록번호"), Cell(c.brn, name="business_registration_number")],
        [label("성명(대표자)"), Cell(c.representatives), label("주민(법인)등록번호"), Cell(c.masked if c.individual else c.crn or "")],
        [label("업태"), Cell(kinds), label("종목"), Cell(goods)],
        [label("주소(본점)"), Cell(c.address, cols=3)],
        [label("사업연도"), Cell(f"{year}. 01. 01 ~ {year}. 12. 31", name="fiscal_year", value=year), label("신고구분"), Cell("정 기 신 고")],
        [label("신고일자"), Cell(f"{year + 1}. 03. 29."), label("첨부서류명"), Cell("표준재무상태표, 표준손익계산서")],
    ]
    y, _ = table(first, 56, 158, (92, 152, 100, 138), rows, ink, height=36)
    y = paragraph(first, 70, y + 46, 455, "붙임의 표준재무제표는 과세표준 신고 시 세무서에 제출한 표준재무제표와 같음을 증명합니다.", look.ink(12), leading=1.7)
    first.text(297, y + 50, written(issued, "korean"), look.ink(12), align="c")
    signed(first, 320, y + 104, f"{c.tax_office}장", look.heading(18, spacing=4), look.rng, side=58)
    for row, text in enumerate(("접수번호  5102309142210", "담당부서  민원봉사실", "담 당 자  국세청", "연 락 처  126")):
        first.text(62, y + 70 + row * 14, text, look.ink(8.5))
    sales = c.sales[year]
    _balance(second, look, c, year, assets)
    _profit(third, look, c, year, sales, income)
    for index, sheet in enumerate((first, second, third), 1):
        sheet.text(540, 808, f"( {index} / 3 )", look.ink(9.5), align="r")
        ornaments.strip(sheet, 60, 796, 180, 14, look.rng)
    return Paper("financial_statements", [first, second, third])


def _account(sheet: Sheet, look: Look, title: str, c: Company, year: int, rows: list[tuple[str, str, int, str | None]]) -> None:
    heading(sheet, 92, title, look.heading(18, bold=True), length=220)
    sheet.text(56, 122, f"법인명 : {c.name('full')}" if not c.individual else f"상호 : {c.core}", look.ink(9.5))
    sheet.text(540, 122, "(단위 : 원)", look.ink(9.5), align="r")
    cells = [[label("계 정 과 목"), label("코드"), label("금      액")]]
    for text, code, amount, name in rows:
        cells.append([Cell(text), Cell(code, align="c"), Cell(won(amount), align="r", name=name, value=amount)])
    sheet.text(297, 122, f"사업연도 {year}. 01. 01 ~ {year}. 12. 31", look.ink(9.5), align="c")
    table(sheet, 56, 132, (250, 54, 178), cells, look.ink(9.8), height=23)


def _balance(sheet: Sheet, look: Look, c: Company, year: int, assets: int) -> None:
    current = assets * 46 // 100
    debts = assets * 38 // 100
    rows: list[tuple[str, str, int, str | None]] = [
        ("Ⅰ. 유동자산", "01", current, None), ("  1. 당좌자산", "02", current * 7 // 10, None), ("    가. 현금 및 현금성자산", "03", current * 2 // 10, None),
        ("    나. 매출채권", "06", current * 5 // 10, None), ("  2. 재고자산", "21", current - current * 7 // 10, None),
        ("Ⅱ. 비유동자산", "35", assets - current, None), ("  1. 유형자산", "52", (assets - current) * 8 // 10, None),
        ("  2. 무형자산", "69", assets - current - (assets - current) * 8 // 10, None), ("자산총계(Ⅰ+Ⅱ)", "110", assets, "total_assets"),
        ("Ⅰ. 유동부채", "111", debts * 6 // 10, None), ("Ⅱ. 비유동부채", "135", debts - debts * 6 // 10, None), ("부채총계", "170", debts, None),
        ("Ⅰ. 자본금", "171", 200_000_000, None), ("Ⅱ. 이익잉여금", "183", assets - debts - 200_000_000, None), ("자본총계", "198", assets - debts, None),
        ("부채와 자본총계", "199", assets, None)]
    _account(sheet, look, "표준재무상태표", c, year, rows)


def _profit(sheet: Sheet, look: Look, c: Company, year: int, sales: int, income: int) -> None:
    cost, running = sales * 68 // 100, sales * 24 // 100
    rows: list[tuple[str, str, int, str | None]] = [
        ("Ⅰ. 매출액", "01", sales, "sales"), ("  1. 제품매출", "02", sales * 9 // 10, None), ("  2. 상품매출", "05", sales - sales * 9 // 10, None),
        ("Ⅱ. 매출원가", "35", cost, None), ("Ⅲ. 매출총손익", "66", sales - cost, None), ("Ⅳ. 판매비와 관리비", "67", running, None),
        ("  1. 급여", "68", running * 4 // 10, None), ("  2. 경상연구개발비", "89", running * 2 // 10, None), ("Ⅴ. 영업손익", "129", sales - cost - running, None),
        ("Ⅵ. 영업외수익", "130", 12_400_000, None), ("Ⅶ. 영업외비용", "179", 21_050_000, None),
        ("Ⅷ. 법인세비용차감전손익", "217", income * 112 // 100, None), ("Ⅸ. 법인세비용", "218", income * 112 // 100 - income, None),
        ("Ⅹ. 당기순손익", "219", income, "net_income")]
    _account(sheet, look, "표준손익계산서", c, year, rows)
