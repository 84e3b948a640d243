"""One command for one thing a person does; no logic. Messages by --lang, Korean where the locale is not known."""

from __future__ import annotations

import os
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import click

import docproc
from docproc import errors, limits, terminal
from docproc.faults import trace
from docproc.options import DEFAULT_OUT, lang_option, out_option
from docproc.qa_commands import qa

SETTINGS_FILE = "docproc.toml"


def main() -> None:
    """The entry point: turns errors into sentences and exit statuses (contract/commands.md)."""
    lang = _language(sys.argv)
    try:
        said = _settings_file()
        lang = _language(sys.argv, said.get("lang"))
        outcome = commands.main(standalone_mode=False, prog_name="docproc", default_map=said, obj=lang)
        sys.exit(outcome if isinstance(outcome, int) else errors.EXIT_OK)
    except errors.DocprocError as error:
        click.echo(error.sentence(lang), err=True)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read along has left (`| head`)
        sys.exit(errors.EXIT_OK)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        click.echo(
            f"파일을 읽거나 쓸 수 없습니다{where} ({error.strerror})\n→ 권한과 남은 용량을 확인하고 다시 실행하세요. 끝난 건은 남아 있습니다."
            if lang == "ko"
            else f"A file cannot be read or written{where} ({error.strerror})\n→ Check permissions and free space and run again; what was finished stays.",
            err=True,
        )
        sys.exit(errors.EXIT_ENVIRONMENT)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(errors.EXIT_USAGE)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo(
            "중단했습니다. 끝난 건은 남아 있고, 다시 실행하면 이어서 합니다."
            if lang == "ko"
            else "Interrupted. What was finished stays; the next run goes on from there.",
            err=True,
        )
        sys.exit(errors.EXIT_INTERRUPTED)
    except Exception as error:  # a fault of ours: its message may quote a paper, so only the places are shown
        if os.environ.get("DOCPROC_DEBUG"):
            raise
        click.echo(
            f"프로그램의 잘못으로 멈췄습니다: {trace(error)}\n→ 끝난 건은 남아 있습니다. 이 줄을 관리자에게 알려 주세요. (DOCPROC_DEBUG=1 이면 자세히 보입니다)"
            if lang == "ko"
            else f"Stopped by a fault of the program: {trace(error)}\n→ What was finished stays. Report this line. (DOCPROC_DEBUG=1 shows more.)",
            err=True,
        )
        sys.exit(errors.EXIT_ENVIRONMENT)


def _language(arguments: list[str], otherwise: object = None) -> str:
    """`ko` or `en`: the flag, DOCPROC_LANG, `otherwise` (the settings file), else the locale's language, else Korean."""
    for flag, value in zip(arguments, [*arguments[1:], ""]):
        if flag == "--lang" and value in ("ko", "en"):
            return value
        if flag in ("--lang=ko", "--lang=en"):
            return flag[-2:]
    said = [os.environ.get("DOCPROC_LANG"), str(otherwise or ""), *map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))]
    return "en" if next(filter(None, said), "").lower().startswith("en") else "ko"


def _settings_file() -> dict[str, Any]:
    """`docproc.toml` of the working folder: `out`, `jobs`, `program` for every command that has them."""
    path = Path(SETTINGS_FILE)
    if not path.is_file():
        return {}
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise errors.WrongUsage(
            f"설정 파일을 읽을 수 없습니다: {path} ({error})",
            f"The settings file cannot be read: {path} ({error})",
            next_ko="파일을 고치거나 지우고 다시 실행하세요.",
            next_en="Mend or remove it and run again.",
        ) from error
    known = {"out", "jobs", "program", "lang", "letter_days", "limits"}
    if unknown := set(said) - known:
        raise errors.WrongUsage(
            f"{path}: 알 수 없는 설정 {', '.join(sorted(unknown))} (가능: {', '.join(sorted(known))})",
            f"{path}: unknown settings {', '.join(sorted(unknown))} (known: {', '.join(sorted(known))})",
        )
    limits.from_table(said.pop("limits", {}))
    return {
        **{command: said for command in ("ingest", "status", "explain", "letter", "purge", "doctor")},
        "qa": {**{command: said for command in qa.commands}, "lang": said.get("lang")},
        "lang": said.get("lang"),
    }


def _letter_days_option(flag: str) -> Any:
    shown = "보완 기한: 보완요청서 날짜부터 며칠"
    return click.option(flag, "letter_days", type=click.IntRange(1, 365), default=10, envvar="DOCPROC_LETTER_DAYS", show_default=True, help=shown)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(docproc.__version__, message="docproc %(version)s")
@lang_option
def commands() -> None:
    """기술침해 손해액 산정 지원사업 신청서류를 읽어 검토표를 만듭니다.

    Reads scanned applications and writes pre-filled review sheets.

    \b
    예: docproc ingest inbox/          접수 폴더를 읽어 docproc-out/ 에 검토표를 만들기
        docproc status                 접수대장 보기
        docproc explain 한빛정밀       왜 이 지원율인지 보기
    """


@commands.command()
@click.argument("inbox", type=click.Path(path_type=Path))
@out_option
@click.option("--program", envvar="DOCPROC_PROGRAM", help="공고 판 ID (기본: 신청일로 고름; docproc program 참고)")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="신청서의 날짜 대신 신청일로 볼 날짜 (메일 접수일)")
@click.option("--jobs", type=click.IntRange(0), default=0, envvar="DOCPROC_JOBS", help="작업 프로세스 수 (기본: 코어 수)")
@click.option("--force", is_flag=True, help="바뀌지 않은 건도 다시 계산")
@_letter_days_option("--letter-days")
@click.option("--watch", "following", is_flag=True, help="끝내지 않고 폴더를 지켜보며 새로 온 것을 접수 (Ctrl-C로 끝냄)")
@click.option("--json", "as_json", is_flag=True, help="결과를 JSON으로 출력")
@lang_option
@click.pass_obj
def ingest(lang: str, inbox: Path, out: Path, program: str | None, as_of: datetime | None, jobs: int, force: bool, letter_days: int, following: bool, as_json: bool) -> int:
    """접수 폴더(INBOX)를 읽고, 확인하고, 계산하여 검토표를 만듭니다. (the main job)

    \b
    예: docproc ingest inbox/
        docproc ingest inbox/ --out 9월접수 --as-of 2023-09-20
        docproc ingest inbox/ --watch
    """
    from docproc import pipeline, watching

    options = pipeline.Options(program=program, as_of=as_of.date() if as_of else None, jobs=jobs, force=force, letter_days=letter_days)
    said: set[str] = set()

    def tell(outcome: pipeline.Outcome) -> None:
        click.echo(terminal.outcome_json(outcome) if as_json else terminal.outcome(outcome, lang), nl=as_json)
        for message in (finding.message if lang == "ko" else finding.message_en for finding in outcome.troubled):
            if message not in said:
                click.echo(message, err=True)
        said.update(finding.message if lang == "ko" else finding.message_en for finding in outcome.troubled)

    with terminal.progress(lang, quiet=as_json) as watch:
        if following:
            watching.follow(inbox, out, options, watch, tell)
        outcome = pipeline.ingest(inbox, out, options, watch)
    tell(outcome)
    return errors.EXIT_REJECTED if outcome.troubled else errors.EXIT_OK


@commands.command()
@click.argument("out", type=click.Path(path_type=Path), default=DEFAULT_OUT, envvar="DOCPROC_OUT")
@click.option("--json", "as_json", is_flag=True, help="JSON으로 출력")
@lang_option
@click.pass_obj
def status(lang: str, out: Path, as_json: bool) -> int:
    """접수대장: 건마다 적합성, 지원율, 가점, 확인할 것. (the register as a table)

    \b
    예: docproc status docproc-out/
    """
    from docproc import pipeline
    from docproc.output import existing_out

    cases = pipeline.all_cases(existing_out(out))
    click.echo(terminal.cases_json(cases) if as_json else terminal.register(cases, out, lang), nl=as_json)
    if waiting := pipeline.unread_sheets(existing_out(out)):
        click.echo(terminal.unread_sheets(waiting, lang), err=True)
    unread = pipeline.unreadable_records(existing_out(out))
    for error in unread:
        click.echo(error.sentence(lang), err=True)
    return errors.EXIT_REJECTED if unread else errors.EXIT_OK


@commands.command()
@click.argument("case")
@out_option
@click.option("--yes", is_flag=True, help="묻지 않고 지움")
@lang_option
@click.pass_obj
def purge(lang: str, case: str, out: Path, yes: bool) -> None:
    """한 건의 모든 것(결과, 읽은 쪽, 대장 기록)을 지우고 무엇을 지웠는지 알립니다. (removes everything of a case)

    \b
    예: docproc purge 한빛정밀
    """
    from docproc import purging
    from docproc.output import existing_out

    folder = existing_out(out)
    if not yes and sys.stdin.isatty():
        asked = f"'{case}'의 결과, 검토표, 대장 기록을 되살릴 수 없게 지울까요?" if lang == "ko" else f"Remove the results, sheet and ledger rows of '{case}' for good?"
        click.confirm(asked, abort=True)
    click.echo(terminal.purged(purging.purge(folder, case), lang))


@commands.command()
@click.argument("case")
@out_option
@lang_option
@click.pass_obj
def explain(lang: str, case: str, out: Path) -> None:
    """왜 이 지원율인가: 항목마다 판정, 이유, 증빙(파일·쪽). (why this rate)

    \b
    예: docproc explain 한빛정밀
    """
    from docproc import pipeline, programs
    from docproc.output import existing_out

    folder = existing_out(out)
    record = pipeline.load_case(folder, folder.existing_case(case))
    click.echo(terminal.explanation(record, programs.load(record.program), lang), nl=False)


@commands.command()
@click.argument("case")
@out_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="보완요청서의 날짜 (기본: 오늘)")
@_letter_days_option("--days")
@lang_option
@click.pass_obj
def letter(lang: str, case: str, out: Path, as_of: datetime | None, letter_days: int) -> None:
    """보완요청서(supplement.docx): 빠졌거나 만료되었거나 날인이 없는 것을 언제까지 어느 파일로 낼지. (the supplement request)

    \b
    예: docproc letter 한빛정밀
        docproc letter 한빛정밀 --as-of 2023-09-25 --days 14
    """
    from docproc import letters, pipeline
    from docproc.output import existing_out

    folder = existing_out(out)
    record = pipeline.load_case(folder, folder.existing_case(case))
    sent = letters.send(folder, record, (as_of or datetime.now()).date(), letter_days)
    click.echo(terminal.letter(sent, lang), nl=False)


@commands.command()
@out_option
@lang_option
@click.pass_obj
def doctor(lang: str, out: Path) -> int:
    """필요한 것이 모두 설치되어 있는지 확인합니다. (is everything installed)

    \b
    예: docproc doctor
    """
    from docproc.doctor import environment

    checks = environment(out)
    click.echo(terminal.checks(checks, lang), nl=False)
    return errors.EXIT_OK if all(check.ok for check in checks) else errors.EXIT_ENVIRONMENT


@commands.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="schemas", show_default=True)
@lang_option
@click.pass_obj
def schema(lang: str, out: Path) -> None:
    """기록(record.json)의 JSON Schema를 씁니다. (export the JSON Schemas)

    \b
    예: docproc schema --out schemas
    """
    from docproc.schemas import write_schemas

    for path in write_schemas(out):
        click.echo(path)


@commands.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="samples", show_default=True)
@click.option("--seed", type=int, default=20230914, show_default=True, help="같은 수는 같은 예시를 만듭니다")
@click.option("--only", multiple=True, help="이 건만 만들기 (여러 번 쓸 수 있음)")
@lang_option
@click.pass_obj
def samples(lang: str, out: Path, seed: int, only: tuple[str, ...]) -> None:
    """지어낸 업체들의 예시 접수 건을 정답과 함께 만듭니다. (synthetic submissions with golden records)

    \b
    예: docproc samples --out samples --seed 20230914
    """
    from docproc.qa import samples as maker

    for path in maker.build(out, seed=seed, only=only or None):
        click.echo(path)


@commands.command()
@click.argument("program_id", metavar="[ID]", required=False)
@click.option("--diff", nargs=2, metavar="A B", help="두 판의 차이")
@lang_option
@click.pass_obj
def program(lang: str, program_id: str | None, diff: tuple[str, str] | None) -> None:
    """적용되는 공고의 표: 지원율, 가점, 한도, 날짜와 근거 조항. (the program tables in force)

    \b
    예: docproc program
        docproc program damage-assessment-2023-09-14
        docproc program --diff damage-assessment-2023-03-27 damage-assessment-2023-09-14
    """
    from docproc import programs

    if diff:
        click.echo(terminal.program_changes(programs.diff(*map(programs.load, diff)), lang), nl=False)
    elif program_id and Path(program_id).suffix in (".yaml", ".yml"):
        click.echo(terminal.program_table(programs.validate(Path(program_id)), lang), nl=False)
    else:
        for edition in [program_id] if program_id else programs.all_ids():
            click.echo(terminal.program_table(programs.load(edition), lang), nl=False)


@commands.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="forms", show_default=True)
@lang_option
@click.pass_obj
def forms(lang: str, out: Path) -> None:
    """빈 서식(붙임 1~5)을 .docx 로 씁니다. (blank forms)

    \b
    예: docproc forms --out 서식
    """
    from docproc.documents.forms import write_forms

    for path in write_forms(out):
        click.echo(path)


commands.add_command(qa)
