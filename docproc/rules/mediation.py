"""기술 관련 조정·중재 이력: a case before one of the named bodies within two years, or still pending (Q2, Q14)."""

from __future__ import annotations

import re
from datetime import date

from docproc.korean import josa, parse_date, squeeze
from docproc.programs import Item
from docproc.rules.dates import last_day_within, near
from docproc.rules.facts import Facts, proof
from docproc.rules.identity import whose
from docproc.rules.outcome import Outcome, best, met, not_met, review, together
from docproc.rules.validity import NO_DATE

_DONE = re.compile(r"(접수|신청|제출|구성|통지|배정|배당|개시|회부|보완|선임)(가|이|을|를)?(완료|종료)")
_OPEN = re.compile(r"진행|접수|계류|심의중|심사중|조정중(?!지)|중재중(?!지)|조사중|수사중|개시|구성중|대기|예정|pending|filed|in_progress")
_CLOSED = re.compile(r"성립|종결|종료|취하|중지|완료|각하|기각|판정|거부|불응|closed|settled")


def pending(status: str | None) -> bool | None:
    """Whether a printed status says that the case is open; None where it says nothing, or both."""
    text = squeeze(status or "").lower()
    closed = bool(_CLOSED.search(_DONE.sub("접수", text)))  # 접수완료 is the beginning of a case, not its end
    open_ = bool(_OPEN.search(_DONE.sub("접수", text)))
    return None if closed == open_ else open_


def receipts(facts: Facts, body: str) -> tuple[int, ...]:
    """The receipts of one body, those included whose body is uncertain and may be this one."""
    found = []
    for document in facts.of_type("mediation_receipt"):
        read = facts.field(document, "mediation_body")
        if read.value == body or (read.status == "check" and (body in read.alternatives or read.value is None)):
            found.append(document)
    return tuple(found)


def mediation_within(facts: Facts, item: Item) -> Outcome | None:
    """A case before `body` applied for, pending or ended within `within_years`; None where no paper names one."""
    papers = [*((document, "filed_date") for document in receipts(facts, item.body or "")), *((document, "event_date") for document in facts.certificates(item.id))]
    return best(
        together(whose(facts, document), _of_this_body(facts, item, document), _about_technology(facts, item, document), _in_time(facts, item, document, name))
        for document, name in papers
    )


def _of_this_body(facts: Facts, item: Item, document: int) -> Outcome:
    doubts = facts.doubts(document, "mediation_body")
    if doubts:
        return review(f"{facts.name_of(document)}의 조정·중재 기관이 확실하지 않습니다.", proof(document, "mediation_body"), doubts=doubts)
    said = facts.field(document, "mediation_body").value
    if said is not None and said != item.body:
        return not_met(f"{josa(facts.name_of(document), '은/는')} {item.label}의 것이 아닙니다.", proof(document, "mediation_body"))
    return met("", proof(document))


def _about_technology(facts: Facts, item: Item, document: int) -> Outcome:
    if not item.subject_needs and not item.subject_excludes:
        return met("", proof(document))
    paper, subject = facts.name_of(document), facts.field(document, "subject")
    doubts = facts.doubts(document, "subject")
    if doubts:
        return review(f"{paper}의 사건 내용이 확실하지 않습니다.", proof(document, "subject"), doubts=doubts)
    text = squeeze(str(subject.value or ""))
    needed = any(squeeze(word) in text for word in item.subject_needs)
    excluded = [word for word in item.subject_excludes if squeeze(word) in text]
    if excluded and not needed:
        return not_met(f"{paper}의 사건 '{subject.value}'{josa(str(subject.value), '이/가')[len(str(subject.value)) :]} {'·'.join(excluded)} 사건이어서 제외됩니다.", proof(document, "subject"))
    if excluded or not needed:
        shown = f"사건 '{subject.value}'" if subject.value else "사건 내용"
        return review(f"{paper}의 {josa(shown, '이/가')} {item.label}에서 인정되는 기술 사건인지 확인이 필요합니다.", proof(document))
    return met("", proof(document, "subject"))


def _in_time(facts: Facts, item: Item, document: int, name: str) -> Outcome:
    at, years, paper = facts.at, item.within_years or 0, facts.name_of(document)
    mark = proof(document, name)
    if at is None:
        return review(NO_DATE, mark)
    doubts = facts.doubts(document, name)
    if doubts:
        return review(f"{paper}의 접수일이 확실하지 않습니다.", mark, doubts=doubts)
    day: date | None = facts.field(document, name).value
    if day is None:
        return review(f"{paper}에서 접수일을 찾지 못해 확인이 필요합니다.", proof(document))
    if day > at:
        return not_met(f"{paper}의 접수일 {josa(str(day), '이/가')} 신청일 {at}보다 늦습니다.", mark)
    last = last_day_within(day, years)
    if at <= last:
        aside = near(at, last)
        return met(f"{paper}의 접수일 {day}부터 {years}년이 되는 {last} 안에 신청일 {josa(str(at), '이/가')} 있습니다{' ' + aside if aside else ''}.", mark, reading="Q16")
    if facts.reading("Q14") == "b":
        return not_met(f"{paper}의 접수일 {josa(str(day), '은/는')} 신청일 {at}에서 {years}년이 넘었습니다.", mark, reading="Q14")
    return _older(facts, item, document, day, at)


def _older(facts: Facts, item: Item, document: int, day: date, at: date) -> Outcome:
    years, paper = item.within_years or 0, facts.name_of(document)
    doubts = facts.doubts(document, "status")
    if doubts:
        return review(f"{paper}의 처리상태가 확실하지 않습니다.", proof(document, "status"), doubts=doubts)
    open_ = pending(facts.field(document, "status").value)
    if open_:
        return met(f"{paper}의 접수일 {josa(str(day), '은/는')} {years}년이 지났으나 사건이 진행 중입니다.", proof(document, "status"), reading="Q14")
    ended = parse_date(str(facts.field(document, "status").value or "")) if open_ is False else None
    if ended is not None and ended <= at <= last_day_within(ended, years):
        last = last_day_within(ended, years)
        return met(f"{paper}의 접수일 {josa(str(day), '은/는')} {years}년이 지났으나 {ended}에 끝나 그날부터 {years}년이 되는 {last} 안에 신청일 {josa(str(at), '이/가')} 있습니다.", proof(document, "status"), reading="Q14")
    if ended is not None and ended < at:
        return not_met(f"{paper}의 사건이 {ended}에 끝나 신청일 {at}에서 {years}년이 넘었습니다.", proof(document, "status"), reading="Q14")
    if facts.documents[document].type == "certificate":
        return not_met(f"{paper}의 기준일자 {josa(str(day), '은/는')} 신청일 {at}에서 {years}년이 넘었습니다.", proof(document, "event_date"), reading="Q14")
    return review(f"{paper}의 접수일 {josa(str(day), '은/는')} {years}년이 지났고 끝난 날을 알 수 없어 확인이 필요합니다.", proof(document, "filed_date"), reading="Q14")
