"""The letter asks for what the applicant can mend and for nothing else, names clause, file and day, and loses no edit."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from docproc import cli, letters, programs, review, rules
from docproc.entries import Entry
from docproc.ledger import Ledger
from docproc.model import Case, Evidence, Field, Finding, Part, Severity, SourceFile, Verdict
from docproc.output import OutFolder, write_bytes
from docproc.review.letter import Sending
from docproc.review.asking import Request
from docproc.review.supplement import Supplement
from tests.cases import PROGRAM, made_up_case
from tests.rules.test_goldens import GOLDENS, document_of, value_of

SAMPLES = {path.parent.name: path for path in GOLDENS}
DAY = date(2023, 9, 22)


def judged(name: str) -> Case:
    """A sample's true values under the rules, as a record."""
    if name not in SAMPLES:
        pytest.skip(f"samples/{name} has not been made (docproc samples)")
    golden = json.loads(SAMPLES[name].read_text(encoding="utf-8"))
    files = tuple(SourceFile(**{key: file[key] for key in ("name", "part", "sha256", "page_count")}) for file in golden["files"])
    documents = tuple(document_of(one) for one in golden["documents"])
    program, day = programs.load(golden["program"]), value_of(golden["application_date"])
    found = rules.judge(documents, program, day, company=golden["case"], files=files)
    return Case(
        program=program.id, case=golden["case"], application_date=day, files=files, documents=documents,
        eligibility=found.eligibility, rate=found.rate, bonus=found.bonus, fee=found.fee, attention=found.attention,
    )  # fmt: skip


def asked(case: Case) -> Supplement:
    program = programs.load(case.program)
    return review.supplement(case, program, rules.missing_papers(case.documents, program))


def words(path: Path) -> str:
    """All text of a letter, its table included."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


# --- what is asked for ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "paper", "why", "part", "needed"),
    [
        ("모아전자", "지방세 납세증명서", "제출되지 않았습니다", Part.ATTACHMENTS, True),
        ("태성정공", "지방세 납세증명서", "체납액이 있습니다", Part.ATTACHMENTS, True),
        ("늘봄식품기계", "신청서(붙임1)", "날인", Part.APPLICATION, True),
        ("푸른섬유", "동의서(붙임3)", "민감정보", Part.APPLICATION, True),
        ("세종바이오텍", "벤처기업 인증서", "2023-10-04에 끝나", Part.RATE_EVIDENCE, False),
        ("세종바이오텍", "INNO-BIZ", "다른 업체", Part.RATE_EVIDENCE, False),
        ("다온로보틱스", "정책보험 계약서", "증빙서류가 없습니다", Part.RATE_EVIDENCE, False),
        ("다온로보틱스", "신청 세부내용(붙임2)", "표시하지 않았습니다", Part.ATTACHMENTS, False),
    ],
)
def test_what_is_missing_expired_unsigned_or_anothers_is_asked_for(name: str, paper: str, why: str, part: Part, needed: bool) -> None:
    found = [one for one in asked(judged(name)).requests if paper in one.paper]
    assert len(found) == 1
    assert why in " ".join(found[0].why) and found[0].part is part and found[0].needed is needed and found[0].clause


@pytest.mark.parametrize("name", ["한빛정밀", "가온테크", "아라코어텍", "솔잎공방", "동해정밀공업"])
def test_of_a_sound_submission_nothing_is_asked(name: str) -> None:
    assert asked(judged(name)).requests == ()


def test_what_no_paper_can_cure_is_named_and_not_asked_for(tmp_path: Path) -> None:
    case = judged("은하엔터프라이즈")
    found = asked(case)
    assert found.requests == () and "56211" in found.hopeless[0]
    assert letters.write(case, tmp_path, DAY).path is None


def test_a_company_too_old_for_a_preference_is_not_asked_for_another_paper() -> None:
    assert not [one for one in asked(judged("누리솔루션")).requests if "3년 이내" in " ".join(one.why)]


def test_a_doubtful_reading_waits_for_a_person_and_is_not_asked_for() -> None:
    case = judged("늘봄식품기계")
    form = next(n for n, document in enumerate(case.documents) if document.type == "application_form")
    seal = case.documents[form].fields["sealed"].model_copy(update={"status": "check"})
    documents = (*case.documents[:form], case.documents[form].model_copy(update={"sealed": seal}), *case.documents[form + 1 :])
    criteria = tuple(
        one.model_copy(update={"verdict": "review", "reason": "신청서의 날인이 확실하지 않습니다."}) if one.id == "sealed" else one for one in case.eligibility.criteria
    )
    found = asked(case.model_copy(update={"documents": documents, "eligibility": case.eligibility.model_copy(update={"criteria": criteria})}))
    assert found.requests == ()
    assert [line for line in found.waiting if "날인이 확실하지 않습니다" in line]


def test_a_seal_of_one_form_is_no_seal_of_the_other() -> None:
    (request,) = asked(judged("늘봄식품기계")).requests
    assert "동의서" not in request.paper


def test_an_unmarked_line_of_the_consent_form_is_asked_for_once_all_others_are_sure() -> None:
    case = judged("푸른섬유")
    form = next(n for n, document in enumerate(case.documents) if document.type == "consent_form")
    blank = Field(value=None, status="ok")
    documents = (*case.documents[:form], case.documents[form].model_copy(update={"collect_sensitive": blank}), *case.documents[form + 1 :])
    marks = tuple(Evidence(document=form, field=name) for name in ("collect_personal", "collect_sensitive"))
    consent = Verdict(id="consent_given", verdict="review", reason="동의 표시가 없습니다.", evidence=marks)
    criteria = tuple(consent if one.id == "consent_given" else one for one in case.eligibility.criteria)
    found = asked(case.model_copy(update={"documents": documents, "eligibility": case.eligibility.model_copy(update={"criteria": criteria})}))
    (request,) = found.requests
    assert "수집·이용: 민감정보" in request.why[0] and "표시가 없거나" in request.why[0]
    assert not found.waiting


def test_a_file_behind_a_password_is_asked_for_again() -> None:
    locked = Finding(code="file_encrypted", severity=Severity.STOP, message="암호")
    file = SourceFile(name="가온_손해액산정_첨부서류.pdf", part=Part.ATTACHMENTS, sha256="0" * 64, problems=(locked,))
    requests = asked(made_up_case(files=(file,))).requests
    assert [one.part for one in requests if "암호" in one.why[0]] == [Part.ATTACHMENTS]


def test_two_reasons_for_one_paper_are_one_request() -> None:
    case = judged("푸른섬유")
    form = next(n for n, document in enumerate(case.documents) if document.type == "consent_form")
    seal = case.documents[form].fields["sealed"].model_copy(update={"value": False, "status": "ok"})
    documents = (*case.documents[:form], case.documents[form].model_copy(update={"sealed": seal}), *case.documents[form + 1 :])
    unsigned = Verdict(id="sealed", verdict="not_met", reason="동의서에 날인이 없습니다.", evidence=(Evidence(document=form, field="sealed"),))
    criteria = tuple(unsigned if one.id == "sealed" else one for one in case.eligibility.criteria)
    (request,) = asked(case.model_copy(update={"documents": documents, "eligibility": case.eligibility.model_copy(update={"criteria": criteria})})).requests
    assert len(request.why) == 2 and "붙임3" in request.clause and "날인하여" in request.clause


def test_what_a_reviewer_accepted_is_not_asked_for_and_what_one_refused_is() -> None:
    case = judged("다온로보틱스")
    entries = (
        Entry(kind="verdict", where="rate/policy_insurance", value="met"),
        Entry(kind="verdict", where="eligibility/sealed", value="not_met"),
        Entry(kind="verdict", where="eligibility/taxes_paid", value="not_met", holds=False),
    )
    papers = [one.paper for one in asked(case.model_copy(update={"entries": entries})).requests]
    assert not [paper for paper in papers if "정책보험" in paper or "납세" in paper]
    assert [paper for paper in papers if "신청서(붙임1)" in paper and "동의서(붙임3)" in paper]


# --- the letter -------------------------------------------------------------------------------------


def test_the_letter_names_paper_reason_clause_file_and_day(tmp_path: Path) -> None:
    sent = letters.write(judged("모아전자"), tmp_path, date(2023, 10, 16), 10)
    assert sent.path == tmp_path / "supplement.docx"
    text = words(sent.path)
    for said in ("모아전자 대표", "보완 요청", "지방세 납세증명서", "제출되지 않았습니다.", "5. 제출서류 세부 신청내용", "모아전자_손해액산정_첨부서류.pdf", "2023. 10. 26.(목)까지", "끝."):
        assert said in text
    order = [text.index(said) for said in ("수신", "제목", "1. 귀 기업의", "2. 제출하신", "가. 제출기한", "1) 지방세", "3. 유의하실", "붙임  보완할")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("dated", "days", "due"),
    [
        (date(2023, 10, 16), 10, date(2023, 10, 26)),
        (date(2023, 10, 19), 10, date(2023, 10, 30)),  # a Sunday
        (date(2023, 9, 22), 10, date(2023, 10, 4)),  # the bridge day of 2 October, then Foundation Day
        (date(2026, 2, 6), 10, date(2026, 2, 19)),  # Lunar New Year
    ],
)
def test_a_deadline_never_ends_on_a_holiday(dated: date, days: int, due: date) -> None:
    assert Sending("가온", {}, dated, days).due == due


def test_hostile_text_and_resident_numbers_stay_out_of_the_letter(tmp_path: Path) -> None:
    case = made_up_case()
    bad = Request("사본 900101-1234567", ("\x07<w:p>\u202e=1+1",), "붙임3", Part.APPLICATION)
    sending = Sending("가온\x00]]>", dict.fromkeys(Part, "가온_손해액산정_첨부서류.pdf"), DAY)
    review.write_letter(case, programs.load(PROGRAM), tmp_path / "a.docx", Supplement((bad,)), sending)
    text = words(tmp_path / "a.docx")
    assert "900101-*******" in text and "1234567" not in text and "<w:p>=1+1" in text
    with zipfile.ZipFile(tmp_path / "a.docx") as parts:
        assert not set(b"\x07\x00") & set(parts.read("word/document.xml"))


def test_a_letter_that_asks_for_nothing_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing to ask for"):
        review.write_letter(made_up_case(), programs.load(PROGRAM), tmp_path / "a.docx", Supplement(()), Sending("가온", {}, DAY))
    assert letters.write(judged("한빛정밀"), tmp_path, DAY).path is None
    assert not list(tmp_path.iterdir())


def test_the_command_says_what_it_asks_for_and_where_the_letter_lies(tmp_path: Path) -> None:
    case = judged("모아전자")
    write_bytes(OutFolder(tmp_path / "out").record(case.case), case.model_dump_json().encode())
    done = CliRunner().invoke(cli.commands, ["letter", case.case, "--out", str(tmp_path / "out"), "--as-of", "2023-10-16", "--days", "7"], obj="ko")
    assert done.exit_code == 0, done.output
    for said in ("supplement.docx", "2023-10-23", "지방세 납세증명서", "모아전자_손해액산정_첨부서류.pdf"):
        assert said in done.output
    assert "2023. 10. 23.(월)까지" in words(tmp_path / "out" / "cases" / case.case / "supplement.docx")


# --- in OUT -----------------------------------------------------------------------------------------


def test_a_letter_that_a_person_has_edited_is_kept_under_another_name(tmp_path: Path) -> None:
    folder, case = OutFolder(tmp_path / "out"), judged("모아전자")
    first = letters.send(folder, case, DAY, 10)
    assert first.path is not None
    first.path.write_bytes(b"edited by hand")
    letters.send(folder, case, DAY, 14)
    kept = first.path.with_name("supplement-보관-1.docx")
    assert kept.read_bytes() == b"edited by hand" and "2023. 10. 6.(금)까지" in words(first.path)


def test_our_own_letter_goes_when_nothing_is_missing_any_more(tmp_path: Path) -> None:
    folder, case = OutFolder(tmp_path / "out"), judged("모아전자")
    sent = letters.send(folder, case, DAY, 10)
    with Ledger(folder.ledger) as ledger:
        letters.make_room(folder, ledger, case.case, tmp_path / "nothing new")
    assert sent.path is not None and not sent.path.exists()


def test_the_letters_parts_stand_in_the_order_that_word_asks_for(tmp_path: Path) -> None:
    letters.write(judged("모아전자"), tmp_path, date(2023, 10, 16), 10)
    with zipfile.ZipFile(tmp_path / "supplement.docx") as archive:
        assert not any("stylesWithEffects" in name for name in archive.namelist())
        text = archive.read("word/document.xml").decode()
    lines, heads = re.findall(r"<w:pPr>(?:(?!</w:pPr>).)*<w:pBdr>.*?</w:pPr>", text), re.findall(r"<w:tcPr>(?:(?!</w:tcPr>).)*<w:shd .*?</w:tcPr>", text)
    assert len(lines) == 2 and len(heads) == 5
    assert all(one.index("w:pBdr") < one.index("w:spacing") for one in lines)
    assert all(one.index("w:tcW") < one.index("w:shd") < one.index("w:vAlign") for one in heads)
