"""Following a folder: whatever arrives is received as soon as it has arrived whole. Ended by the person who began it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from docproc import intake
from docproc.casework import Options
from docproc.errors import OutputBusy
from docproc.looking import PASSING
from docproc.pipeline import Outcome, Progress, ingest

EVERY = 5.0
"""Seconds between two looks at the folder."""


def follow(
    inbox: Path,
    out: Path,
    options: Options,
    progress: Progress | None,
    tell: Callable[[Outcome], None],
    *,
    every: float = EVERY,
    go_on: Callable[[], bool] = lambda: True,
) -> None:
    """Ingests `inbox` now and whenever something in it has changed; `tell` hears of each run. A file that is still
    being copied, and an OUT that another run holds, are tried again at the next look. Raises as `ingest` does."""
    done: frozenset[tuple[str, intake.Look]] | None = None
    while True:
        seen = intake.glance(inbox)
        if seen != done:
            try:
                outcome = ingest(inbox, out, options, progress)
            except OutputBusy:
                pass
            else:
                tell(outcome)
                done = None if any(one.code in PASSING for one in outcome.troubled) else seen
        if not go_on():
            return
        time.sleep(every)
