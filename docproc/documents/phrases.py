"""Values found by what they look like in running text: a pattern in a row, judged like any other value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docproc.documents.base import Label, Won
from docproc.documents.extract import judge
from docproc.documents.rows import Row
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.model import Field, Source

# Figures in groups of three (a reader may set blanks beside the commas), four or more digits, or a lone nought.
_AMOUNT = re.compile(r"[△▲(-]?\s*(?<!\d)\d{1,3}(?:\s?[,.]\s?\d{3})+(?!\d)\)?|[△▲(-]?\s*(?<![\d,])\d{4,}\)?|(?<![\d,.])0(?![\d,.])")


def piece(row: Row, start: int, end: int) -> Region:
    """The glyphs of `row.stream[start:end]` as a place."""
    glyphs = row.glyphs[row.at[start] : row.at[end - 1] + 1]
    return Region(row.page, glyphs, glyphs[0].box.union(*(g.box for g in glyphs[1:])), 0)


def found_in(view: View, rows: Iterable[Row], pattern: re.Pattern[str], kind: Any, group: str | int = 0, label: Label = Label()) -> Field[Any] | None:
    """The first row whose stream has `pattern`: the value of `kind` in its `group`; None where there is none."""
    for row in rows:
        match = pattern.search(row.stream)
        if not match or not match[group]:
            continue
        region = piece(row, match.start(group), match.end(group))
        parsed = parse(kind, region.text, label)
        if parsed is not None:
            return judge(view, region, kind, label, parsed)
    return None


def won_in(view: View, rows: Iterable[Row], pattern: re.Pattern[str], group: str, unread: re.Pattern[str] | None = None) -> Field[Any] | None:
    """The first sum that `pattern` finds; separators that were read as points or lost make it a repaired one. A row
    that looks like a sum (`unread`) but gives none ends the search: the sum behind it is another one."""
    for row in rows:
        match = pattern.search(row.stream)
        if not match:
            if unread is not None and (found := unread.search(row.stream)) and re.search(r"\d", found[0]):
                region = piece(row, found.start(), found.end())
                return Field(raw=region.printed, page=row.page.number, bbox=region.box, source=row.page.source)
            continue
        region = piece(row, match.start(group), match.end(group))
        digits = re.sub(r"\D", "", match[group])
        parsed = parse(Won, region.text, Label()) or (Parsed(int(digits), 0, len(region.text), True) if len(digits) >= 5 else None)
        if parsed is not None:
            return judge(view, region, Won, Label(), parsed)
    return None


def _with_commas(text: str) -> Parsed | None:
    """An amount whose comma was read as a point (`214.336,000`): repaired, so two readers must bear it out."""
    parsed = parse(Won, text.replace(".", ","), Label()) if re.search(r"\d\.\s?\d{3}", text) else None
    return Parsed(parsed.value, parsed.start, parsed.end, True) if parsed else None


def amount_in(view: View, region: Region, unit: int = 1) -> Field[Any] | None:
    """The first amount of a place in won, `unit` being what its figures are printed in. Account codes of two or
    three digits are no amounts."""
    for match in _AMOUNT.finditer(region.text):
        inner = region.part(match.start(), match.end())
        parsed = parse(Won, inner.text, Label()) or _with_commas(inner.text)
        if parsed is None:
            continue
        if re.search(r"[A-Za-z,.]\s?$", region.text[: match.start()]) and region.page.source is Source.OCR:
            # Digits read as letters stand before it: this is the tail of a larger amount.
            return Field(raw=region.printed, page=region.page.number, bbox=region.box, source=region.page.source)
        field = judge(view, inner, Won, Label(), Parsed(parsed.value, parsed.start, parsed.end, parsed.repaired))
        if unit == 1 or field.value is None:
            return field
        return field.model_copy(update={"value": field.value * unit, "alternatives": tuple(one * unit for one in field.alternatives)})
    return None
