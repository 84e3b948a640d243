"""Where a fault of ours happened, without what it happened to: a message may quote an applicant's paper, a log never does."""

from __future__ import annotations

import traceback
from pathlib import Path

DEPTH = 4


def trace(error: BaseException) -> str:
    """The kind of `error` and the last few places it came through: `ValueError: extract.py:120 judge < view.py:33 row`."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    cause = error.__cause__
    # An error that came out of a worker carries its traceback as text in its cause; only the places are taken of it.
    if not places and cause is not None:
        places = " < ".join(line.strip() for line in reversed(str(cause).splitlines()) if line.lstrip().startswith("File "))
    return f"{type(error).__name__}: {places}" if places else type(error).__name__
