"""The sample generator: what it prints, where it says that it printed it, and that it does so every time."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import numpy as np
import pdfplumber
import pytest

from docproc.korean import squeeze
from docproc.qa import samples
from docproc.qa.samples import degrade
from docproc.qa.samples.company import business_number, corporate_number
from docproc.qa.samples.fonts import Face, FontMissing
from docproc.qa.samples.golden import BONUS_ITEMS, FIELDS, RATE_ITEMS, SOUND, record
from docproc.qa.samples.lying import misread
from docproc.qa.samples.raster import render
from docproc.qa.samples.scenarios import SCENARIOS
from docproc.qa.samples.sheet import Ink, Sheet, Text
from docproc.qa.samples.submission import Submission

SEED = samples.SEED
SCANS = {"clean": degrade.CLEAN, "office": degrade.OFFICE, "grey": degrade.OFFICE_GREY, "fax": degrade.FAX, "copy": degrade.COPY, "photo": degrade.PHOTO}


@pytest.fixture(scope="module")
def submissions() -> dict[str, Submission]:
    return {case: scenario(SEED) for case, scenario in SCENARIOS.items()}


@pytest.fixture(scope="module")
def digital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples")
    samples.build(out, only=["솔잎공방", "아라코어텍"])
    return out


@pytest.mark.parametrize("case", ["솔잎공방", "아라코어텍"])
def test_a_golden_box_of_a_born_digital_page_holds_the_text_it_names(digital: Path, case: str) -> None:
    golden = json.loads((digital / case / "record.json").read_text(encoding="utf-8"))
    seen = 0
    for document in golden["documents"]:
        with pdfplumber.open(digital / case / document["file"]) as pdf:
            for name, field in document["fields"].items():
                if not field["raw"] or name in ("claimed_rate_items", "patents", "sales", "rnd_investment"):
                    continue
                x0, top, x1, bottom = field["bbox"]
                page = pdf.pages[field["page"] - 1]
                inside = page.crop((max(0, x0 - 3), max(0, top - 3), min(float(page.width), x1 + 3), min(float(page.height), bottom + 3)))
                text = squeeze(inside.extract_text() or "")
                if squeeze(field["raw"]) in "동의함여(인)서명또는인":
                    continue
                assert squeeze(field["raw"])[:12] in text, (document["type"], name, field["raw"], text)
                seen += 1
    assert seen > 60


def test_the_same_seed_gives_the_same_bytes(digital: Path, tmp_path: Path) -> None:
    samples.build(tmp_path, only=["솔잎공방"])
    for path in sorted((digital / "솔잎공방").iterdir()):
        assert path.read_bytes() == (tmp_path / "솔잎공방" / path.name).read_bytes(), path.name


def test_another_seed_dresses_the_same_facts_otherwise(submissions: dict[str, Submission]) -> None:
    def faces(submission: Submission) -> list[str]:
        return [item.ink.face for leaves in submission.files.values() for leaf in leaves for s in leaf.paper.sheets for item in s.items if isinstance(item, Text)]

    def values(submission: Submission) -> set[str]:
        return {str(m.value) for leaves in submission.files.values() for leaf in leaves for s in leaf.paper.sheets for m in s.marks if m.field.endswith("number")}

    for case, scenario in SCENARIOS.items():
        other = scenario(SEED + 1)
        assert faces(other) != faces(submissions[case])
        assert submissions[case].company.brn in values(other) & values(submissions[case])


def test_another_seed_scans_the_page_differently() -> None:
    picture = render(_square(), 72)
    one, _ = degrade.spoil(picture, degrade.OFFICE, 0, False, random.Random("1"))
    two, _ = degrade.spoil(picture, degrade.OFFICE, 0, False, random.Random("2"))
    again, _ = degrade.spoil(picture, degrade.OFFICE, 0, False, random.Random("1"))
    assert one.tobytes() == again.tobytes() != two.tobytes()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("scan", SCANS.values(), ids=SCANS)
def test_a_box_is_carried_to_where_its_ink_lies_on_the_scan(scan: degrade.Scan, turn: int) -> None:
    scale = scan.dpi / 72
    picture, matrix = degrade.spoil(render(_square(), scan.dpi), scan, turn, False, random.Random(f"{turn}"))
    x0, top, x1, bottom = degrade.carry(matrix, (120, 200, 180, 260), scale)
    dark = np.asarray(picture.convert("L")) < 60
    inside = dark[round(top * scale) : round(bottom * scale), round(x0 * scale) : round(x1 * scale)]
    assert inside.mean() > 0.8
    middle = dark[round((top - 30) * scale) : round((top - 10) * scale), round(x0 * scale) : round(x1 * scale)]
    assert middle.mean() < 0.05


def test_a_turned_page_is_as_wide_as_it_was_high() -> None:
    picture = render(_square(), 72)
    turned, _ = degrade.spoil(picture, degrade.CLEAN, 90, False, random.Random("x"))
    assert turned.size == (picture.height, picture.width)


def test_a_fax_has_one_bit_a_pixel() -> None:
    fax, _ = degrade.spoil(render(_square(), 100), degrade.FAX, 0, True, random.Random("x"))
    assert fax.mode == "1"


def test_invented_numbers_have_the_check_digits_of_real_ones() -> None:
    assert business_number("124-81-0099") == "124-81-00998"
    assert business_number("123-45-6789") == "123-45-67891"
    assert corporate_number("130111-000624") == "130111-0006246"


def test_every_document_has_every_field_of_its_type(digital: Path) -> None:
    golden = json.loads((digital / "아라코어텍" / "record.json").read_text(encoding="utf-8"))
    assert {document["type"] for document in golden["documents"]} > {"application_form", "consent_form", "application_details", "certificate"}
    for document in golden["documents"]:
        assert tuple(document["fields"]) == FIELDS[document["type"]]


def test_the_pages_of_a_file_belong_to_one_document_each(digital: Path) -> None:
    for path in digital.glob("*/record.json"):
        golden = json.loads(path.read_text(encoding="utf-8"))
        for file in golden["files"]:
            pages = [page for document in golden["documents"] if document["file"] == file["name"] for page in document["pages"]]
            assert pages == list(range(1, file["page_count"] + 1))


def test_confirmed_is_the_base_and_the_points_of_what_is_met(submissions: dict[str, Submission]) -> None:
    for case, submission in submissions.items():
        expected = submission.expected
        assert expected.confirmed == 50 + sum(points for verdict, points in expected.rate.values() if verdict == "met"), case
        assert expected.confirmed <= min(90, expected.possible), case
        assert all(points == 0 for verdict, points in expected.rate.values() if verdict != "met"), case
        assert expected.bonus_confirmed == sum(points for _, points in expected.bonus.values()), case
        assert set(expected.rate) <= set(RATE_ITEMS) and set(expected.bonus) <= set(BONUS_ITEMS) and set(expected.eligibility) <= set(SOUND), case
        if expected.fee is not None and expected.subsidy is not None:
            assert expected.subsidy * 100 == expected.fee * expected.confirmed, case


@pytest.mark.parametrize("seed", [SEED, SEED + 3])
def test_no_text_runs_off_its_sheet_or_into_another(seed: int) -> None:
    for case, scenario in SCENARIOS.items():
        for leaves in scenario(seed).files.values():
            for sheet in (sheet for leaf in leaves for sheet in leaf.paper.sheets):
                texts = [item for item in sheet.items if isinstance(item, Text) and item.text.strip() and item.ink.colour[0] < 150]
                for text in texts:
                    assert text.box[0] > 8 and text.box[2] < sheet.size[0] - 8 and text.y < sheet.size[1] - 8, (case, text.text)
                for one, other in combinations(texts, 2):
                    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
                    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
                    assert across < 2.5 or down < 0.3 * min(one.ink.size, other.ink.size), (case, one.text, other.text)


def test_what_is_claimed_is_ticked_in_section_6(submissions: dict[str, Submission]) -> None:
    for case, submission in submissions.items():
        marks = [m for leaves in submission.files.values() for leaf in leaves for s in leaf.paper.sheets for m in s.marks if m.field == "claimed_rate_items"]
        ticked = set(marks[-1].value) if marks else set()
        assert ticked == set(submission.claimed), case


def test_forty_submissions_are_there_and_each_of_five_grades_five_times(submissions: dict[str, Submission]) -> None:
    grades = [submission.grade for submission in submissions.values()]
    assert len(grades) >= 40 and set(grades) == set(samples.GRADES)
    assert min(grades.count(grade) for grade in samples.GRADES) >= 5


def test_a_file_handed_in_a_second_time_is_the_same_to_the_byte_and_has_the_name_of_the_second_submission(tmp_path: Path) -> None:
    samples.build(tmp_path, only=["아라코어텍", "㈜아라코어텍"])
    first, second = tmp_path / "아라코어텍", tmp_path / "㈜아라코어텍"
    for word in ("첨부서류", "평가_우대사항", "지원_우대사항"):
        assert (first / f"아라코어텍_손해액산정_{word}.pdf").read_bytes() == (second / f"㈜아라코어텍_손해액산정_{word}.pdf").read_bytes()
    assert (first / "아라코어텍_손해액산정_사업신청서.pdf").read_bytes() != (second / "㈜아라코어텍_손해액산정_사업신청서.pdf").read_bytes()
    records = [json.loads((place / "record.json").read_text(encoding="utf-8")) for place in (first, second)]
    assert [record["case"] for record in records] == ["아라코어텍", "㈜아라코어텍"]
    assert "(the same file as 아라코어텍/" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_the_submission_whose_file_is_handed_in_again_is_there_too(submissions: dict[str, Submission]) -> None:
    for submission in submissions.values():
        for part, case in submission.sent_before.items():
            assert len(submission.files[part]) == len(submissions[case].files[part]) and submissions[case].sent_before == {}
            assert submission.case == submissions[case].company.name("sign")


def test_what_cannot_be_read_has_no_golden_value_and_its_print_is_gone(submissions: dict[str, Submission]) -> None:
    seen = 0
    for submission in submissions.values():
        for sheet in (sheet for leaves in submission.files.values() for leaf in leaves for sheet in leaf.paper.sheets):
            for mark in (mark for mark in sheet.marks if mark.status == "check" and mark.value is None):
                assert mark.raw is None and mark.box is not None
                x0, top, x1, bottom = mark.box
                middle = ((x0 + x1) / 2, (top + bottom) / 2)
                left = [item.text for item in sheet.items if isinstance(item, Text) and item.ink.colour[0] < 150
                        and item.box[0] < middle[0] < item.box[2] and item.box[1] < middle[1] < item.box[3]]  # fmt: skip
                assert left == [], (submission.case, mark.field, left)
                seen += 1
    assert seen > 40


def test_no_resident_number_is_printed_in_full(submissions: dict[str, Submission]) -> None:
    for submission in submissions.values():
        company = submission.company
        for leaves in submission.files.values():
            for leaf in leaves:
                for sheet in leaf.paper.sheets:
                    text = " ".join(item.text for item in sheet.items if hasattr(item, "text"))
                    assert f"{company.born}-1" not in text and f"{company.born}-2" not in text


def test_a_lying_layer_misreads_digits_and_words() -> None:
    true = "등록번호 : 614-81-30729 주식회사 한빛정밀 2023년 09월 20일"
    lies = [misread(true, random.Random(n)) for n in range(20)]
    assert all(lie != true for lie in lies)
    assert all(len(lie) > len(true) * 0.7 for lie in lies)


def test_an_unknown_case_is_refused_with_the_names_that_exist(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="한빛정밀"):
        samples.build(tmp_path, only=["없는회사"])


def test_a_missing_font_names_its_debian_package() -> None:
    with pytest.raises(FontMissing, match="apt-get install fonts-nowhere"):
        Face("truetype/nowhere/None.ttf", "fonts-nowhere").path(False)


def test_a_field_that_the_type_does_not_have_is_refused(submissions: dict[str, Submission], tmp_path: Path) -> None:
    from docproc.qa.samples.assemble import Bound

    paper = submissions["솔잎공방"].files["application"][0].paper
    bound = Bound(paper, "x.pdf", [1], {"no_such_field": (paper.sheets[0].marks[0], 1, (0, 0, 1, 1), "text")})
    empty = submissions["솔잎공방"].__class__(**{**submissions["솔잎공방"].__dict__, "files": {}})
    with pytest.raises(ValueError, match="no_such_field"):
        record(empty, [bound], tmp_path)


def _square() -> Sheet:
    sheet = Sheet()
    sheet.rect(120, 200, 180, 260, 0, fill=(0, 0, 0))
    sheet.text(300, 600, "한빛정밀", Ink("gothic", 12))
    return sheet
