"""One case in a worker: its pages → documents → verdicts → record and sheets, into a scratch folder."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docproc import documents, intake, letters, programs, reading, review, revision, rules
from docproc.applied import Applied, applied, asking_for_the_day, by_mail, edition
from docproc.faults import trace
from docproc.findings import finding
from docproc.glossary import DOCUMENTS
from docproc.keeping import Earlier
from docproc.model import Case, Document, Finding, Page, PageEntry, PageState, Severity, SourceFile, Span
from docproc.output import write_bytes

log = logging.getLogger("docproc")


@dataclass(frozen=True)
class Options:
    """What a run may be told. `as_of` is the application date to take instead of the form's; `jobs` the
    number of worker processes (0: one a core); `letter_days` how long an applicant has to mend what is missing."""

    program: str | None = None
    as_of: date | None = None
    jobs: int = 0
    force: bool = False
    letter_days: int = review.LETTER_DAYS
    settings: reading.ReadingSettings = field(default_factory=reading.ReadingSettings)


@dataclass(frozen=True)
class Order:
    """All that a worker needs to finish one case."""

    submission: intake.Submission
    pages: dict[str, tuple[Path, ...]]
    options: Options
    scratch: Path
    earlier: Earlier = Earlier()


def finish_case(order: Order) -> str:
    """From pages to sheets, into the scratch folder; returns it."""
    submission, options = order.submission, order.options
    pages = {name: {page.number: page for page in map(load_page, places)} for name, places in order.pages.items()}
    pictures = {f.source.name: reading.Pictures(f.path, pages[f.source.name]) for f in submission.files}
    found, ledger, problems = _recognise(order, pages)
    read = documents.confirm(found, submission.company)
    entries, said = revision.read_back(order.earlier)
    revised = revision.corrected(read, [f.source for f in submission.files], entries)
    found = revised.documents
    written = applied(found)
    received = submission.letter.received.date() if submission.letter and submission.letter.received else None
    day, noted = (Applied(options.as_of, options.as_of), ()) if options.as_of else by_mail(written, received)
    program = programs.load(options.program or edition(day))
    files = tuple(f.source.model_copy(update={"problems": (*f.source.problems, *problems.get(f.source.name, ()))}) for f in submission.files)
    judged = rules.judge(found, program, day.sure, company=submission.company, files=files)
    published = judged.fee.estimate
    if (agreed := revision.agreed_fee(entries, published, same_papers=order.earlier.same_papers)) is not None:
        judged = rules.judge(found, program, day.sure, company=submission.company, files=files, negotiated_fee=agreed)
    case = Case(
        program=program.id,
        case=submission.case,
        application_date=day.read,
        files=files,
        documents=found,
        eligibility=judged.eligibility,
        rate=judged.rate,
        bonus=judged.bonus,
        fee=judged.fee,
        attention=(*review.as_attention((*said, *noted, *submission.problems, *_asking(files))), *asking_for_the_day(judged.attention, day)),
        pages=ledger,
        readings=tuple(note.sentence for note in judged.readings),
    )
    case, overtaken = revision.settled(case, program, revised, entries, published, same_papers=order.earlier.same_papers)
    write_bytes(order.scratch / "record.json", (case.model_dump_json(indent=1) + "\n").encode())

    def picture(file: str, page: int, box: object) -> bytes | None:
        return pictures[file].crop(page, box) if file in pictures else None

    review.write_review(case, program, order.scratch / "review.xlsx", picture=picture, read=read, overtaken=overtaken, published=published)
    review.write_evidence(case, program, order.scratch, _looker(pages, pictures))
    letters.write(case, order.scratch, today(received), options.letter_days)
    return str(order.scratch)


def today(received: date | None) -> date:
    """The day to date a letter by: a clock that says a day before the mail it answers was `received` has been set back."""
    return max(date.today(), received or date.min)


def _asking(files: Sequence[SourceFile]) -> list[Finding]:
    """What is the matter with whole files that a person must look after; pages speak for themselves."""
    return [p for file in files for p in file.problems if p.severity is not Severity.NOTE and (p.page is None or p.code == "page_beyond_limit")]


LOOK_DPI = 110
"""Enough to read 9-point print on a screen."""


def _looker(pages: Mapping[str, Mapping[int, Page]], pictures: Mapping[str, reading.Pictures]) -> review.Looker:
    """Shows a page of the case's files as displayed, with what was found out about its direction."""

    def look(file: str, number: int) -> review.Look | None:
        page = pages.get(file, {}).get(number)
        if page is None or (page.state is PageState.UNREADABLE and page.dpi is None):
            return None  # whatever kept the page from being read would keep us from painting it, and the whole case with it
        try:
            png = pictures[file].whole(number, LOOK_DPI)
        except Exception as error:  # the page is in the ledger as unreadable; the others are worth showing
            log.warning("no picture of page %s: %s", number, trace(error))
            return None
        return review.Look(page.width, page.height, page.turned, png)

    return look


def _recognise(order: Order, read: Mapping[str, Mapping[int, Page]]) -> tuple[tuple[Document, ...], tuple[PageEntry, ...], dict[str, list[Finding]]]:
    """The documents of all files in order, the page ledger, and the problems of each file's pages."""
    found: list[Document] = []
    entries: list[PageEntry] = []
    problems: dict[str, list[Finding]] = {}
    for incoming in order.submission.files:
        name = incoming.source.name
        pages = read[name]
        problems[name] = [p.model_copy(update={"file": name}) for page in pages.values() for p in page.problems]
        owner: dict[int, int] = {}
        reader = reading.open_reader(incoming.path, pages, order.options.settings)
        for span in documents.classify(list(pages.values()), incoming.source.part):
            owner.update(dict.fromkeys(span.pages, len(found)))
            if documents.contested(span):
                one, other = (DOCUMENTS.get(kind or "", kind) for kind in (span.type, span.runner_up))
                problems[name].append(finding("two_claims", file=name, page=span.pages[0], one=one, other=other))
            found.append(_extract(span, [pages[n] for n in span.pages], name, reader, problems[name]))
        for number, page in pages.items():
            note = "; ".join(p.message for p in page.problems)
            entries.append(PageEntry(file=name, page=number, state=page.state, document=owner.get(number), note=note))
        if (last := incoming.source.page_count) > len(pages):
            beyond = finding("page_beyond_limit", file=name, page=len(pages) + 1, last=last)
            problems[name].append(beyond)
            entries += [PageEntry(file=name, page=n, state=PageState.UNREADABLE, note=beyond.message) for n in range(len(pages) + 1, last + 1)]
    return tuple(found), tuple(entries), problems


def _extract(span: Span, pages: Sequence[Page], name: str, reader: object, problems: list[Finding]) -> Document:
    """The document of a span. A fault of ours in one document costs that document, never the case."""
    try:
        return documents.extract(span, pages, name, reader)
    except Exception as error:  # a reviewer gets the page and is told; the log says where it happened
        log.error("could not parse %s pages %s: %s", span.type, span.pages, trace(error))
        problems.append(finding("document_failed", file=name, page=span.pages[0], document=None, type=span.type))
        return documents.record_class("other", None)(file=name, pages=span.pages, score=span.score, runner_up=span.type)


def load_page(place: Path) -> Page:
    """A page as the cache holds it."""
    return Page.model_validate_json(place.read_bytes())
