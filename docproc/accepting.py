"""A reviewed case becomes a golden sample: what the reviewer signed is the truth that later readings are measured by."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docproc import programs, rules
from docproc.errors import WrongUsage
from docproc.keeping import edited, sha
from docproc.ledger import Ledger
from docproc.measuring import pages_read
from docproc.model import Case
from docproc.output import OutFolder, write_bytes
from docproc.pipeline import load_case
from docproc.programs import Program
from docproc.qa import compare
from docproc.qa.results import Report
from docproc.review.keys import SIGN_REVIEWER

PRIVATE = "DOCPROC_PRIVATE_SAMPLES"
_GRADES = ("digital", "clean", "office", "bad")
"""Of a page, the best first: a case is as good as its worst page."""


@dataclass(frozen=True)
class Accepted:
    """`place` is the folder of the sample; `entered` what the reviewer decided or corrected; `unread` the fields that
    nobody read, which are left out of it; `changed` what differs from the sample that was there. `written` is false
    where one was there and it was not said to replace it."""

    place: Path
    entered: tuple[str, ...]
    unread: tuple[str, ...]
    changed: tuple[str, ...]
    written: bool


def private_samples() -> Path | None:
    """The folder of golden samples that never enter a repository, where the environment names one."""
    said = os.environ.get(PRIVATE, "").strip()
    return Path(said) if said else None


def accept(folder: OutFolder, name: str, *, to: Path | None = None, papers: Path | None = None, force: bool = False, invented: bool = False) -> Accepted:
    """Writes `to`/<case>/ with the papers and their golden record; `to` is by default the private samples.

    The papers are looked for by their digest in `papers` (the inbox) and among what was unpacked. WrongUsage where the
    sheet is not signed or was edited since it was read, where a paper is not found, and where real papers would come
    into a repository (`invented` says that they are nobody's).
    """
    gold = to or private_samples()
    if gold is None:
        raise WrongUsage(
            "정답을 둘 폴더를 모릅니다.",
            "No folder for golden samples is known.",
            next_ko=f"저장소 밖의 폴더를 {PRIVATE} 환경변수나 --to 로 지정하세요.",
            next_en=f"Name a folder outside of any repository by {PRIVATE} or --to.",
        )
    if not invented and (repository := _repository(gold)) is not None:
        raise WrongUsage(
            f"실제 서류를 저장소에 넣을 수 없습니다: {gold} (저장소 {repository})",
            f"Real papers must not enter a repository: {gold} (repository {repository})",
            next_ko=f"저장소 밖의 폴더를 {PRIVATE} 로 지정하세요. 지어낸 업체이면 --invented 를 붙이세요.",
            next_en=f"Name a folder outside by {PRIVATE}. If the company is invented, say --invented.",
        )
    case = load_case(folder, folder.existing_case(name))
    _reviewed(folder, case)
    program = programs.load(case.program)
    golden = golden_record(case, program, grade_of(folder, case))
    place = gold / name
    old = place / "record.json"
    changed = tuple(_differences(compare.load(old), golden)) if old.exists() else ()
    done = Accepted(place, tuple(_entered(case)), tuple(_unread(case)), changed, written=force or not old.exists())
    if done.written:
        found = {file.name: _paper(file.name, file.sha256, [*([papers] if papers else []), folder.unpacked, place]) for file in case.files}
        for file_name, path in found.items():
            write_bytes(place / Path(file_name).name, path.read_bytes())
        write_bytes(old, (json.dumps(golden, ensure_ascii=False, indent=1) + "\n").encode())
    return done


def golden_of(name: str, gold: Path | None = None) -> dict[str, Any]:
    """The golden record of a case in `gold`, by default the private samples. WrongUsage where there is none."""
    place = gold or private_samples()
    known = compare.gold_records(place) if place is not None else {}
    if name not in known:
        raise WrongUsage(
            f"'{name}' 정답이 없습니다. 있는 정답: {', '.join(known) or '없음'}",
            f"No golden sample '{name}'. Samples: {', '.join(known) or 'none'}",
            next_ko=f"정답 폴더를 {PRIVATE} 환경변수나 --from 으로 지정하세요.",
            next_en=f"Name the folder of samples by {PRIVATE} or --from.",
        )
    return compare.load(known[name])


def golden_record(case: Case, program: Program, grade: str) -> dict[str, Any]:
    """The record as the reviewer left it: corrected values, their verdicts and what follows; every value certain, what
    nobody read left out. What no paper can tell stays with a person, whatever this reviewer knew."""
    outside = {f"eligibility/{name}" for name, criterion in program.eligibility.items() if criterion.person}
    within = case.model_copy(update={"entries": tuple(e for e in case.entries if not (e.kind == "verdict" and e.where in outside))})
    record = rules.as_decided(within, program).model_dump(mode="json")
    for document in record["documents"]:
        document["fields"] = {key: _certain(value) for key, value in document["fields"].items() if value["status"] == "ok" or value["value"] is not None}
    kept = ("schema_version", "program", "case", "application_date", "files", "documents", "eligibility", "rate", "bonus", "fee")
    return {**{key: record[key] for key in kept}, "grade": grade, "attention": []}


def _certain(value: dict[str, Any]) -> dict[str, Any]:
    return {**{key: value[key] for key in ("value", "raw", "page", "bbox", "source")}, "status": "ok", "confidence": 1.0}


def grade_of(folder: OutFolder, case: Case) -> str:
    """The grade of the worst page, `-` where no page is kept any more."""
    grades = [page.grade for file in case.files for page in pages_read(folder, file.sha256).values()]
    return max(grades, key=_GRADES.index) if grades else "-"


def _reviewed(folder: OutFolder, case: Case) -> None:
    with Ledger(folder.ledger) as ledger:
        if edited(folder, ledger, case.case):
            raise WrongUsage(
                f"'{case.case}'의 검토표가 마지막 실행 뒤에 고쳐졌습니다.",
                f"The sheet of '{case.case}' was edited after the last run.",
                next_ko="docproc ingest 를 다시 실행하여 고친 내용을 기록에 넣은 뒤 실행하세요.",
                next_en="Run docproc ingest again, so that the entries come into the record.",
            )
    if not any(entry.kind == "sign" and entry.where == f"{SIGN_REVIEWER}/name" and entry.holds for entry in case.entries):
        raise WrongUsage(
            f"'{case.case}'은(는) 검토자가 서명하지 않았거나 서명한 뒤에 결과가 바뀌었습니다.",
            f"'{case.case}' is not signed by a reviewer, or its figures changed since.",
            next_ko="검토표 '요약'에 검토자 이름을 넣고 docproc ingest 를 다시 실행한 뒤 정답으로 삼으세요.",
            next_en="Sign the first sheet, run docproc ingest again, then accept the case.",
        )


def _repository(path: Path) -> Path | None:
    """The folder whose version control `path` is under."""
    here = path.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)


def _paper(name: str, digest: str, places: Iterable[Path]) -> Path:
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else ():
            if path.is_file() and not path.is_symlink() and sha(path) == digest:
                return path
    raise WrongUsage(
        f"접수 파일을 찾을 수 없습니다: {name}",
        f"The paper is not found: {name}",
        next_ko="그 파일이 있는 접수 폴더를 --inbox 로 지정하세요.",
        next_en="Name the inbox that holds it with --inbox.",
    )


def _entered(case: Case) -> Iterator[str]:
    for entry in case.entries:
        if entry.holds and entry.kind in ("verdict", "correction", "fee"):
            yield f"{entry.where}: {entry.was or '-'} → {entry.value}"


def _unread(case: Case) -> Iterator[str]:
    for document in case.documents:
        for name, field in document.fields.items():
            if field.status == "check" and field.value is None:
                yield f"{document.type} {document.file} {list(document.pages)} {name}"


def _differences(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    report = Report()
    compare.compare_case(old, new, report)
    return report.wrong()
