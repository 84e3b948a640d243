"""Render the tuning lines that training judges itself by: held-out texts, the faces and effects of training.

``python -m training.tuning RUN/tuning/tuning.npz``
"""

from __future__ import annotations

import random
from pathlib import Path

import click

from training import degrade, lines, shards


@click.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--count", default=600, show_default=True)
@click.option("--seed", default=77, show_default=True)
def main(path: Path, count: int, seed: int) -> None:
    """Write COUNT prepared lines to PATH."""
    rng = random.Random(seed)
    scene = degrade.Scene()
    images, texts = [], []
    while len(images) < count:
        line = lines.make(rng, scene, held_out=True)
        image = lines.prepared(line)
        if shards.usable(image, line.text):
            images.append(image)
            texts.append(line.text)
    path.parent.mkdir(parents=True, exist_ok=True)
    shards.write_shard(path, images, texts)


if __name__ == "__main__":
    main()
