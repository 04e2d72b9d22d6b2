"""WebVTT segments of a stream that were joined to one file: each has a header, and times of its own.

`X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000` says where a segment's times lie in the stream (RFC 8216, section
3.5). They are counted from where the first segment's map puts them: what a player takes off is not in the file.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transcripts.formats.clock import parse as parse_clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.formats.base import Notices
    from transcripts.formats.cues import Cue
    from transcripts.formats.webvtt_blocks import Block

_MAP = regex.compile(r"X-TIMESTAMP-MAP=(.*)")
_MPEGTS = regex.compile(r"MPEGTS:\s*(\d{1,12})")
_LOCAL = regex.compile(r"LOCAL:\s*([\d:.]+)")
_TICKS = 90  # in a millisecond
_WRAP = 2**33
"""The clock of an MPEG stream starts again after this many ticks, 26 and a half hours."""


def joined(cues: list[Cue], blocks: Sequence[Block], notices: Notices) -> tuple[list[Cue], list[Block]]:
    """The cues with each part's times where its map puts them, those repeated at a border once."""
    joints = [block for block in blocks if block.kind == "joint"]
    if not joints:
        return cues, list(blocks)
    maps = (_ticks(block.text) for block in blocks if block.kind in {"header", "joint"})
    first = last = next((ticks for ticks in maps if ticks is not None), None)
    edges = [0, *(joint.before for joint in joints), len(cues)]
    parts = [cues[a:b] for a, b in pairwise(edges)]
    for number, joint in enumerate(joints, 1):
        ticks = _ticks(joint.text)
        if first is None or last is None or ticks is None:
            continue
        while ticks < last - _WRAP // 2:
            ticks += _WRAP
        last = ticks
        parts[number] = [_moved(cue, round((ticks - first) / _TICKS)) for cue in parts[number]]
    return _once(parts, joints, blocks, notices)


def _ticks(header: str) -> int | None:
    """Where the local zero of a header's map lies in the stream; None where it has no map."""
    found = _MAP.search(header)
    if found is None:
        return None
    mpegts, local = _MPEGTS.search(found[1]), _LOCAL.search(found[1])
    clock = parse_clock(local[1]) if local else None
    return (int(mpegts[1]) if mpegts else 0) - (clock.ms if clock else 0) * _TICKS


def _moved(cue: Cue, by_ms: int) -> Cue:
    start, end = cue.start_ms, cue.end_ms
    return cue._replace(start_ms=None if start is None else start + by_ms, end_ms=None if end is None else end + by_ms)


def _once(
    parts: Sequence[list[Cue]], joints: Sequence[Block], blocks: Sequence[Block], notices: Notices
) -> tuple[list[Cue], list[Block]]:
    kept: list[Cue] = []
    places = [0]  # for each cue of the file, how many were kept before it
    before: dict[tuple[int | None, str], int] = {}  # the cues of the part before, and where they stand
    for number, part in enumerate(parts):
        begins = len(kept)
        held: dict[tuple[int | None, str], int] = {}
        for cue in part:
            key = (cue.start_ms, cue.text.strip())
            at = before.get(key)
            if at is None:
                held[key] = len(kept)
                kept.append(cue)
            else:
                held[key] = at
                kept[at] = kept[at]._replace(end_ms=max(kept[at].end_ms or 0, cue.end_ms or 0) or None)
                notices.add("a cue repeated where two parts were joined stands once", cue.line)
            places.append(len(kept))
        if 0 < begins < len(kept) and (kept[begins].start_ms or 0) < (kept[begins - 1].start_ms or 0):
            notices.add("the times start again here: the parts of a joined file say no offset", joints[number - 1].line)
        before = held or before
    return kept, [block._replace(before=places[block.before]) for block in blocks if block.kind != "joint"]
