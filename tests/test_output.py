"""OUT is locked for one run, freed by a dead one, and never holds half a file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from docproc.errors import EnvironmentNotFit, OutputBusy, WrongUsage
from docproc.output import HALF, OutFolder, digest, put, write_bytes


def test_a_second_run_on_one_folder_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    with OutFolder(tmp_path).locked(), pytest.raises(OutputBusy), OutFolder(tmp_path).locked():
        pass
    with OutFolder(tmp_path).locked():
        pass


def test_a_killed_run_holds_no_lock(tmp_path: Path) -> None:
    code = "import sys, os, signal; from pathlib import Path; from docproc.output import OutFolder\nwith OutFolder(Path(sys.argv[1])).locked(): os.kill(os.getpid(), signal.SIGKILL)"
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)]).returncode == -9
    with OutFolder(tmp_path).locked():
        pass


def test_what_a_killed_run_left_in_scratch_is_removed(tmp_path: Path) -> None:
    folder = OutFolder(tmp_path)
    with folder.locked():
        left = folder.scratch("가온")
        (left / "record.json").write_text("{")
    with folder.locked():
        assert not left.exists()


def test_a_folder_that_cannot_be_made_is_an_unfit_environment(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentNotFit), OutFolder(tmp_path / "file").locked():
        pass


def test_writing_replaces_whole_files_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"one")
    write_bytes(tmp_path / "a", b"two")
    source = tmp_path / "s"
    source.write_bytes(b"three")
    put(source, tmp_path / "b" / "c")
    assert (tmp_path / "a").read_bytes() == b"two" and (tmp_path / "b" / "c").read_bytes() == b"three"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_out_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    folder = OutFolder(tmp_path / "out")
    folder.prepare()
    assert (folder.root.stat().st_mode & 0o777) == 0o700
    with folder.locked():
        (folder.root / "register.xlsx").write_bytes(b"x")
        write_bytes(folder.record("가온"), b"{}")
    assert {p.stat().st_mode & 0o077 for p in folder.root.rglob("*")} == {0}


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EROFS])
def test_a_full_or_closed_disk_ends_the_run_with_what_to_do_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int) -> None:
    write_bytes(tmp_path / "a", b"one")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(kind, os.strerror(kind))))
    with pytest.raises(EnvironmentNotFit) as error:
        write_bytes(tmp_path / "a", b"two")
    assert "남은 용량" in error.value.sentence("ko")
    assert [p.name for p in tmp_path.iterdir()] == ["a"] and (tmp_path / "a").read_bytes() == b"one"


def test_a_half_file_that_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    folder = OutFolder(tmp_path)
    folder.prepare()
    half = folder.cache / "pages" / "0123" / f"{HALF}abc"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"{")
    with folder.locked():
        assert not half.exists()


def test_the_names_of_what_is_removed_are_told(tmp_path: Path) -> None:
    folder = OutFolder(tmp_path)
    write_bytes(folder.record("가온"), b"{}")
    assert folder.remove(folder.case("가온")) == ["cases/가온/record.json"] and not folder.case("가온").exists()
    assert folder.remove(folder.case("나온")) == []


def test_an_unknown_case_is_answered_with_those_there_are(tmp_path: Path) -> None:
    write_bytes(tmp_path / "cases" / "가온" / "record.json", b"{}")
    with pytest.raises(WrongUsage, match="가온"):
        OutFolder(tmp_path).existing_case("나온")


def test_a_digest_tells_its_pieces_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
