"""From an inbox to sheets: twice is once, a killed run is finished by the next, nothing a person wrote is lost."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docproc import pipeline
from docproc.errors import EnvironmentNotFit, OutputBusy
from docproc.model import PageState
from docproc.output import OutFolder, cannot_write, write_bytes

SAMPLES = Path(__file__).parent.parent / "samples"
DIGITAL = "솔잎공방"


def inbox(folder: Path, *cases: str) -> Path:
    for case in cases:
        shutil.copytree(SAMPLES / case, folder / case)
    return folder


def _cannot_finish(order: object) -> str:
    raise ZeroDivisionError


def state(out: Path) -> dict[str, tuple[int, str]]:
    """Every file under OUT with the time it was written and its bytes' digest."""
    files = [p for p in sorted(out.rglob("*")) if p.is_file()]
    return {str(p.relative_to(out)): (p.stat().st_mtime_ns, hashlib.sha256(p.read_bytes()).hexdigest()) for p in files}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, pipeline.Outcome]:
    """One born-digital case, read once."""
    place = tmp_path_factory.mktemp("digital")
    box = inbox(place / "inbox", DIGITAL)
    return box, place / "out", pipeline.ingest(box, place / "out", pipeline.Options(jobs=2))


def test_every_page_of_every_file_stands_in_the_page_ledger_once(done: tuple[Path, Path, pipeline.Outcome]) -> None:
    (case,) = done[2].cases
    pages = [(entry.file, entry.page) for entry in case.pages]
    assert sorted(pages) == sorted((f.name, n) for f in case.files for n in range(1, f.page_count + 1))
    for entry in case.pages:
        if entry.state is PageState.READ:
            assert entry.document is not None and entry.page in case.documents[entry.document].pages


def test_a_second_run_reads_no_page_and_changes_no_file(done: tuple[Path, Path, pipeline.Outcome]) -> None:
    box, out, _ = done
    before = state(out)
    again = pipeline.ingest(box, out, pipeline.Options(jobs=1))
    assert (again.read_pages, again.written, again.unchanged) == (0, (), (DIGITAL,))
    assert state(out) == before


def test_the_inbox_is_left_as_it_was(done: tuple[Path, Path, pipeline.Outcome]) -> None:
    for path in sorted((SAMPLES / DIGITAL).iterdir()):
        assert (done[0] / DIGITAL / path.name).read_bytes() == path.read_bytes()


def test_another_edition_computes_again_without_reading_again(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(done[1], out)
    again = pipeline.ingest(done[0], out, pipeline.Options(jobs=1, program="damage-assessment-2023-03-27"))
    assert again.read_pages == 0 and again.written == (DIGITAL,)
    assert again.cases[0].rate.confirmed == 50


def test_a_sheet_that_a_person_edited_is_kept_beside_the_new_one(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(done[1], out)
    sheet = out / "cases" / DIGITAL / "review.xlsx"
    book = load_workbook(sheet)
    book["지원비율"]["D4"] = "충족"
    book.save(sheet)
    edited = sheet.read_bytes()
    pipeline.ingest(done[0], out, pipeline.Options(jobs=1, force=True))
    assert sheet.with_name("review-보관-1.xlsx").read_bytes() == edited
    assert sheet.read_bytes() != edited


def test_a_submission_with_a_part_missing_still_yields_the_record_of_what_is_there(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    box = tmp_path / "inbox"
    box.mkdir()
    shutil.copy(done[0] / DIGITAL / f"{DIGITAL}_손해액산정_사업신청서.pdf", box)
    (case,) = pipeline.ingest(box, tmp_path / "out", pipeline.Options(jobs=1)).cases
    assert {d.type for d in case.documents} >= {"application_form", "consent_form"}
    assert "part_missing" in {one.code for one in case.attention}
    assert case.eligibility.verdict in ("not_met", "review")


def test_a_broken_file_costs_itself_and_no_other_case(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    box = inbox(tmp_path / "inbox", DIGITAL)
    whole = (box / DIGITAL / f"{DIGITAL}_손해액산정_사업신청서.pdf").read_bytes()
    (box / "가온_손해액산정_사업신청서.pdf").write_bytes(whole[: len(whole) // 3])
    (box / "가온_손해액산정_첨부서류.pdf").write_bytes(b"%PDF-1.7\nno more")
    outcome = pipeline.ingest(box, tmp_path / "out", pipeline.Options(jobs=1))
    by_name = {case.case: case for case in outcome.cases}
    assert set(by_name) == {"가온", DIGITAL}
    assert by_name[DIGITAL].rate == done[2].cases[0].rate
    assert outcome.troubled and all("가온" in (finding.file or finding.message) for finding in outcome.troubled)


def test_a_case_that_cannot_be_finished_stops_no_other_and_is_tried_again(
    done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    shutil.copytree(done[1], out)
    work = pipeline.finish_case
    monkeypatch.setattr(pipeline, "finish_case", _cannot_finish)
    failed = pipeline.ingest(done[0], out, pipeline.Options(jobs=1, force=True))
    assert (failed.written, failed.unchanged, [one.code for one in failed.troubled]) == ((), (), ["case_failed"])
    assert (out / "register.xlsx").exists()
    monkeypatch.setattr(pipeline, "finish_case", work)
    assert pipeline.ingest(done[0], out, pipeline.Options(jobs=1)).troubled == ()


def test_pages_that_could_not_be_read_are_named_and_read_again_when_forced(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(done[1], out)
    lost = sorted((out / ".cache" / "pages").rglob("1-*.json"))[0]
    page = json.loads(lost.read_bytes())
    why = {"code": "page_unreadable", "severity": "check", "message": "1쪽을 읽지 못했습니다."}
    write_bytes(lost, json.dumps({**page, "state": "unreadable", "lines": [], "problems": [why]}).encode())
    again = pipeline.ingest(done[0], out, pipeline.Options(jobs=1, program="damage-assessment-2023-03-27"))
    assert again.read_pages == 0 and [one.code for one in again.troubled] == ["page_unreadable"]
    whole = pipeline.ingest(done[0], out, pipeline.Options(jobs=1, force=True))
    assert whole.read_pages == 1 and whole.troubled == ()


def test_two_runs_on_one_out_do_not_meet(done: tuple[Path, Path, pipeline.Outcome]) -> None:
    with OutFolder(done[1]).locked(), pytest.raises(OutputBusy):
        pipeline.ingest(done[0], done[1], pipeline.Options(jobs=1))


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_is_completed_by_the_next_with_the_same_result(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path, seed: int) -> None:
    box, whole, _ = done
    out = tmp_path / "out"
    code = "import sys; from pathlib import Path; from docproc import pipeline\nif __name__ == '__main__': pipeline.ingest(Path(sys.argv[1]), Path(sys.argv[2]), pipeline.Options(jobs=2))"
    script = tmp_path / "run.py"
    script.write_text(code)
    with subprocess.Popen([sys.executable, str(script), str(box), str(out)], start_new_session=True) as run:
        time.sleep(random.Random(seed).uniform(2.0, 14.0))
        os.killpg(run.pid, signal.SIGKILL)
    for record in out.glob("cases/*/record.json"):
        json.loads(record.read_bytes())
    for sheet in out.glob("cases/*/review.xlsx"):
        load_workbook(sheet)
    pipeline.ingest(box, out, pipeline.Options(jobs=2))
    record = Path("cases") / DIGITAL / "record.json"
    assert (out / record).read_bytes() == (whole / record).read_bytes()
    assert sorted(p.name for p in (out / "cases" / DIGITAL).rglob("*")) == sorted(p.name for p in (whole / "cases" / DIGITAL).rglob("*"))
    assert not list(out.rglob(".half-*"))
    assert not list(out.glob(".scratch/*"))


def _as_mail(files: list[Path], received: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Date"] = "ceo@example.kr", received
    message.set_content("신청합니다.")
    for path in files:
        message.add_attachment(path.read_bytes(), maintype="application", subtype="pdf", filename=path.name)
    return b"Received: from a by b; " + received.encode() + b"\n" + message.as_bytes()


def _as_zip(files: list[Path]) -> bytes:
    """Packed as Windows does in Korea: names in cp949, and nothing said of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number, path in enumerate(files):
            packed.writestr(chr(ord("A") + number) * len(path.name.encode("cp949")), path.read_bytes())
    raw = out.getvalue()
    for number, path in enumerate(files):
        told = path.name.encode("cp949")
        raw = raw.replace(chr(ord("A") + number).encode() * len(told), told)
    return raw


@pytest.mark.parametrize("way", ["mail", "archive"])
def test_a_submission_by_mail_or_archive_gives_the_same_record_as_its_files(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path, way: str) -> None:
    files = sorted((done[0] / DIGITAL).glob("*.pdf"))
    out, box = tmp_path / "out", tmp_path / "inbox"
    shutil.copytree(done[1], out)
    shutil.rmtree(out / "cases")
    (out / "docproc.sqlite").unlink()
    box.mkdir()
    day = done[2].cases[0].application_date
    packed = _as_mail(files, f"{day:%a, %d %b %Y} 09:00:00 +0900") if way == "mail" else _as_zip(files)
    (box / ("접수.eml" if way == "mail" else "접수.zip")).write_bytes(packed)
    outcome = pipeline.ingest(box, out, pipeline.Options(jobs=1))
    assert (outcome.read_pages, outcome.troubled) == (0, ())
    record = Path("cases") / DIGITAL / "record.json"
    assert (out / record).read_bytes() == (done[1] / record).read_bytes()
    assert pipeline.ingest(box, out, pipeline.Options(jobs=1)).written == ()


def test_the_day_a_mail_was_received_decides_and_a_form_that_says_another_is_named(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    out, box = tmp_path / "out", tmp_path / "inbox"
    shutil.copytree(done[1], out)
    box.mkdir()
    (box / "접수.eml").write_bytes(_as_mail(sorted((done[0] / DIGITAL).glob("*.pdf")), "Sun, 14 May 2023 15:30:00 +0000"))
    (case,) = pipeline.ingest(box, out, pipeline.Options(jobs=1)).cases
    assert str(case.application_date) == "2023-05-15" and case.program == "damage-assessment-2023-03-27"
    assert "mail_day" in [one.code for one in case.attention]


def test_a_case_counts_as_computed_by_the_program_that_began_the_run(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = ["old"]

    @cache
    def code(*rooms: str) -> str:
        return "-".join((installed[0], *rooms))

    def replaced(*arguments: object) -> object:
        installed[0] = "new"  # somebody updates the program while the batch runs
        return looked_at(*arguments)

    looked_at = pipeline.looked_at
    monkeypatch.setattr(pipeline, "code_fingerprint", code)
    monkeypatch.setattr(pipeline, "looked_at", replaced)
    pipeline.ingest(done[0], tmp_path / "out", pipeline.Options(jobs=1))
    code.cache_clear()
    assert pipeline.ingest(done[0], tmp_path / "out", pipeline.Options(jobs=1)).written == (DIGITAL,)


def test_a_damaged_record_is_computed_again(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(done[1], out)
    record = out / "cases" / DIGITAL / "record.json"
    whole = record.read_bytes()
    record.write_bytes(whole[: len(whole) // 2])
    assert pipeline.ingest(done[0], out, pipeline.Options(jobs=1)).written == (DIGITAL,)
    assert record.read_bytes() == whole


def test_a_disk_that_fills_up_ends_the_run_and_blames_no_page(done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    shutil.copytree(done[1], out)
    shutil.rmtree(out / "cases")
    monkeypatch.setattr(pipeline, "put", lambda *_: (_ for _ in ()).throw(cannot_write(out, OSError(28, "No space left on device"))))
    with pytest.raises(EnvironmentNotFit):
        pipeline.ingest(done[0], out, pipeline.Options(jobs=1))
    monkeypatch.undo()
    again = pipeline.ingest(done[0], out, pipeline.Options(jobs=1))
    assert (again.written, again.troubled, again.read_pages) == ((DIGITAL,), (), 0)


def test_a_page_that_the_same_run_has_read_for_another_submission_is_not_read_again(
    done: tuple[Path, Path, pipeline.Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = next((done[1] / ".cache" / "pages").rglob("1-*.json"))
    mine = tmp_path / place.name
    shutil.copy(place, mine)
    asked: list[int] = []
    monkeypatch.setattr(pipeline.reading, "read_page", lambda path, number, settings: asked.append(number))
    pipeline._read_page(SAMPLES / DIGITAL / f"{DIGITAL}_손해액산정_사업신청서.pdf", 1, pipeline.Options().settings, mine)
    assert asked == [] and mine.read_bytes() == place.read_bytes()
