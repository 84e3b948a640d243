"""Sheets as pictures: what lies on the scanner's glass before the scanner spoils it."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageDraw

from docproc.qa.samples import fonts
from docproc.qa.samples.sheet import Bitmap, Path, Sheet, Text

PAPER = (252, 252, 250)


def render(sheet: Sheet, dpi: int) -> Image.Image:
    """An RGB picture of the sheet at `dpi`, drawn twice as large and reduced so that edges are soft."""
    fine = 2 if dpi <= 220 else 1
    scale = dpi * fine / 72
    picture = Image.new("RGB", (round(sheet.size[0] * scale), round(sheet.size[1] * scale)), PAPER)
    draw = ImageDraw.Draw(picture)
    for item in sheet.items:
        if isinstance(item, Text):
            _text(draw, item, scale)
        elif isinstance(item, Path):
            _path(draw, item, scale)
        elif isinstance(item, Bitmap):
            _bitmap(picture, item, scale)
    return picture.reduce(fine) if fine > 1 else picture


def _text(draw: ImageDraw.ImageDraw, item: Text, scale: float) -> None:
    ink = item.ink
    x = item.x
    pixels = max(6, round(ink.size * scale))
    for char in item.text:
        face = fonts.face_for(ink.face, char)
        font = fonts.load(face, pixels, ink.bold)
        thicken = 1 if ink.bold and not fonts.FACES[face].bold and pixels > 30 else 0
        if char != " ":
            draw.text((x * scale, item.y * scale), char, font=font, fill=ink.colour, anchor="ls", stroke_width=thicken)
        x += fonts.width(char, ink.face, ink.size, ink.bold) + ink.spacing


def _path(draw: ImageDraw.ImageDraw, item: Path, scale: float) -> None:
    points = [(x * scale, y * scale) for x, y in item.points]
    stroke = max(1, round(item.width * scale))
    if item.fill is not None and item.closed:
        draw.polygon(points, fill=item.fill)
    if item.width <= 0:
        return
    if item.closed:
        points.append(points[0])
    draw.line(points, fill=item.colour, width=stroke, joint="curve" if len(points) > 2 else None)


def _bitmap(picture: Image.Image, item: Bitmap, scale: float) -> None:
    """Ink of a stamp lets black print show through: multiply instead of cover."""
    box = (round(item.x * scale), round(item.y * scale))
    size = (max(1, round(item.w * scale)), max(1, round(item.h * scale)))
    stamp = item.image.resize(size, Image.Resampling.LANCZOS)
    white = Image.new("RGB", size, (255, 255, 255))
    white.paste(stamp.convert("RGB"), mask=stamp.getchannel("A"))
    under = picture.crop((*box, box[0] + size[0], box[1] + size[1]))
    picture.paste(ImageChops.multiply(under, white), box)
