"""Pictures that came in place of a PDF: each becomes a page, as it was taken, so that all that reads pages reads it."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from docproc.findings import finding
from docproc.limits import limits
from docproc.model import Finding

FORMATS = ["JPEG", "PNG", "TIFF"]
_A4_INCHES = 11.69
_THEN = time.gmtime(0)


class Unfit(Exception):
    """A file that cannot be made into pages; `problem` says why."""

    def __init__(self, problem: Finding) -> None:
        super().__init__(problem.code)
        self.problem = problem

    def __reduce__(self) -> tuple[object, ...]:
        return Unfit, (self.problem,)


def in_order(names: Sequence[str]) -> list[int]:
    """The indices of `names` as a person would order them: 2 before 10."""
    return sorted(range(len(names)), key=lambda n: [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", names[n]) if p])


def pictures_to_pdf(paths: Sequence[Path], names: Sequence[str], target: Path) -> None:
    """Writes `target`, a PDF with a page for each picture (and each page of a TIFF). Raises Unfit."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pages = _pages(paths, names)
    first = next(pages, None)
    if first is None:
        raise Unfit(finding("file_unreadable", file=names[0], name=names[0], why="쪽이 없음"))
    _write(first, target, append=False)
    for page in pages:
        _write(page, target, append=True)
        if target.stat().st_size > limits().unpacked_mb * 1_000_000:
            raise Unfit(finding("file_too_large", file=names[0], name=names[0], why=f"그림이 {limits().unpacked_mb} MB 초과"))


def _write(page: tuple[Image.Image, float], target: Path, *, append: bool) -> None:
    """Each page has its own resolution; black and white is packed without loss, all else as a fine JPEG."""
    picture, dpi = page
    quality = {} if picture.mode == "1" else {"quality": 95}
    picture.save(target, "PDF", resolution=dpi, append=append, creationDate=_THEN, modDate=_THEN, **quality)


def _pages(paths: Sequence[Path], names: Sequence[str]) -> Iterator[tuple[Image.Image, float]]:
    count = 0
    for path, name in zip(paths, names):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # our own limit is asked below, before a pixel is decoded
                opened = Image.open(path, formats=FORMATS)
            with opened:
                for frame in ImageSequence.Iterator(opened):
                    count += 1
                    if frame.width * frame.height > limits().picture_pixels:
                        raise Unfit(finding("file_too_large", file=name, name=name, why=f"{frame.width:,} × {frame.height:,} 화소의 그림"))
                    if count > limits().pages:
                        raise Unfit(finding("file_too_large", file=name, name=name, why=f"{limits().pages}쪽 초과"))
                    yield _plain(frame), _dpi(frame)
        except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, Image.DecompressionBombError) as error:
            why = "그림이 너무 큼" if isinstance(error, Image.DecompressionBombError) else "손상된 그림"
            raise Unfit(finding("file_unreadable", file=name, name=name, why=why)) from error


def _plain(frame: Image.Image) -> Image.Image:
    """As a viewer shows it: turned as the camera says, on white paper, in grey or colour."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("1", "L", "RGB"):
        return upright.copy()
    if upright.mode.startswith("I"):
        return upright.point(lambda v: v / 256).convert("L")
    if "A" in upright.mode or "transparency" in upright.info:
        shown = upright.convert("RGBA")
        paper = Image.new("RGB", shown.size, "white")
        paper.paste(shown, mask=shown.getchannel("A"))
        return paper
    return upright.convert("RGB")


def _dpi(frame: Image.Image) -> float:
    """The resolution it states where that makes a page of some paper's size, else what makes its longer side A4's."""
    said = frame.info.get("dpi", (0, 0))[0]
    longer = max(frame.size)
    try:
        stated = float(said)
    except (TypeError, ValueError, ZeroDivisionError):
        stated = 0.0
    return stated if stated and 5 <= longer / stated <= 18 else max(longer / _A4_INCHES, 1.0)
