"""Which entries of an earlier sheet still hold over a new reading, and which have been overtaken by it.

An entry holds where the program says in its place what it said when the entry was made, or where the papers are the
same ones: then a person has seen more than the program. On other papers, what was decided over the old ones decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docproc.entries import Entry
from docproc.glossary import VERDICTS
from docproc.korean import squeeze
from docproc.model import Case, Document, SourceFile
from docproc.review import fields, judgement, keys
from docproc.review.moved import Overtaken
from docproc.review.places import item_names

Place = tuple[int, str]
"""The index of a document and the name of a field in it."""


def placed_corrections(
    entries: Iterable[Entry], documents: Sequence[Document], files: Sequence[SourceFile]
) -> tuple[dict[Place, Entry], list[Overtaken]]:
    """The corrections that hold, by the field they are about, and those that were overtaken.

    The key of a field names the bytes of its file: found again by it, it is the same paper. Else the only paper of
    its kind must have been read as the old one was.
    """
    by_name = {file.name: file for file in files}
    now = {
        keys.field_key(document, by_name, name): ((index, name), fields.said(name, field, item_names()))
        for index, document in enumerate(documents)
        for name, field in document.fields.items()
    }
    held: dict[Place, Entry] = {}
    overtaken: list[Overtaken] = []
    for entry in entries:
        if entry.kind != "correction":
            continue
        where = entry.where if entry.where in now else _only_one_like(entry.where, now)
        place, said = now.get(where or "", (None, None))
        alike = said is not None and same(entry.was, said)
        if place is None or place in held or (where != entry.where and not alike):
            overtaken.append(Overtaken(entry.model_copy(update={"holds": False}), said))
            continue
        held[place] = entry.model_copy(update={"where": where, "holds": True})
        if not alike and not same(entry.value, said or ""):
            overtaken.append(Overtaken(held[place], said))
    return held, overtaken


def _only_one_like(where: str, now: Mapping[str, object]) -> str | None:
    """The key of the one field of this kind of document, whatever its file and page."""
    kind, _, rest = where.partition("@")
    name = rest.rpartition("/")[2]
    found = [key for key in now if key.partition("@")[0] == kind and key.rpartition("/")[2] == name]
    return found[0] if len(found) == 1 else None


def placed(entries: Iterable[Entry], case: Case, *, published: int | None, same_papers: bool) -> Iterator[Overtaken]:
    """Every entry but corrections and signatures, each with what the program says in its place; `entry.holds` is settled."""
    said = said_places(case, published)
    for entry in entries:
        if entry.kind in ("correction", "sign"):
            continue
        now = said.get(_row_of(entry.where))
        if entry.kind in ("verdict", "fee"):
            usable = entry.value in VERDICTS if entry.kind == "verdict" else entry.value.isdigit()
            alike = now is not None and same(entry.was, now)
            holds = now is not None and usable and (alike or (same_papers and entry.holds))
            why = "" if usable else "목록에 없는 값입니다."
            yield Overtaken(entry.model_copy(update={"holds": holds}), now, why)
        else:
            yield Overtaken(entry.model_copy(update={"holds": now is not None}), now)


def needs_a_look(found: Overtaken) -> bool:
    """Whether an entry is to be shown again: it does not hold, or the program has changed its mind under it."""
    return not found.entry.holds or (found.entry.kind in ("verdict", "fee") and not same(found.entry.was, found.now or ""))


def signed(entries: Iterable[Entry], figures: str) -> Iterator[Overtaken]:
    """The signatures; one holds only under the very figures that it was given for."""
    for entry in entries:
        if entry.kind == "sign":
            yield Overtaken(entry.model_copy(update={"holds": same(entry.was, figures)}), figures)


def said_places(case: Case, published: int | None) -> dict[str, str]:
    """What the program says in each row of the sheet, by the row's key; rows that it says nothing in are empty."""
    files = {file.name: file for file in case.files}
    return {
        **{f"eligibility/{v.id}": judgement.now_said(v) for v in case.eligibility.criteria},
        **{f"rate/{v.id}": judgement.now_said(v) for v in case.rate.items},
        **{f"bonus/{v.id}": judgement.now_said(v) for v in case.bonus.items},
        **{keys.field_key(document, files, name): "" for document in case.documents for name in document.fields},
        **{f"panel/{number}": "" for number in range(1, 10)},
        keys.FEE: "협의" if published is None else str(published),
        keys.SIGN_REVIEWER: "",
        keys.SIGN_HEAD: "",
    }


def _row_of(where: str) -> str:
    """The row's key of an entry's name; a note on a cell outside all rows is kept under the sheet's own name."""
    key = where.partition("#")[0]
    if key.startswith("panel/"):
        return "/".join(key.split("/")[:2])
    return keys.FEE if key.startswith("cell/") else key


def same(one: str, other: str) -> bool:
    """Whether two sayings are one, blind to blanks and line ends."""
    return squeeze(one) == squeeze(other)
