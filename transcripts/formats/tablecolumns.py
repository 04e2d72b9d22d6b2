"""Which column of a table is what, by its name: start, end, duration, text, word, speaker, confidence.

The names are those of the programs that write such tables, and of people who keep one by hand, in several languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLES = {
    "duration": "duration dur length len dauer durée duración durata",
    "end": "end ends ending stop finish to out tcout timeout outpoint outcue endtime stoptime tmax xmax ende"
           " bis fin hasta fine до конец",
    "start": "start starts begin begins beginning from in onset tcin timein inpoint incue starttime begintime tmin xmin"
             " anfang beginn von début debut inicio desde inizio начало от",
    "confidence": "confidence score probability prob",
    "word": "word token",
    "speaker": "speaker speakers name who actor character participant person voice speakername sprecher locuteur"
               " orateur hablante oratore спикер говорящий",
    "text": "text transcript transcription caption captions subtitle subtitles sentence utterance content contents"
            " dialogue dialog speech message line words body phrase annotation label"
            " txt texte texto testo untertitel текст",
}  # fmt: skip
_ROLE = {name: role for role, names in _ROLES.items() for name in names.split()}
_TIMELY = frozenset(
    ["time", "timecode", "timestamp", "timestamps", "tc", "zeit", "temps", "tiempo", "tempo", "время", "offset"]
)
_FILLERS = frozenset(
    [
        "ms",
        "msec",
        "millis",
        "millisecond",
        "milliseconds",
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "sekunden",
        "frame",
        "frames",
        "fps",
        "hh",
        "mm",
        "ss",
        "ff",
        "p",
        "the",
        "of",
        "at",
        "point",
        "id",
        "label",
        "code",
        "cue",
    ]
)
_OWN = {name: name for name in ("segment", "segment_start", "segment_end")}
"""What our own tables of words have besides."""
_LONGEST = 6  # words in a name
_PART = regex.compile(r"[\p{L}\p{M}]+")
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns that are read, by role; the names of those that are not."""

    at: dict[str, int]
    names: tuple[str, ...]

    def __contains__(self, role: str) -> bool:
        return role in self.at

    def cell(self, cells: Sequence[str], role: str) -> str:
        """The cell of a role in a row; empty where there is none."""
        at = self.at.get(role)
        return cells[at] if at is not None and at < len(cells) else ""

    @property
    def unread(self) -> list[str]:
        """The names of the columns that have no place in a transcript."""
        return [name for i, name in enumerate(self.names) if i not in self.at.values() and name]

    @property
    def spoken(self) -> bool:
        """Whether there is a column of what was said."""
        return "text" in self or "word" in self


def columns_of(header: Sequence[str]) -> Columns:
    """The roles of a table's columns.

    >>> columns_of(["Speaker Name", "Timecode In", "Timecode Out", "Transcript"]).at
    {'speaker': 0, 'start': 1, 'end': 2, 'text': 3}
    >>> columns_of(["#", "Offset (s)", "Duration", "Text"]).unread
    ['#']
    """
    names = tuple(" ".join(name.replace("\ufeff", "").split()) for name in header)
    at: dict[str, int] = {}
    for loosely in (False, True):  # `start` before `caption start`
        for i, name in enumerate(names):
            role = _OWN.get(name) or _role(_parts(name), loosely=loosely)
            if role is not None and i not in at.values():
                at.setdefault(role, i)
    if "start" in at and not {"end", "duration"} & at.keys():  # ELAN and Praat say onset and offset
        offset = next((i for i, name in enumerate(names) if i not in at.values() and "offset" in _parts(name)), None)
        at |= {} if offset is None else {"end": offset}
    return Columns(at, names)


def _parts(name: str) -> set[str]:
    return {part.casefold() for part in _PART.findall(_CAMEL.sub(" ", name).replace("_", " "))}


def _role(parts: set[str], *, loosely: bool) -> str | None:
    """What a name means; `caption start` and a lone `time` mean a start only `loosely`. A sentence means nothing."""
    if len(parts) > _LONGEST:
        return None
    meant = {_ROLE[part] for part in parts if part in _ROLE}
    unknown = {part for part in parts if part not in _ROLE} - _FILLERS - _TIMELY
    times = meant & {"start", "end", "duration"}
    if times and (loosely or (meant == times and not unknown)):
        return next((role for role in ("duration", "end", "start") if role in times), None)
    if parts & _TIMELY:
        return "start" if loosely and not meant and not unknown else None
    if times or (unknown and not loosely):
        return None
    return next((role for role in ("confidence", "speaker", "text", "word") if role in meant), None)
