"""Every candidate of a talk, gathered one window of words after another. Decides nothing.

Several spans begin with each word, and few come near a name: only these are held, so that the length of a talk costs
no memory but what was found in it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from transcripts.names.evidence import candidates, strange
from transcripts.names.retrieval import Nearest, distinct

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate
    from transcripts.names.talk_index import TalkIndex

WINDOW = 4_096
"""The spans of so many first words are compared at a time: enough for a comparison of many at once, and a few
megabytes of spans."""


def gathered(talk: TalkIndex, most: int = 3) -> list[Candidate]:
    """The candidates of all spans of a talk, in their order, up to `most` for each span."""
    nearest = Nearest(talk.targets)
    parts = (_window(talk, nearest, first, most) for first in range(0, len(talk.words), WINDOW))
    out = list(chain.from_iterable(parts))
    nearest.remember()
    return out


def _window(talk: TalkIndex, nearest: Nearest, first: int, most: int) -> list[Candidate]:
    spans = list(talk.runs(first, first + WINDOW))
    heard, numbers = distinct(spans)
    found = nearest.near(heard, strange(talk, spans, numbers))
    return candidates(talk, spans, found, numbers, most)
