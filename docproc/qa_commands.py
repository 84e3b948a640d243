"""`docproc qa`: compare with golden samples, and what grows and guards them. No logic."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from docproc import errors, terminal
from docproc.options import DEFAULT_OUT, lang_option, out_option

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_OUT = click.Path(file_okay=False, path_type=Path)


class WithDefault(click.Group):
    """A group whose first word may be left out: `docproc qa GOLD` is `docproc qa compare GOLD`."""

    default = "compare"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command in where none is named."""
        first = next((n for n, arg in enumerate(args) if arg not in ("--lang", "ko", "en") and not arg.startswith("--lang=")), len(args))
        if first < len(args) and args[first] not in (*self.commands, "-h", "--help"):
            args = [*args[:first], self.default, *args[first:]]
        return super().parse_args(ctx, args)


@click.group(cls=WithDefault, invoke_without_command=False, subcommand_metavar="GOLD [OUT] | COMMAND [ARGS]...")
@lang_option
def qa() -> None:
    """기록을 정답(GOLD)과 필드별로 견주고, 정답을 늘리고, 기준을 지킵니다. (how right are we)

    \b
    예: docproc qa samples/ docproc-out/        견주기: 표, qa.html, qa.xlsx
        docproc qa release samples/ docproc-out/ 지금 결과를 기준으로 삼기
        docproc qa sample docproc-out/ --share 5%  사람을 거치지 않은 건을 무작위로 확인
        docproc qa accept 한빛정밀               검토한 건을 정답으로
    """


@qa.command()
@click.argument("gold", type=_FOLDER)
@click.argument("out", type=_OUT, default=DEFAULT_OUT, envvar="DOCPROC_OUT")
@click.option("--json", "as_json", is_flag=True, help="JSON으로 출력")
@click.option("--all", "show_all", is_flag=True, help="틀린 값을 모두 보이기")
@click.option("--baseline", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="견줄 기준 파일 (기본: GOLD/baseline.json)")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="필드 정확이 이보다 낮으면 종료 상태 3")
@click.option("--max-silent", type=click.IntRange(0), metavar="N", help="조용한 오류(필드와 판정)가 이보다 많으면 종료 상태 3")
@click.option("--not-worse", is_flag=True, help="기준보다 유의하게 나빠졌으면 종료 상태 3")
@lang_option
@click.pass_obj
def compare(
    lang: str, gold: Path, out: Path, as_json: bool, show_all: bool, baseline: Path | None, fail_under: float | None, max_silent: int | None, not_worse: bool
) -> int:
    """기록을 정답(GOLD)과 필드별로 견줍니다. OUT/qa/에 qa.html(그림)과 qa.xlsx를 씁니다. (the comparison itself)

    \b
    예: docproc qa samples/ docproc-out/
        docproc qa samples/ docproc-out/ --fail-under 97 --max-silent 0 --not-worse
    """
    from docproc import measuring

    done = measuring.measure(gold, out, lang=lang, baseline=baseline, bars=measuring.Bars(fail_under, max_silent, not_worse))
    if as_json:
        click.echo(json.dumps({**done.report.totals(), "wrong": done.report.wrong(), "page": str(done.page), "workbook": str(done.book)}, ensure_ascii=False, indent=1))
    else:
        click.echo(terminal.measured(done, lang, show_all=show_all), nl=False)
    for failure in done.failures:
        click.echo(failure.in_(lang), err=True)
    return errors.EXIT_REJECTED if done.failures else errors.EXIT_OK


@qa.command()
@click.argument("gold", type=_FOLDER)
@click.argument("out", type=_OUT, default=DEFAULT_OUT, envvar="DOCPROC_OUT")
@click.option("--docs", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="표를 써 넣을 문서 (예: docs/accuracy.md)")
@lang_option
@click.pass_obj
def release(lang: str, gold: Path, out: Path, docs: Path | None) -> None:
    """지금 결과를 기준(GOLD/baseline.json)으로 삼고, 문서의 표를 새로 씁니다. (the only command that changes the baseline)

    \b
    예: docproc qa release samples/ docproc-out/check --docs docs/accuracy.md
    """
    from docproc import measuring

    for path in measuring.release(gold, out, docs=docs):
        click.echo(path)


class Percentage(click.ParamType):
    """`5%`, `5 %` or `0.05`."""

    name = "percentage"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """A share from 0 to 1."""
        if isinstance(value, float):
            return value
        text = str(value).strip()
        try:
            share = float(text.rstrip("% ")) / 100 if text.endswith("%") else float(text)
        except ValueError:
            share = -1.0
        if not 0 < share <= 1:
            self.fail(f"{value!r}: 0보다 크고 100% 이하인 비율이어야 합니다 (예: 5%). / a share, for example 5%", param, ctx)
        return share


@qa.command()
@click.argument("out", type=_OUT, default=DEFAULT_OUT, envvar="DOCPROC_OUT")
@click.option("--share", type=Percentage(), default="5%", show_default=True, help="사람을 거치지 않은 건 가운데 뽑을 비율")
@click.option("--seed", type=int, help="같은 수는 같은 건을 뽑습니다 (기본: 무작위)")
@click.option("--result", "result", nargs=2, type=(str, click.IntRange(0)), metavar="CASE WRONG", help="뽑힌 건을 모두 확인한 결과: 틀린 값의 수")
@lang_option
@click.pass_obj
def sample(lang: str, out: Path, share: float, seed: int | None, result: tuple[str, int] | None) -> None:
    """사람을 거치지 않은 건을 무작위로 뽑아 모두 확인하고, 오류율과 신뢰구간을 냅니다. (random audit)

    \b
    예: docproc qa sample docproc-out/ --share 5%
        docproc qa sample docproc-out/ --result 한빛정밀 0
    """
    from docproc import measuring
    from docproc.qa import audit

    drawn = measuring.looked_at(out, *result) if result else measuring.sample(out, share=share, seed=seed)
    click.echo(terminal.tables((audit.table(drawn), audit.rates(drawn)), lang), nl=False)
    if not drawn:
        click.echo("사람을 거치지 않은 건이 없습니다." if lang == "ko" else "There is no case that nobody was asked about.")


@qa.command()
@click.argument("case")
@out_option
@click.option("--inbox", type=_FOLDER, help="접수 파일이 있는 폴더 (정답 곁에 복사합니다)")
@click.option("--to", type=_OUT, help="정답을 둘 폴더 (기본: DOCPROC_PRIVATE_SAMPLES)")
@click.option("--force", is_flag=True, help="있는 정답을 바꿈")
@click.option("--invented", is_flag=True, help="지어낸 업체의 서류임: 저장소 안에 두어도 됨")
@lang_option
@click.pass_obj
def accept(lang: str, case: str, out: Path, inbox: Path | None, to: Path | None, force: bool, invented: bool) -> int:
    """검토자가 서명한 건을, 고친 값과 판정 그대로 정답으로 삼습니다. (a reviewed case becomes a golden sample)

    \b
    예: docproc qa accept 한빛정밀 --inbox inbox/
    """
    from docproc import accepting
    from docproc.output import existing_out

    done = accepting.accept(existing_out(out), case, to=to, papers=inbox, force=force, invented=invented)
    click.echo(terminal.accepted(done, lang), nl=False)
    if done.written:
        return errors.EXIT_OK
    click.echo("이미 정답이 있습니다. 위와 같이 바꾸려면 --force 를 붙이세요." if lang == "ko" else "There is one already. Say --force to change it as above.", err=True)
    return errors.EXIT_USAGE


@qa.command()
@click.argument("case")
@click.option("--from", "gold", type=_FOLDER, help="정답 폴더 (기본: DOCPROC_PRIVATE_SAMPLES)")
@click.option("--to", type=_OUT, default="twins", show_default=True, help="지어낸 건을 둘 폴더")
@click.option("--name", required=True, help="지어낸 업체의 이름")
@click.option("--seed", type=int, default=1, show_default=True, help="같은 수는 같은 값을 지어냅니다")
@click.option("--partly", is_flag=True, help="지어낼 수 없는 서류는 빼고 만들기")
@lang_option
@click.pass_obj
def anonymise(lang: str, case: str, gold: Path | None, to: Path, name: str, seed: int, partly: bool) -> None:
    """비공개 정답과 같은 서류·같은 화질·같은 판정으로, 값을 모두 지어낸 예시를 만듭니다. (a synthetic twin)

    \b
    예: docproc qa anonymise 실제업체 --name 가람정공 --to twins
    """
    from docproc import accepting
    from docproc.qa import twin

    made = twin.anonymise(accepting.golden_of(case, gold), to, name=name, seed=seed, partly=partly)
    click.echo(made.place)
    if made.left_out:
        left = ", ".join(made.left_out)
        click.echo(f"빠진 서류: {left}. 판정을 직접 확인하세요." if lang == "ko" else f"Left out: {left}. Look at the verdicts yourself.", err=True)
