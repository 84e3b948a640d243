"""The figures of a comparison as tables. Every count of what is wrong carries the name of the list of it (`listed`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docproc.glossary import DOCUMENTS, FIELDS, value_ko
from docproc.qa.calibration import calibration_error, costs, reliability
from docproc.qa.comparators import kind_of
from docproc.qa.confusions import confusions
from docproc.qa.results import FieldResult, Place, Report
from docproc.table import Faults, Picture, Said, Share, Table

ALL = Said("전체", "all")
_FIELD_HEADS = (
    Said("필드", "fields"), Said("정확", "exact"), Said("가중 점수", "weighted"), Said("확인필요", "asked"), Said("맞는데 확인필요", "right, asked"),
    Said("틀리고 확인필요", "wrong, asked"), Said("조용한 오류", "silent"),
)  # fmt: skip


def tables(report: Report) -> tuple[Table, ...]:
    """All of them, the whole before the parts."""
    return (by_grade(report), cases(report), documents(report), by_document(report), by_field(report), by_kind(report), verdicts(report), calibration(report), thresholds(report), worst(report))


def headlines(report: Report) -> tuple[Table, ...]:
    """Those for a terminal; the rest stands in the workbook and the page."""
    return (by_grade(report), cases(report), documents(report), by_document(report))


def listed(report: Report) -> dict[str, list[FieldResult]]:
    """The lists that the anchors of the tables name: every field that is not right and certain, by what it counts under."""
    lists: dict[str, list[FieldResult]] = {}
    for one in report.fields:
        if one.outcome == "right":
            continue
        for group in ("all", f"grade-{one.grade}", f"document-{one.document}", f"field-{one.document}.{one.field}", f"kind-{kind_of(one.field)}"):
            lists.setdefault(anchor(one.outcome, group), []).append(one)
    return lists


def anchor(outcome: str, group: str) -> str:
    """The name of a list."""
    return f"{outcome}.{group}"


def document_called(name: str) -> Said:
    """`certificate:venture` as people read it."""
    kind, _, item = name.partition(":")
    return Said(f"{DOCUMENTS.get(kind, kind)} {item}".strip(), name)


def _figures(fields: Sequence[FieldResult], group: str) -> tuple[Any, ...]:
    count = Counter(f.outcome for f in fields)
    weights = sum(f.weight for f in fields)
    return (
        len(fields),
        Share(count["right"] + count["asked"], len(fields)),
        f"{100 * sum(f.weight * f.closeness for f in fields) / weights:.1f} %" if weights else "-",
        Share(count["asked"] + count["wrong"], len(fields)),
        Share(count["asked"], len(fields), anchor("asked", group)),
        Share(count["wrong"], len(fields), anchor("wrong", group)),
        Faults(count["silent"], anchor("silent", group)),
    )


def by_grade(report: Report) -> Table:
    """The table of acceptance: documents, fields, silent errors and verdicts by grade of scan."""
    rows = []
    for grade in [*sorted({f.grade for f in report.fields}), None]:
        fields = [f for f in report.fields if grade in (None, f.grade)]
        papers = [d for d in report.documents if grade in (None, d.grade)]
        judged = [v for v in report.verdicts if grade in (None, v.grade)]
        rows.append((
            grade or ALL, Share(sum(d.right for d in papers), len(papers)), *_figures(fields, f"grade-{grade}" if grade else "all"),
            Share(sum(v.right for v in judged), len(judged)), Faults(sum(v.silent for v in judged), "verdicts"),
        ))  # fmt: skip
    heads = (Said("등급", "grade"), Said("서류 정확", "documents"), *_FIELD_HEADS, Said("판정 정확", "verdicts"), Said("판정 조용한 오류", "silent verdicts"))
    return Table("grade", Said("등급별", "By grade"), heads, tuple(rows))


def cases(report: Report) -> Table:
    """The touch rate: how many cases need a person."""
    rows = []
    for grade in [*sorted({c.grade for c in report.cases}), None]:
        these = [c for c in report.cases if grade in (None, c.grade)]
        questions = sum(c.questions for c in these)
        rows.append((
            grade or ALL, len(these), Share(sum(c.untouched for c in these), len(these)), Share(sum(c.answered for c in these), len(these)),
            f"{questions / len(these):.1f}" if these else "-",
        ))  # fmt: skip
    note = Said(
        "'사람 없이'는 결과를 바꾸는 질문이 하나도 없는 건(이해충돌·휴폐업처럼 어느 건이나 따로 확인하는 것 제외), '서류만큼 판정'은 서류로 알 수 있는 판정을 모두 내린 건입니다.",
        "'untouched' puts no question about its papers that decides anything (what no paper can tell is looked up for every case); 'answered' gives every verdict that its papers allow.",
    )
    heads = (Said("등급", "grade"), Said("접수 건", "cases"), Said("사람 없이", "untouched"), Said("서류만큼 판정", "answered"), Said("건당 질문", "questions a case"))
    return Table("cases", Said("사람이 봐야 하는 건", "Touch rate"), heads, tuple(rows), note)


def documents(report: Report) -> Table:
    """Recall and precision of documents, type and pages exact."""
    names = sorted({d.name for d in report.documents} | {u.name for u in report.unexpected})
    rows = []
    for name in [None, *names]:
        wanted = [d for d in report.documents if name in (None, d.name)]
        extra = sum(name in (None, u.name) for u in report.unexpected)
        right, found = sum(d.right for d in wanted), sum(d.found for d in wanted) + extra
        missed = sum(not d.found for d in wanted)
        rows.append((ALL if name is None else document_called(name), len(wanted), found, Share(right, len(wanted)), Share(right, found), Faults(missed, "documents"), Faults(extra, "documents")))
    heads = (
        Said("서류", "document"), Said("정답", "golden"), Said("찾음", "found"), Said("재현율", "recall"), Said("정밀도", "precision"),
        Said("못 찾음", "missed"), Said("없던 서류", "invented"),
    )  # fmt: skip
    return Table("documents", Said("서류 재현율과 정밀도 (종류와 쪽)", "Documents found (type and pages)"), heads, tuple(rows))


def by_document(report: Report) -> Table:
    """Fields by the paper they stand in."""
    names = sorted({f.document for f in report.fields})
    rows = tuple((document_called(name), *_figures([f for f in report.fields if f.document == name], f"document-{name}")) for name in names)
    return Table("document_fields", Said("서류별 필드", "Fields by document"), (Said("서류", "document"), *_FIELD_HEADS), rows)


def by_field(report: Report) -> Table:
    """Fields one by one, the worst first."""
    groups: dict[tuple[str, str], list[FieldResult]] = {}
    for one in report.fields:
        groups.setdefault((one.document, one.field), []).append(one)
    ordered = sorted(groups, key=lambda key: (-sum(f.silent for f in groups[key]), sum(f.exact for f in groups[key]) / len(groups[key]), key))
    rows = tuple((document_called(d), FIELDS.get(f, f), f, *_figures(groups[d, f], f"field-{d}.{f}")) for d, f in ordered)
    return Table("fields", Said("필드별 (나쁜 것부터)", "By field, the worst first"), (Said("서류", "document"), Said("항목", "name"), Said("필드", "id"), *_FIELD_HEADS), rows)


def by_kind(report: Report) -> Table:
    """Fields by what they hold: days, numbers, names."""
    kinds = sorted({kind_of(f.field) for f in report.fields})
    rows = tuple((kind, *_figures([f for f in report.fields if kind_of(f.field) == kind], f"kind-{kind}")) for kind in kinds)
    return Table("kinds", Said("값의 종류별", "By kind of value"), (Said("종류", "kind"), *_FIELD_HEADS), rows)


def verdicts(report: Report) -> Table:
    """Verdicts and figures one by one, the worst first."""
    groups: dict[str, list[Any]] = {}
    for one in report.verdicts:
        groups.setdefault(one.key, []).append(one)
    ordered = sorted(groups, key=lambda key: (-sum(v.silent for v in groups[key]), sum(v.right for v in groups[key]) / len(groups[key]), key))
    rows = []
    for key in ordered:
        these = groups[key]
        right, silent = sum(v.right for v in these), sum(v.silent for v in these)
        rows.append((key, len(these), Share(right, len(these)), Share(len(these) - right - silent, len(these), "verdicts"), Faults(silent, "verdicts")))
    heads = (Said("판정·금액", "verdict or figure"), Said("건", "cases"), Said("정확", "right"), Said("다르고 확인필요", "other, asked"), Said("조용한 오류", "silent"))
    return Table("verdicts", Said("판정별", "By verdict"), heads, tuple(rows))


def calibration(report: Report) -> Table:
    """The reliability table."""
    rows = tuple((f"{b.low:.2f}–{b.high:.2f}", b.count, f"{100 * b.confidence:.1f} %", Share(b.exact, b.count), f"{100 * (b.confidence - b.accuracy):+.1f}") for b in reliability(report.fields))
    error = calibration_error(report.fields)
    said = "-" if error is None else f"{100 * error:.2f} %"
    note = Said(f"기대 보정 오차(ECE) {said}. 차이가 양수이면 신뢰도가 실제보다 높습니다.", f"Expected calibration error {said}; a positive gap is overconfidence.")
    heads = (Said("신뢰도", "confidence"), Said("값", "values"), Said("평균 신뢰도", "mean confidence"), Said("실제 정확", "exact"), Said("차이(%p)", "gap (points)"))
    return Table("calibration", Said("신뢰도와 실제", "Reliability"), heads, rows, note)


def thresholds(report: Report) -> Table:
    """What each threshold costs: flagged against silent."""
    found = costs(report.fields)
    total = len([f for f in report.fields if f.found not in (None, "", [], {})])
    rows = tuple(
        (Said("현재", "as it is") if c.threshold is None else f"≥ {c.threshold:.2f}", Share(c.flagged, total), Faults(c.silent), Share(c.flagged_too, total), Faults(c.silent_left)) for c in found
    )
    heads = (
        Said("확실하다고 볼 신뢰도", "certain at"), Said("확인필요(신뢰도만)", "asked (confidence alone)"), Said("조용한 오류(신뢰도만)", "silent (confidence alone)"),
        Said("확인필요(현재 상태와 함께)", "asked (with status)"), Said("조용한 오류(현재 상태와 함께)", "silent (with status)"),
    )  # fmt: skip
    note = Said("값이 있는 필드만 셉니다. '현재'는 지금 프로그램의 상태 그대로입니다.", "Fields with a value; 'as it is' is the program's own status.")
    return Table("thresholds", Said("기준을 바꾸면: 확인필요와 조용한 오류", "The cost of each threshold"), heads, rows, note)


_KINDS = {
    "characters": Said("글자", "characters"), "text": Said("문장", "text"), "unread": Said("못 읽음", "unread"), "value": Said("값", "value"),
    "document": Said("서류", "document"),
}  # fmt: skip
OUTCOMES = {
    "right": Said("맞음", "right"), "asked": Said("맞는데 확인필요", "right, asked"), "wrong": Said("틀리고 확인필요", "wrong, asked"),
    "silent": Said("조용한 오류", "silent error"),
}  # fmt: skip
_WORST = {"silent": 0, "wrong": 1, "asked": 2, "right": 3}
Cutter = Callable[[str, str, Place], bytes | None]
"""Case, file name, place → PNG of the very words, or None where there is nothing to cut."""


def wrong_or_asked(report: Report) -> list[FieldResult]:
    """Every field that is not right and certain, the worst first."""
    return sorted((f for f in report.fields if f.outcome != "right"), key=lambda f: (_WORST[f.outcome], f.key))


def one_by_one(report: Report, cut: Cutter | None = None, pictures: int = 150) -> Table:
    """Expected beside read, with the picture of the words, for every field that is not right and certain."""
    rows = []
    for n, one in enumerate(wrong_or_asked(report)):
        place = one.expected_at or one.found_at
        png = cut(one.case, one.file, place) if cut is not None and place is not None and n < pictures else None
        rows.append((
            OUTCOMES[one.outcome], one.case, one.grade, document_called(one.document), Said(FIELDS.get(one.field, one.field), one.field),
            shown(one.field, one.expected), shown(one.field, one.found), Picture(png), round(one.confidence, 3), one.file, one.page,
        ))  # fmt: skip
    heads = (
        Said("결과", "outcome"), Said("접수건", "case"), Said("등급", "grade"), Said("서류", "document"), Said("항목", "field"), Said("정답", "golden"),
        Said("읽은 값", "read"), Said("그림", "picture"), Said("신뢰도", "confidence"), Said("파일", "file"), Said("쪽", "page"),
    )  # fmt: skip
    return Table("one_by_one", Said("틀리거나 물은 값", "Wrong or asked"), heads, tuple(rows))


def shown(field: str, value: Any) -> str:
    """A value as people read it."""
    return value_ko(field, value) or "(없음)"


def worst(report: Report) -> Table:
    """The worst confusions."""
    rows = tuple((_KINDS[c.kind], c.expected, c.found, c.count, Faults(c.silent), c.example) for c in confusions(report))
    heads = (Said("무엇", "what"), Said("정답", "golden"), Said("읽음", "read"), Said("횟수", "times"), Said("조용히", "silently"), Said("예", "example"))
    return Table("confusions", Said("가장 나쁜 혼동", "The worst confusions"), heads, rows)


def one_line(report: Report) -> Iterable[Said]:
    """The figures that matter, for the end of a page of tables."""
    t = report.totals()
    error = calibration_error(report.fields)
    ece = "-" if error is None else f"{100 * error:.2f} %"
    exact, flagged = Share(t["exact"], t["fields"]), Share(t["flagged"], t["fields"])
    yield Said(
        f"필드 정확 {exact} · 확인필요 {flagged} · 조용한 오류 {t['silent_errors']} · 판정의 조용한 오류 {t['verdict_silent_errors']} · 보정 오차 {ece}",
        f"fields exact {exact} · asked {flagged} · silent errors {t['silent_errors']} · silent verdicts {t['verdict_silent_errors']} · calibration error {ece}",
    )
