"""업태 and 종목 as offices and printers set them: beside their labels or under them, ruled or not, in rows or in a line."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from docproc.model import Cell, Line, Source

from .pages import line, page, table, width
from .test_other_layouts import read

TYPES = ("제조업", "도매 및 소매업", "도소매업", "서비스업", "정보통신업", "건설업", "전문, 과학 및 기술 서비스업", "부동산업", "도매업", "수도, 하수 및 폐기물 처리, 원료 재생업", "운수업")
ITEMS = ("정밀기계부품", "금형", "소프트웨어 개발 및 공급업", "전자부품", "유압기기", "연구개발", "산업용 로봇 제조", "반도체 제조용 기계", "무역", "자동차부품",
         "전기회로 접속장치", "광학렌즈", "플라스틱 사출성형품", "배터리 팩 및 모듈", "화장품", "전자상거래업", "절삭공구")  # fmt: skip
TOP = 235.0


@dataclass
class Drawn:
    """What a layout printed: its lines and cells, and the height where it ends."""

    lines: list[Line]
    cells: Sequence[Cell]
    end: float


def wrapped(entry: str, room: float, size: float = 11) -> list[str]:
    """An entry broken over lines of `room` points at its blanks."""
    rows = [""]
    for word in entry.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if width(longer, size) > room and rows[-1]:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def rows_of(entries: Sequence[str], room: float, separator: str = "") -> list[str]:
    """The lines of a list: an entry a line, or one after the other with a separator."""
    return wrapped(separator.join(entries), room) if separator else [row for entry in entries for row in wrapped(entry, room)]


def paired(types: Sequence[str], items: Sequence[str]) -> list[tuple[str, str]]:
    """An entry of each list a row, blanks where one list is shorter."""
    return [(types[n] if n < len(types) else "", items[n] if n < len(items) else "") for n in range(max(len(types), len(items)))]


def beside_in_cells(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """`| 사업의 종류 | 업태 | … | 종목 | … |` in one row of cells."""
    lead, separator = pick.random() < 0.5, pick.choice(["", ", ", " / "])
    widths = [*([80] if lead else []), pick.choice([45, 60]), pick.choice([130, 150]), pick.choice([45, 60]), pick.choice([150, 170])]
    plain = not any("," in t for t in types)
    left, right = rows_of(types, widths[-3] - 10, separator if plain else ""), rows_of(items, widths[-1] - 10, separator)
    height = max(30, 13 * max(len(left), len(right)) + 10)
    lines, cells = table([[*(["사업의 종류"] if lead else []), "업 태", "\n".join(left), "종 목", "\n".join(right)]], widths, y=TOP, height=height)
    return Drawn(lines, cells, TOP + height)


def heads_of_columns(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """A ruled table with 업태 and 종목 as heads, a row an entry, perhaps with numbers before and codes behind."""
    number, code = pick.random() < 0.4, pick.choice(["", "업종코드", "코드"])
    widths = [*([35] if number else []), 160, 190, *([60] if code else [])]
    rows = [[*([str(n)] if number else []), "\n".join(wrapped(a, 150)), "\n".join(wrapped(b, 180)), *([str(pick.randint(200000, 799999))] if code else [])] for n, (a, b) in enumerate(paired(types, items), 1)]
    lines, cells = table([[*(["순번"] if number else []), "업 태", "종 목", *([code] if code else [])], *rows], widths, y=TOP, height=36)
    return Drawn(lines, cells, TOP + 36 * (len(rows) + 1))


def one_cell_under_each_head(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """Heads, and below each one tall cell with all the rows."""
    left, right = rows_of(types, 150), rows_of(items, 190)
    height = max(30, 13 * max(len(left), len(right)) + 10)
    lines, cells = table([["업태", "종목"]], [160, 200], y=TOP, height=26)
    more, below = table([["\n".join(left), "\n".join(right)]], [160, 200], y=TOP + 26, height=height, first_cell=len(cells))
    return Drawn(lines + more, [*cells, *below], TOP + 26 + height)


def a_row_of_cells_an_entry(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """`| 업태 | … | 종목 | … |` again and again, the labels written once or each time."""
    again, height = pick.random() < 0.4, pick.choice([30, 36])
    rows = [["업태" if again or not n else "", "\n".join(wrapped(a, 140)), "종목" if again or not n else "", "\n".join(wrapped(b, 160))] for n, (a, b) in enumerate(paired(types, items))]
    lines, cells = table(rows, [45, 150, 45, 170], y=TOP, height=height)
    return Drawn(lines, cells, TOP + height * len(rows))


def beside_on_open_paper(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """`업태 : …   종목 : …`, the lists going on below their first entries."""
    before, after = pick.choice([("", " :"), ("[", "]"), ("(", ")"), ("", "")])
    step, left, middle = pick.choice([17, 20]), 160.0, 335.0
    lines = [line("사 업 의 종 류 :", 60, TOP, size=11), line(f"{before}업태{after}", left, TOP, size=11), line(f"{before}종목{after}", middle, TOP, size=11)]
    columns = rows_of(types, middle - left - 55), rows_of(items, 190)
    for x, rows in zip((left + 42, middle + 42), columns):
        lines += [line(row, x, TOP + step * n, size=11) for n, row in enumerate(rows)]
    return Drawn(lines, (), TOP + step * max(map(len, columns)))


def one_above_the_other(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """`업태 : …` and below it `종목 : …`."""
    lines, y, colon = [], TOP, pick.choice([" :", ""])
    for name, entries in (("업 태", types), ("종 목", items)):
        lines.append(line(f"{name}{colon}", 160, y))
        for row in rows_of(entries, 320):
            lines.append(line(row, 215, y))
            y += 19
    return Drawn(lines, (), y)


def heads_on_open_paper(pick: random.Random, types: list[str], items: list[str]) -> Drawn:
    """Heads over columns without a rule, centred or ranged left, perhaps with numbers before and codes behind."""
    number, code, centred = pick.random() < 0.3, pick.random() < 0.4, pick.random() < 0.5
    lines, y, step = [], TOP, pick.choice([20, 24])

    def put(text: str, middle: float, half: float, at: float) -> None:
        lines.append(line(text, middle - (width(text, 11) / 2 if centred else half), at, size=11))

    for text, middle, half, there in (("순번", 65, 12, number), ("업 태", 160, 60, True), ("종 목", 350, 75, True), ("업종코드", 500, 25, code)):
        if there:
            put(text, middle, half, y)
    for n, pair in enumerate(paired(types, items), 1):
        y += step + 4
        if number:
            put(str(n), 65, 12, y)
        parts = [wrapped(entry, 145) if entry else [] for entry in pair]
        for middle, half, rows in zip((160, 350), (60, 75), parts):
            for k, row in enumerate(rows):
                put(row, middle, half, y + 13 * k)
        if code:
            put(str(pick.randint(200000, 799999)), 500, 25, y)
        y += 13 * (max(map(len, parts)) - 1)
    return Drawn(lines, (), y + step)


LAYOUTS: tuple[Callable[[random.Random, list[str], list[str]], Drawn], ...] = (
    beside_in_cells, heads_of_columns, one_cell_under_each_head, a_row_of_cells_an_entry, beside_on_open_paper, one_above_the_other, heads_on_open_paper,
)  # fmt: skip


@pytest.mark.parametrize("source", [Source.TEXT, Source.OCR], ids=["own text", "pixels"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_trades_are_right_or_asked_about_in_every_layout_and_mostly_right(layout: Callable[[random.Random, list[str], list[str]], Drawn], source: Source) -> None:
    seen = []
    for seed in range(14):
        pick = random.Random(f"{layout.__name__} {seed}")
        types, items = pick.sample(TYPES, pick.choice([1, 1, 2, 3])), pick.sample(ITEMS, pick.choice([1, 2, 2, 3, 4]))
        drawn = layout(pick, types, items)
        head = [line("사업자등록증", 230, 60, size=20), line("( 법인사업자 )", 240, 95), line("등록번호 : 124-81-00998", 200, 120), line("사업장 소재지 : 경기도 수원시 영통구 광교로 1", 68, 200)]
        below = [line(pick.choice(["발급사유 : 신규", "공동사업자 : 없음", "위와 같이 등록하였음을 증명합니다."]), 68, drawn.end + 20), line("2021년 03월 10일", 240, drawn.end + 70), line("수원세무서장", 220, drawn.end + 110, size=20)]
        fields = read("business_registration", page(*head, *drawn.lines, *below, cells=drawn.cells, source=source, grade="digital" if source is Source.TEXT else "office"))
        for name, printed in (("business_types", types), ("business_items", items)):
            field = fields[name]
            right = [entry.replace(" ", "") for entry in field.value or ()] == [entry.replace(" ", "") for entry in printed]
            assert right or field.status == "check", (seed, field.value, printed)
            seen.append(right)
    assert sum(seen) >= 0.9 * len(seen)


def test_a_row_that_ends_without_a_comma_may_end_its_trade_too() -> None:
    rows = ["광학렌즈, 측정기기, 의료용 기기", "금형, 화장품"]
    lines, cells = table([["업 태", "제조업", "종 목", "\n".join(rows)]], [45, 130, 45, 175], y=TOP, height=40)
    field = read("business_registration", page(line("사업자등록증", 230, 60, size=20), *lines, cells=cells))["business_items"]
    assert field.status == "check"
    lines, cells = table([["업 태", "제조업", "종 목", "광학렌즈, 측정기기,\n금형, 화장품"]], [45, 130, 45, 175], y=TOP, height=40)
    field = read("business_registration", page(line("사업자등록증", 230, 60, size=20), *lines, cells=cells))["business_items"]
    assert (field.value, field.status) == (("광학렌즈", "측정기기", "금형", "화장품"), "ok")


def test_the_number_of_a_printed_form_is_not_that_of_the_paper() -> None:
    fields = read("certificate", page(line("서식-2023-01", 74, 65), line("디지털포렌식 지원사업 완료 확인서", 140, 140, size=20), line("기업명 주식회사 한빛정밀", 79, 239)), "protection_services")
    assert fields["certificate_number"].value is None
