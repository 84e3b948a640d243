"""소장 (손해배상청구): parties, court, claim and the day it was filed; its exhibits follow it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc.box import Box
from docproc.documents.base import CompanyName, CourtCaseNumber, Label, Record, Text, Won, labelled, own
from docproc.documents.courts import on_the_list
from docproc.documents.extract import judge
from docproc.documents.phrases import found_in, won_in
from docproc.documents.standalone import dated_line, row_region
from docproc.documents.trust import from_readings
from docproc.documents.values import parse
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field, Source

_COURT = re.compile(r"(?P<court>[가-힣]{2,6}(?:지방법원|고등법원|회생법원|가정법원)(?:[가-힣]{2,4}지원)?|특허법원|대법원)(?P<to>귀중)?")
_CASE = re.compile(r"(?:19|20)\d{2}(?:가합|가단|가소|카합|카단|나|다|머|차전|차|허|당|고합|고단)\d{1,7}")
_TITLE = re.compile(r"^[○●\-\d.]*(?:사건명:?|사건:|청구명:?)?(?P<title>[가-힣A-Za-z0-9()·,]{2,40}?청구의?소)")
_AMOUNT = re.compile(r"(?:금|에게)(?P<won>\d[\d,.]{4,})원")
_SUM = re.compile(r"(?:금|에게).{2,22}원")
_WORTH = re.compile(r"(?:소가|소송목적의값|소송물가액)[^\d]{0,6}(?P<won>\d[\d,.]{4,})원?")
_STAMP = re.compile(r"(?:접수|제출)(?:일시|일자|일|인)?[:.]?(?P<day>20\d{2}[.년\-/]\d{1,2}[.월\-/]\d{1,2}[.일]?)")
_DAY = re.compile(r"(?P<day>20\d{2}[.년\-/]\d{1,2}[.월\-/]\d{1,2}[.일]?)")


class Complaint(Record):
    """The civil suit for damages that makes a company eligible (announcement, 2 지원대상)."""

    type: ClassVar[str] = "complaint"
    ko: ClassVar[str] = "소장"
    titles = ("소장", "손해배상청구 소장", "손해배상 청구의 소", "소송 접수증명원", "소제기증명원", "소장 접수증명원", "접수증명원", "소송계속증명원", "사건 접수증")
    not_titles = ("고소장", "고발장", "답변서", "준비서면", "가처분 신청서", "조정신청서")
    anchors = {"청구취지": 4, "청구원인": 4, "원고": 1, "피고": 1, "청구의소": 3, "입증방법": 2, "소송대리인": 1, "지급하라": 2, "라는판결을구합니다": 2, "소송비용은피고": 2}
    follow = ("청구원인", "입증방법", "첨부서류", "갑제1호증", "갑제", "소송대리인", "당사자의지위", "손해배상의범위", "지방법원귀중", "특허법원귀중")
    open_ended = True

    court: Field[Text] = own()
    case_number: Field[CourtCaseNumber] = own()
    plaintiff_name: Field[CompanyName] = labelled("원고", "원고(반소피고)", "원고(신청인)")
    defendant_name: Field[CompanyName] = labelled("피고", "피고(반소원고)", "피고(피신청인)")
    claim_title: Field[Text] = own()
    claim_amount: Field[Won] = own()
    filed_date: Field[date] = own()

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Court, numbers, claim and day are found by what they look like: a complaint has no form."""
        rows = view.flat_rows
        addressed = [row for row in rows if (match := _COURT.search(row.stream)) and match["to"]]
        parties = {name: party for name, label in (("plaintiff_name", "원고"), ("defendant_name", "피고")) if (party := _party(view, label, fields[name])) is not None}
        return {
            **parties,
            "court": on_the_list(found_in(view, [*addressed, *rows], _COURT, Text, "court") or Field(status="check")),
            "case_number": found_in(view, _head(view), _CASE, CourtCaseNumber) or _stamped_number(view) or _no_number(view),
            "claim_title": _claim_title(view),
            "claim_amount": won_in(view, _behind(view, "청구취지"), _AMOUNT, "won", unread=_SUM) or won_in(view, rows, _WORTH, "won") or Field(status="check"),
            "filed_date": _filed(view),
        }


_LAWYER = re.compile(r"^(?:위)?(?:원고|피고)?(?:소송대리인|소송수행자|법무법인|변호사)")


def _party(view: View, label: str, read: Field[Any]) -> Field[Any] | None:
    """The firm set in below a label that stands alone, where nothing or the party's lawyer was taken for it."""
    lawyer = read.value is not None and _LAWYER.match(squeeze(str(read.value))) is not None
    if read.value is not None and not lawyer:
        return None
    alone = next((hit for hit in view.found if hit.name == label and hit.leads and hit.follow == "end" and hit.row.page is view.pages[0]), None)
    if alone is not None:
        row = next((r for r in view.rows if r.page is alone.row.page and 0.5 * alone.row.height < r.level - alone.row.level < 2.6 * alone.row.height), None)
        region = row_region(row) if row is not None and row.glyphs[0].box.x0 > alone.row.glyphs[0].box.x0 and not any(hit.row is row and hit.leads for hit in view.found) else None
        parsed = parse(CompanyName, region.text, Label()) if region is not None and not _LAWYER.match(squeeze(region.text)) else None
        if region is not None and parsed is not None:
            return judge(view, region, CompanyName, Label(), parsed)
    return Field(status="check") if lawyer else None


_ELSEWHERE = re.compile(r"선고|판결|참조|결정|고소|고발|조정|선행|별건|관련사건")

_FILED_ONLINE = re.compile(r"전자소송|문서제출|사건번호20\d{2}[가-힣]")  # what the electronic court prints along the upper edge


def _head(view: View) -> list[Any]:
    """The rows of the first page above its claims, where a court writes its number and sets its stamp; numbers and
    days of other proceedings, which the grounds speak of, are none of this suit's."""
    first = [row for row in view.flat_rows if row.page is view.pages[0]]
    claims = next((row.level for row in first if "청구취지" in row.stream and len(row.stream) < 12), None)
    return [row for row in first if (claims is None or row.level < claims) and (len(row.stream) < 60 or _FILED_ONLINE.search(row.stream)) and not _ELSEWHERE.search(row.stream)]


def _stamped_number(view: View) -> Field[Any] | None:
    """The number in the court's stamp of receipt, red as most are, at the head of the first page."""
    page = view.pages[0]
    stamps = [seal.box for seal in page.seals if seal.colour == "red" and seal.box.middle < 0.35 * page.height]
    if view.reread is None or page.source is not Source.OCR or len(stamps) != 1:
        return None
    # Without the frame, whose sides would join its lines into one.
    place = Box(stamps[0].x0 + 6, stamps[0].top + 6, stamps[0].x1 - 6, stamps[0].bottom - 6)
    readings = view.reread(page.number, place, "stamp")

    def number(text: str) -> str | None:
        found = {match[0] for match in _CASE.finditer(squeeze(text))}
        return found.pop() if len(found) == 1 else None

    said = from_readings(readings, number, words=True)
    if not said:
        return None
    value = max(said, key=lambda one: len(said[one]))
    sure = len(said) == 1 and len(said[value]) >= 2 and page.grade != "bad"
    return Field(
        value=value, raw=value, status="ok" if sure else "check", confidence=0.9 if sure else 0.5, page=page.number, bbox=place, source=Source.OCR,
        alternatives=tuple(one for one in said if one != value), confirmed_by=("readers",) if sure else (),
    )  # fmt: skip


def _no_number(view: View) -> Field[Any]:
    """A complaint has no number until the court gives one: sure where the PDF's own text shows none."""
    sure = all(page.source is Source.TEXT for page in view.pages)
    return Field(status="ok" if sure else "check", confidence=0.9 if sure else 0.0)


def _claim_title(view: View) -> Field[Any]:
    found = found_in(view, view.rows, _TITLE, Text, "title")
    if found is not None:
        return found
    named = next((region for region in view.regions(("사건명", "사건"), long=False) if region.glyphs), None)
    return Field(status="check", raw=named.printed if named else None)


def _behind(view: View, heading: str) -> list[Any]:
    """The rows behind a heading, in order; all rows where it was not read."""
    rows = list(view.flat_rows)
    start = next((n for n, row in enumerate(rows) if heading in row.stream and len(row.stream) < 12), 0)
    return rows[start:]


def _filed(view: View) -> Field[Any]:
    """The day of the court's stamp or of the electronic filing, else the date at the end."""
    short = [row for row in view.flat_rows if row.page is view.pages[0] and len(row.stream) < 40 and not _ELSEWHERE.search(row.stream)]
    stamped = found_in(view, short, _STAMP, date, "day")
    if stamped is not None:
        return _proved(stamped)
    marked = [n for n, row in enumerate(short) if re.search(r"접수|제출일시", row.stream)]
    near = [short[m] for n in marked for m in (n + 1, n - 1) if 0 <= m < len(short) and len(short[m].stream) < 24]
    beside = found_in(view, near, _DAY, date, "day")
    return _proved(beside) if beside is not None else dated_line(view)


def _proved(field: Field[Any]) -> Field[Any]:
    """The court's own mark proves that the suit was filed; a date at the end of a draft does not."""
    return field.model_copy(update={"confirmed_by": (*field.confirmed_by, "court stamp")})
