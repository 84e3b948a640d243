"""One paper of a twin: drawn like the real one, in the print layout that has the same title and the same fields."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from docproc.korean import same_company, squeeze
from docproc.qa.samples.company import Company
from docproc.qa.samples.look import Look
from docproc.qa.samples.papers import agreements, certificates, designations, letters, lookalikes, programmes, protection
from docproc.qa.samples.papers.application_details import Told, application_details
from docproc.qa.samples.papers.application_form import Request, application_form
from docproc.qa.samples.papers.business_registration import business_registration, registration_proof
from docproc.qa.samples.papers.certificates import Term
from docproc.qa.samples.papers.complaint import Suit, complaint
from docproc.qa.samples.papers.consent_form import consent_form
from docproc.qa.samples.papers.corporate_registry import corporate_registry
from docproc.qa.samples.papers.financial_statements import financial_statements
from docproc.qa.samples.papers.mediation_receipt import BODIES, Mediation, mediation_receipt
from docproc.qa.samples.papers.sme_confirmation import sme_confirmation
from docproc.qa.samples.papers.subscription import subscription
from docproc.qa.samples.papers.tax_clearance import Debt, local_tax_clearance, national_tax_clearance
from docproc.qa.samples.sheet import Paper
from docproc.qa.samples.submission import FACES, Desk

_LAYOUTS = 3
_STORY = ("상대방이 당사 기술과 동일한 제품을 판매한 사실을 확인함", "손해의 회복을 위하여 분쟁 절차를 진행하고 있음")
_COURTS = ("서울중앙지방법원", "수원지방법원", "대전지방법원", "대구지방법원")


_STATES = ("조정 진행 중", "조정 성립", "조정 불성립", "신청 취하", "종결", "각하", "접수")
_PROCEEDINGS = ("고소", "고발", "행정조사신고", "수사 의뢰")


class NotDrawn(Exception):
    """Nothing here draws such a paper."""


@dataclass(frozen=True)
class Scene:
    """What every paper of a twin shares. `shift` moves the days of the real record `golden`."""

    company: Company
    stranger: Company
    desk: Desk
    shift: timedelta
    rng: random.Random
    golden: Mapping[str, Any]

    @property
    def applied(self) -> date:
        """The day of the twin's application."""
        return date.fromisoformat(self.golden["application_date"]) + self.shift


@dataclass(frozen=True)
class _Real:
    """The values of a real paper: days moved, numbers made anew in the same pattern."""

    scene: Scene
    fields: Mapping[str, Any]

    def value(self, name: str) -> Any:
        return self.fields.get(name, {}).get("value")

    def day(self, name: str) -> date | None:
        found = self.value(name)
        return date.fromisoformat(found) + self.scene.shift if isinstance(found, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", found) else None

    def number(self, name: str = "certificate_number") -> str:
        """Each digit another one, a year as it was, Hangul words as they were."""
        found = self.value(name) or "2023-000"
        rng = self.scene.rng
        return re.sub(r"(?<!\d)20[12]\d(?!\d)|\d", lambda m: m[0] if len(m[0]) == 4 else str(rng.randrange(1, 10)), str(found))

    def term(self) -> Term:
        first = self.day("valid_from") or self.day("issued_date") or self.scene.applied - timedelta(days=200)
        issued = self.day("issued_date") or first
        return Term(self.number(), issued, first, self.day("valid_until") or first + timedelta(days=1094))


def drawn(scene: Scene, document: Mapping[str, Any]) -> Paper:
    """A paper like `document` of the real record. Raises NotDrawn."""
    real = _Real(scene, document["fields"])
    company, style = _whose(scene, real)
    make = _maker(scene, company, style, real, document)
    best: tuple[int, Paper] | None = None
    for layout in range(_LAYOUTS):
        try:
            paper = make(_look(scene, layout))
        except IndexError:  # no such layout
            break
        score = _likeness(paper, document)
        if best is None or score > best[0]:
            best = (score, paper)
    if best is None:
        raise NotDrawn(document["type"])
    return best[1]


def _look(scene: Scene, layout: int) -> Look:
    return replace(scene.desk.look(scene.rng.choice(FACES), layout=layout), tick=scene.rng.choice(("√", "V", "■")))


def _likeness(paper: Paper, document: Mapping[str, Any]) -> int:
    """How many fields both print or both leave out; the same title counts more than any field."""
    printed = {mark.field: mark.value for sheet in paper.sheets for mark in sheet.marks}
    wanted = {name: field["value"] for name, field in document["fields"].items()}
    alike = sum((name in printed) == (value is not None) for name, value in wanted.items())
    return alike + 20 * (squeeze(str(printed.get("title", ""))) == squeeze(str(wanted.get("title") or "")))


def _whose(scene: Scene, real: _Real) -> tuple[Company, str]:
    """The applicant, or a stranger where the real paper is another company's; and how the name is printed."""
    said = real.value("company_name") or ""
    foreign = bool(said) and not same_company(said, scene.golden["case"]) and not any(
        same_company(said, d["fields"]["company_name"]["value"])
        for d in scene.golden["documents"]
        if d["type"] == "application_form" and d["fields"].get("company_name", {}).get("value")
    )
    style = "sign" if "㈜" in said else "paren" if "(주)" in said else "full"
    return (scene.stranger if foreign else scene.company), style


def _maker(scene: Scene, c: Company, style: str, real: _Real, document: Mapping[str, Any]) -> Callable[[Look], Paper]:
    kind, item = document["type"], real.value("item")
    name = c.name(style)
    if kind == "certificate":
        return _certificate(scene, c, name, real, str(item))
    issued = real.day("issued_date") or scene.applied - timedelta(days=9)
    until = real.day("valid_until") or issued + timedelta(days=30)
    match kind:
        case "application_form":
            request = Request(
                scene.applied, real.value("applicant_kind") or "party", real.value("dispute_kind") or "civil_suit", real.value("technology_kind") or "patent",
                real.value("legal_claim_count") or 1,
            )  # fmt: skip
            return lambda look: application_form(c, look, request, sealed=real.value("sealed") is not False, name=name, year=scene.applied.year)
        case "consent_form":
            boxes = [n for n in real.fields if n.startswith(("collect_", "provide_"))]
            refused = tuple(n for n in boxes if real.value(n) is False)
            unmarked = tuple(n for n in boxes if real.value(n) is None)
            day = real.day("consent_date") or scene.applied
            return lambda look: consent_form(c, look, day=day, refused=refused, unmarked=unmarked, sealed=real.value("sealed") is not False, name=name)
        case "application_details":
            told = _told(scene, real, len(document["pages"]))
            return lambda look: application_details(c, look, told)
        case "complaint":
            amount = real.value("claim_amount") or 300_000_000
            suit = Suit(
                scene.rng.choice(_COURTS), real.day("filed_date") or scene.applied - timedelta(days=90), max(10_000_000, int(round(amount * scene.rng.uniform(0.7, 1.3), -7))),
                number=real.number("case_number") if real.value("case_number") else None,
            )  # fmt: skip
            pages = max(2, len(document["pages"]))
            return lambda look: complaint(c, look, suit, name=c.name(), stamped=real.value("filed_date") is not None, pages=pages)
        case "mediation_receipt":
            if real.value("mediation_body") not in BODIES:
                raise NotDrawn(kind)
            case = Mediation(
                real.value("mediation_body"), real.number("case_number"), real.day("filed_date") or scene.applied - timedelta(days=60),
                f"{c.technology} 침해에 관한 조정", _one_of(real.value("status"), _STATES),
            )  # fmt: skip
            return lambda look: mediation_receipt(c, look, case, name=c.name())
        case "sme_confirmation":
            term = real.term()
            return lambda look: sme_confirmation(c, look, number=term.number, issued=term.issued, first=term.first, last=term.last, name=name)
        case "business_registration":
            return lambda look: _registration(c, look, issued, real, name)
        case "corporate_registry" if c.crn is not None:
            return lambda look: corporate_registry(c, look, issued=issued)
        case "national_tax_clearance" | "local_tax_clearance":
            draw = national_tax_clearance if kind.startswith("national") else local_tax_clearance
            more = {}
            if real.value("arrears"):
                if kind.startswith("national"):
                    raise NotDrawn(kind)  # no certificate of national taxes is issued over arrears
                more = {"owed": (Debt(scene.applied.year - 1, "지방소득세", scene.applied - timedelta(days=100), 1_240_000),)}
            return lambda look: draw(c, look, number=real.number(), issued=issued, until=until, name=name, **more)  # type: ignore[arg-type]
        case "financial_statements":
            year, number = real.value("fiscal_year") or scene.applied.year - 1, "-".join(str(scene.rng.randrange(1000, 9999)) for _ in range(3))
            assets, income = (round((real.value(n) or 10**8) * scene.rng.uniform(0.7, 1.3), -3) for n in ("total_assets", "net_income"))
            with_year = c if int(year) in c.sales else replace(c, sales={**c.sales, int(year): next(iter(c.sales.values()))})
            return lambda look: financial_statements(with_year, look, year=int(year), issued=issued, number=number, assets=int(assets), income=int(income), name=name)
        case "other":
            sheets = [sheet for _ in document["pages"] for sheet in lookalikes.cover(_look(scene, 0), "붙임", ("참고 서류",)).sheets]
            return lambda look: Paper("other", sheets)
    raise NotDrawn(kind)


def _registration(c: Company, look: Look, issued: date, real: _Real, name: str) -> Paper:
    if look.layout == 2:
        return registration_proof(c, look, issued=issued, number=real.number(), name=name)
    return business_registration(c, look, issued=issued, name=name)


def _told(scene: Scene, real: _Real, pages: int) -> Told:
    def told(body: str, day: str, result: str, words: tuple[str, str]) -> tuple[str, date, str] | None:
        when = real.day(day)
        return (words[0], when, words[1]) if real.value(body) and when else None

    return Told(
        _STORY, innobiz=bool(real.value("innobiz")), mainbiz=bool(real.value("mainbiz")), venture=bool(real.value("venture")),
        claimed=tuple(real.value("claimed_rate_items") or ()),
        mediation=told("other_mediation_body", "other_mediation_date", "other_mediation_result", ("산업재산권분쟁조정위원회", "조정 불성립")),
        proceeding=told("proceeding_kind", "proceeding_date", "proceeding_status", (_one_of(real.value("proceeding_kind"), _PROCEEDINGS), "진행 중")),
        sections=pages > 2,
    )  # fmt: skip


def _one_of(said: Any, words: tuple[str, ...]) -> str:
    """The usual word nearest to what was written, the longest that it holds; never what was written itself."""
    flat = squeeze(str(said or ""))
    held = [word for word in words if squeeze(word).removeprefix("조정").removeprefix("신청") in flat]
    return max(held, key=len, default=words[0])


_TERMED: Mapping[str, Callable[..., Paper]] = {
    "venture": certificates.venture, "innobiz": certificates.innobiz, "mainbiz": certificates.mainbiz, "women_owned": certificates.women_owned,
    "startup_confirmation": certificates.startup_confirmation, "policy_insurance": protection.policy_insurance,
    "technology_escrow": protection.technology_escrow,
}  # fmt: skip
_PACTS = {"protection_leader": agreements.LEADER, "materials_parts_equipment_100": agreements.MATERIALS, "leak_prevention_system": agreements.LEAK}
_MATTERS = {"leak_prevention_system": letters.LEAK_SELECTION, "materials_parts_equipment_100": letters.MATERIALS_SELECTION}


def _certificate(scene: Scene, c: Company, name: str, real: _Real, item: str) -> Callable[[Look], Paper]:
    """The paper that proves `item`, of the kind its title says."""
    title, term = squeeze(str(real.value("title") or "")), real.term()
    happened = real.day("event_date") or term.first
    issued = real.day("issued_date") or happened
    period = (term.first, real.day("valid_until") or term.last)
    if "협약" in title and item in _PACTS:
        return lambda look: agreements.agreement(c, look, _PACTS[item], signed_on=happened, term=period, name=name)
    if item == "industry_academy_agreement":
        pact = agreements.school_pact("가람마이스터고등학교", "마이스터고등학교")
        return lambda look: agreements.agreement(c, look, pact, signed_on=happened, term=period, name=name)
    if ("통보" in title or "통지" in title) and item in _MATTERS:
        facts: tuple[letters.Fact, ...] = (("선정일", happened, "event_date"),)
        return lambda look: letters.letter(c, look, _MATTERS[item], number=scene.rng.randrange(100, 999), issued=issued, facts=facts, name=name)
    if item in _TERMED:
        return lambda look: _TERMED[item](c, look, term, name=name)
    if item in designations.WORDINGS:
        return lambda look: designations.designation(c, look, item, term, name=name, endless=real.value("valid_until") is None)
    match item:
        case "protection_leader":
            return lambda look: protection.protection_leader(c, look, term, name=name)
        case "onsite_consulting":
            return lambda look: protection.onsite_consulting(c, look, number=term.number, done=happened, issued=issued, name=name)
        case "national_core_technology":
            return lambda look: protection.national_core_technology(c, look, number=term.number, issued=issued, name=name)
        case "vc_investment" if "신주" in title:
            return lambda look: subscription(c, look, contract=happened, paid=happened, amount=900_000_000, investor="해오름벤처투자 주식회사", name=name)
        case "vc_investment":
            return lambda look: protection.vc_investment(c, look, contract=issued, paid=happened, amount=1_000_000_000, name=name)
        case "leak_prevention_system":
            return lambda look: programmes.completion(c, look, programmes.LEAK, number=term.number, done=happened, issued=issued, name=name)
        case "protection_services":
            programme = next((one for key, one in programmes.SERVICES.items() if key in title), programmes.SERVICES["기술지킴"])
            return lambda look: programmes.completion(c, look, programme, number=term.number, done=happened, issued=issued, name=name)
        case "business_restructuring":
            matter = letters.CONVERSION if "전환" in title else letters.REORGANISATION
            approved: tuple[letters.Fact, ...] = (("승인일", happened, "event_date"), ("유효기간", period, ""))
            return lambda look: letters.letter(c, look, matter, number=scene.rng.randrange(100, 999), issued=issued, facts=approved, name=name)
        case "disabled_owned":
            return lambda look: programmes.disability_card(c, look, issued=issued)
    raise NotDrawn(item)
