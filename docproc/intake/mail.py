"""A mail saved as .eml: who sent it, when the receiving server took it in, and what is attached.

Names come in every way that mail programs have found: RFC 2231 pieces, RFC 2047 words (in euc-kr, though RFC 2231
forbids them there), and bare cp949 or UTF-8 bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value, parseaddr, parsedate_to_datetime
from pathlib import Path

from docproc.intake.filenames import read_name, shown_name

KST = timezone(timedelta(hours=9))
"""Korea has had no summer time since 1988."""
_KOREAN = {"euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "ks_c_5601", "cp949", "uhc", "ms949", "windows-949", "x-windows-949"}
_LINKED = re.compile(r"대용량\s*(?:첨부|파일)|big\s*file|bigmail|bigfile", re.I)
_MOST_PARTS = 1000


@dataclass(frozen=True)
class Mail:
    """One mail; `warnings` are codes of findings."""

    received: datetime | None
    sender: str
    attachments: Iterator[tuple[str, str, Iterator[bytes]]]
    warnings: tuple[str, ...]


def open_mail(path: Path) -> Mail:
    """The mail at `path`; attachments as in `archive.files`. What is no mail has no attachments, and a warning."""
    with path.open("rb") as stream:
        try:
            message = BytesParser(policy=policy.compat32).parse(stream)
        except (MessageError, RecursionError, ValueError, LookupError):
            return Mail(None, "", iter(()), ("mail_unreadable",))
    parts = list(_parts(message))
    attached = [(name, part) for part in parts if (name := _attached_name(part))]
    warnings = []
    if not attached:
        warnings.append("mail_empty")
    if any(_LINKED.search(_text(part)) for part in parts if part.get_content_maintype() == "text" and not _filename(part)):
        warnings.append("mail_links")
    if any(part.get_content_type() == "application/ms-tnef" for part in parts):
        warnings.append("mail_tnef")
    sender = shown_name(parseaddr(_decoded(str(message.get("From", ""))))[1])[:120]
    return Mail(received(message), sender, ((name, "", iter((_body(part),))) for name, part in attached), tuple(warnings))


def received(message: Message) -> datetime | None:
    """When the last server took the mail in, else the sender's own date; Korean time. None where neither is a date."""
    last_stop = [str(line).rpartition(";")[2] for line in message.get_all("Received", [])[:1]]
    for said in (*last_stop, str(message.get("Date", ""))):
        try:
            when = parsedate_to_datetime(said.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        aware = when if when.tzinfo else when.replace(tzinfo=UTC)
        if 2000 <= aware.year <= 2100:
            return aware.astimezone(KST)
    return None


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The leaves of the mail, forwarded mails as one leaf each."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart() or depth > 20:
        yield message
        return
    payload = message.get_payload()
    for part in payload[:_MOST_PARTS] if isinstance(payload, list) else []:
        yield from _parts(part, depth + 1)


def _attached_name(part: Message) -> str:
    """What an attachment is called; empty for the mail's own text and the pictures that belong to its look."""
    if part.get_content_type() == "message/rfc822":
        return "forwarded.eml"
    name = shown_name(_filename(part)).replace("\\", "/").rpartition("/")[2].strip()
    if part.get_content_type() == "application/ms-tnef":
        return ""
    if not name:
        return "attachment.bin" if part.get_content_disposition() == "attachment" else ""
    inline_picture = part.get_content_maintype() == "image" and (part.get("Content-ID") or part.get_content_disposition() == "inline")
    return "" if inline_picture and read_name(name) is None else name


def _filename(part: Message) -> str:
    for header, value in part.raw_items():
        if header.lower() in ("content-disposition", "content-type") and any("\udc80" <= c <= "\udcff" for c in str(value)):
            part.replace_header(header, _text_of(str(value).encode("utf-8", "surrogateescape"), None))
    raw = part.get_param("filename", None, "content-disposition")
    if raw is None:
        raw = part.get_param("name", None, "content-type")
    if raw is None:
        return ""
    if isinstance(raw, tuple):  # RFC 2231: (charset, language, text)
        charset, _, text = raw
        if (charset or "").lower() in _KOREAN:
            return text.encode("latin-1", "replace").decode("cp949", "replace")
        try:
            return collapse_rfc2231_value(raw, errors="replace")
        except ValueError:  # a character set whose name holds a NUL
            return text
    return _decoded(raw)


def _decoded(value: str) -> str:
    """A header's text: RFC 2047 words, or bytes that were never declared."""
    try:
        pieces = decode_header(re.sub(r"\?=\s+=\?", "?==?", value))
    except (HeaderParseError, ValueError, UnicodeError):
        return value
    return "".join(piece if isinstance(piece, str) else _text_of(piece, charset) for piece, charset in pieces)


def _text_of(data: bytes, charset: str | None) -> str:
    known = (charset or "").lower()
    for encoding in ("cp949",) if known in _KOREAN else (known or "utf-8", "utf-8", "cp949"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp949", "replace")


def _body(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner else b""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, TypeError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: Message) -> str:
    try:
        charset = part.get_content_charset()
    except ValueError:
        charset = None
    return _text_of(_body(part)[:200_000], charset)
