"""The random audit: cases that nobody was asked about, drawn by lot for a full look, and what that says of all of them."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil

from docproc.errors import WrongUsage
from docproc.qa.significance import wilson
from docproc.table import Faults, Said, Share, Table


@dataclass(frozen=True)
class Drawn:
    """A case drawn for a full look. `record` is the digest of its record then, `fields` how many values the program
    stood behind; `wrong` how many of them a person found wrong, None until somebody has looked; `seed` repeats the lot."""

    case: str
    drawn: str
    seed: int
    record: str
    fields: int
    wrong: int | None = None
    looked: str = ""


def draw(untouched: Mapping[str, tuple[str, int]], before: Collection[Drawn], *, share: float, seed: int, today: str) -> list[Drawn]:
    """Draws `share` of the `untouched` cases (name → digest of the record, number of `ok` values), at least one; those
    that were drawn before with the same record are left out of the draw but count towards the share."""
    known = {(one.case, one.record) for one in before}
    left = sorted(case for case, (record, _) in untouched.items() if (case, record) not in known)
    wanted = ceil(share * len(untouched)) - (len(untouched) - len(left))
    chosen = random.Random(seed).sample(left, max(0, min(wanted, len(left))))
    return [Drawn(case, today, seed, *untouched[case]) for case in sorted(chosen)]


def looked_at(drawn: Sequence[Drawn], case: str, wrong: int, record: str, today: str) -> list[Drawn]:
    """`drawn` with what a person found in `case`. WrongUsage where it was not drawn, was read anew since (`record` is
    its digest now), or has fewer values than are said to be wrong."""
    found = [one for one in drawn if one.case == case]
    if not found:
        raise _refused(f"'{case}'은(는) 뽑힌 건이 아닙니다. 뽑힌 건: {', '.join(one.case for one in drawn) or '없음'}", f"'{case}' was not drawn. Drawn: {', '.join(one.case for one in drawn) or 'none'}")
    last = found[-1]
    if last.record != record:
        raise _refused(f"'{case}'은(는) 뽑힌 뒤에 다시 읽었습니다. 다시 뽑으세요.", f"'{case}' was read anew since it was drawn. Draw again.")
    if not 0 <= wrong <= last.fields:
        raise _refused(f"'{case}'에서 확실하다고 한 값은 {last.fields}개입니다.", f"'{case}' has {last.fields} values marked certain.")
    return [replace(one, wrong=wrong, looked=today) if one is last else one for one in drawn]


def _refused(ko: str, en: str) -> WrongUsage:
    return WrongUsage(ko, en, next_ko="docproc qa sample 로 뽑힌 건을 확인하세요.", next_en="See what was drawn with: docproc qa sample")


def table(drawn: Sequence[Drawn]) -> Table:
    """What was drawn, and what was found."""
    rows = tuple((one.case, one.drawn, one.fields, Said("아직", "not yet") if one.wrong is None else Faults(one.wrong), one.looked) for one in drawn)
    heads = (Said("접수건", "case"), Said("뽑은 날", "drawn"), Said("확실하다고 한 값", "certain values"), Said("틀린 값", "wrong"), Said("확인한 날", "looked at"))
    return Table("audit", Said("무작위 확인", "Random audit"), heads, rows)


def rates(drawn: Sequence[Drawn]) -> Table:
    """The error rates seen, with their 95 % intervals (Wilson)."""
    done = [one for one in drawn if one.wrong is not None]
    cases = (sum(bool(one.wrong) for one in done), len(done))
    values = (sum(one.wrong or 0 for one in done), sum(one.fields for one in done))
    rows = []
    for label, (wrong, total) in ((Said("접수 건", "cases"), cases), (Said("값", "values"), values)):
        low, high = wilson(wrong, total)
        rows.append((label, total, Faults(wrong), Share(wrong, total), f"{100 * low:.2f}–{100 * high:.2f} %" if total else "-"))
    heads = (Said("무엇", "what"), Said("확인함", "looked at"), Said("틀림", "wrong"), Said("오류율", "error rate"), Said("95 % 신뢰구간", "95 % interval"))
    return Table("audit_rates", Said("사람을 거치지 않은 건의 오류율", "Error rate of what nobody was asked about"), heads, tuple(rows))


def as_json(drawn: Sequence[Drawn]) -> str:
    """The list for its file."""
    return json.dumps([asdict(one) for one in drawn], ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> list[Drawn]:
    """The list of a file. ValueError or TypeError where it is none."""
    return [Drawn(**one) for one in json.loads(text)]
