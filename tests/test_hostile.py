"""A batch full of files that nobody should send: it ends, each file is accounted for, and the honest case is as alone."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from docproc import korean, pipeline, reading
from docproc.errors import RecordUnreadable
from docproc.ledger import Ledger
from docproc.model import Case, PageState, Source
from docproc.output import OutFolder, write_bytes
from docproc.private import masked
from tests import hostile
from tests.cases import made_up_case
from tests.reading.drawn import ROWS, form_pdf

SAMPLES = Path(__file__).parent.parent / "samples"
LIMITS = {"PAGES": "2", "PAGE_SECONDS": "10", "LOOK_SECONDS": "10", "CASE_SECONDS": "90", "MEMORY_MB": "1800"}
PARTS = ("사업신청서", "첨부서류", "평가_우대사항", "지원_우대사항")
HONEST = "참한정밀"
RUN = """
import sys
from pathlib import Path
from docproc import pipeline, reading
if __name__ == "__main__":
    inbox, out, recorded, trap = map(Path, sys.argv[1:5])
    coarse = {"least_dpi": int(sys.argv[5]), "most_dpi": int(sys.argv[5])} if len(sys.argv) > 5 else {}
    settings = reading.ReadingSettings(engine="recorded", recorded=recorded, independent=False, spot_checks=0, **coarse)
    pipeline.ingest(inbox, out, pipeline.Options(jobs=2, settings=settings))
"""
# Loaded by every Python process of the run: names whoever speaks to a network.
TRAP = """
import os, sys
def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        with open(os.environ["DOCPROC_TEST_TRAP"], "a") as stream:
            stream.write(f"{event} {args!r}\\n")
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class Batch:
    """What a run over an inbox of such files left, and how it ended."""

    out: Path
    files: dict[str, str]  # file name → what it is
    meant_well: set[str]
    status: int
    said: str
    orphans: list[int]
    trap: Path

    def cases(self) -> list[Case]:
        return pipeline.all_cases(OutFolder(self.out))


def run(place: Path, bad: dict[str, bytes], good: dict[str, bytes], limits: dict[str, str] = LIMITS, dpi: int = 0) -> Batch:
    """Ingests `bad` and `good` files, four to a company, beside an honest case; engines are recorded (and deaf). `dpi`: how
    finely pages are rendered (0: as always)."""
    inbox = place / "inbox"
    inbox.mkdir(parents=True)
    files: dict[str, str] = {}
    for number, (what, data) in enumerate({**bad, **good}.items()):
        name = f"몹쓸{number // 4:03d}_손해액산정_{PARTS[number % 4]}.pdf"
        (inbox / name).write_bytes(data)
        files[name] = what
    for part in PARTS[:2]:
        (inbox / f"{HONEST}_손해액산정_{part}.pdf").write_bytes(honest_file())
    (place / "trap").mkdir()
    (place / "trap" / "sitecustomize.py").write_text(TRAP)
    (place / "recorded.json").write_text('{"tesseract:kor+eng": {}}')
    (place / "run.py").write_text(RUN)
    mark = f"docproc-test-{os.getpid()}-{place.name}"
    root = str(Path(__file__).parent.parent)
    environment = {
        **os.environ, **{f"DOCPROC_LIMIT_{name}": value for name, value in limits.items()},
        "PYTHONPATH": f"{place / 'trap'}:{root}", "DOCPROC_TEST_TRAP": str(place / "heard"), "DOCPROC_TEST_MARK": mark, "OMP_THREAD_LIMIT": "1",
    }  # fmt: skip
    arguments = [sys.executable, str(place / "run.py"), str(inbox), str(place / "out"), str(place / "recorded.json"), str(place / "trap"), *([str(dpi)] if dpi else [])]
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    return Batch(place / "out", files, set(good), done.returncode, done.stderr, _marked(mark), place / "heard")


@cache
def honest_file() -> bytes:
    """A file as it should be; the same bytes in every run of one process."""
    with tempfile.TemporaryDirectory() as place:
        return form_pdf(Path(place) / "form.pdf").read_bytes()


def _marked(mark: str) -> list[int]:
    """Processes that carry our mark in their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


def unexplained(batch: Batch) -> list[str]:
    """Bad files of which nothing is said: no finding of the file, no page that says it was not read."""
    silent = []
    for case in batch.cases():
        for file in case.files:
            what = batch.files.get(file.name)
            pages = [entry for entry in case.pages if entry.file == file.name]
            if what and what not in batch.meant_well and not file.problems and all(p.state is PageState.READ for p in pages):
                silent.append(f"{what} ({file.name})")
    return silent


def unaccounted(batch: Batch) -> list[str]:
    """Files whose page ledger does not add up, and files that are neither in a record nor refused with a sentence."""
    with Ledger(batch.out / "docproc.sqlite") as ledger:
        wrong = set(batch.files) - {file.name for file in ledger.rejected() if file.why}
    for case in batch.cases():
        for file in case.files:
            if sorted(e.page for e in case.pages if e.file == file.name) == list(range(1, file.page_count + 1)):
                wrong.discard(file.name)
    return sorted(wrong)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    bad = {what: make() for what, make in hostile.EVIL.items()}
    for number, path in enumerate(hostile.sample_files(SAMPLES, "솔잎공방")[:1]):
        bad |= {f"{path.stem}, {how}": data for how, data in hostile.spoiled(path.read_bytes(), number).items()}
    return run(tmp_path_factory.mktemp("evil"), bad, {what: make() for what, make in hostile.MEANT_WELL.items()})


def test_the_batch_ends_and_every_file_has_a_record_whose_pages_add_up(batch: Batch) -> None:
    assert batch.status == 0, batch.said[-2000:]
    assert unaccounted(batch) == []


def test_a_file_made_to_harm_is_never_read_without_a_word(batch: Batch) -> None:
    # These open like any other file, in every viewer; a spoiled copy may still show every page whole.
    harmless = {"program to start", "page without area", "page of no numbers", "font that lies", "xref that goes round", "page tree that claims a milliard"}
    told = [one for one in unexplained(batch) if one.split(" (")[0] not in harmless and "turned" not in one and "nine tenths" not in one and "half" not in one]
    assert told == []


def test_what_only_looks_odd_is_read(batch: Batch) -> None:
    files = {file.name: (case, file) for case in batch.cases() for file in case.files}
    for name, what in batch.files.items():
        if what in batch.meant_well:
            case, file = files[name]
            assert file.page_count == 1 and [e.state for e in case.pages if e.file == name] == [PageState.READ], what


def test_scans_packed_in_every_way_that_scanners_know_show_the_same_page(tmp_path: Path) -> None:
    shown = {}
    for way in ("CCITT", "JBIG2", "JPX"):
        (tmp_path / f"{way}.pdf").write_bytes(hostile.MEANT_WELL[f"scan in {way}"]())
        page = np.asarray(Image.open(io.BytesIO(reading.Pictures(tmp_path / f"{way}.pdf", {}).whole(1, 100))).convert("L")) < 128
        shown[way] = page
        assert 0.005 < page.mean() < 0.2
    assert (shown["CCITT"] != shown["JBIG2"]).mean() < 0.001 and (shown["CCITT"] != shown["JPX"]).mean() < 0.005


def test_what_a_file_is_besides_pages_is_said_with_it(batch: Batch) -> None:
    said = {batch.files[file.name]: {p.code for p in file.problems} for case in batch.cases() for file in case.files if file.name in batch.files}
    wanted = {
        "password to open": "file_encrypted", "script at opening": "file_scripts", "file within": "file_embeds", "XFA form": "file_xfa",
        "thousands of pages": "file_too_large", "more pages than the limit": "too_many_pages", "empty page tree": "file_unreadable", "picture bomb": "page_unreadable",
    }  # fmt: skip
    assert {what: code for what, code in wanted.items() if code not in said[what]} == {}
    assert "page_beyond_limit" in said["more pages than the limit"]


def test_the_honest_case_is_the_same_as_if_it_had_come_alone(batch: Batch, tmp_path: Path) -> None:
    alone = run(tmp_path / "alone", {}, {})
    record = Path("cases") / HONEST / "record.json"
    assert (alone.out / record).read_bytes() == (batch.out / record).read_bytes()


def test_no_process_is_left_and_nobody_spoke_to_a_network(batch: Batch) -> None:
    assert batch.orphans == [] and not batch.trap.exists()


def test_the_log_holds_no_word_of_a_paper(batch: Batch) -> None:
    values = [value for _, value in ROWS] + ["김철수", "02-123-4567", "A page that can be read"]
    assert [value for value in values if value in batch.said] == [] and "Traceback" not in batch.said


def test_text_whose_letters_cannot_be_told_is_read_from_the_pixels(tmp_path: Path) -> None:
    whole = form_pdf(tmp_path / "form.pdf").read_bytes()
    assert b"/ToUnicode" in whole
    (tmp_path / "garbled.pdf").write_bytes(whole.replace(b"/ToUnicode", b"/ToNothing"))
    (tmp_path / "recorded.json").write_text('{"tesseract:kor+eng": {}}')
    deaf = reading.ReadingSettings(engine="recorded", recorded=tmp_path / "recorded.json", independent=False, spot_checks=0)
    page = reading.read_page(tmp_path / "garbled.pdf", 1, deaf)
    assert page.source is Source.OCR and "text_layer_distrusted" in [p.code for p in page.problems]
    assert reading.read_page(tmp_path / "form.pdf", 1, deaf).source is Source.TEXT


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789-.,년월일원만천() ")), max_size=60))
def test_any_text_is_parsed_or_refused_and_masked_once_for_all(text: str) -> None:
    for parse in (korean.parse_date, korean.parse_money, korean.business_number, korean.corporate_number, korean.case_number, korean.company_core, korean.money_unit):
        parse(text)
    once = masked(text)
    assert masked(once) == once
    assert not korean.resident_spans(once)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6), end=st.integers(0, 10_000))
def test_a_record_is_loaded_or_said_to_be_unreadable(tmp_path: Path, flips: list[tuple[int, int]], end: int) -> None:
    raw = bytearray(made_up_case().model_dump_json().encode())
    for place, byte in flips:
        raw[place % len(raw)] = byte
    folder = OutFolder(tmp_path)
    write_bytes(folder.record("가온"), bytes(raw[: len(raw) - end % 40]))
    try:
        assert pipeline.load_case(folder, "가온").case
    except RecordUnreadable as error:
        assert "ingest" in error.sentence("en")
