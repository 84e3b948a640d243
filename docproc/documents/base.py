"""What a record class is made of: `labelled` fields, the kinds of values, certificates.

A record class *is* the parser: its attributes carry the labels they are printed under, `extract` reads any
class. Adding a type is adding a module with such a class; `documents/__init__` finds it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NewType

from pydantic import Field as attribute

from docproc.model import Document, Field

if TYPE_CHECKING:
    from docproc.documents.view import View

# What a field's value is; `values.py` has one parser for each. All are plain strings in JSON.
CompanyName = NewType("CompanyName", str)
PersonName = NewType("PersonName", str)
Address = NewType("Address", str)
BusinessNumber = NewType("BusinessNumber", str)
CorporateNumber = NewType("CorporateNumber", str)
CertificateNumber = NewType("CertificateNumber", str)
CourtCaseNumber = NewType("CourtCaseNumber", str)
TaxOffice = NewType("TaxOffice", str)
Text = NewType("Text", str)
Won = NewType("Won", int)


@dataclass(frozen=True)
class Label:
    """Where a field is printed. `names` are label spellings, compared blind to spacing (best first).

    `part`: which date of a period the value is (`first` or `last`). `closed`: printed word → value, a closed
    list. `own`: the class reads it itself. `optional`: some layouts have no such label, so that its absence can
    be certain.
    """

    names: tuple[str, ...] = ()
    part: str | None = None
    closed: dict[str, Any] = field(default_factory=dict)
    own: bool = False
    optional: bool = False


def labelled(*names: str, part: str | None = None, closed: dict[str, Any] | None = None, optional: bool = False) -> Any:
    """A field printed under one of `names`."""
    return _field(Label(names=names, part=part, closed=closed or {}, optional=optional))


def own() -> Any:
    """A field that the record class reads by a method of its own (`read_own`)."""
    return _field(Label(own=True))


def _field(label: Label) -> Any:
    info = attribute(default_factory=Field)
    info.metadata.append(label)
    return info


class Record(Document):
    """A document type: its titles, the words that tell it from look-alikes, and its labelled fields.

    `titles` and `not_titles` are compared blind to spacing; `anchors` are words of its body with weights;
    `follow` are words of its later pages and back sides, `inner_titles` those of `titles` that head later pages. `open_ended` says that every page without a title
    after it is still part of it (a complaint and its exhibits, a registry extract). `more_labels` are labels
    that `read_own` looks for by itself.
    """

    titles: ClassVar[tuple[str, ...]] = ()
    not_titles: ClassVar[tuple[str, ...]] = ()
    anchors: ClassVar[dict[str, int]] = {}
    follow: ClassVar[tuple[str, ...]] = ()
    inner_titles: ClassVar[tuple[str, ...]] = ()
    open_ended: ClassVar[bool] = False
    more_labels: ClassVar[tuple[str, ...]] = ()
    ko: ClassVar[str] = ""

    @classmethod
    def labels(cls) -> dict[str, Label]:
        """Each field's `Label` by the field's name."""
        found = {}
        for name in cls.field_names():
            for meta in cls.model_fields[name].metadata:
                if isinstance(meta, Label):
                    found[name] = meta
        return found

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Fields that labels alone do not give; `fields` are those already read, which may be replaced."""
        return {}
