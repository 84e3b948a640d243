"""A run beside golden samples: the page, the workbook, what changed since, the bars, the baseline, the audit."""

from __future__ import annotations

import copy
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from docproc import measuring
from docproc.errors import WrongUsage
from docproc.measuring import Bars
from docproc.output import OutFolder, write_bytes
from tests.cases import made_up_case
from tests.qa.readers import SAMPLES, perfect

CASE = "솔잎공방"


class Page(HTMLParser):
    """The ids, the links, and the pictures in each article of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.pictures: dict[str, int] = {}
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if said.get("id"):
            self.ids.add(said["id"] or "")
        if tag in ("article", "section"):
            self.inside.append(said.get("id") or "")
        if tag == "a":
            self.links.append(f"{self.inside[-1] if self.inside else ''}>{said['href']}")
        if tag == "img":
            self.pictures[self.inside[-1]] = self.pictures.get(self.inside[-1], 0) + 1
        assert tag not in ("script", "link", "iframe") and not any(name.startswith("on") for name in said)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("article", "section"):
            self.inside.pop()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One born-digital sample with its papers."""
    shutil.copytree(SAMPLES / CASE, tmp_path / "gold" / CASE)
    return tmp_path / "gold"


def golden(gold: Path) -> dict[str, Any]:
    return json.loads((gold / CASE / "record.json").read_text(encoding="utf-8"))


def out_with(tmp_path: Path, record: dict[str, Any], name: str = "out") -> Path:
    write_bytes(OutFolder(tmp_path / name).record(record["case"]), json.dumps(record, ensure_ascii=False).encode())
    return tmp_path / name


def broken(gold: Path) -> dict[str, Any]:
    """The record of a reader that took one digit for another and was sure of it."""
    record = perfect(golden(gold))
    number = next(f for d in record["documents"] for n, f in d["fields"].items() if n == "business_registration_number" and f["value"])
    number["value"] = number["value"][:-1] + ("1" if number["value"][-1] != "1" else "2")
    return record


def test_from_the_red_number_it_is_two_clicks_to_the_picture_of_the_wrong_value(gold: Path, tmp_path: Path) -> None:
    done = measuring.measure(gold, out_with(tmp_path, broken(gold)))
    text = done.page.read_text(encoding="utf-8")
    red = re.search(r'<td class="n red"><a href="#(l-silent\.grade-[^"]+)">1</a>', text)
    assert red is not None
    page = Page(text)
    (second,) = [link.partition(">")[2] for link in page.links if link.startswith(f"{red[1]}>")]
    assert second.removeprefix("#") in page.ids and page.pictures[second.removeprefix("#")] == 1


def test_every_link_of_the_page_leads_somewhere_and_nothing_is_loaded_from_outside(gold: Path, tmp_path: Path) -> None:
    text = measuring.measure(gold, out_with(tmp_path, broken(gold)), lang="en").page.read_text(encoding="utf-8")
    page = Page(text)
    assert len(page.links) > 10 and all(link.partition(">")[2].removeprefix("#") in page.ids for link in page.links)
    assert "default-src 'none'" in text and not re.search(r'(?:src|href)="(?!#|data:image/png)', text)


def test_a_verdict_that_differs_leads_to_its_proofs_where_the_run_wrote_them(gold: Path, tmp_path: Path) -> None:
    record = perfect(golden(gold))
    record["rate"]["items"][0]["verdict"] = "not_met"
    out = out_with(tmp_path, record)
    assert "evidence.html" not in measuring.measure(gold, out).page.read_text(encoding="utf-8")
    (OutFolder(out).case(CASE) / "evidence.html").write_text("x")
    links = [link.partition(">")[2] for link in Page(measuring.measure(gold, out).page.read_text(encoding="utf-8")).links if "evidence.html" in link]
    assert links and links[0].endswith(f"/evidence.html#v-r-{record['rate']['items'][0]['id']}")
    assert (out / "qa" / unquote(links[0].partition("#")[0])).resolve() == (OutFolder(out).case(CASE) / "evidence.html").resolve()


def test_hostile_values_stand_on_the_page_as_text(gold: Path, tmp_path: Path) -> None:
    record = perfect(golden(gold))
    field = next(f for d in record["documents"] for n, f in d["fields"].items() if n == "company_name")
    field["value"] = '<img src=x onerror="alert(1)">'
    text = measuring.measure(gold, out_with(tmp_path, record)).page.read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=" in text and Page(text).pictures


def test_the_workbook_has_a_sheet_a_table_with_numbers_as_numbers_and_the_picture_beside_the_value(gold: Path, tmp_path: Path) -> None:
    book = load_workbook(measuring.measure(gold, out_with(tmp_path, broken(gold))).book)
    assert {"등급별", "사람이 봐야 하는 건", "신뢰도와 실제", "틀리거나 물은 값"} <= set(book.sheetnames)
    grade = book["등급별"]
    heads = next(row for row in grade.iter_rows(values_only=True) if row[0] == "등급")
    (row,) = [row for row in grade.iter_rows(values_only=True) if row[0] == "digital"]
    assert row[heads.index("조용한 오류")] == 1 and 0.9 < row[heads.index("정확")] < 1
    sheet = book["틀리거나 물은 값"]
    assert len(sheet._images) == 1 and any(cell == "사업자등록번호" for row in sheet.iter_rows(values_only=True) for cell in row)


def test_a_second_run_is_set_against_the_last_one_that_found_something_else(gold: Path, tmp_path: Path) -> None:
    first = measuring.measure(gold, out_with(tmp_path, broken(gold)))
    assert "last" not in [table.name for table in first.tables]
    out_with(tmp_path, perfect(golden(gold)))
    for _ in range(2):  # asked again, the answer is the same
        (last,) = [table for table in measuring.measure(gold, tmp_path / "out").tables if table.name == "last"]
        assert last.rows[0][1] == 1 and last.rows[0][2].count == 0
    assert len(list((tmp_path / "out" / "qa").glob("run-*.json"))) == 2


def test_the_bars_are_held_and_what_is_not_reached_is_said(gold: Path, tmp_path: Path) -> None:
    out = out_with(tmp_path, broken(gold))
    assert measuring.measure(gold, out, bars=Bars(fields=90, silent=1)).failures == ()
    failures = measuring.measure(gold, out, bars=Bars(fields=100, silent=0)).failures
    assert len(failures) == 2 and failures[0].en.endswith("% < 100 %") and failures[1].en == "1 silent errors > 0"


def test_a_case_without_a_record_fails_every_bar(gold: Path, tmp_path: Path) -> None:
    shutil.copytree(gold / CASE, gold / "다른곳")
    other = {**golden(gold), "case": "다른곳"}
    (gold / "다른곳" / "record.json").write_text(json.dumps(other, ensure_ascii=False), encoding="utf-8")
    done = measuring.measure(gold, out_with(tmp_path, perfect(golden(gold))), bars=Bars(fields=0))
    assert "다른곳" in done.failures[0].ko and done.report.missing_cases == ["다른곳"]
    with pytest.raises(WrongUsage):
        measuring.release(gold, tmp_path / "out")


def test_only_release_changes_the_baseline_and_a_worse_run_is_told_from_it(gold: Path, tmp_path: Path) -> None:
    out = out_with(tmp_path, perfect(golden(gold)))
    measuring.measure(gold, out)
    assert not (gold / "baseline.json").exists()
    (baseline,) = measuring.release(gold, out)
    before = baseline.read_bytes()
    record = perfect(golden(gold))
    for document in record["documents"]:
        for field in document["fields"].values():
            if isinstance(field["value"], str) and field["value"][-1].isdigit():
                field["value"] = field["value"][:-1] + "x"
    done = measuring.measure(gold, out_with(tmp_path, record), bars=Bars(not_worse=True))
    (table,) = [table for table in done.tables if table.name == "baseline"]
    assert table.rows[0][2].count > 5 and "significantly worse" in done.failures[0].en
    assert baseline.read_bytes() == before


def test_release_writes_the_figures_between_the_marks_and_leaves_the_rest(gold: Path, tmp_path: Path) -> None:
    docs = tmp_path / "accuracy.md"
    docs.write_text("# Before\n\n<!-- docproc qa release: begin -->old<!-- docproc qa release: end -->\n\nAfter\n", encoding="utf-8")
    out = out_with(tmp_path, perfect(golden(gold)))
    for _ in range(2):
        measuring.release(gold, out, docs=docs)
    text = docs.read_text(encoding="utf-8")
    assert text.startswith("# Before\n") and text.endswith("\n\nAfter\n") and "old<" not in text
    assert text.count("**By grade**") == 1 and "| digital | 100.0 % |" in text
    docs.write_text("no marks", encoding="utf-8")
    (gold / "baseline.json").unlink()
    with pytest.raises(WrongUsage):
        measuring.release(gold, out, docs=docs)
    assert docs.read_text(encoding="utf-8") == "no marks" and not (gold / "baseline.json").exists()


def test_what_cannot_be_cut_out_leaves_the_figures_standing(gold: Path, tmp_path: Path) -> None:
    for paper in (gold / CASE).glob("*.pdf"):
        paper.write_bytes(b"%PDF-1.4 broken")
    done = measuring.measure(gold, out_with(tmp_path, broken(gold)))
    assert done.report.totals()["silent_errors"] == 1 and "그림 없음" in done.page.read_text(encoding="utf-8")


def cases_in(out: Path, count: int, **changes: Any) -> None:
    for n in range(count):
        case = made_up_case(case=f"가온{n}", attention=(), **changes)
        write_bytes(OutFolder(out).record(case.case), case.model_dump_json().encode())


def test_the_lot_falls_on_untouched_cases_alone_and_the_same_seed_draws_the_same(tmp_path: Path) -> None:
    cases_in(tmp_path / "a", 30)
    asked = made_up_case()  # a required paper is missing
    write_bytes(OutFolder(tmp_path / "a").record(asked.case), asked.model_dump_json().encode())
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    first = measuring.sample(tmp_path / "a", share=0.1, seed=5)
    assert len(first) == 3 and asked.case not in {one.case for one in first}
    assert measuring.sample(tmp_path / "b", share=0.1, seed=5) == first
    assert measuring.sample(tmp_path / "a", share=0.1, seed=6) == first  # the share is drawn already
    assert len(measuring.sample(tmp_path / "a", share=0.2, seed=6)) == 6


def test_what_the_full_look_found_is_kept_and_gives_the_error_rate_with_its_interval(tmp_path: Path) -> None:
    from docproc.qa import audit

    cases_in(tmp_path, 4)
    drawn = measuring.sample(tmp_path, share=0.5, seed=1)
    measuring.looked_at(tmp_path, drawn[0].case, 0)
    now = measuring.looked_at(tmp_path, drawn[1].case, 1)
    assert [one.wrong for one in now] == [0, 1] and measuring.drawn(OutFolder(tmp_path)) == now
    cases, values = audit.rates(now).rows
    assert (cases[1], cases[2].count) == (2, 1) and values[1] == sum(one.fields for one in drawn) and "–" in values[4]


def test_a_result_for_a_case_that_was_not_drawn_or_has_changed_since_is_refused(tmp_path: Path) -> None:
    cases_in(tmp_path, 4)
    (drawn,) = measuring.sample(tmp_path, share=0.25, seed=1)
    other = next(f"가온{n}" for n in range(4) if f"가온{n}" != drawn.case)
    for case, wrong in ((other, 0), (drawn.case, drawn.fields + 1), ("없는곳", 0)):
        with pytest.raises(WrongUsage):
            measuring.looked_at(tmp_path, case, wrong)
    changed = made_up_case(case=drawn.case, attention=(), readings=("다시 읽음",))
    write_bytes(OutFolder(tmp_path).record(drawn.case), changed.model_dump_json().encode())
    with pytest.raises(WrongUsage):
        measuring.looked_at(tmp_path, drawn.case, 0)


def test_purging_a_case_leaves_nothing_of_it_in_the_reports(gold: Path, tmp_path: Path) -> None:
    out = out_with(tmp_path, broken(gold))
    measuring.measure(gold, out)
    cases_in(out, 2)
    measuring.sample(out, share=1.0, seed=1)
    gone = measuring.forget(OutFolder(out), "가온0")
    assert {"qa/qa.html", "qa/qa.xlsx", "qa/run-0001.json"} <= set(gone)
    assert "가온0" not in (out / "qa" / "audit.json").read_text(encoding="utf-8") and len(measuring.drawn(OutFolder(out))) >= 1


def test_a_record_that_was_only_copied_is_compared_without_changing_it(gold: Path, tmp_path: Path) -> None:
    record = perfect(golden(gold))
    out = out_with(tmp_path, copy.deepcopy(record))
    before = OutFolder(out).record(CASE).read_bytes()
    measuring.measure(gold, out)
    assert OutFolder(out).record(CASE).read_bytes() == before
