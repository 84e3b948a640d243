"""Annexes 4 and 5: the tables that say which preference counts and which paper proves it."""

from __future__ import annotations

from docproc.documents.forms.paper import Entry, Sheet, label
from docproc.documents.forms.rate_rows import RATE_ROWS, RateRow

BONUS_GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("소재부품장비\n(최대 5점)", (
        ("「소재·부품·장비 강소기업 100+」선정기업", "5점", "선정결과 및 협약서 등 확인"),
    )),
    ("벤처\n이노비즈\n메인비즈\n(최대 2점)", (
        ("「K-유니콘 후보 200 프로그램」에 선정된 중소기업", "1점", "예비유니콘 인증서 (유효기간 내 인증서에 한함)"),
        ("「벤처기업육성에 관한 특별조치법」 제25조에 따른 벤처기업", "1점", "벤처기업 인증서 (유효기간 내 인증서에 한함)"),
        ("「중소기업기술혁신 촉진법」 제15조에 따른 기술혁신형 중소기업(INNO-BIZ)", "1점", "기술혁신형 중소기업(INNO-BIZ) 인증서 (유효기간 내 인증서에 한함)"),
        ("「중소기업기술혁신 촉진법」 제15조의2에 따른 경영혁신형 중소기업(MAIN-BIZ)", "1점", "경영혁신형 중소기업 인증서(MAIN-BIZ) (유효기간 내 인증서에 한함)"),
    )),
    ("인력, 고용\n(최대 2점)", (
        ("「중소기업인력지원특별법」 제18조의2에 따른 인재육성형 중소기업", "1점", "인재육성형 중소기업 지정서"),
        ("「여성기업지원에 관한 법률」 제2조제1호에 따른 여성기업", "1점", "여성기업 확인서"),
        ("「장애인기업활동 촉진법」 제2조에 따른 장애인기업", "1점", "「장애인기업활동 촉진법」 제2조 제2호의 각 목을 모두 만족하는 기업 (장애인등록증 확인 필)"),
        ("마이스터고등학교·특성화고등학교·중소기업인력양성대학(계약학과, 기술사관, 취업맞춤반)과 산학협약을 체결한 기업", "1점", "접수 마감일 기준 3년 이내 체결한 산학협약서"),
    )),
    ("기타\n(최대 2점)", (
        ("「중소기업 사업전환 촉진에 관한 특별법」 제8조에 따른 사업전환계획 승인기업 중 우수한 성과로 사업전환을 완료한 기업", "1점", "사업전환계획 승인 및 연계지원결정 통보서(중소벤처기업진흥공단 발행)"),
        ("기업활력법 승인기업/「중소기업 사업전환 촉진에 관한 특별법」 제8조에 따른 사업전환계획 승인기업", "1점", "사업재편 승인서/사업전환승인 및 연계지원 결정 통보서 (중소벤처기업진흥공단 발행)"),
        ("「중소기업진흥에 관한 법률」 제62조23에 따른 ‘중소기업특별지원지역’내에 소재하고 있는 지역중소기업\n"
         "* 중소벤처기업부 고시에 해당되는 기업으로 접수 마감일 기준 유효기간내 있는 기업\n"
         "** ’22.1.28.부터 「지역중소기업 육성 및 촉진 등에 관한 법률」 시행으로 동법 제23조에 근거", "1점",
         "해당지역 내 지자체 및 산단공에서 발급한 산업단지 등 중소기업특별지원지역 입주확인서"),
        ("요령 제2조제27호에 따른 산업위기지역 소재 중소기업", "1점", "기술개발 수행 사업장 주소 확인이 가능한 서류 (사업자등록증, 법인등기부등본 등)"),
        ("「중소기업진흥에 관한 법률」 제62조의4에 따른 명문장수기업", "1점", "명문장수기업 확인서"),
        ("「기술보호 선도 중소기업 육성프로그램」 참여기업 중 기술보호 역량 우수기업으로 지정된 중소기업 및 사업에 참여하여 협약을 완료한 중소기업", "1점", "운영기관 확인 (대중소기업농어업협력재단)"),
    )),
)  # fmt: skip


def bonus_table() -> Sheet:
    """The bonus of the selection, at most 5 points (announcement, annex 4)."""
    sheet = Sheet("붙임4", "지원기업 선정 시 가점 사항")
    sheet.line("□ 분야별 가점을 고려하여 최대 5점까지 우대", bold=True, size=11, after=4)
    rows = [[label("분야"), label("우대사항"), label("가점"), label("확인방법 (증빙서류)")]]
    for group, items in BONUS_GROUPS:
        for number, (text, points, proof) in enumerate(items):
            first = [label(group, down=len(items))] if number == 0 else []
            rows.append([*first, Entry(text, size=9), Entry(points, align="center"), Entry(proof, size=9)])
    sheet.table((26, 82, 14, 52), rows, least=10)
    return sheet


def rate_table() -> Sheet:
    """The preferences that raise the support rate, together by at most 40 points (announcement, annex 5)."""
    sheet = Sheet("붙임5", "손해액 산정 수수료 지원비율 우대 사항")
    sheet.line("□ 세부조건 충족 시 기본 지원율(50%)에 최대 40% 우대(중복 적용 가능)", bold=True, size=11, after=4)
    rows = [[label("대상"), label("세부 조건"), label("지원\n우대율"), label("확인방법\n(증빙서류)")]]
    kept = [row for row in RATE_ROWS if not row.item or not row.item.startswith("mediation_")]  # annex 5 prints the five bodies as one row
    for number, row in enumerate(kept):
        members = [i for i, each in enumerate(kept) if each.group == row.group]
        first = [label(row.group, down=len(members))] if number == members[0] else []
        rate = [Entry(row.rate, down=_until_next(kept, number, "rate"), align="center")] if row.rate else []
        proof = [Entry(row.proof, down=_until_next(kept, number, "proof"), size=9)] if row.proof else []
        rows.append([*first, Entry(row.text_annex5 or row.text, size=9), *rate, *proof])
    sheet.table((26, 82, 18, 48), rows, least=11)
    return sheet


def _until_next(rows: list[RateRow], number: int, column: str) -> int:
    """How many rows the entry of `column` in row `number` covers: up to the next row that has one."""
    down = 1
    while number + down < len(rows) and not getattr(rows[number + down], column):
        down += 1
    return down
