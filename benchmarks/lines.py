"""How many golden values stand in the lines that were read, by grade: the ceiling for whatever parses them.

    python benchmarks/lines.py samples/ [--only 가온테크] [--pages 20] [--crops DIR] [--engine auto]

A value is found when a line of its page (or its lines one after another) contains it, blanks aside. `agreed` counts
the found values whose lines two independent readers agree on, `false` those where agreeing lines at the value's
place say something else: the number that must be zero. Seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from docproc import reading
from docproc.korean import find_dates
from docproc.model import Box, Line, Page
from docproc.reading.vote import bare

PLAIN_WORD = re.compile(r"[a-z_0-9]+")
"""An identifier of the vocabulary, not something printed."""
NOT_PRINTED = {"sealed", "arrears"}


class Wanted(NamedTuple):
    """One golden value: where it stands (no box: anywhere on the page) and how it is printed."""

    file: Path
    page: int
    field: str
    raw: str
    box: Box | None


def wanted_values(root: Path, only: str) -> list[tuple[str, Wanted]]:
    """Every printed golden value below `root` with the grade of its submission (of its file where it is given)."""
    found = []
    for record in sorted(root.rglob("record.json")):
        if only and only not in str(record):
            continue
        case = json.loads(record.read_text())
        for document in case["documents"]:
            path = record.parent / document["file"]
            for name, field in document["fields"].items():
                if name in NOT_PRINTED or not path.exists():
                    continue
                grade = document.get("grade") or case.get("grade") or "?"
                called = f"{document['type']}.{name}"
                if field.get("raw") and field.get("page") and field.get("bbox"):
                    found.append((grade, Wanted(path, field["page"], called, str(field["raw"]), Box(*field["bbox"]))))
                elif isinstance(field.get("value"), str) and len(document["pages"]) == 1 and not PLAIN_WORD.fullmatch(field["value"]):
                    found.append((grade, Wanted(path, document["pages"][0], called, field["value"], None)))
    return found


def is_found(page: Page, value: Wanted) -> tuple[bool, bool, list[Line]]:
    """Whether the value stands in the page's lines, whether those at its place agree, and these lines."""
    if value.box is None:
        return _stands_anywhere(page, value.raw), False, []
    near = [line for line in page.lines if line.box.shared(value.box) > 0.3 * min(line.box.area, value.box.area)]
    raw = bare(value.raw)
    texts = [bare(line.text) for line in page.lines]
    here = "".join(bare(line.text) for line in near)
    found = any(raw in text for text in texts) or raw in here or raw in "".join(texts)
    return found, bool(near) and all(line.agreed for line in near), near


def _stands_anywhere(page: Page, value: str) -> bool:
    """Whether a value stands on a page in any spelling of dates."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return any(day.isoformat() == value for line in page.lines for day, _, _ in find_dates(line.text))
    return bare(value) in "".join(bare(line.text) for line in page.lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("root", type=Path)
    ask.add_argument("--only", default="")
    ask.add_argument("--pages", type=int, default=10_000)
    ask.add_argument("--crops", type=Path)
    ask.add_argument("--engine", default="auto")
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--keep", type=Path, help="write every page read as JSON into this folder")
    given = ask.parse_args()
    settings = reading.ReadingSettings(engine=given.engine)
    pages: dict[tuple[Path, int], list[tuple[str, Wanted]]] = defaultdict(list)
    for grade, value in wanted_values(given.root, given.only):
        pages[value.file, value.page].append((grade, value))
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for (path, number), values in list(pages.items())[: given.pages]:
        start = time.process_time()
        page = reading.read_page(path, number, settings)
        seconds = time.process_time() - start
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{path.stem}-{number}.json").write_text(page.model_dump_json())
        for index, (grade, value) in enumerate(values):
            found, agreed, near = is_found(page, value)
            tally = count[grade]
            tally["values"] += 1
            tally["found"] += found
            tally["agreed"] += found and agreed
            tally["false"] += bool(near) and agreed and bare(value.raw) not in "".join(bare(line.text) for line in near)
            if not found and given.show:
                said = [(line.text, [(r.engine, r.text) for r in line.readings]) for line in near]
                print(f"  {path.name}:{number} {value.field}: {value.raw!r} read as {said}")
            if not found and given.crops and value.box:
                _keep_crop(given.crops, path, number, index, value)
        count[values[0][0]]["pages"] += 1
        count[values[0][0]]["ms"] += round(1000 * seconds)
        print(f"{path.name}:{number} {page.source} {page.grade} turned {page.turned} skew {page.skew:.1f} lines {len(page.lines)} {seconds:.1f} s", flush=True)
    print(_table(count))


def _keep_crop(folder: Path, path: Path, number: int, index: int, value: Wanted) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{path.stem}-{number}-{index}-{value.field}.png"
    (folder / name).write_bytes(reading.crop_png(path, number, value.box, margin=8, dpi=200))  # type: ignore[arg-type]


def _table(count: dict[str, Counter[str]]) -> str:
    rows = ["grade      pages  values  found %  agreed %  false  s/page"]
    for grade, tally in sorted(count.items()):
        n: Any = max(1, tally["values"])
        rows.append(
            f"{grade:10} {tally['pages']:5} {tally['values']:7} {100 * tally['found'] / n:8.1f} {100 * tally['agreed'] / n:9.1f}"
            f" {tally['false']:6} {tally['ms'] / 1000 / max(1, tally['pages']):7.2f}"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    main()
