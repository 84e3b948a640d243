"""One sheet of paper as a list of things to draw, and what stands on it where.

A layout is written once against `Sheet`; `raster` turns it into a scan, `vector` into a born-digital page.
All measures are PDF points (1/72 inch) from the top left corner of an A4 sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from PIL import Image

from docproc.qa.samples import fonts

A4 = (595.3, 841.9)
BLACK = (22, 22, 24)
RED = (200, 38, 36)

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ink:
    """How a text is set: face name, size and letter-spacing in points, weight, colour."""

    face: str = "batang"
    size: float = 10.5
    bold: bool = False
    spacing: float = 0.0
    colour: Colour = BLACK

    def but(self, **changes: Any) -> Ink:
        return replace(self, **changes)

    def width(self, text: str) -> float:
        return fonts.width(text, self.face, self.size, self.bold, self.spacing)


@dataclass(frozen=True)
class Text:
    """A run of text whose baseline starts at (x, y)."""

    x: float
    y: float
    text: str
    ink: Ink

    @property
    def box(self) -> Box:
        return (self.x, self.y - 0.88 * self.ink.size, self.x + self.ink.width(self.text), self.y + 0.16 * self.ink.size)


@dataclass(frozen=True)
class Path:
    """An open or closed polyline, stroked and perhaps filled."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.6
    colour: Colour = BLACK
    fill: Colour | None = None
    closed: bool = False


@dataclass(frozen=True)
class Bitmap:
    """An RGBA picture laid over the sheet (seals, stamps, codes)."""

    x: float
    y: float
    w: float
    h: float
    image: Image.Image


@dataclass(frozen=True)
class Mark:
    """A golden value and where it is printed. `status` is `check` where nobody can read it any more (`value` is None),
    or cannot tell whether it holds."""

    field: str
    value: Any
    raw: str | None
    box: Box | None
    status: str = "ok"


@dataclass
class Sheet:
    """A page under construction."""

    size: tuple[float, float] = A4
    items: list[Text | Path | Bitmap] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    red: bool = False  # something in colour stands here: a scanner would be set to colour

    def text(self, x: float, y: float, text: str, ink: Ink, *, align: str = "l",
             name: str | None = None, value: Any = None) -> Box:
        """Draw one line; `name` marks it as the place of that field (value: the text itself where none is given)."""
        length = ink.width(text)
        left = x - {"l": 0.0, "c": length / 2, "r": length}[align]
        run = Text(left, y, text, ink)
        self.items.append(run)
        if name:
            self.mark(name, text if value is None else value, text, run.box)
        return run.box

    def spread(self, x: float, y: float, length: float, text: str, ink: Ink) -> Box:
        """Draw a label justified to `length` points (균등배분)."""
        bare = text.replace(" ", "")
        gap = (length - ink.but(spacing=0.0).width(bare)) / max(1, len(bare) - 1)
        return self.text(x, y, bare, ink.but(spacing=max(0.0, gap)))

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6, colour: Colour = BLACK) -> None:
        self.items.append(Path(((x0, y0), (x1, y1)), width, colour))

    def rect(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6, colour: Colour = BLACK,
             fill: Colour | None = None) -> None:
        self.items.append(Path(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), width, colour, fill, closed=True))

    def path(self, points: list[tuple[float, float]], width: float = 0.6, colour: Colour = BLACK,
             fill: Colour | None = None, closed: bool = False) -> None:
        self.items.append(Path(tuple(points), width, colour, fill, closed))

    def bitmap(self, x: float, y: float, w: float, h: float, image: Image.Image) -> Box:
        self.items.append(Bitmap(x, y, w, h, image))
        self.red = True
        return (x, y, x + w, y + h)

    def mark(self, name: str, value: Any, raw: str, box: Box | None) -> None:
        """Write down a golden value; a second mark of the same field widens its box (a value over two lines)."""
        for index, old in enumerate(self.marks):
            if old.field == name:
                merged = box if old.box is None else old.box if box is None else (
                    min(old.box[0], box[0]), min(old.box[1], box[1]), max(old.box[2], box[2]), max(old.box[3], box[3]))
                self.marks[index] = Mark(name, value, f"{old.raw or ''} {raw}".strip(), merged)
                return
        self.marks.append(Mark(name, value, raw, box))


@dataclass
class Paper:
    """One document: its type (vocabulary.yaml), its sheets, and for certificates the item it proves."""

    type: str
    sheets: list[Sheet]
    item: str | None = None
