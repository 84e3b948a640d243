"""Every sample submission: a function of the seed that returns it, with its verdicts worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

from docproc.qa.samples.scenarios import (
    again,
    eligibility,
    everything,
    preferences,
    rarer,
    startups,
    unreadable,
)
from docproc.qa.samples.submission import Submission

SCENARIOS: dict[str, Callable[[int], Submission]] = {
    "한빛정밀": startups.ninety,
    "가온테크": startups.three_years,
    "누리솔루션": startups.three_years_and_a_day,
    "미래소재": startups.seven_years,
    "세종바이오텍": preferences.expired_and_foreign,
    "다온로보틱스": preferences.claim_and_evidence_apart,
    "퀀텀섀시웍스": preferences.three_programmes,
    "아라코어텍": preferences.over_forty,
    "라온메디칼": preferences.women_and_innobiz,
    "두레화학": preferences.two_bodies,
    "쎌웍바이오": preferences.small_print,
    "푸른섬유": eligibility.refused,
    "늘봄식품기계": eligibility.unsealed,
    "태성정공": eligibility.arrears,
    "은하엔터프라이즈": eligibility.excluded_industry,
    "모아전자": eligibility.missing_document,
    "솔잎공방": eligibility.sole_proprietor,
    "동해정밀공업": eligibility.earlier_edition,
    "하늘세라믹": eligibility.committee,
    "온결머티리얼": rarer.materials,
    "소예데이터랩": rarer.unicorns,
    "솔마루기공": rarer.owner_and_region,
    "한울주철": rarer.old_house,
    "새나래바이오칩": rarer.all_too_late,
    "두빛정밀화학": rarer.open_questions,
    "늘솔전장": rarer.nearly_everything,
    "여울목기계": unreadable.receipts,
    "꽃샘필터텍": unreadable.programmes,
    "다솜빛센서": unreadable.innovators,
    "새벽별드론웍스": unreadable.founding,
    "노을터머티리얼즈": unreadable.bonuses,
    **again.SECOND,
    **everything.IN_VAIN,
}
