"""One correction: where it is, what it replaces by what, why. Nothing here applies or renders it."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transcripts.model import Word

Layer = Literal["words", "marks"]


@dataclass(frozen=True, slots=True)
class Held:
    """A word as the source has it: with the white space before it, and its segment counted from the correction's."""

    word: Word
    space: str = " "
    segment: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A proposed change, in the coordinates of the source.

    Layer `words`: the `count` source words from `word` on (counted over the whole talk, from 0) become the words of
    `after`; an empty `after` removes them. Layer `marks`: only the punctuation and case of one word change, the
    word being number `offset` of what those source words have become; so it stays in place, and stays right, when
    the correction below it is undone.

    `segment` and `start_ms` are those of the first word; `score` is 0 to 1; `evidence` holds JSON values that say
    why. `held` are the source words (left out where a mark's `before` is the source word itself), `follow` the
    white space after the last of them (None at a segment's end): what it takes to undo from the clean file alone.
    """

    id: str
    rule: str
    layer: Layer
    before: str
    after: str
    word: int
    count: int
    segment: int
    start_ms: int | None
    score: float
    evidence: Mapping[str, Any] = field(default_factory=dict)
    offset: int = 0
    held: tuple[Held, ...] = ()
    follow: str | None = None

    @property
    def end(self) -> int:
        """The source word after the last one replaced."""
        return self.word + self.count


def make_id(rule: str, layer: Layer, before: str, after: str, word: int, offset: int = 0) -> str:
    """A short id that is the same in every run: eight letters and digits of a hash of what the correction does."""
    key = "\x1f".join((rule, layer, before, after, str(word), str(offset)))
    return b32encode(sha256(key.encode()).digest())[:8].decode().lower()
