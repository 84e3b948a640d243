"""Packet consensus: one company's papers say the same name, numbers and address, so they confirm each other.

At least two different documents, or a document and the file name, must say the same. What is `ok` is never
replaced; but a reading that is all but that of the others is asked about. A real contradiction (another company's certificate) stays one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc import korean
from docproc.documents.labels import jamo
from docproc.model import Document, Field, Source

COMPANY, PERSON, BUSINESS, CORPORATE, ADDRESS = "company_name", "representative_name", "business_registration_number", "corporate_registration_number", "address"
APPLICANT = {
    "mediation_receipt": {"applicant_name": COMPANY},
    "complaint": {"plaintiff_name": COMPANY},
}  # the applicant's name under other names


def _address(value: str) -> str:
    return korean.squeeze(value).replace(",", "").replace("(", "").replace(")", "")


KEYS: dict[str, Callable[[str], str]] = {
    COMPANY: korean.company_core,
    PERSON: lambda value: korean.squeeze(value),
    BUSINESS: lambda value: value,
    CORPORATE: lambda value: value,
    ADDRESS: _address,
}


@dataclass(frozen=True)
class Voice:
    """One document's readings of one shared field: what it says, and what else it may say."""

    document: int
    name: str
    field: Field[Any]
    topic: str

    def key(self, value: Any) -> str:
        """The value in the form in which documents are compared."""
        return KEYS[self.topic](str(value))

    @property
    def keys(self) -> frozenset[str]:
        """All its candidates."""
        values = (self.field.value, *self.field.alternatives)
        return frozenset(filter(None, (self.key(v) for v in values if v is not None)))


def confirm(documents: Sequence[Document], company: str = "") -> tuple[Document, ...]:
    """The documents with doubtful shared values confirmed or chosen by the other documents.

    `company` is the name in the submission's file names (announcement, section 5).
    """
    changed: dict[int, dict[str, Field[Any]]] = {}
    for topic in KEYS:
        voices = [voice for voice in _voices(documents, topic) if voice.field.value is not None]
        doubted = [voice for voice in voices if _misread(voice, voices, documents) and not (topic == COMPANY and voice.key(voice.field.value) == korean.company_core(company))]
        voices = [voice for voice in voices if voice not in doubted]
        for voice in doubted:
            changed.setdefault(voice.document, {})[voice.name] = voice.field.model_copy(update={"status": "check", "confidence": 0.5, "confirmed_by": ()})
        if topic == COMPANY:
            voices = [_doubted(voice, company, changed) if _near_file_name(voice, company) else voice for voice in voices]
        for voice in voices:
            if voice.field.status == "check":
                field = _settled(voice, voices, documents, company)
                if field is not None:
                    changed.setdefault(voice.document, {})[voice.name] = field
    return tuple(doc.model_copy(update=changed[n]) if n in changed else doc for n, doc in enumerate(documents))


def _near_file_name(voice: Voice, company: str) -> bool:
    """Whether a name read from pixels is but for one letter that of the file name: 눈사운드 beside 뉸사운드.

    Two readers that both lack a syllable take its neighbour for it, on every paper alike; who typed the file name did not.
    """
    if voice.field.source is not Source.OCR or voice.field.status != "ok" or not company:
        return False
    key, core = voice.key(voice.field.value), korean.company_core(company)
    return len(key) == len(core) and Levenshtein.distance(jamo(key), jamo(core)) == 1


def _doubted(voice: Voice, company: str, changed: dict[int, dict[str, Field[Any]]]) -> Voice:
    """The voice with its reading in doubt."""
    field = voice.field.model_copy(update={"status": "check", "confidence": 0.5, "confirmed_by": ()})
    changed.setdefault(voice.document, {})[voice.name] = field
    return replace(voice, field=field)


def _misread(voice: Voice, voices: Sequence[Voice], documents: Sequence[Document]) -> bool:
    """Whether a reading of pixels that both readers share is all but that of the firm's other papers.

    A line cut short, or a stroke lost before either reader saw it, deceives both: 서도 beside 서도윤. Another
    firm's certificate has another number, another representative, or another name altogether.
    """
    if voice.topic not in (COMPANY, PERSON, ADDRESS) or voice.field.status != "ok" or voice.field.source is not Source.OCR:
        return False
    key = voice.key(voice.field.value)
    others = [v for v in voices if v.document != voice.document and v.field.status == "ok"]
    if any(v.key(v.field.value) == key for v in others):
        return False
    for other in others:
        theirs = other.key(other.field.value)
        cut = key in theirs or theirs in key
        near = Levenshtein.distance(jamo(key), jamo(theirs)) <= 3 and (voice.topic == PERSON or _one_firm(documents[voice.document], documents[other.document]))
        if (cut or near) and min(len(key), len(theirs)) >= 2:
            return True
    return False


def _one_firm(one: Document, other: Document) -> bool:
    """Whether two papers share the business number, or the representative where one prints none."""
    for topic in (BUSINESS, CORPORATE, PERSON):
        a, b = one.fields.get(topic), other.fields.get(topic)
        if a is not None and b is not None and a.sure and b.sure:
            return bool(a.sure == b.sure)
    return False


def _voices(documents: Sequence[Document], topic: str) -> list[Voice]:
    found = []
    for n, document in enumerate(documents):
        names = [topic, *[name for name, meant in APPLICANT.get(document.type, {}).items() if meant == topic]]
        fields = document.fields
        found += [Voice(n, name, fields[name], topic) for name in names if name in fields]
    return found


def _settled(voice: Voice, voices: Sequence[Voice], documents: Sequence[Document], company: str) -> Field[Any] | None:
    """The field with status `ok` where another document stands for one of its candidates, else None."""
    field = voice.field
    others = [v for v in voices if v.document != voice.document]
    backed: dict[str, list[str]] = {}
    for key in voice.keys:
        names = [_title(documents, v) for v in others if v.field.status == "ok" and v.key(v.field.value) == key]
        if voice.topic == COMPANY and company and korean.company_core(company) == key:
            names.append("file name")
        alike = voice.topic in (BUSINESS, CORPORATE) and (_checks(voice.topic, key) or "readers" in field.confirmed_by)
        if alike:
            names += [_title(documents, v) for v in others if v.field.status == "check" and key in v.keys and v.key(v.field.value) == key]
        if not names and key == voice.key(field.value) and "own reader" in field.confirmed_by:
            # Our own reader, sure of itself, reads the same syllables on other papers, which Tesseract may not know.
            # One reader errs alike on a like print: it takes two other papers, or one on which two readers agreed.
            alone = [v for v in others if v.key(v.field.value) == key and "own reader" in v.field.confirmed_by]
            agreed = [v for v in others if v.key(v.field.value) == key and "readers" in v.field.confirmed_by]
            if agreed or len({v.document for v in alone}) >= 2:
                names += [_title(documents, v) for v in (*agreed, *alone)]
        if names:
            backed[key] = names
    if not backed and voice.topic == COMPANY:
        return _cut_short(voice, others)
    if len(backed) != 1:
        return None
    ((key, names),) = backed.items()
    value = next(v for v in (field.value, *field.alternatives) if v is not None and voice.key(v) == key)
    if not _same_form(voice, value, key, company):
        return None
    return field.model_copy(update={
        "value": value, "status": "ok", "confidence": max(field.confidence, 0.95),
        "alternatives": tuple(v for v in (field.value, *field.alternatives) if v is not None and v != value),
        "confirmed_by": tuple(dict.fromkeys(names)),
    })  # fmt: skip


def _cut_short(voice: Voice, others: Sequence[Voice]) -> Field[Any] | None:
    """`늘푸른기전 주식` of 늘푸른기전 주식회사, a seal over its end: the name as two other papers have it, for a person to look at."""
    read = korean.squeeze(str(voice.field.value))
    said = [v.field.value for v in others if v.field.status == "ok" and voice.field.source is Source.OCR]
    whole = {korean.squeeze(str(value)): value for value in said if len(read) >= 4 and korean.squeeze(str(value)).startswith(read) and len(korean.squeeze(str(value))) > len(read)}
    if len(whole) != 1 or sum(korean.squeeze(str(value)) in whole for value in said) < 2:
        return None
    return voice.field.model_copy(update={"value": next(iter(whole.values())), "alternatives": (voice.field.value,), "confirmed_by": ()})


def _same_form(voice: Voice, value: Any, key: str, company: str) -> bool:
    """A confirmed core does not prove the rest of the spelling (`(주)` before or behind): candidates of one
    core that are spelled differently leave it open, and so does an odd sign in the rest."""
    if voice.field.source is Source.TEXT:
        return True
    spellings = {korean.squeeze(str(v)) for v in (voice.field.value, *voice.field.alternatives) if v is not None and voice.key(v) == key}
    if voice.topic == COMPANY:
        rest = korean.squeeze(str(value)).lower().replace(key, "", 1)
        return len(spellings) == 1 and rest in ("", *korean.LEGAL_FORMS)
    return len(spellings) == 1


def _checks(topic: str, key: str) -> bool:
    return korean.business_number_checks(key) if topic == BUSINESS else korean.corporate_number_checks(key)


def _title(documents: Sequence[Document], voice: Voice) -> str:
    document = documents[voice.document]
    return f"{document.item or document.type} p.{document.pages[0]}"
