"""Grouping an inbox into submissions: one company, up to four files, nothing dropped without a word."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from docproc.errors import WrongUsage
from docproc.findings import finding
from docproc.intake.filenames import PART_KO, REQUIRED, FileName, read_name, right_name
from docproc.korean import company_core
from docproc.model import Finding, Part, SourceFile

# Files that systems and we ourselves leave behind; QA's golden records lie beside sample submissions.
_IGNORED = re.compile(r"^(\..*|~\$.*|Thumbs\.db|desktop\.ini|__MACOSX|record\.json|README\.md)$", re.I)

OUT_MARK = "docproc.sqlite"
"""What lies in every folder that a run wrote (contract/commands.md)."""


@dataclass(frozen=True)
class IncomingFile:
    """A file of a submission and where it lies."""

    path: Path
    source: SourceFile


@dataclass(frozen=True)
class Rejected:
    """A file that belongs to no submission, and what to tell the applicant."""

    path: Path
    name: str
    sha256: str
    finding: Finding


@dataclass(frozen=True)
class Submission:
    """What one company sent. `case` is its folder name in OUT; `company` as the file names write it."""

    case: str
    company: str
    files: tuple[IncomingFile, ...]
    problems: tuple[Finding, ...] = ()

    def file(self, part: Part) -> IncomingFile | None:
        """The file of `part`, if it came."""
        return next((f for f in self.files if f.source.part is part), None)


@dataclass(frozen=True)
class Inbox:
    """All of an inbox: every file is in a submission, rejected, or counted as ignored."""

    submissions: tuple[Submission, ...]
    rejected: tuple[Rejected, ...]
    ignored: int


def sha256(path: Path) -> str:
    """The file's SHA-256 as hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def scan(inbox: Path) -> Inbox:
    """Every file under `inbox`, grouped. Symbolic links are not followed; folders that an earlier run wrote are no inbox.

    Raises WrongUsage where `inbox` is no folder.
    """
    if not inbox.is_dir():
        raise WrongUsage(
            f"폴더가 없습니다: {inbox}",
            f"No such folder: {inbox}",
            next_ko="접수한 PDF가 들어 있는 폴더를 지정하세요. 예: docproc ingest inbox/",
            next_en="Name the folder with the PDFs received, for example: docproc ingest inbox/",
        )
    named: dict[str, list[tuple[Path, FileName]]] = defaultdict(list)
    rejected: list[Rejected] = []
    ignored = 0
    for path in sorted(_files(inbox), key=lambda p: unicodedata.normalize("NFC", str(p))):
        name = unicodedata.normalize("NFC", path.name)
        if _IGNORED.match(name):
            ignored += 1
            continue
        said = read_name(path.name)
        why = _closed(path)
        if why:
            rejected.append(Rejected(path, name, "", finding("file_unreadable", file=name, name=name, why=why)))
        elif said is None:
            known = path.suffix.lower() == ".pdf"
            code = "name_unknown" if known else "not_a_pdf"
            rejected.append(Rejected(path, name, sha256(path), finding(code, file=name, name=name, right=right_name("업체명", Part.APPLICATION))))
        elif not _is_pdf(path):
            rejected.append(Rejected(path, name, sha256(path), finding("not_a_pdf", file=name, name=name)))
        else:
            named[said.company].append((path, said))
    taken: set[str] = set()
    submissions = []
    for company in sorted(named):
        submissions.append(_submission(company, named[company], _slug(company, taken)))
    return Inbox(tuple(_warn_of_namesakes(submissions)), tuple(rejected), ignored)


def _files(folder: Path) -> list[Path]:
    found = []
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not _IGNORED.match(f) and f != "docproc-out" and not Path(root, f, OUT_MARK).exists())
        found += [Path(root, name) for name in names if not Path(root, name).is_symlink()]
    return found


def _closed(path: Path) -> str | None:
    """Why the file's bytes cannot be read (no permission, a broken disk or link to a server), or None."""
    try:
        with path.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"%PDF-" in stream.read(1024)


def _submission(company: str, files: list[tuple[Path, FileName]], case: str) -> Submission:
    problems: list[Finding] = []
    kept: dict[Part, IncomingFile] = {}
    # Oldest first: of two files for one part the newer stands.
    for path, said in sorted(files, key=lambda f: (f[0].stat().st_mtime, str(f[0]))):
        name = unicodedata.normalize("NFC", path.name)
        notes = () if said.exact else (finding("name_not_exact", file=name, name=name, right=said.right),)
        incoming = IncomingFile(path, SourceFile(name=name, part=said.part, sha256=sha256(path), problems=notes))
        before = kept.get(said.part)
        if before is not None:
            same = before.source.sha256 == incoming.source.sha256
            if same and said.exact <= (not before.source.problems):
                incoming, before = before, incoming
            problems.append(
                finding("same_bytes" if same else "part_twice", file=before.source.name, name=before.source.name, kept=incoming.source.name)
            )
        kept[said.part] = incoming
    for part in REQUIRED:
        if part not in kept:
            problems.append(finding("part_missing", right=right_name(company, part), part=PART_KO[part]))
    ordered = tuple(kept[part] for part in Part if part in kept)
    return Submission(case, company, ordered, tuple(problems))


def _slug(company: str, taken: set[str]) -> str:
    """A folder name that can only be one: no separators, no leading dot, at most 80 characters."""
    plain = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", "", unicodedata.normalize("NFC", company))
    plain = plain.strip(" .")[:80] or "case"
    slug, count = plain, 1
    while slug.casefold() in taken:
        count += 1
        slug = f"{plain}-{count}"
    taken.add(slug.casefold())
    return slug


def _warn_of_namesakes(submissions: list[Submission]) -> list[Submission]:
    """Companies whose names differ only by ㈜ and the like: kept apart, and said so."""
    by_core: dict[str, list[Submission]] = defaultdict(list)
    for submission in submissions:
        by_core[company_core(submission.company)].append(submission)
    return [
        replace(s, problems=(*s.problems, *(finding("namesake", name=s.company, other=o.company) for o in by_core[company_core(s.company)] if o is not s)))
        for s in submissions
    ]
