"""서류 간 기재사항: names, numbers and representatives agree over the documents about the applicant itself."""

from __future__ import annotations

from collections.abc import Callable

from docproc.glossary import FIELDS
from docproc.korean import company_core, josa
from docproc.rules.facts import Facts, proof
from docproc.rules.identity import TRUSTED, applicant, is_sole, people
from docproc.rules.outcome import Doubt, Outcome, met, review

_COMPARED: dict[str, Callable[[str], frozenset[str]]] = {
    "company_name": lambda name: frozenset({company_core(name)}),
    "business_registration_number": lambda number: frozenset({number}),
    "corporate_registration_number": lambda number: frozenset({number}),
    "representative_name": people,
}
"""What is compared: joint representatives agree with a paper that names some of them."""
_FORMS = ("consent_form",)


def documents_consistent(facts: Facts) -> Outcome:
    """Agreement of every value that was surely read; a value that differs or may differ waits for a person."""
    documents = facts.of_type(*TRUSTED, *_FORMS)
    evidence, doubts = [], []
    for name, same in _COMPARED.items():
        read = {document: facts.field(document, name) for document in documents if facts.field(document, name).value is not None}
        sure = {document: same(str(field.value)) for document, field in read.items() if field.status == "ok"}
        if name == "company_name" and is_sole(facts):  # the owner's name stands for the firm's
            owners = [frozenset({one}) for one in applicant(facts).representatives]
            sure = {document: values for document, values in sure.items() if values not in owners}
        if name == "company_name" and sure:
            sure[-1] = frozenset({company_core(facts.company)})
        agreed = max(sure.values(), key=len, default=frozenset())
        if any(not values <= agreed for values in sure.values()):
            return _differing(facts, name, {document: values for document, values in sure.items() if document >= 0})
        doubts += [Doubt(document, name) for document, field in read.items() if field.status == "check" and not same(str(field.value)) <= agreed]
        evidence += [proof(document, name) for document in sure if document >= 0]
    if doubts:
        return review(f"서류의 {josa(_named(doubts), '이/가')} 확실하지 않아 서로 같은지 확인이 필요합니다.", *(proof(*doubt) for doubt in doubts), doubts=doubts)
    compared = {one.document for one in evidence}
    if len(compared) < 2:
        return review("서로 견줄 서류가 둘보다 적어 확인이 필요합니다.", *evidence)
    return met(f"서류 {len(compared)}건의 업체명·등록번호·대표자가 서로 같습니다.", *evidence)


def _differing(facts: Facts, name: str, values: dict[int, frozenset[str]]) -> Outcome:
    spoken: dict[object, str] = {}
    for document, value in values.items():
        spoken.setdefault(value, f"{facts.name_of(document)} '{facts.field(document, name).value}'")
    if len(spoken) == 1:
        spoken["file"] = f"파일명 '{facts.company}'"
    return review(f"서류마다 {josa(FIELDS[name], '이/가')} 다릅니다: {', '.join(spoken.values())}.", *(proof(document, name) for document in values))


def _named(doubts: list[Doubt]) -> str:
    return "·".join(dict.fromkeys(FIELDS[doubt.field] for doubt in doubts))
