"""How pages are read, and the fingerprint that says when an old reading may be used again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from docproc.model import Frozen

EngineChoice = Literal["auto", "tesserocr", "pytesseract", "recorded"]
_PACKAGES = ("pypdfium2", "pdfplumber", "pdfminer.six", "opencv-python-headless", "numpy", "tesserocr", "pytesseract", "onnxruntime", "rapidocr", "zxing-cpp")


class ReadingSettings(Frozen):
    """What may be chosen about reading. `auto` takes tesserocr, else pytesseract; `recorded` answers from the JSON
    file `recorded` (tests). Pages are rendered at their picture's own resolution within the two limits."""

    engine: EngineChoice = "auto"
    recorded: Path | None = None
    least_dpi: int = 200
    most_dpi: int = 300
    independent: bool = True  # our own recogniser and PP-OCR as second readers
    spot_checks: int = 3  # lines of a text layer that are read from pixels to prove it

    def fingerprint(self) -> str:
        """A hash of the settings, of this room's code, of the engines' versions and of their models."""
        from docproc.reading.ocr.tesseract_data import data_files

        said = hashlib.sha256(self.model_dump_json().encode())
        for name in _PACKAGES:
            said.update(f"{name}={_version(name)}".encode())
        for path in (*_code_and_models(), *data_files()):
            said.update(_file_hash(str(path), path.stat().st_mtime_ns))
        if self.recorded is not None and self.recorded.exists():
            said.update(self.recorded.read_bytes())
        return said.hexdigest()[:24]


def _code_and_models() -> list[Path]:
    here = Path(__file__).parent
    models = here / "ocr" / "recogniser"
    return sorted([*here.rglob("*.py"), *models.glob("*.onnx"), *models.glob("alphabet.txt")])


@lru_cache(maxsize=256)
def _file_hash(path: str, changed: int) -> bytes:
    return hashlib.sha256(Path(path).read_bytes()).digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
