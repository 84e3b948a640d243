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
    "hangul_file": Entry(STOP, "한글(HWP) 파일은 읽지 않습니다: '{name}'. 한글에서 PDF로 저장하여 '{right}' 이름으로 다시 보내도록 안내하세요.", "Hangul (HWP) files are not read: '{name}'. Ask for a PDF named '{right}'."),
    "office_file": Entry(STOP, "이 형식은 읽지 않습니다: '{name}'. PDF로 저장하여 '{right}' 이름으로 다시 보내도록 안내하세요.", "This format is not read: '{name}'. Ask for a PDF named '{right}'."),
    "phone_picture": Entry(STOP, "휴대전화 사진 형식(HEIC)은 읽지 않습니다: '{name}'. PDF나 JPG로 바꾸어 다시 보내도록 안내하세요.", "HEIC pictures are not read: '{name}'. Ask for PDF or JPEG."),
    "taken_as_pages": Entry(NOTE, "PDF가 아니라 그림 파일입니다: '{name}'. 그림을 쪽으로 보고 읽었습니다.", "A picture, not a PDF: '{name}'; it was read as pages."),
    "pictures_joined": Entry(CHECK, "한 서류가 그림 여러 장으로 왔습니다: {names}. 이 순서로 이어 읽었으니 빠진 쪽이 없는지 확인하세요.", "One part came as several pictures, read in this order: {names}."),
    "word_file": Entry(CHECK, "Word 문서입니다: '{name}'. 글과 표를 옮겨 읽었으며 모양과 날인은 원본에서 확인하세요. 날인한 PDF를 요청하세요.", "A Word document: '{name}'. Its text and tables were read; ask for a sealed PDF."),
    "other_format": Entry(NOTE, "'{name}'은(는) 같은 서류의 다른 형식이라 읽지 않고 '{kept}'을(를) 읽었습니다.", "'{name}' is the same part in another format; '{kept}' was read."),
    "other_kind": Entry(NOTE, "파일 이름의 확장자와 실제 형식이 다릅니다: '{name}' (실제: {kind}).", "The ending of '{name}' is not what the file is ({kind})."),
    "archive_encrypted": Entry(STOP, "암호가 걸린 압축 파일입니다: '{name}'. 암호 없이 다시 보내도록 안내하세요.", "The archive asks for a password: '{name}'."),
    "archive_unreadable": Entry(STOP, "압축 파일을 풀 수 없습니다: '{name}' ({why}). 다시 제출하도록 안내하세요.", "The archive cannot be opened: '{name}' ({why})."),
    "archive_too_large": Entry(STOP, "압축 파일이 한도를 넘어 다 풀지 않았습니다: '{name}' ({why}).", "The archive is beyond a limit and was not opened to its end: '{name}' ({why})."),
    "archive_nested": Entry(STOP, "압축이 너무 여러 겹이라 풀지 않았습니다: '{name}'. 한 번만 압축하여 다시 보내도록 안내하세요.", "Archives within archives too deep: '{name}'."),
    "archive_kind": Entry(STOP, "이 압축 형식은 풀지 않습니다: '{name}'. zip이나 PDF로 다시 보내도록 안내하세요.", "This kind of archive is not opened: '{name}'. Ask for zip or PDF."),
    "mail_unreadable": Entry(STOP, "메일 파일을 읽을 수 없습니다: '{name}'. 첨부파일을 따로 저장하여 접수 폴더에 넣으세요.", "The mail cannot be read: '{name}'."),
    "mail_empty": Entry(STOP, "메일에 첨부파일이 없습니다: '{name}'.", "The mail has no attachment: '{name}'."),
    "mail_links": Entry(CHECK, "메일 본문에 대용량 첨부 링크가 있습니다: '{name}'. 파일을 내려받아 접수 폴더에 넣으세요.", "The mail links to large files elsewhere: '{name}'. Fetch them into the inbox."),
    "mail_tnef": Entry(STOP, "첨부가 Outlook 전용 형식(winmail.dat)입니다: '{name}'. 일반 첨부로 다시 보내도록 안내하세요.", "The attachments are packed as winmail.dat: '{name}'."),
    "mail_day": Entry(CHECK, "신청일은 메일을 받은 날({received})로 보았습니다. 신청서에 적힌 날짜는 {written}입니다.", "The application date is the day the mail was received ({received}); the form says {written}."),
    "other_company": Entry(CHECK, "'{bundle}'에 다른 업체의 파일이 함께 있습니다: '{name}' 외에 '{other}'. 같은 업체의 오타인지, 잘못 온 파일인지 확인하세요.", "'{bundle}' holds files of another company as well: '{name}' and '{other}'."),
    "still_arriving": Entry(STOP, "아직 복사 중인 파일입니다: '{name}'. 복사가 끝나면 다시 실행하세요.", "The file is still being copied: '{name}'. Run again when it is there."),
    "file_changed": Entry(STOP, "실행하는 동안 바뀌거나 없어진 파일입니다: '{name}'. 섞어 읽지 않으려고 이번에는 쓰지 않았습니다. 다시 실행하세요.", "'{name}' was changed or removed during the run and was left alone. Run again."),
    "part_missing": Entry(CHECK, "필수 제출파일이 없습니다: '{right}'.", "A required file is missing: '{right}'."),
    "part_twice": Entry(CHECK, "같은 서류가 두 번 제출되었습니다: '{name}' 대신 나중 파일 '{kept}'을(를) 읽었습니다.", "The same part came twice: '{kept}' is read instead of '{name}'."),
    "same_bytes": Entry(NOTE, "내용이 같은 파일이 있습니다: '{name}' = '{kept}'.", "Two files are the same: '{name}' = '{kept}'."),
    "namesake": Entry(CHECK, "이름이 비슷한 접수가 있습니다: '{name}'와(과) '{other}'. 같은 업체인지 확인하세요.", "Two submissions have like names: '{name}' and '{other}'."),
    "submitted_again": Entry(CHECK, "같은 업체가 다른 서류로 다시 접수했습니다. 앞의 기록은 '{kept}'(으)로 보관했습니다. 보완인지 새 신청인지 확인하세요.", "The same company has submitted again with other papers; the earlier record is kept as '{kept}'."),
    # what people entered
    "sheet_unreadable": Entry(CHECK, "이전 검토표를 읽지 못해 마지막 실행 뒤에 입력한 내용을 옮기지 못했습니다({why}). '{name}'에 보관되어 있으니 직접 옮기세요.", "The earlier sheet '{name}' could not be read ({why}); nothing was carried over from it."),
    "sheet_gone": Entry(NOTE, "검토표 파일이 없어, 마지막 실행까지 입력된 {count}건으로 다시 만들었습니다.", "The sheet was gone; it was written anew with the {count} entries of the last run."),
    "sheet_copy_read": Entry(NOTE, "다른 이름으로 저장된 검토표 '{name}'에서 입력 {count}건을 이어받았습니다. 이제부터는 {sheet}에 적으세요.", "{count} entries were taken over from the copy '{name}'; go on in {sheet}."),
    "sheets_differ": Entry(CHECK, "두 검토표에 '{called}'이(가) 다르게 적혀 있습니다: '{by}'에는 '{stands}', '{other_by}'에는 '{other}'. 나중에 저장한 '{by}'의 것을 이어받았으니 맞는지 보세요.", "Two sheets differ on '{called}': '{stands}' in '{by}', saved last, was taken; '{other}' in '{other_by}' was not."),
    "sheet_copy_format": Entry(CHECK, "검토표로 보이는 '{name}'은(는) 이 형식으로는 읽지 못합니다. 그 파일을 열어 .xlsx로 저장해 같은 폴더에 두고 다시 실행한 뒤, 이 파일은 치우세요.", "'{name}' seems to be a sheet in a format that is not read: save it as .xlsx in the same folder, run again, and put this file away."),
    "sheet_copy_unreadable": Entry(CHECK, "검토표와 같은 폴더의 '{name}'을(를) 열지 못해 읽지 않았습니다({why}). 검토표의 사본이면 암호 없이 .xlsx로 다시 저장하고, 아니면 치우세요.", "'{name}' beside the sheet could not be opened ({why}); if it is a copy of it, save it again as .xlsx without a password."),
    "sheet_of_another": Entry(CHECK, "'{name}'은(는) 다른 접수 건의 검토표여서 읽지 않았습니다. 맞는 폴더로 옮기세요.", "'{name}' is the sheet of another submission and was not read; move it to its own folder."),
    "sheet_in_use": Entry(STOP, "'{name}' 검토표가 실행하는 동안 저장되어 바꾸지 않았습니다. 다시 실행하면 그 내용으로 만듭니다.", "The sheet of '{name}' was saved during the run and was left alone. Run again."),
    "correction_unread": Entry(CHECK, "'{called}'에 적은 바로잡은 값 '{entered}'을(를) 이해하지 못해 적용하지 않았습니다. {why}", "The correction '{entered}' was not understood and not applied."),
    "entry_overtaken": Entry(CHECK, "{called}: 입력한 '{entered}'을(를) 그대로 두었으나, 그사이 프로그램의 판독이 '{before}'에서 '{now}'(으)로 바뀌었습니다.", "{called}: '{entered}' was kept, but the program now reads '{now}' instead of '{before}'."),
    "entry_left_over": Entry(CHECK, "{called}: 입력한 '{entered}'을(를) 옮기지 않았습니다. 입력할 때는 '{before}'였고 지금은 '{now}'입니다.", "{called}: '{entered}' was not carried over; it was '{before}' then and is '{now}' now."),
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
