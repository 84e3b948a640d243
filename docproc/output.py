"""OUT on disk: its paths, its lock, and writing so that nothing is ever half there."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docproc.errors import EnvironmentNotFit, OutputBusy, WrongUsage


HALF = ".half-"
"""How a file begins that is not yet whole; one that a killed run left is removed by the next."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


class OutFolder:
    """`OUT/` as contract/commands.md draws it. Made readable by its owner only: it holds applicants' papers.

    `.cache/pages/<sha256>/` holds the pages read, `.cache/unpacked/<sha256>/` what came out of an archive or mail,
    `.cache/papers/` pictures and Word files as PDF; all can be made again from the inbox.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.register = root / "register.xlsx"
        self.ledger = root / "docproc.sqlite"
        self.cache = root / ".cache"
        self.unpacked = self.cache / "unpacked"
        self.papers = self.cache / "papers"
        self._scratch = root / ".scratch"

    def prepare(self) -> None:
        """Makes the folders. Raises EnvironmentNotFit where OUT cannot be written."""
        try:
            for folder in (self.root, self.root / "cases", self.cache):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.root / "cases", self.cache):
                folder.chmod(0o700)
            with tempfile.TemporaryFile(dir=self.root) as stream:
                stream.write(b"\0")
                stream.flush()
        except OSError as error:
            raise cannot_write(self.root, error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other runs out. The kernel frees the lock of a dead process. Raises OutputBusy."""
        self.prepare()
        before = os.umask(0o077)
        try:
            yield from self._alone()
        finally:
            os.umask(before)

    def _alone(self) -> Iterator[None]:
        with (self.root / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputBusy(
                    f"다른 실행이 이 결과 폴더를 쓰고 있습니다: {self.root}",
                    f"Another run is using this OUT: {self.root}",
                    next_ko="그 실행이 끝난 뒤 다시 실행하거나 다른 --out 을 지정하세요.",
                    next_en="Wait for it to end, or name another --out.",
                ) from error
            shutil.rmtree(self._scratch, ignore_errors=True)
            for half in self.root.rglob(f"{HALF}*"):
                _remove(half)
            try:
                with self._temporaries():
                    yield
            finally:
                shutil.rmtree(self._scratch, ignore_errors=True)

    @contextmanager
    def _temporaries(self) -> Iterator[None]:
        """Lets whatever makes a temporary file (engines page pictures, openpyxl sheets; workers inherit it) make it in the
        scratch folder: the next run finds what a killed one left, and nobody else can read it."""
        place = self._scratch / "tmp"
        with _room(place):
            place.mkdir(mode=0o700, parents=True)
        before = tempfile.tempdir, os.environ.get("TMPDIR")
        tempfile.tempdir = os.environ["TMPDIR"] = str(place.absolute())
        try:
            yield
        finally:
            tempfile.tempdir = before[0]
            os.environ.pop("TMPDIR") if before[1] is None else os.environ.update(TMPDIR=before[1])

    def case(self, name: str) -> Path:
        """The folder of a case."""
        return self.root / "cases" / name

    def record(self, name: str) -> Path:
        """The record of a case."""
        return self.case(name) / "record.json"

    def cases(self) -> list[str]:
        """The cases that have a record, by name."""
        return sorted(path.parent.name for path in (self.root / "cases").glob("*/record.json"))

    def existing_case(self, name: str) -> str:
        """`name` if OUT has such a case; raises WrongUsage that lists those there are."""
        known = self.cases()
        if name in known:
            return name
        raise WrongUsage(
            f"'{name}' 접수 건이 없습니다. 있는 건: {', '.join(known) or '없음'}",
            f"No case '{name}'. Cases: {', '.join(known) or 'none'}",
            next_ko="docproc status 로 접수 건을 확인하세요.",
            next_en="See them with: docproc status",
        )

    def scratch(self, name: str) -> Path:
        """A fresh folder on the same disk for a case's files before they are put in place."""
        self._scratch.mkdir(mode=0o700, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f"{name[:40]}-", dir=self._scratch))

    def is_scratch(self, path: Path) -> bool:
        """Whether `path` lies in the scratch folder, and goes with it."""
        return self._scratch in path.parents

    def left_over(self) -> bool:
        """Whether a run that was killed left temporary files here; the next run removes them."""
        return self._scratch.exists() and not self.busy()

    def busy(self) -> bool:
        """Whether a run holds the lock just now."""
        try:
            with (self.root / ".lock").open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def relative(self, path: Path) -> str:
        """`path` as the ledger names it."""
        return path.relative_to(self.root).as_posix()

    def pages_of(self, sha256: str) -> Path:
        """Where the pages of a file are kept after reading."""
        return self.cache / "pages" / sha256[:16]

    def remove(self, path: Path) -> list[str]:
        """Removes a file or folder of OUT; returns the names of the files that are gone, relative to OUT."""
        gone = sorted(self.relative(p) for p in path.rglob("*") if not p.is_dir()) if path.is_dir() else [self.relative(path)] if path.exists() else []
        _remove(path)
        return gone


def existing_out(out: Path) -> OutFolder:
    """OUT of an earlier run; raises WrongUsage where there is none."""
    if not (out / "cases").is_dir():
        raise WrongUsage(
            f"결과 폴더가 아닙니다: {out}",
            f"Not the OUT of a run: {out}",
            next_ko="먼저 docproc ingest 로 접수 폴더를 읽으세요.",
            next_en="Read an inbox first: docproc ingest INBOX",
        )
    return OutFolder(out)


def cannot_write(where: Path, error: OSError) -> EnvironmentNotFit:
    """What to say where OUT is full, read-only or closed to us."""
    return EnvironmentNotFit(
        f"결과 폴더에 쓸 수 없습니다: {where} ({error.strerror})",
        f"OUT cannot be written: {where} ({error.strerror})",
        next_ko="다른 폴더를 --out 으로 지정하거나 권한과 남은 용량을 확인하세요. 끝난 건은 남아 있고, 다시 실행하면 이어서 합니다.",
        next_en="Name another folder with --out, or check its permissions and the free space. What was finished stays.",
    )


def out_of_room(where: Path, error: BaseException) -> EnvironmentNotFit | None:
    """What to say where `error` is that of a full or closed disk, else None."""
    return cannot_write(where, error) if isinstance(error, OSError) and error.errno in _NO_ROOM else None


def put(source: Path, target: Path) -> None:
    """Moves a finished file into place in one step, after its bytes are on the disk. Raises EnvironmentNotFit
    where there is no room for it."""
    with _room(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with source.open("rb") as stream:
            os.fsync(stream.fileno())
        os.replace(source, target)
        _settle(target.parent)


def write_bytes(target: Path, data: bytes) -> None:
    """Writes `data` by way of a temporary file that is renamed. Raises EnvironmentNotFit where there is no room."""
    with _room(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = tempfile.NamedTemporaryFile(dir=target.parent, prefix=HALF, delete=False)  # noqa: SIM115 - renamed below
        try:
            with stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(stream.name, target)
            _settle(target.parent)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(stream.name)
            raise


@contextlib.contextmanager
def _room(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if (full := out_of_room(target.parent, error)) is not None:
            raise full from error
        raise


def _settle(folder: Path) -> None:
    """A rename is kept over a power cut only when the folder is on the disk too."""
    with contextlib.suppress(OSError):  # some network disks know no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def digest(*pieces: bytes | str) -> str:
    """A SHA-256 over pieces, each told apart from the next."""
    total = hashlib.sha256()
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()
