"""Every file of an inbox is in a submission, rejected with why, or counted as ignored."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from docproc.errors import WrongUsage
from docproc.intake import scan
from docproc.model import Part


def drop(folder: Path, name: str, body: bytes = b"%PDF-1.7 x", age: int = 0) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


def codes(problems: object) -> list[str]:
    return [problem.code for problem in problems]


def test_files_of_one_company_are_one_submission_even_in_folders(tmp_path: Path) -> None:
    drop(tmp_path, "가온/가온_손해액산정_사업신청서.pdf")
    drop(tmp_path, "가온_손해액산정_첨부서류.pdf")
    (one,) = scan(tmp_path).submissions
    assert one.case == "가온" and [f.source.part for f in one.files] == [Part.APPLICATION, Part.ATTACHMENTS]
    assert one.problems == ()


def test_a_missing_required_file_is_said_and_the_rest_is_kept(tmp_path: Path) -> None:
    drop(tmp_path, "가온_손해액산정_첨부서류.pdf")
    (one,) = scan(tmp_path).submissions
    assert codes(one.problems) == ["part_missing"] and "가온_손해액산정_사업신청서.pdf" in one.problems[0].message


def test_of_two_files_for_one_part_the_newer_stands_and_the_older_is_named(tmp_path: Path) -> None:
    drop(tmp_path, "가온_손해액산정_사업신청서.pdf", age=100)
    drop(tmp_path, "가온_손해액산정_첨부서류.pdf", b"%PDF-1.7 old", age=100)
    drop(tmp_path, "가온_손해액산정_첨부서류(1).pdf", b"%PDF-1.7 new", age=1)
    (one,) = scan(tmp_path).submissions
    assert one.file(Part.ATTACHMENTS).source.name == "가온_손해액산정_첨부서류(1).pdf"
    assert codes(one.problems) == ["part_twice"] and "가온_손해액산정_첨부서류.pdf" in one.problems[0].message


def test_the_same_bytes_twice_keep_the_exact_name(tmp_path: Path) -> None:
    drop(tmp_path, "가온_손해액산정_사업신청서.pdf", age=50)
    drop(tmp_path, "가온_손해액산정_사업신청서 (1).pdf", age=1)
    drop(tmp_path, "가온_손해액산정_첨부서류.pdf", b"%PDF-1.4")
    (one,) = scan(tmp_path).submissions
    assert one.file(Part.APPLICATION).source.name == "가온_손해액산정_사업신청서.pdf"
    assert codes(one.problems) == ["same_bytes"]


def test_companies_that_differ_only_by_legal_form_stay_two_and_are_named(tmp_path: Path) -> None:
    for company in ("가온", "㈜가온"):
        drop(tmp_path, f"{company}_손해액산정_사업신청서.pdf")
        drop(tmp_path, f"{company}_손해액산정_첨부서류.pdf")
    found = scan(tmp_path).submissions
    assert [s.case for s in found] == ["㈜가온", "가온"] or [s.case for s in found] == ["가온", "㈜가온"]
    assert all(codes(s.problems) == ["namesake"] for s in found)


def test_what_belongs_to_no_submission_is_rejected_with_the_right_name(tmp_path: Path) -> None:
    drop(tmp_path, "이력서.pdf")
    drop(tmp_path, "가온_손해액산정_사업신청서.hwp", b"\xd0\xcf")
    drop(tmp_path, "가온_손해액산정_사업신청서.pdf", b"PNG")
    box = scan(tmp_path)
    assert box.submissions == ()
    assert {r.name: r.finding.code for r in box.rejected} == {
        "이력서.pdf": "name_unknown",
        "가온_손해액산정_사업신청서.hwp": "not_a_pdf",
        "가온_손해액산정_사업신청서.pdf": "not_a_pdf",
    }


def test_litter_and_links_are_ignored(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$a.docx", "Thumbs.db", "record.json"):
        drop(tmp_path, name, b"x")
    (tmp_path / "가온_손해액산정_사업신청서.pdf").symlink_to("/etc/hostname")
    box = scan(tmp_path)
    assert (box.submissions, box.rejected, box.ignored) == ((), (), 5)


def test_a_company_name_never_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    drop(tmp_path, "가\u202e:*?온. ._손해액산정_사업신청서.pdf")
    (one,) = scan(tmp_path).submissions
    assert re.fullmatch(r"가온-[0-9a-f]{6}", one.case)


@pytest.mark.parametrize("company", ["CON", "aux.txt", "com1", "-rf", "가온..", "~", "가" * 70, "가\x01온", "$(id)", "가온;rm -rf"])
def test_a_case_has_a_folder_name_that_every_system_takes(tmp_path: Path, company: str) -> None:
    drop(tmp_path, f"{company}/사업신청서.pdf")
    (one,) = scan(tmp_path).submissions
    assert len(one.case.encode()) <= 210 and not re.search(r"[\x00-\x1f/\\:*?\"<>|]", one.case) and not one.case.startswith((".", "-"))
    assert one.case.casefold() not in ("con", "aux.txt", "com1")


def test_companies_that_differ_only_by_case_or_by_what_a_folder_cannot_be_called_get_folders_of_their_own(tmp_path: Path) -> None:
    for company in ("Gaon", "GAON", "gaon.", "ga:on"):
        drop(tmp_path, f"{company}_손해액산정_사업신청서.pdf", company.encode() + b"%PDF-1.7")
    cases = [one.case.casefold() for one in scan(tmp_path).submissions]
    assert len(set(cases)) == len(cases) == 4


def test_no_folder_is_wrong_usage_that_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage) as error:
        scan(tmp_path / "none")
    assert "docproc ingest inbox/" in error.value.sentence("ko")


def test_what_an_earlier_run_wrote_into_the_inbox_is_not_received(tmp_path: Path) -> None:
    drop(tmp_path, "가온_손해액산정_사업신청서.pdf")
    drop(tmp_path, "9월결과/docproc.sqlite", b"SQLite format 3")
    drop(tmp_path, "9월결과/register.xlsx", b"PK")
    box = scan(tmp_path)
    assert len(box.submissions) == 1 and box.rejected == ()


def test_a_file_that_may_not_be_read_is_rejected_and_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(tmp_path, "가온_손해액산정_사업신청서.pdf")
    closed = drop(tmp_path, "나온_손해액산정_사업신청서.pdf")
    real = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    box = scan(tmp_path)
    assert [one.case for one in box.submissions] == ["가온"] and codes([one.finding for one in box.rejected]) == ["file_unreadable"]
