"""The proof that what is written can be read: from its bytes, by the reader that a user will use.

Words and times that come back otherwise are an error, and what is written is then not put in place. A speaker that
comes back under another name is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.errors import TranscriptsError, WriteError
from transcripts.formats import rolling
from transcripts.formats.base import Captures, Format, Holds, Output
from transcripts.formats.reading import read_as_shown
from transcripts.model import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.model import Segment, Transcript

_HINT = "write JSON, which holds everything, and report this text so that it can be mended"


def prove(talk: Transcript, chosen: Format, output: Output) -> tuple[Notice, ...]:
    """Read the output back and compare every word, the times, and the speakers where the format has them.

    Raises WriteError naming the first difference; returns what has to be told.
    """
    wanted = [segment for segment in talk.segments if segment.text.strip()]
    if not wanted:
        return ()
    try:
        back = read_as_shown(output.data, "output", chosen)
    except TranscriptsError as error:
        raise WriteError(f"{chosen.title} cannot hold this text: {error.message}", hint=_HINT) from None
    found = [segment for segment in back.segments if segment.text.strip()]
    _same_words(wanted, found, chosen)
    _same_times(wanted, found, chosen)
    notices = _speakers(wanted, found, chosen) if Holds.SPEAKERS in chosen.holds else []
    if chosen.captures is Captures.CAPTIONS and rolling.undo(back) is not back and rolling.undo(talk) is talk:
        notices.append(Notice("read back, these cues are taken for rolling captions: repeated words will stand once"))
    return tuple(notices)


def _same_words(wanted: Sequence[Segment], found: Sequence[Segment], chosen: Format) -> None:
    if [segment.text for segment in wanted] == [segment.text for segment in found]:
        return
    words = [word for segment in wanted for word in segment.text.split()]
    back = [word for segment in found for word in segment.text.split()]
    if words == back:
        return
    differing = (i for i, (a, b) in enumerate(zip(words, back, strict=False)) if a != b)
    at = next(differing, min(len(words), len(back)))
    lost = " ".join(words[max(0, at - 2) : at + 4])
    raise WriteError(
        f"{chosen.title} cannot hold this text: reading it back loses or changes words near {lost!r}", hint=_HINT
    )


def _same_times(wanted: Sequence[Segment], found: Sequence[Segment], chosen: Format) -> None:
    captions = chosen.captures is Captures.CAPTIONS
    if not captions and Holds.WORDS in chosen.holds:
        _same_word_times(wanted, found, chosen)
        return
    if not captions and len(wanted) != len(found):
        return  # the reader made the segments anew
    if len(wanted) != len(found):
        raise WriteError(
            f"{chosen.title} cannot hold these cues: {len(wanted)} were written and {len(found)} read back", hint=_HINT
        )
    step = max(chosen.step_ms, 1)
    ends = Holds.ENDS in chosen.holds
    for number, (a, b) in enumerate(zip(wanted, found, strict=True), 1):
        if not _near(a.start_ms, b.start_ms, step):
            raise _wrong_time(f"segment {number}", a.start_ms, b.start_ms, chosen)
        if ends and a.end_timing == b.end_timing == "given" and not _near(a.end_ms, b.end_ms, step):
            raise _wrong_time(f"segment {number}", a.end_ms, b.end_ms, chosen)


def _same_word_times(wanted: Sequence[Segment], found: Sequence[Segment], chosen: Format) -> None:
    """In a table of words, segments are made by the reader; only the words have times of their own."""
    words, back = ((word for segment in held for word in segment.words) for held in (wanted, found))
    for a, b in zip(words, back, strict=True):
        if (a.start_ms, a.end_ms) != (b.start_ms, b.end_ms):
            raise _wrong_time(f"the word {a.text!r}", a.start_ms, b.start_ms, chosen)


def _near(a: int | None, b: int | None, step: int) -> bool:
    return a is None or b is None or abs(a - b) < step


def _wrong_time(what: str, wanted: int | None, found: int | None, chosen: Format) -> WriteError:
    return WriteError(
        f"{chosen.title} cannot hold a time of {what} ({wanted} ms, read back as {found})",
        hint="write JSON, or give it a time the format can hold",
    )


def _speakers(wanted: Sequence[Segment], found: Sequence[Segment], chosen: Format) -> list[Notice]:
    """A notice for the names that come back otherwise: of each segment, or of each word where segments were parted."""
    if len(wanted) == len(found):
        pairs = [(a.speaker, b.speaker) for a, b in zip(wanted, found, strict=True)]
    else:
        pairs = list(zip(_by_word(wanted), _by_word(found), strict=True))
    changed = dict.fromkeys((a, b) for a, b in pairs if (a or None) != (b or None))
    if not changed:
        return []
    a, b = next(iter(changed))
    more = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    return [
        Notice(f"{chosen.title} cannot hold the speaker {a or ''!r} as it is; read back, it is {b or 'nobody'!r}{more}")
    ]


def _by_word(segments: Sequence[Segment]) -> list[str | None]:
    return [segment.speaker for segment in segments for _ in segment.text.split()]
