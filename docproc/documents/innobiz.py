"""기술혁신형 중소기업(Inno-Biz) 확인서. Prints no business number on its older design."""

from __future__ import annotations

from docproc.documents.certificate import Certificate


class Innobiz(Certificate):
    """Annex 5 가.3) and annex 4 나.2): valid on the application date."""

    item = "innobiz"
    titles = ("기술혁신형 중소기업 확인서", "기술혁신형 중소기업(Inno-Biz) 확인서", "기술혁신형중소기업(INNO-BIZ)확인서", "이노비즈 확인서", "기술혁신형 중소기업 선정 확인서")
    not_titles = ("경영혁신형 중소기업 확인서",)
    anchors = {"기술혁신형중소기업": 4, "기술혁신형중소기업육성사업": 3, "Inno-Biz": 2, "INNO-BIZ": 2, "등급": 1}
    issuers = ("중소벤처기업부장관", "중소기업청장", "기술보증기금 이사장")
