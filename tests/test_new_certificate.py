"""A new certificate is one module, one line and one sample, as the README says, and nothing else is touched.

The README's own text is put beside a copy of the house made of links, so that whatever else were needed would be missing.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest

import docproc
from docproc.qa.samples import companies
from docproc.qa.samples.papers import designations
from docproc.qa.samples.papers.certificates import Term
from docproc.qa.samples.sheet import Bitmap
from docproc.qa.samples.vector import Book
from tests.documents.drawn import look

HOUSE = Path(docproc.__file__).parent
EDITION = "damage-assessment-2023-09-14"
SECTION = (HOUSE.parent / "README.md").read_text(encoding="utf-8").split("### 새 증명서 더하기")[1].split("\n```\nmake")[0]
MODULE, LINE, SAMPLE = (textwrap.dedent(block) for block in re.findall(r"```(?:python|yaml)\n(.*?)```", SECTION, re.S))
LOOK_AT_IT = """
import json, sys
from datetime import date
from pathlib import Path
from docproc import documents, programs, reading, rules, terminal
pages = [reading.read_page(Path(sys.argv[1]), 1, reading.ReadingSettings(spot_checks=0, independent=False))]
span, = documents.classify(pages, "bonus_evidence")
found = documents.extract(span, pages, "x.pdf")
program = programs.load(sys.argv[2])
known = {name: found.fields[name] for name in ("company_name", "business_registration_number") if name in found.fields}
ours = documents.record_class("business_registration", None)(file="y.pdf", pages=(1,), **known)
judged = rules.judge((ours, found), program, date(2023, 10, 10), company=sys.argv[3])
shown = terminal.program_table(program, "ko")
verdict = {item.id: item for item in judged.bonus.items}.get("family_friendly")
print(json.dumps({
    "item": span.item, "type": span.type, "fields": json.loads(found.model_dump_json())["fields"], "label": program.label("family_friendly"),
    "verdict": verdict and verdict.verdict, "points": verdict and verdict.points, "table": "가족친화기업" in shown and "붙임4" in shown,
}))
"""


def copy_of_links(folder: Path, *, module: str = "", line: str = "") -> Path:
    """The house as links, but for one module more in documents/ and one line more in an edition."""
    house = folder / "docproc"
    house.mkdir(parents=True)
    for path in HOUSE.iterdir():
        if path.name in ("documents", "programs"):
            (house / path.name).mkdir()
            for inner in path.iterdir():
                if inner.name not in ("__pycache__", f"{EDITION}.yaml"):
                    (house / path.name / inner.name).symlink_to(inner)
        elif path.name != "__pycache__":
            (house / path.name).symlink_to(path)
    if module:
        (house / "documents" / "family_friendly.py").write_text(module, encoding="utf-8")
    edition = (HOUSE / "programs" / f"{EDITION}.yaml").read_text(encoding="utf-8")
    bonus = edition.index("\nbonus:")
    at = edition.index("  items:\n", bonus) + len("  items:\n")
    (house / "programs" / f"{EDITION}.yaml").write_text(edition[:at] + (f"    {line.strip()}\n" if line else "") + edition[at:], encoding="utf-8")
    return folder


def looked_at(folder: Path, paper: Path) -> dict[str, object]:
    """What the house in `folder` makes of the paper: in a process of its own, that imports from there alone."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    told = subprocess.run(
        [sys.executable, "-c", LOOK_AT_IT, str(paper), EDITION, companies.MIRAE.core], env=environment, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert told.returncode == 0, told.stderr[-2000:]
    return dict(json.loads(told.stdout))


@pytest.fixture(params=[0, 1], ids=["framed lines", "a table"])
def sample(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The README's sample, drawn in one of its two layouts."""
    monkeypatch.setitem(designations.WORDINGS, "family_friendly", eval(SAMPLE, {"Wording": designations.Wording}))  # our own README
    term = Term("2022-0417", date(2022, 6, 1), date(2022, 6, 3), date(2025, 6, 2))
    paper = designations.designation(companies.MIRAE, look(request.param), "family_friendly", term)
    book = Book(tmp_path / "sample.pdf", "sample")
    for sheet in paper.sheets:
        sheet.items = [item for item in sheet.items if not isinstance(item, Bitmap)]
        book.digital(sheet)
    book.save()
    return tmp_path / "sample.pdf"


def test_one_module_and_one_line_make_a_new_certificate_count(sample: Path, tmp_path: Path) -> None:
    told = looked_at(copy_of_links(tmp_path / "with", module=MODULE, line=LINE), sample)
    assert (told["type"], told["item"], told["label"]) == ("certificate", "family_friendly", "가족친화기업")
    fields = told["fields"]
    assert isinstance(fields, dict)
    read = {name: fields[name]["value"] for name in ("item", "issuer", "representative_name", "certificate_number", "valid_from", "valid_until")}
    assert read == {
        "item": "family_friendly", "issuer": "여성가족부장관", "representative_name": "채송화", "certificate_number": "2022-0417", "valid_from": "2022-06-03", "valid_until": "2025-06-02",
    }  # fmt: skip
    assert {field["status"] for field in fields.values()} == {"ok"}
    assert (told["verdict"], told["points"], told["table"]) == ("met", 1, True)


def test_without_them_the_same_paper_is_none_of_ours(sample: Path, tmp_path: Path) -> None:
    told = looked_at(copy_of_links(tmp_path / "without"), sample)
    assert (told["type"], told["verdict"], told["table"]) == ("other", None, False)
