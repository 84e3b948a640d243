"""One parser for each kind of value: from what stands behind a label to the value and where it stands.

Confusable characters are repaired by type inside dates, numbers and amounts (O→0, l→1, B→8, S→5), by closed
lists for words that can only be one of a few (the district of an address too), and never in names, roads and houses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc import korean
from docproc.documents.base import (
    Address,
    BusinessNumber,
    CertificateNumber,
    CompanyName,
    CorporateNumber,
    CourtCaseNumber,
    Label,
    PersonName,
    TaxOffice,
    Text,
    Won,
)
from docproc.documents.labels import jamo
from docproc.documents.places import mended

_LOOKS_LIKE = str.maketrans("OoDQlI|iZBS", "00001111285")
_DIGIT = r"[0-9OoDQlI|iZBS]"
_END_JUNK = re.compile(r"^[\s:;.,|*_·\-'`~]+|[\s:;,|_·\-'`~]+$")
_NEXT_NUMBER = re.compile(r"\s+(?:\(?\d{1,2}[.)]|[●■◆○□*※▶])\s*$")


@dataclass(frozen=True)
class Parsed:
    """A value and its place `start:end` in the text that was parsed; `repaired`: a character was put right."""

    value: Any
    start: int
    end: int
    repaired: bool = False


Parser = Callable[[str, Label], Parsed | None]


def parse(kind: Any, text: str, label: Label) -> Parsed | None:
    """The value of `kind` in `text` (folded), or None where there is none or it is not certain which."""
    if label.closed:
        return _closed(text, label)
    parser = PARSERS.get(kind)
    return parser(text, label) if parser else None


def reader_kind(kind: Any) -> korean.Kind:
    """Which readers suit a kind of value."""
    return _KINDS.get(kind, "text")


_KINDS: dict[Any, korean.Kind] = {
    date: "date", Won: "money", int: "number", BusinessNumber: "number", CorporateNumber: "number", CertificateNumber: "text",
    CompanyName: "name", PersonName: "name", Address: "address",
}  # fmt: skip

# --- digits -----------------------------------------------------------------------------------------

_D = rf"{_DIGIT}\s?{_DIGIT}?"
_DATES = re.compile(
    rf"(?<![0-9])(?P<y>(?:[1Il|]\s?9|[2Z]\s?[0OoDQ])\s?{_DIGIT}\s?{_DIGIT})\s*(?:년|녀|넌|[-./,])\s*(?P<m>{_D})\s*(?:월|윌|[-./,])\s*(?P<d>{_D})(?:(?![0-9])|(?=\d{{2}}\s?:\s?\d))\s*(?:일|\.)?"  # an hour may touch the day
    r"|(?<![0-9])(?<![0-9]\s)(?P<y8>(?:19|20)\d{2})(?P<m8>\d{2})(?P<d8>\d{2})(?!\s?[0-9])"
)
_HOUR = re.compile(r"\d{1,2}\s*(?::|시)\s*(?:\d\s?\d?\s*분?)?")


def dates_in(text: str) -> list[Parsed]:
    """Every date of `text` in its order, blind to blanks; digits misread as letters are put right and said so."""
    found = []
    for match in _DATES.finditer(text):
        printed = [re.sub(r"\s", "", match[g]) for g in (("y8", "m8", "d8") if match["y8"] else ("y", "m", "d"))]
        y, m, d = (part.translate(_LOOKS_LIKE) for part in printed)
        try:
            day = date(int(y), int(m), int(d))
        except ValueError:
            continue
        found.append(Parsed(day, match.start(), match.start() + len(match[0].rstrip()), repaired=not "".join(printed).isdigit()))
    for day, start, end in korean.find_dates(text) if not found else ():
        found.append(Parsed(day, start, end))
    return found


def _digits_left(text: str, found: list[Parsed]) -> int:
    """Digits that belong to no date and no hour: another date that could not be read, perhaps."""
    rest = "".join(c if not any(p.start <= n < p.end for p in found) else " " for n, c in enumerate(text))
    return sum(c.isdigit() for c in _HOUR.sub(" ", rest))


def _date(text: str, label: Label) -> Parsed | None:
    found = dates_in(text)
    if label.part == "first":
        return found[0] if len(found) > 1 else None
    if label.part == "last":
        return found[-1] if len(found) > 1 or (found and _digits_left(text, found) < 3) else None
    return found[0] if len({p.value for p in found}) == 1 and _digits_left(text, found) < 6 else None


def _number(shape: str, form: Callable[[str], str | None]) -> Parser:
    pattern = re.compile(rf"(?<![0-9A-Za-z*\-]){shape}(?![0-9A-Za-z*\-])")

    def parser(text: str, label: Label) -> Parsed | None:
        found = []
        for match in pattern.finditer(text):
            digits = re.sub(r"[\s\-.~]", "", match[0])
            value = form(digits.translate(_LOOKS_LIKE))
            if value:
                found.append(Parsed(value, match.start(), match.end(), repaired=not digits.isdigit()))
        return found[0] if len({p.value for p in found}) == 1 else None

    return parser


_CERTIFICATE = re.compile(r"[가-힣A-Za-z]*\s*[-]?\s*[0-9OoIlZSB][0-9A-Za-z]*(?:\s*[-~.]?\s*[0-9OIlZSB][0-9A-Za-z]*|\s*-\s*[0-9A-Za-z가-힣]+)*")


def _certificate_number(text: str, label: Label) -> Parsed | None:
    """A number with its letters and hyphens, without `제 … 호` and without blanks."""
    framed = re.sub(r"^\W*제(?=\s*[0-9A-Z])", lambda m: " " * len(m[0]), text)
    match = next((m for m in _CERTIFICATE.finditer(framed) if sum(c.isdigit() for c in m[0]) >= 3), None)
    if not match:
        return None
    value = re.sub(r"\s+", "", match[0]).lstrip("-~.")
    frame = re.match(r"([가-힣])[A-Z]?\d", value)  # a misread 제
    if frame and Levenshtein.distance(jamo(frame[1]), jamo("제")) <= 2:
        value = value[1:]
    return Parsed(value, match.start() + len(match[0]) - len(match[0].lstrip()), match.end())


_TAX_OFFICE = re.compile(r"(?:[가-힣]\s?){1,8}?세\s?무\s?서")


def _tax_office(text: str, label: Label) -> Parsed | None:
    match = _TAX_OFFICE.search(text)
    return Parsed(re.sub(r"\s", "", match[0]), match.start(), match.end()) if match else None


def _won(text: str, label: Label) -> Parsed | None:
    match = re.search(r"[△▲(-]?\s*[₩\\]?\s*\d[\d,. ]*\)?\s*(?:억원|백만원|만원|천원|원)?", text)
    if not match:
        return None
    value = korean.parse_money(re.sub(r"[. ]", "", match[0]))
    return None if value is None else Parsed(value, match.start(), match.end())


def _int(text: str, label: Label) -> Parsed | None:
    found = list(re.finditer(r"\d[\d,]*", text))
    return Parsed(int(found[0][0].replace(",", "")), found[0].start(), found[0].end()) if len(found) == 1 else None


def _case_number(text: str, label: Label) -> Parsed | None:
    match = korean.CASE_NUMBER.search(text)
    return Parsed(korean.squeeze("".join(match.groups())), match.start(), match.end()) if match else _text(text, label)


# --- words ------------------------------------------------------------------------------------------


def _trimmed(text: str) -> tuple[str, int]:
    """`text` without punctuation at its ends, and where it begins."""
    tail = _NEXT_NUMBER.search(text)
    text = text[: tail.start()] if tail else text
    start = len(text) - len(text.lstrip(" :;.,|*_·-'`~"))
    bare = text[start:].rstrip(" :;,|_·-'`~")
    return bare, start


def _joined(text: str) -> str:
    """Letter-spaced words put together: `한 빛 정 밀`; other blanks stay."""
    parts = text.split(" ")
    return "".join(parts) if len(parts) > 2 and all(len(p) == 1 for p in parts) else text


_END_OF_LETTER = re.compile(r"(?<=\S)\s+끝\s?\.$")


def _text(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    bare = _END_OF_LETTER.sub("", bare)
    return Parsed(_joined(bare), start, start + len(bare)) if re.search(r"[가-힣A-Za-z0-9]", bare) else None


# Where the address or the representative follows the name on the same line, as in the parties of a complaint.
_AFTER_NAME = re.compile(
    r"\s+(?:(?:서울|부산|대구|인천|광주|대전|울산|세종)(?:특별|광역|시\s)|(?:경기|강원|충청|충북|충남|전라|전북|전남|경상|경북|경남|제주)\S{0,5}도\s|대표이사\s|대표자\s|\(?사업자등록번호|\(?법인등록번호)"
)


_NO_NAME = re.compile(r"^주민[(（]?|등록번호|\d{6}-|^[(（]?(?:법인|외국인)[,，]")


def _company(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    if _NO_NAME.search(korean.squeeze(bare)):
        return None  # another label with what stands under it
    stop = re.search(r"\s*[\[(]\s*$|\s*[\[(]\s*\d{3}\s?-?\s?\d{2}\s?-?\s?\d{5}|(?<=\S)\s+대\s?표\s?이\s?사\s*$|\s*[\[(](?:인|직인|서명|관인|印)[\])]|\s*[㊞印]|\s*[\[(]\s*(?:공동\s?)?대\s?표(?:\s?이\s?사|\s?자)?[\s:]", bare) or _AFTER_NAME.search(bare, 2)
    bare = re.sub(r"(?<=[가-힣)])\s?[.,'`·*^]+$", "", bare[: stop.start()] if stop else bare)  # a speck or the rim of a seal behind it
    if not re.search(r"[가-힣]\s?[가-힣]|[A-Za-z]{3}", bare) or re.fullmatch(r"\([^()]*\)?", bare):
        return None
    formed = _legal_form(bare)
    return Parsed(_joined(formed), start, start + len(bare), repaired=formed != bare)


def _legal_form(name: str) -> str:
    """The name with a misread legal form put right: 주식회새 can only be 주식회사. The name itself is left alone."""
    for pattern, form in ((r"^(\S{4})(?=\s)", "주식회사"), (r"(?<=\s)(\S{4})$", "주식회사"), (r"^(\S{4})(?=\s)", "유한회사"), (r"(?<=\s)(\S{4})$", "유한회사")):
        match = re.search(pattern, name)
        if match and 0 < Levenshtein.distance(jamo(match[1]), jamo(form)) <= 2:
            return name[: match.start(1)] + form + name[match.end(1) :]
    match = re.search(r"^\(([가-힣])\)|\(([가-힣])\)$", name)
    if match and (letter := match[1] or match[2]) not in "주유합재사":
        return name[: match.start()] + "(주)" + name[match.end() :] if Levenshtein.distance(jamo(letter), jamo("주")) <= 1 else name
    return name


_PERSON_END = re.compile(
    r"\s*(?:[\"“”]|/\s*0\d|\((?:인|서명|직인|印|공동대표|각자대표|공동|각자|대표이사|남|여)[^)]*\)?|외\s*\d+\s*[명인]|[㊞印]|\(?(?:서명|날인)\s*(?:또는|$)|(?<=[가-힣]\s[가-힣]\s[가-힣])\s+인\s*$|(?<=[가-힣]{3})\s+인\s*$|\(?\d|생년월일|\()"
)


# Words of forms that stand beside a name's label, none of them anybody's name.
_NO_PERSON_IN = re.compile(r"전화|연락처|번호|메일|주소|생년월일|소재지|등록|담당자|법인명|기업명")
_NO_PERSON = frozenset(
    "사업자 사업장 개인사업자 법인사업자 대표자 대표이사 공동대표 신청인 신청자 신청기업 신청사항 신청내용 기업명 기업체명 업체명 법인명 상호 회사명 성명 이름 서명 날인 직인 인감 담당자 연락처 전화번호 주소 소재지 생년월일 본인 귀하 귀중 또는 해당없음".split()
)


def _person(text: str, label: Label) -> Parsed | None:
    bare, start = _trimmed(text)
    colon = re.match(r"[^:]{1,6}:\s*", bare)  # the rest of a label that was not read
    bare, start = (bare[colon.end() :], start + colon.end()) if colon else (bare, start)
    stop = _PERSON_END.search(bare)
    bare = (bare[: stop.start()] if stop else bare).rstrip(" ,")
    if sum("가" <= char <= "힣" for char in bare) <= 4:
        bare = re.sub(r"(?<=[가-힣])-(?=[가-힣])", " ", bare)  # a speck between syllables: nobody has a name with a stroke in it
    value = ", ".join(filter(None, (korean.person(part) for part in re.split(r"[,·/]", bare))))
    letters = re.sub(r"[^가-힣A-Za-z一-鿿]", "", value)
    if letters in _NO_PERSON or _NO_PERSON_IN.search(letters):
        return None
    return Parsed(value, start, start + len(bare)) if 2 <= len(letters) <= 40 else None


def address_as_read(text: str) -> Parsed | None:
    """The address in `text` letter by letter."""
    bare, start = _trimmed(text)
    return Parsed(bare, start, start + len(bare)) if len(re.findall(r"[가-힣]", bare)) >= 4 else None


def _address(text: str, label: Label) -> Parsed | None:
    """An address whose province, district and town are put right by the closed list; its road and house as they were read."""
    read = address_as_read(text)
    if read is None or (value := mended(read.value)) == read.value:
        return read
    return Parsed(value, read.start, read.end, repaired=True)


def _closed(text: str, label: Label) -> Parsed | None:
    """The entry of a closed list that is printed, allowing one misread letter in five."""
    flat = korean.squeeze(text)
    for word in sorted(label.closed, key=len, reverse=True):
        if korean.squeeze(word) in flat:
            return Parsed(label.closed[word], 0, len(text))
    best = sorted((Levenshtein.normalized_distance(jamo(korean.squeeze(word)), jamo(flat)), word) for word in label.closed)
    if best and best[0][0] <= 0.2 and (len(best) == 1 or best[1][0] > best[0][0]):
        return Parsed(label.closed[best[0][1]], 0, len(text), repaired=True)
    return None


PARSERS: dict[Any, Parser] = {
    date: _date,
    BusinessNumber: _number(rf"{_DIGIT}(?:\s?{_DIGIT}){{2}}\s*[-.~]?\s*{_DIGIT}(?:\s?{_DIGIT})\s*[-.~]?\s*{_DIGIT}(?:\s?{_DIGIT}){{4}}", korean.business_number),
    CorporateNumber: _number(rf"{_DIGIT}(?:\s?{_DIGIT}){{5}}\s*[-.~]?\s*{_DIGIT}(?:\s?{_DIGIT}){{6}}", korean.corporate_number),
    CertificateNumber: _certificate_number,
    CourtCaseNumber: _case_number,
    TaxOffice: _tax_office,
    CompanyName: _company,
    PersonName: _person,
    Address: _address,
    Text: _text,
    str: _text,
    Won: _won,
    int: _int,
}  # fmt: skip
