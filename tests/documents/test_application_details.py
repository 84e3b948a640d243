"""Annex 2: the ticked table by the words of its rows, three years by their heads, two blocks with the same labels."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.box import Box
from docproc.documents import extract
from docproc.documents.application_details import ApplicationDetails
from docproc.documents.extract import view_of
from docproc.documents.forms.rate_rows import RATE_ROWS
from docproc.documents.preference_table import _places
from docproc.model import Cell, Line, Mark, Page, Source, Span

from .pages import line, page, table

ITEMS = [row.item for row in RATE_ROWS if row.item]


def read(*pages: Page) -> dict[str, Any]:
    return extract(Span(type="application_details", pages=tuple(p.number for p in pages), score=1.0), pages, "한빛정밀_손해액산정_첨부서류.pdf").fields


def preferences(*ticked: str, glyph: str = "", order: int = 1, head: bool = True, source: Source = Source.TEXT, grade: Any = "digital", state: bool | None = True) -> Page:
    """Section 6 with measured ticks, or with `glyph` written into the last column."""
    lines: list[Line] = [line("6. 지원 우대사항", 50, 40)]
    cells: list[Cell] = []
    marks: list[Mark] = []
    columns = (50, 110, 440, 490, 540)
    y = 60.0
    texts = [("대상", "세부 조건", "지원우대율", "해당여부(√)", None)] if head else []
    texts += [(row.group[:4], row.text, row.rate.split("\n")[0], glyph if row.item in ticked else "", row.item) for row in RATE_ROWS[::order]]
    for number, (group, text, rate, tick, item) in enumerate(texts):
        for column, words in enumerate((group, text, rate, tick)):
            box = Box(columns[column], y, columns[column + 1], y + 34)
            cells.append(Cell(box=box, table=0, row=number, column=column))
            parts = [words[:40], words[40:80], words[80:]] if column == 1 else [words]
            lines += [line(part, box.x0 + 2, y + 2 + 10 * n, size=8, cell=len(cells) - 1) for n, part in enumerate(parts) if part]
        if item in ticked and not glyph:
            marks.append(Mark(box=Box(508, y + 10, 520, y + 22), shape="tick", checked=state, confidence=0.9))
        y += 35
    return page(*lines, cells=cells, marks=marks, source=source, grade=grade)


@pytest.mark.parametrize("item", ITEMS)
def test_each_row_is_known_by_its_words(item: str) -> None:
    field = read(preferences(item))["claimed_rate_items"]
    assert (field.value, field.status) == ([item], "ok")


def test_rows_in_another_order_without_a_head_are_known_too() -> None:
    field = read(preferences("venture", "technology_escrow", order=-1, head=False))["claimed_rate_items"]
    assert (field.value, field.status) == (["venture", "technology_escrow"], "ok")


@pytest.mark.parametrize("glyph", ["√", "V", "O", "●", "■"])
def test_a_written_sign_is_a_tick(glyph: str) -> None:
    assert read(preferences("innobiz", "mainbiz", glyph=glyph))["claimed_rate_items"].value == ["innobiz", "mainbiz"]


def test_a_table_without_a_tick_claims_nothing_for_sure() -> None:
    field = read(preferences())["claimed_rate_items"]
    assert field.value == [] and field.status == "ok"


def test_ink_that_does_not_say_is_for_a_person_with_both_answers() -> None:
    field = read(preferences("policy_insurance", state=None))["claimed_rate_items"]
    assert field.status == "check" and field.value == [] and ["policy_insurance"] in list(field.alternatives)


def test_a_percentage_measured_as_a_tick_is_none() -> None:
    one = preferences("venture", source=Source.OCR, grade="office")
    rate = next(part for part in one.lines if part.text == "20%")
    noise = Mark(box=rate.box, shape="tick", checked=True, confidence=0.9)
    field = read(one.model_copy(update={"marks": (*one.marks, noise)}))["claimed_rate_items"]
    assert (field.value, field.status) == (["venture"], "ok")


def test_a_bad_copy_is_never_sure_of_its_ticks() -> None:
    assert read(preferences("venture", source=Source.OCR, grade="bad"))["claimed_rate_items"].status == "check"


def test_a_form_of_the_older_edition_has_no_table() -> None:
    field = read(page(line("1. 기업개요", 50, 50), line("5. 피해보상의 타당성", 50, 90)))["claimed_rate_items"]
    assert field.value is None and field.status == "ok"


def sums(*rows: list[str], unit: str = "(단위 : 백만원)", agreed: bool = True, source: Source = Source.TEXT) -> Page:
    lines, cells = table([["구 분", "2020", "2021", "'22년", "합 계"], *rows], [110, 80, 80, 80, 90], agreed=agreed)
    return page(line("최근 3년간 매출액 및 기술개발 투자", 60, 150), line(unit, 430, 170), *lines, cells=cells, source=source, grade="office" if source is Source.OCR else "digital")


def test_amounts_stand_under_their_years_in_the_printed_unit() -> None:
    fields = read(sums(["매 출 액", "320", "1,415", "2,260", "3,995"], ["R&D 투자 금액", "0", "24", "33", "57"], ["매출액 대비 R&D 투자 비율(%)", "0", "1.7", "1.5", "1.4"]))
    assert fields["sales"].value == {"2020": 320_000_000, "2021": 1_415_000_000, "2022": 2_260_000_000}
    assert fields["rnd_investment"].value == {"2020": 0, "2021": 24_000_000, "2022": 33_000_000}
    assert fields["sales"].status == fields["rnd_investment"].status == "ok"


def test_the_printed_sum_confirms_what_one_reader_read() -> None:
    fields = read(sums(["매 출 액", "320", "1,415", "2,260", "3,995"], ["R&D 투자 금액", "10", "24", "33", "68"], agreed=False, source=Source.OCR))
    assert fields["sales"].status == "ok" and fields["sales"].confirmed_by == ("printed sum",)
    assert fields["rnd_investment"].status == "check"


def test_the_two_blocks_keep_their_days_apart() -> None:
    lines, cells = table(
        [["기 관 명", "산업재산권분쟁조정위원회"], ["신청일자", "2022. 5. 2."], ["처리경과(결과)", "조정 불성립"], ["유 형", "고소"], ["신청일자", "2023. 1. 9."], ["처리경과(결과)", "수사 중"]], [120, 320]
    )
    fields = read(page(*lines, cells=cells))
    assert fields["other_mediation_body"].value == "산업재산권분쟁조정위원회" and fields["proceeding_kind"].value == "고소"
    assert (fields["other_mediation_date"].value, fields["proceeding_date"].value) == (date(2022, 5, 2), date(2023, 1, 9))
    assert (fields["other_mediation_result"].value, fields["proceeding_status"].value) == ("조정 불성립", "수사 중")


def test_empty_blocks_are_surely_empty() -> None:
    lines, cells = table([["기 관 명", ""], ["신청일자", ""], ["처리경과(결과)", ""], ["유 형", ""], ["신청일자", ""], ["처리경과(결과)", ""]], [120, 320])
    fields = read(page(*lines, cells=cells))
    names = ("other_mediation_body", "other_mediation_date", "other_mediation_result", "proceeding_kind", "proceeding_date", "proceeding_status")
    assert {name: (fields[name].value, fields[name].status) for name in names} == dict.fromkeys(names, (None, "ok"))


@pytest.mark.parametrize("printed", ["27215", "C27215", "27215 (기타 전기장치)"])
def test_an_industry_code_loses_its_letter(printed: str) -> None:
    lines, cells = table([["한국표준산업분류코드", printed], ["상시종업원 수", "17명"]], [140, 300])
    fields = read(page(*lines, cells=cells))
    assert (fields["ksic_code"].value, fields["employee_count"].value) == ("27215", 17)


def test_patents_come_with_their_names() -> None:
    lines, cells = table([["신청기술명", "특허등록번호"], ["미세피치 테스트 소켓", "제10-2297103호"], ["체결구", "제20-0496215호"]], [260, 180])
    found = read(page(*lines, cells=cells))["patents"]
    assert [(one.name, one.registration_number) for one in found.value] == [("미세피치 테스트 소켓", "10-2297103"), ("체결구", "20-0496215")]


def test_yes_is_ticked_though_its_word_was_lost() -> None:
    lines, cells = table([["중소기업 해당 여부", ""]], [130, 300])
    marks = [Mark(box=Box(x, 210, x + 18, 220), shape="parentheses", checked=state, confidence=0.85) for x, state in ((200, True), (270, False))]
    field = read(page(*lines, line("04", 222, 208, cell=1), line("부", 292, 208, cell=1), cells=cells, marks=marks))["is_sme"]
    assert field.value is True


@pytest.mark.parametrize("printed", ["해당 없음", "해당사항 없음", "없음", "-"])
def test_a_block_that_says_there_is_nothing_is_empty_for_sure(printed: str) -> None:
    lines, cells = table([[label, printed] for label in ("기 관 명", "신청일자", "처리경과(결과)", "유 형", "신청일자", "처리경과(결과)")], [120, 320])
    fields = read(page(*lines, cells=cells))
    names = ("other_mediation_body", "other_mediation_date", "other_mediation_result", "proceeding_kind", "proceeding_date", "proceeding_status")
    assert {name: (fields[name].value, fields[name].status) for name in names} == dict.fromkeys(names, (None, "ok"))


def test_the_years_may_stand_down_the_rows() -> None:
    rows = [["연도", "매출액", "R&D 투자 금액", "매출액 대비 비율(%)"], ["2020년", "2,870", "120", "4.2"], ["2021년", "3,102", "158", "5.1"], ["2022년", "2,654", "171", "6.5"], ["합 계", "8,626", "449", "5.2"]]
    lines, cells = table(rows, [90, 100, 110, 130])
    fields = read(page(line("나. 최근 3년간 매출액 및 기술개발 투자", 60, 150), line("(단위 : 백만원)", 400, 170), *lines, cells=cells))
    assert fields["sales"].value == {"2020": 2_870_000_000, "2021": 3_102_000_000, "2022": 2_654_000_000} and fields["sales"].confirmed_by == ("printed sum",)
    assert fields["rnd_investment"].value == {"2020": 120_000_000, "2021": 158_000_000, "2022": 171_000_000} and fields["rnd_investment"].status == "ok"


def test_several_labels_in_one_cell_have_their_values_on_their_own_levels() -> None:
    cells = [Cell(box=Box(60, 200, 180, 290), table=0, row=0, column=0, row_span=3), *(Cell(box=Box(180, 200 + 30 * n, 500, 230 + 30 * n), table=0, row=n, column=1) for n in range(3))]
    lines = [line(label, 66, 209 + 30 * n, cell=0) for n, label in enumerate(("주업종", "주생산품", "상시종업원 수"))]
    lines += [line(value, 190, 209 + 30 * n, cell=1 + n) for n, value in enumerate(("도료 제조업", "자외선 경화형 코팅액", "22명"))]
    fields = read(page(*lines, cells=cells))
    assert [fields[name].value for name in ("main_industry", "main_product", "employee_count")] == ["도료 제조업", "자외선 경화형 코팅액", 22]


def _left_column(*ticked: str, head: str = "해당", stray: bool = False) -> Page:
    """The table with its column to tick at the left, under a head of one word."""
    one = preferences(head=True)
    shift = {490: 60.0, 50: 110.0, 110: 160.0, 440: 480.0}
    cells = tuple(c.model_copy(update={"box": Box(shift[round(c.box.x0)], c.box.top, shift[round(c.box.x0)] + min(c.box.width, 320), c.box.bottom)}) for c in one.cells)
    lines = []
    for part in one.lines:
        if part.cell is None:
            lines.append(part)
            continue
        own, moved = one.cells[part.cell].box, cells[part.cell].box
        text = head if part.text == "해당여부(√)" else part.text
        lines.append(line(text, moved.x0 + 2, part.box.top, size=8, cell=part.cell) if own != moved else part)
    places = {row.item: 60 + 35 * (n + 1) for n, row in enumerate(RATE_ROWS)}
    marks = [Mark(box=Box(72, places[item] + 10, 84, places[item] + 22), shape="tick", checked=True, confidence=0.9) for item in ticked]
    marks += [Mark(box=Box(550, places["venture"] + 10, 562, places["venture"] + 22), shape="tick", checked=True, confidence=0.9)] if stray else []
    return one.model_copy(update={"lines": tuple(lines), "cells": cells, "marks": tuple(marks)})


def test_the_column_to_tick_may_stand_first() -> None:
    field = read(_left_column("startup_7y", "technology_escrow"))["claimed_rate_items"]
    assert (field.value, field.status) == (["startup_7y", "technology_escrow"], "ok")


def test_a_tick_outside_the_column_is_never_passed_over() -> None:
    assert read(_left_column("startup_7y", stray=True))["claimed_rate_items"].status == "check"


def test_the_question_whether_the_firm_is_small_is_no_head_of_the_table() -> None:
    one = preferences("venture", head=False)
    lines, cells = table([["중소기업 해당 여부", "■ 여 □ 부"]], [120, 300], y=20, first_cell=len(one.cells), table=1)
    field = read(one.model_copy(update={"lines": (*lines, *one.lines), "cells": (*one.cells, *cells)}))["claimed_rate_items"]
    assert field.value == ["venture"] or field.status == "check"


def test_the_tick_of_a_row_that_was_not_read_is_never_given_to_its_neighbour() -> None:
    one = preferences("onsite_consulting")
    number = next(n for n, row in enumerate(RATE_ROWS) if row.item == "onsite_consulting")
    lost = [n for n, cell in enumerate(one.cells) if cell.row == number + 1 and cell.column == 1]
    field = read(one.model_copy(update={"lines": tuple(part for part in one.lines if part.cell not in lost)}))["claimed_rate_items"]
    assert field.status == "check" and "policy_insurance" not in (field.value or [])


@pytest.mark.parametrize("heard", [True, False])
def test_a_row_that_the_vote_garbled_is_known_by_what_one_reader_made_of_it(heard: bool) -> None:
    one = preferences("venture")
    number = next(n for n, row in enumerate(RATE_ROWS) if row.item == "vc_investment")
    (cell,) = [n for n, cell in enumerate(one.cells) if cell.row == number + 1 and cell.column == 1]
    texts = [part.text for part in one.lines if part.cell == cell]
    box = one.cells[cell].box
    said = [("tesseract:Hangul", " ".join(texts))] if heard else []
    garbled = line("YAHOS eRe FAS 받은 중소", box.x0 + 2, box.top + 2, size=8, cell=cell, readings=said)
    form = one.model_copy(update={"lines": (*(part for part in one.lines if part.cell != cell), garbled)})
    assert read(form)["claimed_rate_items"].value == ["venture"]
    assert ("vc_investment" in _places(view_of(ApplicationDetails, [form]))) is heard
