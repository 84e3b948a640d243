"""The fee, the government's share under its cap (Q1), the company's share, and the VAT the company pays."""

from __future__ import annotations

from dataclasses import dataclass

from docproc.korean import josa
from docproc.model import Fee
from docproc.programs import Program
from docproc.rules.facts import Facts
from docproc.rules.outcome import Doubt

_CAP_READINGS = ("a", "b", "c")


@dataclass(frozen=True)
class Estimate:
    """The fee before VAT in won; None where it is negotiated or cannot be said, with the reason why."""

    won: int | None
    why: str
    doubts: tuple[Doubt, ...] = ()


def estimate(facts: Facts) -> Estimate:
    """The published fee by kind of technology and number of legal clauses, or the negotiated one."""
    if facts.negotiated_fee is not None:
        return Estimate(facts.negotiated_fee, "협의한 수수료입니다.")
    answers = [_estimate_on(facts, document) for document in facts.of_type("application_form")]
    if not answers:
        return Estimate(None, "신청서가 없어 수수료를 계산하지 못했습니다.")
    if len({one.won for one in answers}) > 1:
        return Estimate(None, "신청서가 둘 이상이고 수수료가 서로 달라 확인이 필요합니다.", tuple(doubt for one in answers for doubt in one.doubts))
    return answers[0]


def _estimate_on(facts: Facts, document: int) -> Estimate:
    doubts = facts.doubts(document, "technology_kind")
    entry = facts.program.fee.kinds.get(str(facts.field(document, "technology_kind").value))
    if not doubts and entry is not None and entry.negotiated:
        return Estimate(None, f"{entry.label}: 수수료는 별도 협의 대상입니다.")
    doubts = (*doubts, *facts.doubts(document, "legal_claim_count"))
    count = facts.field(document, "legal_claim_count").value
    if doubts:
        return Estimate(None, "대상 기술이나 법조항 건수가 확실하지 않아 수수료를 계산하지 않았습니다.", doubts)
    won = entry.of(int(count)) if entry is not None and str(count).isdigit() else None
    if entry is None or won is None:
        return Estimate(None, "신청서의 대상 기술이나 법조항 건수가 표에 없어 수수료를 협의해야 합니다.")
    return Estimate(won, f"{entry.label}, 관련 법조항 {count}건 기준 예시 금액입니다.")


def cap(program: Program, rate: int, reading: str | None = None) -> int | None:
    """The most the government pays at `rate` percent, in won; None where the reading sets no limit."""
    table, caps = program.rate, program.subsidy_cap
    chosen = reading or program.reading("Q1")
    if rate <= table.base:
        return caps.at_base_rate
    if rate >= table.ceiling:
        return caps.at_ceiling
    if chosen == "a":  # both published limits are the same share of the rate
        return caps.at_base_rate * rate // table.base
    return caps.at_ceiling if chosen == "b" else None


def fee(program: Program, won: int | None, rate: int, why: str) -> Fee:
    """The shares of a fee of `won` at the confirmed rate; all None where the fee is not known."""
    if won is None:
        return Fee(estimate=None, subsidy=None, company_share=None, vat_paid_by_company=None, note=why)
    subsidy = subsidy_of(program, won, rate)
    notes = [why]
    if subsidy < won * rate // 100:
        notes.append(f"정부지원금은 한도 {subsidy:,}원까지입니다.")
    if "Q1" in program.readings:
        others = {_capped(won, rate, cap(program, rate, reading)) for reading in _CAP_READINGS} - {subsidy}
        notes += [f"공고의 다른 읽기(Q1)로는 {josa(f'{other:,}원', '이/가')} 됩니다." for other in sorted(others)]
    return Fee(estimate=won, subsidy=subsidy, company_share=won - subsidy, vat_paid_by_company=won * program.fee.vat_percent // 100, note=" ".join(notes))


def subsidy_of(program: Program, won: int, rate: int) -> int:
    """The government's share in won: `rate` percent of the fee, whole won downwards, under the cap."""
    return _capped(won, rate, cap(program, rate))


def _capped(won: int, rate: int, limit: int | None) -> int:
    share = won * rate // 100
    return share if limit is None else min(share, limit)

