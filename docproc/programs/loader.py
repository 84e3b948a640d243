"""Reads an edition's YAML: every scalar a string until it is typed, unknown and duplicate keys refused."""

from __future__ import annotations

import difflib
import typing
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from docproc.errors import ProgramInvalid
from docproc.programs.model import CONDITIONS, Program, Table


class _Strings(yaml.BaseLoader):
    """YAML without guesses (`on` is no True, `0123` no 83) that refuses a key standing twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                line = key.start_mark.line + 1
                raise _Twice(name, line)
            seen.add(name)
        return super().construct_mapping(node, deep=deep)


class _Twice(Exception):
    """A key stands twice in one mapping."""


def read(path: Path) -> Program:
    """The edition in `path`; `ProgramInvalid` names the file and the path of what does not hold together."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Strings)  # noqa: S506 - BaseLoader makes strings only
    except OSError as error:
        raise _invalid(path, "", f"파일을 읽을 수 없습니다 ({error.strerror})", f"cannot be read ({error.strerror})") from error
    except _Twice as error:
        name, line = error.args
        raise _invalid(path, name, f"{line}번째 줄에 같은 이름이 두 번 있습니다", f"stands twice (line {line})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else ""
        raise _invalid(path, where, "YAML 문법이 맞지 않습니다", f"is no YAML: {getattr(error, 'problem', error)}") from error
    if not isinstance(data, dict):
        raise _invalid(path, "", "공고 표가 비어 있습니다", "holds no edition")
    try:
        program = Program.model_validate(data)
    except ValidationError as error:
        raise _explained(path, error) from error
    _check(path, program)
    return program


def _check(path: Path, program: Program) -> None:
    """What types alone do not hold: conditions, groups, readings and ids that are named must exist."""
    if path.stem != program.id:
        raise _invalid(path, "id", f"'{program.id}'이(가) 파일 이름과 다릅니다", f"'{program.id}' differs from the file's name")
    for name in ("rate", "bonus"):
        table: Table = getattr(program, name)
        for item in table.items.values():
            where = f"{name}.items.{item.id}"
            _known(path, f"{where}.condition", item.condition, CONDITIONS)
            for needed in CONDITIONS[item.condition]:
                if getattr(item, needed) is None:
                    raise _invalid(path, f"{where}.{needed}", f"조건 {item.condition}에 필요합니다", f"is needed by the condition {item.condition}")
            if item.group is not None:
                _known(path, f"{where}.group", item.group, table.groups)
            if item.body is not None:
                _known(path, f"{where}.body", item.body, program.mediation_bodies)
            if item.reading is not None:
                _known(path, f"{where}.reading", item.reading, program.readings)


def _known(path: Path, where: str, value: str, allowed: typing.Iterable[str]) -> None:
    names = list(allowed)
    if value not in names:
        ko, en = _did_you_mean(value, names)
        raise _invalid(path, where, f"'{value}'을(를) 알 수 없습니다{ko}", f"'{value}' is unknown{en}")


def _explained(path: Path, error: ValidationError) -> ProgramInvalid:
    first = min(error.errors(), key=lambda one: (one["type"] != "extra_forbidden", len(one["loc"])))
    where = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        ko, en = _did_you_mean(str(first["loc"][-1]), _keys_at(first["loc"][:-1]))
        return _invalid(path, where, f"모르는 이름입니다{ko}", f"is an unknown key{en}")
    if first["type"] == "missing":
        return _invalid(path, where, "빠져 있습니다", "is missing")
    said = first["msg"].removeprefix("Value error, ")
    return _invalid(path, where, f"값이 맞지 않습니다: '{_short(first['input'])}' ({said})", f"has a value that does not fit: '{_short(first['input'])}' ({said})")


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _keys_at(steps: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand at a place of an edition."""
    kind: Any = Program
    for step in steps:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            by_key = {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
            kind = by_key.get(str(step), object)
        elif typing.get_origin(kind) in (dict, tuple):
            arguments = typing.get_args(kind)
            kind = arguments[1] if typing.get_origin(kind) is dict else arguments[0]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [info.alias or name for name, info in kind.model_fields.items()]
    return []


def _did_you_mean(word: str, known: typing.Iterable[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return (f". '{near[0]}'을(를) 뜻하셨나요?", f"; did you mean '{near[0]}'?") if near else ("", "")


def _invalid(path: Path, where: str, ko: str, en: str) -> ProgramInvalid:
    place = f"{path.name}: {where}" if where else path.name
    return ProgramInvalid(
        f"공고 표가 맞지 않습니다: {place} - {ko}",
        f"the edition does not hold together: {place} {en}",
        next_ko="파일에서 그 줄을 고친 뒤 다시 실행하세요.",
        next_en="correct that line of the file and run again",
    )
