"""The named conditions an edition's items refer to. A new kind of condition is one function and one line here."""

from __future__ import annotations

import re
from collections.abc import Callable

from docproc.korean import josa, squeeze
from docproc.programs import CrisisRegion, Item
from docproc.rules import validity
from docproc.rules.facts import Facts, proof
from docproc.rules.founding import founded_within
from docproc.rules.identity import applicant, people, whose
from docproc.rules.mediation import mediation_within
from docproc.rules.outcome import Outcome, best, met, not_met, review, together

Condition = Callable[[Facts, Item], Outcome | None]
"""What the submission proves of an item, whether claimed or not; None where no paper is about it."""

_VC = re.compile(r"벤처투자|벤처캐피탈|창업투자|인베스트|투자조합|신기술사업|신기술투자|기술투자|벤처스|캐피탈|벤처파트너스|VC|venture|invest", re.I)
_CARDS = ("등록증", "복지카드", "장애인증명")


def by_paper(check: Callable[[Facts, Item, int], Outcome]) -> Condition:
    """A condition of one certificate: it is the applicant's and `check` holds; one such paper is enough."""

    def condition(facts: Facts, item: Item) -> Outcome | None:
        return best(_proved(facts, item, document, check) for document in facts.certificates(item.id))

    return condition


def _proved(facts: Facts, item: Item, document: int, check: Callable[[Facts, Item, int], Outcome]) -> Outcome:
    return together(whose(facts, document), check(facts, item, document))


def _investment(facts: Facts, item: Item, document: int) -> Outcome:
    """Invested in by a venture capital company or fund (Q8) within the years (Q9: payment before contract)."""
    paid = facts.field(document, "event_date")
    unpaid = paid.value is None and paid.status == "ok"
    in_time = validity.event_within(facts, item, document, "issued_date" if unpaid else "event_date")
    if facts.reading("Q8") == "b":
        return in_time
    investor = facts.field(document, "issuer")
    if investor.value is None or _VC.search(squeeze(str(investor.value))):
        return in_time
    doubts = facts.doubts(document, "issuer")
    return together(in_time, review(f"투자자 '{investor.value}'{josa(str(investor.value), '이/가')[len(str(investor.value)) :]} 벤처캐피탈인지 확인이 필요합니다.", proof(document, "issuer"), doubts=doubts, reading="Q8"))


def _disabled_owner(facts: Facts, item: Item, document: int) -> Outcome:
    """The owner's disability card in a small enterprise; the enterprise's confirmation alone only supports (Q10)."""
    title = squeeze(str(facts.field(document, "title").value or ""))
    doubts = facts.doubts(document, "title")
    if doubts:
        return review("장애인기업 증빙의 종류가 확실하지 않습니다.", proof(document, "title"), doubts=doubts)
    if not any(word in title for word in _CARDS):
        covered = validity.period(facts, document, "유효기간")
        if covered.verdict != "met" or facts.reading("Q10") == "b":
            return covered
        return review("장애인기업 확인서는 유효하나 대표자의 장애인등록증을 확인해야 합니다.", *covered.evidence, reading="Q10")
    size = best(_small(facts, paper) for paper in facts.of_type("sme_confirmation"))
    return size or review("소기업인지 알 수 없어 장애인 고용비율 요건을 확인해야 합니다.", proof(document), reading="Q10")


def _small(facts: Facts, document: int) -> Outcome:
    doubts = facts.doubts(document, "size_class")
    mark = proof(document, "size_class")
    if doubts:
        return review("중소기업 확인서의 기업 규모가 확실하지 않습니다.", mark, doubts=doubts)
    if facts.field(document, "size_class").value in ("small", "micro"):
        return met("대표자의 장애인등록증이 있고 소기업이어서 고용비율 요건이 적용되지 않습니다.", mark, reading="Q10")
    return review("소기업이 아니어서 장애인 고용비율(30 %) 요건을 확인해야 합니다.", mark, reading="Q10")


def _card_holder(facts: Facts, document: int) -> Outcome:
    name = facts.field(document, "representative_name")
    mark = proof(document, "representative_name")
    if name.status == "check":
        return review("장애인등록증의 성명이 확실하지 않습니다.", mark, doubts=facts.doubts(document, "representative_name"))
    if name.value and people(name.value) & set(applicant(facts).representatives):
        return met("장애인등록증의 성명이 대표자와 같습니다.", mark)
    if name.value and applicant(facts).representatives:
        return not_met("장애인등록증의 성명이 대표자와 다릅니다.", mark)
    return review("장애인등록증의 성명이 대표자와 같은지 확인이 필요합니다.", mark)


def disabled_owner(facts: Facts, item: Item) -> Outcome | None:
    """장애인기업: a card is the representative's own paper, a confirmation the company's."""

    def one(document: int) -> Outcome:
        title = squeeze(str(facts.field(document, "title").value or ""))
        card = any(word in title for word in _CARDS) and facts.field(document, "company_name").value is None
        owner = _card_holder(facts, document) if card else whose(facts, document)
        return together(owner, _disabled_owner(facts, item, document))

    return best(one(document) for document in facts.certificates(item.id))


def _excellent(facts: Facts, item: Item, document: int) -> Outcome:
    """An approval notice alone does not say that the conversion was completed with excellent results (Q15)."""
    title = str(facts.field(document, "title").value or "")
    shown = validity.evidence(facts, item, document)
    if facts.reading("Q15") == "b" or ("우수" in title and not facts.doubts(document, "title")):
        return shown
    return together(shown, review("통보서만으로는 사업전환을 우수한 성과로 완료했는지 알 수 없어 확인이 필요합니다.", proof(document), doubts=facts.doubts(document, "title"), reading="Q15"))


def excellent_completion(facts: Facts, item: Item) -> Outcome | None:
    """A proof of its own; the notice of approval, which proves 사업재편·사업전환, only where the edition reads it so (Q15)."""
    papers = facts.certificates(item.id)
    notices = tuple(document for document in facts.certificates("business_restructuring") if "사업전환" in str(facts.field(document, "title").value or ""))
    if notices and facts.reading("Q15") == "b":
        papers = (*papers, *notices)
    return best(_proved(facts, item, document, _excellent) for document in papers)


def listed_region(facts: Facts, item: Item) -> Outcome | None:
    """The address lies in an area listed as in crisis on the day: a person confirms, never by itself (Q30, Q31)."""
    submitted = best(whose(facts, document) for document in facts.certificates(item.id))
    listed = next(((document, region) for document, region in _listed(facts)), None)
    if submitted is not None and submitted.verdict == "not_met":
        return submitted
    if submitted is not None:
        where = [proof(facts.certificates(item.id)[0]), *([proof(listed[0], "address")] if listed else [])]
        seen = f"주소가 {listed[1].name}({listed[1].since} ~ {listed[1].until})의 것으로 보이나" if listed else "신청일에 목록에 든 산업위기지역의 주소를 찾지 못해"
        return review(f"소재 확인서가 있고 {seen} 고시와 견주어 확인해야 합니다.", *where, doubts=submitted.doubts, reading="Q30")
    if listed:
        document, region = listed
        return review(f"{facts.name_of(document)}의 주소가 {josa(region.name, '으로/로')} 보여 확인이 필요합니다.", proof(document, "address"), reading="Q30")
    return None


def _listed(facts: Facts) -> list[tuple[int, CrisisRegion]]:
    """The registrations whose address names an area that is listed as in crisis on the application date."""
    at = facts.at
    regions = [region for region in facts.program.crisis_regions if at is not None and region.since <= at <= region.until]
    papers = [(document, str(facts.field(document, "address").value or "")) for document in facts.of_type("business_registration", "corporate_registry")]
    return [(document, region) for document, address in papers for region in regions if any(word in address for word in region.words)]


def operator_check(facts: Facts, item: Item) -> Outcome | None:
    """The operating body confirms it from its own list; a designation in the files is a hint (Q18)."""
    shown = by_paper(validity.designation)(facts, item)
    if shown is None or shown.verdict != "met" or facts.reading("Q18") == "b":
        return shown
    return review(f"{shown.reason.rstrip('.')}: 운영기관이 확인해야 합니다.", *shown.evidence, reading="Q18")


REGISTRY: dict[str, Condition] = {
    "founded_within": founded_within,
    "valid_on": by_paper(validity.valid_on),
    "in_force_on": by_paper(validity.in_force_on),
    "event_within": by_paper(validity.event_within),
    "investment_within": by_paper(_investment),
    "mediation_within": mediation_within,
    "evidence": by_paper(validity.evidence),
    "designation": by_paper(validity.designation),
    "disabled_owner": disabled_owner,
    "excellent_completion": excellent_completion,
    "listed_region": listed_region,
    "operator_check": operator_check,
}

STANDING = frozenset({"founded_within", "mediation_within", "listed_region"})
"""Conditions whose papers are in a submission anyway: that they fail where nothing is claimed says nothing."""
