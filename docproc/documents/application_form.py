"""손해액 산정 지원사업 신청서 (붙임1). Its layout is the applicant's print of our form or of any other: read by labels."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc.box import Box
from docproc.documents.base import Address, BusinessNumber, CompanyName, CorporateNumber, Label, PersonName, Record, Text, labelled, own
from docproc.documents.choices import cell_beside, choose, options_in, scope
from docproc.documents.elsewhere import nothing_there, surer
from docproc.documents.extract import judge
from docproc.documents.phrases import found_in
from docproc.documents.sealing import sealed
from docproc.documents.standalone import dated_line
from docproc.documents.values import parse
from docproc.documents.view import Region, View
from docproc.korean import squeeze
from docproc.model import Field, Source

_CHOICES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "applicant_kind": (
        ("신청자 구분", "신청구분", "신청인 구분", "신청 주체", "신청자", "신청 자격", "신청유형"),
        {"조정·중재위원회": "committee", "조정중재위원회(협의회)": "committee", "위원회": "committee", "협의회": "committee", "중소기업 당사자": "party", "당사자": "party"},
    ),
    "dispute_kind": (
        ("분쟁 구분", "사건 유형", "분쟁 유형", "사건 구분", "분쟁의 종류", "진행 절차", "분쟁 해결 절차", "분쟁 종류", "사건의 종류", "진행 사건"),
        {"민사소송": "civil_suit", "민사 소송": "civil_suit", "손해배상청구 소송": "civil_suit", "소송": "civil_suit", "조정·중재": "mediation", "조정 또는 중재": "mediation", "분쟁조정·중재": "mediation"},
    ),
    "technology_kind": (
        ("대상 기술", "손해액 산정 대상 기술", "손해액 산정 대상", "산정 대상", "기술 유형", "대상 기술 유형", "침해 기술", "기술의 종류", "기술 구분", "권리 구분"),
        {"실용신안": "utility_model", "영업비밀": "trade_secret", "기술자료": "technical_data", "다수의 특허": "multiple", "다수": "multiple", "복수": "multiple", "특허": "patent"},
    ),
    "legal_claim_count": (
        ("관련 법조항", "적용 법조항 수", "관련 법조항 건수", "관련 法조항", "법조항 수", "관련 법조항 수", "적용 법조항", "법조항", "관련 법 조항"),
        {"1건": 1, "2건": 2, "1개": 1, "2개": 2},
    ),
}


class ApplicationForm(Record):
    """붙임1, sealed and scanned (announcement, section 5 제출서류)."""

    type: ClassVar[str] = "application_form"
    ko: ClassVar[str] = "신청서"
    titles = (
        "손해액 산정 지원사업 신청서", "중소기업 기술침해 손해액 산정 지원사업 신청서", "기술침해 손해액 산정 지원사업 신청서", "2023년 중소기업 기술침해 손해액 산정 지원사업 신청서",
        "지원사업 신청서", "신청서", "손해액산정 신청서", "사업신청서", "기술침해 손해액 산정 지원 신청서", "손해액 산정 지원 신청서",
    )  # fmt: skip
    not_titles = ("중소기업 기술침해 손해액 산정 지원사업 신청 세부내용", "조정신청서", "분쟁조정 신청서", "지방세 납세증명(신청)서", "납세증명 신청서")
    anchors = {"신청구분": 1, "관련법조항": 2, "법조항": 1, "대상기술": 2, "실용신안": 1, "영업비밀": 1, "상대방": 1, "피신청인": 1, "담당자": 1, "와같이신청합니다": 2, "당사자": 1, "손해액산정지원사업": 1, "설립일": 1}

    more_labels = tuple(name for names, _ in _CHOICES.values() for name in names)

    company_name: Field[CompanyName] = labelled("기업명", "업체명", "상호", "법인명", "회사명", "상호(법인명)", "법인명(상호)", "기업체명", "신청기업", "신청기업명")
    representative_name: Field[PersonName] = labelled("대표자", "대표자명", "대표자 성명", "성명(대표자)", "대표이사", "대표자(성명)")
    business_registration_number: Field[BusinessNumber] = labelled("사업자등록번호", "사업자번호", "사업자 등록 번호")
    corporate_registration_number: Field[CorporateNumber] = labelled("법인등록번호", "법인번호", "법인 등록번호", optional=True)
    founding_date: Field[date] = labelled("설립일(개업일)", "설립일", "설립연월일", "개업일", "창업일", "설립일자", "개업연월일", "회사성립연월일", "창립일", "설립년월일", "설립(개업)일", "법인설립일", "회사설립일", "법인 설립일자", "개업(설립)일", "설립일/개업일", "창업(설립)일")
    address: Field[Address] = labelled("주소", "소재지", "본사 주소", "본점 소재지", "사업장 주소", "주소지", "사업장 소재지", "본사 소재지", "주소(본점)", "회사 주소")
    contact_name: Field[PersonName] = labelled("담당자 성명", "담당자", "담당자명", "담당자/연락처", "담당자(연락처)", "담당자 성명/연락처", "실무 담당자", "업무담당자", "실무책임자", "실무자", "업무 담당자", "연락 담당자")
    contact_phone: Field[Text] = labelled("연락처", "연락 전화", "연락전화", "전화번호", "전화", "담당자 연락처", "담당자/연락처", "담당자 성명/연락처", "휴대전화", "전화(휴대전화)", "연락처(전화)", "담당자 전화")
    contact_email: Field[Text] = labelled("이메일", "E-mail", "전자우편", "전자우편주소", "이메일 주소", "전자메일", "담당자 이메일", "메일")
    applicant_kind: Field[str] = own()
    dispute_kind: Field[str] = own()
    technology_kind: Field[str] = own()
    legal_claim_count: Field[int] = own()
    respondent_name: Field[CompanyName] = labelled("상대방", "상대방(피고)", "피신청인(피고)", "피신청인", "상대방(피신청인)", "피고", "상대방 기업", "상대 기업", "피신청인(상대방)", "침해 기업", "피고(피신청인)", "상대기업명", "침해(의심)기업", "위 상대방", "피신청인 또는 피고", "피고 또는 피신청인", "상대방(피신청인 또는 피고)")
    application_date: Field[date] = labelled("신청일", "신청일자", "작성일", "작성일자", "신청 연월일")
    sealed: Field[bool] = own()

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The ticked options, the date at the foot, the seal; phone and e-mail where one line holds both."""
        read: dict[str, Field[Any]] = {name: _choice(view, *choice) for name, choice in _CHOICES.items()}
        if fields["application_date"].value is None:
            read["application_date"] = dated_line(view)
        if fields["contact_name"].value is None and fields["representative_name"].value is not None:
            read["contact_name"] = _contact(view, fields["representative_name"]) or fields["contact_name"]
        if fields["representative_name"].value is None:
            fields = {**fields, "representative_name": _applicant(view) or fields["representative_name"]}
        read["sealed"] = sealed(view)
        # Printed in the table and again at the foot, where the seal may lie over it.
        read["representative_name"] = surer(view, PersonName, cls.labels()["representative_name"], fields["representative_name"])
        if fields["corporate_registration_number"].value is None:
            # On pixels a missing label may be an unread one.
            unread = fields["corporate_registration_number"].model_copy(update={"status": "check", "confidence": 0.0})
            absent = fields["corporate_registration_number"] if all(page.source is Source.TEXT for page in view.pages) else unread
            read["corporate_registration_number"] = _left_blank(view, cls.labels()["corporate_registration_number"].names) or absent
        if fields["address"].value is None:
            read["address"] = found_in(view, view.rows, _ADDRESS, Address) or fields["address"]
        if fields["contact_email"].value is None:
            read["contact_email"] = found_in(view, view.rows, _EMAIL, Text) or fields["contact_email"]
        for name in ("company_name", "representative_name", "contact_name", "respondent_name"):
            one = read.get(name, fields[name])
            if isinstance(one.value, str) and squeeze(one.value) in view.labels.names:
                read[name] = one.model_copy(update={"value": None, "status": "check", "alternatives": (), "confirmed_by": ()})  # a label is no name
        read["contact_name"] = _in_charge(view) or read.get("contact_name", fields["contact_name"])
        for name, pattern in (("contact_phone", _PHONE), ("contact_email", _EMAIL)):
            kept = _only(read.get(name, fields[name]), pattern)
            if kept is not None:
                read[name] = kept
        return read


def _in_charge(view: View) -> Field[Any] | None:
    """The name in a group 담당자 whose rows are 성명, 연락처 …: its heading stands in a cell over several rows, and what
    is below that is the next group's heading."""
    for hit in view.found:
        if hit.name not in ("담당자", "업무담당자", "실무담당자") or hit.row.cell is None or hit.end < len(hit.row.stream):
            continue
        group = hit.row.page.cells[hit.row.cell].box
        inner = [other for other in view.found if other.row.page is hit.row.page and other.name in ("성명", "이름", "담당자명", "담당자성명") and other.row.cell is not None]
        inside = [other for other in inner if group.top - 2 <= other.row.level <= group.bottom + 2 and other.row.box.x0 > group.x1 - 4]
        if group.height < 2.4 * hit.row.height or not inside:
            continue
        for region in view.regions((inside[0].name,)):
            if region.glyphs and region.page is hit.row.page and group.top - 2 <= region.box.middle <= group.bottom + 2:
                parsed = parse(PersonName, region.text, Label())
                if parsed is not None:
                    return judge(view, region, PersonName, Label(), parsed)
        return Field(status="check")
    return None


def _left_blank(view: View, names: tuple[str, ...]) -> Field[Any] | None:
    """A sole proprietor leaves the corporate number open: sure where the label was read and no ink stands behind it."""
    wanted = {squeeze(name) for name in names}
    hit = next((hit for hit in view.found if hit.name in wanted and hit.distance == 0), None)
    if hit is None or hit.row.page.grade == "bad" or any(region.glyphs and region.rank <= 3 for region in view.regions(names)):
        return None
    page, label = hit.row.page, hit.row.glyphs[hit.row.at[hit.end - 1]].box
    starts = [h.row.glyphs[h.row.at[h.start]].box for h in view.flat_found if h.row.page is page]
    right = min((box.x0 for box in starts if label.same_row(box) and box.x0 > label.x1), default=page.width - 40)
    cells = [c.box for c in page.cells if c.box.x0 >= label.x1 - 4 and c.box.top <= label.middle <= c.box.bottom]
    room = min(cells, key=lambda box: box.x0) if hit.row.cell is not None and cells else Box(label.x1 + 2, max(0.0, label.top - 4), max(label.x1 + 3, right), label.bottom + 4)
    if any(room.holds(word.box, slack=4) for word in page.words) or not nothing_there(view, page, room):
        return None
    return Field(status="ok", confidence=0.9, page=page.number, bbox=label, source=page.source)


_PHONE = re.compile(r"0\d{1,2}\s?[-.)]\s?\d{3,4}\s?[-.]\s?\d{4}|1\d{3}-\d{4}")
# The only address on the form is the applicant's, whatever became of its label.
_ADDRESS = re.compile(r"^(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청|충북|충남|전라|전북|전남|경상|경북|경남|제주)[가-힣]{0,6}(?:시|도)[가-힣]{1,8}(?:시|군|구)?.*(?:로|길|동|리)\d.*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def _only(field: Field[Any], pattern: re.Pattern[str]) -> Field[Any] | None:
    """The field cut to what it should be; a text of another shape is for a person."""
    if field.value is None:
        return None
    shaped = [match[0] for text in (field.value, *field.alternatives) if (match := pattern.search(re.sub(r"\s*([@.-])\s*", r"\1", str(text))))]
    if not shaped:
        return field.model_copy(update={"status": "check"})
    match = pattern.search(re.sub(r"\s*([@.-])\s*", r"\1", str(field.value)))
    if match is None:
        # What the first reader saw has another shape: another reader's is proposed.
        return field.model_copy(update={"value": shaped[0], "status": "check", "alternatives": tuple(shaped[1:]), "confirmed_by": ()})
    return field.model_copy(update={"value": match[0]}) if match[0] != field.value else None


def _applicant(view: View) -> Field[Any] | None:
    """`성명` on the form of a person without a company: a row of its own above all that is said of the person in charge."""
    first = next(((row.page.number, row.level) for row in view.flat_rows if "담당" in row.stream), None)
    for row in view.flat_rows:
        match = re.match(r"(?:신청인|대표자)?성명:?(?P<name>[가-힣]{2,5})$", row.stream)
        if match and first is not None and (row.page.number, row.level) < first:
            inner = Region(row.page, row.glyphs[row.at[match.start("name")] :], row.box, 2)
            parsed = parse(PersonName, inner.text, Label())
            return judge(view, inner, PersonName, Label(), parsed) if parsed is not None else None
    return None


def _contact(view: View, head: Field[Any]) -> Field[Any] | None:
    """`성명` below the representative's own row; certain only where a telephone or mail address stands right below it,
    as it does in the group of the person in charge."""
    for row in view.flat_rows:
        match = re.match(r"(?:담당자?)?성명:?(?P<name>[가-힣]{2,5})$", row.stream)
        if match and head.bbox is not None and (row.page.number, row.level) > (head.page or 0, head.bbox.bottom):
            inner = Region(row.page, row.glyphs[row.at[match.start("name")] :], row.box, 2)
            parsed = parse(PersonName, inner.text, Label())
            if parsed is not None and parsed.value != head.value:
                read = judge(view, inner, PersonName, Label(), parsed)
                below = [other for other in view.flat_rows if other.page is row.page and 0 < other.level - row.level < 60]
                reached = any(re.search(r"연락처|전화|휴대|메일|mail|우편", other.stream, re.I) for other in below)
                return read if reached else read.model_copy(update={"status": "check"})
    return None


def _choice(view: View, names: tuple[str, ...], options: dict[str, Any]) -> Field[Any]:
    """One choice: among the options in the cell beside its label, else near it, else among all that stand with a mark
    on the form."""
    # Not every form offers 다수: what it does not print cannot be ticked.
    values = tuple(v for v in dict.fromkeys(options.values()) if v != "multiple" or any(squeeze(word) in view.text for word, value in options.items() if value == v))
    flats = tuple(squeeze(name) for name in names)
    labelled_rows = [row for row in view.flat_rows if any(flat in row.stream for flat in flats)]
    near = [row for row in view.flat_rows for head in labelled_rows if row.page is head.page and abs(row.level - head.level) < 2.5 * max(row.height, head.height)]
    everywhere = list(view.flat_rows)
    own = [option for option in options_in(view, cell_beside(view, names), options) if option.mark is not None]
    if {option.value for option in own} == set(values):
        return choose(_once(own), values)
    for rows in (scope(view, names), list(dict.fromkeys(near)), everywhere):
        found = [option for option in options_in(view, rows, options) if option.mark is not None]
        if len({option.value for option in found}) >= 2 or (found and len(values) == 2 and rows is not everywhere):
            return choose(_once(found), values)
    return Field(status="check", alternatives=values)


def _once(found: list[Any]) -> list[Any]:
    """Each mark with the longest word beside it (다수의 특허, not 특허)."""
    by_mark: dict[Any, Any] = {}
    for option in found:
        kept = by_mark.get(option.mark.box)
        if kept is None or len(option.word) > len(kept.word):
            by_mark[option.mark.box] = option
    return list(by_mark.values())
