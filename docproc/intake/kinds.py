"""What a file is, by its first bytes: an ending says what somebody wished it to be."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

HEAD = 4096
_HEADER = re.compile(rb"(?:From |[!-9;-~]+:)")


class Kind(StrEnum):
    """What can be done with a file: read · read as pages after a change · opened for what is in it · refused."""

    PDF = "pdf"
    PICTURE = "picture"
    WORD = "word"
    ARCHIVE = "archive"
    MAIL = "mail"
    HANGUL = "hangul"
    PHONE_PICTURE = "phone_picture"
    OTHER_ARCHIVE = "other_archive"
    OLD_OFFICE = "old_office"
    OTHER = "other"


READABLE = (Kind.PDF, Kind.PICTURE, Kind.WORD)
OPENED = (Kind.ARCHIVE, Kind.MAIL)

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"HWP Document File", Kind.HANGUL),
    (b"Rar!\x1a\x07", Kind.OTHER_ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.OTHER_ARCHIVE),
    (b"ALZ\x01", Kind.OTHER_ARCHIVE),
    (b"EGGA", Kind.OTHER_ARCHIVE),
    (b"\x1f\x8b", Kind.OTHER_ARCHIVE),
)


def kind_of(path: Path, name: str) -> Kind:
    """What the file at `path`, called `name`, is. Raises OSError where it cannot be read."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    suffix = name.rpartition(".")[2].strip().lower()
    if suffix == "eml" and _HEADER.match(head):
        return Kind.MAIL
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(head, suffix)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.HANGUL if suffix == "hwp" else Kind.OLD_OFFICE
    # Last of all: an archive may hold a PDF as it is, and a mail too.
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"):
        return Kind.PHONE_PICTURE
    return Kind.MAIL if suffix == "eml" else Kind.OTHER


def _packed(head: bytes, suffix: str) -> Kind:
    """A zip archive, or one of the formats that are zip archives inside."""
    if suffix == "hwpx" or b"mimetypeapplication/hwp+zip" in head:
        return Kind.HANGUL
    if suffix == "docx" or (b"[Content_Types].xml" in head[:200] and b"word/" in head):
        return Kind.WORD
    if suffix in ("xlsx", "pptx", "jar", "apk") or b"[Content_Types].xml" in head[:200]:
        return Kind.OTHER
    return Kind.ARCHIVE
