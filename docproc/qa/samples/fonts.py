"""Typefaces for sample papers: a role name to a font file, and how wide a text runs in it.

The files come from Debian packages: fonts-nanum, fonts-nanum-extra, fonts-baekmuk, fonts-unfonts-core,
fonts-lexi-gulim, fonts-lexi-saebom, fonts-noto-cjk, fonts-naver-d2coding, fonts-dejavu-core.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

ROOT = Path("/usr/share/fonts")
MEASURE = 240  # pixels: large enough that hinting does not round the advances


class FontMissing(RuntimeError):
    """A font file is not installed; the message names the Debian package."""


@dataclass(frozen=True)
class Face:
    """One typeface: its files, its place in a collection, and the package that brings it."""

    regular: str
    package: str
    bold: str | None = None
    index: int = 0

    def path(self, bold: bool) -> Path:
        path = ROOT / (self.bold if bold and self.bold else self.regular)
        if not path.exists():
            raise FontMissing(f"{path} is missing: apt-get install {self.package}")
        return path


FACES: dict[str, Face] = {
    "gothic": Face("truetype/nanum/NanumGothic.ttf", "fonts-nanum", "truetype/nanum/NanumGothicBold.ttf"),
    "barun": Face("truetype/nanum/NanumBarunGothic.ttf", "fonts-nanum", "truetype/nanum/NanumBarunGothicBold.ttf"),
    "light": Face("truetype/nanum/NanumBarunGothicLight.ttf", "fonts-nanum-extra"),
    "square": Face("truetype/nanum/NanumSquareR.ttf", "fonts-nanum", "truetype/nanum/NanumSquareB.ttf"),
    "myeongjo": Face("truetype/nanum/NanumMyeongjo.ttf", "fonts-nanum", "truetype/nanum/NanumMyeongjoBold.ttf"),
    "batang": Face("truetype/baekmuk/batang.ttf", "fonts-baekmuk"),
    "dotum": Face("truetype/baekmuk/dotum.ttf", "fonts-baekmuk"),
    "gulim": Face("truetype/baekmuk/gulim.ttf", "fonts-baekmuk"),
    "headline": Face("truetype/baekmuk/hline.ttf", "fonts-baekmuk"),
    "unbatang": Face("truetype/unfonts-core/UnBatang.ttf", "fonts-unfonts-core", "truetype/unfonts-core/UnBatangBold.ttf"),
    "undotum": Face("truetype/unfonts-core/UnDotum.ttf", "fonts-unfonts-core", "truetype/unfonts-core/UnDotumBold.ttf"),
    "graphic": Face("truetype/unfonts-core/UnGraphic.ttf", "fonts-unfonts-core", "truetype/unfonts-core/UnGraphicBold.ttf"),
    "gungseo": Face("truetype/unfonts-core/UnGungseo.ttf", "fonts-unfonts-core"),
    "lexi": Face("truetype/lexi/LexiGulim.ttf", "fonts-lexi-gulim"),
    "saebom": Face("truetype/lexi/LexiSaebomR.ttf", "fonts-lexi-saebom"),
    "typewriter": Face("truetype/naver-d2coding/D2Coding-Ver1.3.2-20180524-all.ttc", "fonts-naver-d2coding"),
    "notoserif": Face("opentype/noto/NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", "opentype/noto/NotoSerifCJK-Bold.ttc",
                      index=1),
    "notosans": Face("opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk", "opentype/noto/NotoSansCJK-Bold.ttc",
                     index=1),
    "symbols": Face("truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core"),
}

# reportlab embeds TrueType outlines only, not the CFF ones of Noto.
EMBEDDED_STAND_IN = {"notoserif": "batang", "notosans": "gothic"}
_SYMBOLS = frozenset("☑☐✓✔◻▢")  # no Korean face but D2Coding has them


def face_for(name: str, char: str) -> str:
    """The face that draws this character: `name`, or the symbol face for marks that Korean faces lack."""
    return "symbols" if char in _SYMBOLS else name


@lru_cache(maxsize=512)
def load(name: str, pixels: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The Pillow font of a face at a size in pixels; raises FontMissing."""
    face = FACES[name]
    return ImageFont.truetype(str(face.path(bold)), pixels, index=face.index, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=65536)
def width(text: str, name: str, size: float, bold: bool = False, spacing: float = 0.0) -> float:
    """How wide `text` runs, in points, with `spacing` points put behind every character but the last."""
    total = sum(load(face_for(name, char), MEASURE, bold).getlength(char) for char in text) / MEASURE * size
    return total + spacing * max(0, len(text) - 1)
