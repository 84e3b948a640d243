"""Packet consensus: one company's papers say the same name, numbers and address, so they confirm each other.

At least two different documents, or a document and the file name, must say the same. What is `ok` is never
changed; a real contradiction (another company's certificate) stays one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docproc import korean
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
        for voice in voices:
            if voice.field.status == "check":
                field = _settled(voice, voices, documents, company)
                if field is not None:
                    changed.setdefault(voice.document, {})[voice.name] = field
    return tuple(doc.model_copy(update=changed[n]) if n in changed else doc for n, doc in enumerate(documents))


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
        if names:
            backed[key] = names
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
