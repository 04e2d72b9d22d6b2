"""Our stand-off annotations of the source documents: reading them, and applying them to caption words."""

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tests.seeds import ROOT

VERBATIM = frozenset({"name", "name-hard", "term", "word", "split", "case"})
"""The classes that make a reference that keeps fillers and repeats as they were said."""
CLEAN = VERBATIM | {"disfluency"}
"""The classes that make a reference without them."""


@dataclass(frozen=True)
class Annotation:
    """From the cue's first word on, the first `wrong` is `right`."""

    cue_ms: int
    wrong: str
    right: str
    kind: str
    source: str


def annotations(number: str) -> list[Annotation]:
    """The annotations of a source document, in order."""
    lines = (ROOT / "seeds" / f"{number}.corrections.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", strict=True)
    found = []
    for row in rows:
        minutes, seconds = row["cue"].split(":")
        cue_ms = (int(minutes) * 60 + int(seconds)) * 1000
        found.append(Annotation(cue_ms, row["wrong"], row["right"], row["class"], row["source"]))
    return found


def applied(
    words: Iterable[tuple[str, int | None]],
    notes: Iterable[Annotation],
    kinds: Collection[str],
    to_ms: int | None = None,
) -> list[str]:
    """The reference words that `notes` of these kinds make of (text, start of its cue in ms) pairs.

    Raises LookupError for a note whose words are not where it says.
    """
    held = list(words)
    for note in notes:
        if note.kind not in kinds or (to_ms is not None and note.cue_ms >= to_ms):
            continue
        at = _find(held, note)
        held[at : at + len(note.wrong.split())] = [(word, note.cue_ms) for word in note.right.split()]
    return [text for text, cue in held if to_ms is None or (cue is not None and cue < to_ms)]


def _find(held: Sequence[tuple[str, int | None]], note: Annotation) -> int:
    wrong = note.wrong.split()
    for at, (_, cue) in enumerate(held):
        if cue == note.cue_ms and [text for text, _ in held[at : at + len(wrong)]] == wrong:
            return at
    raise LookupError(f"{note.wrong!r} does not stand in the cue at {note.cue_ms} ms")
