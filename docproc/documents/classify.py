"""Which document each page belongs to: titles first, then words of the body, then what a page continues.

Every page that is not blank goes to exactly one document or to `other`. Score and runner-up are kept, so a
page that two types claim can be shown to a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from docproc.documents import registry
from docproc.documents.base import Record
from docproc.documents.labels import jamo
from docproc.documents.rows import Row, other_readings, rows
from docproc.korean import squeeze
from docproc.model import Page, PageState, Part, Span
from docproc.upright import upright

TITLE_POINTS = 10.0
ENOUGH = 5.0  # below this a page is of no known type
CLAIM_NEAR = 0.85  # a runner-up this close to the winner is a second claim
TITLE_FAR = 0.26  # so many of a title's letters may differ
TIE = 0.2
_EXPECTED: dict[Part | None, tuple[str, ...]] = {
    Part.APPLICATION: ("application_form", "consent_form"),
    Part.BONUS_EVIDENCE: ("certificate",),
    Part.RATE_EVIDENCE: ("certificate", "corporate_registry"),
}  # announcement, section 5
_PAGE_MARK = re.compile(r"^\W*(?:page)?(?P<n>\d{1,3})(?:/|of)(?P<all>\d{1,3})(?:쪽|면|페이지)?\W*$", re.I)
_BRACKETED = re.compile(r"[\[(【〔][^\])】〕]*[\])】〕]?")


@dataclass(frozen=True)
class PageScores:
    """What a page says for each type: points, the part of them its title gives, and its `n/m` mark."""

    page: int
    points: dict[tuple[str, str | None], float]
    titled: dict[tuple[str, str | None], float]
    foreign_title: bool
    mark: tuple[int, int] | None
    cover: bool
    continues: frozenset[tuple[str, str | None]]
    inner: frozenset[tuple[str, str | None]] = frozenset()
    """Types whose heading on this page is one of a later page (a statement behind its certificate)."""
    ends: frozenset[str] = frozenset()
    """Which of the rows that close a form stand here: the addressee, the signature."""
    tail: frozenset[str] = frozenset()
    """The same, of a page that holds nothing else: the end of a form that ran over its last page."""

    def ranked(self) -> list[tuple[float, tuple[str, str | None]]]:
        """Types by points, best first."""
        return sorted(((p, k) for k, p in self.points.items() if p > 0), key=lambda pair: (-pair[0], str(pair[1])))


def classify(pages: Sequence[Page], part: Part) -> list[Span]:
    """The documents of one file in their order; blank pages have none."""
    spans: list[Span] = []
    current: Span | None = None
    last: PageScores | None = None
    for page in pages:
        unread = any(problem.code == "page_unreadable" for problem in page.problems)
        if page.state is PageState.BLANK or not page.lines or unread:
            if page.state is not PageState.BLANK:
                spans.append(Span(type="other", pages=(page.number,), score=0.0))
                current = None
            continue
        scores = score_page(page, part)
        ranked = scores.ranked()
        best = ranked[0] if ranked else (0.0, ("other", None))
        if current is not None and _goes_on(current, scores, best, last):
            current = current.model_copy(update={"pages": (*current.pages, page.number)})
            spans[-1] = current
        else:
            new = _new_span(page.number, ranked)
            if current is not None and last is not None and _begun_unread(current, last, new, scores):
                spans.pop()
                new = new.model_copy(update={"pages": (*current.pages, page.number)})
            current = new
            spans.append(current)
        last = scores
    return spans


def _new_span(page: int, ranked: list[tuple[float, tuple[str, str | None]]]) -> Span:
    top, key = ranked[0] if ranked else (0.0, ("other", None))
    second, other = ranked[1] if len(ranked) > 1 else (0.0, None)
    if top < ENOUGH:
        return Span(type="other", pages=(page,), score=round(top, 2), runner_up=_word(key) if ranked else None, runner_up_score=round(top, 2))
    return Span(type=key[0], item=key[1], pages=(page,), score=round(top, 2), runner_up=_word(other), runner_up_score=round(second, 2))


def _word(key: tuple[str, str | None] | None) -> str | None:
    return None if key is None else key[1] or key[0]


def contested(span: Span) -> bool:
    """Whether two types claim the pages with nearly equal points (finding `two_claims`)."""
    return span.type != "other" and span.runner_up_score >= max(ENOUGH, CLAIM_NEAR * span.score)


def _goes_on(current: Span, scores: PageScores, best: tuple[float, tuple[str, str | None]], last: PageScores | None) -> bool:
    """Whether a page belongs to the document before it."""
    key = (current.type, current.item)
    if current.type == "other":
        return bool(scores.mark and last and last.mark and scores.mark[1] == last.mark[1] > 1 and scores.mark[0] == last.mark[0] + 1 and best[0] < ENOUGH)
    titled = max(scores.titled.values(), default=0.0) >= 0.6 * TITLE_POINTS
    own_title = scores.titled.get(key, 0.0) >= 0.6 * TITLE_POINTS
    follows = bool(scores.mark and last and last.mark and scores.mark[1] == last.mark[1] > 1 and scores.mark[0] == last.mark[0] + 1)
    if scores.mark and scores.mark[0] == 1 and scores.mark[1] > 1 and titled:
        return False
    if follows and (own_title or not titled or scores.points.get(key, 0.0) >= best[0]):
        return True
    if own_title and key in scores.inner and not (scores.mark and scores.mark[0] == 1):
        return True
    if titled:
        # A page that carries a title begins a document, unless it is a heading within this one.
        return key in scores.continues and not own_title and scores.titled.get(best[1], 0.0) < 0.9 * TITLE_POINTS and best[1] not in _other_titles(scores, key)
    if scores.foreign_title:
        return key in scores.continues
    if key in scores.continues or follows:
        return True
    if scores.tail and last is not None and not scores.tail & last.ends and current.pages[-1] == scores.page - 1:
        return True
    cls = registry.record_class(*key)
    if cls.open_ended and not scores.cover:
        return best[0] < ENOUGH or best[1] == key
    # A page of one-page papers whose title could not be read is a paper of its own.
    return False


def _other_titles(scores: PageScores, key: tuple[str, str | None]) -> set[tuple[str, str | None]]:
    return {k for k, points in scores.titled.items() if k != key and points >= 0.8 * TITLE_POINTS}


def score_page(page: Page, part: Part | None = None) -> PageScores:
    """The points of one page for every type, and whether its title is that of a look-alike.

    Documents may lie in any of the four files; the expected one (`part`) only breaks ties.
    """
    page = upright(page)
    across = rows(page, by_cell=False)
    text = "".join(row.stream for row in across)
    letters = jamo(text)
    clean = all(line.agreed for line in page.lines)
    points: dict[tuple[str, str | None], float] = {}
    titled: dict[tuple[str, str | None], float] = {}
    continues = set()
    inner: set[tuple[str, str | None]] = set()
    foreign = False
    candidates = _title_candidates(page, across)
    for cls in registry.record_classes():
        if cls.type == "other":
            continue
        key = (cls.type, cls.item)
        title, rejected = _title_points(cls, candidates)
        foreign = foreign or rejected
        words = sum(weight for anchor, weight in cls.anchors.items() if (_stands(anchor, text, letters, clean) if weight > 0 else anchor in text))
        if any(_stands(word, text, letters, clean) for word in cls.follow):
            continues.add(key)
        if title:
            titled[key] = title
            if cls.inner_titles and _is_inner(cls, candidates):
                inner.add(key)
        if not rejected:
            points[key] = title + words + (TIE if title + words > 0 and cls.type in _EXPECTED.get(part, ()) else 0.0)
    return PageScores(page.number, points, titled, foreign and not titled, _mark(across), _is_cover(across), frozenset(continues), frozenset(inner), *_closing(across))


_CLOSING = {"addressee": re.compile(r"(?:귀중|귀하)$"), "signature": re.compile(r"(?:\((?:서명또는)?(?:인|날인|서명)\)|서명또는인|날인|서명)\W*$")}
_STAMPED = re.compile(r"대조필|사본|상위없음")
_NEAR_CLOSING = re.compile(r"^\W*(?:신청인|신청기업|신청기업명|기업명|기업체명|업체명|대표자|대표이사|성명|주식회사|\d{4}[년.])")
TAIL_ROWS = 5


def _closing(across: Sequence[Row]) -> tuple[frozenset[str], frozenset[str]]:
    """The closing rows of a page, and the same where there are no others on it."""
    lines = [row.stream for row in across if not _PAGE_MARK.match(row.stream) and not re.fullmatch(r"\W*\d{1,3}\W*", row.stream)]
    ends = frozenset(name for name, pattern in _CLOSING.items() if any(pattern.search(line) for line in lines))
    alone = 0 < len(lines) <= TAIL_ROWS and not any(_STAMPED.search(line) for line in lines) and all(any(p.search(line) for p in _CLOSING.values()) or _NEAR_CLOSING.match(line) for line in lines)
    return ends, ends if alone else frozenset()


def _begun_unread(before: Span, last: PageScores, new: Span, scores: PageScores) -> bool:
    """Whether the page before, of which nothing could be read, is the first of a document whose second this is."""
    key = (new.type, new.item)
    silent = before.type == "other" and len(before.pages) == 1 and not last.ranked() and not (last.foreign_title or last.cover)
    first = scores.titled.get(key, 0.0) >= 0.6 * TITLE_POINTS or (scores.mark is not None and scores.mark[0] == 1)
    return silent and key in scores.continues and not first


def _is_cover(across: Sequence[Row]) -> bool:
    """A divider such as `붙임4`: hardly more than one line of large type."""
    letters = sum(len(row.stream) for row in across)
    return letters < 60 and any(row.height >= 24 for row in across)


def _stands(word: str, text: str, letters: str, clean: bool) -> bool:
    flat = squeeze(word)
    if flat in text:
        return True
    return not clean and len(flat) >= 4 and fuzz.partial_ratio(jamo(flat), letters) >= 88


def _title_candidates(page: Page, across: Sequence[Row]) -> list[tuple[str, float]]:
    """Rows that may be a title, with their weight: large, centred and near the top count most."""
    if not across:
        return []
    width, height = page.width, page.height
    heights = sorted(row.height for row in across for _ in range(len(row.stream)))
    usual = heights[len(heights) // 2] if heights else 1.0
    found = []
    for n, row in enumerate(across):
        if not 2 <= len(row.stream) <= 60:
            continue
        high = row.box.top < 0.45 * height
        large = row.height >= 1.25 * usual
        centred = abs(row.box.centre - width / 2) < 0.12 * width
        if not high or not (large or centred or n < 8):
            continue
        weight = 1.0 if large else 0.75 if n < 8 else 0.6
        found.append((row.stream, weight))
        found += [(text, 0.97 * weight) for text in other_readings(row)]
        for piece in _pieces(row):
            if piece != row.stream:
                found.append((piece, weight * 0.95))
        if large and n + 1 < len(across) and across[n + 1].height >= 1.15 * usual:
            found.append((row.stream + across[n + 1].stream, weight * 0.95))
    return found


def _pieces(row: Row) -> list[str]:
    """The parts of a row set apart by wide gaps, neighbours of one size joined as well."""
    cuts = [0, *[n for n in range(1, len(row.glyphs)) if row.gap_before(n) > 2.5], len(row.glyphs)]
    return [squeeze("".join(g.char for g in row.glyphs[a:b])) for a, b in zip(cuts, cuts[1:])] if len(cuts) > 2 else []


def _title_points(cls: type[Record], candidates: Sequence[tuple[str, float]]) -> tuple[float, bool]:
    """Points for the best title, and whether a look-alike's title stands there instead."""
    own, foreign = 0.0, 0.0
    for printed, weight in candidates:
        variants = {printed, _BRACKETED.sub("", printed), re.sub(r"^제목:?", "", printed)}
        for text in variants:
            if len(text) < 2:
                continue
            own = max(own, weight * max((_likeness(text, t) for t in _squeezed(cls)), default=0.0))
            foreign = max(foreign, weight * max((_likeness(text, t) for t in _squeezed_not(cls)), default=0.0))
    if foreign > own and foreign > 0.5:
        return 0.0, True
    return TITLE_POINTS * own, False


def _is_inner(cls: type[Record], candidates: Sequence[tuple[str, float]]) -> bool:
    """Whether the heading is nearer to one of a later page than to one that begins the document."""
    inner = [squeeze(title) for title in cls.inner_titles]
    outer = [title for title in _squeezed(cls) if title not in inner]
    texts = [text for text, _ in candidates]
    return max((_likeness(a, b) for a in texts for b in inner), default=0.0) > max((_likeness(a, b) for a in texts for b in outer), default=0.0)


@lru_cache(maxsize=None)
def _squeezed(cls: type[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squeeze(title) for title in cls.titles))


@lru_cache(maxsize=None)
def _squeezed_not(cls: type[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squeeze(title) for title in cls.not_titles))


@lru_cache(maxsize=65536)
def _likeness(text: str, title: str) -> float:
    """1 for the title itself, less for every misread letter, 0 where it is another text."""
    if text == title:
        return 1.0
    if abs(len(text) - len(title)) > 0.35 * len(title) + 1:
        return 0.0
    one, other = jamo(text.lower()), jamo(title.lower())
    away = Levenshtein.normalized_distance(one, other, score_cutoff=TITLE_FAR)
    return 0.0 if away > TITLE_FAR else 1.0 - 1.6 * away


def _mark(across: Sequence[Row]) -> tuple[int, int] | None:
    """The `2/3` at the head or foot of a page."""
    for row in (*across[-4:][::-1], *across[:3]):
        for piece in (row.stream, *_pieces(row)):
            match = _PAGE_MARK.match(piece)
            if match and 1 <= int(match["n"]) <= int(match["all"]) <= 300:
                return int(match["n"]), int(match["all"])
    return None
