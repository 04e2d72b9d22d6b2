"""The native format: JSON that holds everything a transcript holds.

Its schema is `transcripts/data/transcript.schema.json`; this module refuses what the schema refuses, naming the place
inside the document (`segments[3].start_ms`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import regex

from transcripts.formats.base import Format, Holds, Input, Output, WriteOptions
from transcripts.formats.jsontext import Node, load
from transcripts.model import Chapter, Extra, Notice, Segment, Source, Transcript, Word
from transcripts.wordjson import timing_of, word_of

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1


def read(source: Input) -> Transcript:
    """Read the native JSON. Raises ReadError, naming the place in the document, where it is not of the schema."""
    return from_node(load(source), source)


def from_node(root: Node, source: Input) -> Transcript:
    """Build the transcript from the document's root."""
    version = root.get("transcripts").integer()
    if version != VERSION:
        raise root.error(f"this is version {version} of the format; version {VERSION} is the one known here")
    return Transcript(
        segments=tuple(_segment(node) for node in root.get("segments").items()),
        language=root.get("language").text_or_none(),
        title=root.get("title").text_or_none(),
        channel=root.get("channel").text_or_none(),
        date=root.get("date").text_or_none(),
        description=root.get("description").text_or_none(),
        duration_ms=root.get("duration_ms").integer_or_none(),
        chapters=tuple(_chapter(node) for node in root.get("chapters").items_or_none()),
        extras=tuple(_extra(node) for node in root.get("extras").items_or_none()),
        warnings=(*source.warnings, *(_notice(node) for node in root.get("warnings").items_or_none())),
        source=_source(root.get("source")),
    )


def _segment(node: Node) -> Segment:
    text, words = node.get("text").text_or_none(), node.get("words")
    held = None if words.missing else [word_of(word) for word in words.items()]
    if text is None:
        if held is None:
            raise node.error("a segment needs a text or words")
        text = " ".join(word.text for word in held)
    try:
        return Segment(
            text,
            node.get("start_ms").integer_or_none(),
            node.get("end_ms").integer_or_none(),
            node.get("speaker").text_or_none(),
            held,
            timing_of(node.get("start_timing")),
            timing_of(node.get("end_timing")),
            node.get("id").text_or_none(),
            node.get("settings").text_or_none(),
        )
    except ValueError as error:
        raise node.error(str(error)) from None


def _chapter(node: Node) -> Chapter:
    return Chapter(
        node.get("title").text(),
        node.get("start_ms").integer_or_none(),
        node.get("end_ms").integer_or_none(),
        node.get("summary").text_or_none(),
    )


def _extra(node: Node) -> Extra:
    return Extra(node.get("kind").text(), node.get("text").text(), node.get("before").integer_or_none() or 0)


def _notice(node: Node) -> Notice:
    return Notice(node.get("message").text(), node.get("line").integer_or_none(), node.get("column").integer_or_none())


def _source(node: Node) -> Source | None:
    if node.missing:
        return None
    return Source(
        node.get("path").text(),
        node.get("sha256").text(),
        node.get("format").text(),
        node.get("encoding").text_or_none() or "utf-8",
        node.get("derived_from").text_or_none(),
        node.get("captions").boolean_or_none(),
        node.get("labels").text_or_none(),
    )


def write(talk: Transcript, options: WriteOptions) -> Output:  # noqa: ARG001 - one form for every writer
    """Write the native JSON: a line for each segment, so that two versions can be compared."""
    content = dumps(to_document(talk))
    try:
        content.encode()
    except UnicodeEncodeError:  # a file name that is not UTF-8: its surrogates are written as JSON has them, `\\udcff`
        content = content.encode("utf-8", "backslashreplace").decode()
    return Output(content)


def to_document(talk: Transcript) -> dict[str, Any]:
    """The transcript as the document that the schema describes; what is not known is left out."""
    document: dict[str, Any] = {"transcripts": VERSION}
    for name in ("language", "title", "channel", "date", "description", "duration_ms"):
        if (value := getattr(talk, name)) is not None:
            document[name] = value
    if talk.source is not None:
        document["source"] = _fields(
            talk.source, ("path", "sha256", "format", "encoding", "derived_from", "captions", "labels")
        )
    if talk.chapters:
        names = ("title", "start_ms", "end_ms", "summary")
        document["chapters"] = [_fields(chapter, names) for chapter in talk.chapters]
    if talk.extras:
        document["extras"] = [_fields(extra, ("kind", "text", "before")) for extra in talk.extras]
    if talk.warnings:
        document["warnings"] = [_fields(notice, ("message", "line", "column")) for notice in talk.warnings]
    document["segments"] = [_segment_document(segment) for segment in talk.segments]
    return document


def _fields(noun: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(noun, name)) is not None}


def _segment_document(segment: Segment) -> dict[str, Any]:
    document = _fields(segment, ("id", "start_ms", "end_ms", "speaker", "settings"))
    for name in ("start_timing", "end_timing"):
        if (value := getattr(segment, name)) != "given":
            document[name] = value
    document["text"] = segment.text
    document["words"] = [_word_document(word) for word in segment.words]
    return document


def _word_document(word: Word) -> dict[str, Any]:
    document: dict[str, Any] = {"text": word.text}
    if word.start_ms is not None:
        document |= {"start_ms": word.start_ms, "end_ms": word.end_ms, "timing": word.timing}
    elif word.timing != "given":
        document["timing"] = word.timing
    if word.confidence is not None:
        document["confidence"] = word.confidence
    if word.styles:
        document["styles"] = list(word.styles)
    return document


def dumps(document: dict[str, Any]) -> str:
    """JSON with each field on its own line, and each segment, chapter and extra too."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode
    lines = []
    for name, value in document.items():
        if isinstance(value, list) and value:
            rows = ",\n    ".join(encode(row) for row in value)
            lines.append(f"  {encode(name)}: [\n    {rows}\n  ]")
        else:
            lines.append(f"  {encode(name)}: {encode(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


_MARK = regex.compile(r'"transcripts"\s*:\s*\d')


def sniff(text: str) -> float:
    """How surely this is the native format: a JSON object with the field `transcripts`."""
    head = text.lstrip()[:2000]
    return 1.0 if head.startswith("{") and _MARK.search(head) else 0.0


FORMAT = Format(
    name="json",
    title="JSON (native)",
    suffixes=(".json",),
    holds=frozenset(Holds),
    sniff=sniff,
    read=read,
    write=write,
)
