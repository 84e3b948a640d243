"""The reliability of confidences as a drawing: on the line they mean what they say, below it they promise too much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docproc.qa.calibration import Bin

_SIDE, _MARGIN = 360, 44


def reliability_plot(bins: Sequence[Bin], lang: str) -> str:
    """An inline SVG: mean confidence across, share exact upwards, the area of a dot by how many values it stands for."""
    most = max((b.count for b in bins), default=1)
    size = _SIDE + 2 * _MARGIN
    across, up = ("신뢰도", "실제 정확") if lang == "ko" else ("confidence", "exact")
    label = "신뢰도와 실제 정확도" if lang == "ko" else "Reliability of confidences"
    parts = [
        f'<svg viewBox="0 0 {size} {size}" role="img" aria-label="{label}" font-size="11" fill="#444">',
        f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#bbb"/>',
        f'<line x1="{_x(0):.1f}" y1="{_y(0):.1f}" x2="{_x(1):.1f}" y2="{_y(1):.1f}" stroke="#999" stroke-dasharray="4 4"/>',
        *_scale(),
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">{across}</text><text x="12" y="{size / 2}" transform="rotate(-90 12 {size / 2})" text-anchor="middle">{up}</text>',
    ]
    for b in bins:
        radius = 3 + 12 * (b.count / most) ** 0.5
        colour = "#c00000" if b.confidence > b.accuracy + 0.02 else "#2f6fb0"
        parts.append(
            f'<circle cx="{_x(b.confidence):.1f}" cy="{_y(b.accuracy):.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity=".65">'
            f"<title>{b.low:.2f}–{b.high:.2f}: {b.exact}/{b.count}</title></circle>"
        )
    return "".join([*parts, "</svg>"])


def _scale() -> Iterator[str]:
    for n in range(0, 11, 2):
        yield f'<text x="{_x(n / 10):.1f}" y="{_y(0) + 16:.1f}" text-anchor="middle">{n / 10:.1f}</text><text x="{_x(0) - 6:.1f}" y="{_y(n / 10) + 4:.1f}" text-anchor="end">{n / 10:.1f}</text>'


def _x(value: float) -> float:
    return _MARGIN + _SIDE * value


def _y(value: float) -> float:
    return _MARGIN + _SIDE * (1 - value)
