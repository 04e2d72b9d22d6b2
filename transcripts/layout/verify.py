"""The law of layout, checked before a result is given back: no word lost, added, changed or moved in time.

It compares what went in with what came out and shares no code with what divides and builds. Only what a profile
asks for may be added: a dash at the start of a line, and the words of the stream that are marked as labels.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import LayoutError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.layout.profile import Profile
    from transcripts.layout.words import Stream
    from transcripts.model import Transcript, Word


def verify(before: Transcript, after: Transcript, words: Stream, profile: Profile) -> None:
    """Raise LayoutError where the words of `after` are not those of `before`, in order and with their given times."""
    laid = _without_labels(_without_dashes(after, profile.dash.strip()), words)
    for word in before.iter_words():
        first, text = next(laid, None), ""
        if first is not None:
            text = first.text
        while text != word.text:
            part = next(laid, None) if text and word.text.startswith(text) else None
            if part is None:
                raise _broken(f"{text or 'nothing'!r} stands where {word.text!r} should")
            text += part.text
        if first and word.timing == "given" and word.start_ms is not None and first.start_ms != word.start_ms:
            raise _broken(f"{word.text!r} moved from {word.start_ms} to {first.start_ms} ms")
    if (left := next(laid, None)) is not None:
        raise _broken(f"{left.text!r} was added")


def _without_labels(laid: Iterator[Word], words: Stream) -> Iterator[Word]:
    for added, word in zip(words.added, laid, strict=False):
        if not added:
            yield word
    yield from laid


def _without_dashes(after: Transcript, dash: str) -> Iterator[Word]:
    for segment in after.segments:
        lines = segment.text.split("\n")
        if not dash or len(lines) < 2 or not segment.text.startswith(dash):
            yield from segment.words
            continue
        at, starts = 0, {}
        for line in lines:
            starts[at] = line.startswith(dash)
            at += len(line.split())
        for number, word in enumerate(segment.words):
            if not starts.get(number):
                yield word
            elif rest := word.text.removeprefix(dash):
                yield replace(word, text=rest)


def _broken(what: str) -> LayoutError:
    return LayoutError(
        f"the layout would change what is said: {what}", hint="this is a fault of the program: report it"
    )
