"""One paper to ask an applicant for, and how several reasons become one request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from docproc.glossary import DOCUMENTS
from docproc.model import Case, Part, Verdict
from docproc.programs import Program


@dataclass(frozen=True)
class Request:
    """One paper to send: why, which clause asks for it, in which of the four files. Without a `needed` one nothing can
    go on; the others only count as a preference when they come."""

    paper: str
    why: tuple[str, ...]
    clause: str
    part: Part
    needed: bool = True


def merged(found: Iterable[Request]) -> tuple[Request, ...]:
    """One request a paper and file, with all reasons; needed ones first."""
    kept: dict[tuple[str, Part], Request] = {}
    for one in found:
        before = kept.get((one.paper, one.part))
        if before is None:
            kept[one.paper, one.part] = one
            continue
        clause = ", ".join(dict.fromkeys((*before.clause.split(", "), *one.clause.split(", "))))
        kept[one.paper, one.part] = replace(before, why=tuple(dict.fromkeys((*before.why, *one.why))), clause=clause, needed=before.needed or one.needed)
    return tuple(sorted(kept.values(), key=lambda one: (not one.needed, list(Part).index(one.part))))


def required(program: Program, kind: str) -> tuple[str, str, Part]:
    """Label, clause and file of a required paper; its plain name where the edition does not ask for it by itself."""
    paper = program.required_documents.get(kind)
    return (paper.label, paper.clause, paper.part) if paper else (DOCUMENTS[kind], program.office.clause, Part.ATTACHMENTS)


def surely_read(case: Case, verdict: Verdict) -> bool:
    """Whether every value that a verdict rests on was read with confidence."""
    fields = [case.documents[one.document].fields.get(one.field or "") for one in verdict.evidence]
    return all(field is None or field.status == "ok" for field in fields)
