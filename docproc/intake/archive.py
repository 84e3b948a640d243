"""Zip archives as people in Korea make them: names in cp949 without saying so, or in decomposed UTF-8 from a Mac."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from docproc.intake.filenames import shown_name
from docproc.intake.litter import is_litter

PIECE = 1 << 20
_UTF8, _ENCRYPTED = 0x800, 0x1


class Locked(Exception):
    """The archive asks for a password."""


class Broken(Exception):
    """The archive cannot be opened; the message says why, in Korean."""


def files(path: Path) -> Iterator[tuple[str, str, Iterator[bytes]]]:
    """Each file in the archive: its name, the name of the folder it lies in, and its bytes in pieces (to be taken
    before the next). System litter is left out. Raises Locked or Broken."""
    try:
        with zipfile.ZipFile(path) as packed:
            for info in packed.infolist():
                *folders, name = [piece for piece in _name(info).replace("\\", "/").split("/") if piece not in ("", ".", "..")] or [""]
                if info.is_dir() or not name or is_litter(name) or any(map(is_litter, folders)):
                    continue
                if info.flag_bits & _ENCRYPTED:
                    raise Locked
                yield shown_name(name), shown_name(folders[-1]) if folders else "", _pieces(packed, info)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, OverflowError) as error:
        raise Broken("손상된 압축 파일") from error


def _pieces(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with packed.open(info) as stream:
            while piece := stream.read(PIECE):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise Broken("손상된 압축 파일") from error
    except (NotImplementedError, RuntimeError) as error:
        raise (Locked() if "password" in str(error) else Broken("지원하지 않는 압축 방식")) from error


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant. Where UTF-8 is not declared, Python has read the bytes as cp437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        told = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp949"):
        try:
            return told.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
