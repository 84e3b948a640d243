"""PDFs that nobody should send, made byte by byte: each maker returns one whole file."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R >>"
TEXT = b"BT /F 12 Tf 60 700 Td (A page that can be read, more or less.) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def pdf(*, catalog: bytes = b"", pages: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page: bytes = PAGE, content: bytes = stream(TEXT), font: bytes = FONT,
        picture: bytes = b"null", more: Sequence[bytes] = (), trailer: bytes = b"") -> bytes:  # fmt: skip
    """A whole file of objects 1 (catalog), 2 (page tree), 3 (page), 4 (content), 5 (font), 6 (picture or form), 7 …"""
    objects = [b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>", pages, page, content, font, picture, *more]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R " % (len(objects) + 1) + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start)


def picture(width: int, height: int, data: bytes, filters: bytes = b"/FlateDecode", bits: int = 1, entries: bytes = b"") -> bytes:
    """A file whose page is one picture."""
    made = stream(data, b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent %d /Filter %s %s" % (width, height, bits, filters, entries))
    return pdf(content=stream(b"q 595 0 0 842 0 0 cm /X Do Q"), picture=made)


@cache
def scanned() -> Image.Image:
    """Black print on white, as an office scanner packs it."""
    page = Image.new("L", (1240, 1754), 255)
    paint = ImageDraw.Draw(page)
    for line in range(12):
        paint.text((150, 200 + 110 * line), "Printed and scanned in black", font=ImageFont.load_default(48), fill=0)
    return page


@cache
def fax() -> bytes:
    """`scanned` in CCITT's group 4, as one strip; ink is what the code calls black."""
    out = io.BytesIO()
    ImageChops.invert(scanned()).convert("1", dither=Image.Dither.NONE).save(out, "TIFF", compression="group4", tiffinfo={278: scanned().height})
    tags = Image.open(io.BytesIO(out.getvalue())).tag_v2
    return out.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]


def jbig2() -> bytes:
    """`scanned` as a JBIG2 page: one generic region, coded as a fax is."""
    width, height = scanned().size
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    region = size + bytes(8) + b"\0" + b"\1" + fax()

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return number.to_bytes(4, "big") + bytes([kind, 0, 1]) + len(data).to_bytes(4, "big") + data

    return segment(0, 48, size + bytes(8) + b"\0\0\0") + segment(1, 38, region)


def wavelets() -> bytes:
    """`scanned` in JPEG 2000."""
    out = io.BytesIO()
    scanned().save(out, "JPEG2000")
    return out.getvalue()


def locked(user: str, owner: str = "owner") -> bytes:
    """A file with passwords."""
    out = io.BytesIO()
    made = Canvas(out, encrypt=StandardEncryption(user, owner, canPrint=1))
    made.drawString(60, 700, "Locked, more or less; but this line can be read with a password.")
    made.save()
    return out.getvalue()


def deflated(data: bytes, times: int = 1) -> bytes:
    """`data`, `times` over, deflated without ever being whole in memory."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(data) for _ in range(times)), packer.flush()])


EVIL: dict[str, Callable[[], bytes]] = {
    "empty page tree": lambda: pdf(pages=b"<< /Type /Pages /Kids [] /Count 0 >>"),
    "page tree that holds itself": lambda: pdf(pages=b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
    "page tree that claims a milliard": lambda: pdf(pages=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"),
    "thousands of pages": lambda: pdf(pages=b"<< /Type /Pages /Kids [" + b"3 0 R " * 9000 + b"] /Count 9000 >>"),
    "more pages than the limit": lambda: pdf(pages=b"<< /Type /Pages /Kids [" + b"3 0 R " * 9 + b"] /Count 9 >>"),
    "huge page": lambda: pdf(page=PAGE.replace(b"595 842", b"9000000 9000000")),
    "page without area": lambda: pdf(page=PAGE.replace(b"595 842", b"0 0")),
    "page of no numbers": lambda: pdf(page=PAGE.replace(b"[0 0 595 842]", b"[(a) /b nan null]")),
    "picture bomb": lambda: picture(60000, 60000, deflated(bytes(1_000_000), 450)),
    "picture of false size": lambda: picture(20000, 5000, deflated(b"x")),
    "nonsense in JBIG2": lambda: picture(1000, 1000, random.Random(1).randbytes(5000), b"/JBIG2Decode"),
    "nonsense in JPX": lambda: picture(1000, 1000, b"\0\0\0\x0cjP  \r\n\x87\n" + random.Random(2).randbytes(5000), b"/JPXDecode", 8),
    "nonsense in CCITT": lambda: picture(1000, 1000, random.Random(3).randbytes(5000), b"/CCITTFaxDecode", 1, b"/DecodeParms << /K -1 /Columns 1000 >>"),
    "nonsense in DCT": lambda: picture(1000, 1000, b"\xff\xd8\xff" + random.Random(4).randbytes(5000), b"/DCTDecode", 8),
    "content bomb": lambda: pdf(content=stream(deflated(b"0 0 m 9 9 l S\n" * 1000, 4000), b"/Filter /FlateDecode")),
    "filters upon filters": lambda: pdf(content=stream(deflated(b"x"), b"/Filter [" + b"/FlateDecode " * 400 + b"]")),
    "form that paints itself": lambda: pdf(
        content=stream(b"/X Do"), picture=stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>")
    ),
    "arrays without end": lambda: pdf(page=PAGE.replace(b"/Contents", b"/A " + b"[" * 90000 + b" /Contents")),
    "reference to itself": lambda: pdf(content=b"4 0 R", font=b"5 0 R"),
    "xref that goes round": lambda: pdf(trailer=b"/Prev 9"),
    "script at opening": lambda: pdf(catalog=b"/OpenAction 7 0 R /Names << /JavaScript << /Names [(a) 7 0 R] >> >>", more=[b"<< /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\);) >>"]),
    "program to start": lambda: pdf(catalog=b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"),
    "file within": lambda: pdf(
        catalog=b"/Names << /EmbeddedFiles << /Names [(x.exe) 7 0 R] >> >>",
        more=[b"<< /Type /Filespec /F (x.exe) /UF (x.exe) /EF << /F 8 0 R >> >>", stream(b"MZ" * 50, b"/Type /EmbeddedFile")],
    ),
    "XFA form": lambda: pdf(catalog=b"/AcroForm << /Fields [] /XFA 7 0 R >> /NeedsRendering true", more=[stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]></xdp:xdp>")]),
    "font that lies": lambda: pdf(font=b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar -5 /LastChar 99999999 /Widths [1] /FontDescriptor 7 0 R >>", more=[b"<< /Type /FontDescriptor /FontFile2 4 0 R >>"]),
    "password to open": lambda: locked("secret"),
    "no PDF at all": lambda: b"%PDF-1.7\n" + random.Random(5).randbytes(3000),
    "head alone": lambda: b"%PDF-1.7\n",
}  # fmt: skip
"""What must end in a finding, never in a crash."""

MEANT_WELL: dict[str, Callable[[], bytes]] = {
    "scan in CCITT": lambda: picture(*scanned().size, fax(), b"/CCITTFaxDecode", 1, b"/DecodeParms << /K -1 /Columns %d /Rows %d /BlackIs1 false >>" % scanned().size),
    "scan in JBIG2": lambda: picture(*scanned().size, jbig2(), b"/JBIG2Decode"),
    "scan in JPX": lambda: picture(*scanned().size, wavelets(), b"/JPXDecode", 8),
    "owner's password only": lambda: locked(""),
    "signed": lambda: pdf(catalog=b"/AcroForm << /SigFlags 3 /Fields [7 0 R] >>", more=[b"<< /FT /Sig /T (s) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /V << /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >> >>"]),
    "rubbish before and after": lambda: b"\r\n\r\n" + pdf() + b"\0" * 4000,
}
"""What looks odd and must be read."""


def spoiled(whole: bytes, seed: int) -> dict[str, bytes]:
    """`whole` cut short and with bits turned over, at its head and anywhere."""
    chance = random.Random(seed)

    def turned(last: int) -> bytes:
        raw = bytearray(whole)
        for _ in range(8):
            raw[chance.randrange(min(last, len(raw)))] ^= 1 << chance.randrange(8)
        return bytes(raw)

    return {"half": whole[: len(whole) // 2], "nine tenths": whole[: len(whole) * 9 // 10], "head turned": turned(512), "turned": turned(len(whole))}


def sample_files(root: Path, case: str = "*") -> list[Path]:
    """The PDFs of the samples, or of one case of them."""
    return sorted(root.glob(f"{case}/*.pdf"))
