"""Measure a recogniser: by kind, resolution, effect and face, beside Tesseract's vote on the same crops.

``python -m training.evaluate`` measures the one in the package; ``--folder`` another; ``--tesseract`` adds the vote
(slow: three models). White space does not count. Writes the figures as Markdown to standard output.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
from rapidfuzz.distance import Levenshtein

from docproc.reading.ocr.own import MODEL_FOLDER, LineReading, OwnRecogniser
from training import sets
from training.alphabet import fold
from training.lines import Line

HELD_OUT_SEED, TUNING_SEED = 20, 10
SURE = 0.9


def bare(text: str) -> str:
    """A text without white space, folded to the alphabet."""
    return fold("".join(text.split()))


def tesseract_vote(lines: Sequence[Line]) -> list[str]:
    """Read with kor+eng, kor and Hangul, prepared as docproc does; two of three, else the most confident."""
    from docproc.reading.ocr.tesseract_inprocess import InProcess

    readers = [InProcess(model) for model in ("kor+eng", "kor", "Hangul")]
    votes = []
    for line in lines:
        readings = [reader.read_lines([line.crop])[0] for reader in readers]
        texts = Counter(bare(reading.text) for reading in readings)
        best, count = texts.most_common(1)[0]
        votes.append(best if count > 1 else bare(max(readings, key=lambda reading: reading.confidence).text))
    return votes


def exact(lines: Sequence[Line], texts: Sequence[str]) -> float:
    """Share of the lines read exactly."""
    return sum(bare(line.text) == bare(text) for line, text in zip(lines, texts, strict=True)) / max(1, len(lines))


def character_errors(lines: Sequence[Line], texts: Sequence[str]) -> float:
    """Edits a wanted character."""
    edits = sum(Levenshtein.distance(bare(line.text), bare(text)) for line, text in zip(lines, texts, strict=True))
    return edits / max(1, sum(len(bare(line.text)) for line in lines))


def _row(name: str, lines: Sequence[Line], own: Sequence[str], vote: Sequence[str] | None) -> str:
    cells = [name, str(len(lines)), f"{100 * exact(lines, own):.1f} / {100 * character_errors(lines, own):.2f}"]
    if vote is not None:
        cells.append(f"{100 * exact(lines, vote):.1f} / {100 * character_errors(lines, vote):.2f}")
    return "| " + " | ".join(cells) + " |"


def _by(lines: Sequence[Line], key: str) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        value = getattr(line, key)
        groups[" ".join(value) if isinstance(value, tuple) else str(value)].append(place)
    return dict(sorted(groups.items()))


def _reliability(readings: Sequence[LineReading], right: Sequence[bool]) -> list[str]:
    edges = (0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
    rows = ["| confidence | lines | right |", "|---|---|---|"]
    for low, high in zip(edges, edges[1:], strict=False):
        inside = [ok for reading, ok in zip(readings, right, strict=True) if low <= reading.confidence < high]
        rows.append(f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {sum(inside)} |")
    return rows


def time_of_a_line(reader: OwnRecogniser, width: int = 320, rounds: int = 50) -> float:
    """Milliseconds of one core for a prepared line of ``width`` columns, from crop to text."""
    rng = np.random.default_rng(1)
    crop = np.where(rng.random((60, round(width * 60 / 32))) < 0.2, 0, 255).astype(np.uint8)
    reader.read_lines([crop])
    started = time.process_time()
    reader.read_lines([crop] * rounds)
    return 1000 * (time.process_time() - started) / rounds


def _votes(cache: Path | None, name: str, seed: int, lines: Sequence[Line]) -> list[str]:
    """Tesseract's vote, kept in ``cache`` because it is slow and does not change."""
    known = json.loads(cache.read_text()) if cache and cache.exists() else {}
    key = f"{name}:{seed}:{len(lines)}"
    if key not in known:
        known[key] = tesseract_vote(lines)
        if cache:
            cache.write_text(json.dumps(known, ensure_ascii=False))
    return known[key]


@click.command()
@click.option("--folder", default=MODEL_FOLDER, type=click.Path(path_type=Path), help="Where recogniser.onnx lies.")
@click.option("--seed", default=HELD_OUT_SEED, show_default=True, help=f"{TUNING_SEED} is for tuning.")
@click.option("--tesseract", is_flag=True, help="Add Tesseract's vote.")
@click.option("--cache", type=click.Path(path_type=Path), help="JSON file that keeps Tesseract's readings.")
@click.option("--only", multiple=True, help="Only the sets of this name.")
@click.option("--times", default=1, show_default=True, help="So many times as many lines a set.")
@click.option("--wrong", is_flag=True, help="List the lines read wrong.")
def main(folder: Path, seed: int, tesseract: bool, cache: Path | None, only: tuple[str, ...], times: int, wrong: bool) -> None:
    """Print the tables of the model card."""
    reader = OwnRecogniser(folder)
    click.echo(f"A prepared line of 320 px: {time_of_a_line(reader):.1f} ms of a core.")
    every: list[LineReading] = []
    all_right: list[bool] = []
    for which in sets.SETS:
        if only and which.name not in only:
            continue
        try:
            lines = sets.build(which, seed, which.count * times)
        except sets.FacesMissing as missing:
            click.echo(f"\n### {which.name}: not measured, {missing} is not installed")
            continue
        started = time.process_time()
        readings = reader.read_lines([line.crop for line in lines])
        took = 1000 * (time.process_time() - started) / len(lines)
        texts = [reading.text for reading in readings]
        vote = _votes(cache, which.name, seed, lines) if tesseract else None
        click.echo(f"\n### {which.name}: {took:.1f} ms of a core a line\n\n| | lines | own EM / CER % |" + (" Tesseract's vote |" if tesseract else ""))
        click.echo("|---|---|---|" + ("---|" if tesseract else ""))
        click.echo(_row("all", lines, texts, vote))
        for key in ("kind", "dpi", "effects", "face") if which.name in ("degraded", "training mixture") else ("face",) if "brush" in which.name or "unseen" in which.name else ("effects",):
            groups = _by(lines, key)
            if 1 < len(groups) <= 20:
                for name, places in groups.items():
                    pick = [lines[i] for i in places]
                    click.echo(_row(f"{key} {name}", pick, [texts[i] for i in places], [vote[i] for i in places] if vote else None))
        right = [bare(line.text) == bare(text) for line, text in zip(lines, texts, strict=True)]
        sure = [ok for ok, reading in zip(right, readings, strict=True) if reading.confidence >= SURE]
        click.echo(f"\nAt confidence ≥ {SURE}: {len(sure)} lines, {len(sure) - sum(sure)} wrong.")
        if vote:
            agreed = [ok for ok, one, other in zip(right, texts, vote, strict=True) if bare(one) == bare(other)]
            click.echo(f"Both agree on {len(agreed)}, {len(agreed) - sum(agreed)} wrong.")
        for line, reading, ok in zip(lines, readings, right, strict=True):
            if wrong and not ok:
                click.echo(f"- {reading.confidence:.2f} `{line.text}` → `{reading.text}` ({line.face}, {line.dpi}, {' '.join(line.effects)})")
        every += readings
        all_right += right
    click.echo(f"\n### Reliability, {len(every)} lines\n\n" + "\n".join(_reliability(every, all_right)))
    sure_wrong = sum(1 for ok, reading in zip(all_right, every, strict=True) if reading.confidence >= SURE and not ok)
    click.echo(f"\nWrong at ≥ {SURE}: {sure_wrong} of {sum(reading.confidence >= SURE for reading in every)}.")


if __name__ == "__main__":
    main()
