"""What reading a page costs, by kind of page and by step, in seconds of one processor.

    python benchmarks/reading.py samples/ [--pages 12] [--engine auto]

Pages are taken evenly from all PDFs below the folder; the first page read warms the engines up and is not counted.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections import defaultdict
from pathlib import Path

from docproc import reading

STEPS = {
    "prepare_page": "upright", "find": "layout, marks, seals, codes", "read_lines": "lines (all engines)",
    "own_text": "own text", "render": "rendering", "disproved": "spot checks",
}  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("root", type=Path)
    ask.add_argument("--pages", type=int, default=12)
    ask.add_argument("--engine", default="auto")
    given = ask.parse_args()
    settings = reading.ReadingSettings(engine=given.engine)
    every = [(path, n) for path in sorted(given.root.rglob("*.pdf")) for n in range(1, reading.inspect(path).page_count + 1)]
    chosen = every[:: max(1, len(every) // given.pages)][: given.pages]
    reading.read_page(*chosen[0], settings)
    spent: dict[str, list[float]] = defaultdict(list)
    profile = cProfile.Profile(timer=time.process_time)
    for path, number in chosen:
        start = time.process_time()
        page = profile.runcall(reading.read_page, path, number, settings)
        spent[f"{page.source} {page.grade}"].append(time.process_time() - start)
    for kind, seconds in sorted(spent.items()):
        print(f"{kind:16} {len(seconds):3} pages  mean {sum(seconds) / len(seconds):5.2f} s  worst {max(seconds):5.2f} s")
    for (file, _, name), (_, calls, _, total, _) in sorted(pstats.Stats(profile).stats.items(), key=lambda item: -item[1][3]):  # type: ignore[attr-defined]
        if "/reading/" in file and (name in STEPS or name == "_read") and total > 0.05:
            print(f"  {Path(file).stem}.{name:14} {calls:6} calls {total / len(chosen):6.3f} s a page  {STEPS.get(name, '')}")


if __name__ == "__main__":
    main()
