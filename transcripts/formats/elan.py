"""ELAN's annotations (`.eaf`): XML of tiers, their times in a table of slots.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf (read 2026-11-30). A tier's PARTICIPANT is
who speaks, else the tier's name. Tiers that hang on others (translations, glosses) are left out, and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import MAX_MS
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses, untimed
from transcripts.formats.tiers import UNNAMED, WORDS, Note, Tier, segment_of, segments_of, tiers_of, told_twice
from transcripts.formats.xmltext import Element, escape, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment, Transcript

_DIGITS = regex.compile(r"\d{1,9}")


def read(source: Input) -> Transcript:
    """Read ELAN. Raises ReadError where it is no XML, or an annotation names a slot that is not there."""
    notices = Notices()
    root = parse(source)
    if root.name != "ANNOTATION_DOCUMENT":
        raise source.error(
            f"this XML is no ELAN file: its root is <{root.name}>", root.line, hint="name its format with --from"
        )
    slots = _slots(source, root, notices)
    tiers = [_tier(source, element, slots) for element in root.elements("TIER")]
    told_twice(tiers, notices)
    rows = segments_of(tiers, notices)
    cues = [
        Cue(note.start_ms, note.end_ms, note.text.strip(), note.line, str(i)) for i, (note, _, _) in enumerate(rows)
    ]

    def build(cue: Cue, start: int, end: int) -> Segment:
        note, speaker, words = rows[int(cue.id or 0)]
        return segment_of(note, start, end, speaker, words if (start, end) == (note.start_ms, note.end_ms) else None)

    language = next(
        (tier.attributes.get("LANG_REF") for tier in root.elements("TIER") if tier.attributes.get("LANG_REF")), None
    )
    segments = settle(cues, notices, build)
    return transcript(source, segments, notices, what="annotation with words in any tier", language=language)


def _slots(source: Input, root: Element, notices: Notices) -> dict[str, int | None]:
    """The times of the slots; None where one is only known to lie between others."""
    slots: dict[str, int | None] = {}
    for order in root.elements("TIME_ORDER"):
        for slot in order.elements("TIME_SLOT"):
            value = slot.attributes.get("TIME_VALUE")
            ms = int(value) if value is not None and len(value) < 16 and value.isascii() and value.isdigit() else None
            if value is not None and (ms is None or ms > MAX_MS):
                raise source.error(f"a time cannot be {value[:40]!r}", slot.line, hint="TIME_VALUE is in milliseconds")
            if ms is None:
                notices.add("a slot without a time; estimated from those around it", slot.line)
            slots[slot.attributes.get("TIME_SLOT_ID", "")] = ms
    return slots


def _tier(source: Input, element: Element, slots: dict[str, int | None]) -> Tier:
    attributes = element.attributes
    tier = Tier(attributes.get("TIER_ID", ""), element.line, speaker=attributes.get("PARTICIPANT"))
    tier.child = "PARENT_REF" in attributes
    for note in _annotations(element):
        text = "\n".join(value.text() for value in note.elements("ANNOTATION_VALUE"))
        ends = [note.attributes.get(f"TIME_SLOT_REF{i}") for i in (1, 2)]
        for end in ends:
            if end is not None and end not in slots:
                raise source.error(
                    f"no time slot is called {end[:40]!r}", note.line, hint="check that the file is complete"
                )
        start_ms, end_ms = (slots[end] if end is not None else None for end in ends)
        number = _DIGITS.search(note.attributes.get("ANNOTATION_ID", ""))
        tier.notes.append(Note(start_ms, end_ms, text, note.line, int(number[0]) if number else 0))
    return tier


def _annotations(tier: Element) -> Iterator[Element]:
    for annotation in tier.elements("ANNOTATION"):
        yield from annotation.elements("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")


_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
    <TIME_ORDER>
"""
_FOOT = """    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>
    <CONSTRAINT DESCRIPTION="Time subdivision of parent annotation's time interval, no time gaps allowed within this \
interval" STEREOTYPE="Time_Subdivision"/>
    <CONSTRAINT DESCRIPTION="Symbolic subdivision of a parent annotation. Annotations refering to the same parent are \
ordered" STEREOTYPE="Symbolic_Subdivision"/>
    <CONSTRAINT DESCRIPTION="1-1 association with a parent annotation" STEREOTYPE="Symbolic_Association"/>
    <CONSTRAINT DESCRIPTION="Time alignable annotations within the parent annotation's time interval, gaps are \
allowed" STEREOTYPE="Included_In"/>
</ANNOTATION_DOCUMENT>
"""


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write a tier for each speaker; with `word_times` one of words too. Nothing in it tells when it was written."""
    segments = [segment for segment in talk.segments if segment.text.strip()]
    for number, segment in enumerate(segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
    tiers = tiers_of(segments, word_times=options.word_times)
    more = len(segments)
    slots: list[int] = []
    written: list[str] = []
    for tier in tiers:
        base = tier.name.removesuffix(WORDS)
        participant = "" if base == UNNAMED else f' PARTICIPANT="{_attribute(base)}"'
        parts = [f'    <TIER LINGUISTIC_TYPE_REF="default-lt"{participant} TIER_ID="{_attribute(tier.name)}">\n']
        for note in tier.notes:
            number = note.line
            if tier.name.endswith(WORDS):
                more += 1
                number = more
            slots += [note.start_ms or 0, note.end_ms or 0]
            parts.append(
                f'        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" '
                f'TIME_SLOT_REF1="ts{len(slots) - 1}" TIME_SLOT_REF2="ts{len(slots)}">\n'
                f"                <ANNOTATION_VALUE>{_text(note.text)}</ANNOTATION_VALUE>\n"
                "            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n"
            )
        parts.append("    </TIER>\n")
        written += parts
    order = sorted(range(len(slots)), key=slots.__getitem__)  # a table of slots is in the order of time
    rows = [f'        <TIME_SLOT TIME_SLOT_ID="ts{i + 1}" TIME_VALUE="{slots[i]}"/>\n' for i in order]
    return Output("".join([_HEAD, *rows, "    </TIME_ORDER>\n", *written, _FOOT]), losses(talk, FORMAT, options))


def _text(text: str) -> str:
    return escape(text).replace("&quot;", '"')


def _attribute(text: str) -> str:
    return escape(text)


def sniff(text: str) -> float:
    """How surely this is ELAN: its root element."""
    return 1.0 if "<ANNOTATION_DOCUMENT" in text[:2000] else 0.0


FORMAT = Format(
    name="elan",
    title="ELAN",
    suffixes=(".eaf",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    ordered=True,
)
