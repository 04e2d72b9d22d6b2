"""When the words of a cue are said, where only the cue has times: the paired text's marks tell where the pauses are.

A rough caption has no full stops, the clean text has; a word before one is followed by a pause. Nothing here moves a
time that was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.timing import speaking_ms, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.alignment.pairs import Pair
    from transcripts.model import Segment, Timing, Transcript


def word_times(timed: Transcript, pairs: Iterable[Pair], words: Sequence[str]) -> list[tuple[int, int, Timing] | None]:
    """The times of each word of `timed`; what its cues leave open is spread anew by the words they are paired with."""
    times: list[tuple[int, int, Timing] | None] = [
        None if w.start_ms is None or w.end_ms is None else (w.start_ms, w.end_ms, w.timing) for w in timed.iter_words()
    ]
    as_said: list[str] | None = None
    first = 0
    for segment, end_ms in zip(timed.segments, _ends(timed.segments), strict=True):
        count = len(segment.words)
        open_times = all(w.timing == "estimated" or w.start_ms is None for w in segment.words)
        if count and open_times and segment.start_ms is not None and end_ms is not None:
            as_said = as_said or _as_said([w.text for w in timed.iter_words()], pairs, words)
            spans = spread(as_said[first : first + count], segment.start_ms, end_ms)
            times[first : first + count] = [(start, end, "estimated") for start, end in spans]
        first += count
    return times


def _ends(segments: Sequence[Segment]) -> list[int | None]:
    """The end of each segment; where a turn has only a start, the next one's start, or what its words take to say."""
    ends: list[int | None] = []
    following: int | None = None
    for segment in reversed(segments):
        end = segment.end_ms
        if end is None and segment.start_ms is not None:
            spoken = segment.start_ms + speaking_ms(segment.text.split())
            end = following if following is not None and following >= segment.start_ms else spoken
        ends.append(end)
        following = segment.start_ms if segment.start_ms is not None else following
    return ends[::-1]


def _as_said(heard: list[str], pairs: Iterable[Pair], words: Sequence[str]) -> list[str]:
    """Each timed word with the marks of the text's word that it ends with."""
    found = list(heard)
    for pair in pairs:
        if pair.kind in {"same", "changed"}:
            last = words[pair.right_end - 1]
            if len(pair.left) == len(pair.right) == 1:
                found[pair.left_start] = last
            elif not last[-1:].isalnum():
                found[pair.left_end - 1] += last[-1:]
    return found
