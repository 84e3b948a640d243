"""The CTC loss with a large alphabet: its dynamic programme runs on each line's own characters only."""

from __future__ import annotations

import torch
from torch import Tensor


class _OwnLabels(torch.autograd.Function):
    """Loss and gradient of CTC; the gradient by logits is softmax minus the posterior of each line's own labels."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, logits: Tensor, columns: Tensor, targets: Tensor, frames: Tensor, lengths: Tensor) -> Tensor:
        probabilities = torch.softmax(logits.float(), dim=2)
        picked = probabilities.gather(2, columns[:, None, :].expand(-1, logits.shape[1], -1)).clamp_min(1e-12)
        with torch.enable_grad():
            small = picked.log().transpose(0, 1).contiguous().requires_grad_()
            loss = torch.nn.functional.ctc_loss(small, targets, frames, lengths, blank=0, reduction="none", zero_infinity=True)
            (gradient,) = torch.autograd.grad(loss.sum(), small)
        # PyTorch returns exp(log p) - posterior; its own share of p is taken out, the full softmax put in its place.
        posterior = small.detach().exp() - gradient
        inside = (torch.arange(logits.shape[1])[:, None] < frames[None])[:, :, None]
        finite = torch.isfinite(loss.detach()) & (loss.detach() > 0)
        posterior = (posterior * inside * finite[None, :, None]).transpose(0, 1)
        full = probabilities.mul_(inside.transpose(0, 1) * finite[:, None, None])
        full.scatter_add_(2, columns[:, None, :].expand(-1, logits.shape[1], -1), -posterior)
        ctx.save_for_backward(full.to(logits.dtype), lengths)
        return loss.detach()

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, grad: Tensor) -> tuple[Tensor | None, ...]:
        full, _ = ctx.saved_tensors
        return full.mul_(grad[:, None, None]), None, None, None, None


def own_label_ctc(logits: Tensor, lines: list[list[int]], frames: Tensor) -> Tensor:
    """Return the loss of every line.

    ``logits`` float or bfloat16 ``[B, T, C]``, ``lines`` the character indices (1..C-1) of each, ``frames`` int64
    ``[B]``. The columns a line uses are the blank and its distinct characters; unused places point at column 0 with
    no target that names them.
    """
    kinds = [sorted(set(line)) for line in lines]
    wide = 1 + max(len(kind) for kind in kinds)
    columns = torch.zeros(len(lines), wide, dtype=torch.int64)
    targets: list[int] = []
    for row, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        columns[row, 1 : 1 + len(kind)] = torch.tensor(kind)
        place = {index: at + 1 for at, index in enumerate(kind)}
        targets += [place[index] for index in line]
    lengths = torch.tensor([len(line) for line in lines])
    return _OwnLabels.apply(logits, columns, torch.tensor(targets), frames, lengths)
