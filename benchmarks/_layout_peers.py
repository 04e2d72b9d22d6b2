"""Other ways to divide the same words into cues: what most scripts do, Whisper's writer, stable-ts, srt-equalizer.

Each is given a talk's words with their times and returns cues as lines of word numbers. A peer that is not
installed is reported as absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from textwrap import wrap
from typing import Any

import regex

from transcripts.model import Transcript, Word

WIDTH = 42
Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue: its lines as spans of word numbers, and its times."""

    lines: tuple[Line, ...]
    start_ms: int
    end_ms: int


Divide = Callable[[Transcript], list[Shown]]


def greedy(talk: Transcript) -> list[Shown]:
    """Fill two lines of 42 characters, word by word; a new speaker gets a new cue."""
    return [_shown(talk.words, lines) for a, b in turns(talk) for lines in _pairs(_filled(talk.words, a, b))]


def whisper(talk: Transcript) -> list[Shown]:
    """OpenAI Whisper's own subtitle writer, asked for 42 characters and two lines."""
    writer = import_module("whisper.utils").WriteSRT("")
    segments = [
        {"start": s[0]["start"], "end": s[-1]["end"], "text": "".join(w["word"] for w in s), "words": s}
        for a, b in turns(talk)
        if (s := _whisper_words(talk.words, a, b))
    ]
    cues = []
    for segment in segments:
        found = writer.iterate_result({"segments": [segment]}, {}, max_line_width=WIDTH, max_line_count=2)
        cues.append([text for _, _, text in found])
    return _matched(talk, cues)


def stable_ts(talk: Transcript) -> list[Shown]:
    """stable-ts: its default regrouping, then its split at 84 characters, each cue filled into lines of 42."""
    result_class: Any = import_module("stable_whisper.result").WhisperResult
    cues = []
    for a, b in turns(talk):
        words = _whisper_words(talk.words, a, b)
        result = result_class([{"words": words}], force_order=True)
        result.regroup(True)
        result.split_by_length(max_chars=2 * WIDTH, even_split=False)
        cues.append([_wrapped(segment.text) for segment in result.segments])
    return _matched(talk, cues)


def srt_equalizer(talk: Transcript) -> list[Shown]:
    """srt-equalizer on one cue for each turn: its `punctuation` method at 42 characters, a line a cue."""
    package, srt = import_module("srt_equalizer.srt_equalizer"), import_module("srt")
    cues = []
    for a, b in turns(talk):
        words = talk.words[a:b]
        text = " ".join(w.text for w in words)
        given = srt.Subtitle(1, _time(words[0].start_ms), _time(words[-1].end_ms), text)
        cues.append([cue.content for cue in package.split_subtitle(given, WIDTH, 0, "punctuation")])
    return _matched(talk, cues)


PEERS: tuple[tuple[str, str, Divide], ...] = (
    ("greedy fill at 42", "", greedy),
    ("Whisper's writer", "whisper", whisper),
    ("stable-ts regrouping", "stable_whisper", stable_ts),
    ("srt-equalizer", "srt_equalizer", srt_equalizer),
)


def present() -> Iterator[tuple[str, Divide | None]]:
    """Every peer, None in place of one that is not installed."""
    for name, package, divide in PEERS:
        yield name, divide if not package or find_spec(package) else None


def turns(talk: Transcript) -> Iterator[Line]:
    """The spans of words of each turn."""
    at = 0
    for segment in talk.segments:
        if segment.words:
            yield at, at + len(segment.words)
            at += len(segment.words)


def _time(ms: int | None) -> timedelta:
    return timedelta(milliseconds=ms or 0)


def _whisper_words(words: Sequence[Word], a: int, b: int) -> list[dict[str, Any]]:
    return [
        {"word": f" {w.text}", "start": (w.start_ms or 0) / 1000, "end": (w.end_ms or 0) / 1000, "probability": 1.0}
        for w in words[a:b]
    ]


def _wrapped(text: str) -> str:
    return "\n".join(wrap(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False))


def _filled(words: Sequence[Word], a: int, b: int) -> list[Line]:
    lines, start, length = [], a, -1
    for i in range(a, b):
        length += 1 + len(words[i].text)
        if length > WIDTH and i > start:
            lines.append((start, i))
            start, length = i, len(words[i].text)
    return [*lines, (start, b)]


def _pairs(lines: list[Line]) -> Iterator[tuple[Line, ...]]:
    for i in range(0, len(lines), 2):
        yield tuple(lines[i : i + 2])


def _matched(talk: Transcript, cues: list[list[str]]) -> list[Shown]:
    """Find the words of each turn's cues again: by their letters, whatever the peer did with spaces."""
    found = []
    for (a, b), texts in zip(turns(talk), cues, strict=True):
        at = a
        for text in texts:
            lines = []
            for line in regex.split(r"\n+", text.strip()):
                left, start = "".join(line.split()), at
                while left and at < b:
                    left = left.removeprefix(talk.words[at].text)
                    at += 1
                if at > start:
                    lines.append((start, at))
            if lines:
                found.append(_shown(talk.words, tuple(lines)))
        if at != b:
            raise ValueError(f"a peer lost words: {b - at} of the turn that begins at word {a}")
    return found


def _shown(words: Sequence[Word], lines: tuple[Line, ...]) -> Shown:
    first, last = words[lines[0][0]], words[lines[-1][1] - 1]
    return Shown(lines, first.start_ms or 0, last.end_ms or 0)
