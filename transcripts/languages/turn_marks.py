"""Marks of a change of speaker in captions: `>>`, and the dash that each of two people's lines begins with.

They say that somebody else speaks, and not who. A dash that opens a line says so only where the text shows that it is
used for this: in a list, in a sum and after an unfinished sentence it is something else.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.model import Segment

_CHEVRONS = regex.compile(r">>+(?=$|[^>=])")
_DASH = regex.compile(r"[-–—‐‑](?=$|[^\W\d_]|[\"“‘'«¿¡(\[♪])")
"""A dash with a letter, a quotation or a note after it, or alone: neither `--` nor `-5`."""
_ENDED = regex.compile(r"[.?!…。？！♪\])»”\"’'](?:</?[ibu]>)*$")
_DASHES = frozenset("-–—‐‑")
_MOST_LINES = 4
"""Lines of a cue; more are a list."""


def turn_marks(segments: Sequence[Segment]) -> dict[int, int]:
    """The words that begin a turn by a mark: the number of each in the talk, and how many of its letters are the mark.

    `>>` counts wherever it stands. Dashes count in lines of a cue all of which begin with one (two lines, or more
    that end sentences), and, where the talk has such a cue, at the beginning of others. What follows a cue with two
    speakers is a turn too, of no letters: whose it is nobody knows.

    >>> from transcripts.model import Segment
    >>> turn_marks([Segment("- Hey.\\n- Yes."), Segment(">> Go on."), Segment("-Why?"), Segment("-5 degrees")])
    {0: 1, 2: 1, 4: 2, 7: 1}
    """
    found: dict[int, int] = {}
    first_dashes: dict[int, int] = {}
    paired = after = False
    for first, segment in _numbered(segments):
        text = segment.text
        if after and text:  # from here on somebody speaks, one of the two or a third
            found[first] = 0
            after = False
        if ">>" in text:
            found |= {first + at: len(mark) for at, mark in _marked(text.split(), _CHEVRONS)}
        if text[:1] in _DASHES or "\n" in text:
            dashes = _dashes(text)
            if len(dashes) > 1 or (dashes and min(dashes)):
                paired = after = True
                found |= {first + at: 1 for at in dashes}
            elif dashes:
                first_dashes |= {first + at: 1 for at in dashes}
    return dict(sorted((found | first_dashes).items())) if paired else found


def _numbered(segments: Sequence[Segment]) -> Iterator[tuple[int, Segment]]:
    """Each segment with the number of its first word in the talk."""
    first = 0
    for segment in segments:
        yield first, segment
        first += len(segment.text.split())


def _marked(words: Sequence[str], mark: regex.Pattern[str]) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(words):
        if found := mark.match(word):
            yield at, found[0]


def _dashes(text: str) -> list[int]:
    """The words of a cue at which a dash begins a turn; the first alone only may be one."""
    lines = [line.split() for line in text.split("\n") if line.strip()]
    starts = [0, *accumulate(len(words) for words in lines)]
    dashed = [at for at, words in enumerate(lines) if _DASH.match(words[0]) and (len(words) > 1 or len(words[0]) > 1)]
    if len(lines) > _MOST_LINES or not dashed:
        return []
    later = [at for at in dashed if at]
    ended = all(_ENDED.search(lines[at - 1][-1]) for at in later)
    if later and not (ended or (len(lines) == 2 and dashed == [0, 1])):
        return []
    if later and dashed[0] != 0 and len(lines) > 2:
        return []  # an unmarked line, then a marked one among several: not sure enough
    return [starts[at] for at in dashed]
