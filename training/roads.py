"""Writes `docproc/documents/roads.txt.gz`: the names of Korea's roads by district, from Korea Post's list of addresses.

`python -m training.roads FOLDER` reads `new_zip.json` of the package `kozip` (MIT licence; Korea Post's address list of
2021-11-03, 340 MB) in FOLDER: `pip download --no-deps kozip` and unzip it. Numbers in names are written 0, and branches of a
road (테헤란로4길) are not listed beside it: what is checked is how a name is spelt.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from docproc.documents.roads import spelt

OUT = Path(__file__).parents[1] / "docproc" / "documents" / "roads.txt.gz"
_KEY = re.compile(r'"([^"]*)": [{\[]')
_ENTRY = re.compile(r'"(?:\S+[읍면] )?(\S+(?: \S+)*?) (?:지하 ?)?\d+(?:-\d+)?\|')


def roads_in(lines: Iterable[str]) -> dict[str, set[str]]:
    """District (`대구광역시 남구`) → its roads, from the lines of the file: zip code, province, district, addresses, one level of four
    blanks each."""
    found: dict[str, set[str]] = defaultdict(set)
    path = [""] * 8
    for line in lines:
        level, text = (len(line) - len(line.lstrip(" "))) // 4, line.strip()
        if key := _KEY.match(text):
            path[level:] = [key[1], *[""] * (len(path) - level - 1)]
        elif entry := _ENTRY.match(text):
            found[" ".join(filter(None, path[2:level]))].add(spelt(entry[1]))
    return found


def main(folder: str) -> None:
    with (Path(folder) / "new_zip.json").open(encoding="utf-8") as file:
        found = roads_in(file)
    text = "".join(f"{district}: {' '.join(sorted(name.replace(' ', '') for name in names))}\n" for district, names in sorted(found.items()))
    OUT.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
