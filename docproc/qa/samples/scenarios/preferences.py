"""Certificates good, expired and foreign; claims and evidence that do not meet; caps and groups."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import companies
from docproc.qa.samples.degrade import CLEAN, OFFICE, OFFICE_GREY, PHOTO
from docproc.qa.samples.papers.application_details import Told
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.certificates import (
    Term,
    innobiz,
    startup_confirmation,
    venture,
    women_owned,
)
from docproc.qa.samples.papers.complaint import Suit
from docproc.qa.samples.papers.corporate_registry import corporate_registry
from docproc.qa.samples.papers.lookalikes import blank, cover, sobujang_specialist
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.protection import (
    national_core_technology,
    onsite_consulting,
    policy_insurance,
    protection_leader,
    technology_escrow,
    vc_investment,
)
from docproc.qa.samples.scenarios.packs import Dress, Extras, apply, attach, serial
from docproc.qa.samples.submission import Desk, Expected, Submission


def expired_and_foreign(seed: int) -> Submission:
    """세종바이오텍: a venture certificate that ended the day before, and another company's Inno-Biz."""
    c, day = companies.SEJONG, date(2023, 10, 5)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("gulim", 2), consent=("gulim", 0), details=("gulim", 0), dispute=("batang", 0), sme=("gulim", 0), registration=("batang", 0),
                  national=("gothic", 0), local=("dotum", 0), finance=("gulim", 0), tick="V", box="paren", dates="korean")
    request = Request(day, technology="patent", claims=1)
    claimed = ("venture", "innobiz")
    told = Told(("2022. 4월 피고가 진단 스트립 제조방법을 모방한 제품을 수출함", "2022. 9. 8. 대전지방법원에 손해배상청구의 소를 제기함"), innobiz=True, venture=True, claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("대전지방법원", date(2022, 9, 8), 750_000_000, number="2022가합107743"),
           Extras(names={"sme": "sign", "registration": "full"}, copies={"registration": "사본", "local": "원본대조필"}))
    desk.put("rate_evidence", cover(desk.look("headline"), "붙임5"), blank(),
             venture(c, desk.look("myeongjo", "batang", 0), Term("20200929010233", date(2020, 9, 29), date(2020, 10, 5), date(2023, 10, 4))),
             innobiz(companies.OTHER_HOLDER, desk.look("gungseo", "gungseo", 0), Term("R220311-00871", date(2022, 3, 4), date(2022, 3, 11), date(2025, 3, 10)), reissued=True))
    return Submission(c, "office", "A venture certificate that ended the day before, and another company's Inno-Biz certificate.",
                      "신청 전날 만료된 벤처 확인서와 다른 회사 이름의 이노비즈 확인서.", day,
                      Expected(70, 50, 50, 25_000_000, 12_500_000, rate={"venture": ("not_met", 0), "innobiz": ("not_met", 0)}), claimed, files=desk.files)


def claim_and_evidence_apart(seed: int) -> Submission:
    """다온로보틱스: insurance claimed without evidence, escrow proved without a claim; lying text layers."""
    c, day = companies.DAON, date(2023, 10, 10)
    desk = Desk(seed, c, OFFICE_GREY, lying=True)
    dress = Dress(form=("dotum", 0), consent=("dotum", 1), details=("dotum", 0), dispute=("dotum", 1), sme=("undotum", 0), registration=("undotum", 1),
                  national=("undotum", 0), local=("undotum", 1), tick="●", box="paren", dates="korean")
    request = Request(day, technology="trade_secret", claims=1)
    told = Told(("2022. 8월 공동개발사가 그리퍼 제어 노하우를 무단 사용한 사실을 확인함", "2023. 3. 24. 서울중앙지방법원에 소를 제기함"), claimed=("policy_insurance",), unit="천원")
    apply(desk, dress, request, names=("paren", "full"))
    attach(desk, dress, request, told, Suit("서울중앙지방법원", date(2023, 3, 24), 320_000_000, number="2023가합41150"), Extras(names={"local": "paren"}, pages=2))
    desk.put("rate_evidence", technology_escrow(c, desk.look("batang", layout=0), Term("2022-1-03321", date(2023, 2, 20), date(2023, 3, 1), date(2024, 2, 29))))
    return Submission(c, "lying", "A claim without evidence and evidence without a claim: both wait for a person; the text layers lie.",
                      "보험은 표시했으나 증빙이 없고, 임치는 증빙이 있으나 표시하지 않음. 글자층이 틀린 스캔.", day,
                      Expected(60, 50, 70, 30_000_000, 15_000_000, rate={"policy_insurance": ("review", 0), "technology_escrow": ("review", 0)}),
                      ("policy_insurance",), files=desk.files)


def three_programmes(seed: int) -> Submission:
    """퀀텀섀시웍스: three protection programmes, two count; a name that Tesseract cannot output."""
    c, day = companies.QUANTUM, date(2023, 11, 2)
    desk = Desk(seed, c, CLEAN)
    dress = Dress(form=("gothic", 0), consent=("barun", 1), details=("barun", 1), dispute=("notoserif", 0), sme=("notosans", 1), registration=("notoserif", 1),
                  national=("notosans", 0), local=("notosans", 0), tick="V", box="square", dates="dots")
    request = Request(day, technology="patent", claims=1)
    claimed = ("onsite_consulting", "policy_insurance", "technology_escrow")
    told = Told(("2022. 6월 납품처가 당사 용접 조건표를 경쟁사에 제공함", "2023. 2. 15. 부산지방법원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("부산지방법원", date(2023, 2, 15), 1_800_000_000, number="2023가합44219", law="「하도급거래 공정화에 관한 법률」 제35조"),
           Extras(order=("details", "dispute", "registration", "sme", "national", "local"), copies={"registration": "원본대조필"}, pages=2))
    desk.put("rate_evidence", onsite_consulting(c, desk.look("batang"), number="2022-114", done=date(2022, 10, 28), issued=date(2022, 11, 4)),
             policy_insurance(c, desk.look("dotum"), Term("20230401-0772", date(2023, 3, 28), date(2023, 4, 1), date(2024, 3, 31))),
             technology_escrow(c, desk.look("batang", layout=1), Term("2021-2-01874", date(2021, 6, 18), date(2021, 6, 21), date(2024, 6, 20))))
    return Submission(c, "clean", "Three protection programmes proved, two count; a company name outside Tesseract's alphabet.",
                      "기술보호 지원사업 3개를 모두 증명했으나 2개까지만 인정. 상호에 드문 음절이 있음.", day,
                      Expected(70, 70, 70, 25_000_000, 17_500_000,
                               rate={"onsite_consulting": ("met", 10), "policy_insurance": ("met", 10), "technology_escrow": ("met", 0)}), claimed, files=desk.files)


def over_forty(seed: int) -> Submission:
    """아라코어텍: 20 + 20 + 10 + 20 is cut to 40; born digital throughout."""
    c, day = companies.ARA, date(2023, 10, 10)
    desk = Desk(seed, c, None)
    dress = Dress(form=("barun", 1), consent=("gothic", 0), details=("gothic", 0), dispute=("batang", 1), sme=("dotum", 0), registration=("gulim", 2),
                  national=("gulim", 0), local=("gulim", 1), finance=("dotum", 0), tick="■", box="glyph", dates="korean")
    request = Request(day, technology="multiple", claims=2)
    claimed = ("national_core_technology", "vc_investment", "venture", "protection_leader")
    told = Told(("2022. 10월 전 임직원이 설립한 피고가 동일 구조의 히터를 판매함", "2023. 4. 19. 수원지방법원에 소를 제기함"), venture=True, claimed=claimed, unit="원")
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("수원지방법원", date(2023, 4, 19), 2_400_000_000, number="2023가합12907", title="영업비밀침해금지 및 손해배상 청구의 소"),
           Extras(finance=(16_702_445_300, 913_204_118)))
    desk.put("bonus_evidence", venture(c, desk.look("dotum", "batang", 1), Term("20230117010088", date(2023, 1, 17), date(2023, 1, 20), date(2026, 1, 19))))
    desk.put("rate_evidence", national_core_technology(c, desk.look("batang"), number="산업기술시장혁신과-412", issued=date(2022, 8, 30)),
             vc_investment(c, desk.look("batang"), contract=date(2022, 3, 15), paid=date(2022, 3, 22), amount=3_000_000_000),
             venture(c, desk.look("dotum", "batang", 1), Term("20230117010088", date(2023, 1, 17), date(2023, 1, 20), date(2026, 1, 19))),
             protection_leader(c, desk.look("batang", "gungseo"), Term("2022-008", date(2022, 12, 15), date(2022, 12, 20), date(2024, 12, 19))))
    return Submission(c, "digital", "Preferences worth 70 are cut to 40; several rights, so the fee is negotiated; born digital.",
                      "우대 합계 70이 40으로 제한됨. 다수 기술이라 수수료는 별도 협의. 원본 전자문서.", day,
                      Expected(90, 90, 90, None, None,
                               rate={"national_core_technology": ("met", 20), "vc_investment": ("met", 20), "venture": ("met", 0), "protection_leader": ("met", 0)},
                               bonus={"venture": ("met", 1), "protection_leader": ("review", 0)}, bonus_confirmed=1, bonus_possible=2, note="별도 협의"), claimed, files=desk.files)


def women_and_innobiz(seed: int) -> Submission:
    """라온메디칼: a bonus for women-owned and Inno-Biz; the back page and a look-alike."""
    c, day = companies.RAON, date(2023, 9, 25)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("undotum", 1), consent=("unbatang", 0), details=("undotum", 1), dispute=("unbatang", 0), sme=("batang", 0), registration=("dotum", 0),
                  national=("undotum", 1), local=("batang", 0), tick="pen", box="square", dates="dots")
    request = Request(day, technology="utility_model", claims=2)
    told = Told(("2022. 12월 피고가 당사 제품과 동일한 구동회로를 적용한 기기를 출시함", "2023. 4. 3. 서울중앙지방법원에 소를 제기함"), innobiz=True, claimed=("innobiz",))
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("서울중앙지방법원", date(2023, 4, 3), 290_000_000, number="2023가합43302", law="「실용신안법」 제30조"),
           Extras(names={"national": "paren", "sme": "paren"}, turns={"dispute": (0, 180, 0)}, copies={"registration": "원본대조필", "sme": "사본"}))
    term = Term("210618-00952", date(2021, 6, 14), date(2021, 6, 18), date(2024, 6, 17))
    desk.put("bonus_evidence", cover(desk.look("headline"), "붙임4", ("평가 시 우대사항 증빙서류",)),
             women_owned(c, desk.look("dotum", "batang"), Term("0116-2022-03817", date(2022, 2, 9), date(2022, 2, 11), date(2025, 2, 10))),
             innobiz(c, desk.look("batang", "batang", 1), term, grade="AA"), sobujang_specialist(c, desk.look("batang"), issued=date(2022, 3, 2)))
    desk.put("rate_evidence", innobiz(c, desk.look("batang", "batang", 1), term, grade="AA"))
    return Submission(c, "office", "Bonus points for women-owned and Inno-Biz; a look-alike certificate earns nothing.",
                      "여성기업과 이노비즈 가점. 비슷해 보이는 소부장 전문기업확인서는 인정하지 않음.", day,
                      Expected(60, 60, 60, 30_000_000, 18_000_000, rate={"innobiz": ("met", 10)},
                               bonus={"innobiz": ("met", 1), "women_owned": ("met", 1)}, bonus_confirmed=2, bonus_possible=2), ("innobiz",), files=desk.files)


def two_bodies(seed: int) -> Submission:
    """두레화학: mediation before two different bodies, joint representatives, a MAIN-BIZ nobody needs."""
    c, day = companies.DURE, date(2023, 10, 23)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("batang", 0), consent=("dotum", 1), details=("dotum", 0), dispute=("batang", 1), sme=("gungseo", 0), registration=("myeongjo", 0),
                  national=("dotum", 1), local=("myeongjo", 0), tick="√", box="bracket", dates="dots")
    request = Request(day, technology="technical_data", claims=2, dispute="mediation")
    claimed = ("mediation_win_win", "mediation_subcontracting")
    told = Told(("2022. 5월 원사업자가 접착제 배합 기술자료를 요구하여 제출함", "이후 원사업자가 계열사를 통해 동일 제품을 생산함"), claimed=claimed,
                mediation=("하도급분쟁조정협의회", date(2022, 11, 7), "조정 불성립"))
    apply(desk, dress, request)
    attach(desk, dress, request, told, Mediation("win_win", "수위탁2023-0187", date(2023, 6, 19), "접착제 배합 기술자료 제공에 관한 수탁·위탁 분쟁"),
           Extras(turns={"sme": (90,)}))
    desk.put("rate_evidence", mediation_receipt(c, desk.look("batang", layout=1), Mediation("win_win", "수위탁2023-0187", date(2023, 6, 19), "접착제 배합 기술자료 제공에 관한 수탁·위탁 분쟁")),
             mediation_receipt(c, desk.look("dotum", layout=0), Mediation("subcontracting", "2022-하조-0316", date(2022, 11, 7), "부당한 기술자료 유용에 관한 하도급분쟁 조정", "조정 불성립"),
                               issued=date(2023, 2, 6), title="분쟁조정 결과 통지"))
    return Submission(c, "office", "Mediation before two bodies counts twice; joint representatives.", "두 위원회의 조정 이력이 각각 20 %씩 인정됨. 각자대표 2인.", day,
                      Expected(90, 90, 90, 35_000_000, 31_500_000,
                               rate={"mediation_win_win": ("met", 20), "mediation_subcontracting": ("met", 20)}), claimed, files=desk.files)


def small_print(seed: int) -> Submission:
    """쎌웍바이오: telephone photos; a venture certificate issued but not yet valid, a startup confirmation."""
    c, day = companies.CELL, date(2023, 10, 12)
    desk = Desk(seed, c, PHOTO)
    dress = Dress(form=("dotum", 0), consent=("gothic", 1), details=("gothic", 0), dispute=("dotum", 0), sme=("gothic", 0), registration=("gothic", 0),
                  national=("dotum", 0), local=("gothic", 0), tick="pen", box="square", dates="korean")
    request = Request(day, technology="patent", claims=1)
    claimed = ("startup_7y", "venture")
    told = Told(("2023. 1월 피고가 당사 배지 조성을 모방한 제품을 공급함", "2023. 8. 21. 인천지방법원에 소를 제기함"), venture=True, claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("인천지방법원", date(2023, 8, 21), 180_000_000, number="2023가합55130", law="「특허법」 제128조"), Extras(pages=2))
    desk.put("rate_evidence", corporate_registry(c, desk.look("batang"), issued=date(2023, 9, 26)),
             startup_confirmation(c, desk.look("batang"), Term("202303-26421-0" + serial(c, "su", (6,)), date(2023, 3, 6), date(2023, 3, 6), date(2026, 1, 21))),
             venture(c, desk.look("batang", layout=0), Term("20231006010412", date(2023, 10, 6), date(2023, 10, 18), date(2026, 10, 17))))
    return Submission(c, "bad", "Photographed pages; a venture certificate issued before the application but valid only after it; startup within 7 years.",
                      "휴대전화로 찍은 서류. 벤처 확인서는 발급되었으나 유효기간이 아직 시작되지 않음. 창업 7년 이내.", day,
                      Expected(70, 60, 60, 25_000_000, 15_000_000, rate={"startup_7y": ("met", 10), "venture": ("not_met", 0)}), claimed, files=desk.files)


