"""What Korea's provinces are called: in full, in short, and before they were renamed."""

from __future__ import annotations

FORMER = {"강원도": "강원특별자치도", "전라북도": "전북특별자치도", "제주도": "제주특별자치도"}
SHORT = {
    "서울": "서울특별시", "서울시": "서울특별시", "부산": "부산광역시", "부산시": "부산광역시", "대구": "대구광역시", "인천": "인천광역시", "광주": "광주광역시",
    "대전": "대전광역시", "울산": "울산광역시", "경기": "경기도", "강원": "강원특별자치도", "충북": "충청북도", "충남": "충청남도", "전북": "전북특별자치도",
    "전남": "전라남도", "경북": "경상북도", "경남": "경상남도", "제주": "제주특별자치도",
}  # fmt: skip
NOW = {**SHORT, **FORMER}
"""Every other name and the one of today."""
IN_2021 = {"강원특별자치도": "강원도", "전북특별자치도": "전라북도"}
"""The provinces that were renamed since."""


def in_2021(district: str) -> str:
    """A district (squeezed, as addresses begin) with its province as it was called in 2021."""
    names = {**NOW, **{name: name for name in NOW.values()}}
    name = max((name for name in names if district.startswith(name)), key=len, default="")
    today = names.get(name, name)
    return IN_2021.get(today, today) + district[len(name) :]
