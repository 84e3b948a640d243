"""The network: convolutions down to one row, a little context along the line, and jamo-composed output weights.

Input float ``[B, 1, 32, W]`` (ink 1, paper 0), output logits ``[B, W / 4, 1 + alphabet]``; index 0 is the CTC blank.
A syllable's output weights are its own part + its initial's + its medial's + its final's: what is learned about ㅎ in
one syllable holds for all, so even rare syllables are known after few lines.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.alphabet import FINALS, INITIALS, MEDIALS, letters_of


@dataclass(frozen=True)
class Shape:
    """Channels of the three stages, of the line's frames, and the number of blocks of each."""

    channels: tuple[int, int, int] = (48, 96, 160)
    blocks: tuple[int, int, int] = (1, 2, 2)
    frame: int = 256
    context: int = 2


SHAPES = {"small": Shape((32, 64, 128), (1, 2, 2), 192, 2), "middle": Shape((48, 96, 160), (1, 2, 2), 256, 2), "large": Shape((64, 128, 192), (1, 2, 3), 320, 3)}


def _conv(inside: int, outside: int, kernel: tuple[int, int], stride: tuple[int, int] = (1, 1), pad: tuple[int, int] | None = None) -> nn.Sequential:
    pad = (kernel[0] // 2, kernel[1] // 2) if pad is None else pad
    return nn.Sequential(nn.Conv2d(inside, outside, kernel, stride, pad, bias=False), nn.BatchNorm2d(outside), nn.ReLU(inplace=True))


class Block(nn.Module):
    """Two convolutions and the way around them."""

    def __init__(self, channels: int, kernel: tuple[int, int]) -> None:
        super().__init__()
        self.first = _conv(channels, channels, kernel)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, kernel, 1, (kernel[0] // 2, kernel[1] // 2), bias=False), nn.BatchNorm2d(channels))
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.second(self.first(x)))


class JamoOutput(nn.Module):
    """A linear layer whose rows are sums of parts shared between syllables."""

    def __init__(self, frame: int, alphabet: str) -> None:
        super().__init__()
        letters = [letters_of(char) for char in alphabet]
        none = (INITIALS, MEDIALS, FINALS)
        parts = torch.tensor([none, *(found or none for found in letters)])
        self.register_buffer("parts", parts, persistent=False)
        self.own = nn.Parameter(torch.zeros(len(alphabet) + 1, frame))
        self.initial = nn.Parameter(torch.randn(INITIALS + 1, frame) * frame**-0.5)
        self.medial = nn.Parameter(torch.randn(MEDIALS + 1, frame) * frame**-0.5)
        self.final = nn.Parameter(torch.randn(FINALS + 1, frame) * frame**-0.5)
        self.bias = nn.Parameter(torch.zeros(len(alphabet) + 1))
        plain = [0, *(i + 1 for i, found in enumerate(letters) if found is None)]
        with torch.no_grad():
            self.own[plain] = torch.randn(len(plain), frame) * frame**-0.5

    def weight(self) -> Tensor:
        """The composed matrix ``[1 + alphabet, frame]``."""
        return self.own + self.initial[self.parts[:, 0]] + self.medial[self.parts[:, 1]] + self.final[self.parts[:, 2]]

    def forward(self, x: Tensor) -> Tensor:
        return nn.functional.linear(x, self.weight(), self.bias)


class LineNet(nn.Module):
    """The whole recogniser."""

    def __init__(self, alphabet: str, shape: Shape) -> None:
        super().__init__()
        one, two, three = shape.channels
        near = (3, 3)
        layers: list[nn.Module] = [_conv(1, one, (5, 5), (2, 2))]
        layers += [Block(one, near) for _ in range(shape.blocks[0])]
        layers += [_conv(one, two, near, (2, 2)), *(Block(two, near) for _ in range(shape.blocks[1]))]
        layers += [_conv(two, three, near, (2, 1)), *(Block(three, near) for _ in range(shape.blocks[2]))]
        layers += [_conv(three, shape.frame, (4, 1), (1, 1), (0, 0))]
        layers += [Block(shape.frame, (1, 5)) for _ in range(shape.context)]
        self.body = nn.Sequential(*layers)
        self.drop = nn.Dropout(0.1)
        self.out = JamoOutput(shape.frame, alphabet)

    def forward(self, x: Tensor) -> Tensor:
        frames = self.body(x).squeeze(2).transpose(1, 2)
        return self.out(self.drop(frames))
