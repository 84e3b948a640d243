"""Papers whose deciding value nobody can read any more: a person decides, whatever the rest of the page says.

Five new applicants. `again` has what they sent afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docproc.qa.samples import companies
from docproc.qa.samples.damage import (
    Damage,
    cover,
    faint,
    hide,
    ink,
    lines_of,
    marker,
    note,
    stain,
    torn,
)
from docproc.qa.samples.dates import written
from docproc.qa.samples.degrade import (
    CLEAN_SMALL,
    FAX,
    OFFICE_SMALL,
    PHOTO_SMALL,
)
from docproc.qa.samples.papers.agreements import agreement, school_pact
from docproc.qa.samples.papers.application_details import Told
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.certificates import (
    Term,
    innobiz,
    mainbiz,
    startup_confirmation,
    venture,
    women_owned,
)
from docproc.qa.samples.papers.complaint import Suit
from docproc.qa.samples.papers.corporate_registry import corporate_registry
from docproc.qa.samples.papers.designations import designation
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.programmes import (
    LEAK,
    SERVICES,
    application,
    completion,
)
from docproc.qa.samples.scenarios.packs import Dress, Extras, apply, attach
from docproc.qa.samples.sheet import Paper
from docproc.qa.samples.submission import Desk, Expected, Submission

REVIEW = ("review", 0)


def receipts(seed: int) -> Submission:
    """여울목기계: four mediations claimed; of each receipt the fax lost what decides."""
    c, day = companies.YEOUL, date(2023, 10, 11)
    desk = Desk(seed, c, FAX)
    dress = Dress(form=("gothic", 0), consent=("dotum", 0), details=("gothic", 0), dispute=("dotum", 0), sme=("gothic", 0), registration=("dotum", 0),
                  national=("gothic", 0), local=("dotum", 0), tick="V", box="square", dates="korean")
    claimed = ("mediation_sme_technology", "mediation_win_win", "mediation_subcontracting", "mediation_industrial_technology")
    request = Request(day, technology="technical_data", claims=1)
    told = Told(("2021. 11월 원사업자에게 제출한 광학계 설계자료가 경쟁사 제품에 사용됨", "조정이 성립하지 않아 2023. 6. 14. 창원지방법원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("창원지방법원", date(2023, 6, 14), 380_000_000, number="2023가합51907", law="「하도급거래 공정화에 관한 법률」 제35조"), Extras(pages=2))
    rng = desk.look("gothic").rng
    first = mediation_receipt(c, desk.look("gothic"), Mediation("sme_technology", "조정-58", date(2022, 3, 21), "선별기 광학계 설계자료 유출에 관한 분쟁", "조정 불성립"))
    hide(first, faint, "filed_date", rng=rng)
    for _, box in lines_of(first, "2022년"):
        cover(first.sheets[0], faint, box, rng)
    second = hide(mediation_receipt(c, desk.look("dotum"), Mediation("win_win", "수위탁-187", date(2022, 8, 4), "광학계 설계자료 제공에 관한 수탁·위탁 분쟁", "조정 불성립")), torn, "applicant_name", rng=rng)
    for _, box in lines_of(second, "대표자 "):
        cover(second.sheets[0], faint, box, rng)
    third = hide(mediation_receipt(c, desk.look("gothic", layout=1), Mediation("subcontracting", "2022-하조-0402", date(2022, 11, 28), "기술자료 유용에 관한 하도급분쟁", "조정 불성립")), faint, "subject", rng=rng)
    fourth = hide(mediation_receipt(c, desk.look("dotum"), Mediation("industrial_technology", "산기분조-12", date(2023, 2, 13), "선별기 제어 기술자료 유출에 관한 분쟁", "조정 중지")), marker, "filed_date", rng=rng)
    for _, box in lines_of(fourth, "2023년"):
        cover(fourth.sheets[0], faint, box, rng)
    desk.put("rate_evidence", first, second, third, fourth)
    return Submission(c, "bad", "Four mediations claimed; the fax lost of each receipt what decides: the day, the applicant, the subject.",
                      "조정 이력 네 건을 신청했으나 팩스에서 접수일·신청인·사건명이 지워져 모두 사람이 확인.", day,
                      Expected(90, 50, 90, 30_000_000, 15_000_000, rate=dict.fromkeys(claimed, REVIEW)), claimed, files=desk.files)


def programmes(seed: int) -> Submission:
    """꽃샘필터텍: telephone pictures; coffee over a day of completion, a note over a day of application."""
    c, day = companies.KKOT, date(2023, 10, 19)
    desk = Desk(seed, c, PHOTO_SMALL)
    dress = Dress(form=("dotum", 1), consent=("gothic", 0), details=("dotum", 0), dispute=("gothic", 0), sme=("dotum", 0), registration=("gothic", 0),
                  national=("dotum", 0), local=("gothic", 0), tick="pen", box="square", dates="korean")
    claimed = ("onsite_consulting", "policy_insurance", "leak_prevention_system", "protection_services")
    request = Request(day, technology="patent", claims=1)
    told = Told(("2022. 8월 피고가 당사 여과재와 동일한 적층 구조의 필터를 판매함", "2023. 4. 25. 인천지방법원 부천지원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("인천지방법원 부천지원", date(2023, 4, 25), 220_000_000, number="2023가합10418", law="「특허법」 제128조"), Extras(pages=2))
    rng = desk.look("dotum").rng
    desk.put("bonus_evidence", women_owned(c, desk.look("dotum", "batang", 1), Term("0128-2022-01266", date(2022, 6, 7), date(2022, 6, 9), date(2025, 6, 8))))
    desk.put("rate_evidence", hide(completion(c, desk.look("batang"), LEAK, number="2022-067", done=date(2022, 6, 17), issued=date(2022, 7, 1)), stain, "event_date", rng=rng),
             hide(application(c, desk.look("dotum"), SERVICES["지원반"], day=date(2022, 9, 14)), note, "event_date", rng=rng, pad=(40.0, 22.0)))
    return Submission(c, "bad", "Telephone pictures: coffee over the day of completion, a note left on the day of an application; two programmes without a paper; women-owned in the older print.",
                      "휴대전화 사진. 완료일은 얼룩에, 신청일은 메모지에 가려 사람이 확인. 두 사업은 증빙이 없음. 여성기업 확인서는 다른 서식.", day,
                      Expected(70, 50, 70, 25_000_000, 12_500_000, rate=dict.fromkeys(claimed, REVIEW), bonus={"women_owned": ("met", 1)}, bonus_confirmed=1, bonus_possible=1),
                      claimed, files=desk.files)


def innovators(seed: int) -> Submission:
    """다솜빛센서: three certificates of innovation without a period that can be read, under text layers that lie."""
    c, day = companies.DASOM, date(2023, 11, 6)
    desk = Desk(seed, c, OFFICE_SMALL, lying=True)
    dress = Dress(form=("batang", 0), consent=("gulim", 1), details=("batang", 0), dispute=("gulim", 1), sme=("gulim", 0), registration=("gulim", 0),
                  national=("batang", 0), local=("gulim", 1), tick="●", box="square", dates="korean")
    claimed = ("venture", "innobiz", "mainbiz")
    request = Request(day, technology="patent", claims=2)
    told = Told(("2022. 10월 피고가 당사 보정 방법을 적용한 온도센서를 출시함", "2023. 5. 30. 대전지방법원에 소를 제기함"), innobiz=True, mainbiz=True, venture=True, claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("대전지방법원", date(2023, 5, 30), 340_000_000, number="2023가합31127", law="「특허법」 제128조"), Extras(pages=2))
    rng = desk.look("batang").rng
    period = ("valid_from", "valid_until")
    desk.put("rate_evidence", *own_certificates(desk, lambda paper, how: hide(paper, how, *period, rng=rng)))
    return Submission(c, "lying", "Venture, Inno-Biz and MAIN-BIZ certificates whose period is under a blot, a marker and a stain; text layers that lie.",
                      "벤처·이노비즈·메인비즈 확인서의 유효기간이 잉크와 얼룩에 가려 모두 사람이 확인. 글자층이 틀린 스캔.", day,
                      Expected(80, 50, 80, 30_000_000, 15_000_000, rate=dict.fromkeys(claimed, REVIEW), bonus=dict.fromkeys(claimed, REVIEW), bonus_possible=2), claimed, files=desk.files)


def own_certificates(desk: Desk, harm: Callable[[Paper, Damage], Paper] = lambda paper, how: paper) -> tuple[Paper, ...]:
    """다솜빛센서's three certificates, each through `harm` with the damage that befell it."""
    c = desk.company
    return (harm(venture(c, desk.look("gulim", "batang"), Term("2022041103021", date(2022, 4, 11), date(2022, 4, 20), date(2025, 4, 19))), ink),
            harm(innobiz(c, desk.look("batang", layout=1), Term("R210705-00736", date(2021, 7, 5), date(2021, 7, 12), date(2024, 7, 11))), stain),
            harm(mainbiz(c, desk.look("gulim", layout=1), Term("R221213-00419", date(2022, 12, 13), date(2022, 12, 19), date(2025, 12, 18))), marker))


def founding(seed: int) -> Submission:
    """새벽별드론웍스: the register's day of founding under a stain; a mediation before the invention committee."""
    c, day = companies.SAEBYEOK, date(2023, 11, 13)
    desk = Desk(seed, c, CLEAN_SMALL)
    dress = Dress(form=("myeongjo", 2), consent=("myeongjo", 0), details=("myeongjo", 0), dispute=("batang", 0), sme=("batang", 1), registration=("myeongjo", 1),
                  national=("batang", 1), local=("myeongjo", 0), tick="√", box="bracket", dates="dots")
    claimed = ("startup_7y", "mediation_invention")
    request = Request(day, technology="patent", claims=1, dispute="mediation")
    told = Told(("2022. 12월 피신청인이 당사 분사 제어 방법을 적용한 드론을 판매함", "2023. 6. 2. 산업재산권분쟁조정위원회에 조정을 신청함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Mediation("invention", "2023-조정-0066", date(2023, 6, 2), "분사 노즐 제어 방법 특허권 침해에 관한 분쟁"), Extras())
    paper = corporate_registry(c, desk.look("batang"), issued=date(2023, 10, 27))
    sheet, rng = paper.sheets[1], desk.look("batang").rng
    said_again = next(box for _, box in lines_of(paper, f"{written(c.founded, 'wide')} 등기"))
    hide(paper, stain, "incorporated_date", rng=rng, pad=(10.0, 8.0))
    cover(sheet, stain, (said_again[0] - 2, said_again[1] - 4, said_again[2] + 8, said_again[3] + 4), rng)
    desk.put("rate_evidence", paper, startup_confirmation(c, desk.look("dotum", "batang", 1), Term("202305-26421-0073155", date(2023, 5, 8), date(2023, 5, 8), date(2024, 11, 20))))
    return Submission(c, "clean", "The register's day of founding lies under a stain, and the startup confirmation does not stand for it; a pending mediation counts.",
                      "등기부의 회사성립연월일이 얼룩에 가림. 창업기업 확인서(다른 서식)만으로는 정하지 않고 사람이 확인. 진행 중인 조정은 인정.", day,
                      Expected(80, 70, 90, 25_000_000, 17_500_000, rate={"startup_7y": REVIEW, "startup_3y": REVIEW, "mediation_invention": ("met", 20)}), claimed, files=desk.files)


def bonuses(seed: int) -> Submission:
    """노을터머티리얼즈: six bonus papers, of none of which can be read what decides."""
    c, day = companies.NOEUL, date(2023, 11, 1)
    desk = Desk(seed, c, OFFICE_SMALL)
    dress = Dress(form=("dotum", 1), consent=("batang", 0), details=("dotum", 1), dispute=("batang", 1), sme=("batang", 0), registration=("dotum", 0),
                  national=("dotum", 0), local=("batang", 0), tick="√", box="paren", dates="bare")
    request = Request(day, technology="utility_model", claims=1)
    told = Told(("2022. 11월 피고가 당사 적층 구조를 모방한 차폐 시트를 납품함", "2023. 7. 5. 서울남부지방법원에 소를 제기함"))
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("서울남부지방법원", date(2023, 7, 5), 160_000_000, number="2023가단20713", law="「실용신안법」 제30조"), Extras(pages=2))
    rng = desk.look("dotum").rng
    period = ("valid_from", "valid_until")
    desk.put("bonus_evidence",
             hide(designation(c, desk.look("batang", "gungseo"), "k_unicorn_200", Term("2022-019", date(2022, 7, 11), date(2022, 7, 11), date(2025, 7, 10))), ink, *period, rng=rng),
             hide(designation(c, desk.look("dotum", layout=1), "talent_development", Term("2022-0318", date(2022, 5, 2), date(2022, 5, 2), date(2025, 5, 1))), torn, *period, rng=rng),
             hide(women_owned(c, desk.look("batang", layout=1), Term("0116-2022-03817", date(2022, 2, 9), date(2022, 2, 11), date(2025, 2, 10))), stain, *period, rng=rng),
             hide(agreement(c, desk.look("batang"), school_pact("누리솔공업고등학교", "특성화고등학교"), signed_on=date(2022, 3, 14), term=None), faint, "event_date", rng=rng),
             hide(designation(c, desk.look("dotum"), "special_support_region", Term("2023-118", date(2023, 3, 2), date(2023, 1, 26), date(2025, 1, 25)), estate="한여울산업단지"), note, *period, rng=rng, pad=(22.0, 16.0)),
             hide(designation(c, desk.look("batang", layout=1), "industrial_crisis_region", Term("2023-0093", date(2023, 9, 22), date(2022, 10, 31), date(2024, 10, 30))), marker, *period, rng=rng))
    people = ("talent_development", "women_owned", "industry_academy_agreement")
    return Submission(c, "office", "Six bonus papers with ink, coffee, a torn edge, a note or spent toner just where the period or the day stands.",
                      "가점 증빙 여섯 장의 유효기간·협약일이 잉크·얼룩·찢김·메모지에 가려 모두 사람이 확인.", day,
                      Expected(50, 50, 50, 25_000_000, 12_500_000, bonus=dict.fromkeys((*people, "k_unicorn_200", "special_support_region", "industrial_crisis_region"), REVIEW), bonus_possible=5), files=desk.files)
