"""붙임3 동의서: the announcement's text on two sheets, with its five questions."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import written
from docproc.qa.samples.look import Look, choices, company_seal, heading
from docproc.qa.samples.setting import Cell, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet

INTRO = ("중소벤처기업부(운영기관 : 대·중소기업·농어업협력재단)는 “중소기업 기술침해 손해액 산정 지원사업”과 관련하여 『개인정보 보호법』 "
         "제15조제1항제1호, 제17조제1항제1호, 제24조제1항제1호, 『신용정보의 이용 및 보호에 관한 법률』 제32조제1항, 제33조, 제34조에 따라 "
         "아래와 같이 개인(신용)정보의 수집·이용 및 제3자 제공에 관하여 귀하의 동의를 얻고자 합니다.")
FIRST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("① 개인(신용) 또는 법인(신용)의 수집·이용 목적",
     ("- 귀하의 개인(신용)정보는 [중소벤처기업부]의 “중소기업 기술침해 손해액 산정 지원사업”과 관련하여 신용조회회사 또는 신용정보집중기관에 귀하의 개인 또는 법인(신용)정보를 조회하기 위한 목적으로 수집·이용됩니다.",)),
    ("② 수집·이용할 개인(신용) 또는 법인(신용)정보의 항목",
     ("- 개인식별 정보(성명, 전자우편주소, (휴대)전화번호)", "- 고유식별식별 정보(사업자(법인)번호)")),
    ("③ 개인(신용) 또는 법인(신용)정보의 보유·이용 기간",
     ("- 귀하의 개인(신용) 또는 법인(신용)정보는 수집·이용에 관한 동의일로부터 본인에 대한 신용정보 제공·조회 동의의 효력기간까지 보유·이용됩니다.",
      "- 단, 신용정보 제공·조회 동의의 효력 기간 종료 후에는 금융사고 조사, 분쟁해결, 민원처리 및 법령상 의무이행만을 위하여 보유·이용됩니다.")),
    ("④ 동의를 거부할 권리 및 동의를 거부할 경우의 불이익",
     ("- 위 개인(신용) 또는 법인(신용)정보의 수집·이용에 동의는 본사업의 수행을 위해 필수적이므로 이에 동의하셔야 이후 절차를 진행할 수 있습니다. 선택항목의 수집·이용에 관한 동의는 거부하실 수 있으며, 다만 동의하지 않으시는 경우 본사업의 참여가 불가합니다.",)),
)
SECOND: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("① 제공·조회대상 기관",
     ("- 정부기관 및 지방자치단체, 정부·지자체 출자출연기관, 유관 공공기관, 기타 지원을 위하여 대·중소기업·농어업협력재단과 계약(협약)을 체결한 기관",
      "- 신용조회회사 : 한국평가데이터(주), 코리아크레딧뷰로(주), NICE신용평가정보(주) 등",
      "- 신용정보집중기관 : 전국은행연합회, 여신금융협회 등",
      "- 조정중재기관 : 중소벤처기업부(대·중소기업·농어업협력재단), 공정거래위원회(한국공정거래조정원), 특허청(한국지식재산보호원), 산업통상자원부(한국산업기술보호협회) 등",
      "- 보증기관 : 신용보증기금, 기술보증기금 등")),
    ("② 제공·조회 목적",
     ("- 신용도 판단(신용조회회사, 신용정보집중기관)을 위한 납세실적, 신용등급 등", "- 성과분석, 실적분석, 정책수립, 만족도 조사, 정부지원사업 및 지원사업홍보 등")),
    ("③ 제공할 개인(신용) 또는 법인(신용)정보의 항목", ("- 대표자 성명, 사업자번호 등 고유식별번호, 주소, 전화번호 등 연락처",)),
    ("④ 개인정보를 제공받는 자의 개인정보 보유 및 이용 기간",
     ("- 위 개인 또는 법인(신용)정보는 제공된 날부터 제공된 목적을 달성할 때까지 보유·이용되며 보유목적 달성시 또는 정보주체가 삭제 요청할 경우 지체없이 파기합니다.",)),
    ("⑤ 동의를 거부할 권리 및 동의를 거부할 경우의 불이익", ("- 위 개인(신용) 또는 법인(신용)정보의 제공·조회에 관해 동의를 거부시 동 사업의 참여가 불가합니다.",)),
)
COLLECT = (("개인 정보", "성명, (휴대)전화번호, e-mail", "collect_personal"), ("고유식별정보", "사업자(법인)번호", "collect_identifier"),
           ("민감 정보", "금융거래정보, 신용평가를 위한 정보", "collect_sensitive"))
PROVIDE = (("개인 정보", "성명, (휴대)전화번호, e-mail", "provide_personal"), ("고유식별정보", "사업자(법인)번호", "provide_identifier"))


def consent_form(c: Company, look: Look, *, day: date, refused: tuple[str, ...] = (), unmarked: tuple[str, ...] = (),
                 both: tuple[str, ...] = (), sealed: bool = True, name: str | None = None, style: str = "korean") -> Paper:
    """Layout 0: options beside each other; layout 1: options below each other, larger print."""
    first, second = Sheet(), Sheet()
    size = 9.6 if look.layout == 0 else 10
    ink = look.ink(size)
    first.text(50, 56, "붙임3" if look.layout == 0 else "[붙임 3]", look.ink(10, bold=True))
    heading(first, 86, "개인(신용) 또는 법인(신용)정보 수집·이용·제공 동의서", look.heading(16.5, bold=True))
    y = paragraph(first, 52, 116, 492, INTRO, ink, leading=1.55) + 6
    y = _section(first, y, "1. 개인(신용) 또는 법인(신용)정보의 수집·이용에 관한 사항", FIRST, look, size)
    y = paragraph(first, 58, y + 2, 480, "⑤ 위와 같이 귀하의 개인(신용) 또는 법인(신용) 정보를 수집·이용하는 것에 동의합니까?", look.ink(size, bold=True))
    _questions(first, y + 4, COLLECT, look, refused, unmarked, both)
    first.text(297, 816, "- 1 -", look.ink(9), align="c")
    y = _section(second, 70, "2. 제3자의 제공·조회에 관한 사항", SECOND, look, size)
    y = paragraph(second, 58, y + 2, 480, "⑥ 위와 같이 귀하의 개인(신용) 또는 법인(신용)정보를 제3자에게 제공하는 것을 동의합니까?", look.ink(size, bold=True))
    y = _questions(second, y + 4, PROVIDE, look, refused, unmarked, both)
    y = max(y + 50, 600)
    second.text(297, y, written(day, style), look.ink(12.5), align="c", name="consent_date", value=day)
    printed = name or c.name("full")
    second.text(210, y + 46, "기업체명 :", look.ink(12))
    second.text(300, y + 46, printed, look.ink(12), name="company_name", value=printed)
    second.text(210, y + 76, "대표자 성명 :", look.ink(12))
    person = second.text(300, y + 76, c.representatives, look.ink(12, spacing=5 if look.layout == 0 and not c.partners else 0))
    second.mark("representative_name", c.representatives, c.representatives, person)
    sign = second.text(max(person[2] + 30, 410), y + 76, "서명 또는 인", look.ink(11))
    if sealed:
        place = company_seal(second, (sign[0] + sign[2]) / 2, y + 70, c, look.rng)
        second.mark("sealed", True, "서명 또는 인", place)
    else:
        second.mark("sealed", False, "서명 또는 인", sign)
    second.text(297, 816, "- 2 -", look.ink(9), align="c")
    return Paper("consent_form", [first, second])


def _section(sheet: Sheet, y: float, title: str, points: tuple[tuple[str, tuple[str, ...]], ...], look: Look, size: float) -> float:
    sheet.text(52, y, title, look.ink(size + 1.6, bold=True))
    y += 21
    for head, lines in points:
        sheet.text(58, y, head, look.ink(size, bold=True))
        y += size * 1.6
        for line in lines:
            y = paragraph(sheet, 66, y, 474, line, look.ink(size), leading=1.5, hang=8)
        y += 5
    return y


def _questions(sheet: Sheet, y: float, questions: tuple[tuple[str, str, str], ...], look: Look, refused: tuple[str, ...],
               unmarked: tuple[str, ...], both: tuple[str, ...]) -> float:
    tall = 26 if look.layout == 0 else 40
    rows = [[label(kind), Cell(what), Cell("")] for kind, what, _ in questions]
    widths = (92, 190, 208) if look.layout == 0 else (92, 260, 138)
    y, boxes = table(sheet, 54, y, widths, rows, look.ink(9.8), height=tall)
    for row, (_, _, name) in enumerate(questions):
        box = boxes[row][2]
        yes = name in both or not (name in refused or name in unmarked)
        no = name in both or name in refused
        middle = (box[1] + box[3]) / 2 + 3.6
        options = [("동의함", yes), ("동의하지 않음", no)]
        if look.layout == 0:
            places = choices(sheet, box[0] + 14, middle, options, look, 10, gap=18)
        else:
            places = [*choices(sheet, box[0] + 10, middle - 9, options[:1], look, 10), *choices(sheet, box[0] + 10, middle + 9, options[1:], look, 10)]
        if yes != no:
            sheet.mark(name, yes, "동의함" if yes else "동의하지 않음", places[0] if yes else places[1])
    return y
