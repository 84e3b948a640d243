"""The rarer papers of annexes 4 and 5: right, expired, too old, another company's, and what only looks like them."""

from __future__ import annotations

from datetime import date, timedelta

from docproc.qa.samples import companies
from docproc.qa.samples.degrade import CLEAN, OFFICE, OFFICE_GREY
from docproc.qa.samples.papers.agreements import (
    LEADER,
    MATERIALS,
    agreement,
    school_pact,
)
from docproc.qa.samples.papers.application_details import Told
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.certificates import Term, innobiz, mainbiz, women_owned
from docproc.qa.samples.papers.complaint import Suit
from docproc.qa.samples.papers.designations import designation
from docproc.qa.samples.papers.letters import (
    CONVERSION,
    LEAK_SELECTION,
    REORGANISATION,
    letter,
)
from docproc.qa.samples.papers.lookalikes import (
    baby_unicorn,
    criminal_complaint,
    local_tax_items,
    provisional,
    startup_100,
)
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.mediation_result import mediation_result
from docproc.qa.samples.papers.programmes import (
    LEAK,
    SERVICES,
    application,
    completion,
    disability_card,
)
from docproc.qa.samples.papers.protection import (
    national_core_technology,
    onsite_consulting,
    policy_insurance,
    protection_leader,
    technology_escrow,
)
from docproc.qa.samples.papers.subscription import subscription
from docproc.qa.samples.scenarios.packs import Dress, Extras, apply, attach, serial
from docproc.qa.samples.submission import Desk, Expected, Submission


def materials(seed: int) -> Submission:
    """온결머티리얼: selected among the 소부장 강소기업 100, which fills the bonus alone; born digital."""
    c, day = companies.ONGYEOL, date(2023, 10, 17)
    desk = Desk(seed, c, None)
    dress = Dress(form=("gothic", 0), consent=("dotum", 0), details=("gothic", 1), dispute=("batang", 0), sme=("dotum", 1), registration=("gulim", 0),
                  national=("gulim", 0), local=("dotum", 1), tick="V", box="square", dates="dots")
    claimed = ("leak_prevention_system", "protection_services")
    request = Request(day, technology="patent", claims=1)
    told = Told(("2022. 7월 피고가 당사 소결 조성물과 동일한 소재를 납품함", "2023. 4. 6. 대전지방법원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("대전지방법원", date(2023, 4, 6), 640_000_000, number="2023가합20418", law="「특허법」 제128조"), Extras(pages=2))
    term = Term("2021-054", date(2021, 9, 1), date(2021, 9, 1), date(2026, 8, 31))
    desk.put("bonus_evidence", designation(c, desk.look("batang"), "materials_parts_equipment_100", term),
             agreement(c, desk.look("batang"), MATERIALS, signed_on=date(2021, 9, 28), term=(date(2021, 9, 28), date(2026, 8, 31))),
             designation(c, desk.look("dotum", "batang", 1), "talent_development", Term("2022-0318", date(2022, 5, 2), date(2022, 5, 2), date(2025, 5, 1))),
             startup_100(c, desk.look("batang"), issued=date(2022, 6, 10)))
    desk.put("rate_evidence", completion(c, desk.look("batang"), LEAK, number="2022-067", done=date(2022, 11, 18), issued=date(2022, 12, 1)),
             completion(c, desk.look("dotum", layout=1), SERVICES["기술지킴"], number="2023-0441", done=date(2023, 6, 30), issued=date(2023, 7, 4)))
    return Submission(c, "digital", "The 100 strong firms of materials fill the bonus alone; a startup 100 paper earns nothing; two protection programmes.",
                      "소부장 강소기업 100 하나로 가점 5점이 참. 스타트업 100은 인정하지 않음. 기술유출방지시스템과 기술지킴서비스.", day,
                      Expected(70, 70, 70, 25_000_000, 17_500_000, rate={"leak_prevention_system": ("met", 10), "protection_services": ("met", 10)},
                               bonus={"materials_parts_equipment_100": ("met", 5), "talent_development": ("met", 0)}, bonus_confirmed=5, bonus_possible=5), claimed, files=desk.files)


def unicorns(seed: int) -> Submission:
    """소예데이터랩: 예비유니콘 counts, 아기유니콘 does not; shares bought by a trading company; born digital."""
    c, day = companies.SOYE, date(2023, 10, 30)
    desk = Desk(seed, c, None)
    dress = Dress(form=("barun", 1), consent=("gothic", 1), details=("barun", 0), dispute=("gothic", 1), sme=("gothic", 0), registration=("gulim", 2),
                  national=("gulim", 1), local=("gulim", 0), tick="■", box="glyph", dates="korean")
    request = Request(day, technology="trade_secret", claims=2)
    claimed = ("vc_investment",)
    told = Told(("2022. 10월 협력사가 당사 학습 방법을 적용한 제품을 출시함", "2023. 3. 17. 서울중앙지방법원에 소를 제기함"), claimed=claimed, unit="천원")
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("서울중앙지방법원", date(2023, 3, 17), 1_100_000_000, number="2023가합50731"), Extras(pages=2))
    desk.put("bonus_evidence", designation(c, desk.look("batang", "gungseo"), "k_unicorn_200", Term("2022-019", date(2022, 7, 11), date(2022, 7, 11), date(2025, 7, 10))),
             baby_unicorn(c, desk.look("batang"), issued=date(2021, 5, 20)),
             designation(c, desk.look("dotum"), "talent_development", Term("2023-0102", date(2023, 2, 1), date(2023, 2, 1), date(2026, 1, 31))),
             agreement(c, desk.look("batang"), school_pact("가람마이스터고등학교", "마이스터고등학교"), signed_on=date(2021, 4, 12), term=(date(2021, 4, 12), date(2024, 4, 11))))
    desk.put("rate_evidence", subscription(c, desk.look("batang"), contract=date(2022, 8, 25), paid=None, amount=900_000_000, investor="두루상사 주식회사"))
    return Submission(c, "digital", "A future-unicorn certificate counts, a baby-unicorn one does not; shares bought by a company that may be no venture capital.",
                      "예비유니콘은 인정, 아기유니콘은 인정하지 않음. 벤처캐피탈인지 알 수 없는 회사의 신주 인수는 사람이 확인.", day,
                      Expected(70, 50, 70, 35_000_000, 17_500_000, rate={"vc_investment": ("review", 0)},
                               bonus={"k_unicorn_200": ("met", 1), "talent_development": ("met", 1), "industry_academy_agreement": ("met", 1)}, bonus_confirmed=3, bonus_possible=3),
                      claimed, files=desk.files)


def owner_and_region(seed: int) -> Submission:
    """솔마루기공: a small firm whose owner shows his card; a special support region; one notice of conversion."""
    c, day = companies.MARU, date(2023, 10, 24)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("batang", 0), consent=("batang", 0), details=("dotum", 0), dispute=("batang", 1), sme=("batang", 0), registration=("dotum", 0),
                  national=("dotum", 0), local=("batang", 0), tick="√", box="paren", dates="korean")
    request = Request(day, technology="utility_model", claims=1)
    claimed = ("leak_prevention_system", "protection_services")
    told = Told(("2022. 9월 피고가 당사 레일 연결 구조를 모방한 장치를 판매함", "2023. 5. 22. 광주지방법원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("광주지방법원", date(2023, 5, 22), 150_000_000, number="2023가단51206", law="「실용신안법」 제30조"), Extras(pages=2))
    desk.put("bonus_evidence", designation(c, desk.look("batang"), "disabled_owned", Term("0012-2022-00417", date(2022, 3, 14), date(2022, 3, 16), date(2024, 3, 15))),
             disability_card(c, desk.look("gothic"), issued=date(2016, 8, 9)),
             designation(c, desk.look("dotum", "batang"), "special_support_region", Term("2023-118", date(2023, 3, 2), date(2023, 1, 26), date(2025, 1, 25)), estate="동수농공단지"),
             letter(c, desk.look("batang"), CONVERSION, number=731, issued=date(2022, 5, 12), facts=(("전환업종", "스마트 농업기계 제조업", ""), ("전환계획기간", (date(2022, 6, 1), date(2025, 5, 31)), ""))))
    desk.put("rate_evidence", letter(c, desk.look("dotum", layout=1), LEAK_SELECTION, number=208, issued=date(2022, 4, 15),
                                     facts=(("선정일", date(2022, 4, 13), "event_date"), ("사업기간", (date(2022, 5, 1), date(2023, 1, 31)), ""))),
             application(c, desk.look("batang"), SERVICES["법무지원단"], day=date(2023, 2, 8)))
    return Submission(c, "office", "The owner's disability card in a small firm, a special support region, one notice for one bonus; a selection letter and an application form.",
                      "소기업 대표자의 장애인등록증, 특별지원지역, 통보서 하나로 가점 하나. 선정 통보와 신청서로도 참여를 증명.", day,
                      Expected(70, 70, 70, 25_000_000, 17_500_000, rate={"leak_prevention_system": ("met", 10), "protection_services": ("met", 10)},
                               bonus={"disabled_owned": ("met", 1), "special_support_region": ("met", 1), "business_restructuring": ("met", 1)}, bonus_confirmed=3, bonus_possible=3),
                      claimed, files=desk.files)


def old_house(seed: int) -> Submission:
    """한울주철: fifty years old, in a listed crisis region; a mediation that ended within two years."""
    c, day = companies.HANUL, date(2023, 10, 18)
    desk = Desk(seed, c, CLEAN)
    dress = Dress(form=("myeongjo", 0), consent=("batang", 1), details=("myeongjo", 0), dispute=("myeongjo", 0), sme=("dotum", 0), registration=("myeongjo", 0),
                  national=("dotum", 0), local=("gulim", 0), tick="V", box="bracket", dates="bare")
    request = Request(day, technology="patent", claims=2)
    claimed = ("mediation_invention",)
    told = Told(("2021. 3월 피고가 당사 주조 방법을 사용한 제품을 납품함", "조정이 성립하지 않아 2022. 9. 27. 대구지방법원에 소를 제기함"), claimed=claimed,
                mediation=("산업재산권분쟁조정위원회", date(2021, 6, 14), "조정 불성립"))
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("대구지방법원", date(2022, 9, 27), 410_000_000, number="2022가합208114", law="「특허법」 제128조"), Extras(pages=2))
    desk.put("bonus_evidence", designation(c, desk.look("batang", "gungseo"), "long_lived_company", Term("2020-007", date(2020, 11, 25), date(2020, 11, 25), date(2030, 11, 24))),
             designation(c, desk.look("batang"), "business_conversion_excellent", Term("2023-012", date(2023, 1, 18), date(2019, 1, 2), date(2022, 1, 1))),
             designation(c, desk.look("dotum"), "industrial_crisis_region", Term("2023-0093", date(2023, 9, 22), date(2022, 10, 31), date(2024, 10, 30))))
    case = Mediation("invention", "2021-조정-0071", date(2021, 6, 14), "주조 방법 특허권 침해에 관한 분쟁", "조정 불성립")
    desk.put("rate_evidence", mediation_result(c, desk.look("batang"), case, closed=date(2022, 5, 20)))
    return Submission(c, "clean", "A long-lived company that completed its conversion well, in a listed crisis region; a mediation begun earlier that ended within two years.",
                      "명문장수기업, 사업전환 우수 완료. 산업위기지역은 사람이 확인. 2년 전에 시작했으나 2년 안에 끝난 조정.", day,
                      Expected(70, 70, 70, 30_000_000, 21_000_000, rate={"mediation_invention": ("met", 20)},
                               bonus={"long_lived_company": ("met", 1), "business_conversion_excellent": ("met", 1), "industrial_crisis_region": ("review", 0)},
                               bonus_confirmed=2, bonus_possible=2), claimed, files=desk.files)


def all_too_late(seed: int) -> Submission:
    """새나래바이오칩: everything is expired, too old or another company's, and the writs are no suit for damages."""
    c, day = companies.NARAE, date(2023, 11, 9)
    desk = Desk(seed, c, OFFICE_GREY)
    dress = Dress(form=("gulim", 2), consent=("gulim", 0), details=("batang", 0), dispute=("batang", 0), sme=("gulim", 0), registration=("batang", 1),
                  national=("gothic", 0), local=("dotum", 0), tick="●", box="square", dates="korean")
    request = Request(day, technology="patent", claims=1)
    claimed = ("leak_prevention_system", "protection_services")
    told = Told(("2022. 2월 피고가 당사 접합 방법으로 진단칩을 생산함", "2022. 12. 1. 서울중앙지방법원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("서울중앙지방법원", date(2022, 12, 1), 275_000_000, number="2022가합58820", law="「특허법」 제128조"), Extras(pages=2))
    desk.put("attachments", criminal_complaint(c, desk.look("batang"), day=date(2022, 11, 15)), provisional(c, desk.look("batang"), number="2022카합21177", day=date(2022, 11, 18)),
             local_tax_items(c, desk.look("dotum"), number=serial(c, "items", (4, 4, 4, 4)), issued=date(2023, 10, 30)))
    desk.put("bonus_evidence", designation(c, desk.look("batang", layout=1), "k_unicorn_200", Term("2020-044", date(2020, 11, 9), date(2020, 11, 9), date(2023, 11, 8))),
             designation(companies.OTHER_HOLDER, desk.look("batang", layout=0), "talent_development", Term("2022-0711", date(2022, 7, 1), date(2022, 7, 1), date(2025, 6, 30))),
             agreement(c, desk.look("dotum", layout=1), school_pact("다온공업고등학교", "특성화고등학교", title="취업맞춤반 협약서"), signed_on=date(2020, 11, 8), term=None),
             designation(c, desk.look("batang", layout=1), "special_support_region", Term("2021-204", date(2021, 3, 15), date(2021, 1, 26), date(2023, 1, 25)), estate="동화일반산업단지"))
    desk.put("rate_evidence", completion(c, desk.look("batang", layout=1), LEAK, number="2021-033", done=date(2021, 11, 8), issued=date(2021, 11, 19)),
             application(c, desk.look("dotum", layout=1), SERVICES["포렌식"], day=date(2021, 9, 27)))
    return Submission(c, "office", "Every preference fails by a date or by its name; a criminal complaint and an injunction among the attachments.",
                      "하루 지난 인증, 3년 하루 지난 협약, 2년 하루 지난 완료, 다른 회사의 지정서. 고소장·가처분·세목별 과세증명서는 증빙이 아님.", day,
                      Expected(70, 50, 50, 25_000_000, 12_500_000, rate={"leak_prevention_system": ("not_met", 0), "protection_services": ("not_met", 0)},
                               bonus=dict.fromkeys(("k_unicorn_200", "talent_development", "industry_academy_agreement", "special_support_region"), ("not_met", 0))), claimed, files=desk.files)


def open_questions(seed: int) -> Submission:
    """두빛정밀화학: papers without a period, a confirmation without a card; an agreement and a venture fund; born digital."""
    c, day = companies.DUBIT, date(2023, 11, 8)
    desk = Desk(seed, c, None)
    dress = Dress(form=("dotum", 2), consent=("barun", 0), details=("dotum", 1), dispute=("dotum", 0), sme=("notosans", 1), registration=("gulim", 1),
                  national=("dotum", 1), local=("gulim", 1), tick="√", box="bracket", dates="wide")
    request = Request(day, technology="technical_data", claims=1)
    claimed = ("vc_investment", "protection_leader")
    told = Told(("2022. 12월 원사업자가 당사 세정제 배합표를 경쟁사에 제공함", "2023. 6. 12. 울산지방법원에 소를 제기함"), claimed=claimed, unit="원")
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("울산지방법원", date(2023, 6, 12), 890_000_000, number="2023가합11540", law="「하도급거래 공정화에 관한 법률」 제35조"), Extras(pages=2))
    issued = date(2022, 8, 30)
    lasting = Term("2022-0077", issued, issued, issued + timedelta(days=1095))
    desk.put("bonus_evidence", designation(c, desk.look("dotum", layout=1), "materials_parts_equipment_100", lasting, endless=True),
             designation(c, desk.look("batang", layout=1), "disabled_owned", Term("0012-2023-00920", date(2023, 6, 20), date(2023, 6, 22), date(2026, 6, 21))),
             designation(c, desk.look("batang", layout=1), "long_lived_company", Term("2021-011", date(2021, 12, 1), date(2021, 12, 1), date(2031, 11, 30)), endless=True),
             letter(c, desk.look("dotum", layout=1), REORGANISATION, number=164, issued=date(2021, 10, 5), facts=(("사업재편기간", (date(2021, 11, 1), date(2026, 10, 31)), ""),)),
             designation(c, desk.look("batang", layout=1), "business_conversion_excellent", Term("2022-045", date(2022, 2, 8), date(2018, 3, 2), date(2021, 3, 1))))
    desk.put("rate_evidence", subscription(c, desk.look("batang", layout=1), contract=date(2021, 10, 29), paid=date(2021, 11, 12), amount=2_000_000_000, investor="물결벤처투자 주식회사"),
             agreement(c, desk.look("batang"), LEADER, signed_on=date(2023, 4, 3), term=(date(2023, 4, 3), date(2024, 3, 31))))
    return Submission(c, "digital", "Designations without a period and a confirmation without a card wait for a person; paid within two years, signed earlier; the leader's agreement.",
                      "기간이 찍히지 않은 지정서와 등록증 없는 장애인기업 확인서는 사람이 확인. 계약은 2년 전이나 납입은 2년 안. 선도기업 협약.", day,
                      Expected(90, 90, 90, 30_000_000, 27_000_000, rate={"vc_investment": ("met", 20), "protection_leader": ("met", 20)},
                               bonus={"materials_parts_equipment_100": ("review", 0), "disabled_owned": ("review", 0), "long_lived_company": ("review", 0),
                                      "business_restructuring": ("met", 1), "business_conversion_excellent": ("review", 0), "protection_leader": ("review", 0)},
                               bonus_confirmed=1, bonus_possible=5), claimed, files=desk.files)


def nearly_everything(seed: int) -> Submission:
    """늘솔전장: claims nearly all of annex 5 and proves one; a design case, a letter that says no; born digital."""
    c, day = companies.NEULSOL, date(2023, 11, 20)
    desk = Desk(seed, c, None)
    dress = Dress(form=("batang", 0), consent=("gothic", 0), details=("barun", 0), dispute=("dotum", 0), sme=("dotum", 0), registration=("gulim", 0),
                  national=("gothic", 0), local=("gulim", 1), tick="V", box="square", dates="korean")
    request = Request(day, technology="technical_data", claims=2, dispute="mediation")
    claimed = ("national_core_technology", "mediation_invention", "mediation_industrial_technology", "protection_leader", "onsite_consulting", "policy_insurance", "technology_escrow")
    case = Mediation("industrial_technology", "산기분조 2023-012", date(2023, 5, 16), "배터리 제어 기술자료 유출에 관한 산업기술 분쟁")
    told = Told(("2023. 2월 전 연구원이 제어 프로그램을 경쟁사에 넘긴 사실을 알게 됨", "2023. 5. 16. 산업기술분쟁조정위원회에 조정을 신청함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, case, Extras())
    desk.put("bonus_evidence", women_owned(companies.OTHER_HOLDER, desk.look("dotum", "batang"), Term("0128-2022-00731", date(2022, 5, 2), date(2022, 5, 4), date(2025, 5, 3))),
             innobiz(c, desk.look("batang", layout=1), Term("R201116-00518", date(2020, 11, 16), date(2020, 11, 20), date(2023, 11, 19))),
             mainbiz(c, desk.look("dotum"), Term("231110-00044", date(2023, 11, 10), date(2023, 11, 21), date(2026, 11, 20))))
    ended = date(2023, 11, 19)
    desk.put("rate_evidence", mediation_receipt(c, desk.look("batang", layout=1), Mediation("invention", "2022-조정-0140", date(2022, 9, 5), "제어기 외관 디자인권 침해에 관한 분쟁", "조정 성립")),
             national_core_technology(c, desk.look("batang"), number="산업기술시장혁신과-730", issued=date(2022, 6, 21), core=False),
             protection_leader(c, desk.look("batang", "gungseo"), Term("2021-021", date(2021, 11, 12), date(2021, 11, 20), ended)),
             onsite_consulting(c, desk.look("dotum"), number="2021-302", done=ended.replace(year=2021), issued=date(2021, 11, 26)),
             policy_insurance(c, desk.look("gulim"), Term("20221120-0318", date(2022, 11, 15), date(2022, 11, 20), ended)),
             technology_escrow(companies.OTHER_HOLDER, desk.look("batang", layout=1), Term("2022-2-00915", date(2022, 8, 1), date(2022, 8, 3), date(2025, 8, 2))))
    return Submission(c, "digital", "Seven rows of annex 5 claimed, one proved: a design case, a letter that says no, a day too late, another company's.",
                      "붙임5의 일곱 가지를 신청했으나 하나만 증명됨: 디자인 사건, 해당하지 않는다는 통지, 하루 지난 기간, 다른 회사의 임치증.", day,
                      Expected(90, 70, 90, 35_000_000, 24_500_000,
                               rate={"mediation_industrial_technology": ("met", 20), "national_core_technology": ("review", 0),
                                     **dict.fromkeys(("mediation_invention", "protection_leader", "onsite_consulting", "policy_insurance", "technology_escrow"), ("not_met", 0))},
                               bonus=dict.fromkeys(("women_owned", "innobiz", "mainbiz"), ("not_met", 0))), claimed, files=desk.files)
