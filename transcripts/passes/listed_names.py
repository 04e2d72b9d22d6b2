"""Names of the user's own list where the language is another than English, or cannot be told: by spelling alone.

How a name sounds is known in English only, so a sound says nothing here. What is spelt nearly like a listed name is
mended; what is less near is suggested. Runs in step `names`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.languages.folding import fold
from transcripts.names.step import RULE, names_pass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction, Pass, View

LEAST_SPELLING = 0.8
"""A name is mended where its spelling is at least this like what was heard (1: equal); one letter in five."""
LEAST_LETTERS = 5
"""Shorter words come this near to a name by chance (`uns`, Jens), so they are only suggested to be one."""


def listed_names_pass(listed: Gazetteer) -> Pass:
    """The pass for the user's own list; without one it proposes nothing."""
    if not len(listed):
        return lambda _: ()
    find = names_pass(listed)

    def propose(view: View) -> Iterator[Correction]:
        for found in find(view):
            if found.rule != RULE or found.evidence.get("suggestion") or _near(found):
                yield found
            else:
                yield replace(found, evidence={**found.evidence, "suggestion": True, "why_only_suggested": _WHY})

    return propose


_WHY = "the language is not English, and the spelling is not near enough by itself"


def _near(found: Correction) -> bool:
    heard = fold(found.before)
    if heard == fold(found.after):
        return True
    spelling = found.evidence.get("spelling")
    likeness = spelling.get("likeness", 0.0) if isinstance(spelling, dict) else 0.0
    return likeness >= LEAST_SPELLING and len(heard) >= LEAST_LETTERS
