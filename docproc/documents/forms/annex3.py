"""Annex 3: consent to collecting, using and passing on (credit) information, in the announcement's words."""

from __future__ import annotations

from docproc.documents.forms.paper import Entry, Sheet, label

TITLE = "개인(신용) 또는 법인(신용)정보 수집·이용·제공 동의서"
OPENING = (
    "  중소벤처기업부(운영기관 : 대·중소기업·농어업협력재단)는 “중소기업 기술침해 손해액 산정 지원사업”과 관련하여 「개인정보 보호법」 "
    "제15조제1항제1호, 제17조제1항제1호, 제24조제1항제1호, 「신용정보의 이용 및 보호에 관한 법률」 제32조제1항, 제33조, 제34조에 따라 "
    "아래와 같이 개인(신용)정보의 수집·이용 및 제3자 제공에 관하여 귀하의 동의를 얻고자 합니다."
)
CHOICE = "□ 동의함     □ 동의하지 않음"
PERSONAL = ("개인 정보", "성명, (휴대)전화번호, e-mail")
IDENTIFIER = ("고유식별정보", "사업자(법인)번호")
SENSITIVE = ("민감 정보", "금융거래정보, 신용평가를 위한 정보")

COLLECTING = (
    ("① 개인(신용) 또는 법인(신용)의 수집·이용 목적", (
        "- 귀하의 개인(신용)정보는 [중소벤처기업부]의 “중소기업 기술침해 손해액 산정 지원사업”과 관련하여 신용조회회사 또는 "
        "신용정보집중기관에 귀하의 개인 또는 법인(신용)정보를 조회하기 위한 목적으로 수집·이용됩니다.",
    )),
    ("② 수집·이용할 개인(신용) 또는 법인(신용)정보의 항목", (
        "- 개인식별 정보(성명, 전자우편주소, (휴대)전화번호)",
        "- 고유식별 정보(사업자(법인)번호)",
    )),
    ("③ 개인(신용) 또는 법인(신용)정보의 보유·이용 기간", (
        "- 귀하의 개인(신용) 또는 법인(신용)정보는 수집·이용에 관한 동의일로부터 본인에 대한 신용정보 제공·조회 동의의 효력기간까지 보유·이용됩니다.",
        "- 단, 신용정보 제공·조회 동의의 효력 기간 종료 후에는 금융사고 조사, 분쟁해결, 민원처리 및 법령상 의무이행만을 위하여 보유·이용됩니다.",
    )),
    ("④ 동의를 거부할 권리 및 동의를 거부할 경우의 불이익", (
        "- 위 개인(신용) 또는 법인(신용)정보의 수집·이용에 동의는 본사업의 수행을 위해 필수적이므로 이에 동의하셔야 이후 절차를 진행할 수 있습니다. "
        "선택항목의 수집·이용에 관한 동의는 거부하실 수 있으며, 다만 동의하지 않으시는 경우 본사업의 참여가 불가합니다.",
    )),
)  # fmt: skip
COLLECTING_QUESTION = "⑤ 위와 같이 귀하의 개인(신용) 또는 법인(신용)정보를 수집·이용하는 것에 동의합니까?"

PROVIDING = (
    ("① 제공·조회대상 기관", (
        "- 정부기관 및 지방자치단체, 정부·지자체 출자출연기관, 유관 공공기관, 기타 지원을 위하여 대·중소기업·농어업협력재단과 계약(협약)을 체결한 기관",
        "- 신용조회회사 : 한국평가데이터(주), 코리아크레딧뷰로(주), NICE신용평가정보(주) 등",
        "- 신용정보집중기관 : 전국은행연합회, 여신금융협회 등",
        "- 조정중재기관 : 중소벤처기업부(대·중소기업·농어업협력재단), 공정거래위원회(한국공정거래조정원), 특허청(한국지식재산보호원), "
        "산업통상자원부(한국산업기술보호협회), 기타 지원 신청에 따른 관련 조정·중재 운영기관 등",
        "- 보증기관 : 신용보증기금, 기술보증기금 등",
    )),
    ("② 제공·조회 목적", (
        "- 신용도 판단(신용조회회사, 신용정보집중기관)을 위한 납세실적, 신용등급 등",
        "- 성과분석, 실적분석, 정책수립, 만족도 조사, 정부지원사업 및 지원사업홍보 등",
    )),
    ("③ 제공할 개인(신용) 또는 법인(신용)정보의 항목", ("- 대표자 성명, 사업자번호 등 고유식별번호, 주소, 전화번호 등 연락처",)),
    ("④ 개인정보를 제공받는 자의 개인정보 보유 및 이용 기간", (
        "- 위 개인 또는 법인(신용)정보는 제공된 날부터 제공된 목적을 달성할 때까지 보유·이용되며 보유목적 달성시 또는 정보주체가 삭제 요청할 경우 지체없이 파기합니다.",
    )),
    ("⑤ 동의를 거부할 권리 및 동의를 거부할 경우의 불이익", (
        "- 위 개인(신용) 또는 법인(신용)정보의 제공·조회에 관해 동의를 거부시 동 사업의 참여가 불가합니다.",
    )),
)  # fmt: skip
PROVIDING_QUESTION = "⑥ 위와 같이 귀하의 개인(신용) 또는 법인(신용)정보를 제3자에게 제공하는 것을 동의합니까?"


def _clauses(sheet: Sheet, clauses: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    for heading, lines in clauses:
        sheet.line(heading, bold=True, size=10, before=3, after=1)
        for text in lines:
            sheet.line(text, size=9.5, before=0, after=1, indent=8)


def _choices(sheet: Sheet, question: str, *asked: tuple[str, str]) -> None:
    sheet.line(question, bold=True, size=10, before=4, after=3)
    sheet.table((36, 74, 64), [[label(what), Entry(which), Entry(CHOICE, align="center")] for what, which in asked], least=9)


def consent_form() -> Sheet:
    """The blank consent form: three choices in section 1, two in section 2 (announcement, annex 3)."""
    sheet = Sheet("붙임3", TITLE)
    sheet.line(OPENING, after=4)
    sheet.line("1. 개인(신용) 또는 법인(신용)정보의 수집·이용에 관한 사항", bold=True, size=11.5, before=4)
    _clauses(sheet, COLLECTING)
    _choices(sheet, COLLECTING_QUESTION, PERSONAL, IDENTIFIER, SENSITIVE)
    sheet.page_break()
    sheet.line("2. 제3자의 제공·조회에 관한 사항", bold=True, size=11.5, before=4)
    _clauses(sheet, PROVIDING)
    _choices(sheet, PROVIDING_QUESTION, PERSONAL, IDENTIFIER)
    sheet.line("20      년      월      일", align="center", size=11.5, before=24, after=18)
    sheet.line("기업체명 :                                                        ", align="right", size=11.5, after=14)
    sheet.line("대표자 성명 :                                  서명 또는 인      ", align="right", size=11.5)
    return sheet
