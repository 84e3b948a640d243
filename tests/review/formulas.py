"""Works out the few kinds of formulas our sheets hold, so that they are tested where no LibreOffice is.

Cells come straight from an openpyxl workbook; what is not understood is an error, never a guess.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterable
from typing import Any

from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<ref>(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|(?P<name>[A-Z]+)(?=\()|(?P<op><>|<=|>=|[-+*/&=<>(),]))"
)
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: _alike(a, b), "<>": lambda a, b: not _alike(a, b), "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip


def _alike(a: Any, b: Any) -> bool:
    blank = {None: ""}
    return blank.get(a, a) == blank.get(b, b) if isinstance(a, str) or isinstance(b, str) else (a or 0) == (b or 0)


class Sheets:
    """The values of a workbook's cells as a spreadsheet program would show them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[str, int, int], Any] = {}

    def named(self, name: str) -> Any:
        """The value of a defined name."""
        ((sheet, cell),) = self._book.defined_names[name].destinations
        return self.cell(sheet, cell)

    def cell(self, sheet: str, ref: str) -> Any:
        """The value of one cell."""
        column, row, _, _ = range_boundaries(ref.replace("$", ""))
        return self._at(sheet, row, column)

    def _at(self, sheet: str, row: int, column: int) -> Any:
        key = (sheet, row, column)
        if key not in self._known:
            value = self._book[sheet].cell(row, column)
            is_formula = value.data_type == "f"
            self._known[key] = _Reader(self, sheet, value.value[1:]).whole() if is_formula else value.value
        return self._known[key]

    def area(self, sheet: str, ref: str) -> list[Any]:
        """The values of a range, row by row."""
        left, top, right, bottom = range_boundaries(ref.replace("$", ""))
        return [self._at(sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


class _Reader:
    """A formula read from left to right; the usual precedence: `* /`, `+ -`, `&`, comparison."""

    def __init__(self, sheets: Sheets, sheet: str, text: str) -> None:
        self._sheets, self._sheet = sheets, sheet
        self._tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None or match.end() == at:
                raise ValueError(f"not understood: {text[at:]!r} in {text!r}")
            self._tokens.append((match.lastgroup or "", match[match.lastgroup or ""]))
            at = match.end()
        self._tokens.append(("end", ""))

    def whole(self) -> Any:
        value = self._comparison()
        if self._tokens[0][0] != "end":
            raise ValueError(f"left over: {self._tokens}")
        return value

    def _take(self, *wanted: str) -> str | None:
        kind, text = self._tokens[0]
        if kind == "op" and text in wanted:
            self._tokens.pop(0)
            return text
        return None

    def _comparison(self) -> Any:
        left = self._joined()
        while sign := self._take(*_COMPARE):
            left = _COMPARE[sign](left, self._joined())
        return left

    def _joined(self) -> Any:
        left = self._sum()
        while self._take("&"):
            left = _text(left) + _text(self._sum())
        return left

    def _sum(self) -> Any:
        left = self._product()
        while sign := self._take("+", "-"):
            right = self._product()
            left = _number(left) + _number(right) if sign == "+" else _number(left) - _number(right)
        return left

    def _product(self) -> Any:
        left = self._one()
        while sign := self._take("*", "/"):
            right = _number(self._one())
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def _one(self) -> Any:
        if self._take("-"):
            return -_number(self._one())
        if self._take("("):
            value = self._comparison()
            assert self._take(")")
            return value
        kind, text = self._tokens.pop(0)
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "ref":
            sheet, _, ref = text.rpartition("!")
            where = sheet.strip("'") or self._sheet
            return self._sheets.area(where, ref) if ":" in ref else self._sheets.cell(where, ref)
        if kind == "name":
            return self._call(text)
        raise ValueError(f"unexpected {text!r}")

    def _call(self, name: str) -> Any:
        assert self._take("(")
        values = []
        while not self._take(")"):
            values.append(self._comparison())
            self._take(",")
        return FUNCTIONS[name](*values)


def _number(value: Any) -> float:
    return math.nan if isinstance(value, str) else float(value or 0)  # #VALUE!: equal to nothing that is expected


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, (int, float)) and float(value).is_integer() else str(value)


def _flat(values: Iterable[Any]) -> list[Any]:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def _numbers(values: Iterable[Any]) -> list[float]:
    return [float(one) for one in _flat(values) if isinstance(one, (int, float)) and not isinstance(one, bool)]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": lambda test, yes, no: yes if test else no,
    "OR": lambda *tests: any(_flat(tests)),
    "AND": lambda *tests: all(_flat(tests)),
    "NOT": lambda test: not test,
    "SUM": lambda *values: sum(_numbers(values)),
    "MIN": lambda *values: min(_numbers(values), default=0),
    "MAX": lambda *values: max(_numbers(values), default=0),
    "INT": lambda value: value if math.isnan(_number(value)) else math.floor(_number(value)),
    "COUNT": lambda *values: len(_numbers(values)),
    "COUNTA": lambda *values: sum(one not in (None,) for one in _flat(values)),
    "TEXT": lambda value, form: f"{int(value):,}" if form == "#,##0" else "?",
    "ISNUMBER": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "COUNTIF": lambda area, wanted: sum(one == wanted for one in area),
    "SUMIF": lambda area, wanted, sums: sum(
        float(s) for one, s in zip(area, sums, strict=True) if isinstance(s, (int, float)) and (one != wanted[2:] if wanted.startswith("<>") else one == wanted)
    ),
}
