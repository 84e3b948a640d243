"""Kills an ingest again and again, at random moments, and compares what comes of it with an undisturbed run.

When a killed run has come to its end after all, it is compared and a new OUT is begun that knows all but a tenth of the
pages already: so the kills fall into reading, judging, writing and putting in place, and nobody waits for hours of OCR.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from docproc.model import Case
from tests import test_hostile

ROOT = Path(__file__).parent.parent
FORGOTTEN = 0.1
"""The share of its pages that a new OUT has to read again."""
ALIVE = (0.3, 20.0)
"""Seconds after which a run is killed, at random between these."""
KNOWN = (0, 3)
"""Exit statuses of a run that came to its end (contract/commands.md)."""
REAL = "import sys; from pathlib import Path; from docproc import pipeline\nif __name__ == '__main__': pipeline.ingest(Path(sys.argv[1]), Path(sys.argv[2]))\n"


@dataclass(frozen=True)
class Prepared:
    """How to ingest something into an OUT (`command` with OUT's path), and a folder for what is written on the way."""

    place: Path
    command: Callable[[Path], list[str]]
    environment: dict[str, str]


def prepared(place: Path, inbox: Path | None, spoiled: dict[str, bytes]) -> Prepared:
    """An ingest of `inbox` with the real engines; without one, of `spoiled` files and the honest case with deaf ones."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_THREAD_LIMIT": "1"}
    script = place / "run.py"
    if inbox is not None:
        script.write_text(REAL)
        return Prepared(place, lambda out: [sys.executable, str(script), str(inbox.absolute()), str(out)], environment)
    made = test_hostile.run(place / "made", spoiled, {}).out.parent
    # None of these takes long; the limit is far, so that a busy machine makes no difference.
    far = {"PAGES": "2", "PAGE_SECONDS": "300", "LOOK_SECONDS": "300", "CASE_SECONDS": "600", "MEMORY_MB": "1800"}
    limits = {f"DOCPROC_LIMIT_{name}": value for name, value in far.items()}
    arguments = [str(made / "recorded.json"), str(made / "trap")]
    return Prepared(place, lambda out: [sys.executable, str(made / "run.py"), str(made / "inbox"), str(out), *arguments], {**environment, **limits})


def kills(count: int, run: Prepared, undisturbed: Path | None = None, seed: int = 1) -> dict[str, int]:
    """Kills `count` runs; what went wrong, counted. `undisturbed` is what an undisturbed one came to (made first if None)."""
    chance = random.Random(seed)
    begun = time.monotonic()
    whole = undisturbed or _to_its_end(run, run.place / "whole")
    print(f"undisturbed: {len(list(whole.glob('cases/*/record.json')))} cases, {time.monotonic() - begun:.0f} s", flush=True)
    wrong = dict.fromkeys(("files that differ after kills", "half files left", "records unreadable after a kill", "runs that could not go on"), 0)
    out, rounds = _begun_anew(run, whole, 0, chance), 0
    done = ended = 0
    while done < count:
        with subprocess.Popen(run.command(out), env=run.environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            status = _killed(process, chance)
        if status == -signal.SIGKILL:
            done += 1
            wrong["records unreadable after a kill"] += _unreadable(out)
        elif status in KNOWN:
            ended += 1
        else:
            wrong["runs that could not go on"] += 1
            print(f"a run ended with status {status}", flush=True)
        if status in KNOWN or done == count:
            rounds += 1
            _compare(whole, _to_its_end(run, out), wrong)
            shutil.rmtree(out)
            if done < count:
                out = _begun_anew(run, whole, rounds, chance)
        print(f"{done} of {count} kills, {ended} runs that were quicker, {rounds} results compared, {time.monotonic() - begun:.0f} s; wrong: {sum(wrong.values())}", flush=True)
    return wrong


def _killed(process: subprocess.Popen[bytes], chance: random.Random) -> int:
    """Ends `process` after a random time, with all it started or alone as the kernel does that is out of memory; its status."""
    alone = chance.random() < 0.5
    try:
        return process.wait(chance.uniform(*ALIVE))
    except subprocess.TimeoutExpired:
        if alone:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def _to_its_end(run: Prepared, out: Path) -> Path:
    status = subprocess.run(run.command(out), env=run.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if status not in KNOWN:
        raise SystemExit(f"an ingest that nobody disturbed ended with status {status}: {' '.join(run.command(out))}")
    return out


def _begun_anew(run: Prepared, whole: Path, number: int, chance: random.Random) -> Path:
    """A new OUT with the pages that `whole` knows, without some."""
    out = run.place / f"again-{number}"
    for page in sorted(whole.glob(".cache/pages/*/*.json")):
        if chance.random() >= FORGOTTEN:
            copy = out / page.relative_to(whole)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, copy)
    return out


def _unreadable(out: Path) -> int:
    """Records and sheets that are there and not whole."""
    count = 0
    for path in out.glob("cases/*/*"):
        try:
            if path.name == "record.json":
                Case.model_validate_json(path.read_bytes())
            elif path.suffix in (".xlsx", ".docx"):
                count += zipfile.ZipFile(path).testzip() is not None
        except (ValueError, zipfile.BadZipFile):
            count += 1
    return count


def _compare(whole: Path, again: Path, wrong: dict[str, int]) -> None:
    """Every file of two results: bytes where they are stable, cells of workbooks, parts of letters, rows of the ledger."""
    names = [{path.relative_to(out) for path in out.rglob("*") if path.is_file() and ".cache" not in path.parts and path.name != ".lock"} for out in (whole, again)]
    differ = sorted(names[0] ^ names[1]) + [name for name in sorted(names[0] & names[1]) if said(whole / name) != said(again / name)]
    for name in differ:
        print(f"  differs: {name}", flush=True)
    wrong["files that differ after kills"] += len(differ)
    wrong["half files left"] += len(list(again.rglob(".half-*"))) + len(list(again.glob(".scratch")))


def said(path: Path) -> object:
    """What a file of OUT says, without what two runs may differ in."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        return {sheet.title: [(cell.coordinate, cell.value, cell.number_format, cell.hyperlink and cell.hyperlink.target) for row in sheet for cell in row] for sheet in book}
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            return {name: packed.read(name) for name in packed.namelist() if not name.startswith("docProps/")}
    if path.suffix == ".sqlite":
        return _rows(path)
    return path.read_bytes()


def _rows(path: Path) -> object:
    """What the ledger knows of files, cases and verdicts; the numbers and times of runs are their own."""
    asked = (
        "SELECT DISTINCT sha256, name, case_name, part, page_count, rejected FROM files",
        "SELECT DISTINCT sha256, name, sentence FROM rejections",
        "SELECT case_name, fingerprint, program, application_date, eligibility, rate_confirmed, rate_possible, bonus_confirmed FROM cases",
        "SELECT DISTINCT case_name, section, id, verdict, points, reason FROM verdicts",
    )
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as book:
        return [sorted(book.execute(question).fetchall(), key=repr) for question in asked]
