"""Cut-outs of the very words, with a limit on their number and bytes so that a sheet stays a few megabytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docproc.box import Box
from docproc.model import Case, Evidence, Field

Cutter = Callable[[str, int, Box], bytes | None]
"""File name, page, box in points → PNG, or None where there is nothing to cut."""

MOST = 160
MOST_BYTES = 3_500_000
"""A sheet is to stay below 5 MB; what stands beside the pictures is some 100 kB."""

TALLEST = 110
"""Points: a whole table shrunk into a cell shows nothing; its link opens the page."""
WIDEST = 340
"""Points: of a sentence across the page shrunk into a cell nobody reads a word; it is shown only where there is nothing else."""


class Pictures:
    """Cuts a picture for a field, each place once."""

    def __init__(self, cutter: Cutter | None) -> None:
        self._cutter = cutter
        self._cut: dict[tuple[str, int, Box], bytes | None] = {}
        self._bytes = 0

    def of(self, file: str, field: Field) -> bytes | None:
        """The picture of the field's box, or None where it has none or the limit is reached."""
        if self._cutter is None or field.page is None or field.bbox is None:
            return None
        key = (file, field.page, field.bbox)
        if key not in self._cut:
            if len(self._cut) >= MOST:
                return None
            png = self._cutter(*key)
            self._cut[key] = png
        png = self._cut[key]
        if png is None or self._bytes + len(png) > MOST_BYTES:
            return None
        self._bytes += len(png)  # each placing is a copy in the workbook
        return png

    def of_evidence(self, case: Case, evidence: Iterable[Evidence], most: int = 3) -> list[bytes]:
        """The pictures of the first `most` places that an answer rests on and that can be read in a cell."""
        boxed = [(file, field, field.bbox) for file, field in _fields(case, evidence) if field.bbox is not None and field.bbox.bottom - field.bbox.top <= TALLEST]
        found: list[bytes] = []
        for wide in (False, True):
            for file, field, box in boxed:
                if (box.x1 - box.x0 > WIDEST) is wide and len(found) < most and (png := self.of(file, field)) is not None:
                    found.append(png)
            if found:
                break
        return found


_WHOSE = ("company_name", "representative_name", "business_registration_number", "corporate_registration_number", "plaintiff_name", "applicant_name")


def _fields(case: Case, evidence: Iterable[Evidence]) -> Iterator[tuple[str, Field]]:
    """The fields that are pointed at, each place once, what decides before whose it is; where only a paper is pointed
    at, its title."""
    seen = set()
    for one in sorted(evidence, key=lambda each: each.field in _WHOSE):
        document = case.documents[one.document]
        field = document.fields.get(one.field or "title")
        if field is not None and (place := (document.file, field.page, field.bbox)) not in seen:
            seen.add(place)
            yield document.file, field
