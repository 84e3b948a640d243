"""The papers of one company confirm each other; a contradiction stays one."""

from __future__ import annotations

from typing import Any

from docproc.box import Box
from docproc.documents import confirm
from docproc.documents.business_registration import BusinessRegistration
from docproc.documents.innobiz import Innobiz
from docproc.documents.sme_confirmation import SmeConfirmation
from docproc.model import Field, Source

PLACE: dict[str, Any] = {"page": 1, "bbox": Box(10, 10, 90, 20), "source": Source.OCR}


def sure(value: str) -> Field[Any]:
    return Field(value=value, status="ok", confidence=0.98, **PLACE)


def doubtful(value: str, *others: str) -> Field[Any]:
    return Field(value=value, status="check", confidence=0.6, alternatives=others, **PLACE)


def sme(**fields: Field[Any]) -> SmeConfirmation:
    return SmeConfirmation(file="a.pdf", pages=(1,), **fields)


def registration(**fields: Field[Any]) -> BusinessRegistration:
    return BusinessRegistration(file="a.pdf", pages=(2,), **fields)


def test_a_sure_reading_of_another_document_confirms_a_doubtful_one() -> None:
    first, _ = confirm([sme(representative_name=doubtful("제갈웅", "제갈응")), registration(representative_name=sure("제갈웅"))])
    field = first.fields["representative_name"]
    assert (field.value, field.status, field.confirmed_by) == ("제갈웅", "ok", ("business_registration p.2",))


def test_the_other_document_chooses_between_two_readings() -> None:
    first, _ = confirm([sme(representative_name=doubtful("제갈응", "제갈웅")), registration(representative_name=sure("제갈웅"))])
    field = first.fields["representative_name"]
    assert (field.value, field.status, field.alternatives) == ("제갈웅", "ok", ("제갈응",))


def test_two_doubtful_readings_of_a_name_confirm_nothing() -> None:
    both = confirm([sme(representative_name=doubtful("권도윤")), registration(representative_name=doubtful("권도윤"))])
    assert [d.fields["representative_name"].status for d in both] == ["check", "check"]


def test_two_doubtful_readings_of_a_number_with_its_check_digit_confirm_each_other() -> None:
    both = confirm([sme(business_registration_number=doubtful("614-81-30729")), registration(business_registration_number=doubtful("614-81-30729"))])
    assert [d.fields["business_registration_number"].status for d in both] == ["ok", "ok"]


def test_the_file_name_confirms_the_company_whatever_legal_form_is_printed() -> None:
    (first,) = confirm([sme(company_name=doubtful("주식회사 퀀텀섀시웍스", "주식회사 권팀새시웍스"))], company="퀀텀섀시웍스")
    field = first.fields["company_name"]
    assert (field.value, field.status, field.confirmed_by) == ("주식회사 퀀텀섀시웍스", "ok", ("file name",))


def test_a_garbled_legal_form_is_not_confirmed_with_the_name() -> None:
    (first,) = confirm([sme(company_name=doubtful("(쥐)한빛정밀"))], company="한빛정밀")
    assert first.fields["company_name"].status == "check"


def test_spellings_that_differ_in_the_legal_form_stay_a_question() -> None:
    (first,) = confirm([sme(company_name=doubtful("(주)한빛정밀", "한빛정밀"))], company="한빛정밀")
    assert first.fields["company_name"].status == "check"


def test_another_companys_certificate_stays_another_companys() -> None:
    first, second = confirm([sme(company_name=sure("주식회사 세종바이오텍")), Innobiz(file="b.pdf", pages=(1,), company_name=sure("주식회사 세종바이오넷"))], company="세종바이오텍")
    assert first.fields["company_name"].value == "주식회사 세종바이오텍"
    assert (second.fields["company_name"].value, second.fields["company_name"].status) == ("주식회사 세종바이오넷", "ok")


def test_a_doubtful_name_that_no_one_else_says_stays_doubtful() -> None:
    first, _ = confirm([sme(company_name=doubtful("주식회사 세종바이오넷")), registration(company_name=sure("주식회사 세종바이오텍"))], company="세종바이오텍")
    assert (first.fields["company_name"].value, first.fields["company_name"].status) == ("주식회사 세종바이오넷", "check")


def test_a_reading_that_is_ok_is_never_changed() -> None:
    first, _ = confirm([sme(representative_name=sure("길태오")), registration(representative_name=sure("탁영훈"))])
    assert first.fields["representative_name"].value == "길태오"


def test_candidates_backed_by_different_documents_stay_open() -> None:
    first, *_ = confirm([sme(representative_name=doubtful("길태오", "탁영훈")), registration(representative_name=sure("탁영훈")), Innobiz(file="b.pdf", pages=(1,), representative_name=sure("길태오"))])
    assert first.fields["representative_name"].status == "check"


def test_a_name_cut_short_beside_the_whole_one_is_asked_about() -> None:
    first, second = confirm([sme(representative_name=sure("서도")), registration(representative_name=sure("서도윤"))])
    assert (first.fields["representative_name"].status, second.fields["representative_name"].status) == ("check", "check")
    first, second, third = confirm([sme(representative_name=sure("서도")), registration(representative_name=sure("서도윤")), Innobiz(file="b.pdf", pages=(1,), representative_name=sure("서도윤"))])
    assert [d.fields["representative_name"].status for d in (first, second, third)] == ["check", "ok", "ok"]


def test_a_company_one_stroke_off_with_the_same_number_is_a_misreading() -> None:
    number = sure("614-81-30729")
    docs = [sme(company_name=sure("주식회사 한빛정길"), business_registration_number=number), registration(company_name=sure("주식회사 한빛정밀"), business_registration_number=number), Innobiz(file="b.pdf", pages=(1,), company_name=sure("주식회사 한빛정밀"))]
    assert [d.fields["company_name"].status for d in confirm(docs, company="한빛정밀")] == ["check", "ok", "ok"]


def test_our_own_reader_alone_needs_three_papers_to_confirm_a_syllable_tesseract_does_not_know() -> None:
    own = doubtful("제갈웅", "제갈응").model_copy(update={"confirmed_by": ("own reader",)})
    papers = [sme(representative_name=own), registration(representative_name=own), Innobiz(file="b.pdf", pages=(1,), representative_name=own)]
    assert [(d.fields["representative_name"].value, d.fields["representative_name"].status) for d in confirm(papers)] == [("제갈웅", "ok")] * 3
    assert [d.fields["representative_name"].status for d in confirm(papers[:2])] == ["check", "check"]
    alone = confirm([sme(representative_name=own), registration(representative_name=doubtful("제갈응", "제갈웅"))])
    assert [d.fields["representative_name"].status for d in alone] == ["check", "check"]


def test_a_name_one_letter_off_the_file_name_is_asked_about_though_every_paper_says_it() -> None:
    both = confirm([sme(company_name=sure("주식회사 눈사운드")), registration(company_name=sure("주식회사 눈사운드"))], company="뉸사운드")
    assert [document.fields["company_name"].status for document in both] == ["check", "check"]


def test_the_file_name_chooses_where_one_reader_saw_its_spelling() -> None:
    read = sure("주식회사 눈사운드").model_copy(update={"alternatives": ("주식회사 뉸사운드",)})
    (first,) = confirm([sme(company_name=read)], company="뉸사운드")
    assert (first.fields["company_name"].value, first.fields["company_name"].status) == ("주식회사 뉸사운드", "ok")


def test_a_legal_form_cut_short_by_a_seal_is_shown_as_two_other_papers_have_it_and_asked_about() -> None:
    papers = [sme(company_name=doubtful("한빛정밀 주식")), registration(company_name=sure("한빛정밀 주식회사")), Innobiz(file="b.pdf", pages=(3,), company_name=sure("한빛정밀 주식회사"))]
    field = confirm(papers)[0].fields["company_name"]
    assert (field.value, field.status, field.alternatives) == ("한빛정밀 주식회사", "check", ("한빛정밀 주식",))
    assert confirm(papers[:2])[0].fields["company_name"].value == "한빛정밀 주식"  # one paper is not enough
