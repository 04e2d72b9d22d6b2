"""The text of a WebVTT cue: its tags, references and time stamps, as the W3C's WebVTT parsing rules have them.

https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules (read 2026-11-22). Text in, runs out, and back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.formats.clock import webvtt
from transcripts.formats.runs import Run, add_style, steps, unescape
from transcripts.formats.srt_markup import TAG as SUBRIP
from transcripts.formats.srt_markup import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment

_TOKEN = re.compile(r"<([^>]*)(?:>|\Z)|([^<]+)")
_START = re.compile(r"([^\t\n\f .]*)((?:\.[^\t\n\f .]*)*)([\t\n\f ].*)?", re.DOTALL)
_STAMP = re.compile(r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})", re.ASCII)
_OWN = re.compile(r"</?(?:c|i|b|u|ruby|rt|v|lang)(?:[.\t\n\f ][^<>]*)?>|<[0-9]{1,6}:[0-9]{2}[0-9:.,]*>")
"""A whole tag of WebVTT's own, or a time."""
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_SWITCH = re.compile(r"\\([ibu])([01])(?![0-9])")
_TAGS = {"c", "i", "b", "u", "ruby", "rt", "v", "lang"}
MAX_DEPTH = 512
"""Tags open deeper than this are ignored, so that a bomb of open tags costs no more than its length."""


class Event(NamedTuple):
    """A step of the tree that a browser builds from a cue: open or close an element, text, a time stamp."""

    kind: Literal["open", "close", "text", "time"]
    name: str
    classes: tuple[str, ...] = ()
    annotation: str = ""
    ms: int = 0


def events(text: str) -> Iterator[Event]:
    """Parse a cue's text; `name` of a text event is the text itself."""
    stack: list[str] = []
    for match in _TOKEN.finditer(text):
        if match.group(2) is not None:
            yield Event("text", unescape(match.group(2)))
            continue
        inside = match.group(1)
        if inside[:1] == "/":
            yield from _close(inside[1:], stack)
        elif inside[:1].isdigit() and inside[0].isascii():
            if stamp := _STAMP.fullmatch(inside):
                hours, minutes, seconds, ms = (int(part or 0) for part in stamp.groups())
                yield Event("time", inside, ms=((hours * 60 + minutes) * 60 + seconds) * 1000 + ms)
        else:
            yield from _open(inside, stack)


def _open(inside: str, stack: list[str]) -> Iterator[Event]:
    match = _START.fullmatch(inside)
    assert match is not None  # the pattern takes any string
    name, classes, annotation = match.groups()
    if name not in _TAGS or (name == "rt" and stack[-1:] != ["ruby"]) or len(stack) >= MAX_DEPTH:
        return
    stack.append(name)
    note = " ".join(unescape(annotation or "").split()) if name in {"v", "lang"} else ""
    yield Event("open", name, tuple(part for part in classes.split(".") if part), note)


def _close(name: str, stack: list[str]) -> Iterator[Event]:
    if stack and stack[-1] == name:
        stack.pop()
        yield Event("close", name)
    elif name == "ruby" and stack[-2:] == ["ruby", "rt"]:
        del stack[-2:]
        yield Event("close", "rt")
        yield Event("close", "ruby")


def own(text: str) -> str:
    r"""A cue's text with WebVTT's own tags in it and no others: SubRip's are taken out, any other `<` is text.

    A browser drops whatever stands between `<` and the next `>`, and with it what was said.

    >>> own("a < b, <inaudible>, <i>yes</i><br>{\\an8}no <font color=red>now</font>")
    'a &lt; b, &lt;inaudible>, <i>yes</i>\nno now'
    """
    if "{\\" in text:
        text = _OVERRIDE.sub(
            lambda match: "".join(f"<{'/' * (on == '0')}{name}>" for name, on in _SWITCH.findall(match[0])), text
        )
    parts = text.split("<")
    if len(parts) == 1:
        return text
    done = [parts[0]]
    for part in parts[1:]:
        piece = f"<{part}"
        if _OWN.match(piece):
            done.append(piece)
        elif found := SUBRIP.match(piece):
            done.append(("\n" if found[0][:3].lower() == "<br" else "") + piece[found.end() :])
        else:
            done.append(f"&lt;{part}")
    return "".join(done)


def _switches(braces: re.Match[str]) -> str:
    """The tags for the styles that an override turns on and off."""
    return "".join(f"<{'/' if on == '0' else ''}{name}>" for name, on in _SWITCH.findall(braces[0]))


def place(text: str) -> str | None:
    r"""The settings that SubRip's braces ask for in a cue's text, such as `{\an8}`."""
    return next((found for match in _OVERRIDE.finditer(text) if (found := override(match.group(), []))), None)


def runs(text: str) -> list[Run]:
    """The runs of a cue's text. A reading in ruby stands in brackets after what it reads.

    >>> [(run.text, run.styles, run.voice) for run in runs("<v Kim>Yes, <i>we</i> can &amp; will")]
    [('Yes, ', (), 'Kim'), ('we', ('i',), 'Kim'), (' can & will', (), 'Kim')]
    """
    found: list[Run] = []
    stack: list[tuple[str, tuple[str, ...], str | None]] = [("", (), None)]  # name, styles within, voice within
    time_ms: int | None = None
    for event in events(own(text)):
        name, styles, voice = stack[-1]
        if event.kind == "text":
            found.append(Run(event.name, styles, voice, time_ms))
            time_ms = None
        elif event.kind == "time":
            time_ms = event.ms
        elif event.kind == "close":
            if name == "rt":
                found.append(Run(")", styles, voice))
            stack.pop()
        else:
            if event.name == "rt":
                found.append(Run("(", styles, voice))
            stack.append((event.name, _within(event, styles), event.annotation if event.name == "v" else voice))
    if stack[-1][0] == "rt":
        found.append(Run(")", stack[-1][1], stack[-1][2]))
    return found


def _within(event: Event, styles: tuple[str, ...]) -> tuple[str, ...]:
    if event.name in {"i", "b", "u"}:
        styles = add_style(styles, event.name)
    elif event.name == "lang" and event.annotation:
        styles = add_style(styles, f"lang {event.annotation}")
    if event.classes:
        styles = add_style(styles, "c." + ".".join(event.classes))
    return styles


def escape(text: str) -> str:
    """Keep text from being read as markup, or as the arrow of a timing line.

    >>> escape("a < b & c --> d")
    'a &lt; b &amp; c --&gt; d'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if "{\\" in text:
        text = text.replace("{\\", "&#123;\\")
    return text.replace("-->", "--&gt;") if "-->" in text else text


def write(segment: Segment, *, word_times: bool) -> tuple[str, bool]:
    """A segment's text with its styles, and its word times if asked for; and whether some style has no tag."""
    words = segment.held_words
    if words is None or not (word_times or any(word.styles for word in words)):
        return escape(segment.text), False
    parts: list[str] = []
    lost = False
    reached = segment.start_ms
    for step in steps(segment.text, words):
        parts += [_end(style) for style in step.close]
        start = step.word.start_ms
        if word_times and start is not None and step.word.timing == "given" and _tells(start, reached, segment):
            parts.append(f"<{webvtt(start)}>")
            reached = start
        parts.append(escape(step.space))
        parts += [_begin(style) for style in step.open]
        lost = lost or any(not _begin(style) for style in step.open)
        parts.append(escape(step.word.text))
    return "".join(parts), lost


def _tells(start_ms: int, reached: int | None, segment: Segment) -> bool:
    """Whether a time stamp may stand here: after those before it and within the cue."""
    return reached is not None and segment.end_ms is not None and reached < start_ms < segment.end_ms


def _begin(style: str) -> str:
    if style in {"i", "b", "u"}:
        return f"<{style}>"
    if style.startswith("c.") and not re.search(r"[\s<>&]", style):
        return f"<{style}>"
    if style.startswith("lang ") and not re.search(r"[<>&\n]", style):
        return f"<{style}>"
    return ""


def _end(style: str) -> str:
    return f"</{style.partition(' ')[0].partition('.')[0]}>" if _begin(style) else ""
