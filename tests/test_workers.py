"""A job that fails or dies costs itself; the others end as they should."""

from __future__ import annotations

import os
import signal
import time

from docproc.workers import WorkerDied, Workers


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    raise ValueError(number)


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def sleep(number: int) -> int:
    time.sleep(60)
    return number


def test_every_job_ends_once_and_one_that_dies_takes_no_other_with_it() -> None:
    with Workers(2) as workers:
        for number in range(4):
            workers.submit(("double", number), double, number)
        workers.submit(("die", 0), die, 0)
        workers.submit(("refuse", 7), refuse, 7)
        ends = {done.tag: done for done in workers.results()}
    assert {tag: done.value for tag, done in ends.items() if tag[0] == "double"} == {("double", n): 2 * n for n in range(4)}
    assert isinstance(ends["die", 0].failure, WorkerDied)
    assert isinstance(ends["refuse", 7].failure, ValueError)


def test_a_job_past_its_time_limit_is_killed() -> None:
    with Workers(1, seconds=1) as workers:
        workers.submit("slow", sleep, 1)
        (done,) = workers.results()
    assert isinstance(done.failure, WorkerDied)


def test_jobs_may_be_added_while_others_end() -> None:
    seen = []
    with Workers(1) as workers:
        workers.submit(1, double, 1)
        for done in workers.results():
            seen.append(done.value)
            if done.tag < 3:
                workers.submit(done.tag + 1, double, done.value)
    assert seen == [2, 4, 8]
