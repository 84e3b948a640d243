"""Facts about Korean text: forms of characters, names, dates, won and identifiers. Imports nothing of ours.

`squeeze` is the one way labels and titles are compared, `company_core` the one way company names are.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Literal

Kind = Literal["text", "name", "address", "label", "number", "date", "money"]
"""What a piece of a page says, for choosing its readers: Hangul text, names and addresses, or digits."""

# Folded before NFKC, which turns ㆍ into a conjoining jamo and ․ into a full stop.
_DOTS = dict.fromkeys(map(ord, "·ㆍ・•‧․∙⋅･"), "·")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
_WAVES = dict.fromkeys(map(ord, "∼～〜˜"), "~")
_QUOTES = {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'", ord("｢"): "「", ord("｣"): "」"}
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0xFEFF])
_FOLD = {**_DOTS, **_DASHES, **_WAVES, **_QUOTES, **_INVISIBLE}


def fold(text: str) -> str:
    """NFC with full-width forms, dots, dashes and waves folded to one each; blanks become single spaces."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text).translate(_FOLD))
    return re.sub(r"\s+", " ", folded.replace("\u3000", " ")).strip()


def squeeze(text: str) -> str:
    """`fold` without any blank or middle dot: how labels and titles are compared (`상 호` = `상호`)."""
    return re.sub(r"[\s·]+", "", fold(text))


# --- company and person names -----------------------------------------------------------------------

LEGAL_FORMS = (
    "주식회사", "유한책임회사", "유한회사", "합자회사", "합명회사", "사회적협동조합", "협동조합",
    "농업회사법인", "영농조합법인", "株式會社", "(주)", "(유)", "(株)", "(합)", "주)",
)  # fmt: skip
_SAME_FORM = {"(주)": "주식회사", "주)": "주식회사", "(株)": "주식회사", "株式會社": "주식회사", "(유)": "유한회사"}
_ENGLISH_FORM = re.compile(r"\b(co\.?,?\s*ltd\.?|inc\.?|corp\.?|llc)\s*$", re.I)


def legal_forms(name: str) -> tuple[str, ...]:
    """The legal forms a company name carries at its ends, in their long spelling."""
    return _split_company(name)[1]


def company_core(name: str) -> str:
    """What is left of a company name without legal form, brackets in another script, blanks and signs.

    `주식회사 한빛정밀 (Hanbit Precision Co., Ltd.)`, `㈜한빛정밀` and `한빛정밀(주)` are all `한빛정밀`.
    """
    return _split_company(name)[0]


@lru_cache(maxsize=4096)
def _split_company(name: str) -> tuple[str, tuple[str, ...]]:
    rest = fold(name).lower()
    latin = re.search(r"\s*\(([a-z0-9 .,&'-]+)\)\s*$", rest)
    if latin and re.search(r"[가-힣]", rest[: latin.start()]):
        rest = rest[: latin.start()]
    forms: list[str] = []
    changed = True
    while changed:
        changed = False
        rest = rest.strip(" ,.")
        for form in LEGAL_FORMS:
            if rest.startswith(form) and len(rest) > len(form):
                rest, changed = rest[len(form) :], True
            elif form != "주)" and rest.endswith(form) and len(rest) > len(form):
                rest, changed = rest[: -len(form)], True
            else:
                continue
            forms.append(_SAME_FORM.get(form, form))
            break
    rest = _ENGLISH_FORM.sub("", rest.strip())
    return re.sub(r"[^0-9a-z가-힣一-鿿]", "", rest), tuple(dict.fromkeys(forms))


def same_company(one: str, other: str) -> bool:
    """Whether two spellings can be one company: equal cores, and no two different legal forms."""
    (core, forms), (core_b, forms_b) = _split_company(one), _split_company(other)
    return bool(core) and core == core_b and (not forms or not forms_b or bool(set(forms) & set(forms_b)))


def person(name: str) -> str:
    """A person's name without inner blanks and without `(인)`, `(공동대표)`, `외 1명`."""
    bare = re.sub(r"\((인|서명|직인|印|공동대표|각자대표|대표이사)[^)]*\)|외\s*\d+\s*[명인]|[㊞印]", " ", fold(name))
    return re.sub(r"\s+", "", bare) if re.search(r"[가-힣]", bare) else bare.strip()


# --- dates ------------------------------------------------------------------------------------------

_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2}|'\d{2})\s*(?:년|[-./])\s*(?P<m>\d{1,2})\s*(?:월|[-./])\s*(?P<d>\d{1,2})(?!\d)\s*(?:일|\.)?"
    r"|(?<!\d)(?P<y8>(?:19|20)\d{2})(?P<m8>\d{2})(?P<d8>\d{2})(?!\d)"
)


def find_dates(text: str) -> list[tuple[date, int, int]]:
    """Every date in `text` that exists in the calendar, with where it starts and ends in `fold(text)`."""
    found = []
    for match in _DATE.finditer(fold(text)):
        year = match["y"] or match["y8"]
        try:
            day = date(
                int(year) if not year.startswith("'") else 2000 + int(year[1:]),
                int(match["m"] or match["m8"]),
                int(match["d"] or match["d8"]),
            )
        except ValueError:
            continue
        found.append((day, match.start(), match.end()))
    return found


def parse_date(text: str) -> date | None:
    """The only date in `text`; None where there is none or more than one."""
    days = {day for day, _, _ in find_dates(text)}
    return days.pop() if len(days) == 1 else None


# --- money ------------------------------------------------------------------------------------------

_UNITS = {"억원": 10**8, "백만원": 10**6, "만원": 10**4, "천원": 10**3, "원": 1}


def money_unit(text: str) -> int | None:
    """The unit of `(단위 : 천원)` in won, or None."""
    match = re.search(r"단위[:]?(?:금액)?(억원|백만원|만원|천원|원)", squeeze(text))
    return _UNITS[match[1]] if match else None


def parse_money(text: str, unit: int = 1) -> int | None:
    """An amount in won; `△ ▲ - ( )` make it negative. A unit printed beside the digits wins over `unit`."""
    flat = squeeze(text)
    match = re.fullmatch(r"(?:일?금)?(?P<sign>[△▲-]?)(?P<open>\()?[₩\\]?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)\)?(?P<unit>억원|백만원|만원|천원|원)?정?", flat)
    if not match:
        return None
    won = int(match["digits"].replace(",", "")) * (_UNITS[match["unit"]] if match["unit"] else unit)
    return -won if match["sign"] or match["open"] else won


# --- identifiers ------------------------------------------------------------------------------------

_RESIDENT = re.compile(
    r"(?<![\d*-])(?P<birth>\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?P<gap>[^\S\n]?[-~‐‑‒–—−－]?[^\S\n]?)(?P<sex>[1-8])(?:[^\S\n]?\d){6}(?!\d)"
)
_SAID_RESIDENT = re.compile(r"주민(?:등록)?번호[^\d\n법]{0,6}(?P<number>\d[\dOoIl|]{5}[^\S\n]?[-~‐–—−－][^\S\n]?(?P<rest>[\dOoIlSBZ|]{6,8}))(?![\dOoIl])")


def business_number(text: str) -> str | None:
    """`123-45-67890` from any spelling of ten digits, else None. Says nothing of the check digit."""
    digits = re.sub(r"[\s\-.]", "", fold(text))
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}" if re.fullmatch(r"\d{10}", digits) else None


def business_number_checks(number: str) -> bool:
    """Whether the check digit of a business registration number holds (python-stdnum does not test it)."""
    d = [int(c) for c in re.sub(r"\D", "", number)]
    if len(d) != 10:
        return False
    total = sum(a * b for a, b in zip(d, (1, 3, 7, 1, 3, 7, 1, 3, 5))) + d[8] * 5 // 10
    return (10 - total % 10) % 10 == d[9]


def corporate_number(text: str) -> str | None:
    """`110111-1234567` from any spelling of thirteen digits, else None."""
    digits = re.sub(r"[\s\-.]", "", fold(text))
    return f"{digits[:6]}-{digits[6:]}" if re.fullmatch(r"\d{13}", digits) else None


def corporate_number_checks(number: str) -> bool:
    """Whether the old check digit holds. Numbers issued since 2025-01-31 have none: never reject by it."""
    d = [int(c) for c in re.sub(r"\D", "", number)]
    if len(d) != 13:
        return False
    return (10 - sum(n * (1 + i % 2) for i, n in enumerate(d[:12])) % 10) % 10 == d[12]


def resident_spans(text: str) -> list[tuple[int, int]]:
    """Where resident registration numbers stand in `text`: from the seventh digit to the end of each.

    A corporate number has the same shape. It begins with a registry office (11 to 28), as no living person's
    number does who was born in the last century; any other is kept where its own check digit holds or the words
    before it say 법인. Thirteen digits without a hyphen are taken for one where its check digit holds or 주민 is said.
    """
    found = []
    for match in _RESIDENT.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()].replace(" ", "")
        corporate = "법인" in before and "주민" not in before[before.rindex("법인") :]
        office = 11 <= int(match["birth"][:2]) <= 28
        if office and (match["sex"] in "1256" or corporate or corporate_number_checks(match[0])):
            continue
        if not match["gap"] and "주민" not in before and not _resident_checks(match[0]):
            continue
        found.append((match.start("sex"), match.end()))
    # Where the label says what stands there, digits that were read as letters are covered too.
    found += [match.span("rest") for match in _SAID_RESIDENT.finditer(text) if not corporate_number_checks(match["number"])]
    return found


def _resident_checks(number: str) -> bool:
    """Whether the check digit holds that numbers issued before October 2020 have."""
    d = [int(c) for c in re.sub(r"\D", "", number)]
    return (11 - sum(n * (2 + i % 8) for i, n in enumerate(d[:12])) % 11) % 10 == d[12]


def mask_residents(text: str) -> str:
    """`text` with every resident registration number cut to `YYMMDD-*******` (Personal Information Protection Act,
    art. 24-2)."""
    for start, end in sorted(resident_spans(text), reverse=True):
        text = f"{text[:start].rstrip(' -~')}-*******{text[end:]}"
    return text


CASE_NUMBER = re.compile(
    r"(?<!\d)((?:1\s?9|2\s?0)\s?\d\s?\d)\s*"  # a reader may part the digits of the year
    r"(재가합|재가단|가합|가단|가소|카합|카단|카기|고합|고단|구합|구단|차전|나|다|라|마|머|자|차|허|후|당|누|두|노|도)\s*(\d{1,7})(?!\d)"
)


def case_number(text: str) -> str | None:
    """`2023가합12345` from a court's or tribunal's number with or without blanks, else None."""
    match = CASE_NUMBER.search(fold(text))
    return re.sub(r"\s", "", "".join(match.groups())) if match else None


# --- sentences --------------------------------------------------------------------------------------

_BATCHIM_DIGITS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
_BATCHIM_LETTERS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}


def josa(word: str, pair: Literal["이/가", "은/는", "을/를", "과/와", "으로/로", "이나/나", "이면/면"]) -> str:
    """`word` with the particle of `pair` that fits how its end is read aloud (`벤처기업이`, `50 %가`, `2023-09-20이`)."""
    closed, open_ = pair.split("/")
    end = _last_sound(word)
    fits_open = end == "" or (pair == "으로/로" and end == "ㄹ")
    return word + (open_ if fits_open else closed)


def _last_sound(word: str) -> str:
    """The final consonant of `word` as read aloud; empty where it ends in a vowel."""
    bare = fold(word)
    if re.search(r"\d{4}-\d{2}-\d{2}\W*$", bare):
        return "ㄹ"  # a day is read …일
    bare = re.sub(r"[\s)\]'\"」』>.,]+$", "", bare) or bare
    last = bare[-1:].lower()
    if "가" <= last <= "힣":
        final = (ord(last) - 0xAC00) % 28
        return "" if final == 0 else "ㄹ" if final == 8 else "ㅇ"
    return _BATCHIM_DIGITS.get(last) or _BATCHIM_LETTERS.get(last, "")
