"""Where labels stand in a row: blind to spacing, forgiving the errors of recognisers, longest first.

A label is a label only by its place: at the start of a cell or row, behind a bullet or number, after a wide
gap; and with a colon, a gap or the end of its cell behind it. So the word 주소 inside a sentence is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from docproc.documents.rows import Row
from docproc.korean import squeeze

OTHER_LABELS = (
    "발급사유", "교부사유", "사업의종류", "업태", "종목", "업종코드", "과세유형", "공동사업자", "사업자등록일", "생년월일", "주민등록번호",
    "주민(법인)등록번호", "주민등록번호(법인등록번호)", "사업자단위과세적용사업자여부", "전자세금계산서전용전자우편주소", "전자우편주소",
    "주업종", "용도", "등급", "확인유형", "평가기관", "변경일자", "변경내역", "처리기간", "접수번호", "담당부서", "담당자", "연락처", "전화번호",
    "사용목적", "제출처", "증명서의사용목적", "유효기간을정한사유", "등기번호", "공고방법", "1주의금액", "발행할주식의총수", "자본금의액", "목적",
    "임원에관한사항", "등기기록의개설사유및연월일", "관할등기소", "수수료", "본점", "지점", "비고", "구분", "연락처", "팩스", "홈페이지",
    "과세연도", "세목", "납부기한", "가산금", "신고구분", "신고일자", "사업연도", "첨부서류", "종류", "기간", "소관", "업종", "재발급현황",
    "인증번호", "기술명", "사업명", "과제명", "보험료", "보상한도액", "자기부담금", "특약", "보험종목", "보험의목적", "초기창업자기간", "법인구분", "결과", "판정결과",
    "협약기관", "지정기관", "인증기관", "확인기관", "수행기관", "주관기관", "지원기관", "선정기관",  # each one stroke from the period of that name
)  # fmt: skip
_BRACKETED = tuple("법인명|단체명|상호|성명|대표자|대표자명|본점|영업소|법인|개인|기관명|업체명|기업명|명칭|수탁기업|대표이사|소재지|주소|생년월일|법인등록번호|임치인|개발기업|신청인|계약자".split("|"))
_BRACKET = re.compile(r"[(\[{]([가-힣]{2,7})[)\]}1Il]")
_LEAD = re.compile(r"(?:[^가-힣0-9A-Za-z(]*(?:\(?[0-9]{1,2}[.)]|[0-9](?=[가-힣])|[가-하A-Z][.)])?[^가-힣0-9A-Za-z(]*|[eo@©O0]{1,2})")
_ASUNDER = 3.0  # a gap of so many heights parts two labels (담당자 | 연락처), unless the label is spread out evenly
WIDE = 0.8  # from here on a gap separates


def jamo(text: str) -> str:
    """Hangul taken apart into letters, so that one misread stroke costs one."""
    return unicodedata.normalize("NFD", text)


def distance_allowed(label: str) -> int:
    """How many misread letters a label of this length may have."""
    letters = len(jamo(label))
    return 0 if letters < 6 else 1 if letters < 12 else 2 if letters < 18 else 3


@dataclass(frozen=True)
class Found:
    """A label in a row: `name` squeezed; `start`, `end` in `row.stream`, the colon counted in."""

    name: str
    row: Row
    start: int
    end: int
    distance: int
    follow: Literal["colon", "gap", "end", "blank"]
    leads: bool  # it stands at the start of its row or cell


def _spread(row: Row, start: int, end: int) -> bool:
    """Whether the label is spaced out over its width, as labels are: what clings to its end is the value."""
    inner = [row.glyphs[row.at[n]] for n in range(start + 1, end)]
    return len(inner) >= 2 and sum(g.begins_word for g in inner) >= 0.5 * len(inner)


class LabelIndex:
    """All labels that may stand on a page: those sought, and those that only end a value."""

    def __init__(self, sought: Iterable[str], others: Iterable[str] = OTHER_LABELS) -> None:
        self.sought = frozenset(filter(None, (squeeze(name) for name in sought)))
        self.names = self.sought | frozenset(filter(None, (squeeze(name) for name in others)))
        self._lengths = sorted({len(name) for name in self.names}, reverse=True)
        self._by_jamo = [(name, jamo(name), distance_allowed(name)) for name in self.names if distance_allowed(name)]

    def search(self, row: Row) -> list[Found]:
        """The labels of a row from left to right, none overlapping."""
        found: list[Found] = []
        lead = _LEAD.match(row.stream)
        first = lead.end() if lead else 0
        position = 0
        while position < len(row.stream):
            behind_label = bool(found) and row.stream[found[-1].end : position] in ("", "[", "(", "|", "「")
            hit = self._at(row, position, leads=position in (0, first) or behind_label)
            if hit:
                found.append(hit)
                position = hit.end
            else:
                position += 1
        return found

    def _at(self, row: Row, start: int, *, leads: bool) -> Found | None:
        glyph = row.at[start]
        if start and row.at[start - 1] == glyph:
            return None
        before = row.gap_before(glyph)
        apart = leads or before >= WIDE
        behind_number = start > 0 and not re.match(r"[가-힣A-Za-z]", row.stream[start - 1])
        if not (apart or row.glyphs[glyph].begins_word or behind_number):
            return None
        for length in self._lengths:
            name = row.stream[start : start + length]
            if name in self.names and len(name) == length:
                hit = self._accept(row, name, start, start + length, 0, leads=leads, apart=apart)
                if hit and hit.follow == "blank" and apart:
                    # 대표 of a misread 대표잫: a longer label that ends cleanly is the one.
                    longer = self._nearly(row, start, leads=leads, apart=apart)
                    return longer if longer and len(longer.name) > length else hit
                if hit:
                    return hit
        return self._nearly(row, start, leads=leads, apart=apart) if apart else None

    def _nearly(self, row: Row, start: int, *, leads: bool, apart: bool) -> Found | None:
        best: tuple[tuple[float, int], Found] | None = None
        for name in self.sought if leads else ():
            hit = self._one_lost(row, name, start, apart=apart)
            if hit:
                best = ((2.0, -len(name)), hit)
        if leads and best is not None:
            return best[1]
        windows = {length: jamo(row.stream[start : start + length]) for length in range(2, max(self._lengths) + 2)}
        for name, letters, allowed in self._by_jamo:
            for length in (len(name), len(name) - 1, len(name) + 1):
                window = windows.get(length, "")
                if abs(len(window) - len(letters)) > allowed:
                    continue
                distance = Levenshtein.distance(window, letters, score_cutoff=allowed)
                if distance > allowed:
                    continue
                # A long label with two misread strokes is likelier than the short one inside it with one.
                key = (distance - 0.25 * len(name) + (0 if name in self.sought else 0.5), -length)
                if best is None or key < best[0]:
                    hit = self._accept(row, name, start, min(len(row.stream), start + length), distance, leads=leads, apart=apart)
                    if hit and hit.follow != "blank":
                        best = (key, hit)
        return best[1] if best else None

    def _one_lost(self, row: Row, name: str, start: int, *, apart: bool) -> Found | None:
        """A label of which one syllable was not read at all, where nothing but its colon or its cell's end follows."""
        if len(name) == 2 and row.stream[start : start + 2] == f"{name[1]}:" and sum(n[1:] == name[1:] for n in self.sought) == 1:
            return self._accept(row, name, start, start + 1, 2, leads=True, apart=apart)
        window = row.stream[start : start + len(name) - 1]
        if len(name) < 3 or window[:1] != name[:1] or window in self.names:
            return None
        if not any(window == name[:n] + name[n + 1 :] for n in range(1, len(name))):
            return None
        hit = self._accept(row, name, start, start + len(window), 2, leads=True, apart=apart)
        return hit if hit and hit.follow in ("colon", "end") else None

    @staticmethod
    def _accept(row: Row, name: str, start: int, end: int, distance: int, *, leads: bool, apart: bool) -> Found | None:
        gaps = sorted(row.gap_before(row.at[n]) for n in range(start + 1, end))
        if len(gaps) >= 3 and gaps[-1] > _ASUNDER and gaps[-2] < 0.5 * gaps[-1]:
            return None
        bracket = _BRACKET.match(row.stream, end)
        if bracket and any(Levenshtein.distance(jamo(bracket[1]), jamo(word), score_cutoff=2) <= 2 for word in _BRACKETED):
            end = bracket.end()
        framed = start > 0 and row.stream[start - 1] in "[|ㅣᅵ" and end < len(row.stream) and row.stream[end] in "ㅣᅵlI!"  # the right side of a frame
        framed = framed or start > 0 and row.stream[start - 1] in "[|" and end < len(row.stream) and row.stream[end] in "]|"
        rounded = start > 0 and row.stream[start - 1] == "(" and row.stream[end : end + 1] == ")"
        if framed or end < len(row.stream) and row.stream[end] in "]|」" or rounded:
            end += 1  # a label in a box of its own: [업태]
        if rounded and end < len(row.stream) and row.gap_before(row.at[start - 1]) >= WIDE and row.glyphs[row.at[end]].begins_word:
            framed, leads, start = True, leads or start == 1, start - 1  # `(업태) 제조업`, not the end of 상호(법인명)
        follow: Literal["colon", "gap", "end", "blank"]
        if end >= len(row.stream):
            follow = "end"
        elif framed:
            follow = "colon"
        elif row.stream[end] in ":;" or row.stream.startswith("..", end):
            follow, end = "colon", end + 1
        else:
            glyph = row.at[end]
            gap = row.gap_before(glyph)
            if gap >= WIDE:
                follow = "gap"
            elif row.glyphs[glyph].begins_word or not re.match(r"[가-힣A-Za-z]", row.stream[end]) or (leads and _spread(row, start, end)):
                follow = "blank"
            else:
                return None
        # Long labels are no words of sentences or values: they need no room around them.
        long = len(name) >= 5 and distance == 0
        if not apart and follow != "colon" and not long:
            return None
        if follow == "blank" and not leads and not long and (distance or row.gap_before(row.at[start]) < 2 * WIDE):
            return None
        return Found(name, row, start, end, distance, follow, leads)
