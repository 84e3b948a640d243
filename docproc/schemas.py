"""The JSON Schemas of the record, exported from its classes so that they cannot drift apart."""

from __future__ import annotations

import json
from pathlib import Path

from docproc import documents
from docproc.model import Case, Document
from docproc.output import write_bytes


def schemas() -> dict[str, str]:
    """File name → text: the case record, and one file a document type (certificates share theirs)."""
    found = {"case-record.schema.json": Case.model_json_schema(mode="serialization")}
    for kind in documents.record_classes():
        found[f"document-{kind.type}.schema.json"] = _document(kind)
    return {name: json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n" for name, schema in sorted(found.items())}


def _document(kind: type[Document]) -> dict:
    """The schema of a document as it stands in JSON: its fields under `fields` (contract/case-record.md)."""
    flat = kind.model_json_schema(mode="validation")
    names = kind.public_names()
    properties = flat.pop("properties")
    fields = {public: properties.pop(name) for name, public in names.items()}
    return {
        **flat,
        "properties": {
            "type": {"const": kind.type},
            **properties,
            "fields": {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False},
        },
        "required": ["type", "file", "pages", "fields"],
    }


def write_schemas(folder: Path) -> list[Path]:
    """Writes every schema into `folder`; returns the paths."""
    paths = []
    for name, text in schemas().items():
        write_bytes(folder / name, text.encode())
        paths.append(folder / name)
    return paths
