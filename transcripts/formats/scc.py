"""Scenarist closed captions (`.scc`): CEA-608 byte pairs, decoded by ttconv, which does it well.

ttconv's text comes back through our own SRT reader. Positions are not kept.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transcripts.formats import srt
from transcripts.formats.base import Captures, Format, Holds, Input, Notices

if TYPE_CHECKING:
    from transcripts.model import Transcript

_LINE = regex.compile(r"(?m)^\d{2}:\d{2}:\d{2}[:;]\d{2}[\t ]+(?:[0-9A-Fa-f]{4}\s*)+$")

_CODE = regex.compile(r"[0-9A-Fa-f]{4}")
_AFTER_TIME = regex.compile(r"(?<=^\d{2}:\d{2}:\d{2}[:;]\d{2})[ \t]+")


def read(source: Input) -> Transcript:
    """Read SCC. Raises ReadError where the codes cannot be decoded and NoCaptionsError where they say nothing."""
    import ttconv.scc.reader  # noqa: PLC0415 - slow to import, and few files need it
    import ttconv.srt.writer  # noqa: PLC0415 - likewise

    notices = Notices()
    logger = logging.getLogger("ttconv")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        model = ttconv.scc.reader.to_model(_proper(source.text, notices))
        text = ttconv.srt.writer.from_model(model)
    except Exception as error:  # noqa: BLE001 - ttconv raises whatever its parts raise on a broken file
        raise source.error(
            f"the caption codes cannot be decoded ({error or type(error).__name__})",
            hint="check that the file is complete",
        ) from None
    finally:
        logger.setLevel(level)
    return srt.read(replace(source, text=text, warnings=(*source.warnings, *notices.done())))


def _proper(text: str, notices: Notices) -> str:
    """The file with the header, the tabs and the blank lines that the format asks for, and without broken codes."""
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        time, tab, codes = _AFTER_TIME.sub("\t", line.strip(), count=1).partition("\t")
        held = codes.split()
        whole = [code for code in held if _CODE.fullmatch(code)]
        if len(whole) < len(held):
            notices.add("a code that is no four hexadecimal digits was left out", number, len(held) - len(whole))
        if time:
            lines.append(f"{time}{tab}{' '.join(whole)}")
    if not lines or not lines[0].startswith("Scenarist_SCC"):
        lines.insert(0, "Scenarist_SCC V1.0")
    return "\n\n".join(lines) + "\n"


def sniff(text: str) -> float:
    """How surely this is SCC: its header, or lines of a time and four-digit codes."""
    if text.startswith("Scenarist_SCC"):
        return 1.0
    return 0.9 if _LINE.search(text) else 0.0


FORMAT = Format(
    name="scc",
    title="SCC",
    suffixes=(".scc",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
)
