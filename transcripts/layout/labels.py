"""How a speaker is named in front of a turn: one function for each form that a guide asks for.

A label is written into the cue, so it takes room and reading time; `colours` and `voice` take none.
"""

from __future__ import annotations

from typing import Literal

from transcripts.letters import large

LabelForm = Literal["none", "upper", "name", "chevrons", "brackets", "parentheses", "voice", "colours"]

COLOURS = ("white", "yellow", "cyan", "lime")
"""The colours of speakers in the order of their first words (BBC guidelines; `lime` is WebVTT's pure green)."""


def label_text(form: LabelForm, speaker: str) -> str:
    """The words in front of a speaker's turn; empty where the form shows the speaker in another way.

    >>> [label_text(f, "Ann Lee") for f in ("upper", "name", "chevrons", "brackets", "colours")]
    ['ANN LEE:', 'Ann Lee:', '>> ANN LEE:', '[Ann Lee]', '']
    """
    name = " ".join(speaker.split())
    forms = {
        "upper": f"{large(name)}:",
        "name": f"{name}:",
        "chevrons": f">> {large(name)}:",
        "brackets": f"[{name}]",
        "parentheses": f"({name})",
    }
    return forms.get(form, "") if name else ""


def colour_of(speakers: list[str], speaker: str) -> str | None:
    """The WebVTT class of a speaker's colour, none for the first (white); later ones share the last three."""
    at = speakers.index(speaker)
    return None if at == 0 else COLOURS[1 + (at - 1) % 3]
