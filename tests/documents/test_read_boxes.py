"""A box that nobody measured but readers wrote down: two of them call it empty beside a ticked one; alone it asks."""

from __future__ import annotations

from docproc.documents.choices import choose, options_in, ticked
from docproc.documents.labels import LabelIndex
from docproc.documents.view import View
from docproc.model import Box, Field, Mark, Source

from .pages import line, page

OPTIONS = {"동의하지않음": False, "동의함": True}


def _options(tesseract: str, own: str):  # noqa: ANN202
    text = "동의함 ㅁ 동의하지 않음"
    row = line(text, 100, 100, agreed=False, readings=(("tesseract:kor", tesseract), ("own", own)))
    mark = Mark(box=Box(88, 101, 96, 110), shape="box", checked=True, confidence=0.95)
    view = View([page(row, source=Source.OCR, grade="office", marks=[mark])], "a.pdf", LabelIndex(()))
    return options_in(view, view.flat_rows, OPTIONS)


def test_two_readers_make_an_empty_box_beside_a_ticked_one_certain_and_one_does_not() -> None:
    assert choose(_options("동의함 ㅁ 동의하지 않음", "동의함 □ 동의하지 않음"), (True, False)).status == "ok"
    assert choose(_options("동의함 ㅁ 동의하지 않음", "동의함 ☑ 동의하지 않음"), (True, False)).status == "check"


def test_a_box_of_its_own_that_was_only_read_asks() -> None:
    alone = next(option for option in _options("동의함 ㅁ 동의하지 않음", "동의함 □ 동의하지 않음") if option.value is False)
    assert ticked(alone).status == "check"


def ringed(*more: Mark) -> Field[bool]:
    """`□ 동의함 □ 동의하지 않음` on a photograph, with a pen's ring around the first word that crosses the box before it."""
    yes, no = line("동의함", 130, 300), line("동의하지 않음", 220, 300)
    marks = [Mark(box=Box(205, 301, 214, 310), shape="box", checked=False, confidence=0.95), Mark(box=Box(121, 294, 172, 318), shape="circle", checked=True, confidence=0.85), *more]
    one = page(yes, no, source=Source.OCR, grade="bad", marks=marks)
    view = View([one], "a.pdf", LabelIndex(()))
    return choose(options_in(view, view.flat_rows, OPTIONS), (True, False))


def test_a_ring_and_an_empty_box_say_the_same_twice_and_a_box_that_the_ring_crosses_says_nothing_else() -> None:
    assert (ringed().value, ringed().status) == (True, "ok")
    crossed = ringed(Mark(box=Box(115, 301, 124, 310), shape="box", checked=True, confidence=0.85))
    assert (crossed.value, crossed.status) == (True, "ok")
    elsewhere = ringed(Mark(box=Box(180, 301, 189, 310), shape="box", checked=True, confidence=0.95))
    assert elsewhere.status == "check"


def test_a_ticked_box_under_the_ring_of_the_next_answer_asks() -> None:
    row = [line("동의함", 100, 300), line("동의하지 않음", 160, 300)]
    marks = [Mark(box=Box(145, 301, 154, 310), shape="box", checked=True, confidence=0.95), Mark(box=Box(148, 294, 246, 318), shape="circle", checked=True, confidence=0.85), Mark(box=Box(250, 301, 259, 310), shape="box", checked=False, confidence=0.95)]
    view = View([page(*row, source=Source.OCR, grade="office", marks=marks)], "a.pdf", LabelIndex(()))
    assert choose(options_in(view, view.flat_rows, OPTIONS), (True, False)).status == "check"


def test_a_ring_without_another_answer_to_be_left_open_is_no_surer_for_it() -> None:
    mark = Mark(box=Box(92, 294, 146, 318), shape="circle", checked=True, confidence=0.85)
    view = View([page(line("동의함", 100, 300), source=Source.OCR, grade="bad", marks=[mark])], "a.pdf", LabelIndex(()))
    (only,) = options_in(view, view.flat_rows, OPTIONS)
    assert only.mark is not None and only.mark.confidence == 0.85
