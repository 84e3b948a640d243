"""What officials and offices put on paper besides text: seals, stamps, watermarks, frames, codes."""

from __future__ import annotations

import math
import random

import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFilter

from docproc.qa.samples import fonts
from docproc.qa.samples.sheet import Box, Colour, Ink, Sheet

VERMILION: Colour = (206, 42, 38)
VIOLET: Colour = (92, 62, 150)
_PIXELS = 420


def square_seal(letters: str, rng: random.Random, colour: Colour = VERMILION) -> Image.Image:
    """A public seal (관인): letters in columns from right to left inside a square frame."""
    letters = letters if letters.endswith(("인", "장")) else letters + "의인"
    rows = math.ceil(math.sqrt(len(letters)))
    columns = math.ceil(len(letters) / rows)
    picture, draw = _blank()
    draw.rectangle((8, 8, _PIXELS - 9, _PIXELS - 9), outline=255, width=16)
    inner = _PIXELS - 60
    for index, letter in enumerate(letters):
        column, row = divmod(index, rows)
        w, h = inner / columns, inner / rows
        glyph = _glyph(letter, "unbatang", True).resize((round(w * 0.96), round(h * 0.96)))
        picture.paste(255, (round(30 + inner - (column + 1) * w), round(30 + row * h)), glyph)
    return _worn(picture, colour, rng)


def round_seal(around: str, centre: str, rng: random.Random, colour: Colour = VERMILION) -> Image.Image:
    """A company's registered seal (법인인감): its name in a ring around the office."""
    picture, draw = _blank()
    draw.ellipse((8, 8, _PIXELS - 9, _PIXELS - 9), outline=255, width=11)
    draw.ellipse((98, 98, _PIXELS - 99, _PIXELS - 99), outline=255, width=6)
    for index, letter in enumerate(around):
        angle = 2 * math.pi * index / len(around)
        glyph = _glyph(letter, "unbatang", True).resize((66, 66)).rotate(-math.degrees(angle), expand=True, resample=Image.Resampling.BICUBIC)
        x, y = _PIXELS / 2 + 152 * math.sin(angle), _PIXELS / 2 - 152 * math.cos(angle)
        picture.paste(255, (round(x - glyph.width / 2), round(y - glyph.height / 2)), glyph)
    side = 2 if len(centre) <= 4 else 3
    cell = 190 / side
    for index, letter in enumerate(centre):
        column, row = divmod(index, 2 if side == 2 else 3)
        glyph = _glyph(letter, "unbatang", True).resize((round(cell), round(cell)))
        picture.paste(255, (round(305 - (column + 1) * cell), round(115 + row * cell)), glyph)
    return _worn(picture, colour, rng)


def name_seal(name: str, rng: random.Random, colour: Colour = VERMILION) -> Image.Image:
    """A personal seal: the three or four syllables of a name in an oval."""
    picture, draw = _blank()
    draw.ellipse((60, 10, _PIXELS - 61, _PIXELS - 11), outline=255, width=18)
    cell = (_PIXELS - 90) / len(name)
    for index, letter in enumerate(name):
        glyph = _glyph(letter, "gungseo", False).resize((200, round(cell)))
        picture.paste(255, (110, round(45 + index * cell)), glyph)
    return _worn(picture, colour, rng)


def stamp(lines: list[str], rng: random.Random, colour: Colour = VIOLET, face: str = "dotum", framed: bool = True) -> Image.Image:
    """A rubber stamp of some lines (사본, 원본대조필, 접수)."""
    ink = fonts.load(face, 90)
    width = max(int(ink.getlength(line)) for line in lines) + 70
    picture = Image.new("L", (width, 110 * len(lines) + 50), 0)
    draw = ImageDraw.Draw(picture)
    if framed:
        draw.rectangle((6, 6, width - 7, picture.height - 7), outline=255, width=9)
    for index, line in enumerate(lines):
        draw.text((width / 2, 25 + 110 * index + 55), line, font=ink, fill=255, anchor="mm", stroke_width=2)
    return _worn(picture, colour, rng)


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """The stamp as a hand puts it: never quite straight."""
    return picture.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)


def qr(address: str) -> Image.Image:
    """A QR code as an RGBA picture, ten pixels a module."""
    code = segno.make(address, error="m", micro=False)
    matrix = np.array([[0 if cell else 255 for cell in row] for row in code.matrix_iter(border=0)], np.uint8)
    grey = Image.fromarray(np.kron(matrix, np.ones((10, 10), np.uint8)), "L")
    return Image.merge("RGBA", (grey, grey, grey, Image.new("L", grey.size, 255)))


def strip(sheet: Sheet, x: float, y: float, w: float, h: float, rng: random.Random) -> None:
    """A copy-proof strip: dots that look like noise and say nothing to a code reader."""
    noise = np.random.default_rng(rng.getrandbits(32)).random((max(4, int(h * 0.9)), int(w * 0.9))) < 0.5
    grey = Image.fromarray(np.where(noise, 40, 255).astype(np.uint8), "L")
    grey = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.NEAREST)
    red = sheet.red
    sheet.bitmap(x, y, w, h, Image.merge("RGBA", (grey, grey, grey, Image.new("L", grey.size, 255))))
    sheet.red = red


def watermark(sheet: Sheet, x: float, y: float, radius: float, colour: Colour = (226, 232, 240), petals: int = 12) -> None:
    """An emblem behind the text: a rosette, as ministries print it."""
    for ring in (1.0, 0.92, 0.55):
        sheet.path(_circle(x, y, radius * ring), 1.6, colour, closed=True)
    for index in range(petals):
        angle = 2 * math.pi * index / petals
        cx, cy = x + 0.72 * radius * math.cos(angle), y + 0.72 * radius * math.sin(angle)
        sheet.path(_circle(cx, cy, radius * 0.17), 0, colour, fill=colour, closed=True)
    wave = [(x + radius * 0.5 * math.cos(t), y + radius * 0.5 * math.sin(t) * (0.4 if 0 < t < math.pi else 1)) for t in _turn(40)]
    sheet.path(wave, 0, colour, fill=colour, closed=True)


def tile(sheet: Sheet, word: str, colour: Colour = (228, 228, 228), face: str = "gothic") -> None:
    """A word printed pale all over the sheet (사본 tiles)."""
    ink = Ink(face, 30, colour=colour)
    for row in range(6):
        for column in range(3):
            sheet.text(60 + column * 160 + (row % 2) * 60, 120 + row * 130, word, ink)


def guilloche(sheet: Sheet, box: Box, colour: Colour = (176, 150, 92), waves: int = 5) -> None:
    """A certificate's frame: braided sine lines between two rules."""
    x0, y0, x1, y1 = box
    pale = tuple(round(c + (255 - c) * 0.45) for c in colour)
    for inset, weight in ((0, 1.4), (13, 0.9)):
        sheet.rect(x0 + inset, y0 + inset, x1 - inset, y1 - inset, weight, colour)
    for phase in range(waves):
        shift = 2 * math.pi * phase / waves
        for base, vertical in ((y0 + 6.5, False), (y1 - 6.5, False), (x0 + 6.5, True), (x1 - 6.5, True)):
            start, end = (y0, y1) if vertical else (x0, x1)
            steps = int((end - start) / 3)
            points = []
            for step in range(steps + 1):
                along = start + (end - start) * step / steps
                across = base + 5 * math.sin(along / 5 + shift)
                points.append((across, along) if vertical else (along, across))
            sheet.path(points, 0.35, pale)


def rosettes(sheet: Sheet, box: Box, colour: Colour = (238, 228, 206)) -> None:
    """The fine net behind the text of security paper."""
    x0, y0, x1, y1 = box
    for row in range(9):
        base = y0 + (y1 - y0) * (row + 0.5) / 9
        for phase in range(3):
            points = [(x, base + 22 * math.sin(x / 24 + phase * 2.1)) for x in range(int(x0), int(x1), 4)]
            sheet.path(points, 0.4, colour)


def double_frame(sheet: Sheet, box: Box, gap: float = 3.5, colour: Colour = (40, 40, 46)) -> None:
    x0, y0, x1, y1 = box
    sheet.rect(x0, y0, x1, y1, 1.6, colour)
    sheet.rect(x0 + gap, y0 + gap, x1 - gap, y1 - gap, 0.5, colour)


def tick(sheet: Sheet, x: float, y: float, kind: str, size: float, rng: random.Random, face: str = "batang") -> None:
    """A mark in or over the square whose lower left corner is (x, y): √ V ● ■ O as type, `pen` as a stroke."""
    if kind == "pen":
        wobble = [rng.uniform(-0.08, 0.08) * size for _ in range(6)]
        blue = rng.choice([(28, 40, 120), (24, 24, 28)])
        sheet.path([(x + wobble[0], y - 0.55 * size), (x + 0.38 * size + wobble[1], y - 0.02 * size + wobble[2]),
                    (x + 0.55 * size, y - 0.3 * size), (x + 1.25 * size + wobble[3], y - 1.35 * size + wobble[4])], 1.4, blue)
    elif kind == "circle":
        points = [(x + size * (0.47 + 0.78 * math.cos(t)), y - size * (0.42 + 0.76 * math.sin(t))) for t in _turn(28)]
        sheet.path(points, 1.2, (28, 40, 120), closed=True)
    elif kind == "fill":
        sheet.rect(x + 0.12 * size, y - 0.82 * size, x + 0.88 * size, y - 0.08 * size, 0, fill=(22, 22, 24))
    else:
        sheet.text(x + size * 0.5, y - size * 0.06, kind, Ink(face, size * 1.02), align="c")


def _blank() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (_PIXELS, _PIXELS), 0)
    return picture, ImageDraw.Draw(picture)


def _glyph(letter: str, face: str, bold: bool) -> Image.Image:
    """One letter cut out tightly, white on black."""
    canvas = Image.new("L", (160, 160), 0)
    ImageDraw.Draw(canvas).text((80, 80), letter, font=fonts.load(face, 120, bold), fill=255, anchor="mm", stroke_width=1)
    return canvas.crop(canvas.getbbox() or (0, 0, 160, 160))


def _worn(mask: Image.Image, colour: Colour, rng: random.Random) -> Image.Image:
    """Ink never covers evenly: patches of less ink, ragged edges."""
    noise = np.random.default_rng(rng.getrandbits(32))
    patches = Image.fromarray((noise.random((9, 9)) * 255).astype(np.uint8), "L").resize(mask.size, Image.Resampling.BICUBIC)
    grain = noise.random((mask.height, mask.width)) * 60
    alpha = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.2)), np.float32) / 255
    strength = np.clip(np.asarray(patches, np.float32) * 0.45 + 140 - grain, 0, 255) / 255
    channel = Image.fromarray((alpha * strength * 245).clip(0, 255).astype(np.uint8), "L")
    picture = Image.new("RGBA", mask.size, (*colour, 0))
    picture.putalpha(channel)
    return picture


def _turn(steps: int) -> list[float]:
    return [2 * math.pi * step / steps for step in range(steps)]


def _circle(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in _turn(40)]
