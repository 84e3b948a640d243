"""기술보호 정책보험 증권: both days of the insured period count, whatever the hour."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, Label, PersonName, Text, labelled
from docproc.documents.certificate import ISSUED, NUMBER, Certificate
from docproc.documents.extract import judge
from docproc.documents.standalone import row_region
from docproc.documents.values import Parsed, parse
from docproc.documents.view import View
from docproc.model import Field

INSURERS = ("삼성화재해상보험", "DB손해보험", "메리츠화재해상보험", "KB손해보험", "현대해상화재보험", "한화손해보험", "롯데손해보험", "흥국화재해상보험", "서울보증보험")

_TITLE = re.compile(r"\s*대\s?표\s?이\s?사(?:\s?사\s?장)?(?![가-힣])")  # who signs, before a name


_CUT_TITLE = re.compile(r"(?P<name>.*(?:보험|주식회사|㈜|\(주\)))\s*대\s?표(?:\s?이)?\s?[^가-힣]{0,4}$")  # under a seal

class PolicyInsurance(Certificate):
    """Annex 5 나.: in force on the application date."""

    item = "policy_insurance"
    titles = ("중소기업 기술보호 정책보험 증권", "중소기업 기술보호 정책보험 보험증권", "중소기업 기술보호보험 증권", "기술보호 정책보험 증권", "보험증권", "보험가입증명서", "중소기업 기술보호 정책보험 가입증명서", "중소기업 기술보호보험 가입증명서", "기술보호 정책보험 계약서", "지식재산 법률비용보험 증권")
    anchors = {"기술보호정책보험": 4, "기술보호보험": 3, "보험기간": 2, "피보험자": 2, "증권번호": 2, "보상한도액": 1}
    not_titles = ("이행보증보험증권", "화재보험증권", "고용보험가입증명서")
    issuers = INSURERS
    numbered = False

    company_name: Field[CompanyName] = labelled("피보험자", "보험계약자", "계약자", "기업명", "업체명", "상호", "상호(법인명)", "법인명(상호)", "업체명(상호)", "기업체명")
    representative_name: Field[PersonName] = labelled("대표자", "대표자명", "대표자성명", "성명(대표자)", optional=True)
    certificate_number: Field[CertificateNumber] = labelled("증권번호", "보험증권번호", "가입번호", *NUMBER)
    issued_date: Field[date] = labelled(*ISSUED, "계약일", "증권발행일", "증권발급일")
    valid_from: Field[date] = labelled("보험기간", "보장기간", part="first")
    valid_until: Field[date] = labelled("보험기간", "보장기간", part="last")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The insurer signs with a name of its own: the last row that names an insurer."""
        read = super().read_own(view, fields)
        if read["issuer"].status != "ok":
            for row in reversed(view.rows):
                if "보험" in row.stream and 5 <= len(row.stream) <= 24 and ("주식회사" in row.stream or "손해보험" in row.stream or "화재" in row.stream):
                    region = row_region(row)
                    parsed = parse(CompanyName, region.text, Label())
                    if parsed:
                        title = _TITLE.match(region.text[parsed.end :])
                        if title is None and (cut := _CUT_TITLE.match(region.text[parsed.start :])):
                            # The seal of the insurer lies over the end of who signs for it.
                            return {**read, "issuer": Field(value=f"{cut['name'].strip()} 대표이사", raw=region.text, status="check", confidence=0.7, page=row.page.number, bbox=row.box, source=row.page.source)}
                        whole = region.text[parsed.start : parsed.end + (title.end() if title else 0)]
                        return {**read, "issuer": judge(view, region, Text, Label(), Parsed(whole, parsed.start, parsed.start + len(whole)))}
        return read
