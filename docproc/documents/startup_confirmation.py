"""창업기업 확인서: not asked for, but the best proof that a firm is a 창업 at all."""

from __future__ import annotations

from docproc.documents.certificate import Certificate


class StartupConfirmation(Certificate):
    """Supports annex 5 가.1) and 가.2); the bracketed 초기창업자 기간 is not its validity."""

    item = "startup_confirmation"
    titles = ("창업기업 확인서", "창업기업확인서")
    not_titles = ("재창업기업 확인서", "중소기업 확인서", "여성기업 확인서", "중견기업 확인서")
    anchors = {"중소기업창업지원법": 4, "창업기업임을": 4, "초기창업자기간": 3}
