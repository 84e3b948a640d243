"""여성기업 확인서. The foot prints when it was printed, which is no date of issue."""

from __future__ import annotations

from docproc.documents.certificate import Certificate

_REGIONS = ("서울", "부산", "대구경북", "대구ㆍ경북", "광주전남", "광주ㆍ전남", "경기", "경기북부", "인천", "대전세종", "대전ㆍ세종", "대전충남", "충남", "울산", "강원", "충북", "전북", "경남", "제주")
OFFICES = (*(f"{region}지방중소벤처기업청장" for region in _REGIONS), *(f"{region}중소벤처기업청장" for region in _REGIONS))


class WomenOwned(Certificate):
    """Annex 4 다.2)."""

    item = "women_owned"
    titles = ("여성기업 확인서", "여성기업확인서")
    not_titles = ("장애인기업 확인서",)
    anchors = {"여성기업지원에관한법률": 4, "여성기업에해당": 4}
    follow = ("재발급현황", "변경전", "변경후")
    issuers = (*OFFICES, "중소벤처기업부장관", "제주수출지원센터장")
