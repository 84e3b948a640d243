"""Official letters (공문): whom they are sent to, and number and day in the foot `시행 기술안보과-412 (2022. 8. 1.)`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from docproc.documents.base import CertificateNumber, CompanyName, Label, PersonName
from docproc.documents.extract import judge
from docproc.documents.standalone import row_region
from docproc.documents.values import Parsed, dates_in, parse
from docproc.documents.view import View
from docproc.model import Field

_SENT = re.compile(r"시\s?행\s*(?P<number>[가-힣A-Za-z][가-힣A-Za-z0-9\s]*?[\s\-.~]*\d[\d\s]*)[(\[{](?P<day>[^)\]]*)")
_DESK = re.compile(r"(?P<number>[가-힣]{2,16}(?:과|처|팀|실|국|센터|본부|부|단)\s?-\s?\d{1,6})$")
_HEAD_OF = re.compile(r"^\W*수\s?신\s*(?:자\s)?\W*\S.*?\s(?:대표이사|대표자|대표)\s+(?P<name>[가-힣](?:\s?[가-힣]){1,4})\s*(?:귀하|귀중)?\s*$")
_TO = re.compile(r"^\W*수\s?신\s*(?:자\s)?\W*(?P<name>\S.*?)\s*(?:(?:대표이사|대표자|대표)(?:\s+[가-힣]{2,5})?)?\s*(?:귀하|귀중)?\s*$")


def sent(view: View) -> dict[str, Field[Any]]:
    """`certificate_number` and `issued_date` from the foot of a letter; only those that stand there."""
    read: dict[str, Field[Any]] = {}
    for row in view.flat_rows:
        region = row_region(row)
        match = _SENT.search(region.text)
        if not match:
            continue
        number = re.sub(r"\s", "", match["number"])
        read["certificate_number"] = judge(view, region, CertificateNumber, Label(), Parsed(number, match.start("number"), match.end("number")))
        for day in dates_in(match["day"])[:1]:
            start = match.start("day")
            read["issued_date"] = judge(view, region, date, Label(), Parsed(day.value, start + day.start, start + day.end, day.repaired))
    return read


def addressee(view: View) -> Field[Any] | None:
    """The company in `수신 … 대표이사`; None where the letter names none."""
    return _named(view, _TO, CompanyName)


def head_of_addressee(view: View) -> Field[Any] | None:
    """The representative in `수신 … 대표이사 홍길동`; None where the letter names none."""
    return _named(view, _HEAD_OF, PersonName)


def _named(view: View, pattern: re.Pattern[str], kind: Any) -> Field[Any] | None:
    """The `name` of the first row that is as `pattern` says."""
    for row in view.flat_rows:
        region = row_region(row)
        match = pattern.match(region.text)
        parsed = parse(kind, match["name"], Label()) if match else None
        if match and parsed:
            start = match.start("name")
            return judge(view, region, kind, Label(), Parsed(parsed.value, start + parsed.start, start + parsed.end, parsed.repaired))
    return None


def desk_number(view: View) -> Field[Any] | None:
    """The number that a letter bears at its head, alone on a row: `산업기술시장혁신과-297`."""
    for row in view.flat_rows[:4]:
        region = row_region(row)
        match = _DESK.match(region.text.strip())
        if match and row.page is view.pages[0]:
            number = re.sub(r"\s", "", match["number"])
            return judge(view, region, CertificateNumber, Label(), Parsed(number, 0, len(region.text)))
    return None


def as_letter(view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
    """Number, day, company and its representative from the head and foot of a letter, where no label gave them."""
    read = {name: field for name, field in sent(view).items() if fields[name].value is None}
    if fields["company_name"].value is None and (to := addressee(view)) is not None:
        read["company_name"] = to
    if "representative_name" in fields and fields["representative_name"].value is None and (head := head_of_addressee(view)) is not None:
        read["representative_name"] = head
    return read
