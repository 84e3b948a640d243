"""A twin has the papers, the difficulty and the verdicts of the private sample, and none of its values."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docproc import korean
from docproc.errors import WrongUsage
from docproc.qa import twin
from docproc.qa.compare import name_of
from tests.qa.readers import SAMPLES

GOLDEN: dict[str, Any] = json.loads((SAMPLES / "솔잎공방" / "record.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    place = twin.anonymise(GOLDEN, tmp_path_factory.mktemp("twins"), name="가람정공", seed=3).place
    return place, json.loads((place / "record.json").read_text(encoding="utf-8"))


def values(record: dict[str, Any]) -> set[str]:
    return {json.dumps(f["value"], ensure_ascii=False) for d in record["documents"] for f in d["fields"].values() if f["value"] is not None}


def test_the_twin_has_the_same_papers_on_as_many_pages_and_the_same_fields_filled(made: tuple[Path, dict[str, Any]]) -> None:
    place, record = made
    assert [(name_of(d), len(d["pages"])) for d in record["documents"]] == [(name_of(d), len(d["pages"])) for d in GOLDEN["documents"]]
    for twin_, real in zip(record["documents"], GOLDEN["documents"]):
        assert {n for n, f in twin_["fields"].items() if f["value"] is not None} == {n for n, f in real["fields"].items() if f["value"] is not None}
    assert {path.name for path in place.glob("*.pdf")} == {file["name"] for file in record["files"]}
    assert record["grade"] == GOLDEN["grade"] and all(file["name"].startswith("가람정공_") for file in record["files"])


def test_no_name_number_address_or_day_of_the_private_sample_is_in_it(made: tuple[Path, dict[str, Any]]) -> None:
    _, record = made
    telling = {
        f["value"] for d in GOLDEN["documents"] for n, f in d["fields"].items()
        if isinstance(f["value"], str) and n.endswith(("_name", "_number", "address", "_email", "_phone", "_date", "_from", "_until", "industry", "product"))
    }  # fmt: skip
    text = json.dumps(record, ensure_ascii=False)
    assert len(telling) > 20 and not {one for one in telling if one in text}
    assert GOLDEN["case"] not in text


def test_its_verdicts_are_those_of_the_private_sample(made: tuple[Path, dict[str, Any]]) -> None:
    _, record = made
    for section, items in (("eligibility", "criteria"), ("rate", "items"), ("bonus", "items")):
        assert {i["id"]: i["verdict"] for i in record[section][items]} == {i["id"]: i["verdict"] for i in GOLDEN[section][items]}
    assert record["fee"]["subsidy"] == GOLDEN["fee"]["subsidy"] and record["program"] == GOLDEN["program"]


def test_every_day_stays_on_its_side_of_every_limit_of_years(made: tuple[Path, dict[str, Any]]) -> None:
    _, record = made
    moved = date.fromisoformat(record["application_date"]) - date.fromisoformat(GOLDEN["application_date"])
    assert moved.days != 0
    founded = next(d["fields"]["founding_date"]["value"] for d in record["documents"] if d["type"] == "application_form")
    real = next(d["fields"]["founding_date"]["value"] for d in GOLDEN["documents"] if d["type"] == "application_form")
    assert date.fromisoformat(founded) - date.fromisoformat(real) == moved


def test_its_numbers_are_new_and_hold_their_check_digits(made: tuple[Path, dict[str, Any]]) -> None:
    _, record = made
    numbers = {f["value"] for d in record["documents"] for n, f in d["fields"].items() if n == "business_registration_number" and f["value"]}
    assert numbers and all(korean.business_number_checks(number) for number in numbers)


def test_the_same_seed_invents_the_same(made: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    place, record = made
    again = twin.anonymise(GOLDEN, tmp_path, name="가람정공", seed=3).place
    assert values(json.loads((again / "record.json").read_text(encoding="utf-8"))) == values(record)
    other = twin.anonymise(GOLDEN, tmp_path / "other", name="가람정공", seed=4).place
    assert values(json.loads((other / "record.json").read_text(encoding="utf-8"))) != values(record)


def test_a_paper_that_cannot_be_drawn_is_named_and_left_out_only_where_that_is_said(tmp_path: Path) -> None:
    golden = copy.deepcopy(GOLDEN)
    strange = copy.deepcopy(golden["documents"][-1])
    strange["type"], strange["fields"] = "certificate", {"item": {"value": "no_such_item"}, "title": {"value": "모르는 증명서"}}
    golden["documents"] = [golden["documents"][0], strange]
    with pytest.raises(WrongUsage, match="no_such_item"):
        twin.anonymise(golden, tmp_path, name="가람정공", seed=1)
    assert not (tmp_path / "가람정공").exists()
    assert twin.anonymise(golden, tmp_path, name="가람정공", seed=1, partly=True).left_out == ("certificate:no_such_item",)
