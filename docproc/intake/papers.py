"""What pages are read from: the file itself, or the PDF that a picture or Word document was made into."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from docproc.intake.kinds import Kind
from docproc.intake.pictures import pictures_to_pdf
from docproc.intake.submissions import IncomingFile
from docproc.intake.wordpaper import word_to_pdf


def paper_of(incoming: IncomingFile, target: Path) -> Path:
    """The PDF of a file; where it is none, it is made at `target` unless it is there already. Raises pictures.Unfit."""
    if incoming.kind is Kind.PDF:
        return incoming.path
    if target.exists():
        return target
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, half = tempfile.mkstemp(prefix=".half-", suffix=".pdf", dir=target.parent)
    os.close(handle)
    try:
        if incoming.kind is Kind.WORD:
            word_to_pdf(incoming.path, incoming.source.name, Path(half))
        else:
            paths, names = zip((incoming.path, incoming.source.name), *incoming.also)
            pictures_to_pdf(paths, names, Path(half))
        os.replace(half, target)
    finally:
        Path(half).unlink(missing_ok=True)
    return target
