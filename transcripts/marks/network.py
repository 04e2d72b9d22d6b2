"""The network itself: word pieces and clues in, scores out; one process-wide copy, loaded when it is first used.

Piece embeddings are looked up here; the encoder runs in `runtime`, on one thread. No network, no download.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from transcripts.languages.english.folder import DATA
from transcripts.marks.runtime import session

Array = np.ndarray[Any, Any]
WINDOW = 192
"""Pieces that the encoder sees at once; it was trained on windows of this size."""


class Network:
    """The weights in `transcripts/languages/english/data/marks`, ready to run."""

    def __init__(self) -> None:
        folder = DATA / "marks"
        with np.load(folder / "inputs.npz") as held:
            self._piece: Array = held["piece"]
            self._scale: Array = held["scale"].astype(np.float32)
            self._place: Array = held["place"].astype(np.float32)
            self._clues: list[Array] = [held[f"clue{i}"].astype(np.float32) for i in range(5)]
            self._gain, self._shift = held["norm"]
        names = (folder / "pieces.txt").read_text("utf-8").split("\n")[:-1]
        self.known = {name: i for i, name in enumerate(names)}
        self.settings: dict[str, Any] = json.loads((folder / "settings.json").read_text("utf-8"))
        self.forms: dict[str, str] = json.loads((folder / "forms.json").read_text("utf-8"))
        self._session = session((folder / "encoder.onnx").read_bytes())

    def scores(self, pieces: Array, clues: Array) -> Array:
        """Nine scores for each piece of one window: four marks, three cases, two for disfluency."""
        x = self._piece[pieces].astype(np.float32) * self._scale[pieces, None] + self._place[: len(pieces)]
        for at, table in enumerate(self._clues):
            x += table[clues[:, at]]
        x -= x.mean(axis=1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-12)
        x = x * self._gain + self._shift
        out: Array = self._session.run(None, {"x": x[None]})[0][0]
        return out


@cache
def network() -> Network:
    """The one copy."""
    return Network()
