"""What goes on around a run: the inbox is changed by others, the clock is set, temporary files of killed runs lie about."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from openpyxl import load_workbook

from docproc import doctor, intake, ledger, looking, pipeline, reading
from docproc.ledger import Ledger
from docproc.output import OutFolder
from docproc.workers import Workers
from tests import killing
from tests.cases import made_up_case
from tests.reading.drawn import form_pdf

COMPANIES = ("가온", "나온")


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return form_pdf(tmp_path_factory.mktemp("form") / "form.pdf").read_bytes()


@pytest.fixture
def inbox(tmp_path: Path, form: bytes) -> Path:
    """Two companies with two papers each, no two of the same bytes."""
    (tmp_path / "inbox").mkdir()
    for company in COMPANIES:
        for part in ("사업신청서", "첨부서류"):
            (tmp_path / "inbox" / f"{company}_손해액산정_{part}.pdf").write_bytes(form + f"% {company} {part}\n".encode())
    return tmp_path / "inbox"


@pytest.fixture
def options(tmp_path: Path) -> pipeline.Options:
    """Engines that are recorded (and deaf): only the text layer is read."""
    (tmp_path / "recorded.json").write_text('{"tesseract:kor+eng": {}}')
    settings = reading.ReadingSettings(engine="recorded", recorded=tmp_path / "recorded.json", independent=False, spot_checks=0)
    return pipeline.Options(jobs=1, settings=settings)


def changing(monkeypatch: pytest.MonkeyPatch, *, before: Callable[[], object] = lambda: None, after: Callable[[], object] = lambda: None) -> None:
    """Lets somebody do something to the inbox just before, or just after, the run has taken what it reads."""
    real = looking.looked_at

    def looked_at(submissions: Sequence[intake.Submission], folder: OutFolder, workers: Workers) -> object:
        before()
        found = real(submissions, folder, workers)
        after()
        return found

    monkeypatch.setattr(pipeline, "looked_at", looked_at)


def test_a_file_saved_again_before_it_was_read_leaves_its_case_to_the_next_run_and_is_said(
    inbox: Path, tmp_path: Path, options: pipeline.Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = inbox / "가온_손해액산정_첨부서류.pdf"
    with monkeypatch.context() as meanwhile:
        changing(meanwhile, before=lambda: paper.write_bytes(paper.read_bytes() + b"% stamped\n"))
        outcome = pipeline.ingest(inbox, tmp_path / "out", options)
    assert (outcome.written, [one.code for one in outcome.troubled]) == (("나온",), ["file_changed"])
    assert not (tmp_path / "out" / "cases" / "가온").exists()
    again = pipeline.ingest(inbox, tmp_path / "out", options)
    assert (again.written, again.troubled) == (("가온",), ())
    (file,) = [file for case in again.cases for file in case.files if file.name == paper.name]
    assert file.sha256 == intake.scan(inbox).submissions[0].files[1].source.sha256


@pytest.mark.parametrize("how", ["replaced", "removed", "appended to"])
def test_a_record_is_of_the_bytes_that_were_hashed_whatever_becomes_of_the_file_while_it_is_read(
    inbox: Path, tmp_path: Path, options: pipeline.Options, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    paper = inbox / "가온_손해액산정_첨부서류.pdf"
    record = Path("cases") / "가온" / "record.json"
    pipeline.ingest(inbox, tmp_path / "whole", options)
    change = {"replaced": lambda: paper.write_bytes(b"%PDF-1.7 other"), "removed": paper.unlink, "appended to": lambda: paper.write_bytes(paper.read_bytes() + b"x")}
    with monkeypatch.context() as meanwhile:
        changing(meanwhile, after=change[how])
        pipeline.ingest(inbox, tmp_path / "out", options)
    assert (tmp_path / "out" / record).read_bytes() == (tmp_path / "whole" / record).read_bytes()
    assert not (tmp_path / "out" / ".scratch").exists()
    assert pipeline.ingest(inbox, tmp_path / "out", options).written == ("가온",)


def test_an_archive_that_is_another_by_the_time_it_is_opened_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    folder = OutFolder(tmp_path / "out")
    with folder.locked(), Workers(1) as workers:
        _, opened = looking.unpacker(folder, workers)(tmp_path / "a.zip", "a.zip", "0" * 64)
    assert [one.code for one in opened.problems] == ["file_changed"] and not folder.unpacked.exists()


class Clock(datetime):
    """A clock that says what it is told."""

    says = datetime(2023, 9, 20, tzinfo=UTC)

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return cls.says


def test_a_clock_set_back_or_forward_between_runs_changes_nothing_and_the_later_run_is_the_later(
    inbox: Path, tmp_path: Path, options: pipeline.Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "datetime", Clock)
    first = pipeline.ingest(inbox, tmp_path / "out", options)
    assert first.written == COMPANIES
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file() and path.name != "docproc.sqlite"}
    for year in (1980, 2037):
        monkeypatch.setattr(Clock, "says", datetime(year, 1, 1, tzinfo=UTC))
        for path in (*inbox.iterdir(), *before):
            os.utime(path, (Clock.says.timestamp(), Clock.says.timestamp()))
        again = pipeline.ingest(inbox, tmp_path / "out", options)
        assert (again.written, again.unchanged, again.read_pages) == ((), COMPANIES, 0)
    assert {path: path.read_bytes() for path in before} == before


def test_of_two_verdicts_the_one_of_the_later_run_stands_though_the_clock_says_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "datetime", Clock)
    case = made_up_case()
    turned = case.model_copy(update={"rate": case.rate.model_copy(update={"items": tuple(v.model_copy(update={"reason": "다시"}) for v in case.rate.items)})})
    with Ledger(tmp_path / "docproc.sqlite") as book:
        for year, one in ((2030, case), (2001, turned), (2001, turned)):
            monkeypatch.setattr(Clock, "says", datetime(year, 1, 1, tzinfo=UTC))
            book.record_case(book.start_run("test"), one, "x")
        told = [(run, reason) for run, section, _, _, reason in book.history("가온") if section == "rate"]
        assert [run for run, _ in told] == sorted(run for run, _ in told) and {run for run, _ in told} == {1, 2}
        assert book.last_started() == "2030-01-01T00:00:00+00:00"


def test_doctor_says_that_the_clock_went_back_and_that_a_killed_run_left_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp" / "docproc-abcd1234").mkdir(parents=True)
    folder = OutFolder(tmp_path / "out")
    folder.prepare()
    monkeypatch.setattr(ledger, "datetime", Clock)
    monkeypatch.setattr(Clock, "says", datetime(2090, 1, 1, tzinfo=UTC))
    with Ledger(folder.ledger) as book:
        book.start_run("test")
    (folder.root / ".scratch" / "tmp").mkdir(parents=True)
    checks = {check.name: check for check in doctor.environment(folder.root)}
    assert checks["시계 (clock)"].after and "2090-01-01" in checks["시계 (clock)"].found
    assert all(checks[name].ok and checks[name].to_do for name in ("시계 (clock)", "임시 파일 (temporary)"))  # a machine is fit with both
    assert "docproc-abcd1234" in checks["임시 파일 (temporary)"].found and ".scratch" in checks["임시 파일 (temporary)"].found
    shutil.rmtree(tmp_path / "tmp" / "docproc-abcd1234")
    with folder.locked():
        assert "docproc-abcd1234" not in {check.name: check for check in doctor.environment(folder.root)}["임시 파일 (temporary)"].found
    assert {check.name: check for check in doctor.environment(folder.root)}["임시 파일 (temporary)"].after is False


def test_a_lock_is_held_by_a_process_and_never_by_its_age(tmp_path: Path) -> None:
    folder = OutFolder(tmp_path)
    with folder.locked():
        for when in (0, 4_000_000_000):
            os.utime(tmp_path / ".lock", (when, when))
            with pytest.raises(pipeline.DocprocError), OutFolder(tmp_path).locked():
                pass
    with folder.locked():
        assert folder.busy()
    assert not folder.busy()


def test_temporary_files_of_a_run_lie_in_its_folder_for_its_owner_alone_and_go_when_it_was_killed(tmp_path: Path) -> None:
    code = """
import os, signal, sys, tempfile
from pathlib import Path
from docproc.output import OutFolder
from docproc.workers import Workers
from tests.test_changes import leave
if __name__ == "__main__":
    with OutFolder(Path(sys.argv[1])).locked(), Workers(1) as workers:
        workers.run(leave, sys.argv[2])
        open(sys.argv[2], "a").write(tempfile.mkdtemp(prefix="docproc-") + "\\n")
        os.kill(os.getpid(), signal.SIGKILL)
"""
    (tmp_path / "run.py").write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "TMPDIR": str(tmp_path / "elsewhere")}
    (tmp_path / "elsewhere").mkdir()
    done = subprocess.run([sys.executable, str(tmp_path / "run.py"), str(tmp_path / "out"), str(tmp_path / "note")], env=environment)
    assert done.returncode == -signal.SIGKILL
    left = [Path(line) for line in (tmp_path / "note").read_text().split()]
    scratch = tmp_path / "out" / ".scratch"
    assert len(left) == 2 and all(path.exists() and scratch in path.parents for path in left)
    assert {path.stat().st_mode & 0o077 for path in [scratch, *scratch.rglob("*")]} == {0}
    assert not list((tmp_path / "elsewhere").iterdir())
    before = tempfile.gettempdir(), os.environ.get("TMPDIR")
    with OutFolder(tmp_path / "out").locked():
        assert not any(path.exists() for path in left)
    assert not scratch.exists() and (tempfile.gettempdir(), os.environ.get("TMPDIR")) == before


def leave(note: str) -> None:
    """In a worker: leaves a temporary file as an engine does, and says where."""
    handle, place = tempfile.mkstemp(suffix=".png")
    os.close(handle)
    with open(note, "a") as stream:
        stream.write(f"{place}\n")


def test_a_letter_is_never_dated_before_the_mail_it_answers(inbox: Path, tmp_path: Path, options: pipeline.Options, monkeypatch: pytest.MonkeyPatch) -> None:
    from docproc import casework

    assert casework.today(date(2023, 9, 20)) == max(date.today(), date(2023, 9, 20))
    assert casework.today(date(2999, 1, 1)) == date(2999, 1, 1)
    assert casework.today(None) == date.today()


def test_what_kills_are_judged_by_sees_one_cell_one_byte_and_one_row_that_differ(inbox: Path, tmp_path: Path, options: pipeline.Options) -> None:
    pipeline.ingest(inbox, tmp_path / "one", options)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    wrong = {"files that differ after kills": 0, "half files left": 0}
    killing._compare(tmp_path / "one", tmp_path / "two", wrong)
    assert set(wrong.values()) == {0}
    case = tmp_path / "two" / "cases" / "가온"
    book = load_workbook(case / "review.xlsx")
    book.worksheets[-1]["B2"] = "other"
    book.save(case / "review.xlsx")
    (case / "record.json").write_bytes((case / "record.json").read_bytes() + b" ")
    (tmp_path / "two" / "cases" / "나온" / "evidence.html").unlink()
    with Ledger(tmp_path / "two" / "docproc.sqlite") as book_of_runs:
        book_of_runs.forget("나온")
    (tmp_path / "two" / ".half-x").touch()
    killing._compare(tmp_path / "one", tmp_path / "two", wrong)
    assert wrong == {"files that differ after kills": 5, "half files left": 1}
