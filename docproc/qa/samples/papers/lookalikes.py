"""Pages that are no evidence: cover sheets, blank backs, and papers that look like what they are not."""

from __future__ import annotations

from datetime import date

from docproc.qa.samples import ornaments
from docproc.qa.samples.company import Company
from docproc.qa.samples.dates import won, written
from docproc.qa.samples.look import Look, heading, signed
from docproc.qa.samples.setting import Cell, key_line, label, paragraph, table
from docproc.qa.samples.sheet import Paper, Sheet


def cover(look: Look, title: str, lines: tuple[str, ...] = ()) -> Paper:
    """A divider such as `붙임4`."""
    sheet = Sheet()
    sheet.text(297, 330, title, look.heading(40, bold=True), align="c")
    for row, line in enumerate(lines):
        sheet.text(297, 390 + 26 * row, line, look.ink(16), align="c")
    return Paper("other", [sheet])


def blank() -> Paper:
    """The empty back of a sheet."""
    return Paper("other", [Sheet()])


def tax_payment_facts(c: Company, look: Look, *, number: str, issued: date) -> Paper:
    """납부내역증명(납세사실증명): says what was paid, never that nothing is owed."""
    sheet = Sheet()
    sheet.text(56, 80, f"발급번호  {number}", look.ink(9.5))
    heading(sheet, 118, "납부내역증명(납세사실증명)", look.heading(19, bold=True))
    rows = [[label("상호(법인명)"), Cell(c.name()), label("사업자등록번호"), Cell(c.brn)], [label("성명(대표자)"), Cell(c.representatives), label("주소"), Cell(c.address)]]
    y, _ = table(sheet, 52, 146, (84, 162, 92, 154), rows, look.ink(10), height=34)
    rows = [[label(text) for text in ("연도/기분", "세목", "납부일", "납부세액(원)")]]
    rows += [[Cell(f"{issued.year}/{n}", align="c"), Cell(tax, align="c"), Cell(f"{issued.year}-0{n * 2}-25", align="c"), Cell(won(amount), align="r")]
             for n, (tax, amount) in enumerate((("부가가치세", 12_480_000), ("법인세", 8_350_120), ("원천세", 1_204_330)), 1)]
    y, _ = table(sheet, 52, y + 14, (100, 130, 130, 132), rows, look.ink(10), height=26)
    paragraph(sheet, 66, y + 46, 460, "위와 같이 국세를 납부한 사실이 있음을 증명합니다.", look.ink(12), leading=1.7)
    sheet.text(297, y + 110, written(issued, "korean"), look.ink(12), align="c")
    signed(sheet, 310, y + 164, f"{c.tax_office}장", look.heading(18, spacing=4), look.rng, side=58)
    return Paper("other", [sheet])


def sobujang_specialist(c: Company, look: Look, *, issued: date) -> Paper:
    """소재·부품·장비 전문기업확인서: not the 강소기업 100 that earns points."""
    sheet = Sheet()
    ornaments.guilloche(sheet, (36, 36, 559, 806), (120, 90, 150))
    sheet.text(66, 92, "확인번호 제 2022-1183 호", look.ink(11))
    heading(sheet, 168, "소재·부품·장비 전문기업확인서", look.heading(27, bold=True))
    y = 244.0
    for text, value in (("상호", c.name()), ("대표자", c.representatives), ("소재지", c.address), ("전문품목", c.main_product), ("유효기간", "2022. 3. 2 ~ 2025. 3. 1")):
        y = key_line(sheet, 88, y, text, value, look.ink(14), label_width=78, length=310) + 12
    paragraph(sheet, 84, y + 40, 430, "「소재·부품·장비산업 경쟁력강화를 위한 특별조치법」 제13조에 따라 소재·부품·장비 전문기업임을 확인합니다.", look.ink(13.5), leading=1.8)
    sheet.text(297, 640, written(issued, "korean"), look.ink(13.5), align="c")
    signed(sheet, 290, 704, "한국산업기술진흥원장", look.heading(24, bold=True, spacing=4), look.rng, side=70)
    return Paper("other", [sheet])


def middle_standing(c: Company, look: Look, *, issued: date) -> Paper:
    """중견기업 확인서: the paper of a larger firm (here of the opponent), never an SME confirmation."""
    sheet = Sheet()
    sheet.text(64, 84, "발급번호 : 2023-04412", look.ink(10.5))
    heading(sheet, 150, "중견기업 확인서", look.heading(30, bold=True), length=260)
    y = 236.0
    for text, value in (("기업명", c.opponent), ("사업자등록번호", "214-87-30018"), ("대표자명", "문태식"), ("유효기간", "2023-04-01 ~ 2024-03-31")):
        y = key_line(sheet, 78, y, text, value, look.ink(12), label_width=84) + 12
    paragraph(sheet, 78, y + 34, 440, "「중견기업 성장촉진 및 경쟁력 강화에 관한 특별법」 제25조에 따라 위 기업이 중견기업임을 확인합니다.", look.ink(13), leading=1.7)
    sheet.text(297, y + 120, written(issued, "korean"), look.ink(13), align="c")
    signed(sheet, 297, y + 176, "한국중견기업연합회장", look.heading(21, bold=True, spacing=4), look.rng, side=64)
    return Paper("other", [sheet])


def stranger(c: Company, look: Look, title: str, *, number: str, issuer: str, sentence: str, term: str, issued: date) -> Paper:
    """A designation of another programme than those of annexes 4 and 5, drawn as their papers are."""
    sheet = Sheet()
    ornaments.guilloche(sheet, (36, 38, 559, 806), (140, 110, 90))
    sheet.text(68, 92, f"제 {number} 호", look.ink(11.5))
    heading(sheet, 164, title, look.heading(26, bold=True))
    y = 244.0
    for text, value in (("기업명", c.name()), ("사업자등록번호", c.brn), ("대표자", c.representatives), ("소재지", c.address), ("유효기간", term)):
        y = key_line(sheet, 82, y, text, value, look.ink(13), label_width=96, length=300) + 10
    paragraph(sheet, 82, y + 44, 436, sentence, look.ink(13.5), leading=1.8)
    sheet.text(297, 644, written(issued, "korean"), look.ink(13.5), align="c")
    signed(sheet, 290, 706, issuer, look.heading(22, bold=True, spacing=3), look.rng, side=68)
    return Paper("other", [sheet])


def baby_unicorn(c: Company, look: Look, *, issued: date) -> Paper:
    """아기유니콘 선정서: another programme than the 예비유니콘 of annex 4 (reading Q29)."""
    until = f"{written(issued, 'dots')} ~ {written(issued.replace(year=issued.year + 3), 'dots')}"
    return stranger(c, look, "아기유니콘200 육성사업 선정서", number=f"{issued.year}-071", issuer="중소벤처기업부장관", term=until, issued=issued,
                    sentence="위 기업을 「아기유니콘200 육성사업」 지원대상 기업으로 선정합니다.")


def startup_100(c: Company, look: Look, *, issued: date) -> Paper:
    """소재·부품·장비 스타트업 100 선정서: not the 강소기업 100 of annex 4."""
    until = f"{written(issued, 'dots')} ~ {written(issued.replace(year=issued.year + 2), 'dots')}"
    return stranger(c, look, "소재·부품·장비 스타트업 100 선정서", number=f"{issued.year}-033", issuer="중소벤처기업부장관", term=until, issued=issued,
                    sentence="위 기업을 「소재·부품·장비 스타트업 100」 육성사업의 지원기업으로 선정합니다.")


def local_tax_items(c: Company, look: Look, *, number: str, issued: date) -> Paper:
    """지방세 세목별 과세증명서: what was assessed, never that nothing is owed."""
    sheet = Sheet()
    sheet.text(56, 80, f"발급번호  {number}", look.ink(9.5))
    heading(sheet, 118, "지방세 세목별 과세증명서", look.heading(19, bold=True))
    rows = [[label("성명(법인명)"), Cell(c.name()), label("사업자등록번호"), Cell(c.brn)], [label("주소(영업소)"), Cell(c.address, cols=3)]]
    y, _ = table(sheet, 52, 146, (84, 162, 92, 154), rows, look.ink(10), height=34)
    rows = [[label(text) for text in ("과세연도", "세목", "과세물건", "지방세(원)")]]
    rows += [[Cell(str(issued.year - 1), align="c"), Cell(tax, align="c"), Cell(thing, align="c"), Cell(won(amount), align="r")]
             for tax, thing, amount in (("재산세", "토지", 3_204_110), ("주민세", "사업소분", 62_500), ("자동차세", "화물", 28_500))]
    y, _ = table(sheet, 52, y + 14, (100, 130, 130, 132), rows, look.ink(10), height=26)
    paragraph(sheet, 66, y + 46, 460, "위와 같이 지방세를 과세한 사실이 있음을 증명합니다.", look.ink(12), leading=1.7)
    sheet.text(297, y + 110, written(issued, "korean"), look.ink(12), align="c")
    signed(sheet, 310, y + 164, f"{c.local_office}장", look.heading(18, spacing=2), look.rng, side=58)
    return Paper("other", [sheet])


def pleading(c: Company, look: Look, title: str, parties: tuple[str, str], body: tuple[str, ...], *, day: date, to: str) -> Paper:
    """A writ that is no action for damages: 고소장 to the police, 가처분 신청서 (카합) to a court."""
    sheet = Sheet()
    heading(sheet, 116, title, look.heading(25, bold=True), length=150 if len(title) < 5 else None)
    ink, y = look.ink(11.5), 180.0
    for role, name in zip(parties, (f"{c.name()}  (대표이사 {c.representatives})", c.opponent), strict=True):
        y = key_line(sheet, 78, y, role, name, ink, label_width=70, colon="", length=330) + 10
    for text in body:
        y = paragraph(sheet, 74, y + 14, 450, text, ink, leading=1.8)
    sheet.text(297, y + 60, written(day, "bare"), look.ink(12.5), align="c")
    sheet.text(330, y + 100, f"위 {parties[0].replace(' ', '')} {c.name()}  (인)", ink, align="c")
    sheet.text(80, y + 160, f"{to} 귀중", look.heading(17, bold=True))
    return Paper("other", [sheet])


def criminal_complaint(c: Company, look: Look, *, day: date) -> Paper:
    """고소장: a criminal complaint is no civil suit."""
    return pleading(c, look, "고소장", ("고소인", "피고소인"), (
        "고소인은 피고소인을 「부정경쟁방지 및 영업비밀보호에 관한 법률」 위반 혐의로 고소하오니 처벌하여 주시기 바랍니다.",
        f"피고소인은 고소인의 {c.technology}에 관한 영업비밀을 무단으로 사용하여 동일한 제품을 제조·판매하였습니다."), day=day, to="○○경찰서")


def provisional(c: Company, look: Look, *, number: str, day: date) -> Paper:
    """가처분 신청서 with a 카합 number: an injunction is no action for damages."""
    return pleading(c, look, "영업비밀침해금지 가처분 신청서", ("채권자", "채무자"), (
        f"사건  {number}  영업비밀침해금지 가처분", "신청취지", "1. 채무자는 별지 목록 기재 제품을 생산, 판매하여서는 아니 된다.  2. 신청비용은 채무자가 부담한다.",
        "신청이유", f"채무자는 채권자의 {c.technology}을 사용하여 채권자의 영업비밀을 침해하고 있습니다."), day=day, to="○○지방법원")
