"""Comments that people put on cells, put on the same cells again."""

from __future__ import annotations

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from docproc.review import keys, paper
from docproc.review.keys import Carried


def write(book: Workbook, carried: Carried) -> None:
    """Every note on its row wherever that stands now; one on a cell outside all rows on that cell, if there is such a sheet."""
    wanted = list(carried.notes())
    rows = _rows(book) if wanted else {}
    for note in wanted:
        place, _, column = note.where.partition("#")
        if column and place in rows:
            title, row = rows[place]
            cell = book[title][f"{column}{row}"]
        elif place.startswith("cell/"):
            title, _, coordinate = place.removeprefix("cell/").partition("!")
            if title not in book.sheetnames:
                continue
            cell = book[title][coordinate]
        else:
            continue
        if not isinstance(cell, MergedCell):
            cell.comment = Comment(paper.safe(note.value), "검토자")


def _rows(book: Workbook) -> dict[str, tuple[str, int]]:
    """The sheet and row of each key."""
    found = {}
    for sheet in book.worksheets:
        head = next((cell for cells in sheet.iter_rows(max_row=6) for cell in cells if cell.value == keys.HEAD), None)
        if head is None:
            continue
        for row in range(1, sheet.max_row + 1):
            said = sheet.cell(row, head.column).value
            if said and said != keys.HEAD:
                found[str(said).split(" ")[0]] = (sheet.title, row)
    return found
