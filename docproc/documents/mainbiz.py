"""경영혁신형 중소기업(MAIN-BIZ) 확인서."""

from __future__ import annotations

from docproc.documents.certificate import Certificate


class Mainbiz(Certificate):
    """Annex 5 가.3) and annex 4 나.3): valid on the application date."""

    item = "mainbiz"
    titles = ("경영혁신형 중소기업 확인서", "경영혁신형 중소기업(MAIN-BIZ) 확인서", "경영혁신형중소기업(Main-Biz)확인서", "메인비즈 확인서")
    not_titles = ("기술혁신형 중소기업 확인서",)
    anchors = {"경영혁신형중소기업": 4, "MAIN-BIZ": 2, "Main-Biz": 2, "메인비즈": 1}
    issuers = ("중소벤처기업부장관", "중소기업청장", "신용보증기금 이사장", "기술보증기금 이사장")
