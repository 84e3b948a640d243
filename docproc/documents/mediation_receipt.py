"""조정·중재 접수증, 접수 확인, 통지 and results of the five bodies; as a table, a list or an official letter."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc.documents.base import CompanyName, Label, Record, Text, labelled, own
from docproc.documents.extract import read_field
from docproc.documents.phrases import found_in, piece
from docproc.documents.standalone import dated_line, likeness
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field, Source

# The five of the announcement (2 지원대상 ①–⑤), by the words they are printed with; longest first.
BODIES: dict[str, str] = {
    "중소기업기술분쟁조정·중재위원회": "sme_technology", "중소기업기술분쟁조정중재위원회": "sme_technology", "기술분쟁조정·중재위원회": "sme_technology", "중소기업기술분쟁조정": "sme_technology",
    "수·위탁분쟁조정협의회": "win_win", "수위탁분쟁조정협의회": "win_win", "수탁·위탁분쟁조정협의회": "win_win",
    "하도급분쟁조정협의회": "subcontracting", "한국공정거래조정원": "subcontracting",
    "산업재산권분쟁조정위원회": "invention",
    "산업기술분쟁조정위원회": "industrial_technology",
}  # fmt: skip
# Where the name under the seal is lost: the law by which a body sits, and the office that keeps its papers (one for
# two bodies is no proof).
_LAWS: dict[str, tuple[str, ...]] = {
    "sme_technology": ("중소기업기술보호지원에관한법률",),
    "win_win": ("대·중소기업상생협력촉진에관한법률", "상생협력촉진에관한법률"),
    "subcontracting": ("하도급거래공정화에관한법률",),
    "invention": ("발명진흥법",),
    "industrial_technology": ("산업기술의유출방지및보호에관한법률",),
}
_OFFICES: dict[str, tuple[str, ...]] = {
    "sme_technology": ("대·중소기업·농어업협력재단", "협력재단"),
    "win_win": ("대·중소기업·농어업협력재단", "협력재단"),
    "subcontracting": ("한국공정거래조정원",),
    "invention": ("한국지식재산보호원", "특허청", "지식재산처"),
    "industrial_technology": ("한국산업기술보호협회",),
}
_DAY = re.compile(r"(?:접수|신청)(?:일자|일시|일)?[:.]?(?P<day>20\d{2}[.년\-/]\d{1,2}[.월\-/]\d{1,2}[.일]?)")
_DAY_ALONE = re.compile(r"20\d{2}[.년\-/]\d{1,2}[.월\-/]\d{1,2}[.일]?")
_ON = re.compile(r"(?P<day>20\d{2}[.년\-/]\d{1,2}[.월\-/]\d{1,2}[.일]?)(?:자로|에|일자로)?[^\d]{0,20}(?:접수|신청)")


class MediationReceipt(Record):
    """Proof that a dispute was filed with one of the five bodies (announcement, 2 지원대상; annex 5)."""

    type: ClassVar[str] = "mediation_receipt"
    ko: ClassVar[str] = "조정·중재 접수 확인서"
    titles = (
        "조정신청 접수증", "조정 신청서 접수 통지", "분쟁조정 접수 확인서", "접수증명서", "조정·중재 개시 통지", "조정(중재) 개시 통지", "조정기일 통지서", "조정신청 접수 통지",
        "분쟁조정 신청 접수 통지", "기술분쟁 조정 접수증", "조정신청 접수 확인서", "분쟁조정 접수증", "조정 접수 확인서", "접수확인서", "조정조서", "조정안", "조정성립 통지",
        "조정불성립 통지", "조정중지 통지", "조정종료 통지", "분쟁조정 결과 통지", "조정·중재 접수증", "조정·중재 접수 확인서", "기술분쟁 조정신청 접수증", "분쟁조정신청 접수증",
        "하도급분쟁조정 신청 접수 통지", "조정절차 개시 통지", "분쟁조정사건 접수 통지", "조정신청서 접수증", "산업재산권분쟁조정 접수증", "기술분쟁조정 신청서 접수 통지",
    )  # fmt: skip
    not_titles = ("조정신청서", "분쟁조정 신청서", "소장", "고소장")
    anchors = {"피신청인": 2, "신청인": 1, "조정부": 1, "분쟁조정": 2, "조정신청": 2, **dict.fromkeys(("기술분쟁조정·중재위원회", "수·위탁분쟁조정협의회", "하도급분쟁조정협의회", "산업재산권분쟁조정위원회", "산업기술분쟁조정위원회"), 3)}

    more_labels = ("신청 취지", "신청취지", "신청 요지", "신청내용")

    mediation_body: Field[str] = own()
    case_number: Field[Text] = labelled("사건번호", "접수번호", "사건번호(접수번호)", "조정사건번호", "접수(사건)번호", "관리번호", "사건 번호")
    applicant_name: Field[CompanyName] = labelled("신청인", "신청인(상호)", "신청기업", "신청인(기업명)", "조정신청인", "신청인 상호", "신청인(업체명)")
    respondent_name: Field[CompanyName] = labelled("피신청인", "피신청인(상호)", "피신청기업", "상대방", "피신청인(기업명)", "피신청인(업체명)")
    subject: Field[Text] = labelled("사건명", "조정사건명", "분쟁내용", "분쟁 내용", "사건 내용", "사건의 표시", "분쟁의 요지", "사건")
    filed_date: Field[date] = labelled("접수일", "접수일자", "신청일", "신청일자", "조정신청일", "접수 연월일", "접수일시", "신청(접수)일", "접수(신청)일")
    status: Field[Text] = labelled("처리상태", "진행상태", "처리 현황", "진행 현황", "처리결과", "진행상황", "처리상황", "현재상태", "진행 상태", "처리경과", "조정 결과", "현재 상태", "결과", optional=True)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The body by its closed list; the day of filing where a sentence tells it."""
        read: dict[str, Field[Any]] = {"mediation_body": _body(view)}
        number = fields["case_number"]
        if number.value is not None and (bare := re.fullmatch(r"제\s?(\S+)\s?호", number.value)):
            read["case_number"] = number.model_copy(update={"value": bare[1]})
        if fields["filed_date"].value is None:
            told = found_in(view, view.flat_rows, _DAY, date, "day") or found_in(view, view.flat_rows, _ON, date, "day")
            read["filed_date"] = told or (_only_cell(view) or dated_line(view)).model_copy(update={"status": "check"})
        if fields["subject"].value is None:
            asked = read_field(view, Text, Label(names=cls.more_labels))
            # What is asked for is not what the case is called, whose label may be unread.
            read["subject"] = asked.model_copy(update={"status": "check", "confirmed_by": ()}) if any(page.source is Source.OCR for page in view.pages) else asked
        return read


def _only_cell(view: View) -> Field[Any] | None:
    """The only day that stands in a cell of the table, whatever its label was read as."""
    rows = [row for row in view.rows if row.cell is not None and _DAY_ALONE.fullmatch(row.stream)]
    return found_in(view, rows, _DAY_ALONE, date) if len(rows) == 1 else None


def _body(view: View) -> Field[Any]:
    """Which of the five bodies: the one whose name stands on the paper; two names are for a person."""
    seen: dict[str, tuple[float, Any]] = {}
    for row in view.flat_rows:
        for word, body in BODIES.items():
            flat = squeeze(word)
            start = row.stream.find(flat)
            if start >= 0:
                if body not in seen or seen[body][0] > 0:
                    seen[body] = (0.0, piece(row, start, start + len(flat)))
                continue
            if len(row.stream) < len(flat) or body in seen:
                continue
            for at in range(len(row.stream) - len(flat) + 1):
                away = likeness(row.stream[at : at + len(flat)], flat)
                if away <= 0.12 and (body not in seen or away < seen[body][0]):
                    seen[body] = (away, piece(row, at, at + len(flat)))
    if not seen:
        return _by_law_and_office(view)
    best = min(seen, key=lambda body: seen[body][0])
    away, region = seen[best]
    sure = len(seen) == 1 and (away == 0 or away <= 0.08)
    return Field(
        value=best, raw=region.printed, status="ok" if sure else "check", confidence=round(1 - away, 3), page=region.page.number, bbox=region.box,
        source=region.page.source, alternatives=tuple(body for body in seen if body != best),
        confirmed_by=("closed list",) if sure and region.page.source is Source.OCR else (),
    )  # fmt: skip


def _by_law_and_office(view: View) -> Field[Any]:
    """The one body that both the law and the office on the paper speak of; one of them alone is asked about."""
    laws, offices = ({body for body, names in table.items() if any(squeeze(name) in view.text for name in names)} for table in (_LAWS, _OFFICES))
    left = laws & offices
    if len(left) != 1 or len(laws) != 1:
        return Field(status="check", alternatives=tuple(sorted(left or laws)))
    (body,) = left
    at = next((row, row.stream.find(squeeze(name)), squeeze(name)) for row in view.flat_rows for name in _LAWS[body] + _OFFICES[body] if squeeze(name) in row.stream)
    region = piece(at[0], at[1], at[1] + len(at[2]))
    return Field(
        value=body, raw=region.printed, status="ok", confidence=0.9, page=region.page.number, bbox=region.box, source=region.page.source,
        confirmed_by=("closed list",) if region.page.source is Source.OCR else (),
    )  # fmt: skip
