"""Every file that lies in an inbox or came out of a mail or archive in it: taken, refused with why, or counted as litter.

Nothing here follows a link, waits on a pipe, or trusts a name. What is still being copied waits for the next run.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from docproc.findings import finding
from docproc.intake.filenames import likely_name, shown_name
from docproc.intake.kinds import OPENED, READABLE, Kind, kind_of
from docproc.intake.litter import is_arriving, is_litter
from docproc.intake.unpacking import Letter, Unpack
from docproc.limits import limits
from docproc.model import Finding

OUT_MARK = "docproc.sqlite"
"""What lies in every folder that a run wrote (contract/commands.md)."""
Look = tuple[int, int, int, int]
"""Size, times of writing and of change (ns), and number on the disk of a file: compared for being the same, never for
being earlier or later."""


@dataclass(frozen=True)
class Arrival:
    """A file that can be read or might belong to a submission. `name` is as it may be shown; `raw` as it was;
    `folder` what it lay in ("" at the top); `bundle` the mail, archive or folder it came with."""

    path: Path
    raw: str
    name: str
    kind: Kind
    sha256: str
    folder: str = ""
    bundle: str = ""
    letter: Letter | None = None
    arrived: float = 0.0


@dataclass(frozen=True)
class Rejected:
    """A file that belongs to no submission, and what to tell the applicant."""

    path: Path
    name: str
    sha256: str
    finding: Finding


@dataclass
class Arrivals:
    """All that was found. `notes` are what is the matter with mails and archives that were opened, by their name."""

    taken: list[Arrival] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    ignored: int = 0

    def refuse(self, path: Path, name: str, sha256: str, code: str, **words: object) -> None:
        """Enter a file that goes no further."""
        self.rejected.append(Rejected(path, name, sha256, finding(code, file=name, name=name, **words)))


def sha256(path: Path) -> str:
    """The file's SHA-256 as hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def joined_hash(hashes: Sequence[str]) -> str:
    """The hash of a part that came as one file, or as several pictures."""
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def arrivals(inbox: Path, unpack: Unpack | None = None, settle: float = 0.0) -> Arrivals:
    """Everything under `inbox`. `unpack` opens mails and archives (without it they are refused); `settle`: how many
    seconds to watch what is there, for files that still grow."""
    found = Arrivals()
    files = list(_files(inbox, found))
    moving = _moving(files, settle)
    for path in files:
        name = shown_name(path.name)
        if path in moving or is_arriving(name):
            found.refuse(path, name, "", "still_arriving")
            continue
        try:
            _take(path, name, inbox, unpack, found)
        except OSError as error:  # no permission, a broken disk or link to a server, gone meanwhile
            found.refuse(path, name, "", "file_unreadable", why=error.strerror or type(error).__name__)
    return found


def glance(inbox: Path) -> frozenset[tuple[str, Look]]:
    """Name and look of everything under `inbox`: what tells that something has changed."""
    return frozenset((str(path), seen) for path in _files(inbox, Arrivals()) if (seen := _look(path)) is not None)


def _files(inbox: Path, found: Arrivals) -> Iterator[Path]:
    """Regular files in order of their shown names; links and litter are counted, other things refused."""
    folders = [inbox]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: unicodedata.normalize("NFC", entry.name))
        except OSError as error:
            found.refuse(folder, shown_name(folder.name), "", "file_unreadable", why=error.strerror or type(error).__name__)
            continue
        inner = []
        for entry in entries:
            path = Path(entry.path)
            if entry.is_symlink() or is_litter(entry.name):
                found.ignored += not entry.is_dir(follow_symlinks=False)
            elif entry.is_dir(follow_symlinks=False):
                if entry.name != "docproc-out" and not (path / OUT_MARK).exists():
                    inner.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                found.refuse(path, shown_name(entry.name), "", "file_unreadable", why="일반 파일이 아님")
        folders += reversed(inner)


def _moving(files: list[Path], settle: float) -> set[Path]:
    """The files whose look changes while they are watched. All are watched: how long ago a file was written cannot be
    told by the clock, for it may have been set, and a server's goes differently from ours."""
    if settle <= 0 or not files:
        return set()
    before = {path: _look(path) for path in files}
    time.sleep(settle)
    return {path for path, seen in before.items() if _look(path) != seen}


def _look(path: Path) -> Look | None:
    try:
        seen = path.lstat()
    except OSError:
        return None
    return _look_of(seen)


def _look_of(seen: os.stat_result) -> Look:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def _take(path: Path, name: str, inbox: Path, unpack: Unpack | None, found: Arrivals) -> None:
    seen = path.lstat()
    if not stat.S_ISREG(seen.st_mode):
        raise OSError(0, "일반 파일이 아님")
    if seen.st_size == 0:
        found.refuse(path, name, "", "file_unreadable", why="빈 파일")
        return
    if seen.st_size > limits().file_bytes:
        found.refuse(path, name, "", "file_too_large", why=f"{seen.st_size // 1_000_000:,} MB")
        return
    kind, digest = kind_of(path, name), sha256(path)
    if _look(path) != _look_of(seen):  # saved again between the two: they may be of different files
        found.refuse(path, name, "", "still_arriving")
        return
    folder = path.parent.name if path.parent != inbox else ""
    if kind in OPENED and unpack is not None:
        _open(path, name, digest, folder, seen.st_mtime, unpack, found)
    else:
        where = str(path.parent) if folder else ""
        _sort(Arrival(path, path.name, name, kind, digest, folder, where, None, seen.st_mtime), found)


def _open(path: Path, name: str, digest: str, folder: str, arrived: float, unpack: Unpack, found: Arrivals) -> None:
    place, inside = unpack(path, name, digest)
    found.notes[name] = inside.problems
    found.rejected += [Rejected(path, name, digest, problem) for problem in inside.problems]
    for member in inside.members:
        member_path = place / member.file
        when = member.letter.received.timestamp() if member.letter and isinstance(member.letter.received, datetime) else arrived
        kind = kind_of(member_path, member.name)
        lain = member.folder or (folder if not member.letter else "")
        _sort(Arrival(member_path, member.name, member.name, kind, member.sha256, lain, name, member.letter, when), found)


def _sort(arrival: Arrival, found: Arrivals) -> None:
    """Takes what can be read or says what part it is; refuses what nobody can place."""
    if is_arriving(arrival.name):
        found.refuse(arrival.path, arrival.name, arrival.sha256, "still_arriving")
    elif arrival.kind in (Kind.ARCHIVE, Kind.OTHER_ARCHIVE):
        found.refuse(arrival.path, arrival.name, arrival.sha256, "archive_kind")
    else:
        found.taken.append(arrival)


def why_not(arrival: Arrival, *, named: bool) -> Finding:
    """What to say of a file that is no part of a submission: its kind is not read, or (`named` false) its name says nothing."""
    name, right = arrival.name, likely_name(arrival.name)
    code = {
        Kind.HANGUL: "hangul_file",
        Kind.OLD_OFFICE: "office_file",
        Kind.PHONE_PICTURE: "phone_picture",
    }.get(arrival.kind, "name_unknown" if arrival.kind in READABLE and not named else "not_a_pdf")
    return finding(code, file=name, name=name, right=right)
