"""Step 1 ③: is a civil suit for damages, or a case before one of the named bodies, pending?"""

from __future__ import annotations

import re

from docproc.korean import company_core, josa, squeeze
from docproc.rules.facts import Facts, proof
from docproc.rules.identity import applicant, is_sole, people, whose
from docproc.rules.mediation import pending
from docproc.rules.outcome import Outcome, best, met, not_met, review, together

_CIVIL = ("재가합", "재가단", "가합", "가단", "가소", "나", "다")
_CASE = re.compile(r"\d{4}\s*(?P<code>[가-힣]+)\s*\d+")
STAMP = "court stamp"
"""What `confirmed_by` of a complaint's filing day holds where it stands in the court's stamp."""
_STAMP = re.compile(r"접\s*수|제출\s*일시")
_OLD = 730
"""A receipt older than two years no longer shows that the case is pending."""


def dispute_in_progress(facts: Facts) -> Outcome:
    """One pending case is enough: a complaint as plaintiff, or a receipt of one of the edition's bodies."""
    suits = [_suit(facts, document) for document in facts.of_type("complaint")]
    cases = [_mediation(facts, document) for document in facts.of_type("mediation_receipt")]
    found = best([*suits, *cases])
    return found or review("소장도 조정·중재 접수 확인 서류도 없어 확인이 필요합니다.")


def _suit(facts: Facts, document: int) -> Outcome:
    return together(_plaintiff(facts, document), _for_damages(facts, document), _filed(facts, document))


def _plaintiff(facts: Facts, document: int) -> Outcome:
    us, name = applicant(facts), facts.field(document, "plaintiff_name")
    mark = proof(document, "plaintiff_name")
    if name.status == "check":
        return review("소장의 원고가 확실하지 않습니다.", mark, doubts=facts.doubts(document, "plaintiff_name"))
    if name.value is None:
        return review("소장에서 원고를 찾지 못했습니다.", proof(document))
    cores = {company_core(known) for known in us.names}
    parties = [company_core(re.sub(r"\s*외\s*\d+\s*[명인]?\s*$", "", part)) for part in re.split(r"[,;\n]|(?<=\s)및\s", str(name.value))]
    if us.is_called(str(name.value)) or cores & set(parties):
        return met(f"원고는 '{name.value}'입니다.", mark)
    if people(str(name.value)) & set(us.representatives) and is_sole(facts):
        return met(f"원고는 신청기업의 대표자 '{name.value}'입니다.", mark)
    defendant = facts.field(document, "defendant_name")
    if defendant.value and us.is_called(str(defendant.value)) and defendant.status == "ok":
        return not_met(f"신청기업이 소장의 원고가 아니라 피고입니다(원고 '{name.value}').", mark, proof(document, "defendant_name"))
    if any(core and any(core in party or party in core for party in parties if party) for core in cores) or person_like(str(name.value)):
        return review(f"소장의 원고 '{name.value}'{josa(str(name.value), '이/가')[len(str(name.value)) :]} 신청기업인지 확인이 필요합니다.", mark)
    return not_met(f"소장의 원고 '{name.value}'{josa(str(name.value), '이/가')[len(str(name.value)) :]} 신청기업이 아닙니다.", mark)


def person_like(name: str) -> bool:
    """Whether a party may be a person (an owner suing in its own name)."""
    return bool(re.fullmatch(r"[가-힣]{2,4}", squeeze(name)))


def _for_damages(facts: Facts, document: int) -> Outcome:
    doubts = facts.doubts(document, "claim_title")
    mark = proof(document, "claim_title")
    if doubts:
        return review("소장의 사건명이 확실하지 않습니다.", mark, doubts=doubts)
    title = str(facts.field(document, "claim_title").value or "")
    flat = squeeze(title)
    if any(word in flat for word in ("디자인", "상표")) and not any(word in flat for word in ("특허", "실용신안", "영업비밀", "기술")):
        return review(f"사건명 '{title}'{josa(title, '이/가')[len(title) :]} 디자인·상표 사건으로 보여 확인이 필요합니다.", mark)
    if "손해배상" in flat:
        return met(f"사건명은 '{title}'입니다.", mark)
    if facts.sure(document, "claim_amount"):
        return met(f"청구금액 {facts.sure(document, 'claim_amount'):,}원의 소입니다.", proof(document, "claim_amount"))
    shown = f"사건명 '{title}'" if title else "사건명"
    return review(f"소장의 {josa(shown, '으로/로')} 손해배상 청구인지 알 수 없어 확인이 필요합니다.", proof(document), doubts=facts.doubts(document, "claim_amount"))


def _filed(facts: Facts, document: int) -> Outcome:
    """A case number of a civil court, or the court's stamp, shows that the suit was filed."""
    doubts = facts.doubts(document, "case_number")
    mark = proof(document, "case_number")
    number = facts.field(document, "case_number").value
    if number is None and _stamped(facts, document):
        filed = facts.sure(document, "filed_date")
        return together(_not_after(facts, document), met(f"소장이 {filed}에 법원에 접수되어 민사소송이 진행 중입니다.", proof(document, "filed_date")))
    if doubts and not _civil_whatever_its_digits(facts, document):
        return review("소장의 사건번호가 확실하지 않습니다.", mark, doubts=doubts)
    if number is None:
        return review("소장에 사건번호나 법원의 접수인이 없어 소송이 접수되었는지 확인이 필요합니다.", proof(document))
    case = _CASE.fullmatch(str(number).strip())
    if case is None or case["code"] not in _CIVIL:
        return review(f"사건번호 {josa(str(number), '은/는')} 손해배상 민사소송의 번호가 아니어서 확인이 필요합니다.", mark)
    return together(_not_after(facts, document), met(f"사건번호 {number}의 민사소송이 진행 중입니다.", mark))


def _civil_whatever_its_digits(facts: Facts, document: int) -> bool:
    """Whether everything that may stand there is the number of a civil suit: which one it is decides nothing."""
    read = facts.field(document, "case_number")
    cases = [_CASE.fullmatch(str(value).strip()) for value in (read.value, *read.alternatives)]
    return all(case is not None and case["code"] in _CIVIL for case in cases)


def _stamped(facts: Facts, document: int) -> bool:
    """Whether the day of filing was surely read from the court's stamp, not from the end of the complaint."""
    filed = facts.field(document, "filed_date")
    return filed.sure is not None and (bool(_STAMP.search(filed.raw or "")) or STAMP in filed.confirmed_by)


def _not_after(facts: Facts, document: int) -> Outcome:
    filed = facts.sure(document, "filed_date")
    if filed is not None and facts.at is not None and filed > facts.at:
        return review(f"소장의 접수일 {josa(str(filed), '이/가')} 신청일 {facts.at}보다 늦어 확인이 필요합니다.", proof(document, "filed_date"))
    return met("", proof(document))


def _mediation(facts: Facts, document: int) -> Outcome:
    return together(whose(facts, document), _named_body(facts, document), _still_open(facts, document))


def _named_body(facts: Facts, document: int) -> Outcome:
    doubts = facts.doubts(document, "mediation_body")
    mark = proof(document, "mediation_body")
    if doubts:
        return review("조정·중재 기관이 확실하지 않습니다.", mark, doubts=doubts)
    body = facts.field(document, "mediation_body").value
    known = facts.program.mediation_bodies.get(str(body))
    if known is not None:
        return met(f"{known.label}의 사건입니다.", mark)
    if body in (None, "other"):
        return review("조정·중재 기관이 지원대상 위원회인지 확인이 필요합니다.", mark)
    return not_met("이 공고에서 지원대상으로 인정하지 않는 조정·중재 기관입니다.", mark)


def _still_open(facts: Facts, document: int) -> Outcome:
    doubts = facts.doubts(document, "status")
    mark = proof(document, "status")
    if doubts:
        return review("조정·중재의 처리상태가 확실하지 않습니다.", mark, doubts=doubts)
    status = facts.field(document, "status").value
    open_ = pending(status)
    if open_ is False:
        return not_met(f"조정·중재의 처리상태가 '{status}'{josa(str(status), '으로/로')[len(str(status)) :]} 진행 중이 아닙니다.", mark)
    if open_ is None and status:
        return review(f"조정·중재의 처리상태 '{status}'만으로는 진행 중인지 알 수 없어 확인이 필요합니다.", mark)
    return _received(facts, document, sure=bool(open_))


def _received(facts: Facts, document: int, *, sure: bool) -> Outcome:
    mark, at = proof(document, "filed_date"), facts.at
    filed = facts.field(document, "filed_date")
    if filed.status == "check":
        return review("조정·중재의 접수일이 확실하지 않습니다.", mark, doubts=facts.doubts(document, "filed_date"))
    if filed.value is None or at is None:
        return met("조정·중재가 접수되어 진행 중입니다.", proof(document)) if sure else review("조정·중재가 접수되었는지 확인이 필요합니다.", proof(document))
    if filed.value > at:
        return review(f"조정·중재의 접수일 {josa(str(filed.value), '이/가')} 신청일 {at}보다 늦어 확인이 필요합니다.", mark)
    if not sure and (at - filed.value).days > _OLD:
        return review(f"조정·중재가 {filed.value}에 접수되어 아직 진행 중인지 확인이 필요합니다.", mark)
    return met(f"조정·중재가 {filed.value}에 접수되어 진행 중입니다.", mark)
