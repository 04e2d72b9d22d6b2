"""What a candidate is: a span that may be a name, who it may be, how near, and in numbers what speaks for it.

Nothing here compares or decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transcripts.names.retrieval import Near
    from transcripts.names.spans import Span
    from transcripts.names.targets import Target


class Features(NamedTuple):
    """One row: see the comments; a share or a likeness is 0 to 1, a count is log(1 + n), rarity is in bits."""

    sound: float
    spelling: float
    phones: float  # of the shorter side
    longer: float  # phones heard more than the name has
    heard_words: float
    name_words: float
    known: float  # share of the heard words that English or any common name list has
    rarity: float  # -log of the rarest heard word's frequency per million, 12 for none
    ordinary: float  # whether all heard words are ordinary ones
    capitals: float  # share of heard words with a capital of their own; -1 where the talk has none
    shouted: float  # share of heard words in capitals
    named: float  # how surely a heard word is itself a name in general English
    inside: float  # bits by which the heard words go together
    edges: float  # bits by which they go with their neighbours
    name_ordinary: float
    name_rarity: float
    role: float
    kind: float
    certain: float  # how often the entry stands in the talk already
    this_certain: float  # how often this very form does
    repeated: float  # how often this was heard
    cues: float
    addressed: float  # whether thanks or a greeting stand before it
    closes: float  # whether a mark stands after it
    opens: float  # whether it stands at the beginning of a sentence
    same_start: float
    same_end: float
    shared: float  # share of the name's words that were heard right
    frequent: float  # heard words that are too frequent to be a name
    margin: float  # likeness beyond that of the best other entry here
    boundary: float  # likeness below that of the best span over the same words
    breaks: float  # words of another name, standing there already, that would go
    letters: float  # heard words that are single letters
    abbreviation: float  # whether the name is written in capitals
    due: float  # log odds that a person is due between the neighbours
    due_name: float  # log odds that another name is
    echo: float  # how like the neighbours are to those of the entry where it stands in the talk, a log ratio
    kind_echo: float  # the same, for all entries of its kind
    surplus: float  # how much oftener the rarest heard word is heard here than English has it, a log ratio
    rival: float  # how often the best other entry stands in the talk already
    crosses: float  # whether a sentence ends inside, as the recogniser has it
    rest: float  # likeness in sound of the words that differ
    support: float  # at how many other places the entry comes near
    kinds: float  # share of the names looked for whose kind the gazetteer tells


@dataclass(slots=True)
class Candidate:
    """A span that may be a name: who, how near, and what speaks for it; `listed` if its entry names the mishearing."""

    span: Span
    target: Target
    near: Near
    cues: list[str]
    rivals: list[tuple[Target, float]]
    features: Features | None = None
    score: float = 0.0
    settled: bool = False
    listed: bool = False
