"""From corpora to the shipped weights, in one command: `python -m training.run TEXT DATA MINILM WORK`.

TEXT holds the corpora (`*.txt.xz`), DATA the unpacked `earnings21` and `bitcoin` sets, MINILM the files `vocab.txt` and
`model.safetensors` of sentence-transformers/all-MiniLM-L6-v2, WORK is for what is made on the way. Needs torch,
safetensors and onnx beside the package's own dependencies. About two hours on two cores that nobody else uses.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

STEADY, COOL = 800, 625
SEEDS = (16, 26)
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TARGET = Path(__file__).parent.parent / "transcripts" / "languages" / "english" / "data" / "marks"


def step(module: str, *arguments: object) -> None:
    """Run one module of this folder and stop if it fails."""
    command = [sys.executable, "-m", f"training.{module}", *map(str, arguments)]
    print("$", *command[1:], flush=True)
    subprocess.run(command, check=True)  # noqa: S603 - our own modules, with the paths that the caller gave


def main(text: Path, data: Path, minilm: Path, work: Path) -> None:
    """Prepare, train, cool twice, average, export, calibrate."""
    found = hashlib.sha256((minilm / "model.safetensors").read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        sys.exit(f"{minilm} holds other weights than the shipped model began from: sha256 {found}")
    arrays = work / "arrays"
    step("prepare", text, data, arrays)
    # One step of cooling alone, so that the weights are kept as the steady part left them.
    step("train", arrays, minilm, work / "steady", "--seed", 6, "--steps", STEADY, "--cool", 1)
    for seed in SEEDS:
        start = work / "steady" / "model.pt"
        step(
            "train",
            arrays,
            minilm,
            work / f"cool{seed}",
            "--start",
            start,
            "--seed",
            seed,
            "--steps",
            0,
            "--cool",
            COOL,
        )
    step("average", work / "mean", *(work / f"cool{seed}" for seed in SEEDS))
    step("export", work / "mean", arrays, TARGET)
    step("calibrate", arrays, data, TARGET)


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:5]))
