"""What comes out of a mail or an archive: its files, under numbers of ours, and a manifest of what they were called.

No name from inside ever becomes a path. Runs in a worker, under its limits; the folder is put in place whole, so that
a second run finds it or nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from docproc.findings import finding
from docproc.intake import archive, mail
from docproc.intake.kinds import OPENED, Kind, kind_of
from docproc.limits import limits
from docproc.model import Finding, Frozen

MANIFEST = "manifest.json"
DEPTH = 3
"""A mail in a mail, an archive in it and one more in that are opened; what lies deeper is named and left."""


class Letter(Frozen):
    """The mail a file came in: when it was received (Korean time) and from whom."""

    received: datetime | None
    sender: str


class Member(Frozen):
    """A file that came out. `file` is its name in the folder, `name` and `folder` what it was called inside,
    `bundle` the container it lay in."""

    file: str
    name: str
    folder: str = ""
    bundle: str = ""
    sha256: str = ""
    letter: Letter | None = None


class Unpacked(Frozen):
    """All that came out of one container, and what is the matter with it."""

    members: tuple[Member, ...] = ()
    problems: tuple[Finding, ...] = ()


Unpack = Callable[[Path, str, str], tuple[Path, Unpacked]]
"""Opens the container at a path, with its name and SHA-256, somewhere safe; returns the folder and what is in it."""


class Refused(Exception):
    """A container that is not opened (further); `problem` says why."""

    def __init__(self, problem: Finding) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass
class _Store:
    """Where files are written, and what they may still take."""

    folder: Path
    outermost: str
    left: int = field(default_factory=lambda: limits().unpacked_mb * 1_000_000)
    members: list[Member] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)

    def write(self, pieces: Iterator[bytes]) -> tuple[Path, str]:
        """The next file, of at most what is left; raises Refused."""
        path = self.folder / f"{len(os.listdir(self.folder)):04d}"
        if len(os.listdir(self.folder)) >= limits().members:
            raise Refused(finding("archive_too_large", file=self.outermost, name=self.outermost, why=f"파일 {limits().members}개 초과"))
        seen = hashlib.sha256()
        with path.open("xb") as stream:
            for piece in pieces:
                self.left -= len(piece)
                if self.left < 0:
                    raise Refused(finding("archive_too_large", file=self.outermost, name=self.outermost, why=f"풀면 {limits().unpacked_mb} MB 초과"))
                seen.update(piece)
                stream.write(piece)
        return path, seen.hexdigest()


def unpack(path: Path, name: str, target: Path) -> None:
    """Opens the mail or archive at `path`, called `name`, into the folder `target` with a manifest. What is the matter
    with it is in the manifest."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=".half-", dir=target.parent))
    try:
        store = _Store(half, name)
        try:
            _open(path, name, name, None, 1, store)
        except Refused as refused:
            store.problems.append(refused.problem)
        made = Unpacked(members=tuple(store.members), problems=tuple(store.problems))
        (half / MANIFEST).write_text(made.model_dump_json(indent=1), encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def read_manifest(target: Path) -> Unpacked | None:
    """What `unpack` left in `target`, or None where it is not there whole."""
    try:
        made = Unpacked.model_validate_json((target / MANIFEST).read_bytes())
    except (OSError, ValueError, json.JSONDecodeError):
        return None
    return made if all((target / member.file).is_file() for member in made.members) else None


def _open(path: Path, name: str, bundle: str, letter: Letter | None, depth: int, store: _Store) -> None:
    kind = kind_of(path, name)
    try:
        if kind is Kind.MAIL:
            opened = mail.open_mail(path)
            letter = Letter(received=opened.received or (letter.received if letter else None), sender=opened.sender)
            store.problems += [finding(code, file=store.outermost, name=name) for code in opened.warnings]
            contents = opened.attachments
        else:
            contents = archive.files(path)
        for inner, folder, pieces in contents:
            written, digest = store.write(pieces)
            if kind_of(written, inner) in OPENED:
                if depth < DEPTH:
                    _open(written, inner, inner, letter, depth + 1, store)
                else:
                    store.problems.append(finding("archive_nested", file=store.outermost, name=inner))
            else:
                store.members.append(Member(file=written.name, name=inner, folder=folder, bundle=bundle, sha256=digest, letter=letter))
    except archive.Locked:
        store.problems.append(finding("archive_encrypted", file=store.outermost, name=name))
    except archive.Broken as error:
        store.problems.append(finding("archive_unreadable", file=store.outermost, name=name, why=str(error)))
