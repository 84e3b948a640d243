"""What a person wrote and what was sent before is kept when a case is written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from docproc import cli
from docproc.keeping import changed_since, copies, edited, look_back, remember, sha, unread
from docproc.ledger import Ledger
from docproc.output import OutFolder
from tests.cases import made_up_case

PAPER = "0" * 64


@pytest.fixture
def out(tmp_path: Path) -> OutFolder:
    """OUT with one case as a run leaves it."""
    folder = OutFolder(tmp_path)
    folder.prepare()
    place = folder.case("가온")
    place.mkdir()
    (place / "record.json").write_text(made_up_case().model_dump_json(), encoding="utf-8")
    (place / "review.xlsx").write_bytes(b"sheet")
    with Ledger(folder.ledger) as ledger:
        run = ledger.start_run("1")
        for name in ("record.json", "review.xlsx"):
            ledger.about_to_write(run, folder.relative(place / name), sha(place / name))
    return folder


def names(folder: OutFolder) -> list[str]:
    return sorted(path.name for path in folder.case("가온").iterdir())


def test_a_sheet_as_we_wrote_it_is_not_kept_twice(out: OutFolder) -> None:
    with Ledger(out.ledger) as ledger:
        earlier = look_back(out, ledger, "가온", [PAPER])
        assert not edited(out, ledger, "가온")
    assert (earlier.sheet, earlier.same_papers, earlier.kept, earlier.notes) == (out.case("가온") / "review.xlsx", True, "", ())
    assert names(out) == ["record.json", "review.xlsx"]


def test_an_edited_sheet_is_copied_once_under_a_name_of_its_own(out: OutFolder) -> None:
    sheet = out.case("가온") / "review.xlsx"
    sheet.write_bytes(b"edited")
    with Ledger(out.ledger) as ledger:
        assert edited(out, ledger, "가온")
        assert [look_back(out, ledger, "가온", [PAPER]).kept for _ in range(2)] == ["review-보관-1.xlsx"] * 2
        sheet.write_bytes(b"edited again")
        assert look_back(out, ledger, "가온", [PAPER]).kept == "review-보관-2.xlsx"
    assert (out.case("가온") / "review-보관-1.xlsx").read_bytes() == b"edited"


def test_other_papers_of_the_same_company_keep_the_record_and_sheet_of_the_first(out: OutFolder) -> None:
    before = out.record("가온").read_bytes()
    with Ledger(out.ledger) as ledger:
        earlier = look_back(out, ledger, "가온", ["1" * 64])
    assert (out.case("가온") / "record-보관-1.json").read_bytes() == before
    assert (out.case("가온") / "review-보관-1.xlsx").read_bytes() == b"sheet"
    assert earlier.sheet is None and not earlier.same_papers
    assert [note.code for note in earlier.notes] == ["submitted_again"] and "record-보관-1.json" in earlier.notes[0].message


def test_a_supplement_beside_the_old_papers_still_carries_the_entries(out: OutFolder) -> None:
    with Ledger(out.ledger) as ledger:
        earlier = look_back(out, ledger, "가온", [PAPER, "1" * 64])
    assert earlier.sheet is not None and not earlier.same_papers and "record-보관-1.json" in names(out)


def test_that_papers_were_sent_before_is_said_in_every_later_run(out: OutFolder) -> None:
    with Ledger(out.ledger) as ledger:
        look_back(out, ledger, "가온", ["1" * 64])
        assert [note.code for note in look_back(out, ledger, "가온", [PAPER]).notes] == ["submitted_again"]


def test_a_record_of_an_older_shape_still_tells_its_papers(out: OutFolder) -> None:
    out.record("가온").write_text('{"schema_version": "0", "files": [{"sha256": "%s"}]}' % ("2" * 64), encoding="utf-8")
    with Ledger(out.ledger) as ledger:
        assert not look_back(out, ledger, "가온", [PAPER]).same_papers


def test_a_sheet_saved_during_the_run_is_noticed(out: OutFolder) -> None:
    with Ledger(out.ledger) as ledger:
        earlier = look_back(out, ledger, "가온", [PAPER])
    assert not changed_since(out, "가온", earlier)
    (out.case("가온") / "review.xlsx").write_bytes(b"saved meanwhile")
    assert changed_since(out, "가온", earlier)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("review(1).xlsx", True), ("review - 복사본.xlsx", True), ("검토완료.xlsx", True), ("review.ods", True), ("review_최종.cell", True), ("검토표.xls", True),
        ("~$review.xlsx", False), (".~lock.review.xlsx#", False), ("review-보관-1.xlsx", False), ("수수료 계산.ods", False), ("메모.txt", False), ("evidence.html", False),
    ],
)  # fmt: skip
def test_a_sheet_saved_under_another_name_or_format_is_found_and_nothing_else_is(out: OutFolder, name: str, found: bool) -> None:
    (out.case("가온") / name).write_bytes(b"copy")
    with Ledger(out.ledger) as ledger:
        assert [copy.path.name for copy in copies(out, ledger, "가온")] == [name] * found
        assert edited(out, ledger, "가온") is found


def test_a_copy_waits_to_be_read_until_a_run_has_read_these_very_bytes(out: OutFolder) -> None:
    copy = out.case("가온") / "review(1).xlsx"
    copy.write_bytes(b"first")
    with Ledger(out.ledger) as ledger:
        run = ledger.start_run("1")
        assert unread(out, ledger, "가온") == ["review(1).xlsx"]
        earlier = look_back(out, ledger, "가온", [PAPER])
        assert [(one.path, one.known) for one in earlier.copies] == [(copy, False)] and earlier.papers == {PAPER}
        remember(out, ledger, run, earlier)
        assert unread(out, ledger, "가온") == [] and [one.known for one in look_back(out, ledger, "가온", [PAPER]).copies] == [True]
        copy.write_bytes(b"edited once more")
        assert unread(out, ledger, "가온") == ["review(1).xlsx"]
    assert copy.read_bytes() == b"edited once more"


def test_status_names_the_sheets_that_wait_to_be_read(out: OutFolder) -> None:
    (out.case("가온") / "review_검토완료.xlsx").write_bytes(b"copy")
    done = CliRunner().invoke(cli.commands, ["status", str(out.root)])
    assert done.exit_code == 0, done.output
    assert "가온: review_검토완료.xlsx" in done.output and "docproc ingest" in done.output
