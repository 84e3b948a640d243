"""Blank forms of the announcement (annexes 1 to 5) as .docx, for applicants to fill in, seal and scan."""

from __future__ import annotations

from pathlib import Path

from docproc.documents.forms.annex1 import application_form
from docproc.documents.forms.annex2 import application_details
from docproc.documents.forms.annex3 import consent_form
from docproc.documents.forms.annexes4and5 import bonus_table, rate_table

FORMS = {
    "붙임1_사업신청서.docx": application_form,
    "붙임2_신청_세부내용.docx": application_details,
    "붙임3_정보_수집이용제공_동의서.docx": consent_form,
    "붙임4_평가_우대사항.docx": bonus_table,
    "붙임5_지원비율_우대사항.docx": rate_table,
}


def write_forms(out_dir: Path) -> list[Path]:
    """Writes the five blank forms into `out_dir` (made where missing) and returns their paths in order."""
    out_dir.mkdir(parents=True, exist_ok=True)
    return [form().save(out_dir / name) for name, form in FORMS.items()]
