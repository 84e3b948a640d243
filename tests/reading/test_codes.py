from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from docproc.reading import codes
from tests.reading.papers import DPI, Paper, grainy

ADDRESS = "https://www.example.go.kr/check?issuNo=0116-2019-01234"


def _with_code(kind: zxingcpp.BarcodeFormat, text: str) -> np.ndarray:
    paper = Paper().sentences(lines=6)
    picture = Image.fromarray(np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=3)))
    paper.picture.paste(picture.convert("RGB"), (1100, 1800))
    return paper.pixels


@pytest.mark.parametrize("turns", [0, 1, 2])
def test_a_qr_code_is_read_in_its_place_however_the_page_lies(turns: int) -> None:
    pixels = np.rot90(_with_code(zxingcpp.BarcodeFormat.QRCode, ADDRESS), turns)

    found = codes.find(np.ascontiguousarray(grainy(pixels)), DPI)

    assert [(kind, text) for _, kind, text in found] == [("QRCode", ADDRESS)]
    x0, y0, x1, y1 = found[0][0]
    assert 70 < x1 - x0 < 120 and 70 < y1 - y0 < 120


def test_a_bar_code_is_read() -> None:
    pixels = _with_code(zxingcpp.BarcodeFormat.Code128, "12345678901234")

    assert [text for _, _, text in codes.find(pixels, DPI)] == ["12345678901234"]


def test_a_copy_proof_strip_yields_no_code() -> None:
    pixels = Paper().sentences().pixels
    noise = np.random.default_rng(3).random((40, 300)) < 0.5
    pixels[2150:2230, 200:800] = np.kron(np.where(noise, 30, 252), np.ones((2, 2), int))[:, :, None]

    assert codes.find(pixels, DPI) == []
