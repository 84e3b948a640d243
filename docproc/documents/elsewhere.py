"""A field printed more than once on a form: the surer place counts; and places where nothing was written."""

from __future__ import annotations

import re
from typing import Any

from docproc.box import Box
from docproc.documents.base import Label
from docproc.documents.extract import judge
from docproc.documents.trust import same
from docproc.documents.values import parse
from docproc.documents.view import View
from docproc.model import Field, Page, Source

LIKELY = 3  # places of a lower rank are no better than a guess


def surer(view: View, kind: Any, label: Label, read: Field[Any]) -> Field[Any]:
    """`read`, or the value of another place of the label that can be stood behind. Two that can be stood behind
    and differ are for a person."""
    if read.value is None:
        return read
    sure: list[Field[Any]] = [read] if read.status == "ok" else []
    for region in view.regions(label.names):
        if not region.glyphs or region.rank > LIKELY or (region.page.number == read.page and region.box == read.bbox):
            continue
        parsed = parse(kind, region.text, label)
        if parsed is not None:
            field = judge(view, region, kind, label, parsed)
            if field.status == "ok":
                sure.append(field)
    if not sure:
        return read
    values = list(dict.fromkeys(same(field.value) for field in sure))
    if len(values) == 1:
        return sure[0]
    others = tuple(field.value for field in sure[1:] if same(field.value) != values[0])
    return sure[0].model_copy(update={"status": "check", "alternatives": others, "confirmed_by": ()})


def nothing_there(view: View, page: Page, room: Box) -> bool:
    """Whether a place is surely empty: by the PDF's own text, else by a second look that finds no ink there but specks,
    or on a fair copy reads no letter in it."""
    if page.source is Source.TEXT:
        return True
    if view.reread is None or room.width < 16 or room.height < 10:
        return False
    inside = Box(room.x0 + 3, room.top + 2.5, room.x1 - 3, room.bottom - 2.5)
    if not view.reread(page.number, inside, "ink"):
        return True
    return page.grade != "bad" and not any(re.search(r"[0-9A-Za-z가-힣]", reading.text) for reading in view.reread(page.number, inside, "text"))
