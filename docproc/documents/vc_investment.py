"""투자계약서 of a venture-capital investor: the day of payment counts, else the day of the contract (reading Q9)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, Label, labelled
from docproc.documents.certificate import FIRM, NUMBER, Certificate
from docproc.documents.extract import judge
from docproc.documents.parties import firm, investor, paid_on, representative
from docproc.documents.values import parse
from docproc.documents.view import Region, View
from docproc.model import Field, Source

_INVESTOR = re.compile(r"(?:^.{0,2}(?:투자자|인수인)\W{0,3})?(?P<name>(?:주식회사|\(주\)|유한회사)?[가-힣A-Za-z0-9&]{2,12}?(?:인베스트먼트|벤처투자|창업투자|기술투자|벤처스|캐피탈|파트너스)[가-힣]{0,4}?(?:주식회사|\(주\)|유한회사|유한책임회사))")
_SIGNATURE = re.compile(r"^.{0,2}(?:투자자|인수인)[:;]\W{0,2}(?P<name>[가-힣A-Za-z0-9&()]{2,24})(?:\(인\))?$")  # whoever signs as the investor
_PAYMENT = re.compile(r"납입|거래완결|거래종결|투자일")


class VcInvestment(Certificate):
    """Annex 5 가.2): invested within two years before the application."""

    item = "vc_investment"
    titles = ("투자계약서", "신주인수계약서", "상환전환우선주식 인수계약서", "상환전환우선주 인수계약서", "전환사채 인수계약서", "전환상환우선주식 인수계약서", "조건부지분인수계약서", "전환우선주식 인수계약서", "신주인수계약서(상환전환우선주식)", "투자확인서")
    not_titles = ("투자의향서", "근로계약서", "임대차계약서")
    anchors = {"업무집행조합원": 2, "상환전환우선주식": 2, "납입일": 2, "거래완결일": 2, "인수대금": 2, "투자기업": 1, "벤처투자조합": 2, "주식의종류와수": 1}
    follow = ("진술과보장", "인수대금", "거래완결", "투자자:", "분쟁해결")
    open_ended = True
    numbered = False
    issuers = ()

    company_name: Field[CompanyName] = labelled("투자기업", "피투자기업", "발행회사", "대상회사", *FIRM)
    certificate_number: Field[CertificateNumber] = labelled("계약번호", *NUMBER, optional=True)
    issued_date: Field[date] = labelled("계약일", "계약체결일", "계약일자", "체결일")
    valid_from: Field[date] = labelled("유효기간", part="first", optional=True)
    valid_until: Field[date] = labelled("유효기간", part="last", optional=True)
    event_date: Field[date] = labelled("납입일(거래완결일)", "납입일", "거래완결일", "납입기일", "투자금납입일", "주금납입일", "거래종결일", "투자일")

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The investor signs on the last page; a text layer without a word of payment surely has no such day."""
        read = super().read_own(view, fields)
        paid = fields["event_date"]
        if paid.value is None and all(page.source is Source.TEXT for page in view.pages) and not _PAYMENT.search(view.text):
            read["event_date"] = Field(status="ok", confidence=0.9, source=Source.TEXT)
        if paid.value is None and (said := paid_on(view)):
            read["event_date"] = said
        read["company_name"] = firm(view, fields["company_name"])
        read["representative_name"] = representative(view, fields["representative_name"])
        signed = investor(view) or _signed(view, _INVESTOR) or _signed(view, _SIGNATURE)
        return {**read, "issuer": signed} if signed else read


def _signed(view: View, pattern: re.Pattern[str]) -> Field[Any] | None:
    """The last row in which `pattern` finds the name of an investor, behind the word for its part."""
    for row in reversed(view.rows):
        match = pattern.search(row.stream)
        if not match or len(row.stream) > 36:
            continue
        glyphs = row.glyphs[row.at[match.start("name")] : row.at[match.end("name") - 1] + 1]
        region = Region(row.page, glyphs, row.box, 1)
        parsed = parse(CompanyName, region.text, Label())
        if parsed:
            return judge(view, region, CompanyName, Label(), parsed)
    return None
