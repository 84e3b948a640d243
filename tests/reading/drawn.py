"""Pages drawn for tests: a small form with reportlab, and the same as a scan (its pixels alone in a PDF)."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from docproc.reading import pdf

FONT = "/usr/share/fonts/truetype/nanum/NanumGothic.ttf"
ROWS = (
    ("상      호", "주식회사 한빛정밀"),
    ("대 표 자", "홍길동"),
    ("개업연월일", "2021 년 03 월 04 일"),
    ("등 록 번 호", "123-45-67890"),
    ("사업장 소재지", "서울특별시 강남구 테헤란로 123, 4층"),
)


def canvas(path: Path) -> Canvas:
    """A reportlab canvas with a Korean font set."""
    pdfmetrics.registerFont(TTFont("Test", FONT))
    made = Canvas(str(path), pagesize=A4)
    made.setFont("Test", 11)
    return made


def form(made: Canvas) -> None:
    """A letter-spaced title, a ruled table of `ROWS`, marks of all sorts and two plain lines."""
    made.setFont("Test", 22)
    for index, char in enumerate("사업자등록증"):
        made.drawString(160 + index * 50, 760, char)
    made.setFont("Test", 11)
    for index, (label, value) in enumerate(ROWS):
        y = 700 - 26 * index
        made.rect(80, y - 8, 120, 26)
        made.rect(200, y - 8, 300, 26)
        made.drawString(90, y, label)
        made.drawString(210, y, value)
    made.drawString(80, 500, "여( )  부(√)   □ 동의함   ■ 동의하지 않음")
    for x, name in ((80, "당사자"), (180, "위원회")):
        made.rect(x, 470, 10, 10)
        made.drawString(x + 15, 471, name)
    made.line(81, 473, 84, 468)
    made.line(84, 468, 92, 482)
    made.drawString(80, 440, "말소된 본점 주소입니다")
    made.line(78, 444, 205, 444)
    made.drawString(80, 420, "성   명 : 김철수          전화 : 02-123-4567")
    made.drawString(80, 400, "기술보호 지원사업에 관한 신청서를 제출합니다.")


def form_pdf(path: Path, *, turned: int = 0) -> Path:
    """A born-digital page with the form; `turned` sets /Rotate and draws it so that it is displayed upright."""
    made = canvas(path)
    if turned:
        made.setPageRotation(turned)  # reportlab changes width and height over by itself
        width, height = A4
        if turned == 90:
            made.translate(height, 0)
        elif turned == 180:
            made.translate(width, height)
        else:
            made.translate(0, width)
        made.rotate(turned)
    form(made)
    made.showPage()
    made.save()
    return path


def scan_pdf(source: Path, path: Path, *, dpi: int = 200, turn: int = 0, skew: float = 0.0, noise: float = 5.0) -> Path:
    """Page 1 of `source` as an office scanner gives it: turned clockwise by `turn`, leaning by `skew` degrees."""
    pixels = pdf.render(source, 1, dpi)
    height, width = pixels.shape[:2]
    if skew:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1)
        pixels = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    pixels = np.rot90(pixels, -(turn // 90))
    rough = cv2.GaussianBlur(pixels, (0, 0), 0.6) * 0.92 + 12 + np.random.default_rng(7).normal(0, noise, pixels.shape)
    Image.fromarray(np.clip(rough, 0, 255).astype(np.uint8)).save(path, "PDF", resolution=dpi, quality=85)
    return path
