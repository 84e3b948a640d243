"""신청 세부내용 (붙임2): the company, three years of sales and R&D, the dispute, the technology, and the ticked
table of preferences (section 6)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc.documents.base import Label, Record, Text, labelled, own
from docproc.documents.choices import cell_below, choose, options_in, scope, ticked
from docproc.documents.elsewhere import nothing_there
from docproc.documents.extract import judge
from docproc.documents.option import Option
from docproc.documents.patents import Patent, patents
from docproc.documents.phrases import found_in
from docproc.documents.preference_table import claimed_items
from docproc.documents.threeyears import three_years
from docproc.documents.values import Parsed, parse
from docproc.documents.view import Region, View
from docproc.korean import squeeze
from docproc.model import Field

_BODY, _KIND = ("기관명", "기관 명", "조정·중재 기관", "조정기관"), ("유형", "유 형", "구분(유형)", "사건 유형")
_DAY = ("신청일자", "신청일", "접수일자", "신청(접수)일자")
_COURSE = ("처리경과(결과)", "처리경과", "처리결과", "처리 경과 및 결과", "처리 경과", "경과(결과)")
_NOTHING = re.compile(r"[:：]?(?:해당(?:사항|내용)?(?:이)?없음|해당(?:사항|내용)?무|없음|없습니다|무|해당없슴|해당사항없습니다|N/?A)[.)]?", re.I)
_CODE = re.compile(r"[A-U]?(?P<code>\d{5})")
# What the blank form prints inside a cell to be filled in: its own list of kinds, in brackets.
_KINDS_OFFERED = {"고발", "고소", "행정조사신고", "행정조사", "기타", "등"}


class ApplicationDetails(Record):
    """붙임2 (required, announcement section 5); section 6 holds the applicant's claims for annex 5."""

    type: ClassVar[str] = "application_details"
    ko: ClassVar[str] = "신청 세부내용"
    titles = (
        "중소기업 기술침해 손해액 산정 지원사업 신청 세부내용", "손해액 산정 지원사업 신청 세부내용", "신청 세부내용", "지원사업 신청 세부내용", "중소기업 기술침해 손해액 산정 지원사업 세부 신청내용", "세부 신청내용", "기술침해 손해액 산정 지원사업 신청 세부내용",
        "1. 기업개요",
    )  # fmt: skip
    anchors = {
        "기업개요": 3, "한국표준산업분류코드": 3, "상시종업원수": 2, "혁신형중소기업여부": 3, "매출액대비": 2, "주생산품": 2, "손해액산정필요성및시급성": 4, "분쟁·소송경과": 2,
        "기술의우수성및동향": 4, "기술의시장성": 3, "피해보상의타당성": 4, "지원우대사항": 3, "해당여부": 2, "지원우대율": 3, "특허등록번호": 1, "해당하는우대사항항목에": 4,
    }  # fmt: skip
    follow = (
        "손해액 산정 필요성 및 시급성", "분쟁 이후 상태 및 현황", "기술의 우수성 및 동향", "기술의 시장성", "피해보상의 타당성", "6. 지원 우대사항", "지원 우대율", "해당여부(√)", "처리경과(결과)",
        "기술개발 등 투자 노력", "최근 3년간 매출액",
        # the table of section 6 alone, its heading left behind at the foot of the page before
        "해당하는 우대사항 항목에", "벤처캐피탈(VC)로부터 투자를 받은 중소기업", "보험계약이 유효한 경우에 한함", "임치계약기간이 유효한 경우",
    )  # fmt: skip
    open_ended = True

    more_labels = (*_BODY, *_KIND, *_DAY, *_COURSE, "중소기업 해당 여부", "중소기업 여부", "혁신형 중소기업 여부", "혁신형 중소기업")

    is_sme: Field[bool] = own()
    innobiz: Field[bool] = own()
    mainbiz: Field[bool] = own()
    venture: Field[bool] = own()
    main_industry: Field[Text] = labelled("주업종", "주 업 종", "업종", "주된 업종", "주요 업종")
    main_product: Field[Text] = labelled("주생산품", "주 생산품", "주요 생산품", "주요제품", "주력 제품", "생산품")
    ksic_code: Field[Text] = labelled("한국표준산업분류코드", "표준산업분류코드", "한국표준산업분류 코드", "산업분류코드", "한국표준산업분류(KSIC)코드", "업종코드(KSIC)")
    employee_count: Field[int] = labelled("상시종업원 수", "상시 종업원 수", "상시근로자 수", "종업원 수", "상시근로자수", "상시종업원수")
    sales: Field[dict[str, int]] = own()
    rnd_investment: Field[dict[str, int]] = own()
    other_mediation_body: Field[Text] = own()
    other_mediation_date: Field[date] = own()
    other_mediation_result: Field[Text] = own()
    proceeding_kind: Field[Text] = own()
    proceeding_date: Field[date] = own()
    proceeding_status: Field[Text] = own()
    patents: Field[list[Patent]] = own()
    claimed_rate_items: Field[list[str]] = own()

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Ticks, tables and the two blocks that share the labels 신청일자 and 처리경과."""
        read: dict[str, Field[Any]] = {"is_sme": _is_sme(view), **_innovative(view)}
        code = _code(fields["ksic_code"])
        if code is not None:
            read["ksic_code"] = code
        elif fields["ksic_code"].value is None and "산업분류" in view.text:
            alone = [row for row in view.rows if _CODE.fullmatch(row.stream)]
            read["ksic_code"] = (found_in(view, alone, _CODE, Text, "code") if len(alone) == 1 else None) or fields["ksic_code"]
        if fields["employee_count"].value is None:
            read["employee_count"] = _people(view) or fields["employee_count"]
        read["sales"], read["rnd_investment"] = three_years(view)
        read |= _blocks(view)
        read["patents"] = patents(view)
        read["claimed_rate_items"] = claimed_items(view)
        return read


def _is_sme(view: View) -> Field[Any]:
    names = ("중소기업 해당 여부", "중소기업 여부", "중소기업 해당여부")
    under = [o for o in options_in(view, cell_below(view, names), {"여": True, "부": False}) if o.mark is not None]
    if {o.value for o in under} == {True, False}:
        return choose(under, (True, False))
    rows = scope(view, names) or [row for row in view.flat_rows if re.search(r"중소기업해당여부", row.stream)]
    options = [o for o in options_in(view, rows, {"여": True, "부": False}) if o.mark is not None]
    options = _other_half(options) if len(options) == 1 else options
    return choose(options, (True, False)) if options else choose([o for o in options_in(view, rows, {"예": True, "아니오": False}) if o.mark], (True, False))


def _other_half(options: list[Option]) -> list[Option]:
    """여 and 부 with the word of one lost (`(V)04 ( )부`): the only other mark of the row is its."""
    (one,) = options
    reach = 8 * one.row.height
    others = [m for m in one.page.marks if one.mark and m is not one.mark and abs(m.box.middle - one.mark.box.middle) < 0.5 * one.row.height and abs(m.box.centre - one.mark.box.centre) < reach]
    if len(others) != 1 or one.mark is None or (others[0].box.x0 < one.mark.box.x0) != (one.value is False):
        return options
    return [*options, Option(not one.value, "여" if one.value is False else "부", one.page, others[0].box, one.row, others[0])]


def _innovative(view: View) -> dict[str, Field[Any]]:
    words = {"이노비즈": "innobiz", "메인비즈": "mainbiz", "벤처기업": "venture", "벤처": "venture"}
    rows = [row for row in view.flat_rows if re.search(r"이노비즈|메인비즈", row.stream)] or scope(view, ("혁신형 중소기업 여부", "혁신형 중소기업"))
    by_name: dict[str, Option] = {o.value: o for o in reversed(options_in(view, rows, words)) if o.mark is not None}
    return {name: ticked(by_name.get(name)) for name in ("innobiz", "mainbiz", "venture")}


def _code(field: Field[Any]) -> Field[Any] | None:
    """Five digits, with or without the section's letter; any other shape is for a person."""
    if field.value is None:
        return None
    text = re.sub(r"^1(?=5[56]\d{3}$)", "I", str(field.value).strip())  # the section of inns and restaurants, read as a figure
    match = re.search(r"(?<![A-Za-z0-9])[A-U]?\s?(\d{5})(?!\d)", text)
    field = field if text == str(field.value).strip() else field.model_copy(update={"status": "check"})
    if match is None:
        return field.model_copy(update={"status": "check"})
    others = tuple(code[1] for one in field.alternatives if (code := re.search(r"(?<!\d)(\d{5})(?!\d)", str(one))) and code[1] != match[1])
    return field.model_copy(update={"value": match[1], "alternatives": others})


def _people(view: View) -> Field[Any] | None:
    for region in view.regions(("상시종업원 수", "상시 종업원 수", "상시근로자 수", "종업원 수")):
        match = re.search(r"(\d[\d,]*)\s*(?:명|인)", region.text)
        if match:
            inner = region.part(match.start(1), match.end(1))
            parsed = parse(int, inner.text, Label())
            if parsed:
                return judge(view, inner, int, Label(), parsed)
    return None


# --- other mediation, and criminal or administrative proceedings -------------------------------------


def _blocks(view: View) -> dict[str, Field[Any]]:
    """The labels 신청일자 and 처리경과 stand in both blocks: those behind 유형 are of the second."""
    turn = _first(view, _KIND, behind="처리경과") or _first(view, _KIND)
    found = {}
    for name, labels, kind, second in (
        ("other_mediation_body", _BODY, Text, False),
        ("other_mediation_date", _DAY, date, False),
        ("other_mediation_result", _COURSE, Text, False),
        ("proceeding_kind", _KIND, Text, True),
        ("proceeding_date", _DAY, date, True),
        ("proceeding_status", _COURSE, Text, True),
    ):
        found[name] = _block_field(view, labels, kind, second, turn)
    return found


def _place(region: Region) -> tuple[int, float]:
    row = region.found.row if region.found else None
    return (row.page.number, row.level) if row else (region.page.number, region.room.top)


def _first(view: View, names: tuple[str, ...], behind: str = "") -> tuple[int, float] | None:
    """Where the first of these labels stands in a cell or at the start of a row, after the first `behind`."""
    starts = [(row.page.number, row.level) for row in view.flat_rows if behind and behind in row.stream]
    hits = [(hit.row.page.number, hit.row.level) for hit in view.found if hit.leads and hit.name in {name.replace(" ", "") for name in names}]
    after = [hit for hit in hits if not behind or (starts and hit > starts[0])]
    return min(after, default=None)


def _block_field(view: View, labels: tuple[str, ...], kind: Any, second: bool, turn: tuple[int, float] | None) -> Field[Any]:
    regions = view.regions(labels, long=kind is Text)
    slack = 3.0
    mine = [r for r in regions if turn is None or ((_place(r)[0], _place(r)[1] + slack) >= turn) == second]
    if not mine or turn is None:
        return Field(status="check")  # where the second block begins could not be read
    first = min(mine, key=lambda r: (_place(r), r.rank)) if second else mine[0]
    if second and turn is not None:
        mine = [first, *[r for r in mine if r is not first]]
    for region in mine:
        if not region.glyphs:
            if region.rank == 0:
                return _empty(view, region)  # the cell beside the label; what stands below it belongs to another
            continue
        text = region.text.strip()
        if _is_offer(text) or not re.search(r"[0-9A-Za-z가-힣]", text):
            return _empty(view, region)
        if _NOTHING.fullmatch(squeeze(text)):
            said = judge(view, region, Text, Label(), Parsed(text, 0, len(region.text)))
            return said.model_copy(update={"value": None, "alternatives": ()})
        parsed = parse(kind, region.text, Label())
        if parsed is not None:
            return judge(view, region, kind, Label(), parsed)
        if region.rank <= 1:
            return Field(status="check", raw=region.printed, page=region.page.number, bbox=region.box, source=region.page.source)
    return _empty(view, mine[0])


def _is_offer(text: str) -> bool:
    """Whether a cell holds nothing but the form's own `< 고발, 고소, 행정조사신고, 기타 >`."""
    words = [word for word in re.split(r"[,·/]", re.sub(r"[\s<>〈〉《》()\[\]]", "", text)) if word]
    return len(words) >= 3 and set(words) <= _KINDS_OFFERED


def _empty(view: View, region: Region) -> Field[Any]:
    """Nothing was written into the cell: sure where a second look finds nothing there either."""
    sure = nothing_there(view, region.page, region.room)
    return Field(status="ok" if sure else "check", confidence=0.9 if sure else 0.5, page=region.page.number, bbox=region.box, source=region.page.source)
