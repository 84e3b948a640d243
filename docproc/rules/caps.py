"""Adding up preferences: groups, the two of five, and the ceiling. The same for claimed, confirmed and possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docproc.programs import Item, Program, Table


@dataclass(frozen=True)
class Total:
    """What a set of items comes to, and what each adds to it (0 where a limit leaves nothing)."""

    total: int
    points: dict[str, int]
    over: dict[str, str]
    """For each item that adds less than its points: the Korean name of the limit."""


@dataclass(frozen=True)
class _Limit:
    items: frozenset[str]
    at_most_items: int | None
    at_most_points: int | None
    label: str


def add_up(program: Program, table: Table, counted: Collection[str]) -> Total:
    """The base and the points of `counted`, dearest first within each limit, in the order of the table."""
    points = {item.id: item.points for item in table.items.values() if item.id in counted}
    over: dict[str, str] = {}
    for limit in _limits(program, table):
        _apply(limit, [table.items[name] for name in points if name in limit.items], points, over)
    total = table.base
    for name in points:
        left = table.ceiling - total
        if points[name] > left:
            points[name] = left
            over.setdefault(name, f"합계 최대 {table.ceiling}")
        total += points[name]
    return Total(total, points, over)


def _apply(limit: _Limit, items: list[Item], points: dict[str, int], over: dict[str, str]) -> None:
    counted, room = 0, limit.at_most_points
    for item in sorted(items, key=lambda one: -one.points):
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


def _limits(program: Program, table: Table) -> list[_Limit]:
    limits = []
    for group in table.groups.values():
        at_most = group.at_most_items
        if (group.id, program.reading("Q2")) == ("mediation", "b") or (group.id, program.reading("Q3")) == ("innovation", "b"):
            at_most = 1
        if at_most is None and group.at_most_points is None:
            continue
        members = frozenset(item.id for item in table.items.values() if item.group == group.id)
        said = f"최대 {at_most}개" if at_most is not None else f"최대 {group.at_most_points}점"
        limits.append(_Limit(members, at_most, group.at_most_points, f"{group.label} {said}"))
    if program.reading("Q5") == "b":
        members = frozenset(item.id for item in table.items.values() if item.group in ("protection_leader", "protection_programs"))
        limits.append(_Limit(members, None, 20, "기술보호 역량강화 노력 최대 20 %"))
    return limits


def moves(program: Program, table: Table, sure: Collection[str], open_: Collection[str], item: str) -> bool:
    """Whether deciding `item` could change the total, whatever becomes of the other open items.

    Adding an item never lowers a total, so it is enough to look at it alone and as the last of all.
    """
    others = set(sure) | (set(open_) - {item})

    def total(counted: set[str]) -> int:
        return add_up(program, table, counted).total

    return total(set(sure) | {item}) != total(set(sure)) or total(others | {item}) != total(others)
