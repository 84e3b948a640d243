"""A company that hands in the papers of its sister for every row of annexes 4 and 5: none of them counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docproc.qa.samples import companies
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
from docproc.qa.samples.submission import Desk, Expected, Submission

_BODIES = (("sme_technology", "2022-조정-0112"), ("win_win", "수위탁 2022-0203"), ("subcontracting", "2022-하조-0518"), ("invention", "2022-조정-0177"), ("industrial_technology", "산기분조 2022-021"))
_DESIGNATIONS = ("materials_parts_equipment_100", "k_unicorn_200", "talent_development", "disabled_owned", "special_support_region", "industrial_crisis_region", "long_lived_company")
_PROTECTION = ("protection_leader", "onsite_consulting", "policy_insurance", "technology_escrow", "leak_prevention_system", "protection_services")


def sister(seed: int) -> Submission:
    """아람결정공: every paper of annexes 4 and 5, all valid, all of 한별몰드테크, which has the same owner and address."""
    c, other, day = companies.ARAM, companies.ARAM_SISTER, date(2023, 10, 26)
    desk = Desk(seed, c, OFFICE_SMALL)
    dress = Dress(form=("dotum", 1), consent=("dotum", 0), details=("batang", 0), dispute=("batang", 0), sme=("gulim", 1), registration=("dotum", 0),
                  national=("gulim", 0), local=("gulim", 0), tick="V", box="square", dates="korean")
    rate = ("national_core_technology", "vc_investment", "venture", "innobiz", "mainbiz", *(f"mediation_{body}" for body, _ in _BODIES), *_PROTECTION)
    claimed = ("startup_3y", *rate)
    request = Request(day, technology="patent", claims=1)
    told = Told(("2022. 6월 피고가 당사 냉각로 배치를 모방한 금형을 납품함", "2023. 5. 15. 수원지방법원 안산지원에 소를 제기함"), claimed=claimed)
    apply(desk, dress, request)
    attach(desk, dress, request, told, Suit("수원지방법원 안산지원", date(2023, 5, 15), 360_000_000, number="2023가합30772", law="「특허법」 제128조"), Extras(pages=2))
    issued, until = date(2022, 11, 14), date(2025, 11, 13)
    desk.put("bonus_evidence", *(designation(other, desk.look(("batang", "dotum")[n % 2], layout=n // 2 % 2), item, Term(f"2022-0{31 + n}", issued, issued, until)) for n, item in enumerate(_DESIGNATIONS)),
             designation(other, desk.look("batang"), "business_conversion_excellent", Term("2023-018", date(2023, 2, 8), date(2020, 1, 2), date(2023, 1, 1))),
             letter(other, desk.look("dotum", layout=1), REORGANISATION, number=221, issued=date(2022, 7, 5), facts=(("사업재편기간", (date(2022, 8, 1), date(2025, 7, 31)), ""),)),
             agreement(other, desk.look("batang"), school_pact("늘빛공업고등학교", "특성화고등학교"), signed_on=date(2022, 3, 21), term=(date(2022, 3, 21), date(2025, 3, 20))),
             women_owned(other, desk.look("dotum"), Term("0131-2022-01944", issued, issued, until)),
             venture(other, desk.look("batang", layout=0), Term("20221108010412", date(2022, 11, 8), issued, until)),
             innobiz(other, desk.look("dotum", layout=0), Term("R221114-00633", date(2022, 11, 8), issued, until)),
             mainbiz(other, desk.look("batang"), Term("221114-00291", date(2022, 11, 8), issued, until)),
             protection_leader(other, desk.look("dotum"), Term("2022-033", issued, issued, until)))
    desk.put("rate_evidence", corporate_registry(other, desk.look("batang"), issued=date(2023, 10, 4)),
             national_core_technology(other, desk.look("batang"), number="산업기술시장혁신과-655", issued=date(2022, 9, 14)),
             subscription(other, desk.look("dotum"), contract=date(2022, 6, 2), paid=date(2022, 6, 9), amount=1_200_000_000, investor="해오름벤처투자 주식회사"),
             venture(other, desk.look("batang", layout=1), Term("20221108010412", date(2022, 11, 8), issued, until)),
             innobiz(other, desk.look("batang", layout=1), Term("R221114-00633", date(2022, 11, 8), issued, until)),
             mainbiz(other, desk.look("dotum"), Term("221114-00291", date(2022, 11, 8), issued, until)),
             *(mediation_receipt(other, desk.look(("batang", "dotum")[n % 2], layout=n % 2), Mediation(body, number, date(2022, 5, 16 + n), "금형 설계자료 유출에 관한 분쟁", "조정 불성립")) for n, (body, number) in enumerate(_BODIES)),
             protection_leader(other, desk.look("dotum"), Term("2022-033", issued, issued, until)),
             onsite_consulting(other, desk.look("batang"), number="2022-388", done=date(2022, 8, 19), issued=date(2022, 8, 26)),
             policy_insurance(other, desk.look("dotum"), Term("20230116-0094", date(2023, 1, 13), date(2023, 1, 16), date(2024, 1, 15))),
             technology_escrow(other, desk.look("batang"), Term("2022-1-02240", date(2022, 5, 30), date(2022, 6, 1), date(2025, 5, 31))),
             completion(other, desk.look("dotum"), LEAK, number="2022-091", done=date(2022, 12, 9), issued=date(2022, 12, 16)),
             completion(other, desk.look("batang", layout=1), SERVICES["법무지원단"], number="2023-0118", done=date(2023, 4, 14), issued=date(2023, 4, 20)))
    bonus = (*_DESIGNATIONS, "business_conversion_excellent", "business_restructuring", "industry_academy_agreement", "women_owned", "venture", "innobiz", "mainbiz", "protection_leader")
    return Submission(c, "office", "Every row of annexes 4 and 5 with the sister company's papers: of the same owner and at the same address.",
                      "붙임4·5의 모든 항목에 대표자와 주소가 같은 계열사의 서류를 냄: 하나도 인정하지 않음.", day,
                      Expected(90, 50, 50, 25_000_000, 12_500_000, rate=dict.fromkeys(claimed, ("not_met", 0)), bonus=dict.fromkeys(bonus, ("not_met", 0)),
                               eligibility={"documents_consistent": "review"}), claimed, files=desk.files)


SISTER: dict[str, Callable[[int], Submission]] = {"아람결정공": sister}
