"""Sheets as pages of a PDF: with text of their own, as a scanner's picture, or as a picture under text that lies."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path as FilePath

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from docproc.qa.samples import fonts
from docproc.qa.samples.sheet import Bitmap, Ink, Path, Sheet, Text

rl_config.useA85 = 0


class Book:
    """A PDF in the making; every page may be of another kind. The same pages give the same bytes."""

    def __init__(self, path: FilePath, title: str) -> None:
        self.canvas = Canvas(str(path), invariant=1, pageCompression=1)
        self.canvas.setTitle(title)

    def digital(self, sheet: Sheet) -> None:
        """A page with its own text, as an office program or Hometax writes it."""
        self.canvas.setPageSize(sheet.size)
        for item in sheet.items:
            if isinstance(item, Text):
                self._text(item, sheet.size[1])
            elif isinstance(item, Path):
                self._path(item, sheet.size[1])
            elif isinstance(item, Bitmap):
                self.canvas.drawImage(ImageReader(_sized(item)), item.x, sheet.size[1] - item.y - item.h, item.w, item.h, mask="auto")
        self.canvas.showPage()

    def picture(self, jpeg: bytes, size: tuple[float, float], layer: list[Text] | None = None) -> None:
        """A page-sized JPEG, perhaps under an invisible text layer such as scanners write."""
        self.canvas.setPageSize(size)
        self.canvas.drawImage(ImageReader(BytesIO(jpeg)), 0, 0, size[0], size[1])
        for item in layer or []:
            text = self.canvas.beginText(item.x, size[1] - item.y)
            text.setTextRenderMode(3)
            text.setFont(_registered(item.ink.but(face="gothic", bold=False)), item.ink.size)
            text.textOut(item.text)
            self.canvas.drawText(text)
        self.canvas.showPage()

    def save(self) -> None:
        self.canvas.save()

    def _text(self, item: Text, height: float) -> None:
        ink = item.ink
        text = self.canvas.beginText(item.x, height - item.y)
        text.setFillColorRGB(*(part / 255 for part in ink.colour))
        text.setCharSpace(ink.spacing)
        run, face = "", fonts.face_for(ink.face, item.text[:1])
        for char in item.text + "\0":
            wanted = fonts.face_for(ink.face, char)
            if char == "\0" or wanted != face:
                text.setFont(_registered(ink.but(face=face)), ink.size)
                text.textOut(run)
                run, face = "", wanted
            run += char
        self.canvas.drawText(text)

    def _path(self, item: Path, height: float) -> None:
        canvas = self.canvas
        canvas.setLineWidth(item.width)
        canvas.setStrokeColorRGB(*(part / 255 for part in item.colour))
        if item.fill is not None:
            canvas.setFillColorRGB(*(part / 255 for part in item.fill))
        if len(item.points) == 2:
            (x0, y0), (x1, y1) = item.points
            canvas.line(x0, height - y0, x1, height - y1)
            return
        path = canvas.beginPath()
        path.moveTo(item.points[0][0], height - item.points[0][1])
        for x, y in item.points[1:]:
            path.lineTo(x, height - y)
        if item.closed:
            path.close()
        canvas.drawPath(path, stroke=int(item.width > 0), fill=int(item.fill is not None))


def _registered(ink: Ink) -> str:
    """Register the face with reportlab on first use; CFF faces cannot be embedded and get a stand-in."""
    name = fonts.EMBEDDED_STAND_IN.get(ink.face, ink.face)
    face = fonts.FACES[name]
    bold = ink.bold and face.bold is not None
    key = f"{name}-{'bold' if bold else 'regular'}"
    if key not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(key, str(face.path(bold)), subfontIndex=face.index))
    return key


def _sized(item: Bitmap) -> Image.Image:
    """The picture at 200 dpi at most: nobody embeds a larger seal."""
    size = (max(1, round(item.w * 200 / 72)), max(1, round(item.h * 200 / 72)))
    return item.image if item.image.width <= size[0] else item.image.resize(size, Image.Resampling.LANCZOS)
