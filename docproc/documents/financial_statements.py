"""표준재무제표증명, 재무제표 (국세청 제출용): the certificate page and the statements behind it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docproc.documents.base import BusinessNumber, CompanyName, Record, labelled, own
from docproc.documents.labels import jamo
from docproc.documents.phrases import amount_in
from docproc.documents.rows import Row
from docproc.documents.threeyears import unit_unread
from docproc.documents.view import Region, View
from docproc.korean import find_dates, money_unit
from docproc.model import Field, Source

_LEAD = r"^[^가-힣]{0,6}"
_SALES = re.compile(_LEAD + r"(?:매출액|수입금액|영업수익)(?:\([^)]*\))?")
_ASSETS = re.compile(_LEAD + r"자산총계(?:\([^)]*\))?")
_INCOME = re.compile(_LEAD + r"당기순(?:이익|손익)(?:\([^)]*\))?")
_LOSS = re.compile(_LEAD + r"당기순손실(?:\([^)]*\))?")


class FinancialStatements(Record):
    """직전년도 재무제표 (국세청 제출용), where there is one (announcement, section 5 제출서류)."""

    type: ClassVar[str] = "financial_statements"
    ko: ClassVar[str] = "재무제표"
    titles = (
        "표준재무제표증명", "재무제표증명", "표준재무상태표", "표준손익계산서", "재무상태표", "손익계산서", "표준대차대조표", "표준재무제표증명(법인)", "표준재무제표증명(개인)", "재무제표확인원", "표준포괄손익계산서", "재무제표",
    )  # fmt: skip
    inner_titles = ("표준재무상태표", "표준손익계산서", "재무상태표", "손익계산서", "표준대차대조표", "표준포괄손익계산서")
    not_titles = ("매출액증명원", "부가가치세과세표준증명", "소득금액증명")
    anchors = {"자산총계": 3, "매출액": 1, "당기순이익": 2, "부채총계": 2, "유동자산": 2, "매출원가": 2, "판매비와관리비": 2, "세무서에제출한표준재무제표와같음": 4, "신고구분": 1, "영업이익": 1, "자본총계": 1}
    follow = ("자산총계", "부채총계", "당기순이익", "매출원가", "판매비와관리비", "표준손익계산서", "표준재무상태표", "제조원가명세서", "유동자산")
    open_ended = True

    company_name: Field[CompanyName] = labelled("상호(법인명)", "법인명", "상호", "회사명", "법인명(상호)", "업체명", "기업명")
    business_registration_number: Field[BusinessNumber] = labelled("사업자등록번호", "사업자번호")
    fiscal_year: Field[int] = own()
    sales: Field[int] = own()
    total_assets: Field[int] = own()
    net_income: Field[int] = own()

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The business year, and the three accounts by their names."""
        loss = _account(view, _LOSS)
        income = _account(view, _INCOME)
        return {
            "fiscal_year": _year(view),
            "sales": _account(view, _SALES) or Field(status="check"),
            "total_assets": _account(view, _ASSETS) or Field(status="check"),
            "net_income": income or (_negative(loss) if loss is not None else Field(status="check")),
        }


def _negative(field: Field[Any]) -> Field[Any]:
    return field if field.value is None or field.value < 0 else field.model_copy(update={"value": -field.value, "alternatives": tuple(-abs(one) for one in field.alternatives)})


def _year(view: View) -> Field[Any]:
    """The year of `사업연도 2022. 01. 01 ~ 2022. 12. 31`; the end of the period counts."""
    for row in view.flat_rows:
        if not re.search(r"사업연도|회계연도|사업년도|과세기간|제\d+기|\d부터|~", row.stream):
            continue
        region = Region(row.page, row.glyphs, row.box, 0)
        days = find_dates(region.text)
        if len(days) >= 2 and 360 <= (days[1][0] - days[0][0]).days <= 366:
            # Where the year before stands beside it (전기), the year of the statement stands first.
            days = days[:2]
            inner = region.part(days[-2][1], days[-1][2])
            agreed = all(row.page.lines[n].agreed for n in {g.line for g in inner.glyphs})
            # First and last day of one and the same year confirm each other.
            own_check = (days[-2][0].month, days[-2][0].day, days[-1][0].month, days[-1][0].day) == (1, 1, 12, 31) and days[-2][0].year == days[-1][0].year
            sure = agreed or own_check
            return Field(value=days[-1][0].year, raw=inner.printed, status="ok" if sure else "check", confidence=0.95 if sure else 0.6,
                         page=row.page.number, bbox=inner.box, source=row.page.source)  # fmt: skip
    return Field(status="check")


def _account(view: View, name: re.Pattern[str]) -> Field[Any] | None:
    """The amount on the row of an account, in won; the first column is the year's own."""
    for row in view.flat_rows:
        match = name.search(row.stream)
        if not match or match.end() >= len(row.stream):
            continue
        rest = row.stream[match.end() :]
        if re.match(r"[가-힣]", rest) or not re.search(r"\d", rest):
            continue
        glyphs = row.glyphs[row.at[match.end()] :]
        region = Region(row.page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0)
        field = amount_in(view, region, _unit(view, row))
        if field is not None:
            doubtful = unit_unread(view, row.page) or (row.page.source is Source.OCR and _broken(region.text))
            return field.model_copy(update={"status": "check", "confirmed_by": ()}) if doubtful else field
    return None


def _broken(text: str) -> bool:
    """Whether the figures behind an account's name are not a short code and whole amounts: where the columns of code
    and amount are close, a reader may have parted them elsewhere."""
    words = re.findall(r"\S*\d\S*", text)
    whole = [bool(re.fullmatch(r"[△▲(-]?\d{1,3}(?:,\d{3})+\)?", word)) for word in words]
    code = [bool(re.fullmatch(r"\d{1,3}", word)) for word in words]
    return not words or not (whole[0] or (code[0] and len(words) > 1 and whole[1]))


def _unit(view: View, row: Row) -> int:
    """What the figures of the row's page are printed in: `(단위 : 천원)`; won where nothing is said."""
    said = [money_unit(other.text) for other in view.flat_rows if other.page is row.page and "단위" in other.stream]
    if said:
        return next((unit for unit in said if unit), 1)
    near = [other for other in view.flat_rows if other.page is row.page and len(other.stream) < 16 and jamo("단위") in jamo(other.stream)]
    return next((unit for other in near if (unit := money_unit(other.text))), 1)
