"""The certificate of standard statements and the statements behind it."""

from __future__ import annotations

from typing import Any

import pytest

from docproc.documents import extract
from docproc.model import Page, Source, Span

from .pages import line, page, table


def read(*pages: Page) -> dict[str, Any]:
    return extract(Span(type="financial_statements", pages=tuple(p.number for p in pages), score=1.0), pages, "한빛정밀_손해액산정_첨부서류.pdf").fields


def cover(**extra: Any) -> Page:
    lines, cells = table([["상호(법인명)", "주식회사 한빛정밀"], ["사업자등록번호", "614-81-30729"], ["사업연도", "2022. 01. 01 ~ 2022. 12. 31"]], [120, 300])
    return page(line("표준재무제표증명", 200, 80, size=20), *lines, cells=cells, **extra)


def statement(number: int, title: str, unit: str, *accounts: tuple[str, str, str], **extra: Any) -> Page:
    lines, cells = table([["계정과목", "코드", "금액"], *accounts], [200, 60, 180])
    return page(line(title, 220, 80, size=18), line(unit, 420, 160), *lines, cells=cells, number=number, **extra)


def test_three_accounts_are_found_over_three_pages() -> None:
    fields = read(
        cover(),
        statement(2, "표준재무상태표", "(단위 : 원)", ("Ⅰ. 유동자산", "01", "800,000,000"), ("자산총계", "228", "2,450,300,120")),
        statement(3, "표준손익계산서", "(단위 : 원)", ("Ⅰ. 매출액", "01", "3,108,000,000"), ("Ⅱ. 매출원가", "35", "1,864,800,000"), ("X. 당기순이익", "219", "214,336,000")),
    )
    assert {name: fields[name].value for name in ("company_name", "fiscal_year", "sales", "total_assets", "net_income")} == {
        "company_name": "주식회사 한빛정밀", "fiscal_year": 2022, "sales": 3_108_000_000, "total_assets": 2_450_300_120, "net_income": 214_336_000,
    }  # fmt: skip


@pytest.mark.parametrize(("unit", "factor"), [("(단위 : 천원)", 1000), ("(단위 : 백만원)", 1_000_000)])
def test_the_unit_of_the_page_counts(unit: str, factor: int) -> None:
    fields = read(cover(), statement(2, "손익계산서", unit, ("Ⅰ. 매출액", "01", "3,108"), ("당기순이익", "219", "214")))
    assert fields["sales"].value == 3108 * factor


@pytest.mark.parametrize(("name", "printed"), [("당기순손실", "12,400,000"), ("당기순손익", "△12,400,000"), ("당기순이익", "(12,400,000)")])
def test_a_loss_is_negative_however_it_is_printed(name: str, printed: str) -> None:
    fields = read(cover(), statement(2, "손익계산서", "(단위 : 원)", ("매출액", "01", "1,000,000"), (name, "219", printed)))
    assert fields["net_income"].value == -12_400_000


def test_cost_of_sales_is_not_sales() -> None:
    fields = read(cover(), statement(2, "손익계산서", "(단위 : 원)", ("매출원가", "35", "1,864,800,000"), ("매출총이익", "67", "900,000,000")))
    assert fields["sales"].value is None and fields["sales"].status == "check"


def test_a_comma_read_as_a_point_is_repaired_and_doubted() -> None:
    shown = statement(2, "손익계산서", "(단위 : 원)", ("당기순이익", "219", "214.336,000"), source=Source.OCR, grade="office")
    field = read(cover(source=Source.OCR, grade="office"), shown)["net_income"]
    assert (field.value, field.status) == (214_336_000, "check")
