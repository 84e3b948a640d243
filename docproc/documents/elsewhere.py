"""A field printed more than once on a form, as in its table and again beside the seal: the surer place counts."""

from __future__ import annotations

from typing import Any

from docproc.documents.base import Label
from docproc.documents.extract import judge
from docproc.documents.trust import same
from docproc.documents.values import parse
from docproc.documents.view import View
from docproc.model import Field

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
