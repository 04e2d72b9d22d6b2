"""Trained weights to the files the package ships: `python -m training.export RUN ARRAYS TARGET`.

The encoder's matrices become 8-bit integers with a scale a column, run by onnxruntime's DynamicQuantizeMatMul; piece
embeddings 8-bit with a scale a row; the rest 16- or 32-bit floats.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

Array = np.ndarray[Any, Any]
WIDTH, HEADS, WINDOW = 384, 12, 192
SPARE = 500  # pieces left out, for the whole to stay under 20 MB with its licences
FORM = re.compile(r"^[A-Za-z]{2,}(?:['-][A-Za-z]+)*$")


def quantized(matrix: Array, axis: int) -> tuple[Array, Array]:
    """8-bit values and the scale along an axis."""
    scale = np.maximum(np.abs(matrix).max(axis=axis), 1e-8) / 127
    return np.round(matrix / np.expand_dims(scale, axis)).astype(np.int8), scale.astype(np.float32)


class Graph:
    """An ONNX graph put together node by node."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.values: list[Any] = []

    def value(self, name: str, array: Array) -> str:
        """A constant."""
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **settings: object) -> str:
        """An operation with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output

    def linear(self, x: str, weight: Array, bias: Array, name: str, eight_bit: bool = True) -> str:
        """`x @ weight.T + bias`, weight as torch keeps it (out by in)."""
        if not eight_bit:
            product = self.node("MatMul", [x, self.value(name + "_w", weight.T)], name + "_m")
            return self.node("Add", [product, self.value(name + "_b", bias)], name)
        q, scale = quantized(weight.T, 0)
        zero = self.value(name + "_z", np.zeros(len(scale), np.int8))
        inputs = [x, self.value(name + "_q", q), self.value(name + "_s", scale), zero, self.value(name + "_b", bias)]
        return self.node("DynamicQuantizeMatMul", inputs, name, "com.microsoft")


def encoder(weights: dict[str, Array], eight_bit: bool = True) -> bytes:
    """The ONNX model: embeddings with clues, normalised, in; nine scores a piece out."""
    g = Graph()
    layers = 1 + max(int(k.split(".")[1]) for k in weights if k.startswith("layers."))
    x = "x"
    for at in range(layers):
        w = {k.removeprefix(f"layers.{at}."): v for k, v in weights.items() if k.startswith(f"layers.{at}.")}
        name = f"layer{at}_"
        qkv = g.linear(x, w["qkv.weight"], w["qkv.bias"], name + "qkv", eight_bit)
        parts = [name + p for p in "qkv"]
        g.nodes.append(helper.make_node("Split", [qkv], [p + "_" for p in parts], axis=-1, num_outputs=3))
        mixed = g.node("MultiHeadAttention", [p + "_" for p in parts], name + "mixed", "com.microsoft", num_heads=HEADS)
        mixed = g.linear(mixed, w["mix.weight"], w["mix.bias"], name + "out", eight_bit)
        x = _normalised(g, x, mixed, w["norm1.weight"], w["norm1.bias"], name + "norm1")
        wide = g.linear(x, w["wide.weight"], w["wide.bias"], name + "wide", eight_bit)
        wide = g.node("Gelu", [wide], name + "gelu", approximate="tanh")
        narrow = g.linear(wide, w["narrow.weight"], w["narrow.bias"], name + "narrow", eight_bit)
        x = _normalised(g, x, narrow, w["norm2.weight"], w["norm2.bias"], name + "norm2")
    g.linear(x, weights["out.weight"], weights["out.bias"], "scores", eight_bit=False)
    graph = helper.make_graph(
        g.nodes,
        "marks",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, "pieces", WIDTH])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "pieces", 9])],
        g.values,
    )
    sets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return onnx.ModelProto.SerializeToString(helper.make_model(graph, opset_imports=sets, ir_version=9))


def _normalised(g: Graph, x: str, new: str, gain: Array, shift: Array, name: str) -> str:
    """The sum of two, normalised: written out, since SkipLayerNormalization takes three times as long."""
    whole = g.node("Add", [x, new], name + "__s")
    last, tiny = "last_axis", "tiny"
    if not any(value.name == last for value in g.values):
        g.value(last, np.array([-1], np.int64))
        g.value(tiny, np.array(1e-12, np.float32))
    mean = g.node("ReduceMean", [whole, last], name + "__m", keepdims=1)
    off = g.node("Sub", [whole, mean], name + "__d")
    # A product, not a power: onnxruntime would put the parts together again to the operation that is slow.
    spread = g.node("ReduceMean", [g.node("Mul", [off, off], name + "__q"), last], name + "__v", keepdims=1)
    size = g.node("Sqrt", [g.node("Add", [spread, tiny], name + "__w")], name + "__r")
    scaled = g.node("Mul", [g.node("Div", [off, size], name + "__n"), g.value(name + "_g", gain)], name + "__g")
    return g.node("Add", [scaled, g.value(name + "_b", shift)], name)


def spare(names: list[str], count: int) -> set[str]:
    """The last whole words of MiniLM's list, which is in order of frequency: their pieces can do without them."""
    words = [n for n in names if n.isalpha() and len(n) > 6]
    return set(words[-count:])


def main(run: Path, arrays: Path, target: Path) -> None:
    """Write the shipped files but for `settings.json`, which `training.calibrate` makes."""
    weights = {k: v.float().numpy() for k, v in torch.load(run / "model.pt").items()}
    target.mkdir(parents=True, exist_ok=True)
    (target / "encoder.onnx").write_bytes(encoder(weights))
    names = (run / "pieces.txt").read_text().split("\n")[:-1]
    left_out = spare(names, SPARE)
    kept = [i for i, n in enumerate(names) if n not in left_out]
    piece, scale = quantized(weights["piece.weight"][kept], 1)
    tables = {f"clue{i}": weights[f"clues.{i}.weight"].astype(np.float16) for i in range(5)}
    np.savez(
        target / "inputs.npz",
        piece=piece,
        scale=scale.astype(np.float32),
        place=weights["place.weight"][:WINDOW].astype(np.float16),
        norm=np.stack([weights["norm.weight"], weights["norm.bias"]]),
        **tables,
    )
    (target / "pieces.txt").write_text("\n".join(names[i] for i in kept) + "\n")
    forms = json.loads((arrays / "mixed.json").read_text())
    forms = {k: v for k, v in forms.items() if FORM.match(v)}
    (target / "forms.json").write_text(json.dumps(forms, indent=0, sort_keys=True) + "\n")
    print(sum(p.stat().st_size for p in target.iterdir() if p.suffix != ".md"), "bytes")


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:4]))
