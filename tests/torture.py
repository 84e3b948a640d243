"""The long form of `test_hostile` and of the kill tests: thousands of spoiled files, hundreds of kills, fuzzing.

    python -m tests.torture --inputs 2000                      spoiled files, a batch at a time
    python -m tests.torture --inputs 2000 --from 1140          … going on where a run was broken off
    python -m tests.torture --kills 200 --inbox samples        kills over an ingest with the real engines
    python -m tests.torture --fuzz 60                          seconds with atheris for each parser

Prints counts as it goes and ends with status 1 where one of them should be 0. The engines for spoiled files are recorded
(and deaf), pages are rendered coarsely: it is the way of a file through the program that is tried, not how well it is read.
`make test` has the short form.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import fuzzing, hostile, killing, test_hostile

BATCH = 40
DPI = 72
SAMPLES = Path(__file__).parent.parent / "samples"
LIMITS = {**test_hostile.LIMITS, "PAGES": "1", "PAGE_SECONDS": "40", "LOOK_SECONDS": "40", "CASE_SECONDS": "300"}
"""Far enough that an honest file never reaches one on a machine that is busy with other things."""
COUNTED = ("crashes", "past the limit", "failures without a finding", "honest cases affected", "orphan processes", "network calls", "traces of a paper in the log")


def inputs(count: int, start: int = 0) -> Iterator[tuple[str, bytes]]:
    """`count` bad files from number `start`: each hostile one, then every sample spoiled in four ways, with one seed after
    the other. A number always is the same file."""
    every = itertools.chain(
        ((what, make()) for what, make in hostile.EVIL.items()),
        (
            (f"{path.stem}, {how}, seed {seed}", data)
            for seed in itertools.count()
            for path in hostile.sample_files(SAMPLES)
            for how, data in hostile.spoiled(path.read_bytes(), seed * 10_007 + sum(path.name.encode())).items()
        ),
    )
    return itertools.islice(every, start, start + count)


def files(count: int, start: int = 0, size: int = BATCH) -> dict[str, int]:
    """Runs `count` bad files through, some dozens at a time beside an honest case; what went wrong, counted."""
    wrong = dict.fromkeys(COUNTED, 0)
    begun, done, honest = time.monotonic(), 0, b""
    for some in _batched(inputs(count, start), size):
        batch_begun = time.monotonic()
        with tempfile.TemporaryDirectory() as place:
            batch = test_hostile.run(Path(place) / "run", dict(some), {}, LIMITS, DPI)
            took = time.monotonic() - batch_begun
            honest = _count(wrong, batch, honest, took, len(some))
        done += len(some)
        a_file = (time.monotonic() - begun) / done
        print(
            f"files {start + 1}–{start + done} of {start + count}: {took:.0f} s, {a_file:.1f} s a file, {a_file * (count - done) / 60:.0f} min to go; "
            f"wrong: {sum(wrong.values())} {({what: n for what, n in wrong.items() if n}) or ''}; to go on from here: --inputs {count - done} --from {start + done}",
            flush=True,
        )
    return wrong


def _count(wrong: dict[str, int], batch: test_hostile.Batch, honest: bytes, took: float, size: int) -> bytes:
    """Adds what went wrong in a batch that `took` so many seconds; returns the honest case's record, the first one's."""
    pages = size * (int(LIMITS["PAGES"]) + 1)
    most = pages * (int(LIMITS["PAGE_SECONDS"]) + 10) + size * (int(LIMITS["CASE_SECONDS"]) + int(LIMITS["LOOK_SECONDS"]) + 20)
    record = batch.out / "cases" / test_hostile.HONEST / "record.json"
    now = record.read_bytes() if record.exists() else b"none"
    wrong["crashes"] += batch.status != 0
    wrong["past the limit"] += took > most
    silent = test_hostile.unaccounted(batch)
    wrong["failures without a finding"] += len(silent)
    wrong["honest cases affected"] += now != (honest or now) or now == b"none"
    wrong["orphan processes"] += len(batch.orphans)
    wrong["network calls"] += batch.trap.exists()
    wrong["traces of a paper in the log"] += "Traceback" in batch.said or "A page that can be read" in batch.said
    for name in silent:
        print(f"  nothing is said of {batch.files[name]}", flush=True)
    if batch.status != 0:
        print(batch.said[-2000:], flush=True)
    return honest or now


def _batched(items: Iterator[tuple[str, bytes]], size: int) -> Iterator[tuple[tuple[str, bytes], ...]]:
    while some := tuple(itertools.islice(items, size)):
        yield some


def main() -> int:
    """Runs what was asked for and says what went wrong."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--inputs", type=int, default=0, help="how many spoiled files")
    asked.add_argument("--from", dest="start", type=int, default=0, help="number of the first of them (a broken run says it)")
    asked.add_argument("--batch", type=int, default=BATCH, help="how many of them in one run")
    asked.add_argument("--kills", type=int, default=0, help="how many kills")
    asked.add_argument("--inbox", type=Path, help="what to ingest while killing, with the real engines (default: a few spoiled files, deaf)")
    asked.add_argument("--undisturbed", type=Path, help="OUT of an ingest of the same inbox by the same code, to compare with (default: it is made first)")
    asked.add_argument("--seed", type=int, default=1, help="of the moments of the kills")
    asked.add_argument("--fuzz", type=int, default=0, help="seconds of atheris for each parser")
    given = asked.parse_args()
    wrong: dict[str, int] = {}
    if given.inputs:
        wrong |= files(given.inputs, given.start, given.batch)
    if given.kills:
        with tempfile.TemporaryDirectory() as place:
            wrong |= killing.kills(given.kills, killing.prepared(Path(place), given.inbox, dict(inputs(8))), given.undisturbed, given.seed)
    if given.fuzz:
        wrong |= fuzzing.fuzzed(given.fuzz)
    print(f"{given.inputs} bad inputs, {given.kills} kills, {given.fuzz} s of fuzzing a parser")
    for what, count in wrong.items():
        print(f"  {what}: {count}")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
