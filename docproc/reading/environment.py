"""What reading needs of this machine, for `docproc doctor` and before a run."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from shutil import which

from docproc.reading.ocr import independent, ppocr, tesseract_data
from docproc.reading.ocr.voters import INSTALL, voters
from docproc.reading.settings import ReadingSettings


def require(settings: ReadingSettings) -> None:
    """Raise `EnvironmentNotFit` if pages cannot be read with `settings` on this machine."""
    voters(settings)


def environment() -> list[tuple[str, str | None, bool, str]]:
    """`(name, version, whether it is fit, what to do)` of everything that reading uses; second readers are wanted,
    and only a missing Tesseract or Korean data stops a run."""
    models = tesseract_data.models()
    place = tesseract_data.folder()
    found = [
        ("tesserocr", *_package("tesserocr"), "pip install tesserocr"),
        ("tesseract", *_program(), INSTALL),
    ]
    for name in (*tesseract_data.NEEDED, *tesseract_data.FURTHER):
        found.append((f"tessdata {name}", str(place) if name in models else None, name in models, INSTALL))
    found.append(("own recogniser", "onnx" if independent.is_there() else None, independent.is_there(), "pip install --force-reinstall docproc"))
    found.append(("PP-OCR", _package("rapidocr")[0], ppocr.model_file() is not None, "pip install rapidocr"))
    for name in ("onnxruntime", "opencv-python-headless", "pypdfium2", "pdfplumber", "pdfminer.six", "zxing-cpp"):
        found.append((name, *_package(name), f"pip install {name}"))
    return found


def _package(name: str) -> tuple[str | None, bool]:
    try:
        return version(name), True
    except PackageNotFoundError:
        return None, False


def _program() -> tuple[str | None, bool]:
    """The tesseract program, which is needed only where the tesserocr package is missing."""
    if which("tesseract") is None:
        return None, find_spec("tesserocr") is not None
    import pytesseract

    try:
        return str(pytesseract.get_tesseract_version()), True
    except (OSError, SystemExit, ValueError):
        return None, find_spec("tesserocr") is not None
