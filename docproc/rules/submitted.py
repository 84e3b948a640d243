"""필수 제출서류: which papers the announcement asks for are there, and which are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docproc.model import Document
from docproc.programs import Program
from docproc.rules.facts import Facts, gather, proof
from docproc.rules.outcome import Outcome, met, not_met, review


_UNSEEN = ("page_unreadable", "page_beyond_limit", "page_low_resolution", "two_claims", "document_failed")
_HOLDING_MORE = ("file_embeds", "file_xfa")
"""What a file may hold beside the pages that were read."""


@dataclass(frozen=True)
class Missing:
    """A required paper that was not found: document types that would do, and the announcement's line."""

    types: tuple[str, ...]
    label: str
    clause: str
    part: str


def missing(facts: Facts) -> tuple[Missing, ...]:
    """The required papers that no document of the submission is."""
    lacking = [
        Missing((kind,), required.label, required.clause, required.part)
        for kind, required in facts.program.required_documents.items()
        if required.when == "always" and not facts.of_type(kind)
    ]
    dispute = _dispute_papers(facts)
    if dispute and not facts.of_type(*dispute):
        asked = [facts.program.required_documents[kind] for kind in dispute]
        lacking.append(Missing(tuple(dispute), " 또는 ".join(one.label for one in asked), asked[0].clause, asked[0].part))
    return tuple(lacking)


def missing_papers(documents: Sequence[Document], program: Program) -> tuple[Missing, ...]:
    """`missing` for whoever has a record only."""
    return missing(gather(documents, program, None, ""))


def _dispute_papers(facts: Facts) -> tuple[str, ...]:
    """The papers of which one is needed: by the kind of dispute ticked on the form, either where it is not sure."""
    by_kind: dict[str, tuple[str, ...]] = {}
    for kind, required in facts.program.required_documents.items():
        if required.when in ("civil_suit", "mediation"):
            by_kind[required.when] = (*by_kind.get(required.when, ()), kind)
    ticked = {facts.sure(document, "dispute_kind") for document in facts.of_type("application_form")}
    either = tuple(kind for kinds in by_kind.values() for kind in kinds)
    return by_kind.get(str(ticked.pop()), either) if len(ticked) == 1 else either


def documents_complete(facts: Facts) -> Outcome:
    """All required papers are there. A missing one may hide among pages that could not be recognised."""
    lacking = missing(facts)
    doubts = tuple(
        doubt
        for document in facts.of_type("application_form")
        for doubt in facts.doubts(document, "dispute_kind")
        if bool(facts.of_type("complaint")) != bool(facts.of_type("mediation_receipt"))
    )
    if not lacking:
        if doubts:
            return review("신청서의 분쟁 구분이 확실하지 않아 소장과 접수 확인 서류 가운데 무엇이 필요한지 확인이 필요합니다.", *(proof(*doubt) for doubt in doubts), doubts=doubts)
        papers = [document for kind in facts.program.required_documents for document in facts.of_type(kind)]
        return met("필수 제출서류가 모두 있습니다.", *(proof(document) for document in papers))
    names = ", ".join(one.label for one in lacking)
    hidden = _unrecognised(facts, lacking)
    if hidden:
        return review(f"필수 제출서류({names})를 찾지 못했으니 알아보지 못한 쪽({hidden})에 있는지 확인이 필요합니다.")
    return not_met(f"필수 제출서류가 없습니다: {names}.")


def _unrecognised(facts: Facts, lacking: tuple[Missing, ...]) -> str:
    """Where a missing paper may be after all: pages that looked like it but not enough, or that could not be read."""
    parts, sought = {one.part for one in lacking}, {kind for one in lacking for kind in one.types}
    part_of = {file.name: file.part for file in facts.files}
    places = []
    for document in facts.of_type("other"):
        paper = facts.documents[document]
        if paper.runner_up in sought and part_of.get(paper.file, "") in ("", *parts):
            places.append(facts.where(document))
    for file in facts.files:
        if file.part not in parts:
            continue
        if file.page_count == 0 or any(problem.code in _HOLDING_MORE for problem in file.problems):
            places.append(file.name)
        places += [f"{file.name} {problem.page}쪽" for problem in file.problems if problem.page is not None and problem.code in _UNSEEN]
    return ", ".join(dict.fromkeys(places))
