"""What keeps an application from being eligible, and the unusual applicants."""

from __future__ import annotations

from datetime import date, timedelta

from docproc.qa.samples import companies
from docproc.qa.samples.degrade import COPY, FAX, OFFICE, OFFICE_GREY
from docproc.qa.samples.papers.application_details import Told, application_details
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.business_registration import business_registration
from docproc.qa.samples.papers.certificates import Term, mainbiz
from docproc.qa.samples.papers.complaint import Suit
from docproc.qa.samples.papers.lookalikes import (
    blank,
    middle_standing,
    tax_payment_facts,
)
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.sme_confirmation import sme_confirmation
from docproc.qa.samples.papers.tax_clearance import Debt, national_tax_clearance
from docproc.qa.samples.scenarios.packs import Dress, Extras, apply, attach, serial
from docproc.qa.samples.submission import Desk, Expected, Submission


def refused(seed: int) -> Submission:
    """푸른섬유: one consent line refused; everything came by fax."""
    c, day = companies.PUREUN, date(2023, 10, 4)
    desk = Desk(seed, c, FAX)
    dress = Dress(form=("gothic", 0), consent=("gothic", 0), details=("gothic", 0), dispute=("batang", 0), sme=("dotum", 0), registration=("dotum", 0),
                  national=("dotum", 0), local=("gothic", 0), tick="■", box="square", dates="korean")
    request = Request(day, technology="patent", claims=1)
    told = Told(("2022. 7월 피고가 난연 혼방 직물을 동일한 조직으로 생산하여 판매함", "2023. 1. 17. 대구지방법원에 소를 제기함"))
    apply(desk, dress, request, refused=("collect_sensitive",))
    attach(desk, dress, request, told, Suit("대구지방법원", date(2023, 1, 17), 210_000_000, number="2023가합200415", law="「특허법」 제128조"))
    return Submission(c, "bad", "One line of the consent form is refused; faxed pages.", "동의서의 민감정보 항목에 동의하지 않음. 팩스로 받은 서류.", day,
                      Expected(50, 50, 50, 25_000_000, 12_500_000, eligibility={"consent_given": "not_met"}), files=desk.files)


def unsealed(seed: int) -> Submission:
    """늘봄식품기계: the application form carries no seal."""
    c, day = companies.NEULBOM, date(2023, 9, 27)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("saebom", 2), consent=("lexi", 0), details=("lexi", 0), dispute=("unbatang", 1), sme=("saebom", 1), registration=("lexi", 0),
                  national=("saebom", 0), local=("lexi", 0), tick="circle", box="glyph", dates="korean")
    request = Request(day, technology="patent", claims=1)
    told = Told(("2021. 12월 피고가 당사 연속 응고장치와 동일한 설비를 제작·납품함", "2022. 10. 6. 전주지방법원에 소를 제기함"))
    apply(desk, dress, request, sealed=False)
    attach(desk, dress, request, told, Suit("전주지방법원", date(2022, 10, 6), 165_000_000, number="2022가합3315", law="「특허법」 제128조"),
           Extras(names={"registration": "paren"}, order=("details", "sme", "registration", "national", "local", "dispute"), pages=2))
    return Submission(c, "office", "The application form carries no seal.", "신청서에 날인이 없음(동의서에는 있음).", day,
                      Expected(50, 50, 50, 25_000_000, 12_500_000, eligibility={"sealed": "not_met"}), files=desk.files)


def arrears(seed: int) -> Submission:
    """태성정공: local tax is owed; the national certificate shows a deferral, which is none."""
    c, day = companies.TAESUNG, date(2023, 10, 18)
    desk = Desk(seed, c, OFFICE_GREY)
    dress = Dress(form=("myeongjo", 1), consent=("batang", 0), details=("myeongjo", 1), dispute=("myeongjo", 1), sme=("myeongjo", 0), registration=("typewriter", 0),
                  national=("myeongjo", 0), local=("typewriter", 0), finance=("myeongjo", 0), tick="√", box="bracket", dates="korean")
    request = Request(day, technology="technical_data", claims=1)
    told = Told(("2022. 3월 납품 과정에서 제출한 밸브 도면이 경쟁사에 전달됨", "2022. 11. 28. 창원지방법원에 소를 제기함"), proceeding=("행정조사신고", date(2021, 11, 3), "조사 종결(시정권고)"))
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("창원지방법원", date(2022, 11, 28), 940_000_000, number="2022가합54209", title="손해배상(기) 청구의 소", law="「하도급거래 공정화에 관한 법률」 제35조"),
           Extras(owed=(Debt(2023, "지방소득세(법인)", date(2023, 5, 2), 3_284_500), Debt(2023, "재산세", date(2023, 7, 31), 1_120_380)),
                  deferred=Debt(2023, "부가가치세", date(2024, 4, 25), 18_400_000), finance=(10_442_870_100, -318_224_500), pages=2,
                  copies={"sme": "사본", "registration": "원본대조필"}))
    return Submission(c, "office", "Local tax in arrears; the national certificate shows a deferral, which is no arrear; a loss.",
                      "지방세 체납이 있음. 국세의 징수유예는 체납이 아님. 당기순손실.", day,
                      Expected(50, 50, 50, 30_000_000, 15_000_000, eligibility={"taxes_paid": "not_met"}), files=desk.files)


def excluded_industry(seed: int) -> Submission:
    """은하엔터프라이즈: 56211; born-digital and scanned pages in one file."""
    c, day = companies.EUNHA, date(2023, 11, 8)
    desk = Desk(seed, c, OFFICE, lying=True)
    dress = Dress(form=("gulim", 1), consent=("gothic", 0), details=("barun", 0), dispute=("batang", 0), sme=("gulim", 0), registration=("gulim", 0),
                  national=("dotum", 0), local=("gulim", 1), tick="V", box="square", dates="korean")
    request = Request(day, technology="patent", claims=1)
    told = Told(("2023. 3월 피고가 당사 무대 음향 자동제어 장치를 모방하여 설치함", "2023. 7. 26. 서울중앙지방법원에 소를 제기함"))
    apply(desk, dress, request)
    look = desk.look("barun", "barun", 0, tick="V", box="square")
    desk.put("attachments", application_details(c, look, told), scan=None)
    attach(desk, dress, request, told, Suit("서울중앙지방법원", date(2023, 7, 26), 120_000_000, number="2023가합68810", law="「특허법」 제128조"),
           Extras(skip=frozenset({"details"})))
    desk.put("attachments", middle_standing(c, desk.look("dotum"), issued=date(2023, 4, 12)), lying=False)
    return Submission(c, "lying", "An excluded industry (56211); born-digital pages and scans with lying text layers in one file.",
                      "지원제외 업종(56211 일반유흥주점업). 전자문서와 글자층이 틀린 스캔이 한 파일에 섞임.", day,
                      Expected(50, 50, 50, 25_000_000, 12_500_000, eligibility={"allowed_industry": "not_met"}), files=desk.files)


def missing_document(seed: int) -> Submission:
    """모아전자: the national certificate twice, the local one never."""
    c, day = companies.MOA, date(2023, 10, 30)
    desk = Desk(seed, c, OFFICE, lying=True)
    dress = Dress(form=("batang", 2), consent=("batang", 1), details=("batang", 0), dispute=("dotum", 1), sme=("dotum", 0), registration=("gothic", 1),
                  national=("batang", 0), tick="√", box="square", dates="korean")
    request = Request(day, technology="patent", claims=2)
    told = Told(("2022. 1월 피고가 당사 배선구조를 적용한 터치센서를 양산함", "2022. 6. 13. 수원지방법원 안산지원에 소를 제기함"), unit="천원")
    apply(desk, dress, request, names=("paren", "full"))
    attach(desk, dress, request, told, Suit("수원지방법원 안산지원", date(2022, 6, 13), 530_000_000, number="2022가합7724", law="「특허법」 제128조"),
           Extras(skip=frozenset({"local"}), pages=2))
    again = day - timedelta(days=6)
    desk.put("attachments", national_tax_clearance(c, desk.look("batang"), number=serial(c, "nat2", (4, 3, 4, 3)), issued=again, until=again + timedelta(days=30)),
             tax_payment_facts(c, desk.look("batang"), number=serial(c, "facts", (4, 3, 4, 3)), issued=again), blank())
    return Submission(c, "lying", "The local tax certificate is missing: the national one came twice, and a paper that proves nothing.",
                      "지방세 납세증명서가 없고 국세 납세증명서를 두 번 냄. 납세사실증명은 증빙이 아님.", day,
                      Expected(50, 50, 50, 30_000_000, 15_000_000, eligibility={"documents_complete": "not_met", "taxes_paid": "review"}), files=desk.files)


def sole_proprietor(seed: int) -> Submission:
    """솔잎공방: an individual, born digital; the opening date on the registration counts."""
    c, day = companies.SOLIP, date(2023, 11, 15)
    desk = Desk(seed, c, None)
    dress = Dress(form=("gothic", 2), consent=("barun", 0), details=("gothic", 0), dispute=("gothic", 1), sme=("gothic", 0), registration=("gulim", 0),
                  national=("gulim", 1), local=("gulim", 0), tick="V", box="glyph", dates="korean")
    request = Request(day, technology="utility_model", claims=1)
    told = Told(("2022. 9월 온라인몰에서 당사 결합 구조를 모방한 가구가 판매됨을 확인함", "2023. 8. 9. 춘천지방법원에 소를 제기함"), claimed=("startup_3y",), unit="백만원")
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("춘천지방법원", date(2023, 8, 9), 45_000_000, number="2023가단33207", law="「실용신안법」 제30조"),
           Extras(reason="신규"))
    desk.put("rate_evidence", business_registration(c, desk.look("gulim", "dotum"), issued=c.opened + timedelta(days=4)))
    return Submission(c, "digital", "A sole proprietor, born digital: no corporate number, the opening date counts.", "개인사업자의 전자문서. 법인등록번호가 없고 개업연월일로 창업 3년 이내.", day,
                      Expected(70, 70, 70, 25_000_000, 17_500_000, rate={"startup_3y": ("met", 20)}), ("startup_3y",), files=desk.files)


def earlier_edition(seed: int) -> Submission:
    """동해정밀공업: applied in May 2023, under the edition of March."""
    c, day = companies.DONGHAE, date(2023, 5, 10)
    desk = Desk(seed, c, OFFICE)
    dress = Dress(form=("batang", 0), consent=("batang", 0), details=("batang", 0), dispute=("batang", 0), sme=("dotum", 0), registration=("gulim", 0),
                  national=("gulim", 1), local=("dotum", 0), tick="●", box="bracket", dates="dots")
    request = Request(day, technology="trade_secret", claims=2)
    told = Told(("2021. 8월 퇴직자가 씰링 조립 노하우를 피고에게 유출함", "2022. 4. 14. 춘천지방법원 강릉지원에 소를 제기함"), mainbiz=True, sections=False,
                proceeding=("고소", date(2021, 12, 6), "기소"))
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("춘천지방법원 강릉지원", date(2022, 4, 14), 360_000_000, number="2022가합30188"), Extras(turns={"registration": (180,)}, pages=2, sme_term=(date(2023, 3, 24), date(2023, 4, 1), date(2024, 3, 31))))
    desk.put("attachments", sme_confirmation(c, desk.look("dotum", layout=1), number=f"0010-2022-{serial(c, 'old', (6,))}", issued=date(2022, 4, 5),
                                             first=date(2022, 4, 1), last=date(2023, 3, 31)))
    desk.put("bonus_evidence", mainbiz(c, desk.look("dotum", "batang", 1), Term("R220131-00214", date(2022, 1, 25), date(2022, 1, 31), date(2025, 1, 30))))
    return Submission(c, "office", "Applied on 2023-05-10: the edition of March 2023 gives everyone 50 %; SME certificates of two years.", "2023년 5월 신청: 3월 공고에 따라 일률 50 %. 중소기업 확인서가 두 해 것.", day,
                      Expected(50, 50, 50, 35_000_000, 17_500_000, bonus={"mainbiz": ("met", 1)}, bonus_confirmed=1, bonus_possible=1),
                      program="damage-assessment-2023-03-27", files=desk.files)


def committee(seed: int) -> Submission:
    """하늘세라믹: the mediation committee asks for the assessment; worn photocopies."""
    c, day = companies.HANEUL, date(2023, 10, 26)
    desk = Desk(seed, c, COPY)
    dress = Dress(form=("gothic", 1), consent=("dotum", 0), details=("gothic", 0), dispute=("gothic", 0), sme=("gothic", 0), registration=("batang", 0),
                  national=("gothic", 0), local=("dotum", 0), tick="V", box="square", dates="korean")
    request = Request(day, applicant="committee", dispute="mediation", technology="technical_data", claims=1)
    claimed = ("mediation_sme_technology",)
    case = Mediation("sme_technology", "2023-조정-0058", date(2023, 8, 2), "저온소성 슬러리 배합 기술자료 유용에 관한 분쟁조정")
    told = Told(("2022. 9월 납품처가 슬러리 배합표를 제3자에게 제공함", "2023. 8. 2. 중소기업기술분쟁조정·중재위원회에 조정을 신청함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, case, Extras(turns={"national": (270,)}))
    desk.put("rate_evidence", mediation_receipt(c, desk.look("gothic", layout=0), case))
    return Submission(c, "bad", "An application by the mediation committee; worn photocopies, one page turned.", "조정·중재위원회가 신청한 건. 흐린 복사본.", day,
                      Expected(70, 70, 70, 30_000_000, 21_000_000, rate={"mediation_sme_technology": ("met", 20)}), claimed, files=desk.files)
