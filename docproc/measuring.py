"""How right an OUT is: its records beside golden ones, the report with pictures, what changed since, and the random audit."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import docproc
from docproc import reading
from docproc.box import Box
from docproc.casework import load_page
from docproc.entries import Entry
from docproc.errors import WrongUsage
from docproc.keeping import sha
from docproc.model import Case, Page
from docproc.output import HALF, OutFolder, existing_out, put, write_bytes
from docproc.pipeline import all_cases, load_case
from docproc.qa import accuracy_section, audit, compare, page, snapshots, tables
from docproc.qa.results import Place, Report, VerdictResult, asks
from docproc.review.anchors import Section, verdict_anchor
from docproc.review.tables import write_tables
from docproc.table import Said, Table

log = logging.getLogger("docproc")
WHOLE_DPI = 60
"""Where nothing was read and the golden record gives no place, the whole page is shown, just legible."""
FOLDER, PAGE, BOOK, AUDIT = "qa", "qa.html", "qa.xlsx", "audit.json"

_IN_A_LINK = str.maketrans({"%": "%25", "#": "%23", "?": "%3F"})


@dataclass(frozen=True)
class Bars:
    """What must be reached: `fields`, the least percentage of exact fields; `silent`, the most silent errors (fields and
    verdicts together); `not_worse`, nothing significantly worse than the baseline. None and False ask nothing."""

    fields: float | None = None
    silent: int | None = None
    not_worse: bool = False


@dataclass(frozen=True)
class Measured:
    """The comparison, the tables for a terminal, where the page and the workbook lie, and what was not reached."""

    report: Report
    tables: tuple[Table, ...]
    page: Path
    book: Path
    failures: tuple[Said, ...]


def measure(gold: Path, out: Path, *, lang: str = "ko", baseline: Path | None = None, bars: Bars = Bars()) -> Measured:
    """Compares OUT with `gold`, writes OUT/qa/qa.html and qa.xlsx and keeps the outcome for the next time. The
    `baseline` is by default `gold`/baseline.json where that exists. Raises WrongUsage."""
    folder = existing_out(out)
    report = compare.compare(gold, out)
    now = snapshots.snapshot(report, made=_now(), program=docproc.__version__)
    history = snapshots.History(folder.root / FOLDER)
    against = [("last", Said("지난 실행과 견줌", "Against the last run"), history.last_other(now))]
    if baseline is not None or (gold / snapshots.BASELINE).exists():
        against.append(("baseline", Said("기준(release)과 견줌", "Against the released baseline"), snapshots.read(baseline or gold / snapshots.BASELINE)))
    found = [(name, title, snapshots.difference(then, now)) for name, title, then in against if then is not None]
    compared = tuple(snapshots.difference_table(one, name, title) for name, title, one in found)
    changed = tuple(
        snapshots.changes_table(one, f"{name}_changes", Said(f"{title.ko}: 바뀐 것", f"{title.en}: changes")) for name, title, one in found if one.better or one.worse
    )
    cut = _cutter(gold, folder)
    about = f"{gold} ↔ {out} · docproc {docproc.__version__} · {now.made}"
    shown = (*tables.tables(report), *compared, *changed)
    place, book = folder.root / FOLDER / PAGE, folder.root / FOLDER / BOOK
    write_bytes(place, page.page(report, shown, lang, cut=cut, proof=_prover(folder), about=about).encode())
    half = book.with_name(f"{HALF}{BOOK}")
    write_tables((*shown, tables.one_by_one(report, cut)), half, lang)
    half.chmod(0o600)
    put(half, book)
    if (kept := history.place_for(now)) is not None:
        write_bytes(kept, snapshots.as_json(now).encode())
    worse = bars.not_worse and any(name == "baseline" and one.significantly_worse for name, _, one in found)
    return Measured(report, (*tables.headlines(report), *compared), place, book, _failures(report, bars, worse))


def _failures(report: Report, bars: Bars, worse: bool) -> tuple[Said, ...]:
    t = report.totals()
    found = []
    reached = 100 * t["exact"] / t["fields"] if t["fields"] else 0.0
    if bars != Bars() and report.missing_cases:
        found.append(Said(f"기록이 없는 접수 건: {', '.join(report.missing_cases)}", f"no record of: {', '.join(report.missing_cases)}"))
    if bars.fields is not None and reached < bars.fields:
        found.append(Said(f"필드 정확 {reached:.2f} % < {bars.fields:g} %", f"fields exact {reached:.2f} % < {bars.fields:g} %"))
    silent = t["silent_errors"] + t["verdict_silent_errors"]
    if bars.silent is not None and silent > bars.silent:
        found.append(Said(f"조용한 오류 {silent}개 > {bars.silent}개", f"{silent} silent errors > {bars.silent}"))
    if worse:
        found.append(Said("기준보다 유의하게 나빠졌습니다 (McNemar, 5 %)", "significantly worse than the baseline (McNemar, 5 %)"))
    return tuple(found)


def release(gold: Path, out: Path, *, docs: Path | None = None) -> tuple[Path, ...]:
    """Makes this outcome the baseline (`gold`/baseline.json) and writes its figures into `docs`; returns what was
    written. Raises WrongUsage where a golden case has no record: a baseline is whole."""
    report = compare.compare(gold, existing_out(out).root)
    if report.missing_cases:
        raise WrongUsage(
            f"기록이 없는 접수 건이 있어 기준으로 삼을 수 없습니다: {', '.join(report.missing_cases)}",
            f"No baseline without a record of every golden case; missing: {', '.join(report.missing_cases)}",
            next_ko=f"docproc ingest {gold} --out {out} 로 모두 읽은 뒤 다시 실행하세요.",
            next_en=f"Read them all with docproc ingest {gold} --out {out}, then run again.",
        )
    made = _now()
    written = [gold / snapshots.BASELINE]
    text = accuracy_section.placed(docs.read_text(encoding="utf-8"), accuracy_section.section(report, made=made[:10], program=docproc.__version__)) if docs else ""
    write_bytes(written[0], snapshots.as_json(snapshots.snapshot(report, made=made, program=docproc.__version__)).encode())
    if docs is not None:
        mode = docs.stat().st_mode
        write_bytes(docs, text.encode())
        docs.chmod(mode)  # a document is for everyone to read, unlike what lies in OUT
        written.append(docs)
    return tuple(written)


def _cutter(gold: Path, folder: OutFolder) -> Callable[[str, str, Place], bytes | None]:
    """Cuts out of the papers that lie beside the golden records; what was found out about a page's direction is used."""
    places = compare.gold_records(gold)

    @cache
    def pictures(case: str, name: str) -> tuple[reading.Pictures, set[int]] | None:
        paper = places[case].parent / name
        if Path(name).name != name or not paper.is_file():
            return None
        known = pages_read(folder, sha(paper))
        return reading.Pictures(paper, known), set(known)

    @cache
    def cut(case: str, name: str, place: Place) -> bytes | None:
        try:
            found = pictures(case, name)
            if found is None:
                return None
            paper, known = found
            if place.bbox is not None:
                return paper.crop(place.page, Box(*place.bbox))
            # A page that nobody knows any more might show a private number that cannot be covered.
            return paper.whole(place.page, WHOLE_DPI) if place.page in known else None
        except Exception as error:  # the figures are worth having without one of their pictures
            log.warning("no picture of %s page %s: %s", name, place.page, type(error).__name__)
            return None

    return cut


def _prover(folder: OutFolder) -> Callable[[VerdictResult], str | None]:
    """Leads to a verdict on the case's page of proofs, where the run wrote one."""

    def proof(verdict: VerdictResult) -> str | None:
        page = folder.case(verdict.case) / "evidence.html"
        if not page.is_file():
            return None
        section: Section | None = verdict.section if verdict.section in ("eligibility", "rate", "bonus") else None  # type: ignore[assignment]
        anchor = f"#{verdict_anchor(section, verdict.id)}" if section is not None else ""
        return f"../cases/{verdict.case.translate(_IN_A_LINK)}/evidence.html{anchor}"

    return proof


def pages_read(folder: OutFolder, sha256: str) -> dict[int, Page]:
    """The pages as they were read last, as far as the cache still has them."""
    pages = {}
    for path in sorted(folder.pages_of(sha256).glob("*-*.json"), key=lambda p: p.stat().st_mtime):
        try:
            read = load_page(path)
            pages[read.number] = read
        except ValueError:
            continue
    return pages


# --- the random audit -------------------------------------------------------------------------------


def untouched(case: Case) -> bool:
    """Whether no question about the papers was put that decides anything, and nobody entered anything."""
    return not any(asks(one.code, one.document, one.decisive) for one in case.attention) and not any(_decided(entry) for entry in case.entries)


def _decided(entry: Entry) -> bool:
    return entry.kind in ("verdict", "correction", "fee") and entry.holds


def sample(out: Path, *, share: float, seed: int | None = None) -> list[audit.Drawn]:
    """Draws untouched cases for a full look, and keeps which; returns all that were ever drawn. A new draw is made only
    as far as `share` (0 to 1) of the untouched cases has not been drawn before."""
    folder = existing_out(out)
    before = drawn(folder)
    pool = {case.case: (sha(folder.record(case.case)), _sure(case)) for case in all_cases(folder) if untouched(case)}
    seed = random.SystemRandom().randrange(10**9) if seed is None else seed
    now = before + audit.draw(pool, before, share=share, seed=seed, today=date.today().isoformat())
    if now != before:
        _keep(folder, now)
    return now


def looked_at(out: Path, case: str, wrong: int) -> list[audit.Drawn]:
    """Keeps what a person found in a case that was drawn. Raises WrongUsage."""
    folder = existing_out(out)
    folder.existing_case(case)
    load_case(folder, case)
    now = audit.looked_at(drawn(folder), case, wrong, sha(folder.record(case)), date.today().isoformat())
    _keep(folder, now)
    return now


def drawn(folder: OutFolder) -> list[audit.Drawn]:
    """What was drawn so far. WrongUsage where the file is damaged."""
    path = folder.root / FOLDER / AUDIT
    try:
        return audit.from_json(path.read_text(encoding="utf-8")) if path.exists() else []
    except (ValueError, TypeError) as error:
        raise WrongUsage(
            f"무작위 확인 기록이 손상되었습니다: {path}",
            f"The record of the audit is damaged: {path}",
            next_ko="파일을 다른 곳으로 옮기고 다시 뽑으세요.",
            next_en="Move it away and draw again.",
        ) from error


def _keep(folder: OutFolder, now: list[audit.Drawn]) -> None:
    write_bytes(folder.root / FOLDER / AUDIT, audit.as_json(now).encode())


def _sure(case: Case) -> int:
    """How many values the program stands behind."""
    return sum(field.status == "ok" and field.value not in (None, (), "") for document in case.documents for field in document.fields.values())


def forget(folder: OutFolder, case: str) -> list[str]:
    """Removes what was written here of `case`: its place in the audit, and the reports that may show its papers. Returns
    the names of the files that are gone, relative to OUT."""
    gone: list[str] = []
    for path in sorted((folder.root / FOLDER).glob("*")):
        if path.name == AUDIT:
            _keep(folder, [one for one in drawn(folder) if one.case != case])
        else:
            gone += folder.remove(path)
    return gone


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
