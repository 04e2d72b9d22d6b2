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
    laid = _Laid(after, profile.dash.strip(), words)
    for word in before.iter_words():
        first = laid.take(word.text)
        text = first.text
        while text != word.text:
            text += laid.take(word.text[len(text) :]).text
        if word.timing == "given" and word.start_ms is not None and first.start_ms != word.start_ms:
            raise _broken(f"{word.text!r} moved from {word.start_ms} to {first.start_ms} ms")
    laid.end()


class _Laid:
    """The words of the cues, taken one by one: labels are passed over, a dash that was added is taken off."""

    def __init__(self, after: Transcript, dash: str, words: Stream) -> None:
        self.words = _marked(after, dash)
        self.dash = dash
        self.added = iter(words.added)

    def take(self, wanted: str) -> Word:
        """The next word that was said, which has to be what is wanted or its beginning."""
        while True:
            word, dashed = next(self.words, (None, False))
            if word is None:
                raise _broken(f"nothing stands where {wanted!r} should")
            text = word.text
            if dashed and not wanted.startswith(text):
                text = text.removeprefix(self.dash)
                if not text:
                    continue
            if next(self.added, False):
                continue
            if not wanted.startswith(text):
                raise _broken(f"{text!r} stands where {wanted!r} should")
            return replace(word, text=text) if text != word.text else word

    def end(self) -> None:
        """Nothing may be left."""
        left, _ = next(self.words, (None, False))
        if left is not None:
            raise _broken(f"{left.text!r} was added")


def _marked(after: Transcript, dash: str) -> Iterator[tuple[Word, bool]]:
    """Every word of the cues, and whether it begins a line with the profile's dash in a cue of several lines."""
    for segment in after.segments:
        lines = segment.text.split("\n")
        starts, at = set[int](), 0
        if dash and len(lines) > 1 and segment.text.startswith(dash):
            for line in lines:
                if line.startswith(dash):
                    starts.add(at)
                at += len(line.split())
        for number, word in enumerate(segment.words):
            yield word, number in starts


def _broken(what: str) -> LayoutError:
    return LayoutError(
        f"the layout would change what is said: {what}", hint="this is a fault of the program: report it"
    )
