"""What a person must look at, and what hangs on it; the rest is noted without asking anyone."""

from __future__ import annotations

from typing import Any

from docproc.findings import finding
from docproc.glossary import FIELDS, value_ko
from docproc.korean import josa
from docproc.model import Attention
from docproc.programs import Table
from docproc.rules.caps import add_up, moves
from docproc.rules.facts import Facts
from docproc.rules.fee import subsidy_of
from docproc.rules.outcome import Doubt
from docproc.rules.sensitivity import Settled, frozen
from docproc.rules.submitted import missing
from docproc.rules.workings import Workings

_FEW = 4
"""So many readings of a field are listed one by one in a question."""


def look_at(facts: Facts, work: Workings) -> tuple[Attention, ...]:
    """Missing papers, claims and evidence without each other, then every doubtful field: decisive ones first."""
    asked = [*_missing(facts), *_unmatched(facts, work)]
    hanging = _hanging(facts, work)
    fields = [_doubtful(facts, doubt, hanging.get(doubt, ())) for doubt in _all_doubts(facts)]
    return (*asked, *sorted(fields, key=lambda one: not one.decisive))


def _missing(facts: Facts) -> list[Attention]:
    return [
        Attention(code="document_missing", message=finding("document_missing", document=one.label, clause=one.clause).message)  # type: ignore[arg-type]
        for one in missing(facts)
    ]


def _unmatched(facts: Facts, work: Workings) -> list[Attention]:
    """Open questions that no doubtful field stands behind: evidence or claim missing, papers that contradict."""
    asked = _left_to_a_person(facts, work)
    for name, settled in work.criteria.items():
        criterion = facts.program.eligibility[name]
        if settled.outcome.verdict == "review" and not (settled.open or criterion.person or name == "documents_complete"):
            asked.append(_question("person_decides", f"{criterion.label}: {settled.outcome.reason}", settled, decisive=not work.excluded))
    for table, items in ((facts.program.rate, work.rate), (facts.program.bonus, work.bonus)):
        for name, settled in items.items():
            if settled.outcome.verdict == "review" and not settled.open:
                decisive = moves(facts.program, table, work.sure(items), work.open(items), name)
                hang = f" {_hang(facts, work, table, items, name)}" if decisive else ""
                asked.append(_question("item_open", f"{table.items[name].label}: {settled.outcome.reason}{hang}", settled, decisive=decisive))
    return asked


def _left_to_a_person(facts: Facts, work: Workings) -> list[Attention]:
    """One line for what no paper can show and a person ticks in every case."""
    labels = [facts.program.eligibility[name].label for name in work.criteria if facts.program.eligibility[name].person]
    if not labels or work.excluded:
        return []
    return [Attention(code="person_decides", message=f"제출서류로 알 수 없어 담당자가 직접 확인하는 항목: {', '.join(labels)}.")]


def _question(code: str, message: str, settled: Settled, *, decisive: bool) -> Attention:
    where = settled.outcome.evidence[0] if settled.outcome.evidence else None
    return Attention(code=code, message=message, document=where.document if where else None, field=where.field if where else None, decisive=decisive)


def _all_doubts(facts: Facts) -> list[Doubt]:
    return [
        Doubt(index, name) for index, document in enumerate(facts.documents) for name, field in document.fields.items() if field.status == "check"
    ]


def _hanging(facts: Facts, work: Workings) -> dict[Doubt, tuple[str, ...]]:
    """For each decisive doubtful field, what hangs on it, in words."""
    found: dict[Doubt, list[str]] = {}
    for name, settled in work.criteria.items():
        if settled.open and not work.excluded:
            for doubt in settled.doubts:
                found.setdefault(doubt, []).append(f"{josa(facts.program.eligibility[name].label, '이/가')} 여기에 달려 있습니다.")
    for table, items in ((facts.program.rate, work.rate), (facts.program.bonus, work.bonus)):
        for name, settled in items.items():
            if settled.open and moves(facts.program, table, work.sure(items), work.open(items), name):
                for doubt in settled.doubts:
                    found.setdefault(doubt, []).append(_by_reading(facts, work, table, items, name, doubt))
    if len(work.fee_amounts) > 1:
        for doubt in work.fee_doubts:
            found.setdefault(doubt, []).append(_fee_hang(work))
    return {doubt: tuple(dict.fromkeys(said)) for doubt, said in found.items()}


def _hang(facts: Facts, work: Workings, table: Table, items: dict[str, Settled], name: str) -> str:
    low, high = _totals(facts, work, table, items, name)
    called, unit = ("지원비율", " %") if table is facts.program.rate else ("가점", "점")
    if low == high:
        return f"다른 확인 결과와 함께 {josa(called, '이/가')} 바뀔 수 있습니다."
    return f"인정하면 {called} {high}{unit}, 아니면 {low}{unit}입니다."


def _totals(facts: Facts, work: Workings, table: Table, items: dict[str, Settled], name: str) -> tuple[int, int]:
    sure = work.sure(items)
    return add_up(facts.program, table, sure).total, add_up(facts.program, table, sure | {name}).total


def _by_reading(facts: Facts, work: Workings, table: Table, items: dict[str, Settled], name: str, doubt: Doubt) -> str:
    """`2020-09-14이면 지원비율 80 %, 2020-09-19이면 70 %` where the field alone decides among few readings."""
    low, high = _totals(facts, work, table, items, name)
    called, unit = ("지원비율", " %") if table is facts.program.rate else ("가점", "점")
    field = facts.field(*doubt)
    read = [value for value in dict.fromkeys(map(frozen, (field.value, *field.alternatives))) if value is not None]
    alone = {leaf.supposed[0][1]: leaf.answer.verdict for leaf in items[name].leaves if len(leaf.supposed) == 1 and leaf.supposed[0][0] == doubt}
    if 2 <= len(read) <= _FEW and "met" in {alone.get(value) for value in read} and all(value in alone for value in read) and low != high:
        said = ", ".join(f"{josa(_shown(doubt, value), '이면/면')} {high if alone[value] == 'met' else low}{unit}" for value in read)
        return f"{table.items[name].label}: {called} {said}입니다."
    return f"{table.items[name].label}: {_hang(facts, work, table, items, name)}"


def _fee_hang(work: Workings) -> str:
    shown = [f"수수료 {won:,}원(정부지원금 {subsidy_of(work.program, won, work.confirmed):,}원)" if won is not None else "별도 협의" for won in work.fee_amounts]
    return f"{' 또는 '.join(shown)} 가운데 어느 것인지 여기에 달려 있습니다."


def _doubtful(facts: Facts, doubt: Doubt, hangs: tuple[str, ...]) -> Attention:
    field = facts.field(*doubt)
    code = "field_unread" if field.value is None else "field_doubtful"
    called = FIELDS.get(doubt.field, doubt.field)
    shown = _shown(doubt, field.value)
    other = [_shown(doubt, value) for value in field.alternatives if value is not None and value != field.value][: _FEW - 1]
    raw = " 또는 ".join(f"'{value}'" for value in (shown, *other))
    paper = facts.name_of(doubt.document)
    said = f"{paper}의 '{called}' 값이 확실하지 않습니다: {raw}." if field.value is not None else f"{paper}의 '{called}'{josa(called, '을/를')[len(called) :]} 읽지 못했습니다."
    tail = " ".join(hangs) if hangs else "결과를 바꾸지 않습니다."
    return Attention(code=code, message=f"{said} {tail}", document=doubt.document, field=doubt.field, decisive=bool(hangs))


def _shown(doubt: Doubt, value: Any) -> str:
    return value_ko(doubt.field, value)
