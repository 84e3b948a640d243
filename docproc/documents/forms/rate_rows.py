"""The rows of the preference table (annex 5, repeated as the ticked table of annex 2 section 6).

One closed list for both directions: the blank forms are written from it and a filled form's rows are told
apart by it, by their words and never by their number.
"""

from __future__ import annotations

from typing import NamedTuple


class RateRow(NamedTuple):
    """A row of the table. `item` is the rate item it claims (None: a row that only introduces others).

    `group` is the first column, `text` the condition as annex 2 prints it, `text_annex5` where annex 5 words
    it differently, `rate` and `proof` the columns beside it (empty: merged with the row above).
    """

    item: str | None
    group: str
    text: str
    rate: str = ""
    proof: str = ""
    text_annex5: str = ""


STARTUP, INNOVATIVE = "창업기업", "혁신기업"
MEDIATION, PROTECTION = "기술 관련 조정·중재 이력 보유", "기술보호 역량강화 노력"

RATE_ROWS: tuple[RateRow, ...] = (
    RateRow(
        "startup_3y", STARTUP,
        "「중소기업창업 지원법」 제2조제2호 및 제3호에 따른 창업기업으로, 창업 3년 이내인 중소기업(지원사업 신청일 기준으로 함)",
        "20%", "개인인 경우, 사업자등록증 ‘개업연월일’ 기준/ 법인인 경우, 법인등기부등본 ‘회사성립연월일’ 기준",
        "「중소기업창업 지원법」 제2조제2호 및 제3호에 따른 창업기업으로, 창업 3년 이내인 중소기업",
    ),
    RateRow(
        "startup_7y", STARTUP,
        "「중소기업창업 지원법」 제2조제2호 및 제3호에 따른 창업기업으로, 창업 3년 초과~7년 이내인 중소기업(지원사업 신청일 기준으로 함)",
        "10%", "",
        "「중소기업창업 지원법」 제2조제2호 및 제3호에 따른 창업기업으로, 창업 3년 초과~7년 이내인 중소기업",
    ),
    RateRow(
        "national_core_technology", INNOVATIVE,
        "「산업기술보호법」 제9조에 따라 고시된 국가핵심기술을 보유한 중소기업",
        "각 20%", "기술보유사실을 확인할 수 있는 서류 (국가핵심기술 판정 통지서 등)",
    ),
    RateRow(
        "vc_investment", INNOVATIVE,
        "벤처캐피탈(VC)로부터 투자를 받은 중소기업(최근 2년 이내)",
        "", "VC로부터 투자받은 사실을 확인할 수 있는 서류 (VC투자계약서 등)",
        "벤처캐피탈(VC) 투자를 받은 중소기업(최근 2년 이내)",
    ),
    RateRow(
        "venture", INNOVATIVE,
        "「벤처기업육성에 관한 특별조치법」 제25조에 따른 벤처기업",
        "각 10%", "벤처기업 인증서 (유효기간 내 인증서에 한함)",
    ),
    RateRow(
        "innobiz", INNOVATIVE,
        "「중소기업기술혁신 촉진법」 제15조에 따른 기술혁신형 중소기업(INNO-BIZ)",
        "", "기술혁신형 중소기업(INNO-BIZ) 인증서 (유효기간 내 인증서에 한함)",
    ),
    RateRow(
        "mainbiz", INNOVATIVE,
        "「중소기업기술혁신 촉진법」 제15조의2에 따른 경영혁신형 중소기업(MAIN-BIZ)",
        "", "경영혁신형 중소기업 인증서(MAIN-BIZ) (유효기간 내 인증서에 한함)",
    ),
    RateRow(
        None, MEDIATION,
        "아래에 해당하는 분쟁 관련 조정 신청 이력이 있거나 진행 중 또는 완료된 중소기업 (최근 2년 이내)",
        "각 20%", "신청 및 접수결과, 결과 통지 등 이력을 확인할 수 있는 서류",
        "기술분쟁 조정·중재 등 관련 법령에 따라, 분쟁 관련 조정 신청 이력이 있거나 진행 중 또는 완료된 중소기업 (최근 2년 이내)",
    ),
    RateRow("mediation_sme_technology", MEDIATION, "- 「중소기업기술보호법」 제23조 중소기업기술분쟁 조정·중재위원회 (대·중소기업·농어업협력재단)"),
    RateRow("mediation_win_win", MEDIATION, "- 「상생협력법」 제28조 수·위탁분쟁조정협의회(기술 관련 내용) (대·중소기업·농어업협력재단)"),
    RateRow("mediation_subcontracting", MEDIATION, "- 「하도급법」 제24조 하도급분쟁조정협의회(한국공정거래조정원) ※ 부당 기술자료 유용에 한함"),
    RateRow("mediation_invention", MEDIATION, "- 「발명진흥법」 제41조 산업재산권 분쟁조정위원회(한국지식재산보호원) ※ 디자인, 상표 관련 제외"),
    RateRow("mediation_industrial_technology", MEDIATION, "- 「산업기술보호법」 제23조 산업기술분쟁조정위원회(한국산업기술보호협회)"),
    RateRow(
        "protection_leader", PROTECTION,
        "중소벤처기업부 공고에 따라 「중소기업 기술보호 선도기업 육성사업」 기술보호 선도기업으로 지정된 기업 또는 협약을 완료한 기업",
        "20%", "중소기업 기술보호 선도기업 지정서 또는 육성 협약서",
    ),
    RateRow(
        "onsite_consulting", PROTECTION,
        "중소기업 기술보호 현장자문 완료 기업(최근 2년 이내)",
        "각 10%\n(최대 2개\n인정)", "현장자문 확인서",
    ),
    RateRow(
        "policy_insurance", PROTECTION,
        "중소기업 기술보호 정책보험 가입기업(보험계약이 유효한 경우에 한함)",
        "", "중소기업 기술보호 정책보험 계약서",
    ),
    RateRow(
        "technology_escrow", PROTECTION,
        "「상생협력법」 제24조의2에 따라 기술자료를 임치한 기업(임치계약기간이 유효한 경우에 한함)",
        "", "기술자료 임치증서",
    ),
    RateRow(
        "leak_prevention_system", PROTECTION,
        "중소벤처기업부 공고에 따라 기술유출방지시스템 구축사업에 선정되어 진행 중이거나 완료된 기업(최근 2년 이내)",
        "", "기술유출방지시스템 구축사업의 선정 및 완료 등을 확인할 수 있는 서류",
    ),
    RateRow(
        "protection_services", PROTECTION,
        "중소기업 기술보호를 위하여 중소기업부에서 운영 중인 기술보호지원반, 법무지원단, 디지털포렌식, 기술지킴서비스 지원사업에 참여이력이 있는 중소기업(최근 2년 이내)",
        "", "각 지원사업 신청서 또는 완료 등을 확인할 수 있는 서류",
        "중소기업 기술보호를 위하여 중소기업부에서 운영 중인 기술보호지원반, 법무지원단, 디지털 포렌식 지원사업, 기술지킴서비스 중 어느 하나에 참여이력이 있는 중소기업(최근 2년 이내)",
    ),
)  # fmt: skip
