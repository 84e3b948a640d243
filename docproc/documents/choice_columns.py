"""Choices of a table whose answers are columns: 동의함 and 동의하지 않음 stand over the cells to tick.

A row is answered where one of its cells is ticked and the other one surely empty, or where one holds a disc and the
other an open ring, as word processors print them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docproc.box import Box
from docproc.documents.option import Option
from docproc.documents.rows import Row
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Cell, Mark, Page, Source

OFF = 6.0
"""Points that the sides of a head and of its cells may differ by."""
_TICKED = re.compile(r"[●■√✓✔☑▣vV∨Oo]")
_OPEN = re.compile(r"[○□☐]")


def by_column(view: View, words: Mapping[str, Any]) -> list[list[Option]]:
    """The answers of each row under two heads of `words` side by side, in the order of the pages; `words` has two values."""
    heads = [(row, words[word]) for row in view.rows if row.cell is not None for word in words if row.stream == squeeze(word)]
    groups: list[list[Option]] = []
    for row, value in heads:
        page, cell = row.page, row.page.cells[row.cell] if row.cell is not None else None
        others = [
            (other, said) for other, said in heads
            if said != value and other.page is page and other.cell is not None and cell is not None
            and page.cells[other.cell].table == cell.table and abs(other.level - row.level) < row.height
        ]  # fmt: skip
        if len(others) != 1 or cell is None or others[0][0].box.x0 < row.box.x0:
            continue
        other, said = others[0]
        assert other.cell is not None
        left, right = cell, page.cells[other.cell]
        for own in sorted((c for c in page.cells if _below(c, left)), key=lambda c: c.box.top):
            beside = [c for c in page.cells if _below(c, right) and abs(c.box.middle - own.box.middle) < 0.5 * own.box.height]
            if len(beside) == 1 and not any(page.cells[h.cell] is own for h, _ in heads if h.page is page and h.cell is not None):
                groups.append(_answers(view, page, (row, own, value), (other, beside[0], said)))
    groups.sort(key=lambda group: (group[0].page.number, group[0].box.middle))
    return [_filled(group) for group in groups] if all(map(_disc_and_ring, groups)) else groups


def _below(cell: Cell, head: Cell) -> bool:
    return cell.table == head.table and cell.box.top > head.box.middle and abs(cell.box.x0 - head.box.x0) < OFF and abs(cell.box.x1 - head.box.x1) < OFF


def _answers(view: View, page: Page, *sides: tuple[Row, Cell, Any]) -> list[Option]:
    return [Option(value, row.stream, page, cell.box, row, _mark_in(view, page, cell.box)) for row, cell, value in sides]


def _disc_and_ring(group: list[Option]) -> bool:
    """Whether both cells of a row hold a sign, one of them an open ring. A form prints them so on every row; a pen's ring
    in one row only is a tick."""
    shapes = [option.mark.shape if option.mark is not None and option.checked else None for option in group]
    return None not in shapes and shapes.count("circle") == 1


def _filled(group: list[Option]) -> list[Option]:
    """The answers where the open ring is the one that was not chosen."""
    return [replace(o, mark=o.mark.model_copy(update={"checked": False})) if o.mark is not None and o.mark.shape == "circle" else o for o in group]


def _mark_in(view: View, page: Page, room: Box) -> Mark | None:
    """The mark in a cell; an unticked one where there surely is nothing; None where nobody knows."""
    own = [mark for mark in page.marks if room.x0 < mark.box.centre < room.x1 and room.top < mark.box.middle < room.bottom]
    if own:
        return own[0] if len(own) == 1 else None
    written = [row for row in view.rows if row.page is page and room.x0 < row.box.centre < room.x1 and room.top < row.level < room.bottom]
    if page.source is Source.TEXT:
        signs = "".join(row.stream for row in written)
        known = not signs or len(signs) == 1 and (_TICKED.match(signs) or _OPEN.match(signs))
        return Mark(box=written[0].box if written else room, shape="tick", checked=bool(_TICKED.match(signs)), confidence=0.95) if known else None
    inside = Box(room.x0 + 3, room.top + 2.5, room.x1 - 3, room.bottom - 2.5)
    empty = not written and view.reread is not None and not view.reread(page.number, inside, "ink")
    return Mark(box=inside, shape="box", checked=False, confidence=0.9) if empty else None
