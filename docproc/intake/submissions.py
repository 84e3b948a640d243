"""Grouping what arrived into submissions: one company, up to four files, nothing dropped without a word."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from docproc.errors import WrongUsage
from docproc.findings import finding
from docproc.intake.arrivals import Arrival, Arrivals, Rejected, arrivals, joined_hash, why_not
from docproc.intake.filenames import PART_KO, REQUIRED, FileName, read_name, right_name
from docproc.intake.kinds import READABLE, Kind
from docproc.intake.pictures import in_order
from docproc.intake.unpacking import Letter, Unpack
from docproc.korean import company_core
from docproc.model import Finding, Part, Severity, SourceFile

# Folders that are called after a day or a task, not after a company.
_NO_COMPANY = re.compile(r"^[\d\s.\-_년월일()]+$|새\s*폴더|접수|메일|첨부|다운로드|download|inbox|scan|스캔|신청|임시|temp", re.I)
_MOST_BYTES = 200


@dataclass(frozen=True)
class IncomingFile:
    """A file of a submission and where it lies. `kind` says whether it must be made a PDF first; `also` are further
    pictures that are pages of it, with their names."""

    path: Path
    source: SourceFile
    kind: Kind = Kind.PDF
    also: tuple[tuple[Path, str], ...] = ()


@dataclass(frozen=True)
class Submission:
    """What one company sent. `case` is its folder name in OUT; `company` as the file names write it; `letter` the
    first mail that it came by, if it came by mail."""

    case: str
    company: str
    files: tuple[IncomingFile, ...]
    problems: tuple[Finding, ...] = ()
    letter: Letter | None = None

    def file(self, part: Part) -> IncomingFile | None:
        """The file of `part`, if it came."""
        return next((f for f in self.files if f.source.part is part), None)


@dataclass(frozen=True)
class Inbox:
    """All of an inbox: every file is in a submission, rejected, or counted as ignored."""

    submissions: tuple[Submission, ...]
    rejected: tuple[Rejected, ...]
    ignored: int


Named = tuple[Arrival, FileName]


def scan(inbox: Path, *, unpack: Unpack | None = None, settle: float = 0.0) -> Inbox:
    """Every file under `inbox`, grouped (`arrivals` says what `unpack` and `settle` are). Folders that an earlier run
    wrote are no inbox. Raises WrongUsage where `inbox` is no folder."""
    require_folder(inbox)
    found = arrivals(inbox, unpack, settle)
    named: dict[str, list[Named]] = defaultdict(list)
    for arrival in found.taken:
        said = read_name(arrival.raw, "" if _NO_COMPANY.search(arrival.folder) else arrival.folder)
        if said is None or arrival.kind in (Kind.OTHER, Kind.ARCHIVE, Kind.MAIL):
            found.rejected.append(Rejected(arrival.path, arrival.name, arrival.sha256, why_not(arrival, named=said is not None)))
        else:
            named[said.company].append((arrival, said))
    taken: set[str] = set()
    submissions = []
    for company in sorted(named):
        files, unread = _readable(named[company], found)
        if files:
            submissions.append(_submission(company, files, unread, _slug(company, taken), found))
    return Inbox(tuple(_warn_of_namesakes(_warn_of_strangers(submissions, named))), tuple(found.rejected), found.ignored)


def require_folder(inbox: Path) -> None:
    """Raises WrongUsage where `inbox` is no folder."""
    if not inbox.is_dir():
        raise WrongUsage(
            f"폴더가 없습니다: {inbox}",
            f"No such folder: {inbox}",
            next_ko="접수한 PDF가 들어 있는 폴더를 지정하세요. 예: docproc ingest inbox/",
            next_en="Name the folder with the PDFs received, for example: docproc ingest inbox/",
        )


def _readable(named: Sequence[Named], found: Arrivals) -> tuple[list[Named], list[Finding]]:
    """The files that can be read; of others (HWP and the like) notes where the same part came readable too, and a
    rejection where it did not."""
    files = [(arrival, said) for arrival, said in named if arrival.kind in READABLE]
    notes = []
    for arrival, said in named:
        if arrival.kind in READABLE:
            continue
        instead = next((other.name for other, same in files if same.part is said.part), None)
        if instead is None:
            refused = why_not(arrival, named=True)
            found.rejected.append(Rejected(arrival.path, arrival.name, arrival.sha256, refused))
            notes.append(refused)
        else:
            notes.append(finding("other_format", file=arrival.name, name=arrival.name, kept=instead))
    return files, notes


def _submission(company: str, files: Sequence[Named], notes: Sequence[Finding], case: str, found: Arrivals) -> Submission:
    problems = list(notes)
    kept: dict[Part, IncomingFile] = {}
    for part in Part:
        of_part = [(arrival, said) for arrival, said in files if said.part is part]
        if of_part:
            kept[part], told = _one_file(of_part)
            problems += told
        elif part in REQUIRED:
            problems.append(finding("part_missing", right=right_name(company, part), part=PART_KO[part]))
    bundles = {arrival.bundle for arrival, _ in files}
    problems += [one for name in sorted(bundles) for one in found.notes.get(name, ()) if one.severity is not Severity.STOP]
    letters = [arrival.letter for arrival, _ in files if arrival.letter is not None and arrival.letter.received is not None]
    first = min(letters, key=lambda letter: letter.received or datetime.max) if letters else None
    return Submission(case, company, tuple(kept.values()), tuple(problems), first)


def _one_file(files: Sequence[Named]) -> tuple[IncomingFile, list[Finding]]:
    """Of several files for one part: the same bytes are one, a PDF stands before other formats, the newer before the
    older; pictures are pages of one file. What was set aside is said."""
    told: list[Finding] = []
    # Of the same bytes the exact name stands; else the oldest, by which the paper was first known.
    by_bytes: dict[str, Named] = {}
    for one in sorted(files, key=lambda f: (not f[1].exact, f[0].arrived, f[0].name)):
        first = by_bytes.setdefault(one[0].sha256, one)
        if first is not one:
            told.append(finding("same_bytes", file=one[0].name, name=one[0].name, kept=first[0].name))
    left = sorted(by_bytes.values(), key=lambda f: (READABLE.index(f[0].kind), -f[0].arrived, f[0].name))
    best = left[0][0].kind
    chosen = [one for one in left if one[0].kind is best] if best is Kind.PICTURE else left[:1]
    chosen = [chosen[n] for n in in_order([arrival.name for arrival, _ in chosen])]
    head, said = chosen[0]
    for other, _ in left:
        if other not in [arrival for arrival, _ in chosen]:
            code = "part_twice" if other.kind is best else "other_format"
            told.append(finding(code, file=other.name, name=other.name, kept=head.name))
    return _incoming([arrival for arrival, _ in chosen], said), told


def _incoming(files: Sequence[Arrival], said: FileName) -> IncomingFile:
    head = files[0]
    notes = []
    if not said.exact:
        notes.append(finding("name_not_exact", file=head.name, name=head.name, right=said.right))
    if head.kind is Kind.WORD:
        notes.append(finding("word_file", file=head.name, name=head.name))
    elif head.kind is Kind.PICTURE:
        notes.append(finding("taken_as_pages", file=head.name, name=head.name))
    if len(files) > 1:
        notes.append(finding("pictures_joined", file=head.name, names=", ".join(one.name for one in files)))
    if not _ending_fits(head):
        notes.append(finding("other_kind", file=head.name, name=head.name, kind=head.kind.value.upper()))
    digest = joined_hash([one.sha256 for one in files])
    source = SourceFile(name=head.name, part=said.part, sha256=digest, problems=tuple(notes))
    return IncomingFile(head.path, source, head.kind, tuple((one.path, one.name) for one in files[1:]))


def _ending_fits(arrival: Arrival) -> bool:
    suffix = arrival.name.rpartition(".")[2].strip().lower()
    return {"pdf": Kind.PDF, "docx": Kind.WORD}.get(suffix, Kind.PICTURE) is arrival.kind


def _slug(company: str, taken: set[str]) -> str:
    """A folder name that can only be one and always is the same: no separators, no leading dot or hyphen, no name
    that Windows keeps for itself, at most 200 bytes."""
    plain = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]+", "", company).strip(" .").lstrip("-")
    while len(plain.encode()) > _MOST_BYTES:
        plain = plain[:-1]
    plain = plain.rstrip(" .")
    changed = plain != company or re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", plain, re.I) or plain.casefold() in taken
    slug = f"{plain or 'case'}-{hashlib.sha256(company.encode()).hexdigest()[:6]}" if changed else plain
    taken.add(slug.casefold())
    return slug


def _warn_of_strangers(submissions: Iterable[Submission], named: dict[str, list[Named]]) -> list[Submission]:
    """Companies whose files came in one mail or archive, or in a folder that is called after one of them."""
    together: dict[str, set[str]] = defaultdict(set)
    for company, files in named.items():
        for arrival, _ in files:
            together[arrival.bundle].add(company)
    warned = []
    for submission in submissions:
        problems = list(submission.problems)
        for bundle in sorted({arrival.bundle for arrival, _ in named[submission.company]} - {""}):
            others = sorted(together[bundle] - {submission.company})
            name = Path(bundle).name
            is_folder = Path(bundle).is_absolute() or "/" in bundle
            if others and (not is_folder or any(company_core(name) == company_core(one) for one in together[bundle])):
                problems.append(finding("other_company", bundle=name, name=submission.company, other=", ".join(others)))
        warned.append(replace(submission, problems=tuple(problems)))
    return warned


def _warn_of_namesakes(submissions: list[Submission]) -> list[Submission]:
    """Companies whose names differ only by ㈜ and the like: kept apart, and said so."""
    by_core: dict[str, list[Submission]] = defaultdict(list)
    for submission in submissions:
        by_core[company_core(submission.company)].append(submission)
    return [
        replace(s, problems=(*s.problems, *(finding("namesake", name=s.company, other=o.company) for o in by_core[company_core(s.company)] if o is not s)))
        for s in submissions
    ]
