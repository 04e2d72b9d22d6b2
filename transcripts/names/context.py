"""What the words around a span say for a name: titles, greetings, prepositions of place.

All of it is general English; no name of any talk stands here. Nothing here decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.titles import BEFORE_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.gazetteer.entry import Kind

_PERSON_BEFORE = """coach correspondent reporter analyst thanks thank hi hello hey welcome colleague named called
congratulations morning by"""
_PERSON_AFTER = "says said asked asks thinks joins joined reports told tells wrote writes from with"
_PLACE_BEFORE = """in from to near at around outside inside through via leave left reach visit visited visiting across
of into toward towards between"""
_LINE_OF = (("line", "of"), ("is", "from"), ("comes", "from"), ("this", "is"), ("question", "from"), ("live", "from"))
_GREETINGS = "thanks thank you morning afternoon evening hi hello hey welcome yeah sure okay ahead please"
GREETINGS = frozenset(_GREETINGS.split())
"""What stands next to a name that somebody is addressed by."""
_PERSON = BEFORE_PEOPLE.union(_PERSON_BEFORE.split())
_AFTER, _PLACE = (frozenset(t.split()) for t in (_PERSON_AFTER, _PLACE_BEFORE))


def cues(kind: Kind, before: Sequence[str], after: str) -> list[str]:
    """What around a span speaks for a name of this kind, as words to be shown; `before` are the last words, folded.

    >>> cues("place", ["joins", "me", "live", "from"], "um"), cues("person", ["with", "president"], "it")
    (['live from ...', 'from ...'], ['president ...'])
    """
    found: list[str] = []
    last = before[-1] if before else ""
    if tuple(before[-2:]) in _LINE_OF and kind in {"person", "place", "organisation", "other"}:
        found.append(f"{' '.join(before[-2:])} ...")
    if kind in {"person", "other"}:
        if last in _PERSON:
            found.append(f"{last} ...")
        if after in _AFTER:
            found.append(f"... {after}")
    if kind in {"place", "other"} and last in _PLACE:
        found.append(f"{last} ...")
    return found


def nearby(around: Sequence[str], context: Sequence[str]) -> list[str]:
    """The words that a document has near a name and the talk has near the span.

    >>> nearby(["fight", "against", "the", "imperialist", "policy"], ("imperialist", "policy", "decades"))
    ['imperialist', 'policy']
    """
    known = {word for phrase in context for word in phrase.split()}
    return [word for word in dict.fromkeys(around) if word in known]
