"""Annex 3: five choices, told apart by their words and their section."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docproc.box import Box
from docproc.documents import extract
from docproc.model import Line, Mark, Page, Source, Span

from .pages import line, page

NAMES = ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")
LABELS = ("개인 정보", "고유식별정보", "민감 정보", "개인 정보", "고유식별정보")


def consent(states: dict[str, tuple[bool | None, bool | None]] | None = None, *, stacked: bool = False, leave_out: tuple[str, ...] = (), **more: Any) -> Page:
    """The form; `states` gives (동의함, 동의하지 않음) where they are not (True, False)."""
    lines = [line("개인(신용)정보 수집·이용·제공 동의서", 120, 50, size=16), line("수집·이용 및 제3자 제공에 관하여 동의를 얻고자 합니다.", 60, 80),
             line("1. 수집·이용에 관한 사항", 60, 100), line("2. 제3자의 제공·조회에 관한 사항", 60, 320)]  # fmt: skip
    marks: list[Mark] = []
    y = 130.0
    for name, label in zip(NAMES, LABELS):
        y = 350.0 if name == "provide_personal" else y
        if name not in leave_out:
            yes, no = (states or {}).get(name, (True, False))
            second = (360, y + 18) if stacked else (470, y)
            lines += [line(label, 60, y + (9 if stacked else 0)), line("동의함", 376, y), line("동의하지 않음", second[0] + 16, second[1])]
            marks += [_mark(360, y, yes), _mark(second[0], second[1], no)]
        y += 50
    lines += [line("2023. 9. 20.", 250, 600), line("기업체명 : 주식회사 한빛정밀", 250, 640), line("대표자 성명 : 서도윤 서명 또는 인", 250, 670)]
    return page(*lines, marks=marks, **more)


def _mark(x: float, y: float, checked: bool | None) -> Mark:
    return Mark(box=Box(x, y + 1, x + 10, y + 11), shape="box", checked=checked, confidence=0.95)


def read(one: Page) -> dict[str, Any]:
    return extract(Span(type="consent_form", pages=(1,), score=1.0), [one], "한빛정밀_손해액산정_사업신청서.pdf").fields


@pytest.mark.parametrize("stacked", [False, True])
def test_all_five_are_agreed_to(stacked: bool) -> None:
    fields = read(consent(stacked=stacked))
    assert {name: (fields[name].value, fields[name].status) for name in NAMES} == dict.fromkeys(NAMES, (True, "ok"))
    assert fields["consent_date"].value == date(2023, 9, 20)
    assert fields["company_name"].value == "주식회사 한빛정밀"


@pytest.mark.parametrize("refused", NAMES)
def test_a_refusal_is_of_the_line_that_refuses(refused: str) -> None:
    fields = read(consent({refused: (False, True)}))
    assert {name: fields[name].value for name in NAMES} == {name: name != refused for name in NAMES}
    assert all(fields[name].status == "ok" for name in NAMES)


@pytest.mark.parametrize("states", [(False, False), (True, True)])
def test_an_open_or_double_choice_is_none_for_a_person(states: tuple[bool, bool]) -> None:
    field = read(consent({"collect_sensitive": states}))["collect_sensitive"]
    assert field.value is None and field.status == "check"


def test_a_missing_line_does_not_shift_the_others() -> None:
    fields = read(consent({"provide_personal": (False, True)}, leave_out=("collect_sensitive",)))
    assert fields["collect_sensitive"].value is None and fields["collect_sensitive"].status == "check"
    assert fields["collect_personal"].value is True and fields["provide_personal"].value is False


def test_the_words_for_the_seal_are_no_part_of_the_name() -> None:
    field = read(consent())["representative_name"]
    assert (field.value, field.status) == ("서도윤", "ok")


def test_dirt_between_the_syllables_of_a_name_neither_cuts_it_nor_stands_in_it() -> None:
    said = consent(source=Source.OCR, grade="office")
    lines = [*said.lines[:-1], line("대표자 성명 : 서 도-윤 “ete", 250, 670, agreed=False, readings=[("tesseract:kor", "대표자 성명 : 서 도-윤 “ete")])]
    assert read(said.model_copy(update={"lines": tuple(lines)}))["representative_name"].value == "서도윤"


def test_brackets_read_as_letters_are_marks_where_none_was_measured() -> None:
    one = consent()
    lines: list[Line] = [
        line(f"[{'√' if part.text == '동의함' else ' '}] {part.text}", part.box.x0 - 20, part.box.top) if part.text.startswith("동의") and part.box.x0 > 300 else part for part in one.lines
    ]
    fields = read(one.model_copy(update={"lines": tuple(lines), "marks": (), "source": Source.OCR, "grade": "office"}))
    assert [fields[name].value for name in NAMES] == [True] * 5


def test_on_a_bad_copy_a_tick_is_sure_only_in_boxes_measured_beyond_doubt() -> None:
    page = consent(source=Source.OCR, grade="bad")
    doubtful = page.model_copy(update={"marks": tuple(m.model_copy(update={"confidence": 0.9}) for m in page.marks)})
    assert all(read(page)[name].sure is True for name in NAMES)
    assert all(read(doubtful)[name].value is True and read(doubtful)[name].status == "check" for name in NAMES)


def test_the_kinds_of_information_may_stand_side_by_side() -> None:
    lines = [line("개인(신용)정보 수집·이용·제공 동의서", 120, 50, size=16), line("1. 수집·이용에 관한 사항", 60, 100), line("2. 제3자의 제공·조회에 관한 사항", 60, 320)]
    marks: list[Mark] = []
    for top, labels in ((150, LABELS[:3]), (370, LABELS[3:])):
        for n, label in enumerate(labels):
            x = 80.0 + 160 * n
            refused = label == "민감 정보"
            lines += [line(label, x, top), line("동의함", x + 16, top + 40), line("동의하지 않음", x + 16, top + 56)]
            marks += [_mark(x, top + 40, not refused), _mark(x, top + 56, refused)]
    fields = read(page(*lines, line("2023. 9. 20.", 250, 600), marks=marks))
    assert {name: (fields[name].value, fields[name].status) for name in NAMES} == {name: (name != "collect_sensitive", "ok") for name in NAMES}


def _with_a_lost_word(form: Page, word: str = "동의함", nth: int = 4) -> Page:
    lost = [n for n, one in enumerate(form.lines) if one.text == word][nth]
    return form.model_copy(update={"lines": tuple(one for n, one in enumerate(form.lines) if n != lost)})


@pytest.mark.parametrize("agreed", [False, True])
def test_a_box_whose_word_a_pen_has_spoilt_is_known_by_its_place_among_the_pairs(agreed: bool) -> None:
    fields = read(_with_a_lost_word(consent({"provide_identifier": (agreed, not agreed)}, stacked=True)))
    assert (fields["provide_identifier"].value, fields["provide_identifier"].status) == (agreed, "ok")
    assert all(fields[name].value is True for name in NAMES[:4])


def test_a_lone_word_with_no_box_where_the_other_should_stand_is_for_a_person() -> None:
    form = _with_a_lost_word(consent(stacked=True))
    yes = sorted(form.marks, key=lambda mark: mark.box.top)[-2]
    field = read(form.model_copy(update={"marks": tuple(mark for mark in form.marks if mark is not yes)}))["provide_identifier"]
    assert field.status == "check"
