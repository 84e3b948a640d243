"""OUT on disk: its paths, its lock, and writing so that nothing is ever half there."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docproc.errors import EnvironmentNotFit, OutputBusy, WrongUsage


class OutFolder:
    """`OUT/` as contract/commands.md draws it. Made readable by its owner only: it holds applicants' papers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.register = root / "register.xlsx"
        self.ledger = root / "docproc.sqlite"
        self.cache = root / ".cache"
        self._scratch = root / ".scratch"

    def prepare(self) -> None:
        """Makes the folders. Raises EnvironmentNotFit where OUT cannot be written."""
        try:
            for folder in (self.root, self.root / "cases", self.cache):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.root):
                pass
        except OSError as error:
            raise EnvironmentNotFit(
                f"결과 폴더에 쓸 수 없습니다: {self.root} ({error.strerror})",
                f"OUT cannot be written: {self.root} ({error.strerror})",
                next_ko="다른 폴더를 --out 으로 지정하거나 권한과 남은 용량을 확인하세요.",
                next_en="Name another folder with --out, or check its permissions and the free space.",
            ) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other runs out. The kernel frees the lock of a dead process. Raises OutputBusy."""
        self.prepare()
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
            try:
                yield
            finally:
                shutil.rmtree(self._scratch, ignore_errors=True)

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

    def relative(self, path: Path) -> str:
        """`path` as the ledger names it."""
        return path.relative_to(self.root).as_posix()


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


def put(source: Path, target: Path) -> None:
    """Moves a finished file into place in one step, after its bytes are on the disk."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source.open("rb") as stream:
        os.fsync(stream.fileno())
    os.replace(source, target)


def write_bytes(target: Path, data: bytes) -> None:
    """Writes `data` by way of a temporary file that is renamed."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(stream.name, target)


def digest(*pieces: bytes | str) -> str:
    """A SHA-256 over pieces, each told apart from the next."""
    total = hashlib.sha256()
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()
