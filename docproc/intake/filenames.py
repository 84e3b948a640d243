"""The grammar of file names (announcement, section 5 제출파일명) and its near misses.

`업체명_손해액산정_사업신청서.pdf` and its three sisters. A name that is not exact is accepted where its
meaning is certain (an NFD name from macOS, a `(1)`, `사본 - `, a misspelt syllable) and rejected, with the
right name spelt out, where it is not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz, process

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

_EXACT = re.compile(rf"(?P<company>[^_/\\]+(?:_[^_/\\]+)*?)_{PROJECT}_(?P<part>{'|'.join(PART_WORDS.values())})\.pdf")
# What people and mail programs add: copies, versions, numbering.
_LITTER = re.compile(
    r"^(?:사본|복사본)\s*[-_]?\s*|\s*[-_]?\s*(?:사본|복사본|copy)$|\s*\(\d+\)$|[\s_\-(]*(?:진짜)?(?:최종|수정|final|ver?\.?\d+|v\d+)(?:본)?\)?$",
    re.I,
)
# Below this likeness a misspelt part is not taken for the one it resembles.
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


def read_name(name: str) -> FileName | None:
    """The company and part that `name` says, or None where that is not certain.

    The company is kept as the applicant wrote it (NFC): two that differ only by ㈜ stay two.
    """
    composed = unicodedata.normalize("NFC", name)
    match = _EXACT.fullmatch(composed)
    if match:
        company = match["company"].strip()
        part = next(part for part, word in PART_WORDS.items() if word == match["part"])
        return FileName(company, part, exact=composed == right_name(company, part) == name, right=right_name(company, part))
    return _near_miss(composed)


def _near_miss(name: str) -> FileName | None:
    stem, dot, suffix = name.rpartition(".")
    if not dot or suffix.lower() != "pdf":
        return None
    # Only blanks and underscores are made one: ㈜ and （주） stay as the applicant wrote them.
    plain = re.sub(r"\s*[_＿][_＿\s]*", "_", re.sub(r"\s+", " ", stem)).strip(" _")
    before = None
    while before != plain:
        before, plain = plain, _LITTER.sub("", plain).strip(" _")
    pieces = [piece for piece in plain.split("_") if piece]
    # Where blanks or hyphens stand for the underscores, the project's name still divides company from part.
    if len(pieces) < 3:
        split = re.fullmatch(r"(.+?)[\s_\-]*손해액\s*산정[\s_\-]*(.+)", plain)
        if not split:
            return None
        pieces = [split[1].strip(" -"), PROJECT, split[2]]
    if squeeze("".join(pieces[1:3])) == PROJECT:
        pieces[1:3] = [PROJECT]
    middle = next((i for i in range(1, len(pieces)) if fuzz.ratio(squeeze(pieces[i]), PROJECT) >= _SURE), None)
    if middle is None:
        return None
    company = "_".join(pieces[:middle])
    said = squeeze("".join(pieces[middle + 1 :]))
    words = {part: squeeze(word.replace("_", "")) for part, word in PART_WORDS.items()}
    best = process.extract(said, words, scorer=fuzz.ratio, limit=2)
    (_, likeness, part), (_, second, _) = best[0], best[1]
    # 평가/지원 are two of six syllables: the one that is misspelt must still be nearer than its sister.
    if not company or likeness < _SURE or likeness - second < 10:
        return None
    return FileName(company, part, exact=False, right=right_name(company, part))
