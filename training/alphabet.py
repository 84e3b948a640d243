"""The characters that the recogniser can write, and how a syllable is composed of its letters.

``python -m training.alphabet`` prints the alphabet as it stands in ``alphabet.txt``.
"""

from __future__ import annotations

import itertools

INITIALS, MEDIALS, FINALS = 19, 21, 28
FIRST_SYLLABLE = 0xAC00

ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
SYMBOLS = "㈜「」『』《》·※△▲▽▼○●◎□■☑☒√◆◇★☆→←℃㎡㎏㎜×÷±₩°①②③④⑤⑥⑦⑧⑨⑩ⅡⅢⅣⅤ…〒"
JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"

FOLDED = {
    "ㆍ": "·", "・": "·", "•": "·", "‧": "·", "․": "·", "∙": "·", "⋅": "·",
    "～": "~", "∼": "~", "〜": "~", "：": ":", "（": "(", "）": ")", "，": ",", "．": ".",
    "—": "-", "―": "-", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "′": "'", "″": '"', "￦": "₩", "〈": "<", "〉": ">", "Ⅰ": "I", "∨": "V", "☐": "□",
    "－": "-", "‐": "-", "−": "-", "✓": "√", "✔": "√", "∇": "▽", "\u3000": " ", "\u00a0": " ",
}  # fmt: skip
"""Characters that print alike are one character: what is written for each that is not in the alphabet."""

# Syllables outside KS X 1001 that names of firms and products use now and then.
BEYOND_KS = "똠뢔펲햏믜뷁쨰쌰쩰됬뜌뫠쉡얬퍙훕럐쬬즹쪠릔맄뵹싴"


def ks_syllables() -> list[str]:
    """All 2,350 precomposed syllables of KS X 1001, in code order."""
    return [
        char
        for char in map(chr, range(FIRST_SYLLABLE, FIRST_SYLLABLE + INITIALS * MEDIALS * FINALS))
        if _in_ks(char)
    ]


def _in_ks(char: str) -> bool:
    try:
        return len(char.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def loan_syllables() -> list[str]:
    """Syllables outside KS X 1001 that spell foreign sounds: plain initials, common vowels, final ㄱ ㄴ ㄹ ㅁ ㅂ ㅅ ㅇ or none."""
    initials = (2, 3, 5, 9, 12, 14, 15, 16, 17, 18)
    medials = (1, 5, 6, 7, 9, 11, 14, 15, 16, 17)
    finals = (0, 1, 4, 8, 16, 17, 19, 21)
    composed = (
        chr(FIRST_SYLLABLE + (i * MEDIALS + m) * FINALS + f)
        for i, m, f in itertools.product(initials, medials, finals)
        if m in (1, 5, 6, 11, 14, 16) and f in (0, 4, 8, 21) or m in (5, 16) and f in (1, 17, 19)
    )
    return [char for char in composed if not _in_ks(char)]


def alphabet() -> str:
    """Every character once: space and ASCII, symbols, single letters, KS X 1001 syllables, some beyond."""
    everything = itertools.chain(ASCII, SYMBOLS, JAMO, ks_syllables(), BEYOND_KS, loan_syllables())
    return "".join(dict.fromkeys(everything))


def letters_of(char: str) -> tuple[int, int, int] | None:
    """Indices of a syllable's initial, medial and final (0 = none), or None for anything else."""
    place = ord(char) - FIRST_SYLLABLE
    if not 0 <= place < INITIALS * MEDIALS * FINALS:
        return None
    return place // (MEDIALS * FINALS), place // FINALS % MEDIALS, place % FINALS


def fold(text: str) -> str:
    """Write characters that print alike as the one in the alphabet."""
    return "".join(FOLDED.get(char, char) for char in text)


if __name__ == "__main__":
    print(alphabet())
