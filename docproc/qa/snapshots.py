"""A comparison kept for later ones: what became of every field and verdict, small enough to lie in a repository.

Two snapshots are paired field by field, so that a change can be told from chance.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docproc.errors import WrongUsage
from docproc.qa.results import Outcome, Report
from docproc.qa.significance import mcnemar
from docproc.qa.tables import OUTCOMES
from docproc.table import Faults, Said, Table

BASELINE = "baseline.json"
"""Its name in a folder of golden records."""
_VERSION = "1"
_OUTCOMES: tuple[Outcome, ...] = ("right", "asked", "wrong", "silent")
_GOOD = {"exact": {"right", "asked"}, "certain": {"right"}, "not_silent": {"right", "asked", "wrong"}}


@dataclass(frozen=True)
class Snapshot:
    """`fields` and `verdicts`: key → outcome; `figures`: the totals of then; `gold`: a digest of the golden records."""

    made: str
    program: str
    gold: str
    figures: Mapping[str, Any]
    fields: Mapping[str, str]
    verdicts: Mapping[str, str]

    def same_as(self, other: Snapshot) -> bool:
        """Whether both found the very same."""
        return (self.gold, self.fields, self.verdicts) == (other.gold, other.fields, other.verdicts)


def snapshot(report: Report, *, made: str, program: str) -> Snapshot:
    """What `report` found; `made` is the time, `program` the version of docproc."""
    return Snapshot(
        made=made,
        program=program,
        gold=report.gold,
        figures=report.totals(),
        fields={f.key: f.outcome for f in report.fields},
        verdicts={f"{v.case}/{v.key}": "right" if v.right else "silent" if v.silent else "asked" for v in report.verdicts},
    )


def as_json(snap: Snapshot) -> str:
    """A line a document, so that a difference between two files can be read."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for key, outcome in snap.fields.items():
        document, _, name = key.rpartition("/")
        grouped.setdefault(document, {}).setdefault(outcome, []).append(name)
    judged: dict[str, dict[str, list[str]]] = {}
    for key, outcome in snap.verdicts.items():
        case, _, name = key.rpartition("/")
        judged.setdefault(case, {}).setdefault(outcome, []).append(name)
    head = {"version": _VERSION, "made": snap.made, "program": snap.program, "gold": snap.gold, "figures": snap.figures}
    lines = [json.dumps(head, ensure_ascii=False)[:-1] + ',\n "fields": {', _lines(grouped), ' },\n "verdicts": {', _lines(judged), " }}"]
    return "\n".join(lines) + "\n"


def _lines(groups: Mapping[str, Mapping[str, Iterable[str]]]) -> str:
    said = {key: {outcome: " ".join(sorted(names)) for outcome, names in sorted(found.items())} for key, found in sorted(groups.items())}
    return ",\n".join(f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(found, ensure_ascii=False)}" for key, found in said.items())


def read(path: Path) -> Snapshot:
    """A snapshot from its file. WrongUsage where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            raise ValueError(data["version"])
        fields, verdicts = (
            {f"{key}/{name}": outcome for key, found in data[part].items() for outcome, names in found.items() if outcome in _OUTCOMES for name in names.split()}
            for part in ("fields", "verdicts")
        )
        return Snapshot(data["made"], data["program"], data["gold"], data["figures"], fields, verdicts)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise WrongUsage(
            f"비교 기준 파일을 읽을 수 없습니다: {path}",
            f"Not a baseline: {path}",
            next_ko="docproc qa release 로 다시 만드세요.",
            next_en="Make it again with: docproc qa release",
        ) from error


@dataclass(frozen=True)
class Difference:
    """What changed between two snapshots on what both know. `better` and `worse` name the fields and verdicts with
    what they were and are; `counts` gives for exact, certain and not_silent fields how many became good and how many bad."""

    before: Snapshot
    now: Snapshot
    better: tuple[tuple[str, str, str], ...]
    worse: tuple[tuple[str, str, str], ...]
    counts: Mapping[str, tuple[int, int]]
    paired: int

    @property
    def significantly_worse(self) -> bool:
        """More fields became wrong than right, or silent than not, and hardly by chance (p < 0.05)."""
        return any(worse > better and mcnemar(better, worse) < 0.05 for better, worse in (self.counts["exact"], self.counts["not_silent"]))


_RANK = {"silent": 0, "wrong": 1, "asked": 2, "right": 3}


def difference(before: Snapshot, now: Snapshot) -> Difference:
    """`now` against `before`, field by field."""
    common = sorted(before.fields.keys() & now.fields.keys())
    moved = [(key, before.fields[key], now.fields[key]) for key in common if before.fields[key] != now.fields[key]]
    # A field that no golden document has is only there while it is wrong: come is worse, gone is better.
    came = [(key, "", now.fields[key]) for key in sorted(now.fields.keys() - before.fields.keys()) if key.endswith("+")]
    went = [(key, before.fields[key], "") for key in sorted(before.fields.keys() - now.fields.keys()) if key.endswith("+")]
    judged = sorted(before.verdicts.keys() & now.verdicts.keys())
    moved += [(key, before.verdicts[key], now.verdicts[key]) for key in judged if before.verdicts[key] != now.verdicts[key]]
    counts = {}
    for name, good in _GOOD.items():
        pairs = [(before.fields[key] in good, now.fields[key] in good) for key in common]
        counts[name] = (pairs.count((False, True)) + (len(went) if name == "not_silent" else 0), pairs.count((True, False)) + (len(came) if name == "not_silent" else 0))
    pairs = [(before.verdicts[key] == "right", now.verdicts[key] == "right") for key in judged]
    counts["verdicts"] = (pairs.count((False, True)), pairs.count((True, False)))
    return Difference(
        before, now,
        better=(*(m for m in moved if _RANK[m[2]] > _RANK[m[1]]), *went),
        worse=(*came, *sorted((m for m in moved if _RANK[m[2]] < _RANK[m[1]]), key=lambda m: (_RANK[m[2]], m[0]))),
        counts=counts, paired=len(common),
    )  # fmt: skip


_MEASURES = {
    "exact": Said("필드 정확", "fields exact"), "certain": Said("정확하고 확실", "exact and certain"),
    "not_silent": Said("조용한 오류 아님", "not silently wrong"), "verdicts": Said("판정 정확", "verdicts right"),
}  # fmt: skip


def difference_table(found: Difference, name: str, title: Said) -> Table:
    """Better, worse, and whether that is more than chance."""
    rows = []
    for key, label in _MEASURES.items():
        better, worse = found.counts[key]
        p = mcnemar(better, worse)
        rows.append((label, better, Faults(worse), f"{p:.3f}" if p >= 0.001 else "< 0.001", Said("유의", "yes") if p < 0.05 else "-"))
    heads = (Said("무엇", "what"), Said("좋아짐", "better"), Said("나빠짐", "worse"), Said("McNemar p", "McNemar p"), Said("유의(5 %)", "significant"))
    ko, en = f"{found.before.made} · {found.before.program} 과 견준 필드 {found.paired}개", f"{found.paired} fields paired with {found.before.made} · {found.before.program}"
    if found.before.gold != found.now.gold:
        ko, en = f"{ko}. 그 뒤 정답이 바뀌었습니다", f"{en}; the golden records have changed since"
    return Table(name, title, heads, tuple(rows), Said(ko + ".", en + "."))


def changes_table(found: Difference, name: str, title: Said, most: int = 500) -> Table:
    """What got worse, then what got better, one by one."""
    worse, better = Said("나빠짐", "worse"), Said("좋아짐", "better")
    rows = [(worse, key, _called(was), _called(now)) for key, was, now in found.worse] + [(better, key, _called(was), _called(now)) for key, was, now in found.better]
    heads = (Said("변화", "change"), Said("어디", "where"), Said("전", "before"), Said("지금", "now"))
    return Table(name, title, heads, tuple(rows[:most]))


def _called(outcome: str) -> Said:
    return OUTCOMES.get(outcome, Said("없음", "none"))


class History:
    """The snapshots of earlier runs in a folder, numbered from 1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def paths(self) -> list[Path]:
        """The oldest first."""
        found = [path for path in self._folder.glob("run-*.json") if path.stem.removeprefix("run-").isdigit()]
        return sorted(found, key=lambda path: int(path.stem.removeprefix("run-")))

    def last_other(self, now: Snapshot) -> Snapshot | None:
        """The latest that found something else than `now` on any of its fields; None where there is none."""
        for path in reversed(self.paths()):
            try:
                then = read(path)
            except WrongUsage:  # of another version, or cut short by hand
                continue
            if then.fields.keys() & now.fields.keys() and not then.same_as(now):
                return then
        return None

    def place_for(self, now: Snapshot) -> Path | None:
        """Where to keep `now`; None where the latest is the same."""
        paths = self.paths()
        if paths:
            try:
                if read(paths[-1]).same_as(now):
                    return None
            except WrongUsage:
                pass
        number = int(paths[-1].stem.removeprefix("run-")) + 1 if paths else 1
        return self._folder / f"run-{number:04d}.json"
