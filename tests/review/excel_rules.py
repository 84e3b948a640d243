"""What makes Excel show "We found a problem with some content": the rules of the file format (ECMA-376 part 1, transitional)
and Excel's own limits, as a table of checks over the parts of a workbook.

None of the machines that run the tests has Excel. Every check gives the sentences of what it finds; `problems` runs all.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from openpyxl.utils import column_index_from_string, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

WORKSHEET_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState "
    "dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects "
    "controls webPublishItems tableParts extLst"
).split()  # CT_Worksheet, 18.3.1.99
WORKBOOK_ORDER = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize "
    "customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst"
).split()  # CT_Workbook, 18.2.27
STYLES_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split()  # 18.8.39
REPEATED = {"conditionalFormatting"}
KNOWN_FUNCTIONS = {
    "ABS", "AND", "AVERAGE", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "IF", "IFERROR", "INDEX", "INT", "ISBLANK", "ISNUMBER", "LARGE", "LEN", "MATCH",
    "MAX", "MIN", "NOT", "OR", "ROUND", "ROUNDDOWN", "ROUNDUP", "ROW", "SMALL", "SUBTOTAL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "TEXT", "TRIMMEAN", "TRUNC", "VALUE",
}  # fmt: skip
"""Functions of Excel 2007 that need no `_xlfn.` before their name; a new one is looked up before it is added."""
MOST_TEXT, MOST_FORMULA, MOST_LITERAL, MOST_STYLES, MOST_LINKS = 32_767, 8_192, 255, 65_490, 65_530
_NAME = re.compile(r"[^\W\d][\w.?\\]{0,254}|_xlnm\.\w+")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc]")
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_SHEET_IN_FORMULA = re.compile(r"'((?:[^']|'')+)'!|([\w.]+)!")


class Package:
    """The parts of a workbook file."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}

    @cached_property
    def trees(self) -> dict[str, ElementTree.Element]:
        return {name: ElementTree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}

    @cached_property
    def sheets(self) -> dict[str, ElementTree.Element]:
        """The worksheets by their part."""
        return {name: tree for name, tree in self.trees.items() if tree.tag == MAIN + "worksheet"}

    @property
    def workbook(self) -> ElementTree.Element:
        return self.trees["xl/workbook.xml"]

    @property
    def styles(self) -> ElementTree.Element:
        return self.trees["xl/styles.xml"]

    @property
    def titles(self) -> list[str]:
        return [sheet.get("name", "") for sheet in self.workbook.iter(MAIN + "sheet")]

    def rels(self, part: str) -> list[ElementTree.Element]:
        folder, name = posixpath.split(part)
        tree = self.trees.get(f"{folder}/_rels/{name}.rels")
        return list(tree) if tree is not None else []

    def target(self, part: str, rel: ElementTree.Element) -> str:
        said = rel.get("Target", "")
        return said[1:] if said.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), said))

    def cells(self) -> Iterator[tuple[str, ElementTree.Element]]:
        for part, tree in self.sheets.items():
            for cell in tree.iter(MAIN + "c"):
                yield part, cell

    def formulas(self) -> Iterator[tuple[str, str]]:
        for part, cell in self.cells():
            for found in cell.findall(MAIN + "f"):
                yield f"{part} {cell.get('r')}", found.text or ""


Check = Callable[[Package], Iterator[str]]


def content_types(book: Package) -> Iterator[str]:
    types = book.trees["[Content_Types].xml"]
    endings = {one.get("Extension", "").lower() for one in types.iter(TYPES + "Default")}
    named = [one.get("PartName", "").lstrip("/") for one in types.iter(TYPES + "Override")]
    for name in book.names:
        if name != "[Content_Types].xml" and name not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no content type"
        if name.startswith(("xl/worksheets/sheet", "xl/drawings/drawing", "xl/comments")) and name.endswith(".xml") and name not in named:
            yield f"{name} passes for plain XML"
    yield from (f"a content type for {name}, which is not there" for name in named if name not in book.names)
    yield from (f"{name} is there twice" for name, count in Counter(name.lower() for name in book.names).items() if count > 1)


def relationships(book: Package) -> Iterator[str]:
    for part, tree in book.trees.items():
        rels = book.rels(part)
        ids = [rel.get("Id") for rel in rels]
        yield from (f"{part}: relationship {id} twice" for id, count in Counter(ids).items() if count > 1)
        for rel in rels:
            if rel.get("TargetMode") != "External" and book.target(part, rel) not in book.parts:
                yield f"{part}: {rel.get('Target')} is not there"
        used = {value for element in tree.iter() for key, value in element.attrib.items() if key in (R + "id", R + "embed")}
        yield from (f"{part}: no relationship {id}" for id in sorted(used - set(ids)))


def order(book: Package) -> Iterator[str]:
    wanted = [(part, tree, WORKSHEET_ORDER) for part, tree in book.sheets.items()]
    for part, tree, names in (*wanted, ("xl/workbook.xml", book.workbook, WORKBOOK_ORDER), ("xl/styles.xml", book.styles, STYLES_ORDER)):
        found = [child.tag.rpartition("}")[2] for child in tree]
        yield from (f"{part}: <{name}> does not belong here" for name in found if name not in names)
        places = [names.index(name) for name in found if name in names]
        yield from (f"{part}: <{names[b]}> stands behind <{names[a]}>" for a, b in zip(places, places[1:]) if b < a)
        yield from (f"{part}: <{name}> twice" for name, count in Counter(found).items() if count > 1 and name not in REPEATED)


def sheet_titles(book: Package) -> Iterator[str]:
    for title in book.titles:
        if not 1 <= len(title) <= 31 or re.search(r"[\[\]:*?/\\]", title) or title[:1] == "'" or title[-1:] == "'" or title.lower() == "history":
            yield f"'{title}' is no name for a sheet"
    yield from (f"two sheets are called '{title}'" for title, count in Counter(title.lower() for title in book.titles).items() if count > 1)
    ids = [sheet.get("sheetId") for sheet in book.workbook.iter(MAIN + "sheet")]
    if len(set(ids)) < len(ids) or "0" in ids:
        yield f"sheetIds {ids}"


def defined_names(book: Package) -> Iterator[str]:
    seen: set[tuple[str, str | None]] = set()
    for one in book.workbook.iter(MAIN + "definedName"):
        name, scope, text = one.get("name", ""), one.get("localSheetId"), one.text or ""
        if not _NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
            yield f"'{name}' is no name"
        if (name.lower(), scope) in seen:
            yield f"'{name}' is defined twice"
        seen.add((name.lower(), scope))
        if scope is not None and int(scope) >= len(book.titles):
            yield f"'{name}' belongs to sheet {scope}, which is not there"
        if "#REF!" in text or not text:
            yield f"'{name}' means '{text}'"
        yield from (f"'{name}': {problem}" for problem in _foreign_sheets(book, text))


def filters(book: Package) -> Iterator[str]:
    """A filtered range is also a hidden name, or Excel mends the file in silence and LibreOffice loses the filter."""
    names = {(one.get("localSheetId"), one.get("hidden")): one.text or "" for one in book.workbook.iter(MAIN + "definedName") if one.get("name") == "_xlnm._FilterDatabase"}
    for number, (part, title) in enumerate(zip(_in_order(book), book.titles, strict=True)):
        for one in book.sheets[part].iter(MAIN + "autoFilter"):
            said = names.get((str(number), "1"), "")
            if said.replace("$", "").rpartition("!")[2] != one.get("ref"):
                yield f"{title}: filter over {one.get('ref')}, _FilterDatabase is '{said}'"


def _in_order(book: Package) -> list[str]:
    targets = {rel.get("Id"): book.target("xl/workbook.xml", rel) for rel in book.rels("xl/workbook.xml")}
    return [targets[sheet.get(R + "id")] for sheet in book.workbook.iter(MAIN + "sheet")]


def grid(book: Package) -> Iterator[str]:
    for part, tree in book.sheets.items():
        last = 0
        for row in tree.iter(MAIN + "row"):
            number = int(row.get("r", 0))
            if not last < number <= 1_048_576:
                yield f"{part}: row {number} behind row {last}"
            if float(row.get("ht", 15)) > 409.5:
                yield f"{part}: row {number} is {row.get('ht')} points high"
            last, before = number, 0
            for cell in row.iter(MAIN + "c"):
                letters, digits = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell.get("r", "")).groups()  # type: ignore[union-attr]
                column = column_index_from_string(letters)
                if int(digits) != number or not before < column <= 16_384:
                    yield f"{part}: cell {cell.get('r')} in row {number} behind column {before}"
                before = column
        end = 0
        for column in tree.iter(MAIN + "col"):
            low, high, width = int(column.get("min", 0)), int(column.get("max", 0)), float(column.get("width", 8))
            if not end < low <= high <= 16_384 or not 0 <= width <= 255:
                yield f"{part}: columns {low}-{high}, {width} wide"
            end = high


def merged(book: Package) -> Iterator[str]:
    for part, tree in book.sheets.items():
        taken: set[tuple[int, int]] = set()
        for one in tree.iter(MAIN + "mergeCell"):
            left, top, right, bottom = range_boundaries(one.get("ref", ""))
            cells = {(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)}
            if len(cells) < 2 or cells & taken:
                yield f"{part}: {one.get('ref')} is merged with one cell or over another"
            taken |= cells


def cells(book: Package) -> Iterator[str]:
    styles = len(book.styles.find(MAIN + "cellXfs") or ())
    shared = len(book.trees["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in book.trees else 0
    for part, cell in book.cells():
        where, kind, value = f"{part} {cell.get('r')}", cell.get("t", "n"), cell.findtext(MAIN + "v")
        text = "".join(one.text or "" for one in cell.iter(MAIN + "t")) if kind == "inlineStr" else value or ""
        if len(text) > MOST_TEXT:
            yield f"{where}: {len(text)} characters"
        if int(cell.get("s", 0)) >= styles:
            yield f"{where}: style {cell.get('s')} of {styles}"
        if kind == "inlineStr" and (cell.find(MAIN + "is") is None or value is not None):
            yield f"{where}: an inline string without its text"
        if kind == "s" and int(value or -1) not in range(shared):
            yield f"{where}: shared string {value} of {shared}"
        if kind == "n" and value and not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value):
            yield f"{where}: '{value}' for a number"
        if kind not in ("n", "s", "str", "b", "e", "d", "inlineStr"):
            yield f"{where}: a cell of type {kind}"


def styles(book: Package) -> Iterator[str]:
    counts = {name: len(book.styles.find(MAIN + name) or ()) for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs")}
    if counts["cellXfs"] > MOST_STYLES or counts["fonts"] > 512:
        yield f"too many styles: {counts}"
    formats = {one.get("numFmtId") for one in book.styles.iter(MAIN + "numFmt")}
    yield from (f"format {id} is one of Excel's own" for id in formats if int(id or 0) < 164)
    for xf in book.styles.iter(MAIN + "xf"):
        for key, name in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            if int(xf.get(key, 0)) >= counts[name]:
                yield f"{key} {xf.get(key)} of {counts[name]}"
        if int(xf.get("numFmtId", 0)) >= 164 and xf.get("numFmtId") not in formats:
            yield f"no format {xf.get('numFmtId')}"


def conditional_formats(book: Package) -> Iterator[str]:
    dxfs = len(book.styles.find(MAIN + "dxfs") or ())
    for part, tree in book.sheets.items():
        rules = list(tree.iter(MAIN + "cfRule"))
        yield from (f"{part}: dxf {rule.get('dxfId')} of {dxfs}" for rule in rules if int(rule.get("dxfId", 0)) >= dxfs)
        yield from (f"{part}: a rule without a formula" for rule in rules if not (rule.findtext(MAIN + "formula") or ""))
        ranks = [int(rule.get("priority", 0)) for rule in rules]
        if len(set(ranks)) < len(ranks) or any(rank < 1 for rank in ranks):
            yield f"{part}: priorities {ranks}"


def validations(book: Package) -> Iterator[str]:
    for part, tree in book.sheets.items():
        for group in tree.iter(MAIN + "dataValidations"):
            if int(group.get("count", len(group))) != len(group):
                yield f"{part}: {group.get('count')} validations, {len(group)} there"
        for one in tree.iter(MAIN + "dataValidation"):
            first, where = one.findtext(MAIN + "formula1") or "", f"{part} {one.get('sqref')}"
            if not one.get("sqref") or not first:
                yield f"{where}: a validation of nothing"
            if one.get("type") == "list" and first.startswith('"') and not (first.endswith('"') and len(first) <= MOST_LITERAL + 2):
                yield f"{where}: a list of {len(first) - 2} characters"
            for key, most in (("errorTitle", 32), ("promptTitle", 32), ("error", 225), ("prompt", 255)):
                if len(one.get(key, "")) > most:
                    yield f"{where}: {key} of {len(one.get(key, ''))} characters"


def hyperlinks(book: Package) -> Iterator[str]:
    """A file's fragment belongs in `location`; in the target Excel takes `#` for a part of the file's name."""
    for part, tree in book.sheets.items():
        links = list(tree.iter(MAIN + "hyperlink"))
        if len(links) > MOST_LINKS:
            yield f"{part}: {len(links)} links"
        yield from (f"{part}: two links on {ref}" for ref, count in Counter(one.get("ref") for one in links).items() if count > 1)
        outside = {rel.get("Id"): rel for rel in book.rels(part) if rel.get("Type", "").endswith("/hyperlink")}
        for one in links:
            where, location, id = f"{part} {one.get('ref')}", one.get("location"), one.get(R + "id")
            if id is None:
                title = re.fullmatch(r"'((?:[^']|'')+)'!\$?[A-Z]+\$?\d+", location or "")
                if title is None or title[1].replace("''", "'") not in book.titles:
                    yield f"{where}: leads to {location}"
            elif id not in outside or outside[id].get("TargetMode") != "External" or re.search(r"[\s#\[\]]|%(?![0-9A-F]{2})", outside[id].get("Target", "#")):
                yield f"{where}: target {outside[id].get('Target') if id in outside else None}"
            elif re.search(r"[\s#]", location or "") or len(location or "") > 2_080:
                yield f"{where}: fragment {location}"


def formulas(book: Package) -> Iterator[str]:
    for where, text in book.formulas():
        bare = _LITERAL.sub('""', text)
        if not text or text.startswith("=") or len(text) > MOST_FORMULA:
            yield f"{where}: a formula of {len(text)} characters: {text[:20]}"
        yield from (f"{where}: a text of {len(one) - 2} characters in a formula" for one in _LITERAL.findall(text) if len(one) - 2 > MOST_LITERAL)
        if bare.count("(") != bare.count(")") or bare.count('"') % 2:
            yield f"{where}: {text} does not close"
        yield from (f"{where}: {name} is no function of Excel 2007" for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", bare) if name not in KNOWN_FUNCTIONS)
        if "#REF!" in bare:
            yield f"{where}: {text}"
        yield from (f"{where}: {problem}" for problem in _foreign_sheets(book, bare))


def _foreign_sheets(book: Package, text: str) -> Iterator[str]:
    for quoted, plain in _SHEET_IN_FORMULA.findall(text):
        if (title := quoted.replace("''", "'") or plain) not in book.titles:
            yield f"no sheet '{title}'"


def pictures(book: Package) -> Iterator[str]:
    for part, tree in book.trees.items():
        if tree.tag != DRAWING + "wsDr":
            continue
        ids = [one.get("id") for one in tree.iter(DRAWING + "cNvPr")]
        if len(set(ids)) < len(ids) or "0" in ids:
            yield f"{part}: ids {ids}"
        for size in tree.iter(DRAWING + "ext"):
            if int(size.get("cx", 0)) <= 0 or int(size.get("cy", 0)) <= 0:
                yield f"{part}: a picture without an area"
        for corner in tree.iter(DRAWING + "from"):
            if any(int(corner.findtext(DRAWING + key) or -1) < 0 for key in ("col", "row", "colOff", "rowOff")):
                yield f"{part}: a picture outside the sheet"
        for rel in book.rels(part):
            if not book.parts.get(book.target(part, rel), b"").startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
                yield f"{part}: {rel.get('Target')} is no picture"


def comments(book: Package) -> Iterator[str]:
    for part, tree in book.trees.items():
        if tree.tag != MAIN + "comments":
            continue
        authors = len(list(tree.iter(MAIN + "author")))
        for ref, count in Counter(one.get("ref") for one in tree.iter(MAIN + "comment")).items():
            if count > 1:
                yield f"{part}: two comments on {ref}"
        for one in tree.iter(MAIN + "comment"):
            if int(one.get("authorId", 0)) >= authors or len("".join(one.itertext())) > MOST_TEXT:
                yield f"{part}: comment on {one.get('ref')}"


def headers(book: Package) -> Iterator[str]:
    for part, tree in book.sheets.items():
        for one in tree.iter(MAIN + "headerFooter"):
            yield from (f"{part}: {child.tag.rpartition('}')[2]} of {len(child.text or '')} characters" for child in one if len(child.text or "") > 255)


CHECKS: tuple[Check, ...] = (
    content_types, relationships, order, sheet_titles, defined_names, filters, grid, merged, cells, styles, conditional_formats, validations, hyperlinks,
    formulas, pictures, comments, headers,
)  # fmt: skip


def problems(path: Path) -> list[str]:
    """All that Excel would stumble over in the workbook at `path`, each with the name of its check."""
    try:
        book = Package(path)
        return [f"{check.__name__}: {problem}" for check in CHECKS for problem in check(book)]
    except (zipfile.BadZipFile, ElementTree.ParseError) as broken:
        return [f"package: {broken}"]
