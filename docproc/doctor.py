"""Is everything there: engines, data, versions, a folder that can be written."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from pathlib import Path

import docproc
from docproc import programs, reading
from docproc.errors import DocprocError
from docproc.limits import PREFIX, Limits, limits
from docproc.output import OutFolder


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and what to do where it is not `ok`."""

    name: str
    ok: bool
    found: str
    to_do: str = ""


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
    found += [Check(f"{PREFIX}{field.name.upper()}", True, f"{getattr(limits(), field.name):,}") for field in fields(Limits)]
    return found
