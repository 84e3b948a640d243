"""What our own code was when something was computed: what older code computed is computed again."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import docproc
from docproc.output import digest


@cache
def code_fingerprint(*rooms: str) -> str:
    """A digest of our own source in `rooms` (folders or modules of the package)."""
    root = Path(docproc.__file__).parent
    paths = [path for room in rooms for path in (sorted((root / room).rglob("*")) if (root / room).is_dir() else [root / room])]
    kept = [path for path in paths if path.suffix in (".py", ".yaml", ".txt")]
    return digest(*(piece for path in kept for piece in (path.relative_to(root).as_posix(), path.read_bytes())))
