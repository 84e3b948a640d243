"""What makes a value `ok`: the PDF's own text, two independent readers, or another document."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.box import Box
from docproc.documents.base import Address, BusinessNumber, CertificateNumber, CompanyName, Label, PersonName
from docproc.documents.extract import read_field, view_of
from docproc.documents.sme_confirmation import SmeConfirmation
from docproc.model import Field, Line, Reading, Seal, Source

from .pages import line, page


def read(one: Line, kind: object, *names: str, reread: object = None, **more: object) -> Field:
    view = view_of(SmeConfirmation, [page(one, source=Source.OCR, **more)], reread=reread)  # type: ignore[arg-type]
    return read_field(view, kind, Label(names=names))


def test_own_text_is_ok() -> None:
    view = view_of(SmeConfirmation, [page(line("대표자 : 서도윤"))])
    assert read_field(view, PersonName, Label(names=("대표자",))).status == "ok"


def test_two_families_that_agree_on_the_value_make_it_ok_though_they_differ_on_the_label() -> None:
    field = read(line("대표자 : 서도윤", agreed=False, readings=[("own", "대표자 : 서도윤"), ("tesseract:kor", "대프자: 서도윤")]), PersonName, "대표자")
    assert (field.value, field.status) == ("서도윤", "ok")


def test_two_models_of_one_family_prove_nothing() -> None:
    field = read(line("대표자 : 권도윤", agreed=False, readings=[("tesseract:kor", "대표자 : 권도윤"), ("tesseract:Hangul", "대표자:권도윤")]), PersonName, "대표자")
    assert field.status == "check"


def test_a_reader_of_digits_does_not_vouch_for_hangul() -> None:
    readings = [("tesseract:kor", "대표자 : 권도윤"), ("ppocr", "대표자:권도윤")]
    assert read(line("대표자 : 권도윤", agreed=False, readings=readings), PersonName, "대표자").status == "check"
    numbers = [("tesseract:kor", "발급일 : 2023-04-01"), ("ppocr", "발급일:2023-04-01")]
    assert read(line("발급일 : 2023-04-01", agreed=False, readings=numbers), date, "발급일").status == "ok"


def test_a_lost_bracket_asks_a_person() -> None:
    assert read(line("주소 : 서울특별시 구로구 디지털로 312 (구로동"), Address, "주소").status == "check"


def test_a_shorter_reading_is_no_agreement() -> None:
    field = read(line("대표자 : 서도윤", agreed=False, readings=[("own", "대표자 : 서도윤"), ("tesseract:kor", "대표자 : 서도윤아")]), PersonName, "대표자")
    assert field.status == "check" and field.alternatives == ("서도윤아",)


def test_readers_that_differ_leave_both_readings_to_a_person() -> None:
    field = read(line("대표자 : 제갈웅", agreed=False, readings=[("own", "대표자 : 제갈웅"), ("tesseract:kor", "대표자 : 제갈응")]), PersonName, "대표자")
    assert (field.value, field.status, field.alternatives) == ("제갈웅", "check", ("제갈응",))


def test_a_second_look_on_which_two_families_agree_settles_it() -> None:
    def again(number: int, box: Box, kind: str) -> tuple[Reading, ...]:
        assert kind == "name"
        return (Reading(text="제갈웅", confidence=0.9, engine="own"), Reading(text="제갈웅", confidence=0.8, engine="tesseract:kor"))

    one = line("대표자 : 제갈웅", agreed=False, readings=[("own", "대표자 : 제갈웅"), ("tesseract:kor", "대표자 : 제갈응")])
    assert read(one, PersonName, "대표자", reread=again).status == "ok"


def test_a_second_look_that_lost_a_letter_does_not_shorten_a_name() -> None:
    def again(number: int, box: Box, kind: str) -> tuple[Reading, ...]:
        return (Reading(text="제갈", confidence=0.9, engine="own"), Reading(text="제갈", confidence=0.8, engine="tesseract:kor"))

    field = read(line("대표자 : 제갈웅", agreed=False, readings=[("own", "대표자 : 제갈웅")]), PersonName, "대표자", reread=again)
    assert (field.value, field.status) == ("제갈웅", "check")


def test_the_check_digit_chooses_but_does_not_prove() -> None:
    one = line("사업자등록번호 : 614-81-30720", agreed=False, readings=[("own", "사업자등록번호 : 614-81-30720"), ("ppocr", "사업자등록번호 : 614-81-30729")])
    field = read(one, BusinessNumber, "사업자등록번호")
    assert (field.value, field.status) == ("614-81-30729", "check")


def test_a_number_whose_check_digit_fails_is_not_believed_from_pixels() -> None:
    assert read(line("사업자등록번호 : 614-81-30720", agreed=True), BusinessNumber, "사업자등록번호").status == "check"


def test_a_seal_over_the_value_asks_a_person() -> None:
    seal = Seal(box=Box(120, 90, 160, 130), colour="red", confidence=0.9)
    assert read(line("대표자 : 서도윤"), PersonName, "대표자", seals=[seal]).status == "check"


def test_a_value_that_ends_at_a_photocopied_seal_asks_a_person_for_more_may_lie_under_it() -> None:
    one = line("대표자 : 서도윤")
    seal = Seal(box=Box(one.box.x1 + 2, one.box.top - 20, one.box.x1 + 45, one.box.bottom + 20), colour="black", confidence=0.7)
    far = seal.model_copy(update={"box": Box(one.box.x1 + 60, one.box.top - 20, one.box.x1 + 100, one.box.bottom + 20)})
    assert read(one, PersonName, "대표자", seals=[seal]).status == "check"
    assert read(one, PersonName, "대표자", seals=[far]).status == "ok"


def test_a_sign_no_reader_knows_asks_a_person() -> None:
    assert read(line("기업명 : 한빛정밀\ufffd"), CompanyName, "기업명").status == "check"


def test_a_bad_copy_needs_sure_readers() -> None:
    assert read(line("대표자 : 서도윤", confidence=0.6), PersonName, "대표자", grade="bad").status == "check"


@pytest.mark.parametrize(
    ("own", "tesseract", "status"),
    [(("서도윤", 0.97), ("서도윤", 0.9), "ok"), (("서도윤", 0.97), ("서도윤", 0.7), "check"), (("서도윤", 0.97), ("서도문", 0.9), "check"), (("서도문", 0.97), ("서도문", 0.9), "check")],
)
def test_a_bad_copy_is_believed_when_two_families_are_sure_of_the_same_at_a_second_look(own: tuple[str, float], tesseract: tuple[str, float], status: str) -> None:
    def again(number: int, box: Box, kind: str) -> tuple[Reading, ...]:
        return (Reading(text=own[0], confidence=own[1], engine="own"), Reading(text=tesseract[0], confidence=tesseract[1], engine="tesseract:kor"))

    field = read(line("대표자 : 서도윤", confidence=0.6), PersonName, "대표자", reread=again, grade="bad")
    assert (field.value, field.status) == ("서도윤", status)


def test_nothing_found_is_a_question_unless_the_label_is_surely_absent() -> None:
    assert read(line("대표자는 아래와 같다"), PersonName, "대표자").status == "check"
    view = view_of(SmeConfirmation, [page(line("주소 : 서울특별시 구로구 디지털로 312"), source=Source.OCR)])
    absent = read_field(view, BusinessNumber, Label(names=("사업자등록번호",), optional=True))
    assert (absent.value, absent.status) == (None, "ok")
    view = view_of(SmeConfirmation, [page(line("사업자듭록번호 614-81-30729"), source=Source.OCR)])
    assert read_field(view, BusinessNumber, Label(names=("법인번호",), optional=True)).status == "check"


def test_a_date_with_repaired_digits_needs_two_readers() -> None:
    one = line("발급일 : 2O23-04-01", agreed=False, readings=[("tesseract:kor", "발급일 : 2O23-04-01"), ("ppocr", "발급일 : 2023-04-01")])
    field = read(one, date, "발급일")
    assert (field.value, field.status) == (date(2023, 4, 1), "ok")
    alone = line("발급일 : 2O23-04-01", agreed=False, readings=[("tesseract:kor", "발급일 : 2O23-04-01")])
    assert read(alone, date, "발급일").status == "check"


def test_an_address_is_compared_blind_to_blanks() -> None:
    one = line("주소 : 서울특별시 구로구 디지털로 312", agreed=False, readings=[("own", "주소:서울특별시구로구디지털로312"), ("tesseract:kor", "주소 : 서울특별시 구로구 디지털로 312")])
    assert read(one, Address, "주소").status == "ok"


def test_the_reader_of_digits_denies_an_address_whose_number_others_cut() -> None:
    readings = [("own", "주소 : 인천광역시 연수구 송도과학로 7"), ("tesseract:kor", "주소 : 인천광역시 연수구 송도과학로 7"), ("ppocr", "주소:인천광역시연수구송도과학로70")]
    assert read(line("주소 : 인천광역시 연수구 송도과학로 7", agreed=True, readings=readings), Address, "주소").status == "check"


def test_agreement_that_the_readings_contradict_is_not_believed() -> None:
    one = line("발급일 : 2072-05-10", agreed=True, readings=[("own", "발급일 : 2072-05-10"), ("ppocr", "발급일:2022-05-10"), ("tesseract:kor", "발급일 : 2012-05-10")])
    assert read(one, date, "발급일").status == "check"


def test_odd_signs_before_a_number_may_be_digits_of_it() -> None:
    readings = [("tesseract:kor", "발급번호 : ?)220302030147"), ("ppocr", "발급번호:?)220302030147"), ("own", "발급번호 : 20220302030147")]
    field = read(line("발급번호 : ?)220302030147", agreed=False, readings=readings), CertificateNumber, "발급번호")
    assert field.status == "check" and "20220302030147" in field.alternatives


def test_a_voice_below_a_guess_is_not_heard() -> None:
    words = line("대표자 : 권도윤", agreed=False)
    quiet = Reading(text="대표자 : 권도윤", confidence=0.05, engine="own")
    loud = Reading(text="대표자 : 권도윤", confidence=0.9, engine="tesseract:kor")
    assert read(words.model_copy(update={"readings": (loud, quiet)}), PersonName, "대표자").status == "check"


def test_where_the_chosen_text_is_no_date_two_other_readers_give_it() -> None:
    readings = [("tesseract:kor", "발급일 : 202205-16"), ("own", "발급일 : 2022-05-16"), ("ppocr", "발급일:2022-05-16")]
    field = read(line("발급일 : 202205-16", agreed=False, readings=readings), date, "발급일")
    assert (field.value, field.status) == (date(2022, 5, 16), "ok")


def test_our_own_readers_blanks_are_kept() -> None:
    readings = [("tesseract:kor", "주소 : 부산광역시 강서구 녹 산 산 단321로 24-9"), ("own", "주소 : 부산광역시 강서구 녹산산단321로 24-9")]
    field = read(line("주소 : 부산광역시 강서구 녹 산 산 단321로 24-9", agreed=False, readings=readings), Address, "주소")
    assert field.value == "부산광역시 강서구 녹산산단321로 24-9"
