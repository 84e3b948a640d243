"""Where Tesseract's language data lies on this machine, and which of it there is."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

NEEDED = ("kor", "eng")
"""Without these no page can be read."""
FURTHER = ("Hangul",)
"""Further voters, used where they are installed."""

_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


@lru_cache(maxsize=1)
def folder() -> Path | None:
    """The folder with `kor.traineddata`: `TESSDATA_PREFIX` first, then the places of Debian, Ubuntu and others."""
    given = os.environ.get("TESSDATA_PREFIX")
    places = [Path(given), Path(given) / "tessdata"] if given else []
    for place in (*places, *map(Path, _PLACES)):
        if (place / "kor.traineddata").is_file():
            return place
    return None


@lru_cache(maxsize=1)
def models() -> dict[str, str]:
    """Model name → what Tesseract calls it here (`Hangul` is `script/Hangul` on some systems)."""
    place = folder()
    if place is None:
        return {}
    found = {}
    for name in (*NEEDED, *FURTHER):
        for called in (name, f"script/{name}"):
            if (place / f"{called}.traineddata").is_file():
                found[name] = called
                break
    return found


def data_files() -> list[Path]:
    """The data files in use, for the cache's fingerprint."""
    place = folder()
    return [place / f"{called}.traineddata" for called in models().values()] if place else []
