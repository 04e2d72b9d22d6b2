"""How a word that no lexicon has is said: letters to phones by a small recurrent network, many words at once.

The weights are those of g2p_en 2.1.0 (Kyubyong Park and Jongseok Kim; Apache License 2.0), kept at half precision;
the prediction is ours, in numpy. It reads foreign names as an American would, often wrongly: an entry of a gazetteer
may give its own pronunciation. Nothing here looks a word up or compares sounds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transcripts.phonetics.lexicon import CODE_OF, PHONES, SOUND
from transcripts.phonetics.matrix import multiply

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

_LETTERS = {c: i + 3 for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}  # 0 padding, 1 unknown, 2 end
_UNKNOWN, _END = 1, 2
_START, _STOP = 2, 3  # of the phones
_MOST_PHONES = 24
_BATCH = 256

# The network's own order of phones, after four marks: each vowel with its three stresses, and a UW without any.
_SPOKEN = [CODE_OF[phone] for phone in PHONES for _ in range({"UW": 4}.get(phone, 3) if phone[0] in "AEIOU" else 1)]
_OUT = ("", "", "", "", *_SPOKEN)


class Network:
    """A GRU that reads the letters and a GRU that says the phones, greedily."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as held:
            self._w: dict[str, Floats] = {k: held[k].astype(np.float32) for k in held.files}

    def _step(self, side: str, gates: Floats, hidden: Floats) -> Floats:
        # `gates` is the input's part, looked up; the order of the gates is reset, update, new (as in PyTorch).
        size = hidden.shape[1]
        own = multiply(hidden, self._w[f"{side}_w_hh"].T) + self._w[f"{side}_b_hh"]
        both = (1 / (1 + np.exp(-(gates[:, : 2 * size] + own[:, : 2 * size])))).astype(np.float32)
        new = np.tanh(gates[:, 2 * size :] + both[:, :size] * own[:, 2 * size :])
        update = both[:, size:]
        result: Floats = (1 - update) * new + update * hidden
        return result

    @lru_cache(maxsize=2)  # noqa: B019 - one network lives as long as the program
    def _inputs(self, side: str) -> Floats:
        # The part of the gates that depends on the symbol alone, for every symbol.
        table: Floats = multiply(self._w[f"{side}_emb"], self._w[f"{side}_w_ih"].T) + self._w[f"{side}_b_ih"]
        return table

    def say(self, words: Sequence[str]) -> list[str]:
        """The phones of each word of the letters a to z, one character a phone."""
        out = [""] * len(words)
        order = sorted(range(len(words)), key=lambda i: len(words[i]))
        for first in range(0, len(order), _BATCH):
            some = order[first : first + _BATCH]
            for i, phones in zip(some, self._batch([words[i] for i in some]), strict=True):
                out[i] = phones
        return out

    def _batch(self, words: Sequence[str]) -> list[str]:
        # The words come in order of length, so those still being read are always the last rows.
        lengths = np.array([len(w) + 1 for w in words])
        letters = np.zeros((len(words), int(lengths[-1])), np.intp)
        for row, word in enumerate(words):
            letters[row, : len(word) + 1] = [*(_LETTERS.get(c, _UNKNOWN) for c in word), _END]
        hidden = np.zeros((len(words), self._w["enc_w_hh"].shape[1]), np.float32)
        inputs = self._inputs("enc")
        for at, column in enumerate(letters.T):
            first = int(np.searchsorted(lengths, at, side="right"))
            hidden[first:] = self._step("enc", inputs[column[first:]], hidden[first:])
        return self._decode(hidden)

    def _decode(self, hidden: Floats) -> list[str]:
        said: list[list[str]] = [[] for _ in hidden]
        going = np.arange(len(hidden))  # the rows that are not at their end
        last = np.full(len(hidden), _START)
        inputs = self._inputs("dec")
        for _ in range(_MOST_PHONES):
            hidden = self._step("dec", inputs[last], hidden)
            last = np.argmax(multiply(hidden, self._w["fc_w"].T) + self._w["fc_b"], axis=1)
            open_rows = last != _STOP
            if not open_rows.any():
                break
            going, last, hidden = going[open_rows], last[open_rows], hidden[open_rows]
            for row, phone in zip(going.tolist(), last.tolist(), strict=True):
                said[row].append(_OUT[phone])
        return ["".join(phones) for phones in said]


@lru_cache(maxsize=1)
def network() -> Network:
    """The network that the package ships."""
    return Network(SOUND / "g2p.npz")
