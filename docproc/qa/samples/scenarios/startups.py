"""Founding dates and the best case: who is a startup to the day."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import companies
from docproc.qa.samples.degrade import CLEAN, OFFICE, OFFICE_GREY
from docproc.qa.samples.papers.application_details import Told
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.certificates import Term, innobiz, mainbiz, venture
from docproc.qa.samples.papers.complaint import Suit
from docproc.qa.samples.papers.corporate_registry import corporate_registry
from docproc.qa.samples.papers.lookalikes import blank, cover
from docproc.qa.samples.papers.mediation_receipt import Mediation
from docproc.qa.samples.scenarios.packs import Dress, Extras, apply, attach
from docproc.qa.samples.submission import Desk, Expected, Submission


def ninety(seed: int) -> Submission:
    """한빛정밀: everything claimed is proved: 20 + 10 + 10."""
    c, day = companies.HANBIT, date(2023, 9, 20)
    desk = Desk(seed, c, CLEAN)
    dress = Dress(form=("batang", 0), consent=("batang", 0), details=("myeongjo", 0), dispute=("batang", 0), sme=("dotum", 0), registration=("gulim", 0),
                  national=("dotum", 0), local=("gulim", 0), finance=("dotum", 0), tick="√")
    request = Request(day, technology="patent", claims=2)
    claimed = ("startup_3y", "venture", "innobiz")
    told = Told(("2022. 11월 피고가 당사 감속기와 동일한 치형의 제품을 출시한 사실을 확인함", "2023. 5. 12. 서울중앙지방법원에 손해배상청구의 소를 제기함"),
                innobiz=True, venture=True, claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("서울중앙지방법원", date(2023, 5, 12), 480_000_000, number="2023가합51728", law="「특허법」 제128조"),
           Extras(finance=(3_120_480_000, 214_336_000)))
    own = Term("20220302030147", date(2022, 3, 2), date(2022, 3, 20), date(2025, 3, 19))
    inno = Term("R220919-01447", date(2022, 9, 14), date(2022, 9, 19), date(2025, 9, 18))
    desk.put("bonus_evidence", venture(c, desk.look("batang", "batang", 1), own), innobiz(c, desk.look("gungseo", "gungseo", 0), inno))
    desk.put("rate_evidence", corporate_registry(c, desk.look("batang"), issued=date(2023, 9, 12)), venture(c, desk.look("batang", "batang", 1), own, copy=True),
             innobiz(c, desk.look("gungseo", "gungseo", 0), inno))
    return Submission(c, "clean", "A sound startup with two certificates gets the full 90 %.", "창업 3년 이내, 벤처, 이노비즈가 모두 증명되어 90 %를 받는 온전한 신청.",
                      day, Expected(90, 90, 90, 30_000_000, 27_000_000,
                                    rate={"startup_3y": ("met", 20), "venture": ("met", 10), "innobiz": ("met", 10)},
                                    bonus={"venture": ("met", 1), "innobiz": ("met", 1)}, bonus_confirmed=2, bonus_possible=2),
                      claimed, files=desk.files)


def three_years(seed: int) -> Submission:
    """가온테크: founded exactly three years before the application."""
    c, day = companies.GAON, date(2023, 9, 20)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("dotum", 1), consent=("batang", 1), details=("batang", 1), dispute=("unbatang", 1), sme=("gothic", 1), registration=("gulim", 1),
                  national=("gulim", 1), local=("gothic", 1), tick="V", box="square", dates="bare")
    request = Request(day, technology="patent", claims=1)
    told = Told(("2023. 2월 피고가 당사 소켓의 구조를 모방한 제품을 납품한 사실을 알게 됨", "2023. 6. 30. 수원지방법원에 소를 제기하여 진행 중임"), claimed=("startup_3y",), unit="천원")
    apply(desk, dress, request, names=("paren", "full"))
    attach(desk, dress, request, told, Suit("수원지방법원", date(2023, 6, 30), 230_000_000, number="2023가합18834", law="「특허법」 제126조, 제128조"),
           Extras(names={"sme": "paren", "national": "full"}, order=("details", "registration", "sme", "dispute", "national", "local"), turns={"local": (90,)}, pages=2))
    desk.put("rate_evidence", cover(desk.look("headline"), "붙임5", ("지원비율 우대사항 증빙서류",)), corporate_registry(c, desk.look("unbatang", layout=1), issued=date(2023, 9, 11)))
    return Submission(c, "office", "Founded exactly 3 years before the application: still within three years.", "신청일이 창업 3년이 되는 바로 그날인 법인: 3년 이내로 인정.",
                      day, Expected(70, 70, 70, 25_000_000, 17_500_000, rate={"startup_3y": ("met", 20)}), ("startup_3y",), files=desk.files)


def three_years_and_a_day(seed: int) -> Submission:
    """누리솔루션: one day older, and the applicant ticked the wrong row."""
    c, day = companies.NURI, date(2023, 9, 21)
    desk = Desk(seed, c, OFFICE_GREY)
    dress = Dress(form=("gothic", 2), consent=("gothic", 0), details=("gothic", 0), dispute=("batang", 1), sme=("dotum", 0), registration=("dotum", 2),
                  national=("dotum", 0), local=("gulim", 0), tick="V", box="glyph", dates="dots")
    request = Request(day, technology="technical_data", claims=1, dispute="mediation")
    told = Told(("2023. 1월 협력사가 제공받은 소스코드를 이용하여 유사 제품을 출시함", "2023. 7. 4. 중소기업기술분쟁조정·중재위원회에 조정을 신청함"), claimed=("startup_3y",))
    apply(desk, dress, request, names=("sign", "full"))
    attach(desk, dress, request, told, Mediation("sme_technology", "2023-조정-0041", date(2023, 7, 4), "설비 이상탐지 소프트웨어 기술자료 유용에 관한 조정"),
           Extras(order=("details", "dispute", "registration", "sme", "local", "national")))
    desk.put("rate_evidence", corporate_registry(c, desk.look("batang"), issued=date(2023, 9, 14)))
    return Submission(
        c, "office", "Founded 3 years and 1 day before: the 3-year row fails, the 7-year row waits for a person; a pending mediation is not claimed.",
        "창업 3년에서 하루가 지났는데 3년 이내에 표시함: 3년은 미충족, 7년은 확인필요. 진행 중인 조정은 표시하지 않아 확인필요.",
        day, Expected(70, 50, 80, 30_000_000, 15_000_000,
                      rate={"startup_3y": ("not_met", 0), "startup_7y": ("review", 0), "mediation_sme_technology": ("review", 0)}),
        ("startup_3y",), files=desk.files)


def seven_years(seed: int) -> Submission:
    """미래소재: exactly seven years; its register shows a struck former name and head office."""
    c, day = companies.MIRAE, date(2023, 10, 16)
    desk = Desk(seed, c, CLEAN)
    dress = Dress(form=("myeongjo", 1), consent=("myeongjo", 0), details=("batang", 0), dispute=("myeongjo", 0), sme=("batang", 0), registration=("batang", 0),
                  national=("batang", 0), local=("batang", 0), finance=("batang", 0), tick="■", box="glyph")
    request = Request(day, technology="patent", claims=1)
    claimed = ("startup_7y", "mainbiz")
    told = Told(("2021. 9월 퇴사한 연구원이 경쟁사로 이직한 뒤 동일 조성의 필름이 출시됨", "2022. 12. 20. 대구지방법원에 소를 제기함"), mainbiz=True, claimed=claimed,
                proceeding=("고소", date(2022, 8, 11), "검찰 송치"), unit="백만원")
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("대구지방법원", date(2022, 12, 20), 1_250_000_000, number="2022가합209461", title="특허권침해금지 및 손해배상 청구의 소", law="「특허법」 제126조, 제128조"),
           Extras(turns={"national": (180,)}, reason="정정", pages=2))
    main = Term("211004-00318", date(2021, 9, 28), date(2021, 10, 4), date(2024, 10, 3))
    desk.put("bonus_evidence", mainbiz(c, desk.look("batang", "gungseo", 0), main))
    desk.put("rate_evidence", corporate_registry(c, desk.look("batang"), issued=date(2023, 10, 5), deleted=True, opened=date(2018, 7, 23)),
             mainbiz(c, desk.look("batang", "gungseo", 0), main), blank())
    return Submission(c, "clean", "Founded exactly 7 years before; a register with struck-out entries; MAIN-BIZ.", "창업 7년이 되는 바로 그날, 말소사항이 있는 등기부, 메인비즈.",
                      day, Expected(70, 70, 70, 25_000_000, 17_500_000, rate={"startup_7y": ("met", 10), "mainbiz": ("met", 10)},
                                    bonus={"mainbiz": ("met", 1)}, bonus_confirmed=1, bonus_possible=1), claimed, files=desk.files)
