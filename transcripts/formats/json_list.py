"""JSON of no service in particular: a list of objects with a text and times, under any of the usual names.

The list may be the whole document, a field of it at any depth, or objects one after another, one a line or not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError
from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load_all, shape_of
from transcripts.formats.pairing import letters
from transcripts.formats.record_segments import all_words, segments_of
from transcripts.formats.records import is_record, names_of, records_of, role_of, speaker_of
from transcripts.formats.speech import talk_of

if TYPE_CHECKING:
    from transcripts.formats.records import Record
    from transcripts.model import Transcript

_DEEPEST = 6  # levels at which a list is looked for
_NEARLY_ALL = 0.8  # of the letters of the longest list


def read(source: Input) -> Transcript:
    """Read the list, of several the one that holds all that is said."""
    root = load_all(source)
    notices = Notices()
    lists = _lists(root)
    if not lists and is_record(root.value):
        lists = {"": records_of([root])}
    if not lists:
        raise source.error(
            f"no list of objects with a text and a start: {shape_of(root)}",
            kind=NoCaptionsError,
            hint="rename its fields to start, end (seconds) and text, or name its format with --from",
        )
    best = _best(lists, notices)
    names = {key: name for field in ("speakers", "participants") for key, name in names_of(root.get(field)).items()}
    text = root.first("text", "transcript").value
    segments = segments_of(best, notices, names, text if isinstance(text, str) else "")
    talk = talk_of(source, segments, notices, language=_language(root, best))
    title = root.get("title").value
    return replace(talk, title=title) if isinstance(title, str) and title.strip() else talk


def _lists(root: Node) -> dict[str, list[Record]]:
    """The records of a document by the place of their list, those nearest to its root first.

    Lists at the same place of several objects are one: the parts of a talk, or the turns of its speakers, whose
    records then have the speaker of their object. What is inside a record is its own.
    """
    found: dict[str, list[Record]] = {}
    level: list[tuple[Node, str | None]] = [(root, None)]
    for _ in range(_DEEPEST):
        below: list[tuple[Node, str | None]] = []
        for node, speaker in level:
            if isinstance(node.value, dict):
                inner = speaker_of(node) or speaker
                below += ((field, inner) for _, field in node.fields() if isinstance(field.value, list | dict))
            elif isinstance(node.value, list) and any(map(is_record, node.value[:20])):
                records = records_of(node.items())
                if speaker is not None:
                    records = [replace(record, speaker=record.speaker or speaker) for record in records]
                found.setdefault(_INDEX.sub("[]", node.path), []).extend(records)
            elif isinstance(node.value, list):
                below += ((each, speaker) for each in node.items() if isinstance(each.value, list | dict))
        level = below
    return found


_INDEX = re.compile(r"\[\d+\]")


def _best(lists: dict[str, list[Record]], notices: Notices) -> list[Record]:
    """Of several lists the one that holds all that is said, in texts longer than a word where there are any.

    Another that holds something else is told.
    """
    said = {place: letters("".join(record.text for record in records)) for place, records in lists.items()}
    most = max(map(len, said.values()))
    whole = [place for place in lists if len(said[place]) >= _NEARLY_ALL * most]
    best = next((place for place in whole if not all_words(lists[place])), whole[0])
    for place in lists:
        if said[place] not in said[best]:
            notices.add(f"{place.replace('[]', '')} was left out: {best.replace('[]', '') or 'the document'} was read")
    return lists[best]


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
