"""One preference item: what is claimed against what is proved (vocabulary `verdicts`)."""

from __future__ import annotations

from dataclasses import replace

from docproc.model import Part
from docproc.programs import Item
from docproc.rules.claims import Claim, claim
from docproc.rules.conditions import REGISTRY, STANDING
from docproc.rules.facts import Facts
from docproc.rules.outcome import Outcome, review

NOTHING = "신청하지 않았고 증빙서류도 없습니다."


def rate_item(facts: Facts, item: Item) -> Outcome:
    """A rate item counts where it is both ticked and proved; one without the other waits for a person."""
    asked, shown = claim(facts, item.id), REGISTRY[item.condition](facts, item)
    if asked.ticked is None:
        return _uncertain(item, asked, shown)
    if asked.ticked:
        if shown is None:
            return review(f"신청서에 표시했으나 증빙서류가 없습니다: {item.proof}.", *asked.evidence)
        return replace(shown, evidence=tuple(dict.fromkeys((*shown.evidence, *asked.evidence))))
    return _unclaimed(facts, item, asked, shown)


def _unclaimed(facts: Facts, item: Item, asked: Claim, shown: Outcome | None) -> Outcome:
    if shown is None:
        return Outcome("not_claimed", NOTHING)
    if shown.verdict == "not_met" and item.condition in STANDING:
        return Outcome("not_claimed", "신청하지 않았고 서류로도 해당하지 않습니다.")
    if shown.verdict == "not_met" and not _submitted_for(facts, item, Part.RATE_EVIDENCE):
        return Outcome("not_claimed", "신청하지 않았고 지원비율 증빙으로 낸 서류도 없습니다.")
    if shown.verdict == "review" and item.condition == "founded_within" and not shown.doubts:
        return Outcome("not_claimed", "신청하지 않았고 창업일을 증명하는 서류도 없습니다.")
    if shown.verdict == "met":
        return review(f"신청서에 표시하지 않았으나 증빙이 있어 확인이 필요합니다: {shown.reason}", *shown.evidence, *asked.evidence, reading=shown.reading)
    return shown


def _uncertain(item: Item, asked: Claim, shown: Outcome | None) -> Outcome:
    if shown is None:
        if asked.doubts:
            return review("신청서의 표시가 확실하지 않고 증빙서류가 없습니다.", *asked.evidence, doubts=asked.doubts)
        return Outcome("not_claimed", NOTHING)
    if shown.verdict == "not_met":
        return shown if item.condition not in STANDING else Outcome("not_claimed", "서류로는 해당하지 않습니다.")
    if not asked.doubts:
        if shown.verdict == "review" and item.condition == "founded_within":
            return Outcome("not_claimed", NOTHING)
        return review(f"신청 세부내용이 없어 신청 여부를 알 수 없습니다: {shown.reason}", *shown.evidence, reading=shown.reading)
    return review(f"신청서의 표시가 확실하지 않습니다: {shown.reason}", *shown.evidence, *asked.evidence, doubts=(*asked.doubts, *shown.doubts), reading=shown.reading)


def bonus_item(facts: Facts, item: Item) -> Outcome:
    """A bonus item has no box to tick: its evidence is the claim (annex 4).

    A paper that proves counts in whichever file it is (Q7); one that fails counts against it only where it
    was handed in for the bonus.
    """
    shown = REGISTRY[item.condition](facts, item)
    if shown is None:
        return Outcome("not_claimed", "증빙서류가 없습니다.")
    if shown.verdict == "not_met" and not _submitted_for(facts, item, Part.BONUS_EVIDENCE):
        return Outcome("not_claimed", "평가 우대사항 증빙으로 낸 서류가 없습니다.")
    return shown


def _submitted_for(facts: Facts, item: Item, part: Part) -> bool:
    """Whether a paper about the item is in the file meant for it (or nobody knows in which file it is)."""
    part_of = {file.name: file.part for file in facts.files}
    return any(part_of.get(facts.documents[document].file, part) == part for document in facts.certificates(item.id))
