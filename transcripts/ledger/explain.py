"""The sentence that a person reads about a correction, rendered from its structured evidence.

Every field is rendered: those that are known in words of their own, any other by its name, so that no evidence
is hidden. Nothing here decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transcripts.ledger.correction import Correction


def clock(ms: int | None) -> str:
    """A time as people read it; dashes where it is not known.

    >>> clock(9_500), clock(3_723_000), clock(None)
    ('00:09', '1:02:03', '--:--')
    """
    if ms is None:
        return "--:--"
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _listed(value: Any) -> str:  # noqa: ANN401 - evidence is any JSON value
    if isinstance(value, dict):
        return ", ".join(f"{k} {_listed(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_listed(v) for v in value)
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


Phrases = Mapping[str, Callable[[Any], str]]
"""For a field of the evidence, the phrase that a person reads about its value; an empty one says nothing."""
GENERAL: Phrases = {
    "absorbs": lambda v: "takes in " + "; ".join(f"{c['rule']}: {c['before']} → {c['after']}" for c in v),
    "suggestion": lambda _: "a suggestion, not made",
}
"""What any step's evidence may hold; each step words its own."""


def reasons(correction: Correction, phrases: Phrases = GENERAL) -> list[str]:
    """Why, a phrase for each field of the evidence; a field that has none in `phrases` is told by its name."""
    said = []
    for name, value in correction.evidence.items():
        if value in (None, "", [], {}):
            continue
        phrase = phrases.get(name)
        try:
            said.append(phrase(value) if phrase else _plainly(name, value))
        except (KeyError, TypeError, ValueError, AttributeError):  # a ledger edited by hand, or of another version
            said.append(_plainly(name, value))
    return [reason for reason in said if reason]


def _plainly(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    return f"{name.replace('_', ' ')}: {_listed(value)}"


def explain(correction: Correction, phrases: Phrases = GENERAL) -> str:
    """One line for a correction, and its reasons below.

    >>> from transcripts.ledger.correction import Correction
    >>> c = Correction("k3f2", "names", "words", "Soul", "Seoul", 9, 1, 4, 112_000, 0.93, {"sounds": "S OW L"})
    >>> print(explain(c))
    01:52  Soul → Seoul  (names, score 0.93, id k3f2)
           sounds: S OW L
    """
    after = correction.after or "(taken out)"
    head = (
        f"{clock(correction.start_ms)}  {correction.before} → {after}"
        f"  ({correction.rule}, score {correction.score:.2f}, id {correction.id})"
    )
    return "\n".join([head, *(f"       {reason}" for reason in reasons(correction, phrases))])
