"""What the readers of speech services' JSON share: timed tokens into words, words into segments.

A service gives a text, or tokens (words, pieces of words, marks on their own), or both. Where both agree letter by
letter, the text's words get the tokens' times; where they do not, the text is kept and said so.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError
from transcripts.formats.jsontext import load_all
from transcripts.formats.page_text import ends_sentence
from transcripts.formats.tokens import FULL_STOPS, PAUSE_MS, TimedToken, spelt
from transcripts.model import Segment, Transcript, Word
from transcripts.timing import speaking_ms, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.errors import ReadError
    from transcripts.formats.base import Input, Notices

_BREATH_MS = 300  # one that ends it after a sentence, or when it has grown long
_SHORT, _LONG = 8, 40  # words: no sentence end breaks before the first, any breath breaks after the second


def words_of(tokens: Iterable[TimedToken]) -> list[tuple[Word, str | None]]:
    """Words with their speakers: glued tokens joined, tokens of several words taken apart, missing times estimated."""
    timed = _fill(list(_glued(tokens)))
    found: list[tuple[Word, str | None]] = []
    for token, given in timed:
        parts = token.text.split()
        timing = "given" if given and len(parts) == 1 else "estimated"
        if token.start_ms is None or token.end_ms is None:
            found += [(Word(part, confidence=token.confidence), token.speaker) for part in parts]
            continue
        for part, (start, end) in zip(parts, spread(parts, token.start_ms, token.end_ms), strict=True):
            word = Word(part, start, end, "given" if timing == "given" else "estimated", token.confidence)
            found.append((word, token.speaker))
    return found


def _glued(tokens: Iterable[TimedToken]) -> Iterator[TimedToken]:
    """Tokens with those that are glued to the one before joined to it; those without a letter are left out."""
    held: list[TimedToken] = []  # a token and those glued to it
    end_ms: int | None = None
    for token in tokens:
        if not token.text.strip():
            continue
        if held and not token.glued:
            yield _one(held, end_ms)
            held = []
        if not held or (token.end_ms is not None and token.start_ms != token.end_ms):
            end_ms = token.end_ms
        held.append(token)
    if held:
        yield _one(held, end_ms)


def _one(tokens: Sequence[TimedToken], end_ms: int | None) -> TimedToken:
    first, *rest = tokens
    return replace(first, text=first.text + "".join(t.text.strip() for t in rest), end_ms=end_ms) if rest else first


def _fill(tokens: list[TimedToken]) -> list[tuple[TimedToken, bool]]:
    """Tokens with the times they lack taken from their neighbours; and whether they had them."""
    filled: list[tuple[TimedToken, bool]] = []
    for i, token in enumerate(tokens):
        if token.start_ms is not None and token.end_ms is not None:
            end = max(token.start_ms, token.end_ms)
            filled.append((replace(token, end_ms=end), token.end_ms >= token.start_ms))
            continue
        before = filled[-1][0].end_ms if filled else None
        after = next((t.start_ms for t in tokens[i + 1 : i + 20] if t.start_ms is not None), None)
        start = token.start_ms if token.start_ms is not None else before if before is not None else after
        if start is None:
            filled.append((token, False))
            continue
        spoken = start + speaking_ms(token.text.split())
        end = token.end_ms if token.end_ms is not None else spoken if after is None else max(start, min(after, spoken))
        filled.append((replace(token, start_ms=start, end_ms=max(start, end)), False))
    return filled


def group(tokens: Iterable[TimedToken]) -> list[Segment]:
    """Words into segments: a new one where the speaker changes, after a silence or a longer sentence."""
    words = words_of(tokens)
    segments: list[Segment] = []
    held: list[Word] = []
    for i, (word, speaker) in enumerate(words):
        held.append(word)
        following = words[i + 1] if i + 1 < len(words) else None
        if following is None or following[1] != speaker or _ends(held, following[0]):
            segments.append(spoken(held, speaker))
            held = []
    return segments


def spoken(words: Sequence[Word], speaker: str | None) -> Segment:
    """A segment of words, from the earliest start to the latest end: some services give them out of order."""
    starts = [word.start_ms for word in words if word.start_ms is not None]
    ends = [word.end_ms for word in words if word.end_ms is not None]
    if not starts or not ends:
        return Segment.of(words, speaker=speaker)
    return Segment.of(words, start_ms=min(starts), end_ms=max(ends), speaker=speaker)


def _ends(held: Sequence[Word], following: Word) -> bool:
    last = held[-1]
    pause = 0
    if following.start_ms is not None and last.end_ms is not None:
        pause = following.start_ms - last.end_ms
    if pause >= PAUSE_MS:
        return True
    if last.text.endswith(FULL_STOPS):
        return True
    if ends_sentence(last.text):
        return pause >= _BREATH_MS or len(held) >= _SHORT
    return len(held) >= _LONG and pause >= _BREATH_MS


def from_text(
    text: str,
    tokens: Sequence[TimedToken],
    start_ms: int | None,
    end_ms: int | None,
    speaker: str | None,
    notices: Notices,
) -> Segment:
    """A segment whose text is given, its words timed by the tokens where the two agree letter by letter."""
    text = text.strip()
    pieces = [token for token in tokens if token.text.strip()]
    if not pieces:
        return _bounded(text, start_ms, end_ms, speaker, None)
    joined = spelt(text, pieces, notices)
    words = [_within(word, end_ms) for word, _ in words_of(joined)] if joined else None
    return _bounded(text, start_ms, end_ms, speaker, words)


def _within(word: Word, end_ms: int | None) -> Word:
    """A word whose times were estimated, no later than the end of its segment."""
    if (
        word.timing == "given"
        or word.start_ms is None
        or word.end_ms is None
        or end_ms is None
        or word.end_ms <= end_ms
    ):
        return word
    return replace(word, start_ms=min(word.start_ms, end_ms), end_ms=end_ms)


def _bounded(
    text: str, start_ms: int | None, end_ms: int | None, speaker: str | None, words: Sequence[Word] | None
) -> Segment:
    """A segment with the times given, or else those of its words."""
    if words:
        start_ms = words[0].start_ms if start_ms is None else start_ms
        end_ms = words[-1].end_ms if end_ms is None else end_ms
    if start_ms is not None and end_ms is not None and end_ms >= start_ms:
        return Segment(text, start_ms, end_ms, speaker, words)
    if start_ms is None:
        return Segment(text, None, None, speaker, words)
    end_ms = start_ms + speaking_ms(text.split())
    return Segment(text, start_ms, end_ms, speaker, words, end_timing="estimated")


def numbered(name: str | None) -> str | None:
    """A speaker who is only a number or a letter, as a name: `Speaker 1`."""
    return f"Speaker {name}" if name is not None and (name.isdecimal() or len(name) == 1) else name


_STATES = ("status", "state", "JobStatus", "jobStatus", "TranscriptionJobStatus", "recordingStatus")
_DONE = {"done", "completed", "complete", "processed", "succeeded", "success", "transcribed", "ok", "finished"}


def _wordless(source: Input) -> ReadError:
    """Make the error for a result without words: with the state that the file gives of its job, where it gives one."""
    root = load_all(source)
    state = root.first(*_STATES).value
    if not isinstance(state, str) or state.casefold() in _DONE:
        return source.error(
            "the recognition result holds no words",
            kind=NoCaptionsError,
            hint="check that it was saved whole; where it does hold words, name its format with --from",
        )
    why = root.first("error", "error_message", "FailureReason").value
    return source.error(
        f"the recognition result holds no words: it says that its state is {state[:60]!r}"
        + (f" ({why[:200]})" if isinstance(why, str) else ""),
        kind=NoCaptionsError,
        hint="save the result again once the job is done",
    )


def talk_of(
    source: Input, segments: Iterable[Segment], notices: Notices, *, language: str | None = None,
    duration_ms: int | None = None,
) -> Transcript:  # fmt: skip
    """Wrap up what a reader found. Raises NoCaptionsError where nobody said anything."""
    held = tuple(segment for segment in segments if segment.text)
    if not held:
        raise _wordless(source)
    starts = list(accumulate((s.start_ms for s in held), lambda before, ms: before if ms is None else ms, initial=0))
    if any(a > b for a, b in pairwise(starts[1:])):
        in_order = sorted(
            zip(starts[1:], range(len(held)), strict=True)
        )  # one without a time stays behind its neighbour
        held = tuple(held[i] for _, i in in_order)
    return Transcript(held, language=language, duration_ms=duration_ms, warnings=(*source.warnings, *notices.done()))
