"""How a sheet looks and what may stand in a cell: the styles, the safe text, the A4 page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.units import pixels_to_EMU
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from docproc.glossary import VERDICTS

FONT = "맑은 고딕"
TITLE = Font(name=FONT, size=16, bold=True)
HEADING = Font(name=FONT, size=11, bold=True)
PLAIN = Font(name=FONT, size=10)
BOLD = Font(name=FONT, size=10, bold=True)
SMALL = Font(name=FONT, size=9, color="555555")
LINK = Font(name=FONT, size=10, color="0563C1", underline="single")

_THIN = Side(style="thin", color="999999")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEAD_FILL = PatternFill("solid", start_color="DDE3EA")
ENTRY_FILL = PatternFill("solid", start_color="FFFBE6")  # the one colour of cells a person may fill in
# One meaning each; the word in the cell says the same.
VERDICT_FILLS = {
    "met": PatternFill("solid", start_color="D9EAD3", end_color="D9EAD3"),
    "not_met": PatternFill("solid", start_color="F4CCCC", end_color="F4CCCC"),
    "review": PatternFill("solid", start_color="FFE599", end_color="FFE599"),
}

WRAP = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center", indent=1)

LONGEST = 2_000  # a cell holds 32,767 characters, a person reads far fewer
HIGHEST = 409  # points; Excel takes a higher row for a damaged file
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """`text` without characters that a workbook cannot hold or that reorder what is seen, cut to a readable length."""
    plain = _NOT_TEXT.sub("", text)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def put(sheet: Worksheet, row: int, column: int, value: Any, *, font: Font = PLAIN, align: Alignment = WRAP, grid: bool = True, fill: PatternFill | None = None) -> Cell:
    """A value from a document or a sentence: strings always stand as text, never as a formula or link."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        if text := safe(value):  # an empty text is no text: a cell of type text without one is not of the format
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = text[0] in "=+-@"
    else:
        cell.value = value
    cell.font, cell.alignment = font, align
    if grid:
        cell.border = GRID
    if fill is not None:
        cell.fill = fill
    return cell


def formula(sheet: Worksheet, row: int, column: int, text: str, *, font: Font = BOLD, align: Alignment = CENTRE, number: str | None = None) -> Cell:
    """A formula of ours."""
    cell = sheet.cell(row, column, text)
    cell.font, cell.alignment, cell.border = font, align, GRID
    if number:
        cell.number_format = number
    return cell


def entry(sheet: Worksheet, row: int, column: int, value: Any = None, *, align: Alignment = WRAP, number: str = "@") -> Cell:
    """A cell that a person fills in: open in a protected sheet, and coloured so. What is typed stands as typed, for its
    format is text unless a `number` format is given."""
    cell = put(sheet, row, column, value, align=align, fill=ENTRY_FILL)
    cell.protection = Protection(locked=False)
    cell.number_format = number
    return cell


def jump(sheet: Worksheet, row: int, column: int, sheet_title: str, target: int | None, letter: str = "A") -> Cell:
    """A cell of its own that jumps to a row of another sheet, to the cell in column `letter`; empty where there is
    nothing to jump to.

    Text and link are two cells: LibreOffice does not wrap the text of a cell that is a link.
    """
    cell = put(sheet, row, column, "보기 ▸" if target else "", align=CENTRE)
    if target:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet_title}'!{letter}{target}")
        cell.font = LINK
    return cell


def opens(sheet: Worksheet, row: int, column: int, page: str, anchor: str | None) -> Cell:
    """A cell of its own that opens the page of proofs beside the sheet at `anchor`; empty where there is none."""
    cell = put(sheet, row, column, "원본 ▸" if anchor else "", align=CENTRE)
    if anchor:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=page, location=anchor)
        cell.font = LINK
    return cell


def unseen(sheet: Worksheet, row: int, column: int, value: str, *, is_formula: bool = False) -> Cell:
    """A cell of a hidden column: a step of a sum, or what the program needs to find a row again."""
    cell = sheet.cell(row, column, value) if is_formula else put(sheet, row, column, value, grid=False)
    cell.number_format = ";;;"
    cell.alignment = Alignment()
    sheet.column_dimensions[get_column_letter(column)].hidden = True
    return cell


def head(sheet: Worksheet, row: int, titles: Iterable[str]) -> None:
    """A row of column heads."""
    for column, title in enumerate(titles, 1):
        put(sheet, row, column, title, font=BOLD, align=CENTRE, fill=HEAD_FILL)


def widths(sheet: Worksheet, characters: Sequence[float]) -> None:
    """Column widths in characters."""
    for column, width in enumerate(characters, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def title(sheet: Worksheet, text: str, columns: int) -> None:
    """The sheet's title over its columns."""
    across(sheet, 1, columns)
    put(sheet, 1, 1, text, font=TITLE, align=CENTRE, grid=False)
    sheet.row_dimensions[1].height = 32


def across(sheet: Worksheet, row: int, columns: int) -> None:
    """One cell over the first `columns`; a single cell is merged with nothing, which Excel would mend."""
    if columns > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)


def verdict_choice(sheet: Worksheet, cells: str) -> None:
    """A dropdown of the verdict words in `cells`."""
    choice(sheet, cells, tuple(VERDICTS.values()), "판정")


def choice(sheet: Worksheet, cells: str, words: Sequence[str], title: str) -> None:
    """A dropdown of `words` in `cells`; nothing else can be entered."""
    listed = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    listed.error, listed.errorTitle = "목록에서 고르세요.", title
    sheet.add_data_validation(listed)
    listed.add(cells)


def between(sheet: Worksheet, cells: str, low: int, high: int, title: str) -> None:
    """Only numbers from `low` to `high` can be entered in `cells`."""
    bounds = DataValidation(type="decimal", operator="between", formula1=str(low), formula2=str(high), allow_blank=True, showErrorMessage=True)
    bounds.error, bounds.errorTitle = f"{low}부터 {high}까지의 수를 적으세요.", title
    sheet.add_data_validation(bounds)
    bounds.add(cells)


def verdict_colours(sheet: Worksheet, cells: str) -> None:
    """Colours `cells` by the verdict word that stands in them, live."""
    for word, fill in VERDICT_FILLS.items():
        sheet.conditional_formatting.add(cells, CellIsRule(operator="equal", formula=[f'"{VERDICTS[word]}"'], fill=fill))


def pictures(sheet: Worksheet, row: int, column: int, pngs: Sequence[bytes], *, width: int = 215, height: int = 52) -> None:
    """Cut-outs of the page in a cell, one below the other, each at most `width` × `height` pixels."""
    down = 3
    for png in pngs:
        image = Image(io.BytesIO(png))
        scale = min(width / image.width, height / image.height, 1.0)
        size = XDRPositiveSize2D(pixels_to_EMU(max(1, int(image.width * scale))), pixels_to_EMU(max(1, int(image.height * scale))))
        corner = AnchorMarker(col=column - 1, colOff=pixels_to_EMU(3), row=row - 1, rowOff=pixels_to_EMU(down))
        image.anchor = OneCellAnchor(_from=corner, ext=size)
        sheet.add_image(image)
        down += int(image.height * scale) + 4
    wanted = min(HIGHEST, down * 0.75 + 3)
    if (sheet.row_dimensions[row].height or 0) < wanted:
        sheet.row_dimensions[row].height = wanted


def row_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]], *, least: float = 18) -> None:
    """A row high enough for wrapped `texts`, each given with its column's width in characters."""
    lines = 1
    for text, width in texts:
        # A Hangul syllable is about 1.8 characters wide; words are not cut, so a line is seldom full.
        wide = (2 + sum(1.8 if ord(c) > 0x1100 else 1.0 for c in part) for part in str(text).split("\n"))
        lines = max(lines, sum(max(1, -(-int(w) // max(1, int(width)))) for w in wide))
    height = min(HIGHEST, max(least, 14.5 * lines + 4))
    sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 0, height)


def page_setup(sheet: Worksheet, *, landscape: bool, heads: int | None = None, one_page: bool = False) -> None:
    """A4 with page numbers; `heads` is the row that repeats on every page."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.8, 0.35
    sheet.oddFooter.center.text = "&A  &P / &N"
    sheet.sheet_view.showGridLines = False
    if heads:
        sheet.print_title_rows = f"{heads}:{heads}"
        sheet.freeze_panes = f"A{heads + 1}"


def protect(sheet: Worksheet) -> None:
    """Locks all but the entry cells, without a password: a slip is kept off, a person is not."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.protection.sort = False
    sheet.protection.objects = False
    sheet.protection.scenarios = False
