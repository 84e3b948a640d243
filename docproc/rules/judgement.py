"""All the rules over one submission: eligibility, rate, bonus, fee, and what a person must look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from docproc.model import Attention, Bonus, Document, Eligibility, Fee, Frozen, ItemVerdict, Rate, SourceFile, Verdict
from docproc.programs import Item, Program, Table
from docproc.rules.attention import look_at
from docproc.rules.caps import Total, add_up, moves
from docproc.rules.claims import claim, ticked_items
from docproc.rules.eligibility import CRITERIA
from docproc.rules.facts import Facts, gather
from docproc.rules.fee import estimate, fee, subsidy_of
from docproc.rules.identity import Applicant, applicant
from docproc.rules.outcome import Outcome
from docproc.rules.preference import bonus_item, rate_item
from docproc.rules.readings import ReadingNote, other_readings
from docproc.rules.sensitivity import Settled, explore, settle
from docproc.rules.submitted import Missing, missing
from docproc.rules.workings import Workings


class Judgement(Frozen):
    """What the rules say of one submission. `readings` are the ambiguities of the announcement whose other
    reading would change the result here; `review_skipped` says that a committee applied (no selection review)."""

    eligibility: Eligibility
    rate: Rate
    bonus: Bonus
    fee: Fee
    attention: tuple[Attention, ...]
    identity: Applicant
    readings: tuple[ReadingNote, ...] = ()
    missing: tuple[Missing, ...] = ()
    review_skipped: bool = False


def judge(
    documents: Sequence[Document],
    program: Program,
    application_date: date | None,
    *,
    company: str,
    files: Sequence[SourceFile] = (),
    negotiated_fee: int | None = None,
) -> Judgement:
    """The verdicts of one edition over the documents of one submission; a pure function.

    `company` is the name of the file names; `negotiated_fee` in won before VAT, where the fee was agreed upon
    (announcement 3, 별도 협의). Without an application date whatever depends on it is for review.
    """
    facts = gather(documents, program, application_date, company, files, negotiated_fee)
    work = work_out(facts)
    rate = _rate(facts, work)
    bonus = _bonus(facts, work)
    return Judgement(
        eligibility=_eligibility(facts, work),
        rate=rate,
        bonus=bonus,
        fee=_fee(program, work, rate),
        attention=look_at(facts, work),
        identity=applicant(facts),
        readings=other_readings(facts, work, work_out),
        missing=missing(facts),
        review_skipped=any(facts.sure(document, "applicant_kind") == "committee" for document in facts.of_type("application_form")),
    )


def work_out(facts: Facts) -> Workings:
    """Every answer with the doubts it went through, before it is put into words for the record."""
    program = facts.program
    criteria = {name: settle(facts, check) for check in CRITERIA if (name := check.__name__) in program.eligibility}
    rate = {item.id: settle(facts, _rule(rate_item, item)) for item in program.rate.items.values()}
    bonus = {item.id: settle(facts, _rule(bonus_item, item)) for item in program.bonus.items.values()}
    as_read = estimate(facts)
    leaves = explore(facts, estimate) if as_read.doubts else None
    amounts = {leaf.answer.won for leaf in leaves} if leaves else {as_read.won}
    settled = leaves[0].answer if leaves and len(amounts) == 1 else as_read
    doubts = tuple(dict.fromkeys(doubt for leaf in leaves or () for doubt, _ in leaf.supposed)) or as_read.doubts
    return Workings(
        program=program,
        criteria=criteria,
        rate=rate,
        bonus=bonus,
        claimed=ticked_items(facts),
        won=settled.won,
        fee_reason=settled.why,
        fee_doubts=doubts,
        fee_amounts=tuple(sorted(amounts, key=lambda won: (won is None, won or 0))),
    )


def _rule(judge_item: Callable[[Facts, Item], Outcome], item: Item) -> Callable[[Facts], Outcome]:
    return lambda facts: judge_item(facts, item)


def _eligibility(facts: Facts, work: Workings) -> Eligibility:
    verdicts = []
    for name, settled in work.criteria.items():
        criterion = facts.program.eligibility[name]
        verdicts.append(
            Verdict(
                id=name,
                verdict=settled.outcome.verdict,
                reason=settled.outcome.reason,
                evidence=settled.outcome.evidence,
                clause=criterion.clause,
                reading=settled.outcome.reading,
                question=_hangs_on_eligibility(work, name, settled, criterion.person),
            )
        )
    words = {verdict.verdict for verdict in verdicts}
    whole = "not_met" if "not_met" in words else "review" if "review" in words else "met"
    return Eligibility(verdict=whole, criteria=tuple(verdicts))  # type: ignore[arg-type]


def _hangs_on_eligibility(work: Workings, name: str, settled: Settled, person: bool) -> str | None:
    if settled.outcome.verdict != "review":
        return None
    if person:
        return "담당자 확인란: 적합이면 '충족', 아니면 '미충족'을 고르세요."
    if work.excluded:
        return None
    return "확인 결과가 부적합이면 지원대상에서 제외됩니다."


def _rate(facts: Facts, work: Workings) -> Rate:
    table = facts.program.rate
    confirmed = add_up(facts.program, table, work.sure(work.rate))
    possible = add_up(facts.program, table, work.sure(work.rate) | work.open(work.rate))
    claimed = add_up(facts.program, table, work.claimed)
    items = tuple(_item(facts, work, table, work.rate, item, confirmed, claim(facts, item.id).ticked, "%") for item in table.items.values())
    return Rate(base=table.base, claimed=claimed.total, confirmed=confirmed.total, possible=possible.total, items=items)


def _bonus(facts: Facts, work: Workings) -> Bonus:
    table = facts.program.bonus
    confirmed = add_up(facts.program, table, work.sure(work.bonus))
    possible = add_up(facts.program, table, work.sure(work.bonus) | work.open(work.bonus))
    items = tuple(_item(facts, work, table, work.bonus, item, confirmed, None, "점") for item in table.items.values())
    return Bonus(confirmed=confirmed.total, possible=possible.total, items=items)


def _fee(program: Program, work: Workings, rate: Rate) -> Fee:
    made = fee(program, work.won, rate.confirmed, work.fee_reason)
    if work.won is None or rate.possible == rate.confirmed:
        return made
    most = subsidy_of(program, work.won, rate.possible)
    return made.model_copy(update={"note": f"{made.note} 확인필요 항목이 모두 인정되면 지원비율 {rate.possible} %, 정부지원금 {most:,}원입니다."})


def _item(
    facts: Facts, work: Workings, table: Table, settled: dict[str, Settled], item: Item, confirmed: Total, claimed: bool | None, unit: str
) -> ItemVerdict:
    outcome = settled[item.id].outcome
    points = confirmed.points.get(item.id, 0) if outcome.verdict == "met" else 0
    reason = outcome.reason
    if item.id in confirmed.over:
        adds = f"{points}{unit}만 더합니다" if points else "더하지 않습니다"
        reason = f"{reason.rstrip('.')}(한도 '{confirmed.over[item.id]}' 때문에 {adds})."
    question = None
    if outcome.verdict == "review" and moves(facts.program, table, work.sure(settled), work.open(settled), item.id):
        gains = add_up(facts.program, table, work.sure(settled) | {item.id}).total
        name = "지원비율이" if table is facts.program.rate else "가점이"
        question = f"인정하면 {name} {confirmed.total}{unit}에서 {gains}{unit}{'으로' if unit == '점' else '로'} 바뀝니다." if gains != confirmed.total else f"다른 확인 결과와 함께 {name} 바뀔 수 있습니다."
    return ItemVerdict(
        id=item.id,
        verdict=outcome.verdict,
        reason=reason,
        evidence=outcome.evidence,
        clause=item.clause,
        question=question,
        reading=outcome.reading,
        claimed=claimed,
        points=points,
    )
