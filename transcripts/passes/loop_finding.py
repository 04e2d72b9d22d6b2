"""Where words come again and again in a row: runs of one phrase, and what speaks for a machine having made them.

People repeat too: a chorus, a chant and a prayer are sung and said many times over. What no person does is to speak
faster than speech can be, or to say a line time and again in cues of one length to the millisecond. Nothing here
proposes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.model import Transcript

LONGEST_PHRASE = 40
"""Words of the longest phrase whose repeats are looked for: a long sentence."""
FEWEST_SAYINGS = 4
"""A phrase said less often is a matter of speech: `no, no, no`."""
FEWEST_WORDS = 8
"""Words that all sayings together have at least."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Words `first` up to `end` of the spoken ones: `phrase` words, `sayings` times over, perhaps begun once more."""

    first: int
    end: int
    phrase: int

    @property
    def sayings(self) -> int:
        """How often the whole phrase is said."""
        return (self.end - self.first) // self.phrase


def loops(words: Sequence[str], apart: Sequence[bool]) -> Iterator[Loop]:
    """Runs of a phrase said FEWEST_SAYINGS times or more, in order and apart; the shortest phrase of each.

    `words` are in lower case without marks; `apart` says of each whether something parts it from the word before
    (another speaker, a sign of music). The time is that of LONGEST_PHRASE readings of the words.

    >>> said = "so we go to the sea to the sea to the sea to the sea and rest".split()
    >>> [(loop.first, loop.phrase, loop.sayings) for loop in loops(said, [False] * len(said))]
    [(3, 3, 4)]
    """
    numbers: dict[str, int] = {}
    ids = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)
    stretch = np.cumsum(np.array(apart, np.int64))
    taken = np.zeros(len(ids), bool)
    found = []
    for phrase in range(1, min(LONGEST_PHRASE, len(ids) // FEWEST_SAYINGS) + 1):
        same = (ids[phrase:] == ids[:-phrase]) & (stretch[phrase:] == stretch[:-phrase])
        edges = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)))
        for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            loop = Loop(start, stop + phrase, phrase)
            enough = loop.sayings >= FEWEST_SAYINGS and loop.end - loop.first >= FEWEST_WORDS
            if enough and not taken[loop.first : loop.end].any():
                taken[loop.first : loop.end] = True
                found.append(loop)
    yield from sorted(found, key=lambda loop: loop.first)


@dataclass(frozen=True, slots=True)
class Times:
    """When the words of a talk are said, as far as it is known: of each word, or else of its segment."""

    start: tuple[int | None, ...]
    end: tuple[int | None, ...]
    segment: tuple[int, ...]

    @classmethod
    def of(cls, talk: Transcript) -> Times:
        """The times of a talk's words: given ones, and those of segments."""
        start: list[int | None] = []
        end: list[int | None] = []
        segment: list[int] = []
        for number, own in enumerate(talk.segments):
            for word in own.words:
                given = word.timing == "given" and word.start_ms is not None and word.end_ms is not None
                start.append(word.start_ms if given else own.start_ms)
                end.append(word.end_ms if given else own.end_ms)
                segment.append(number)
        return cls(tuple(start), tuple(end), tuple(segment))

    def seconds(self, first: int, last: int) -> float | None:
        """The time from the start of one word to the end of another, in seconds; None where it is not known."""
        start, end = self.start[first], self.end[last]
        return None if start is None or end is None or end < start else (end - start) / 1000


def steady(talk: Transcript, cues: Sequence[int]) -> bool:
    """Whether cues all have one length to the millisecond, which hardly any other cue of the talk has.

    Recognisers that have lost the thread write the same line in steps of one length; where all cues are of one length,
    the length says nothing.
    """
    lengths = [
        s.end_ms - s.start_ms if s.start_ms is not None and s.end_ms is not None else None for s in talk.segments
    ]
    own = {lengths[at] for at in cues}
    if len(own) != 1 or None in own:
        return False
    inside = set(cues)
    others = [length for at, length in enumerate(lengths) if at not in inside]
    return bool(others) and sum(length in own for length in others) <= _SHARED * len(others)


_SHARED = 0.1
