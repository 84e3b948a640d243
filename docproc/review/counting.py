"""Caps and groups as live formulas: the same limits in the same order as the rules add up by, a column a step.

Step 0 is an item's own points under the applied verdict, each further step one round of limits, the last step
what the ceiling leaves; the total is the base and the sum of the last step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docproc.programs import Program, Table
from docproc.programs.limits import Limit, limits
from docproc.review import paper


@dataclass(frozen=True)
class Columns:
    """Where a total is worked out: `applied` holds the verdict word, `points` the item's points, `shown` what an
    item adds at last; the steps stand from `steps` on, hidden."""

    applied: int
    points: int
    shown: int
    steps: int


def rounds(program: Program, table: Table) -> list[list[Limit]]:
    """The limits in rounds: those of one round share no item, so that they can stand in one column."""
    found: list[list[Limit]] = []
    level: dict[str, int] = {}
    for limit in limits(program, table):
        at = 1 + max((level.get(item, -1) for item in limit.items), default=-1)
        level.update(dict.fromkeys(limit.items, at))
        while len(found) <= at:
            found.append([])
        found[at].append(limit)
    return found


def write(sheet: Worksheet, rows: dict[str, int], total: int, columns: Columns, words: Sequence[str], program: Program, table: Table) -> None:
    """The formulas of one total over the items' `rows` (in the order of the table), its sum in row `total`."""
    steps = rounds(program, table)
    for item, row in rows.items():
        own, points = f"{get_column_letter(columns.applied)}{row}", f"{get_column_letter(columns.points)}{row}"
        accepted = ",".join(f'{own}="{word}"' for word in words)
        paper.unseen(sheet, row, columns.steps, f"=IF(OR({accepted}),{points},0)", is_formula=True)
        for n, these in enumerate(steps, 1):
            limit = next((one for one in these if item in one.items), None)
            paper.unseen(sheet, row, columns.steps + n, f"={_limited(limit, item, rows, columns.steps + n)}", is_formula=True)
    last, shown = get_column_letter(columns.steps + len(steps)), get_column_letter(columns.shown)
    before: int | None = None
    first = min(rows.values(), default=total - 1)
    for row in rows.values():
        above = f"-SUM({shown}{first}:{shown}{before})" if before else ""
        paper.formula(sheet, row, columns.shown, f"=MAX(0,MIN({last}{row},{table.ceiling - table.base}{above}))")
        before = row
    paper.formula(sheet, total, columns.shown, f"=MIN({table.ceiling},{table.base}+SUM({shown}{first}:{shown}{before or first}))")


def _limited(limit: Limit | None, item: str, rows: dict[str, int], column: int) -> str:
    """What a limit leaves of an item's points of the step before, after the dearer ones of the same limit."""
    row, here = rows[item], get_column_letter(column)
    worth = f"{get_column_letter(column - 1)}{row}"
    dearer = [rows[one] for one in limit.items[: limit.items.index(item)] if one in rows] if limit else []
    if limit is None:
        return worth
    if limit.at_most_items is not None and dearer:
        worth = f"IF({'+'.join(f'({here}{r}>0)' for r in dearer)}<{limit.at_most_items},{worth},0)"
    if limit.at_most_points is not None:
        taken = "".join(f"-{here}{r}" for r in dearer)
        worth = f"MIN({worth},MAX(0,{limit.at_most_points}{taken}))"
    return worth

