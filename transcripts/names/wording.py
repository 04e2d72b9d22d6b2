"""How the evidence of the names step is worded for a person. Nothing here decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transcripts.names.candidate import EVIDENCE

if TYPE_CHECKING:
    from transcripts.ledger.explain import Phrases


def _sounds(value: Any) -> str:  # noqa: ANN401 - evidence is any JSON value
    return f"sounds alike ({value['likeness']:.2f}): {value['heard']} / {value['name']}"


def _rivals(value: Any) -> str:  # noqa: ANN401 - evidence is any JSON value
    return "next best: " + ", ".join(f"{rival['name']} ({rival['likeness']:.2f})" for rival in value)


def _context(value: Any) -> str:  # noqa: ANN401 - evidence is any JSON value
    said = [f"the words around it speak for a name: {', '.join(value['for'])}"] if value.get("for") else []
    if value.get("person_due", 0) > 0:
        said.append(f"between its neighbours a person is often named (log odds {value['person_due']})")
    said += ["it was heard with a capital"] if value.get("capital") else []
    return "; ".join(said)


def _name(value: Any) -> str:  # noqa: ANN401 - evidence is any JSON value
    seen = ", ".join(f"{document} ×{count}" for document, count in value.get("from", ()))
    return f"{value['canonical']} is known" + (f" from {seen}" if seen else " from the gazetteer")


def _weighed(value: Any) -> str:  # noqa: ANN401 - evidence is any JSON value
    return "weighed: " + ", ".join(f"{EVIDENCE[name].said} {adds:+.1f}" for name, adds in value.items())


PHRASES: Phrases = {
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
    "weighed": _weighed,
}
"""A phrase for each field of evidence; an empty one is not shown."""
