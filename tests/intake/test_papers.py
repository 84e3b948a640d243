"""Pictures and Word files become pages that say what they say; what cannot is refused with why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.shared import Pt
from PIL import Image

from docproc.intake import Inbox, IncomingFile, Kind, Unfit, paper_of, scan
from docproc.model import Part, SourceFile

NAME = "가온_손해액산정_사업신청서"


def drop(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)


def picture(format: str = "JPEG", size: tuple[int, int] = (827, 1169), shade: int = 200, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(out, format, **more)
    return out.getvalue()


def word(text: str = "기업명", value: str = "주식회사 가온") -> bytes:
    document = Document()
    document.add_paragraph().add_run("손해액 산정 지원사업 신청서").font.size = Pt(20)
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "신청기업"
    table.cell(0, 1).text, table.cell(0, 2).text = text, value
    table.cell(1, 1).text, table.cell(1, 2).text = "동의", "■ 동의함 □ 동의하지 않음"
    document.add_picture(io.BytesIO(picture("PNG", (60, 60), 90)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pages(path: Path) -> list[tuple[int, int, str]]:
    """Width and height of each page in points, and its text."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [(round(p.get_width()), round(p.get_height()), p.get_textpage().get_text_bounded()) for p in document]
    finally:
        document.close()


def only(box: Inbox) -> IncomingFile:
    return box.submissions[0].files[0]


def codes(file: IncomingFile) -> list[str]:
    return [p.code for p in file.source.problems]


def test_a_photograph_is_a_page_of_a_papers_size_turned_as_the_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    drop(tmp_path / "in", NAME + ".jpg", picture(size=(1600, 1200), exif=exif))
    file = only(scan(tmp_path / "in"))
    assert (file.kind, codes(file)) == (Kind.PICTURE, ["name_not_exact", "taken_as_pages"])
    ((width, height, _),) = pages(paper_of(file, tmp_path / "p.pdf"))
    assert height == pytest.approx(842, abs=2) and width == pytest.approx(842 * 0.75, abs=2)


def test_a_tiff_of_three_pages_is_three_pages(tmp_path: Path) -> None:
    out = io.BytesIO()
    frames = [Image.new("1", (1654, 2339), n % 2) for n in range(3)]
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], dpi=(200, 200))
    drop(tmp_path / "in", NAME + ".tif", out.getvalue())
    assert [page[:2] for page in pages(paper_of(only(scan(tmp_path / "in")), tmp_path / "p.pdf"))] == [(595, 842)] * 3


def test_several_pictures_of_one_part_are_its_pages_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (10, 2, 1):
        drop(tmp_path / "in", f"{NAME} ({number}).png", picture("PNG", (100 * number, 1000)))
    file = only(scan(tmp_path / "in"))
    assert "pictures_joined" in codes(file)
    assert [page[0] for page in pages(paper_of(file, tmp_path / "p.pdf"))] == pytest.approx([84, 168, 842], abs=2)


def test_a_word_file_says_on_pages_what_it_says_with_its_table_and_its_picture(tmp_path: Path) -> None:
    drop(tmp_path / "in", NAME + ".docx", word())
    file = only(scan(tmp_path / "in"))
    assert (file.kind, codes(file)) == (Kind.WORD, ["name_not_exact", "word_file"])
    ((_, _, text),) = pages(made := paper_of(file, tmp_path / "p.pdf"))
    assert text.index("신청서") < text.index("기업명") < text.index("주식회사 가온") < text.index("■ 동의함")
    assert text.count("신청기업") == 1
    document = pypdfium2.PdfDocument(made)
    assert sum(1 for item in document[0].get_objects() if isinstance(item, pypdfium2.PdfImage)) == 1
    document.close()


def test_what_stands_in_content_controls_and_tracked_insertions_is_not_lost(tmp_path: Path) -> None:
    plain = zipfile.ZipFile(io.BytesIO(word("기업명")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for info in plain.infolist():
            data = plain.read(info)
            if info.filename == "word/document.xml":
                run = "<w:r><w:t>주식회사 가온</w:t></w:r>".encode()
                assert run in data
                data = data.replace(run, b"<w:sdt><w:sdtContent>" + run + b'</w:sdtContent></w:sdt><w:ins w:id="1" w:author="a">' + "<w:r><w:t> 추가</w:t></w:r></w:ins>".encode())
            made.writestr(info, data)
    drop(tmp_path / "in", NAME + ".docx", out.getvalue())
    assert "주식회사 가온 추가" in pages(paper_of(only(scan(tmp_path / "in")), tmp_path / "p.pdf"))[0][2]


def bombed(part: str, declared: bytes) -> bytes:
    """The Word file with a document type declared in one of its parts."""
    plain, out = zipfile.ZipFile(io.BytesIO(word())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for info in plain.infolist():
            data = plain.read(info)
            made.writestr(info, data.replace(b"?>", b"?>" + declared, 1) if info.filename == part else data)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 50 + b'"><!ENTITY c "' + b"&b;" * 50 + b'">]>'
OUTSIDE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
UNFIT = {
    "a Word file of laughing entities": (Kind.WORD, lambda: bombed("word/document.xml", LAUGHS)),
    "a Word file that reaches outside": (Kind.WORD, lambda: bombed("word/styles.xml", OUTSIDE)),
    "a Word file cut short": (Kind.WORD, lambda: word()[:-3000]),
    "a picture cut short": (Kind.PICTURE, lambda: picture(size=(900, 1200))[:900]),
    "a picture of too many pixels": (Kind.PICTURE, lambda: picture("PNG", (3000, 3000))),
    "a picture's head alone": (Kind.PICTURE, lambda: b"\x89PNG\r\n\x1a\n"),
    "another format behind the name": (Kind.PICTURE, lambda: picture("GIF")),
}


@pytest.mark.parametrize("what", UNFIT)
def test_what_cannot_become_pages_is_refused_and_leaves_nothing(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_LIMIT_PICTURE_PIXELS", "5000000")
    kind, make = UNFIT[what]
    (tmp_path / "file").write_bytes(make())
    file = IncomingFile(tmp_path / "file", SourceFile(name="x", part=Part.APPLICATION, sha256="0"), kind)
    with pytest.raises(Unfit) as refused:
        paper_of(file, tmp_path / "made" / "p.pdf")
    assert refused.value.problem.code in ("file_unreadable", "file_too_large")
    assert list((tmp_path / "made").iterdir()) == []


def test_hangul_files_are_asked_for_as_pdf_by_their_right_name_unless_the_pdf_came_too(tmp_path: Path) -> None:
    hangul = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 HWP"
    drop(tmp_path / "in", NAME + ".hwp", hangul)
    drop(tmp_path / "in", "가온_손해액산정_첨부서류.pdf", b"%PDF-1.7 x")
    drop(tmp_path / "in", "가온_손해액산정_첨부서류.hwp", hangul)
    box = scan(tmp_path / "in")
    (refused,) = box.rejected
    assert refused.finding.code == "hangul_file" and f"{NAME}.pdf" in refused.finding.message
    assert sorted(p.code for p in box.submissions[0].problems) == ["hangul_file", "other_format", "part_missing"]


def test_a_pdf_stands_before_a_word_file_of_the_same_part_whichever_is_newer(tmp_path: Path) -> None:
    drop(tmp_path / "in", NAME + ".pdf", b"%PDF-1.7 x")
    drop(tmp_path / "in", NAME + ".docx", word())
    (one,) = scan(tmp_path / "in").submissions
    assert one.files[0].kind is Kind.PDF and "other_format" in [p.code for p in one.problems]


def test_a_file_is_what_it_is_not_what_its_ending_says(tmp_path: Path) -> None:
    drop(tmp_path / "in", NAME + ".pdf", picture())
    file = only(scan(tmp_path / "in"))
    assert file.kind is Kind.PICTURE and "other_kind" in codes(file)
