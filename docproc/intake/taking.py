"""A file as it was when it was hashed: a copy that nobody else can change, or word that it is another file by now.

Whoever scans into the inbox may save a file again while it is read; pages of two files must never make one record.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from docproc.intake.arrivals import joined_hash
from docproc.intake.submissions import IncomingFile

_PIECE = 1 << 20


class ChangedMeanwhile(Exception):
    """A file is no longer what was hashed, or no longer there; its argument is the name it came with."""


def taken(incoming: IncomingFile, place: Path) -> IncomingFile:
    """`incoming` with its bytes copied to `place` (and `place-1`, … for further pictures) and compared with its hash.
    Raises ChangedMeanwhile; OSError where the copy cannot be written."""
    sources = (incoming.path, *(path for path, _ in incoming.also))
    targets = [place if number == 0 else place.with_name(f"{place.name}-{number}") for number in range(len(sources))]
    hashes = [copied(source, target, incoming.source.name) for source, target in zip(sources, targets)]
    if joined_hash(hashes) != incoming.source.sha256:
        for target in targets:
            target.unlink(missing_ok=True)
        raise ChangedMeanwhile(incoming.source.name)
    also = tuple((target, name) for target, (_, name) in zip(targets[1:], incoming.also))
    return replace(incoming, path=targets[0], also=also)


def copied(source: Path, target: Path, name: str) -> str:
    """Copies `source` to `target`; returns the SHA-256 of what was copied. Raises ChangedMeanwhile where `source`, called
    `name`, cannot be read any more; OSError where `target` cannot be written."""
    seen = hashlib.sha256()
    with target.open("wb") as copy:
        try:
            stream = source.open("rb")
        except OSError as error:
            raise ChangedMeanwhile(name) from error
        with stream:
            while piece := _next(stream, name):
                seen.update(piece)
                copy.write(piece)
    return seen.hexdigest()


def _next(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(_PIECE)
    except OSError as error:
        raise ChangedMeanwhile(name) from error
