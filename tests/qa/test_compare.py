"""The comparison sees what it is meant to see: a broken reader shows in the number made for it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from docproc.errors import WrongUsage
from docproc.qa.comparators import closeness, same, weight
from docproc.qa.compare import compare, compare_case
from docproc.qa.results import Report

PLACE = {"status": "ok", "page": 1, "bbox": [0, 0, 1, 1]}
GOLD: dict[str, Any] = {
    "case": "가온", "grade": "office", "program": "p", "application_date": "2023-09-20",
    "documents": [
        {"type": "sme_confirmation", "file": "a.pdf", "pages": [1, 2], "fields": {"company_name": {"value": "주식회사 가온", **PLACE}, "valid_until": {"value": "2024-03-31", **PLACE}}},
        {"type": "other", "file": "a.pdf", "pages": [3], "fields": {}},
    ],
    "eligibility": {"verdict": "review", "criteria": [{"id": "sme_status", "verdict": "met"}]},
    "rate": {"base": 50, "claimed": 60, "confirmed": 60, "possible": 60, "items": [{"id": "venture", "verdict": "met"}]},
    "bonus": {"confirmed": 0, "possible": 0, "items": []},
    "fee": {"estimate": 1, "subsidy": 1, "company_share": 0, "vat_paid_by_company": 0},
}  # fmt: skip


def compared(tmp_path: Path, found: dict[str, Any] | None) -> Report:
    (tmp_path / "gold" / "가온").mkdir(parents=True)
    (tmp_path / "gold" / "가온" / "record.json").write_text(json.dumps(GOLD))
    if found is not None:
        (tmp_path / "out" / "cases" / "가온").mkdir(parents=True)
        (tmp_path / "out" / "cases" / "가온" / "record.json").write_text(json.dumps(found))
    return compare(tmp_path / "gold", tmp_path / "out")


def changed(**paths: Any) -> dict[str, Any]:
    record = copy.deepcopy(GOLD)
    for path, value in paths.items():
        place: Any = record
        *way, last = [int(p) if p.isdigit() else p for p in path.split("__")]
        for step in way:
            place = place[step]
        place[last] = value
    return record


def test_the_same_record_is_all_right(tmp_path: Path) -> None:
    totals = compared(tmp_path, GOLD).totals()
    assert totals["exact"] == totals["fields"] == 2 and totals["verdicts_right"] == totals["verdicts"] and totals["documents_right"] == 1


def test_what_nobody_can_read_is_not_scored_unless_the_program_says_that_it_could(tmp_path: Path) -> None:
    golden = changed(documents__0__fields__valid_until={"value": None, **PLACE, "status": "check"})
    for found, outcomes in (({"value": None, **PLACE, "status": "check"}, ["right"]), ({"value": "2024-03-81", **PLACE, "status": "check"}, ["right"]),
                            ({"value": None, **PLACE}, ["right"]), ({"value": "2024-03-31", **PLACE}, ["right", "silent"])):  # fmt: skip
        report = Report()
        compare_case(golden, changed(documents__0__fields__valid_until=found), report)
        assert [field.outcome for field in report.fields] == outcomes


def test_a_wrong_value_marked_ok_is_a_silent_error_and_one_marked_check_is_not(tmp_path: Path) -> None:
    report = compared(tmp_path, changed(documents__0__fields__valid_until={"value": "2024-08-31", **PLACE}))
    assert report.totals()["silent_errors"] == 1 and "2024-08-31" in report.wrong()[0]
    other = compared(tmp_path / "b", changed(documents__0__fields__valid_until={"value": "2024-08-31", **PLACE, "status": "check"}))
    assert other.totals()["silent_errors"] == 0 and other.totals()["exact"] == 1


def test_a_dropped_field_is_not_exact(tmp_path: Path) -> None:
    assert compared(tmp_path, changed(documents__0__fields__company_name={"value": None, "status": "check"})).totals()["exact"] == 1


def test_right_values_that_ask_for_a_person_are_counted(tmp_path: Path) -> None:
    report = compared(tmp_path, changed(documents__0__fields__company_name={"value": "주식회사 가온", **PLACE, "status": "check"}))
    assert sum(f.needless for f in report.fields) == 1


def test_a_document_with_other_pages_is_found_but_not_right(tmp_path: Path) -> None:
    report = compared(tmp_path, changed(documents__0__pages=[1]))
    assert report.totals()["documents_right"] == 0 and report.totals()["exact"] == 2


def test_a_wrong_verdict_is_silent_unless_it_is_left_to_a_person(tmp_path: Path) -> None:
    assert compared(tmp_path, changed(rate__items__0__verdict="not_met")).totals()["verdict_silent_errors"] == 1
    assert compared(tmp_path / "b", changed(rate__items__0__verdict="review")).totals()["verdict_silent_errors"] == 0


def test_a_missing_case_is_named(tmp_path: Path) -> None:
    assert compared(tmp_path, None).missing_cases == ["가온"]


def test_a_folder_without_golden_records_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        compare(tmp_path, tmp_path)


def test_what_the_program_stands_behind_in_a_document_that_is_none_is_silently_wrong(tmp_path: Path) -> None:
    look_alike = {"type": "certificate", "file": "a.pdf", "pages": [3], "fields": {"item": {"value": "venture", **PLACE}, "issuer": {"value": "가", **PLACE, "status": "check"}, "valid_from": {"value": None, "status": "ok"}}}
    found = copy.deepcopy(GOLD)
    found["documents"][1] = look_alike
    report = compared(tmp_path, found)
    assert [f.field for f in report.fields if f.silent] == ["item"] and len(report.unexpected) == 1
    totals = report.totals()
    assert totals["documents_right"] == 1 and totals["documents_found"] == 2


def test_the_second_part_of_a_document_that_was_split_is_a_document_too_many_but_no_wrong_value(tmp_path: Path) -> None:
    found = copy.deepcopy(GOLD)
    found["documents"][0]["pages"] = [1]
    found["documents"].append({**copy.deepcopy(GOLD["documents"][0]), "pages": [2]})
    report = compared(tmp_path, found)
    assert len(report.unexpected) == 1 and report.totals()["silent_errors"] == 0


def test_a_case_is_untouched_only_without_a_question_that_decides_something(tmp_path: Path) -> None:
    asks = {**GOLD, "attention": [{"code": "field_doubtful", "message": "", "decisive": True}, {"code": "field_unread", "message": "", "decisive": False}]}
    assert compared(tmp_path, asks).cases[0].questions == 1
    assert compared(tmp_path / "b", GOLD).cases[0].untouched


def test_a_verdict_left_open_that_the_papers_decide_keeps_the_case_from_being_answered(tmp_path: Path) -> None:
    assert compared(tmp_path, GOLD).cases[0].answered
    assert not compared(tmp_path / "b", changed(rate__items__0__verdict="review")).cases[0].answered


def test_a_file_that_is_no_record_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "gold" / "a").mkdir(parents=True)
    (tmp_path / "gold" / "a" / "record.json").write_text("[1]")
    with pytest.raises(WrongUsage):
        compare(tmp_path / "gold", tmp_path)


def test_a_company_is_one_wherever_its_legal_form_stands_but_not_without_it_or_under_another() -> None:
    assert same("company_name", "주식회사 가온", "가온(주)") and same("plaintiff_name", "㈜가온", "가온 주식회사")
    assert not same("company_name", "주식회사 가온", "가온") and not same("company_name", "주식회사 가온", "유한회사 가온")
    assert not same("representative_name", "김주식회사", "주식회사김")


def test_an_address_is_compared_by_its_parts() -> None:
    assert same("address", "서울 1로 2, 3층 (가동)", "서울 1로 2 3층 가동") and not same("address", "서울 1로 2, 3층", "서울 1로 23층")
    assert closeness("address", "서울 1로 2, 3층", "서울 1로 2, 8층") == pytest.approx(0.75)


def test_closeness_says_how_far_a_wrong_value_is_off() -> None:
    assert closeness("valid_until", "2024-03-31", "2024-08-31") == pytest.approx(2 / 3)
    assert closeness("business_registration_number", "123-45-67890", "123-45-67891") == pytest.approx(11 / 12)
    assert closeness("subject", "가나다라", "가나다마") == 0.75 and closeness("sealed", True, False) == 0
    assert closeness("sales", {"2020": 1, "2021": 2}, {"2020": 1, "2021": 3}) == 0.5 and closeness("item", "venture", "innobiz") == 0
    assert closeness("valid_until", "2024-03-31", None) == 0 and closeness("valid_until", None, None) == 1


def test_a_wrong_day_weighs_more_than_a_slip_in_a_sentence() -> None:
    assert weight("valid_until") == weight("claim_amount") == weight("sealed") > weight("company_name") > weight("address") > weight("subject")


def test_true_is_not_one() -> None:
    assert not same("legal_claim_count", 1, True) and same("arrears", False, False) and not same("arrears", False, None)


def test_values_are_compared_as_their_kind_wants() -> None:
    assert same("company_name", "㈜ 가온", "(주)가온") and not same("company_name", "가온", "가운")
    assert same("address", "서울 1로 2, 3층", "서울 1로 2,3층")
    assert same("business_types", "제조업, 도매", ["제조업", "도매"]) and same("business_items", ["가", "나"], ["나", "가"])
    assert same("sales", {"2020": 1, "2021": None}, {"2020": 1}) and not same("sales", {"2020": 1}, {"2020": 2})
    assert same("patents", [{"name": "가 나", "registration_number": "10-1"}], [{"registration_number": "10-1", "name": "가나"}])
    assert same("title", "벤처기업 확인서", "벤처기업확인서") and not same("valid_until", "2024-03-31", None)
