"""A synthetic twin of a private sample: the same papers in the same order, as hard to read, with invented values.

Nothing of the private papers is copied: names, numbers, addresses, amounts and sentences are invented, every day is
moved by the same span. What is kept is what the verdicts hang on (which papers, what is ticked, which side of each
limit a day lies on), so that the verdicts of the private record are those of the twin.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from docproc import programs
from docproc.errors import WrongUsage
from docproc.qa.compare import name_of
from docproc.qa.samples.assemble import bind
from docproc.qa.samples.degrade import CLEAN, COPY, FAX, OFFICE, OFFICE_GREY, PHOTO, Scan
from docproc.qa.samples.golden import SOUND, write_record
from docproc.qa.samples.submission import Desk, Expected, Submission
from docproc.qa.twin_company import invented, stranger
from docproc.qa.twin_papers import NotDrawn, Scene, drawn

_SCANS: Mapping[str, tuple[Scan | None, ...]] = {
    "digital": (None,), "clean": (CLEAN,), "office": (OFFICE, OFFICE_GREY), "bad": (FAX, COPY, PHOTO), "lying": (OFFICE,),
}  # fmt: skip
_YEARS = (1, 2, 3, 7, 10)
_FARTHEST = 27


@dataclass(frozen=True)
class Twin:
    """Where the twin lies, and the papers of the private sample that nothing here can draw."""

    place: Path
    left_out: tuple[str, ...]


def anonymise(golden: Mapping[str, Any], to: Path, *, name: str, seed: int, partly: bool = False) -> Twin:
    """Writes `to`/<name>/ with PDFs and the golden record. WrongUsage where a paper cannot be drawn and `partly` does
    not say that the twin may go without it (its verdicts then need a look)."""
    rng = random.Random(f"twin/{seed}/{name}")
    shift = _shift(golden, rng)
    grade = golden.get("grade", "-") if golden.get("grade") in _SCANS else "office"
    company = invented(golden, shift, name, rng)
    desk = Desk(seed, company, rng.choice(_SCANS[grade]), lying=grade == "lying")
    scene = Scene(company, stranger(company, rng), desk, shift, rng, golden)
    parts = {file["name"]: file["part"] for file in golden["files"]}
    left_out = []
    for document in golden["documents"]:
        try:
            desk.put(parts[document["file"]], drawn(scene, document))
        except NotDrawn:
            left_out.append(name_of(document))
    if left_out and not partly:
        raise WrongUsage(
            f"지어낼 수 없는 서류가 있습니다: {', '.join(left_out)}",
            f"Papers that cannot be drawn: {', '.join(left_out)}",
            next_ko="없이 만들려면 --partly 를 붙이고, 만들어진 판정을 직접 확인하세요.",
            next_en="Say --partly to go without, and look at the verdicts yourself.",
        )
    submission = _submission(golden, company.core, scene, grade)
    place = to / company.core
    write_record(submission, bind(submission, place, seed), place)
    return Twin(place, tuple(left_out))


def _submission(golden: Mapping[str, Any], case: str, scene: Scene, grade: str) -> Submission:
    def items(section: str) -> dict[str, tuple[str, int]]:
        return {i["id"]: (i["verdict"], i.get("points", 0)) for i in golden[section]["items"] if i["verdict"] != "not_claimed"}

    differs = {c["id"]: c["verdict"] for c in golden["eligibility"]["criteria"] if SOUND.get(c["id"]) != c["verdict"]}
    rate, bonus, fee = golden["rate"], golden["bonus"], golden["fee"]
    expected = Expected(
        rate["claimed"], rate["confirmed"], rate["possible"], fee["estimate"], fee["subsidy"], rate=items("rate"), bonus=items("bonus"),
        bonus_confirmed=bonus["confirmed"], bonus_possible=bonus["possible"], eligibility=differs, note=fee.get("note") or "",
    )  # fmt: skip
    claimed = tuple(i["id"] for i in rate["items"] if i.get("claimed"))
    return Submission(
        scene.company, grade, "A synthetic twin: same papers and verdicts, invented values.", "같은 서류와 판정으로 값을 모두 지어낸 건.",
        scene.applied, expected, claimed, program=golden["program"], files=scene.desk.files,
    )  # fmt: skip


def days_of(golden: Mapping[str, Any]) -> set[date]:
    """Every day in the values of a golden record."""
    found = set()
    for document in golden["documents"]:
        for field in document["fields"].values():
            try:
                found.add(date.fromisoformat(field["value"]))
            except (TypeError, ValueError):
                continue
    return found


def _shift(golden: Mapping[str, Any], rng: random.Random) -> timedelta:
    """By how much every day is moved: the edition stays, and each day stays on its side of every limit that counts years."""
    applied = date.fromisoformat(golden["application_date"])
    days = days_of(golden)
    spans = [n for n in range(-_FARTHEST, _FARTHEST + 1) if n]
    rng.shuffle(spans)
    for span in spans:
        moved = timedelta(days=span)
        if programs.for_date(applied + moved).id == golden["program"] and all(_sides(day, applied) == _sides(day + moved, applied + moved) for day in days):
            return moved
    return timedelta()


def _sides(day: date, applied: date) -> tuple[int, ...]:
    return tuple((_later(day, years) > applied) - (_later(day, years) < applied) for years in (0, *_YEARS))


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
