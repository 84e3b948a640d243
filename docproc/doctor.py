"""Is everything there: engines, data, versions, a folder that can be written."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import docproc
from docproc import programs, reading
from docproc.errors import DocprocError
from docproc.ledger import Ledger
from docproc.limits import PREFIX, Limits, limits
from docproc.output import OutFolder


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and what to do where it is not `ok` or, fit as it is, to be looked `after`."""

    name: str
    ok: bool
    found: str
    to_do: str = ""
    after: bool = False


def environment(out: Path) -> list[Check]:
    """All checks, in the order a run needs them."""
    found = [Check("docproc", True, docproc.__version__), Check("Python", sys.version_info >= (3, 11), sys.version.split()[0], "Python ≥ 3.11")]
    found += [Check(name, ok, version or "", "" if ok else hint) for name, version, ok, hint in reading.environment()]
    try:
        editions = programs.all_ids()
        for edition in editions:
            programs.load(edition)
        found.append(Check("공고 (program)", True, ", ".join(editions)))
    except DocprocError as error:
        found.append(Check("공고 (program)", False, error.ko, error.next_ko))
    folder = OutFolder(out)
    new = [path for path in (folder.cache, out / "cases", out, *out.absolute().parents) if not path.exists()]
    try:
        folder.prepare()
        found.append(Check("결과 폴더 (OUT)", True, str(out)))
    except DocprocError as error:
        found.append(Check("결과 폴더 (OUT)", False, error.ko, error.next_ko))
    for path in new:
        if path.is_dir():
            path.rmdir()
    found += [_clock(folder), _left_over(folder)]
    found += [Check(f"{PREFIX}{field.name.upper()}", True, f"{getattr(limits(), field.name):,}") for field in fields(Limits)]
    return found


def _clock(folder: OutFolder) -> Check:
    """Whether the clock goes on from the last run: the date of a letter, and what lies in the future, hang on it."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    last = None
    if folder.ledger.exists():
        with contextlib.suppress(DocprocError), Ledger(folder.ledger) as ledger:
            last = ledger.last_started()
    back = last is not None and last > now
    return Check("시계 (clock)", True, f"{now} < {last}" if back else now, "컴퓨터의 날짜와 시각을 맞추세요: 마지막 실행보다 이릅니다." if back else "", back)


def _left_over(folder: OutFolder) -> Check:
    """Whether temporary files lie about that may hold pictures of papers: in OUT the next run removes them."""
    left = sorted(str(path) for path in Path(tempfile.gettempdir()).glob("docproc-*") if _mine(path))
    if folder.left_over():
        left.append(str(folder.root / ".scratch"))
    shown = ", ".join(left[:3]) + (f" … ({len(left)})" if len(left) > 3 else "")
    return Check("임시 파일 (temporary)", True, shown or "0", "중단된 실행이 남긴 것입니다. 실행 중인 docproc이 없으면 지우세요." if left else "", bool(left))


def _mine(path: Path) -> bool:
    try:
        return path.lstat().st_uid == os.getuid() and path.is_dir()
    except OSError:
        return False
