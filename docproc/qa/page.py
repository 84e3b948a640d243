"""qa.html: from a red number to the list behind it (one click), from there to the picture of the wrong value (two).

One file without scripts or outside resources; every text of a document is escaped.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from docproc.glossary import FIELDS
from docproc.qa.calibration import reliability
from docproc.qa.page_look import STYLE, policy
from docproc.qa.plot import reliability_plot
from docproc.qa.results import FieldResult, Place, Report, VerdictResult
from docproc.qa.tables import OUTCOMES, Cutter, document_called, listed, shown, wrong_or_asked
from docproc.table import Faults, Share, Table, words

MOST_PICTURES = 400
MOST_BYTES = 14_000_000


Proof = Callable[[VerdictResult], str | None]
"""Where the page of proofs shows a verdict, relative to this one, or None."""


def page(report: Report, tables: Sequence[Table], lang: str, *, cut: Cutter | None = None, proof: Proof | None = None, about: str = "") -> str:
    """The page. `tables` are shown in their order, `about` says what was compared with what."""
    lists = listed(report)
    wrong = wrong_or_asked(report)
    number = {f.key: n for n, f in enumerate(wrong)}
    title = "정확도 보고서" if lang == "ko" else "Accuracy report"
    body = [f"<h1>{title}</h1>", f"<p>{escape(about)}</p>", f"<nav>{' · '.join(_contents(tables, lang))}</nav>"]
    for table in tables:
        body.append(_table(table, lang, lists))
        if table.name == "calibration":
            body.append(f'<figure>{reliability_plot(reliability(report.fields), lang)}</figure>')
    body += list(_verdicts(report, lang, proof)) + list(_documents(report, lang))
    body += [f'<h2>{"틀리거나 물은 값의 목록" if lang == "ko" else "Lists of what is wrong or asked"}</h2>', *(_list(name, lists[name], number, lang) for name in sorted(lists))]
    body += [f'<h2>{"값 하나하나" if lang == "ko" else "One by one"}</h2>', *_cards(wrong, lang, cut)]
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy()}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style></head><body>{"".join(body)}</body></html>\n'
    )


def _contents(tables: Iterable[Table], lang: str) -> Iterator[str]:
    for table in tables:
        yield f'<a href="#t-{table.name}">{escape(table.title.in_(lang))}</a>'


def _table(table: Table, lang: str, lists: Mapping[str, Any]) -> str:
    heads = "".join(f"<th>{escape(head.in_(lang))}</th>" for head in table.heads)
    rows = "".join("<tr>" + "".join(_cell(cell, lists, lang) for cell in row) + "</tr>" for row in table.rows)
    note = f"<p class=note>{escape(table.note.in_(lang))}</p>" if table.note else ""
    return f'<h2 id="t-{table.name}">{escape(table.title.in_(lang))}</h2>{note}<div class=wide><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(cell: Any, lists: Mapping[str, Any], lang: str) -> str:
    if isinstance(cell, Faults):
        red = ' class="n red"' if cell.count else " class=n"
        return f"<td{red}>{_linked(str(cell), cell.anchor, lists) if cell.count else cell}</td>"
    if isinstance(cell, Share):
        return f"<td class=n>{_linked(str(cell), cell.anchor, lists) if cell.part else cell}<small>{cell.part}</small></td>"
    return f"<td{' class=n' if isinstance(cell, int | float) else ''}>{escape(words(cell, lang))}</td>"


def _linked(text: str, anchor: str, lists: Mapping[str, Any]) -> str:
    if anchor in lists or anchor in ("verdicts", "documents"):
        return f'<a href="#l-{escape(anchor, quote=True)}">{escape(text)}</a>'
    return escape(text)


def _list(name: str, fields: Sequence[FieldResult], number: Mapping[str, int], lang: str) -> str:
    outcome, _, group = name.partition(".")
    lines = "".join(
        f'<li><a href="#e-{number[f.key]}">{escape(f.case)} · {escape(document_called(f.document).in_(lang))} · {escape(FIELDS.get(f.field, f.field))}</a> '
        f"<b>{escape(shown(f.field, f.expected))}</b> ← {escape(shown(f.field, f.found))}</li>"
        for f in fields
    )
    return f'<section id="l-{escape(name, quote=True)}"><h3>{escape(OUTCOMES[outcome].in_(lang))}: {escape(group)} ({len(fields)})</h3><ol>{lines}</ol></section>'


def _cards(fields: Sequence[FieldResult], lang: str, cut: Cutter | None) -> Iterator[str]:
    """A card for every field that is not right and certain; pictures as long as there is room, the worst first."""
    spent, taken = 0, 0
    for n, one in enumerate(fields):
        pictures = ""
        for place in _places(one):
            if cut is None or taken >= MOST_PICTURES or spent > MOST_BYTES:
                break
            if (png := cut(one.case, one.file, place)) is not None:
                spent, taken = spent + len(png), taken + 1
                pictures += f'<img alt="{escape(one.where, quote=True)}" src="data:image/png;base64,{base64.b64encode(png).decode()}">'
        heads = ("정답", "읽은 값", "신뢰도") if lang == "ko" else ("golden", "read", "confidence")
        nothing = "" if pictures else f"<p class=note>{'그림 없음' if lang == 'ko' else 'no picture'}</p>"
        extra = (" · 정답에 없는 서류" if lang == "ko" else " · no such document") if one.unexpected else ""
        yield (
            f'<article id="e-{n}" class="{one.outcome}"><h3>{escape(one.case)} · {escape(document_called(one.document).in_(lang))} · {escape(FIELDS.get(one.field, one.field))}</h3>'
            f"<p class=tag>{escape(OUTCOMES[one.outcome].in_(lang))} · {escape(one.grade)} · {escape(one.where)}{extra}</p>"
            f"<dl><dt>{heads[0]}</dt><dd>{escape(shown(one.field, one.expected))}</dd><dt>{heads[1]}</dt><dd>{escape(shown(one.field, one.found))}</dd>"
            f"<dt>{heads[2]}</dt><dd>{one.confidence:.2f}</dd></dl>{pictures}{nothing}</article>"
        )


def _places(one: FieldResult) -> list[Place]:
    """Where the golden value stands; besides, where another was read; the whole page where neither is known."""
    wanted, found = one.expected_at, one.found_at
    if wanted is None or found is None:
        return [place for place in (wanted, found) if place is not None] or [Place(one.page, None)]
    return [wanted] if wanted.page == found.page and _touch(wanted.bbox, found.bbox) else [wanted, found]


def _touch(a: Sequence[float] | None, b: Sequence[float] | None) -> bool:
    return a is not None and b is not None and min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _verdicts(report: Report, lang: str, proof: Proof | None) -> Iterator[str]:
    wrong = sorted((v for v in report.verdicts if not v.right), key=lambda v: (not v.silent, v.case, v.key))
    lines = "".join(
        f'<li class="{"silent" if v.silent else "wrong"}">{_proved(v, proof)}: <b>{escape(str(v.expected))}</b> ← {escape(str(v.found))}</li>' for v in wrong
    )
    yield f'<section id="l-verdicts"><h2>{"다른 판정" if lang == "ko" else "Verdicts that differ"} ({len(wrong)})</h2><ol>{lines}</ol></section>'


def _proved(verdict: VerdictResult, proof: Proof | None) -> str:
    """A verdict by name, with a link to its proofs where there are any."""
    name, href = escape(f"{verdict.case} · {verdict.key}"), proof(verdict) if proof is not None else None
    return f'<a href="{escape(href, quote=True)}">{name}</a>' if href else name


def _documents(report: Report, lang: str) -> Iterator[str]:
    lines = "".join(f"<li>{escape(d.case)} · {escape(document_called(d.name).in_(lang))}: {escape(d.note)} {escape(d.read_as)}</li>" for d in report.documents if not d.right)
    lines += "".join(f"<li class=silent>{'없던 서류' if lang == 'ko' else 'invented'}: {escape(str(one))}</li>" for one in report.unexpected)
    lines += "".join(f"<li class=silent>{'기록이 없는 접수 건' if lang == 'ko' else 'no record'}: {escape(case)}</li>" for case in report.missing_cases)
    yield f'<section id="l-documents"><h2>{"다른 서류" if lang == "ko" else "Documents that differ"}</h2><ol>{lines}</ol></section>'
