"""The sentence that a person reads about a correction, rendered from its structured evidence.

Every field is rendered: those that are known in words of their own, any other by its name, so that no evidence
is hidden. Nothing here decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _sounds(value: Any) -> str:  # noqa: ANN401 - as above
    return f"sounds alike ({value['likeness']:.2f}): {value['heard']} / {value['name']}"


def _rivals(value: Any) -> str:  # noqa: ANN401 - as above
    return "next best: " + ", ".join(f"{rival['name']} ({rival['likeness']:.2f})" for rival in value)


def _context(value: Any) -> str:  # noqa: ANN401 - as above
    said = [f"the words around it speak for a name: {', '.join(value['for'])}"] if value.get("for") else []
    if value.get("person_due", 0) > 0:
        said.append(f"between its neighbours a person is often named (log odds {value['person_due']})")
    said += ["it was heard with a capital"] if value.get("capital") else []
    return "; ".join(said)


def _name(value: Any) -> str:  # noqa: ANN401 - as above
    seen = ", ".join(f"{document} ×{count}" for document, count in value.get("from", ()))
    return f"{value['canonical']} is known" + (f" from {seen}" if seen else " from the gazetteer")


_SAID: dict[str, Callable[[Any], str]] = {
    "absorbs": lambda v: "takes in " + "; ".join(f"{c['rule']}: {c['before']} → {c['after']}" for c in v),
    "context": _context,
    "heard_is_a_word": lambda v: "what was heard is a word of its own" if v else "what was heard is no word of English",
    "heard_is_of": lambda v: f"named in full in this talk, and sounds the same; {', '.join(v)} is not",
    "heard_times": lambda v: f"heard {v} times in this talk" if v > 1 else "",
    "margin": lambda v: f"{v:.2f} ahead of the next best",
    "name": _name,
    "name_stands_here_times": lambda v: f"the name stands {v} times in this talk already" if v else "",
    "rarity": lambda _: "",  # the number behind heard_is_a_word
    "rivals": _rivals,
    "sounds_like": _sounds,
    "spelling": lambda v: f"spelt alike ({v['likeness']:.2f})",
    "suggestion": lambda _: "a suggestion, not made",
}


def reasons(correction: Correction) -> list[str]:
    """Why, a phrase for each field of the evidence."""
    said = []
    for name, value in correction.evidence.items():
        if value in (None, "", [], {}):
            continue
        phrase = _SAID.get(name)
        try:
            said.append(phrase(value) if phrase else _plainly(name, value))
        except (KeyError, TypeError, ValueError, AttributeError):  # a ledger edited by hand, or of another version
            said.append(_plainly(name, value))
    return [reason for reason in said if reason]


def _plainly(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    return f"{name.replace('_', ' ')}: {_listed(value)}"


def explain(correction: Correction) -> str:
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
    return "\n".join([head, *(f"       {reason}" for reason in reasons(correction))])
