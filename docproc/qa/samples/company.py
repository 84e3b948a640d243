"""Invented applicants: names, persons, addresses and numbers whose check digits hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


def business_number(first_nine: str) -> str:
    """`123-45-6789` plus its check digit (domain: weights 1 3 7 1 3 7 1 3 5)."""
    digits = [int(c) for c in first_nine if c.isdigit()]
    if len(digits) != 9:
        raise ValueError(f"nine digits, not {first_nine!r}")
    total = sum(d * w for d, w in zip(digits, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True)) + digits[8] * 5 // 10
    plain = "".join(map(str, digits)) + str(-total % 10)
    return f"{plain[:3]}-{plain[3:5]}-{plain[5:]}"


def corporate_number(first_twelve: str) -> str:
    """`110111-123456` plus its check digit (weights 1 2 1 2 …)."""
    digits = [int(c) for c in first_twelve if c.isdigit()]
    if len(digits) != 12:
        raise ValueError(f"twelve digits, not {first_twelve!r}")
    total = sum(d * (1 + n % 2) for n, d in enumerate(digits))
    plain = "".join(map(str, digits)) + str(-total % 10)
    return f"{plain[:6]}-{plain[6:]}"


@dataclass(frozen=True)
class Company:
    """Everything the papers of one applicant say about it. `form`: before | after | individual."""

    core: str
    representative: str
    brn: str
    crn: str | None
    founded: date                       # 회사성립연월일, or 개업연월일 of an individual
    opened: date                        # 개업연월일 on the tax office's papers
    address: str
    tax_office: str
    local_office: str                   # who signs the local tax certificate
    businesses: tuple[tuple[str, str], ...]
    ksic: str
    main_industry: str
    main_product: str
    employees: int
    sales: dict[int, int]
    rnd: dict[int, int]
    contact: str
    phone: str
    email: str
    opponent: str
    technology: str
    patent: str | None = None
    form: str = "before"
    size: str = "small"                 # medium | small | micro
    partners: tuple[str, ...] = ()      # joint representatives
    born: str = "680412"
    registry: str = "서울중앙지방법원 등기국"
    former_name: str | None = None
    former_address: str | None = None
    english: str | None = None
    branch_address: str | None = None   # place of business where it differs from the head office
    section: str = "C"                  # letter of the industry section

    @property
    def individual(self) -> bool:
        return self.form == "individual"

    def name(self, style: str = "full") -> str:
        """The company's name as papers print it: full | paren | sign | core."""
        if self.individual or style == "core":
            return self.core
        first = self.form == "before"
        mark = {"full": "주식회사", "paren": "(주)", "sign": "㈜"}[style]
        gap = " " if style == "full" else ""
        return f"{mark}{gap}{self.core}" if first else f"{self.core}{gap}{mark}"

    @property
    def representatives(self) -> str:
        """All representatives as papers list them."""
        return ", ".join((self.representative, *self.partners))

    @property
    def masked(self) -> str:
        """The representative's resident number as papers show it."""
        return f"{self.born}-*******"
