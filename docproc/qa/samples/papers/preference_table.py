"""Section 6 of annex 2: the table of preferences whose last column the applicant ticks."""

from __future__ import annotations

from docproc.qa.samples import ornaments
from docproc.qa.samples.look import Look
from docproc.qa.samples.setting import Cell, label, table
from docproc.qa.samples.sheet import Sheet

STARTUP = "「중소기업창업 지원법」 제2조제2호 및 제3호에 따른 창업기업으로, 창업 {}인 중소기업(지원사업 신청일 기준으로 함)"
ROWS: tuple[tuple[str, str], ...] = (
    ("startup_3y", STARTUP.format("3년 이내")),
    ("startup_7y", STARTUP.format("3년 초과~7년 이내")),
    ("national_core_technology", "「산업기술보호법」 제9조에 따라 고시된 국가핵심기술을 보유한 중소기업"),
    ("vc_investment", "벤처캐피탈(VC)로부터 투자를 받은 중소기업(최근 2년 이내)"),
    ("venture", "「벤처기업육성에 관한 특별조치법」 제25조에 따른 벤처기업"),
    ("innobiz", "「중소기업기술혁신 촉진법」 제15조에 따른 기술혁신형 중소기업 (INNO-BIZ)"),
    ("mainbiz", "「중소기업기술혁신 촉진법」 제15조의2에 따른 경영혁신형 중소기업(MAIN-BIZ)"),
    ("", "아래에 해당하는 분쟁 관련 조정 신청 이력이 있거나 진행 중 또는 완료된 중소기업 (최근 2년 이내)"),
    ("mediation_sme_technology", "- 「중소기업기술보호법」 제23조 중소기업기술분쟁 조정·중재위원회 (대·중소기업·농어업협력재단)"),
    ("mediation_win_win", "- 「상생협력법」 제28조 수·위탁분쟁조정협의회(기술 관련 내용) (대·중소기업·농어업협력재단)"),
    ("mediation_subcontracting", "- 「하도급법」 제24조 하도급분쟁조정협의회(한국공정거래조정원) ※ 부당 기술자료 유용에 한함"),
    ("mediation_invention", "- 「발명진흥법」 제41조 산업재산권 분쟁조정위원회(한국지식재산보호원) ※ 디자인, 상표 관련 제외"),
    ("mediation_industrial_technology", "- 「산업기술보호법」 제23조 산업기술분쟁조정위원회의(한국산업기술보호협회)"),
    ("protection_leader", "중소벤처기업부 공고에 따라 「중소기업 기술보호 선도기업 육성사업」 기술보호 선도기업으로 지정된 기업 또는 협약을 완료한 기업"),
    ("onsite_consulting", "중소기업 기술보호 현장자문 완료 기업(최근 2년 이내)"),
    ("policy_insurance", "중소기업 기술보호 정책보험 가입기업(보험계약이 유효한 경우에 한함)"),
    ("technology_escrow", "「상생협력법」 제24조의2에 따라 기술자료를 임치한 기업(임치계약기간이 유효한 경우에 한함)"),
    ("leak_prevention_system", "중소벤처기업부 공고에 따라 기술유출방지시스템 구축사업에 선정되어 진행 중이거나 완료된 기업(최근 2년 이내)"),
    ("protection_services", "중소기업 기술보호를 위하여 중소기업부에서 운영 중인 기술보호지원반, 법무지원단, 디지털포렌식, 기술지킴서비스 지원사업에 참여이력이 있는 중소기업(최근 2년 이내)"),
)
GROUPS = {0: ("①", "창업기업", 2), 2: ("②", "혁신기업", 5), 7: ("③", "기술 관련\n조정·중재\n이력 보유", 6), 13: ("④", "기술보호\n역량강화\n노력", 6)}
SHARES = {0: ("20%", 1), 1: ("10%", 1), 2: ("각 20%", 2), 4: ("각 10%", 3), 7: ("각 20%", 6), 13: ("20%", 1), 14: ("각 10%\n(최대 2개\n인정)", 5)}


def preference_table(sheet: Sheet, look: Look, claimed: tuple[str, ...]) -> None:
    """Draw the table on a sheet of its own and tick the claimed rows in the last column."""
    unknown = set(claimed) - {item for item, _ in ROWS}
    if unknown:
        raise ValueError(f"no such row in section 6: {sorted(unknown)}")
    ordered = [item for item, _ in ROWS if item in claimed]
    ink = look.ink(8.6 if look.layout == 0 else 8.9)
    sheet.text(50, 66, "6. 지원 우대사항", look.ink(12.5, bold=True))
    sheet.text(50, 86, "※ 해당하는 우대사항 항목에 “√” 기재(제출한 증빙서류 확인 예정)", look.ink(9.6))
    rows: list[list[Cell]] = [[label("대상", cols=2), label("세부 조건"), label("지원\n우대율"), label("해당여부\n(√)")]]
    for index, (_, text) in enumerate(ROWS):
        row: list[Cell] = []
        if index in GROUPS:
            number, group, tall = GROUPS[index]
            row += [Cell(number, rows=tall, align="c"), Cell(group, rows=tall, align="c")]
        row.append(Cell(text))
        if index in SHARES:
            share, tall = SHARES[index]
            row.append(Cell(share, rows=tall, align="c"))
        row.append(Cell(""))
        rows.append(row)
    _, boxes = table(sheet, 50, 96, (20, 62, 300, 58, 56), rows, ink, height=31 if look.layout == 0 else 29, pad=4.5)
    for index, (item, _) in enumerate(ROWS):
        if item and item in claimed:
            cell = boxes[index + 1][-1]
            size = 11.5
            x, y = (cell[0] + cell[2]) / 2 - size / 2, (cell[1] + cell[3]) / 2 + size * 0.4
            kind = {"fill": "■", "circle": "○"}.get(look.tick, look.tick)
            ornaments.tick(sheet, x + look.rng.uniform(-3, 3), y, kind, size, look.rng, look.face)
            sheet.mark("claimed_rate_items", ordered, "√", cell)
    if not claimed:
        sheet.mark("claimed_rate_items", [], "", boxes[0][-1])
