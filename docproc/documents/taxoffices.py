"""The tax offices (국세청과 그 소속기관 직제, 별표 2), by regional office: names that a seal may cut short.

A name on the list confirms a reading; one that is not is no mistake, for offices are founded and renamed.
"""

from __future__ import annotations

_NAMES = (
    "강남 강동 강서 관악 구로 금천 남대문 노원 도봉 동대문 동작 마포 반포 삼성 서대문 서초 성동 성북 송파 양천 역삼 영등포 용산 은평 잠실 종로 중랑 중부",  # 서울
    "강릉 경기광주 구리 기흥 남양주 동수원 동안양 동화성 분당 삼척 성남 속초 수원 시흥 안산 안양 영월 용인 원주 이천 춘천 평택 홍천 화성",  # 중부
    "계양 고양 광명 김포 남동 남부천 남인천 동고양 동안산 부천 북인천 서인천 연수 의정부 인천 파주 포천",  # 인천
    "공주 논산 당진 대전 동청주 보령 북대전 서대전 서산 세종 아산 영동 예산 제천 천안 청주 충주 홍성",  # 대전
    "광산 광주 군산 나주 남원 목포 북광주 북전주 서광주 순천 여수 익산 전주 정읍 해남",  # 광주
    "경산 경주 구미 김천 남대구 동대구 북대구 상주 서대구 수성 안동 영덕 영주 포항",  # 대구
    "거창 금정 김해 동래 동울산 마산 부산진 북부산 서부산 수영 양산 울산 제주 중부산 진주 창원 통영 해운대",  # 부산
)
TAX_OFFICES = frozenset(f"{name}세무서" for names in _NAMES for name in names.split())
