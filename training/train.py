"""Train the recogniser: resumable, on shards another process renders, with a schedule that ends at a given time.

``python -m training.train RUN --until 2030-01-31T18:00`` trains into the folder RUN and may be stopped and started again
at will: the learning rate follows a cosine over the seconds trained so far and those left until the end.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import numpy as np
import torch
from torch import Tensor, nn

from training import shards
from training.alphabet import alphabet
from training.ctc import own_label_ctc
from training.net import SHAPES, LineNet

COLUMNS_A_BATCH = 8192
"""A batch holds as many lines as fit into this many columns, padding counted."""
POOL = 6
"""Shards mixed and sorted by width at a time."""


class Average:
    """The exponential moving average of a network's weights and statistics: what is evaluated and exported."""

    def __init__(self, net: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.state = {name: value.clone() for name, value in net.state_dict().items()}

    @torch.no_grad()
    def update(self, net: nn.Module) -> None:
        """Move a step towards the network; young averages move faster."""
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (20 + self.steps))
        for name, value in net.state_dict().items():
            if value.dtype.is_floating_point:
                self.state[name].lerp_(value, 1 - keep)
            else:
                self.state[name].copy_(value)


def take_shard(folder: Path) -> tuple[list[np.ndarray], list[str]]:
    """Read the oldest fresh shard and mark it used; without a fresh one, read a used one again."""
    while True:
        fresh = sorted(folder.glob("*.npz"), key=lambda path: path.stat().st_mtime)
        if fresh:
            used = fresh[0].with_suffix(".used")
            fresh[0].rename(used)
            old = sorted(folder.glob("*.used"), key=lambda path: path.stat().st_mtime)
            for path in old[:-80]:
                path.unlink()
            return shards.read_shard(used)
        old = list(folder.glob("*.used"))
        if len(old) >= 20:
            return shards.read_shard(random.choice(old))
        time.sleep(5)


def batches(folder: Path, index: dict[str, int]) -> Iterator[tuple[Tensor, list[list[int]], Tensor]]:
    """Yield batches for ever: ink float ``[B, 1, 32, W]``, character indices, frames of each line."""
    while True:
        lines: list[tuple[np.ndarray, list[int]]] = []
        for _ in range(POOL):
            images, texts = take_shard(folder)
            lines += [(image, [index[char] for char in text]) for image, text in zip(images, texts, strict=True)]
        lines.sort(key=lambda line: line[0].shape[1] * random.uniform(0.93, 1.07))
        groups: list[list[tuple[np.ndarray, list[int]]]] = [[]]
        widest = 0
        for line in lines:
            widest = max(widest, line[0].shape[1] + 16)
            if groups[-1] and widest * (len(groups[-1]) + 1) > COLUMNS_A_BATCH:
                groups.append([])
                widest = line[0].shape[1] + 16
            groups[-1].append(line)
        random.shuffle(groups)
        for group in groups:
            yield _batch(group)


def _batch(group: list[tuple[np.ndarray, list[int]]]) -> tuple[Tensor, list[list[int]], Tensor]:
    """Lay lines side by side with paper behind, shifted by a few columns and slightly changed in contrast."""
    width = max(image.shape[1] for image, _ in group) + 16
    width += -width % 16
    ink = np.zeros((len(group), 1, 32, width), np.float32)
    frames = []
    for row, (image, _) in enumerate(group):
        shift = random.randint(0, 4)
        ink[row, 0, :, shift : shift + image.shape[1]] = (1 - image.astype(np.float32) / 255) ** random.uniform(0.8, 1.25)
        frames.append(min(width // 4, (shift + image.shape[1] + 12) // 4))
    return torch.from_numpy(ink), [line for _, line in group], torch.tensor(frames)


def greedy(logits: Tensor, frames: Tensor, letters: str) -> list[str]:
    """Best path: repeated indices joined, blanks dropped."""
    best = logits.argmax(2)
    texts = []
    for row, count in zip(best, frames, strict=True):
        kept = torch.unique_consecutive(row[:count])
        texts.append("".join(letters[index - 1] for index in kept.tolist() if index))
    return texts


@torch.no_grad()
def exact_share(net: LineNet, folder: Path, letters: str) -> float:
    """Share of the tuning lines (rendered shards in ``folder``) read exactly, blanks not counted."""
    net.eval()
    right = total = 0
    for path in sorted(folder.glob("*.npz")):
        images, texts = shards.read_shard(path)
        order = sorted(range(len(images)), key=lambda i: images[i].shape[1])
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            width = max(images[i].shape[1] for i in chosen) + 32
            ink = np.zeros((len(chosen), 1, 32, width - width % 8), np.float32)
            for row, i in enumerate(chosen):
                ink[row, 0, :, : images[i].shape[1]] = 1 - images[i].astype(np.float32) / 255
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(torch.from_numpy(ink).contiguous(memory_format=torch.channels_last))
            frames = torch.tensor([(images[i].shape[1] + 16) // 4 for i in chosen])
            read = greedy(logits.float(), frames, letters)
            right += sum(one.replace(" ", "") == texts[i].replace(" ", "") for one, i in zip(read, chosen, strict=True))
            total += len(chosen)
    return right / max(1, total)


def save(path: Path, **parts: object) -> None:
    """Write a checkpoint whole or not at all."""
    torch.save(parts, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


@click.command()
@click.argument("run", type=click.Path(path_type=Path, file_okay=False))
@click.option("--until", required=True, type=click.DateTime(("%Y-%m-%dT%H:%M",)), help="When the schedule ends (UTC).")
@click.option("--shape", default="small", show_default=True, type=click.Choice(list(SHAPES)))
@click.option("--lr", default=1.5e-3, show_default=True, help="Highest learning rate.")
@click.option("--last-lr", default=1e-5, show_default=True, help="Learning rate at the end.")
@click.option("--new-cycle", is_flag=True, help="Start a new cosine from the weights' average instead of going on.")
@click.option("--save-every", default=180, show_default=True, help="Seconds between checkpoints.")
def main(run: Path, until: datetime, shape: str, lr: float, last_lr: float, new_cycle: bool, save_every: int) -> None:
    """Train on RUN/shards, judge on RUN/tuning, write RUN/checkpoint.pt and RUN/train.jsonl."""
    torch.set_num_threads(1)
    letters = alphabet()
    index = {char: place + 1 for place, char in enumerate(letters)}
    net = LineNet(letters, SHAPES[shape]).to(memory_format=torch.channels_last)
    decayed = [p for p in net.parameters() if p.ndim > 1]
    plain = [p for p in net.parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=lr, betas=(0.9, 0.98))
    average = Average(net, 0.9985)
    seconds, seen, cycle_seconds = 0.0, 0, 0.0
    checkpoint = run / "checkpoint.pt"
    if checkpoint.exists():
        stored = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(stored["average"] if new_cycle else stored["net"])
        average.state, average.steps = stored["average"], stored["average_steps"]
        seconds, seen = stored["seconds"], stored["seen"]
        if not new_cycle:
            optimizer.load_state_dict(stored["optimizer"])
            cycle_seconds = stored["cycle_seconds"]
    end = until.timestamp() - time.timezone
    log = (run / "train.jsonl").open("a", buffering=1)
    judge = LineNet(letters, SHAPES[shape]).to(memory_format=torch.channels_last)
    started, saved, losses, lines_before = time.time(), time.time(), [], seen
    seconds_before, cycle_before = seconds, cycle_seconds
    for ink, lines, frames in batches(run / "shards", index):
        now = time.time()
        seconds, cycle_seconds = seconds_before + now - started, cycle_before + now - started
        done = min(1.0, cycle_seconds / max(1.0, cycle_seconds + end - now))
        rate = last_lr + (lr - last_lr) * 0.5 * (1 + math.cos(math.pi * done))
        rate *= min(1.0, (cycle_seconds + 5) / 60)
        for group in optimizer.param_groups:
            group["lr"] = rate
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits = net(ink.contiguous(memory_format=torch.channels_last))
        each = own_label_ctc(logits, lines, frames)
        loss = each.sum() / max(1, sum(len(line) for line in lines))
        optimizer.zero_grad(set_to_none=True)
        (loss * 8).backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), 8.0)
        if torch.isfinite(norm):
            optimizer.step()
            average.update(net)
        seen += len(lines)
        losses.append(float(loss.detach()))
        over = now >= end
        if now - saved > save_every or over:
            judge.load_state_dict(average.state)
            share = exact_share(judge, run / "tuning", letters)
            save(checkpoint, net=net.state_dict(), average=average.state, average_steps=average.steps, optimizer=optimizer.state_dict(),
                 seconds=seconds, seen=seen, cycle_seconds=cycle_seconds, shape=shape)  # fmt: skip
            speed = (seen - lines_before) / max(1.0, now - started)
            row = {"minutes": round(seconds / 60, 1), "lines": seen, "loss": round(sum(losses) / len(losses), 4), "exact": round(share, 4), "rate": round(rate, 6), "lines_a_second": round(speed, 1)}
            log.write(json.dumps(row) + "\n")
            saved, losses = time.time(), []
        if over:
            break


if __name__ == "__main__":
    main()
