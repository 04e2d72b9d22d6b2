"""JSON of no service in particular: a list of objects with a text and times, under any of the usual names.

The list may be the whole document, a field of it at any depth, or objects one after another, one a line or not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError
from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load_all, shape_of
from transcripts.formats.records import all_words, is_record, names_of, records_of, role_of, segments_of
from transcripts.formats.speech import talk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.formats.records import Record
    from transcripts.model import Transcript

_DEEPEST = 6  # levels at which a list is looked for
_MOST = 200  # nodes that are looked at on the way


def read(source: Input) -> Transcript:
    """Read the list. Of several, the one that holds all that is said, in texts longer than a word if there is one."""
    root = load_all(source)
    notices = Notices()
    held = [records_of(node.items()) for node in _lists(root)]
    if not held and is_record(root.value):
        held = [records_of([root])]
    if not held:
        raise source.error(
            f"no list of objects with a text and a start: {shape_of(root)}",
            kind=NoCaptionsError,
            hint="rename its fields to start, end (seconds) and text, or name its format with --from",
        )
    letters = [sum(len(record.text) for record in records) for records in held]
    whole = [records for records, count in zip(held, letters, strict=True) if count >= 0.8 * max(letters)]
    best = next((records for records in whole if not all_words(records)), whole[0])
    names = {key: name for field in ("speakers", "participants") for key, name in names_of(root.get(field)).items()}
    text = root.first("text", "transcript").value
    segments = segments_of(best, notices, names, text if isinstance(text, str) else "")
    talk = talk_of(source, segments, notices, language=_language(root, best))
    title = root.get("title").value
    return replace(talk, title=title) if isinstance(title, str) and title.strip() else talk


def _lists(root: Node) -> Iterator[Node]:
    """The lists of records in a document, those nearest to its root first; what is inside a record is its own."""
    level = [root]
    for _ in range(_DEEPEST):
        below: list[Node] = []
        for node in level[:_MOST]:
            if isinstance(node.value, list):
                if any(map(is_record, node.value[:20])):
                    yield node
                else:
                    below += node.items()
            elif isinstance(node.value, dict):
                below += (field for _, field in node.fields() if isinstance(field.value, list | dict))
        level = below


def _language(root: Node, records: list[Record]) -> str | None:
    for name in ("language", "language_code", "languageCode", "lang"):
        if isinstance(value := root.get(name).value, str):
            return value
    spoken = {record.language for record in records}
    return next(iter(spoken)) if len(spoken) == 1 else None


def _roles(text: str) -> set[str]:
    return {role[0] for name in fields_in(text) if (role := role_of(name))}


def sniff(text: str) -> float:
    """How surely this is such a list: JSON with fields for texts and starts, and no service's own."""
    return 0.55 if {"text", "start"} <= _roles(text) else 0.0


def sniff_fetched(text: str) -> float:
    """How surely these are the captions of a fetcher: texts with a start and a length, and nothing that speech has."""
    names = fields_in(text)
    lengths = names & {"duration", "dur", "durationMs", "duration_ms"}
    own = lengths and names & {"start", "offset", "startMs", "start_ms", "offsetMs"} and names & {"text", "content"}
    return 0.8 if own and not _roles(text) & {"end", "speaker", "words", "confidence"} else 0.0


_HOLDS = frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE})

FORMAT = Format(
    name="json-list",
    title="list of timed texts as JSON",
    suffixes=(".jsonl", ".ndjson"),
    holds=_HOLDS,
    sniff=sniff,
    read=read,
)
FETCHED = Format(
    name="fetched",
    title="captions that a script fetched, as JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS}),
    sniff=sniff_fetched,
    read=read,
    captures=Captures.CAPTIONS,
)
