"""Notes in brackets: sounds (`[Music]`), masks (`[ __ ]`), what nobody could hear (`[inaudible 00:12]`).

They are no words of what was said: what reads speech looks past them. Other brackets hold words (`It is [not] true`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from transcripts.languages.english.sound_tags import SOUND_DETAILS, SOUNDS, UNHEARD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.model import Transcript

Kind = Literal["sound", "mask", "unknown"]
LONGEST_TAG = 8
"""Words between brackets that may be one note; a bracket that closes later is an aside."""
_TAG = regex.compile(r"(?:\[(?P<held>[^\[\]]*)\]|\((?P<held>[^()]*)\))(?P<mark>[.,;:!?…]*)")
_SIGNS = regex.compile(r"[♪♫\s]+")
_WORDLESS = regex.compile(r"[^\p{L}\p{N}]*|[\d:.,\s-]*\d:\d\d[\d:.,\s-]*")  # masks, and times
_TIME = regex.compile(r"\d[\d:.,]*")
_CLOSE = {"[": "]", "(": ")"}


class Tag(NamedTuple):
    """Words `first` up to `end` in one pair of brackets; `mark`: a sentence's mark follows the bracket."""

    first: int
    end: int
    kind: Kind
    square: bool
    mark: bool


def tags(texts: Sequence[str]) -> Iterator[Tag]:
    """Every note in brackets, in order, of up to LONGEST_TAG words.

    >>> [(t.first, t.end, t.kind) for t in tags("We [loud music] left [not] by [ __ ]".split())]
    [(1, 3, 'sound'), (4, 5, 'unknown'), (6, 9, 'mask')]
    """
    past = 0
    for at, text in enumerate(texts):
        if at < past or text[:1] not in _CLOSE:
            continue
        close = _CLOSE[text[0]]
        end = next((i + 1 for i in range(at, min(len(texts), at + LONGEST_TAG)) if close in texts[i]), None)
        if end is not None and (tag := _TAG.fullmatch(" ".join(texts[at:end]))):
            past = end
            yield Tag(at, end, _kind(tag["held"]), close == "]", bool(tag["mark"]))


@lru_cache(maxsize=4096)
def _kind(held: str) -> Kind:
    if held.strip() and _SIGNS.fullmatch(held):
        return "sound"
    if _WORDLESS.fullmatch(held):
        return "mask"
    words = [w for w in regex.split(r"[\s_,.&/♪♫-]+", held.lower()) if w and not _TIME.fullmatch(w)]
    if not UNHEARD.isdisjoint(words):
        return "mask" if all(w in UNHEARD or w in SOUND_DETAILS for w in words) else "unknown"
    known = all(w in SOUNDS or w in SOUND_DETAILS for w in words)
    return "sound" if known and not SOUNDS.isdisjoint(words) else "unknown"


def opaque(talk: Transcript) -> frozenset[int]:
    """The words of a talk that are notes: sounds and masks anywhere, and square brackets that fill a cue.

    >>> from transcripts.model import Segment, Transcript
    >>> sorted(opaque(Transcript((Segment("He came [laughs] home [late]"), Segment("[speaking French]")))))
    [2, 5, 6]
    """
    found = list(tags([w.text for w in talk.iter_words()]))
    if not found:
        return frozenset()
    edges = {0, *accumulate(len(s.words) for s in talk.segments)}
    known = (t for t in found if t.kind != "unknown" or (t.square and t.first in edges and t.end in edges))
    return frozenset(at for tag in known for at in range(tag.first, tag.end))
