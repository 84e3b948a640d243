"""Draw what the reading of pixels finds on a page over the page: the quickest way to see where layout goes wrong.

    python benchmarks/overlay.py FILE.pdf [PAGE ...] --out FOLDER

Lines green (their number red where they stand in a cell), cells blue, marks magenta (filled: ticked), seals orange,
codes cyan, struck lines with a red stroke.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from docproc.reading import codes, image, layout, marks, pdf, scan, seals
from docproc.reading.ocr.voters import voters
from docproc.reading.settings import ReadingSettings


def drawn(upright: image.Upright, found: layout.Layout, ticked: list[marks.PixelMark], stamped: list[seals.PixelSeal]) -> np.ndarray:
    """The upright page as BGR with everything found painted over it."""
    picture = cv2.cvtColor(np.ascontiguousarray(upright.colour), cv2.COLOR_RGB2BGR)
    picture = cv2.addWeighted(picture, 0.6, np.full_like(picture, 255), 0.4, 0)
    for cell in found.cells:
        x0, y0, x1, y1 = cell.box
        cv2.rectangle(picture, (x0 + 3, y0 + 3), (x1 - 3, y1 - 3), (255, 120, 0), 2)
    for line in found.lines:
        x0, y0, x1, y1 = line.box
        cv2.rectangle(picture, (x0, y0), (x1, y1), (0, 150, 0), 1)
        if layout.struck(upright, line):
            cv2.line(picture, (x0, y0), (x1, y1), (0, 0, 255), 3)
    for mark in ticked:
        x0, y0, x1, y1 = mark.box
        cv2.rectangle(picture, (x0 - 3, y0 - 3), (x1 + 3, y1 + 3), (255, 0, 255), 2)
        if mark.checked:
            cv2.rectangle(picture, (x0 - 3, y0 - 9), (x1 + 3, y0 - 3), (255, 0, 255), -1)
        elif mark.checked is None:
            cv2.putText(picture, "?", (x0, y0 - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (255, 0, 255), 2)
    for seal in stamped:
        x0, y0, x1, y1 = seal.box
        cv2.rectangle(picture, (x0, y0), (x1, y1), (0, 128, 255) if seal.colour == "red" else (128, 128, 0), 3)
        cv2.putText(picture, seal.kind, (x0, y0 - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 128, 255), 2)
    for (x0, y0, x1, y1), symbology, _ in codes.find(upright.colour, upright.dpi):
        cv2.rectangle(picture, (x0, y0), (x1, y1), (255, 255, 0), 3)
        cv2.putText(picture, symbology, (x0, y0 - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (160, 160, 0), 2)
    return picture


def main() -> None:
    """Read the arguments and write one PNG a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("pages", nargs="*", type=int)
    parser.add_argument("--out", type=Path, default=Path("overlays"))
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    settings = ReadingSettings()
    readers = voters(settings)
    for number in given.pages or range(1, pdf.inspect(given.file).page_count + 1):
        own = scan.own_dpi(pdf.survey(given.file, number))
        dpi = round(min(max(own or scan.VECTOR_DPI, settings.least_dpi), settings.most_dpi))
        rgb = pdf.render(given.file, number, dpi)
        began = time.perf_counter()
        upright = image.prepare_page(rgb, dpi, score=lambda strips: scan.orientation_score(strips, readers))
        found = layout.find(upright)
        ticked, stamped = marks.find(upright, found), seals.find(upright)
        took = time.perf_counter() - began
        cv2.imwrite(str(given.out / f"{given.file.stem}-{number}.png"), drawn(upright, found, ticked, stamped))
        print(
            f"{given.file.stem} {number}: {dpi} dpi, turned {upright.turned}, skew {upright.skew}, {upright.grade}, "
            f"{len(found.lines)} lines, {len(found.cells)} cells, {len(ticked)} marks, {len(stamped)} seals, {took:.2f} s"
        )


if __name__ == "__main__":
    main()
