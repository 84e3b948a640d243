"""Annex 1: whatever its layout, options by their marks, seal by its print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from docproc.box import Box
from docproc.documents import extract
from docproc.model import Document, Line, Mark, Page, Seal, Source, Span
from .pages import line, page, table, width

SIZE = 12.0


def options(label: str, words: Sequence[str], ticked: str, y: float, *, x: float = 200, behind: bool = False,
            shape: Any = "box") -> tuple[list[Line], list[Mark]]:  # fmt: skip
    """A label and its options with a mark before (or behind) each; `ticked` is the word whose mark is checked."""
    lines, marks, at = [line(label, 70, y)], [], x
    for word in words:
        start = at if behind else at + 14
        lines.append(line(word, start, y))
        left = start + width(word) + 2 if behind else at
        marks.append(Mark(box=Box(left, y + 1, left + 10, y + 11), shape=shape, checked=word == ticked, confidence=0.95))
        at = start + width(word) + (28 if behind else 20)
    return lines, marks


def form(*, kind: str = "민사소송", technology: str = "특허", behind: bool = False, seal: Seal | None = None, source: Source = Source.TEXT,
         shape: Any = "box", grade: Any = "digital", foot: str = "대표자 : 서도윤 (인)") -> Page:  # fmt: skip
    """A form of key : value lines."""
    lines = [
        line("손해액 산정 지원사업 신청서", 200, 60, size=18),
        line("업체명 : 주식회사 한빛정밀", 70, 110),
        line("대표자 성명 : 서도윤", 70, 140),
        line("사업자등록번호 : 614-81-30729", 70, 170),
        line("창업일 : 2021. 3. 4.", 70, 200),
        line("상대방 : 대륙모션(주)", 70, 230),
        line("전화 : 02-6321-4587", 70, 260),
        line("2023. 9. 20.", 250, 600),
        line(foot, 300, 660),
    ]
    marks: list[Mark] = []
    for label, words, ticked, y in (
        ("신청자 구분", ("당사자", "조정·중재위원회"), "당사자", 320),
        ("분쟁 구분", ("민사소송", "조정·중재"), kind, 350),
        ("대상 기술", ("특허", "실용신안", "영업비밀", "기술자료", "다수"), technology, 380),
        ("관련 법조항", ("1건", "2건"), "2건", 410),
    ):
        more, found = options(label, words, ticked, y, behind=behind, shape=shape)
        lines, marks = lines + more, marks + found
    return page(*lines, marks=marks, seals=[seal] if seal else [], source=source, grade=grade)


def read(*pages: Page) -> dict[str, Any]:
    document: Document = extract(Span(type="application_form", pages=tuple(p.number for p in pages), score=1.0), pages, "한빛정밀_손해액산정_사업신청서.pdf")
    return document.fields


SEAL = Seal(box=Box(395, 640, 435, 680), colour="red", confidence=0.95)


def test_a_form_with_labels_of_its_own_is_read() -> None:
    fields = read(form(seal=SEAL))
    assert {name: field.value for name, field in fields.items()} | {"address": None, "contact_name": None, "contact_email": None} == {
        "company_name": "주식회사 한빛정밀", "representative_name": "서도윤", "business_registration_number": "614-81-30729",
        "corporate_registration_number": None, "founding_date": date(2021, 3, 4), "address": None, "contact_name": None,
        "contact_phone": "02-6321-4587", "contact_email": None, "applicant_kind": "party", "dispute_kind": "civil_suit",
        "technology_kind": "patent", "legal_claim_count": 2, "respondent_name": "대륙모션(주)", "application_date": date(2023, 9, 20), "sealed": True,
    }  # fmt: skip
    assert fields["sealed"].status == "ok" and fields["dispute_kind"].status == "ok"


@pytest.mark.parametrize("shape", ["box", "circle", "parentheses"])
@pytest.mark.parametrize("behind", [False, True])
def test_marks_stand_before_or_behind_their_words(shape: str, behind: bool) -> None:
    fields = read(form(kind="조정·중재", technology="영업비밀", behind=behind, shape=shape))
    assert (fields["dispute_kind"].value, fields["dispute_kind"].status) == ("mediation", "ok")
    assert (fields["technology_kind"].value, fields["technology_kind"].status) == ("trade_secret", "ok")


def test_nothing_ticked_is_for_a_person() -> None:
    field = read(form(technology=""))["technology_kind"]
    assert field.value is None and field.status == "check"


def test_two_ticks_are_for_a_person_who_is_told_which() -> None:
    one = form()
    both = one.model_copy(update={"marks": tuple(m.model_copy(update={"checked": True}) if m.box.top == 351 else m for m in one.marks)})
    field = read(both)["dispute_kind"]
    assert field.value is None and field.status == "check"
    assert set(field.alternatives) == {"civil_suit", "mediation"}


def test_a_mark_the_ink_does_not_decide_makes_the_choice_doubtful() -> None:
    one = form()
    doubtful = one.model_copy(update={"marks": tuple(m.model_copy(update={"checked": None}) if m.box.top == 351 and not m.checked else m for m in one.marks)})
    field = read(doubtful)["dispute_kind"]
    assert field.value == "civil_suit" and field.status == "check"


def test_a_lost_mark_is_proposed_but_never_sure() -> None:
    one = form()
    lost = one.model_copy(update={"marks": tuple(m for m in one.marks if not (m.checked and m.box.top == 381))})
    field = read(lost)["technology_kind"]
    assert field.value == "patent" and field.status == "check"


def test_without_a_seal_the_pdf_says_unsealed_for_sure() -> None:
    field = read(form())["sealed"]
    assert field.value is False and field.status == "ok"


def test_on_a_scan_unsealed_is_sure_only_where_the_place_was_read_undisturbed() -> None:
    quiet = read(form(source=Source.OCR, grade="office"))["sealed"]
    assert quiet.value is False and quiet.status == "ok"
    paper = form(source=Source.OCR, grade="office")
    smudge = line("1이x", 410, 664, agreed=False, confidence=0.3)
    disturbed = read(paper.model_copy(update={"lines": (*paper.lines, smudge)}))["sealed"]
    assert disturbed.value is False and disturbed.status == "check"


def test_a_black_print_beside_the_name_at_the_foot_is_the_seal_of_a_photocopy() -> None:
    field = read(form(seal=SEAL.model_copy(update={"colour": "black", "confidence": 0.7}), source=Source.OCR, grade="office"))["sealed"]
    assert field.value is True and field.status == "ok"


def test_a_shape_that_is_hardly_a_black_print_is_for_a_person() -> None:
    field = read(form(seal=SEAL.model_copy(update={"colour": "black", "confidence": 0.5}), source=Source.OCR, grade="office"))["sealed"]
    assert field.value is True and field.status == "check"


def test_an_empty_corporate_number_is_surely_none() -> None:
    lines, cells = table([["기업명", "솔잎공방", "대표자", "하늘찬"], ["사업자등록번호", "418-12-77305", "법인등록번호", ""]], [90, 140, 90, 140])
    field = read(page(line("지원사업 신청서", 220, 80, size=18), *lines, cells=cells))["corporate_registration_number"]
    assert field.value is None and field.status == "ok"


def test_the_name_in_the_table_counts_where_the_seal_lies_over_the_name_below() -> None:
    lines, cells = table([["기업명", "주식회사 한빛정밀", "대표자명", "서도윤"]], [90, 140, 90, 140])
    below = line("대표자 : 셔도윤", 300, 660, agreed=False, confidence=0.5)
    shown = page(line("지원사업 신청서", 220, 80, size=18), *lines, below, cells=cells, source=Source.OCR, grade="office", seals=[SEAL])
    field = read(shown)["representative_name"]
    assert (field.value, field.status) == ("서도윤", "ok")


def ringed(words: Sequence[str], ring: str, y: float, read_as: str | None = None) -> tuple[list[Line], list[Mark]]:
    """A row of options without boxes, one of them ringed by a pen, which may have spoilt the word."""
    lines, marks, at = [line("신청자 구분", 70, y)], [], 200.0
    for word in words:
        lines.append(line(read_as if read_as and word == ring else word, at, y))
        if word == ring:
            marks.append(Mark(box=Box(at - 4, y - 4, at + width(word) + 4, y + 16), shape="circle", checked=True, confidence=0.85))
        at += width(word) + 20
    return lines, marks


@pytest.mark.parametrize(("ring", "value"), [("당사자", "party"), ("조정·중재위원회", "committee")])
def test_a_word_that_a_pen_has_ringed_is_the_one_chosen(ring: str, value: str) -> None:
    lines, marks = ringed(("당사자", "조정·중재위원회"), ring, 320)
    field = read(page(line("손해액 산정 지원사업 신청서", 200, 60, size=18), *lines, marks=marks, source=Source.OCR, grade="office"))["applicant_kind"]
    assert (field.value, field.status) == (value, "ok")


def test_a_ringed_word_that_the_ring_has_spoilt_is_told_by_the_others_and_asked_where_it_looks_unlike() -> None:
    def chosen(read_as: str) -> Any:
        lines, marks = ringed(("당사자", "조정·중재위원회"), "당사자", 320, read_as)
        return read(page(line("손해액 산정 지원사업 신청서", 200, 60, size=18), *lines, marks=marks, source=Source.OCR, grade="office"))["applicant_kind"]

    assert (chosen("낭사자").value, chosen("낭사자").status) == ("party", "ok")
    assert (chosen("QOO").value, chosen("QOO").status) == ("party", "check")


def test_two_questions_on_one_line_of_a_table_are_told_apart_by_their_cells() -> None:
    widths = (80, 200, 70, 170)
    lines, cells = table([["신청자", "당사자( √ ) 조정·중재위원회( )", "사건 구분", "민사소송( √ ) 조정·중재( )"]], widths)
    closing = [word.box for part in lines for word in part.words if word.text == ")"]
    marks = [Mark(box=Box(box.x0 - 16, box.top, box.x1, box.bottom), shape="parentheses", checked=ticked, confidence=0.85) for box, ticked in zip(closing, (True, False, True, False))]
    fields = extract(Span(type="application_form", pages=(1,), score=1.0), [page(*lines, cells=cells, marks=marks)], "한빛정밀_손해액산정_사업신청서.pdf").fields
    assert (fields["applicant_kind"].value, fields["dispute_kind"].value) == ("party", "civil_suit")


def test_the_person_in_charge_may_be_called_by_name_alone() -> None:
    lines, cells = table([["대표자", "좌은솔"], ["성명", "옥하람"], ["연락처", "051-974-6183"]], [120, 300])
    fields = extract(Span(type="application_form", pages=(1,), score=1.0), [page(*lines, cells=cells)], "한빛정밀_손해액산정_사업신청서.pdf").fields
    assert (fields["representative_name"].value, fields["contact_name"].value) == ("좌은솔", "옥하람")


def test_a_ringed_word_is_chosen_where_the_boxes_were_left_empty_and_no_ring_outweighs_a_ticked_box() -> None:
    def chosen(ticked: bool, shape: Any = "box") -> Any:
        lines, marks = ringed(("당사자", "조정·중재위원회"), "당사자", 320)
        marks += [Mark(box=Box(one.box.x0 - 12, 321, one.box.x0 - 3, 330), shape=shape, checked=ticked and n == 1, confidence=0.95) for n, one in enumerate(lines[1:])]
        return read(page(line("손해액 산정 지원사업 신청서", 200, 60, size=18), *lines, marks=marks, source=Source.OCR, grade="office"))["applicant_kind"]

    assert (chosen(ticked=False).value, chosen(ticked=False).status) == ("party", "ok")
    for shape in ("box", "circle"):  # a tick or a disc beside the other word
        assert chosen(True, shape).value != "party" or chosen(True, shape).status == "check"


def test_options_that_only_another_reader_has_made_out_are_paired_with_their_boxes_in_order() -> None:
    def count(said: str) -> Any:
        options = line("1 2@ 건", 216, 320, agreed=False, readings=[("tesseract:kor", "1 2@ 건"), ("own", said)])
        marks = [Mark(box=Box(204 + 40 * n, 322, 212 + 40 * n, 330), shape="box", checked=n == 1, confidence=0.9) for n in range(2)]
        lines = [line("손해액 산정 지원사업 신청서", 200, 60, size=18), line("관련 법조항", 70, 320), options]
        return read(page(*lines, marks=marks, source=Source.OCR, grade="office"))["legal_claim_count"]

    assert (count("1건 ●2건").value, count("1건 ●2건").status) == (2, "ok")
    assert count("1긴 2킨").status == "check"
