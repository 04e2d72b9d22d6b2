"""Records to segments: the unit of their times judged, speakers named, single words gathered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transcripts.formats.jsontimes import unit_of
from transcripts.formats.speech import from_text, group, numbered
from transcripts.formats.tokens import TimedToken, spelt
from transcripts.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transcripts.formats.base import Notices
    from transcripts.formats.records import Record


def segments_of(
    records: Sequence[Record], notices: Notices, names: Mapping[str, str] | None = None, text: str = ""
) -> list[Segment]:
    """A segment for each record; those that are single words are gathered, their marks those of `text` if it has them.

    `names` are those of numbered speakers.
    """
    guess = unit_of(_spans(records), notices)
    names = _numbered_ids(records, names or {})
    named = [_named_by(record, _speaker(record, names)) for record in records]
    channels = {record.channel for record in records}
    if len(channels) > 1 and not any(record.speaker for record in named):
        named = [_named_by(record, _channel(record.channel)) for record in named]
    if all_words(records):
        spaced = any(record.text[:1].isspace() for record in records)
        tokens = [_token(record, guess, glued=spaced and not record.text[:1].isspace()) for record in named]
        return group((spelt(text, tokens, notices) if text.strip() else None) or tokens)
    starts = [record.start.ms(guess) if record.start else None for record in named]
    found: list[Segment] = []
    for i, record in enumerate(named):
        tokens = [_token(word, guess, record.speaker, names) for word in record.words]
        if tokens and not record.text.strip():
            found += group(tokens)
            continue
        following = starts[i + 1] if i + 1 < len(starts) else None
        end_ms = _end(record, starts[i], following, guess)
        segment = from_text(record.text, tokens, starts[i], end_ms, record.speaker, notices)
        found.append(segment if end_ms is not None else _to_next(segment, following))
    return found


def all_words(records: Sequence[Record]) -> bool:
    """Whether these are the words of a talk one by one, nine in ten of them at least."""
    single = sum(1 for record in records if len(record.text.split()) <= 1 and record.start)
    return len(records) > 2 and single * 10 >= len(records) * 9


def _token(
    record: Record, guess: float, speaker: str | None = None, names: Mapping[str, str] | None = None, *,
    glued: bool = False,
) -> TimedToken:  # fmt: skip
    start = record.start.ms(guess) if record.start else None
    end = record.end.ms(guess) if record.end else None
    if end is None and start is not None and record.length:
        end = start + record.length.ms(guess)
    confidence = record.confidence if start is not None else None
    who = _speaker(record, names or {}) or speaker
    return TimedToken(record.text, start, end, confidence, who, glued=glued or record.glued)


def _end(record: Record, start: int | None, following: int | None, guess: float) -> int | None:
    """The end of a record: a length that reaches past the next start, as texts stay on the screen, is cut there."""
    if record.end is not None or record.length is None or start is None:
        return record.end.ms(guess) if record.end else None
    end = start + record.length.ms(guess)
    return following if following is not None and start < following < end else end


def _to_next(segment: Segment, following: int | None) -> Segment:
    """A segment whose end nobody gives, up to the start of the next one."""
    start = segment.start_ms
    if start is None or following is None or following <= start or segment.held_words:
        return segment
    return Segment(segment.text, start, following, segment.speaker, None, segment.start_timing, "estimated")


def _spans(records: Sequence[Record]) -> Iterator[tuple[int, float, bool]]:
    """Letters, length and whether the numbers are whole, of each record whose times state no unit."""
    for i, record in enumerate(records):
        start = record.start
        if start is None or start.unit is not None:
            continue
        last = record.end or record.length or (records[i + 1].start if i + 1 < len(records) else None)
        if last is None or last.unit is not None:
            continue
        length = last.value if last is record.length else last.value - start.value
        whole = float(start.value).is_integer() and float(last.value).is_integer()
        yield len(record.text) or sum(len(word.text) for word in record.words), length, whole


def _named_by(record: Record, speaker: str | None) -> Record:
    return record if record.speaker == speaker else replace(record, speaker=speaker)


def _speaker(record: Record, names: Mapping[str, str]) -> str | None:
    if record.speaker is None:
        return None
    return names.get(record.speaker) or numbered(record.speaker)


def _numbered_ids(records: Sequence[Record], names: Mapping[str, str]) -> dict[str, str]:
    """The names, and a number for each speaker whose only name is one for machines."""
    ids = dict.fromkeys(r.speaker for r in records if r.speaker and _ID.fullmatch(r.speaker) and r.speaker not in names)
    return {**names, **{key: f"Speaker {number}" for number, key in enumerate(ids, len(names) + 1)}}


_ID = regex.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", regex.IGNORECASE)


def _channel(name: str | None) -> str | None:
    return f"Channel {int(name) + 1 if name.isdecimal() and len(name) < 4 else name}" if name is not None else None
