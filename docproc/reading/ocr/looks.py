"""A second and a third look at a line that the recogniser is unsure of.

The network sees a column of the line in steps of four; where a thin stroke falls between two steps, another cut of the same line shows it. On tuning lines
two more looks at the 4 % least certain mend one wrong line in six, and a look costs only where it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import cv2
import numpy as np

_SHIFT = 2
"""Columns: half a frame."""
_LESS_PAPER = 1
"""Rows taken off above and below, so that the ink stands a little taller."""


def others(prepared: np.ndarray) -> Iterator[tuple[np.ndarray, float]]:
    """Give the same prepared line ``[32, W]`` as other cuts would show it, each with the columns of the given one to one of its own."""
    yield np.pad(prepared, ((0, 0), (_SHIFT, 0)), constant_values=255), 1.0
    height, width = prepared.shape
    band = prepared[_LESS_PAPER : height - _LESS_PAPER]
    taller = cv2.resize(band, (round(width * height / band.shape[0]), height), interpolation=cv2.INTER_CUBIC)
    yield taller, width / taller.shape[1]


def log_likelihood(rows: np.ndarray, labels: Sequence[int], blank: int = 0) -> float:
    """How likely CTC probabilities ``[T, C]`` make the text of these labels, over all the ways to write it (a logarithm)."""
    path = np.full(2 * len(labels) + 1, blank)
    path[1::2] = labels
    skips = np.zeros(len(path), bool)
    skips[2:] = (path[2:] != blank) & (path[2:] != path[:-2])
    seen = np.log(np.maximum(rows[:, path], 1e-12))
    state = np.full(len(path), -np.inf)
    state[:2] = seen[0, :2]
    for frame in seen[1:]:
        stay = state.copy()
        stay[1:] = np.logaddexp(stay[1:], state[:-1])
        over = np.full(len(path), -np.inf)
        over[2:] = state[:-2]
        over[~skips] = -np.inf
        state = np.logaddexp(stay, over) + frame
    return float(np.logaddexp.reduce(state[-2:]))


def likeliest(texts: Sequence[str], looks: Sequence[np.ndarray], alphabet: str) -> int:
    """The place of the text that all looks (CTC probabilities ``[T, C]`` each) together make likeliest."""
    said = {text: [alphabet.index(char) + 1 for char in text] for text in texts}
    scores = {text: sum(log_likelihood(rows, labels) for rows in looks) for text, labels in said.items()}
    return max(range(len(texts)), key=lambda place: scores[texts[place]])


def places_that_differ(first: str, second: str) -> set[int]:
    """Places in `second` of what `first` does not say there, and of both neighbours where it leaves something out."""
    places: set[int] = set()
    for what, _, _, start, end in SequenceMatcher(None, first, second, False).get_opcodes():
        if what == "delete":
            places |= {start - 1, start}
        elif what != "equal":
            places |= set(range(start, end))
    return places
