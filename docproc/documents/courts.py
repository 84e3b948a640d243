"""The courts (각급 법원의 설치와 관할구역에 관한 법률, 별표 1) as a closed list: a suit is filed with one of them.

A court that is on the list no more, or not yet, stays as it was read.
"""

from __future__ import annotations

from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc.documents.labels import jamo
from docproc.korean import squeeze
from docproc.model import Field

_DISTRICT_COURTS = {
    "서울중앙": "", "서울동부": "", "서울남부": "", "서울북부": "", "서울서부": "", "의정부": "고양 남양주", "인천": "부천", "수원": "성남 여주 평택 안산 안양",
    "춘천": "강릉 원주 속초 영월", "대전": "홍성 공주 논산 서산 천안", "청주": "충주 제천 영동", "대구": "서부 안동 경주 포항 김천 상주 의성 영덕",
    "부산": "동부 서부", "울산": "", "창원": "마산 통영 밀양 거창 진주", "광주": "목포 장흥 순천 해남", "전주": "군산 정읍 남원", "제주": "",
}  # fmt: skip
_HIGHER = ("대법원", "특허법원", *(f"{name}고등법원" for name in ("서울", "대전", "대구", "부산", "광주", "수원", "인천")))
_OTHERS = (*(f"{name}회생법원" for name in ("서울", "수원", "부산", "대전", "대구", "광주")), *(f"{name}가정법원" for name in ("서울", "인천", "대전", "대구", "부산", "울산", "광주", "수원", "창원")))
COURTS = {
    squeeze(name): name
    for name in (
        *_HIGHER, *_OTHERS,
        *(f"{court}지방법원" for court in _DISTRICT_COURTS),
        *(f"{court}지방법원 {branch}지원" for court, branches in _DISTRICT_COURTS.items() for branch in branches.split()),
    )
}  # fmt: skip
"""Name without blanks → name as it is written."""
_MISREAD = 3
"""Letters (jamo) by which a misread court may differ from the only one on the list that is that near."""


def on_the_list(court: Field[Any]) -> Field[Any]:
    """`court` spelt as the list has it; one that is all but an entry of it is that entry, and asked about."""
    if not isinstance(court.value, str):
        return court
    flat = squeeze(court.value)
    if flat in COURTS:
        return court.model_copy(update={"value": COURTS[flat]})
    near = sorted((Levenshtein.distance(jamo(flat), jamo(name)), name) for name in COURTS)
    if near[0][0] > _MISREAD or near[1][0] == near[0][0]:
        return court
    return court.model_copy(update={"value": COURTS[near[0][1]], "status": "check", "confidence": min(court.confidence, 0.5), "confirmed_by": ()})
