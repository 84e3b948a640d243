"""Sheets drawn for tests of what is measured on pixels: text, tables, places to tick, seals, and what a scanner or
a telephone does to them."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/nanum/NanumGothic.ttf"
DPI = 200
SENTENCES = (
    "기술침해 손해액 산정 지원사업 신청서", "상호 : 주식회사 한빛정밀", "대표자 : 홍길동", "사업자등록번호 : 123-45-67890",
    "위 기업은 중소기업기본법 제2조에 의한 중소기업임을 확인합니다.", "유효기간 2023-04-01 부터 2024-03-31 까지",
    "주소 서울특별시 강남구 테헤란로 123, 4층 (역삼동)", "신청인은 위와 같이 사실과 다름없음을 확인합니다.",
)  # fmt: skip


class Paper:
    """A white sheet at 200 dpi to draw on; `pixels` is its RGB picture."""

    def __init__(self, width: int = 1654, height: int = 2339) -> None:
        self.picture = Image.new("RGB", (width, height), (252, 252, 250))
        self.draw = ImageDraw.Draw(self.picture)

    def text(self, x: int, y: int, text: str, size: int = 30, fill: tuple[int, int, int] = (20, 20, 22)) -> tuple[int, int, int, int]:
        """Print `text` with its top left at (x, y) and return its box."""
        font = ImageFont.truetype(FONT, size)
        self.draw.text((x, y), text, font=font, fill=fill)
        box = self.draw.textbbox((x, y), text, font=font)
        return int(box[0]), int(box[1]), int(box[2]), int(box[3])

    def sentences(self, top: int = 200, lines: int = 24) -> Paper:
        """Fill the sheet with ordinary lines."""
        for index in range(lines):
            self.text(180, top + 70 * index, SENTENCES[index % len(SENTENCES)])
        return self

    def table(self, x: int, y: int, widths: tuple[int, ...], rows: int, height: int = 60) -> None:
        """Rule a table."""
        for row in range(rows + 1):
            self.draw.line((x, y + row * height, x + sum(widths), y + row * height), fill=(30, 30, 30), width=2)
        edge = x
        for width in (0, *widths):
            edge += width
            self.draw.line((edge, y, edge, y + rows * height), fill=(30, 30, 30), width=2)

    def box(self, x: int, y: int, side: int = 26) -> tuple[int, int, int, int]:
        """An empty box to tick."""
        self.draw.rectangle((x, y, x + side, y + side), outline=(25, 25, 25), width=2)
        return (x, y, x + side, y + side)

    def seal(self, x: int, y: int, side: int = 140, colour: tuple[int, int, int] = (205, 40, 38), shape: str = "round") -> tuple[int, int, int, int]:
        """A seal with nine syllables in it."""
        outline = self.draw.ellipse if shape == "round" else self.draw.rectangle
        outline((x, y, x + side, y + side), outline=colour, width=6)
        for index, letter in enumerate("한빛정밀대표이사인"):
            self.text(x + 22 + 34 * (index % 3), y + 20 + 34 * (index // 3), letter, 32, colour)
        return (x, y, x + side, y + side)

    @property
    def pixels(self) -> np.ndarray:
        return np.asarray(self.picture).copy()


def leaned(pixels: np.ndarray, degrees: float) -> np.ndarray:
    """The sheet turned clockwise by a few degrees about its middle."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))


def grainy(pixels: np.ndarray, spread: float = 6.0) -> np.ndarray:
    """The sheet with the grain of an office scanner."""
    noise = np.random.default_rng(7).normal(0, spread, pixels.shape)
    return np.clip(pixels + noise, 0, 255).astype(np.uint8)


def faxed(pixels: np.ndarray) -> np.ndarray:
    """Black or white, ragged, with specks."""
    chance = np.random.default_rng(5)
    gray = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    white = (gray > 150 + chance.normal(0, 12, gray.shape)) ^ (chance.random(gray.shape) < 0.0004)
    return np.repeat((white * 255).astype(np.uint8)[:, :, None], 3, axis=2)


def photographed(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sheet on a brown table seen from aside in uneven light, and the matrix from the sheet to the photograph."""
    height, width = pixels.shape[:2]
    seen = np.array([[90, 110], [width - 60, 70], [width - 110, height - 80], [70, height - 130]], np.float32)
    forward = cv2.getPerspectiveTransform(np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32), seen)
    taken = cv2.warpPerspective(pixels, forward, (width, height), flags=cv2.INTER_AREA, borderValue=(112, 92, 76))
    light = np.linspace(0.95, 0.7, width, dtype=np.float32)[None, :, None]
    return (taken * light).astype(np.uint8), forward
