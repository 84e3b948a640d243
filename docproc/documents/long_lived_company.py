"""명문장수기업 확인서."""

from __future__ import annotations

from datetime import date

from docproc.documents.base import labelled
from docproc.documents.certificate import Certificate
from docproc.model import Field


class LongLivedCompany(Certificate):
    """Annex 4 기타 (중소기업진흥에 관한 법률 제62조의4); a printed period must run (Q17)."""

    item = "long_lived_company"
    titles = ("명문장수기업 확인서", "명문장수기업 지정서", "명문장수기업 증서")
    not_titles = ("백년가게 확인서", "백년소공인 확인서", "명문장수기업 확인 신청서", "장수기업 인증서", "향토기업 인증서")
    anchors = {"명문장수기업": 4, "명문장수기업임을": 4}
    said = ("명문장수기업",)
    issuers = ("중소벤처기업부장관", "중소기업청장")

    valid_from: Field[date] = labelled("유효기간", "확인기간", "지정기간", "인증기간", part="first", optional=True)
    valid_until: Field[date] = labelled("유효기간", "확인기간", "지정기간", "인증기간", part="last", optional=True)
