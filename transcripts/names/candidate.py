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
    known_often: float  # how often words are heard that are all known
    well_known: float  # how common a name is that was heard, one or two letters off the one that is listed
    edits: float  # letters that differ
    talk_words: float  # how long the talk is: of one line and a name somebody expects that the name is in it


class Row(NamedTuple):
    """One row of evidence: whether more of it may only speak for a name (1), only against one (-1) or either (0), and
    how it is said to a person."""

    sign: int
    said: str


EVIDENCE: dict[str, Row] = {
    "sound": Row(1, "how alike the two sound"),
    "spelling": Row(1, "how alike they are spelled"),
    "phones": Row(0, "how long the shorter of the two is"),
    "longer": Row(0, "how much longer what was heard is"),
    "heard_words": Row(0, "how many words were heard"),
    "name_words": Row(0, "how many words the name has"),
    "known": Row(-1, "how many of the words heard are words or names that are known"),
    "rarity": Row(1, "how rare the rarest word heard is"),
    "ordinary": Row(-1, "whether ordinary words were heard"),
    "capitals": Row(0, "whether it was heard with a capital"),
    "shouted": Row(0, "whether it was heard in capitals"),
    "named": Row(-1, "whether what was heard is a name in English"),
    "inside": Row(-1, "how well the words heard go together"),
    "edges": Row(-1, "how well they go with their neighbours"),
    "name_ordinary": Row(-1, "whether the name is made of ordinary words"),
    "name_rarity": Row(0, "how rare the name is in English"),
    "role": Row(0, "whether it is a whole name or a part of one"),
    "kind": Row(0, "what kind of name it is"),
    "certain": Row(1, "how often whom it names is named in the talk"),
    "this_certain": Row(0, "how often this very form stands in the talk"),
    "repeated": Row(0, "how often this was heard"),
    "cues": Row(1, "words around it that go before names"),
    "addressed": Row(0, "whether somebody is thanked or greeted here"),
    "closes": Row(0, "whether a mark stands after it"),
    "opens": Row(0, "whether a sentence begins with it"),
    "same_start": Row(1, "whether both begin alike"),
    "same_end": Row(1, "whether both end alike"),
    "shared": Row(1, "how much of the name was heard right"),
    "frequent": Row(0, "how many of the words heard are very common"),
    "margin": Row(1, "how far the next best name is behind"),
    "boundary": Row(-1, "how much nearer the name comes with more words, or fewer"),
    "breaks": Row(-1, "whether words of another name would go"),
    "letters": Row(-1, "whether letters were spelled out"),
    "abbreviation": Row(-1, "whether the name is an abbreviation"),
    "due": Row(1, "whether a person is due here"),
    "due_name": Row(1, "whether another name is due here"),
    "echo": Row(1, "whether it stands here among the words that it has elsewhere"),
    "kind_echo": Row(1, "whether it stands among the words that names of its kind have"),
    "surplus": Row(1, "how much oftener the word is heard here than English has it"),
    "rival": Row(-1, "how often the next best name stands in the talk"),
    "crosses": Row(-1, "whether a sentence ends inside"),
    "rest": Row(1, "how alike the words sound that differ"),
    "support": Row(1, "at how many other places the name comes near"),
    "kinds": Row(0, "whether the list tells kinds"),
    "known_often": Row(-1, "how often these words, which are known, are heard"),
    "well_known": Row(-1, "whether a name was heard that everybody knows, a letter or two off"),
    "edits": Row(0, "how many letters differ"),
    "talk_words": Row(0, "how long the talk is"),
}
"""What each row of `Features` may speak for, and its name for a person; the judgement is learnt under these signs."""


NEVER = -99.0
"""The log odds of what is out of the question."""


@dataclass(slots=True)
class Candidate:
    """A span that may be a name: who, how near, and what speaks for it; `listed` if its entry names the mishearing."""

    span: Span
    target: Target
    near: Near
    cues: list[str]
    rivals: list[tuple[Target, float]]
    features: Features | None = None
    odds: float = NEVER
    listed: bool = False

    @property
    def places(self) -> range:
        """The numbers of its words."""
        return range(self.span.first, self.span.first + self.span.count)
