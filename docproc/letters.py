"""The supplement request of a case: when one is written, to whom, and that none a person has edited is lost."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docproc import intake, programs, review, rules
from docproc.ledger import Ledger
from docproc.model import Case, Part
from docproc.output import OutFolder, put

NO_RUN = 0
"""The run that the ledger names for what a command wrote by itself."""


@dataclass(frozen=True)
class Sent:
    """What the letter asks for, and where it lies: `path` is None where there was nothing to ask for."""

    found: review.Supplement
    sending: review.Sending
    path: Path | None


def write(case: Case, folder: Path, dated: date, days: int = review.LETTER_DAYS, *, always: bool = False) -> Sent:
    """Writes `supplement.docx` into `folder` where something is missing that the applicant can mend. A case that no
    paper can cure gets none, unless a person asks for it (`always`)."""
    program = programs.load(case.program)
    found = review.supplement(case, program, rules.missing_papers(case.documents, program))
    company = next((said.company for file in case.files if (said := intake.read_name(file.name))), case.case)
    sending = review.Sending(company, {part: intake.right_name(company, part) for part in Part}, dated, days)
    if not found.requests or (found.hopeless and not always):
        return Sent(found, sending, None)
    path = folder / review.LETTER
    review.write_letter(case, program, path, found, sending)
    return Sent(found, sending, path)


def send(folder: OutFolder, case: Case, dated: date, days: int) -> Sent:
    """The letter of a case in OUT, written anew on demand. One that a person has edited is kept under another name."""
    with folder.locked(), Ledger(folder.ledger) as ledger:
        scratch = folder.scratch(case.case)
        sent = write(case, scratch, dated, days, always=True)
        place = folder.case(case.case) / review.LETTER
        make_room(folder, ledger, case.case, scratch)
        if sent.path is None:
            return sent
        ledger.about_to_write(NO_RUN, folder.relative(place), _sha(sent.path))
        put(sent.path, place)
        return Sent(sent.found, sent.sending, place)


def make_room(folder: OutFolder, ledger: Ledger, case: str, scratch: Path) -> None:
    """Keeps the letter that a person has edited under a name of its own; removes ours, which a new one replaces or
    nothing asks for any more."""
    old = folder.case(case) / review.LETTER
    if not old.exists():
        return
    if not ledger.is_ours(folder.relative(old), _sha(old)):
        count = 1
        while (kept := old.with_name(f"{old.stem}-보관-{count}{old.suffix}")).exists():
            count += 1
        old.rename(kept)
    elif not (scratch / review.LETTER).exists():
        old.unlink()


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
