"""The first look at what arrived, in workers under their limits: mails and archives opened, pictures and Word files
made into PDFs, pages counted. Nothing here reads a page, and nothing that a file does here can harm the run. What is
read from here on is a copy whose hash was compared: the inbox may change as it likes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docproc import intake, reading
from docproc.errors import DocprocError
from docproc.faults import trace
from docproc.findings import finding
from docproc.fingerprint import code_fingerprint
from docproc.limits import limits
from docproc.model import Finding
from docproc.output import OutFolder, out_of_room
from docproc.workers import Workers

log = logging.getLogger("docproc")

SETTLE = 0.5
"""The inbox is watched for so many seconds: what still grows waits for the next run."""
PASSING = ("still_arriving", "file_changed")
"""Findings of files that the next run will take as they then are: the ledger is not to remember them."""


def unpacker(folder: OutFolder, workers: Workers) -> intake.Unpack:
    """Opens mails and archives into OUT's cache, each in a process of its own; what was opened before is found there."""

    copy = folder.scratch("opened") / "container"

    def unpack(path: Path, name: str, sha256: str) -> tuple[Path, intake.Unpacked]:
        place = folder.unpacked / f"{sha256[:16]}-{code_fingerprint('intake')[:8]}"
        known = intake.read_manifest(place)
        if known is None:
            try:
                workers.run(_unpack, path, name, sha256, copy, place, seconds=limits().look_seconds)
            except DocprocError:
                raise
            except intake.ChangedMeanwhile:
                return place, intake.Unpacked(problems=(finding("file_changed", file=name, name=name),))
            except Exception as error:  # past a limit, or one of the parsers met something new
                stop_if_full(folder, error)
                log.error("could not open a container: %s", trace(error))
            finally:
                copy.unlink(missing_ok=True)
            known = intake.read_manifest(place)
        if known is None:
            return place, intake.Unpacked(problems=(finding("archive_unreadable", file=name, name=name, why="한도 초과 또는 손상"),))
        return place, known

    return unpack


def _unpack(path: Path, name: str, sha256: str, copy: Path, place: Path) -> None:
    """In a worker: opens a copy of the container at `path`, which must still have its hash. Raises ChangedMeanwhile."""
    if intake.copied(path, copy, name) != sha256:
        raise intake.ChangedMeanwhile(name)
    intake.unpack(copy, name, place)


@dataclass(frozen=True)
class Looked:
    """What pages are read from, and what can be said of it."""

    path: Path
    page_count: int
    problems: tuple[Finding, ...]


@dataclass(frozen=True)
class _FileTag:
    case: str
    index: int


def look(incoming: intake.IncomingFile, target: Path, copy: Path) -> Looked:
    """In a worker: the PDF of a file (a copy of it at `copy`; where it is none, made at `target`), how many pages it has,
    what is wrong with it. Raises intake.ChangedMeanwhile where it is another file by now."""
    made = incoming.kind is not intake.Kind.PDF and target.exists()
    try:
        path = target if made else intake.paper_of(intake.taken(incoming, copy), target)
    except intake.Unfit as unfit:
        return Looked(incoming.path, 0, (unfit.problem,))
    info = reading.inspect(path, incoming.source.name)
    return Looked(path, info.page_count, info.problems)


def looked_at(submissions: Sequence[intake.Submission], folder: OutFolder, workers: Workers) -> tuple[list[intake.Submission], list[Finding]]:
    """The submissions with each file's page count and what is wrong with it; one with a file that has changed since the
    inbox was gone through is left for the next run, and said. `workers` must have nothing else to do."""
    found: dict[_FileTag, Looked] = {}
    changed: dict[str, Finding] = {}
    copies = folder.scratch("taken")
    for number, submission in enumerate(submissions):
        for index, incoming in enumerate(submission.files):
            target = folder.papers / f"{incoming.source.sha256[:32]}-{code_fingerprint('intake')[:8]}.pdf"
            workers.submit(_FileTag(submission.case, index), look, incoming, target, copies / f"{number}-{index}", seconds=limits().look_seconds)
    for done in workers.results():
        if isinstance(done.failure, DocprocError):
            raise done.failure
        if isinstance(done.failure, intake.ChangedMeanwhile):
            changed[done.tag.case] = _changed(submissions, done.tag, folder)
        elif done.failure is not None:
            stop_if_full(folder, done.failure)
            log.error("could not look at a file of %s: %s", done.tag.case, trace(done.failure))
        found[done.tag] = done.value if done.failure is None else _lost(submissions, done.tag)
    whole = [submission for submission in submissions if submission.case not in changed]
    return [_with(submission, [found[_FileTag(submission.case, n)] for n in range(len(submission.files))]) for submission in whole], list(changed.values())


def let_go(submission: intake.Submission, folder: OutFolder) -> None:
    """Removes the copies that a finished submission was read from."""
    for incoming in submission.files:
        if folder.is_scratch(incoming.path):
            incoming.path.unlink(missing_ok=True)


def _changed(submissions: Sequence[intake.Submission], tag: _FileTag, folder: OutFolder) -> Finding:
    incoming = _file(submissions, tag)
    if folder.unpacked in incoming.path.parents:  # our own copy was damaged: the mail or archive is opened again
        folder.remove(incoming.path.parent)
    return finding("file_changed", file=incoming.source.name, name=incoming.source.name)


def _file(submissions: Sequence[intake.Submission], tag: _FileTag) -> intake.IncomingFile:
    return next(s for s in submissions if s.case == tag.case).files[tag.index]


def _lost(submissions: Sequence[intake.Submission], tag: _FileTag) -> Looked:
    incoming = _file(submissions, tag)
    name = incoming.source.name
    return Looked(incoming.path, 0, (finding("file_unreadable", file=name, name=name, why="한도 초과 또는 손상"),))


def _with(submission: intake.Submission, looked: Sequence[Looked]) -> intake.Submission:
    files = []
    for incoming, one in zip(submission.files, looked):
        source = incoming.source.model_copy(update={"page_count": one.page_count, "problems": (*incoming.source.problems, *one.problems)})
        files.append(replace(incoming, path=one.path, source=source))
    return replace(submission, files=tuple(files))


def stop_if_full(folder: OutFolder, failure: BaseException) -> None:
    """Raises EnvironmentNotFit where a job failed because OUT has no room: no file is to blame for that."""
    if (full := out_of_room(folder.root, failure)) is not None:
        raise full from failure
