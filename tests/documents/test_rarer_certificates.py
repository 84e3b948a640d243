"""Every paper of annexes 4 and 5 is known by its title and read to the letter, in each of its layouts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from docproc import documents
from docproc.model import Part, Source
from docproc.qa.samples import companies
from docproc.qa.samples.papers import agreements, certificates, designations, letters, lookalikes, programmes, protection
from docproc.qa.samples.papers.certificates import Term
from docproc.qa.samples.papers.mediation_receipt import BODIES, Mediation
from docproc.qa.samples.papers.mediation_result import mediation_result
from docproc.qa.samples.papers.subscription import subscription
from docproc.qa.samples.sheet import Paper

from .drawn import look, pages_of, read, spans_of
from .pages import line, page

C = companies.MIRAE
DAY = date(2022, 5, 12)
TERM = Term("2022-0147", date(2022, 9, 14), date(2022, 9, 19), date(2025, 9, 18))
PERIOD = (date(2022, 6, 1), date(2025, 5, 31))
PACTS = {
    "a school": agreements.school_pact("가람마이스터고등학교", "마이스터고등학교"), "leader": agreements.LEADER, "materials": agreements.MATERIALS, "leak": agreements.LEAK,
}  # fmt: skip
LETTERS = {
    "conversion": (letters.CONVERSION, (("전환업종", "전자재료 제조업", ""), ("전환계획기간", PERIOD, ""))), "reorganisation": (letters.REORGANISATION, (("사업재편기간", PERIOD, ""),)),
    "selection for the system": (letters.LEAK_SELECTION, (("선정일", DAY, "event_date"), ("사업기간", PERIOD, ""))),
    "selection of materials": (letters.MATERIALS_SELECTION, (("선정일", DAY, "event_date"), ("선정기간", PERIOD, ""))),
}  # fmt: skip
CASE = Mediation("invention", "2021-조정-0058", date(2021, 8, 2), "필름 코팅 조성물 특허권 침해에 관한 분쟁", "조정 불성립")

PAPERS: dict[str, Callable[[], Paper]] = {
    **{f"{item} {n}": lambda item=item, n=n: designations.designation(C, look(n), item, TERM) for item in designations.WORDINGS for n in (0, 1)},
    **{f"letter: {name} {n}": lambda name=name, n=n: letters.letter(C, look(n), LETTERS[name][0], number=412, issued=DAY, facts=LETTERS[name][1]) for name in LETTERS for n in (0, 1)},
    **{f"agreement with {name} {n}": lambda name=name, n=n: agreements.agreement(C, look(n), PACTS[name], signed_on=DAY, term=(DAY, date(2024, 5, 11))) for name in PACTS for n in (0, 1)},
    **{f"system completed {n}": lambda n=n: programmes.completion(C, look(n), programmes.LEAK, number="2022-114", done=DAY, issued=date(2022, 5, 20)) for n in (0, 1)},
    **{f"{name} completed {n}": lambda name=name, n=n: programmes.completion(C, look(n), programmes.SERVICES[name], number="2022-7", done=DAY, issued=DAY)
       for name, n in (("지원반", 0), ("법무지원단", 1), ("포렌식", 0), ("기술지킴", 1))},
    **{f"{name} applied for {n}": lambda name=name, n=n: programmes.application(C, look(n), programmes.SERVICES[name], day=DAY)
       for name, n in (("지원반", 1), ("법무지원단", 0), ("포렌식", 1), ("기술지킴", 0))},
    **{f"consulted on site {n}": lambda n=n: protection.onsite_consulting(C, look(n), number="2022-114", done=DAY, issued=date(2022, 5, 20)) for n in (0, 1)},
    **{f"insured {n}": lambda n=n: protection.policy_insurance(C, look(n), Term("20220914-0147", TERM.issued, TERM.first, TERM.last)) for n in (0, 1)},
    **{f"women-owned {n}": lambda n=n: certificates.women_owned(C, look(n), Term("0128-2022-00731", TERM.issued, TERM.first, TERM.last)) for n in (0, 1)},
    **{f"a startup {n}": lambda n=n: certificates.startup_confirmation(C, look(n), Term("202209-26421-0012345", TERM.issued, TERM.first, TERM.last)) for n in (0, 1)},
    **{f"disability card {n}": lambda n=n: programmes.disability_card(C, look(n), issued=DAY) for n in (0, 1)},
    **{f"shares paid for {n}": lambda n=n: subscription(C, look(n), contract=DAY, paid=date(2022, 5, 20), amount=500_000_000, investor="물결벤처투자 주식회사") for n in (0, 1)},
    "shares without a day of payment": lambda: subscription(C, look(), contract=DAY, paid=None, amount=500_000_000, investor="두루상사 주식회사"),
    **{f"mediation result {body} {n}": lambda body=body, n=n: mediation_result(C, look(n), Mediation(body, CASE.number, CASE.filed, CASE.subject, CASE.status), closed=DAY)
       for n, body in zip((0, 1, 0, 1, 0), BODIES, strict=True)},
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_known_and_every_value_on_it_is_read_with_confidence(name: str, tmp_path: Path) -> None:
    paper = PAPERS[name]()
    document = read(paper, tmp_path)
    assert (document.type, document.item) == (paper.type, paper.item)
    printed = {mark.field: mark.value for sheet in paper.sheets for mark in sheet.marks}
    found = {name: field.value for name, field in document.fields.items() if field.status == "ok"}
    assert found == {name: printed.get(name) for name in document.fields}


LOOKALIKES: dict[str, Callable[[], Paper]] = {
    "아기유니콘 선정서": lambda: lookalikes.baby_unicorn(C, look(), issued=DAY),
    "소재·부품·장비 스타트업 100": lambda: lookalikes.startup_100(C, look(), issued=DAY),
    "소재·부품·장비 전문기업확인서": lambda: lookalikes.sobujang_specialist(C, look(), issued=DAY),
    "중견기업 확인서": lambda: lookalikes.middle_standing(C, look(), issued=DAY),
    "납부내역증명(납세사실증명)": lambda: lookalikes.tax_payment_facts(C, look(), number="1", issued=DAY),
    "지방세 세목별 과세증명서": lambda: lookalikes.local_tax_items(C, look(), number="1", issued=DAY),
    "고소장": lambda: lookalikes.criminal_complaint(C, look(), day=DAY),
    "가처분 신청서 (카합)": lambda: lookalikes.provisional(C, look(), number="2023카합10233", day=DAY),
    **{title: lambda title=title: lookalikes.stranger(C, look(), title, number="2022-1", issuer="중소벤처기업부장관", sentence="위와 같이 확인합니다.", term="2022. 1. 1. ~ 2025. 1. 1.", issued=DAY)
       for title in ("백년가게 확인서", "글로벌 강소기업 1000+ 지정서", "청년친화 강소기업 선정서", "예비벤처기업확인서", "창업보육센터 입주확인서", "고용위기지역 소재기업 확인서", "사업재편계획 불승인 통지서",
                     "기술유출방지시스템 구축사업 미선정 통보", "장애인 표준사업장 인증서", "산학연 공동연구 협약서", "인적자원개발 우수기관 인증서")},
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_look_alike_proves_nothing(name: str, tmp_path: Path) -> None:
    paper = LOOKALIKES[name]()
    part = Part.ATTACHMENTS if name in ("고소장", "가처분 신청서 (카합)") else Part.BONUS_EVIDENCE
    assert [(span.type, span.item) for span in spans_of(paper, tmp_path, part)] == [("other", None)]


def proves(paper: Paper, folder: Path) -> tuple[object, str]:
    field = read(paper, folder).fields["item"]
    return field.value, field.status


def test_an_agreement_with_a_school_of_no_named_kind_is_for_a_person(tmp_path: Path) -> None:
    pact = agreements.school_pact("한들대학교", "대학")
    assert proves(agreements.agreement(C, look(), pact, signed_on=DAY, term=None), tmp_path) == ("industry_academy_agreement", "check")


@pytest.mark.parametrize(("school", "kind", "title"), [("다온공업고등학교", "특성화고등학교", "취업맞춤반 협약서"), ("한들대학교", "계약학과", "계약학과 설치·운영 계약서"), ("한들대학교", "기술사관", "기술사관 육성사업 협약서")])
def test_an_agreement_with_each_kind_of_school_that_annex_4_names_counts(school: str, kind: str, title: str, tmp_path: Path) -> None:
    pact = agreements.school_pact(school, kind, title=title)
    assert proves(agreements.agreement(C, look(1), pact, signed_on=DAY, term=None), tmp_path) == ("industry_academy_agreement", "ok")


def test_a_letter_of_approval_that_also_says_that_something_was_rejected_is_for_a_person(tmp_path: Path) -> None:
    matter = letters.Matter(**{**vars(letters.CONVERSION), "closing": "연계지원 신청은 심의 결과 부결되었음을 알려드립니다."})
    assert proves(letters.letter(C, look(), matter, number=1, issued=DAY, facts=()), tmp_path) == ("business_restructuring", "check")


def test_a_plain_confirmation_of_an_industrial_estate_is_for_a_person(tmp_path: Path) -> None:
    paper = lookalikes.stranger(C, look(), "산업단지 입주확인서", number="2022-1", issuer="한국산업단지공단 이사장", sentence="위 업체가 산업단지에 입주하고 있음을 확인합니다.", term="2022. 1. 1. ~ 2025. 1. 1.", issued=DAY)
    assert proves(paper, tmp_path) == ("special_support_region", "check")


def test_of_a_disability_card_neither_number_nor_degree_is_kept(tmp_path: Path) -> None:
    document = read(programmes.disability_card(C, look(), issued=DAY), tmp_path)
    assert document.fields["certificate_number"].value is None and document.fields["representative_name"].value == C.representative
    assert C.born not in document.model_dump_json()


def test_a_telephone_number_that_stands_alone_is_no_certificate_number(tmp_path: Path) -> None:
    document = read(programmes.application(C, look(), programmes.SERVICES["지원반"], day=DAY), tmp_path)
    assert document.fields["certificate_number"].value is None


def test_the_day_and_the_signatures_of_an_agreement_may_stand_on_its_second_page() -> None:
    first = page(
        line("산학협력 협약서", 190, 110, size=26), line("가람마이스터고등학교(이하 “갑”)와 주식회사 한빛정밀(이하 “을”)은 다음과 같이 협약을 체결한다.", 60, 170),
        line("제1조(협력분야) 학생의 현장실습과 취업 지원에 관하여 서로 협력한다.", 60, 200), number=1)  # fmt: skip
    second = page(
        line("제4조(보관) 본 협약의 성립을 증명하기 위하여 협약서 2부를 작성하여 1부씩 보관한다.", 60, 90), line("2022년 05월 12일", 240, 160), line("갑(기관) : 가람마이스터고등학교장", 84, 220),
        line("을(기업) : 주식회사 한빛정밀", 84, 260), line("대표이사 : 서도윤", 84, 284), number=2)  # fmt: skip
    (span,) = documents.classify([first, second], Part.BONUS_EVIDENCE)
    document = documents.extract(span, [first, second], "x.pdf")
    read_ = {name: document.fields[name].value for name in ("event_date", "company_name", "issuer") if document.fields[name].status == "ok"}
    assert span.pages == (1, 2) and read_ == {"event_date": DAY, "company_name": "주식회사 한빛정밀", "issuer": "가람마이스터고등학교"}


def test_these_pages_are_read_by_their_own_text(tmp_path: Path) -> None:
    assert all(page.source is Source.TEXT for page in pages_of(PAPERS["long_lived_company 0"](), tmp_path))
