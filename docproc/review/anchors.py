"""The places in `evidence.html` that a sheet can open: `evidence.html#` and what these functions give."""

from __future__ import annotations

import re
from typing import Literal

PAGE = "evidence.html"
Section = Literal["eligibility", "rate", "bonus"]
_LETTER: dict[Section, str] = {"eligibility": "e", "rate": "r", "bonus": "b"}


def document_anchor(document: int) -> str:
    """The head of a document, by its index in `Case.documents`."""
    return f"d{document}"


def field_anchor(document: int, field: str) -> str:
    """The row of a field."""
    return f"d{document}-{_plain(field)}"


def verdict_anchor(section: Section, name: str) -> str:
    """A criterion or an item; a certificate can stand in both tables of preferences, so the section is part of it."""
    return f"v-{_LETTER[section]}-{_plain(name)}"


def page_anchor(file: int, page: int) -> str:
    """A page, by its file's index in `Case.files` and its number from 1."""
    return f"f{file}-p{page}"


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_]", "", name)
