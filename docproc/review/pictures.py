"""Cut-outs of the very words, with a limit on how many so that a sheet stays a few megabytes."""

from __future__ import annotations

from collections.abc import Callable

from docproc.box import Box
from docproc.model import Field

Cutter = Callable[[str, int, Box], bytes | None]
"""File name, page, box in points → PNG, or None where there is nothing to cut."""

MOST = 120


class Pictures:
    """Cuts a picture for a field, each place once."""

    def __init__(self, cutter: Cutter | None) -> None:
        self._cutter = cutter
        self._cut: dict[tuple[str, int, Box], bytes | None] = {}

    def of(self, file: str, field: Field) -> bytes | None:
        """The picture of the field's box, or None where it has none or the limit is reached."""
        if self._cutter is None or field.page is None or field.bbox is None:
            return None
        key = (file, field.page, field.bbox)
        if key not in self._cut:
            if len(self._cut) >= MOST:
                return None
            self._cut[key] = self._cutter(*key)
        return self._cut[key]
