"""Whose paper is it: the applicant's names and numbers, and whether a document is the applicant's.

Names and numbers of the applicant come from documents that are about the applicant itself; numbers inside
other papers (shareholders, parties) are never used.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from docproc.korean import company_core, josa, person, same_company
from docproc.model import Frozen
from docproc.rules.facts import Facts, proof
from docproc.rules.outcome import Doubt, Outcome, met, not_met, review

TRUSTED = (
    "business_registration",
    "corporate_registry",
    "sme_confirmation",
    "national_tax_clearance",
    "local_tax_clearance",
    "application_form",
)
_NAME_FIELDS = {"complaint": "plaintiff_name", "mediation_receipt": "applicant_name"}
_BRANCH = re.compile(r"\d{3}-85-\d{5}")


class Applicant(Frozen):
    """Who applies: spellings of its name, its numbers and representatives, as surely read."""

    names: tuple[str, ...]
    business_registration_number: str | None = None
    corporate_registration_number: str | None = None
    representatives: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Whether `name` is a spelling of one of the applicant's names, and of no other legal form than they."""
        alike = [known for known in self.names if company_core(known) == company_core(name)]
        return bool(alike) and all(same_company(name, known) for known in alike)


@dataclass(frozen=True)
class _Match:
    """What the printed marks of one document say against the applicant's: True, False or None (cannot say)."""

    name: bool | None
    number: bool | None
    corporate: bool | None
    representative: bool | None


def people(names: str) -> frozenset[str]:
    """The persons named together (`임하람, 노윤슬`, `임하람 외 1명`), each without inner blanks."""
    return frozenset(found for part in re.split(r"[,/·ㆍ、;]|\s및\s|\s와\s|\s과\s", names) if (found := person(part)))


def is_sole(facts: Facts) -> bool:
    """Whether the applicant is a sole proprietor, whose papers may be in the owner's own name."""
    return any(facts.sure(document, "entity_kind") == "individual" for document in facts.of_type("business_registration"))


def name_field(facts: Facts, document: int) -> str:
    """The field that names the company in this type of document."""
    return _NAME_FIELDS.get(facts.documents[document].type, "company_name")


def applicant(facts: Facts) -> Applicant:
    """The applicant as the file names and the trusted documents have it."""
    names = _names(facts)
    number = _most_common(facts, names, "business_registration_number")
    corporate = _most_common(facts, names, "corporate_registration_number")
    trusted = facts.of_type(*TRUSTED)
    for document in trusted:  # a former or foreign name on a paper with the applicant's number
        printed = facts.sure(document, "company_name")
        if number and printed and facts.sure(document, "business_registration_number") == number and not _hangul(printed):
            names = (*names, printed)
    representatives = [
        one
        for document in trusted
        if _is_ours(facts, document, names, number)
        for one in sorted(people(facts.sure(document, "representative_name") or ""))
    ]
    return Applicant(
        names=names,
        business_registration_number=number,
        corporate_registration_number=corporate,
        representatives=tuple(dict.fromkeys(representatives)),
    )


def _names(facts: Facts) -> tuple[str, ...]:
    names = (facts.company,)
    registered = [facts.sure(document, "company_name") for document in facts.of_type("business_registration", "corporate_registry")]
    for document in facts.of_type("application_form"):
        written = facts.sure(document, "company_name")
        if written and (same_company(written, facts.company) or any(name and same_company(written, name) for name in registered)):
            names = (*names, written)  # the form and the registration agree, however the files were named
    return names


def _is_ours(facts: Facts, document: int, names: tuple[str, ...], number: str | None) -> bool:
    printed = facts.sure(document, "company_name")
    if printed:
        return any(same_company(printed, name) for name in names)
    return bool(number) and facts.sure(document, "business_registration_number") == number


def _most_common(facts: Facts, names: tuple[str, ...], field: str) -> str | None:
    counted: Counter[str] = Counter()
    for document in facts.of_type(*TRUSTED):
        value, printed = facts.sure(document, field), facts.sure(document, "company_name")
        if value and (printed is None or any(same_company(printed, name) for name in names)):
            counted[value] += 1
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None  # nothing, or two numbers with equal right
    return ranked[0][0]


def whose(facts: Facts, document: int) -> Outcome:
    """`met` where the document is the applicant's, `not_met` where it is another's, else `review`."""
    unclear = facts.doubts(document, "item")
    if unclear:
        return review(f"{josa(facts.name_of(document), '이/가')} 무엇을 증명하는지 확실하지 않습니다.", proof(document), doubts=unclear)
    us = applicant(facts)
    printed = _match(facts, document, us)
    named, numbered = Doubt(document, name_field(facts, document)), Doubt(document, "business_registration_number")
    evidence = tuple(proof(*mark) for mark in (named, numbered) if facts.field(*mark).value is not None) or (proof(document),)
    paper, said = facts.name_of(document), facts.field(*named).value
    if printed.number or printed.corporate:
        if printed.name is False and _hangul(str(said)):
            return review(f"{paper}의 등록번호는 신청기업과 같으나 업체명 '{said}'{_tail(said, '이/가')} 달라 확인이 필요합니다.", *evidence)
        return met(f"{josa(paper, '은/는')} 신청기업의 것입니다.", *evidence)
    if printed.number is False:
        return _other_number(facts, document, printed, evidence, named)
    name_doubt = facts.doubts(*named)
    if name_doubt:
        return review(f"{paper}의 업체명이 확실하지 않습니다.", *evidence, doubts=(*name_doubt, *facts.doubts(*numbered)))
    if said is None:
        if printed.representative:
            return met(f"{josa(paper, '은/는')} 신청기업 대표자의 것입니다.", *evidence, proof(document, "representative_name"))
        return review(f"{paper}에 업체명이 없어 신청기업의 것인지 확인이 필요합니다.", *evidence, doubts=facts.doubts(document, "representative_name"))
    if printed.name:
        if facts.doubts(*numbered) and not printed.representative:
            return review(f"{paper}의 사업자등록번호가 확실하지 않습니다.", *evidence, doubts=facts.doubts(*numbered))
        if us.business_registration_number is None and facts.sure(*numbered) and not printed.representative and facts.documents[document].type not in TRUSTED:
            return review(f"신청기업의 사업자등록번호를 알 수 없어 {josa(paper, '이/가')} 신청기업의 것인지 확인이 필요합니다.", *evidence)
        if printed.representative is False and facts.field(*numbered).value is None:
            return review(f"{paper}의 대표자가 신청기업의 대표자와 달라 확인이 필요합니다.", *evidence, proof(document, "representative_name"))
        return met(f"{josa(paper, '은/는')} 신청기업의 것입니다.", *evidence)
    return _other_name(facts, document, printed, evidence, us)


def _match(facts: Facts, document: int, us: Applicant) -> _Match:
    name = facts.sure(document, name_field(facts, document))
    number = facts.sure(document, "business_registration_number")
    corporate = facts.sure(document, "corporate_registration_number")
    representative = facts.sure(document, "representative_name")
    return _Match(
        name=us.is_called(name) or (is_sole(facts) and bool(people(name) & set(us.representatives))) if name else None,
        number=number == us.business_registration_number if number and us.business_registration_number else None,
        corporate=corporate == us.corporate_registration_number if corporate and us.corporate_registration_number else None,
        representative=bool(people(representative) & set(us.representatives)) if representative and us.representatives else None,
    )


def _other_number(facts: Facts, document: int, printed: _Match, evidence: tuple, named: Doubt) -> Outcome:
    paper, number = facts.name_of(document), facts.sure(document, "business_registration_number")
    if facts.doubts(*named):
        return review(f"{paper}의 사업자등록번호 {josa(number, '이/가')} 신청기업과 다르고 업체명이 확실하지 않습니다.", *evidence, doubts=facts.doubts(*named))
    branch = bool(_BRANCH.fullmatch(number))
    if printed.name and (branch or printed.representative is not False):
        why = "지점의 번호일 수 있어" if branch else "업체명은 같으나 번호가 달라"
        return review(f"{paper}의 사업자등록번호 {josa(number, '이/가')} 신청기업과 다릅니다: {why} 확인이 필요합니다.", *evidence, reading="Q39" if branch else None)
    said = facts.field(*named).value
    whom = f"'{said}'({number})" if said else number
    return not_met(f"{josa(paper, '은/는')} 다른 업체 {whom}의 것이어서 인정할 수 없습니다.", *evidence)


def _other_name(facts: Facts, document: int, printed: _Match, evidence: tuple, us: Applicant) -> Outcome:
    paper, said = facts.name_of(document), str(facts.sure(document, name_field(facts, document)))
    core = company_core(said)
    cores = [company_core(name) for name in us.names]
    if core in cores:
        return review(f"{paper}의 업체명 '{said}'{_tail(said, '은/는')} 신청기업과 회사 형태(주식회사·유한회사 등)가 달라 확인이 필요합니다.", *evidence)
    if not _hangul(said):
        return review(f"{paper}의 업체명 '{said}'{_tail(said, '이/가')} 한글이 아니어서 신청기업의 것인지 확인이 필요합니다.", *evidence)
    if printed.representative and any(Levenshtein.distance(core, known) <= 1 for known in cores):
        return review(f"{paper}의 업체명 '{said}'{_tail(said, '이/가')} 신청기업과 한 글자 다르고 대표자는 같아 확인이 필요합니다.", *evidence)
    return not_met(f"{josa(paper, '은/는')} 다른 업체 '{said}'의 것이어서 인정할 수 없습니다.", *evidence)


def _tail(word: object, pair: str) -> str:
    """Only the particle that fits `word`, to follow its closing quote."""
    return josa(str(word), pair)[len(str(word)) :]  # type: ignore[arg-type]


def _hangul(text: str) -> bool:
    return bool(re.search(r"[가-힣]", company_core(text)))
