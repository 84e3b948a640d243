"""What a run under another edition, or over other papers, changes is said case by case."""

from __future__ import annotations

import json
from pathlib import Path

from docproc.differences import changes, doubtful
from docproc.model import Attention, Case
from docproc.pipeline import Outcome
from docproc.terminal import outcome

SAMPLES = Path(__file__).parent.parent / "samples"


def golden(name: str) -> Case:
    """The golden record, without what only goldens say."""
    raw = json.loads((SAMPLES / name / "record.json").read_bytes())
    kept = {key: value for key, value in raw.items() if key in Case.model_fields and key not in ("documents", "pages", "files")}
    for part in ("eligibility", "rate", "bonus"):
        kept[part] = {**kept[part], **{key: [] for key in ("criteria", "items") if key in kept[part]}}
    return Case.model_validate(kept)


def under_the_first_edition(case: Case) -> Case:
    return case.model_copy(update={
        "program": "damage-assessment-2023-03-27", "rate": case.rate.model_copy(update={"confirmed": 50}), "fee": case.fee.model_copy(update={"subsidy": 15_000_000}),
    })  # fmt: skip


def test_a_case_whose_rate_and_subsidy_move_under_another_edition_is_named_with_both() -> None:
    before, same = golden("한빛정밀"), golden("모아전자")
    found = changes({"한빛정밀": before, "모아전자": same}, [under_the_first_edition(before), same])
    assert [one.case for one in found] == ["한빛정밀"]
    assert "지원비율 90 % → 50 %" in found[0].message and "지원금 27,000,000원 → 15,000,000원" in found[0].message
    assert "2023-03-27" in found[0].message


def test_a_case_that_is_new_has_not_changed() -> None:
    assert changes({"한빛정밀": None}, [golden("한빛정밀")]) == ()


def test_the_run_says_how_many_of_how_many_changed_and_which() -> None:
    before = golden("한빛정밀")
    after = under_the_first_edition(before)
    done = Outcome(cases=(after,), written=("한빛정밀",), unchanged=(), read_pages=0, troubled=(), out=Path("out"), judged_again=41, changed=changes({"한빛정밀": before}, [after]))
    assert "1 of 41 cases changed" in outcome(done, "en")
    assert "다시 계산한 41건 가운데 결과가 달라진 것 1건" in outcome(done, "ko") and "한빛정밀: 지원비율 90 % → 50 %" in outcome(done, "ko")


def test_doubtful_values_that_hang_on_nothing_are_counted_as_not_asked() -> None:
    asked = [Attention(code="field_doubtful", message="가", document=0, field="address", decisive=decisive) for decisive in (True, False, False)]
    case = golden("한빛정밀").model_copy(update={"attention": (*asked, Attention(code="person_decides", message="나"))})
    assert doubtful([case]) == (3, 2)
