"""The mean of several runs' weights: `python -m training.average OUT RUN RUN…`.

Runs that cool from the same weights on different draws end near each other, and their mean is better than each.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import torch


def main(out: Path, runs: list[Path]) -> None:
    """Write `OUT/model.pt` and `OUT/pieces.txt`."""
    held = [torch.load(run / "model.pt") for run in runs]
    out.mkdir(parents=True, exist_ok=True)
    torch.save({name: sum(h[name] for h in held) / len(held) for name in held[0]}, out / "model.pt")
    shutil.copy(runs[0] / "pieces.txt", out / "pieces.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(a) for a in sys.argv[2:]])
