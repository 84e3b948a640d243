"""`supplement.docx`: the supplement request (보완요청) as a Korean official letter, ready to be checked and sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import holidays
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from docproc.korean import mask_residents
from docproc.model import Case, Part
from docproc.programs import Program
from docproc.review.paper import safe
from docproc.review.supplement import Supplement

NAME = "supplement.docx"
DAYS = 10
"""How many days an applicant has where nothing else was set."""

_FONT = "맑은 고딕"
_WEEKDAYS = "월화수목금토일"
_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


@dataclass(frozen=True)
class Sending:
    """To whom the letter goes, what the four files are to be called, when it is dated and how many days it gives."""

    company: str
    names: Mapping[Part, str]
    dated: date
    days: int = DAYS

    @property
    def due(self) -> date:
        """The last day; where that is a Saturday, Sunday or holiday, the next working day (민법 제161조)."""
        last = self.dated + timedelta(days=self.days)
        closed = holidays.country_holidays("KR")
        while last.weekday() >= 5 or last in closed:
            last += timedelta(days=1)
        return last


def write_letter(case: Case, program: Program, path: Path, found: Supplement, sending: Sending) -> None:
    """Writes the letter for what `found` asks for; ValueError where it asks for nothing."""
    if not found.requests:
        raise ValueError("nothing to ask for")
    letter = _Letter(f"{_title(program)} 신청서류 보완 요청")
    letter.line(program.office.organisation, size=17, bold=True, centre=True, after=16)
    letter.head("수신", f"{sending.company} 대표")
    letter.head("(경유)", "")
    letter.head("제목", f"{_title(program)} 신청서류 보완 요청", bold=True)
    letter.rule()
    _body(letter, case, program, found, sending)
    _foot(letter, program, sending)
    letter.document.add_page_break()
    _list(letter, found, sending)
    path.parent.mkdir(parents=True, exist_ok=True)
    letter.save(path, sending.dated)


def _title(program: Program) -> str:
    """The programme's name: the announcement's title without the word announcement."""
    return program.titles["ko"].removesuffix("공고").rstrip().removesuffix("수정").rstrip()


def _body(letter: _Letter, case: Case, program: Program, found: Supplement, sending: Sending) -> None:
    applied = f"(신청일 {_day(case.application_date)})" if case.application_date else ""
    needed = [one for one in found.requests if one.needed]
    others = [one for one in found.requests if not one.needed]
    letter.item(1, f"귀 기업의 「{program.titles['ko']}」({_day(program.announced)}) 신청{applied}과 관련됩니다.")
    letter.item(1, "제출하신 서류를 확인한 결과 보완이 필요하여 다음과 같이 요청하오니 기한까지 제출하여 주시기 바랍니다.")
    letter.item(2, f"제출기한: {_day(sending.due, weekday=True)}까지", bold=True)
    letter.item(2, f"제출방법: 전자우편({program.office.email})")
    for heading, requests in (("보완할 서류(필수)", needed), ("해당하는 경우에 낼 서류(우대사항)", others)):
        if requests:
            letter.item(2, f"{heading}: 아래 {len(requests)}건 (까닭과 근거는 붙임 목록)")
            for one in requests:
                letter.item(3, one.paper)
    letter.item(2, "제출파일: 보완한 서류를 같은 파일의 나머지 서류와 함께 PDF 하나로 다시 묶어 붙임의 제출파일명 그대로 보내 주십시오. 나중에 온 파일이 앞서 온 파일을 갈음합니다.")
    letter.item(1, "유의하실 사항은 다음과 같습니다.")
    if case.application_date:
        letter.item(2, f"보완하셔도 신청일({_day(case.application_date)})은 바뀌지 않으며, 증명서의 유효기간과 기간 조건은 신청일을 기준으로 봅니다.")
    outcome = [*(("필수 서류가 갖추어지지 않으면 지원대상에서 제외될 수 있습니다",) if needed else ()), *(("증빙되지 않은 우대사항은 인정되지 않습니다",) if others else ())]
    letter.item(2, f"기한까지 보완하지 않으시면 이미 제출된 서류만으로 검토하며, {'. '.join(outcome)}(공고 6. 유의사항).")
    letter.line("붙임  보완할 서류 목록 1부.  끝.", before=14)


def _foot(letter: _Letter, program: Program, sending: Sending) -> None:
    office = program.office
    letter.line(office.organisation, size=15, bold=True, centre=True, before=26, after=18)
    letter.rule()
    letter.line("기안자                         검토자                         결재권자", size=9.5)
    letter.line(f"시행  {office.department}-              ({_day(sending.dated)})          접수", size=9.5)
    letter.line(f"전화 {', '.join(office.telephones)}  /  {office.email}  /  비공개(법인·개인의 정보)", size=9.5)


def _list(letter: _Letter, found: Supplement, sending: Sending) -> None:
    letter.line("[붙임]", size=10)
    letter.line("보완할 서류 목록", size=15, bold=True, centre=True, after=6)
    letter.line(f"업체명: {sending.company}     제출기한: {_day(sending.due, weekday=True)}까지", size=10, after=4)
    rows = [
        (str(number), one.paper + ("" if one.needed else "\n(해당하는 경우)"), "\n".join(one.why), one.clause, sending.names[one.part])
        for number, one in enumerate(found.requests, 1)
    ]
    letter.table(("번호", "보완할 서류", "보완이 필요한 까닭", "근거(공고)", "제출파일명"), rows, (11, 34, 59, 27, 43))
    letter.line("※ 제출파일명은 띄어쓰기와 밑줄(_)까지 그대로 적어 주십시오. 서류는 300 dpi 이상으로 반듯하게 스캔해 주십시오.", size=9.5, before=4)


def _day(day: date, *, weekday: bool = False) -> str:
    """`2026. 12. 2.(수)`, as official letters write it."""
    return f"{day.year}. {day.month}. {day.day}." + (f"({_WEEKDAYS[day.weekday()]})" if weekday else "")


class _Letter:
    """A4 with the margins and the numbering (1. 가. 1)) of an official letter; lengths in millimetres, type in points."""

    def __init__(self, title: str) -> None:
        self.document: Any = Document()
        for rel in [rel for rel in self.document.part.rels.values() if rel.reltype.endswith("/stylesWithEffects")]:
            del self.document.part.rels[rel.rId]  # the template's second set of styles, for Word 2010 only, disagrees with its first
        self._counts = [0, 0, 0]
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(22), Mm(15)
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = _FONT, Pt(11)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        properties = self.document.core_properties
        properties.author, properties.title, properties.comments = "", safe(title), ""

    def save(self, path: Path, dated: date) -> None:
        properties = self.document.core_properties
        properties.created = properties.modified = datetime(dated.year, dated.month, dated.day)
        self.document.save(path)

    def line(self, text: str, *, size: float = 11, bold: bool = False, centre: bool = False, before: float = 0, after: float = 3, indent: float = 0, hang: float = 0) -> None:
        paragraph = self.document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.25
        layout.left_indent, layout.first_line_indent = Mm(indent + hang), Mm(-hang)
        if centre:
            paragraph.alignment = _CENTRE
        self._run(paragraph, text, size, bold)

    def head(self, label: str, text: str, *, bold: bool = False) -> None:
        """`수신`, `(경유)`, `제목` with what stands behind it."""
        self.line(f"{label}\t{text}", bold=bold, after=2, hang=18)

    def item(self, level: int, text: str, *, bold: bool = False) -> None:
        """A numbered paragraph: `1.`, `가.` or `1)` by level."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        number = self._counts[level - 1]
        mark = {1: f"{number}.", 2: f"{_SYLLABLES[number - 1]}.", 3: f"{number})"}[level]
        self.line(f"{mark} {text}", bold=bold, before=5 if level == 1 else 0, indent=(level - 1) * 5, hang=5)

    def rule(self) -> None:
        """A line across the page."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.paragraph_format.line_spacing = Pt(4)
        border = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for key, value in (("val", "single"), ("sz", "12"), ("space", "1"), ("color", "000000")):
            bottom.set(qn(f"w:{key}"), value)
        border.append(bottom)
        layout = paragraph._p.get_or_add_pPr()
        layout.insert(1 if layout.pStyle is not None else 0, border)  # Word asks for an order: before the spacing

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table whose head repeats on every page; `widths` in millimetres."""
        table = self.document.add_table(rows=0, cols=len(heads))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for number, texts in enumerate((heads, *rows)):
            row = table.add_row()
            mark = OxmlElement("w:tblHeader" if number == 0 else "w:cantSplit")
            row._tr.get_or_add_trPr().append(mark)
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = Mm(widths[column])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
                if number == 0 or column == 0:
                    paragraph.alignment = _CENTRE
                if number == 0:
                    shade = OxmlElement("w:shd")
                    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "E7EAEE")):
                        shade.set(qn(f"w:{key}"), value)
                    cell._tc.get_or_add_tcPr().append(shade)
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER  # behind the shade: Word asks for an order
                self._run(paragraph, text, 9.5, bold=number == 0 or column == 4)

    def _run(self, paragraph: Any, text: str, size: float, bold: bool) -> None:
        run = paragraph.add_run(mask_residents(safe(text)))
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, RGBColor(0, 0, 0)
        run.font.name = _FONT
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
