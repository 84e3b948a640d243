"""The order of the work over a whole inbox, the workers and the cache (one case: `casework`).

inbox → submissions → pages (workers, cached) → documents → verdicts → sheets (workers, one job a case) →
put in place and entered in the ledger, case by case. A killed run leaves whole cases only; the next one
goes on from the page cache.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import docproc
from docproc import intake, letters, programs, reading, review, revision, rules
from docproc.casework import Options, Order, finish_case, load_page
from docproc.differences import Change, changes
from docproc.errors import DocprocError, RecordUnreadable, WrongUsage
from docproc.faults import trace
from docproc.findings import finding
from docproc.fingerprint import code_fingerprint
from docproc.keeping import Earlier, changed_since, edited, look_back, remember, sha, unread
from docproc.ledger import KnownFile, Ledger
from docproc.limits import limits
from docproc.looking import PASSING, SETTLE, let_go, looked_at, stop_if_full, unpacker
from docproc.model import Case, Finding, Page, PageState, Severity, Source, SourceFile
from docproc.output import OutFolder, digest, put, write_bytes
from docproc.workers import Done, Workers

log = logging.getLogger("docproc")


class Progress(Protocol):
    """Who watches a run."""

    def started(self, cases: int, pages: int) -> None: ...
    def page_done(self, case: str) -> None: ...
    def case_done(self, case: str) -> None: ...


class Silent:
    """Watches nothing."""

    def started(self, cases: int, pages: int) -> None: ...
    def page_done(self, case: str) -> None: ...
    def case_done(self, case: str) -> None: ...


@dataclass(frozen=True)
class Outcome:
    """What a run did. `troubled` names what was rejected or could not be read, with why; `ignored` counts system litter."""

    cases: tuple[Case, ...]
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    read_pages: int
    troubled: tuple[Finding, ...]
    out: Path
    ignored: int = 0
    judged_again: int = 0
    changed: tuple[Change, ...] = ()


def ingest(inbox: Path, out: Path, options: Options = Options(), progress: Progress | None = None) -> Outcome:
    """The main job (contract/commands.md). Raises DocprocError where the run cannot go on."""
    watch = progress or Silent()
    folder = OutFolder(out)
    if options.program:
        programs.load(options.program)
    if inbox.resolve() == out.resolve():
        raise WrongUsage("접수 폴더와 결과 폴더가 같습니다.", "The inbox and OUT are the same folder.", next_ko="--out 으로 다른 폴더를 지정하세요.", next_en="Name another folder with --out.")
    intake.require_folder(inbox)
    reading.require(options.settings)
    with folder.locked(), Ledger(folder.ledger) as ledger, Workers(options.jobs) as workers:
        box = intake.scan(inbox, unpack=unpacker(folder, workers), settle=SETTLE)
        todo = [s for s in box.submissions if options.force or _stale(s, folder, ledger, options)]
        new_rejects = [r for r in box.rejected if r.finding.code not in PASSING and not any(k.sha256 == r.sha256 and k.name == r.name for k in ledger.rejected())]
        written: list[str] = []
        failed: list[Finding] = []
        read_pages = 0
        earlier = {s.case: _known_case(folder, s.case) for s in todo}
        if todo or new_rejects or not folder.register.exists():
            _code()
            run = ledger.start_run(docproc.__version__)
            ledger.record_files(run, _known_files(box))
            whole, changed = looked_at(todo, folder, workers)
            failed += changed
            read_pages = _read_and_finish(whole, folder, ledger, run, options, workers, watch, written, failed)
            write_register(folder, ledger, run)
            ledger.finish_run(run, cases=len(written), read_pages=read_pages, rejected=len(box.rejected))
        cases = tuple(case for s in box.submissions if (case := _known_case(folder, s.case)) is not None)
        return Outcome(
            cases=cases,
            written=tuple(written),
            unchanged=tuple(s.case for s in box.submissions if s not in todo),
            read_pages=read_pages,
            troubled=(*(r.finding for r in box.rejected), *_unreadable(cases), *failed),
            out=out,
            ignored=box.ignored,
            judged_again=sum(earlier.get(case) is not None for case in written),
            changed=changes(earlier, (case for case in cases if case.case in written)),
        )


def load_case(folder: OutFolder, name: str) -> Case:
    """The record of a case as it lies in OUT. Raises RecordUnreadable where it is damaged or of another version."""
    try:
        return Case.model_validate_json(folder.record(name).read_bytes())
    except (ValueError, OSError) as error:
        raise RecordUnreadable(
            f"'{name}'의 기록을 읽을 수 없습니다: {folder.record(name)} (손상되었거나 다른 판에서 쓴 것입니다)",
            f"The record of '{name}' cannot be read: {folder.record(name)} (damaged, or written by another version)",
            next_ko="접수 폴더로 docproc ingest 를 다시 실행하면 새로 씁니다.",
            next_en="Run docproc ingest on the inbox again: it is written anew.",
        ) from error


def _known_case(folder: OutFolder, name: str) -> Case | None:
    """The record of a case, or None where there is none that can be read."""
    try:
        return load_case(folder, name) if folder.record(name).exists() else None
    except RecordUnreadable:
        return None


def all_cases(folder: OutFolder) -> list[Case]:
    """Every case in OUT whose record can be read, by name (`unreadable_records` names the others)."""
    return [case for name in folder.cases() if (case := _known_case(folder, name)) is not None]


def unreadable_records(folder: OutFolder) -> list[RecordUnreadable]:
    """What to say of each record in OUT that cannot be read."""
    found = []
    for name in folder.cases():
        try:
            load_case(folder, name)
        except RecordUnreadable as error:
            found.append(error)
    return found


def unread_sheets(folder: OutFolder) -> dict[str, list[str]]:
    """The sheets that somebody has saved since the last run, by case: what they entered is in no record yet."""
    if not folder.ledger.exists():
        return {}
    with Ledger(folder.ledger) as ledger:
        return {name: found for name in folder.cases() if (found := unread(folder, ledger, name))}


def figures(case: Case) -> rules.Decided:
    """What a case comes to with the verdicts that a reviewer entered in its sheet."""
    return rules.decide(case, programs.load(case.program))


# --- what is still to do ----------------------------------------------------------------------------


_SEEN_BY_ALL = ("box.py", "korean.py", "private.py", "model.py", "flatsheet.py", "upright.py")


_JUDGING = ("findings.py", "glossary.py", "applied.py", "casework.py", "revision.py", "letters.py", "documents", "programs", "rules", "review", "reading")


def _code() -> tuple[str, str]:
    """The fingerprints of what computes a case and of what finds its files. Taken before the first case is begun: a program
    that is replaced while a batch runs must not have its name under what the old one computed."""
    return code_fingerprint(*_SEEN_BY_ALL, *_JUDGING), code_fingerprint("intake")


def _case_fingerprint(submission: intake.Submission, options: Options) -> str:
    return digest(
        _code()[0],
        _settings_fingerprint(options.settings),
        f"{options.program}|{options.as_of}|{options.letter_days}|{limits()}",
        submission.company,
        *(f"{f.source.name}|{f.source.part}|{f.source.sha256}" for f in submission.files),
        *(p.message for p in submission.problems),
        submission.letter.model_dump_json() if submission.letter else "",
        _code()[1],
    )


def _stale(submission: intake.Submission, folder: OutFolder, ledger: Ledger, options: Options) -> bool:
    complete = _known_case(folder, submission.case) is not None and (folder.case(submission.case) / "review.xlsx").exists()
    return not complete or ledger.fingerprint(submission.case) != _case_fingerprint(submission, options) or edited(folder, ledger, submission.case)


def _known_files(box: intake.Inbox) -> Iterable[KnownFile]:
    for submission in box.submissions:
        for incoming in submission.files:
            yield KnownFile(incoming.source.sha256, incoming.source.name, submission.case, incoming.source.part, None, None)
    for rejected in box.rejected:
        if rejected.finding.code in PASSING:
            continue  # nobody is to hear of it once it is there
        yield KnownFile(rejected.sha256, rejected.name, None, None, None, rejected.finding.code, rejected.finding.message)


def _unreadable(cases: Sequence[Case]) -> list[Finding]:
    """What files could not be read as a whole, or in part (exit status 3)."""
    return [p for case in cases for file in case.files for p in file.problems if p.severity is Severity.STOP or p.code == "page_unreadable"]


# --- reading ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _PageTag:
    case: str
    name: str
    number: int
    place: Path


@dataclass(frozen=True)
class _CaseTag:
    case: str


def _note_lost_page(folder: OutFolder, done: Done[_PageTag]) -> None:
    """A page whose reader failed is a page that says so; it is read again only when forced. Where the machine is
    not fit, no page is to blame, and the run ends."""
    if done.failure is None:
        return
    if isinstance(done.failure, DocprocError):
        raise done.failure
    stop_if_full(folder, done.failure)
    tag = done.tag
    log.error("could not read page %s of %s: %s", tag.number, tag.case, trace(done.failure))
    why = finding("page_unreadable", file=tag.name, page=tag.number, why=type(done.failure).__name__)
    lost = Page(number=tag.number, width=0, height=0, source=Source.OCR, state=PageState.UNREADABLE, problems=(why,))
    write_bytes(tag.place, lost.model_dump_json().encode())


def _read_and_finish(
    todo: Sequence[intake.Submission],
    folder: OutFolder,
    ledger: Ledger,
    run: int,
    options: Options,
    workers: Workers[_PageTag | _CaseTag],
    watch: Progress,
    written: list[str],
    failed: list[Finding],
) -> int:
    """Reads every page of every case that is due, finishes each case as soon as its pages are there. A case that
    cannot be finished is in `failed`; it has no part in the others and is tried again by the next run."""
    inspected: dict[str, intake.Submission] = {}
    waiting: dict[str, int] = {}
    before: dict[str, Earlier] = {}
    pages: dict[str, dict[str, tuple[Path, ...]]] = {}
    jobs: list[tuple[str, str, Path, int, Path]] = []
    for submission in todo:
        inspected[submission.case] = submission
        pages[submission.case] = {}
        for incoming in submission.files:
            count = min(incoming.source.page_count, limits().pages)
            places = tuple(_page_place(folder, incoming.source, n, options.settings) for n in range(1, count + 1))
            pages[submission.case][incoming.source.name] = places
            for number, place in enumerate(places, 1):
                if not place.exists() or (options.force and _is_unread(place)):
                    jobs.append((submission.case, incoming.source.name, incoming.path, number, place))
        waiting[submission.case] = sum(1 for job in jobs if job[0] == submission.case)
    watch.started(len(todo), len(jobs))

    def finish(case: str) -> None:
        before[case] = look_back(folder, ledger, case, [f.source.sha256 for f in inspected[case].files])
        workers.submit(_CaseTag(case), finish_case, Order(inspected[case], pages[case], options, folder.scratch(case), before[case]), seconds=limits().case_seconds)

    for case, name, path, number, place in jobs:
        workers.submit(_PageTag(case, name, number, place), _read_page, path, number, options.settings, place)
    for case in [case for case, count in waiting.items() if count == 0]:
        finish(case)
    for done in workers.results():
        tag = done.tag
        if isinstance(tag, _PageTag):
            _note_lost_page(folder, done)
            watch.page_done(tag.case)
            waiting[tag.case] -= 1
            if waiting[tag.case] == 0:
                finish(tag.case)
            continue
        let_go(inspected[tag.case], folder)
        if isinstance(done.failure, DocprocError):
            raise done.failure
        if done.failure is not None:
            stop_if_full(folder, done.failure)
            log.error("could not finish %s: %s", tag.case, trace(done.failure))
            failed.append(finding("case_failed", name=tag.case, why=type(done.failure).__name__))
        elif changed_since(folder, tag.case, before[tag.case]):
            failed.append(finding("sheet_in_use", name=tag.case))
        else:
            _put_in_place(folder, ledger, run, inspected[tag.case], Path(done.value), options)
            remember(folder, ledger, run, before[tag.case])
            written.append(tag.case)
            watch.case_done(tag.case)
    return len(jobs)


def _is_unread(place: Path) -> bool:
    try:
        return load_page(place).state is PageState.UNREADABLE
    except ValueError:  # the cache was damaged
        return True


@cache
def _settings_fingerprint(settings: reading.ReadingSettings) -> str:
    return settings.fingerprint()  # asks for the versions of a dozen packages: once a run, not once a page


def _page_place(folder: OutFolder, source: SourceFile, number: int, settings: reading.ReadingSettings) -> Path:
    key = digest(source.sha256, str(number), _settings_fingerprint(settings), code_fingerprint(*_SEEN_BY_ALL, "findings.py", "reading"))
    return folder.pages_of(source.sha256) / f"{number}-{key[:24]}.json"


def _read_page(path: Path, number: int, settings: reading.ReadingSettings, place: Path) -> None:
    if place.exists() and not _is_unread(place):
        return  # the same bytes came in another submission of this run
    page = reading.read_page(path, number, settings)
    write_bytes(place, page.model_dump_json().encode())


def _put_in_place(folder: OutFolder, ledger: Ledger, run: int, submission: intake.Submission, scratch: Path, options: Options) -> None:
    """Moves a finished case into OUT: the sheet first, the record last, then the ledger's row."""
    case = Case.model_validate_json((scratch / "record.json").read_bytes())
    target = folder.case(case.case)
    letters.make_room(folder, ledger, case.case, scratch)
    for page in target.glob("pages/*"):  # of files that have been replaced since
        if not (scratch / "pages" / page.name).exists():
            page.unlink()
    names = sorted((p.relative_to(scratch) for p in scratch.rglob("*") if p.is_file()), key=lambda p: p.name == "record.json")
    for name in names:
        ledger.about_to_write(run, folder.relative(target / name), sha(scratch / name))
        put(scratch / name, target / name)
    ledger.record_files(run, [KnownFile(f.sha256, f.name, case.case, f.part, f.page_count, None) for f in case.files])
    ledger.record_case(run, case, _case_fingerprint(submission, options))
    ledger.record_entries(run, case)


def write_register(folder: OutFolder, ledger: Ledger, run: int) -> None:
    """Writes the register of all that OUT holds; the lock must be held."""
    scratch = folder.scratch("register") / "register.xlsx"
    cases = all_cases(folder)
    accepted = {file.sha256 for case in cases for file in case.files}
    names = {file.name for case in cases for file in case.files}
    # A file that could not be opened at first has no digest: it is known by its name when it comes again.
    rejected = [file for file in ledger.rejected() if file.sha256 not in accepted and (file.sha256 or file.name not in names)]
    rejected += [
        KnownFile(file.sha256, file.name, case.case, file.part, None, problem.code, problem.message)
        for case in cases for file in case.files for problem in file.problems if problem.severity is Severity.STOP
    ]  # fmt: skip
    rows = [review.RegisterRow(case, now := figures(case), revision.changes(case, now), edited(folder, ledger, case.case)) for case in cases]
    review.write_register(rows, rejected, scratch, programs.load(programs.all_ids()[-1]))
    ledger.about_to_write(run, folder.relative(folder.register), sha(scratch))
    put(scratch, folder.register)
