"""The mistakes of an old scanner's text layer: plausible, and wrong where it matters."""

from __future__ import annotations

import random

CONFUSED = {
    "0": "O8", "1": "l7", "2": "Z", "3": "8", "5": "6S", "6": "8", "7": "1", "8": "3", "9": "4", "년": "8", "호": "효", "텀": "팀", "퀀": "권",
    "섀": "새", "명": "멍", "법": "범", "홍": "흥", "정": "청", "밀": "일", "업": "엄", "태": "대", "등": "동", "록": "륵", "주": "추", "식": "석",
    "회": "희", "사": "시", "대": "태", "표": "포", "자": "지", "납": "남", "세": "새", "증": "중", "확": "학", "인": "민", "월": "윌", "일": "알", "-": "~",
}


def misread(text: str, rng: random.Random, share: float = 0.16) -> str:
    """`text` with about `share` of its characters misread, blanks lost and now and then a character too."""
    out = []
    for char in text:
        roll = rng.random()
        if roll < share and char in CONFUSED:
            out.append(rng.choice(CONFUSED[char]))
        elif roll > 0.99 or (char == " " and roll > 0.7):
            continue
        else:
            out.append(char)
    return "".join(out) or text
