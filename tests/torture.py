"""The long form of `test_hostile` and of the kill tests: thousands of spoiled files, hundreds of kills.

    python -m tests.torture --inputs 2000 --kills 200

Prints counts and ends with status 1 where one of them should be 0. Engines are recorded (and deaf): it is the way of a
file through the program that is tried, not how well it is read. Hours on two cores; `make test` has the short form.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import hostile, test_hostile

BATCH = 60
SAMPLES = Path(__file__).parent.parent / "samples"


def inputs(count: int) -> Iterator[tuple[str, bytes]]:
    """`count` bad files: each hostile one, then every sample spoiled in four ways, with one seed after the other."""
    every = itertools.chain(
        ((what, make()) for what, make in hostile.EVIL.items()),
        (
            (f"{path.stem}, {how}, seed {seed}", data)
            for seed in itertools.count()
            for path in hostile.sample_files(SAMPLES)
            for how, data in hostile.spoiled(path.read_bytes(), seed * 10_007 + sum(path.name.encode())).items()
        ),
    )
    return itertools.islice(every, count)


def files(count: int) -> dict[str, int]:
    """Runs `count` bad files through, some dozens at a time beside an honest case; what went wrong, counted."""
    wrong = dict.fromkeys(("crashes", "past the limit", "failures without a finding", "honest cases affected", "orphan processes", "network calls"), 0)
    honest: bytes | None = None
    for number, some in enumerate(_batched(inputs(count), BATCH)):
        with tempfile.TemporaryDirectory() as place:
            begun = time.monotonic()
            batch = test_hostile.run(Path(place) / "run", dict(some), {})
            pages = len(some) * (int(test_hostile.LIMITS["PAGES"]) + 1)
            most = pages * (int(test_hostile.LIMITS["PAGE_SECONDS"]) + 10) + BATCH * int(test_hostile.LIMITS["CASE_SECONDS"])
            record = (batch.out / "cases" / test_hostile.HONEST / "record.json").read_bytes()
            honest = honest or record
            wrong["crashes"] += batch.status != 0
            wrong["past the limit"] += time.monotonic() - begun > most
            wrong["failures without a finding"] += len(test_hostile.unaccounted(batch))
            wrong["honest cases affected"] += record != honest
            wrong["orphan processes"] += len(batch.orphans)
            wrong["network calls"] += batch.trap.exists()
            print(f"batch {number + 1}: {len(some)} files, {time.monotonic() - begun:.0f} s, {wrong}", flush=True)
    return wrong


def _batched(items: Iterator[tuple[str, bytes]], size: int) -> Iterator[tuple[tuple[str, bytes], ...]]:
    while some := tuple(itertools.islice(items, size)):
        yield some


def kills(count: int) -> dict[str, int]:
    """Kills a run over the honest case and some spoiled files `count` times at random; the last run is left alone and
    must come to what an undisturbed one came to."""
    with tempfile.TemporaryDirectory() as place:
        # None of these takes long; the limit is far, so that a busy machine makes no difference.
        patient = {**test_hostile.LIMITS, "PAGE_SECONDS": "300", "LOOK_SECONDS": "300", "CASE_SECONDS": "600"}
        whole = test_hostile.run(Path(place) / "whole", dict(inputs(8)), {}, patient)
        again = Path(place) / "again"
        shutil.copytree(Path(place) / "whole", again, ignore=shutil.ignore_patterns("out"))
        arguments = [sys.executable, str(again / "run.py"), str(again / "inbox"), str(again / "out"), str(again / "recorded.json"), str(again / "trap")]
        limits = {f"DOCPROC_LIMIT_{name}": value for name, value in patient.items()}
        environment = {**os.environ, **limits, "PYTHONPATH": str(Path(__file__).parent.parent), "OMP_THREAD_LIMIT": "1"}
        chance = random.Random(count)
        for _ in range(count):
            with subprocess.Popen(arguments, env=environment, start_new_session=True, stderr=subprocess.DEVNULL) as run:
                time.sleep(chance.uniform(0.5, 12))
                run.send_signal(signal.SIGKILL)
        subprocess.run(arguments, env=environment, check=True, stderr=subprocess.DEVNULL)
        differ = 0
        for record in sorted(whole.out.glob("cases/*/record.json")):
            other = again / "out" / record.relative_to(whole.out)
            differ += not other.exists() or other.read_bytes() != record.read_bytes()
        left = len(list((again / "out").rglob(".half-*"))) + len(list((again / "out").glob(".scratch/*")))
        return {"records that differ after kills": differ, "half files left": left}


def main() -> int:
    """Runs both and says what went wrong."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--inputs", type=int, default=2000)
    asked.add_argument("--kills", type=int, default=200)
    given = asked.parse_args()
    wrong = {**(files(given.inputs) if given.inputs else {}), **(kills(given.kills) if given.kills else {})}
    print(f"{given.inputs} bad inputs, {given.kills} kills")
    for what, count in wrong.items():
        print(f"  {what}: {count}")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
