"""기술자료 임치증(서), kept by the 협력재단 or 기술보증기금."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import CertificateNumber, CompanyName, labelled
from docproc.documents.certificate import FIRM, ISSUED, NUMBER, Certificate
from docproc.model import Field


class TechnologyEscrow(Certificate):
    """Annex 5 나.: the contract is in force on the application date."""

    item = "technology_escrow"
    titles = ("기술자료 임치증", "기술자료 임치증서", "기술자료 임치계약서", "기술임치증", "기술임치증서", "기술자료 임치 확인서", "임치증서", "임치물 확인서", "기술자료 임치계약 확인서")
    not_titles = ("기술자료 임치 신청서", "기술자료 임치계약 해지 확인서", "기술자료 임치계약 만료 안내", "기술자료 요구서", "기술이전 계약서")
    anchors = {"기술자료임치": 3, "임치인": 2, "수치인": 1, "임치물": 2, "임치기간": 2, "임치번호": 2, "임치하였음을": 3}
    issuers = ("대·중소기업·농어업협력재단", "대·중소기업·농어업협력재단 이사장", "대·중소기업·농어업협력재단 사무총장", "대·중소기업협력재단", "기술보증기금 이사장", "기술보증기금", "대중소기업농어업협력재단")

    company_name: Field[CompanyName] = labelled("임치인", "개발기업(임치인)", "임치인(개발기업)", "개발기업", "임치기업", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled("임치번호", "임치증번호", "증서번호", "계약번호", "임치계약번호", *NUMBER)
    issued_date: Field[date] = labelled(*ISSUED)
    valid_from: Field[date] = labelled("임치기간", "계약기간", "유효기간", "임치계약기간", part="first")
    valid_until: Field[date] = labelled("임치기간", "계약기간", "유효기간", "임치계약기간", part="last")
