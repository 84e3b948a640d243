"""What is kept when a case is written again: the sheet that a person has filled in, the record of papers sent before."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from docproc.findings import finding
from docproc.ledger import Ledger
from docproc.model import Finding
from docproc.output import OutFolder, put

SHEET, RECORD = "review.xlsx", "record.json"
_KEPT = "보관"


@dataclass(frozen=True)
class Earlier:
    """What an earlier run left of a case. `sheet` is read for entries, `record` holds those of the last run where there
    is no sheet to read; both are None where they are about other papers. `seen` is the digest of the sheet when it
    was looked at, `kept` the name it was kept under."""

    sheet: Path | None = None
    record: Path | None = None
    same_papers: bool = True
    seen: str = ""
    kept: str = ""
    notes: tuple[Finding, ...] = ()


def edited(folder: OutFolder, ledger: Ledger, case: str) -> bool:
    """Whether the sheet in OUT is not as we wrote it."""
    sheet = folder.case(case) / SHEET
    return sheet.exists() and not ledger.is_ours(folder.relative(sheet), sha(sheet))


def look_back(folder: OutFolder, ledger: Ledger, case: str, papers: Collection[str]) -> Earlier:
    """What lies in OUT of `case`, of which `papers` (SHA-256) have come now.

    An edited sheet is copied beside itself; where the papers are others than those of the record, both are. The entries
    of a sheet are carried over only where the submissions have a paper in common: else it is another application.
    """
    sheet, record = folder.case(case) / SHEET, folder.record(case)
    then = _papers(record)
    again = bool(then) and then != set(papers)
    seen = sha(sheet) if sheet.exists() else ""
    kept = ""
    if seen and (again or not ledger.is_ours(folder.relative(sheet), seen)):
        kept = _keep(folder, sheet).name
    if again:
        _keep(folder, record)
    before = sorted(p.name for p in record.parent.glob(f"{record.stem}-{_KEPT}-*{record.suffix}"))
    notes = (finding("submitted_again", name=case, kept=", ".join(before)),) if before else ()
    shared = not again or bool(then & set(papers))
    return Earlier(sheet if seen and shared else None, record if then and shared else None, not again, seen, kept, notes)


def changed_since(folder: OutFolder, case: str, earlier: Earlier) -> bool:
    """Whether somebody has saved the sheet since it was looked at."""
    sheet = folder.case(case) / SHEET
    return sheet.exists() and sha(sheet) != earlier.seen


def sha(path: Path) -> str:
    """The SHA-256 of a file's bytes as hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _papers(record: Path) -> set[str]:
    """The files a record was made from, also where its shape is an older one's."""
    try:
        return {str(file["sha256"]) for file in json.loads(record.read_bytes())["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _keep(folder: OutFolder, path: Path) -> Path:
    """A copy of `path` beside it under a name of its own; the one there is where the same bytes have been kept before."""
    now, count = sha(path), 1
    while (kept := path.with_name(f"{path.stem}-{_KEPT}-{count}{path.suffix}")).exists():
        if sha(kept) == now:
            return kept
        count += 1
    copy = folder.scratch("keep") / kept.name
    shutil.copyfile(path, copy)
    put(copy, kept)
    return kept
