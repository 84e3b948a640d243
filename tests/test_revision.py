"""A person's entries over a new reading: what holds decides, what does not is asked about, all of it is remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docproc import programs, review, revision, rules
from docproc.entries import Entry
from docproc.keeping import Copy, Earlier
from docproc.ledger import Ledger
from docproc.model import Attention, Case, Fee, Source
from tests.cases import PROGRAM, made_up_case
from tests.review.formulas import Sheets
from tests.review.test_round_trip import filled, row_of

NAME_KEY = "field/sme_confirmation@00000000:5/representative_name"
DATE_KEY = "field/certificate:venture@00000000:6/valid_until"


def settle(case: Case, *entries: Entry, same_papers: bool = True) -> Case:
    revised = revision.corrected(case.documents, case.files, entries)
    changed = case.model_copy(update={"documents": revised.documents})
    return revision.settled(changed, programs.load(PROGRAM), revised, entries, case.fee.estimate, same_papers=same_papers)[0]


def codes(case: Case) -> list[str]:
    return [one.code for one in case.attention]


def test_a_corrected_value_is_the_reviewers_and_the_rules_run_with_it() -> None:
    case = made_up_case()
    revised = revision.corrected(case.documents, case.files, [Entry(kind="correction", where=DATE_KEY, value="2023-01-31", was="2025-03-19")])
    assert revised.documents[1].valid_until.source is Source.REVIEWER
    program = programs.load(PROGRAM)
    before, after = (rules.judge(d, program, case.application_date, company="가온", files=case.files) for d in (case.documents, revised.documents))
    verdicts = [{item.id: item.verdict for item in judged.bonus.items}["venture"] for judged in (before, after)]
    assert verdicts[0] != "not_met" and verdicts[1] != "met"


def test_a_correction_that_is_not_understood_changes_nothing_and_is_asked_about() -> None:
    case = settle(made_up_case(), Entry(kind="correction", where=DATE_KEY, value="언젠가", was="2025-03-19"))
    assert case.documents[1].valid_until == made_up_case().documents[1].valid_until
    asked = next(one for one in case.attention if one.code == "correction_unread")
    assert asked.decisive and (asked.document, asked.field) == (1, "valid_until") and "2023-09-20처럼" in asked.message
    assert [entry.holds for entry in case.entries] == [False]


def test_a_reviewers_verdict_stands_beside_the_programs_and_moves_the_figures() -> None:
    case = settle(made_up_case(), Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요 | 증빙이 없습니다."))
    assert {item.id: item.verdict for item in case.rate.items}["policy_insurance"] == "review" and case.rate.confirmed == 60
    decided = rules.decide(case, programs.load(PROGRAM))
    assert (decided.rate_confirmed, decided.fee.subsidy, decided.overruled) == (70, 21_000_000, 1)
    assert "entry_overtaken" not in codes(case)


def test_a_question_that_a_reviewer_has_answered_is_not_asked_again() -> None:
    asked = Attention(code="item_open", message="기술보호 정책보험 가입: 증빙이 없습니다.")
    other = Attention(code="item_open", message="벤처기업: 흐립니다.")
    people = Attention(code="person_decides", message="제출서류로 알 수 없어 담당자가 직접 확인하는 항목: 이해충돌 여부, 휴·폐업 여부.")
    case = made_up_case(attention=(asked, other, people))
    verdict = Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요 | 증빙이 없습니다.")
    said = "확인필요 | 확인하세요."
    by_hand = [Entry(kind="verdict", where=f"eligibility/{name}", value="met", was=said) for name in ("no_conflict_of_interest", "in_business")]
    assert [one.decisive for one in settle(case, verdict, by_hand[0]).attention] == [False, True, True]
    assert [one.decisive for one in settle(case, *by_hand).attention] == [True, True, False]


def test_what_the_new_reading_changed_under_a_verdict_is_said() -> None:
    entry = Entry(kind="verdict", where="rate/policy_insurance", value="met", was="미충족 | 만료되었습니다.")
    kept, dropped = settle(made_up_case(), entry), settle(made_up_case(), entry, same_papers=False)
    assert codes(kept)[0] == "entry_overtaken" and "만료되었습니다" in kept.attention[0].message
    assert codes(dropped)[0] == "entry_left_over" and rules.decide(dropped, programs.load(PROGRAM)).rate_confirmed == 60
    assert [entry.value for entry in dropped.entries] == ["met"]


def test_a_verdict_left_over_from_other_papers_does_not_come_alive_in_the_next_run() -> None:
    entry = Entry(kind="verdict", where="rate/policy_insurance", value="met", was="미충족 | 만료되었습니다.", holds=False)
    assert [one.holds for one in settle(made_up_case(), entry).entries] == [False]


def test_a_negotiated_fee_counts_over_the_same_papers_only_or_beside_the_same_published_fee() -> None:
    entry = Entry(kind="fee", where="fee", value="28000000", was="30000000")
    assert revision.agreed_fee([entry], 25_000_000, same_papers=True) == 28_000_000
    assert revision.agreed_fee([entry], 30_000_000, same_papers=False) == 28_000_000
    assert revision.agreed_fee([entry], 25_000_000, same_papers=False) is None


def test_a_signature_under_other_figures_is_not_carried_over() -> None:
    case = made_up_case()
    name = Entry(kind="sign", where="sign/reviewer/name", value="박검토", was=revision.figures(rules.decide(case, programs.load(PROGRAM))))
    assert [entry.holds for entry in settle(case, name).entries] == [True]
    other = settle(case, name, Entry(kind="verdict", where="rate/policy_insurance", value="met", was="확인필요 | 증빙이 없습니다."))
    assert [(entry.kind, entry.holds) for entry in other.entries] == [("verdict", True), ("sign", False)] and "entry_left_over" in codes(other)


def test_a_sheet_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").write_bytes(b"broken")
    entries, said = revision.read_back(Earlier(tmp_path / "review.xlsx", kept="review-보관-3.xlsx"))
    assert entries == () and [one.code for one in said] == ["sheet_unreadable"] and "review-보관-3.xlsx" in said[0].message


def test_where_the_sheet_is_gone_or_broken_the_entries_of_the_last_run_stand(tmp_path: Path) -> None:
    known = Entry(kind="remark", where="rate/venture", value="확인함")
    (tmp_path / "record.json").write_text(made_up_case(entries=(known,)).model_dump_json(), encoding="utf-8")
    (tmp_path / "review.xlsx").write_bytes(b"broken")
    gone = revision.read_back(Earlier(None, tmp_path / "record.json"))
    broken = revision.read_back(Earlier(tmp_path / "review.xlsx", tmp_path / "record.json"))
    assert gone[0] == broken[0] == (known,)
    assert ([one.code for one in gone[1]], [one.code for one in broken[1]]) == (["sheet_gone"], ["sheet_unreadable"])
    assert revision.read_back(Earlier()) == ((), ())


def test_the_ledger_remembers_who_changed_what_and_when(tmp_path: Path) -> None:
    sign = [Entry(kind="sign", where="sign/reviewer/name", value="박검토"), Entry(kind="sign", where="sign/reviewer/date", value="2023-10-05")]
    verdict = Entry(kind="verdict", where="rate/venture", value="not_met", was="충족 | 유효합니다.")
    with Ledger(tmp_path / "ledger") as ledger:
        for entries in ([*sign, verdict], [*sign, verdict], [*sign, verdict.model_copy(update={"value": "met"})], sign):
            ledger.record_entries(ledger.start_run("1"), made_up_case(entries=tuple(entries)))
        changes = [change for change in ledger.changes("가온") if change.kind == "verdict"]
    assert [(change.run, change.old, change.new) for change in changes] == [(1, "", "not_met"), (3, "not_met", "met"), (4, "met", "")]
    assert {(change.who, change.signed) for change in changes} == {("박검토", "2023-10-05")}
    assert changes[0].program == "충족 | 유효합니다." and changes[0].seen.startswith("20")


def test_the_figures_a_signature_stands_under_are_written_alike_by_the_sheet() -> None:
    for case in (made_up_case(), made_up_case(fee=Fee(estimate=None, subsidy=None, company_share=None, vat_paid_by_company=None))):
        program = programs.load(PROGRAM)
        assert Sheets(review.review_book(case, program)).named("figures") == revision.figures(rules.decide(case, program))


PAPER = "0" * 64


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A case's folder: the record, an untouched sheet, and the sheet that a reviewer filled in under another name."""
    (tmp_path / "record.json").write_text(made_up_case().model_dump_json(), encoding="utf-8")
    filled(tmp_path).rename(tmp_path / "review_검토완료.xlsx")
    review.write_review(made_up_case(), programs.load(PROGRAM), tmp_path / "review.xlsx")
    return tmp_path


def earlier(desk: Path, *names: str, known: bool = False, sheet: bool = True, paper: str = PAPER) -> Earlier:
    copies = tuple(Copy(desk / name, "", known, Path(name).suffix == ".xlsx") for name in names)
    return Earlier(desk / "review.xlsx" if sheet else None, desk / "record.json", copies=copies, papers=frozenset({paper}))


def entered(entries: tuple[Entry, ...]) -> dict[str, str]:
    return {entry.where: entry.value for entry in entries if entry.kind in ("verdict", "sign")}


def test_what_was_entered_in_a_renamed_sheet_is_read_and_said(desk: Path) -> None:
    for sheet in (True, False):
        entries, said = revision.read_back(earlier(desk, "review_검토완료.xlsx", sheet=sheet))
        assert entered(entries)["rate/policy_insurance"] == "met" and entered(entries)["sign/reviewer/name"] == "박검토"
        assert [one.code for one in said] == ["sheet_copy_read"] and "review_검토완료.xlsx" in said[0].message
        assert all(entry.holds for entry in entries)


def test_a_copy_that_a_run_has_read_says_nothing_new(desk: Path) -> None:
    assert revision.read_back(earlier(desk, "review_검토완료.xlsx", known=True)) == ((), ())


def test_two_sheets_that_say_different_things_are_both_named_and_the_later_one_stands(desk: Path) -> None:
    book = load_workbook(desk / "review.xlsx")
    book["지원비율"][f"D{row_of(book['지원비율'], 'rate/policy_insurance')}"] = "미충족"
    book.save(desk / "review.xlsx")
    for when, stands in ((1, "not_met"), (4_000_000_000, "met")):
        os.utime(desk / "review_검토완료.xlsx", (when, when))
        entries, said = revision.read_back(earlier(desk, "review_검토완료.xlsx"))
        assert entered(entries)["rate/policy_insurance"] == stands
        (differ,) = [one for one in said if one.code == "sheets_differ"]
        assert all(word in differ.message for word in ("review.xlsx", "review_검토완료.xlsx", "'충족'", "'미충족'", "기술보호 정책보험"))


def test_a_copy_in_a_format_that_is_not_read_or_that_is_broken_is_asked_about(desk: Path) -> None:
    (desk / "review.ods").write_bytes(b"PK")
    (desk / "review(1).xlsx").write_bytes(b"PK broken")
    entries, said = revision.read_back(earlier(desk, "review.ods", "review(1).xlsx", known=True))
    assert entries == () and [one.code for one in said] == ["sheet_copy_format", "sheet_copy_unreadable"]
    assert ".xlsx로 저장" in said[0].message


def test_the_sheet_of_another_company_is_not_read_into_this_one(desk: Path) -> None:
    entries, said = revision.read_back(earlier(desk, "review_검토완료.xlsx", paper="f" * 64))
    assert entries == () and [one.code for one in said] == ["sheet_of_another"]


def test_a_verdict_from_a_copy_made_over_other_papers_holds_only_where_the_program_says_the_same(desk: Path) -> None:
    case = made_up_case()
    record = case.model_copy(update={"files": (case.files[0].model_copy(update={"sha256": "1" * 64}),)})
    (desk / "record.json").write_text(record.model_dump_json(), encoding="utf-8")
    entries, _ = revision.read_back(earlier(desk, "review_검토완료.xlsx"))
    assert entries and not any(entry.holds for entry in entries)
    items = tuple(item.model_copy(update={"reason": "이제는 다른 말."}) if item.id == "policy_insurance" else item for item in case.rate.items)
    changed = case.model_copy(update={"rate": case.rate.model_copy(update={"items": items})})
    for now, holds in ((case, True), (changed, False)):
        assert [one.holds for one in settle(now, *entries).entries if (one.kind, one.where) == ("verdict", "rate/policy_insurance")] == [holds]
