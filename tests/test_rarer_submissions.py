"""From the page to the verdict: whole invented submissions whose evidence is read by its own text and judged.

The papers that every submission brings are taken as their golden records have them; those of annexes 4 and 5 are read.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docproc import documents, programs, reading, rules
from docproc.model import Document, Part, SourceFile
from docproc.qa.samples import SEED
from docproc.qa.samples.assemble import bind
from docproc.qa.samples.golden import record
from docproc.qa.samples.scenarios import SCENARIOS
from docproc.qa.samples.sheet import Bitmap
from tests.documents.drawn import OWN_TEXT

EVIDENCE = ("bonus_evidence", "rate_evidence")


@pytest.mark.parametrize("case", ["솔마루기공", "새나래바이오칩", "늘솔전장", "여울목기계", "다솜빛센서", "노을터머티리얼즈", "㈜늘솔전장", "㈜두빛정밀화학"])
def test_evidence_read_from_its_pages_gives_the_verdicts_written_by_hand(case: str, tmp_path: Path) -> None:
    submission = SCENARIOS[case](SEED)
    submission.files = {part: [replace(leaf, scan=None, turns=(), lying=False) for leaf in leaves] for part, leaves in submission.files.items()}
    for sheet in (sheet for leaves in submission.files.values() for leaf in leaves for sheet in leaf.paper.sheets):
        sheet.items = [item for item in sheet.items if not isinstance(item, Bitmap)]
    golden = record(submission, bind(submission, tmp_path, SEED), tmp_path)
    found: list[Document] = [Document.revive(one) for one in json.loads(json.dumps(golden["documents"])) if not one["file"].endswith("우대사항.pdf")]
    for file in (file for file in golden["files"] if file["part"] in EVIDENCE):
        pages = [reading.read_page(tmp_path / file["name"], number + 1, OWN_TEXT) for number in range(file["page_count"])]
        spans = documents.classify(pages, Part(file["part"]))
        wanted = [(one["type"], one.get("item"), tuple(one["pages"])) for one in golden["documents"] if one["file"] == file["name"]]
        assert [(span.type, span.item, span.pages) for span in spans] == wanted
        found += [documents.extract(span, pages, file["name"]) for span in spans]
    files = [SourceFile(**{key: file[key] for key in ("name", "part", "sha256", "page_count")}) for file in golden["files"]]
    judged = rules.judge(found, programs.load(submission.program), submission.day, company=case, files=files)
    expected = submission.expected
    for items, wanted_items in ((judged.rate.items, expected.rate), (judged.bonus.items, expected.bonus)):
        assert {item.id: (item.verdict, item.points) for item in items if item.verdict != "not_claimed"} == dict(wanted_items)
    assert (judged.rate.claimed, judged.rate.confirmed, judged.rate.possible) == (expected.claimed, expected.confirmed, expected.possible)
    assert (judged.bonus.confirmed, judged.bonus.possible) == (expected.bonus_confirmed, expected.bonus_possible)
