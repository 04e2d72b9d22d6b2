"""YouTube's own caption formats: json3, srv3 and srv1, as yt-dlp saves them.

Automatic captions give each word its time. What an event only appends to scroll the screen (`aAppend`) is no speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.clock import seconds_to_ms
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.jsontext import Node, load
from transcripts.formats.runs import Run, unescape
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.xmltext import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transcripts.model import Segment, Transcript


def read_json3(source: Input) -> Transcript:
    """Read json3. An event lasts no longer than to the next one's start."""
    notices = Notices()
    found: list[tuple[int, int | None, list[Run]]] = []
    for event in load(source).get("events").items():
        start = event.get("tStartMs").integer_or_none()
        length = event.get("dDurationMs").integer_or_none()
        if start is None or event.get("segs").missing:
            continue
        runs = [_run(node, start) for node in event.get("segs").items()]
        found.append((start, None if length is None else start + length, runs))
    return _talk(source, found, notices)


def _run(node: Node, start: int) -> Run:
    offset = node.get("tOffsetMs").integer_or_none()
    return Run(node.get("utf8").text_or_none() or "", time_ms=None if offset is None else start + offset)


def read_srv(source: Input) -> Transcript:
    """Read srv3 (`<p t d><s t>`) and srv1 (`<text start dur>`)."""
    notices = Notices()
    found: list[tuple[int, int | None, list[Run]]] = []
    for element in parse(source).walk():
        held = element.attributes
        if element.name == "p" and "t" in held:
            start, length = _whole(held["t"]), _whole(held.get("d", ""))
            runs = list(_pieces(element, start or 0))
        elif element.name == "text" and ("start" in held or "t" in held):
            start = seconds_to_ms(held["start"]) if "start" in held else _whole(held["t"])
            length = seconds_to_ms(held["dur"]) if "dur" in held else _whole(held.get("d", ""))
            runs = [Run(unescape(element.text()))]
        else:
            continue
        if start is not None:
            found.append((start, None if length is None else start + length, runs))
    return _talk(source, found, notices)


def _pieces(element: Element, start: int) -> Iterable[Run]:
    for child in element.children:
        if isinstance(child, str):
            yield Run(child)
        elif child.name == "br":
            yield Run("\n")
        else:
            offset = _whole(child.attributes.get("t", ""))
            yield Run(child.text(), time_ms=None if offset is None else start + offset)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _talk(source: Input, found: list[tuple[int, int | None, list[Run]]], notices: Notices) -> Transcript:
    """Events with words, each ending where the next begins: on the screen two overlap, but in speech they do not."""
    spoken = [event for event in found if any(run.text.strip() for run in event[2])]
    spoken.sort(key=lambda event: event[0])
    runs_of = {}
    cues = []
    for i, (start, end, runs) in enumerate(spoken):
        following = spoken[i + 1][0] if i + 1 < len(spoken) else None
        tagged = any(run.time_ms is not None for run in runs)
        cut = tagged and following is not None and (end is None or end > following > start)
        cue = Cue(start, following if cut else end, "".join(run.text for run in runs))
        runs_of[id(cue)] = runs
        cues.append(cue)

    def build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
        return from_runs(runs_of[id(cue)], start_ms, end_ms)

    return transcript(source, settle(cues, notices, build), notices, what="event with words")


def sniff_json3(text: str) -> float:
    """How surely this is json3: events with a start and pieces of UTF-8."""
    return 0.97 if '"events"' in text and '"tStartMs"' in text else 0.0


def sniff_srv(text: str) -> float:
    """How surely this is srv3 or srv1: the root element and paragraphs with `t`, or texts with `start`."""
    if "<timedtext" in text[:2048]:
        return 0.97
    return 0.95 if "<transcript>" in text[:2048] and "<text start=" in text else 0.0


_HOLDS = frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS})

JSON3 = Format(
    name="json3",
    title="YouTube json3",
    suffixes=(".json3",),
    holds=_HOLDS,
    sniff=sniff_json3,
    read=read_json3,
    captures=Captures.CAPTIONS,
)
SRV3 = Format(
    name="srv3",
    title="YouTube srv3",
    suffixes=(".srv3", ".srv2", ".srv1"),
    holds=_HOLDS,
    sniff=sniff_srv,
    read=read_srv,
    captures=Captures.CAPTIONS,
)
