"""What comes in mails and archives is received like files in a folder; what cannot be opened is said."""

from __future__ import annotations

import base64
import io
import struct
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.intake import Inbox, Submission, Unpacked, read_manifest, scan, unpack
from docproc.intake.mail import open_mail
from docproc.model import Part

FORM, ANNEX = "가온_손해액산정_사업신청서.pdf", "가온_손해액산정_첨부서류.pdf"
PDF = b"%PDF-1.7 "


def packed(*files: tuple[str, bytes], encoding: str = "utf-8") -> bytes:
    """A zip whose names are bytes of `encoding` and say nothing of it, as Korean packers write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(files):
            archive.writestr(chr(ord("A") + number) * len(name.encode(encoding)), data)
    raw = out.getvalue()
    for number, (name, _) in enumerate(files):
        told = name.encode(encoding)
        raw = raw.replace(chr(ord("A") + number).encode() * len(told), told)
    return raw


def locked(archive: bytes) -> bytes:
    """The archive with the flag set that says each file wants a password."""
    raw = bytearray(archive)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", raw, at + place)
            struct.pack_into("<H", raw, at + place, flags | 1)
            at = raw.find(mark, at + 4)
    return bytes(raw)


def mail(*parts: bytes, received: str = "Thu, 14 Sep 2023 16:30:00 +0000") -> bytes:
    head = (
        b"Received: from mx.example by in.example; " + received.encode() + b"\r\nReceived: from pc by mx.example; Mon, 4 Sep 2023 01:00:00 +0900\r\n"
        b"From: =?euc-kr?B?sKG/wg==?= <ceo@gaon.example>\r\nDate: Mon, 1 Jan 2001 00:00:00 +0900\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    )
    return head + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def attached(disposition: bytes, data: bytes = PDF, kind: bytes = b"application/pdf") -> bytes:
    return b"Content-Type: " + kind + b"\r\nContent-Disposition: " + disposition + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data)


def received(tmp_path: Path, **files: bytes) -> Inbox:
    inbox = tmp_path / "inbox"
    inbox.mkdir(exist_ok=True)
    for name, data in files.items():
        (inbox / name.replace("_dot_", ".")).write_bytes(data)

    def opener(path: Path, name: str, sha: str) -> tuple[Path, Unpacked]:
        place = tmp_path / "unpacked" / sha
        unpack(path, name, place)
        return place, read_manifest(place) or Unpacked()

    return scan(inbox, unpack=opener)


def one(box: Inbox) -> Submission:
    (submission,) = box.submissions
    return submission


def codes(box: Inbox) -> list[str]:
    return sorted(rejected.finding.code for rejected in box.rejected)


@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_names_in_an_archive_are_read_in_the_bytes_of_windows_and_of_macs(tmp_path: Path, encoding: str) -> None:
    form = unicodedata.normalize("NFD", FORM) if encoding == "utf-8" else FORM
    box = received(tmp_path, a_dot_zip=packed((form, PDF + b"1"), ("쏅가온/" + ANNEX, PDF + b"2"), ("__MACOSX/._x", b"x"), encoding=encoding))
    assert (one(box).company, [f.source.name for f in one(box).files], box.rejected) == ("가온", [FORM, ANNEX], ())
    assert one(box).files[0].path.read_bytes() == PDF + b"1"


def test_an_archive_that_holds_a_pdf_as_it_is_remains_an_archive(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(FORM, PDF)
    assert [f.source.name for f in one(received(tmp_path, a_dot_zip=out.getvalue())).files] == [FORM]


def test_an_archive_in_an_archive_is_opened_and_what_lies_too_deep_is_named(tmp_path: Path) -> None:
    deep = packed(("x.zip", packed(("y.zip", packed(("z.zip", packed((ANNEX, PDF))))))))
    box = received(tmp_path, a_dot_zip=packed(("안쪽.zip", packed((FORM, PDF)))), b_dot_zip=deep)
    assert [f.source.name for f in one(box).files] == [FORM] and codes(box) == ["archive_nested"]


def test_an_archive_with_a_password_a_broken_one_and_other_packers_are_said(tmp_path: Path) -> None:
    whole = packed((FORM, PDF * 200))
    box = received(tmp_path, a_dot_zip=locked(whole), b_dot_zip=whole[: len(whole) // 2], c_dot_7z=b"7z\xbc\xaf\x27\x1c", d_dot_egg=b"EGGA    ")
    assert box.submissions == () and codes(box) == ["archive_encrypted", "archive_kind", "archive_kind", "archive_unreadable"]


def test_an_archive_that_would_fill_the_disk_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_LIMIT_UNPACKED_MB", "3")
    monkeypatch.setenv("DOCPROC_LIMIT_MEMBERS", "5")
    bomb = packed((FORM, bytes(9_000_000)))
    many = packed(*((f"{n:03d}.txt", b"x") for n in range(9)))
    assert len(bomb) < 20_000
    assert codes(received(tmp_path, a_dot_zip=bomb, b_dot_zip=many)).count("archive_too_large") == 2
    assert sum(p.stat().st_size for p in (tmp_path / "unpacked").rglob("*")) < 4_000_000


def test_no_name_in_an_archive_becomes_a_path(tmp_path: Path) -> None:
    names = ("../../" + FORM, "/etc/" + ANNEX, "C:\\Windows\\evil.pdf", "..", "con", "a\x1b[2J.pdf", "x" * 300 + ".pdf")
    box = received(tmp_path, a_dot_zip=packed(*((name, PDF + str(n).encode()) for n, name in enumerate(names))))
    assert [f.source.name for f in one(box).files] == [FORM, ANNEX]
    made = {p.relative_to(tmp_path).parts[0] for p in tmp_path.rglob("*")}
    assert made == {"inbox", "unpacked"} and all(p.name.isdigit() or p.name == "manifest.json" for p in (tmp_path / "unpacked").glob("*/*"))
    assert not any("\x1b" in r.name for r in box.rejected)


NAMES = {
    "words of RFC 2047 in euc-kr": b'attachment; filename="=?euc-kr?B?' + base64.b64encode(FORM.encode("euc-kr")) + b'?="',
    "words of RFC 2047 in two pieces": b'attachment;\r\n filename="=?utf-8?B?' + base64.b64encode(FORM[:6].encode()) + b"?=\r\n =?utf-8?B?" + base64.b64encode(FORM[6:].encode()) + b'?="',
    "RFC 2231": b"attachment; filename*=UTF-8''" + "".join(f"%{b:02X}" for b in FORM.encode()).encode(),
    "RFC 2231 in pieces of cp949": b"attachment; filename*0*=ks_c_5601-1987''" + "".join(f"%{b:02X}" for b in FORM[:8].encode("cp949")).encode() + b"; filename*1*=" + "".join(f"%{b:02X}" for b in FORM[8:].encode("cp949")).encode(),
    "bare bytes of cp949": b'attachment; filename="' + FORM.encode("cp949") + b'"',
    "bare bytes of UTF-8, inline": b'inline; filename="' + FORM.encode() + b'"',
}  # fmt: skip


@pytest.mark.parametrize("way", NAMES)
def test_a_mail_says_the_name_of_its_attachment_in_every_way_there_is(tmp_path: Path, way: str) -> None:
    box = received(tmp_path, a_dot_eml=mail(b"Content-Type: text/plain\r\n\r\nhello", attached(NAMES[way])))
    assert [f.source.name for f in one(box).files] == [FORM] and box.rejected == ()


def test_a_mail_whose_character_set_is_nonsense_still_gives_its_attachment(tmp_path: Path) -> None:
    # Found by fuzzing: such a name reaches Python's own decoder, which refuses it in a way of its own.
    for charset in (b"ks_c_5601\0001987", b"\xff\xfe", b"utf-8\x00", b"no-such-set"):
        box = received(tmp_path, a_dot_eml=mail(attached(b"attachment; filename*=" + charset + b"''x%41.pdf")))
        assert codes(box) == ["name_unknown"]


def test_the_day_a_mail_was_received_is_korean_and_from_the_server_not_the_sender(tmp_path: Path) -> None:
    letter = one(received(tmp_path, a_dot_eml=mail(attached(NAMES["RFC 2231"])))).letter
    assert letter is not None and letter.sender == "ceo@gaon.example"
    assert letter.received == datetime.fromisoformat("2023-09-15T01:30:00+09:00")


def test_papers_sent_later_do_not_move_the_day_and_the_newer_stand(tmp_path: Path) -> None:
    later = mail(attached(NAMES["RFC 2231"], PDF + b"new"), received="Wed, 4 Oct 2023 10:00:00 +0900")
    submission = one(received(tmp_path, z_dot_eml=mail(attached(NAMES["RFC 2231"], PDF + b"old")), a_dot_eml=later))
    assert submission.letter.received.date().isoformat() == "2023-09-15"
    assert submission.file(Part.APPLICATION).path.read_bytes().endswith(b"new") and "part_twice" in [p.code for p in submission.problems]


def test_an_archive_in_a_forwarded_mail_has_the_day_of_the_inner_mail(tmp_path: Path) -> None:
    inner = mail(attached(b'attachment; filename="x.zip"', packed((FORM, PDF), encoding="cp949"), b"application/zip"))
    forwarded = mail(b"Content-Type: message/rfc822\r\n\r\n" + inner.replace(b'"b"', b'"c"').replace(b"--b", b"--c"), received="Fri, 6 Oct 2023 10:00:00 +0900")
    assert one(received(tmp_path, a_dot_eml=forwarded)).letter.received.date().isoformat() == "2023-09-15"


def test_a_mail_without_papers_with_links_or_in_outlooks_wrapping_is_said(tmp_path: Path) -> None:
    links = mail(b"Content-Type: text/html; charset=euc-kr\r\n\r\n" + "<a href=x>대용량 첨부파일</a>".encode("cp949"), attached(NAMES["RFC 2231"]))
    box = received(tmp_path, a_dot_eml=mail(b"Content-Type: text/plain\r\n\r\nx"), b_dot_eml=links, c_dot_eml=mail(attached(b'attachment; filename="winmail.dat"', b"x", b"application/ms-tnef")))
    assert codes(box) == ["mail_empty", "mail_empty", "mail_links", "mail_tnef"]
    assert "mail_links" in [p.code for p in one(box).problems]


def test_pictures_that_belong_to_a_mails_look_are_no_papers_but_photographs_of_papers_are(tmp_path: Path) -> None:
    jpeg = b"\xff\xd8\xff\xe0"
    logo = attached(b'inline; filename="image001.png"', b"\x89PNG\r\n\x1a\n", b"image/png\r\nContent-ID: <1>")
    photo = attached(b'inline; filename="' + FORM.replace(".pdf", ".jpg").encode() + b'"', jpeg, b"image/jpeg")
    box = received(tmp_path, a_dot_eml=mail(logo, photo))
    assert [f.source.name for f in one(box).files] == [FORM.replace(".pdf", ".jpg")] and box.rejected == ()


def test_files_of_two_companies_in_one_mail_are_named_to_both(tmp_path: Path) -> None:
    box = received(tmp_path, a_dot_zip=packed((FORM, PDF), ("나온_손해액산정_첨부서류.pdf", PDF + b"2")))
    assert [[p.code for p in s.problems if p.code == "other_company"] for s in box.submissions] == [["other_company"]] * 2


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), cut=st.integers(0, 3000), flips=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 255)), max_size=8))
def test_no_mail_or_archive_however_broken_stops_us(tmp_path_factory: pytest.TempPathFactory, data: bytes, cut: int, flips: list[tuple[int, int]]) -> None:
    tmp_path = tmp_path_factory.mktemp("broken")
    raw = bytearray(mail(attached(NAMES["RFC 2231"], PDF), attached(b'attachment; filename="a.zip"', packed((FORM, data)), b"application/zip")))
    for place, change in flips:
        raw[place % len(raw)] ^= change
    broken = bytes(raw[: max(1, len(raw) - cut % len(raw))])
    path = tmp_path / "a.eml"
    path.write_bytes(broken)
    list(open_mail(path).attachments)
    unpack(path, "a.eml", tmp_path / "out")
    assert read_manifest(tmp_path / "out") is not None
