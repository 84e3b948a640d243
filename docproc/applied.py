"""When a company applied, how sure that is, and which edition of the announcement follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docproc import programs
from docproc.findings import finding
from docproc.model import Attention, Document, Finding

_NOTHING_HANGS = "결과를 바꾸지 않습니다."
_ALL_HANGS = "적용 공고와, 유효기간·업력처럼 신청일로 세는 판정이 모두 여기에 달려 있습니다. 확인한 날짜를 '신청정보' 시트의 노란 칸에 적거나 --as-of 로 주고 다시 실행하세요."


@dataclass(frozen=True)
class Applied:
    """The day as `read`; the same as `sure` where the program stands behind it; all `readings` that are not ruled
    out; the indices of the application forms that tell it."""

    read: date | None
    sure: date | None
    readings: tuple[date, ...] = ()
    forms: tuple[int, ...] = ()


def applied(found: Sequence[Document]) -> Applied:
    """The date on the application form (`by_mail` knows better where it came by mail; else give --as-of). It is sure where
    it was read with confidence, or the consent form, signed with it, says the same; never where two forms differ."""
    forms = tuple(n for n, document in enumerate(found) if document.type == "application_form")
    said = [field for n in forms if (field := found[n].fields["application_date"]).value is not None]
    if not said:
        return Applied(None, None, (), forms)
    signed = {document.fields["consent_date"].sure for document in found if document.type == "consent_form"}
    proved = [field.value for field in said if field.status == "ok" or field.value in signed]
    read = proved[0] if proved else said[0].value
    sure = read if proved and {field.value for field in said} == {read} else None
    return Applied(read, sure, tuple(dict.fromkeys(day for field in said for day in (field.value, *field.alternatives) if day)), forms)


def by_mail(written: Applied, received: date | None) -> tuple[Applied, tuple[Finding, ...]]:
    """The day the mail was received, where it came by mail (the announcement receives applications so, section 5),
    with a finding where the form says another."""
    if received is None:
        return written, ()
    noted = () if written.read in (received, None) else (finding("mail_day", received=received, written=written.read),)
    return Applied(received, received, (received,), written.forms), noted


def edition(day: Applied) -> str:
    """The edition in force on the day; the latest where the readings of a doubtful day lead to different ones, for
    only there nothing that was claimed is left out."""
    editions = {programs.for_date(one).id for one in ((day.sure,) if day.sure else day.readings)}
    return editions.pop() if len(editions) == 1 else programs.all_ids()[-1]


def asking_for_the_day(attention: Sequence[Attention], day: Applied) -> tuple[Attention, ...]:
    """`attention`, with the doubtful application date first: without it nothing that counts from it is decided."""
    if day.sure is not None:
        return tuple(attention)
    asked = [one for one in attention if one.document in day.forms and one.field == "application_date"]
    first = [one.model_copy(update={"decisive": True, "message": f"{one.message.removesuffix(_NOTHING_HANGS).strip()} {_ALL_HANGS}"}) for one in asked]
    if not asked and len(day.readings) > 1:
        values = ", ".join(sorted(map(str, day.readings)))
        differ = finding("documents_disagree", field="신청일", values=values)
        first = [Attention(code=differ.code, message=f"{differ.message} {_ALL_HANGS}", document=day.forms[0])]
    return (*first, *(one for one in attention if one not in asked))
