"""Annex 2: the details of the application, with the table of preferences to tick (section 6)."""

from __future__ import annotations

from docproc.documents.forms.paper import Entry, Sheet, label
from docproc.documents.forms.rate_rows import RATE_ROWS, RateRow

TITLE = "중소기업 기술침해 손해액 산정 지원사업 신청 세부내용"
CIRCLED = "①②③④"


def _ask(sheet: Sheet, heading: str, text: str, height: float) -> None:
    sheet.line(heading, bold=True, size=11, before=6)
    sheet.table((174,), [[Entry(text, size=9, top=True)]], heights=(height,))


def _overview(sheet: Sheet) -> None:
    sheet.line("1. 기업개요", bold=True, size=12, before=4)
    sheet.line("가. 기업소개", bold=True, size=11)
    sheet.table(
        (44, 43, 43, 44),
        [
            [Entry("< 기업에 대한 간단한 소개 작성 >", across=4, size=9, top=True)],
            [label("중소기업 해당 여부"), Entry("□ 여          □ 부", across=3)],
            [label("혁신형 중소기업 여부"), Entry("□ 이노비즈      □ 메인비즈      □ 벤처기업", across=3)],
            [label("주업종"), Entry(across=3)],
            [label("주생산품"), Entry(across=3)],
            [label("한국표준산업분류코드"), Entry(across=3)],
            [label("상시종업원 수"), Entry("              명", across=3)],
        ],
        heights=(42,),
    )
    sheet.line("나. 최근 3년간 매출액 및 기술개발 투자", bold=True, size=11)
    sheet.line("(단위 : 백만원)", align="right", size=9, before=0, after=0)
    sheet.table(
        (54, 30, 30, 30, 30),
        [
            [label("구 분"), label("20   년"), label("20   년"), label("20   년"), label("합 계")],
            [label("매 출 액"), Entry(align="right"), Entry(align="right"), Entry(align="right"), Entry(align="right")],
            [label("R&D 투자 금액"), Entry(align="right"), Entry(align="right"), Entry(align="right"), Entry(align="right")],
            [label("매출액 대비 R&D 투자 비율(%)"), Entry(align="right"), Entry(align="right"), Entry(align="right"), Entry(align="right")],
            [
                Entry(
                    "< 기술개발 등 투자 노력 작성 >\n* 기술개발을 위한 전담인력, 시설·설비 보유, 비용 등 투자 노력을 구체적으로 작성",
                    across=5,
                    size=9, top=True,
                )
            ],
        ],
        heights=(0, 0, 0, 0, 48),
    )


def _dispute(sheet: Sheet) -> None:
    sheet.line("2. 손해액 산정 필요성 및 시급성", bold=True, size=12, before=4)
    sheet.line("가. 기술침해 분쟁·소송 경과", bold=True, size=11)
    sheet.table(
        (44, 130),
        [
            [
                Entry(
                    "< 분쟁·소송 경과를 가급적 육하원칙에 따라 기재 >\n"
                    "* 누구와 어떤 분쟁이 발생하였는지, 기술침해 발생 시점부터 현재까지의 분쟁·소송 진행 경과를 최대한 구체적으로 작성",
                    across=2,
                    size=9, top=True,
                )
            ],
            [label("해당 사건으로 다른 기관에서 조정 또는 중재를 받은 사실이 있는 경우 작성", across=2)],
            [label("기 관 명"), Entry()],
            [label("신청일자"), Entry()],
            [label("처리경과(결과)"), Entry()],
            [label("해당 사건으로 형사 고발 또는 고소, 행정조사신고 등이 있는 경우", across=2)],
            [label("유 형"), Entry("□ 고발     □ 고소     □ 행정조사신고     □ 기타")],
            [label("신청일자"), Entry()],
            [label("처리경과(결과)"), Entry()],
        ],
        heights=(80,),
    )
    _ask(
        sheet,
        "나. 분쟁 이후 상태 및 현황",
        "< 현재 사건 및 신청기업의 상태 및 현황 등 >\n* 신청자(원고)와 피신청자(피고) 간 분쟁·소송 관련 대응현황, "
        "분쟁·소송 진행에 따른 신청기업의 현재 피해상태 등을 구체적으로 작성",
        60,
    )


def _technology(sheet: Sheet) -> None:
    sheet.line("3. 기술의 우수성 및 동향", bold=True, size=12, before=4)
    sheet.table(
        (30, 92, 52),
        [
            [
                Entry(
                    "< 해당 기술의 혁신성 및 차별성, 기술의 향후 동향 및 전망 등 작성 >\n* 기술(제품)의 특성, 경쟁사와의 차별성, "
                    "해당 기술(제품)의 개발 또는 적용방향 등 구체적으로 작성",
                    across=3,
                    size=9, top=True,
                )
            ],
            [label("특허", down=3), label("신청기술명"), label("특허등록번호")],
            [Entry("(손해액 산정에 해당하는 기술만 작성)", size=9), Entry("제10-                호", align="center")],
            [Entry(), Entry("제10-                호", align="center")],
            [label("영업비밀"), Entry("(손해액 산정에 해당하는 기술만 작성)", size=9), Entry("-", align="center")],
        ],
        heights=(52,),
    )
    _ask(
        sheet,
        "4. 기술의 시장성",
        "< 해당 기술 및 제품의 시장 성장 추이 및 기술 수요 전망 등 >\n* 해당 기술(제품)의 관련 산업 특성, 시장규모, 국내의 경쟁력, "
        "수요처, 잠재 성장성 등의 내용을 구체적으로 작성",
        46,
    )
    _ask(
        sheet,
        "5. 피해보상의 타당성",
        "< 해당 기술의 침해(또는 탈취) 등으로 인하여 보상을 원하는 사유 그 규모 등 작성 >\n"
        "* 기술개발에 소요된 비용 및 기술침해에 따른 피해현황(기존 매출액 / 기술침해 발생이후 매출액 등)\n"
        "* 침해자가 침해기술을 활용해 판매한 매출액 등 기초자료\n"
        "* 법인세 세무조정계산서, 부가가치세 신고서, 매출처별 세금계산서합계표, 세금계산서, 결산서, 매출·매입원장, 제품수불부, "
        "제조원가명세서, 손익계산서 등 근거로 가능한 범위 내에서 작성",
        58,
    )


def _preferences(sheet: Sheet) -> None:
    sheet.line("6. 지원 우대사항", bold=True, size=12, before=4)
    sheet.line("※ 해당하는 우대사항 항목에 “√” 기재(제출한 증빙서류 확인 예정)", size=9)
    rows: list[list[Entry]] = [[label("대상", across=2), label("세부 조건"), label("지원\n우대율"), label("해당여부\n(√)")]]
    for number, row in enumerate(RATE_ROWS):
        rows.append([*_group(number, row), Entry(row.text, size=8.5), *_rate(number, row), Entry(align="center")])
    sheet.table((8, 24, 104, 20, 18), rows, least=8.5)


def _group(number: int, row: RateRow) -> list[Entry]:
    groups = list(dict.fromkeys(each.group for each in RATE_ROWS))
    members = [i for i, each in enumerate(RATE_ROWS) if each.group == row.group]
    if members[0] != number:
        return []
    mark = CIRCLED[groups.index(row.group)]
    return [label(mark, down=len(members), size=9), label(row.group, down=len(members), size=8.5)]


def _rate(number: int, row: RateRow) -> list[Entry]:
    if not row.rate:
        return []
    down = 1
    while number + down < len(RATE_ROWS) and not RATE_ROWS[number + down].rate:
        down += 1
    return [Entry(row.rate, down=down, align="center", size=8.5)]


def application_details() -> Sheet:
    """The blank details: company, dispute, technology, market, damages, preferences (announcement, annex 2)."""
    sheet = Sheet("붙임2", TITLE)
    _overview(sheet)
    sheet.page_break()
    _dispute(sheet)
    sheet.page_break()
    _technology(sheet)
    sheet.page_break()
    _preferences(sheet)
    return sheet
