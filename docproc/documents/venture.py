"""벤처기업확인서, in its three designs (to 2021-02, to 2024, since 2024)."""

from __future__ import annotations

from docproc.documents.certificate import Certificate


class Venture(Certificate):
    """Annex 5 가.3) and annex 4 나.1): valid on the application date."""

    item = "venture"
    titles = ("벤처기업확인서", "벤처기업 확인서", "벤처기업인증서")
    not_titles = ("예비벤처기업확인서",)
    anchors = {"벤처기업임을": 4, "벤처기업육성에관한": 3, "확인유형": 2, "벤처기업확인기관장": 3, "VENTUREENTERPRISE": 2, "벤처투자유형": 1, "혁신성장유형": 1, "연구개발유형": 1}
    issuers = ("벤처기업확인기관장", "벤처기업확인기관의 장", "기술보증기금 이사장", "중소벤처기업진흥공단 이사장", "중소기업진흥공단 이사장", "한국벤처캐피탈협회장", "(사)벤처기업협회장", "벤처기업협회장")
