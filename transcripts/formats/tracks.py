"""CTM and STM: the word and segment tables of speech recognition's scoring tools (NIST sclite).

CTM has a word a line: `file channel start length word [confidence]`. STM has a segment a line: `file channel speaker
start end <labels> words`. Several recordings in one file are read as one, in order, and that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import seconds_to_ms
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses
from transcripts.formats.speech import spoken
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSE_MS = 1000
"""A silence this long, or a change of channel, begins a new segment of a CTM file."""
_LONGEST = 40  # words in a segment where nobody pauses
_CTM = regex.compile(r"(\S+)\s+(\S+)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s+(\S+)(?:\s+(\S+))?(?:\s+.*)?")
_STM = regex.compile(r"(\S+)\s+(\S+)\s+(\S+)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)(?:\s+<[^>]*>)?(?:\s+(.*))?")


def _lines(source: Input, pattern: regex.Pattern[str], notices: Notices) -> Iterator[tuple[int, regex.Match[str]]]:
    for number, raw in enumerate(source.text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith(";;"):
            continue
        match = pattern.fullmatch(line)
        if match is None:
            notices.add("a line that does not fit was left out", number)
        else:
            yield number, match


def read_ctm(source: Input) -> Transcript:
    """Read CTM. Words are gathered into segments at pauses of a second."""
    notices = Notices()
    segments: list[Segment] = []
    held: list[Word] = []
    place: tuple[str, str] | None = None
    for number, match in _lines(source, _CTM, notices):
        start, length = seconds_to_ms(match[3]), seconds_to_ms(match[4])
        if start is None or length is None:
            notices.add("a time that cannot be read; the word was left out", number)
            continue
        here = (match[1], match[2])
        if held and (place != here or _apart(held, start)):
            segments.append(_segment(held, place))
            held = []
        if place is not None and place[0] != here[0]:
            notices.add("more than one recording in the file, read as one", number)
        place = here
        held.append(Word(match[5], max(0, start), max(0, start + length), "given", _confidence(match[6])))
    if held:
        segments.append(_segment(held, place))
    return transcript(source, segments, notices, what="line such as talk 1 0.50 0.25 word")


def _apart(held: list[Word], start: int) -> bool:
    last = held[-1].end_ms or 0
    return start - last >= _PAUSE_MS or (len(held) >= _LONGEST and start > last)


def _segment(words: list[Word], place: tuple[str, str] | None) -> Segment:
    channel = place[1] if place else "1"
    speaker = None if channel in {"1", "A", "-"} else channel
    return spoken(words, speaker)


def _confidence(text: str | None) -> float | None:
    if text is None or not regex.fullmatch(r"[01](?:\.\d+)?", text):
        return None
    return min(1.0, float(text))


def read_stm(source: Input) -> Transcript:
    """Read STM. A segment marked `ignore_time_segment_in_scoring` holds no speech."""
    notices = Notices()
    cues: list[Cue] = []
    speakers: dict[int, str] = {}
    for number, match in _lines(source, _STM, notices):
        text = (match[6] or "").strip()
        if text.lower() == "ignore_time_segment_in_scoring" or not text:
            continue
        speakers[number] = match[3]
        cues.append(Cue(seconds_to_ms(match[4]), seconds_to_ms(match[5]), text, number))
    segments = settle(cues, notices, lambda cue, start, end: Segment(cue.text, start, end, speakers[cue.line]))
    return transcript(source, segments, notices, what="line such as talk 1 ann 0.50 2.75 words")


def write_ctm(talk: Transcript, options: WriteOptions) -> Output:
    """Write CTM. The channel is the speaker's name without spaces, or 1."""
    rows = []
    for segment in talk.segments:
        channel = "_".join((segment.speaker or "1").split()) or "1"
        for word in segment.words:
            if word.start_ms is None or word.end_ms is None:
                raise WriteError(
                    f"the word {word.text!r} has no times, and CTM needs them",
                    hint="give it times first (`transcripts align`)",
                )
            confidence = f" {word.confidence:.4f}" if word.confidence is not None else ""
            start, length = word.start_ms, word.end_ms - word.start_ms
            rows.append(f"talk {channel} {start / 1000:.3f} {length / 1000:.3f} {word.text}{confidence}\n")
    return Output("".join(rows), losses(talk, CTM, options))


def _share(text: str, pattern: regex.Pattern[str]) -> float:
    lines = [line.strip() for line in text.split("\n")[:60] if line.strip() and not line.startswith(";;")]
    return sum(1 for line in lines if pattern.fullmatch(line)) / len(lines) if lines else 0.0


def sniff_ctm(text: str) -> float:
    """How surely this is CTM: nearly every line a word with a start and a length."""
    return 0.9 if _share(text, _CTM) > 0.9 else 0.0


def sniff_stm(text: str) -> float:
    """How surely this is STM: nearly every line a segment with a start and an end."""
    return 0.92 if _share(text, _STM) > 0.9 else 0.0


CTM = Format(
    name="ctm",
    title="CTM",
    suffixes=(".ctm",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff_ctm,
    read=read_ctm,
    write=write_ctm,
)
STM = Format(
    name="stm",
    title="STM",
    suffixes=(".stm",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.SPEAKERS}),
    sniff=sniff_stm,
    read=read_stm,
)
