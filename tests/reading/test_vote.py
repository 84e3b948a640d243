"""Which text is chosen, and when a line counts as agreed."""

from __future__ import annotations

from docproc.reading.ocr.engine import LineText, ReadWord, without_false_blanks
from docproc.reading.vote import bare, choose, is_numeric


def said(engine, text, confidence=0.9):
    return LineText(text, confidence, (ReadWord(text, 0, 10, confidence),) if text else (), engine)


def test_two_families_that_say_the_same_agree_blind_to_blanks():
    choice = choose([said("tesseract:kor+eng", "한빛 정밀"), said("own", "한빛정밀")])
    assert choice.text == "한빛정밀" and choice.agreed and choice.confidence > 0.95


def test_one_family_that_agrees_with_itself_proves_nothing():
    choice = choose([said("tesseract:kor+eng", "권팀랩스"), said("tesseract:kor", "권팀랩스"), said("tesseract:Hangul", "권팀랩스")])
    assert choice.text == "권팀랩스" and not choice.agreed and choice.confidence <= 0.75


def test_a_minority_of_tesseracts_models_is_not_tesseracts_opinion():
    choice = choose([
        said("tesseract:kor+eng", "새시웍스", 0.95), said("tesseract:kor", "새시웍스", 0.95),
        said("tesseract:Hangul", "섀시웍스", 0.4), said("own", "섀시웍스", 0.6),
    ])  # fmt: skip
    assert not choice.agreed


def test_own_reading_of_a_syllable_tesseract_lacks_is_chosen_but_not_agreed():
    choice = choose([said("tesseract:kor+eng", "권팀랩스", 0.8), said("own", "퀀텀랩스", 0.97)])
    assert choice.text == "퀀텀랩스" and not choice.agreed


def test_readings_are_voted_character_by_character_and_proved_by_position():
    choice = choose([
        said("tesseract:kor+eng", "테헤란로128"), said("tesseract:kor", "테헤란로128"), said("own", "데헤란로123", 0.6),
        said("ppocr", "테헤란로123"),
    ])  # fmt: skip
    assert choice.text == "테헤란로123" or not choice.agreed


def test_nothing_read_is_no_text_and_no_confidence():
    choice = choose([said("tesseract:kor+eng", "", 0), said("own", "", 0)])
    assert (choice.text, choice.confidence, choice.agreed) == ("", 0.0, False)


def test_all_readings_are_kept_the_chosen_one_first():
    choice = choose([said("tesseract:kor+eng", "홍길동", 0.5), said("own", "홍걸동", 0.99)])
    assert [r.engine for r in choice.readings] == ["own", "tesseract:kor+eng"]


def test_rests_of_ruling_lines_do_not_part_readings():
    assert bare("| 홍길동_") == bare("홍 길 동")


def test_dates_and_numbers_are_numeric_and_names_are_not():
    assert is_numeric("2021 년 03 월 04 일") and is_numeric("123-45-67890") and not is_numeric("한빛정밀 2공장")


def test_blanks_within_a_korean_word_are_closed_and_real_ones_kept():
    words = [ReadWord("한", 0, 28, 0.9), ReadWord("빛", 32, 60, 0.9), ReadWord("정밀", 75, 130, 0.9), ReadWord("AB", 133, 160, 0.9)]
    assert [w.text for w in without_false_blanks(words, 8)] == ["한빛", "정밀AB"]
