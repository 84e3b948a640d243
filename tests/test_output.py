"""OUT is locked for one run, freed by a dead one, and never holds half a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docproc.errors import EnvironmentNotFit, OutputBusy, WrongUsage
from docproc.output import OutFolder, digest, put, write_bytes


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


def test_an_unknown_case_is_answered_with_those_there_are(tmp_path: Path) -> None:
    write_bytes(tmp_path / "cases" / "가온" / "record.json", b"{}")
    with pytest.raises(WrongUsage, match="가온"):
        OutFolder(tmp_path).existing_case("나온")


def test_a_digest_tells_its_pieces_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
