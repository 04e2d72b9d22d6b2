"""Lyrics (`.lrc`): `[01:02.50]words`, with `<01:02.80>` before a word in the enhanced form.

A line holds only its start; it lasts to the next line's, and an empty line ends the one before it. Hundredths of a
second are the finest time in wide use and are what is written.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.cues import transcript
from transcripts.formats.losses import losses, untimed
from transcripts.formats.runs import Run
from transcripts.formats.runs import segment as from_runs
from transcripts.model import Segment, Transcript
from transcripts.timing import speaking_ms

_TIME = r"\d{1,7}:\d{1,2}(?:[.:]\d{1,3})?"
_STAMPS = regex.compile(rf"((?:\s*\[{_TIME}\])+)(.*)", regex.DOTALL)
_STAMP = regex.compile(rf"\[({_TIME})\]")
_WORD = regex.compile(rf"<({_TIME})>")
_TAG = regex.compile(r"\s*\[([A-Za-z#]+)\s*:(.*)\]\s*")
_GUARD = regex.compile(rf"(?<=[<\[])\u200b(?=\u200b*{_TIME}[>\]])")
"""A zero-width space keeps `[00:01.00]` or `<00:01.00>` inside the words from being read as a time; one more where
there is one already."""
_LIKE_TIME = regex.compile(rf"([<\[])(?=\u200b*{_TIME}[>\]])")


def read(source: Input) -> Transcript:
    """Read LRC. A line with several times is several segments; `[offset:+500]` shifts all, in milliseconds."""
    notices = Notices()
    tags: dict[str, str] = {}
    found: list[tuple[int, str, int]] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _STAMPS.fullmatch(line)
        if match is not None:
            found += [(_ms(stamp), match[2].strip(), number) for stamp in _STAMP.findall(match[1])]
        elif (tag := _TAG.fullmatch(line)) is not None:
            tags[tag[1].lower()] = tag[2].strip()
        elif line.strip() and found:
            start, text, first = found[-1]
            found[-1] = (start, f"{text}\n{line.strip()}".strip(), first)
        elif line.strip():
            notices.add("text before the first time was left out", number)
    shift = _offset(tags.get("offset", ""))
    ordered = sorted(((max(0, ms - shift), text, line) for ms, text, line in found), key=lambda item: item[0])
    talk = transcript(source, _segments(ordered, shift), notices, what="line such as [00:01.00]words")
    length = parse_clock(tags.get("length", ""))
    return replace(
        talk,
        title=tags.get("ti") or None,
        channel=tags.get("ar") or None,
        language=tags.get("la") or None,
        duration_ms=length.ms if length else None,
    )


def _segments(lines: list[tuple[int, str, int]], shift: int) -> list[Segment]:
    segments = []
    for i, (start, text, _) in enumerate(lines):
        if not text:
            continue
        closed = i + 1 < len(lines)
        end = lines[i + 1][0] if closed else start + speaking_ms(text.split())
        runs: list[Run] = []
        at, time_ms = 0, None
        for match in _WORD.finditer(text):
            if match.start() > at:
                runs.append(Run(text[at : match.start()], time_ms=time_ms))
            time_ms, at = max(0, _ms(match[1]) - shift), match.end()
        if at < len(text):
            runs.append(Run(text[at:], time_ms=time_ms))
        segment = from_runs(runs, start, end)
        words = segment.held_words
        if words is not None:
            words = tuple(replace(word, text=_GUARD.sub("", word.text)) for word in words)
        ended = closed and not lines[i + 1][1]  # an empty line says when the one before it ends
        plain = _GUARD.sub("", segment.text)
        segments.append(Segment(plain, start, end, words=words, end_timing="given" if ended else "estimated"))
    return segments


def _ms(text: str) -> int:
    """A time such as `01:02.50`; minutes go beyond an hour, as LRC has no hours."""
    minutes, _, rest = text.partition(":")
    seconds, _, fraction = rest.replace(":", ".").partition(".")
    return (int(minutes) * 60 + int(seconds)) * 1000 + (
        round(int(fraction) * 1000 / 10 ** len(fraction)) if fraction else 0
    )


def _offset(text: str) -> int:
    digits = text.removeprefix("+")
    return int(digits) if regex.fullmatch(r"-?\d{1,9}", digits) else 0


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write LRC: a line for each segment, an empty one where it ends before the next begins."""
    tags = (("ti", talk.title), ("ar", talk.channel), ("la", talk.language))
    lines = [f"[{tag}:{' '.join(value.split())}]" for tag, value in tags if value]
    segments = [segment for segment in talk.segments if segment.text.strip()]  # an empty line ends the one before it
    for number, segment in enumerate(segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
        following = segments[number].start_ms if number < len(segments) else None
        lines.append(f"[{_clock(segment.start_ms)}]{_text(segment, options)}")
        if segment.end_timing == "given" and (following is None or following > segment.end_ms):
            lines.append(f"[{_clock(segment.end_ms)}]")
    return Output("\n".join(lines) + "\n", losses(talk, FORMAT, options, metadata=bool(talk.date or talk.description)))


def _text(segment: Segment, options: WriteOptions) -> str:
    words = segment.held_words
    if not options.word_times or words is None:
        return _escape(" ".join(segment.text.split()))
    parts = []
    for word in words:
        stamp = f"<{_clock(word.start_ms)}>" if word.timing == "given" and word.start_ms is not None else ""
        parts.append(stamp + _escape(word.text))
    return " ".join(parts)


def _escape(text: str) -> str:
    return _LIKE_TIME.sub("\\1\u200b", text)


def _clock(ms: int) -> str:
    hundredths = (ms + 5) // 10
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def sniff(text: str) -> float:
    """How surely this is LRC: two lines or more that begin with a time in brackets and hold no arrow."""
    lines = [line for line in text.split("\n")[:400] if line.strip()]
    stamped = sum(1 for line in lines if _STAMPS.fullmatch(line))
    return 0.9 if stamped >= 2 and stamped * 2 >= len(lines) - 12 else 0.0


FORMAT = Format(
    name="lrc",
    title="LRC",
    suffixes=(".lrc",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.METADATA}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    ordered=True,
    step_ms=10,
    begins=r"\s*\[\d+:\d\d",
)
