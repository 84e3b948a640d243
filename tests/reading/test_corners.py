"""The corners of a sheet in a photograph, whatever the light does to it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from docproc.reading.corners import page_corners

SHEET = np.array([[60, 50], [790, 70], [815, 1120], [45, 1110]], np.float32)


def photograph(ground: int, *, shadow: tuple[int, int, int] | None = None, dim: float = 0.5, grain: float = 6.0) -> np.ndarray:
    """A sheet with lines of print on a ground of one grey, with a round shadow (x, y, radius) over it."""
    picture = np.full((1190, 860, 3), ground, np.float32)
    cv2.fillConvexPoly(picture, SHEET.astype(np.int32), (226, 222, 214))
    for y in range(140, 700, 34):
        cv2.line(picture, (120, y), (720, y + 8), (60, 60, 60), 5)
    if shadow is not None:
        x, y, radius = shadow
        light = np.ones(picture.shape[:2], np.float32)
        cv2.circle(light, (x, y), radius, dim, cv2.FILLED)
        picture *= cv2.GaussianBlur(light, (0, 0), 45)[:, :, None]
    noise = np.random.default_rng(3).normal(0, grain, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("ground", [45, 110])
@pytest.mark.parametrize("shadow", [None, (860, 1190, 430), (0, 1190, 380), (860, 0, 300)], ids=["even", "lower right", "lower left", "upper right"])
def test_a_shadow_over_a_corner_does_not_move_it(ground: int, shadow: tuple[int, int, int] | None) -> None:
    found = page_corners(photograph(ground, shadow=shadow))
    assert found is not None
    assert np.abs(found - SHEET).max() < 16, found.round()


def test_a_scanned_page_has_no_corners() -> None:
    picture = np.full((1190, 860, 3), 250, np.uint8)
    picture[100:1000:30, 100:700] = 40
    assert page_corners(picture) is None
