"""What limits preferences together under the readings an edition takes: the rules add up by them, the sheet's formulas too."""

from __future__ import annotations

from dataclasses import dataclass

from docproc.programs.model import Program, Table


@dataclass(frozen=True)
class Limit:
    """Items that count together at most so many times, or for at most so many points; dearest first."""

    items: tuple[str, ...]
    at_most_items: int | None
    at_most_points: int | None
    label: str


def limits(program: Program, table: Table) -> tuple[Limit, ...]:
    """The limits of a table in the order they are applied (annexes 4 and 5; readings Q2, Q3, Q5)."""
    found = []
    for group in table.groups.values():
        at_most = group.at_most_items
        if (group.id, program.reading("Q2")) == ("mediation", "b") or (group.id, program.reading("Q3")) == ("innovation", "b"):
            at_most = 1
        if at_most is None and group.at_most_points is None:
            continue
        said = f"최대 {at_most}개" if at_most is not None else f"최대 {group.at_most_points}점"
        found.append(Limit(_dearest_first(table, group.id), at_most, group.at_most_points, f"{group.label} {said}"))
    if program.reading("Q5") == "b":
        found.append(Limit(_dearest_first(table, "protection_leader", "protection_programs"), None, 20, "기술보호 역량강화 노력 최대 20 %"))
    return tuple(found)


def _dearest_first(table: Table, *groups: str) -> tuple[str, ...]:
    members = [item for item in table.items.values() if item.group in groups]
    return tuple(item.id for item in sorted(members, key=lambda item: -item.points))
