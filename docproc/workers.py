"""Worker processes that may die: one bad job costs itself, never the batch."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

Tag = TypeVar("Tag")


@dataclass(frozen=True)
class Done(Generic[Tag]):
    """A job's end: its `value`, or `failure`, the exception that ended it (WorkerDied where its process died)."""

    tag: Tag
    value: Any = None
    failure: Exception | None = None


class WorkerDied(Exception):
    """The process of a job died twice, by a crash of an engine or past its time limit."""


class Workers(Generic[Tag]):
    """A pool of `jobs` processes (0: one a core), each job under a limit of `seconds`.

    Processes are spawned, never forked: engines hold threads. When a process dies, every job that was in
    flight is done again in a process of its own, so that only the guilty one is lost.
    """

    def __init__(self, jobs: int = 0, *, seconds: int = 300) -> None:
        self._count = jobs or os.cpu_count() or 1
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._running: dict[Future, tuple[Tag, Callable[..., Any], tuple[Any, ...]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def submit(self, tag: Tag, work: Callable[..., Any], *args: Any) -> None:
        """Puts `work(*args)` in the queue; `results` says how it ended."""
        try:
            job = self._shared().submit(_limited, self._seconds, work, args)
        except BrokenProcessPool:
            self._pool = None
            job = self._shared().submit(_limited, self._seconds, work, args)
        self._running[job] = (tag, work, args)

    def results(self) -> Iterator[Done[Tag]]:
        """Each job's end as it comes, those submitted on the way included."""
        while self._running:
            ended, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for job in ended:
                tag, work, args = self._running.pop(job)
                try:
                    yield Done(tag, job.result())
                except BrokenProcessPool:
                    self._pool = None
                    yield self._alone(tag, work, args)
                except Exception as error:  # the job's own exception is its result
                    yield Done(tag, failure=error)

    def _shared(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self._count)
        return self._pool

    def _alone(self, tag: Tag, work: Callable[..., Any], args: tuple[Any, ...]) -> Done[Tag]:
        with _pool(1) as single:
            try:
                return Done(tag, single.submit(_limited, self._seconds, work, args).result())
            except BrokenProcessPool:
                return Done(tag, failure=WorkerDied("the worker died twice"))
            except Exception as error:
                return Done(tag, failure=error)


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_settle_in)


def _settle_in() -> None:
    """One thread a process: the cores are shared by pages, not by one page's matrix products. An interrupt
    belongs to the parent, which ends us."""
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limited(seconds: int, work: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """The alarm's default action kills the process even inside an engine's C code."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        return work(*args)
    finally:
        signal.alarm(0)
