"""Removing everything of a case: its folder, its pages in the cache, what was unpacked for it, its rows in the ledger."""

from __future__ import annotations

from dataclasses import dataclass

import docproc
from docproc import intake
from docproc.errors import RecordUnreadable, WrongUsage
from docproc.ledger import Ledger
from docproc.measuring import forget
from docproc.output import OutFolder
from docproc.pipeline import load_case, write_register


@dataclass(frozen=True)
class Purged:
    """What is gone: `files` of OUT by name, `rows` of the ledger; `shared` are files whose pages another case needs too."""

    case: str
    files: tuple[str, ...]
    rows: int
    shared: tuple[str, ...]


def purge(folder: OutFolder, case: str) -> Purged:
    """Removes `case` from OUT. The inbox is not touched. Raises WrongUsage where OUT knows no such case, OutputBusy
    while another run writes."""
    with folder.locked(), Ledger(folder.ledger) as ledger:
        known = {path.name for path in (folder.root / "cases").iterdir()} | ledger.case_names()
        if case not in known:
            raise WrongUsage(
                f"'{case}' 접수 건이 없습니다. 있는 건: {', '.join(sorted(known)) or '없음'}",
                f"No case '{case}'. Cases: {', '.join(sorted(known)) or 'none'}",
                next_ko="docproc status 로 접수 건을 확인하세요.",
                next_en="See them with: docproc status",
            )
        papers = {file.sha256: file.name for file in ledger.files_of(case)} | _papers(folder, case)
        shared = {sha for sha in papers if ledger.shared(sha, case)}
        gone: list[str] = []
        for sha in sorted(set(papers) - shared):
            gone += folder.remove(folder.pages_of(sha))
            for made in sorted(folder.papers.glob(f"{sha[:32]}-*.pdf")):
                gone += folder.remove(made)
        gone += _unpacked(folder, set(papers))
        gone += folder.remove(folder.case(case))
        gone += forget(folder, case)
        companies = {said.company for name in papers.values() if (said := intake.read_name(name))} | {case}
        refused = [file for file in ledger.rejected() if (said := intake.read_name(file.name)) and said.company in companies]
        rows = sum(map(ledger.forget_rejected, refused)) + ledger.forget(case)
        run = ledger.start_run(docproc.__version__)
        write_register(folder, ledger, run)
        ledger.finish_run(run, cases=0, read_pages=0, rejected=0)
        return Purged(case, tuple(gone), rows, tuple(sorted(papers[sha] for sha in shared)))


def _papers(folder: OutFolder, case: str) -> dict[str, str]:
    """The files that the record names, where it can be read."""
    try:
        return {file.sha256: file.name for file in load_case(folder, case).files} if folder.record(case).exists() else {}
    except RecordUnreadable:
        return {}


def _unpacked(folder: OutFolder, papers: set[str]) -> list[str]:
    """What came out of a mail or archive that held a paper of the case goes whole: for other cases it is opened again.
    What holds no manifest that can be read goes too."""
    gone: list[str] = []
    for place in sorted(folder.unpacked.glob("*")):
        held = intake.read_manifest(place)
        if held is None or papers & {member.sha256 for member in held.members}:
            gone += folder.remove(place)
    return gone
