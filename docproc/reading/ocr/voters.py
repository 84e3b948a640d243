"""Which engines read here: loaded once a process, chosen by the settings and by what this machine has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from shutil import which

from docproc.errors import EnvironmentNotFit
from docproc.reading.ocr import independent, ppocr, recorded, tesseract_data
from docproc.reading.ocr.engine import Engine
from docproc.reading.ocr.independent import Own
from docproc.reading.ocr.ppocr import PpOcr
from docproc.reading.ocr.tesseract_inprocess import InProcess
from docproc.reading.ocr.tesseract_process import Process
from docproc.reading.settings import EngineChoice, ReadingSettings

FIRST = "kor+eng"
FURTHER = ("kor", "Hangul")
INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-kor tesseract-ocr-script-hang"


@dataclass(frozen=True)
class Voters:
    """The readers of a line: `first` reads every line, `own` too where it is installed, `further` those where
    readers differ or the first is unsure, `digits` what is mostly digits."""

    first: Engine
    further: tuple[Engine, ...] = ()
    own: Engine | None = None
    digits: Engine | None = None


def voters(settings: ReadingSettings) -> Voters:
    """The voters for `settings`; `EnvironmentNotFit` where Tesseract or its Korean data is missing."""
    return _voters(settings.engine, str(settings.recorded or ""), settings.independent)


@lru_cache(maxsize=4)
def _voters(choice: EngineChoice, source: str, with_others: bool) -> Voters:
    if choice == "recorded":
        return _from_record(source)
    made = _tesseract(choice)
    further = tuple(made(model) for model in FURTHER if model in tesseract_data.models())
    return Voters(
        first=made(FIRST),
        further=further,
        own=Own() if with_others and independent.is_there() else None,
        digits=PpOcr() if with_others and ppocr.model_file() else None,
    )


def _tesseract(choice: EngineChoice) -> Callable[[str], Engine]:
    if tesseract_data.folder() is None or not set(tesseract_data.NEEDED) <= set(tesseract_data.models()):
        raise EnvironmentNotFit(
            "Tesseract의 한국어 데이터(kor, eng)가 없습니다.", "Tesseract's Korean data (kor, eng) is missing.",
            next_ko=f"설치: {INSTALL}", next_en=f"Install: {INSTALL}",
        )  # fmt: skip
    if choice in ("auto", "tesserocr") and find_spec("tesserocr") is not None:
        return InProcess
    if choice in ("auto", "pytesseract") and find_spec("pytesseract") is not None and which("tesseract"):
        return Process
    raise EnvironmentNotFit(
        "문자 인식 엔진(tesserocr 또는 tesseract)을 찾을 수 없습니다.", "Neither tesserocr nor the tesseract program was found.",
        next_ko=f"설치: {INSTALL}", next_en=f"Install: {INSTALL}",
    )  # fmt: skip


def _from_record(source: str) -> Voters:
    from pathlib import Path

    path = Path(source)
    engines = {name: recorded.Recorded(name, path) for name in recorded.names(path)}
    first = engines.pop(f"tesseract:{FIRST}")
    own, digits = engines.pop("own", None), engines.pop("ppocr", None)
    return Voters(first=first, further=tuple(engines.values()), own=own, digits=digits)
