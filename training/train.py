"""Train the marks model: `python -m training.train ARRAYS MINILM OUT [--design …] [--steps N --cool M]`.

The learning rate is steady for `--steps` and falls to nothing over the `--cool` steps after them, in which the real
calls weigh more. One seed draws everything; the same command on the same arrays gives the same weights up to the
order of floating-point sums. `touch OUT/cool` begins the cooling early; the log says at which step.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own convention
from safetensors.torch import load_file

from training import damage, pieces
from training.network import HEADS, Convolutions, Encoder
from transcripts.marks import clues

IGNORE = 255
MIX = {"changelog": 0.60, "bitcoin": 0.20, "europarl": 0.12, "us_pres": 0.03}  # the rest: the calls
CALLS_SHARE, CALLS_COOL = 0.05, 0.15
CALIBRATION = 3  # of the tuning calls, kept from training for the thresholds


class Source:
    """Draws chunks of words from one set of arrays."""

    def __init__(self, path: Path) -> None:
        data = np.load(path)
        self.data = {k: data[k] for k in data.files}
        n = len(self.data["word"])
        held = self.data.get("held", np.zeros(n, bool))
        self.free = np.flatnonzero(~held)

    def at(self, dice: random.Random, size: int) -> slice:
        """Where to read the next `size` words."""
        start = int(self.free[int(dice.random() * max(1, len(self.free) - size))])
        return slice(start, start + size)


def letters(words: list[str]) -> np.ndarray:
    """How many letters each word has, one at least."""
    return np.array([max(1, sum(c.isalpha() for c in w)) for w in words])


def buckets(start: np.ndarray, end: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bucket numbers, from 1, of the pause after each word and of its length."""
    return clues.pause_buckets(np.append(start[1:] - end[:-1], 5000)), clues.length_buckets(start, end, count)


class Batches:
    """Makes batches of `rows` by `time` pieces."""

    def __init__(self, arrays: Path, table: list[list[int]], words: list[str], seed: int) -> None:
        self.dice = random.Random(seed)
        self.table = table
        self.texts = {k: Source(next(arrays.glob(f"{k}*.npz"))) for k in MIX}
        self.calls = [Source(p) for p in sorted(arrays.glob("call_*.npz"))[:-CALIBRATION]]
        count = letters(words)
        seen = []
        for call in self.calls:
            d = call.data
            d["pause"], d["length"] = buckets(d["start_ms"], d["end_ms"], count[d["word"]])
            seen.append((d["pause"], d["length"], d["mark"], d["word"]))
        pause, length, mark, word = (np.concatenate(x) for x in zip(*seen, strict=True))
        fillers = np.array([w in damage.FILLERS for w in words])[word]
        counts = np.bincount(self.texts["changelog"].data["word"], minlength=len(words))
        self.damage = damage.Damage(words, counts, damage.Timing(pause, length, mark, fillers), self.dice)

    def chunk(self, calls: float, size: int) -> damage.Chunk:
        """One chunk from a corpus drawn by its share."""
        if self.dice.random() < calls:
            source = self.dice.choice(self.calls)
            d, s = source.data, source.at(self.dice, size)
            return self.damage.call(*(d[k][s].tolist() for k in ("word", "mark", "case", "pause", "length")))
        name = self.dice.choices(list(MIX), list(MIX.values()))[0]
        source = self.texts[name]
        d, s = source.data, source.at(self.dice, size)
        return self.damage.text(*(d[k][s].tolist() for k in ("word", "mark", "case", "turn")))

    def batch(self, rows: int, time_: int, calls: float) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Pieces, clues and labels (mark, case, disfluency; IGNORE but at the first piece of a word)."""
        ids = np.zeros((rows, time_), np.int64)
        hints = np.zeros((rows, time_, 5), np.int64)
        labels = np.full((rows, time_, 3), IGNORE, np.int64)
        for row in range(rows):
            c = self.chunk(calls, time_)
            at, before = 0, 0
            for i, word in enumerate(c.word):
                own = self.table[word]
                if at + len(own) > time_:
                    break
                end = at + len(own)
                ids[row, at:end] = own
                hints[row, at:end] = (c.pause[i], before, c.length[i], c.given[i], c.turn[i])
                labels[row, at] = (c.mark[i], c.case[i], c.cut[i])
                before, at = c.pause[i], end
        return torch.from_numpy(ids), torch.from_numpy(hints), torch.from_numpy(labels)


def loss_of(out: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, list[float]]:
    """The sum of the heads' losses, case and disfluency at half weight, and each of them."""
    parts, at = [], 0
    for head, size in enumerate(HEADS):
        scores = out[..., at : at + size].float().reshape(-1, size)
        parts.append(F.cross_entropy(scores, labels[..., head].reshape(-1), ignore_index=IGNORE))
        at += size
    return parts[0] + 0.5 * parts[1] + 0.5 * parts[2], [float(p.detach()) for p in parts]


def build(design: str, vocabulary: int) -> torch.nn.Module:
    """The network of a design's name."""
    if design == "convolutions":
        return Convolutions(vocabulary)
    return Encoder(vocabulary, layers=int(design.removeprefix("encoder")))


def vocabulary(arrays: Path, minilm: Path, words: list[str], size: int) -> tuple[list[int], list[str]]:
    """The pieces kept: their ids in MiniLM and what they are."""
    whole = (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
    counts = np.zeros(len(words), np.int64)
    for name in MIX:
        counts += np.bincount(np.load(next(arrays.glob(f"{name}*.npz")))["word"], minlength=len(words))
    keep = pieces.choose(whole, dict(zip(words, counts.tolist(), strict=True)), size)
    return keep, [whole[i] for i in keep]


def options() -> argparse.Namespace:
    """The command line."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("arrays", type=Path)
    ask.add_argument("minilm", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--design", default="encoder6", help="encoder6, encoder4, convolutions")
    ask.add_argument("--steps", type=int, default=3000)
    ask.add_argument("--cool", type=int, default=1000)
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--rows", type=int, default=24)
    ask.add_argument("--time", type=int, default=192)
    ask.add_argument("--pieces", type=int, default=22500)
    ask.add_argument("--seed", type=int, default=6)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--start", type=Path, help="weights to go on from, instead of MiniLM's")
    ask.add_argument("--minutes", type=float, help="cool over this long instead, however many steps that makes")
    return ask.parse_args()


def main() -> None:
    """Train one design and write `OUT/model.pt` and `OUT/pieces.txt`."""
    given = options()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    words: list[str] = json.loads((given.arrays / "words.json").read_text())
    keep, kept = vocabulary(given.arrays, given.minilm, words, given.pieces)
    (given.out / "pieces.txt").write_text("\n".join(kept) + "\n")
    known = {p: i for i, p in enumerate(kept)}
    batches = Batches(given.arrays, pieces.table(words, known), words, given.seed)
    net = build(given.design, len(kept))
    if given.start is not None:
        net.load_state_dict(torch.load(given.start))
    elif isinstance(net, Encoder):
        net.load_minilm(load_file(given.minilm / "model.safetensors"), keep)
    print(given.design, sum(p.numel() for p in net.parameters()), "parameters", flush=True)
    fit(net, batches, given)
    torch.save(net.state_dict(), given.out / "model.pt")


def fit(net: torch.nn.Module, batches: Batches, given: argparse.Namespace) -> None:
    """Train in place, the losses printed every 25 steps and the weights kept every hundred."""
    best = torch.optim.AdamW(net.parameters(), lr=given.rate, weight_decay=0.01, fused=True)
    begin, cooling, step = time.time(), given.steps, 0
    shown: list[list[float]] = []
    while step < cooling + given.cool:
        if step < cooling and (given.out / "cool").exists():
            cooling = step
            print("cooling from step", step, flush=True)
        fraction = min(1.0, (step + 1) / 200, (cooling + given.cool - step) / given.cool)
        if given.minutes is not None:
            fraction = min(fraction, 1 - (time.time() - begin) / (60 * given.minutes))
            if fraction <= 0:
                break
        for group in best.param_groups:
            group["lr"] = given.rate * fraction
        ids, hints, labels = batches.batch(given.rows, given.time, CALLS_COOL if step >= cooling else CALLS_SHARE)
        with torch.autocast("cpu", torch.bfloat16):
            out = net(ids, hints)
        loss, parts = loss_of(out, labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        best.step()
        best.zero_grad()
        shown.append(parts)
        step += 1
        if step % 25 == 0:
            print(step, np.mean(shown, axis=0).round(4).tolist(), f"{time.time() - begin:.0f}s", flush=True)
            shown = []
        if step % 100 == 0:
            torch.save(net.state_dict(), given.out / "model.pt")


if __name__ == "__main__":
    main()
