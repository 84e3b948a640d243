"""Lines on disk: one process renders shards of a thousand lines, the other trains on them and throws them away.

``python -m training.shards FOLDER`` renders until told to stop (SIGTERM), waiting while the folder is full.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import click
import numpy as np

from training import degrade, fonts, lines, text

LINES_A_SHARD = 1000
MAX_WIDTH = 1536
"""Longer prepared lines are left out of training: they cost much and teach little."""

NAMES = ("company", "company", "person")
"""Kinds whose syllables may be any: a share of :func:`render_shard`'s lines may be kept for them."""


def render_shard(seed: int, hardness: float = 1.0, names: float = 0.0, brush: float = 0.0) -> tuple[list[np.ndarray], list[str]]:
    """Make one shard: prepared images uint8 ``[32, W]`` and their texts.

    ``names`` and ``brush`` are the shares of lines that are names for certain, and that are in a brush face for certain: what is
    learnt last, because the mixture has little of it.
    """
    rng = random.Random(seed)
    scene = degrade.Scene()
    brushes = tuple(face for face in fonts.trained() if face.style == "brush")
    images: list[np.ndarray] = []
    texts: list[str] = []
    while len(images) < LINES_A_SHARD:
        wanted = text.draw(rng, kind=rng.choice(NAMES)) if rng.random() < names else None
        faces = brushes if rng.random() < brush else None
        try:
            line = lines.make(rng, scene, faces=faces, wanted=wanted, hardness=hardness)
        except lines.CannotPrint:
            continue
        image = lines.prepared(line)
        if usable(image, line.text):
            images.append(image)
            texts.append(line.text)
    return images, texts


def usable(image: np.ndarray, text: str) -> bool:
    """Say whether a prepared line has room for its characters (else its cut went wrong) and is not too long."""
    return 16 * len(text) // 3 <= image.shape[1] <= MAX_WIDTH


def write_shard(path: Path, images: list[np.ndarray], texts: list[str]) -> None:
    """Write a shard so that a reader never sees half of one."""
    half = path.with_suffix(".part")
    with half.open("wb") as out:
        np.savez(
            out,
            pixels=np.concatenate(images, axis=1),
            widths=np.array([image.shape[1] for image in images], np.int32),
            texts=np.frombuffer(json.dumps(texts).encode(), np.uint8),
        )
    half.rename(path)


def read_shard(path: Path) -> tuple[list[np.ndarray], list[str]]:
    """Read a shard back."""
    with np.load(path) as shard:
        pixels, widths, texts = shard["pixels"], shard["widths"], json.loads(shard["texts"].tobytes())
    ends = np.cumsum(widths)
    return [pixels[:, end - width : end] for width, end in zip(widths, ends, strict=True)], texts


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", default=1, show_default=True, help="First shard's seed; the next follow it.")
@click.option("--stride", default=1, show_default=True, help="Step between seeds, for several processes.")
@click.option("--full", default=600, show_default=True, help="Wait while this many shards lie there.")
@click.option("--hardness", default=1.0, show_default=True, help="Above 1: more effects a line.")
@click.option("--names", default=0.0, show_default=True, help="Share of lines that are names for certain.")
@click.option("--brush", default=0.0, show_default=True, help="Share of lines in a brush face for certain.")
def main(folder: Path, seed: int, stride: int, full: int, hardness: float, names: float, brush: float) -> None:
    """Render shards into FOLDER for as long as it runs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(folder.glob(f"{stride}-*.npz")) + sorted(folder.glob("*.used")):
        number = int(name.stem.split("-")[-1])
        if number % stride == seed % stride:
            seed = max(seed, number + stride)
    while True:
        while sum(1 for _ in folder.glob("*.npz")) >= full:
            time.sleep(10)
        started = time.monotonic()
        images, texts = render_shard(seed, hardness, names, brush)
        write_shard(folder / f"{stride}-{seed:07}.npz", images, texts)
        print(f"shard {seed}: {LINES_A_SHARD / (time.monotonic() - started):.0f} lines a second", flush=True)
        seed += stride


if __name__ == "__main__":
    main()
