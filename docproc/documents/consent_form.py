"""개인(신용)·법인(신용)정보 수집·이용·제공 동의서 (붙임3): five choices, a date, a name and a seal."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from docproc.documents.base import CompanyName, Label, PersonName, Record, labelled, own
from docproc.documents.choice_columns import by_column
from docproc.documents.choices import choose, options_in
from docproc.documents.extract import judge
from docproc.documents.option import Option
from docproc.documents.sealing import sealed
from docproc.documents.standalone import dated_line
from docproc.documents.values import parse
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field, Source

CHOICES = ("collect_personal", "collect_identifier", "collect_sensitive", "provide_personal", "provide_identifier")
_WORDS = {"동의하지않음": False, "동의안함": False, "미동의": False, "동의하지않습니다": False, "동의함": True, "동의합니다": True}
_KINDS = (("identifier", re.compile(r"고유식별|식별정보")), ("sensitive", re.compile(r"민감")), ("personal", re.compile(r"개인정보")))

_SIGNED = re.compile(r"\s*([가-힣](?:\s?[가-힣]){1,5}?)\s*(?:\(|서\s?명|또\s?는|날\s?인|인\s*\))")
# What a seal over `서명 또는 인` leaves of it: letters that are no Hangul, or syllables that begin like 서명.
_BLURRED = re.compile(r"\s*((?!또는|서명|날인)[가-힣](?:\s?[가-힣]){1,4}?(?:\s*,\s*[가-힣](?:\s?[가-힣]){1,4}?)*)\s*(?:[^가-힣\s,].*|서\s?[가-힣].{0,6})$")
COLUMN = 62.0  # points from the middle of a column to either side
APART = 4.0  # points that boxes of one form stand off their places at most, on a page that is not quite level
_PROVIDE = re.compile(r"제3자의?(?:제공|에게?제공하는것)|제3자에게제공하|제공.?조회에관한사항|제공.?조회하는것")
_COLLECT = re.compile(r"수집.?이용에관한사항|수집.?이용하는것")


class ConsentForm(Record):
    """붙임3. A refusal, or a choice left open, makes participation impossible (①-④ and ②-⑤ of the form)."""

    type: ClassVar[str] = "consent_form"
    ko: ClassVar[str] = "동의서"
    titles = (
        "개인(신용) 또는 법인(신용)정보 수집·이용·제공 동의서", "개인(신용)·법인(신용)정보 수집·이용·제공 동의서", "개인(신용)정보 수집·이용·제공 동의서",
        "개인정보 수집·이용·제공 동의서", "개인(신용) 또는 법인(신용)정보 수집·이용 및 제3자 제공 동의서", "개인정보 수집·이용 동의서",
    )  # fmt: skip
    anchors = {"수집·이용에 관한 사항": 3, "제3자의 제공·조회에 관한 사항": 3, "동의하지 않음": 2, "신용조회회사": 2, "고유식별정보": 1, "민감정보": 1, "신용정보의 이용 및 보호": 2, "동의를 거부할 권리": 2}
    follow = ("제3자의 제공·조회에 관한 사항", "제공·조회대상 기관", "제3자에게 제공하는 것을 동의합니까", "신용조회회사", "보유·이용 기간", "기업체명")

    collect_personal: Field[bool] = own()
    collect_identifier: Field[bool] = own()
    collect_sensitive: Field[bool] = own()
    provide_personal: Field[bool] = own()
    provide_identifier: Field[bool] = own()
    consent_date: Field[date] = labelled("동의일", "동의일자", "작성일", "작성일자")
    company_name: Field[CompanyName] = labelled("기업체명", "기업명", "업체명", "법인명", "상호", "회사명", "기업체명(법인명)", "법인명(상호)", "상호(법인명)")
    representative_name: Field[PersonName] = labelled("대표자 성명", "대표자명", "대표자", "성명", "대표이사", "성명(대표자)", "동의인")
    sealed: Field[bool] = own()

    @classmethod
    def read_own(cls, view: View, fields: dict[str, Field[Any]]) -> dict[str, Field[Any]]:
        """The choices in the order of the form, checked against the words of their rows; the date; the seal."""
        read = _choices(view)
        if fields["consent_date"].value is None:
            read["consent_date"] = dated_line(view)
        read["representative_name"] = _signed(view, cls.labels()["representative_name"]) or fields["representative_name"]
        read["sealed"] = sealed(view)
        return read


_SPECK = re.compile(r"(?<=[가-힣])-(?=[가-힣])")  # dirt between two syllables: no name has a stroke in it


def _signed(view: View, label: Label) -> Field[Any] | None:
    """The name in `대표자 성명 : 홍길동 서명 또는 인`, cut off before the words for the seal."""
    for region in view.regions(label.names):
        if region.rank > 3:
            continue
        text = _SPECK.sub(" ", region.text)
        whole, blurred = _SIGNED.match(text), _BLURRED.match(text)
        if whole is not None and blurred is not None and len(blurred[1]) < len(whole[1]):
            whole = None  # 홍길동서평 또는 인: the seal spoilt the first of the words behind the name
        match = whole or blurred
        if match is None:
            continue
        inner = region.part(match.start(1), match.end(1))
        parsed = parse(PersonName, inner.text, Label())
        if parsed is None:
            continue
        field = judge(view, inner, PersonName, Label(), parsed)
        if whole is None and region.page.source is Source.OCR:
            # Where the name ends was guessed: another paper of the firm must say the same name.
            rest = tuple(v for v in (*field.alternatives, region.text.strip()) if v != field.value)
            field = field.model_copy(update={"status": "check", "confirmed_by": (), "alternatives": rest})
        return field
    return None


def _choices(view: View) -> dict[str, Field[Any]]:
    """Each pair of marks under its name: by the order of the form where five pairs stand and no label speaks
    against it, else by the words beside it and the section it stands in."""
    groups = _pairs(options_in(view, view.flat_rows, _WORDS)) or by_column(view, _WORDS)
    kinds = [_kind(view, group) for group in groups]
    found: dict[str, Field[Any]] = {}
    in_order = len(groups) == len(CHOICES) and all(kind is None or name.endswith(kind) for name, kind in zip(CHOICES, kinds))
    for n, (group, kind) in enumerate(zip(groups, kinds)):
        name = CHOICES[n] if in_order else f"{_section(view, group)}_{kind}"
        if name in CHOICES and name not in found:
            found[name] = choose(group, (True, False))
    if not in_order and len(groups) == len(CHOICES) or in_order and kinds.count(None) > 2:
        # Labels that could not be read, or another order: what was found is looked at by a person.
        found = {name: field.model_copy(update={"status": "check"}) for name, field in found.items()}
    return {name: found.get(name, Field(status="check", alternatives=(True, False))) for name in CHOICES}


def _pairs(options: list[Option]) -> list[list[Option]]:
    """A yes and a no side by side or one above the other, in the order of the pages. The questions themselves
    (`… 동의합니까?`) and sentences that speak of consent have no mark and are left out."""
    marked = [o for o in options if o.mark is not None]
    if stacked := _stacked(marked):
        return stacked
    groups: list[list[Option]] = []
    for option in sorted(marked, key=lambda o: (o.page.number, o.box.middle, o.box.x0)):
        last = groups[-1] if groups else None
        if last and len(last) == 1 and last[0].value != option.value and last[0].page is option.page and option.box.middle - last[0].box.middle < 3.2 * option.row.height:
            last.append(option)
        else:
            groups.append([option])
    return [_completed(group, groups) for group in groups]


def _completed(group: list[Option], groups: list[list[Option]]) -> list[Option]:
    """A lone yes or no with the other one, of which only the box was read: it stands from the one that was read just
    where the other pairs of the form have theirs."""
    if len(group) != 1 or group[0].mark is None:
        return group
    (lone,) = group
    steps = []
    for pair in groups:
        marks = {o.value: o.mark.box for o in pair if o.mark is not None}
        if len(marks) == 2:
            here, there = marks[lone.value], marks[not lone.value]
            steps.append((there.centre - here.centre, there.middle - here.middle))
    if len(steps) < 2 or any(max(side) - min(side) > 2 * APART for side in zip(*steps)):
        return group
    right, down = (sum(side) / len(steps) for side in zip(*steps))
    taken = [o.mark for own in groups for o in own if o.page is lone.page]
    box = group[0].mark.box
    free = [
        mark
        for mark in lone.page.marks
        if abs(mark.box.centre - box.centre - right) <= APART and abs(mark.box.middle - box.middle - down) <= APART and not any(mark is own for own in taken)
    ]
    if len(free) != 1 or free[0].shape != group[0].mark.shape:
        return group
    return [*group, Option(not lone.value, "", lone.page, free[0].box, lone.row, free[0])]


def _stacked(marked: list[Option]) -> list[list[Option]]:
    """The pairs of a form that has the kinds of information side by side: all yeses on one level, all noes below
    them. Empty where the form is not so."""
    levels: list[list[Option]] = []
    for option in sorted(marked, key=lambda o: (o.page.number, o.box.middle)):
        if levels and levels[-1][0].page is option.page and option.box.middle - levels[-1][0].box.middle < 0.7 * option.row.height:
            levels[-1].append(option)
        else:
            levels.append([option])
    if len(levels) % 2 or any(len(level) < 2 or len({o.value for o in level}) != 1 for level in levels):
        return []
    pairs: list[list[Option]] = []
    for upper, lower in zip(levels[::2], levels[1::2]):
        if len(upper) != len(lower) or upper[0].value == lower[0].value or upper[0].page is not lower[0].page:
            return []
        pairs += [list(pair) for pair in zip(*(sorted(level, key=lambda o: o.box.centre) for level in (upper, lower)))]
    return pairs


def _kind(view: View, group: list[Option]) -> str | None:
    """What information a pair is about, by the words left of it."""
    first = group[0]
    middle = sum(o.box.middle for o in group) / len(group)
    left = min(o.mark.box.x0 if o.mark else o.box.x0 for o in group)
    reach = max(2.2 * first.row.height, 0.5 * _cell_height(first))
    beside = [row for row in view.rows if row.page is first.page and row.box.x0 < left and abs(row.level - middle) < reach]
    for row in sorted(beside, key=lambda row: abs(row.level - middle)):
        kind = next((name for name, pattern in _KINDS if pattern.search(row.stream)), None)
        if kind is not None:
            return kind
    centre = sum(o.box.centre for o in group) / len(group)
    heads = [row for row in view.rows if row.page is first.page and 0 < middle - row.level < 7 * first.row.height]
    above = (squeeze("".join(g.char for g in row.glyphs if abs(g.box.centre - centre) < COLUMN)) for row in sorted(heads, key=lambda row: -row.level))
    return next((name for text in above for name, pattern in _KINDS if pattern.search(text)), None)


def _section(view: View, group: list[Option]) -> str | None:
    """`collect` or `provide`: the nearest heading or question above the pair says which."""
    place = (group[0].page.number, group[0].box.middle)
    above = [row for row in view.flat_rows if (row.page.number, row.level) < place]
    for row in reversed(above):
        if _PROVIDE.search(row.stream):
            return "provide"
        if _COLLECT.search(row.stream):
            return "collect"
    return None


def _cell_height(option: Option) -> float:
    holding = [cell.box.height for cell in option.page.cells if cell.box.holds(option.box)]
    return min(holding, default=0.0)
