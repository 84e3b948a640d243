"""사업자등록증 (법인, 개인) and 사업자등록증명. 개업연월일 is the day the tax office was told, not the founding."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc import korean
from docproc.documents.base import (
    Address,
    BusinessNumber,
    CompanyName,
    CorporateNumber,
    Label,
    PersonName,
    Record,
    TaxOffice,
    Text,
    labelled,
    own,
)
from docproc.documents.columns import column_values
from docproc.documents.extract import judge, second_look
from docproc.documents.rows import other_readings
from docproc.documents.standalone import dated_line, likeness, row_region
from docproc.documents.taxoffices import TAX_OFFICES
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.model import Field

KINDS = {
    "법인사업자": "corporation", "법인과세자": "corporation", "개인사업자": "individual", "일반과세자": "individual", "간이과세자": "individual",
    "면세사업자": "individual", "부가가치세면세사업자": "individual", "개인과세자": "individual",
}  # fmt: skip


class BusinessRegistration(Record):
    """부가가치세법 시행규칙 별지 제7호서식; required with the application (announcement, section 5)."""

    type: ClassVar[str] = "business_registration"
    ko: ClassVar[str] = "사업자등록증"
    titles = ("사업자등록증", "사업자등록증명", "사업자등록증명원", "사업자등록증(법인사업자)", "사업자등록증(일반과세자)")
    not_titles = ("고유번호증", "사업자등록신청서", "사업자등록정정신고서", "휴업사실증명", "폐업사실증명")
    anchors = {"개업연월일": 3, "개업년월일": 3, "개업일": 1, "사업장소재지": 1, "사업의종류": 2, "법인명(단체명)": 1, "사업자등록일": 1, "발급사유": 1, "전자세금계산서전용": 2, "사업자단위과세": 2}

    entity_kind: Field[str] = own()
    company_name: Field[CompanyName] = labelled("법인명(단체명)", "상호(법인명)", "상호(단체명)", "법인명(상호)", "상호", "법인명", "단체명", "업체명", "기업명", "회사명")
    representative_name: Field[PersonName] = labelled("대표자", "성명(대표자)", "대표자(성명)", "대표자성명", "대표자명", "성명", "대표이사")
    business_registration_number: Field[BusinessNumber] = labelled("사업자등록번호", "등록번호")
    corporate_registration_number: Field[CorporateNumber] = labelled("법인등록번호", "주민(법인)등록번호", "주민등록번호(법인등록번호)", "법인(주민)등록번호", optional=True)
    opening_date: Field[date] = labelled("개업연월일", "개업년월일", "개업일", "개업일자")
    address: Field[Address] = labelled("사업장소재지", "사업장주소", "사업장", "소재지", "본점소재지", "주소")
    business_types: Field[tuple[str, ...]] = own()
    business_items: Field[tuple[str, ...]] = own()
    issued_date: Field[date] = labelled("발급일", "발급일자")
    tax_office: Field[TaxOffice] = own()

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The kind of taxpayer, the two lists of the business, the date and the office beneath."""
        kind = _entity_kind(view)
        read = {"entity_kind": kind, "tax_office": tax_office(view)}
        read["business_types"], read["business_items"] = (_once(field) for field in column_values(view, "업태", "종목"))
        if fields["issued_date"].value is None:
            read["issued_date"] = dated_line(view)
        number = fields["corporate_registration_number"]
        if kind.value is None and _is_a_companys(number.value, fields["business_registration_number"].value):
            kind = read["entity_kind"] = number.model_copy(update={"value": "corporation", "alternatives": ()})
        if kind.sure == "individual" and number.value is None:
            # A sole proprietor has none; the place shows a masked resident number or does not exist.
            read["corporate_registration_number"] = Field(status="ok", confidence=kind.confidence, source=kind.source)
        elif kind.value == "corporation" and number.value is None:
            read["corporate_registration_number"] = number.model_copy(update={"status": "check", "confidence": 0.0})  # every company has one
        return read


def _once(field: Field[Any]) -> Field[Any]:
    """One 업태 stands beside each of its 종목: each is listed once."""
    return field.model_copy(update={"value": tuple(dict.fromkeys(field.value))}) if field.value else field


# The seal of the office lies over the end of 세무서장.
_CUT_OFF = re.compile(r"^\W*(?P<name>[가-힣](?:\s?[가-힣]){1,4}?)\s?세\s?무\W*[가-힣ㄱ-ㅎ]?\W*$")


def _entity_kind(view: View) -> Field[Any]:
    for row in view.rows:
        for word, kind in KINDS.items():
            at = row.stream.find(word)
            if at < 0 or len(row.stream) > len(word) + 14:
                continue
            region = row_region(row)
            start = region.text.find(region.text.strip()[0])
            field = judge(view, region, str, Label(closed={word: kind}), Parsed(kind, start, len(region.text)))
            # 법인사업자 and 개인사업자 are closed words far apart: an exact one is no accident.
            return field.model_copy(update={"status": "ok", "confidence": max(field.confidence, 0.95), "confirmed_by": field.confirmed_by or ("closed list",), "alternatives": ()})
    return _kind_by_label(view)


def _is_a_companys(corporate: str | None, business: str | None) -> bool:
    """Whether both numbers are of a company: a resident's number has its sex and century where a corporate one has 0, and
    the middle of a business number is 81 to 88 for profit-making companies."""
    return bool(corporate and business and re.match(r"\d{6}-0", corporate) and re.match(r"\d{3}-8[1-8]-", business))


def _kind_by_label(view: View) -> Field[Any]:
    """`과세유형 법인사업자(과세)` of a 증명, which has no line of its own for it."""
    for region in view.regions(("과세유형", "사업자유형", "사업자구분")):
        text = korean.squeeze(region.text)
        word = next((word for word in KINDS if text.startswith(word)), None)
        if word is not None:
            return judge(view, region, str, Label(closed={word: KINDS[word]}), Parsed(KINDS[word], 0, len(region.text)))
    return Field(status="check")


def tax_office(view: View) -> Field[Any]:
    """`○○세무서` of the line `○○세무서장`; `check` where the seal hides it."""
    for row in reversed(view.rows):
        region = row_region(row)
        if len(re.sub(r"[^가-힣]", "", row.stream)) > 16 or re.search(r"까지|에서|신고|제출|관할", row.stream):
            continue
        parsed = parse(TaxOffice, region.text, Label())
        if parsed:
            field = judge(view, region, TaxOffice, Label(), parsed)
            return field if field.status == "ok" else _by_name(view, region, parsed, field)
    for row in reversed(view.rows):
        region = row_region(row)
        cut = _CUT_OFF.search(region.text)
        if cut is not None and len(row.stream) <= 10 and row.level > 0.5 * row.page.height:
            name = korean.squeeze(cut["name"])
            read = judge(view, region, Text, Label(), Parsed(name, cut.start("name"), cut.end("name")))
            value = f"{korean.squeeze(str(read.value))}세무서"
            return read.model_copy(update={"value": value, "status": "ok" if read.status == "ok" and value in TAX_OFFICES else "check", "alternatives": ()})
    for row in reversed(view.rows):
        said = [name for reading in other_readings(row) if (name := re.sub(r"(?<=세무서).*$", "", re.sub(r"[^가-힣]", "", reading))) in TAX_OFFICES]
        if len(said) >= 2 and len(set(said)) == 1 and row.level > 0.5 * row.page.height:
            return Field(value=said[0], raw=row.text, status="check", confidence=0.8, page=row.page.number, bbox=row.box, source=row.page.source)
    for row in reversed(view.rows):
        if 4 <= len(row.stream) <= 12 and min(likeness(row.stream[-n:], "세무서장"[:n]) for n in (4, 3)) <= 0.35:
            return second_look(view, row_region(row), TaxOffice, Label())
    return Field(status="check")


def _by_name(view: View, region: Region, parsed: Parsed, field: Field[Any]) -> Field[Any]:
    """세무서 is the same for all: a seal over it hides nothing, so the name before it decides."""
    text = region.text[parsed.start : parsed.end]
    tail = re.search(r"\s*세\s?무\s?서$", text)
    if tail is None or tail.start() < 2:
        return field
    name = text[: tail.start()]
    read = judge(view, region, Text, Label(), Parsed(name.replace(" ", ""), parsed.start, parsed.start + len(name)))
    if read.status != "ok":
        return field
    return field.model_copy(update={"value": f"{korean.squeeze(str(read.value))}세무서", "status": "ok", "confidence": read.confidence, "alternatives": (), "confirmed_by": read.confirmed_by})
