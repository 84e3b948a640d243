"""Particles fit the word they follow."""

from __future__ import annotations

import pytest

from docproc.korean import josa


@pytest.mark.parametrize(
    ("word", "pair", "whole"),
    [
        ("벤처기업", "이/가", "벤처기업이"),
        ("확인서", "이/가", "확인서가"),
        ("2025-03-19", "이/가", "2025-03-19이"),
        ("2025-03-19", "으로/로", "2025-03-19로"),
        ("50 %", "이/가", "50 %가"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("이노비즈(INNO-BIZ)", "을/를", "이노비즈(INNO-BIZ)를"),
        ("주식회사 한빛정밀", "과/와", "주식회사 한빛정밀과"),
        ("'㈜가온'", "은/는", "'㈜가온'은"),
        ("12", "이면/면", "12면"),
        ("10", "이면/면", "10이면"),
    ],
)
def test_a_particle_fits_the_last_sound(word: str, pair: str, whole: str) -> None:
    assert josa(word, pair) == whole  # type: ignore[arg-type]
