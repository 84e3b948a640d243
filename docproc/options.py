"""Options that many commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

DEFAULT_OUT = "docproc-out"


def lang_option(command: Any) -> Any:
    """`--lang`, which may stand before or behind a command's name; the entry point has taken it from either place."""
    shown = "메시지 언어 (기본: 시스템 언어)"
    return click.option("--lang", type=click.Choice(["ko", "en"]), envvar="DOCPROC_LANG", expose_value=False, help=shown)(command)


def out_option(command: Any) -> Any:
    """`--out`: the folder of results."""
    return click.option(
        "--out", type=click.Path(file_okay=False, path_type=Path), default=DEFAULT_OUT, envvar="DOCPROC_OUT", show_default=True, help="결과 폴더 (OUT)"
    )(command)
