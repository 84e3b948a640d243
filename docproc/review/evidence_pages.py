"""The pages of a case as pictures with boxes over the values: small enough to keep, upright enough to read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image

from docproc.box import Box
from docproc.glossary import FIELDS, PAGE_STATES, STATUSES, value_ko
from docproc.model import Case, PageEntry, PageState
from docproc.review.anchors import document_anchor, field_anchor, page_anchor
from docproc.review.evidence_markup import Markup, tag
from docproc.review.places import document_name, part_name

FOLDER = "pages"
MOST_BYTES = 4_500_000
"""All pictures of a case together; with the page and the sheet it stays a folder that can be sent by mail."""
_QUALITY, _LEAST_QUALITY = 42, 12
_NARROWEST = 240
"""Pixels: a page that is narrower tells nothing any more."""
_A4 = (595.0, 842.0)


class Look(NamedTuple):
    """A page as displayed: its size in points, by how many degrees it must be turned clockwise to stand upright, and
    a picture of it (PNG) at any resolution."""

    width: float
    height: float
    turned: Literal[0, 90, 180, 270]
    png: bytes


Looker = Callable[[str, int], Look | None]
"""File name and page number → how the page looks, or None where it cannot be shown."""


@dataclass(frozen=True)
class Sheet:
    """A page with its picture in place: `href` is None where there is none; `width` and `height` in points upright."""

    entry: PageEntry
    file: int
    width: float
    height: float
    turned: int
    across: float
    down: float
    href: str | None


def take_pictures(case: Case, folder: Path, look: Looker) -> list[Sheet]:
    """Writes a picture of every page that is not blank into `folder`/pages; returns every page in order.

    Where they grow too many, they are made coarser, never left out: each gets its share of what is left.
    """
    index = {file.name: number for number, file in enumerate(case.files)}
    shown = [entry for entry in case.pages if entry.state is not PageState.BLANK]
    left, budget = len(shown), MOST_BYTES
    sheets = []
    for entry in case.pages:
        file = index.get(entry.file, 0)
        seen = look(entry.file, entry.page) if entry.state is not PageState.BLANK else None
        if seen is None:
            left -= entry.state is not PageState.BLANK
            sheets.append(Sheet(entry, file, *_A4, 0, *_A4, None))
            continue
        href = f"{FOLDER}/{page_anchor(file, entry.page)}.webp"
        small = _small(seen, budget // max(left, 1))
        place = folder / href
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(small)
        budget, left = budget - len(small), left - 1
        across, down = (seen.width, seen.height) if seen.width > 0 and seen.height > 0 else _A4
        upright = (down, across) if seen.turned % 180 else (across, down)
        sheets.append(Sheet(entry, file, *upright, seen.turned, across, down, href))
    return sheets


def _small(seen: Look, most: int) -> bytes:
    """The picture upright as WebP of at most `most` bytes, as far as a coarser quality and size can do that."""
    with Image.open(io.BytesIO(seen.png), formats=["PNG"]) as opened:
        image = opened.convert("RGB").rotate(-seen.turned, expand=True)
    quality = _QUALITY
    while True:
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=4)
        if out.tell() <= most or image.width <= _NARROWEST:
            return out.getvalue()
        quality = max(_LEAST_QUALITY, quality - 15)
        image = image.resize((max(1, image.width * 4 // 5), max(1, image.height * 4 // 5)))


def figure(case: Case, sheet: Sheet) -> Markup:
    """One page: its caption, its picture, and a link over every value that stands on it."""
    entry = sheet.entry
    anchor = page_anchor(sheet.file, entry.page)
    paper = document_name(case.documents[entry.document]) if entry.document is not None else ""
    state = "" if entry.state is PageState.READ else PAGE_STATES[entry.state.value]
    caption = tag(
        "figcaption",
        tag("b", f"{part_name(entry.file)} {entry.page}쪽"),
        tag("span", paper, class_="paper") if paper else None,
        tag("span", state, class_="state") if state else None,
        tag("span", entry.note, class_="note") if entry.note else None,
    )
    if sheet.href is None:
        return tag("figure", caption, tag("p", "그림이 없는 쪽입니다." if entry.state is not PageState.BLANK else "빈 쪽입니다.", class_="empty"), id=anchor, tabindex=-1)
    picture = tag("img", src=sheet.href, alt=f"{part_name(entry.file)} {entry.page}쪽 {paper}".strip(), width=round(sheet.width), height=round(sheet.height))
    boxes = tag("svg", list(_boxes(case, sheet)), viewBox=f"0 0 {sheet.width:.1f} {sheet.height:.1f}", preserveAspectRatio="none", role="group", aria_label="읽은 값")
    return tag("figure", caption, tag("div", picture, boxes, class_="page"), id=anchor, tabindex=-1)


def _boxes(case: Case, sheet: Sheet) -> Iterator[Markup]:
    """Larger boxes first, so that a smaller one inside can be clicked."""
    found = []
    for number, document in enumerate(case.documents):
        if document.file != sheet.entry.file:
            continue
        for name, field in document.fields.items():
            if field.page == sheet.entry.page and field.bbox is not None:
                found.append((-field.bbox.area, number, name, field))
    for _, number, name, field in sorted(found, key=lambda one: one[:3]):
        box = turned(field.bbox, sheet)
        called = f"{FIELDS.get(name, name)}: {value_ko(name, field.value) or '(없음)'} — {STATUSES[field.status]}"
        yield tag(
            "a",
            tag("title", called),
            tag("rect", x=f"{box.x0 - 2:.1f}", y=f"{box.top - 2:.1f}", width=f"{box.width + 4:.1f}", height=f"{box.height + 4:.1f}", rx=2),
            href=f"#{field_anchor(number, name)}",
            id=f"b-{field_anchor(number, name)}",
            class_=f"box {field.status}",
            aria_label=f"{document_name(case.documents[number])} {called}",
        )


def turned(box: Box, sheet: Sheet) -> Box:
    """A box of the page as displayed, on its upright picture."""
    across, down = sheet.across, sheet.down
    match sheet.turned:
        case 90:
            return Box(down - box.bottom, box.x0, down - box.top, box.x1)
        case 180:
            return Box(across - box.x1, down - box.bottom, across - box.x0, down - box.top)
        case 270:
            return Box(box.top, across - box.x1, box.bottom, across - box.x0)
    return box


def first_page(case: Case, document: int) -> str | None:
    """The anchor of a document's first page."""
    paper = case.documents[document]
    file = next((number for number, one in enumerate(case.files) if one.name == paper.file), None)
    return page_anchor(file, paper.pages[0]) if file is not None and paper.pages else None


def place_anchor(case: Case, document: int, field: str | None) -> str:
    """Where a link to a proof leads: its row, or the head of its document."""
    return field_anchor(document, field) if field in case.documents[document].fields and field else document_anchor(document)
