"""What the applicant can mend (보완): papers that are missing, expired, unsigned or another's, and how to send them.

Only what the record says for certain becomes a request. What is merely doubtful waits for a person first and is named
in `waiting`; what no paper can cure (an excluded industry, a company too old) is in neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from docproc.glossary import FIELDS
from docproc.korean import josa
from docproc.model import Case, Field, Part, Severity, Verdict
from docproc.programs import Program
from docproc.review.asking import Request, merged, required, surely_read
from docproc.review.asking_preferences import preferences

_CONSENTS = ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")
_SEALED = {"application_form": "신청서", "consent_form": "동의서"}
_TAXES = ("national_tax_clearance", "local_tax_clearance")
_PAPERS = {
    "sme_status": ("sme_confirmation",),
    "taxes_paid": _TAXES,
    "consent_given": ("consent_form",),
    "sealed": ("application_form", "consent_form"),
}
"""The papers that a criterion is read from."""
_SEAL_CLAUSE = "5. 제출서류 사업 신청서류 (날인하여 PDF 스캔본으로 제출)"


class MissingPaper(Protocol):
    """A required paper that was not found, as the rules tell it."""

    @property
    def label(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def part(self) -> str: ...


@dataclass(frozen=True)
class Supplement:
    """The requests, needed ones first; what a person must look at before asking; what no paper can cure."""

    requests: tuple[Request, ...]
    waiting: tuple[str, ...] = ()
    hopeless: tuple[str, ...] = ()


def supplement(case: Case, program: Program, missing: Sequence[MissingPaper]) -> Supplement:
    """What to ask the applicant of `case` for. `missing` are the required papers that no document is. Where a reviewer
    has decided, that stands: what is accepted is not asked for, what is refused is."""
    case, refused = _reviewed(case)
    verdicts = {verdict.id: verdict for verdict in case.eligibility.criteria}
    consents = list(_consents(case, program, verdicts.get("consent_given")))
    differing = list(_differing(case, program, verdicts.get("documents_consistent")))
    found = merged(
        (
            *_files(case),
            *(_missing(missing) if _is(verdicts, "documents_complete", "not_met") else ()),
            *_sme(case, program, verdicts.get("sme_status")),
            *_taxes(case, program, verdicts.get("taxes_paid")),
            *_seals(case, program, verdicts.get("sealed")),
            *consents,
            *differing,
            *preferences(case, program),
        )
    )
    found = merged((*found, *_refused(program, [verdicts[name] for name in refused], found)))
    asked = {request.paper for request in found}
    told = {name for name, requests in (("consent_given", consents), ("documents_consistent", differing)) if requests}
    waiting = tuple(
        f"{program.label(one.id)}: {one.reason}"
        for one in case.eligibility.criteria
        if one.verdict == "review" and one.id in program.eligibility and program.eligibility[one.id].supplement
        if one.id not in told and not _only_missing(case, one, asked, program)
    )
    return Supplement(found, waiting, tuple(_hopeless(case, program)))


def _reviewed(case: Case) -> tuple[Case, list[str]]:
    """The case with the verdicts a reviewer entered in place of the program's, and the criteria so refused. A
    preference that a reviewer refused stays as the program judged it: what would prove it has not changed."""
    entered = {one.where: one.value for one in case.entries if one.kind == "verdict" and one.holds}
    criteria = tuple(one.model_copy(update={"verdict": entered.get(f"eligibility/{one.id}", one.verdict)}) for one in case.eligibility.criteria)
    refused = [now.id for now, was in zip(criteria, case.eligibility.criteria, strict=True) if now.verdict == "not_met" != was.verdict]
    kept = {
        section: tuple(one for one in verdicts if entered.get(f"{section}/{one.id}") not in ("met", "not_claimed"))
        for section, verdicts in (("rate", case.rate.items), ("bonus", case.bonus.items))
    }
    update = {
        "eligibility": case.eligibility.model_copy(update={"criteria": criteria}),
        "rate": case.rate.model_copy(update={"items": kept["rate"]}),
        "bonus": case.bonus.model_copy(update={"items": kept["bonus"]}),
    }
    return case.model_copy(update=update), refused


def _refused(program: Program, verdicts: Iterable[Verdict], found: Iterable[Request]) -> Iterator[Request]:
    """The papers of a criterion that a reviewer refused and that nothing asks for yet."""
    asked = {request.paper for request in found}
    for verdict in verdicts:
        papers = [program.required_documents[kind] for kind in _PAPERS.get(verdict.id, ()) if kind in program.required_documents]
        criterion = program.eligibility[verdict.id]
        if criterion.supplement and papers and not asked & {paper.label for paper in papers}:
            yield Request(", ".join(paper.label for paper in papers), (f"검토 결과 {josa(criterion.label, '이/가')} 확인되지 않았습니다.",), criterion.clause, papers[0].part)


def _is(verdicts: Mapping[str, Verdict], name: str, word: str) -> bool:
    return name in verdicts and verdicts[name].verdict == word


def _only_missing(case: Case, verdict: Verdict, asked: set[str], program: Program) -> bool:
    """Whether a criterion is open for no other reason than that its paper, which is asked for, has not come."""
    labels = {program.required_documents[paper].label for paper in _PAPERS.get(verdict.id, ()) if paper in program.required_documents}
    return bool(labels & asked) and surely_read(case, verdict)


def _hopeless(case: Case, program: Program) -> Iterator[str]:
    for verdict in case.eligibility.criteria:
        criterion = program.eligibility.get(verdict.id)
        if verdict.verdict == "not_met" and criterion is not None and not criterion.supplement:
            yield f"{criterion.label}: {verdict.reason}"


# --- files and required papers ----------------------------------------------------------------------


def _files(case: Case) -> Iterator[Request]:
    for file in case.files:
        stopped = [problem for problem in file.problems if problem.severity is Severity.STOP]
        if stopped:
            why = "암호가 걸려 있어 열 수 없습니다. 암호를 풀어 다시 보내 주십시오." if stopped[0].code == "file_encrypted" else "파일이 손상되어 열 수 없습니다. PDF로 다시 만들어 보내 주십시오."
            yield Request(f"제출파일 전체 ('{file.name}')", (why,), "5. 신청기간 및 방법 제출서류", file.part, needed=file.part in (Part.APPLICATION, Part.ATTACHMENTS))


def _missing(missing: Sequence[MissingPaper]) -> Iterator[Request]:
    for one in missing:
        yield Request(one.label, ("제출되지 않았습니다.",), one.clause, Part(one.part))


def _sme(case: Case, program: Program, verdict: Verdict | None) -> Iterator[Request]:
    if verdict is None or verdict.verdict != "not_met":
        return
    label, clause, part = required(program, "sme_confirmation")
    yield Request(label, (f"{verdict.reason} 신청일이 유효기간에 드는 신청기업의 확인서를 보내 주십시오.",), clause, part)


def _taxes(case: Case, program: Program, verdict: Verdict | None) -> Iterator[Request]:
    if verdict is None or verdict.verdict != "not_met":
        return
    told = False
    for kind in _TAXES:
        papers = [document for document in case.documents if document.type == kind]
        troubles = [_tax_trouble(case, document.fields) for document in papers]
        if papers and all(troubles):
            told = True
            yield Request(required(program, kind)[0], (str(troubles[0]),), required(program, kind)[1], required(program, kind)[2])
    if not told:
        kind = next((case.documents[one.document].type for one in verdict.evidence), _TAXES[0])
        label, clause, part = required(program, kind if kind in _TAXES else _TAXES[0])
        yield Request(label, (verdict.reason,), clause, part)


def _tax_trouble(case: Case, fields: Mapping[str, Field]) -> str | None:
    until = fields["valid_until"].sure
    if fields["arrears"].sure is True:
        return "체납액이 있습니다. 납부한 뒤 체납액이 없다고 증명하는 증명서를 새로 발급받아 보내 주십시오."
    if until is not None and case.application_date is not None and until < case.application_date:
        return f"유효기간이 {until}에 끝나 신청일 {case.application_date}에 유효하지 않습니다. 유효한 증명서를 보내 주십시오."
    return None


def _seals(case: Case, program: Program, verdict: Verdict | None) -> Iterator[Request]:
    if verdict is None or verdict.verdict != "not_met":
        return
    for kind, called in _SEALED.items():
        seals = [document.fields["sealed"] for document in case.documents if document.type == kind]
        if seals and all(seal.sure is False for seal in seals):
            label, _, part = required(program, kind)
            yield Request(label, (f"{called}에 날인 또는 서명이 없습니다. 날인하여 다시 스캔해 주십시오.",), _SEAL_CLAUSE, part)


def _consents(case: Case, program: Program, verdict: Verdict | None) -> Iterator[Request]:
    if verdict is None:
        return
    label, _, part = required(program, "consent_form")
    clause = program.eligibility["consent_given"].clause
    if verdict.verdict == "not_met":
        refused = [name for document in case.documents if document.type == "consent_form" for name in _CONSENTS if document.fields[name].sure is False]
        if refused:
            named = ", ".join(FIELDS[name] for name in dict.fromkeys(refused))
            yield Request(label, (f"동의하지 않은 항목이 있습니다({named}). 동의하지 않으면 이 사업에 참여할 수 없으니 동의하실 경우 다시 작성해 주십시오.",), clause, part)
    for names in _unmarked(case, verdict):
        yield Request(label, (f"동의 여부의 표시가 없거나 둘 다 표시되었습니다({', '.join(FIELDS[name] for name in names)}).",), clause, part)


def _unmarked(case: Case, verdict: Verdict | None) -> Iterator[list[str]]:
    """The lines of the consent form that are surely unmarked, where no other line is doubtful."""
    if verdict is None or verdict.verdict != "review":
        return
    for document in case.documents:
        if document.type == "consent_form" and all(document.fields[name].status == "ok" for name in _CONSENTS):
            names = [name for name in _CONSENTS if document.fields[name].value is None]
            if names:
                yield names


def _differing(case: Case, program: Program, verdict: Verdict | None) -> Iterator[Request]:
    """Papers that surely say different things; a doubtful reading is looked at by a person first."""
    if verdict is None or verdict.verdict != "review" or len({one.document for one in verdict.evidence}) < 2:
        return
    fields = [(one.document, case.documents[one.document].fields.get(one.field or "")) for one in verdict.evidence]
    if any(field is None or field.sure is None for _, field in fields) or len({str(field.value) for _, field in fields if field}) < 2:
        return
    values = [str(field.value) for _, field in fields if field]
    rare = min(values, key=lambda value: (values.count(value), -values.index(value)))
    paper = case.documents[next(number for number, field in fields if field and str(field.value) == rare)]
    part = next((file.part for file in case.files if file.name == paper.file), Part.ATTACHMENTS)
    why = f"{verdict.reason} 잘못 적힌 서류를 바로잡아 다시 내거나 다른 까닭을 밝힌 소명자료를 보내 주십시오."
    yield Request("기재사항을 바로잡은 서류 또는 소명자료", (why,), program.eligibility[verdict.id].clause, part)
