"""Excel opens what we write without a word about repairs: every workbook keeps the rules of the format, and the checks see
it when one does not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from docproc import programs, review, rules
from docproc.entries import Entry
from docproc.model import Attention, Case
from docproc.review.tables import write_tables
from docproc.table import Said, Table
from tests.cases import PROGRAM, made_up_case
from tests.review.excel_rules import CHECKS, problems
from tests.review.golden_cases import NAMES, golden
from tests.review.test_sheets import HOSTILE, png

WHOLE = "한빛정밀"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet with all there can be: pictures, notes, entries that need a look, links, filters."""
    path = tmp_path_factory.mktemp("excel") / "review.xlsx"
    lost = Entry(kind="verdict", where="rate/no_such_item", value="met", was="충족 | x", holds=False)
    entries = (lost, Entry(kind="note", where="rate/venture#I", value="증권 사본을 받을 것"), Entry(kind="note", where="cell/요약!A3", value="확인"))
    case = made_up_case(entries=entries)
    review.write_review(case, programs.load(PROGRAM), path, picture=png, overtaken=[review.Overtaken(lost, None)])
    return path


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_of_every_sample_keeps_the_rules_of_the_format(name: str, tmp_path: Path) -> None:
    case, program = golden(name)
    review.write_review(case, program, tmp_path / "review.xlsx", picture=png)
    assert problems(tmp_path / "review.xlsx") == []


def test_a_sheet_with_notes_and_entries_that_need_a_look_keeps_them_too(book: Path) -> None:
    assert problems(book) == []
    with zipfile.ZipFile(book) as archive:
        assert {"xl/comments/comment1.xml", "xl/drawings/drawing1.xml"} <= set(archive.namelist())


def test_hostile_text_breaks_no_workbook(tmp_path: Path) -> None:
    case = made_up_case(attention=tuple(Attention(code="item_open", message=text) for text in HOSTILE))
    entries = tuple(Entry(kind="remark", where=f"rate/{item.id}", value=text) for item, text in zip(case.rate.items, HOSTILE, strict=False))
    review.write_review(case.model_copy(update={"entries": entries}), programs.load(PROGRAM), tmp_path / "review.xlsx", picture=png)
    assert problems(tmp_path / "review.xlsx") == []


def test_the_register_keeps_the_rules(tmp_path: Path) -> None:
    case = made_up_case()
    rows = [review.RegisterRow(case, _figures(case), changes=1), review.RegisterRow(case.model_copy(update={"case": "나래 & <온>"}), _figures(case), pending=True)]
    review.write_register(rows, [], tmp_path / "register.xlsx", programs.load(PROGRAM))
    assert problems(tmp_path / "register.xlsx") == []


def test_the_register_opens_the_sheet_of_a_company_whatever_its_name(tmp_path: Path) -> None:
    case = made_up_case().model_copy(update={"case": "에이#1 [50%]"})
    review.write_register([review.RegisterRow(case, _figures(case))], [], tmp_path / "register.xlsx", programs.load(PROGRAM))
    with zipfile.ZipFile(tmp_path / "register.xlsx") as archive:
        rels = archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert 'Target="cases/에이%231%20%5B50%25%5D/review.xlsx"' in re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), rels)
    assert problems(tmp_path / "register.xlsx") == []


def test_any_table_keeps_the_rules(tmp_path: Path) -> None:
    table = Table("a", Said("가나다: 라/마*바 [사] 아자차카타파하 거너더러머버서어저처", "a"), (Said("머리", "head"),), (("=1+1",), (3,), (2.5,)))
    write_tables([table, Table("b", Said("", ""), (Said("머리", "head"),), ())], tmp_path / "tables.xlsx")
    assert problems(tmp_path / "tables.xlsx") == []


def _figures(case: Case) -> rules.Decided:
    return rules.decide(case, programs.load(PROGRAM))


def test_a_page_beside_the_sheet_is_opened_at_its_place_by_the_links_own_location(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        sheet, rels = (archive.read(f"xl/worksheets/{name}").decode() for name in ("sheet4.xml", "_rels/sheet4.xml.rels"))
    assert re.search(r'<hyperlink [^>]*location="v-r-venture"', sheet)
    assert 'Target="evidence.html" TargetMode="External"' in rels and "#" not in rels


SPOILED = [
    ("content_types", "[Content_Types].xml", r'<Override PartName="/xl/worksheets/sheet2.xml"[^>]*/>', ""),
    ("content_types", "[Content_Types].xml", r'Extension="png"', 'Extension="gif"'),
    ("relationships", "xl/worksheets/_rels/sheet4.xml.rels", r'Id="rId1"', 'Id="rId99"'),
    ("relationships", "xl/drawings/_rels/drawing2.xml.rels", r"/xl/media/image2.png", "/xl/media/image999.png"),
    ("order", "xl/worksheets/sheet4.xml", r"(<dataValidations.*</dataValidations>)(<hyperlinks>.*</hyperlinks>)", r"\2\1"),
    ("order", "xl/worksheets/sheet4.xml", r"(<autoFilter.*?/>)", r"\1\1"),
    ("order", "xl/worksheets/sheet4.xml", r"<pageMargins", "<pageMargin"),
    ("sheet_titles", "xl/workbook.xml", r'name="지원비율"', 'name="지원/비율"'),
    ("sheet_titles", "xl/workbook.xml", r'name="지원비율"', f'name="{"가" * 32}"'),
    ("sheet_titles", "xl/workbook.xml", r'name="지원비율"', 'name="평가가점"'),
    ("defined_names", "xl/workbook.xml", r'name="fee"', 'name="fee1"'),
    ("defined_names", "xl/workbook.xml", r'name="fee"', 'name="rate confirmed"'),
    ("defined_names", "xl/workbook.xml", r'name="fee"', 'name="Subsidy"'),
    ("defined_names", "xl/workbook.xml", r"'요약'!\$B\$\d+", "'없는 시트'!$B$1"),
    ("filters", "xl/worksheets/sheet4.xml", r'<autoFilter ref="A3:', '<autoFilter ref="A4:'),
    ("grid", "xl/worksheets/sheet4.xml", r'<row r="5" ht="[\d.]+"', '<row r="5" ht="410"'),
    ("grid", "xl/worksheets/sheet4.xml", r'<c r="B5"', '<c r="A5"'),
    ("grid", "xl/worksheets/sheet4.xml", r'width="[\d.]+" customWidth="1" min="2"', 'width="256" customWidth="1" min="2"'),
    ("merged", "xl/worksheets/sheet1.xml", r'<mergeCell ref="A1:F1"/>', '<mergeCell ref="A1:F1"/><mergeCell ref="F1:F2"/>'),
    ("cells", "xl/worksheets/sheet4.xml", r'<c r="A4" s="\d+"', '<c r="A4" s="60000"'),
    ("cells", "xl/worksheets/sheet4.xml", r"<is><t>", f"<is><t>{'가' * 32_768}"),
    ("cells", "xl/worksheets/sheet4.xml", r'(<c r="A4"[^>]*>)<is>.*?</is>', r"\1"),
    ("styles", "xl/styles.xml", r'fontId="1"', 'fontId="900"'),
    ("conditional_formats", "xl/worksheets/sheet4.xml", r'dxfId="0"', 'dxfId="70"'),
    ("validations", "xl/worksheets/sheet4.xml", r'<formula1>"', '<formula1>"' + "충족," * 90),
    ("validations", "xl/worksheets/sheet4.xml", r'errorTitle="', 'errorTitle="' + "판" * 33),
    ("hyperlinks", "xl/worksheets/sheet1.xml", r"location=\"'지원비율'!A1\"", "location=\"'지원율'!A1\""),
    ("hyperlinks", "xl/worksheets/_rels/sheet4.xml.rels", r'Target="evidence.html"', 'Target="evidence.html#v-r-venture"'),
    ("hyperlinks", "xl/worksheets/_rels/sheet4.xml.rels", r'Target="evidence.html"', 'Target="50% off.html"'),
    ("formulas", "xl/worksheets/sheet4.xml", r"<f>IF\(", "<f>IFS("),
    ("formulas", "xl/worksheets/sheet4.xml", r"<f>IF\(", "<f>=IF("),
    ("formulas", "xl/worksheets/sheet4.xml", r"<f>IF\(", "<f>IF(("),
    ("formulas", "xl/worksheets/sheet1.xml", r"<f>'지원비율'!", "<f>'지원율'!"),
    ("formulas", "xl/worksheets/sheet4.xml", r'<f>IF\(D4=""', f'<f>IF(D4="{"가" * 256}"'),
    ("pictures", "xl/drawings/drawing2.xml", r'cx="\d+"', 'cx="0"'),
    ("pictures", "xl/media/image1.png", r"\x89PNG", "GIF8"),
    ("comments", "xl/comments/comment1.xml", r'authorId="0"', 'authorId="7"'),
    ("headers", "xl/worksheets/sheet4.xml", r"<oddFooter>", "<oddFooter>" + "쪽" * 256),
    ("package", "xl/worksheets/sheet4.xml", r"</sheetData>", ""),
]  # fmt: skip


@pytest.mark.parametrize(("check", "part", "what", "instead"), SPOILED, ids=[f"{n}-{one[0]}" for n, one in enumerate(SPOILED)])
def test_a_spoiled_workbook_is_seen_to_be_spoiled(check: str, part: str, what: str, instead: str, book: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.xlsx"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(spoiled, "w") as copy:
        for name in whole.namelist():
            data = whole.read(name)
            if name == part:
                coding = "latin-1" if name.endswith(".png") else "utf-8"
                text = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), data.decode(coding))
                changed = re.sub(what, instead, text, count=1, flags=re.DOTALL)
                assert changed != text, f"nothing in {part} to spoil"
                data = changed.encode(coding)
            copy.writestr(name, data)
    assert check in {problem.partition(":")[0] for problem in problems(spoiled)}


def test_every_check_has_a_workbook_that_it_refuses() -> None:
    assert {check.__name__ for check in CHECKS} == {one[0] for one in SPOILED} - {"package"}


def test_a_file_that_is_no_workbook_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "no.xlsx").write_bytes(b"PK no")
    assert [one.partition(":")[0] for one in problems(tmp_path / "no.xlsx")] == ["package"]
