"""Whether a difference or a rate is more than chance; exact where that is cheap."""

from __future__ import annotations

from math import comb, sqrt

Z95 = 1.959963984540054


def mcnemar(better: int, worse: int) -> float:
    """The two-sided exact p of McNemar's test on paired results: `better` became right, `worse` became wrong, those
    that stayed as they were say nothing. 1.0 where nothing changed."""
    changed, least = better + worse, min(better, worse)
    if changed == 0:
        return 1.0
    tail = sum(comb(changed, k) for k in range(least + 1))
    return min(1.0, 2 * tail / 2**changed)


def wilson(errors: int, looked_at: int, z: float = Z95) -> tuple[float, float]:
    """The interval of a rate of which `errors` in `looked_at` were seen (95 % by default); (0, 1) where nothing was."""
    if looked_at == 0:
        return 0.0, 1.0
    rate = errors / looked_at
    middle = rate + z * z / (2 * looked_at)
    spread = z * sqrt(rate * (1 - rate) / looked_at + z * z / (4 * looked_at**2))
    below = 1 + z * z / looked_at
    low, high = (middle - spread) / below, (middle + spread) / below
    return 0.0 if errors == 0 else max(0.0, low), 1.0 if errors == looked_at else min(1.0, high)
