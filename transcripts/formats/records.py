"""Lists of timed texts in JSON, whatever their fields are called: one table of names for all readers of such lists.

A record is an object with a text and a start, and perhaps an end or a length, a speaker, and words that are records
themselves. Names are told apart without case, `_` and `-`; a unit may stand at the end of one (`start_ms`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transcripts.formats.jsontimes import MILLISECOND, SECOND, Time, time_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transcripts.formats.jsontext import Node

_NAMES = {
    "text": "punctuatedword text content body sentence transcript transcription caption subtitle utterance phrase line"
    " lines txt message value snippet display displaytext rawtext word",
    "start": "start starttime starttimestamp begin begintime timebegin from offset startoffset beginoffset timestamp"
    " time timecode starttimecode relativestart relativestarttime ts tstart in bgn startat startsat startpos",
    "end": "end endtime endtimestamp timeend to stop stoptime until endoffset endtimecode endts tend out finish"
    " finishtime endat endsat endpos",
    "length": "duration dur tduration length",
    "speaker": "speakername voice speakerlabel speakerdisplayname speaker displayname who author username participant"
    " participantname participantrole role talker spk speakertag speakerid participantid name",
    "words": "words items tokens wordlist wordtimings",
    "confidence": "confidence conf probability score prob p",
    "language": "language lang languagecode",
    "channel": "channel channelindex",
}
"""What a field may be called, the surest name first."""
_ROLES = {name: (role, rank) for role, names in _NAMES.items() for rank, name in enumerate(names.split())}
_UNITS = {
    "inmilliseconds": MILLISECOND, "milliseconds": MILLISECOND, "millis": MILLISECOND, "inms": MILLISECOND,
    "msec": MILLISECOND, "ms": MILLISECOND, "inseconds": SECOND, "seconds": SECOND, "secs": SECOND, "sec": SECOND,
}  # fmt: skip
_TIMED = {"start", "end", "length"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it was found. Its times have no unit yet where nothing states one."""

    node: Node
    text: str = ""
    start: Time | None = None
    end: Time | None = None
    length: Time | None = None
    speaker: str | None = None
    words: tuple[Record, ...] = ()
    confidence: float | None = None
    language: str | None = None
    channel: str | None = None
    glued: bool = False


@lru_cache(maxsize=1 << 12)
def role_of(name: str) -> tuple[str, int, float | None] | None:
    """What a field of this name holds, how unusual the name is, and the unit it states; None for any other name.

    >>> role_of("startTime"), role_of("Begin_Offset_Millis"), role_of("id")
    (('start', 1, None), ('start', 9, 1.0), None)
    """
    plain = "".join(filter(str.isalnum, name[:40].casefold()))
    if plain in _ROLES:
        return (*_ROLES[plain], None)
    for ending, unit in _UNITS.items():
        role = _ROLES.get(plain.removesuffix(ending)) if plain.endswith(ending) else None
        if role is not None and role[0] in _TIMED:
            return (*role, unit)
    return None


def is_record(value: object) -> bool:
    """Whether a value looks like a record: an object with a text and a start."""
    return isinstance(value, dict) and {"text", "start"} <= {role[0] for name in value if (role := role_of(name))}


def records_of(nodes: Iterable[Node], unit: float | None = None, deep: bool = True) -> list[Record]:
    """The records of a list. `unit` is that of the format, None where it states none."""
    return [_record(node, unit, deep) for node in nodes]


def _record(node: Node, unit: float | None, deep: bool) -> Record:
    fields = _fields(node)

    def time(role: str) -> Time | None:
        found = fields.get(role)
        return time_of(found[0], found[1] or unit) if found else None

    start, end = fields.get("start"), time("end")
    pair = start is not None and isinstance(start[0].value, list)  # `timestamp: [0.0, 1.5]`
    if pair and start is not None:
        end = time_of(start[0].get(1), start[1] or unit)
    speaker, channel, confidence, language = (
        fields[role][0] if role in fields else None for role in ("speaker", "channel", "confidence", "language")
    )
    return Record(
        node,
        _lines(fields["text"][0].value) or "" if "text" in fields else "",
        time_of(start[0].get(0), start[1] or unit) if pair and start is not None else time("start"),
        end,
        time("length"),
        _named(speaker) if speaker is not None else None,
        tuple(records_of(_objects(fields["words"][0]), unit, deep=False)) if deep and "words" in fields else (),
        _score(confidence.value) if confidence is not None else None,
        language.value if language is not None and isinstance(language.value, str) else None,
        channel.label_or_none() if channel is not None else None,
        glued=str(node.value.get("type") or node.value.get("Type")).lower() == "punctuation",
    )


def _fields(node: Node) -> dict[str, tuple[Node, float | None]]:
    """The fields of a record by role, with the unit that the name states: of several names, the surest."""
    if not isinstance(node.value, dict):
        raise node.wrong("an object")
    best: dict[str, tuple[tuple[int, bool], str, float | None]] = {}
    for name, value in node.value.items():
        role = role_of(name)
        if role is None or value is None or value == "" or (role[0] == "text" and _lines(value) is None):
            continue
        sure = (role[1], role[2] is None)
        if role[0] not in best or sure < best[role[0]][0]:
            best[role[0]] = (sure, name, role[2])
    return {role: (node.get(name), unit) for role, (_, name, unit) in best.items()}


def _lines(value: object) -> str | None:
    """A text, or lines of it in a list; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return None


def _objects(node: Node) -> Iterator[Node]:
    return (each for each in node.items() if isinstance(each.value, dict)) if isinstance(node.value, list) else iter(())


def _score(value: object) -> float | None:
    """A confidence from 0 to 1; None for one on another scale, or a word such as `high`."""
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        value = float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1 else None


_DECIMAL = regex.compile(r"\d{1,3}(?:\.\d{1,20})?")


def _named(node: Node) -> str | None:
    """A speaker as a name, a number, or an object with either; one that is nobody is None."""
    if isinstance(node.value, dict):
        node = node.first("name", "displayName", "display_name", "label", "id")
    if isinstance(node.value, float) and node.value.is_integer():
        return None if node.value < 0 else str(int(node.value))
    label = node.label_or_none()
    return None if label in {"-1", "UU", "unknown", "not_activated"} else label


def speaker_of(node: Node) -> str | None:
    """Who is speaking in all that an object holds; a `name` alone may be that of anything."""
    fields = ((role_of(name), field) for name, field in node.fields() if _SPEAKING.search(name))
    found = [(role[1], field) for role, field in fields if role is not None and role[0] == "speaker"]
    best = min(found, key=lambda pair: pair[0])[1] if found else None
    return _named(best) if best is not None and isinstance(best.value, str | int | dict) else None


_SPEAKING = regex.compile("speaker|participant", regex.IGNORECASE)


def names_of(node: Node) -> dict[str, str]:
    """The names of speakers by their numbers, from a list of objects with both, or an object."""
    if isinstance(node.value, dict):
        return {key: name.strip() for key, name in node.value.items() if isinstance(name, str) and name.strip()}
    found = {}
    for each in _objects(node):
        key = each.first("id", "speaker_id", "speakerId", "ParticipantId").label_or_none()
        name = each.first("name", "displayName", "display_name", "ParticipantRole").label_or_none()
        if key and name:
            found[key] = name
    return found
