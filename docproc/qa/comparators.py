"""When two values are one, how near they are where they are not, and how much it matters: by the kind of field.

`same` decides what counts as exact; `closeness` only says how far a wrong value is off, from 0 to 1.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any, Literal

from docproc.korean import company_core, fold, legal_forms, squeeze

Kind = Literal["date", "number", "amount", "company", "person", "address", "free_text", "tick", "text"]

# What people wrote in sentences is compared by its letters and digits alone.
FREE_TEXT = {"subject", "other_mediation_result", "proceeding_status", "main_product", "status", "business_types", "business_items", "main_industry", "title"}
_DATES = {"valid_from", "valid_until"}
_NUMBERS = {"ksic_code", "contact_phone"}
_AMOUNTS = {"claim_amount", "sales", "rnd_investment", "total_assets", "net_income", "employee_count", "fiscal_year", "legal_claim_count"}
_COMPANIES = {"company_name", "plaintiff_name", "defendant_name", "applicant_name", "respondent_name"}
_PERSONS = {"representative_name", "contact_name"}
_TICKS = {"sealed", "arrears", "is_sme", "innobiz", "mainbiz", "venture", "claimed_rate_items", "item", "size_class", "mediation_body"}

WEIGHTS: dict[Kind, float] = {
    "date": 3.0, "number": 3.0, "amount": 3.0, "tick": 3.0, "company": 2.0, "person": 2.0, "address": 1.0, "text": 1.0, "free_text": 0.5,
}  # fmt: skip
"""A wrong day, number, amount or tick moves a verdict; a slip in a sentence is read over."""


def kind_of(field: str) -> Kind:
    """The kind of a field by its name in the record (contract/vocabulary.yaml)."""
    if field.endswith("_date") or field in _DATES:
        return "date"
    if field in _AMOUNTS:
        return "amount"
    if field.endswith("_number") or field in _NUMBERS:
        return "number"
    if field in _COMPANIES:
        return "company"
    if field in _PERSONS:
        return "person"
    if field == "address":
        return "address"
    if field in FREE_TEXT:
        return "free_text"
    if field in _TICKS or field.endswith("_kind") or field.startswith(("collect_", "provide_")):
        return "tick"
    return "text"


def weight(field: str) -> float:
    """What a wrong value of this field weighs."""
    return WEIGHTS[kind_of(field)]


def same(field: str, expected: Any, found: Any) -> bool:
    """Whether two values are one: companies whatever the spelling and place of their legal form, addresses by their
    parts, sentences by letters and digits, other text blind to blanks and forms of signs."""
    if _empty(expected) or _empty(found):
        return _empty(expected) and _empty(found)
    if field in FREE_TEXT and {type(expected), type(found)} == {str, list}:
        # A list of trades is printed with commas or line breaks; both say the same.
        expected, found = (", ".join(one) if isinstance(one, list) else one for one in (expected, found))
    if isinstance(expected, str) and isinstance(found, str):
        return _same_text(kind_of(field), expected, found)
    if isinstance(expected, dict) and isinstance(found, dict):
        return {k: v for k, v in expected.items() if v is not None} == {k: v for k, v in found.items() if v is not None}
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(map(_plain, expected)) == sorted(map(_plain, found))
    return type(expected) is type(found) and expected == found


def _same_text(kind: Kind, expected: str, found: str) -> bool:
    if kind == "free_text":
        return _letters(expected) == _letters(found)
    if squeeze(expected).rstrip(".") == squeeze(found).rstrip("."):
        return True
    if kind == "company":
        core = company_core(expected)
        return bool(core) and core == company_core(found) and set(legal_forms(expected)) == set(legal_forms(found))
    if kind == "address":
        return _parts(expected) == _parts(found)
    return False


def closeness(field: str, expected: Any, found: Any) -> float:
    """1 where the values are one, 0 where nothing of the one is in the other. Dates: the share of year, month and day;
    addresses: of their parts; lists and tables: of their entries; text and numbers: by edit distance; a tick is right or wrong."""
    if same(field, expected, found):
        return 1.0
    if _empty(expected) or _empty(found):
        return 0.0
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = {*expected, *found}
        return sum(expected.get(key) == found.get(key) for key in keys) / len(keys)
    if isinstance(expected, list) and isinstance(found, list):
        one, other = set(map(_plain, expected)), set(map(_plain, found))
        return len(one & other) / len(one | other)
    kind = kind_of(field)
    if isinstance(expected, bool) or isinstance(found, bool) or kind == "tick":
        return 0.0
    one, other = fold(str(expected)), fold(str(found))
    if kind == "date":
        return sum(a == b for a, b in zip(one.split("-"), other.split("-"))) / 3
    if kind == "address":
        return SequenceMatcher(None, _parts(one), _parts(other), autojunk=False).ratio()
    one, other = (_letters(one), _letters(other)) if kind == "free_text" else (squeeze(one), squeeze(other))
    return 1 - edits(one, other) / max(len(one), len(other), 1)


def edits(one: str, other: str) -> int:
    """How many characters must be put in, taken out or exchanged to make `other` of `one` (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, b in enumerate(other, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (a != b))
    return row[-1]


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).lower() if c.isalnum())


def _parts(address: str) -> list[str]:
    return [part for part in re.split(r"[\s,()]+", fold(address)) if part]


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "|".join(f"{key}={squeeze(str(one))}" for key, one in sorted(value.items()) if one not in (None, ""))
    return squeeze(str(value))
