"""The catalogue of findings: code → severity, Korean and English sentence. Codes are public: never renamed.

A sentence says what is the matter and what to do next, in words a person outside the trade understands.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from docproc.model import Finding, Severity


class Entry(NamedTuple):
    """One kind of finding; `{…}` in the sentences are filled by `finding`."""

    severity: Severity
    ko: str
    en: str


NOTE, CHECK, STOP = Severity.NOTE, Severity.CHECK, Severity.STOP

CATALOGUE: dict[str, Entry] = {
    # names and files
    "name_not_exact": Entry(NOTE, "파일명이 공고와 다릅니다: '{name}' → '{right}'(으)로 보고 접수했습니다.", "File name differs from the announcement: taken as '{right}'."),
    "name_unknown": Entry(STOP, "파일명으로 제출서류를 알 수 없습니다: '{name}'. '{right}' 형식으로 다시 보내도록 안내하세요.", "The file name says no part of a submission: '{name}'."),
    "not_a_pdf": Entry(STOP, "PDF 파일이 아닙니다: '{name}'. PDF로 다시 제출하도록 안내하세요.", "Not a PDF file: '{name}'."),
    "file_unreadable": Entry(STOP, "파일을 열 수 없습니다: '{name}' ({why}). 다시 제출하도록 안내하세요.", "The file cannot be opened: '{name}' ({why})."),
    "file_encrypted": Entry(STOP, "암호가 걸린 파일입니다: '{name}'. 암호를 풀어 다시 제출하도록 안내하세요.", "The file is protected by a password: '{name}'."),
    "file_too_large": Entry(STOP, "파일이 한도를 넘어 읽지 않았습니다: '{name}' ({why}). 나누거나 줄여 다시 제출하도록 안내하세요.", "The file is beyond a limit and was not read: '{name}' ({why})."),
    "too_many_pages": Entry(CHECK, "'{name}'은(는) {count}쪽입니다. 앞의 {most}쪽만 읽었으니 나머지는 직접 확인하세요.", "'{name}' has {count} pages; only the first {most} were read."),
    "file_xfa": Entry(CHECK, "'{name}'은(는) 입력용 서식(XFA) 파일이라 내용이 다 보이지 않을 수 있습니다. 인쇄하여 만든 PDF를 요청하세요.", "'{name}' is a dynamic form (XFA) whose content may not show."),
    "file_embeds": Entry(CHECK, "'{name}' 안에 다른 파일 {count}개가 들어 있습니다. 열지 않았으니 따로 제출하도록 안내하세요.", "'{name}' holds {count} embedded files; they were not opened."),
    "file_scripts": Entry(NOTE, "'{name}'에 스크립트가 들어 있습니다. 실행하지 않았습니다.", "'{name}' holds scripts; none was run."),
    "part_missing": Entry(CHECK, "필수 제출파일이 없습니다: '{right}'.", "A required file is missing: '{right}'."),
    "part_twice": Entry(CHECK, "같은 서류가 두 번 제출되었습니다: '{name}' 대신 나중 파일 '{kept}'을(를) 읽었습니다.", "The same part came twice: '{kept}' is read instead of '{name}'."),
    "same_bytes": Entry(NOTE, "내용이 같은 파일이 있습니다: '{name}' = '{kept}'.", "Two files are the same: '{name}' = '{kept}'."),
    "namesake": Entry(CHECK, "이름이 비슷한 접수가 있습니다: '{name}'와(과) '{other}'. 같은 업체인지 확인하세요.", "Two submissions have like names: '{name}' and '{other}'."),
    # pages
    "page_unreadable": Entry(CHECK, "{page}쪽을 읽지 못했습니다({why}). 직접 확인하세요.", "Page {page} could not be read ({why})."),
    "page_unknown": Entry(NOTE, "{page}쪽이 어떤 서류인지 알 수 없습니다. 직접 확인하세요.", "Page {page} is of no known document."),
    "page_beyond_limit": Entry(CHECK, "{page}쪽부터 {last}쪽까지는 한도를 넘어 읽지 않았습니다. 직접 확인하세요.", "Pages {page} to {last} are beyond the limit and were not read."),
    "page_low_resolution": Entry(CHECK, "{page}쪽의 해상도({dpi} dpi)가 낮아 값을 확정하지 않았습니다.", "Page {page} has too low a resolution ({dpi} dpi)."),
    "page_two_up": Entry(CHECK, "{page}쪽에 두 쪽이 나란히 스캔되어 있습니다. 한 쪽씩 나누어 확인하세요.", "Page {page} holds two pages side by side."),
    "text_layer_distrusted": Entry(NOTE, "{page}쪽의 글자 정보를 믿을 수 없어 그림에서 다시 읽었습니다.", "The text layer of page {page} is not trusted; it was read afresh."),
    "two_claims": Entry(CHECK, "{page}쪽은 '{one}' 또는 '{other}'일 수 있습니다. 어느 서류인지 확인하세요.", "Page {page} may be '{one}' or '{other}'."),
    "document_failed": Entry(CHECK, "{page}쪽({type})을 해석하지 못했습니다. 직접 확인하세요.", "Page {page} ({type}) could not be parsed."),
    "case_failed": Entry(STOP, "'{name}' 접수 건을 처리하지 못했습니다({why}). 다른 건은 끝났습니다. 다시 실행해도 같으면 기록(로그)과 함께 알려 주세요.", "The case '{name}' could not be finished ({why}); the others are done."),
    # fields and documents
    "field_doubtful": Entry(CHECK, "{document}의 '{field}' 값이 확실하지 않습니다: '{raw}'.", "'{field}' of {document} is not certain: '{raw}'."),
    "field_unread": Entry(CHECK, "{document}의 '{field}'을(를) 읽지 못했습니다.", "'{field}' of {document} could not be read."),
    "documents_disagree": Entry(CHECK, "서류마다 '{field}'이(가) 다릅니다: {values}.", "Documents disagree on '{field}': {values}."),
    "person_decides": Entry(CHECK, "{criterion}: {reason}", "{criterion} waits for a person."),
    "item_open": Entry(CHECK, "{item}: {reason}", "{item} waits for a person."),
    "document_missing": Entry(CHECK, "필수 제출서류가 없습니다: {document} ({clause}).", "A required document is missing: {document} ({clause})."),
}


def finding(code: str, *, file: str | None = None, page: int | None = None, document: int | None = None, field: str | None = None, **words: Any) -> Finding:
    """The finding `code` with its sentences filled in; `KeyError` for a code that is not in the catalogue."""
    entry = CATALOGUE[code]
    filled = {"file": file, "page": page, "document": document, "field": field, **words}
    return Finding(
        code=code,
        severity=entry.severity,
        message=entry.ko.format(**filled),
        message_en=entry.en.format(**filled),
        file=file,
        page=page,
        document=document if isinstance(document, int) else None,
        field=field,
    )
