"""How one paper looks: typefaces, layout, and the small parts most papers share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.sheet import Box, Ink, Paper, Sheet


@dataclass(frozen=True)
class Look:
    """The dress of a paper. `layout` chooses among a paper's print layouts; `tick` is how boxes are marked
    (√ V ● ■ O pen circle fill), `box` how an option is printed (square | glyph | bracket | paren)."""

    rng: random.Random
    face: str = "batang"
    title: str = "batang"
    layout: int = 0
    tick: str = "√"
    box: str = "square"
    size: float = 11.0
    spaced: float = 0.0

    def ink(self, size: float | None = None, **more: Any) -> Ink:
        return Ink(self.face, size or self.size, **{"spacing": self.spaced, **more})

    def heading(self, size: float, **more: Any) -> Ink:
        return Ink(self.title, size, **more)

    def but(self, **changes: Any) -> Look:
        return replace(self, **changes)


def heading(sheet: Sheet, y: float, text: str, ink: Ink, *, length: float | None = None, name: str | None = None,
            value: str | None = None, centre: float = 297.6) -> Box:
    """A centred title, spread over `length` points where that is wider than the text."""
    bare = text.replace(" ", "")
    if length and ink.width(bare) < length:
        box = sheet.spread(centre - length / 2, y, length, bare, ink)
    else:
        box = sheet.text(centre, y, text, ink, align="c")
    if name:
        sheet.mark(name, value or text, text, box)
    return box


def signed(sheet: Sheet, centre: float, y: float, office: str, ink: Ink, rng: random.Random, *, name: str | None = None,
           seal: str | None = None, side: float = 66.0, over: float = 0.55, plain: bool = False) -> Box:
    """The issuer's line with a square seal over its last syllables; returns the line's box."""
    box = sheet.text(centre, y, office, ink, align="c", name=name, value=" ".join(office.split()))
    if not plain:
        letters = (seal or office).replace(" ", "")
        x = box[2] - side * over
        sheet.bitmap(x, y - side * 0.68, side, side, ornaments.turned(ornaments.square_seal(letters, rng), rng.uniform(-3, 3)))
    return box


def company_seal(sheet: Sheet, x: float, y: float, company: Company, rng: random.Random, side: float = 54.0) -> Box:
    """The applicant's seal with its middle at (x, y): round for companies, a name seal for a person."""
    if company.individual:
        picture = ornaments.name_seal(company.representative, rng)
        w, h = side * 0.62, side * 0.62
    else:
        picture = ornaments.round_seal(company.name("full").replace(" ", ""), "대표이사", rng)
        w = h = side
    return sheet.bitmap(x - w / 2, y - h / 2, w, h, ornaments.turned(picture, rng.uniform(-8, 8)))


def choices(sheet: Sheet, x: float, y: float, options: Sequence[tuple[str, bool]], look: Look, size: float, *,
            gap: float = 14.0, length: float = 999.0) -> list[Box]:
    """A row of options to tick; returns each option's box (its square and its words). Wraps past `length`."""
    ink, boxes, start = look.ink(size), [], x
    for word, on in options:
        wide = size * 1.3 + 3 + ink.width(word)
        if x > start and x + wide > start + length:
            x, y = start, y + size * 1.55
        end = _option(sheet, x, y, word, on, look, ink)
        boxes.append((x, y - size * 0.95, end, y + size * 0.2))
        x = end + gap
    return boxes


def _option(sheet: Sheet, x: float, y: float, word: str, on: bool, look: Look, ink: Ink) -> float:
    size = ink.size
    if look.box == "glyph":
        mark = {"■": "■", "fill": "■", "V": "☑", "pen": "□", "circle": "□"}.get(look.tick, "☑") if on else "□"
        sheet.text(x, y, mark, ink)
        if on and mark == "□":
            ornaments.tick(sheet, x, y, look.tick, size, look.rng)
        x += ink.width("□") + 2
    elif look.box in ("bracket", "paren"):
        left, right = "[]" if look.box == "bracket" else "()"
        sheet.text(x, y, left, ink)
        x += ink.width(left) + 1
        if on:
            ornaments.tick(sheet, x + 0.5, y, look.tick, size, look.rng, look.face)
        x += size * 1.05
        sheet.text(x, y, right, ink)
        x += ink.width(right) + 3
    else:
        side = size * 0.88
        sheet.rect(x, y - side * 0.95, x + side, y + side * 0.05, 0.7)
        if on:
            ornaments.tick(sheet, x - 0.02 * size, y + 0.02 * size, look.tick, side * 1.05, look.rng, look.face)
        x += side + 3
    return sheet.text(x, y, word, ink)[2]


def copied(paper: Paper, word: str, rng: random.Random, company: Company | None = None) -> Paper:
    """The stamp of a copy (사본, 원본대조필) in a free corner of the first sheet, with the company's seal where given."""
    sheet = paper.sheets[0]
    colour = rng.choice(((190, 40, 46), (40, 56, 140)))
    picture = ornaments.stamp([word], rng, colour, framed=rng.random() < 0.8)
    wide = 26.0 * len(word)
    tall = wide * picture.height / picture.width
    sheet.bitmap(560 - wide, 26, wide, tall, ornaments.turned(picture, rng.uniform(-6, 6)))
    if company:
        company_seal(sheet, 560 - wide - 30, 26 + tall / 2, company, rng, side=44)
    return paper


def page_foot(sheet: Sheet, text: str, ink: Ink, y: float = 812.0) -> None:
    sheet.text(297.6, y, text, ink, align="c")
