r"""Advanced SubStation Alpha and SubStation Alpha (`.ass`, `.ssa`): events with styles, speakers and karaoke times.

Overrides in braces become styles and positions where they have a counterpart, the others go; `\N` breaks a line.
Drawings and comments are not speech. Times are hundredths of a second.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses, untimed
from transcripts.formats.runs import Run, steps
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.srt_markup import POSITIONS
from transcripts.model import Segment, Transcript

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_BRACES = regex.compile(r"(?<!\\)\{([^{}]*)\}")
_CHARACTER = regex.compile(r"\\([Nnh{}\u200b])")
_MEANT = {"N": "\n", "n": "\n", "h": "\u00a0", "\u200b": "\\"}
_KARAOKE = regex.compile(r"(?:K|kf|ko|k)(\d{1,6})")
_NUMBERS = {settings: number for number, settings in POSITIONS.items()}
_HEADER = """[Script Info]
{title}ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, \
MarginV, Encoding
Style: Default,Arial,60,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,60,60,50,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def read(source: Input) -> Transcript:
    """Read ASS or SSA. Events are put in the order of their times."""
    notices = Notices()
    cues: list[tuple[Cue, str]] = []
    fields: tuple[str, ...] = _FIELDS
    title = None
    for number, line in enumerate(source.text.split("\n"), 1):
        key, _, value = line.partition(":")
        key = key.strip().lower()
        if key == "title" and not cues:
            title = value.strip() or None
        elif key == "format" and "text" in value.lower():
            fields = tuple(field.strip().lower() for field in value.split(","))
        elif key == "dialogue":
            cues.append(_event(value, fields, number, notices))
    cues.sort(key=lambda pair: pair[0].start_ms or 0)
    names = [name for _, name in cues]
    segments = settle([cue for cue, _ in cues], notices, _build)
    named = [_named(segment, name) for segment, name in zip(segments, names, strict=True)]
    kept = [segment for segment, (cue, _) in zip(named, cues, strict=True) if segment.text or not _drawing(cue.text)]
    return replace(transcript(source, kept, notices, what="line such as Dialogue: 0,0:00:01.00,…"), title=title)


def _event(value: str, fields: tuple[str, ...], number: int, notices: Notices) -> tuple[Cue, str]:
    parts = value.strip().split(",", len(fields) - 1)
    held = dict(zip(fields, parts, strict=False))
    if len(parts) < len(fields):
        notices.add("an event with too few fields", number)
    start, end = (parse_clock(held.get(key, "").strip()) for key in ("start", "end"))
    name = held.get("name", held.get("actor", "")).strip()
    return Cue(start.ms if start else None, end.ms if end else None, held.get("text", ""), number), name


def _named(segment: Segment, name: str) -> Segment:
    if not name or segment.speaker:
        return segment
    return Segment(
        segment.text, segment.start_ms, segment.end_ms, name, segment.held_words, segment.start_timing,
        segment.end_timing, segment.id, segment.settings,
    )  # fmt: skip


def _drawing(text: str) -> bool:
    return "\\p" in text


def _build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    text = cue.text
    if "{" not in text and "\\" not in text:
        return Segment(text.strip(), start_ms, end_ms)
    state = _State(start_ms)
    runs: list[Run] = []
    at = 0
    for match in _BRACES.finditer(text):
        state.add(runs, text[at : match.start()])
        state.override(match[1])
        at = match.end()
    state.add(runs, text[at:])
    return from_runs(runs, start_ms, end_ms, settings=state.settings)


class _State:
    """The overrides in force at a place in an event."""

    def __init__(self, start_ms: int) -> None:
        self.styles: tuple[str, ...] = ()
        self.settings: str | None = None
        self.drawing = False
        self.next_ms = start_ms
        self.stamp: int | None = None

    def add(self, runs: list[Run], text: str) -> None:
        if not text or self.drawing:
            return
        plain = _CHARACTER.sub(lambda match: _MEANT.get(match[1], match[1]), text)
        runs.append(Run(plain, self.styles, time_ms=self.stamp))
        self.stamp = None

    def override(self, inside: str) -> None:
        for part in inside.split("\\")[1:]:
            tag = part.strip()
            if karaoke := _KARAOKE.fullmatch(tag):
                self.stamp = self.next_ms
                self.next_ms += int(karaoke[1]) * 10
            elif tag[:2] == "an" and tag[2:].isdigit():
                self.settings = POSITIONS.get(int(tag[2:][:2]), self.settings)
            elif tag[:1] == "p" and tag[1:].isdigit():
                self.drawing = tag[1:] != "0"
            elif tag[:1] == "r":
                self.styles = ()
            elif tag[:1] in {"i", "b", "u", "s"} and (tag[1:].isdigit() or tag[1:] == ""):
                on = tag[1:] not in {"", "0"}
                without = tuple(style for style in self.styles if style != tag[0])
                self.styles = (*without, tag[0]) if on else without


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write ASS with one plain style; word times, if asked for, as karaoke."""
    title = f"Title: {' '.join(talk.title.split())}\n" if talk.title else ""
    parts = [_HEADER.format(title=title)]
    lost_place = lost_style = False
    for number, segment in enumerate(talk.segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
        body, unheld = _body(segment, options)
        lost_style = lost_style or unheld
        if segment.settings:
            place = _NUMBERS.get(segment.settings)
            lost_place = lost_place or place is None
            body = f"{{\\an{place}}}{body}" if place else body
        name = " ".join((segment.speaker or "").replace(",", ";").split())
        parts.append(f"Dialogue: 0,{_clock(segment.start_ms)},{_clock(segment.end_ms)},Default,{name},0,0,0,,{body}\n")
    lost_more = bool(talk.date or talk.channel or talk.description)
    lost = losses(talk, FORMAT, options, styles=lost_style, positions=lost_place, metadata=lost_more)
    return Output("".join(parts), lost)


def _body(segment: Segment, options: WriteOptions) -> tuple[str, bool]:
    words = segment.held_words
    sung = options.word_times and words is not None and any(word.timing == "given" for word in words)
    if words is None or not (sung or any(word.styles for word in words)):
        return _escape(segment.text), False
    parts: list[str] = []
    lost = False
    at = segment.start_ms or 0
    for step in steps(segment.text, words):
        held = [style for style in step.open if style in {"i", "b", "u", "s"}]
        lost = lost or len(held) < len(step.open)
        tags = "".join(f"\\{style}0" for style in step.close if style in {"i", "b", "u", "s"})
        tags_open = "".join(f"\\{style}1" for style in held)
        if tags:
            parts.append(f"{{{tags}}}")
        parts.append(_escape(step.space))
        word = step.word
        if sung and word.text and word.start_ms is not None and word.end_ms is not None:
            if word.start_ms > at:  # a pause before the word
                parts.append(f"{{\\k{_hundredths(word.start_ms) - _hundredths(at)}}}")
            length = _hundredths(word.end_ms) - _hundredths(max(at, word.start_ms))
            tags_open += f"\\k{max(0, length)}"
            at = max(at, word.end_ms)
        if tags_open:
            parts.append(f"{{{tags_open}}}")
        parts.append(_escape(word.text))
    return "".join(parts), lost


def _escape(text: str) -> str:
    """Keep braces and back slashes from being read as overrides: `\\{`, and a zero-width space after a back slash."""
    if "\\" in text or "{" in text or "}" in text:
        text = text.replace("\\", "\\\u200b").replace("{", "\\{").replace("}", "\\}")
    return text.replace("\n", "\\N")


def _hundredths(ms: int) -> int:
    return (ms + 5) // 10


def _clock(ms: int) -> str:
    hundredths = _hundredths(ms)
    seconds, hundredths = divmod(hundredths, 100)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{hundredths:02}"


def sniff(text: str) -> float:
    """How surely this is ASS or SSA: its section heads and events."""
    if "[Events]" in text or "[Script Info]" in text:
        return 0.95
    return 0.7 if regex.search(r"(?m)^Dialogue:\s*\S*,\d+:\d\d:\d\d\.\d\d,", text) else 0.0


FORMAT = Format(
    name="ass",
    title="ASS",
    suffixes=(".ass", ".ssa"),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.STYLES, Holds.POSITIONS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    ordered=True,
    step_ms=10,
    begins=r"\s*Dialogue\s*:",
)
