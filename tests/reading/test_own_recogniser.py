"""Our own recogniser reads rendered lines, knows its alphabet, and says when it is not sure."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docproc.reading.ocr import looks
from docproc.reading.ocr.own import MODEL_FOLDER, OwnRecogniser, decode, prepare, prepare_with_scale

FONTS = [
    path
    for path in map(Path, ("/usr/share/fonts/truetype/nanum/NanumGothic.ttf", "/usr/share/fonts/truetype/nanum/NanumMyeongjo.ttf"))
    if path.exists()
]
needs_fonts = pytest.mark.skipif(not FONTS, reason="the Nanum fonts are not installed")
TEXTS = ("주식회사 퀀텀랩스", "섀시웍스㈜", "214-87-63951", "2022-03-20 부터 2025-03-19 까지", "중소벤처기업부장관", "금 10,000,000 원", "□ 해당 ■ 해당없음")


def printed(text: str, font: Path, size: int = 40, paper: int = 255, ink: int = 0) -> np.ndarray:
    face = ImageFont.truetype(str(font), size)
    left, top, right, bottom = face.getbbox(text)
    picture = Image.new("L", (int(right - left) + 24, int(bottom - top) + 20), paper)
    ImageDraw.Draw(picture).text((12 - left, 10 - top), text, fill=ink, font=face)
    return np.asarray(picture)


@pytest.fixture(scope="module")
def reader() -> OwnRecogniser:
    return OwnRecogniser()


@needs_fonts
@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_rendered_lines_are_read_exactly(reader: OwnRecogniser, font: Path) -> None:
    readings = reader.read_lines([printed(text, font) for text in TEXTS])
    assert [r.text.replace(" ", "") for r in readings] == [text.replace(" ", "") for text in TEXTS]


@needs_fonts
def test_pale_print_on_grey_paper_is_read_like_black_on_white(reader: OwnRecogniser) -> None:
    (reading,) = reader.read_lines([printed("벤처기업확인서", FONTS[0], paper=190, ink=120)])
    assert reading.text == "벤처기업확인서"


@needs_fonts
def test_light_print_on_a_dark_heading_is_read(reader: OwnRecogniser) -> None:
    (reading,) = reader.read_lines([printed("벤처기업확인서", FONTS[0], paper=60, ink=250)])
    assert reading.text == "벤처기업확인서"


@needs_fonts
def test_characters_stand_where_they_were_printed(reader: OwnRecogniser) -> None:
    image = printed("등록번호 123", FONTS[0])
    (reading,) = reader.read_lines([image])
    starts = [c.x_start for c in reading.characters]
    assert starts == sorted(starts)
    assert all(0 <= c.x_start < c.x_end <= image.shape[1] + 0.5 for c in reading.characters)
    assert reading.confidence == min(c.confidence for c in reading.characters if c.char != " ")


def test_empty_paper_reads_as_nothing_with_no_confidence(reader: OwnRecogniser) -> None:
    (reading,) = reader.read_lines([np.full((40, 300), 255, np.uint8)])
    assert (reading.text, reading.confidence) == ("", 0.0)


def test_the_alphabet_has_every_syllable_of_ks_x_1001_and_each_character_once(reader: OwnRecogniser) -> None:
    syllables = [chr(c) for c in range(0xAC00, 0xD7A4) if len(chr(c).encode("euc_kr", "ignore")) == 2]
    assert len(syllables) == 2350
    assert reader.knows("".join(syllables))
    assert reader.knows("㈜ 「」 □ ☑ ■ ○ ● √ · ~ , 1234567890")
    assert not reader.knows("株式會社")
    assert len(set(reader.alphabet)) == len(reader.alphabet)


def test_the_network_has_one_output_for_each_character_and_the_blank(reader: OwnRecogniser) -> None:
    rows = reader.probabilities(np.full((32, 64), 255, np.uint8))
    assert rows.shape[1] == 1 + len(reader.alphabet)
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-3)


def test_the_model_is_small_enough_to_ship() -> None:
    assert (MODEL_FOLDER / "recogniser.onnx").stat().st_size <= 10_000_000


@needs_fonts
def test_preparing_a_line_is_deterministic_and_32_rows_high() -> None:
    image = printed("유효기간", FONTS[0], size=61)
    before = image.copy()
    assert np.array_equal(prepare(image), prepare(image))
    assert prepare(image).shape[0] == 32
    assert np.array_equal(image, before)


@needs_fonts
def test_rests_of_ruling_lines_do_not_shrink_the_text() -> None:
    image = printed("유효기간", FONTS[0])
    ruled = image.copy()
    ruled = np.pad(ruled, ((8, 8), (0, 0)), constant_values=255)
    ruled[:3] = 0
    ruled[-3:] = 0
    assert abs(prepare(ruled).shape[1] - prepare(image).shape[1]) <= 3


@pytest.mark.parametrize("image", (np.zeros((0, 5), np.uint8), np.zeros((5, 5, 3), np.uint8), np.zeros((5, 5), np.float32)))
def test_what_is_not_a_grey_line_is_refused(image: np.ndarray) -> None:
    with pytest.raises(ValueError, match="line image"):
        prepare(image)


def test_a_character_hidden_between_two_others_lowers_the_confidence() -> None:
    rows = np.zeros((5, 4), np.float32)
    rows[:, 0] = 0.02
    rows[0, 1], rows[4, 2] = 0.98, 0.98
    rows[1, 0], rows[2, 0], rows[3, 0] = 1.0, 0.55, 1.0
    rows[2, 3] = 0.45
    reading = decode(rows, "가나다", 20, 1.0)
    assert reading.text == "가나"
    assert reading.confidence < 0.1
    rows[2, 0], rows[2, 3] = 1.0, 0.0
    assert decode(rows, "가나다", 20, 1.0).confidence > 0.7


@needs_fonts
def test_an_unsure_line_is_looked_at_again_and_never_gets_surer_for_it(reader: OwnRecogniser) -> None:
    rng = np.random.default_rng(3)
    for strength in (0.35, 0.45, 0.55):
        image = printed("꽹과리 뷁솔 주식회사", FONTS[0], size=22)
        spoiled = np.clip(image.astype(float) * (1 - strength) + rng.integers(0, 255, image.shape) * strength, 0, 255).astype(np.uint8)
        ready = prepare_with_scale(spoiled)
        first = reader._decoded(reader.probabilities(ready.image), ready)
        (reading,) = reader.read_lines([spoiled])
        assert reading.text == first.text or reading.confidence <= first.confidence
        assert all(0 <= c.x_start < c.x_end <= spoiled.shape[1] * 1.02 for c in reading.characters)


def test_the_likeliest_text_is_the_one_that_all_looks_bear() -> None:
    one, other = np.array([[0.1, 0.5, 0.4], [0.8, 0.1, 0.1]]), np.array([[0.1, 0.1, 0.8], [0.8, 0.1, 0.1]])
    assert looks.likeliest(["가", "나"], [one], "가나") == 0
    assert looks.likeliest(["가", "나"], [one, other], "가나") == 1
    assert np.exp(looks.log_likelihood(one, [1])) == pytest.approx(0.5 * 0.8 + 0.1 * 0.1 + 0.5 * 0.1)
    assert np.exp(looks.log_likelihood(one, [1, 1])) == 0  # the same character twice needs a blank between


def test_another_look_says_how_its_columns_lie_over_the_given_ones() -> None:
    given = np.full((32, 300), 255, np.uint8)
    given[8:24, 270:290] = 0
    for look, columns in looks.others(given):
        assert look.shape[0] == 32
        ends = np.flatnonzero((look < 128).any(axis=0))[[0, -1]] * columns
        assert ends == pytest.approx((270, 290), abs=4)


def test_what_the_first_look_did_not_say_is_no_surer_and_neither_is_what_stands_beside_a_lost_character() -> None:
    assert looks.places_that_differ("가나다라", "가너다라") == {1}
    assert looks.places_that_differ("가나다라", "가다라") == {0, 1}
    assert looks.places_that_differ("가나다라", "가나다라마") == {4}
    assert looks.places_that_differ("가나", "가나") == set()
