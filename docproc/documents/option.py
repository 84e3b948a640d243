"""An option to tick: its word where it is printed, and the mark that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docproc.box import Box
from docproc.documents.rows import Row
from docproc.model import Mark, Page

SURE = 0.75  # a mark whose state is measured with less confidence is looked at by a person


@dataclass(frozen=True)
class Option:
    """An option's word where it is printed, with the mark found beside it."""

    value: Any
    word: str
    page: Page
    box: Box
    row: Row
    mark: Mark | None = None

    @property
    def checked(self) -> bool | None:
        """Whether it is ticked; None where there is no mark or the ink does not say."""
        return self.mark.checked if self.mark else None
