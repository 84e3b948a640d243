"""Every row of annexes 4 and 5 with a paper that does not count: once all of a sister company, once all a little too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from docproc.qa.samples import companies
from docproc.qa.samples.company import Company
from docproc.qa.samples.degrade import OFFICE_SMALL
from docproc.qa.samples.papers.agreements import agreement, school_pact
from docproc.qa.samples.papers.application_details import Told
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.certificates import (
    Term,
    innobiz,
    mainbiz,
    venture,
    women_owned,
)
from docproc.qa.samples.papers.complaint import Suit
from docproc.qa.samples.papers.corporate_registry import corporate_registry
from docproc.qa.samples.papers.designations import designation
from docproc.qa.samples.papers.letters import REORGANISATION, letter
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.mediation_result import mediation_result
from docproc.qa.samples.papers.programmes import LEAK, SERVICES, completion
from docproc.qa.samples.papers.protection import (
    national_core_technology,
    onsite_consulting,
    policy_insurance,
    protection_leader,
    technology_escrow,
)
from docproc.qa.samples.papers.subscription import subscription
from docproc.qa.samples.scenarios.packs import Dress, Extras, apply, attach
from docproc.qa.samples.sheet import Paper
from docproc.qa.samples.submission import Desk, Expected, Submission

_BODIES = (("sme_technology", "2022-조정-0112"), ("win_win", "수위탁 2022-0203"), ("subcontracting", "2022-하조-0518"), ("invention", "2022-조정-0177"), ("industrial_technology", "산기분조 2022-021"))
_DESIGNATIONS = ("materials_parts_equipment_100", "k_unicorn_200", "talent_development", "disabled_owned", "special_support_region", "industrial_crisis_region", "long_lived_company")
_PROTECTION = ("protection_leader", "onsite_consulting", "policy_insurance", "technology_escrow", "leak_prevention_system", "protection_services")
_MEDIATIONS = tuple(f"mediation_{body}" for body, _ in _BODIES)
NOT_MET = ("not_met", 0)


@dataclass(frozen=True)
class Days:
    """When the papers were made and how long they hold."""

    issued: date                    # of what has a period, which begins that day
    until: date                     # its last day
    confirmed: date                 # when 벤처, 이노비즈 and 메인비즈 were confirmed
    school: tuple[date, date]
    paid: tuple[date, date]         # shares: contract, payment
    consulted: tuple[date, date]    # done, issued
    insured: tuple[date, date, date]
    kept: tuple[date, date, date]   # escrow: signed, first, last day
    system: tuple[date, date]
    helped: tuple[date, date]

    @property
    def year(self) -> int:
        return self.issued.year


def _for_bonus(desk: Desk, holder: Company, d: Days) -> tuple[Paper, ...]:
    """The papers of annex 4 that bear a day or a period."""
    return (
        *(designation(holder, desk.look(("batang", "dotum")[n % 2], layout=n // 2 % 2), item, Term(f"{d.year}-0{31 + n}", d.issued, d.issued, d.until)) for n, item in enumerate(_DESIGNATIONS)),
        agreement(holder, desk.look("batang"), school_pact("늘빛공업고등학교", "특성화고등학교"), signed_on=d.school[0], term=d.school),
        women_owned(holder, desk.look("dotum"), Term(f"0131-{d.year}-01944", d.issued, d.issued, d.until)),
        venture(holder, desk.look("batang", layout=0), Term(f"{d.confirmed:%Y%m%d}010412", d.confirmed, d.issued, d.until)),
        innobiz(holder, desk.look("dotum", layout=0), Term(f"R{d.issued:%y%m%d}-00633", d.confirmed, d.issued, d.until)),
        mainbiz(holder, desk.look("batang"), Term(f"{d.issued:%y%m%d}-00291", d.confirmed, d.issued, d.until)),
        protection_leader(holder, desk.look("dotum"), Term(f"{d.year}-033", d.issued, d.issued, d.until)),
    )  # fmt: skip


def _for_rate(desk: Desk, holder: Company, d: Days) -> tuple[tuple[Paper, ...], tuple[Paper, ...]]:
    """The papers of annex 5 that bear a day or a period: before and behind the mediations."""
    contract, payment = d.paid
    return (
        subscription(holder, desk.look("dotum"), contract=contract, paid=payment, amount=1_200_000_000, investor="해오름벤처투자 주식회사"),
        venture(holder, desk.look("batang", layout=1), Term(f"{d.confirmed:%Y%m%d}010412", d.confirmed, d.issued, d.until)),
        innobiz(holder, desk.look("batang", layout=1), Term(f"R{d.issued:%y%m%d}-00633", d.confirmed, d.issued, d.until)),
        mainbiz(holder, desk.look("dotum"), Term(f"{d.issued:%y%m%d}-00291", d.confirmed, d.issued, d.until)),
    ), (
        protection_leader(holder, desk.look("dotum"), Term(f"{d.year}-033", d.issued, d.issued, d.until)),
        onsite_consulting(holder, desk.look("batang"), number=f"{d.year}-388", done=d.consulted[0], issued=d.consulted[1]),
        policy_insurance(holder, desk.look("dotum"), Term(f"{d.insured[1]:%Y%m%d}-0094", *d.insured)),
        technology_escrow(holder, desk.look("batang"), Term(f"{d.kept[0].year}-1-02240", *d.kept)),
        completion(holder, desk.look("dotum"), LEAK, number=f"{d.year}-091", done=d.system[0], issued=d.system[1]),
        completion(holder, desk.look("batang", layout=1), SERVICES["법무지원단"], number=f"{d.helped[0].year}-0118", done=d.helped[0], issued=d.helped[1]),
    )  # fmt: skip


def sister(seed: int) -> Submission:
    """아람결정공: every paper of annexes 4 and 5, all valid, all of 한별몰드테크, which has the same owner and address."""
    c, other, day = companies.ARAM, companies.ARAM_SISTER, date(2023, 10, 26)
    desk = Desk(seed, c, OFFICE_SMALL)
    dress = Dress(form=("dotum", 1), consent=("dotum", 0), details=("batang", 0), dispute=("batang", 0), sme=("gulim", 1), registration=("dotum", 0),
                  national=("gulim", 0), local=("gulim", 0), tick="V", box="square", dates="korean")
    rate = ("national_core_technology", "vc_investment", "venture", "innobiz", "mainbiz", *_MEDIATIONS, *_PROTECTION)
    claimed = ("startup_3y", *rate)
    request = Request(day, technology="patent", claims=1)
    told = Told(("2022. 6월 피고가 당사 냉각로 배치를 모방한 금형을 납품함", "2023. 5. 15. 수원지방법원 안산지원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("수원지방법원 안산지원", date(2023, 5, 15), 360_000_000, number="2023가합30772", law="「특허법」 제128조"), Extras(pages=2))
    d = Days(date(2022, 11, 14), date(2025, 11, 13), date(2022, 11, 8), (date(2022, 3, 21), date(2025, 3, 20)), (date(2022, 6, 2), date(2022, 6, 9)),
             (date(2022, 8, 19), date(2022, 8, 26)), (date(2023, 1, 13), date(2023, 1, 16), date(2024, 1, 15)), (date(2022, 5, 30), date(2022, 6, 1), date(2025, 5, 31)),
             (date(2022, 12, 9), date(2022, 12, 16)), (date(2023, 4, 14), date(2023, 4, 20)))
    papers, first = _for_bonus(desk, other, d), len(_DESIGNATIONS)
    desk.put("bonus_evidence", *papers[:first], designation(other, desk.look("batang"), "business_conversion_excellent", Term("2023-018", date(2023, 2, 8), date(2020, 1, 2), date(2023, 1, 1))),
             letter(other, desk.look("dotum", layout=1), REORGANISATION, number=221, issued=date(2022, 7, 5), facts=(("사업재편기간", (date(2022, 8, 1), date(2025, 7, 31)), ""),)), *papers[first:])
    before, behind = _for_rate(desk, other, d)
    desk.put("rate_evidence", corporate_registry(other, desk.look("batang"), issued=date(2023, 10, 4)),
             national_core_technology(other, desk.look("batang"), number="산업기술시장혁신과-655", issued=date(2022, 9, 14)), *before,
             *(mediation_receipt(other, desk.look(("batang", "dotum")[n % 2], layout=n % 2), Mediation(body, number, date(2022, 5, 16 + n), "금형 설계자료 유출에 관한 분쟁", "조정 불성립")) for n, (body, number) in enumerate(_BODIES)),
             *behind)
    bonus = (*_DESIGNATIONS, "business_conversion_excellent", "business_restructuring", "industry_academy_agreement", "women_owned", "venture", "innobiz", "mainbiz", "protection_leader")
    return Submission(c, "office", "Every row of annexes 4 and 5 with the sister company's papers: of the same owner and at the same address.",
                      "붙임4·5의 모든 항목에 대표자와 주소가 같은 계열사의 서류를 냄: 하나도 인정하지 않음.", day,
                      Expected(90, 50, 50, 25_000_000, 12_500_000, rate=dict.fromkeys(claimed, NOT_MET), bonus=dict.fromkeys(bonus, NOT_MET), eligibility={"documents_consistent": "review"}), claimed, files=desk.files)


def too_late(seed: int) -> Submission:
    """가람솔조선기자재: every paper that bears a day or a period is one day too old, or ended the day before."""
    c, day = companies.GARAM, date(2023, 10, 25)
    desk = Desk(seed, c, OFFICE_SMALL)
    dress = Dress(form=("gothic", 0), consent=("batang", 1), details=("dotum", 0), dispute=("dotum", 1), sme=("dotum", 0), registration=("gulim", 1),
                  national=("batang", 1), local=("dotum", 0), tick="√", box="paren", dates="dots")
    claimed = ("startup_7y", "vc_investment", "venture", "innobiz", "mainbiz", *_MEDIATIONS, *_PROTECTION)
    request = Request(day, technology="utility_model", claims=1)
    told = Told(("2022. 9월 피고가 당사 배관 지지대 구조를 모방한 제품을 납품함", "2023. 6. 7. 광주지방법원 목포지원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("광주지방법원 목포지원", date(2023, 6, 7), 240_000_000, number="2023가합11208", law="「실용신안법」 제30조"), Extras(pages=2))
    before_that, ended = date(2021, 10, 24), date(2023, 10, 24)  # two years and a day before; the day before
    d = Days(date(2020, 10, 25), ended, date(2020, 10, 19), (date(2020, 10, 24), ended), (date(2021, 10, 8), before_that), (before_that, date(2021, 11, 1)),
             (date(2022, 10, 20), date(2022, 10, 25), ended), (date(2020, 10, 21), date(2020, 10, 25), ended), (before_that, date(2021, 11, 3)), (before_that, date(2021, 10, 29)))
    desk.put("bonus_evidence", *_for_bonus(desk, c, d))
    before, behind = _for_rate(desk, c, d)
    desk.put("rate_evidence", corporate_registry(c, desk.look("dotum"), issued=date(2023, 10, 2)), *before,
             *(mediation_result(c, desk.look(("batang", "dotum")[n % 2], layout=n % 2), Mediation(body, number.replace("2022", "2021"), date(2021, 3, 15 + n), "배관 지지대 설계 기술자료 유출에 관한 분쟁", "조정 불성립"), closed=before_that)
               for n, (body, number) in enumerate(_BODIES)), *behind)
    bonus = (*_DESIGNATIONS, "industry_academy_agreement", "women_owned", "venture", "innobiz", "mainbiz", "protection_leader")
    return Submission(c, "office", "Every row of annexes 4 and 5 whose paper bears a day or a period: each a day too old, or ended the day before.",
                      "날짜나 기간이 있는 붙임4·5의 모든 항목: 하루 차이로 2년·3년·7년이 지났거나 전날 기간이 끝남.", day,
                      Expected(90, 50, 50, 25_000_000, 12_500_000, rate=dict.fromkeys(claimed, NOT_MET), bonus={**dict.fromkeys(bonus, NOT_MET), "industrial_crisis_region": ("review", 0)}, bonus_possible=1), claimed, files=desk.files)


IN_VAIN: dict[str, Callable[[int], Submission]] = {"아람결정공": sister, "가람솔조선기자재": too_late}
