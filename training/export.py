"""Write the averaged weights as the ONNX file that docproc reads with.

``python -m training.export RUN/checkpoint.pt docproc/reading/ocr/recogniser`` replaces ``recogniser.onnx`` and
``alphabet.txt`` there whole. Of several checkpoints, the ends of cycles that follow one another, the mean is written: it reads
what both read, and is less often sure where it is wrong. Normalisation is folded into the convolutions, the syllables' output weights are composed,
and weights are stored as half floats (cast to float when the file is loaded): half the size, the same readings.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.alphabet import alphabet
from training.net import SHAPES, Block, LineNet


class Graph:
    """An ONNX graph in the making: every call adds nodes and returns the name of what they give."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Add a node with one output."""
        name = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def weight(self, value: Tensor) -> str:
        """Add a weight, stored as half floats."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value.detach().numpy().astype(np.float16), name))
        return self.add("Cast", name, to=TensorProto.FLOAT)

    def conv(self, x: str, conv: nn.Conv2d, norm: nn.BatchNorm2d) -> str:
        """Add a convolution with its normalisation folded in."""
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        kernel = conv.weight * factor[:, None, None, None]
        bias = norm.bias - norm.running_mean * factor
        pads = [*conv.padding, *conv.padding]
        return self.add("Conv", x, self.weight(kernel), self.weight(bias), kernel_shape=list(conv.kernel_size), strides=list(conv.stride), pads=pads)


def build(net: LineNet) -> onnx.ModelProto:
    """Turn the network into ONNX: ``lines`` float ``[N, 1, 32, W]`` to ``probabilities`` ``[N, W / 4, C]``."""
    graph = Graph()
    x = "lines"
    for layer in net.body:
        if isinstance(layer, Block):
            inner = graph.add("Relu", graph.conv(x, layer.first[0], layer.first[1]))
            x = graph.add("Relu", graph.add("Add", x, graph.conv(inner, layer.second[0], layer.second[1])))
        else:
            x = graph.add("Relu", graph.conv(x, layer[0], layer[1]))
    graph.weights.append(numpy_helper.from_array(np.array([2], np.int64), "rows"))
    x = graph.add("Transpose", graph.add("Squeeze", x, "rows"), perm=[0, 2, 1])
    x = graph.add("Add", graph.add("MatMul", x, graph.weight(net.out.weight().T.contiguous())), graph.weight(net.out.bias))
    graph.nodes.append(helper.make_node("Softmax", [x], ["probabilities"], axis=2))
    lines = helper.make_tensor_value_info("lines", TensorProto.FLOAT, ["n", 1, 32, "width"])
    out = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", "frames", len(net.out.bias)])
    model = helper.make_model(helper.make_graph(graph.nodes, "lines", [lines], [out], graph.weights), opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the same network's weights at several times; what is no float is the last one's."""
    return {
        name: torch.stack([state[name].float() for state in states]).mean(dim=0).to(last.dtype) if last.is_floating_point() else last
        for name, last in states[-1].items()
    }


@click.command()
@click.argument("checkpoints", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def main(checkpoints: tuple[Path, ...], folder: Path) -> None:
    """Write FOLDER/recogniser.onnx and FOLDER/alphabet.txt from the mean of CHECKPOINTS, the latest last."""
    every = [torch.load(checkpoint, weights_only=True) for checkpoint in checkpoints]
    stored = every[-1]
    letters = alphabet()
    net = LineNet(letters, SHAPES[stored["shape"]])
    net.load_state_dict(mean_of([one["average"] for one in every]))
    net.eval()
    model = build(net)
    model.metadata_props.add(key="lines", value=str(stored["seen"]))
    model.metadata_props.add(key="minutes", value=f"{stored['seconds'] / 60:.0f}")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (("recogniser.onnx", model.SerializeToString()), ("alphabet.txt", (letters + "\n").encode())):
        half = folder / f".{name}.part"
        half.write_bytes(data)
        os.replace(half, folder / name)
    click.echo(f"{stored['seen']} lines, {stored['seconds'] / 60:.0f} minutes, {(folder / 'recogniser.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
