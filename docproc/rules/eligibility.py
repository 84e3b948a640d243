"""Step 1 (적합성 검토 ①–③) and the exclusions: one function a criterion, all in one tuple."""

from __future__ import annotations

import re
from collections.abc import Callable

from docproc.glossary import FIELDS
from docproc.korean import josa, squeeze
from docproc.rules import dispute
from docproc.rules.consistency import documents_consistent
from docproc.rules.facts import Facts, proof
from docproc.rules.identity import whose
from docproc.rules.mediation import pending
from docproc.rules.outcome import Outcome, best, met, not_met, review, together
from docproc.rules.submitted import documents_complete
from docproc.rules.validity import NO_DATE, period

_CONSENTS = ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")


def sme_status(facts: Facts) -> Outcome:
    """① A confirmation of the applicant that covers the application date (Q24, Q25)."""
    papers = facts.of_type("sme_confirmation")
    found = best(together(whose(facts, document), _confirmed(facts, document)) for document in papers)
    if found is None:
        return review("중소기업 확인서가 없어 중소기업인지 확인이 필요합니다.", reading="Q25")
    declared = [document for document in facts.of_type("application_details") if facts.sure(document, "is_sme") is False]
    if found.verdict == "met" and declared:
        return review("중소기업 확인서는 유효하나 신청 세부내용에는 중소기업이 아니라고 표시하였습니다.", *found.evidence, proof(declared[0], "is_sme"))
    return found


def _confirmed(facts: Facts, document: int) -> Outcome:
    covered = period(facts, document, "유효기간")
    begin = facts.sure(document, "valid_from")
    if covered.verdict == "not_met" and facts.at is not None and begin is not None and facts.at < begin:
        return review(f"다음 기간의 중소기업 확인서입니다: {covered.reason}", *covered.evidence, reading="Q24")
    return covered


def allowed_industry(facts: Facts) -> Outcome:
    """② The company's industry code is not listed (Q21, Q22); words of the business make a person look."""
    excluded = facts.program.excluded_industries
    for document in facts.of_type("business_registration"):
        said = f"{_listed(facts, document, 'business_types')} {_listed(facts, document, 'business_items')}"
        words = [word for word in excluded.words if squeeze(word) in squeeze(said)]
        if words:
            return together(_code(facts), review(f"사업자등록증의 업태·종목에 '{words[0]}'{josa(words[0], '이/가')[len(words[0]) :]} 있어 지원제외 업종인지 확인이 필요합니다.", proof(document, "business_items")))
    return _code(facts)


def _listed(facts: Facts, document: int, name: str) -> str:
    value = facts.field(document, name).value
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or "")


def _code(facts: Facts) -> Outcome:
    written = [found for document in facts.of_type("application_details") if (found := _code_of(facts, document)) is not None]
    return together(*written) if written else _by_business(facts)


def _code_of(facts: Facts, document: int) -> Outcome | None:
    excluded = facts.program.excluded_industries.codes
    mark = proof(document, "ksic_code")
    doubts = facts.doubts(document, "ksic_code")
    if doubts:
        return review("한국표준산업분류코드가 확실하지 않습니다.", mark, doubts=doubts)
    read = str(facts.field(document, "ksic_code").value or "")
    code = re.search(r"\d{2,5}", read)
    if code is None:
        return None
    if code[0] in excluded:
        return not_met(f"한국표준산업분류코드 {josa(code[0], '은/는')} 지원제외 업종({excluded[code[0]]})입니다.", mark)
    if any(listed.startswith(code[0]) for listed in excluded):
        return review(f"한국표준산업분류코드 {code[0]}만으로는 지원제외 업종인지 알 수 없어 확인이 필요합니다.", mark)
    return met(f"한국표준산업분류코드 {josa(code[0], '은/는')} 지원제외 업종이 아닙니다.", mark)


def _by_business(facts: Facts) -> Outcome:
    for document in facts.of_type("business_registration"):
        if facts.sure(document, "business_types") and facts.sure(document, "business_items"):
            said = f"{_listed(facts, document, 'business_types')} / {_listed(facts, document, 'business_items')}"
            return met(f"분류코드는 없으나 사업자등록증의 업태·종목 '{said}'에 지원제외 업종이 없습니다.", proof(document, "business_items"))
    return review("한국표준산업분류코드를 찾지 못해 지원제외 업종인지 확인이 필요합니다.")


def no_pending_investigation(facts: Facts) -> Outcome:
    """Exclusion 1: an administrative investigation that annex 2 declares as pending."""
    answers = [_declared(facts, document) for document in facts.of_type("application_details")]
    return together(*answers) if answers else review("신청 세부내용이 없어 행정조사 계류 여부를 확인해야 합니다.")


def _declared(facts: Facts, document: int) -> Outcome:
    mark = proof(document, "proceeding_kind")
    doubts = facts.doubts(document, "proceeding_kind")
    if doubts:
        return review("고발·고소·행정조사신고의 유형이 확실하지 않습니다.", mark, doubts=doubts)
    kind = str(facts.field(document, "proceeding_kind").value or "")
    if kind:
        return _proceeding(facts, document, kind)
    return met("신청 세부내용에 적힌 고발·고소·행정조사신고가 없습니다.", mark)


def _proceeding(facts: Facts, document: int, kind: str) -> Outcome:
    """A ministry's investigation excludes while it is pending; a criminal complaint is none."""
    marks = (proof(document, "proceeding_kind"), proof(document, "proceeding_status"))
    if re.fullmatch(r"(고소|고발|형사)+(장|사건|고소|고발)*", re.sub(r"[^가-힣]", "", kind)):
        return met(f"{josa(kind, '은/는')} 행정기관의 사전조사가 아닙니다.", marks[0])
    doubts = facts.doubts(document, "proceeding_status")
    if doubts:
        return review("고발·고소·행정조사의 처리경과가 확실하지 않습니다.", *marks, doubts=doubts)
    status = str(facts.field(document, "proceeding_status").value or "")
    open_ = pending(re.sub(r"처분|시정(조치|명령|권고)|무혐의|혐의없음|불기소", "종결", status))
    if open_ is False:
        return met(f"{kind} 사건의 처리경과가 '{status}'입니다.", *marks)
    administrative = any(word in squeeze(kind) for word in ("행정", "조사", "신고", "공정위"))
    if administrative and open_:
        return not_met(f"{josa(kind, '이/가')} '{status}'{josa(status, '으로/로')[len(status) :]} 계류 중이어서 지원에서 제외됩니다.", *marks)
    shown = f" ('{status}')" if status else ""
    return review(f"{josa(kind, '이/가')} 있다고 적혀 있어{shown} 행정조사 등이 계류 중인지 확인이 필요합니다.", *marks)


def technology_related(facts: Facts) -> Outcome:
    """Exclusion 3: not designs or trademarks only."""
    rights = [_rights(facts, document) for document in facts.of_type("application_details")]
    titles = [_not_design(facts, document, "claim_title") for document in facts.of_type("complaint")]
    subjects = [_not_design(facts, document, "subject") for document in facts.of_type("mediation_receipt")]
    cases = [found for found in (best(titles), best(subjects)) if found is not None]
    return together(*rights, *cases, _kind(facts))


def _rights(facts: Facts, document: int) -> Outcome:
    """The registered rights of annex 2: 제30-… is a design, 제40-… a trademark."""
    mark = proof(document, "patents")
    doubts = facts.doubts(document, "patents")
    if doubts:
        return review("신청 세부내용의 특허 등록번호가 확실하지 않습니다.", mark, doubts=doubts)
    numbers = _numbers(facts, document)
    design = [number for number in numbers if re.match(r"제?\s*[34]0\s*-", number)]
    if design and len(design) == len(numbers):
        return not_met(f"신청한 권리가 디자인·상표({', '.join(design)})뿐입니다.", mark)
    if design:
        return review(f"신청한 권리에 디자인·상표({', '.join(design)})가 섞여 있어 확인이 필요합니다.", mark)
    return met("", mark)


def _numbers(facts: Facts, document: int) -> list[str]:
    patents = facts.field(document, "patents").value or ()
    return [str(number) for patent in patents if (number := dict(patent).get("registration_number"))]


def _kind(facts: Facts) -> Outcome:
    answers = [_kind_on(facts, document) for document in facts.of_type("application_form")]
    return together(*answers) if answers else review("신청서가 없어 기술 관련 여부를 확인해야 합니다.")


def _kind_on(facts: Facts, document: int) -> Outcome:
    mark = proof(document, "technology_kind")
    doubts = facts.doubts(document, "technology_kind")
    if doubts:
        return review("신청서의 대상 기술이 확실하지 않습니다.", mark, doubts=doubts)
    known = facts.program.fee.kinds.get(str(facts.field(document, "technology_kind").value))
    if known is not None:
        return met(f"대상 기술은 '{known.label}'입니다.", mark)
    return review("신청서에서 대상 기술의 표시를 찾지 못했습니다.", mark)


def _not_design(facts: Facts, document: int, name: str) -> Outcome:
    said = str(facts.field(document, name).value or "")
    flat = squeeze(said)
    if any(word in flat for word in ("디자인", "상표")) and not any(word in flat for word in ("특허", "실용신안", "영업비밀", "기술")):
        return review(f"{facts.name_of(document)}의 {FIELDS[name]} '{said}'{josa(said, '이/가')[len(said) :]} 디자인·상표에 관한 것으로 보여 확인이 필요합니다.", proof(document, name))
    return met("", proof(document))


def no_conflict_of_interest(facts: Facts) -> Outcome:
    """Exclusion 4: a person decides."""
    return review("이해충돌 여부는 제출서류로 알 수 없어 담당자가 확인합니다.")


def taxes_paid(facts: Facts) -> Outcome:
    """Exclusion 5: both clearances, the applicant's, without arrears and valid on the application date (Q23)."""
    both = [_cleared(facts, kind, ko) for kind, ko in (("national_tax_clearance", "국세"), ("local_tax_clearance", "지방세"))]
    whole = together(*both)
    if whole.verdict != "met":
        return whole
    until = [f"{ko} {_until(facts, one)}까지" for ko, one in zip(("국세", "지방세"), both, strict=True)]
    return whole.saying(f"국세·지방세 납세증명서가 신청일 {facts.at}에 유효하고({', '.join(until)}) 체납액이 없습니다.")


def _until(facts: Facts, cleared: Outcome) -> object:
    return next(facts.field(one.document, "valid_until").value for one in cleared.evidence if one.field == "valid_until")


def _cleared(facts: Facts, kind: str, ko: str) -> Outcome:
    found = best(together(_no_arrears(facts, document, ko), whose(facts, document), _in_time(facts, document, ko)) for document in facts.of_type(kind))
    return found or review(f"{ko} 납세증명서가 없어 체납 여부를 확인해야 합니다.")


def _no_arrears(facts: Facts, document: int, ko: str) -> Outcome:
    mark = proof(document, "arrears")
    doubts = facts.doubts(document, "arrears")
    if doubts:
        return review(f"{ko} 납세증명서의 체납액이 확실하지 않습니다.", mark, doubts=doubts)
    arrears = facts.field(document, "arrears").value
    if arrears is None:
        return review(f"{ko} 납세증명서에서 체납액 유무를 찾지 못했습니다.", proof(document))
    return not_met(f"{ko} 납세증명서에 체납액이 있습니다.", mark) if arrears else met(f"{ko} 체납액이 없습니다.", mark)


def _in_time(facts: Facts, document: int, ko: str) -> Outcome:
    at, mark = facts.at, proof(document, "valid_until")
    if at is None:
        return review(NO_DATE, mark)
    doubts = facts.doubts(document, "valid_until", "issued_date")
    if doubts:
        return review(f"{ko} 납세증명서의 유효기간이 확실하지 않습니다.", mark, doubts=doubts)
    until, issued = facts.field(document, "valid_until").value, facts.field(document, "issued_date").value
    if until is None:
        return review(f"{ko} 납세증명서에서 유효기간을 찾지 못해 확인이 필요합니다.", proof(document))
    if at > until:
        return not_met(f"{ko} 납세증명서의 유효기간이 {until}에 끝나 신청일 {at}에는 유효하지 않습니다.", mark)
    if issued is not None and issued > at:
        return review(f"{ko} 납세증명서의 발급일 {josa(str(issued), '이/가')} 신청일 {at}보다 늦어 확인이 필요합니다.", mark, proof(document, "issued_date"), reading="Q23")
    return met("", mark)


def in_business(facts: Facts) -> Outcome:
    """Exclusion 5: no paper is asked for, the operator looks it up (Q40)."""
    return review("휴·폐업 여부는 제출서류로 알 수 없어 담당자가 국세청 상태를 조회합니다.", reading="Q40")


def consent_given(facts: Facts) -> Outcome:
    """Annex 3: refusal of any line makes participation impossible."""
    answers = [_consents(facts, document) for document in facts.of_type("consent_form")]
    return together(*answers) if answers else review("동의서가 없어 동의 여부를 확인해야 합니다.")


def _consents(facts: Facts, document: int) -> Outcome:
    refused = [name for name in _CONSENTS if facts.sure(document, name) is False]
    if refused:
        return not_met(f"동의하지 않은 항목이 있습니다: {_named(refused)}.", *(proof(document, name) for name in refused))
    marks = tuple(proof(document, name) for name in _CONSENTS)
    doubts = facts.doubts(document, *_CONSENTS)
    if doubts:
        return review(f"동의 표시가 확실하지 않습니다: {_named([doubt.field for doubt in doubts])}.", *marks, doubts=doubts)
    unmarked = [name for name in _CONSENTS if facts.field(document, name).value is None]
    if unmarked:
        return review(f"동의 표시가 없거나 둘 다 표시되었습니다: {_named(unmarked)}.", *marks)
    return met("다섯 항목에 모두 동의하였습니다.", *marks)


def _named(names: list[str]) -> str:
    return ", ".join(FIELDS[name] for name in names)


def sealed(facts: Facts) -> Outcome:
    """Application form and consent form carry a seal or a signature."""
    answers = []
    for kind, ko in (("application_form", "신청서"), ("consent_form", "동의서")):
        found = best(_seal(facts, document, ko) for document in facts.of_type(kind))
        answers.append(found or review(f"{josa(ko, '이/가')} 없어 날인을 확인해야 합니다."))
    return together(*answers)


def _seal(facts: Facts, document: int, ko: str) -> Outcome:
    mark = proof(document, "sealed")
    doubts = facts.doubts(document, "sealed")
    if doubts:
        return review(f"{ko}의 날인이 확실하지 않습니다.", mark, doubts=doubts)
    if facts.field(document, "sealed").value:
        return met("신청서와 동의서에 날인 또는 서명이 있습니다.", mark)
    return not_met(f"{ko}에 날인이 없습니다.", mark)


CRITERIA: tuple[Callable[[Facts], Outcome], ...] = (
    sme_status,
    allowed_industry,
    dispute.dispute_in_progress,
    no_pending_investigation,
    technology_related,
    no_conflict_of_interest,
    taxes_paid,
    in_business,
    documents_complete,
    consent_given,
    sealed,
    documents_consistent,
)
"""In the order of the vocabulary; the function's name is the criterion's id."""
