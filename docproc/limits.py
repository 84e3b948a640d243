"""How much one file, page or case may take of the machine before it is stopped. Printed by `docproc doctor`.

A limit is set by `DOCPROC_LIMIT_<NAME>` (worker processes inherit it), or in the table `[limits]` of docproc.toml.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from functools import cache

from docproc.errors import WrongUsage

PREFIX = "DOCPROC_LIMIT_"


@dataclass(frozen=True)
class Limits:
    """Sane for an office machine. A colour page of A4 at 300 dpi was measured to take 1.2 GB of address space (0.5 GB of
    memory), most of it for the engines; the largest page that is ever rendered has five times its pixels."""

    look_seconds: int = 60  # to open, unpack or convert one file
    page_seconds: int = 300  # to read one page
    case_seconds: int = 1800  # to finish a case: many bad copies are looked at again in hundreds of places
    memory_mb: int = 4096  # address space of one worker process
    file_mb: int = 300  # size of one file
    pages: int = 600  # pages read of one file; a file of ten times as many is refused
    picture_pixels: int = 150_000_000  # of one embedded or sent picture: A3 at 600 dpi has 70 million
    unpacked_mb: int = 1000  # all that comes out of one archive or mail
    members: int = 300  # files in one archive or mail

    @property
    def file_bytes(self) -> int:
        """The largest file in bytes."""
        return self.file_mb * 1_000_000


def limits() -> Limits:
    """The limits in force. Raises WrongUsage for a setting that is unknown or no positive whole number."""
    return _made(tuple(item for item in sorted(os.environ.items()) if item[0].startswith(PREFIX)))


def from_table(table: object) -> None:
    """Takes the table `[limits]` of docproc.toml where the environment does not say otherwise. Raises WrongUsage."""
    for name, value in (table if isinstance(table, dict) else {"table": table}).items():
        os.environ.setdefault(f"{PREFIX}{str(name).upper()}", str(value))
    limits()


@cache
def _made(settings: tuple[tuple[str, str], ...]) -> Limits:
    known = {PREFIX + field.name.upper(): field.name for field in fields(Limits)}
    said: dict[str, int] = {}
    for name, value in settings:
        if name not in known or not value.isascii() or not value.isdigit() or int(value) == 0:
            raise WrongUsage(
                f"한도 설정이 잘못되었습니다: {name}={value}",
                f"Not a limit: {name}={value}",
                next_ko=f"1 이상의 정수여야 하며, 쓸 수 있는 이름: {', '.join(known)}",
                next_en=f"A whole number from 1; the names are {', '.join(known)}",
            )
        said[known[name]] = int(value)
    return Limits(**said)
