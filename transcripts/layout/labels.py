"""How a speaker is named in front of a turn: one function for each form that a guide asks for.

A label is written into the cue, so it takes room and reading time; `colours` and `voice` take none.
"""

from __future__ import annotations

from typing import Literal, get_args

from transcripts.letters import large

LabelForm = Literal["none", "upper", "name", "chevrons", "brackets", "parentheses", "voice", "colours"]

COLOURS = ("white", "yellow", "cyan", "lime")
"""The colours of speakers in the order of their first words (BBC guidelines; `lime` is WebVTT's pure green)."""


def is_form(form: str) -> bool:
    """Whether this is the name of a form, or a form of one's own with `{}` for the speaker's name."""
    return form in get_args(LabelForm) or "{}" in form


def stands_in_text(form: str) -> bool:
    """Whether labels of this form are words of the cue."""
    return bool(label_text(form, "A"))


def label_text(form: str, speaker: str) -> str:
    """The words in front of a speaker's turn; empty where the form shows the speaker in another way.

    >>> [label_text(f, "Ann Lee") for f in ("upper", "name", "chevrons", "brackets", "colours", "({}):")]
    ['ANN LEE:', 'Ann Lee:', '>> ANN LEE:', '[Ann Lee]', '', '(Ann Lee):']
    """
    name = " ".join(speaker.split())
    if "{}" in form:
        return " ".join(form.replace("{}", name, 1).split()) if name else ""
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
