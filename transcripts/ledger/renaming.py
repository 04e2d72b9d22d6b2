"""Speakers under another name, once for a whole talk: made, and taken back where two were merged into one.

A change of name knows which words of the source its speaker says, so that what was merged can be told apart again in
a text of other cues. Nothing here touches a word.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transcripts.model import Segment, Transcript


@dataclass(frozen=True, slots=True)
class SpeakerChange:
    """All that the source's speaker `before` says is said by `after`.

    `words` are the stretches of the source's words that it is about, each from a first one up to an end.
    """

    before: str
    after: str
    words: tuple[tuple[int, int], ...]

    @property
    def id(self) -> str:
        """Eight letters and digits that are the same in every run, as a correction has them."""
        key = f"speaker\x1f{self.before}\x1f{self.after}"
        return b32encode(sha256(key.encode("utf-8", "backslashreplace")).digest())[:8].decode().lower()

    def covers(self, word: int) -> bool:
        """Whether a word of the source is among those that it is about."""
        return any(first <= word < end for first, end in self.words)


def renamed(talk: Transcript, names: Mapping[str, str]) -> Transcript:
    """The talk with its speakers under other names, all at once."""
    if not any(segment.speaker in names for segment in talk.segments):
        return talk
    return talk.with_segments([_named(segment, names.get(segment.speaker or "")) for segment in talk.segments])


def _named(segment: Segment, name: str | None) -> Segment:
    return segment if name is None else replace_speaker(segment, name)


def replace_speaker(segment: Segment, name: str) -> Segment:
    """The segment as said by somebody of that name."""
    return type(segment)(
        segment.text, segment.start_ms, segment.end_ms, name, segment.held_words, segment.start_timing,
        segment.end_timing, segment.id, segment.settings,
    )  # fmt: skip


def stretches(speakers: Sequence[str | None]) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each speaker the stretches of words that they say, given the speaker of each word.

    >>> stretches(["Ann", "Ann", None, "Bo", "Ann"])
    {'Ann': ((0, 2), (4, 5)), 'Bo': ((3, 4),)}
    """
    found: dict[str, list[tuple[int, int]]] = {}
    first = 0
    for at in range(1, len(speakers) + 1):
        if at == len(speakers) or speakers[at] != speakers[first]:
            if (name := speakers[first]) is not None:
                found.setdefault(name, []).append((first, at))
            first = at
    return {name: tuple(held) for name, held in found.items()}


def with_changes(
    earlier: Iterable[SpeakerChange], names: Mapping[str, str], said: Mapping[str, tuple[tuple[int, int], ...]]
) -> tuple[SpeakerChange, ...]:
    """The changes of name after more of them: `said` has the stretches of the speakers as they are called now."""
    changes = [replace(change, after=names.get(change.after, change.after)) for change in earlier]
    known = {change.before for change in changes}
    for before, after in names.items():
        if before not in known and said.get(before):
            changes.append(SpeakerChange(before, after, said[before]))
    return tuple(change for change in changes if change.before != change.after)
