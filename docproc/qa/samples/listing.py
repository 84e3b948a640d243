"""samples/README.md: which file shows what."""

from __future__ import annotations

import json
from pathlib import Path

HEAD = """# Sample submissions

Invented companies, drawn by `docproc samples --seed 20230914`; any likeness to real ones is chance. Beside the PDFs of
each case lies its golden record. Grades: digital (born digital), clean (scan, 240 to 300 dpi), office (scan, 150 to 200
dpi), bad (fax, photocopy, telephone), lying (a scanner's text layer with mistakes over the picture).

A name with ㈜ is a company that applies a second time and hands in files of the first time again, the same to the byte.
What lies under a stain, a marker or a note has no golden value (`null`, `check`): nobody can read it.

| file | pages | grade | what it shows |
|---|---|---|---|
"""


def write_listing(out_dir: Path) -> Path:
    """Write the table of every case that lies in `out_dir`, read from the golden records."""
    rows = []
    sent: dict[str, str] = {}
    for path in sorted(out_dir.glob("*/record.json"), key=lambda path: (path.parent.name.startswith("㈜"), path.parent.name)):
        record = json.loads(path.read_text(encoding="utf-8"))
        for index, file in enumerate(record["files"]):
            shows = f"{record['scenario']['en']} {record['scenario']['ko']}" if index == 0 else ", ".join(
                dict.fromkeys(_kind(document) for document in record["documents"] if document["file"] == file["name"]))
            name = f"{record['case']}/{file['name']}"
            before = sent.setdefault(file["sha256"], name)
            shows += f" (the same file as {before})" if before != name else ""
            rows.append(f"| {name} | {file['page_count']} | {record['grade']} | {shows} |")
    out = out_dir / "README.md"
    out.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return out


def _kind(document: dict[str, object]) -> str:
    return str(document.get("item") or document["type"])
