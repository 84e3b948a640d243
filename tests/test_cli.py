"""Each command says what it does with an example, in Korean, and ends with the status the contract gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docproc import cli, pipeline, watching
from docproc.ledger import KnownFile, Ledger
from docproc.output import OutFolder, write_bytes
from tests.cases import made_up_case

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def docproc(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    import os

    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DOCPROC_", "LC_", "LANG"))}
    return subprocess.run([sys.executable, "-c", "from docproc.cli import main; main()", *arguments], cwd=cwd, env={**clean, **env}, capture_output=True, text=True)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_bytes(OutFolder(tmp_path / "docproc-out").record("가온"), made_up_case().model_dump_json().encode())
    return tmp_path / "docproc-out"


@pytest.mark.parametrize("name", sorted(cli.commands.commands))
def test_every_command_has_help_with_an_example_and_stands_in_the_readme(name: str) -> None:
    help_text = CliRunner().invoke(cli.commands, [name, "--help"]).output
    assert f"예: docproc {name}" in help_text
    assert f"docproc {name}" in README


def test_status_shows_the_register_and_json_the_same_figures(out: Path) -> None:
    table = docproc("status", cwd=out.parent)
    assert table.returncode == 0 and "가온" in table.stdout and "확인필요" in table.stdout
    (row,) = json.loads(docproc("status", "--json", cwd=out.parent).stdout)
    assert row["rate"] == {"claimed": 70, "confirmed": 60, "possible": 70} and row["subsidy"] == 18_000_000


def test_explain_gives_the_sentence_and_the_page(out: Path) -> None:
    said = docproc("explain", "가온", cwd=out.parent).stdout
    assert "벤처기업" in said and "유효합니다." in said and "첨부서류 1쪽" in said


def test_nothing_that_a_paper_says_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b]0;title\x07\x1b[2J[bold red]\u202e\x9b31m"
    case = made_up_case()
    items = tuple(one.model_copy(update={"reason": f"{evil}{one.reason}"}) for one in case.rate.items)
    case = case.model_copy(update={"rate": case.rate.model_copy(update={"items": items})})
    write_bytes(OutFolder(tmp_path / "docproc-out").record("가온"), case.model_dump_json().encode())
    said = docproc("explain", "가온", cwd=tmp_path).stdout
    assert "]0;title[2J[bold red]31m" in said.replace("\n", "") and not set("\x1b\x07\u202e\x9b") & set(said)


def test_a_fault_of_ours_is_said_by_its_place_and_quotes_no_paper(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fault(**_: object) -> None:
        raise ValueError("홍길동 800101-1234567")

    monkeypatch.setattr(cli.commands, "main", fault)
    monkeypatch.setattr(sys, "argv", ["docproc", "status"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert ended.value.code == 1 and "ValueError: test_cli.py" in said and "→" in said and "홍길동" not in said
    monkeypatch.setenv("DOCPROC_DEBUG", "1")
    with pytest.raises(ValueError):
        cli.main()


def test_an_unknown_case_is_wrong_usage_that_names_those_there_are(out: Path) -> None:
    done = docproc("explain", "나온", cwd=out.parent)
    assert done.returncode == 2 and "가온" in done.stderr and "→" in done.stderr


def test_messages_are_korean_unless_the_locale_or_the_flag_says_english(tmp_path: Path) -> None:
    assert "폴더가 없습니다" in docproc("ingest", "none", cwd=tmp_path).stderr
    assert "No such folder" in docproc("ingest", "none", cwd=tmp_path, LANG="en_US.UTF-8").stderr
    assert "No such folder" in docproc("--lang", "en", "ingest", "none", cwd=tmp_path).stderr
    assert "No such folder" in docproc("ingest", "none", "--lang", "en", cwd=tmp_path).stderr
    (tmp_path / "docproc.toml").write_text('lang = "en"\n')
    assert "No such folder" in docproc("ingest", "none", cwd=tmp_path).stderr
    assert "폴더가 없습니다" in docproc("ingest", "none", cwd=tmp_path, DOCPROC_LANG="ko").stderr
    (tmp_path / "docproc.toml").unlink()
    assert "폴더가 없습니다" in docproc("ingest", "none", cwd=tmp_path, LANG="C.UTF-8").stderr


def test_an_unknown_option_and_an_unknown_edition_are_wrong_usage(tmp_path: Path) -> None:
    assert docproc("ingest", "--wrong", cwd=tmp_path).returncode == 2
    (tmp_path / "inbox").mkdir()
    done = docproc("ingest", "inbox", "--program", "damage-assessment-2023-09-15", cwd=tmp_path)
    assert done.returncode == 2 and "damage-assessment-2023-09-14" in done.stderr


def test_settings_come_from_the_flag_then_the_environment_then_the_file(tmp_path: Path, out: Path) -> None:
    (tmp_path / "docproc.toml").write_text('out = "elsewhere"\n')
    assert docproc("explain", "가온", cwd=tmp_path).returncode == 2
    assert docproc("explain", "가온", cwd=tmp_path, DOCPROC_OUT="docproc-out").returncode == 0
    assert docproc("explain", "가온", "--out", "docproc-out", cwd=tmp_path, DOCPROC_OUT="wrong").returncode == 0
    (tmp_path / "docproc.toml").write_text('owt = "x"\n')
    assert "owt" in docproc("status", cwd=tmp_path).stderr


def test_an_inbox_with_nothing_for_us_ends_with_status_three_and_a_register(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "이력서.pdf").write_bytes(b"%PDF-1.4")
    done = docproc("ingest", "inbox", cwd=tmp_path)
    assert done.returncode == 3 and "이력서.pdf" in done.stderr
    assert (tmp_path / "docproc-out" / "register.xlsx").exists()


def test_doctor_finds_this_machine_fit_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = docproc("doctor", cwd=tmp_path)
    assert done.returncode == 0 and "OK" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_program_prints_every_line_with_its_clause(tmp_path: Path) -> None:
    said = docproc("program", "damage-assessment-2023-09-14", cwd=tmp_path).stdout
    assert said.count("붙임5") >= 18 and said.count("붙임4") >= 15
    changed = docproc("program", "--diff", "damage-assessment-2023-03-27", "damage-assessment-2023-09-14", cwd=tmp_path).stdout
    assert "ceiling" in changed and "90" in changed


def test_a_record_reads_back_as_it_was_written(out: Path) -> None:
    assert pipeline.load_case(OutFolder(out), "가온") == made_up_case()


def test_a_record_that_cannot_be_read_is_named_and_the_others_are_shown(out: Path) -> None:
    write_bytes(OutFolder(out).record("나온"), b'{"schema_version": "0", "case": "' + "나온".encode() + b'"}')
    done = docproc("status", cwd=out.parent)
    assert done.returncode == 3 and "가온" in done.stdout and "나온" in done.stderr and "docproc ingest" in done.stderr
    assert "Traceback" not in docproc("explain", "나온", cwd=out.parent).stderr


def test_purge_removes_all_of_a_case_and_says_what(out: Path) -> None:
    folder, other = OutFolder(out), made_up_case().model_copy(update={"case": "나온"})
    write_bytes(folder.record("나온"), other.model_dump_json().encode())
    write_bytes(folder.pages_of("1" * 64) / "1-x.json", b"{}")
    with Ledger(folder.ledger) as ledger:
        run = ledger.start_run("1")
        ledger.record_files(run, [KnownFile("1" * 64, "가온_손해액산정_첨부서류.pdf", "가온", "attachments", 3, None)])
        refused = KnownFile("2", "가온_손해액산정_사업신청서.hwp", None, None, None, "hangul_file", "가온_손해액산정_사업신청서.hwp")
        ledger.record_files(run, [refused, refused._replace(sha256="3", name="다온_손해액산정_사업신청서.hwp", why="")])
        ledger.record_case(run, made_up_case(), "f")
    done = docproc("purge", "가온", cwd=out.parent)
    assert done.returncode == 0 and "cases/가온/record.json" in done.stdout and ".cache/pages/1111111111111111/1-x.json" in done.stdout
    left = [p for p in out.rglob("*") if p.is_file()]
    assert folder.record("나온") in left and not any("가온" in p.name or "1" * 16 in str(p) for p in left)
    assert "가온_손해".encode() not in folder.ledger.read_bytes() and "다온_손해".encode() in folder.ledger.read_bytes()
    assert docproc("purge", "../cases", cwd=out.parent).returncode == 2
    assert docproc("purge", "가온", cwd=out.parent).returncode == 2


def test_doctor_prints_the_limits_and_the_settings_file_sets_them(tmp_path: Path) -> None:
    assert "DOCPROC_LIMIT_PAGE_SECONDS" in docproc("doctor", cwd=tmp_path).stdout
    (tmp_path / "docproc.toml").write_text("[limits]\npage_seconds = 77\n")
    assert " 77 " in docproc("doctor", cwd=tmp_path).stdout
    (tmp_path / "docproc.toml").write_text("[limits]\npage_second = 77\n")
    wrong = docproc("doctor", cwd=tmp_path)
    assert wrong.returncode == 2 and "DOCPROC_LIMIT_PAGE_SECONDS" in wrong.stderr


def test_watching_receives_what_arrives_and_ends_with_an_interrupt(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    heard: list[list[str]] = []

    def go_on() -> bool:
        if len(heard) == 1:
            (tmp_path / "inbox" / "이력서.pdf").write_bytes(b"%PDF-1.4")
        return len(heard) < 2

    watching.follow(
        tmp_path / "inbox", tmp_path / "out", pipeline.Options(jobs=1), None, lambda o: heard.append([f.code for f in o.troubled]), every=0.01, go_on=go_on
    )
    assert heard == [[], ["name_unknown"]]
