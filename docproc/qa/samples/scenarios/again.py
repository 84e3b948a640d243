"""Companies that apply a second time under another spelling of their name, and hand in files of the first time again.

The files handed in again are the same to the byte: what they say has meanwhile grown old, or the paper that was missing
or unreadable is now there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docproc.qa.samples.damage import (
    cover,
    doubt,
    faint,
    hide,
    ink,
    lines_of,
    marker,
    stain,
    torn,
)
from docproc.qa.samples.degrade import (
    COPY,
    FAX,
    OFFICE_SMALL,
    PHOTO_SMALL,
    Scan,
)
from docproc.qa.samples.papers.application_form import Request
from docproc.qa.samples.papers.certificates import Term, women_owned
from docproc.qa.samples.papers.designations import designation
from docproc.qa.samples.papers.letters import REORGANISATION, letter
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.programmes import disability_card
from docproc.qa.samples.papers.protection import (
    national_core_technology,
    onsite_consulting,
    policy_insurance,
    protection_leader,
    technology_escrow,
)
from docproc.qa.samples.papers.subscription import subscription
from docproc.qa.samples.scenarios import preferences, rarer, unreadable
from docproc.qa.samples.scenarios.packs import Dress, apply
from docproc.qa.samples.submission import Desk, Expected, Submission

REVIEW = ("review", 0)
PERIOD = ("valid_from", "valid_until")


def _desk(first: Submission, seed: int, scan: Scan | None, parts: tuple[str, ...], lying: bool = False) -> tuple[Desk, dict[str, str]]:
    """A desk on which the files of `parts` already lie, and whose they are."""
    desk = Desk(seed, first.company, scan, lying, {part: list(first.files[part]) for part in parts})
    return desk, dict.fromkeys(parts, first.case)


def _sent(first: Submission, grade: str, english: str, korean: str, day: date, expected: Expected, desk: Desk, before: dict[str, str]) -> Submission:
    return Submission(first.company, grade, english, korean, day, expected, first.claimed, first.program, desk.files, first.company.name("sign"), before)


def faxed(seed: int) -> Submission:
    """㈜늘솔전장: once more with six papers, by a fax on which nothing that decides can be read."""
    first = rarer.nearly_everything(seed)
    c, day = first.company, date(2023, 12, 5)
    desk, before = _desk(first, seed, FAX, ("attachments",))
    apply(desk, Dress(form=("gothic", 0), consent=("gothic", 0), tick="V", box="square"), Request(day, technology="technical_data", claims=2, dispute="mediation"))
    rng = desk.look("gothic").rng
    core = national_core_technology(c, desk.look("gothic"), number="시장혁신과-730", issued=date(2022, 6, 21))
    for _, box in lines_of(core, "국가핵심기술에 해당함"):
        cover(core.sheets[0], ink, (box[0] - 4, box[1] - 3, box[2] + 40, box[3] + 3), rng)
    consulted = onsite_consulting(c, desk.look("dotum", layout=1), number="2022-302", done=date(2022, 4, 22), issued=date(2022, 5, 2))
    days = next(box for _, box in lines_of(consulted, " ~ "))
    hide(consulted, marker, "event_date", rng=rng)
    cover(consulted.sheets[0], marker, (days[0] - 4, days[1] - 2, days[2] + 6, days[3] + 2), rng)
    desk.put("rate_evidence", doubt(core, "item"),
             hide(mediation_receipt(c, desk.look("gothic", layout=1), Mediation("invention", "2023-조정-0140", date(2023, 7, 10), "제어기 특허권 침해에 관한 분쟁")), faint, "subject", rng=rng),
             hide(protection_leader(c, desk.look("dotum"), Term("2022-021", date(2022, 11, 14), date(2022, 11, 20), date(2024, 11, 19))), torn, *PERIOD, rng=rng), consulted,
             hide(policy_insurance(c, desk.look("gothic"), Term("20230306-0318", date(2023, 3, 6), date(2023, 3, 10), date(2024, 3, 9))), faint, *PERIOD, rng=rng),
             hide(technology_escrow(c, desk.look("dotum", layout=1), Term("2022-2-00915", date(2022, 8, 1), date(2022, 8, 3), date(2025, 8, 2))), ink, *PERIOD, rng=rng))
    unread = ("national_core_technology", "mediation_invention", "protection_leader", "onsite_consulting", "policy_insurance", "technology_escrow")
    return _sent(first, "bad", "The second application of a company, its attachments the same file as before; six papers of annex 5 by fax, of each the deciding words lost.",
                 "같은 업체의 두 번째 신청(첨부서류는 먼저와 같은 파일). 팩스로 받은 증빙 여섯 장에서 판정 결과·기간·날짜가 지워져 사람이 확인.", day,
                 Expected(90, 70, 90, 35_000_000, 24_500_000, rate={"mediation_industrial_technology": ("met", 20), **dict.fromkeys(unread, REVIEW)}, bonus={"protection_leader": REVIEW}, bonus_possible=1), desk, before)


def copied(seed: int) -> Submission:
    """㈜두빛정밀화학: the same application with worn copies that have lost names and days."""
    first = rarer.open_questions(seed)
    c = first.company
    desk, before = _desk(first, seed, COPY, ("application", "attachments"))
    rng = desk.look("dotum").rng
    shares = hide(subscription(c, desk.look("dotum"), contract=date(2022, 9, 29), paid=date(2022, 10, 12), amount=1_500_000_000, investor="물결벤처투자 주식회사"), stain, "event_date", rng=rng)
    hide(shares, marker, "issued_date", rng=rng)
    plan = hide(letter(c, desk.look("dotum"), REORGANISATION, number=164, issued=date(2021, 10, 5), facts=(("사업재편기간", (date(2021, 11, 1), date(2026, 10, 31)), ""),)),
                marker, "company_name", "representative_name", rng=rng)
    for _, box in lines_of(plan, "수신"):
        cover(plan.sheets[0], marker, (box[0] + 30, box[1] - 2, box[2] + 6, box[3] + 2), rng)
    desk.put("bonus_evidence", hide(designation(c, desk.look("batang"), "materials_parts_equipment_100", Term("2022-054", date(2022, 9, 1), date(2022, 9, 1), date(2027, 8, 31))), ink, *PERIOD, rng=rng),
             hide(disability_card(c, desk.look("gothic", layout=1), issued=date(2015, 6, 2)), marker, "representative_name", rng=rng),
             hide(designation(c, desk.look("dotum"), "long_lived_company", Term("2020-007", date(2020, 11, 25), date(2020, 11, 25), date(2030, 11, 24))), torn, *PERIOD, rng=rng), plan,
             hide(designation(c, desk.look("batang"), "business_conversion_excellent", Term("2023-012", date(2023, 1, 18), date(2019, 1, 2), date(2022, 1, 1))), stain,
                  "company_name", "business_registration_number", "representative_name", rng=rng))
    desk.put("rate_evidence", shares)
    unread = ("materials_parts_equipment_100", "disabled_owned", "long_lived_company", "business_restructuring", "business_conversion_excellent")
    return _sent(first, "bad", "The same application sent again with worn copies on which names, periods and days are inked over, stained or torn off.",
                 "같은 신청서를 다시 보내며 낸 흐린 복사본: 업체명·기간·납입일이 가려지거나 찢겨 모두 사람이 확인.", first.day,
                 Expected(90, 50, 90, 30_000_000, 15_000_000, rate={"vc_investment": REVIEW, "protection_leader": REVIEW}, bonus=dict.fromkeys(unread, REVIEW), bonus_possible=5), desk, before)


def a_season_later(seed: int) -> Submission:
    """㈜아라코어텍: the same papers on the last day of the SME confirmation: the investment is too old, the clearances have run out."""
    first = preferences.over_forty(seed)
    day = date(2024, 3, 31)
    desk, before = _desk(first, seed, None, ("attachments", "bonus_evidence", "rate_evidence"))
    apply(desk, Dress(form=("barun", 1), consent=("gothic", 0), tick="■", box="glyph"), Request(day, technology="multiple", claims=2), year=2024)
    return _sent(first, "digital", "The same papers half a year later, on the last day of the SME confirmation: the investment is nine days too old, the tax clearances have run out.",
                 "반년 뒤 같은 서류로 다시 신청: 중소기업 확인서의 마지막 날, 투자는 2년이 9일 지남, 납세증명서는 기간이 지남.", day,
                 Expected(90, 90, 90, None, None, rate={"national_core_technology": ("met", 20), "vc_investment": ("not_met", 0), "venture": ("met", 10), "protection_leader": ("met", 10)},
                          bonus={"venture": ("met", 1), "protection_leader": REVIEW}, bonus_confirmed=1, bonus_possible=2, eligibility={"taxes_paid": "not_met"}, note="별도 협의"), desk, before)


def readable_receipts(seed: int) -> Submission:
    """㈜여울목기계: the same application with two receipts that can be read."""
    first = unreadable.receipts(seed)
    c = first.company
    desk, before = _desk(first, seed, FAX, ("application", "attachments"))
    desk.put("rate_evidence", mediation_receipt(c, desk.look("gothic"), Mediation("sme_technology", "2022-조정-0058", date(2022, 3, 21), "선별기 광학계 설계자료 유출에 관한 분쟁", "조정 불성립")),
             mediation_receipt(c, desk.look("dotum", layout=1), Mediation("industrial_technology", "산기분조 2023-012", date(2023, 2, 13), "선별기 제어 기술자료 유출에 관한 분쟁", "조정 중지")))
    return _sent(first, "bad", "The same application sent again with two receipts that can be read: they fill the ceiling, and the other two need no answer.",
                 "읽을 수 있는 접수증 두 장으로 다시 신청: 두 건으로 상한 90 %가 차서 나머지 두 건은 결과를 바꾸지 않음.", first.day,
                 Expected(90, 90, 90, 30_000_000, 27_000_000, rate={"mediation_sme_technology": ("met", 20), "mediation_industrial_technology": ("met", 20),
                          "mediation_win_win": REVIEW, "mediation_subcontracting": REVIEW}), desk, before)


def other_programmes(seed: int) -> Submission:
    """㈜꽃샘필터텍: the same application with the two papers that had been missing, both in their other print."""
    first = unreadable.programmes(seed)
    c = first.company
    desk, before = _desk(first, seed, PHOTO_SMALL, ("application", "attachments", "bonus_evidence"))
    desk.put("rate_evidence", onsite_consulting(c, desk.look("batang", layout=1), number="2022-0417", done=date(2022, 5, 26), issued=date(2022, 6, 3)),
             policy_insurance(c, desk.look("dotum", layout=1), Term("20230610-2207", date(2023, 6, 7), date(2023, 6, 10), date(2024, 6, 10))))
    return _sent(first, "bad", "The same application with an on-site consulting and an insurer's confirmation, photographed, both in another print.",
                 "빠졌던 현장자문 확인서와 보험 가입증명서(모두 다른 서식)를 사진으로 다시 보냄. 지원사업은 2개까지만 인정.", first.day,
                 Expected(70, 70, 70, 25_000_000, 17_500_000, rate={"onsite_consulting": ("met", 10), "policy_insurance": ("met", 10), "leak_prevention_system": REVIEW, "protection_services": REVIEW},
                          bonus={"women_owned": ("met", 1)}, bonus_confirmed=1, bonus_possible=1), desk, before)


def own_certificates(seed: int) -> Submission:
    """㈜다솜빛센서: the same three certificates, clean."""
    first = unreadable.innovators(seed)
    desk, before = _desk(first, seed, OFFICE_SMALL, ("application", "attachments"), lying=True)
    desk.put("rate_evidence", *unreadable.own_certificates(desk))
    return _sent(first, "lying", "The same application with the same three certificates, now without blots.", "얼룩 없는 확인서 세 장으로 다시 신청: 모두 인정, 가점은 묶음 상한 2점.", first.day,
                 Expected(80, 80, 80, 30_000_000, 24_000_000, rate=dict.fromkeys(("venture", "innobiz", "mainbiz"), ("met", 10)),
                          bonus={"venture": ("met", 1), "innobiz": ("met", 1), "mainbiz": ("met", 0)}, bonus_confirmed=2, bonus_possible=2), desk, before)


def two_bonuses(seed: int) -> Submission:
    """㈜노을터머티리얼즈: two of the six papers again, readable."""
    first = unreadable.bonuses(seed)
    c = first.company
    desk, before = _desk(first, seed, OFFICE_SMALL, ("application", "attachments"))
    desk.put("bonus_evidence", designation(c, desk.look("batang", layout=1), "k_unicorn_200", Term("2022-019", date(2022, 7, 11), date(2022, 7, 11), date(2025, 7, 10))),
             women_owned(c, desk.look("dotum", layout=1), Term("0116-2022-03817", date(2022, 2, 9), date(2022, 2, 11), date(2025, 2, 10))))
    return _sent(first, "office", "The same application with two of the six bonus papers, now readable.", "가점 증빙 두 장을 읽을 수 있게 다시 보냄.", first.day,
                 Expected(50, 50, 50, 25_000_000, 12_500_000, bonus={"k_unicorn_200": ("met", 1), "women_owned": ("met", 1)}, bonus_confirmed=2, bonus_possible=2), desk, before)


SECOND: dict[str, Callable[[int], Submission]] = {
    "㈜늘솔전장": faxed, "㈜두빛정밀화학": copied, "㈜아라코어텍": a_season_later, "㈜여울목기계": readable_receipts, "㈜꽃샘필터텍": other_programmes,
    "㈜다솜빛센서": own_certificates, "㈜노을터머티리얼즈": two_bonuses,
}  # fmt: skip
