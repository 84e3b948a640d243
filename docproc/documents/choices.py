"""Options to tick: which words stand beside which marks, and which of them is ticked.

A choice is sure only where every option has its mark and exactly one of them is clearly ticked. The marks are
measured on the page (`Page.marks`); here they are only matched with the words beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from docproc.box import Box
from docproc.documents.labels import jamo
from docproc.documents.option import SURE, Option
from docproc.documents.rows import Row
from docproc.documents.unreadword import as_another_reads, with_unread_word
from docproc.documents.view import View
from docproc.korean import squeeze
from docproc.model import Field, Mark, Page, Source

NEAR = 3.2  # a mark stands at most so many glyph heights from its word
SURE_ON_BAD = 0.95  # on a bad copy only boxes with four straight sides and plainly empty or plainly inked

_OPEN, _FULL = "□☐ㅁᄆ", "■☑☒▣"
"""How readers write a box; `ᄆ` is what becomes of `ㅁ` where forms of characters are made one."""
_BRACKETS = re.compile(r"[\[(〔{]([^\])가-힣0-9]?)[\])〕}]$")


def words_in(row: Row, options: Mapping[str, Any]) -> list[tuple[str, Any, Box, int]]:
    """The options' words in a row, longest first and none overlapping: word, value, box, start in the stream."""
    taken: list[tuple[int, int]] = []
    found = []
    for word in sorted(options, key=lambda w: -len(squeeze(w))):
        flat, start = squeeze(word), 0
        while (start := row.stream.find(flat, start)) >= 0:
            end = start + len(flat)
            longer = row.stream.startswith(("위원회", "협의회"), end) and not flat.endswith(("위원회", "협의회"))  # 조정·중재위원회 is a body, no mediation
            if not longer and all(end <= a or start >= b for a, b in taken) and not (len(flat) == 1 and _in_a_word(row, start)):
                taken.append((start, end))
                glyphs = [row.glyphs[n] for n in row.at[start:end]]
                found.append((word, options[word], glyphs[0].box.union(*(g.box for g in glyphs[1:])), start))
            start = end
    return sorted(found, key=lambda hit: hit[3])


def _in_a_word(row: Row, start: int) -> bool:
    """Whether a syllable clings to another: 여 and 부 of a label `해당 여부` are no options."""
    at = row.at[start]
    close = 0.35 * row.height
    before = at > 0 and not row.glyphs[at].begins_word and re.match(r"[가-힣]", row.glyphs[at - 1].char) and row.glyphs[at].box.x0 - row.glyphs[at - 1].box.x1 < close
    behind = at + 1 < len(row.glyphs) and not row.glyphs[at + 1].begins_word and re.match(r"[가-힣]", row.glyphs[at + 1].char) and row.glyphs[at + 1].box.x0 - row.glyphs[at].box.x1 < close
    return bool(before or behind)


def options_in(view: View, rows: Sequence[Row], options: Mapping[str, Any]) -> list[Option]:
    """Every option that stands in `rows`, each with its mark: all marks stand before their words, or all behind."""
    hits = [(row, *hit) for row in rows for hit in words_in(row, options)]
    ringed = _ringed(hits, options)
    hits = [hit for hit in hits if not any(hit[0] is option.row for option in ringed)]
    if not hits:
        return ringed or next((found for row in rows if row.glyphs and (found := as_another_reads(row, _marks_on(row, row.box.x0, row.box.x1), options))), [])
    before, behind, sure_pairs = [], [], []
    for row in dict.fromkeys(hit[0] for hit in hits):
        starts = [start for own, *_, start in hits if own is row]
        inside = [Option(value, word, row.page, box, row) for own, word, value, box, _ in hits if own is row]
        paired = _in_order(inside) or _completed(row, inside, options)
        sure_pairs += paired
        before += paired or [_read_mark(_with_mark(option, hits, ahead=True), start) for option, start in zip(inside, starts)]
        behind += paired or [_with_mark(option, hits, ahead=False) for option in inside]
    more = sum(o.mark is not None for o in before) - sum(o.mark is not None for o in behind)
    # Where both ways explain as many, the rows that leave no choice tell on which side this form has its marks.
    sides = [1 if o.mark.box.centre < o.box.centre else -1 for o in before if o.mark is not None and any(o is p for p in sure_pairs)]
    return [*ringed, *(before if (more or sum(sides)) >= 0 else behind)]


def _rings_a_word(mark: Mark, row: Row) -> bool:
    """Whether a mark is a ring around print of the row, no place to tick."""
    if mark.shape != "circle" or mark.checked is not True:
        return False
    inside = [g for g in row.glyphs if mark.box.x0 <= g.box.centre <= mark.box.x1 and mark.box.top <= g.box.middle <= mark.box.bottom]
    # A digit in a ring of its own size (①) is print; a pen goes around 여 with room to spare.
    return len(inside) >= 2 or len(inside) == 1 and inside[0].char in "여부유무" and mark.box.height > 1.25 * row.height


def _ringed(hits: Sequence[tuple[Row, str, Any, Box, int]], options: Mapping[str, Any]) -> list[Option]:
    """The options of the rows on which a pen has ringed some words, and left all places to tick empty but those that the
    rings themselves cross: the ringed ones are chosen, the others are not."""
    found: list[Option] = []
    for row in dict.fromkeys(hit[0] for hit in hits):
        own = [Option(value, word, row.page, box, row) for other, word, value, box, _ in hits if other is row]
        height = max(row.height, 6.0)
        level = [m for m in row.page.marks if abs(m.box.middle - row.level) <= 0.75 * max(height, m.box.height)]
        rings = [m for m in level if _rings_a_word(m, row)]
        left, right = min(o.box.x0 for o in own) - NEAR * height, max(o.box.x1 for o in own) + NEAR * height
        if not rings or any(m.checked is not False and m not in rings and (m.shape != "circle" or m.box.height < 1.25 * height) and not _is_letter(m, height) and not _crossed(m, rings) and left < m.box.centre < right for m in level):
            continue
        free = [m for m in rings if not any(m.box.x0 <= o.box.centre <= m.box.x1 for o in own)]
        missing = list(dict.fromkeys(v for v in options.values() if v not in {o.value for o in own}))
        if len(free) == 1 and len(missing) == 1:
            # The ring has spoilt the very word it chooses; where all others on the row were read, it can be no other.
            word = next(word for word, value in options.items() if value == missing[0])
            stood = squeeze("".join(g.char for g in row.glyphs if free[0].box.x0 <= g.box.centre <= free[0].box.x1))
            like = max(SequenceMatcher(None, jamo(squeeze(w)), jamo(stood)).ratio() for w, value in options.items() if value == missing[0])
            under = {g.line for g in row.glyphs if free[0].box.x0 <= g.box.centre <= free[0].box.x1}
            readings = [squeeze(reading.text) for n in under for reading in row.page.lines[n].readings]
            heard = any(len(squeeze(w)) > 2 and squeeze(w) in reading for w, value in options.items() if value == missing[0] for reading in readings)
            spoilt = free[0] if like >= 0.5 or heard else free[0].model_copy(update={"confidence": SURE - 0.05})
            found.append(Option(missing[0], word, row.page, free[0].box, row, spoilt))
        around = [next((m for m in rings if m.box.x0 <= option.box.centre <= m.box.x1), None) for option in own]
        open_ones = [m for m in level if m.shape == "box" and m.checked is False and m.confidence >= SURE_ON_BAD]
        left_open = [next((m for m in open_ones if 0 <= option.box.x0 - m.box.x1 <= NEAR * height), None) for option in own]
        # A ring around one word and a plainly empty box before every other say the same twice.
        others = [empty for ring, empty in zip(around, left_open) if ring is None]
        twice = any(around) and bool(others) and all(empty is not None for empty in others)
        # A tick under the ring's arc may be the answer before it, where places to tick stand behind their words.
        least = SURE_ON_BAD if twice else 0.0
        most = SURE - 0.05 if not twice and any(_crossed(m, rings) and m.checked is not False for m in level) else 1.0
        for option, ring, empty in zip(own, around, left_open):
            mark = ring or empty or Mark(box=option.box, shape="circle", checked=False, confidence=0.85)
            mark = mark.model_copy(update={"confidence": min(most, max(mark.confidence, least))})
            found.append(Option(option.value, option.word, option.page, option.box, option.row, mark))
    return found if any(option.checked for option in found) else []


def _crossed(mark: Mark, rings: Sequence[Mark]) -> bool:
    """Whether a box lies under the arc of a ring that begins before its word: the ring's own ink makes it look ticked."""
    return mark.shape == "box" and any(ring.box.x0 - 2 <= mark.box.x1 <= ring.box.centre and mark.box.x0 < ring.box.x0 + mark.box.width for ring in rings)


def _is_letter(mark: Mark, height: float) -> bool:
    """A ring or square smaller than the letters, or brackets as narrow as one, is a part of one (ㅇ, ㅁ, 0), no place
    to tick."""
    if mark.shape == "parentheses":
        return mark.box.width < 0.95 * mark.box.height
    sides = 0.55 if mark.shape == "box" and mark.confidence >= 0.85 else 0.7  # small, but with four straight sides
    return mark.shape in ("box", "circle") and mark.box.height < min(sides * height, 7.6)


def _read_mark(option: Option, start: int) -> Option:
    """Brackets that were read as letters: `[√] 동의함`, `( ) 부`; anything between them is a tick."""
    if option.mark is not None:
        return option
    match = _BRACKETS.search(option.row.stream[:start])
    sign = option.row.stream[start - 1] if start else ""
    if match is None and sign in _OPEN + _FULL and sign:
        # A box that was read as a letter shows what stands there, not whether a pen went through it: one reader alone may be
        # wrong about that, two that call it an empty box are not beside one that is ticked. A box of its own asks (`ticked`).
        glyph = option.row.glyphs[option.row.at[start - 1]]
        empty = sign in _OPEN and _two_see_it_empty(option, glyph.line)
        mark = Mark(box=glyph.box, shape="box", checked=sign in _FULL, confidence=0.78 if empty else 0.7)
        return Option(option.value, option.word, option.page, option.box, option.row, mark)
    if match is None:
        return _sign_of_own(option)
    glyphs = [option.row.glyphs[n] for n in option.row.at[match.start() : match.end()]]
    box = glyphs[0].box.union(*(g.box for g in glyphs[1:]))
    # The PDF's own characters are no reading: nothing between them is nothing.
    open_ = 0.95 if option.page.source is Source.TEXT and option.page.grade == "digital" else SURE
    mark = Mark(box=box, shape="parentheses", checked=bool(match[1]), confidence=open_ if not match[1] else 0.8 if match[1] in "√✓✔vV∨+/●○OoXx■@" else 0.6)
    return Option(option.value, option.word, option.page, option.box, option.row, mark)


def _sign_of_own(option: Option) -> Option:
    """The sign that our own recogniser has before the word where the others have a digit or nothing (a box smaller than the
    type beside it): shown, and asked about."""
    lines = {g.line for g in option.row.glyphs if option.box.x0 - 1 <= g.box.centre <= option.box.x1 + 1}
    said = [squeeze(reading.text) for n in lines for reading in option.page.lines[n].readings if reading.engine == "own"]
    signs = [match[1] for text in said for match in re.finditer(f"([{_OPEN}{_FULL}]){re.escape(squeeze(option.word))}", text)]
    if len(signs) != 1:
        return option
    mark = Mark(box=option.box, shape="box", checked=signs[0] in _FULL, confidence=0.6)
    return Option(option.value, option.word, option.page, option.box, option.row, mark)


def _two_see_it_empty(option: Option, line: int) -> bool:
    said = [reading for reading in option.page.lines[line].readings if re.search(f"[{_OPEN}]{re.escape(squeeze(option.word))}", squeeze(reading.text))]
    return any(reading.engine == "own" for reading in said) and any(reading.engine.startswith("tesseract") for reading in said)


def _completed(row: Row, inside: Sequence[Option], options: Mapping[str, Any]) -> list[Option]:
    """The row's options with the one whose word a pen has spoilt; empty where the row shows no such thing."""
    marks = _marks_on(row, min(o.box.x0 for o in inside), max(o.box.x1 for o in inside), slack=12.0) if inside else []
    whole = with_unread_word(row, inside, marks, options)
    return whole if len(whole) > len(inside) else []


def _marks_on(row: Row, left: float, right: float, slack: float = NEAR) -> list[Mark]:
    """The places to tick on a row, from the left, as far as `slack` glyph heights beyond `left` and `right`."""
    height = max(row.height, 6.0)
    found = [
        mark
        for mark in row.page.marks
        if mark.shape != "tick"
        and not _is_letter(mark, height)
        and not _rings_a_word(mark, row)
        and abs(mark.box.middle - row.level) <= 0.75 * max(height, mark.box.height)
        and left - slack * height <= mark.box.centre <= right + slack * height
    ]
    return sorted(found, key=lambda mark: mark.box.x0)


def _in_order(options: Sequence[Option]) -> list[Option]:
    """As many marks as options on one row, by turns: the first belongs to the first, wherever a reader has put
    the blanks between the words. Empty where that is not so."""
    first, last = options[0], options[-1]
    marks = _marks_on(first.row, first.box.x0, last.box.x1)
    if len(options) < 2 or len(marks) != len(options):
        return []
    centres = [option.box.centre for option in options]
    ahead = marks[0].box.centre < centres[0]
    turns = [(m.box.centre, c) if ahead else (c, m.box.centre) for m, c in zip(marks, centres)]
    places = [x for turn in turns for x in turn]
    if places != sorted(places):
        return []
    if not ahead and any(mark.box.x0 - own.box.x1 >= after.box.x0 - mark.box.x1 for mark, own, after in zip(marks, options, options[1:])):
        return []  # a mark nearer to the next word is that word's: the first one's was not found
    return [Option(o.value, o.word, o.page, o.box, o.row, mark) for o, mark in zip(options, marks)]


def _with_mark(option: Option, hits: Sequence[tuple[Row, str, Any, Box, int]], *, ahead: bool) -> Option:
    height = max(option.row.height, 6.0)
    best: tuple[float, Mark] | None = None
    for mark in option.page.marks:
        if _is_letter(mark, height) or _rings_a_word(mark, option.row):
            continue
        level = abs(mark.box.middle - option.box.middle)
        away = option.box.x0 - mark.box.x1 if ahead else mark.box.x0 - option.box.x1
        if level > 0.75 * max(height, mark.box.height) or not -0.6 * height <= away <= NEAR * height:
            continue
        between = (mark.box.centre, option.box.centre) if ahead else (option.box.centre, mark.box.centre)
        if any(other[0].page is option.page and other[3] != option.box and abs(other[3].middle - option.box.middle) < height and between[0] < other[3].centre < between[1] for other in hits):
            continue
        if option.box.x0 + 2 < mark.box.centre < option.box.x1 - 2:
            continue  # it lies in the word itself
        if best is None or abs(away) < best[0]:
            best = (abs(away), mark)
    return Option(option.value, option.word, option.page, option.box, option.row, best[1]) if best else option


def scope(view: View, names: Sequence[str]) -> list[Row]:
    """The rows in which the options behind a label stand: its own row, its cell, the cell to the right, and the
    row below where the label's row holds nothing else."""
    flats = [squeeze(name) for name in names]
    found: list[Row] = []
    for hit in view.found:
        if hit.name not in flats:
            continue
        row = hit.row
        found += [other for other in view.flat_rows if other.page is row.page and abs(other.level - row.level) < 0.7 * max(row.height, other.height)]
        if row.cell is not None:
            own = row.page.cells[row.cell].box
            found += [
                other
                for other in view.flat_rows
                if other.page is row.page and own.top - 1 <= other.level <= own.bottom + 1 and other not in found
            ]
        else:
            found += [other for other in view.flat_rows if other.page is row.page and 0 < other.level - row.level < 2.2 * row.height and other not in found]
    return list(dict.fromkeys(found))


def _label_cells(view: View, names: Sequence[str]) -> Iterator[tuple[Page, Box]]:
    """The cells in which labels stand, with their pages."""
    flats = [squeeze(name) for name in names]
    for hit in view.found:
        if hit.name in flats and hit.row.cell is not None:
            yield hit.row.page, hit.row.page.cells[hit.row.cell].box


def cell_beside(view: View, names: Sequence[str]) -> list[Row]:
    """The rows of the one cell to the right of a label's cell: two questions may share a line of the table."""
    found: list[Row] = []
    for page, own in _label_cells(view, names):
        right = [row for row in view.rows if row.page is page and row.cell is not None and own.top - 1 <= row.level <= own.bottom + 1 and page.cells[row.cell].box.x0 >= own.x1 - 2]
        nearest = min((page.cells[row.cell].box.x0 for row in right if row.cell is not None), default=0.0)
        found += [row for row in right if row.cell is not None and page.cells[row.cell].box.x0 <= nearest + 2]
    return list(dict.fromkeys(found))


def cell_below(view: View, names: Sequence[str]) -> list[Row]:
    """The rows of the one cell under a label's cell, where the table has its heads above their values."""
    found: list[Row] = []
    for page, own in _label_cells(view, names):
        below = [n for n, cell in enumerate(page.cells) if abs(cell.box.top - own.bottom) < 5 and abs(cell.box.x0 - own.x0) < 6 and abs(cell.box.x1 - own.x1) < 6]
        found += [row for row in view.rows if row.page is page and row.cell in below[:1]]
    return list(dict.fromkeys(found))


def choose(options: Sequence[Option], values: Sequence[Any]) -> Field[Any]:
    """The one option that is ticked; `values` are all there are to choose from.

    None ticked, several ticked, or an option without a mark: `check`, with the ticked ones as alternatives.
    """
    if not options:
        return Field(status="check")
    ticked = [o for o in options if o.checked]
    doubtful = [o for o in options if o.checked is None or o.mark is None or o.mark.confidence < SURE]
    if len({o.value for o in ticked}) == 1:
        one = ticked[0]
        whole = {o.value for o in options if o.mark is not None} >= set(values)
        sure = whole and not doubtful and (one.page.grade != "bad" or all(o.mark.confidence >= SURE_ON_BAD for o in options if o.mark))
        where = one.box.union(one.mark.box) if one.mark else one.box
        alternatives = tuple(dict.fromkeys(o.value for o in doubtful if o.value != one.value))
        return Field(
            value=one.value, raw=one.word, status="ok" if sure else "check", confidence=min(0.98, one.mark.confidence if one.mark else 0.5),
            page=one.page.number, bbox=where, source=one.page.source, alternatives=alternatives,
            confirmed_by=("marks",) if sure and one.page.source is Source.OCR else (),
        )  # fmt: skip
    first = options[0]
    left = [value for value in values if value not in {o.value for o in options if o.checked is False}]
    if not ticked and len(left) == 1:
        # All others are clearly open: a pen through the box may have hidden this one's mark.
        where = first.box.union(*(o.box for o in options if o.page is first.page))
        return Field(value=left[0], status="check", confidence=0.5, page=first.page.number, bbox=where, source=first.page.source, alternatives=tuple(values))
    where = first.box.union(*(o.box for o in options if o.page is first.page))
    said = tuple(dict.fromkeys(o.value for o in (ticked or options)))
    return Field(status="check", raw=" ".join(o.word for o in ticked) or None, page=first.page.number, bbox=where, source=first.page.source, alternatives=said)


def ticked(option: Option | None) -> Field[Any]:
    """Whether a box of its own (이노비즈, 메인비즈, 벤처기업) is ticked: true or false."""
    if option is None or option.mark is None or option.checked is None:
        place = {"page": option.page.number, "bbox": option.box, "source": option.page.source} if option else {}
        return Field(status="check", alternatives=(True, False), **place)
    # Brackets read as empty may hold a thin tick: with no other option beside it, that is for a person.
    sure = option.mark.confidence >= SURE + (0.0 if option.checked else 0.05) and option.page.grade != "bad"
    return Field(
        value=option.checked, raw=option.word, status="ok" if sure else "check", confidence=option.mark.confidence, page=option.page.number,
        bbox=option.box.union(option.mark.box), source=option.page.source, alternatives=() if sure else (not option.checked,),
    )  # fmt: skip
