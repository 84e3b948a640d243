"""`evidence.html`: the pages of a case with boxes over what was read, the values and verdicts beside them.

One static page without a server or the network: its style and script are inside and allowed by hash, its pictures lie
in `pages/` beside it. A box leads to its value and the verdicts it decided, a verdict to the places that prove it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from docproc.glossary import FIELDS, SOURCES, STATUSES, VERDICTS, value_ko
from docproc.model import Case, Document, Field, ItemVerdict, Verdict
from docproc.programs import Program
from docproc.review.anchors import PAGE, Section, document_anchor, field_anchor, verdict_anchor
from docproc.review.evidence_look import SCRIPT, STYLE
from docproc.review.evidence_markup import Markup, allowed, tag, together
from docproc.review.evidence_pages import Looker, figure, first_page, place_anchor, take_pictures
from docproc.review.places import document_name, page_of, part_name

SIGNS = {"met": "✔", "not_met": "✘", "review": "?", "not_claimed": "–", "ok": "○", "check": "?"}
_UNITS: dict[Section, str] = {"eligibility": "", "rate": "%", "bonus": "점"}
_TITLES: dict[Section, str] = {"eligibility": "적합성 검토", "rate": "지원비율", "bonus": "평가가점"}
_IDS = ("claimed_rate_items", "item")
"""Fields whose values are items of the announcement, said by their names there."""
_FEW = 4

Decided = dict[tuple[int, str | None], list[tuple[Section, Verdict]]]
"""Document and field → the verdicts that rest on it."""

Drawn = frozenset[tuple[str, int]]
"""Files and pages that have a picture, and so boxes."""


def write_evidence(case: Case, program: Program, folder: Path, look: Looker) -> Path:
    """Writes `evidence.html` and `pages/` of a case into `folder`; returns the page. `look` shows a page."""
    sheets = take_pictures(case, folder, look)
    decided = _decided(case)
    drawn = frozenset((sheet.entry.file, sheet.entry.page) for sheet in sheets if sheet.href)
    body = tag(
        "body",
        tag("a", "값과 판정으로 건너뛰기", href="#read", class_="skip"),
        _head(case, program),
        tag("main", _todo(case), _verdicts(case, program), _fields(case, program, decided, drawn), id="read", tabindex=-1),
        tag("aside", [figure(case, sheet) for sheet in sheets], id="pages", aria_label="제출된 쪽", tabindex=0),
        tag("script", Markup(SCRIPT)),
    )
    policy = f"default-src 'none'; img-src 'self' file:; style-src {allowed(STYLE)}; script-src {allowed(SCRIPT)}; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex"),
        tag("title", f"{case.case} — 증빙 보기"),
        tag("style", Markup(STYLE)),
    )
    target = folder / PAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"<!doctype html>\n{tag('html', head, body, lang='ko')}\n", encoding="utf-8")
    return target


def _sections(case: Case) -> tuple[tuple[Section, tuple[Verdict, ...]], ...]:
    return (("eligibility", case.eligibility.criteria), ("rate", case.rate.items), ("bonus", case.bonus.items))


def _entered(case: Case) -> dict[str, str]:
    """The verdicts that a reviewer entered in the sheet and that still hold, by `section/id`."""
    return {one.where: one.value for one in case.entries if one.kind == "verdict" and one.holds and one.value in VERDICTS}


def _decided(case: Case) -> Decided:
    found: Decided = defaultdict(list)
    for section, verdicts in _sections(case):
        for verdict in verdicts:
            for proof in dict.fromkeys((one.document, one.field) for one in verdict.evidence):
                found[proof].append((section, verdict))
    return found


def _head(case: Case, program: Program) -> Markup:
    fee = "미정 (협의하거나 확인한 뒤)" if case.fee.subsidy is None else f"{case.fee.subsidy:,}원"
    figures = (
        ("신청일", case.application_date.isoformat() if case.application_date else "확인필요"),
        ("적합성", f"{SIGNS[case.eligibility.verdict]} {VERDICTS[case.eligibility.verdict]}"),
        ("지원비율 신청·확인·가능", f"{case.rate.claimed} · {case.rate.confirmed} · {case.rate.possible} %"),
        ("가점", f"{case.bonus.confirmed}점" + (f" (가능 {case.bonus.possible}점)" if case.bonus.possible != case.bonus.confirmed else "")),
        ("정부지원금", fee),
    )
    doubtful = sum(field.status == "check" for document in case.documents for field in document.fields.values())
    if overruled := _entered(case):
        figures = (*figures, ("검토자 판정", f"{len(overruled)}건 (위 수치는 프로그램 판정)"))
    links = [("todo", "확인할 것")] + [(f"v-{section}", title) for section, title in _TITLES.items()] + [("fields", "서류별 값")]
    return tag(
        "header",
        tag("h1", case.case),
        tag("dl", [tag("div", tag("dt", name), tag("dd", value)) for name, value in figures], title=program.titles["ko"]),
        tag(
            "nav",
            [tag("a", name, href=f"#{anchor}") for anchor, name in links],
            tag("span", tag("button", "◀ 이전", id="before", type="button"), " ", tag("button", "다음 ▶", id="next", type="button"), f" 확인필요 값 {doubtful}개")
            if doubtful
            else None,
            tag("span", "상자를 누르면 그 값이 정한 판정으로, 판정의 증빙을 누르면 그 자리로 갑니다. 자판: n 다음 · p 이전 확인필요 값", class_="keys"),
            aria_label="차례",
        ),
    )


def _todo(case: Case) -> Markup:
    decisive = [one for one in case.attention if one.decisive]
    noted = [one for one in case.attention if not one.decisive]

    def line(one: object) -> Markup:
        document, field = one.document, one.field  # type: ignore[attr-defined]
        link = tag("a", "보기 ▸", href=f"#{place_anchor(case, document, field)}") if document is not None and document < len(case.documents) else None
        return tag("li", one.message, " ", link)  # type: ignore[attr-defined]

    return tag(
        "section",
        tag("h2", f"사람이 확인할 것 ({len(decisive)})" if decisive else "사람이 확인할 것: 없음"),
        tag("ul", [line(one) for one in decisive], class_="todo"),
        tag("details", tag("summary", f"적어만 둔 것 ({len(noted)}) — 결과를 바꾸지 않습니다"), tag("ul", [line(one) for one in noted], class_="noted")) if noted else None,
        id="todo",
    )


def _verdicts(case: Case, program: Program) -> Markup:
    parts = []
    for section, verdicts in _sections(case):
        shown = [_verdict(case, program, section, one) for one in verdicts if one.verdict != "not_claimed"]
        rest = [_verdict(case, program, section, one) for one in verdicts if one.verdict == "not_claimed"]
        parts.append(
            tag(
                "section",
                tag("h2", _TITLES[section]),
                shown or tag("p", "해당하는 것이 없습니다.", class_="small"),
                tag("details", tag("summary", f"{VERDICTS['not_claimed']} ({len(rest)})"), rest) if rest else None,
                id=f"v-{section}",
            )
        )
    return together(parts)


def _verdict(case: Case, program: Program, section: Section, verdict: Verdict) -> Markup:
    worth = ""
    if isinstance(verdict, ItemVerdict) and verdict.verdict == "met":
        worth = f" +{verdict.points}{_UNITS[section]}"
    asked = {True: " · 신청함", False: " · 신청 안 함", None: ""}[verdict.claimed] if isinstance(verdict, ItemVerdict) else ""
    proofs = list(dict.fromkeys((one.document, one.field) for one in verdict.evidence))
    shows = " ".join(field_anchor(document, field) for document, field in proofs if field)
    lines = _proofs(case, proofs)
    chosen = _entered(case).get(f"{section}/{verdict.id}")
    return tag(
        "article",
        tag("header", tag("b", program.label(verdict.id)), _word(verdict.verdict, f"{VERDICTS[verdict.verdict]}{worth}")),
        tag("p", verdict.reason),
        tag("p", f"▶ {verdict.question}") if verdict.question else None,
        tag("p", "검토자 판정: ", _word(chosen, VERDICTS[chosen])) if chosen else None,
        tag("p", f"{verdict.clause}{asked}", class_="clause") if verdict.clause or asked else None,
        [tag("p", line, class_="proof") for line in lines[:_FEW]],
        tag("details", tag("summary", f"증빙 외 {len(lines) - _FEW}곳"), [tag("p", line, class_="proof") for line in lines[_FEW:]]) if len(lines) > _FEW else None,
        id=verdict_anchor(section, verdict.id),
        class_=verdict.verdict,
        tabindex=-1,
        data_shows=shows or None,
        data_page=first_page(case, proofs[0][0]) if proofs else None,
    )


def _proofs(case: Case, proofs: list[tuple[int, str | None]]) -> list[Markup]:
    """A line a document and page: its name, where it is, and a link to each value that proves."""
    grouped: dict[tuple[int, int | None], list[str | None]] = {}
    for number, field in proofs:
        grouped.setdefault((number, page_of(case.documents[number], field)), []).append(field)
    lines = []
    for (number, page), fields in grouped.items():
        document = case.documents[number]
        links: list[Markup] = []
        for field in fields:
            links += [Markup(" · ")] if links else []
            links.append(tag("a", FIELDS.get(field or "", "서류 전체" if field is None else field), href=f"#{place_anchor(case, number, field)}"))
        lines.append(together(f"{document_name(document)} ({part_name(document.file)}{f' {page}쪽' if page else ''}): ", links))
    return lines


def _word(kind: str, said: str) -> Markup:
    return tag("span", f"{SIGNS[kind]} {said}", class_=f"word {kind}")


def _fields(case: Case, program: Program, decided: Decided, drawn: Drawn) -> Markup:
    papers = []
    for number, document in enumerate(case.documents):
        page = first_page(case, number)
        pages = ", ".join(map(str, document.pages))
        papers.append(
            tag(
                "section",
                tag("h3", document_name(document), tag("a", f"{part_name(document.file)} {pages}쪽 보기 ▸", href=f"#{page}") if page else None),
                tag("ul", list(_rows(case, program, number, document, decided, drawn)), class_="fields"),
                id=document_anchor(number),
                data_page=page,
            )
        )
    return tag("section", tag("h2", "서류별 값"), papers or tag("p", "알아본 서류가 없습니다.", class_="small"), id="fields")


def _rows(case: Case, program: Program, number: int, document: Document, decided: Decided, drawn: Drawn) -> Iterator[Markup]:
    for name, field in document.fields.items():
        anchor = field_anchor(number, name)
        said = _said(program, name, field.value)
        shown = said or ("(읽지 못함)" if field.status == "check" else "(없음)")
        jump = tag("a", f"{field.page}쪽 ▸", href=f"#b-{anchor}") if field.bbox and (document.file, field.page) in drawn else None
        yield tag(
            "li",
            tag("span", FIELDS.get(name, name), class_="label"),
            tag("span", shown, " ", jump, class_="value" if said else "value none"),
            _word(field.status, STATUSES[field.status]),
            [tag("span", line, class_="more") for line in _asides(program, name, field)],
            tag("span", "정한 판정: ", _links(program, decided[number, name]), class_="more") if decided.get((number, name)) else None,
            id=anchor,
            class_=field.status,
            tabindex=-1,
            data_page=first_page(case, number),
        )


def _asides(program: Program, name: str, field: Field) -> Iterator[str]:
    """What else a person must know of a doubtful or corrected value."""
    if field.status == "check":
        other = [said for value in field.alternatives if value != field.value and (said := _said(program, name, value))]
        if other:
            yield f"달리 읽으면: {' / '.join(dict.fromkeys(other))}"
        if field.raw and field.raw.strip() != _said(program, name, field.value) and name not in _IDS:
            yield f"원문: {field.raw}"
    if field.source == "reviewer":
        yield f"출처: {SOURCES['reviewer']}"


def _said(program: Program, name: str, value: object) -> str:
    if name in _IDS and value is not None:
        items = value if isinstance(value, list | tuple) else (value,)
        return ", ".join(program.label(str(one)) for one in items)
    return value_ko(name, value)


def _links(program: Program, verdicts: list[tuple[Section, Verdict]]) -> list[Markup]:
    links: list[Markup] = []
    for section, verdict in verdicts:
        if links:
            links.append(Markup(", "))
        links.append(tag("a", f"{_TITLES[section]} {program.label(verdict.id)} {VERDICTS[verdict.verdict]}", href=f"#{verdict_anchor(section, verdict.id)}"))
    return links
