"""One submission: its papers in four files, how each page was scanned, and what the reviewers should find."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from docproc.qa.samples.company import Company
from docproc.qa.samples.degrade import Scan
from docproc.qa.samples.look import Look
from docproc.qa.samples.sheet import Paper

HOME_SEED = 20230914  # the seed of samples/: every face and layout as the scenario says
FACES = ("batang", "myeongjo", "unbatang", "dotum", "undotum", "gulim", "gothic", "barun", "lexi", "saebom")
PARTS = {
    "application": "{name}_손해액산정_사업신청서.pdf",
    "attachments": "{name}_손해액산정_첨부서류.pdf",
    "bonus_evidence": "{name}_손해액산정_평가_우대사항.pdf",
    "rate_evidence": "{name}_손해액산정_지원_우대사항.pdf",
}


@dataclass(frozen=True)
class Leaf:
    """A paper in a file: how it was scanned (None: born digital) and how each sheet lay in the scanner."""

    paper: Paper
    scan: Scan | None
    turns: tuple[int, ...] = ()
    lying: bool = False      # an invisible text layer with mistakes lies over the picture


@dataclass(frozen=True)
class Expected:
    """The verdicts worked out by hand from the announcement. `eligibility` names what differs from a sound case;
    `rate` and `bonus` give verdict and points of every item that is not `not_claimed`."""

    claimed: int
    confirmed: int
    possible: int
    fee: int | None
    subsidy: int | None
    rate: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    bonus: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    bonus_confirmed: int = 0
    bonus_possible: int = 0
    eligibility: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass
class Submission:
    """What one company sent in. `grade`: digital | clean | office | bad | lying."""

    company: Company
    grade: str
    english: str
    korean: str
    day: date
    expected: Expected
    claimed: tuple[str, ...] = ()
    program: str = "damage-assessment-2023-09-14"
    files: dict[str, list[Leaf]] = field(default_factory=dict)
    named: str = ""                                          # how its files write the company, where not by its core
    sent_before: Mapping[str, str] = field(default_factory=dict)  # part → the case whose very file is handed in again

    @property
    def case(self) -> str:
        return self.named or self.company.core


@dataclass
class Desk:
    """Where one company's papers are put together: its random numbers, its usual scanner, its typefaces."""

    seed: int
    company: Company
    scan: Scan | None
    lying: bool = False
    files: dict[str, list[Leaf]] = field(default_factory=dict)

    def look(self, face: str, title: str | None = None, layout: int = 0, **more: object) -> Look:
        """A look with random numbers of its own: adding a paper never changes another."""
        count = sum(len(leaves) for leaves in self.files.values())
        rng = random.Random(f"{self.seed}/{self.company.core}/{count}/{face}/{layout}")
        if self.seed != HOME_SEED:
            face, title = rng.choice(FACES), rng.choice((*FACES, "gungseo"))
        return Look(rng, face, title or face, layout, **more)  # type: ignore[arg-type]

    def put(self, part: str, *papers: Paper, scan: Scan | None | str = "usual", turns: Sequence[int] = (), lying: bool | None = None) -> None:
        """Lay papers into one of the four files."""
        for paper in papers:
            how = self.scan if isinstance(scan, str) else scan
            under = self.lying if lying is None else lying
            self.files.setdefault(part, []).append(Leaf(paper, how, tuple(turns), under and how is not None))
