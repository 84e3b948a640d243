"""Synthetic submissions: PDFs as applicants send them, with the golden record beside each.

`build` draws every scenario from a seed; the same seed, fonts and library versions give the same files. Another seed
scans the same facts afresh, in other typefaces, layouts and marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docproc.qa.samples.assemble import bind
from docproc.qa.samples.golden import write_record
from docproc.qa.samples.listing import write_listing
from docproc.qa.samples.scenarios import SCENARIOS
from docproc.qa.samples.submission import HOME_SEED

GRADES = ("digital", "clean", "office", "bad", "lying")
SEED = HOME_SEED


def build(out_dir: Path, *, seed: int = SEED, only: Sequence[str] | None = None, grades: Sequence[str] | None = None) -> list[Path]:
    """Write `out_dir/<case>/*.pdf` and `record.json` for each scenario, and `out_dir/README.md`.

    `only` names cases, `grades` some of digital, clean, office, bad, lying. Returns the folders written.
    Raises ValueError for a name that does not exist and FontMissing where a typeface is not installed.
    """
    unknown = (set(only or ()) - set(SCENARIOS)) | (set(grades or ()) - set(GRADES))
    if unknown:
        raise ValueError(f"no such case or grade: {', '.join(sorted(unknown))}; cases: {', '.join(SCENARIOS)}")
    written = []
    for case, scenario in SCENARIOS.items():
        if only and case not in only:
            continue
        submission = scenario(seed)
        if grades and submission.grade not in grades:
            continue
        folder = out_dir / case
        write_record(submission, bind(submission, folder, seed), folder)
        written.append(folder)
    write_listing(out_dir)
    return written
