"""Worker processes that may die: one bad job costs itself, never the batch. Each has a limit of time and of memory
(`limits`); past the time the process and all that it started are killed, past the memory its job fails or it dies."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from docproc.limits import limits

Tag = TypeVar("Tag")
REAPED_WITHIN = 5
"""Seconds to wait for the end of a process whose pool is known to be broken."""


@dataclass(frozen=True)
class Done(Generic[Tag]):
    """A job's end: its `value`, or `failure`, the exception that ended it (WorkerDied where its process died)."""

    tag: Tag
    value: Any = None
    failure: Exception | None = None


class WorkerDied(Exception):
    """The process of a job died: past its time limit, or twice by a crash of an engine."""


@dataclass(frozen=True)
class _Job(Generic[Tag]):
    """What was asked for, and the pool it was given to; `number` tells it from all others."""

    number: int
    tag: Tag
    work: Callable[..., Any]
    args: tuple[Any, ...]
    seconds: int
    pool: ProcessPoolExecutor


class Workers(Generic[Tag]):
    """A pool of `jobs` processes (0: one a core), each job under a limit of `seconds` (or its own; 0: a page's).

    Processes are spawned, never forked: engines hold threads. When a process dies, every job that was in
    flight is done again in a process of its own, so that only the guilty one is lost; one that used up its time is not.
    """

    def __init__(self, jobs: int = 0, *, seconds: int = 0) -> None:
        self._count = jobs or os.cpu_count() or 1
        self._seconds = seconds or limits().page_seconds
        self._pool: ProcessPoolExecutor | None = None
        self._running: dict[Future, _Job[Tag]] = {}
        self._begun: dict[ProcessPoolExecutor, dict[int, Any]] = {}
        self._numbers = count(1)
        self._notes = Path(tempfile.mkdtemp(prefix="docproc-"))  # which process is at which job

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._pool is not None:
            if kind is None:
                self._pool.shutdown()
            else:
                _kill(self._pool)
            self._clear(self._pool)
        shutil.rmtree(self._notes, ignore_errors=True)

    def submit(self, tag: Tag, work: Callable[..., Any], *args: Any, seconds: int = 0) -> None:
        """Puts `work(*args)` in the queue; `results` says how it ended."""
        self._put(_Job(next(self._numbers), tag, work, args, seconds or self._seconds, self._shared()))

    def _put(self, job: _Job[Tag]) -> None:
        try:
            future = self._shared().submit(_limited, self._notes, job.number, job.seconds, job.work, job.args)
        except BrokenProcessPool:
            self._pool = None
            future = self._shared().submit(_limited, self._notes, job.number, job.seconds, job.work, job.args)
        self._running[future] = replace(job, pool=self._shared())
        self._note_processes()

    def run(self, work: Callable[..., Any], *args: Any, seconds: int = 0) -> Any:
        """`work(*args)` in a process of its own, now; raises what it raised, WorkerDied where it did not come back."""
        done = self._alone(_Job(next(self._numbers), None, work, args, seconds or self._seconds, self._shared()))
        if done.failure is not None:
            raise done.failure
        return done.value

    def _note_processes(self) -> None:
        for pool in list(self._begun):
            self._begun[pool].update(getattr(pool, "_processes", None) or {})

    def _clear(self, pool: ProcessPoolExecutor) -> None:
        """Kills what the processes of an ended pool left running: each was the head of a group of its own."""
        for process in self._begun.pop(pool, {}):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process, signal.SIGKILL)

    def results(self) -> Iterator[Done[Tag]]:
        """Each job's end as it comes, those submitted on the way included."""
        while self._running:
            self._note_processes()
            ended, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in ended:
                job = self._running.get(future)
                if job is None:
                    continue  # it went down with another job's pool
                if isinstance(future.exception(), BrokenProcessPool):
                    yield from self._again(job.pool)
                else:
                    yield _end(self._running.pop(future).tag, future)

    def _again(self, pool: ProcessPoolExecutor) -> Iterator[Done[Tag]]:
        """The jobs of a pool that broke: one that used up its time is lost; if none did, those in work are suspect and
        done again alone. All others go into a new pool."""
        if self._pool is pool:
            self._pool = None
        lost = {future: job for future, job in self._running.items() if job.pool is pool}
        wait(lost)
        ends = {number: self._end_of(number, pool) for number in (job.number for job in lost.values())}
        self._clear(pool)
        for future in lost:
            del self._running[future]
        broken = [job for future, job in lost.items() if isinstance(future.exception(), BrokenProcessPool)]
        whole = [_end(job.tag, future) for future, job in lost.items() if not isinstance(future.exception(), BrokenProcessPool)]
        late = [job for job in broken if ends[job.number] == -signal.SIGALRM]
        suspect = [] if late else [job for job in broken if ends[job.number] is not None]
        for job in broken:
            if job not in late and job not in suspect:
                self._put(job)
        yield from whole
        for job in late:
            yield Done(job.tag, failure=_out_of_time(job))
        for job in suspect:
            yield self._alone(job)

    def _end_of(self, number: int, pool: ProcessPoolExecutor) -> int | None:
        """How the process ended that was at job `number` of a broken pool; None where none was."""
        try:
            process = self._begun[pool][int((self._notes / str(number)).read_text())]
        except (OSError, ValueError, KeyError):
            return None
        (self._notes / str(number)).unlink(missing_ok=True)
        process.join(REAPED_WITHIN)
        return process.exitcode if process.exitcode is not None else -signal.SIGKILL

    def _shared(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self._count)
            self._begun[self._pool] = {}
        return self._pool

    def _alone(self, job: _Job[Any]) -> Done[Any]:
        single = _pool(1)
        self._begun[single] = {}
        try:
            future = single.submit(_limited, self._notes, job.number, job.seconds, job.work, job.args)
            self._note_processes()
            wait([future])
            late = isinstance(future.exception(), BrokenProcessPool) and self._end_of(job.number, single) == -signal.SIGALRM
        except BaseException:
            _kill(single)
            raise
        finally:
            single.shutdown()
            self._clear(single)
        return Done(job.tag, failure=_out_of_time(job)) if late else _end(job.tag, future)


def _end(tag: Tag, future: Future) -> Done[Tag]:
    """How a job ended; its own exception is its result."""
    failure = future.exception()
    if failure is None:
        return Done(tag, future.result())
    if isinstance(failure, BrokenProcessPool):
        return Done(tag, failure=WorkerDied("the worker died twice"))
    if not isinstance(failure, Exception):
        raise failure
    return Done(tag, failure=failure)


def _out_of_time(job: _Job[Any]) -> WorkerDied:
    return WorkerDied(f"past its limit of {job.seconds} s")


def _kill(pool: ProcessPoolExecutor) -> None:
    """Ends a pool at once: whoever interrupts a run does not wait for the pages in work."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_settle_in)


def _settle_in() -> None:
    """One thread a process: the cores are shared by pages, not by one page's matrix products. An interrupt
    belongs to the parent, which ends us. What we start belongs to our group and ends with it."""
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    os.setpgid(0, 0)
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for parser in ("pdfminer", "pypdfium2", "PIL"):
        logging.getLogger(parser).setLevel(logging.CRITICAL)  # they quote what they stumble over; we say what is the matter
    most = limits().memory_mb * 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold applicants' papers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed run leaves no worker behind: its queue would never close, for every worker holds both ends of it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL)


def _limited(notes: Path, number: int, seconds: int, work: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Does a job; a note says which process is at it. The alarm's default action kills the process even inside an
    engine's C code."""
    note = notes / str(number)
    note.write_text(str(os.getpid()))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        return work(*args)
    finally:
        signal.alarm(0)
        note.unlink(missing_ok=True)
