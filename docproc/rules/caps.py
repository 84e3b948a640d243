"""Adding up preferences: groups, the two of five, and the ceiling. The same for claimed, confirmed and possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docproc.programs import Item, Program, Table
from docproc.programs.limits import Limit, limits


@dataclass(frozen=True)
class Total:
    """What a set of items comes to, and what each adds to it (0 where a limit leaves nothing)."""

    total: int
    points: dict[str, int]
    over: dict[str, str]
    """For each item that adds less than its points: the Korean name of the limit."""


def add_up(program: Program, table: Table, counted: Collection[str]) -> Total:
    """The base and the points of `counted`, dearest first within each limit, in the order of the table."""
    points = {item.id: item.points for item in table.items.values() if item.id in counted}
    over: dict[str, str] = {}
    for limit in limits(program, table):
        _apply(limit, [table.items[name] for name in limit.items if name in points], points, over)
    total = table.base
    for name in points:
        left = table.ceiling - total
        if points[name] > left:
            points[name] = left
            over.setdefault(name, f"합계 최대 {table.ceiling}")
        total += points[name]
    return Total(total, points, over)


def _apply(limit: Limit, items: list[Item], points: dict[str, int], over: dict[str, str]) -> None:
    counted, room = 0, limit.at_most_points
    for item in items:
        kept = points[item.id]
        if limit.at_most_items is not None and counted >= limit.at_most_items:
            kept = 0
        if room is not None:
            kept = min(kept, room)
            room -= kept
        if kept < points[item.id]:
            over.setdefault(item.id, limit.label)
        counted += kept > 0
        points[item.id] = kept


def moves(program: Program, table: Table, sure: Collection[str], open_: Collection[str], item: str) -> bool:
    """Whether deciding `item` could change the total, whatever becomes of the other open items.

    Adding an item never lowers a total, so it is enough to look at it alone and as the last of all.
    """
    others = set(sure) | (set(open_) - {item})

    def total(counted: set[str]) -> int:
        return add_up(program, table, counted).total

    return total(set(sure) | {item}) != total(set(sure)) or total(others | {item}) != total(others)
