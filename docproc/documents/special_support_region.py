"""중소기업특별지원지역 입주확인서, from a local government or the 산업단지공단."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import FIRM, NUMBER, Certificate
from docproc.model import Field

_PERIOD = ("특별지원지역 지정기간", "지정기간", "지역 지정기간", "특별지원기간", "지원기간", "유효기간")


class SpecialSupportRegion(Certificate):
    """Annex 4 기타: the area's designation runs on the application date. A plain 입주확인서 proves no such area."""

    item = "special_support_region"
    titles = (
        "중소기업특별지원지역 입주확인서", "중소기업특별지원지역 입주기업 확인서", "중소기업특별지원지역 소재 확인서", "중소기업특별지원지역 소재기업 확인서", "특별지원지역 입주확인서",
        "산업단지 입주확인서", "산업단지 입주기업 확인서", "입주확인서", "입주기업 확인서",
    )  # fmt: skip
    not_titles = ("창업보육센터 입주확인서", "지식산업센터 입주확인서", "산업단지 입주계약서", "입주계약확인서", "공장등록증명서", "벤처기업집적시설 입주확인서", "기술지주회사 입주확인서")
    anchors = {"중소기업특별지원지역": 4, "특별지원지역": 2, "입주하여": 1, "입주하고있음을": 2}
    said = ("특별지원지역",)
    issuers = ("한국산업단지공단 이사장", "한국산업단지공단")

    company_name: Field[CompanyName] = labelled("입주기업", "입주업체", "입주기업명", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled(*NUMBER)
    valid_from: Field[date] = labelled(*_PERIOD, part="first")
    valid_until: Field[date] = labelled(*_PERIOD, part="last")
