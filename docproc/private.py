"""Numbers that are nobody's business: where resident, driver's, card and account numbers stand in a text, and the
text with stars in their place. Corporate, business and certificate numbers are what the program lives by and stay."""

from __future__ import annotations

import re

from docproc.korean import resident_spans

_LICENCE = re.compile(r"(?<![\d-])\d{2}-\d{2}-(\d{6}-\d{2})(?![\d-])")
_CARD = re.compile(r"(?<![\d-])\d{4}(?P<rest>(?:[- ]\d{4}){3}|[- ]\d{6}[- ]\d{5})(?![\d-])")
_CARD_WORDS = re.compile(r"카드|card|visa|master", re.I)
_PROOF_WORDS = re.compile(r"확인\s*번호|발급\s*번호|문서\s*번호|접수\s*번호|증명\s*번호|관리\s*번호|증서\s*번호|열람\s*번호|원본\s*확인")
_ACCOUNT_WORDS = re.compile(
    r"계\s*좌|(?:국민|신한|우리|하나|기업|수협|산업|씨티|제일|SC|대구|부산|경남|광주|전북|제주|아이엠|iM)\s*은행|농협|카카오뱅크|케이뱅크|토스뱅크|새마을금고|신협|우체국"
)
_ACCOUNT = re.compile(r"(?<![\d-])(?P<first>\d{2,6})(?P<rest>(?:[- ]?\d){7,13})(?![\d-])")
_NO_ACCOUNT = re.compile(r"\d{3}-\d{2}-\d{5}|\d{6}-\d{7}|0\d{1,2}-\d{3,4}-\d{4}|1[568]\d{2}-\d{4}|(?:19|20)\d{2}-\d{1,2}-\d{1,2}")
_BETWEEN = re.compile(r"(?!.*(?:등록|사업자|법인|전화|연락처|팩스))[^\n]{0,30}|[^\n]{0,6}\n[^\S\n]*")
"""What may stand between the word that makes a number an account's and the number."""
_FAR = 50


def private_spans(text: str) -> list[tuple[int, int]]:
    """Where in `text` digits stand that must not be kept, sorted; a label before a number helps to know it. What a number
    ran into may be one too once the first is covered: it is looked for until nothing more is found."""
    found: set[tuple[int, int]] = set()
    while more := set(_spans(text)) - found:
        found |= more
        chars = list(text)
        for start, end in more:
            chars[start:end] = "*" * (end - start)
        text = "".join(chars)
    return sorted(found)


def _spans(text: str) -> list[tuple[int, int]]:
    found = list(resident_spans(text))
    found += [match.span(1) for match in _LICENCE.finditer(text)]
    found += [match.span("rest") for match in _CARD.finditer(text) if _is_card(match, text)]
    for word in _ACCOUNT_WORDS.finditer(text):
        for match in _ACCOUNT.finditer(text, word.end(), min(len(text), word.end() + _FAR)):
            digits = sum(c.isdigit() for c in match[0])
            if digits >= 10 and _BETWEEN.fullmatch(text[word.end() : match.start()]) and not _NO_ACCOUNT.fullmatch(match[0]):
                found.append(match.span("rest"))
    return found


def _is_card(match: re.Match[str], text: str) -> bool:
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
    if _CARD_WORDS.search(line):
        return True
    # Numbers to verify a certificate by are printed in fours too, and one in ten passes the cards' check.
    return match[0][0] in "34569" and _luhn(match[0]) and not _PROOF_WORDS.search(text)


def _luhn(number: str) -> bool:
    """Whether a card number's check digit holds."""
    digits = [int(c) for c in reversed(number) if c.isdigit()]
    return sum((d * 2 - 9 if d > 4 else d * 2) if i % 2 else d for i, d in enumerate(digits)) % 10 == 0


def masked(text: str, before: str = "") -> str:
    """`text` with its private digits starred; `before` is what stands before it on the page (its label)."""
    lead = f"{before} " if before else ""
    whole, start = lead + text, len(lead)
    spans = [(max(a, start) - start, b - start) for a, b in private_spans(whole) if b > start]
    return starred(text, spans) if spans else text


def starred(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with the letters and digits of `spans` as stars; a resident number becomes `YYMMDD-*******`."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = ["*" if c.isalnum() or c == "|" else c for c in chars[start:end]]
    return re.sub(r"(?<!\d)(\d{6})[^\S\n]?[-~‐‑‒–—−－]?[^\S\n]?\*(?:[^\S\n]?\*){6}(?!\*)", r"\1-*******", "".join(chars))


