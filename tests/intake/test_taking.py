"""What is read is what was hashed, whatever happens to the inbox meanwhile; and no clock decides what is still arriving."""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from docproc.intake import ChangedMeanwhile, IncomingFile, glance, scan, taken

NAME = "가온_손해액산정_사업신청서.pdf"


def only(inbox: Path) -> IncomingFile:
    ((file,),) = [one.files for one in scan(inbox).submissions]
    return file


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (40, 60), shade).save(out, "PNG")
    return out.getvalue()


def append(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"\n% signed")


def save_again_with_the_old_time(path: Path) -> None:
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1.7", b"1.4"))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], None]] = {
    "appended to": append,
    "cut short": lambda path: os.truncate(path, 4),
    "emptied": lambda path: os.truncate(path, 0),
    "removed": Path.unlink,
    "replaced by a folder": lambda path: (path.unlink(), path.mkdir())[1],
    "saved again with the old time and size": save_again_with_the_old_time,
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_file_that_is_changed_after_it_was_hashed_is_not_read(tmp_path: Path, how: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / NAME).write_bytes(b"%PDF-1.7 x")
    file = only(tmp_path / "in")
    assert taken(file, tmp_path / "copy").path.read_bytes() == b"%PDF-1.7 x"
    seen = glance(tmp_path / "in")
    CHANGES[how](tmp_path / "in" / NAME)
    with pytest.raises(ChangedMeanwhile):
        taken(file, tmp_path / "other")
    assert glance(tmp_path / "in") != seen


def test_of_pictures_that_are_one_paper_none_may_change(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in (1, 2):
        (tmp_path / "in" / f"가온_손해액산정_사업신청서({number}).png").write_bytes(picture(number))
    file = only(tmp_path / "in")
    copy = taken(file, tmp_path / "copy")
    assert [copy.path.read_bytes(), copy.also[0][0].read_bytes()] == [picture(1), picture(2)]
    file.also[0][0].write_bytes(picture(9))
    with pytest.raises(ChangedMeanwhile):
        taken(file, tmp_path / "other")
    assert not list(tmp_path.glob("other*"))


@pytest.mark.parametrize("clock", [0.0, 1e9, 4e9], ids=["1970", "2001", "2096"])
def test_a_file_that_still_grows_waits_whatever_the_clock_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: float) -> None:
    monkeypatch.setattr(time, "time", lambda: clock)
    (tmp_path / NAME).write_bytes(b"%PDF-1.7 x")
    (tmp_path / "나온_손해액산정_사업신청서.pdf").write_bytes(b"%PDF-1.7 whole")
    done = threading.Event()

    def grow() -> None:
        while not done.wait(0.02):
            append(tmp_path / NAME)

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        box = scan(tmp_path, settle=0.3)
    finally:
        done.set()
        growing.join()
    assert [one.case for one in box.submissions] == ["나온"] and [one.finding.code for one in box.rejected] == ["still_arriving"]
    assert {one.case for one in scan(tmp_path, settle=0.1).submissions} == {"가온", "나온"}


def test_files_dated_in_the_future_or_before_time_began_are_received_like_others(tmp_path: Path) -> None:
    for company, when in (("가온", 4_000_000_000), ("나온", 0), ("다온", -86_400)):
        path = tmp_path / f"{company}_손해액산정_사업신청서.pdf"
        path.write_bytes(b"%PDF-1.7 x" + company.encode())
        os.utime(path, (when, when))
    assert [one.case for one in scan(tmp_path, settle=0.05).submissions] == ["가온", "나온", "다온"]
