"""Small builders: documents as they are read with confidence, and whole submissions of plain facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from pydantic import create_model

from docproc import programs, rules
from docproc.model import Box, Document, Field, Part, Source, SourceFile
from docproc.programs import Program

COMPANY = "한빛정밀"
NUMBER = "124-81-00998"
OTHER_NUMBER = "116-82-00276"
CORPORATE = "130111-0006246"
PERSON = "김한빛"

FIELDS: dict[str, tuple[str, ...]] = {
    "application_form": (
        "company_name", "representative_name", "business_registration_number", "corporate_registration_number", "founding_date", "address", "contact_name",
        "contact_phone", "contact_email", "applicant_kind", "dispute_kind", "technology_kind", "legal_claim_count", "respondent_name", "application_date", "sealed",
    ),
    "consent_form": (
        "collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier", "consent_date", "company_name",
        "representative_name", "sealed",
    ),
    "application_details": (
        "is_sme", "innobiz", "mainbiz", "venture", "main_industry", "main_product", "ksic_code", "employee_count", "sales", "rnd_investment",
        "other_mediation_body", "other_mediation_date", "other_mediation_result", "proceeding_kind", "proceeding_date", "proceeding_status", "patents",
        "claimed_rate_items",
    ),
    "complaint": ("court", "case_number", "plaintiff_name", "defendant_name", "claim_title", "claim_amount", "filed_date"),
    "mediation_receipt": ("mediation_body", "case_number", "applicant_name", "respondent_name", "subject", "filed_date", "status"),
    "sme_confirmation": (
        "company_name", "business_registration_number", "corporate_registration_number", "representative_name", "address", "size_class", "certificate_number",
        "issued_date", "valid_from", "valid_until",
    ),
    "business_registration": (
        "entity_kind", "company_name", "representative_name", "business_registration_number", "corporate_registration_number", "opening_date", "address",
        "business_types", "business_items", "issued_date", "tax_office",
    ),
    "corporate_registry": ("company_name", "corporate_registration_number", "address", "representative_name", "incorporated_date", "issued_date"),
    "national_tax_clearance": ("company_name", "representative_name", "business_registration_number", "arrears", "issued_date", "valid_until", "certificate_number"),
    "local_tax_clearance": ("company_name", "business_registration_number", "arrears", "issued_date", "valid_until", "certificate_number"),
    "financial_statements": ("company_name", "business_registration_number", "fiscal_year", "sales", "total_assets", "net_income"),
    "certificate": (
        "item", "title", "issuer", "company_name", "business_registration_number", "representative_name", "certificate_number", "issued_date", "valid_from",
        "valid_until", "event_date",
    ),
    "other": (),
}  # fmt: skip


class _Paper(Document):
    """What a certificate proves stands under `item`, as in the real record classes."""

    @property
    def fields(self) -> dict[str, Field[Any]]:
        return {"item" if name == "proves" else name: field for name, field in super().fields.items()}


@cache
def _kind(type_: str) -> type[Document]:
    """A document class with the contract's fields. It is not registered: the real record classes stay in force."""
    names = ["proves" if name == "item" else name for name in FIELDS[type_]]
    made: Any = create_model(f"Paper_{type_}", __base__=_Paper, **{name: (Field[Any], Field[Any](status="ok")) for name in names})
    made.type = type_
    return made  # type: ignore[no-any-return]


def seen(value: Any) -> Field[Any]:
    """A value read with confidence; `None` is sure absence."""
    if isinstance(value, Field):
        return value
    place: dict[str, Any] = {} if value is None else {"page": 1, "bbox": Box(10, 10, 100, 20), "source": Source.TEXT}
    return Field[Any](value=value, status="ok", confidence=1.0, **place)


def doubtful(value: Any, *alternatives: Any) -> Field[Any]:
    """A value that a person must look at, with the other readings of the place."""
    place: dict[str, Any] = {"page": 1, "bbox": Box(10, 10, 100, 20), "source": Source.OCR}
    return Field[Any](value=value, status="check", confidence=0.5, alternatives=alternatives, **place)


def paper(type_: str, *, file: str = "한빛정밀_손해액산정_첨부서류.pdf", page: int = 1, **values: Any) -> Document:
    """A document of a type with some fields seen and the others surely absent."""
    return _kind(type_)(file=file, pages=(page,), **{"proves" if name == "item" else name: seen(value) for name, value in values.items()})


def certificate(item: str, **values: Any) -> Document:
    """A certificate of the applicant's that proves `item`."""
    own = {"company_name": f"주식회사 {COMPANY}", "business_registration_number": NUMBER, "representative_name": PERSON}
    return paper("certificate", item=item, **{**own, **values})


def form(**values: Any) -> Document:
    """Annex 1 of a civil suit about one patent and one clause, sealed."""
    usual = {
        "company_name": f"주식회사 {COMPANY}", "representative_name": PERSON, "business_registration_number": NUMBER, "applicant_kind": "party",
        "dispute_kind": "civil_suit", "technology_kind": "patent", "legal_claim_count": 1, "sealed": True,
    }  # fmt: skip
    return paper("application_form", **{**usual, **values})


def details(claimed: Sequence[str] | Field[Any] = (), **values: Any) -> Document:
    """Annex 2 with the ticked rows of section 6."""
    ticked = claimed if isinstance(claimed, Field) else tuple(claimed)
    return paper("application_details", **{"is_sme": True, "ksic_code": "25911", "claimed_rate_items": ticked, **values})


def consent(**values: Any) -> Document:
    """Annex 3 agreed to throughout, sealed."""
    five = ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")
    return paper("consent_form", **{**dict.fromkeys(five, True), "company_name": COMPANY, "representative_name": PERSON, "sealed": True, **values})


def registration(**values: Any) -> Document:
    """A corporation's business registration."""
    usual = {
        "entity_kind": "corporation", "company_name": f"{COMPANY}(주)", "representative_name": PERSON, "business_registration_number": NUMBER,
        "corporate_registration_number": CORPORATE, "opening_date": date(2005, 3, 2), "business_types": "제조업", "business_items": "금형",
    }  # fmt: skip
    return paper("business_registration", **{**usual, **values})


def registry(incorporated: Any, **values: Any) -> Document:
    """The extract of the commercial register."""
    usual = {"company_name": f"주식회사 {COMPANY}", "corporate_registration_number": CORPORATE, "representative_name": PERSON}
    return paper("corporate_registry", incorporated_date=incorporated, **{**usual, **values})


def complaint(**values: Any) -> Document:
    """A complaint for damages, filed."""
    usual = {
        "court": "서울중앙지방법원", "case_number": "2023가합12345", "plaintiff_name": f"주식회사 {COMPANY}", "defendant_name": "주식회사 큰바다",
        "claim_title": "손해배상(지) 청구의 소", "claim_amount": 300_000_000, "filed_date": date(2023, 3, 1),
    }  # fmt: skip
    return paper("complaint", **{**usual, **values})


def receipt(body: Any, **values: Any) -> Document:
    """A mediation body's receipt."""
    usual = {
        "applicant_name": f"주식회사 {COMPANY}", "respondent_name": "주식회사 큰바다", "subject": "부당한 기술자료 유용 및 특허 침해", "filed_date": date(2023, 2, 1),
        "status": "조정 진행 중",
    }  # fmt: skip
    return paper("mediation_receipt", mediation_body=body, **{**usual, **values})


def confirmation(**values: Any) -> Document:
    """The SME confirmation of a small enterprise, valid through most of 2023."""
    usual = {
        "company_name": f"주식회사 {COMPANY}", "business_registration_number": NUMBER, "representative_name": PERSON, "size_class": "small",
        "issued_date": date(2023, 3, 20), "valid_from": date(2023, 4, 1), "valid_until": date(2024, 3, 31),
    }  # fmt: skip
    return paper("sme_confirmation", **{**usual, **values})


def clearance(kind: str, at: date = date(2023, 10, 10), **values: Any) -> Document:
    """A tax clearance (`national` or `local`) without arrears, valid on `at`."""
    usual = {"company_name": COMPANY, "business_registration_number": NUMBER, "arrears": False, "issued_date": at, "valid_until": at}
    return paper(f"{kind}_tax_clearance", **{**usual, **values})


def submission(at: date = date(2023, 10, 10), claimed: Sequence[str] | Field[Any] = (), *more: Document, **changed: Document | None) -> list[Document]:
    """A complete submission in which every criterion that papers can prove is met.

    `changed` replaces a paper by its type, or leaves it out (None); `more` come behind.
    """
    usual: dict[str, Document | None] = {
        "application_form": form(application_date=at),
        "consent_form": consent(),
        "application_details": details(claimed),
        "complaint": complaint(),
        "sme_confirmation": confirmation(),
        "business_registration": registration(),
        "national_tax_clearance": clearance("national", at),
        "local_tax_clearance": clearance("local", at),
    }
    return [document for document in {**usual, **changed}.values() if document is not None] + list(more)


def judged(documents: Sequence[Document], at: date | None = date(2023, 10, 10), program: Program | None = None, **more: Any) -> rules.Judgement:
    """The judgement of the edition in force on `at`."""
    edition = program or programs.for_date(at or date(2023, 10, 10))
    return rules.judge(documents, edition, at, company=COMPANY, **more)


def verdicts(judgement: rules.Judgement, part: str) -> Mapping[str, str]:
    """The verdict of each criterion or item of `eligibility`, `rate` or `bonus`."""
    answers = judgement.eligibility.criteria if part == "eligibility" else getattr(judgement, part).items
    return {answer.id: answer.verdict for answer in answers}


def files(**problems: Any) -> tuple[SourceFile, ...]:
    """The two files of a submission, as read."""
    return tuple(
        SourceFile(name=f"{COMPANY}_손해액산정_{name}.pdf", part=part, sha256="0" * 64, page_count=9, problems=problems.get(part, ()))
        for name, part in (("사업신청서", Part.APPLICATION), ("첨부서류", Part.ATTACHMENTS))
    )


def proving(item: str, at: date) -> list[Document]:
    """Papers that prove a rate or bonus item on `at` beyond doubt."""
    day = at.replace(year=at.year - 1)
    later = at.replace(year=at.year + 1)
    if item.startswith("mediation_"):
        return [receipt(item.removeprefix("mediation_"), filed_date=day)]
    if item in ("startup_3y", "startup_7y"):
        return [registry(at.replace(year=at.year - (2 if item == "startup_3y" else 5)))]
    if item == "disabled_owned":
        return [certificate(item, title="장애인등록증", company_name=None, business_registration_number=None), confirmation()]
    if item in ("national_core_technology", "business_restructuring"):
        return [certificate(item, title="국가핵심기술 판정 통지서" if item == "national_core_technology" else "사업재편계획 승인 통지서", issued_date=day)]
    if item == "business_conversion_excellent":
        return [certificate(item, title="사업전환 우수 완료 통보서", issued_date=day)]
    if item in ("vc_investment", "onsite_consulting", "leak_prevention_system", "protection_services", "industry_academy_agreement"):
        return [certificate(item, event_date=day)]
    return [certificate(item, valid_from=day, valid_until=later)]
