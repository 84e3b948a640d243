"""A person's entries over a new reading: corrections go into the documents before the rules run, verdicts stand beside
the program's, and what the new reading has overtaken is said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docproc import programs, review, rules
from docproc.documents.corrections import NotUnderstood, correct
from docproc.entries import Entry
from docproc.findings import finding
from docproc.glossary import FIELDS, VERDICTS
from docproc.keeping import SHEET, Earlier
from docproc.model import Attention, Case, Document, Finding, SourceFile
from docproc.programs import Program


@dataclass(frozen=True)
class Revised:
    """The documents with what was corrected in them, the corrections as they stand now, what needs a look, and what to say."""

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...] = ()
    overtaken: tuple[review.Overtaken, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def read_back(earlier: Earlier) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """What a person entered in the earlier sheet and in copies of it. One that cannot be read is named, and kept; one that
    is gone is written anew: in both the entries of the last run stand, as the record has them."""
    known = _recorded(earlier)
    copies, said = _copies(earlier)
    notes = [*earlier.notes, *said]
    if earlier.sheet is None:
        main = review.Saved(SHEET, 0.0, review.Filled(known))
        if known and not copies:
            notes.append(finding("sheet_gone", count=len(known)))
    else:
        try:
            main = review.Saved(SHEET, earlier.sheet.stat().st_mtime, review.read_sheet(earlier.sheet))
        except review.SheetUnreadable as broken:
            main = review.Saved(SHEET, 0.0, review.Filled(known))
            notes.append(finding("sheet_unreadable", name=earlier.kept or earlier.sheet.name, why=str(broken)))
    joined = review.join(known, main, copies, earlier.record.stat().st_mtime if earlier.record else 0.0)
    notes += [finding("sheet_copy_read", name=name, count=count, sheet=SHEET) for name, count in joined.brought.items() if count]
    program = programs.load(programs.all_ids()[-1])
    for one in joined.contested:
        stands, other = (VERDICTS.get(value, value) for value in (one.stands.value, one.other))
        words = {"called": review.called(one.stands.where, program), "stands": stands, "by": one.by, "other": other, "other_by": one.other_by}
        notes.append(finding("sheets_differ", **words))
    return joined.entries, tuple(notes)


def _copies(earlier: Earlier) -> tuple[list[review.Saved], list[Finding]]:
    """The copies that hold something no run has read, and what to say of the others.

    Over other papers than those of the last run a copy's entries hold only where the program still says the same.
    """
    found: list[review.Saved] = []
    said: list[Finding] = []
    now, then = {sha[:8] for sha in earlier.papers}, _papers_listed(earlier)
    for copy in earlier.copies:
        name = copy.path.name
        if not copy.readable:
            said.append(finding("sheet_copy_format", name=name))
            continue
        try:
            filled = review.read_sheet(copy.path)
        except review.NotASheet:
            continue  # somebody's own workbook
        except review.SheetUnreadable as broken:
            said.append(finding("sheet_copy_unreadable", name=name, why=str(broken)))
            continue
        if filled.papers and not filled.papers & now:
            said.append(finding("sheet_of_another", name=name))
        elif not copy.known:
            entries = tuple(e if filled.papers == then else e.model_copy(update={"holds": False}) for e in filled.entries)
            found.append(review.Saved(name, copy.path.stat().st_mtime, replace(filled, entries=entries)))
    return found, said


def _recorded(earlier: Earlier) -> tuple[Entry, ...]:
    """The entries of the last run; none where its record is of another shape."""
    try:
        return tuple(Entry.model_validate(one) for one in _record(earlier)["entries"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _papers_listed(earlier: Earlier) -> frozenset[str]:
    """The files whose values the sheet of the last run listed, by the first eight digits of their SHA-256."""
    try:
        record = _record(earlier)
        listed = {one["file"] for one in record["documents"] if one["fields"]}
        return frozenset(str(file["sha256"])[:8] for file in record["files"] if file["name"] in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _record(earlier: Earlier) -> dict[str, Any]:
    """The record of the last run as JSON."""
    return json.loads(earlier.record.read_bytes()) if earlier.record else {}


def corrected(read: Sequence[Document], files: Sequence[SourceFile], entries: Iterable[Entry]) -> Revised:
    """`read` with the corrections that hold; one that cannot be understood changes nothing and is asked about."""
    held, overtaken = review.placed_corrections(entries, read, files)
    ids = {label: id for id, label in review.item_names().items()}
    documents, kept, findings = list(read), [one.entry for one in overtaken if not one.entry.holds], []
    for (index, name), entry in held.items():
        try:
            documents[index] = correct(documents[index], name, entry.value, ids)
            kept.append(entry)
        except NotUnderstood as why:
            kept.append(entry.model_copy(update={"holds": False}))
            said = {"entered": entry.value, "called": FIELDS.get(name, name), "why": str(why)}
            findings.append(finding("correction_unread", document=index, field=name, **said))
    return Revised(tuple(documents), tuple(kept), tuple(overtaken), tuple(findings))


def agreed_fee(entries: Iterable[Entry], published: int | None, *, same_papers: bool) -> int | None:
    """The negotiated fee in won that a person entered and that still holds."""
    for entry in entries:
        if entry.kind == "fee" and entry.value.isdigit():
            said = "협의" if published is None else str(published)
            return int(entry.value) if same_papers or review.same(entry.was, said) else None
    return None


def settled(
    case: Case, program: Program, revised: Revised, entries: Sequence[Entry], published: int | None, *, same_papers: bool
) -> tuple[Case, tuple[review.Overtaken, ...]]:
    """`case` with every entry that a person made, each knowing whether it holds, and those that need a look.

    A signature holds only under the figures that it was given for.
    """
    placed = list(review.placed(entries, case, published=published, same_papers=same_papers))
    case = case.model_copy(update={"entries": (*revised.entries, *(one.entry for one in placed))})
    signed = list(review.signed(entries, figures(rules.decide(case, program))))
    case = case.model_copy(update={"entries": (*case.entries, *(one.entry for one in signed))})
    overtaken = (*revised.overtaken, *(one for one in placed if review.needs_a_look(one)), *(one for one in signed if not one.entry.holds))
    asked = [finding("entry_overtaken" if one.entry.holds else "entry_left_over", **_words(one, program)) for one in overtaken]
    attention = (*review.as_attention(asked), *review.as_attention(revised.findings), *_still_open(case, program))
    return case.model_copy(update={"attention": attention}), overtaken


def _still_open(case: Case, program: Program) -> Iterator[Attention]:
    """What a person must look at, without what they have decided by now: a question begins with the name of its row."""
    decided = [entry.where.partition("/")[2] for entry in case.entries if entry.kind == "verdict" and entry.holds and entry.value != "review"]
    answered = tuple(f"{program.label(name)}:" for name in decided)
    people = [name for name, criterion in program.eligibility.items() if criterion.person]
    for one in case.attention:
        by_person = one.code == "person_decides" and all(program.label(name) in one.message for name in people)
        over = by_person and all(name in decided for name in people) or bool(answered) and one.message.startswith(answered)
        yield one.model_copy(update={"decisive": False}) if over else one


def _words(one: review.Overtaken, program: Program) -> dict[str, str]:
    value = VERDICTS.get(one.entry.value, one.entry.value)
    return {"called": review.called(one.entry.where, program), "entered": value, "before": one.entry.was or "-", "now": one.now or "-"}


def figures(decided: rules.Decided) -> str:
    """What a signature stands under, as the sheet's own formula writes it."""
    one = decided
    subsidy = "" if one.fee.subsidy is None else one.fee.subsidy
    rate, bonus = f"{one.rate_confirmed}~{one.rate_possible}", f"{one.bonus_confirmed}~{one.bonus_possible}"
    return f"적합성 {VERDICTS[one.eligibility]}, 지원비율 {rate}, 가점 {bonus}, 지원금 {subsidy}"


def changes(case: Case, decided: rules.Decided) -> int:
    """How many things a person decided otherwise than the program, or corrected."""
    return decided.overruled + sum(entry.holds and entry.kind in ("correction", "fee") for entry in case.entries)
