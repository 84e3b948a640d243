"""A reviewed case becomes a golden sample, real papers never enter a repository, and nothing is replaced unasked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from docproc import accepting
from docproc.accepting import PRIVATE, accept
from docproc.entries import Entry
from docproc.errors import WrongUsage
from docproc.model import Case, Field, Part, SourceFile
from docproc.output import OutFolder, write_bytes
from docproc.qa.compare import compare
from tests.cases import ATTACHMENTS, made_up_case

PAPER = b"%PDF-1.4 invented"
SIGNED = Entry(kind="sign", where="sign/reviewer/name", value="검토자", holds=True)


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PRIVATE, str(tmp_path / "private"))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "스캔 1.pdf").write_bytes(PAPER)
    return tmp_path / "private"


def reviewed(tmp_path: Path, *entries: Entry, **changes: Any) -> tuple[OutFolder, Case]:
    file = SourceFile(name=ATTACHMENTS, part=Part.ATTACHMENTS, sha256=hashlib.sha256(PAPER).hexdigest(), page_count=7)
    case = made_up_case(files=(file,), entries=entries, **changes)
    folder = OutFolder(tmp_path / "out")
    write_bytes(folder.record(case.case), case.model_dump_json().encode())
    return folder, case


def golden(place: Path) -> dict[str, Any]:
    return json.loads((place / "record.json").read_text(encoding="utf-8"))


def test_a_signed_case_becomes_a_sample_with_its_papers_that_its_own_record_agrees_with(tmp_path: Path, private: Path) -> None:
    folder, case = reviewed(tmp_path, SIGNED)
    done = accept(folder, "가온", papers=tmp_path / "inbox")
    assert done.written and done.place == private / "가온" and (done.place / ATTACHMENTS).read_bytes() == PAPER
    report = compare(private, folder.root)
    assert report.totals()["exact"] == report.totals()["fields"] > 0 and report.totals()["verdicts_right"] == report.totals()["verdicts"]
    assert all(f["status"] == "ok" for d in golden(done.place)["documents"] for f in d["fields"].values())


def test_the_verdicts_of_the_reviewer_and_what_follows_from_them_are_the_golden_ones(tmp_path: Path) -> None:
    folder, _ = reviewed(tmp_path, SIGNED, Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요"))
    done = accept(folder, "가온", papers=tmp_path / "inbox")
    record = golden(done.place)
    assert next(i for i in record["rate"]["items"] if i["id"] == "policy_insurance")["verdict"] == "met"
    assert (record["rate"]["confirmed"], record["fee"]["subsidy"]) == (70, 21_000_000)
    assert done.entered == ("rate/policy_insurance: 확인필요 → met",)


def test_what_no_paper_can_tell_stays_with_a_person_whatever_this_reviewer_knew(tmp_path: Path) -> None:
    folder, _ = reviewed(tmp_path, SIGNED, Entry(kind="verdict", where="eligibility/no_conflict_of_interest", value="met", was="확인필요"))
    record = golden(accept(folder, "가온", papers=tmp_path / "inbox").place)
    assert next(c for c in record["eligibility"]["criteria"] if c["id"] == "no_conflict_of_interest")["verdict"] == "review"


def test_a_field_that_nobody_read_is_left_out_and_named(tmp_path: Path) -> None:
    sme, venture = made_up_case().documents
    unread = sme.model_copy(update={"representative_name": Field(status="check")})
    folder, _ = reviewed(tmp_path, SIGNED, documents=(unread, venture))
    done = accept(folder, "가온", papers=tmp_path / "inbox")
    assert "representative_name" not in golden(done.place)["documents"][0]["fields"]
    assert any(line.endswith("representative_name") for line in done.unread)


def test_an_unsigned_case_is_no_truth(tmp_path: Path, private: Path) -> None:
    dated = Entry(kind="sign", where="sign/reviewer/date", value="2023-10-02")
    for entries in ((), (dated,), (SIGNED.model_copy(update={"holds": False}),)):
        folder, _ = reviewed(tmp_path, *entries)
        with pytest.raises(WrongUsage, match="not signed"):
            accept(folder, "가온", papers=tmp_path / "inbox")
    assert not private.exists()


def test_a_sheet_that_was_edited_since_is_read_first(tmp_path: Path) -> None:
    folder, _ = reviewed(tmp_path, SIGNED)
    (folder.case("가온") / "review.xlsx").write_bytes(b"edited by a person")
    with pytest.raises(WrongUsage, match="edited"):
        accept(folder, "가온", papers=tmp_path / "inbox")


def test_a_sample_that_is_there_is_shown_against_the_new_one_and_kept_unless_forced(tmp_path: Path) -> None:
    folder, _ = reviewed(tmp_path, SIGNED)
    place = accept(folder, "가온", papers=tmp_path / "inbox").place
    before = (place / "record.json").read_bytes()
    folder, _ = reviewed(tmp_path, SIGNED, Entry(kind="verdict", where="rate/policy_insurance", value="met"))
    refused = accept(folder, "가온", papers=tmp_path / "inbox")
    assert not refused.written and any("policy_insurance" in line for line in refused.changed)
    assert (place / "record.json").read_bytes() == before
    assert accept(folder, "가온", papers=tmp_path / "inbox", force=True).written
    assert (place / "record.json").read_bytes() != before


def test_real_papers_never_come_into_a_repository(tmp_path: Path) -> None:
    folder, _ = reviewed(tmp_path, SIGNED)
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    with pytest.raises(WrongUsage, match="repository"):
        accept(folder, "가온", to=tmp_path / "repo" / "samples", papers=tmp_path / "inbox")
    assert accept(folder, "가온", to=tmp_path / "repo" / "samples", papers=tmp_path / "inbox", invented=True).written


def test_without_a_folder_for_samples_or_without_the_papers_nothing_is_written(tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, _ = reviewed(tmp_path, SIGNED)
    with pytest.raises(WrongUsage, match="paper is not found"):
        accept(folder, "가온", papers=None)
    assert not private.exists()
    monkeypatch.delenv(PRIVATE)
    assert accepting.private_samples() is None
    with pytest.raises(WrongUsage, match="No folder"):
        accept(folder, "가온", papers=tmp_path / "inbox")
