"""Certificates, designations, agreements and confirmations that prove a preference (annexes 4 and 5).

They share one record and differ by class. A new one is one module:

    class Venture(Certificate):
        item = "venture"
        titles = ("벤처기업확인서", …)
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from pydantic import model_validator

from docproc.documents.base import BusinessNumber, CertificateNumber, CompanyName, Label, PersonName, Record, Text, labelled, own
from docproc.documents.extract import judge
from docproc.documents.standalone import dated_line, issuer_line, numbered_line, row_region, title_field
from docproc.documents.values import parse
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field

AGREEMENT = ("본 협약", "이 협약", "협약서 2부", "협약 당사자", "본 계약", "계약서 2부")
"""Words of an agreement's later pages, where its day and its signatures stand."""


# What every kind of certificate may call these; a kind names its own words first.
FIRM = ("기업명", "업체명", "회사명", "상호", "상호(법인명)", "법인명", "기업체명", "법인명(상호)", "업체명(상호)", "지정기업", "선정기업", "확인기업")
PERSON = ("대표자", "대표자명", "대표자성명", "대표이사", "성명(대표자)", "성명", "대표")
BUSINESS_NUMBER = ("사업자등록번호", "사업자번호", "사업자(법인)등록번호", "사업자등록번호(법인등록번호)")
NUMBER = ("발급번호", "확인서번호", "인증번호", "지정번호", "증서번호", "확인번호", "문서번호")
ISSUED = ("발급일", "발급일자", "발행일", "발행일자", "교부일", "교부일자")


class Certificate(Record):
    """`proves` is written as `item` in JSON: which preference it proves, an id of the program's tables."""

    type: ClassVar[str] = "certificate"
    ko: ClassVar[str] = "증명서"
    issuers: ClassVar[tuple[str, ...]] = ("중소벤처기업부장관", "중소기업청장")
    numbered: ClassVar[bool] = True
    """Whether a bare `제 … 호` near the top is its number."""
    said: ClassVar[tuple[str, ...]] = ()
    """Words of which one must stand on the paper for it to prove anything: a title misread by two strokes may be
    that of another programme. Without them `proves` is for a person."""
    denies: ClassVar[tuple[str, ...]] = ()
    """Words that say the contrary (불승인, 선정되지 않음): with one of them `proves` is for a person."""
    concluded: ClassVar[bool] = False
    """Whether an agreement (협약서, 계약서) among its titles counts from the day it was signed, printed without a label."""

    proves: Field[str] = own()
    title: Field[Text] = own()
    issuer: Field[Text] = own()
    company_name: Field[CompanyName] = labelled(*FIRM)
    business_registration_number: Field[BusinessNumber] = labelled(*BUSINESS_NUMBER, optional=True)
    representative_name: Field[PersonName] = labelled(*PERSON)
    certificate_number: Field[CertificateNumber] = labelled(*NUMBER)
    issued_date: Field[date] = labelled(*ISSUED)
    valid_from: Field[date] = labelled("유효기간", "확인기간", "지정기간", "인증기간", "증명서유효기간", "확인서유효기간", part="first")
    valid_until: Field[date] = labelled("유효기간", "확인기간", "지정기간", "인증기간", "증명서유효기간", "확인서유효기간", part="last")
    event_date: Field[date] = labelled()

    @classmethod
    def public_names(cls) -> dict[str, str]:
        """`proves` stands under `item`, which the class attribute of that name forbids to call so here."""
        return {name: "item" if name == "proves" else name for name in cls.field_names()}

    @model_validator(mode="before")
    @classmethod
    def _item_is_proves(cls, data: Any) -> Any:
        if isinstance(data, dict) and "item" in data:
            return {**{k: v for k, v in data.items() if k != "item"}, "proves": data["item"]}
        return data

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """Title and issuer by closed list, the number and date that stand without a label."""
        title = title_field(view, cls.titles)
        read: dict[str, Field[Any]] = {
            "title": title,
            "proves": Field(value=cls.item, raw=title.raw, status="ok", confidence=1.0, page=title.page, bbox=title.bbox, source=title.source)
            if title.page is not None
            else _first_line(view, cls.item),
            "issuer": issuer_line(view, cls.issuers),
        }
        if not cls._says_so(view):
            read["proves"] = read["proves"].model_copy(update={"status": "check", "confirmed_by": ()})
        if fields["issued_date"].value is None:
            read["issued_date"] = dated_line(view)
        if fields["certificate_number"].value is None and cls.numbered:
            read["certificate_number"] = numbered_line(view, otherwise=fields["certificate_number"])
        if cls.concluded and fields["company_name"].value is None:
            read["company_name"] = _party(view) or fields["company_name"]
        if cls.concluded and re.search(r"협약서|계약서", squeeze(title.value or "")):
            read["certificate_number"] = unnumbered(view, read.get("certificate_number", fields["certificate_number"]))
            if fields["event_date"].value is None:
                read["event_date"] = read.get("issued_date", fields["issued_date"])
        return read

    @classmethod
    def _says_so(cls, view: View) -> bool:
        """Whether the words that make it a proof stand there, and none of those that deny it."""
        asserted = not cls.said or any(squeeze(word) in view.text for word in cls.said)
        return asserted and not any(squeeze(word) in view.text for word in cls.denies)


_PARTY = re.compile(r"^[(“\"]?[갑을병][)”\"]?\s?[:：]\s?")
_FIRM = re.compile(r"주식회사|유한회사|㈜|\(주\)|\(유\)")


def _party(view: View) -> Field[Any] | None:
    """`을 : 주식회사 …` at the head of an agreement, where just one of the parties is a firm."""
    found = []
    for row in view.flat_rows:
        region = row_region(row)
        match = _PARTY.match(region.text)
        if match and _FIRM.search(region.text):
            inner = region.part(match.end(), len(region.text))
            parsed = parse(CompanyName, inner.text, Label())
            if parsed is not None:
                found.append(judge(view, inner, CompanyName, Label(), parsed))
    return found[0] if len({squeeze(field.value) for field in found}) == 1 else None


_OTHER_NUMBERS = re.compile(r"(?:사업자|법인|주민|사업자\(법인\))(?:등록)?번호|(?:전화|우편|팩스|계좌)번호")


def unnumbered(view: View, read: Field[Any]) -> Field[Any]:
    """`read`, a number under its label; surely none where no label of one stands on a paper of a kind that seldom has one."""
    if read.value is not None or "번호" in _OTHER_NUMBERS.sub("", view.text):
        return read
    return Field(status="ok", confidence=0.9, source=view.pages[0].source)


def _first_line(view: View, item: str | None) -> Field[Any]:
    line = view.pages[0].lines[0]
    return Field(value=item, status="ok", confidence=1.0, page=view.pages[0].number, bbox=line.box, source=view.pages[0].source)
