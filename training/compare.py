"""Designs side by side: `python -m training.compare ARRAYS RUN=DESIGN RUN=DESIGN…`.

Best F1 over all thresholds on the calls kept for calibration, the network run by torch in windows of 192 pieces that
overlap by half; with times and without. An upper bound for each design, and the same one for all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch

from training import pieces
from training.corpus import COMMA, QUESTION
from training.train import CALIBRATION, buckets, build, letters

WINDOW = 192
GRID = np.arange(0.1, 0.9, 0.02)


def best(score: np.ndarray, wanted: np.ndarray) -> float:
    """The best F1 that a threshold gives."""
    made = [score >= limit for limit in GRID]
    return max(float(2 * (m & wanted).sum() / max(1, m.sum() + wanted.sum())) for m in made)


def scored(net: torch.nn.Module, table: list[list[int]], call: dict[str, np.ndarray], *, timed: bool) -> np.ndarray:
    """Nine scores a word, each word's from the window in which it is nearest to the middle."""
    ids = [table[w] for w in call["word"].tolist()]
    owner = np.repeat(np.arange(len(ids)), [len(i) for i in ids])
    flat = np.array([p for i in ids for p in i])
    hints = np.zeros((len(flat), 5), np.int64)
    if timed:
        hints[:, 0] = call["pause"][owner]
        hints[:, 1] = np.append(0, call["pause"][:-1])[owner]
        hints[:, 2] = call["length"][owner]
    out = np.zeros((len(flat), 9), np.float32)
    for start in range(0, max(1, len(flat) - WINDOW // 2), WINDOW // 2):
        end = min(len(flat), start + WINDOW)
        with torch.no_grad():
            got = net(torch.from_numpy(flat[None, start:end]), torch.from_numpy(hints[None, start:end]))[0].numpy()
        keep = 0 if start == 0 else WINDOW // 4
        out[start + keep : end] = got[keep:]
    first = np.append(True, owner[1:] != owner[:-1])
    return out[first]


def row(name: str, raw: np.ndarray, call: dict[str, np.ndarray]) -> str:
    """The four figures of a run."""
    marks = torch.from_numpy(raw[:, :4]).softmax(-1).numpy()
    cases = torch.from_numpy(raw[:, 4:7]).softmax(-1).numpy()
    known, sure = call["mark"] < 255, call["case"] < 255
    figures = (
        best((marks[:, 2] + marks[:, 3])[known], call["mark"][known] >= 2),
        best(marks[known, 1], call["mark"][known] == COMMA),
        best(marks[known, 3], call["mark"][known] == QUESTION),
        best(1 - cases[sure, 0], call["case"][sure] > 0),
    )
    return f"| {name} | " + " | ".join(f"{f:.3f}" for f in figures) + " |"


def main(arrays: Path, runs: list[str]) -> None:
    """Print a row for each run, with times and without."""
    words: list[str] = json.loads((arrays / "words.json").read_text())
    count = letters(words)
    files = [dict(np.load(p)) for p in sorted(arrays.glob("call_*.npz"))[-CALIBRATION:]]
    for call in files:
        call["pause"], call["length"] = buckets(call["start_ms"], call["end_ms"], count[call["word"]])
    together = {k: np.concatenate([c[k] for c in files]) for k in files[0]}
    for run in runs:
        folder, design = run.split("=")
        kept = (Path(folder) / "pieces.txt").read_text().split("\n")[:-1]
        table = pieces.table(words, {p: i for i, p in enumerate(kept)})
        net = build(design, len(kept)).eval()
        net.load_state_dict(torch.load(Path(folder) / "model.pt"))
        for timed in (True, False):
            raw = np.concatenate([scored(net, table, c, timed=timed) for c in files])
            how = "with times" if timed else "text alone"
            print(row(f"{Path(folder).name}, {design}, {how}", raw, together), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
