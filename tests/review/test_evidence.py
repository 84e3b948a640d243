"""The evidence page shows every value in its place, acts on no text of a document, and needs neither server nor network."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from docproc import programs, review
from docproc.box import Box
from docproc.model import Attention, Case, PageEntry, PageState
from docproc.review import anchors, evidence_pages
from docproc.review.evidence_pages import Look, Sheet, turned
from tests.cases import ATTACHMENTS, PROGRAM, field, made_up_case

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\x07\u202e]]>--></style>"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_EMPTY = {"meta", "img", "rect", "link", "hr"}


class Element:
    """An element with its attributes, text, children and parent."""

    def __init__(self, name: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children: list[Element] = []
        self.own: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.own) + "".join(child.text for child in self.children)

    def all(self, name: str | None = None) -> list[Element]:
        found = [child for child in self.children if name in (None, child.name)]
        return found + [deeper for child in self.children for deeper in child.all(name)]

    def __getitem__(self, key: str) -> str:
        return self.attributes.get(key) or ""


class Reader(HTMLParser):
    """The tree of a page; fails where a tag is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("root", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs), self.here)
        self.here.children.append(made)
        if tag not in _EMPTY:
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        assert tag == self.here.name, f"</{tag}> closes <{self.here.name}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.own.append(data)


def png(width: int = 400, height: int = 566) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(out, "PNG")
    return out.getvalue()


def look(file: str, page: int) -> Look:
    return Look(595, 842, 0, png())


def written(folder: Path, case: Case) -> Element:
    page = review.write_evidence(case, programs.load(case.program), folder, look)
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    assert reader.here is reader.root
    return reader.root


def by_id(root: Element) -> dict[str, Element]:
    found = [one for one in root.all() if one["id"]]
    named = {one["id"]: one for one in found}
    assert len(named) == len(found), "two elements have one id"
    return named


def test_every_link_of_the_page_leads_somewhere(tmp_path: Path) -> None:
    root = written(tmp_path, made_up_case())
    named = by_id(root)
    links = [link["href"] for link in root.all("a")]
    assert len(links) > 10
    assert [link for link in links if not (link.startswith("#") and link[1:] in named)] == []


def test_a_sheet_can_open_every_field_document_verdict_and_page(tmp_path: Path) -> None:
    case = made_up_case()
    named = by_id(written(tmp_path, case))
    for number, document in enumerate(case.documents):
        assert named[anchors.document_anchor(number)].name == "section"
        for name in document.fields:
            assert named[anchors.field_anchor(number, name)].name == "li"
    for section, verdicts in (("eligibility", case.eligibility.criteria), ("rate", case.rate.items), ("bonus", case.bonus.items)):
        for verdict in verdicts:
            assert named[anchors.verdict_anchor(section, verdict.id)].name == "article"
    for entry in case.pages:
        assert named[anchors.page_anchor(0, entry.page)].name == "figure"


def test_a_box_lies_over_its_value_and_leads_to_what_it_decided(tmp_path: Path) -> None:
    named = by_id(written(tmp_path, made_up_case(pages=(PageEntry(file=ATTACHMENTS, page=1, state=PageState.READ, document=1),))))
    box = named["b-d1-valid_until"]
    (rect,) = box.all("rect")
    assert (rect["x"], rect["y"], rect["width"], rect["height"]) == ("98.0", "98.0", "104.0", "16.0")
    row = named[box["href"][1:]]
    assert "2025-03-19" in row.text and "확인" in row.text
    decided = [link["href"] for link in row.all("a") if link["href"].startswith("#v-")]
    assert decided == ["#v-r-venture"] and "벤처기업" in row.text


def test_a_verdict_lights_the_boxes_that_prove_it(tmp_path: Path) -> None:
    named = by_id(written(tmp_path, made_up_case()))
    assert named["v-r-venture"]["data-shows"] == "d1-valid_until"
    assert "충족 +10%" in named["v-r-venture"].text and "유효합니다." in named["v-r-venture"].text


def test_what_a_person_must_look_at_stands_first_with_a_link_to_its_value(tmp_path: Path) -> None:
    first = by_id(written(tmp_path, made_up_case()))["todo"]
    assert "보험증권이 없습니다." in first.text
    assert [link["href"] for link in first.all("a")] == ["#d0-representative_name"]


def test_a_doubtful_value_says_so_in_words_and_can_be_stepped_to(tmp_path: Path) -> None:
    named = by_id(written(tmp_path, made_up_case()))
    row = named["d0-representative_name"]
    assert row["class"] == "check" and "확인필요" in row.text
    assert row["tabindex"] == "-1" and {"next", "before"} <= set(named)


def test_hostile_text_stands_as_text(tmp_path: Path) -> None:
    base = made_up_case()
    document = base.documents[0].model_copy(update={"company_name": field(HOSTILE)})
    case = made_up_case(case=HOSTILE, documents=(document, base.documents[1]), attention=(Attention(code="x", message=HOSTILE),))
    root = written(tmp_path, case)
    assert len(root.all("script")) == 1 and len(root.all("style")) == 1
    assert all(set(one.attributes) <= {"src", "alt", "width", "height"} for one in root.all("img"))
    assert not [one for one in root.all() for name in one.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in root.all("h1")[0].text
    assert not set("\x07\u202e") & set((tmp_path / anchors.PAGE).read_text(encoding="utf-8"))


def test_the_policy_allows_our_style_and_script_by_hash_and_nothing_else(tmp_path: Path) -> None:
    root = written(tmp_path, made_up_case())
    (policy,) = [meta["content"] for meta in root.all("meta") if meta["http-equiv"] == "Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    for name in ("style", "script"):
        (one,) = root.all(name)
        digest = base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not [one for one in root.all() if one["style"]]


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    root = written(tmp_path, made_up_case())
    assert not re.search(r"https?:|//[a-z]|url\(|@import", (tmp_path / anchors.PAGE).read_text(encoding="utf-8"))
    sources = [image["src"] for image in root.all("img")]
    assert sources == ["pages/f0-p5.webp", "pages/f0-p6.webp"]
    assert all((tmp_path / source).is_file() for source in sources)


def test_a_resident_registration_number_is_never_shown(tmp_path: Path) -> None:
    base = made_up_case()
    document = base.documents[0].model_copy(update={"company_name": field("홍길동 900101-1234567", status="check")})
    written(tmp_path, made_up_case(documents=(document, base.documents[1])))
    text = (tmp_path / anchors.PAGE).read_text(encoding="utf-8")
    assert "1234567" not in text and "900101-*******" in text


def test_a_blank_page_and_one_without_a_picture_say_so(tmp_path: Path) -> None:
    case = made_up_case()
    review.write_evidence(case, programs.load(PROGRAM), tmp_path, lambda file, page: None)
    reader = Reader()
    reader.feed((tmp_path / anchors.PAGE).read_text(encoding="utf-8"))
    named = by_id(reader.root)
    assert "빈 쪽" in named["f0-p7"].text and "그림이 없는 쪽" in named["f0-p5"].text
    assert not reader.root.all("img")


def test_many_pages_stay_within_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_pages, "MOST_BYTES", 90_000)
    pages = tuple(PageEntry(file=ATTACHMENTS, page=n, state=PageState.READ) for n in range(1, 9))
    written(tmp_path, made_up_case(pages=pages))
    sizes = [path.stat().st_size for path in (tmp_path / "pages").iterdir()]
    assert len(sizes) == 8 and sum(sizes) <= 90_000


@pytest.mark.parametrize(("degrees", "expected"), [(0, (10, 20, 30, 50)), (90, (792, 10, 822, 30)), (180, (565, 792, 585, 822)), (270, (20, 565, 50, 585))])
def test_a_box_turns_with_its_page(degrees: int, expected: tuple[float, ...]) -> None:
    upright = (842.0, 595.0) if degrees % 180 else (595.0, 842.0)
    sheet = Sheet(PageEntry(file="f", page=1, state=PageState.READ), 0, *upright, degrees, 595.0, 842.0, "x")
    box = turned(Box(10, 20, 30, 50), sheet)
    assert (box.x0, box.top, box.x1, box.bottom) == expected


def test_a_page_scanned_sideways_is_shown_upright(tmp_path: Path) -> None:
    case = made_up_case(pages=(PageEntry(file=ATTACHMENTS, page=1, state=PageState.READ, document=0),))
    review.write_evidence(case, programs.load(PROGRAM), tmp_path, lambda file, page: Look(842, 595, 90, png(566, 400)))
    with Image.open(tmp_path / "pages" / "f0-p1.webp") as picture:
        assert picture.size == (400, 566)
    assert 'viewBox="0 0 595.0 842.0"' in (tmp_path / anchors.PAGE).read_text(encoding="utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; the page's structure is tested without it")
def test_a_browser_opens_the_page_at_the_field_that_the_address_names(tmp_path: Path) -> None:
    case = made_up_case(pages=(PageEntry(file=ATTACHMENTS, page=1, state=PageState.READ, document=1),))
    written(tmp_path, case)
    address = f"{(tmp_path / anchors.PAGE).as_uri()}#d1-valid_until"
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000", "--dump-dom", address]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if "</html>" not in shown.stdout:
        pytest.skip(f"Chromium does not run here: {shown.stderr[-200:]}")
    reader = Reader()
    reader.feed(shown.stdout)
    lit = {one["id"] for one in reader.root.all() if "on" in one["class"].split()}
    assert lit == {"d1-valid_until", "b-d1-valid_until"}, "the script did not run, or lit something else"
    assert "Refused" not in shown.stderr
