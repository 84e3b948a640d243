"""The nouns. Frozen, checked where they are made; imports nothing of ours but what is below it.

Units and origin, said once: every box is in PDF points (1/72 inch) from the top-left corner of the page *as displayed*
(after its rotation); pages count from 1 in their file; confidences run from 0 to 1. A step takes a finished noun and returns a new one.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Generic, Literal, Protocol, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, SerializeAsAny, model_serializer, model_validator
from pydantic import Field as attribute

from docproc.box import Box
from docproc.entries import Entry

SCHEMA_VERSION = "1"
T = TypeVar("T")


class Frozen(BaseModel):
    """The base of every noun: no attribute is changed after it was made, none is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Severity(StrEnum):
    """How much a finding matters: nothing to do · a person looks · the case or file cannot go on."""

    NOTE = "note"
    CHECK = "check"
    STOP = "stop"


class Finding(Frozen):
    """One thing worth saying, made by `findings.finding`; the codes are public and never renamed."""

    code: str
    severity: Severity
    message: str
    message_en: str = ""
    file: str | None = None
    page: int | None = None
    document: int | None = None
    field: str | None = None


class Part(StrEnum):
    """The four files of one submission (announcement, section 5 제출서류)."""

    APPLICATION = "application"
    ATTACHMENTS = "attachments"
    BONUS_EVIDENCE = "bonus_evidence"
    RATE_EVIDENCE = "rate_evidence"


class SourceFile(Frozen):
    """One file of a submission. `name` is NFC as the applicant wrote it; `page_count` 0 means unread."""

    name: str
    part: Part
    sha256: str
    page_count: int = 0
    problems: tuple[Finding, ...] = ()


class Source(StrEnum):
    """Where a value comes from: the PDF's own text, pixels, or a person's correction."""

    TEXT = "text"
    OCR = "ocr"
    REVIEWER = "reviewer"


class Reading(Frozen):
    """What one engine made of one piece of the page."""

    text: str
    confidence: float = attribute(ge=0, le=1)
    engine: str


class Word(Frozen):
    """A run of characters without a blank."""

    text: str
    box: Box
    confidence: float = attribute(ge=0, le=1)


class Line(Frozen):
    """Words that stand side by side in one cell or column, left to right. `readings`: what the engines said of
    it, the chosen one first; `agreed`: two independent readers gave the same text, blanks aside (always true of
    trusted PDF text); `struck`: a stroke runs through it; `sealed`: a seal covers part; `cell` indexes `Page.cells`."""

    text: str
    box: Box
    confidence: float = attribute(ge=0, le=1)
    words: tuple[Word, ...] = ()
    readings: tuple[Reading, ...] = ()
    agreed: bool = False
    struck: bool = False
    sealed: bool = False
    cell: int | None = None


class Cell(Frozen):
    """A cell between ruling lines; `row` and `column` count from 0 within `table`."""

    box: Box
    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Mark(Frozen):
    """A place to tick: a box, a circle, parentheses, or a bare tick in an empty cell; `checked` is None where the ink does not say."""

    box: Box
    shape: Literal["box", "circle", "parentheses", "tick"]
    checked: bool | None
    confidence: float = attribute(ge=0, le=1)


class Seal(Frozen):
    """The print of a seal, or a signature in its place."""

    box: Box
    colour: Literal["red", "black"]
    kind: Literal["seal", "signature"] = "seal"
    confidence: float = attribute(ge=0, le=1)


class Code(Frozen):
    """A decoded QR code or bar code."""

    box: Box
    symbology: str
    text: str


class PageState(StrEnum):
    """What became of a page; every page of every file has one."""

    READ = "read"
    BLANK = "blank"
    UNREADABLE = "unreadable"
    NOT_NEEDED = "not_needed"


class Page(Frozen):
    """One page, upright. `width` and `height` in points as displayed; `turned` says by how many degrees clockwise the picture
    was turned to stand upright, `skew` by how many it still leaned; boxes are mapped back to the page as displayed.
    `flat` is of photographs only: the 3×3 matrix (by rows) from points as displayed to points of the flat sheet, its width, its height."""

    number: int = attribute(ge=1)
    width: float
    height: float
    source: Source
    state: PageState = PageState.READ
    grade: Literal["digital", "clean", "office", "bad"] = "digital"
    dpi: int | None = None
    turned: Literal[0, 90, 180, 270] = 0
    skew: float = 0.0
    flat: tuple[float, ...] = ()
    lines: tuple[Line, ...] = ()
    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    seals: tuple[Seal, ...] = ()
    codes: tuple[Code, ...] = ()
    problems: tuple[Finding, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in reading order."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def text(self) -> str:
        """All lines in reading order, one a row."""
        return "\n".join(line.text for line in self.lines)


class RegionReader(Protocol):
    """Reads one box of one page again, with every engine that suits `kind` (see `korean.Kind`).

    Returns what each engine said, best first; an empty tuple where the page has no pixels to read.
    """

    def __call__(self, page: int, box: Box, kind: str) -> tuple[Reading, ...]: ...


class Span(Frozen):
    """Pages of one file that are one document, with the score and the type that came second."""

    type: str
    item: str | None = None
    pages: tuple[int, ...]
    score: float
    runner_up: str | None = None
    runner_up_score: float = 0.0


class Field(Frozen, Generic[T]):
    """A value with its proof. `ok`: the program stands behind it; `check`: a person must look. `None` with `ok`
    is sure absence, with `check` something unread. `alternatives` are other readings of the same place that
    cannot be ruled out; `confirmed_by` says what made it `ok`."""

    value: T | None = None
    raw: str | None = None
    status: Literal["ok", "check"] = "check"
    confidence: float = attribute(default=0.0, ge=0, le=1)
    page: int | None = None
    bbox: Box | None = None
    source: Source | None = None
    alternatives: tuple[T, ...] = ()
    confirmed_by: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.value is not None and self.source is not Source.REVIEWER and (self.page is None or self.bbox is None):
            raise ValueError("a value has a page and a box")
        return self

    @property
    def sure(self) -> T | None:
        """The value where the program stands behind it, else None."""
        return self.value if self.status == "ok" else None


class Document(Frozen):
    """A recognised document. Each type is a subclass in `documents/` whose `Field` attributes carry the labels they
    are printed under; in JSON they stand under `fields` (contract/case-record.md)."""

    type: ClassVar[str] = ""
    item: ClassVar[str | None] = None
    kinds: ClassVar[dict[tuple[str, str | None], Any]] = {}  # (type, item) → subclass

    file: str
    pages: tuple[int, ...]
    score: float = 0.0
    runner_up: str | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if cls.__dict__.get("type") or cls.__dict__.get("item"):
            Document.kinds[cls.type, cls.item] = cls

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The names of the fields in the order of the class."""
        return tuple(name for name in cls.model_fields if name not in Document.model_fields)

    @classmethod
    def public_names(cls) -> dict[str, str]:
        """Each field's attribute → its name in the record."""
        return dict(zip(cls.field_names(), cls.field_names()))

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """Every field of the type by its name in the record."""
        return {public: getattr(self, name) for name, public in self.public_names().items()}

    @model_serializer(mode="wrap")
    def _nest(self, handler: Any) -> dict[str, Any]:
        flat = handler(self)
        names = self.public_names()
        rest = {key: value for key, value in flat.items() if key not in names}
        return {"type": self.type, **rest, "fields": {public: flat[name] for name, public in names.items()}}

    @classmethod
    def revive(cls, data: Any) -> Any:
        """A document of the right class from its JSON; the class must have been imported."""
        if not isinstance(data, dict):
            return data
        flat = {key: value for key, value in data.items() if key not in ("type", "fields")}
        fields = data.get("fields", {})
        item = (fields.get("item") or {}).get("value")
        kind = Document.kinds.get((data["type"], item)) or Document.kinds.get((data["type"], None))
        if kind is None:
            raise ValueError(f"unknown document type {data['type']!r}")
        return kind.model_validate({**flat, **fields})


AnyDocument = Annotated[SerializeAsAny[Document], BeforeValidator(Document.revive)]
VerdictWord = Literal["met", "not_met", "review", "not_claimed"]


class Evidence(Frozen):
    """A pointer to proof: the index of the document in `Case.documents`, and the field in it."""

    document: int
    field: str | None = None


class Verdict(Frozen):
    """What the rules say of one criterion, in one Korean sentence. `clause` names the place in the announcement;
    `question` says what hangs on the answer where a person is asked. A `met` verdict has evidence."""

    id: str
    verdict: VerdictWord
    reason: str
    evidence: tuple[Evidence, ...] = ()
    clause: str = ""
    question: str | None = None
    reading: str | None = None

    @model_validator(mode="after")
    def _met_is_proved(self) -> Self:
        if self.verdict == "met" and not self.evidence:
            raise ValueError(f"{self.id}: a met verdict has evidence")
        return self


class ItemVerdict(Verdict):
    """A preference: `points` is what it adds to `confirmed` (0 where a cap or group leaves nothing)."""

    claimed: bool | None = None
    points: int = 0


class Eligibility(Frozen):
    """Step 1 (적합성 검토) and the exclusions: `not_met` if any criterion fails, `review` if any is open."""

    verdict: VerdictWord
    criteria: tuple[Verdict, ...] = ()


class Rate(Frozen):
    """The support rate in percent (annex 5)."""

    base: int
    claimed: int
    confirmed: int
    possible: int
    items: tuple[ItemVerdict, ...] = ()


class Bonus(Frozen):
    """The selection bonus in points (annex 4)."""

    confirmed: int
    possible: int
    claimed: int | None = None
    items: tuple[ItemVerdict, ...] = ()


class Fee(Frozen):
    """The fee and its shares in won before VAT; None where it is negotiated (별도 협의)."""

    estimate: int | None
    subsidy: int | None
    company_share: int | None
    vat_paid_by_company: int | None
    note: str = ""


class Attention(Frozen):
    """What a person must look at, and what hangs on it (`decisive` false: noted only)."""

    code: str
    message: str
    document: int | None = None
    field: str | None = None
    decisive: bool = True


class PageEntry(Frozen):
    """One page in the page ledger: every page of every file has exactly one."""

    file: str
    page: int
    state: PageState
    document: int | None = None
    note: str = ""


class Case(Frozen):
    """All of one submission: the record (contract/case-record.md)."""

    schema_version: str = SCHEMA_VERSION
    program: str
    case: str
    application_date: date | None
    files: tuple[SourceFile, ...] = ()
    documents: tuple[AnyDocument, ...] = ()
    eligibility: Eligibility
    rate: Rate
    bonus: Bonus
    fee: Fee
    attention: tuple[Attention, ...] = ()
    pages: tuple[PageEntry, ...] = ()
    readings: tuple[str, ...] = ()  # ambiguities of the announcement whose other reading would change this result
    entries: tuple[Entry, ...] = ()  # what a person entered in the sheet (the verdicts above stay the program's)
