"""The papers that every submission brings, dressed differently each time."""

from __future__ import annotations

import random
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from docproc.qa.samples.company import Company
from docproc.qa.samples.look import copied
from docproc.qa.samples.papers.application_details import Told, application_details
from docproc.qa.samples.papers.application_form import Request, application_form
from docproc.qa.samples.papers.business_registration import (
    business_registration,
    registration_proof,
)
from docproc.qa.samples.papers.complaint import Suit, complaint
from docproc.qa.samples.papers.consent_form import consent_form
from docproc.qa.samples.papers.financial_statements import financial_statements
from docproc.qa.samples.papers.mediation_receipt import Mediation, mediation_receipt
from docproc.qa.samples.papers.sme_confirmation import sme_confirmation
from docproc.qa.samples.papers.tax_clearance import (
    Debt,
    local_tax_clearance,
    national_tax_clearance,
)
from docproc.qa.samples.sheet import Paper
from docproc.qa.samples.submission import HOME_SEED, Desk


@dataclass(frozen=True)
class Dress:
    """Typeface and layout of each usual paper, how boxes look and how they are ticked."""

    form: tuple[str, int] = ("batang", 0)
    consent: tuple[str, int] = ("batang", 0)
    details: tuple[str, int] = ("batang", 0)
    dispute: tuple[str, int] = ("batang", 0)
    sme: tuple[str, int] = ("dotum", 0)
    registration: tuple[str, int] = ("gulim", 0)
    national: tuple[str, int] = ("gulim", 0)
    local: tuple[str, int] = ("dotum", 0)
    finance: tuple[str, int] = ("gulim", 0)
    tick: str = "√"
    box: str = "square"
    dates: str = "korean"


@dataclass(frozen=True)
class Extras:
    """What differs from a sound set of attachments."""

    skip: frozenset[str] = frozenset()
    order: tuple[str, ...] = ("details", "dispute", "sme", "registration", "national", "local", "finance")
    names: Mapping[str, str] = field(default_factory=dict)   # paper → name style
    owed: tuple[Debt, ...] = ()
    deferred: Debt | None = None
    finance: tuple[int, int] | None = None                    # total assets, net income of the year before
    turns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    sme_term: tuple[date, date, date] = (date(2023, 4, 3), date(2023, 4, 1), date(2024, 3, 31))
    reason: str = "재발급"
    pages: int = 3
    copies: Mapping[str, str] = field(default_factory=dict)   # paper → 사본 | 원본대조필


LAYOUTS = {"form": 3, "consent": 2, "details": 2, "dispute": 2, "sme": 2, "registration": 3, "national": 2, "local": 2, "finance": 1}


def varied(desk: Desk, dress: Dress) -> Dress:
    """The dress as the scenario says for the home seed; for any other one other layouts and marks."""
    if desk.seed == HOME_SEED:
        return dress
    rng = random.Random(f"{desk.seed}/{desk.company.core}/dress")
    layouts = {paper: (getattr(dress, paper)[0], rng.randrange(count)) for paper, count in LAYOUTS.items()}
    marks = {"tick": rng.choice(("√", "V", "●", "■", "pen")), "box": rng.choice(("square", "glyph", "bracket", "paren"))}
    return replace(dress, **layouts, **marks, dates=rng.choice(("korean", "bare", "dots", "wide")))


def serial(c: Company, salt: str, groups: tuple[int, ...]) -> str:
    """An invented certificate number: digits in hyphened groups."""
    digits = "".join(f"{zlib.crc32(f'{c.core}{salt}{n}'.encode()):010d}" for n in range(3))
    out, at = [], 0
    for group in groups:
        out.append(digits[at:at + group])
        at += group
    return "-".join(out)


def apply(desk: Desk, dress: Dress, request: Request, *, refused: tuple[str, ...] = (), sealed: bool = True, consent_sealed: bool = True,
          names: tuple[str, str] = ("full", "full"), turns: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()), year: int = 2023) -> None:
    """The first file: annex 1 and annex 3."""
    c, dress = desk.company, varied(desk, dress)
    marks = {"tick": dress.tick, "box": dress.box}
    desk.put("application", application_form(c, desk.look(*_two(dress.form), **marks), request, sealed=sealed, name=c.name(names[0]),
                                             style=dress.dates, year=year), turns=turns[0])
    desk.put("application", consent_form(c, desk.look(*_two(dress.consent), **marks), day=request.day, refused=refused, sealed=consent_sealed,
                                         name=c.name(names[1]), style=dress.dates), turns=turns[1])


def attach(desk: Desk, dress: Dress, request: Request, told: Told, dispute: Suit | Mediation, extras: Extras | None = None) -> None:
    """The second file: annex 2 and the papers of courts, tax offices and ministries, in the order given."""
    extras, dress = extras or Extras(), varied(desk, dress)
    for kind in extras.order:
        if kind in extras.skip or (kind == "finance" and extras.finance is None):
            continue
        paper = _draw(desk, dress, request, told, dispute, extras, kind)
        if kind in extras.copies:
            word = extras.copies[kind]
            copied(paper, word, desk.look("batang").rng, desk.company if word == "원본대조필" else None)
        desk.put("attachments", paper, turns=extras.turns.get(kind, ()))


def _draw(desk: Desk, dress: Dress, request: Request, told: Told, dispute: Suit | Mediation, extras: Extras, kind: str) -> Paper:
    c = desk.company
    name = c.name(extras.names.get(kind, "full"))
    issued = request.day - timedelta(days=9)
    until = issued + timedelta(days=30)
    style = dress.dates
    if kind == "details":
        return application_details(c, desk.look(*_two(dress.details), tick=dress.tick, box=dress.box), told)
    if kind == "dispute":
        look = desk.look(*_two(dress.dispute))
        if isinstance(dispute, Suit):
            return complaint(c, look, dispute, name=name, pages=extras.pages)
        return mediation_receipt(c, look, dispute, name=name)
    if kind == "sme":
        made, first, last = extras.sme_term
        number = f"0010-{made.year}-{serial(c, 'sme', (6,))}"
        return sme_confirmation(c, desk.look(*_two(dress.sme)), number=number, issued=made, first=first, last=last, name=name)
    if kind == "registration":
        look = desk.look(*_two(dress.registration))
        made = c.opened + timedelta(days=4) if extras.reason == "신규" else date(2022, 11, 14)
        if dress.registration[1] == 2:
            return registration_proof(c, look, issued=issued, number=serial(c, "proof", (4, 3, 4, 3)), name=name)
        return business_registration(c, look, issued=made, reason=extras.reason, name=name)
    if kind == "national":
        return national_tax_clearance(c, desk.look(*_two(dress.national)), number=serial(c, "nat", (4, 3, 4, 3)), issued=issued, until=until,
                                      name=name, deferred=extras.deferred, style=style)
    if kind == "local":
        return local_tax_clearance(c, desk.look(*_two(dress.local)), number=serial(c, "loc", (4, 4, 4, 4)), issued=issued, until=until, name=name,
                                   owed=extras.owed, style=style)
    assets, income = extras.finance or (0, 0)
    return financial_statements(c, desk.look(*_two(dress.finance)), year=request.day.year - 1, issued=issued, number=serial(c, "fin", (4, 3, 4, 3)),
                                assets=assets, income=income, name=name)


def _two(choice: tuple[str, int]) -> tuple[str, str, int]:
    """Body face, title face and layout: book faces take their own for titles, Gothic ones the headline face now and then."""
    face, layout = choice
    return face, {"gulim": "dotum", "light": "barun", "typewriter": "gothic"}.get(face, face), layout
