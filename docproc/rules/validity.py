"""Conditions on a certificate's own dates: printed periods, events, designations.

Validity is the printed period, both ends counted in, and never the issue date (a re-issued paper is younger
than its period, and a paper can be issued before it becomes valid).
"""

from __future__ import annotations

from datetime import date

from docproc.korean import josa
from docproc.programs import Item
from docproc.rules.dates import last_day_within, near
from docproc.rules.facts import Facts, proof
from docproc.rules.outcome import Outcome, met, not_met, review

NO_DATE = "신청일을 알 수 없어 확인이 필요합니다."


def valid_on(facts: Facts, item: Item, document: int) -> Outcome:
    """The printed period covers the application date."""
    return period(facts, document, "유효기간")


def in_force_on(facts: Facts, item: Item, document: int) -> Outcome:
    """The contract's printed term covers the application date."""
    return period(facts, document, "계약기간")


def period(facts: Facts, document: int, called: str) -> Outcome:
    """Whether the period printed on a document covers the application date; review where none is printed."""
    paper, at = facts.name_of(document), facts.at
    if at is None:
        return review(NO_DATE, proof(document))
    begin, end = facts.field(document, "valid_from"), facts.field(document, "valid_until")
    evidence = tuple(proof(document, name) for name in ("valid_from", "valid_until") if facts.field(document, name).value)
    evidence = evidence or (proof(document),)
    doubts = facts.doubts(document, "valid_until", "valid_from")
    if doubts:
        return review(f"{paper}의 {josa(called, '이/가')} 확실하지 않습니다.", *evidence, doubts=doubts)
    if end.value is None:
        return review(f"{paper}에 {called}의 끝나는 날이 찍혀 있지 않아 확인이 필요합니다.", *evidence)
    if begin.value is not None and begin.value > end.value:
        return review(f"{paper}의 {called} {_span(begin.value, end.value)}의 앞뒤가 맞지 않아 확인이 필요합니다.", *evidence)
    if at > end.value:
        return not_met(f"{paper} {josa(called, '이/가')} {end.value}에 끝나 신청일 {at}에는 유효하지 않습니다{_aside(near(at, end.value))}.", *evidence)
    if begin.value is not None and at < begin.value:
        return not_met(f"{paper} {josa(called, '이/가')} {begin.value}에 시작하여 신청일 {at}에는 아직 유효하지 않습니다{_aside(near(at, begin.value))}.", *evidence)
    return met(f"{paper} {called} {josa(_span(begin.value, end.value), '이/가')} 신청일 {josa(str(at), '을/를')} 포함합니다{_aside(near(at, end.value))}.", *evidence)


def event_within(facts: Facts, item: Item, document: int, field: str = "event_date") -> Outcome:
    """The event (completion, selection, agreement) lies within `within_years` of the application date."""
    years, paper, at = item.within_years or 0, facts.name_of(document), facts.at
    evidence = proof(document, field)
    if at is None:
        return review(NO_DATE, evidence)
    doubts = facts.doubts(document, field)
    if doubts:
        return review(f"{paper}의 기준일자가 확실하지 않습니다.", evidence, doubts=doubts)
    event: date | None = facts.field(document, field).value
    if event is None:
        return review(f"{paper}에서 최근 {years}년을 셀 날짜를 찾지 못해 확인이 필요합니다.", proof(document))
    if event > at:
        return not_met(f"{paper}의 기준일자 {josa(str(event), '이/가')} 신청일 {at}보다 늦습니다.", evidence)
    last = last_day_within(event, years)
    if at <= last:
        return met(f"{paper}의 기준일자 {event}부터 {years}년이 되는 {last} 안에 신청일 {josa(str(at), '이/가')} 있습니다{_aside(near(at, last))}.", evidence, reading=item.reading)
    until = facts.field(document, "valid_until")
    if until.value is not None and until.value >= at:
        return review(
            f"{paper}의 기준일자 {josa(str(event), '은/는')} {years}년이 지났으나 기간이 {until.value}까지여서 진행 중인지 확인이 필요합니다.",
            evidence, proof(document, "valid_until"), doubts=facts.doubts(document, "valid_until"),
        )  # fmt: skip
    if until.status == "check":
        return review(f"{paper}의 기간이 확실하지 않습니다.", evidence, doubts=facts.doubts(document, "valid_until"))
    return not_met(f"{paper}의 기준일자 {josa(str(event), '은/는')} 신청일 {at}에서 {years}년이 넘었습니다{_aside(near(at, last))}.", evidence, reading=item.reading)


def evidence(facts: Facts, item: Item, document: int) -> Outcome:
    """The paper itself is the proof; nothing in it expires."""
    at, paper = facts.at, facts.name_of(document)
    denied = _denied(facts, document)
    if denied is not None:
        return denied
    issued = facts.field(document, "issued_date")
    if at is not None and issued.value is not None and issued.value > at:
        return review(f"{paper}의 발급일 {josa(str(issued.value), '이/가')} 신청일 {at}보다 늦어 확인이 필요합니다.", proof(document, "issued_date"), doubts=facts.doubts(document, "issued_date"))
    return met(f"{josa(paper, '이/가')} 제출되었습니다.", proof(document, "title") if facts.field(document, "title").value else proof(document))


def designation(facts: Facts, item: Item, document: int) -> Outcome:
    """A designation counts while its printed period runs; an agreement counts once it is concluded (Q17, Q19)."""
    if facts.reading("Q17") == "b":
        return _since(evidence(facts, item, document), "Q17")
    end = facts.field(document, "valid_until")
    title = str(facts.field(document, "title").value or "")
    if "협약" in title and (end.value is None or (facts.at is not None and end.value < facts.at)) and end.status == "ok":
        return _concluded(facts, document)
    return _since(period(facts, document, "유효기간"), "Q17")


def _concluded(facts: Facts, document: int) -> Outcome:
    paper, at = facts.name_of(document), facts.at
    doubts = facts.doubts(document, "title", "event_date")
    if doubts:
        return review(f"{paper}의 협약일이 확실하지 않습니다.", proof(document), doubts=doubts)
    concluded, end = facts.sure(document, "event_date"), facts.sure(document, "valid_until")
    if end is not None:
        return review(f"{paper}의 협약기간이 {end}에 끝나 협약 기업으로 인정할지 확인이 필요합니다.", proof(document, "valid_until"), reading="Q19")
    if concluded is None or at is None:
        return review(f"{paper}의 협약일을 찾지 못해 확인이 필요합니다.", proof(document))
    if concluded > at:
        return not_met(f"{paper}의 협약일 {josa(str(concluded), '이/가')} 신청일 {at}보다 늦습니다.", proof(document, "event_date"))
    return met(f"{paper}의 협약이 {concluded}에 체결되었습니다.", proof(document, "event_date"), reading="Q19")


def _denied(facts: Facts, document: int) -> Outcome | None:
    """A paper that says 해당하지 않음 proves the contrary."""
    for name in ("title", "result", "outcome"):
        said = facts.field(document, name)
        text = str(said.value or "").replace(" ", "")
        if any(word in text for word in ("해당하지않", "비해당", "미해당", "해당없음", "부적합", "불승인")):
            if said.status == "check":
                return review(f"{facts.name_of(document)}의 판정 결과가 확실하지 않습니다.", proof(document, name), doubts=facts.doubts(document, name))
            return not_met(f"{facts.name_of(document)}의 결과가 '{said.value}'입니다.", proof(document, name))
    return None


def _since(outcome: Outcome, reading: str) -> Outcome:
    return Outcome(outcome.verdict, outcome.reason, outcome.evidence, outcome.doubts, outcome.reading or reading)


def _span(begin: date | None, end: date) -> str:
    return f"{begin} ~ {end}" if begin else f"~ {end}"


def _aside(text: str) -> str:
    return f" {text}" if text else ""
