"""붙임2 신청 세부내용: sections 1 to 5 and the ticked table of section 6 (announcement, annex 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, choices, heading
from docproc.qa.samples.papers.preference_table import preference_table
from docproc.qa.samples.setting import Cell, label, table
from docproc.qa.samples.sheet import Box, Paper, Sheet

UNITS = {"원": 1, "천원": 1_000, "백만원": 1_000_000}


@dataclass(frozen=True)
class Told:
    """What the applicant writes into annex 2 besides the company's own facts."""

    story: tuple[str, ...]
    innobiz: bool = False
    mainbiz: bool = False
    venture: bool = False
    claimed: tuple[str, ...] = ()
    mediation: tuple[str, date, str] | None = None      # other body, filed, result
    proceeding: tuple[str, date, str] | None = None     # kind, filed, status
    unit: str = "백만원"
    sections: bool = True                               # False: the edition of March 2023, without section 6


def application_details(c: Company, look: Look, told: Told, *, style: str = "dots") -> Paper:
    """Three sheets: overview · dispute and technology · preferences."""
    first, second = Sheet(), Sheet()
    sheets = [first, second]
    first.text(50, 54, "붙임2", look.ink(10.5, bold=True))
    heading(first, 84, "중소기업 기술침해 손해액 산정 지원사업 신청 세부내용", look.heading(16, bold=True))
    y = _overview(first, c, look, told, 108)
    _money(first, c, look, told, y + 22)
    first.text(297, 818, "- 1 -", look.ink(9), align="c")
    y = _dispute(second, c, look, told, style)
    _technology(second, c, look, y)
    second.text(297, 818, "- 2 -", look.ink(9), align="c")
    paper = Paper("application_details", sheets)
    if told.sections:
        third = Sheet()
        sheets.append(third)
        preference_table(third, look, told.claimed)
        third.text(297, 818, "- 3 -", look.ink(9), align="c")
    return paper


def _overview(sheet: Sheet, c: Company, look: Look, told: Told, y: float) -> float:
    ink = look.ink(10)
    sheet.text(50, y, "1. 기업개요", look.ink(12.5, bold=True))
    sheet.text(56, y + 20, "가. 기업소개", look.ink(11, bold=True))
    intro = (f"○ 당사는 {c.founded.year}년 {c.founded.month}월 설립 이래 {c.main_product} 분야의 기술개발에 매진하여 왔으며, "
             f"{c.technology} 관련 핵심기술을 자체 개발하여 국내외 수요처에 공급하고 있음")
    rows = [
        [Cell(intro, cols=4)],
        [label("중소기업 해당 여부"), Cell("", cols=3)],
        [label("혁신형 중소기업 여부"), Cell("", cols=3)],
        [label("주업종"), Cell(c.main_industry, cols=3, name="main_industry")],
        [label("주생산품"), Cell(c.main_product, cols=3, name="main_product")],
        [label("한국표준산업분류코드"), Cell(c.ksic, name="ksic_code"), label("상시종업원 수"), Cell(f"{c.employees}명", name="employee_count", value=c.employees)],
    ]
    y, boxes = table(sheet, 50, y + 28, (120, 150, 92, 133), rows, ink, height=27)
    yes = _middle(boxes[1][1])
    places = choices(sheet, boxes[1][1][0] + 8, yes, [("여", True), ("부", False)], look, 10.5, gap=40)
    sheet.mark("is_sme", True, "여", places[0])
    kinds = (("innobiz", "이노비즈", told.innobiz), ("mainbiz", "메인비즈", told.mainbiz), ("venture", "벤처기업", told.venture))
    places = choices(sheet, boxes[2][1][0] + 8, _middle(boxes[2][1]), [(word, on) for _, word, on in kinds], look, 10.5, gap=26)
    for (name, word, on), place in zip(kinds, places, strict=True):
        sheet.mark(name, on, word, place)
    return y


def _money(sheet: Sheet, c: Company, look: Look, told: Told, y: float) -> None:
    ink, per = look.ink(10), UNITS[told.unit]
    sheet.text(56, y, "나. 최근 3년간 매출액 및 기술개발 투자", look.ink(11, bold=True))
    sheet.text(545, y, f"(단위 : {told.unit})", look.ink(9.5), align="r")
    years = sorted(c.sales)

    def row(title: str, name: str, sums: dict[int, int]) -> list[Cell]:
        cells = [Cell(won(sums[year] // per), align="r", name=name, value={str(key): sums[key] for key in years}) for year in years]
        return [label(title), *cells, Cell(won(sum(sums.values()) // per), align="r")]

    ratios = [f"{100 * c.rnd[year] / c.sales[year]:.1f}" if c.sales[year] else "-" for year in years]
    total = f"{100 * sum(c.rnd.values()) / sum(c.sales.values()):.1f}"
    rows = [
        [label("구 분"), *[label(f"{year}년" if look.layout == 0 else str(year)) for year in years], label("합 계")],
        row("매 출 액", "sales", c.sales),
        row("R&D 투자 금액", "rnd_investment", c.rnd),
        [label("매출액 대비 R&D\n투자 비율(%)"), *[Cell(ratio, align="r") for ratio in ratios], Cell(total, align="r")],
    ]
    y, _ = table(sheet, 50, y + 9, (123, 93, 93, 93, 93), rows, ink, height=27)
    effort = ("○ 기술연구소 전담인력 6명, 시험장비 12종을 보유하고 매년 매출액의 일정 비율을 기술개발에 투자하고 있음\n"
              f"○ {c.technology} 개발을 위하여 3년간 시제품 제작과 신뢰성 시험을 수행하였음")
    table(sheet, 50, y, (495,), [[Cell(effort)]], ink, height=60)


def _dispute(sheet: Sheet, c: Company, look: Look, told: Told, style: str) -> float:
    ink = look.ink(9.8)
    sheet.text(50, 66, "2. 손해액 산정 필요성 및 시급성", look.ink(12.5, bold=True))
    sheet.text(56, 86, "가. 기술침해 분쟁·소송 경과", look.ink(11, bold=True))
    other, filed = told.mediation or ("", None, ""), told.proceeding or ("", None, "")
    rows = [
        [Cell("\n".join(f"○ {line}" for line in told.story), cols=2)],
        [Cell("해당 사건으로 다른 기관에서 조정 또는 중재를 받은 사실이 있는 경우 작성", cols=2, shade=True)],
        [label("기 관 명"), Cell(other[0], name="other_mediation_body" if other[1] else None)],
        [label("신청일자"), Cell(written(other[1], style) if other[1] else "", name="other_mediation_date" if other[1] else None, value=other[1])],
        [label("처리경과(결과)"), Cell(other[2], name="other_mediation_result" if other[1] else None)],
        [Cell("해당 사건으로 형사 고발 또는 고소, 행정조사신고 등이 있는 경우", cols=2, shade=True)],
        [label("유 형"), Cell(filed[0], name="proceeding_kind" if filed[1] else None)],
        [label("신청일자"), Cell(written(filed[1], style) if filed[1] else "", name="proceeding_date" if filed[1] else None, value=filed[1])],
        [label("처리경과(결과)"), Cell(filed[2], name="proceeding_status" if filed[1] else None)],
    ]
    y, _ = table(sheet, 50, 94, (110, 385), rows, ink, height=24)
    sheet.text(56, y + 22, "나. 분쟁 이후 상태 및 현황", look.ink(11, bold=True))
    state = f"○ {c.opponent}의 침해 이후 주요 거래처의 발주가 감소하였고, 소송 비용과 대응 인력 투입으로 경영상 어려움이 지속되고 있음"
    return table(sheet, 50, y + 30, (495,), [[Cell(state)]], ink, height=44)[0]


def _technology(sheet: Sheet, c: Company, look: Look, y: float) -> None:
    ink = look.ink(9.8)
    sheet.text(50, y + 24, "3. 기술의 우수성 및 동향", look.ink(12.5, bold=True))
    rows = [[Cell(f"○ {c.technology}은(는) 기존 방식 대비 생산성과 정밀도를 크게 높인 기술로 동종 업계에서 차별성이 인정됨", cols=3)],
            [label("특허", rows=2), label("신청기술명"), label("특허등록번호")]]
    if c.patent:
        rows.append([Cell(c.technology), Cell(f"제{c.patent}호", align="c")])
    else:
        rows.append([Cell("-", align="c"), Cell("제10-            호", align="c")])
    rows.append([label("영업비밀"), Cell("" if c.patent else c.technology), Cell("-", align="c")])
    y2, boxes = table(sheet, 50, y + 33, (70, 265, 160), rows, ink, height=24)
    if c.patent:
        left, right = boxes[2]
        box: Box = (left[0] + 5, left[1] + 6, right[2] - 5, right[3] - 6)
        sheet.mark("patents", [{"name": c.technology, "registration_number": c.patent}], f"{c.technology} 제{c.patent}호", box)
    for title, text in (("4. 기술의 시장성", f"○ {c.main_product} 시장은 연평균 7% 내외로 성장하고 있으며 국산화 수요가 늘고 있음"),
                        ("5. 피해보상의 타당성", "○ 기술개발에 소요된 비용과 침해 이후 매출 감소분을 근거로 손해액 산정을 요청함")):
        sheet.text(50, y2 + 24, title, look.ink(12.5, bold=True))
        y2, _ = table(sheet, 50, y2 + 33, (495,), [[Cell(text)]], ink, height=34)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2 + 3.8
