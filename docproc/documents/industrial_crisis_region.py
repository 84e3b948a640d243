"""산업위기(대응특별·선제대응)지역 소재 확인서. Usually the registrations' addresses are all the evidence there is."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import FIRM, NUMBER, Certificate
from docproc.model import Field

_PERIOD = ("지정기간", "산업위기지역 지정기간", "유효기간")


class IndustrialCrisisRegion(Certificate):
    """Annex 4 기타 (요령 제2조제27호): never credited by itself, the edition's dated list is for a person (Q30)."""

    item = "industrial_crisis_region"
    titles = tuple(f"{area} {kind}" for area in ("산업위기지역", "산업위기대응특별지역", "산업위기선제대응지역") for kind in ("소재 확인서", "소재기업 확인서", "입주 확인서", "사업장 소재 확인서"))
    not_titles = ("고용위기지역 소재 확인서", "고용위기지역 소재기업 확인서", "중소기업특별지원지역 소재 확인서", "인구감소지역 소재 확인서")
    anchors = {"산업위기대응특별지역": 4, "산업위기선제대응지역": 4, "산업위기지역": 3}
    said = ("산업위기",)
    issuers = ()  # the mayor signs; the minister stands in the sentence

    company_name: Field[CompanyName] = labelled("입주기업", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled(*NUMBER)
    valid_from: Field[date] = labelled(*_PERIOD, part="first", optional=True)
    valid_until: Field[date] = labelled(*_PERIOD, part="last", optional=True)
