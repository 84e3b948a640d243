"""`docproc qa` as people type it: a folder is compared, a word is a command, and the exit status tells a script."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docproc import cli
from docproc.output import OutFolder, write_bytes
from docproc.qa_commands import qa
from tests.qa.readers import SAMPLES, perfect

CASE = "솔잎공방"


def docproc(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "DOCPROC_"))}
    return subprocess.run([sys.executable, "-c", "from docproc.cli import main; main()", *arguments], cwd=cwd, env={**clean, **env}, capture_output=True, text=True)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with golden samples in `gold` and a run that lost one field in `docproc-out`."""
    shutil.copytree(SAMPLES / CASE, tmp_path / "gold" / CASE)
    record = perfect(json.loads((tmp_path / "gold" / CASE / "record.json").read_text(encoding="utf-8")))
    record["documents"][0]["fields"]["company_name"].update(value=None, status="check")
    write_bytes(OutFolder(tmp_path / "docproc-out").record(CASE), json.dumps(record, ensure_ascii=False).encode())
    return tmp_path


def test_a_folder_is_compared_with_the_run_in_the_working_folder(work: Path) -> None:
    done = docproc("qa", "gold", cwd=work)
    assert done.returncode == 0 and "등급별" in done.stdout and "qa.html" in done.stdout and "company_name" in done.stdout
    assert (work / "docproc-out" / "qa" / "qa.html").exists()


@pytest.mark.parametrize("arguments", [("gold", "docproc-out", "--json"), ("--json", "gold"), ("compare", "gold", "--json"), ("--lang", "en", "gold", "--json")])
def test_the_command_is_found_wherever_the_options_stand(work: Path, arguments: tuple[str, ...]) -> None:
    found = json.loads(docproc("qa", *arguments, cwd=work).stdout)
    assert found["fields"] - found["exact"] == 1 and found["silent_errors"] == 0 and len(found["wrong"]) == 1


def test_a_bar_that_is_not_reached_ends_with_three_and_says_which(work: Path) -> None:
    done = docproc("qa", "gold", "--fail-under", "100", "--lang", "en", cwd=work)
    assert done.returncode == 3 and "fields exact" in done.stderr
    assert docproc("qa", "gold", "--fail-under", "90", "--max-silent", "0", cwd=work).returncode == 0


def test_release_is_said_by_its_own_word_and_the_next_comparison_is_set_against_it(work: Path) -> None:
    done = docproc("qa", "release", "gold", cwd=work)
    assert done.returncode == 0 and done.stdout.strip().endswith("baseline.json")
    assert "기준(release)과 견줌" in docproc("qa", "gold", cwd=work).stdout


def test_a_folder_without_a_run_is_wrong_usage(work: Path) -> None:
    done = docproc("qa", "gold", "nowhere", cwd=work)
    assert done.returncode == 2 and "→" in done.stderr and not (work / "nowhere").exists()


@pytest.mark.parametrize("share", ["0%", "120%", "viel", "-5%"])
def test_a_share_that_is_none_is_refused(work: Path, share: str) -> None:
    assert docproc("qa", "sample", "--share", share, cwd=work).returncode == 2


def test_the_settings_file_names_out_for_the_commands_of_qa_too(work: Path) -> None:
    (work / "docproc-out").rename(work / "elsewhere")
    (work / "docproc.toml").write_text('out = "elsewhere"\n')
    assert docproc("qa", "gold", cwd=work).returncode == 0


def test_a_golden_sample_that_is_not_there_is_named(work: Path) -> None:
    done = docproc("qa", "anonymise", "없는곳", "--from", "gold", "--name", "가람", "--lang", "en", cwd=work)
    assert done.returncode == 2 and CASE in done.stderr


@pytest.mark.parametrize("name", sorted(qa.commands))
def test_every_command_of_qa_has_help_with_an_example(name: str) -> None:
    said = CliRunner().invoke(cli.commands, ["qa", name, "--help"]).output
    assert "예: docproc qa" in said
