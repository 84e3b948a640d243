"""The typefaces lines are printed in: where they lie, what they are like, how often they are used, which are held out.

``python -m training.fonts`` lists what is installed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

SYSTEM = Path("/usr/share/fonts")
EXTRA = Path(os.environ.get("DOCPROC_TRAINING_FONTS", Path(__file__).parent / "fonts"))
"""Where fonts from npm packages are unpacked (``make fonts``)."""


@dataclass(frozen=True)
class Face:
    """One typeface file; ``index`` chooses within a collection, ``weight`` says how often training draws it."""

    path: str
    style: str
    weight: float
    index: int = 0

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self.path).stem


# style, weight, file pattern below SYSTEM or EXTRA, index within a collection
_TRAINED = (
    ("gothic", 1.0, "truetype/nanum/NanumGothic*.ttf", 0),
    ("gothic", 1.2, "truetype/nanum/NanumBarunGothic*.ttf", 0),
    ("gothic", 0.5, "truetype/nanum/NanumSquare*.ttf", 0),
    ("serif", 2.2, "truetype/nanum/NanumMyeongjo*.ttf", 0),
    ("brush", 1.0, "truetype/nanum/NanumBrush.ttf", 0),
    ("pen", 0.6, "truetype/nanum/NanumPen.ttf", 0),
    ("pen", 0.8, "truetype/nanum/NanumBarunpen*.ttf", 0),
    ("gothic", 1.2, "opentype/noto/NotoSansCJK-*.ttc", 1),
    ("serif", 2.0, "opentype/noto/NotoSerifCJK-*.ttc", 1),
    ("serif", 6.0, "truetype/baekmuk/batang.ttf", 0),
    ("gothic", 5.0, "truetype/baekmuk/dotum.ttf", 0),
    ("gothic", 5.0, "truetype/baekmuk/gulim.ttf", 0),
    ("display", 3.0, "truetype/baekmuk/hline.ttf", 0),
    ("serif", 4.0, "truetype/unfonts-core/UnBatang*.ttf", 0),
    ("gothic", 3.0, "truetype/unfonts-core/UnDotum*.ttf", 0),
    ("gothic", 1.0, "truetype/unfonts-core/UnGraphic*.ttf", 0),
    ("display", 0.6, "truetype/unfonts-core/UnDinaru*.ttf", 0),
    ("brush", 12.0, "truetype/unfonts-core/UnGungseo.ttf", 0),
    ("brush", 2.5, "truetype/unfonts-core/UnPilgi*.ttf", 0),
    ("brush", 2.0, "truetype/unfonts-extra/UnPilgia.ttf", 0),
    ("brush", 1.0, "truetype/unfonts-extra/UnPenheulim.ttf", 0),
    ("pen", 1.0, "truetype/unfonts-extra/UnPen.ttf", 0),
    ("serif", 3.0, "truetype/unfonts-extra/UnShinmun.ttf", 0),
    ("mono", 2.0, "truetype/unfonts-extra/UnTaza.ttf", 0),
    ("display", 1.0, "truetype/unfonts-extra/UnVada.ttf", 0),
    ("brush", 2.5, "truetype/unfonts-extra/UnYetgul.ttf", 0),
    ("pen", 0.7, "truetype/alee/Eunjin.ttf", 0),
    ("display", 0.4, "truetype/alee/Guseul.ttf", 0),
    ("gothic", 3.0, "truetype/lexi/LexiGulim.ttf", 0),
    ("gothic", 2.0, "truetype/lexi/LexiSaebomR.ttf", 0),
    ("mono", 1.5, "truetype/naver-d2coding/D2Coding-Ver*-all.ttc", 0),
    ("display", 0.7, "truetype/woowa-bm/BMDOHYEON_ttf.ttf", 0),
    ("display", 0.4, "truetype/woowa-bm/BMHANNA*.ttf", 0),
    ("display", 0.5, "truetype/woowa-bm/BMJUA_ttf.ttf", 0),
    ("brush", 0.8, "truetype/woowa-bm/BMKIRANGHAERANG-TTF.ttf", 0),
    ("gothic", 0.6, "pretendard/package/dist/public/static/Pretendard-*.otf", 0),
)
_HELD_OUT = (
    ("gothic", 1.0, "expo-google-fonts-ibm-plex-sans-kr/package/IBMPlexSansKR_[345]*.ttf", 0),
    ("serif", 1.0, "expo-google-fonts-gowun-batang/package/*/GowunBatang_*.ttf", 0),
    ("brush", 1.0, "truetype/woowa-bm/BMYEONSUNG_ttf.ttf", 0),
)
_LATIN = (
    ("mono", 2.0, "truetype/liberation2/LiberationMono-[RB]*.ttf", 0),
    ("mono", 4.0, "opentype/urw-base35/NimbusMonoPS-*.otf", 0),
    ("mono", 1.0, "truetype/dejavu/DejaVuSansMono*.ttf", 0),
    ("mono", 2.0, "truetype/naver-d2coding/D2Coding-Ver*-all.ttc", 0),
    ("serif", 1.5, "truetype/liberation2/LiberationSerif-[RB]*.ttf", 0),
    ("gothic", 1.0, "truetype/liberation2/LiberationSans-*.ttf", 0),
    ("gothic", 0.5, "truetype/liberation2/LiberationSansNarrow-*.ttf", 0),
    ("serif", 1.0, "opentype/urw-base35/C059-*.otf", 0),
    ("serif", 1.0, "opentype/urw-base35/NimbusRoman-*.otf", 0),
    ("serif", 0.5, "opentype/urw-base35/P052-*.otf", 0),
    ("gothic", 0.5, "opentype/urw-base35/URWGothic-*.otf", 0),
    ("serif", 0.5, "truetype/dejavu/DejaVuSerif*.ttf", 0),
)
_SYMBOLS = ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSerifCJK-Regular.ttc", "truetype/dejavu/DejaVuSans.ttf")


def _faces(rows: tuple[tuple[str, float, str, int], ...]) -> tuple[Face, ...]:
    """Find the files of each row; a row's weight is that of each of its files, at most six files' worth together."""
    found = []
    for style, weight, pattern, index in rows:
        paths = sorted({*SYSTEM.glob(pattern), *EXTRA.glob(pattern)})
        share = weight * min(1.0, 6 / len(paths)) if paths else 0
        found += [Face(str(path), style, share, index) for path in paths]
    return tuple(found)


@lru_cache
def trained() -> tuple[Face, ...]:
    """The faces that training draws from."""
    return _faces(_TRAINED)


@lru_cache
def held_out() -> tuple[Face, ...]:
    """The faces that training never sees: a gothic, a serif and a brush family."""
    return _faces(_HELD_OUT)


@lru_cache
def latin() -> tuple[Face, ...]:
    """Faces for Latin letters and digits between Korean text: typewriter-like ones count double."""
    return _faces(_LATIN)


@lru_cache
def symbols() -> tuple[Face, ...]:
    """Where a sign is taken from when a face lacks it."""
    return tuple(Face(str(path), "symbol", 0, 1 if path.suffix == ".ttc" else 0) for path in (SYSTEM / name for name in _SYMBOLS) if path.exists())


@lru_cache(maxsize=None)
def covered(face: Face) -> frozenset[str]:
    """The characters that a face has with ink or as a blank; glyphs without an outline do not count."""
    font = TTFont(face.path, fontNumber=face.index, lazy=True)
    return frozenset(map(chr, font.getBestCmap()))


@lru_cache(maxsize=240)
def opened(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The face at a size in pixels an em; basic layout, since Korean needs no shaping."""
    return ImageFont.truetype(face.path, size, index=face.index, layout_engine=ImageFont.Layout.BASIC)


if __name__ == "__main__":
    for group in (trained, held_out, latin, symbols):
        print(f"{group.__name__}: {len(group())} faces")
        for one in group():
            print(f"  {one.style:8} {one.weight:4.1f} {len(covered(one)):6} {one.path}")
