"""What a line says: labels, names, addresses, dates, amounts, numbers, sentences, and syllables at random.

Half of the names are made of any syllables at all, so that the network learns to read shapes and not to guess words.
A text that belongs to the held-out set by its own hash (:func:`is_held_out`) is never trained on.

Blanks: the wanted text has one blank where a person sees a gap between words. Letter-spacing alone is no blank; only
labels spaced as widely as words (``상   호``) have a blank in every gap. :mod:`training.render` keeps this rule.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from typing import NamedTuple

from training import lexicon
from training.alphabet import BEYOND_KS, fold, ks_syllables, loan_syllables

SYLLABLES = ks_syllables()
RARE = (*BEYOND_KS, *loan_syllables())
COMMON = sorted({c for words in (lexicon.LABELS, lexicon.SENTENCES, lexicon.COMPANY_PARTS, lexicon.GIVEN) for w in words for c in w if "가" <= c <= "힣"})

USUAL = frozenset(c for value in vars(lexicon).values() for word in (value if isinstance(value, (list, dict)) else ()) for c in word) | frozenset("".join(lexicon.REGIONS.values())) | frozenset("번길층호동읍면리가합단소카나다당허머기차전제인외명일이삼사오육칠팔구억천백십만원정금부까지터년월")
"""Every character of the lexicon and of the forms: what real papers are mostly made of."""


class Text(NamedTuple):
    """A line's wanted text and the kind it is counted under."""

    kind: str
    text: str


def is_held_out(text: str) -> bool:
    """Say whether a text is kept for evaluation (one in twenty, by its own hash)."""
    return zlib.crc32(text.replace(" ", "").encode()) % 20 == 7


def any_syllable(rng: random.Random) -> str:
    """Any syllable of the alphabet: mostly uniform over KS X 1001, some beyond it, some from common words."""
    draw = rng.random()
    if draw < 0.72:
        return rng.choice(SYLLABLES)
    return rng.choice(RARE) if draw < 0.78 else rng.choice(COMMON)


def pseudo_word(rng: random.Random, shortest: int = 2, longest: int = 5) -> str:
    """A word that means nothing."""
    return "".join(any_syllable(rng) for _ in range(rng.randint(shortest, longest)))


def company_core(rng: random.Random) -> str:
    """A firm's name without its legal form."""
    draw = rng.random()
    if draw < 0.40:
        return pseudo_word(rng, 2, 5)
    if draw < 0.55:
        return pseudo_word(rng, 1, 3) + rng.choice(lexicon.COMPANY_PARTS)
    if draw < 0.62:
        return "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(rng.randint(2, 4))) + rng.choice(lexicon.COMPANY_PARTS)
    return "".join(rng.choice(lexicon.COMPANY_PARTS) for _ in range(rng.randint(1, 3)))


def company(rng: random.Random) -> str:
    """A firm's name as certificates print it."""
    core = company_core(rng)
    gap = rng.choice(("", " "))
    forms = (
        lambda: f"주식회사 {core}", lambda: f"{core} 주식회사", lambda: f"(주){gap}{core}", lambda: f"{core}{gap}(주)",
        lambda: f"㈜{gap}{core}", lambda: f"{core}㈜", lambda: core, lambda: f"유한회사 {core}", lambda: f"농업회사법인 주식회사 {core}",
        lambda: f"{core}({latin_company(rng)})", lambda: latin_company(rng), lambda: f"{core}협동조합",
    )  # fmt: skip
    return rng.choices(forms, (18, 12, 14, 10, 14, 5, 14, 3, 1, 4, 4, 1))[0]()


def latin_company(rng: random.Random) -> str:
    """A firm's name in Latin letters."""
    word = latin_word(rng)
    return rng.choice((f"{word} Co., Ltd.", f"{word} Co.,Ltd.", f"{word} Inc.", f"{word.upper()} CO., LTD.", f"{word} Corp.", word))


def latin_word(rng: random.Random) -> str:
    """A Latin word, half of them meaningless."""
    if rng.random() < 0.5:
        return rng.choice(lexicon.LATIN)
    word = "".join(rng.choice(("bcdfghjklmnpqrstvwxz", "aeiouy")[i % 2]) for i in range(rng.randint(2, 8)))
    return rng.choice((word, word.capitalize(), word.upper(), word.capitalize()))


def person(rng: random.Random) -> str:
    """A person's name; one in six has given-name syllables no one would expect."""
    pick = (lambda: any_syllable(rng)) if rng.random() < 0.35 else (lambda: rng.choice(lexicon.GIVEN))
    name = rng.choice(lexicon.SURNAMES[:30] if rng.random() < 0.7 else lexicon.SURNAMES) + "".join(pick() for _ in range(rng.choices((1, 2), (1, 9))[0]))
    if rng.random() < 0.15:
        name = " ".join(name)
    return rng.choices((name, f"{name} (인)", f"대표이사 {name}", f"{name} 외 {rng.randint(1, 3)}명"), (12, 1, 3, 1))[0]


def address(rng: random.Random) -> str:
    """A Korean address: road or lot number, floor, building; names of roads and buildings are partly invented."""
    region = rng.choice(list(lexicon.REGIONS))
    listed = lexicon.REGIONS[region]
    town = rng.choice(listed.split("|") if "|" in listed else listed.split())
    short = {"서울특별시": "서울", "경기도": "경기", "부산광역시": "부산", "대전광역시": "대전"}.get(region, region)
    parts = [rng.choice((region, region, region, short)), town]
    if rng.random() < 0.72:
        road = rng.choice(lexicon.ROADS) if rng.random() < 0.5 else pseudo_word(rng, 1, 3) + rng.choice(("로", "길", "대로", f"로{rng.randint(1, 99)}번길", f"{rng.randint(1, 30)}길"))
        number = str(rng.randint(1, 999)) + (f"-{rng.randint(1, 60)}" if rng.random() < 0.25 else "")
        parts += [road, number]
    else:
        dong = rng.choice(lexicon.DONGS) if rng.random() < 0.5 else pseudo_word(rng, 1, 3) + rng.choice(("동", "읍", "면", "리"))
        parts += [dong, f"{rng.randint(1, 1500)}" + (f"-{rng.randint(1, 90)}" if rng.random() < 0.6 else "") + ("번지" if rng.random() < 0.2 else "")]
    line = " ".join(parts)
    if rng.random() < 0.55:
        line += ", " + rng.choice((f"{rng.randint(1, 25)}층", f"{rng.randint(101, 2520)}호", f"{rng.choice('ABCD')}동 {rng.randint(101, 1820)}호", f"제{rng.randint(1, 20)}층 제{rng.randint(101, 2012)}호"))
    if rng.random() < 0.55:
        core = rng.choice(lexicon.DONGS[:30]) if rng.random() < 0.5 else pseudo_word(rng, 1, 2) + "동"
        place = rng.choice((pseudo_word(rng, 1, 3), rng.choice(lexicon.COMPANY_PARTS))) + rng.choice(lexicon.BUILDINGS)
        line += rng.choice((f" ({core})", f" ({core}, {place})", f"({core},{place})", f" ({place})"))
    if len(line) > 26 and rng.random() < 0.5:
        cut = line.find(" ", rng.randint(8, 16))
        line = line[:cut] if rng.random() < 0.5 else line[cut + 1 :]
    return line


def date(rng: random.Random) -> str:
    """One date in any of the forms that certificates print."""
    y, m, d = rng.randint(1965, 2031), rng.randint(1, 12), rng.randint(1, 31)
    forms = (
        f"{y} 년 {m:02} 월 {d:02} 일", f"{y}년 {m:02}월 {d:02}일", f"{y}년 {m}월 {d}일", f"{y}년{m:02}월{d:02}일", f"{y}-{m:02}-{d:02}",
        f"{y}. {m:02}. {d:02}.", f"{y}. {m}. {d}", f"{y}.{m:02}.{d:02}.", f"{y}.{m:02}.{d:02}", f"{y}. {m}. {d}.", f"{y}{m:02}{d:02}", f"'{y % 100:02}. {m:02}. {d:02}.", f"{y}/{m:02}/{d:02}",
    )  # fmt: skip
    return rng.choice(forms)


def period(rng: random.Random) -> str:
    """Two dates and what stands between them."""
    state = rng.getstate()
    one = date(rng)
    rng.setstate(state)
    skip = rng.randint(1, 400)
    other = _same_form(rng, one, skip)
    line = rng.choice((f"{one} ~ {other}", f"{one}~{other}", f"{one} 부터 {other} 까지", f"{one}부터 {other}까지", f"{one} - {other}", f"{one} ~ {other}"))
    return rng.choices((line, f"유효기간 : {line}", f"({line})", f"유효기간: {line}"), (8, 2, 1, 1))[0]


def _same_form(rng: random.Random, one: str, skip: int) -> str:
    """Another date in the form of ``one``: its digits are drawn anew, within what a calendar allows."""
    out, run = [], []
    for char in (*one, ""):
        if char.isdigit():
            run.append(char)
            continue
        if run:
            out.append(_other_number("".join(run), rng, skip))
            run = []
        out.append(char)
    return "".join(out)


def _other_number(digits: str, rng: random.Random, skip: int) -> str:
    if len(digits) == 8:
        return f"{rng.randint(1990, 2031)}{rng.randint(1, 12):02}{rng.randint(1, 31):02}"
    if len(digits) == 4:
        return str(int(digits) + skip % 6)
    value = str(rng.randint(1, 12 if skip % 2 else 28))
    return value.zfill(len(digits)) if len(digits) == 2 else value


def amount(rng: random.Random) -> str:
    """Won, with or without words; negatives as accountants print them; shares and counts."""
    value = rng.randint(1, 10 ** rng.randint(1, 12))
    if rng.random() < 0.4:
        value = value // 1000 * 1000 + rng.choice((0, 1000))
    number = f"{value:,}" if rng.random() < 0.9 else str(value)
    words = "일이삼사오육칠팔구"
    korean = "".join(rng.choice(words) + unit for unit in rng.sample(("억", "천만", "백만", "십만", "만"), rng.randint(1, 3)))
    return rng.choices(
        (number, f"{number}원", f"{number} 원", f"금 {number} 원", f"금{number}원", f"₩{number}", f"△{number}", f"▲{number}", f"-{number}", f"({number})", f"일금 {korean}원정", f"금 {korean}원", f"{number}천원", f"{number}백만원", f"{rng.randint(0, 100)}%", f"{rng.randint(0, 99)}.{rng.randint(0, 99)}%", f"{rng.randint(1, 900)}명", f"{number}주", f"금 {number}원 (부가세 별도)"),
        (26, 10, 6, 4, 3, 2, 2, 1, 2, 3, 2, 2, 2, 2, 2, 2, 2, 2, 1),
    )[0]


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def number(rng: random.Random) -> str:
    """Identifiers: business and corporate numbers, certificate numbers, telephones, cases, codes."""
    n, y = (lambda count: _digits(rng, count)), rng.randint(1998, 2026)
    letters = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(8))
    forms = (
        lambda: f"{n(3)}-{n(2)}-{n(5)}", lambda: f"{n(6)}-{n(7)}", lambda: f"{n(4)}-{n(3)}-{n(4)}-{n(3)}", lambda: f"{n(4)}-{n(4)}-{n(4)}-{n(4)}",
        lambda: f"00{n(2)}-{y}-{n(rng.randint(5, 6))}", lambda: f"제 {n(4)}-{y}-{n(5)} 호", lambda: f"제 {y}{n(10)} 호", lambda: f"제 {rng.choice(('R', ''))}{n(6)} - {n(5)} 호",
        lambda: f"제 R{n(6)}-{n(5)} 호", lambda: f"제 {y}{n(2)}-{n(5)}-{n(7)} 호", lambda: f"제{y}-{n(3)}호", lambda: f"{letters[:4]}-{letters[4:]}-{n(4)}",
        lambda: f"{y}{rng.choice(('가합', '가단', '가소', '카합', '나', '다', '당', '허', '머', '카기', '차전'))}{n(rng.randint(3, 7))}", lambda: f"0{rng.choice(('2', '31', '32', '42', '51', '53', '62', '70', '10'))}-{n(rng.randint(3, 4))}-{n(4)}",
        lambda: f"0{rng.choice(('2', '31', '10'))}){n(4)}-{n(4)}", lambda: f"제10-{n(7)}호", lambda: f"제 10-{n(7)} 호", lambda: n(rng.randint(1, 16)), lambda: f"{n(6)}-*******", lambda: f"{n(6)}-{n(1)}******",
        lambda: f"({rng.randint(1, 9)} / {rng.randint(1, 9)})", lambda: f"{rng.choice('ABCDEFGHIJ')}{n(2)}", lambda: n(5), lambda: f"No. {n(rng.randint(3, 9))}", lambda: f"등록번호 : {n(3)}-{n(2)}-{n(5)}",
    )  # fmt: skip
    return rng.choices(forms, (14, 12, 5, 5, 4, 3, 4, 3, 2, 3, 3, 3, 5, 10, 1, 4, 2, 5, 3, 1, 2, 2, 3, 2, 3))[0]()


def label(rng: random.Random) -> str:
    """A label, perhaps numbered, bulleted or with a colon."""
    word = rng.choice(lexicon.LABELS) if rng.random() < 0.8 else pseudo_word(rng, 2, 6)
    draw = rng.random()
    if draw < 0.12:
        word = " ".join(word.replace(" ", ""))
    elif draw < 0.24:
        word = f"{word} {rng.choice(lexicon.LABELS)}"
    return rng.choices(
        (word, f"{word} :", f"{word}:", f"{rng.randint(1, 9)}. {word}", f"● {word} :", f"○ {word}", f"□ {word}", f"({word})", f"[{word}]", f"{rng.choice('①②③④⑤⑥⑦⑧⑨')} {word}", f"{rng.choice('가나다라마바사')}. {word}", f"※ {word}", f"■ {word}", f"- {word}", f"◎ {word}"),
        (40, 8, 6, 6, 3, 3, 3, 4, 3, 3, 2, 2, 2, 2, 1),
    )[0]


def title(rng: random.Random) -> str:
    """A document's title or its issuer's line."""
    draw = rng.random()
    if draw < 0.45:
        word = rng.choice(lexicon.TITLES)
        return " ".join(word.replace(" ", "")) if rng.random() < 0.3 else word
    if draw < 0.65:
        return rng.choice(lexicon.TAX_OFFICES) + rng.choice(("세무서장", "세무서", " 세무서장"))
    if draw < 0.75:
        return pseudo_word(rng, 1, 3) + rng.choice(("세무서장", "구청장", "시장", "군수", "지방중소벤처기업청장", "이사장", "협회장", "위원장"))
    return " ".join(rng.choice(lexicon.ISSUERS) for _ in range(rng.choices((1, 2), (3, 1))[0]))


def sentence(rng: random.Random) -> str:
    """Part of a certificate's sentence, with some words exchanged for meaningless ones."""
    words = rng.choice(lexicon.SENTENCES).split()
    length = rng.randint(2, 8)
    start = rng.randrange(max(1, len(words) - length + 1))
    words = [pseudo_word(rng, 1, 5) if rng.random() < 0.12 else word for word in words[start : start + length]]
    return " ".join(words)


def latin(rng: random.Random) -> str:
    """Latin words, e-mail and web addresses, codes."""
    user = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789._-") for _ in range(rng.randint(3, 10))).strip("._-") or "info"
    site = f"{latin_word(rng).lower().strip('.,')}.{rng.choice(('com', 'co.kr', 'kr', 'net', 'go.kr', 'or.kr'))}"
    code = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") for _ in range(rng.randint(3, 14)))
    words = " ".join(latin_word(rng) for _ in range(rng.randint(1, 4)))
    mark = rng.choice("!\"#$%&'*+/;<=>?@[\\]^_`{|}~")
    return rng.choices((words, f"{user}@{site}", f"https://www.{site}/{code}", f"www.{site}", code, f"{words}{mark} {code}", f"{mark}{code}{mark}"), (10, 7, 2, 2, 3, 2, 1))[0]


def boxes(rng: random.Random) -> str:
    """Options with boxes, brackets and ticks."""
    def option() -> str:
        word = rng.choice(lexicon.LABELS) if rng.random() < 0.7 else pseudo_word(rng, 1, 4)
        mark = rng.choice("□□□☑■○●√☒◎")
        return rng.choice((f"{mark} {word}", f"{mark}{word}", f"{word} {mark}", f"{word}({rng.choice(('√', ' ', 'O', 'V', '○'))})", f"[{rng.choice(('√', ' ', 'V'))}] {word}"))
    return "  ".join(option() for _ in range(rng.randint(1, 4))).replace("  ", " ")


def business(rng: random.Random) -> str:
    """What a firm does."""
    return ", ".join(rng.choice(lexicon.BUSINESS) if rng.random() < 0.7 else pseudo_word(rng, 2, 5) + rng.choice(("업", " 제조", "제품", "")) for _ in range(rng.randint(1, 3)))


def noise(rng: random.Random) -> str:
    """Syllables, digits and signs at random."""
    draw = rng.random()
    if draw < 0.75:
        return " ".join(pseudo_word(rng, 1, 6) for _ in range(rng.randint(1, 4)))
    signs = "0123456789.,:;-~()/%·'\"" + "㈜「」『』《》·※△▲▽▼○●◎□■☑☒√◆◇★☆→←℃㎡㎏㎜×÷±₩°①②③④⑤⑥⑦⑧⑨⑩ⅡⅢⅣⅤ…〒ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
    return "".join(rng.choice((any_syllable(rng), rng.choice(signs), rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))) for _ in range(rng.randint(2, 16)))


def pair(rng: random.Random) -> str:
    """A label with its value on one line."""
    value = rng.choice((company, person, address, date, number, amount, business))(rng)
    word = rng.choice(lexicon.LABELS)
    return rng.choice((f"{word} : {value}", f"{word}: {value}", f"{word} {value}", f"● {word} : {value}", f"{rng.randint(1, 9)}. {word}: {value}"))


def is_usual(text: str) -> bool:
    """Say whether a text has no syllable beyond those of the lexicon (nearly no word is then made up)."""
    return all(char in USUAL for char in text if "가" <= char <= "힣")


KINDS: dict[str, tuple[Callable[[random.Random], str], float]] = {
    "label": (label, 12), "company": (company, 17), "person": (person, 6), "address": (address, 12), "date": (date, 5), "period": (period, 7),
    "amount": (amount, 6), "number": (number, 8), "title": (title, 5), "sentence": (sentence, 7), "latin": (latin, 5), "boxes": (boxes, 4), "business": (business, 3),
    "noise": (noise, 12), "pair": (pair, 5),
}  # fmt: skip
OPEN_KINDS = frozenset(KINDS) - {"label", "title", "sentence", "boxes"}
"""Kinds with so many texts that some can be kept from training; closed lists must be learned whole."""


def draw(rng: random.Random, held_out: bool = False, kind: str | None = None) -> Text:
    """Draw a line's text: for training (never a held-out text of an open kind) or from the held-out ones only."""
    name = kind or rng.choices(list(KINDS), [weight for _, weight in KINDS.values()])[0]
    while True:
        text = " ".join(fold(KINDS[name][0](rng)).split())
        if not text or len(text) > 60:
            continue
        if name not in OPEN_KINDS or is_held_out(text) == held_out:
            return Text(name, text)
