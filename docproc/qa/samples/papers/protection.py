"""Papers of the technology-protection programmes and the rarer preferences: domain facts 2.24–2.29."""

from __future__ import annotations

from datetime import date, timedelta

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.papers.certificates import Term, print_term
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def _paper(item: str, sheets: list[Sheet]) -> Paper:
    title = next(mark for mark in sheets[0].marks if mark.field == "title")
    sheets[0].mark("item", item, title.raw, title.box)
    return Paper("certificate", sheets, item=item)


def policy_insurance(c: Company, look: Look, term: Term, *, name: str | None = None, insurer: str = "가람손해보험 주식회사") -> Paper:
    """보험증권 of the 기술보호 정책보험; both days of the period print an hour. Layout 1: the 가입증명서 that an insurer
    writes afterwards, lines instead of a table, from four in the afternoon to four in the afternoon."""
    if look.layout == 1:
        return _insured(c, look, term, name or c.name("full"), insurer)
    sheet = Sheet()
    printed = name or c.name("full")
    heading(sheet, 96, "중소기업 기술보호 정책보험 증권", look.heading(21, bold=True), name="title")
    sheet.text(297, 118, "(기술분쟁 법률비용보험)", look.ink(10.5), align="c")
    ink = look.ink(10.5)
    first, last = written(term.first, "tight").rstrip("."), written(term.last, "tight").rstrip(".")
    rows = [
        [label("증권번호"), Cell(term.number, name="certificate_number"), label("발행일"), Cell(written(term.issued, "dots"), name="issued_date", value=term.issued)],
        [label("보험계약자"), Cell(printed, name="company_name"), label("사업자번호"), Cell(c.brn, name="business_registration_number")],
        [label("피보험자"), Cell(printed), label("대표자"), Cell(c.representatives, name="representative_name")],
        [label("소재지"), Cell(c.address, cols=3)],
        [label("보험기간"), Cell("", cols=3)],
        [label("보상한도액"), Cell("1사고당 100,000,000원"), label("자기부담금"), Cell("손해액의 20%")],
        [label("총보험료"), Cell("3,120,000원 (정부지원 70%)"), label("납입방법"), Cell("일시납")],
        [label("특별약관"), Cell("피소대응 특별약관, 해외소송 특별약관", cols=3)],
    ]
    y, boxes = table(sheet, 56, 140, (84, 176, 76, 146), rows, ink, height=32)
    x, base = boxes[4][1][0] + 6, boxes[4][1][1] + 20
    box = sheet.text(x, base, first, ink, name="valid_from", value=term.first)
    box = sheet.text(box[2], base, " 00:00  ~  ", ink)
    box = sheet.text(box[2], base, last, ink, name="valid_until", value=term.last)
    sheet.text(box[2], base, " 24:00", ink)
    y = paragraph(sheet, 60, y + 36, 470, "회사는 보통약관, 특별약관 및 이 증권에 기재된 내용에 따라 위와 같이 보험계약을 체결하였음을 증명하기 위하여 이 증권을 발행합니다.", look.ink(10.5), leading=1.7)
    for text in ("※ 중소벤처기업부와 대·중소기업·농어업협력재단이 보험료의 일부를 지원하는 정책보험입니다.", "※ 계약 내용의 변경은 회사의 승인을 받아야 효력이 있습니다."):
        y = paragraph(sheet, 60, y + 6, 470, text, look.ink(9), leading=1.5)
    signed(sheet, 297, 640, insurer, look.heading(18, bold=True), look.rng, name="issuer", seal="가람손해보험대표이사인", side=62)
    sheet.text(297, 664, "대표이사  백 시 온", look.ink(11.5), align="c")
    return _paper("policy_insurance", [sheet])


def _insured(c: Company, look: Look, term: Term, printed: str, insurer: str) -> Paper:
    sheet = Sheet()
    ornaments.double_frame(sheet, (44, 52, 551, 798), 2.5, (60, 84, 130))
    heading(sheet, 124, "중소기업 기술보호 정책보험 가입증명서", look.heading(20, bold=True), name="title")
    ink, y = look.ink(12), 186.0
    for text, value, field in (("증권번호", term.number, "certificate_number"), ("보험종목", "중소기업 기술보호보험(법률비용)", None), ("보험계약자", printed, None), ("피보험자", printed, "company_name"),
                               ("사업자등록번호", c.brn, "business_registration_number"), ("대표자", c.representatives, "representative_name"), ("주소", c.address, None)):
        y = key_line(sheet, 74, y, text, value, ink, label_width=92, name=field, golden=value, length=320) + 9
    sheet.spread(74, y, 92, "보험기간", ink)
    sheet.text(171, y, ":", ink)
    box = sheet.text(184, y, written(term.first, "korean"), ink, name="valid_from", value=term.first)
    box = sheet.text(box[2], y, " 16:00 ~ ", ink)
    box = sheet.text(box[2], y, written(term.last, "korean"), ink, name="valid_until", value=term.last)
    sheet.text(box[2], y, " 16:00", ink)
    y = key_line(sheet, 74, y + 27, "보상한도액", "1사고당 1억원 / 총 보상한도 3억원", ink, label_width=92) + 9
    y = key_line(sheet, 74, y, "자기부담금", "손해액의 20 %", ink, label_width=92)
    paragraph(sheet, 74, y + 34, 448, "위와 같이 당사의 기술보호 정책보험에 가입하였음을 증명합니다.", look.ink(13), leading=1.8)
    sheet.text(74, 600, "발급일", ink)
    sheet.text(124, 600, written(term.issued, "dots"), ink, name="issued_date", value=term.issued)
    signed(sheet, 297, 660, insurer, look.heading(18, bold=True), look.rng, name="issuer", seal="가람손해보험대표이사인", side=62)
    sheet.text(297, 770, "※ 이 증명서는 보험금 청구의 증거로 쓸 수 없습니다.", look.ink(9), align="c")
    return _paper("policy_insurance", [sheet])


def technology_escrow(c: Company, look: Look, term: Term, *, name: str | None = None, signed_on: date | None = None) -> Paper:
    """기술자료 임치증: layout 0 framed lines, layout 1 a table with other labels."""
    sheet = Sheet()
    printed = name or c.name("full")
    ornaments.guilloche(sheet, (38, 40, 557, 804), (60, 120, 120))
    ornaments.watermark(sheet, 297, 410, 116, (222, 238, 238))
    heading(sheet, 146, "기술자료 임치증", look.heading(30, bold=True), length=280, name="title", value="기술자료 임치증")
    day = signed_on or term.issued
    if look.layout == 0:
        ink, y = look.ink(12.5), 210.0
        for text, value, field in (("임치번호", term.number, "certificate_number"), ("임치인", printed, "company_name"), ("사업자등록번호", c.brn, "business_registration_number"),
                                   ("대표자", c.representatives, "representative_name"), ("주소", c.address, None), ("임치물명", c.technology, None), ("계약유형", "양자간 계약", None)):
            y = key_line(sheet, 80, y, text, value, ink, label_width=92, name=field, golden=value, length=320) + 9
        key_line(sheet, 80, y, "임치일", written(day, "korean"), ink, label_width=92)
        y += 27
        sheet.spread(80, y, 92, "임치기간", ink)
        sheet.text(177, y, ":", ink)
        print_term(sheet, 190, y, term, ink, "korean")
    else:
        rows = [[label("임치번호"), Cell(term.number, name="certificate_number"), label("임치일"), Cell(written(day, "dots"))],
                [label("개발기업\n(임치인)"), Cell(printed, name="company_name"), label("대표자"), Cell(c.representatives, name="representative_name")],
                [label("사업자번호"), Cell(c.brn, name="business_registration_number"), label("계약유형"), Cell("다자간 계약")],
                [label("소재지"), Cell(c.address, cols=3)], [label("기술명"), Cell(c.technology, cols=3)], [label("임치기간"), Cell("", cols=3)]]
        y, boxes = table(sheet, 72, 196, (82, 168, 70, 132), rows, look.ink(11), height=38, shaded=False)
        print_term(sheet, boxes[5][1][0] + 6, boxes[5][1][1] + 23, term, look.ink(11), "dots")
    paragraph(sheet, 82, y + 58, 436, "「대·중소기업 상생협력 촉진에 관한 법률」 제24조의2에 따라 위 기술자료를 임치하였음을 증명합니다.", look.ink(13), leading=1.8)
    sheet.text(297, 638, written(term.issued, "korean"), look.ink(13), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 700, "대·중소기업·농어업협력재단", look.heading(20, bold=True, spacing=2), look.rng, name="issuer", seal="협력재단이사장의인", side=66)
    sheet.text(297, 726, "기술자료 임치센터", look.ink(12), align="c")
    return _paper("technology_escrow", [sheet])


def onsite_consulting(c: Company, look: Look, *, number: str, done: date, issued: date, name: str | None = None) -> Paper:
    """현장자문 (완료) 확인서: the completion date counts. Layout 1: lines with the days of the consulting, of which the last counts."""
    if look.layout == 1:
        return _consulted(c, look, number, done, issued, name or c.name("paren"))
    sheet = Sheet()
    printed = name or c.name("full")
    ornaments.double_frame(sheet, (44, 52, 551, 798))
    sheet.text(64, 86, f"제 {number} 호", look.ink(11))
    sheet.mark("certificate_number", number, f"제 {number} 호", (64, 76, 200, 89))
    heading(sheet, 140, "중소기업 기술보호 현장자문 확인서", look.heading(22, bold=True), name="title")
    rows = [
        [label("기 업 명"), Cell(printed, name="company_name"), label("대 표 자"), Cell(c.representatives, name="representative_name")],
        [label("사업자등록번호"), Cell(c.brn, name="business_registration_number"), label("자문일수"), Cell("3일")],
        [label("소 재 지"), Cell(c.address, cols=3)],
        [label("자문 분야"), Cell("보안관리체계, 영업비밀 관리, 물리적 보안", cols=3)],
        [label("완 료 일"), Cell(written(done, "korean"), name="event_date", value=done), label("진행상태"), Cell("완료")],
        [label("자문위원"), Cell("전문가 2인 (보안, 법률)", cols=3)],
    ]
    y, _ = table(sheet, 66, 176, (92, 168, 76, 128), rows, look.ink(11), height=38)
    paragraph(sheet, 78, y + 60, 440, "위 기업은 「중소기업 기술보호 전문가 현장자문」 지원사업에 참여하여 자문을 완료하였음을 확인합니다.", look.ink(13), leading=1.8)
    sheet.text(297, 624, written(issued, "korean"), look.ink(13), align="c", name="issued_date", value=issued)
    signed(sheet, 290, 690, "대·중소기업·농어업협력재단 사무총장", look.heading(17, bold=True), look.rng, name="issuer", seal="협력재단사무총장인", side=64)
    return _paper("onsite_consulting", [sheet])


def _consulted(c: Company, look: Look, number: str, done: date, issued: date, printed: str) -> Paper:
    sheet = Sheet()
    ornaments.guilloche(sheet, (36, 38, 559, 806), (80, 110, 96))
    sheet.text(66, 90, f"확인번호 : {number}", look.ink(11))
    sheet.mark("certificate_number", number, number, (66, 80, 220, 93))
    heading(sheet, 148, "기술보호 전문가 현장자문 확인서", look.heading(24, bold=True), name="title")
    ink, y = look.ink(12.5), 214.0
    for text, value, field in (("업체명", printed, "company_name"), ("사업자등록번호", c.brn, "business_registration_number"), ("대표자", c.representatives, "representative_name"),
                               ("주소", c.address, None), ("자문내용", "보안관리체계 진단 및 영업비밀 관리", None)):
        y = key_line(sheet, 80, y, text, value, ink, label_width=92, name=field, golden=value, length=310) + 10
    sheet.spread(80, y, 92, "자문기간", ink)
    sheet.text(177, y, ":", ink)
    box = sheet.text(190, y, f"{written(done - timedelta(days=2), 'dots')} ~ ", ink)
    sheet.text(box[2], y, written(done, "dots"), ink, name="event_date", value=done)
    y = key_line(sheet, 80, y + 28, "자문결과", "완료 (3일)", ink, label_width=92)
    paragraph(sheet, 82, y + 46, 436, "위 업체가 「중소기업 기술보호 전문가 현장자문」을 받고 자문을 완료하였음을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 626, written(issued, "bare"), look.ink(13.5), align="c", name="issued_date", value=issued)
    signed(sheet, 290, 692, "대·중소기업·농어업협력재단 사무총장", look.heading(17, bold=True), look.rng, name="issuer", seal="협력재단사무총장인", side=64)
    return _paper("onsite_consulting", [sheet])


def protection_leader(c: Company, look: Look, term: Term, *, name: str | None = None) -> Paper:
    """기술보호 선도기업 지정서: two years."""
    sheet = Sheet()
    printed = name or c.name("full")
    ornaments.guilloche(sheet, (32, 32, 563, 810), (176, 140, 60), waves=8)
    ornaments.rosettes(sheet, (60, 200, 535, 620))
    sheet.text(72, 96, f"제{term.number}호", look.ink(12))
    sheet.mark("certificate_number", term.number, f"제{term.number}호", (72, 84, 170, 99))
    heading(sheet, 170, "기술보호 선도기업 지정서", look.heading(31, bold=True), name="title")
    ink, y = look.ink(14), 246.0
    for text, value, field in (("기업명", printed, "company_name"), ("대표자", c.representatives, "representative_name"), ("소재지", c.address, None)):
        y = key_line(sheet, 88, y, text, value, ink, label_width=78, name=field, golden=value, length=310) + 12
    sheet.spread(88, y, 78, "지정기간", ink)
    sheet.text(171, y, ":", ink)
    print_term(sheet, 184, y, term, ink, "tight")
    paragraph(sheet, 84, y + 64, 430, "위 기업을 「중소기업 기술보호 선도기업 육성사업」에 따른 기술보호 선도기업으로 지정합니다.", look.ink(15), leading=1.8)
    sheet.text(297, 640, written(term.issued, "korean"), look.ink(14), align="c", name="issued_date", value=term.issued)
    signed(sheet, 290, 706, "중소벤처기업부장관", look.heading(27, bold=True, spacing=5), look.rng, name="issuer", side=74)
    return _paper("protection_leader", [sheet])


def national_core_technology(c: Company, look: Look, *, number: str, issued: date, name: str | None = None, core: bool = True) -> Paper:
    """국가핵심기술 판정 결과 통지: an official letter that says 해당 or 해당하지 않음."""
    sheet = Sheet()
    printed = name or c.name("full")
    ink = look.ink(11.5)
    heading(sheet, 92, "산업통상자원부", look.heading(22, bold=True), length=240)
    sheet.text(70, 142, f"수신   {printed} 대표이사", ink)
    sheet.text(70, 162, "(경유)", ink)
    box = sheet.text(70, 186, "제목   국가핵심기술 판정 결과 통지", ink.but(bold=True))
    sheet.mark("title", "국가핵심기술 판정 결과 통지", "국가핵심기술 판정 결과 통지", box)
    sheet.line(66, 198, 530, 198, 1.2)
    y = paragraph(sheet, 70, 226, 456, "1. 귀 사에서 「산업기술의 유출방지 및 보호에 관한 법률」 제9조제6항에 따라 신청하신 국가핵심기술 해당 여부 판정 건과 관련입니다.", ink, leading=1.75, hang=14)
    y = paragraph(sheet, 70, y + 6, 456, "2. 산업기술보호위원회 전문위원회의 검토 결과를 아래와 같이 통지합니다.", ink, leading=1.75, hang=14)
    rows = [[label("신청기업"), Cell(printed, name="company_name")], [label("대표자"), Cell(c.representatives, name="representative_name")],
            [label("판정대상 기술"), Cell(c.technology)],
            [label("판정 결과"), Cell("국가핵심기술에 해당함" if core else "국가핵심기술에 해당하지 않음", bold=True)],
            [label("관련 고시"), Cell("국가핵심기술 지정 등에 관한 고시 (기계 분야)")]]
    y, _ = table(sheet, 84, y + 8, (104, 336), rows, look.ink(11), height=32)
    sheet.text(70, y + 40, "끝.", ink)
    signed(sheet, 297, 640, "산업통상자원부장관", look.heading(21, bold=True, spacing=4), look.rng, name="issuer", side=68)
    sheet.line(66, 690, 530, 690, 0.8)
    box = sheet.text(70, 712, f"시행  {number} ({written(issued, 'dots')})        접수", look.ink(9.5))
    sheet.mark("certificate_number", number, number, box)
    sheet.mark("issued_date", issued, written(issued, "dots"), box)
    sheet.text(70, 730, "우 30118 세종특별자치시 한누리대로 402        전화 044-000-4540   /  비공개(7)", look.ink(9))
    if not core:
        sheet.marks.clear()  # the contrary of a proof
        return Paper("other", [sheet])
    return _paper("national_core_technology", [sheet])


def vc_investment(c: Company, look: Look, *, contract: date, paid: date, amount: int, name: str | None = None,
                  investor: str = "해오름벤처투자 주식회사") -> Paper:
    """상환전환우선주식 인수계약서, its first and last sheet: the day of payment counts, not the contract's."""
    first, last = Sheet(), Sheet()
    printed = name or c.name("full")
    ink = look.ink(11.5)
    heading(first, 130, "투자계약서", look.heading(28, bold=True), length=200, name="title", value="투자계약서")
    first.text(297, 158, "(상환전환우선주식 인수계약)", look.ink(13), align="c")
    y = paragraph(first, 70, 206, 456, f"{investor}(업무집행조합원으로서 “해오름 기술성장 벤처투자조합”을 대표하며, 이하 “투자자”라 한다)와 {printed}(이하 “회사”라 한다)는 "
                  "회사가 발행하는 상환전환우선주식을 투자자가 인수함에 있어 다음과 같이 계약을 체결한다.", ink, leading=1.8)
    rows = [[label("투자기업"), Cell(printed, name="company_name")], [label("사업자등록번호"), Cell(c.brn, name="business_registration_number")],
            [label("대표이사"), Cell(c.representatives, name="representative_name")], [label("투자자"), Cell("해오름 기술성장 벤처투자조합")],
            [label("주식의 종류와 수"), Cell("기명식 상환전환우선주식 20,000주")], [label("1주당 발행가액"), Cell(f"금 {won(amount // 20000)} 원")],
            [label("총 인수대금"), Cell(f"금 {won(amount)} 원")], [label("납입일(거래완결일)"), Cell(written(paid, "korean"), name="event_date", value=paid)]]
    y, _ = table(first, 70, y + 10, (120, 336), rows, look.ink(11), height=28)
    for text in ("제1조(목적) 본 계약은 투자자가 회사의 신주를 인수함에 필요한 사항을 정함을 목적으로 한다.",
                 "제2조(납입) 투자자는 납입일에 총 인수대금을 회사가 지정한 별단예금 계좌에 납입한다."):
        y = paragraph(first, 70, y + 24, 456, text, ink, leading=1.7)
    first.text(297, 818, "- 1 -", look.ink(9), align="c")
    y = 92.0
    for text in ("제3조(진술과 보장) 회사는 재무제표가 기업회계기준에 따라 적정하게 작성되었음을 보장한다.",
                 "제4조(자금의 사용) 회사는 인수대금을 기술개발 및 시설투자에 사용하여야 한다.",
                 "제5조(분쟁해결) 본 계약과 관련한 분쟁은 서울중앙지방법원을 제1심 관할법원으로 한다."):
        y = paragraph(last, 70, y, 456, text, ink, leading=1.7) + 10
    last.text(297, y + 60, written(contract, "korean"), look.ink(13), align="c", name="issued_date", value=contract)
    last.text(90, y + 120, "투자자 :", ink)
    signed(last, 300, y + 120, investor, look.heading(15, bold=True), look.rng, name="issuer", seal="해오름벤처투자인", side=54)
    last.text(90, y + 190, "회   사 :", ink)
    last.text(210, y + 190, printed, look.heading(15, bold=True))
    last.text(210, y + 212, f"대표이사  {c.representatives}  (인)", ink)
    last.text(297, 818, "- 2 -", look.ink(9), align="c")
    return _paper("vc_investment", [first, last])
