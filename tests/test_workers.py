"""A job that fails or dies costs itself; the others end as they should."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docproc.errors import EnvironmentNotFit, WrongUsage
from docproc.limits import limits
from docproc.workers import WorkerDied, Workers


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    raise ValueError(number)


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def where(number: int) -> int:
    return os.getpid()


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


def test_a_job_past_its_time_limit_is_killed_and_not_tried_again() -> None:
    with Workers(1, seconds=8) as workers:
        workers.submit("slow", sleep, 1)
        begun = time.monotonic()
        (done,) = workers.results()
    assert isinstance(done.failure, WorkerDied) and "limit" in str(done.failure)
    assert time.monotonic() - begun < 20  # it had its time once, not twice


def test_jobs_may_be_added_while_others_end() -> None:
    seen = []
    with Workers(1) as workers:
        workers.submit(1, double, 1)
        for done in workers.results():
            seen.append(done.value)
            if done.tag < 3:
                workers.submit(done.tag + 1, double, done.value)
    assert seen == [2, 4, 8]


def test_jobs_that_were_only_waiting_go_into_a_new_pool_when_one_dies() -> None:
    with Workers(1) as workers:
        workers.submit(0, die, 0)
        for number in range(1, 5):
            workers.submit(number, where, number)
        ends = {done.tag: done for done in workers.results()}
    assert isinstance(ends[0].failure, WorkerDied)
    assert len({ends[number].value for number in range(1, 5)}) == 1


def test_an_interrupted_run_does_not_wait_for_the_jobs_in_work() -> None:
    begun = time.monotonic()
    with contextlib.suppress(KeyboardInterrupt), Workers(1) as workers:
        workers.submit(1, double, 1)
        next(workers.results())
        workers.submit("slow", sleep, 1)
        time.sleep(0.5)
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "import os, signal\nfrom tests.test_workers import where\nfrom docproc.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(1)\n    workers.submit(1, where, 1)\n    print(next(workers.results()).value, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    root = str(Path(__file__).parent.parent)
    worker = int(subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": root}).stdout)
    for _ in range(100):
        if not _alive(worker):
            return
        time.sleep(0.1)
    raise AssertionError(f"worker {worker} lives on")


def _alive(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def unfit(number: int) -> int:
    raise EnvironmentNotFit("없습니다", "missing", next_ko="설치", next_en="install")


def test_an_unfit_machine_is_told_from_a_worker_that_died() -> None:
    with Workers(1) as workers:
        workers.submit(1, unfit, 1)
        (done,) = workers.results()
    assert isinstance(done.failure, EnvironmentNotFit) and done.failure.sentence("ko") == "없습니다\n→ 설치"


def hoard(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def test_a_job_past_its_memory_fails_and_the_next_one_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_LIMIT_MEMORY_MB", "600")
    with Workers(1) as workers:
        workers.submit("much", hoard, 2000)
        workers.submit("little", hoard, 10)
        ends = {done.tag: done for done in workers.results()}
    assert isinstance(ends["much"].failure, MemoryError) and ends["little"].value == 10_000_000


def start_a_child_and_hang(note: str) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    with open(note, "a") as stream:
        stream.write(f"{child.pid}\n")
    time.sleep(300)


@pytest.mark.parametrize("end", ["time limit", "interrupt", "killed parent"])
def test_what_a_job_started_is_killed_with_it(tmp_path: Path, end: str) -> None:
    note = tmp_path / "children"
    if end == "time limit":
        with Workers(1, seconds=2) as workers:
            workers.submit("hang", start_a_child_and_hang, str(note))
            (done,) = workers.results()
        assert isinstance(done.failure, WorkerDied)
    else:
        code = (
            "import os, signal, sys, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it\nfrom pathlib import Path\nfrom tests.test_workers import start_a_child_and_hang\nfrom docproc.workers import Workers\n"
            "if __name__ == '__main__':\n"
            "    with Workers(1) as workers:\n"
            "        workers.submit(1, start_a_child_and_hang, sys.argv[1])\n"
            "        while not (Path(sys.argv[1]).exists() and Path(sys.argv[1]).read_text()): time.sleep(0.1)\n"
            f"        os.kill(os.getpid(), signal.{'SIGINT' if end == 'interrupt' else 'SIGKILL'})\n"
            "        list(workers.results())\n"
        )
        (tmp_path / "run.py").write_text(code)
        root = str(Path(__file__).parent.parent)
        subprocess.run([sys.executable, str(tmp_path / "run.py"), str(note)], capture_output=True, timeout=60, env={**os.environ, "PYTHONPATH": root})
    children = [int(line) for line in note.read_text().split()]
    for _ in range(100):
        if not any(map(_alive, children)):
            break
        time.sleep(0.1)
    assert children and not any(map(_alive, children))


def test_one_job_can_be_done_now_in_a_process_of_its_own() -> None:
    with Workers(1) as workers:
        assert workers.run(double, 4) == 8
        with pytest.raises(ValueError, match="7"):
            workers.run(refuse, 7)
        with pytest.raises(WorkerDied):
            workers.run(die, 1)


def test_a_limit_that_is_no_number_is_wrong_usage_that_names_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_LIMIT_PAGE_SECONDS", "lots")
    with pytest.raises(WrongUsage) as error:
        limits()
    assert "DOCPROC_LIMIT_PAGES" in error.value.sentence("en")
