"""소장: a damages suit over several sheets, with the court's receipt stamp (domain facts 2.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, heading
from docproc.qa.samples.setting import paragraph
from docproc.qa.samples.sheet import Paper, Sheet


@dataclass(frozen=True)
class Suit:
    """A suit as filed. `claims` are sentences of the cause, one a paragraph."""

    court: str
    filed: date
    amount: int
    title: str = "손해배상(지) 청구의 소"
    number: str | None = None
    lawyer: str = "법무법인 온새미로"
    law: str = "「부정경쟁방지 및 영업비밀보호에 관한 법률」 제11조"


def complaint(c: Company, look: Look, suit: Suit, *, name: str | None = None, stamped: bool = True, pages: int = 3) -> Paper:
    """Layout 0: parties as `원 고   name`; layout 1: with colons, electronic filing line at the top."""
    sheets = [Sheet() for _ in range(pages)]
    first = sheets[0]
    ink = look.ink(12)
    printed = name or c.name("full")
    heading(first, 150, "소장", look.heading(28, bold=True), length=110)
    if look.layout == 1:
        first.text(50, 50, f"제출일시: {written(suit.filed, 'dots')} 14:22  전자문서번호 {suit.filed:%Y%m%d}0045{c.brn[-3:]}", look.ink(8.5))
        first.mark("filed_date", suit.filed, written(suit.filed, "dots"), (50, 42, 250, 53))
        if suit.number:
            first.text(545, 50, f"사건번호 {suit.number}", look.ink(8.5), align="r", name="case_number", value=suit.number)
    elif suit.number:
        first.text(70, 100, f"사 건   {suit.number}", look.ink(11), name="case_number", value=suit.number)
    y = _parties(first, c, look, suit, printed)
    box = first.text(70, y + 12, suit.title, look.ink(14, bold=True))
    first.mark("claim_title", suit.title, suit.title, box)
    heading(first, y + 58, "청구취지", look.heading(15, bold=True), length=120)
    y += 92
    sum_ = f"{won(suit.amount)}원"
    demand = f"1. 피고는 원고에게 금 {sum_} 및 이에 대하여 이 사건 소장 부본 송달일 다음날부터 다 갚는 날까지 연 12%의 비율로 계산한 돈을 지급하라."
    top = y
    y = paragraph(first, 70, y, 456, demand, ink, leading=1.75, hang=14)
    first.mark("claim_amount", suit.amount, sum_, (70, top - 12, 526, top + 5))
    y = paragraph(first, 70, y + 2, 456, "2. 소송비용은 피고가 부담한다.", ink, leading=1.75)
    y = paragraph(first, 70, y + 2, 456, "3. 제1항은 가집행할 수 있다.", ink, leading=1.75)
    paragraph(first, 70, y + 4, 456, "라는 판결을 구합니다.", ink, leading=1.75)
    if stamped and look.layout == 0:
        picture = ornaments.stamp(["접      수", written(suit.filed, "loose") + ".", suit.court], look.rng, ornaments.VIOLET)
        first.bitmap(400, 60, 132, 132 * picture.height / picture.width, ornaments.turned(picture, look.rng.uniform(-3, 3)))
        first.mark("filed_date", suit.filed, written(suit.filed, "loose"), (400, 60, 532, 60 + 132 * picture.height / picture.width))
    _cause(sheets, c, look, suit)
    for number, sheet in enumerate(sheets, 1):
        sheet.text(297, 818, f"- {number} -", look.ink(9.5), align="c")
    return Paper("complaint", sheets)


def _parties(sheet: Sheet, c: Company, look: Look, suit: Suit, printed: str) -> float:
    ink, colon = look.ink(12), " :" if look.layout == 1 else ""
    y = 212.0
    for role, name, field, chief, place in (
        ("원    고", printed, "plaintiff_name", c.representative, c.address), ("피    고", c.opponent, "defendant_name", "문태식", "경기도 시흥시 산기대학로 237"),
    ):
        sheet.text(70, y, role + colon, ink.but(bold=True))
        sheet.text(146, y, name, ink, name=field)
        y = paragraph(sheet, 146, y + 20, 370, place, ink.but(size=11), leading=1.5)
        sheet.text(146, y + 1, f"대표이사  {chief}" if field == "defendant_name" or not c.individual else "", ink.but(size=11))
        y += 20
        if field == "plaintiff_name":
            sheet.text(146, y, f"소송대리인  {suit.lawyer}  담당변호사 노하준", ink.but(size=11))
            y += 18
        y += 10
    return y


def _cause(sheets: list[Sheet], c: Company, look: Look, suit: Suit) -> None:
    ink = look.ink(12)
    points = [
        ("1. 당사자의 지위", [f"원고는 {c.main_product}을(를) 개발·제조하는 중소기업이고, 피고는 원고로부터 제품을 공급받아 오던 회사입니다.",
                        f"원고는 {written(c.founded, 'bare')} 설립되어 {c.technology}을(를) 독자적으로 개발하였습니다."]),
        ("2. 피고의 침해행위", ["피고는 거래 과정에서 제공받은 원고의 도면과 공정조건을 무단으로 사용하여 동일한 구조의 제품을 제조·판매하였습니다.",
                         "원고가 침해의 중지를 요구하였으나 피고는 이를 거절하고 현재까지 판매를 계속하고 있습니다."]),
        ("3. 손해배상책임의 발생", [f"피고의 행위는 {suit.law}에 해당하므로 피고는 원고가 입은 손해를 배상할 책임이 있습니다."]),
        ("4. 손해배상의 범위", ["원고의 매출 감소와 피고가 얻은 이익을 기준으로 산정한 손해액 중 일부로서 청구취지 기재 금액을 우선 청구하고, 추후 감정 결과에 따라 청구취지를 확장하겠습니다."]),
    ]
    heading(sheets[1], 92, "청구원인", look.heading(15, bold=True), length=120)
    y, page, brief = 128.0, 1, len(sheets) == 2
    for title, lines in points:
        if y > 640 and page < len(sheets) - 1:
            page, y = page + 1, 92.0
        sheets[page].text(70, y, title, look.ink(12, bold=True))
        y += 24
        for letter, line in zip("가나다", lines[:1] if brief else lines, strict=False):
            y = paragraph(sheets[page], 84, y, 440, f"{letter}. {line}", ink, leading=1.75, hang=16) + 4
        y += 8
    last = sheets[-1]
    y = 92.0 if len(sheets) > 2 else y + 10
    heading(last, y, "입증방법", look.heading(15, bold=True), length=120)
    for number, text in enumerate((f"특허등록원부 ({c.patent})" if c.patent else "영업비밀 관리규정", "거래기본계약서", "침해제품 분석보고서", "세금계산서 내역"), 1):
        last.text(90, y + 12 + 22 * number, f"{number}. 갑 제{number}호증    {text}", ink)
    if not brief:
        heading(last, y + 150, "첨부서류", look.heading(15, bold=True), length=120)
    for number, text in () if brief else enumerate(("위 입증방법   각 1통", "법인등기사항증명서   1통" if not c.individual else "사업자등록증   1통", "소송위임장   1통"), 1):
        last.text(90, y + 160 + 22 * number, f"{number}. {text}", ink)
    y -= 140 if brief else 0
    last.text(297, y + 290, written(suit.filed, "spread"), look.ink(13), align="c")
    last.text(190, y + 336, f"위 원고 소송대리인  {suit.lawyer}", look.ink(12.5))
    last.text(318, y + 360, "담당변호사  노 하 준  (인)", look.ink(12))
    seal = ornaments.square_seal("법무법인온새미로", look.rng)
    last.bitmap(452, y + 320, 54, 54, ornaments.turned(seal, look.rng.uniform(-4, 4)))
    last.text(80, y + 430, f"{suit.court}  귀중", look.ink(16, bold=True), name="court", value=suit.court)
