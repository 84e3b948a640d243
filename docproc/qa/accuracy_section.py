"""The figures in docs/accuracy.md, written by the command between two marks so that nobody types them."""

from __future__ import annotations

from typing import Any

from docproc.errors import WrongUsage
from docproc.qa import tables
from docproc.qa.results import Report
from docproc.table import Table, words

BEGIN, END = "<!-- docproc qa release: begin -->", "<!-- docproc qa release: end -->"


def section(report: Report, *, made: str, program: str) -> str:
    """The tables of acceptance in Markdown, the marks included."""
    t = report.totals()
    head = (
        f"Written by `docproc qa release` on {made} with docproc {program}: {t['cases']} submissions, {t['documents']} documents, {t['fields']:,} fields, "
        f"{t['verdicts']:,} verdicts and figures. *Weighted* counts a wrong day, number or tick three times, a slip in a sentence half, each by how far it is off."
    )
    figures = next(iter(tables.one_line(report))).en
    shown = (tables.by_grade(report), tables.cases(report), tables.documents(report), tables.by_kind(report), tables.calibration(report), tables.thresholds(report))
    return "\n\n".join([BEGIN, head, f"{figures[:1].upper()}{figures[1:]}.", *map(_markdown, shown), END])


def placed(text: str, made: str) -> str:
    """`text` with the section `made` in the place of the old one. WrongUsage where `text` has no marks."""
    start, end = text.find(BEGIN), text.find(END)
    if start < 0 or end < start:
        raise WrongUsage(
            f"문서에 표를 쓸 자리가 없습니다: {BEGIN} … {END}",
            f"The document has no place for the figures: {BEGIN} … {END}",
            next_ko="문서에 두 표시를 넣고 다시 실행하세요.",
            next_en="Put the two marks into it and run again.",
        )
    return text[:start] + made + text[end + len(END) :]


def _markdown(table: Table) -> str:
    lines = [f"**{table.title.en}**", ""]
    lines.append("| " + " | ".join(head.en for head in table.heads) + " |")
    lines.append("|" + "---|" * len(table.heads))
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join([*lines, *(["", table.note.en] if table.note else [])])


def _cell(cell: Any) -> str:
    return words(cell, "en").replace("|", "\\|")
