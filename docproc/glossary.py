"""The one glossary: identifiers of contract/vocabulary.yaml → the Korean that staff and reviewers read.

Names of criteria and preference items are not here: they come from the edition of the announcement.
"""

from __future__ import annotations

VERDICTS = {"met": "충족", "not_met": "미충족", "review": "확인필요", "not_claimed": "해당없음"}
STATUSES = {"ok": "확인", "check": "확인필요"}
SOURCES = {"text": "PDF 글자", "ocr": "문자인식", "reviewer": "검토자"}
PAGE_STATES = {"read": "읽음", "blank": "빈 쪽", "unreadable": "읽지 못함", "not_needed": "불필요"}

PARTS = {
    "application": "사업 신청서류",
    "attachments": "세부 신청내용 및 첨부서류",
    "bonus_evidence": "평가 시 우대사항 증빙서류",
    "rate_evidence": "지원비율 우대사항 증빙서류",
}

PANEL_ITEMS = {"urgency": "시급성", "technology": "기술성", "marketability": "시장성", "validity": "타당성"}

DOCUMENTS = {
    "application_form": "신청서",
    "consent_form": "동의서",
    "application_details": "신청 세부내용",
    "complaint": "소장",
    "mediation_receipt": "조정·중재 접수 확인서",
    "sme_confirmation": "중소기업 확인서",
    "business_registration": "사업자등록증",
    "corporate_registry": "법인 등기사항전부증명서",
    "national_tax_clearance": "국세 납세증명서",
    "local_tax_clearance": "지방세 납세증명서",
    "financial_statements": "재무제표",
    "certificate": "증명서",
    "other": "기타",
}

FIELDS = {
    "company_name": "업체명",
    "representative_name": "대표자",
    "business_registration_number": "사업자등록번호",
    "corporate_registration_number": "법인등록번호",
    "founding_date": "설립일",
    "address": "주소",
    "contact_name": "담당자",
    "contact_phone": "연락처",
    "contact_email": "이메일",
    "applicant_kind": "신청자 구분",
    "dispute_kind": "분쟁 구분",
    "technology_kind": "대상 기술",
    "legal_claim_count": "관련 법조항 건수",
    "respondent_name": "상대방",
    "application_date": "신청일",
    "sealed": "날인",
    "collect_personal": "수집·이용: 개인정보",
    "collect_identifier": "수집·이용: 고유식별정보",
    "collect_sensitive": "수집·이용: 민감정보",
    "provide_personal": "제3자 제공: 개인정보",
    "provide_identifier": "제3자 제공: 고유식별정보",
    "consent_date": "동의일",
    "is_sme": "중소기업 해당 여부",
    "innobiz": "이노비즈",
    "mainbiz": "메인비즈",
    "venture": "벤처기업",
    "main_industry": "주업종",
    "main_product": "주생산품",
    "ksic_code": "한국표준산업분류코드",
    "employee_count": "상시종업원 수",
    "sales": "매출액",
    "rnd_investment": "R&D 투자 금액",
    "other_mediation_body": "다른 조정·중재: 기관명",
    "other_mediation_date": "다른 조정·중재: 신청일자",
    "other_mediation_result": "다른 조정·중재: 처리경과",
    "proceeding_kind": "고발·고소·행정조사: 유형",
    "proceeding_date": "고발·고소·행정조사: 신청일자",
    "proceeding_status": "고발·고소·행정조사: 처리경과",
    "patents": "특허",
    "claimed_rate_items": "지원 우대사항(√)",
    "court": "법원",
    "case_number": "사건번호",
    "plaintiff_name": "원고",
    "defendant_name": "피고",
    "claim_title": "사건명",
    "claim_amount": "청구금액",
    "filed_date": "접수일",
    "mediation_body": "조정·중재기관",
    "applicant_name": "신청인",
    "subject": "사건 내용",
    "status": "처리상태",
    "size_class": "기업규모",
    "certificate_number": "발급번호",
    "issued_date": "발급일",
    "valid_from": "유효기간 시작",
    "valid_until": "유효기간 끝",
    "entity_kind": "사업자 구분",
    "opening_date": "개업연월일",
    "business_types": "업태",
    "business_items": "종목",
    "tax_office": "세무서",
    "incorporated_date": "회사성립연월일",
    "arrears": "체납 여부",
    "fiscal_year": "사업연도",
    "total_assets": "자산총계",
    "net_income": "당기순이익",
    "item": "우대사항",
    "title": "서류명",
    "issuer": "발급기관",
    "event_date": "기준일(완료·투자·신청·협약일)",
}

VALUES = {
    "party": "당사자", "committee": "조정·중재위원회",
    "civil_suit": "민사소송", "mediation": "조정·중재",
    "patent": "특허", "utility_model": "실용신안", "trade_secret": "영업비밀", "technical_data": "기술자료", "multiple": "다수",
    "medium": "중기업", "small": "소기업", "micro": "소상공인",
    "corporation": "법인", "individual": "개인",
    "sme_technology": "중소기업기술분쟁조정·중재위원회", "win_win": "수·위탁분쟁조정협의회", "subcontracting": "하도급분쟁조정협의회",
    "invention": "산업재산권분쟁조정위원회", "industrial_technology": "산업기술분쟁조정위원회", "other": "기타",
}  # fmt: skip


def value_ko(field: str, value: object) -> str:
    """A field's value as a reviewer reads it: amounts with commas, yes and no, lists joined; empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        if field == "arrears":
            return "체납 있음" if value else "체납 없음"
        if field == "sealed":
            return "있음" if value else "없음"
        if field.startswith(("collect_", "provide_")):
            return "동의함" if value else "동의하지 않음"
        return "예" if value else "아니오"
    if isinstance(value, int):
        return f"{value:,}" if field in ("claim_amount", "sales", "rnd_investment", "total_assets", "net_income") else str(value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {value_ko(field, one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(value_ko(field, one) for one in value)
    if hasattr(value, "model_dump"):
        return " ".join(str(one) for one in value.model_dump().values() if one)
    text = str(value)
    return VALUES.get(text, text) if field.endswith(("_kind", "_class", "_body")) else text
