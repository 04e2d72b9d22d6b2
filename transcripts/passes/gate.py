"""The one place that keeps a pass to the languages it knows, and out of notes in brackets (`[Music]`, `[SPEAKER 1]`).

A pass looks at the whole talk; of what it proposes, only that is taken which lies in a stretch whose language can do
what the pass needs, and leaves every note as it is. Nothing else asks which language a word is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.detection import stretches
from transcripts.languages.tags import opaque

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.languages.language import Language
    from transcripts.ledger import Correction, Pass, View
    from transcripts.passes.step import Part


def gated(part: Part, run: Pass, language: str | None = None) -> Pass:
    """The pass, kept to the stretches where its part of a step may act; `language` overrules what is detected."""
    if not part.in_notes:
        run = _beside_notes(run)
    if not part.needs and not part.instead_of:
        return run

    def propose(view: View) -> Iterator[Correction]:
        told = stretches(view.transcript, language)
        open_to = [may_act(part, stretch.language) for stretch in told]
        if all(open_to):
            yield from run(view)
        elif any(open_to):
            able = [may for may, stretch in zip(open_to, told, strict=True) for _ in range(stretch.first, stretch.end)]
            for found in run(view):
                if all(able[found.word : found.end]):
                    yield found

    propose.__module__ = run.__module__  # where an error is looked for
    return propose


def _beside_notes(run: Pass) -> Pass:
    """The pass, without what would change a word of a note; words around one may change together."""

    def propose(view: View) -> Iterator[Correction]:
        notes = opaque(view.transcript)
        for found in run(view):
            held = [view.words[at].text for at in range(found.word, min(found.end, len(view.words))) if at in notes]
            kept = iter(found.after.split())
            if all(text in kept for text in held):  # in their order
                yield found

    propose.__module__ = run.__module__  # where an error is looked for
    return propose


def may_act(part: Part, language: Language) -> bool:
    """Whether a part of a step may act on words of a language.

    >>> from transcripts.languages.language import UNDETERMINED, Ability
    >>> from transcripts.passes.step import Part
    >>> may_act(Part(print, needs=frozenset({Ability.MARKS})), UNDETERMINED)
    False
    """
    if language.lacks(part.needs):
        return False
    return not part.instead_of or bool(language.lacks(part.instead_of))
