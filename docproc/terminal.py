"""What staff see in the terminal: progress, the register, why a rate is what it is. Plain where none is attached."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich import markup
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from docproc import programs, review, rules
from docproc.accepting import Accepted
from docproc.doctor import Check
from docproc.glossary import VERDICTS
from docproc.letters import Sent
from docproc.measuring import Measured
from docproc.differences import doubtful
from docproc.model import Case, Evidence
from docproc.pipeline import Outcome, Silent
from docproc.programs import Program
from docproc.purging import Purged
from docproc.qa.tables import one_line
from docproc.table import Faults, words
from docproc.table import Table as Shown

# One meaning each; the word beside it says the same.
STYLES = {"met": "green", "not_met": "red", "review": "yellow", "not_claimed": "dim"}
PLAIN_WIDTH = 160
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing; a paper's own text may hold it."""


def _say(lang: str, ko: str, en: str) -> str:
    return ko if lang == "ko" else en


def escape(text: str) -> str:
    """`text` as it is shown: nothing in it is rich's markup, and nothing moves the cursor or sets a title."""
    return markup.escape(_OBEYED.sub("", text))


def _rendered(*parts: Any) -> str:
    """`parts` as text: in colour and at the window's width on a terminal, plain and wide elsewhere."""
    attached = sys.stdout.isatty()
    width = shutil.get_terminal_size((PLAIN_WIDTH, 40)).columns if attached else PLAIN_WIDTH
    console = Console(file=io.StringIO(), force_terminal=attached, width=width, no_color=not attached, highlight=False)
    for part in parts:
        console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined]


def _verdict(word: str) -> str:
    return f"[{STYLES[word]}]{VERDICTS[word]}[/]"


def _won(amount: int | None) -> str:
    return "협의" if amount is None else f"{amount:,}"


# --- progress ---------------------------------------------------------------------------------------


class _Bar(Silent):
    """Pages done, time left, case in work."""

    def __init__(self, bar: Progress, lang: str) -> None:
        self._bar, self._lang = bar, lang

    def started(self, cases: int, pages: int) -> None:
        self._task = self._bar.add_task(_say(self._lang, f"{cases}건", f"{cases} cases"), total=pages or None)

    def page_done(self, case: str) -> None:
        self._bar.update(self._task, advance=1, description=escape(case))

    def case_done(self, case: str) -> None:
        self._bar.console.print(_say(self._lang, f"  {escape(case)}: 검토표를 썼습니다", f"  {escape(case)}: sheet written"))


@contextmanager
def progress(lang: str, *, quiet: bool) -> Iterator[Silent]:
    """A progress bar on stderr where that is a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(_say(lang, "쪽 · 남은 시간", "pages · left")),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar, lang)


# --- the register -----------------------------------------------------------------------------------


def outcome(done: Outcome, lang: str) -> str:
    """What a run did, and where the sheets are."""
    lines = [
        _say(
            lang,
            f"접수 {len(done.cases)}건: 새로 만든 검토표 {len(done.written)}건, 그대로 둔 것 {len(done.unchanged)}건, 읽은 쪽 {done.read_pages}쪽",
            f"{len(done.cases)} cases: {len(done.written)} sheets written, {len(done.unchanged)} unchanged, {done.read_pages} pages read",
        ),
        _say(lang, f"접수대장: {done.out / 'register.xlsx'}", f"Register: {done.out / 'register.xlsx'}"),
        _say(lang, f"검토표:   {done.out / 'cases'}/<업체>/review.xlsx", f"Sheets:   {done.out / 'cases'}/<case>/review.xlsx"),
    ]
    entries = [entry for case in done.cases if case.case in done.written for entry in case.entries]
    if entries:
        left = sum(not entry.holds for entry in entries)
        lines.insert(1, _say(lang, f"검토표에서 이어받은 입력 {len(entries)}건, 그 가운데 적용하지 않은 것 {left}건", f"{len(entries)} entries carried over from the sheets, {left} of them not applied"))
    if done.judged_again:
        lines.insert(1, _say(lang, f"다시 계산한 {done.judged_again}건 가운데 결과가 달라진 것 {len(done.changed)}건", f"{len(done.changed)} of {done.judged_again} cases changed"))
        lines[2:2] = [f"  {_say(lang, one.message, one.message_en)}" for one in done.changed]
    asked, settled = doubtful(done.cases)
    if asked:
        lines.append(_say(lang, f"확실하지 않은 값 {asked}개 가운데 {settled}개({100 * settled // asked} %)는 결과를 바꾸지 않아 묻지 않습니다.", f"{settled} of {asked} doubtful values ({100 * settled // asked} %) cannot change a result: nobody is asked."))
    if done.ignored:
        lines.append(_say(lang, f"접수하지 않은 시스템 파일·링크: {done.ignored}개", f"System files and links left aside: {done.ignored}"))
    return _OBEYED.sub("", "\n".join(lines))


def _reviewed(case: Case) -> Case:
    """The case as its sheet shows it: with the verdicts that a reviewer entered there."""
    return rules.as_decided(case, programs.load(case.program)) if case.entries else case


def _case_row(case: Case) -> dict[str, Any]:
    case = _reviewed(case)
    return {
        "case": case.case,
        "program": case.program,
        "application_date": case.application_date.isoformat() if case.application_date else None,
        "eligibility": case.eligibility.verdict,
        "rate": {"claimed": case.rate.claimed, "confirmed": case.rate.confirmed, "possible": case.rate.possible},
        "bonus": {"confirmed": case.bonus.confirmed, "possible": case.bonus.possible},
        "subsidy": case.fee.subsidy,
        "attention": sum(one.decisive for one in case.attention),
        "entered": sum(one.holds for one in case.entries),
    }


def cases_json(cases: Sequence[Case]) -> str:
    """The register for machines."""
    return json.dumps([_case_row(case) for case in cases], ensure_ascii=False, indent=1)


def outcome_json(done: Outcome) -> str:
    """A run for machines."""
    return json.dumps(
        {
            "out": str(done.out),
            "cases": [_case_row(case) for case in done.cases],
            "written": list(done.written),
            "unchanged": list(done.unchanged),
            "read_pages": done.read_pages,
            "judged_again": done.judged_again,
            "changed": [{"case": one.case, "message": one.message} for one in done.changed],
            "troubled": [f.model_dump(mode="json") for f in done.troubled],
        },
        ensure_ascii=False,
        indent=1,
    )


def register(cases: Sequence[Case], out: Path, lang: str) -> str:
    """The register as a table, and where the sheets are."""
    heads = ("접수건", "신청일", "적합성", "신청", "확인", "가능", "가점", "지원금(원)", "확인할 것") if lang == "ko" else (
        "case", "applied", "eligibility", "claimed", "confirmed", "possible", "bonus", "subsidy (won)", "to check")  # fmt: skip
    table = Table(title=_say(lang, "접수대장", "Register"))
    for head in heads:
        table.add_column(head, justify="left" if head in heads[:3] else "right", no_wrap=True)
    for case in map(_reviewed, cases):
        open_points = sum(one.decisive for one in case.attention)
        table.add_row(
            escape(case.case),
            str(case.application_date or "?"),
            _verdict(case.eligibility.verdict),
            f"{case.rate.claimed}%",
            f"[bold]{case.rate.confirmed}%[/]",
            f"{case.rate.possible}%",
            f"{case.bonus.confirmed}" + (f"~{case.bonus.possible}" if case.bonus.possible != case.bonus.confirmed else ""),
            _won(case.fee.subsidy),
            str(open_points) if open_points else "-",
        )
    where = _say(lang, "검토표", "sheets")
    return _rendered(table, f"{where}: {escape(str(out / 'cases'))}/…/review.xlsx   {_say(lang, '접수대장', 'register')}: {escape(str(out / 'register.xlsx'))}")


# --- one case ---------------------------------------------------------------------------------------


def explanation(case: Case, program: Program, lang: str) -> str:
    """Each criterion and item with its verdict, the sentence, and where the proof stands; a reviewer's verdict before the program's."""
    case = _reviewed(case)
    parts: list[Any] = [
        f"[bold]{escape(case.case)}[/]  {_say(lang, '신청일', 'applied')} {case.application_date or '?'}  {escape(program.id)}",
        f"{_say(lang, '적합성', 'eligibility')}: {_verdict(case.eligibility.verdict)}   "
        f"{_say(lang, '지원율 신청·확인·가능', 'rate claimed·confirmed·possible')}: {case.rate.claimed} · [bold]{case.rate.confirmed}[/] · {case.rate.possible} %   "
        f"{_say(lang, '가점', 'bonus')}: {case.bonus.confirmed}   {_say(lang, '지원금', 'subsidy')}: {_won(case.fee.subsidy)}{'' if case.fee.subsidy is None else '원'}",
    ]
    sections = (
        (_say(lang, "적합성 검토", "Eligibility"), case.eligibility.criteria),
        (_say(lang, "지원비율", "Rate"), case.rate.items),
        (_say(lang, "평가가점", "Bonus"), case.bonus.items),
    )
    for title, verdicts in sections:
        table = Table(title=title, title_justify="left", show_lines=False, expand=True)
        for head in (_say(lang, "항목", "item"), _say(lang, "판정", "verdict"), "+", _say(lang, "이유", "why"), _say(lang, "증빙", "proof")):
            table.add_column(head, ratio=4 if head in ("이유", "why") else None, overflow="fold")
        unused = []
        for verdict in verdicts:
            if verdict.verdict == "not_claimed":
                unused.append(program.label(verdict.id))
                continue
            points = getattr(verdict, "points", None)
            table.add_row(
                escape(program.label(verdict.id)),
                _verdict(verdict.verdict),
                "" if points is None else str(points),
                escape(verdict.reason + (f" ({verdict.question})" if verdict.question else "")),
                escape("\n".join(dict.fromkeys(place for one in verdict.evidence if (place := _place(case, one))))),
            )
        parts.append(table)
        if unused:
            parts.append(f"[dim]{VERDICTS['not_claimed']}: {escape(', '.join(unused))}[/]")
    put_right = [one for one in case.entries if one.kind in ("correction", "fee") and one.holds]
    if put_right:
        parts.append(f"[bold]{_say(lang, '검토자가 바로잡은 값', 'Put right by a reviewer')}[/]")
        parts += [f"  • {escape(review.called(one.where, program))}: {escape(one.was)} → {escape(one.value)}" for one in put_right]
    decisive = [one for one in case.attention if one.decisive]
    if decisive:
        parts.append(f"[bold]{_say(lang, '사람이 확인할 것', 'For a person to check')}[/]")
        parts += [f"  • {escape(one.message)}" for one in decisive]
    return _rendered(*parts)


def _place(case: Case, evidence: Evidence) -> str:
    """`첨부서류 7쪽`: the file (its last word) and page of a proof."""
    document = case.documents[evidence.document]
    where = document.fields.get(evidence.field or "")
    page = where.page if where is not None and where.page else document.pages[0] if document.pages else None
    part = document.file.rsplit(".", 1)[0].split("_손해액산정_")[-1]
    return f"{part} {page}쪽" if page else part


def letter(sent: Sent, lang: str) -> str:
    """What the letter asks for, what a person should look at before sending it, and what no paper can cure."""
    names, parts = sent.sending.names, []
    if sent.path is None:
        parts.append(_say(lang, "보완을 요청할 것이 없어 보완요청서를 쓰지 않았습니다.", "Nothing the applicant can mend: no letter was written."))
    else:
        due = sent.sending.due.isoformat()
        parts.append(f"[bold]{_say(lang, '보완요청서', 'Letter')}[/]: {escape(str(sent.path))}   {_say(lang, '제출기한', 'until')} {due}")
    for needed, title in ((True, _say(lang, "필수", "needed")), (False, _say(lang, "해당하는 경우(우대사항)", "where it applies (preferences)"))):
        asked = [one for one in sent.found.requests if one.needed is needed]
        if asked and sent.path is not None:
            parts.append(f"[bold]{title}[/]")
            parts += [f"  • {escape(one.paper)} → {escape(names[one.part])}\n    {escape(' '.join(one.why))} [dim]({escape(one.clause)})[/]" for one in asked]
    for lines, title in (
        (sent.found.waiting, _say(lang, "사람이 먼저 확인할 것 (요청에 넣지 않음)", "For a person first (not asked for)")),
        (sent.found.hopeless, _say(lang, "보완으로 고칠 수 없는 미충족", "Not met, and no paper can cure it")),
    ):
        if lines:
            parts.append(f"[bold]{title}[/]")
            parts += [f"  • {escape(one)}" for one in lines]
    return _rendered(*parts)


def purged(done: Purged, lang: str) -> str:
    """What was removed of a case."""
    lines = [*done.files, _say(lang, f"대장 기록 {done.rows}줄", f"{done.rows} rows of the ledger")]
    lines += [_say(lang, f"다른 건에도 있는 파일이라 읽은 쪽은 남김: {name}", f"kept, another case has it too: {name}") for name in done.shared]
    head = _say(lang, f"'{done.case}'에서 지운 것:", f"Removed of '{done.case}':")
    tail = _say(
        lang,
        "접수 폴더의 원본은 그대로 있습니다. 그것도 지우지 않으면 다음 ingest 때 다시 접수됩니다.",
        "The files in the inbox are untouched; unless you remove them, the next ingest receives them again.",
    )
    return "\n".join([head, *(f"  {line}" for line in lines), tail])


def unread_sheets(found: Mapping[str, Sequence[str]], lang: str) -> str:
    """Which sheets were saved since the last run, and what to do."""
    named = "; ".join(f"{case}: {', '.join(names)}" for case, names in found.items())
    return _say(
        lang,
        f"마지막 실행 뒤에 저장된 검토표가 있어 위 표에 아직 들어 있지 않습니다 ({named}). docproc ingest 를 다시 실행하세요.",
        f"Sheets saved since the last run are not in the table yet ({named}). Run docproc ingest again.",
    )


# --- the rest ---------------------------------------------------------------------------------------


def checks(found: Sequence[Check], lang: str) -> str:
    """What `doctor` found."""
    table = Table()
    for head in (_say(lang, "항목", "item"), _say(lang, "상태", "state"), _say(lang, "내용", "found"), _say(lang, "할 일", "to do")):
        table.add_column(head, overflow="fold")
    for one in found:
        table.add_row(escape(one.name), f"[yellow]{_say(lang, '확인', 'look')}[/]" if one.after else "[green]OK[/]" if one.ok else f"[red]{_say(lang, '없음', 'missing')}[/]", escape(one.found), escape(one.to_do))
    return _rendered(table)


def program_table(program: Program, lang: str) -> str:
    """An edition whole, each line with the clause it comes from."""
    parts: list[Any] = [f"[bold]{escape(program.titles[lang])}[/]  {program.id}  {_say(lang, '시행', 'from')} {program.since}"]
    for title, table, unit in ((_say(lang, "지원비율", "Rate"), program.rate, "%"), (_say(lang, "평가가점", "Bonus"), program.bonus, "")):
        limits = f"{table.base}{unit} → {table.ceiling}{unit}"
        rows = []
        for item in table.items.values():
            group = table.groups.get(item.group or "")
            most = "" if group is None else f"≤ {group.at_most_items}" if group.at_most_items else f"≤ {group.at_most_points}" if group.at_most_points else ""
            rows.append((item.id, item.label, f"+{item.points}{unit}", group.label if group else "", most, item.condition, item.clause, item.proof))
        parts.append(_plain_table(f"{title} ({limits}, {table.clause})", _ITEM_HEADS[lang], rows))
    parts.append(_plain_table(_say(lang, "적합성", "Eligibility"), _CRITERION_HEADS[lang], [(c.id, c.label, c.clause) for c in program.eligibility.values()]))
    fees = [(kind.label, _won(kind.of(1)), _won(kind.of(2)), program.fee.clause) for kind in program.fee.kinds.values()]
    parts.append(_plain_table(_say(lang, "산정 수수료", "Fee"), _FEE_HEADS[lang], fees))
    taken = [(name, one.question, one.options[one.taken], one.why) for name, one in program.readings.items()]
    parts.append(_plain_table(_say(lang, "해석", "Readings"), _READING_HEADS[lang], taken))
    return _rendered(*parts)


_ITEM_HEADS = {
    "ko": ("id", "항목", "배점", "분야", "한도", "조건", "조항", "확인방법"),
    "en": ("id", "item", "points", "group", "limit", "condition", "clause", "proof"),
}
_CRITERION_HEADS = {"ko": ("id", "기준", "조항"), "en": ("id", "criterion", "clause")}
_FEE_HEADS = {"ko": ("대상", "법조항 1건", "법조항 2건", "조항"), "en": ("kind", "1 clause", "2 clauses", "clause")}
_READING_HEADS = {"ko": ("", "물음", "따르는 읽기", "까닭"), "en": ("", "question", "reading taken", "why")}


def _plain_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    table = Table(title=title, title_justify="left", expand=True)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    return table


def program_changes(changes: Sequence[Any], lang: str) -> str:
    """What changed between two editions."""
    table = Table()
    for head in (_say(lang, "어디", "where"), _say(lang, "이전", "before"), _say(lang, "이후", "after")):
        table.add_column(head, overflow="fold")
    for change in changes:
        table.add_row(*(escape(str(cell)) for cell in (change.path, change.before, change.after)))
    return _rendered(table)


def tables(shown: Iterable[Shown], lang: str) -> str:
    """Plain tables, numbers to the right."""
    parts: list[Any] = []
    for one in shown:
        table = Table(title=escape(one.title.in_(lang)), title_justify="left")
        for n, head in enumerate(one.heads):
            table.add_column(escape(head.in_(lang)), justify="left" if n == 0 else "right")
        for row in one.rows:
            table.add_row(*(f"[red]{cell}[/]" if isinstance(cell, Faults) and cell.count else escape(words(cell, lang)) for cell in row))
        parts += [table, *([f"[dim]{escape(one.note.in_(lang))}[/]"] if one.note else [])]
    return _rendered(*parts)


def measured(done: Measured, lang: str, *, show_all: bool) -> str:
    """The comparison with golden samples: tables, what is wrong, where the pictures are."""
    wrong = done.report.wrong()
    lines = [escape(line) for line in (wrong if show_all else wrong[:40])]
    if len(wrong) > 40 and not show_all:
        lines.append(_say(lang, f"… 모두 {len(wrong)}개: --all 로 모두 볼 수 있습니다", f"… {len(wrong)} in all: see them with --all"))
    lines += [escape(said.in_(lang)) for said in one_line(done.report)]
    where = f"{_say(lang, '그림과 함께 보기', 'with pictures')}: {escape(str(done.page))}   {_say(lang, '표', 'tables')}: {escape(str(done.book))}"
    return tables(done.tables, lang) + _rendered(*lines, where)


def accepted(done: Accepted, lang: str) -> str:
    """What a reviewer decided of a golden sample, what nobody read, what changes in the one there was."""
    parts: list[Any] = []
    for title, lines in (
        (_say(lang, "검토자가 정한 것", "Decided by the reviewer"), done.entered),
        (_say(lang, "아무도 읽지 못해 정답에 넣지 않은 것", "Left out: read by nobody"), done.unread),
        (_say(lang, "있던 정답과 다른 것 (있던 것 ← 새것)", "Other than the sample that was there (old ← new)"), done.changed),
    ):
        if lines:
            parts += [f"[bold]{title}[/]", *(f"  • {escape(line)}" for line in lines)]
    if done.written:
        parts.append(f"{_say(lang, '정답을 썼습니다', 'Written')}: {escape(str(done.place))}")
    return _rendered(*parts)
