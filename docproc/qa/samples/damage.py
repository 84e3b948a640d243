"""What befalls a paper before it is scanned: stains, ink, markers, torn corners, notes left on it, faxes too faint.

Whatever lies under it is taken off the sheet, so that no text layer tells it, and its golden value is gone: nobody can
read it any more. A record that says otherwise has made it up.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter

from docproc.qa.samples.sheet import A4, Box, Ink, Mark, Paper, Sheet, Text

LID = (247, 247, 245)
"""The scanner's lid, seen where the paper is torn off."""
Damage = Callable[[Sheet, Box, random.Random], None]
"""Harms a box of a sheet: how it looks there afterwards."""
_TOUCHED = 0.12
"""A value of which so much lies under the damage is gone."""


def marker(sheet: Sheet, box: Box, rng: random.Random) -> None:
    """Gone over with a black marker, as private numbers are before copying."""
    x0, y0, x1, y1 = box
    top = [(x, y0 + rng.uniform(-1.6, 0.8)) for x in _steps(x0, x1, 14)]
    foot = [(x, y1 + rng.uniform(-0.8, 1.6)) for x in reversed(_steps(x0, x1, 14))]
    sheet.path([(x0 - rng.uniform(1, 4), (y0 + y1) / 2), *top, (x1 + rng.uniform(1, 5), (y0 + y1) / 2), *foot], 0, (26, 25, 28), fill=(26, 25, 28), closed=True)


def ink(sheet: Sheet, box: Box, rng: random.Random) -> None:
    """A blot of seal ink or from a pen, with splashes."""
    colour = rng.choice([(34, 36, 74), (150, 30, 38), (28, 28, 30)])
    sheet.path(_blob(box, rng, 0.10), 0, colour, fill=colour, closed=True)
    for _ in range(9):
        x, y, r = rng.uniform(box[0] - 18, box[2] + 18), rng.choice((box[1] - rng.uniform(3, 14), box[3] + rng.uniform(3, 14))), rng.uniform(0.6, 2.2)
        if not _near_text(sheet, (x - r, y - r, x + r, y + r)):
            sheet.path(_blob((x - r, y - r, x + r, y + r), rng, 0.2), 0, colour, fill=colour, closed=True)


def stain(sheet: Sheet, box: Box, rng: random.Random) -> None:
    """Coffee that took the print with it: a brown pool, darker at its rim, in which the toner has run."""
    grown = (box[0] - 14, box[1] - 9, box[2] + 14, box[3] + 9)
    wide, tall = (round(2 * (grown[2] - grown[0])), round(2 * (grown[3] - grown[1])))
    pool = Image.new("L", (wide, tall), 0)
    outline = [((x - grown[0]) * 2, (y - grown[1]) * 2) for x, y in _blob(box, rng, 0.07, grow=1.06)]
    draw = ImageDraw.Draw(pool)
    draw.polygon(outline, fill=120)
    draw.line([*outline, outline[0]], fill=205, width=7)
    for _ in range(26):  # the toner that ran
        x, y = rng.uniform(0.12, 0.88) * wide, rng.uniform(0.25, 0.75) * tall
        draw.ellipse((x - rng.uniform(8, 30), y - rng.uniform(4, 11), x + rng.uniform(8, 30), y + rng.uniform(4, 11)), fill=rng.randint(130, 185))
    pool = pool.filter(ImageFilter.GaussianBlur(4))
    picture = Image.new("RGBA", pool.size, (104, 72, 40, 0))
    picture.putalpha(pool)
    red = sheet.red
    sheet.bitmap(grown[0], grown[1], grown[2] - grown[0], grown[3] - grown[1], picture)
    sheet.red = red


def note(sheet: Sheet, box: Box, rng: random.Random) -> None:
    """A sticky note that was left on the paper."""
    x0, y0, x1, y1 = box
    lean = rng.uniform(-2.2, 2.2)
    sheet.path([(x0 + 2, y0 + lean + 2), (x1 + 2, y0 - lean + 2), (x1 + 3, y1 + 3), (x0 + 1, y1 + 3)], 0, (176, 172, 156), fill=(176, 172, 156), closed=True)
    sheet.path([(x0, y0 + lean), (x1, y0 - lean), (x1 + 1, y1), (x0 - 1, y1 + 1)], 0, (250, 240, 168), fill=(250, 240, 168), closed=True)
    word = Ink("gungseo", 12, colour=(170, 170, 196))
    if x1 - x0 > word.width("원본 보관중") + 16:
        sheet.text(x0 + 8, (y0 + y1) / 2 + 4, "원본 보관중", word)


def torn(sheet: Sheet, box: Box, rng: random.Random) -> None:
    """Torn off from the nearer side of the sheet to behind the value."""
    x0, y0, x1, y1 = box
    right = A4[0] - x1 < x0
    edge, inner, outside = (A4[0] + 4, x0, x1) if right else (-4.0, x1, x0)
    rough = [(inner + rng.uniform(-3, 3), y) for y in _steps(y0, y1, 9)]
    above = [(x, y0 + rng.uniform(-1.5, 0.8)) for x in _steps(outside, inner, 20)][:-1]
    below = [(x, y1 + rng.uniform(-0.8, 1.5)) for x in _steps(outside, inner, 20)][:-1]
    tear = [(edge, y0 - rng.uniform(20, 36)), *above, *rough, *reversed(below), (edge, y1 + rng.uniform(22, 40))]
    sheet.path(tear, 0, LID, fill=LID, closed=True)
    sheet.path([(x + 1.2 * (1 if right else -1), y + 1) for x, y in tear], 1.6, (196, 196, 194))
    sheet.path(tear, 0.5, (140, 140, 138))


def faint(sheet: Sheet, box: Box, rng: random.Random) -> None:
    """Where the toner gave out: crumbs of strokes are left, of which no letter can be made."""
    foot = box[3] - 0.3 * (box[3] - box[1])
    for x in _steps(box[0] + 4, box[2] - 4, 6.5):
        for _ in range(rng.choice((0, 1, 1, 2))):
            left, y, along = x + rng.uniform(-2, 2), foot - rng.uniform(0, 5.5), rng.uniform(0.7, 1.9)
            sheet.line(left, y, left + (along if rng.random() < 0.5 else 0.2), y - (0.1 if rng.random() < 0.5 else along * 0.7), 0.55, (70, 70, 72))


def hide(paper: Paper, how: Damage, *names: str, rng: random.Random, pad: tuple[float, float] = (5.0, 3.0), page: int | None = None) -> Paper:
    """Puts the fields `names` out of sight, one box around all of them that stand on a sheet. ValueError where one stands nowhere."""
    found = False
    for index, sheet in enumerate(paper.sheets):
        boxes = [mark.box for mark in sheet.marks if mark.field in names and mark.box and mark.value is not None]
        if boxes and page in (None, index):
            found = True
            cover(sheet, how, _around(boxes, pad), rng)
    if not found:
        raise ValueError(f"{paper.type} prints none of {', '.join(names)}")
    return paper


def cover(sheet: Sheet, how: Damage, box: Box, rng: random.Random) -> None:
    """Damages `box` of the sheet: the print under it is gone, and so are the golden values."""
    sheet.items = [item for item in sheet.items if not (isinstance(item, Text) and _share(item.box, box) > 0.5)]
    sheet.marks = [_gone(mark) if mark.box and _share(mark.box, box) > _TOUCHED else mark for mark in sheet.marks]
    how(sheet, box, rng)


def doubt(paper: Paper, name: str) -> Paper:
    """The paper still seems to say `name`, but a person must tell whether it does."""
    for sheet in paper.sheets:
        sheet.marks = [replace(mark, status="check") if mark.field == name else mark for mark in sheet.marks]
    return paper


def lines_of(paper: Paper, *words: str) -> list[tuple[int, Box]]:
    """Where print stands that holds one of `words`: for what is said a second time without being a field."""
    return [(index, item.box) for index, sheet in enumerate(paper.sheets) for item in sheet.items if isinstance(item, Text) and any(word in item.text for word in words)]


def _gone(mark: Mark) -> Mark:
    return replace(mark, value=None, raw=None, status="check")


def _share(inner: Box, outer: Box) -> float:
    """How much of `inner` lies in `outer`."""
    wide = min(inner[2], outer[2]) - max(inner[0], outer[0])
    tall = min(inner[3], outer[3]) - max(inner[1], outer[1])
    area = (inner[2] - inner[0]) * (inner[3] - inner[1])
    return wide * tall / area if wide > 0 and tall > 0 and area > 0 else 0.0


def _around(boxes: Sequence[Box], pad: tuple[float, float]) -> Box:
    return (min(b[0] for b in boxes) - pad[0], min(b[1] for b in boxes) - pad[1], max(b[2] for b in boxes) + pad[0], max(b[3] for b in boxes) + pad[1])


def _near_text(sheet: Sheet, box: Box) -> bool:
    return any(isinstance(item, Text) and _share(box, item.box) > 0 for item in sheet.items)


def _blob(box: Box, rng: random.Random, rough: float, grow: float = 1.0) -> list[tuple[float, float]]:
    """A rounded rectangle around `box` with a rough rim; the larger, the rounder."""
    square = 0.3 if box[3] - box[1] < 40 else 0.5
    cx, cy, rx, ry = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2 * grow, (box[3] - box[1]) / 2 * grow
    points = []
    for step in range(44):
        angle = 2 * math.pi * step / 44
        cos, sin = math.cos(angle), math.sin(angle)
        out = 1.06 + rng.uniform(0, rough)
        points.append((cx + out * rx * math.copysign(abs(cos) ** square, cos), cy + out * ry * math.copysign(abs(sin) ** square, sin)))
    return points


def _steps(first: float, last: float, length: float) -> list[float]:
    count = max(2, round(abs(last - first) / length))
    return [first + (last - first) * n / count for n in range(count + 1)]
