"""최근 3년간 매출액 및 기술개발 투자: amounts under the heads of their years, with their printed sums as a check."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from docproc.documents.base import Label, Won
from docproc.documents.extract import judge, second_look
from docproc.documents.labels import jamo
from docproc.documents.rows import Row
from docproc.documents.values import parse
from docproc.documents.view import Region, View
from docproc.korean import money_unit
from docproc.model import Field, Page

_YEAR = re.compile(r"(?<!\d)(?:(20\d{2})|'\s?(\d{2}))(?:\s?(?:년도?|\.))?(?!\d)")
_AMOUNT = re.compile(r"[△▲(-]?\s*\d{1,3}(?:\s?[,.]\s?\d{3})+\)?|[△▲(-]?\s*(?<![\d,])\d+(?![\d,%.])\)?")
_SALES, _RND = re.compile(r"^[^가-힣]{0,3}매출액(?!대비)"), re.compile(r"R[^가-힣]{0,2}D(?:투자)?(?:금액|액)|연구개발(?:비|투자)|기술개발투자(?:금액|액)|^R&D투자", re.I)


@dataclass(frozen=True)
class _Column:
    year: str
    centre: float


def three_years(view: View) -> tuple[Field[Any], Field[Any]]:
    """Sales and R&D investment as `{year: won}`."""
    for number, row in enumerate(view.flat_rows):
        columns, total = _heads(row)
        if len(columns) < 2:
            continue
        below = [other for other in view.flat_rows[number + 1 : number + 16] if other.page is row.page]
        sales = next((other for other in below if _SALES.search(other.stream) and re.search(r"\d", other.stream)), None)
        rnd = next((other for other in below if _RND.search(other.stream) and "비율" not in other.stream and re.search(r"\d{2}", other.stream)), None)
        if sales is not None or rnd is not None:
            unit = _unit(view, row)
            return tuple(_amounts(view, one, columns, total, unit) if one is not None else Field(status="check") for one in (sales, rnd))  # type: ignore[return-value]
    return _years_down(view) or (Field(status="check"), Field(status="check"))


_HEADS = (re.compile(r"매출액(?!대비)"), re.compile(r"R[^가-힣]{0,2}D(?:투자)?(?:금액|액)|연구개발(?:비|투자)|기술개발투자", re.I))
_LEADS = re.compile(r"^(?:(20\d{2})|'(\d{2}))(?:년도?)?")


def _years_down(view: View) -> tuple[Field[Any], Field[Any]] | None:
    """The same table with a row a year, 매출액 and R&D 투자 금액 at the head of its columns."""
    for number, head in enumerate(view.flat_rows):
        places = [_head_place(head, pattern) for pattern in _HEADS]
        if None in places or len(head.stream) > 60:
            continue
        below = [row for row in view.flat_rows[number + 1 : number + 9] if row.page is head.page]
        # From the foot up: of two rows that begin with one year the upper is the table's.
        years = {match[1] or f"20{match[2]}": row for row in reversed(below) if (match := _LEADS.match(row.stream)) and len(row.stream) < 60}
        if not 2 <= len(years) <= 4 or not _LEADS.match(below[0].stream):
            continue
        total = next((row for row in below if re.match(r"합?계", row.stream)), None)
        unit = _unit(view, head)
        sales, rnd = (_down(view, years, total, place, [p for p in places if p is not None], unit) for place in places if place is not None)
        return sales, rnd
    return None


def _head_place(row: Row, pattern: re.Pattern[str]) -> float | None:
    """The middle of a column's head."""
    match = pattern.search(row.stream)
    if match is None:
        return None
    return (row.glyphs[row.at[match.start()]].box.x0 + row.glyphs[row.at[match.end() - 1]].box.x1) / 2


def _down(view: View, years: dict[str, Row], total: Row | None, place: float, places: list[float], unit: int) -> Field[Any]:
    """The amounts of one column by year, in won."""
    placed: dict[str, Field[Any]] = {}
    pitch = min((abs(a - b) for a in places for b in places if a != b), default=0.0)
    for year, row in years.items():
        inner = _nearest_amount(row, place, pitch)
        parsed = parse(Won, inner.text, Label()) if inner is not None else None
        if inner is not None and parsed is not None:
            placed[year] = judge(view, inner, Won, Label(), parsed)
    amounts = {year: field.value for year, field in sorted(placed.items()) if field.value is not None}
    if not amounts:
        return Field(status="check")
    foot = _nearest_amount(total, place, pitch) if total is not None else None
    printed = parse(Won, foot.text, Label()) if foot is not None else None
    whole = len(amounts) == len(years) and not unit_unread(view, next(iter(years.values())).page)
    adds_up = whole and printed is not None and sum(amounts.values()) == printed.value
    sure = whole and (adds_up or (printed is None and all(field.status == "ok" for field in placed.values())))
    fields = list(placed.values())
    boxes = [field.bbox for field in fields if field.bbox]
    return Field(
        value={year: amount * unit for year, amount in amounts.items()}, raw=", ".join(str(field.raw) for field in fields), status="ok" if sure else "check",
        confidence=0.97 if sure else min(field.confidence for field in fields) * 0.9, page=fields[0].page, bbox=boxes[0].union(*boxes[1:]) if boxes else None,
        source=fields[0].source, confirmed_by=("printed sum",) if adds_up else (),
    )  # fmt: skip


def _nearest_amount(row: Row, place: float, pitch: float) -> Region | None:
    """The amount under a column's head; a percentage or the year itself is none."""
    region = Region(row.page, row.glyphs, row.box, 0)
    lead = _LEADS.match(row.stream)
    start = row.at[lead.end() - 1] if lead else -1
    first = row.glyphs[start].box.x1 if start >= 0 else 0.0
    found = [region.part(match.start(), match.end()) for match in _AMOUNT.finditer(region.text)]
    near = [one for one in found if one.box.x0 >= first and abs(one.box.centre - place) < 0.6 * pitch]
    return min(near, key=lambda one: abs(one.box.centre - place), default=None)


def _heads(row: Row) -> tuple[list[_Column], float | None]:
    """The years of a head row with the middle of their columns, and that of 합계."""
    columns = []
    region = Region(row.page, row.glyphs, row.box, 0)
    for match in _YEAR.finditer(region.text):
        columns.append(_Column(match[1] or f"20{match[2]}", region.part(match.start(), match.end()).box.centre))
    start = row.stream.find("합계")
    start = start if start >= 0 else row.stream.find("계") if columns else -1
    total = row.glyphs[row.at[start]].box.centre if start >= 0 and row.glyphs[row.at[start]].box.x0 > max((c.centre for c in columns), default=1e9) else None
    years = [int(c.year) for c in columns]
    in_order = years == sorted(set(years)) or years == sorted(set(years), reverse=True)
    return (columns, total) if in_order and 2 <= len(columns) <= 4 and max(years) - min(years) < 6 else ([], None)


def _amounts(view: View, row: Row, columns: list[_Column], total: float | None, unit: int) -> Field[Any]:
    region = Region(row.page, row.glyphs, row.box, 0)
    placed: dict[str, Field[Any]] = {}
    printed_sum: int | None = None
    pitch = min(abs(a.centre - b.centre) for a in columns for b in columns if a is not b)
    for match in _AMOUNT.finditer(region.text):
        inner = region.part(match.start(), match.end())
        parsed = parse(Won, inner.text, Label())
        if parsed is None:
            continue
        middle = inner.box.centre
        column = min(columns, key=lambda c: abs(c.centre - middle))
        if total is not None and abs(total - middle) < abs(column.centre - middle):
            printed_sum = parsed.value if abs(total - middle) <= 0.7 * pitch else printed_sum
        elif abs(column.centre - middle) <= 0.6 * pitch and not _other_ink(row, column, inner, pitch):
            placed.setdefault(column.year, judge(view, inner, Won, Label(), parsed))
    for column in columns:
        if column.year not in placed:
            looked = _look_again(view, row, column, pitch)
            if looked is not None:
                placed[column.year] = looked
    values = {year: field.value for year, field in sorted(placed.items()) if field.value is not None}
    if not values:
        return Field(status="check", raw=region.printed, page=row.page.number, bbox=row.box, source=row.page.source)
    whole = len(values) == len(columns)
    if unit_unread(view, row.page):
        whole = False
    adds_up = whole and printed_sum is not None and sum(values.values()) == printed_sum
    sure = whole and (adds_up or all(field.status == "ok" for field in placed.values())) and not (printed_sum is not None and not adds_up)
    boxes = [field.bbox for field in placed.values() if field.bbox]
    return Field(
        value={year: amount * unit for year, amount in values.items()}, raw=region.printed, status="ok" if sure else "check",
        confidence=0.97 if sure else min(field.confidence for field in placed.values()) * 0.9, page=row.page.number, bbox=boxes[0].union(*boxes[1:]),
        source=row.page.source, confirmed_by=("printed sum",) if adds_up else (),
    )  # fmt: skip


def _other_ink(row: Row, column: _Column, amount: Region, pitch: float) -> bool:
    """Whether more stands in the column than the amount: then figures were taken for letters."""
    inside = amount.box.grown(1)
    return any(abs(g.box.centre - column.centre) <= 0.45 * pitch and not inside.holds(g.box) and g.char.isalnum() for g in row.glyphs)


def _look_again(view: View, row: Row, column: _Column, pitch: float) -> Field[Any] | None:
    """What stands under a year's head though no amount was read there."""
    glyphs = tuple(g for g in row.glyphs if abs(g.box.centre - column.centre) <= 0.5 * pitch)
    if not glyphs:
        return None
    found = second_look(view, Region(row.page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0), Won, Label())
    # Only the printed sum can confirm figures that the first look took for letters.
    if found.value is None or (found.value < 1000 and any(g.char.isalpha() for g in glyphs)):
        return None
    return found.model_copy(update={"status": "check"})


def _unit(view: View, head: Row) -> int:
    """`(단위 : 백만원)` nearest above the table, or in its corner; won where nothing is said."""
    above = [row for row in view.flat_rows if row.page is head.page and row.level <= head.level + 2 * head.height and "단위" in row.stream]
    return next((unit for row in reversed(above) if (unit := money_unit(row.text))), 1)


def unit_unread(view: View, page: Page) -> bool:
    """Whether something like `(단위 : …)` stands on the page that could not be read as a unit: then no amount is sure."""
    rows = [row for row in view.flat_rows if row.page is page and len(row.stream) <= 60]
    looks = (fuzz.partial_ratio(jamo("(단위:"), jamo(row.stream)) >= 80 or "단위" in row.stream for row in rows)
    return any(looks) and not any(money_unit(row.text) for row in rows)
