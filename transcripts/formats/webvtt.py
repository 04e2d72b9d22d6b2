"""WebVTT (`.vtt`): cues with ids, settings, voices, styles and word times; notes, style sheets and regions beside them.

Reads what the W3C's rules read, and keeps the text of cues that browsers drop, saying so. Style sheets, regions and
notes are carried through unread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats import columns, webvtt_text
from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import webvtt as clock
from transcripts.formats.columns import webvtt_rows
from transcripts.formats.cues import Cue, settle, transcript, with_timing_lines
from transcripts.formats.labels import somebody
from transcripts.formats.losses import losses, untimed
from transcripts.formats.meant_times import Reader, covered, hides_timing, holds_clock
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.webvtt_blocks import Block, collect, timing
from transcripts.formats.webvtt_joined import joined
from transcripts.gc_pause import paused
from transcripts.model import Extra, Segment, Transcript, segments_of
from transcripts.timing import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.formats.runs import Run

_LANGUAGE = regex.compile(r"(?mi)^Language:[ \t]*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)[ \t]*$")
_HELD_OPEN = regex.compile(r"(?m)^\u00a0$")
_KIND = "webvtt"


def read(source: Input) -> Transcript:
    """Read WebVTT. Raises NoCaptionsError where no cue is found."""
    notices = Notices()
    segments: list[Segment] = []
    places = [0]  # where each cue's first segment stands: a cue of several voices becomes several segments
    quick = _quick(source.text)
    if quick is not None:
        segments, blocks = quick
        places = list(range(len(segments) + 1)) if blocks else places
    else:
        cues, blocks = parse(source.text, notices)
        for parts in _segments(cues, notices):
            segments += parts
            places.append(len(segments))
    header = "\n".join(block.text for block in blocks if block.kind == "header")
    language = _LANGUAGE.search(header)
    talk = transcript(
        source,
        segments,
        notices,
        what="line such as 00:01.000 --> 00:02.500",
        language=language.group(1) if language else None,
    )
    extras = tuple(Extra(f"{_KIND}:{b.kind}", b.text, places[b.before]) for b in blocks if b.text and _kept(b))
    return talk if not extras else _with_extras(talk, extras)


def _quick(text: str) -> tuple[list[Segment], list[Block]] | None:
    """The segments of a file whose cues are all well-formed and of one voice each; None where one is not."""
    notices = Notices()
    blocks: list[Block] = []
    if "\0" in text:
        return None
    body, line = _header(text, blocks, notices, strict=False)
    chunks = body.strip("\n").split("\n\n")
    first = next((i for i, chunk in enumerate(chunks) if "-->" in chunk), len(chunks))
    if notices.done() or body.count("-->") != len(chunks) - first:
        return None
    if first:
        none: list[Cue] = []
        head = "\n\n".join(chunks[:first]).split("\n")
        blocks += collect(head, line, notices, strict=False, cues=none)
        if none or notices.done():
            return None
    with paused():
        rows = webvtt_rows(chunks[first:], body.count(":"))
        if rows is None:
            return None
        segments = segments_of(rows)
        if "<" in body or "&" in body or "\u00a0" in body or "{\\" in body:
            for i, (words, start, end, name, settings) in enumerate(rows):
                if "<" in words or "&" in words or "\u00a0" in words or "{\\" in words:
                    if words.count("<v") > 1:
                        return None
                    segments[i] = _build(Cue(start, end, words, 0, name, settings), start, end)
        del rows, chunks  # before the collector is let loose on them
        return segments, blocks


def _kept(block: Block) -> bool:
    return block.kind != "header" or bool(_LANGUAGE.sub("", block.text).strip())


def _with_extras(talk: Transcript, extras: tuple[Extra, ...]) -> Transcript:
    from dataclasses import replace  # noqa: PLC0415 - only where there is something to add

    return replace(talk, extras=extras)


def parse(text: str, notices: Notices, *, strict: bool = False) -> tuple[list[Cue], list[Block]]:
    """The cues, their text still with its markup, and the other blocks. `strict` drops what a browser drops."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    cues: list[Cue] = []
    blocks: list[Block] = []
    odd: list[str] = []
    body, line = _header(text, blocks, notices, strict=strict)
    times = Reader(text)
    chunks = body.split("\n\n")
    single = body.count("-->") <= len(chunks)
    at = line
    last = len(chunks) - 1
    for number, chunk in enumerate(chunks):
        begins, at = at, at + chunk.count("\n") + 2
        cue = _canonical(chunk.rstrip("\n") if number == last else chunk, begins, single)
        if cue is None:
            line = line if odd else begins
            odd.append(chunk)
            continue
        if odd:
            blocks += collect("\n\n".join(odd).split("\n"), line, notices, strict=strict, cues=cues, times=times)
            odd = []
        cues.append(cue)
    if odd:
        blocks += collect("\n\n".join(odd).split("\n"), line, notices, strict=strict, cues=cues, times=times)
    return joined(with_timing_lines(cues), blocks, notices)


def _canonical(chunk: str, line: int, single: bool) -> Cue | None:
    """A cue with an optional id, times with hours, and text; None where it is anything else."""
    at, name = 0, None
    if chunk[12:17] != " --> ":
        at = chunk.find("\n") + 1
        if at == 0 or chunk[at + 12 : at + 17] != " --> " or "-->" in chunk[:at] or at == 1:
            return None
        name = chunk[: at - 1]
    end = chunk.find("\n", at)
    if end < 0 or (not single and "-->" in chunk[end:]) or hides_timing(chunk[end:]):
        return None
    found = timing(chunk[at:end])
    if found is None or not chunk[end + 1 : end + 2].strip("\n"):
        return None
    return Cue(found[0], found[1], chunk[end + 1 :], line + (at > 0), name, found[2].strip() or None)


def _header(text: str, blocks: list[Block], notices: Notices, *, strict: bool) -> tuple[str, int]:
    """Take the header off: the rest of the text and the line it begins on."""
    first, _, rest = text.partition("\n")
    if first != "WEBVTT" and not first.startswith(("WEBVTT ", "WEBVTT\t")):
        if strict:
            return "", 1
        if not first.startswith("WEBVTT"):
            notices.add("the first line is not WEBVTT; browsers reject the file", 1)
            return text, 1
        notices.add("the first line is not just WEBVTT; browsers reject the file", 1)
    head = [first[6:].strip()]
    at = before = 0
    while at < len(rest):
        end = rest.find("\n", at)
        line = rest[at : end if end >= 0 else len(rest)]
        if line == "" or "-->" in line:
            break
        head.append(line)
        before, at = at, end + 1 if end >= 0 else len(rest)
    taken = len(head) - 1
    if taken and not strict and "-->" in rest[at : rest.find("\n", at) + 1 or len(rest)]:
        at, taken = before, taken - 1  # the line above the times is the first cue's id
        head.pop()
    if any(head):
        blocks.append(Block("header", "\n".join(head), 0, 1))
    return rest[at:], taken + 2


def _segments(cues: list[Cue], notices: Notices) -> Iterator[list[Segment]]:
    """The segments of each cue: one, or several where more than one voice speaks in it."""
    for cue, segment in zip(cues, settle(cues, notices, _build), strict=True):
        voices = _voices(webvtt_text.runs(cue.text)) if cue.text.count("<v") > 1 else []
        yield _by_voice(voices, segment) if len(voices) > 1 else [segment]


def _build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    text = cue.text
    if "\u00a0" in text:
        text = _HELD_OPEN.sub("", text)
    settings = cue.settings
    if "{\\" in text:
        settings = settings or webvtt_text.place(text)
    elif "<" not in text and "&" not in text:
        return Segment(text.strip(), start_ms, end_ms, id=cue.id, settings=cue.settings)
    runs = webvtt_text.runs(text)
    speaker = next((run.voice for run in runs if run.voice), None)
    return from_runs(runs, start_ms, end_ms, speaker=somebody(speaker), id=cue.id, settings=settings)


def _voices(runs: list[Run]) -> list[tuple[str | None, list[Run]]]:
    """The runs grouped by who speaks them; white space between voices belongs to neither."""
    groups: list[tuple[str | None, list[Run]]] = []
    for run in runs:
        if groups and (groups[-1][0] == (run.voice or None) or not run.text.strip()):
            groups[-1][1].append(run)
        elif run.text.strip() or run.voice:
            groups.append((run.voice or None, [run]))
    return groups


def _by_voice(voices: list[tuple[str | None, list[Run]]], whole: Segment) -> list[Segment]:
    """A segment for each voice of a cue, the cue's time shared between them by the length of what they say."""
    assert whole.start_ms is not None
    assert whole.end_ms is not None
    texts = [" ".join("".join(run.text for run in runs).split()) or "-" for _, runs in voices]
    parts = []
    for i, ((voice, runs), (start, end)) in enumerate(
        zip(voices, spread(texts, whole.start_ms, whole.end_ms), strict=True)
    ):
        part = from_runs(runs, start, end)
        first, last = i == 0, i == len(voices) - 1
        parts.append(
            Segment(
                part.text,
                start,
                end,
                somebody(voice),
                part.held_words,
                whole.start_timing if first else "estimated",
                whole.end_timing if last else "estimated",
                whole.id if first else None,
                whole.settings,
            )
        )
    return parts


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write WebVTT, everything escaped; a blank line inside a text becomes a line with a no-break space."""
    parts = [_write_header(talk)]
    extras = [extra for extra in talk.extras if extra.kind in {"webvtt:note", "webvtt:style", "webvtt:region"}]
    if not extras and (quick := columns.webvtt_text(talk)) is not None:
        return Output(f"{parts[0]}\n{quick}", losses(talk, FORMAT, options))
    lost_style = False
    waiting = iter(sorted(extras, key=lambda extra: extra.before))
    extra = next(waiting, None)
    for number, segment in enumerate(talk.segments):
        while extra is not None and extra.before <= number:
            parts.append(_block(extra))
            extra = next(waiting, None)
        start, end = segment.start_ms, segment.end_ms
        if start is None or end is None:
            raise untimed(segment, number + 1, FORMAT.title)
        if segment.held_words is None:
            body = webvtt_text.escape(segment.text)
        else:
            body, lost = webvtt_text.write(segment, word_times=options.word_times)
            lost_style = lost_style or lost
        if "\n" in body:
            body = _HELD_OPEN_OR_EMPTY.sub("\u00a0", body)
        if holds_clock(body):
            body = "\n".join(map(covered, body.split("\n")))
        if segment.speaker:
            body = f"<v {_annotation(segment.speaker)}>{body}"
        head = f"{_name(segment.id)}\n" if segment.id else ""
        settings = f" {' '.join(segment.settings.split())}" if segment.settings else ""
        parts.append(f"{head}{clock(start)} --> {clock(end)}{settings}\n{body}\n")
    while extra is not None:
        parts.append(_block(extra))
        extra = next(waiting, None)
    return Output("\n".join(parts), losses(talk, FORMAT, options, styles=lost_style))


_HELD_OPEN_OR_EMPTY = regex.compile(r"(?m)^[ \t\u00a0]*$")


def _write_header(talk: Transcript) -> str:
    held = next((extra.text for extra in talk.extras if extra.kind == "webvtt:header"), "")
    first, _, rest = held.partition("\n")
    lines = [line for line in rest.split("\n") if line.strip() and "-->" not in line]
    if talk.language and not _LANGUAGE.search(rest):
        lines.append(f"Language: {talk.language}")
    title = f"WEBVTT {first}" if first and "-->" not in first else "WEBVTT"
    return "\n".join([title, *lines]) + "\n"


def _block(extra: Extra) -> str:
    """A note, style or region, so that nothing in it can end it early."""
    lines = [line for line in extra.text.split("\n") if line.strip()]
    body = "\n".join(lines).replace("-->", "--\u200b>")
    if extra.kind == "webvtt:note":
        return f"NOTE\n{body}\n" if len(lines) > 1 else f"NOTE {body}\n"
    return f"{'STYLE' if extra.kind == 'webvtt:style' else 'REGION'}\n{body}\n"


def _annotation(name: str) -> str:
    return " ".join(name.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _name(cue_id: str) -> str:
    return " ".join(cue_id.split()).replace("-->", "->")


def sniff(text: str) -> float:
    """How surely this is WebVTT: its first line, or timing lines with dots."""
    if text.startswith("WEBVTT"):
        return 1.0
    return 0.6 if _TIMES.search(text) else 0.0


_TIMES = regex.compile(r"(?m)^[ \t]*(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]*-->[ \t]*(?:\d+:)?\d\d:\d\d\.\d{3}")

FORMAT = Format(
    name="webvtt",
    title="WebVTT",
    suffixes=(".vtt", ".webvtt"),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.STYLES, Holds.POSITIONS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    settled=True,
    begins=r"[\d:.,]+[ \t]+-->",
)
