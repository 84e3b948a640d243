"""One extractor for every record class: labels → places → values → how far each can be trusted.

`ok` needs the PDF's own text or two independent readers; a line on which readers differ is looked at again
through the `RegionReader`. Nothing found is `None`, which is `ok` only where nothing of the kind stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from docproc import korean
from docproc.documents import registry, trust
from docproc.documents.base import Address, BusinessNumber, CertificateNumber, CompanyName, CorporateNumber, Label, Record, Text, Won
from docproc.documents.classify import contested
from docproc.documents.labels import OTHER_LABELS, LabelIndex, jamo
from docproc.documents.places import mended as districts_mended
from docproc.documents.plausible import doubtful_addresses, doubtful_dates
from docproc.documents.values import Parsed, address_as_read, dates_in, parse, reader_kind
from docproc.documents.view import Region, View
from docproc.model import Box, Document, Field, Page, Reading, RegionReader, Source, Span
from docproc.upright import displayed, upright

_AS_PRINTED = (CompanyName, Address, Text, str)
_DIGITS = (date, BusinessNumber, CorporateNumber, Won, int)
_GOES_ON = (Address, Text, str)
_SHAPED = re.compile(r"(?<![\d-])(?:\d{3}\s?-\s?\d{2}\s?-\s?\d{5}|\d{6}\s?-\s?\d{7})(?![\d-])")
BAD_CONFIDENCE = 0.8  # on a bad copy, readers that agree must also be this sure, at once or at a second look


@lru_cache(maxsize=None)
def label_index(cls: type[Record]) -> LabelIndex:
    """The labels of a class, and those of all others, which end its values."""
    others = (name for other in registry.record_classes() for label in other.labels().values() for name in label.names)
    own = [*cls.more_labels, *(n for label in cls.labels().values() for n in label.names)]
    return LabelIndex(own, [*OTHER_LABELS, *others])


def view_of(cls: type[Record], pages: Sequence[Page], file_name: str = "", reread: RegionReader | None = None) -> View:
    """The pages of one document, seen with the labels of its class."""
    shown = {page.number: page for page in pages}

    def again(page: int, box: Box, kind: str) -> tuple[Reading, ...]:
        return reread(page, displayed(shown[page], box), kind) if reread else ()

    return View([upright(page) for page in pages], file_name, label_index(cls), again if reread else None)


def extract(span: Span, pages: Sequence[Page], file_name: str, reread: RegionReader | None = None) -> Document:
    """The record of one span; every field of the type is there.

    `pages` may be all pages of the file or those of the span; `reread` gives a second look at a box.
    """
    cls = registry.record_class(span.type, span.item)
    own = {page.number: page for page in pages if page.number in span.pages}
    view = view_of(cls, list(own.values()), file_name, reread)
    fields: dict[str, Field[Any]] = {}
    for name, label in cls.labels().items():
        if not label.own:
            fields[name] = read_field(view, value_kind(cls, name), label)
    fields |= cls.read_own(view, fields)
    fields = doubtful_addresses(doubtful_dates(fields))
    if contested(span):
        # What kind of paper this is decides what its values mean.
        fields = {name: field.model_copy(update={"status": "check", "confirmed_by": ()}) for name, field in fields.items()}
    fields = {name: _shown(_masked(field), own) for name, field in fields.items()}
    return cls(file=file_name, pages=span.pages, score=span.score, runner_up=span.runner_up, **fields)


def value_kind(cls: type[Record], name: str) -> Any:
    """The `T` of a field annotated `Field[T]`."""
    annotation: Any = cls.model_fields[name].annotation
    args = getattr(annotation, "__pydantic_generic_metadata__", {}).get("args") or (Any,)
    return args[0]


def read_field(view: View, kind: Any, label: Label) -> Field[Any]:
    """The value printed under `label.names`, with its proof and how far it can be trusted."""
    regions = view.regions(label.names, long=kind in _GOES_ON)
    empty: Region | None = None
    unread: Region | None = None
    for region in regions:
        if not region.glyphs:
            empty = empty or region
            continue
        parsed = parse(kind, region.text, label)
        if parsed is not None:
            return judge(view, region, kind, label, parsed)
        unread = unread or region
    if unread is not None and unread.rank < 4:
        return second_look(view, unread, kind, label)
    if empty is not None and (unread is None or unread.rank >= 4):
        return _nothing_there(view, empty, kind, label)
    return by_shape(view, kind, label) or not_found(view, kind, label)


def by_shape(view: View, kind: Any, label: Label) -> Field[Any] | None:
    """The only number or period of its kind on the pages, where its label could not be read; always `check`."""
    period = kind is date and label.part is not None
    if kind not in (BusinessNumber, CorporateNumber) and not period:
        return None
    found: list[tuple[Region, Parsed]] = []
    for row in view.flat_rows:
        region = Region(row.page, row.glyphs, row.box, 9)
        parsed = parse(kind, region.text, label)
        if parsed is not None and (len(dates_in(region.text)) == 2 if period else _SHAPED.search(region.text) and _holds(kind, parsed.value, region)):
            found.append((region, parsed))
    if len({parsed.value for _, parsed in found}) != 1:
        return None
    region, parsed = found[0]
    return judge(view, region, kind, label, parsed).model_copy(update={"status": "check", "confirmed_by": ()})


def judge(view: View, region: Region, kind: Any, label: Label, parsed: Parsed) -> Field[Any]:
    """The field for a value parsed from `region`, its status by the agreement of independent readers."""
    piece = region.part(parsed.start, parsed.end)
    mended = kind is Address and parsed.repaired and piece.page.source is not Source.TEXT  # what was typed stays as it was typed
    value = parsed.value if label.closed or (parsed.repaired and (mended or kind is not Address)) else _as_printed(kind, piece, parsed.value)

    def again(text: str) -> Any:
        # A piece of a period holds one date, whichever end it is. The list of districts is a voice of its own where it
        # mended an address: it does not speak through the readers too.
        other = address_as_read(korean.fold(text)) if mended else parse(kind, korean.fold(text), Label(closed=label.closed))
        return other.value if other else None

    if kind in _AS_PRINTED and isinstance(value, str) and piece.page.source is Source.OCR and " " in value:
        value = trust.spaced(piece, value)
    cut = piece.page.source is not Source.TEXT and _cut_off(region.text, parsed)
    # The reader of digits fills in what others framed: it is no witness where the frame is in doubt.
    words = cut or _has_words(kind, value)
    said = trust.support(piece, again, value, words=words)
    agreed, by_value = said.agreed, said.by_value
    if (parsed.repaired or cut) and piece.page.source is not Source.TEXT:
        # Districts are a closed list that speaks for a value; the list of roads grows every year and only proposes one.
        listed = mended and not cut and korean.squeeze(districts_mended(piece.text, road=False)) == korean.squeeze(str(value))
        agreed = sum(len(f) for v, f in by_value.items() if trust.same(v) == trust.same(value)) >= (1 if listed else 2)
    if not agreed and view.reread is not None:
        # The whole place where it holds one value: what was dropped at its ends may belong to it.
        place = region if not label.part and len(piece.text) >= 0.7 * len(region.text) else piece
        readings = view.reread(piece.page.number, place.box.grown(2), reader_kind(kind))
        looked = trust.from_readings(readings, again, words=words)
        by_value = trust.merged(by_value, looked)
        value, agreed = _settled(kind, value, by_value, looked)
    if not agreed:
        value = _by_check_digit(kind, value, by_value)
    ok = agreed and said.clean and _holds(kind, value, piece)
    confidence = said.confidence
    if ok and piece.page.grade == "bad" and confidence < BAD_CONFIDENCE:
        readings = view.reread(piece.page.number, piece.box.grown(2), reader_kind(kind)) if view.reread is not None else ()
        ok = trust.said_again(readings, again, value, words=words, least=BAD_CONFIDENCE)
        confidence = max(confidence, BAD_CONFIDENCE) if ok else confidence
    return Field(
        value=value, raw=piece.printed, status="ok" if ok else "check", confidence=round(confidence if ok else min(confidence, 0.89), 3),
        page=piece.page.number, bbox=piece.box, source=piece.page.source,
        alternatives=tuple(v for v in by_value if trust.same(v) != trust.same(value)),
        confirmed_by=_vouchers(piece, value, by_value, agreed=agreed and said.clean),
    )  # fmt: skip


def _vouchers(piece: Region, value: Any, by_value: dict[Any, frozenset[str]], *, agreed: bool) -> tuple[str, ...]:
    """Who vouches for a value read from pixels: two readers, or our own alone (which another document may confirm)."""
    if piece.page.source is not Source.OCR:
        return ()
    return ("readers",) if agreed else ("own reader",) if trust.own_says(piece, value, by_value) else ()


def _has_words(kind: Any, value: Any) -> bool:
    """Whether a value holds Hangul, which the reader of digits does not read."""
    return kind not in _DIGITS and not (kind is CertificateNumber and not re.search(r"[가-힣]", str(value)))


def _cut_off(text: str, parsed: Parsed) -> bool:
    """Whether odd signs touch the value, which may be characters of it that were not read."""
    before, after = text[: parsed.start].rstrip()[-1:], text[parsed.end :].lstrip()[:1]
    return bool(re.match(r"[^가-힣A-Za-z0-9:;.,~\-(\[「·●○■□◆▶]", before) or re.match(r"[^가-힣A-Za-z0-9:;.,~\-)\]」·/]", after))


def _as_printed(kind: Any, piece: Region, value: Any) -> Any:
    """Names and addresses keep the forms of their characters (`㈜` stays `㈜`)."""
    if kind in _AS_PRINTED and isinstance(value, str):
        printed = re.sub(r"\s+", " ", piece.printed).strip()
        return printed.replace(" ", "") if " " in printed and " " not in value else printed
    return value


def _settled(kind: Any, value: Any, by_value: dict[Any, frozenset[str]], looked: dict[Any, frozenset[str]]) -> tuple[Any, bool]:
    """The value two families give, where no other value has two; a text never replaces one much unlike its length."""
    strong = [v for v, families in by_value.items() if len(families) >= 2]
    if len(strong) != 1:
        return value, False
    (best,) = strong
    if trust.same(best) == trust.same(value):
        return value, True
    if isinstance(best, str) and isinstance(value, str) and fuzz.ratio(jamo(korean.squeeze(best)), jamo(korean.squeeze(value))) < 50:
        return value, False  # the second look fell on another line
    longer = len(korean.squeeze(best)) - len(korean.squeeze(str(value))) if isinstance(best, str) else 0
    if longer and not re.search(r"[가-힣]", str(value)):
        return value, False  # the edge of the syllable beside a number looks like one digit more to both readers
    return (value, False) if not 0 <= longer <= 2 or len(looked.get(best, ())) < 2 else (best, True)


def _by_check_digit(kind: Any, value: Any, by_value: dict[Any, frozenset[str]]) -> Any:
    test = {BusinessNumber: korean.business_number_checks, CorporateNumber: korean.corporate_number_checks}.get(kind)
    if test is None or test(value):
        return value
    fitting = [v for v in by_value if test(v)]
    return fitting[0] if len(fitting) == 1 else value


def _holds(kind: Any, value: Any, piece: Region) -> bool:
    """Pixels that give a number whose check digit fails may not have been read right.

    Corporate numbers issued since 2025-01-31 have none: other documents with the same number confirm them.
    """
    if piece.page.source is Source.TEXT:
        return True
    if isinstance(value, str) and (value.count("(") != value.count(")") or value[:1] in ")],"):
        return False  # a bracket that was lost took something with it
    test = {BusinessNumber: korean.business_number_checks, CorporateNumber: korean.corporate_number_checks}.get(kind)
    return test is None or test(value)


def second_look(view: View, region: Region, kind: Any, label: Label) -> Field[Any]:
    """A place whose text is no value: what the other readers said, a new look, else a person with what stands there."""
    page = region.page
    if page.source is Source.OCR:

        def again(text: str) -> Any:
            other = parse(kind, korean.fold(text), label)
            return other.value if other else None

        words = kind not in _DIGITS
        said = trust.heard(region, again, words=words) if region.glyphs else {}
        if view.reread is not None and not any(len(families) >= 2 for families in said.values()):
            readings = view.reread(page.number, region.box.grown(2), reader_kind(kind))
            said = trust.merged(said, trust.from_readings(readings, again, words=words))
        if said:
            value = max(said, key=lambda v: len(said[v]))
            sure = sum(len(families) >= 2 for families in said.values()) == 1 and len(said[value]) >= 2 and _holds(kind, value, region)
            sure = sure and page.grade != "bad" and not any(page.lines[n].sealed for n in {g.line for g in region.glyphs})
            return Field(
                value=value, raw=region.printed or None, status="ok" if sure else "check", confidence=0.9 if sure else 0.5,
                page=page.number, bbox=region.box, source=Source.OCR, alternatives=tuple(v for v in said if v != value),
                confirmed_by=("readers",) if sure else (),
            )  # fmt: skip
    return Field(raw=region.printed or None, page=page.number, bbox=region.box, source=page.source)


def _nothing_there(view: View, region: Region, kind: Any, label: Label) -> Field[Any]:
    """An empty place: sure on the PDF's own text; on pixels it is looked at once more."""
    if region.page.source is Source.OCR and view.reread is not None and region.room.width > 8 and region.room.height > 6:
        looked = second_look(view, region, kind, label)
        if looked.value is not None:
            return looked.model_copy(update={"status": "check"})
    sure = region.page.source is Source.TEXT
    return Field(status="ok" if sure else "check", confidence=0.9 if sure else 0.0, page=region.page.number, bbox=region.box, source=region.page.source)


def not_found(view: View, kind: Any, label: Label) -> Field[Any]:
    """No label: `None`, and `ok` only where neither the label nor a value of the kind stands on the pages."""
    source = view.pages[0].source if view.pages else None
    if not label.names:
        return Field(status="ok", confidence=1.0, source=source)
    legible = not any(problem.code in ("page_low_resolution", "page_unreadable") for page in view.pages for problem in page.problems)
    absent = label.optional and bool(view.pages) and legible and not _label_may_stand(view, label) and not _kind_may_stand(view, kind)
    return Field(status="ok" if absent else "check", confidence=0.9 if absent else 0.0, source=source)


def _label_may_stand(view: View, label: Label) -> bool:
    if any(korean.squeeze(name) in view.text for name in label.names):
        return True
    if all(page.source is Source.TEXT for page in view.pages):
        return False
    letters = jamo(view.text)
    return any(len(name) > 1 and fuzz.partial_ratio(jamo(korean.squeeze(name)), letters) >= 84 for name in label.names)


def _kind_may_stand(view: View, kind: Any) -> bool:
    """Whether a number of this kind stands somewhere though no label claims it."""
    if kind in (BusinessNumber, CorporateNumber):
        return any(parse(kind, row.text, Label()) is not None and _SHAPED.search(row.text) for row in view.flat_rows)
    return kind is date and not any(dates_in(korean.fold(row.text)) for row in view.flat_rows)


def _masked(field: Field[Any]) -> Field[Any]:
    """No resident registration number leaves this room (Personal Information Protection Act, art. 24-2)."""
    if field.raw and korean.mask_residents(field.raw) != field.raw:
        return field.model_copy(update={"raw": korean.mask_residents(field.raw)})
    return field


def _shown(field: Field[Any], pages: dict[int, Page]) -> Field[Any]:
    """The field with its box on the page as displayed."""
    if field.bbox is None or field.page is None:
        return field
    return field.model_copy(update={"bbox": displayed(pages[field.page], field.bbox)})
