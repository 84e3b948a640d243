"""산학협약서 with a school named by annex 4: 마이스터고, 특성화고, or a 중소기업인력양성대학."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from docproc.documents.base import BusinessNumber, CertificateNumber, CompanyName, Label, PersonName, Text, labelled
from docproc.documents.certificate import AGREEMENT, BUSINESS_NUMBER, FIRM, NUMBER, PERSON, Certificate
from docproc.documents.extract import judge
from docproc.documents.parties import only_firm
from docproc.documents.standalone import row_region
from docproc.documents.values import Parsed
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field

_SCHOOL = re.compile(r"(?P<name>[가-힣A-Za-z0-9]{2,14}(?:고등학교|고교|대학교|대학)(?:\s?산학협력단)?)(?=장|\s|$|\(|,|\)|의|와|과|총장|학장)")
_DATED = ("협약일", "협약체결일", "체결일", "협약일자", "계약일", "계약체결일", "체결일자")
_PERIOD = ("협약기간", "유효기간", "계약기간", "협약의 유효기간")

# A kind of school is no school's name.
_KINDS_OF_SCHOOL = frozenset("특성화고등학교 마이스터고등학교 산업수요맞춤형고등학교 직업계고등학교 공업고등학교 상업고등학교 고등학교 전문대학 전문대학교 대학 대학교 계약학과".split())


class IndustryAcademyAgreement(Certificate):
    """Annex 4 인력, 고용: concluded within three years (Q13). An agreement in which no such school is named is for a person."""

    item = "industry_academy_agreement"
    titles = (
        "산학협약서", "산학협력 협약서", "산학협력 업무협약서", "산학 업무협약서", "취업협약서", "취업연계 협약서", "산학협력 및 취업 협약서", "산학 취업 협약서", "계약학과 설치·운영 계약서",
        "계약학과 설치 및 운영 계약서", "중소기업 계약학과 설치·운영 협약서", "계약학과 운영 협약서", "기술사관 육성사업 협약서", "기술사관 육성사업 산학협약서", "취업맞춤반 협약서", "취업맞춤반 운영 협약서",
        "중소기업 특성화고 인력양성사업 협약서", "특성화고 인력양성사업 산학협약서",
    )  # fmt: skip
    not_titles = ("산학연 공동연구 협약서", "산학 공동연구 협약서", "공동연구개발 협약서", "산학공동기술개발 협약서", "기술이전 협약서", "연구개발 협약서", "업무협약서", "산학연협력 연구개발 협약서", "현장실습 협약서")
    anchors = {"산학협력": 1, "산학협약": 2, "마이스터고": 2, "특성화고": 2, "계약학과": 2, "기술사관": 2, "취업맞춤반": 2}
    said = ("마이스터고", "특성화고", "계약학과", "기술사관", "취업맞춤반")
    numbered = False
    concluded = True
    issuers = ()
    follow = AGREEMENT

    company_name: Field[CompanyName] = labelled("을(기업)", "갑(기업)", "을(산업체)", "갑(산업체)", "산업체명", "산업체", "협약기업", *FIRM)
    business_registration_number: Field[BusinessNumber] = labelled(*BUSINESS_NUMBER, optional=True)
    representative_name: Field[PersonName] = labelled(*PERSON)
    certificate_number: Field[CertificateNumber] = labelled("협약번호", "계약번호", *NUMBER, optional=True)
    issued_date: Field[date] = labelled(*_DATED)
    valid_from: Field[date] = labelled(*_PERIOD, part="first", optional=True)
    valid_until: Field[date] = labelled(*_PERIOD, part="last", optional=True)
    event_date: Field[date] = labelled(*_DATED)

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The school is the other party: the first name on the paper that is one. The firm is the company beside it, where no label says so."""
        read = super().read_own(view, fields)
        if read.get("company_name", fields["company_name"]).value is None and (firm := only_firm(view)) is not None:
            read["company_name"] = firm
        for row in view.flat_rows:
            region = row_region(row)
            match = _SCHOOL.search(region.text)
            if match and squeeze(match["name"]) not in _KINDS_OF_SCHOOL:
                found = Parsed(match["name"], match.start("name"), match.end("name"))
                return {**read, "issuer": judge(view, region, Text, Label(), found)}
        return read
