"""What is kept when a case is written again: the sheet that a person has filled in, the record of papers sent before."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from docproc.findings import finding
from docproc.korean import fold
from docproc.ledger import Ledger
from docproc.model import Finding
from docproc.output import OutFolder, put

SHEET, RECORD = "review.xlsx", "record.json"
_KEPT = "보관"
_WORKBOOKS = (".xlsx", ".xlsm")
_OTHER_FORMATS = (".ods", ".fods", ".xls", ".xlsb", ".cell", ".csv")
_LIKE_OURS = ("review", "검토")


@dataclass(frozen=True)
class Copy:
    """A sheet that somebody saved beside ours under another name. `seen` is its digest, `known` says that an earlier run
    has read these very bytes, `readable` that it has a format whose entries we read."""

    path: Path
    seen: str
    known: bool
    readable: bool


@dataclass(frozen=True)
class Earlier:
    """What an earlier run left of a case. `sheet` is read for entries, `record` holds those of the last run where there
    is no sheet to read; both are None where they are about other papers. `seen` is the digest of the sheet when it
    was looked at, `kept` the name it was kept under. `copies` are sheets saved under other names, `papers` the SHA-256
    of what has come now."""

    sheet: Path | None = None
    record: Path | None = None
    same_papers: bool = True
    seen: str = ""
    kept: str = ""
    notes: tuple[Finding, ...] = ()
    copies: tuple[Copy, ...] = ()
    papers: frozenset[str] = frozenset()


def unread(folder: OutFolder, ledger: Ledger, case: str) -> list[str]:
    """The names of the sheets of `case` that somebody has saved since the last run: ours, and copies of it."""
    sheet = folder.case(case) / SHEET
    ours = [sheet.name] if sheet.exists() and not ledger.is_ours(folder.relative(sheet), sha(sheet)) else []
    return ours + [copy.path.name for copy in copies(folder, ledger, case) if not copy.known]


def edited(folder: OutFolder, ledger: Ledger, case: str) -> bool:
    """Whether the sheet in OUT is not as we wrote it, or a copy lies beside it that no run has read."""
    return bool(unread(folder, ledger, case))


def copies(folder: OutFolder, ledger: Ledger, case: str) -> tuple[Copy, ...]:
    """What somebody saved beside the sheet, oldest first: `review(1).xlsx`, `review_검토완료.xlsx`, `review.ods`. A table of
    another format counts where its name says that it is a sheet; what we kept ourselves never does."""
    found = []
    for path in sorted(folder.case(case).glob("*")):
        ending, stem = path.suffix.lower(), fold(path.stem).lower()
        readable = ending in _WORKBOOKS
        like_ours = ending in _OTHER_FORMATS and any(word in stem for word in _LIKE_OURS)
        ours = path.name == SHEET or stem.startswith(f"review-{_KEPT}-")
        if not (readable or like_ours) or ours or path.name[:1] in "~." or path.is_symlink() or not path.is_file():
            continue
        seen = sha(path)
        found.append(Copy(path, seen, ledger.is_ours(folder.relative(path), seen), readable))
    return tuple(sorted(found, key=lambda copy: (copy.path.stat().st_mtime, copy.path.name)))


def remember(folder: OutFolder, ledger: Ledger, run: int, earlier: Earlier) -> None:
    """Says of the copies that this run has read them as they were when it looked: once more they say nothing new."""
    for copy in earlier.copies:
        ledger.about_to_write(run, folder.relative(copy.path), copy.seen)


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
    return Earlier(
        sheet if seen and shared else None, record if then and shared else None, not again, seen, kept, notes, copies(folder, ledger, case), frozenset(papers)
    )


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
