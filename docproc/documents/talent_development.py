"""인재육성형 중소기업 지정서."""

from __future__ import annotations

from docproc.documents.certificate import Certificate


class TalentDevelopment(Certificate):
    """Annex 4 인력, 고용 (중소기업인력지원특별법 제18조의2); a printed period must run (Q17)."""

    item = "talent_development"
    titles = ("인재육성형 중소기업 지정서", "인재육성형 중소기업 확인서", "인재육성형중소기업 지정 확인서", "인재육성형 중소기업 인증서")
    not_titles = ("인적자원개발 우수기관 인증서", "인재육성형 전용자금 신청서", "청년친화 강소기업 선정서", "인재육성형 중소기업 지정 신청서")
    anchors = {"인재육성형중소기업": 4, "중소기업인력지원특별법": 3, "중소기업인력지원 특별법": 3}
    said = ("인재육성형",)
    issuers = ("중소벤처기업부장관", "중소벤처기업진흥공단 이사장", "중소기업진흥공단 이사장", "중소기업청장")
