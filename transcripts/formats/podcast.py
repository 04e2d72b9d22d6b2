"""JSON of the podcast namespace: the transcript of an episode, and its chapters.

The forms are those of https://github.com/Podcastindex-org/podcast-namespace (`transcripts/transcripts.md` and
`chapters/jsonChapters.md`), version 1.0.0 and 1.2.0, read on 2026-12-01.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.chapters import timed_chapters
from transcripts.formats.jsontext import fields_in, load
from transcripts.formats.jsontimes import SECOND
from transcripts.formats.losses import losses, untimed
from transcripts.formats.record_segments import segments_of
from transcripts.formats.records import records_of
from transcripts.formats.speech import talk_of

if TYPE_CHECKING:
    from transcripts.model import Transcript

_CUES = "cues"
"""A field of ours, which players pass over: segments of one word each are cues, and not the words of a talk."""


def read(source: Input) -> Transcript:
    """Read an episode's transcript. Segments that are the words of a talk one by one are gathered into longer ones."""
    root = load(source)
    notices = Notices()
    records = records_of(root.get("segments").items(), SECOND)
    written = [node.get("speaker").value for node in root.get("segments").items()]
    written = [name.strip() or None if isinstance(name, str) else None for name in written]  # whatever it is, a name
    records = [replace(r, speaker=name or r.speaker) for r, name in zip(records, written, strict=True)]
    names = {name: name for name in written if name}
    groups = [[record] for record in records] if root.get(_CUES).value is True else [records]
    segments = [segment for group in groups for segment in segments_of(group, notices, names)]
    return talk_of(source, segments, notices, language=root.get("language").text_or_none())


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write a transcript: a segment for each of the talk's, times in seconds. Raises WriteError without times."""
    rows: list[dict[str, Any]] = []
    for number, segment in enumerate(talk.segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
        if segment.text.strip():
            speaker = {"speaker": segment.speaker} if segment.speaker else {}
            rows.append(
                {
                    **speaker,
                    "startTime": segment.start_ms / 1000,
                    "endTime": segment.end_ms / 1000,
                    "body": segment.text,
                }
            )
    head: dict[str, Any] = {"version": "1.0.0"}
    if len(rows) > 2 and sum(len(row["body"].split()) <= 1 for row in rows) * 10 >= len(rows) * 9:
        head[_CUES] = True
    return Output(_document(head, "segments", rows), losses(talk, FORMAT, options))


def _document(head: dict[str, Any], name: str, rows: list[dict[str, Any]]) -> str:
    """JSON with a line for each row."""
    fields = "".join(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},\n" for key, value in head.items())
    lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'{{\n{fields}  "{name}": [\n{lines}\n  ]\n}}\n'


def write_chapters(talk: Transcript, options: WriteOptions) -> Output:  # noqa: ARG001 - one form for every writer
    """Write the chapters. One without a time is left out, with a notice."""
    timed, notices = timed_chapters(talk)
    rows = [
        {"startTime": start / 1000, **({} if end is None else {"endTime": end / 1000}), "title": title}
        for start, end, title in timed
    ]
    names = {"title": talk.title, "podcastName": talk.channel, "description": talk.description}
    head = {"version": "1.2.0", **{name: value for name, value in names.items() if value}}
    return Output(_document(head, "chapters", rows), notices)


def sniff(text: str) -> float:
    """How surely this is a transcript of the podcast namespace: segments with a body and a start."""
    return 0.95 if {"segments", "startTime", "body"} <= fields_in(text) else 0.0


FORMAT = Format(
    name="podcast",
    title="Podcast namespace JSON",
    suffixes=(".podcast.json",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.SPEAKERS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    ordered=True,
)
CHAPTERS = Format(
    name="podcast-chapters",
    title="Podcast namespace chapters",
    suffixes=(".chapters.json",),
    holds=frozenset({Holds.CHAPTERS, Holds.METADATA}),
    write=write_chapters,
    exact=False,
)
