"""`to_prose`: a talk as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from transcripts import prose
from transcripts.arguments import choice_of, flag_of
from transcripts.library.taking import talk_of
from transcripts.prose.compose import Quotes

if TYPE_CHECKING:
    from transcripts.library.taking import Talk
    from transcripts.prose import Prose


def to_prose(talk: Talk, *, verbatim: bool = False, quotes: Quotes = "plain") -> Prose:
    """Set a talk as prose.

    A paragraph begins where the speaker changes, by name or by a mark (`>>`, the dashes of a dialogue).
    Disfluencies are taken out by `clean`, which records them; here `verbatim` only keeps those marks and notes of
    sounds (`[Music]`, `♪`), which are left out otherwise, and listed in `left_out`. Other brackets stay. `quotes`
    writes quotation marks and apostrophes `plain`, `smart` (typographic), or as the `source` has them.

    >>> from transcripts import Segment, Transcript
    >>> talk = Transcript((Segment("Where is it?", speaker="Ann"), Segment("It’s here.", speaker="Bo")))
    >>> [(p.speaker, p.text) for p in to_prose(talk).paragraphs]
    [('Ann', 'Where is it?'), ('Bo', "It's here.")]
    """
    chosen = cast("Quotes", choice_of(quotes, get_args(Quotes), "quotes"))
    return prose.to_prose(talk_of(talk, "talk"), verbatim=flag_of(verbatim, "verbatim"), quotes=chosen)
