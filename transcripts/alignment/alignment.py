"""The result of aligning two texts: the pairs, what they cover, what has no partner, and the transcript made of both.

Frozen nouns and their JSON form, which holds all that a page showing the difference would need. Nothing here aligns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.alignment.pairing import Stretch
    from transcripts.alignment.pairs import Pair
    from transcripts.model import Transcript, Word
    from transcripts.signature import Signature

Keep = Literal["text", "timed"]
Side = Literal["timed", "text"]


class Coverage(NamedTuple):
    """The share of each side's words, 0 to 1, that the other side has too; short differences inside it count as had."""

    timed: float
    text: float


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A run of words that the other side has not: word indices (the end exclusive), the words, and when, if known.

    A `note` is a run of the text that nobody says: a stage direction, a note of a slide, a heading.
    """

    side: Side
    start: int
    end: int
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    note: bool = False

    def __len__(self) -> int:
        """How many words it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts word by word. The left side of every pair is the timed text, the right side the other.

    `pairs` cover both sides exactly once, in order. A stretch that stands in another place on the two sides is in
    `stretches` with `moved` set and with its own pairs; in `pairs` its words are left only and right only.
    `transcript` is the kept side with what it took from the other: times and missing speakers for the text (a word
    that the timed side does not have at all has none), speakers and marks for the timed side.
    """

    timed: Transcript
    text: Transcript
    keep: Keep
    transcript: Transcript
    pairs: tuple[Pair, ...]
    stretches: tuple[Stretch, ...]
    coverage: Coverage
    unmatched: tuple[Unmatched, ...]
    signature: Signature

    @property
    def moved(self) -> tuple[Stretch, ...]:
        """The stretches that stand in another order on the two sides."""
        return tuple(s for s in self.stretches if s.moved)

    def to_json(self) -> dict[str, Any]:
        """The whole alignment as JSON values: both sides' words once, and the pairs as indices into them."""
        return {
            "alignment": 1,
            "keep": self.keep,
            "coverage": {"timed": round(self.coverage.timed, 4), "text": round(self.coverage.text, 4)},
            "sides": {"timed": _side(self.timed), "text": _side(self.text)},
            "pairs": [_pair(pair) for pair in self.pairs],
            "stretches": [_stretch(stretch) for stretch in self.stretches],
            "unmatched": [
                {
                    "side": u.side,
                    "words": [u.start, u.end],
                    "text": u.text,
                    "start_ms": u.start_ms,
                    "end_ms": u.end_ms,
                    **({"note": True} if u.note else {}),
                }
                for u in self.unmatched
            ],
            "signature": self.signature.to_json(),
        }


def _side(transcript: Transcript) -> dict[str, Any]:
    source = transcript.source
    return {
        "title": transcript.title,
        "source": {"path": source.path, "sha256": source.sha256} if source else None,
        "segments": [
            {"speaker": s.speaker, "start_ms": s.start_ms, "end_ms": s.end_ms, "words": _words(s.words)}
            for s in transcript.segments
        ],
    }


def _words(words: Sequence[Word]) -> list[list[Any]]:
    return [[w.text, w.start_ms, w.end_ms] for w in words]


def _pair(pair: Pair) -> list[Any]:
    return [pair.kind, pair.left_start, pair.left_end, pair.right_start, pair.right_end, pair.likeness]


def _stretch(stretch: Stretch) -> dict[str, Any]:
    found: dict[str, Any] = {
        "timed": [stretch.left_start, stretch.left_end],
        "text": [stretch.right_start, stretch.right_end],
        "matched": stretch.matched,
        "bits": stretch.bits,
        "expected_by_chance": float(f"{stretch.expected:.3g}"),
        "moved": stretch.moved,
    }
    if stretch.moved:
        found["pairs"] = [_pair(pair) for pair in stretch.pairs]
    return found
