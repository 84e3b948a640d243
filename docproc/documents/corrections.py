"""A person's correction in place of what was read: typed as people type it, understood by the field's own kind, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args, get_origin

from docproc import korean
from docproc.documents.base import Address, BusinessNumber, CompanyName, CorporateNumber, Label, Record, TaxOffice, Text, Won
from docproc.documents.extract import value_kind
from docproc.documents.patents import Patent
from docproc.documents.values import dates_in, parse
from docproc.glossary import VALUES
from docproc.korean import squeeze
from docproc.model import Document, Field, Source
from docproc.private import masked

_NOTHING = {"없음", "(없음)", "-", "해당없음"}
_YES = {"예", "네", "있음", "체납있음", "동의함", "동의", "o", "ㅇ", "○", "y", "yes", "√", "v", "해당", "참", "true"}
_NO = {"아니오", "아니요", "없음", "체납없음", "동의하지않음", "미동의", "x", "×", "n", "no", "해당없음", "거짓", "false"}
_CHOICES = {
    "applicant_kind": ("party", "committee"),
    "dispute_kind": ("civil_suit", "mediation"),
    "technology_kind": ("patent", "utility_model", "trade_secret", "technical_data", "multiple"),
    "entity_kind": ("corporation", "individual"),
    "size_class": ("medium", "small", "micro"),
    "mediation_body": ("sme_technology", "win_win", "subcontracting", "invention", "industrial_technology", "other"),
}
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})\s*년?\s*[:=]\s*(?P<won>[^;/]+?)(?=\s*(?:[;/,]?\s*(?:19|20)\d{2}\s*년?\s*[:=])|\s*[;/]|\s*$)")
_PATENT = re.compile(r"[(\s]*제?\s*(?P<number>[12]0-?\d{7})(?:-0{4})?\s*호?[)\s]*")


class NotUnderstood(ValueError):
    """What was typed is no value of the field; the message is a Korean sentence that says what is expected."""


def correct(document: Document, field: str, typed: str, names: Mapping[str, str] = {}) -> Document:
    """`document` with `field` (its name in the record) as a person typed it: `ok`, source `reviewer`, same place on the page.

    `names` gives the ids of preference items by their Korean names. Raises NotUnderstood, and KeyError for an unknown field.
    """
    attribute = {public: name for name, public in document.public_names().items()}[field]
    kind = value_kind(type(document), attribute) if isinstance(document, Record) else str
    value = understood(kind, field, masked(typed.strip()), names)
    before: Field[Any] = document.fields[field]
    after = Field[Any](
        value=value, raw=before.raw, status="ok", confidence=1.0, page=before.page, bbox=before.bbox, source=Source.REVIEWER, confirmed_by=("reviewer",)
    )  # fmt: skip
    return document.model_copy(update={attribute: after})


def understood(kind: Any, field: str, typed: str, names: Mapping[str, str] = {}) -> Any:
    """The value of `kind` that was typed; `없음` is sure absence. Raises NotUnderstood."""
    flat = squeeze(typed).lower()
    if kind is bool:
        if flat in _YES or flat in _NO:
            return flat in _YES
        if flat in ("표시없음", "미표시"):
            return None
        raise NotUnderstood("'예' 또는 '아니오'로 적어 주세요.")
    if flat in _NOTHING:
        return [] if get_origin(kind) is list else () if get_origin(kind) is tuple else None
    if kind is date:
        found = dates_in(typed)
        if len({one.value for one in found}) != 1 or found[0].repaired:
            raise NotUnderstood("날짜 하나를 2023-09-20처럼 적어 주세요.")
        return found[0].value
    if kind in (Won, int):
        return _amount(typed)
    if field in _CHOICES:
        return _one_of({squeeze(VALUES[choice]): choice for choice in _CHOICES[field]}, typed)
    if field in ("claimed_rate_items", "item"):
        wanted = {**{squeeze(label): id for label, id in names.items()}, **{id: id for id in names.values()}}
        chosen = [_one_of(wanted, part) for part in re.split(r"[,;\n]", typed) if part.strip()]
        return chosen if field == "claimed_rate_items" else chosen[0]
    if get_origin(kind) is dict:
        return _by_year(typed)
    if get_origin(kind) is list and get_args(kind) == (Patent,):
        return _patents(typed)
    if get_origin(kind) is tuple:
        return tuple(part.strip() for part in re.split(r"[,;\n]", typed) if part.strip())
    return _text(kind, typed)


def _amount(typed: str) -> int:
    bare = re.sub(r"[\s,원]", "", typed)
    if re.fullmatch(r"-?\d+", bare):
        return int(bare)
    won = korean.parse_money(typed)
    if won is None:
        raise NotUnderstood("숫자로 적어 주세요(예: 25,000,000).")
    return won


def _one_of(wanted: Mapping[str, str], typed: str) -> str:
    found = wanted.get(squeeze(typed)) or wanted.get(typed.strip())
    if found is None:
        raise NotUnderstood(f"다음 가운데에서 적어 주세요: {', '.join(dict.fromkeys(word for word in wanted if not word.isascii()))}.")
    return found


def _by_year(typed: str) -> dict[str, int]:
    found = {match["year"]: _amount(match["won"].strip(" ,")) for match in _YEAR.finditer(typed)}
    if not found:
        raise NotUnderstood("연도별로 적어 주세요(예: 2021: 100,000,000; 2022: 120,000,000).")
    return found


def _patents(typed: str) -> list[Patent]:
    found = []
    for part in re.split(r"[;\n]", typed):
        match = _PATENT.search(part)
        if match is None:
            raise NotUnderstood("특허마다 이름과 등록번호를 적고 세미콜론으로 나눠 주세요(예: 유량 제어 장치 10-1234567; …).")
        digits = match["number"].replace("-", "")
        name = (part[: match.start()] + part[match.end() :]).strip(" ,") or None
        found.append(Patent(name=name, registration_number=f"{digits[:2]}-{digits[2:]}"))
    return found


def _text(kind: Any, typed: str) -> str:
    """Numbers of companies must have their shape; all other text stands as it was typed."""
    if kind in (BusinessNumber, CorporateNumber, TaxOffice):
        parsed = parse(kind, typed, Label())
        if parsed is None or parsed.repaired:
            shape = {BusinessNumber: "123-45-67890", CorporateNumber: "110111-1234567"}.get(kind, "○○세무서")
            raise NotUnderstood(f"{shape} 모양으로 적어 주세요.")
        return str(parsed.value)
    if kind in (CompanyName, Address, Text, str) or typed:
        return typed
    raise NotUnderstood("값을 적어 주세요.")
