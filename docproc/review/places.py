"""Where a field stands: its name in words, its file and page, and its row in the sheet of all fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from docproc import programs
from docproc.glossary import DOCUMENTS, FIELDS
from docproc.model import Case, Document, Evidence


@cache
def item_names() -> dict[str, str]:
    """The Korean names of the preference items of all editions by id, the latest edition's where they differ."""
    editions = [programs.load(edition) for edition in programs.all_ids()]
    return {item.id: item.label for one in editions for table in (one.bonus, one.rate) for item in table.items.values()}


def document_name(document: Document, label: str | None = None) -> str:
    """`사업자등록증`; of a certificate its own title, else `label`, else what it would prove: `벤처기업 증빙서류`."""
    if document.type != "certificate":
        return DOCUMENTS.get(document.type, document.type)
    said = document.fields
    if (title := said.get("title")) is not None and title.value:
        return str(title.value)
    proves = said["item"].value if "item" in said else None
    item = item_names().get(str(proves or document.item))
    return label or (f"{item} 증빙서류" if item else DOCUMENTS["certificate"])


def part_name(file: str) -> str:
    """The file in a word: `첨부서류`, `지원_우대사항`."""
    return file.rsplit(".", 1)[0].split("_손해액산정_")[-1]


def page_of(document: Document, field: str | None) -> int | None:
    """The page a field stands on, else the document's first."""
    where = document.fields.get(field or "")
    if where is not None and where.page:
        return where.page
    return document.pages[0] if document.pages else None


def place(case: Case, evidence: Evidence) -> str:
    """`사업자등록증 개업연월일 (첨부서류 7쪽)`."""
    return places(case, (evidence,))[0]


def places(case: Case, evidence: Iterable[Evidence]) -> list[str]:
    """`사업자등록증 개업연월일·업체명 (첨부서류 7쪽)`: a line a document, its fields in the order they decide."""
    named: dict[tuple[int, int | None], list[str]] = {}
    for one in evidence:
        document = case.documents[one.document]
        said = named.setdefault((one.document, page_of(document, one.field)), [])
        field = FIELDS.get(one.field or "", "")
        if field and field not in said:
            said.append(field)
    lines = []
    for (index, page), said in named.items():
        document = case.documents[index]
        where = part_name(document.file) + (f" {page}쪽" if page else "")
        lines.append(f"{document_name(document)} {'·'.join(said)}".strip() + f" ({where})")
    return lines


@dataclass(frozen=True)
class FieldRows:
    """The row of each field in the sheet of all fields."""

    rows: dict[tuple[int, str | None], int]

    def of(self, document: int | None, field: str | None) -> int | None:
        """The row of a field, else of its document's heading, else None."""
        if document is None:
            return None
        return self.rows.get((document, field)) or self.rows.get((document, None))
