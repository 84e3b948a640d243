"""Which characters Tesseract's Korean models can write at all, read from their data files."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from docproc.reading.ocr.tesseract_data import folder

LSTM_UNICHARSET = 21
"""Place of the character list in a traineddata file's table of parts."""


@lru_cache(maxsize=4)
def characters(path: Path) -> frozenset[str]:
    """Read the characters of one ``.traineddata`` file; raises ValueError when it holds no list."""
    data = path.read_bytes()
    (count,) = struct.unpack_from("<i", data)
    offsets = struct.unpack_from(f"<{count}q", data, 4)
    if count <= LSTM_UNICHARSET or offsets[LSTM_UNICHARSET] < 0:
        raise ValueError(f"{path} has no list of characters")
    start = offsets[LSTM_UNICHARSET]
    end = min([offset for offset in offsets if offset > start], default=len(data))
    rows = data[start:end].decode("utf-8").splitlines()
    return frozenset(char for row in rows[1:] for char in row.split(" ", 1)[0])


@lru_cache(maxsize=1)
def korean() -> frozenset[str]:
    """The characters of ``kor`` and ``Hangul`` together; raises FileNotFoundError without Tesseract's data."""
    place = folder()
    if place is None:
        raise FileNotFoundError("Tesseract's Korean data is not installed")
    found = [path for path in (place / "kor.traineddata", place / "Hangul.traineddata", place / "script" / "Hangul.traineddata") if path.exists()]
    return frozenset().union(*map(characters, found))


def lacking(wanted: Iterable[str]) -> frozenset[str]:
    """Of the wanted characters those that neither model can write."""
    return frozenset(wanted) - korean()
