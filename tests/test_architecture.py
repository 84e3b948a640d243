"""The house stands as docs/design says: imports flow one way, and each fence holds."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "docproc"
ROOMS = {"intake", "reading", "documents", "rules", "review", "selection", "diagnosis", "qa"}
# Who may be imported by whom: a lower number never imports a higher one.
LAYERS = ["errors", "faults", "limits", "box", "korean", "private", "glossary", "entries", "model", "table", "flatsheet", "differences", "upright", "findings", "programs", "ROOM", "applied", "ledger", "output", "keeping", "revision", "fingerprint", "workers", "looking", "letters", "casework", "pipeline", "measuring", "accepting", "purging", "watching", "schemas", "doctor", "terminal", "options", "qa_commands", "cli"]
FENCES = {
    "click": {"cli", "options", "qa_commands"},
    "openpyxl": {"review", "diagnosis"},
    "pdfplumber": {"reading"}, "pypdfium2": {"reading"}, "cv2": {"reading"},
    "tesserocr": {"reading"}, "pytesseract": {"reading"}, "onnxruntime": {"reading"}, "rapidocr": {"reading"},
    "sqlite3": {"ledger"}, "yaml": {"programs"},
}  # fmt: skip
MODULES = sorted(HOUSE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: say the whole name of what you import"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_a_module_imports_only_from_the_layers_below_it_and_never_from_another_room(path: Path) -> None:
    here = room(path)
    rank = {name: LAYERS.index("ROOM" if name in ROOMS else name) for name in {here, *ROOMS, *LAYERS} - {"__init__"} if name in ROOMS or name in LAYERS}
    for name in imports(path):
        parts = name.split(".")
        if parts[0] in FENCES:
            assert here in FENCES[parts[0]], f"{path.name} imports {parts[0]}, which stays in {FENCES[parts[0]]}"
        if parts[0] != "docproc" or len(parts) == 1 or parts[1] == here or parts[1] not in rank:
            continue
        if here in ROOMS and parts[1] in ROOMS:
            assert here in {"rules", "review"} and parts[1] == "documents", f"{here} imports {parts[1]}"
        else:
            assert rank[parts[1]] < rank[here], f"{here} imports {parts[1]}"


def test_no_module_grows_past_four_hundred_lines() -> None:
    long = {str(p.relative_to(HOUSE)): n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long


def test_every_room_holds_something_that_works() -> None:
    for path in HOUSE.iterdir():
        if path.is_dir() and path.name not in ("__pycache__",):
            assert any(p.stat().st_size > 200 for p in path.rglob("*.py")), f"{path.name} is an empty room"


NETWORK = {"socket", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_no_module_speaks_to_a_network(path: Path) -> None:
    assert {name.partition(".")[0] for name in imports(path)} & NETWORK == set()


def test_pictures_are_cut_only_where_private_places_are_painted_over() -> None:
    bare = [str(path) for path in MODULES if room(path) != "reading" for word in ("crop_png", "page_png") if word in path.read_text(encoding="utf-8")]
    assert bare == []
