"""Districts and courts as closed lists: what they put right, and what they leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docproc.box import Box
from docproc.documents.base import Address, Label
from docproc.documents.courts import COURTS, on_the_list
from docproc.documents.extract import read_field, view_of
from docproc.documents.places import districts, mended, plausible
from docproc.documents.roads import roads, spelt
from docproc.documents.sme_confirmation import SmeConfirmation
from docproc.model import Field, Source

from .pages import line, page

SAMPLES = Path(__file__).parents[2] / "samples"
SEAT = "서울특별시 금천구 벚꽃로 298 (가산동)"


def seat(printed: str, *readings: tuple[str, str], source: Source = Source.OCR) -> Field:
    """The address read from a line that its readers read so."""
    one = line(f"주소 : {printed}", agreed=False, readings=[(engine, f"주소 : {text}") for engine, text in readings])
    return read_field(view_of(SmeConfirmation, [page(one, source=source)]), Address, Label(names=("주소",)))


def court(value: str) -> Field:
    return Field(value=value, status="ok", confidence=0.9, page=1, bbox=Box(0, 0, 100, 10), source=Source.OCR)


@pytest.mark.parametrize(
    ("read", "stands_there"),
    [
        ("서울특벌시 금천구 벚꽃로 298", "서울특별시 금천구 벚꽃로 298"),
        ("경기도 안산시 단윈구 별망로 22 (성곡동)", "경기도 안산시 단원구 별망로 22 (성곡동)"),
        ("울산광역시 울주군 은산읍 화산1길 77", "울산광역시 울주군 온산읍 화산1길 77"),
        ("강원도 동해시 공단3로 26 (구호둥)", "강원도 동해시 공단3로 26 (구호동)"),
        ("경상남도 창윈시성산구 공단로 1", "경상남도 창원시성산구 공단로 1"),
    ],
)
def test_a_misread_district_is_put_right_and_keeps_its_blanks(read: str, stands_there: str) -> None:
    assert mended(read) == stands_there


@pytest.mark.parametrize(
    "address",
    [
        "경기도 부천시 소사로 12",  # a road named as a ward is
        "인천광역시 남구 주안로 1 (주안동)",  # renamed in 2018
        "충청북도 청원군 오창읍 각리1길 97",  # joined to a city in 2014
        "경기도 화성시 동탄구 영천로 1",  # founded after the list
        "서울 강남구 테헤란로 8길 41",
        "서울특별시 금천구 새벗꽃로 298",  # close to no road of the list
        "가나다라마바사 1",
    ],
)  # fmt: skip
def test_what_is_on_no_list_stays_as_it_was_read(address: str) -> None:
    assert mended(address) == address


def test_the_addresses_of_all_samples_are_on_the_list() -> None:
    records = [json.loads(path.read_text(encoding="utf-8")) for path in SAMPLES.glob("*/record.json")]
    addresses = {document["fields"]["address"]["value"] for record in records for document in record["documents"] if "address" in document["fields"]}
    assert len(addresses) > 20 and len(districts()) > 250
    assert [address for address in addresses if mended(address) != address or not plausible(address)] == []


def test_an_address_without_road_or_lot_is_asked_about() -> None:
    assert all(plausible(address) for address in (SEAT, "경기도 화성시 팔탄면 구장리 산 12-3", "서울 중구 을지로1가 12", "부산광역시 강서구 녹산산단321로 24-9", "어디인지 모를 곳"))
    assert not plausible("서울특별시 금천구 벚꽃료 298 (가산동)") and not plausible("경기도 안산시 단원구")


def test_a_mended_district_is_certain_where_one_reader_reads_it_so() -> None:
    field = seat(SEAT.replace("금천구", "금천규"), ("own", SEAT.replace("금천구", "금천규")), ("tesseract:kor", SEAT))
    assert (field.value, field.status) == (SEAT, "ok")


def test_a_mended_district_that_nobody_read_so_is_asked_about() -> None:
    wrong = SEAT.replace("가산동", "가신동")
    field = seat(wrong, ("own", wrong), ("tesseract:kor", wrong))
    assert (field.value, field.status) == (SEAT, "check")


def test_what_was_typed_stays_as_it_was_typed() -> None:
    typed = SEAT.replace("가산동", "가신동")
    assert seat(typed, source=Source.TEXT).value == typed


def test_a_court_is_spelt_as_the_list_has_it() -> None:
    assert on_the_list(court("춘천지방법원강릉지원")) == court("춘천지방법원 강릉지원")
    assert len(COURTS) > 70


def test_a_misread_court_is_the_only_near_one_and_asked_about() -> None:
    field = on_the_list(court("서 울나부지 방법원"))
    assert (field.value, field.status) == ("서울남부지방법원", "check")


def test_an_unknown_court_and_an_unread_one_stay() -> None:
    for field in (court("수원지방법원 화성지원"), Field(status="check")):
        assert on_the_list(field) == field


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("서울특별시 금천구 벗꽃로 298, 1504호 (가산동)", "서울특별시 금천구 벚꽃로 298, 1504호 (가산동)"),
        ("서울 강남구 테해란로 123", "서울 강남구 테헤란로 123"),
        ("경상북도 경산시 진량읍 공닫4로 89-12", "경상북도 경산시 진량읍 공단4로 89-12"),
        ("강원특별자치도 춘천시 후석로326번길 12", "강원특별자치도 춘천시 후석로326번길 12"),
        ("경기도 수원시 새로난빛로 12", "경기도 수원시 새로난빛로 12"),  # a road that was named since, close to none
        ("서울특별시 종로구 송월기 2", "서울특별시 종로구 송월기 2"),  # no road's name
    ],
)
def test_a_road_one_letter_off_the_only_one_it_can_be_is_put_right(read: str, printed: str) -> None:
    assert mended(read) == printed


def test_the_list_of_roads_knows_a_district_by_its_names_of_then_and_now() -> None:
    assert "후석로" in roads("강원특별자치도춘천시") and roads("강원특별자치도춘천시") == roads("강원도춘천시") == roads("강원춘천시")
    assert roads("경기도수원시") > roads("경기도수원시영통구") > frozenset()
    assert roads("함경북도청진시") == frozenset()


def test_a_branch_of_a_road_is_spelt_as_the_road() -> None:
    assert [spelt(name) for name in ("테헤란로4길", "공단4로12번길", "디지털로26길", "감삼3길", "가창동로1안길", "대로")] == ["테헤란로", "공단0로", "디지털로", "감삼0길", "가창동로", "대로"]


@pytest.mark.parametrize(("readings", "status"), [
    ((("own", "새별"), ("tesseract:kor+eng", "새벌")), "check"),  # a road named since, which one reader takes for its neighbour
    ((("own", "벚꽃"), ("tesseract:kor+eng", "벚꽃")), "ok"),
])  # fmt: skip
def test_the_list_of_roads_proposes_and_two_readers_decide(readings: tuple[tuple[str, str], ...], status: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docproc.documents.roads.roads", lambda district: frozenset({"새벌로", "벚꽃로"}))
    said = [(engine, f"주소 : 서울특별시 금천구 {name}로 298") for engine, name in readings]
    lines = [line("중소기업 확인서", 200, 100, size=20), line(said[0][1], 70, 300, agreed=len({text for _, text in said}) == 1, readings=tuple(said), confidence=0.95)]
    view = view_of(SmeConfirmation, [page(*lines, source=Source.OCR, grade="office")])
    field = read_field(view, Address, Label(names=("주소",)))
    assert field.status == status
