"""HTML made so that no text of a document can act: every string is cleaned and escaped unless it was made here."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from typing import Any

from docproc.korean import mask_residents
from docproc.review.paper import safe

_EMPTY = {"meta", "img", "link", "rect", "hr"}


class Markup(str):
    """HTML already: made by `tag`, never from a document."""


Child = str | None | Iterable[Any]


def text(value: str) -> Markup:
    """Words as they may be shown: no control characters, no reordering marks, no resident registration number."""
    return Markup(escape(mask_residents(safe(value)), quote=True))


def tag(name: str, /, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """One element. Strings among `children` are escaped; None and False are left out; `class_` and `data_x` become
    `class` and `data-x`."""
    said = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    if name in _EMPTY:
        return Markup(f"<{name}{said}>" if name != "rect" else f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{_inside(children)}</{name}>")


def together(*children: Child) -> Markup:
    """Several elements beside each other."""
    return Markup(_inside(children))


def allowed(source: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _inside(children: Iterable[Any]) -> str:
    made = []
    for child in children:
        if child is None or child is False:
            continue
        if isinstance(child, Markup):
            made.append(str(child))
        elif isinstance(child, str):
            made.append(text(child))
        else:
            made.append(_inside(child))
    return "".join(made)


def _attribute(key: str, value: str | float | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
