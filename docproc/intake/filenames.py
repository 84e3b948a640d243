"""The grammar of file names (announcement, section 5 제출파일명) and its near misses.

`업체명_손해액산정_사업신청서.pdf` and its three sisters. A name that is not exact is accepted where its
meaning is certain (an NFD name from macOS, a `(1)`, `사본 - `, a misspelt syllable, words in another order) and
rejected, with the right name spelt out, where it is not.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from docproc.korean import squeeze
from docproc.model import Part

PROJECT = "손해액산정"
PART_WORDS: dict[Part, str] = {
    Part.APPLICATION: "사업신청서",
    Part.ATTACHMENTS: "첨부서류",
    Part.BONUS_EVIDENCE: "평가_우대사항",
    Part.RATE_EVIDENCE: "지원_우대사항",
}
PART_KO: dict[Part, str] = {
    Part.APPLICATION: "사업 신청서류",
    Part.ATTACHMENTS: "세부 신청내용 및 첨부서류",
    Part.BONUS_EVIDENCE: "평가 시 우대사항 증빙서류",
    Part.RATE_EVIDENCE: "지원비율 우대사항 증빙서류",
}
REQUIRED = (Part.APPLICATION, Part.ATTACHMENTS)
SUFFIXES = ("pdf", "jpg", "jpeg", "png", "tif", "tiff", "docx", "doc", "hwp", "hwpx", "heic", "bmp", "gif", "webp")
"""How a file with a part of a submission in it may end; only PDF is asked for."""

# What the announcement's own headings and habit call the parts; the first is the right one.
_ALIASES: dict[Part, tuple[str, ...]] = {
    Part.APPLICATION: ("사업신청서", "신청서", "사업신청서류", "지원사업신청서", "지원신청서"),
    Part.ATTACHMENTS: ("첨부서류", "첨부자료", "첨부", "세부신청내용및첨부서류", "신청세부내용및첨부서류"),
    Part.BONUS_EVIDENCE: ("평가우대사항", "평가우대", "평가시우대사항", "평가시우대사항증빙서류", "평가우대사항증빙", "평가우대사항증빙서류"),
    Part.RATE_EVIDENCE: ("지원우대사항", "지원우대", "지원비율우대사항", "지원비율우대사항증빙서류", "지원우대사항증빙", "지원우대사항증빙서류"),
}
_EXACT = re.compile(rf"(?P<company>[^_/\\]+(?:_[^_/\\]+)*?)_{PROJECT}_(?P<part>{'|'.join(PART_WORDS.values())})\.pdf")
# What people and mail programs add: copies, versions, numbering, days.
_DAY = r"(?:20)?\d{2}[.\-]?(?:0[1-9]|1[0-2])[.\-]?(?:0[1-9]|[12]\d|3[01])\.?"
_BEFORE = re.compile(
    rf"^(?:사본|복사본|copy of)\s*[-_]\s*|^[(\[]?(?:붙임|별첨)\s*\d*[)\].]?[\s_\-]*|^\d{{1,2}}[.)]\s*|^[①-⑨]\s*|^{_DAY}[\s_\-]+", re.I
)
_AFTER = re.compile(
    r"\s*[-_]?\s*(?:사본|복사본|copy)(?:\s*\(\d+\))?$|\s*[(\[]\d+[)\]]$"
    r"|[\s_\-(\[]*(?:진짜|찐)?(?:최최종|최종|수정|보완|제출용|제출|스캔|날인|원본|final|ver?\.?\s?\d+|v\d+)(?:본|완료)?[)\]]?$"
    rf"|[\s_\-]*[(\[]?{_DAY}[)\]]?$",
    re.I,
)
_PROJECT = re.compile(r"(?:기술\s*침해[\s_]*)?손해액[\s_]*산정(?:[\s_]*지원[\s_]*사업(?!신청서))?")
# Marks that a screen obeys instead of showing: controls, zero-width and direction marks, lone surrogates.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\ud800-\udfff]")
# Below this likeness (of 100) a misspelt project is not taken for ours.
_SURE = 80


@dataclass(frozen=True)
class FileName:
    """What a file name says. `exact` is False for a near miss; `right` is the name it should have had."""

    company: str
    part: Part
    exact: bool
    right: str


def right_name(company: str, part: Part) -> str:
    """The file name that the announcement asks for."""
    return f"{company}_{PROJECT}_{PART_WORDS[part]}.pdf"


def shown_name(name: str) -> str:
    """A name as it may be shown and kept: NFC, without marks that a screen obeys. Bytes that are no UTF-8 (a disk
    written by an old Windows) are read as cp949."""
    if any("\ud800" <= c <= "\udfff" for c in name):
        try:
            name = os.fsencode(name).decode("cp949")
        except (UnicodeDecodeError, UnicodeEncodeError):
            pass
    return _UNSHOWN.sub("", unicodedata.normalize("NFC", name))


def read_name(name: str, folder: str = "") -> FileName | None:
    """The company and part that `name` says, or None where that is not certain.

    A name that says only the part (`사업신청서.pdf`) takes the company from the `folder` it lies in. The company
    is kept as the applicant wrote it (NFC): two that differ only by ㈜ stay two.
    """
    composed = shown_name(name)
    match = _EXACT.fullmatch(composed)
    if match:
        company = _BEFORE.sub("", match["company"].strip()).strip(" _-") or match["company"]
        part = next(part for part, word in PART_WORDS.items() if word == match["part"])
        right = right_name(company, part)
        return FileName(company, part, exact=composed == right == name, right=right)
    stem = _stem(composed)
    if stem is None:
        return None
    pieces, divider = _pieces(stem)
    if pieces is None:
        part = _part("".join(stem.split("_"))) if folder else None
        return _named(shown_name(folder).strip(), part) if part else None
    found = _company_and_part(pieces, divider)
    if found:
        return _named(*found)
    part = _part("".join(pieces)) if folder else None
    return _named(shown_name(folder).strip(), part) if part else None


def likely_name(name: str) -> str:
    """The right name that a name which is not certain most likely wants: for "did you mean"."""
    said = read_name(name)
    if said:
        return said.right
    stem = _stem(shown_name(name), any_suffix=True) or ""
    words = [w for w in re.split(r"[\s_]+", _PROJECT.sub("_", stem)) if w]
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            part = _part("".join(words[start : start + length]))
            company = " ".join(words[:start] + words[start + length :])
            if part:
                return right_name(company or "업체명", part)
    return right_name("업체명", Part.APPLICATION)


def _named(company: str, part: Part | None) -> FileName | None:
    return FileName(company, part, exact=False, right=right_name(company, part)) if company and part else None


def _stem(name: str, *, any_suffix: bool = False) -> str | None:
    """The name without its ending and what was added to it; blanks and underscores made one of each."""
    stem, dot, suffix = name.rpartition(".")
    if not any_suffix and (not dot or suffix.strip().lower() not in SUFFIXES):
        return None
    if not re.fullmatch(r"\s*[A-Za-z0-9]{1,5}\s*", suffix):
        stem = name
    stem = re.sub(r"(?:\.(?:pdf|hwp|docx?))+$", "", stem.strip(), flags=re.I)
    # Only blanks and underscores are made one: ㈜ and （주） stay as the applicant wrote them.
    plain = re.sub(r"\s*[_＿‗][_＿‗\s]*", "_", re.sub(r"\s+", " ", stem)).strip(" _")
    before = None
    while before != plain:
        before, plain = plain, _AFTER.sub("", _BEFORE.sub("", plain)).strip(" _-")
    return plain


def _pieces(stem: str) -> tuple[list[str] | None, str]:
    """What is left of `stem` without the project's name, as pieces, and what divided them; None where it is not there."""
    project = _PROJECT.search(stem)
    if project:
        sides = [stem[: project.start()].strip(" _-"), stem[project.end() :].strip(" _-")]
        sides = [side[1:-1] if re.fullmatch(r"\[[^\]]+\]", side) else side for side in sides]
        return [piece for side in sides for piece in side.split("_") if piece], "_"
    words = [word for word in stem.split("_") if word]
    divider = "_" if len(words) > 2 else " "
    words = words if len(words) > 2 else [word for word in re.split(r"[\s_]+", stem) if word]
    for index, word in enumerate(words):
        if fuzz.ratio(squeeze(word), PROJECT) >= _SURE and len(words) > 2:
            return words[:index] + words[index + 1 :], divider
    return None, divider


def _company_and_part(pieces: list[str], divider: str) -> tuple[str, Part] | None:
    """The pieces that say a part; all others, if they stand together, are the company."""
    for length in range(min(4, len(pieces) - 1), 0, -1):
        for start in range(len(pieces) - length, -1, -1):
            if 0 < start < len(pieces) - length:
                continue  # words on both sides: which is the company?
            part = _part("".join(pieces[start : start + length]))
            others = pieces[:start] or pieces[start + length :]
            company = divider.join(others).strip(" -")
            if part and company and not any(map(_part, (*others, company))):
                return company, part
    return None


@cache
def _part(said: str) -> Part | None:
    """The part that `said` names, or misspells by a syllable, and no other."""
    flat = squeeze(re.sub(r"[\s_\-()\[\]]+", "", said))
    wrong = {part: min(_wrong(flat, alias) for alias in aliases) for part, aliases in _ALIASES.items()}
    first, second = sorted(wrong.values())[:2]
    # 평가/지원 are two of six syllables: the one that is misspelt must still be nearer than its sister.
    return next(part for part, count in wrong.items() if count == first) if first < second else None


def _wrong(said: str, alias: str) -> int:
    """How many syllables of `said` are wrong for `alias`; many where it is another word. A short word must be right,
    and so must the beginning of one of four syllables."""
    count = Levenshtein.distance(said, alias, score_cutoff=1)
    if count and (len(alias) < 4 or (len(alias) == 4 and said[:1] != alias[:1])):
        return 99
    return count if count <= 1 else 99
