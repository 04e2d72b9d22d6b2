"""The designs tried: a pretrained encoder fine-tuned (`Encoder`) and gated dilated convolutions (`Convolutions`).

Both read word pieces and four clues a word (pause after, pause before, length, case as read, turn) and give, for the
first piece of each word: four scores for the mark after it, three for its case, two for disfluency.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention
from torch import Tensor, nn

CLUES = (9, 9, 8, 4, 3)  # pause after, pause before, length, case as read, turn; 0 is unknown in each
HEADS = (4, 3, 2)


class Layer(nn.Module):
    """One layer of BERT (attention, then a feed-forward net, normalised after each)."""

    def __init__(self, width: int, heads: int, hidden: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.mix = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.wide, self.narrow = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        """`x` is batch, pieces, width."""
        batch, time, width = x.shape
        q, k, v = self.qkv(x).view(batch, time, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, time, width)
        x = self.norm1(x + self.mix(mixed))
        return self.norm2(x + self.narrow(F.gelu(self.wide(x), approximate="tanh")))


class Encoder(nn.Module):
    """MiniLM's encoder with clues added to its input."""

    def __init__(self, pieces: int, layers: int = 6, width: int = 384, heads: int = 12, longest: int = 256) -> None:
        super().__init__()
        self.piece = nn.Embedding(pieces, width)
        self.place = nn.Embedding(longest, width)
        self.clues = nn.ModuleList(nn.Embedding(n, width) for n in CLUES)
        for clue in self.clues:
            nn.init.zeros_(clue.weight)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, 4 * width) for _ in range(layers))
        self.out = nn.Linear(width, sum(HEADS))

    def forward(self, pieces: Tensor, clues: Tensor) -> Tensor:
        """`pieces` is batch, time; `clues` is batch, time, 5; the result is batch, time, 9."""
        x = self.piece(pieces) + self.place.weight[: pieces.shape[1]]
        for at, clue in enumerate(self.clues):
            x = x + clue(clues[..., at])
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x)
        return self.out(x)

    def load_minilm(self, weights: dict[str, Tensor], keep: list[int]) -> None:
        """Start from MiniLM's weights, with only the pieces in `keep`."""
        with torch.no_grad():
            self.piece.weight.copy_(weights["embeddings.word_embeddings.weight"][keep])
            place = weights["embeddings.position_embeddings.weight"][: self.place.num_embeddings]
            self.place.weight.copy_(place + weights["embeddings.token_type_embeddings.weight"][0])
            self._take(self.norm, weights, "embeddings.LayerNorm")
            for at, layer in enumerate(self.layers):
                root = f"encoder.layer.{at}."
                for kind, target in (("weight", layer.qkv.weight), ("bias", layer.qkv.bias)):
                    parts = [weights[f"{root}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
                    target.copy_(torch.cat(parts))
                self._take(layer.mix, weights, f"{root}attention.output.dense")
                self._take(layer.norm1, weights, f"{root}attention.output.LayerNorm")
                self._take(layer.wide, weights, f"{root}intermediate.dense")
                self._take(layer.narrow, weights, f"{root}output.dense")
                self._take(layer.norm2, weights, f"{root}output.LayerNorm")

    @staticmethod
    def _take(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
        module.weight.copy_(weights[f"{name}.weight"])
        module.bias.copy_(weights[f"{name}.bias"])


class Convolutions(nn.Module):
    """Seven gated dilated convolutions over piece embeddings, trained from nothing."""

    def __init__(self, pieces: int, width: int = 192, kernel: int = 5) -> None:
        super().__init__()
        self.piece = nn.Embedding(pieces, width)
        self.clues = nn.ModuleList(nn.Embedding(n, width) for n in CLUES)
        for clue in self.clues:
            nn.init.zeros_(clue.weight)
        dilations = (1, 2, 4, 8, 1, 2, 4)
        self.layers = nn.ModuleList(
            nn.Conv1d(width, 2 * width, kernel, padding=d * (kernel // 2), dilation=d) for d in dilations
        )
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in dilations)
        self.out = nn.Linear(width, sum(HEADS))

    def forward(self, pieces: Tensor, clues: Tensor) -> Tensor:
        """As `Encoder.forward`."""
        x = self.piece(pieces)
        for at, clue in enumerate(self.clues):
            x = x + clue(clues[..., at])
        for layer, norm in zip(self.layers, self.norms, strict=True):
            value, gate = layer(norm(x).transpose(1, 2)).transpose(1, 2).chunk(2, dim=-1)
            x = x + value * torch.sigmoid(gate)
        return self.out(x)
