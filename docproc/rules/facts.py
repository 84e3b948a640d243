"""What the rules look at: the documents of one submission, the edition and the application date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from docproc.glossary import DOCUMENTS
from docproc.model import Document, Evidence, Field, SourceFile
from docproc.programs import Program
from docproc.rules.outcome import Doubt

_ABSENT: Field[Any] = Field(status="ok")


@dataclass(frozen=True)
class Facts:
    """`supposed` are readings put in the place of doubtful fields, to see whether they would change anything;
    `asked` collects the ambiguities that a rule looked at, so that only those are tried the other way."""

    documents: tuple[Document, ...]
    program: Program
    at: date | None
    company: str
    files: tuple[SourceFile, ...] = ()
    negotiated_fee: int | None = None
    supposed: Mapping[Doubt, Field[Any]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set, compare=False)

    @cached_property
    def _fields(self) -> tuple[Mapping[str, Field[Any]], ...]:
        return tuple(document.fields for document in self.documents)

    def field(self, document: int, name: str) -> Field[Any]:
        """The field as read or supposed; surely absent where the type has none of that name."""
        supposed = self.supposed.get(Doubt(document, name))
        return supposed if supposed is not None else self._fields[document].get(name, _ABSENT)

    def sure(self, document: int, name: str) -> Any:
        """The value where the program stands behind it, else None."""
        return self.field(document, name).sure

    def doubts(self, document: int, *names: str) -> tuple[Doubt, ...]:
        """Those of the fields that a person must look at."""
        return tuple(Doubt(document, name) for name in names if self.field(document, name).status == "check")

    def of_type(self, *types: str) -> tuple[int, ...]:
        """The indices of the documents of these types, in the order of the submission."""
        return tuple(index for index, document in enumerate(self.documents) if document.type in types)

    def item(self, document: int) -> str | None:
        """Which preference a certificate proves."""
        said = self.field(document, "item").value
        return str(said) if said else self.documents[document].item

    def certificates(self, item: str) -> tuple[int, ...]:
        """The indices of the certificates that would prove `item`."""
        return tuple(index for index in self.of_type("certificate") if self.item(index) == item)

    def supposing(self, doubt: Doubt, value: Any) -> Facts:
        """The same submission, had the doubtful field been read as `value` with confidence."""
        read = self.field(*doubt)
        settled = Field[Any].model_construct(**{**dict(read), "value": value, "status": "ok", "alternatives": ()})
        other = replace(self, supposed={**self.supposed, doubt: settled})
        other.__dict__["_fields"] = self._fields  # the documents themselves are the same
        return other

    def reading(self, question: str) -> str:
        """The reading the edition takes of an ambiguity (`Q1` …)."""
        self.asked.add(question)
        return self.program.reading(question)

    def name_of(self, document: int) -> str:
        """What the document is called in a sentence."""
        paper = self.documents[document]
        called = str(getattr(paper, "ko", "") or DOCUMENTS.get(paper.type, paper.type))
        if paper.type != "certificate" or called != "증명서":
            return called
        title = self.field(document, "title").value
        return str(title) if title else f"{self.program.label(self.item(document) or '')} 증빙서류"

    def where(self, document: int) -> str:
        """`파일 n쪽` of a document."""
        paper = self.documents[document]
        return f"{paper.file} {paper.pages[0]}쪽" if paper.pages else paper.file


def proof(document: int, name: str | None = None) -> Evidence:
    """A pointer to a document, or to one field of it."""
    return Evidence(document=document, field=name)


def gather(
    documents: Sequence[Document],
    program: Program,
    at: date | None,
    company: str,
    files: Sequence[SourceFile] = (),
    negotiated_fee: int | None = None,
) -> Facts:
    """The facts of one submission."""
    return Facts(tuple(documents), program, at, company, tuple(files), negotiated_fee)
