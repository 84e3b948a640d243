"""Annex 1: the application form. The announcement names it without printing it (section 5 제출서류), so the
layout is ours: what the rules need, in the order staff ask for it."""

from __future__ import annotations

from docproc.documents.forms.paper import Entry, Sheet, label

TITLE = "중소기업 기술침해 손해액 산정 지원사업 신청서"


def application_form() -> Sheet:
    """The blank application form, one page."""
    sheet = Sheet("붙임1", TITLE)
    sheet.table(
        (24, 32, 48, 30, 40),
        [
            [label("신청기업", down=5), label("기업명"), Entry(), label("대표자"), Entry()],
            [label("사업자등록번호"), Entry(), label("법인등록번호"), Entry()],
            [label("설립일(개업일)"), Entry("       년     월     일", across=3)],
            [label("주소"), Entry(across=3)],
            [label("신청자 구분"), Entry("□ 당사자      □ 조정·중재위원회(협의회)", across=3)],
            [label("담당자", down=2), label("성명"), Entry(), label("연락처"), Entry()],
            [label("이메일"), Entry(across=3)],
            [label("분쟁내용", down=4), label("분쟁 구분"), Entry("□ 민사소송      □ 조정·중재", across=3)],
            [label("상대방(피신청인)"), Entry(across=3)],
            [label("대상 기술"), Entry("□ 특허   □ 실용신안   □ 영업비밀   □ 기술자료   □ 다수", across=3)],
            [label("관련 법조항"), Entry("□ 1건      □ 2건", across=3)],
        ],
        least=11,
        heights=(11, 11, 11, 14),
    )
    sheet.line(
        "  「2023년 중소기업 기술침해 손해액 산정 지원사업」에 위와 같이 신청하며, 기재한 내용이 사실과 다름없음을 확인합니다. "
        "기재사항이나 제출서류가 사실과 다른 경우 선정 취소 등 어떠한 조치에도 이의를 제기하지 않겠습니다.",
        before=8,
        after=14,
        size=10.5,
    )
    sheet.line("신청일 :   20      년      월      일", align="center", size=11.5, after=14)
    sheet.line("신청기업명 :                                              ", align="right", size=11.5, after=8)
    sheet.line("신청인(대표자) :                                    (인)      ", align="right", size=11.5, after=16)
    sheet.line("중소벤처기업부장관 귀하", align="center", size=14, bold=True, after=12)
    sheet.table(
        (24, 150),
        [
            [
                label("제출서류"),
                Entry(
                    "1. 사업 신청서류(붙임1·붙임3) : 날인 후 PDF 스캔본\n"
                    "2. 세부 신청내용(붙임2) 및 첨부서류(소장 또는 접수확인서류, 중소기업 확인서, 사업자등록증, 국세·지방세 납세증명서, 해당 시 재무제표)\n"
                    "3. 해당 시 평가 우대사항 증빙서류(붙임4), 지원비율 우대사항 증빙서류(붙임5)",
                    size=9,
                ),
            ]
        ],
    )
    return sheet
