"""schemas/, the records' classes and the samples' golden records cannot drift apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from docproc import documents
from docproc.model import Document
from docproc.schemas import schemas

ROOT = Path(__file__).parent.parent
GOLDEN = sorted((ROOT / "samples").glob("*/record.json"))


def test_the_exported_schemas_are_those_of_the_classes() -> None:
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").glob("*.json")}
    assert on_disk == schemas(), "run: make schemas"


def test_every_document_type_has_exactly_the_fields_of_the_vocabulary() -> None:
    wanted = yaml.load((Path(__file__).parent / "vocabulary.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["documents"]
    for kind in documents.record_classes():
        assert set(kind.public_names().values()) == set(wanted[kind.type]["fields"]), kind.__name__
    assert {kind.type for kind in documents.record_classes()} == set(wanted)


@pytest.mark.parametrize("path", GOLDEN, ids=[p.parent.name for p in GOLDEN])
def test_a_golden_record_reads_as_documents_of_the_classes(path: Path) -> None:
    for data in json.loads(path.read_text(encoding="utf-8"))["documents"]:
        document = Document.revive(data)
        assert set(data["fields"]) <= set(document.fields)
