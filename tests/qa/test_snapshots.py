"""What is kept of a comparison, and what two of them say of a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.errors import WrongUsage
from docproc.qa.snapshots import History, Snapshot, as_json, changes_table, difference, difference_table, read, snapshot
from docproc.table import Said
from tests.qa.readers import measured, unsure


def snap(fields: dict[str, str], verdicts: dict[str, str] | None = None, gold: str = "g") -> Snapshot:
    return Snapshot("2026-01-01", "0", gold, {}, fields, verdicts or {})


def test_a_snapshot_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    made = snapshot(measured(unsure(0.1)), made="2026-01-01T00:00:00+00:00", program="0.1")
    (tmp_path / "a.json").write_text(as_json(made), encoding="utf-8")
    again = read(tmp_path / "a.json")
    assert again.same_as(made) and again.figures["fields"] == len(made.fields) and len(made.verdicts) > 500
    assert (tmp_path / "a.json").stat().st_size < 200_000


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": "9"}', '{"version":"1","made":"","program":"","gold":"","figures":{},"fields":[],"verdicts":{}}'])
def test_a_file_that_is_no_snapshot_is_wrong_usage(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(WrongUsage):
        read(tmp_path / "a.json")


def test_better_and_worse_are_paired_field_by_field() -> None:
    before = snap({"c/d/a": "right", "c/d/b": "wrong", "c/d/c": "asked", "c/d/gone": "right"}, {"c/rate.venture": "asked"})
    now = snap({"c/d/a": "silent", "c/d/b": "right", "c/d/c": "asked", "c/d/new": "wrong"}, {"c/rate.venture": "right"})
    found = difference(before, now)
    assert found.worse == (("c/d/a", "right", "silent"),) and {m[0] for m in found.better} == {"c/d/b", "c/rate.venture"}
    assert found.counts == {"exact": (1, 1), "certain": (1, 1), "not_silent": (0, 1), "verdicts": (1, 0)} and found.paired == 3
    rows = changes_table(found, "x", Said("가", "a")).rows
    assert [row[0].en for row in rows] == ["worse", "better", "better"]


def test_a_value_in_a_document_that_is_none_is_worse_when_it_comes_and_better_when_it_goes() -> None:
    clean, dirty = snap({"c/d/a": "right"}), snap({"c/d/a": "right", "c/e/a+": "silent"})
    assert difference(clean, dirty).worse == (("c/e/a+", "", "silent"),) and difference(clean, dirty).counts["not_silent"] == (0, 1)
    assert difference(dirty, clean).better == (("c/e/a+", "silent", ""),)


def test_a_few_changes_are_chance_and_many_of_one_kind_are_not() -> None:
    before = snap({f"c/d/{n}": "right" for n in range(100)})
    few = snap({f"c/d/{n}": "wrong" if n < 3 else "right" for n in range(100)})
    many = snap({f"c/d/{n}": "wrong" if n < 9 else "right" for n in range(100)})
    assert not difference(before, few).significantly_worse and difference(before, many).significantly_worse
    assert not difference(many, before).significantly_worse
    exact = difference_table(difference(before, many), "x", Said("가", "a")).rows[0]
    assert exact[1] == 0 and exact[2].count == 9 and exact[3] == "0.004" and exact[4].en == "yes"


def test_golden_records_that_have_changed_since_are_said() -> None:
    found = difference(snap({"a/b/c": "right"}), snap({"a/b/c": "right"}, gold="h"))
    assert "changed since" in str(difference_table(found, "x", Said("가", "a")).note)


def test_the_history_keeps_a_run_only_when_it_found_something_else(tmp_path: Path) -> None:
    history = History(tmp_path)
    first, second = snap({"c/d/a": "wrong"}), snap({"c/d/a": "right"})
    for one, kept in ((first, "run-0001.json"), (first, None), (second, "run-0002.json"), (second, None)):
        place = history.place_for(one)
        assert (place.name if place else None) == kept
        if place:
            place.write_text(as_json(one))
    then = history.last_other(second)
    assert then is not None and then.same_as(first)
    assert history.last_other(snap({"elsewhere/d/a": "right"})) is None


def test_a_damaged_run_in_the_history_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "run-0001.json").write_text(as_json(snap({"c/d/a": "wrong"})))
    (tmp_path / "run-0002.json").write_text("half")
    then = History(tmp_path).last_other(snap({"c/d/a": "right"}))
    assert then is not None and then.fields == {"c/d/a": "wrong"}
    assert History(tmp_path).place_for(snap({"c/d/a": "right"})) == tmp_path / "run-0003.json"
