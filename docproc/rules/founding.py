"""창업: how old the company is on the application date, by the paper that the announcement names.

A corporation by 회사성립연월일 of the registry extract, an individual by 개업연월일 of the business registration.
"""

from __future__ import annotations

from datetime import date

from docproc.korean import josa
from docproc.programs import Item
from docproc.rules.dates import last_day_within, near
from docproc.rules.facts import Facts, proof
from docproc.rules.identity import whose
from docproc.rules.outcome import Doubt, Outcome, best, met, not_met, review, together
from docproc.rules.validity import NO_DATE


def founded_within(facts: Facts, item: Item) -> Outcome | None:
    """More than `over_years` and at most `within_years` old; None where no paper tells the age."""
    registries = facts.of_type("corporate_registry")
    registrations = facts.of_type("business_registration")
    individual = any(facts.sure(document, "entity_kind") == "individual" for document in registrations)
    if registries and not (individual and all(whose(facts, document).verdict == "not_met" for document in registries)):
        return best(_aged(facts, item, Doubt(document, "incorporated_date"), "회사성립연월일") for document in registries)
    if not registrations:
        return None
    return best(_by_registration(facts, item, document) for document in registrations)


def _by_registration(facts: Facts, item: Item, document: int) -> Outcome:
    doubts = facts.doubts(document, "entity_kind")
    aged = _aged(facts, item, Doubt(document, "opening_date"), "개업연월일")
    if doubts:
        return together(review("사업자등록증의 법인·개인 구분이 확실하지 않습니다.", proof(document, "entity_kind"), doubts=doubts), aged)
    if facts.field(document, "entity_kind").value == "individual":
        return aged
    return review("법인의 창업일을 확인할 등기사항전부증명서(회사성립연월일)가 없어 확인이 필요합니다.", proof(document, "opening_date"))


def _aged(facts: Facts, item: Item, mark: Doubt, called: str) -> Outcome:
    at = facts.at
    paper = facts.name_of(mark.document)
    if at is None:
        return review(NO_DATE, proof(*mark))
    doubts = facts.doubts(*mark)
    if doubts:
        return together(whose(facts, mark.document), review(f"{paper}의 {josa(called, '이/가')} 확실하지 않습니다.", proof(*mark), doubts=doubts))
    start: date | None = facts.field(*mark).value
    if start is None:
        return review(f"{paper}에서 {josa(called, '을/를')} 찾지 못했습니다.", proof(mark.document))
    return together(whose(facts, mark.document), _bracket(facts, item, mark, called, start, at))


def _bracket(facts: Facts, item: Item, mark: Doubt, called: str, start: date, at: date) -> Outcome:
    if start > at:
        return review(f"{called} {josa(str(start), '이/가')} 신청일 {at}보다 늦어 확인이 필요합니다.", proof(*mark))
    within, over = item.within_years or 0, item.over_years or 0
    last = last_day_within(start, within)
    if at > last:
        return not_met(f"{called} {start}부터 {within}년이 되는 {josa(str(last), '을/를')} 신청일 {josa(str(at), '이/가')} 지났습니다{_aside(near(at, last))}.", proof(*mark))
    if over:
        first_over = last_day_within(start, over)
        if at <= first_over:
            return not_met(f"{called} {start}부터 {over}년이 되는 {first_over} 안에 신청일 {josa(str(at), '이/가')} 있어 '{over}년 초과'가 아닙니다{_aside(near(at, first_over))}.", proof(*mark))
    confirmed = any(whose(facts, paper).verdict == "met" for paper in facts.certificates("startup_confirmation"))
    sentence = f"{called} {start}부터 {within}년이 되는 {last} 안에 신청일 {josa(str(at), '이/가')} 있습니다{_aside(near(at, last))}."
    return met(sentence, proof(*mark), reading=None if confirmed else "Q20")


def _aside(text: str) -> str:
    return f" {text}" if text else ""
