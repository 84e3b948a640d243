"""A form sent as a Word document (.docx): its paragraphs, tables and pictures in their order, set on plain pages.

No page of Word's is reproduced. What the document says stands there, each label beside its value, and everything
that reads a PDF reads it; that it was a Word document, and that its seal is to be looked at there, is said with it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from PIL import Image

from docproc.findings import finding
from docproc.intake.pictures import FORMATS, Unfit
from docproc.limits import limits

FONTS = ("/usr/share/fonts/truetype/nanum/NanumGothic.ttf", "/usr/share/fonts/truetype/baekmuk/gulim.ttf", "/usr/share/fonts/truetype/unfonts-core/UnDotum.ttf")
_WIDTH = 500.0
_MOST_XML = 30_000_000
_PICTURE_POINTS = 12_700  # EMU a point
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = ("sdt", "ins", "smartTag", "customXml", "moveTo")


def word_to_pdf(path: Path, name: str, target: Path) -> None:
    """Writes `target`, a PDF of what the Word document says. Raises Unfit."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus.doctemplate import LayoutError

    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _examine(path)
        document = docx.Document(str(path))
        _unwrap(document.element.body)
        flow = list(_Setter(document).flow())
        if not flow:
            raise Unfit(finding("file_unreadable", file=name, name=name, why="빈 문서"))
        SimpleDocTemplate(str(target), pagesize=A4, leftMargin=46, rightMargin=46, topMargin=40, bottomMargin=40, invariant=1).build(flow)
    except DefusedXmlException as error:
        raise Unfit(finding("file_unreadable", file=name, name=name, why="XML 개체 선언")) from error
    except (PackageNotFoundError, zipfile.BadZipFile, ElementTree.ParseError, LayoutError, KeyError, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise Unfit(finding("file_unreadable", file=name, name=name, why="손상된 Word 문서")) from error


def _examine(path: Path) -> None:
    """Looks through every XML part before another parser sees it: no entity, no bomb. Raises what is wrong."""
    with zipfile.ZipFile(path) as packed:
        parts = [info for info in packed.infolist() if info.filename.endswith((".xml", ".rels"))]
        if len(packed.infolist()) > 10 * limits().members or sum(info.file_size for info in packed.infolist()) > limits().unpacked_mb * 1_000_000:
            raise ValueError("too much in it")
        for info in parts:
            with packed.open(info) as stream:
                text = stream.read(_MOST_XML + 1)
            if len(text) > _MOST_XML:
                raise ValueError("too long")
            ElementTree.fromstring(text, forbid_dtd=True)


def _unwrap(body: Any) -> None:
    """Takes content controls, tracked insertions and the like away from around their text, and puts what stands in
    text boxes into the line that they hang on: all of it is what the document says."""
    for wrapper in [one for tag in _WRAPPERS for one in body.iter(_W + tag)]:
        inner = wrapper.find(_W + "sdtContent") if wrapper.tag == _W + "sdt" else wrapper
        parent = wrapper.getparent()
        if parent is None:
            continue
        at = parent.index(wrapper)
        for child in reversed(list(inner) if inner is not None else []):
            parent.insert(at, child)
        parent.remove(wrapper)
    for box in list(body.iter(_W + "txbxContent")):
        if any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
            continue  # the same once more, for older programs
        run = next((above for above in box.iterancestors() if above.tag == _W + "r"), None)
        if run is not None and run.getparent() is not None:
            for inner in reversed(list(box.iter(_W + "r"))):
                run.addnext(inner)


class _Setter:
    """Sets one document; knows its pictures and the style its text is set in."""

    def __init__(self, document: Any) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfbase.ttfonts import TTFont

        font = next((place for place in FONTS if Path(place).is_file()), None)
        if font:
            pdfmetrics.registerFont(TTFont("Word", font))
        else:
            pdfmetrics.registerFont(UnicodeCIDFont("HYGothic-Medium"))
        self._document = document
        face = "Word" if font else "HYGothic-Medium"
        self._style = ParagraphStyle("text", fontName=face, fontSize=10, leading=14, wordWrap="CJK")
        self._small = ParagraphStyle("cell", parent=self._style, fontSize=9, leading=12)

    def flow(self) -> Iterator[Any]:
        """What to set, in the document's order."""
        from docx.table import Table
        from reportlab.platypus import Spacer

        for block in self._document.iter_inner_content():
            if isinstance(block, Table):
                yield self._table(block, _WIDTH)
                yield Spacer(1, 6)
            else:
                yield from self._paragraph(block, self._style, _WIDTH)

    def _paragraph(self, paragraph: Any, style: Any, width: float) -> Iterator[Any]:
        from reportlab.platypus import Paragraph, Spacer

        text = paragraph.text.replace("\t", "    ")
        sizes = [run.font.size.pt for run in paragraph.runs if run.font.size is not None and run.text.strip()]
        if sizes and max(sizes) > style.fontSize + 1:
            size = min(max(sizes), 24.0)
            style = style.clone("larger", fontSize=size, leading=1.35 * size)
        for line in text.split("\n"):
            yield Paragraph(escape(line).replace("  ", "&nbsp; "), style) if line.strip() else Spacer(1, style.leading / 2)
        yield from self._pictures(paragraph, width)

    def _pictures(self, paragraph: Any, width: float) -> Iterator[Any]:
        """Pictures stand where their paragraph stands: a seal that was pasted in must be seen."""
        from reportlab.platypus import Image as Shown

        for shape in paragraph._p.iter(_W + "drawing", _W + "pict"):
            named = [value for one in shape.iter() for key, value in one.attrib.items() if one.tag.endswith(("}blip", "}imagedata")) and key.endswith(("}embed", "}id"))]
            extents = [one for one in shape.iter() if one.tag.endswith("}extent")]
            for name in named:
                part = paragraph.part.related_parts.get(name)
                if part is None or not _is_sane(getattr(part, "blob", b"")):
                    continue
                across, down = (int(extents[0].get(side, 0)) / _PICTURE_POINTS for side in ("cx", "cy")) if extents else (100.0, 100.0)
                scale = min(1.0, (width - 12) / max(across, 1), 600 / max(down, 1))
                yield Shown(io.BytesIO(part.blob), width=max(across * scale, 1), height=max(down * scale, 1), hAlign="LEFT")

    def _table(self, table: Any, width: float) -> Any:
        """The table with its merged cells; columns as wide as Word has them, by their shares."""
        from reportlab.lib import colors
        from reportlab.platypus import Table

        rows = [list(row.cells) for row in table.rows]
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            raise ValueError("a table without columns")
        widths = _shares([column.width for column in table.columns], columns, width)
        style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        data: list[list[Any]] = []
        done: dict[Any, tuple[int, int]] = {}
        for r, row in enumerate(rows):
            data.append([""] * columns)
            for c, cell in enumerate(row):
                if cell._tc in done:
                    continue
                done[cell._tc] = (r, c)
                across = sum(1 for other in row[c:] if other._tc is cell._tc)
                down = sum(1 for below in rows[r:] if c < len(below) and below[c]._tc is cell._tc)
                if across > 1 or down > 1:
                    style.append(("SPAN", (c, r), (c + across - 1, r + down - 1)))
                data[r][c] = list(self._cell(cell, sum(widths[c : c + across])))
        return Table(data, colWidths=widths, style=style, splitInRow=1)

    def _cell(self, cell: Any, width: float) -> Iterator[Any]:
        from docx.table import Table

        for block in cell.iter_inner_content():
            if isinstance(block, Table):
                yield self._table(block, max(width - 14, 40))
            elif block.text.strip() or any(True for _ in block._p.iter(_W + "drawing", _W + "pict")):
                yield from self._paragraph(block, self._small, width)


def _shares(said: list[Any], columns: int, width: float) -> list[float]:
    known = [float(one or 0) for one in (said + [0] * columns)[:columns]]
    usual = sum(known) / max(sum(1 for one in known if one), 1) or 1.0
    filled = [max(one or usual, 0.02 * usual) for one in known]
    return [width * one / sum(filled) for one in filled]


def _is_sane(data: bytes) -> bool:
    """Whether a picture within the document is one that we decode, of bearable size."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            return picture.width * picture.height <= limits().picture_pixels / 4
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
