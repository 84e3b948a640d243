"""Which document a page belongs to, and what it says. One module a document type; see `base.Record`."""

from __future__ import annotations

from docproc.documents.classify import classify, contested
from docproc.documents.confirm import confirm
from docproc.documents.extract import extract
from docproc.documents.registry import record_class, record_classes

__all__ = ["classify", "confirm", "contested", "extract", "record_class", "record_classes"]
record_classes()
