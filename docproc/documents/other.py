"""Pages that are none of the known documents. Nothing in a file is dropped."""

from __future__ import annotations

from typing import ClassVar

from docproc.documents.base import Record


class Other(Record):
    """기타: its pages are listed, its text is not read."""

    type: ClassVar[str] = "other"
    ko: ClassVar[str] = "기타"
