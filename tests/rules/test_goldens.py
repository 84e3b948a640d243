"""Over the true values of every sample, the rules come to the verdicts that were written down for it by hand."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docproc import programs, rules
from docproc.model import Document, SourceFile
from tests.rules.papers import FIELDS, doubtful, paper

SAMPLES = Path(__file__).parents[2] / "samples"
GOLDENS = sorted(SAMPLES.glob("*/record.json"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def value_of(written: Any) -> Any:
    if isinstance(written, str) and _DAY.fullmatch(written):
        return date.fromisoformat(written)
    return tuple(written) if isinstance(written, list) else written


def document_of(golden: dict[str, Any]) -> Document:
    """The document as a person would read it: what nobody can read is a doubt, not an absence."""
    values = {
        name: value_of(field["value"]) if field["status"] == "ok" else doubtful(value_of(field["value"]))
        for name, field in golden["fields"].items() if name in FIELDS[golden["type"]]
    }  # fmt: skip
    return paper(golden["type"], file=golden["file"], page=golden["pages"][0], **values)


@pytest.mark.skipif(not GOLDENS, reason="samples/ has not been made yet (docproc samples)")
@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.parent.name)
def test_true_values_give_the_verdicts_written_by_hand(path: Path) -> None:
    golden = json.loads(path.read_text(encoding="utf-8"))
    files = [SourceFile(**{key: file[key] for key in ("name", "part", "sha256", "page_count")}) for file in golden["files"]]
    documents = [document_of(one) for one in golden["documents"]]
    found = rules.judge(documents, programs.load(golden["program"]), value_of(golden["application_date"]), company=golden["case"], files=files)
    said = {criterion.id: criterion.verdict for criterion in found.eligibility.criteria}
    assert said == {criterion["id"]: criterion["verdict"] for criterion in golden["eligibility"]["criteria"]}
    assert found.eligibility.verdict == golden["eligibility"]["verdict"]
    for part in ("rate", "bonus"):
        wanted, mine = golden[part], getattr(found, part)
        assert {item.id: item.verdict for item in mine.items if item.verdict != "not_claimed"} == {
            item["id"]: item["verdict"] for item in wanted["items"] if item["verdict"] != "not_claimed"
        }
        assert (mine.confirmed, mine.possible) == (wanted["confirmed"], wanted["possible"])
    assert found.rate.claimed == golden["rate"]["claimed"]
    assert {key: getattr(found.fee, key) for key in ("estimate", "subsidy", "company_share", "vat_paid_by_company")} == {
        key: golden["fee"][key] for key in ("estimate", "subsidy", "company_share", "vat_paid_by_company")
    }
