r"""The markup that people put into SRT, which has none of its own: `<i>`, `<font color>`, `{\an8}`, entities.

Only what is known to be markup is taken for it: `<3`, `<laughs>` and `a < b` are text and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.runs import Run, add_style, steps, unescape

if TYPE_CHECKING:
    from transcripts.model import Segment

_NAMES = "i|b|u|s|em|strong|strike|font|c|v|lang|ruby|rt|span|p|div|br"
TAG = regex.compile(
    rf"</?(?:{_NAMES})(?:[.\s][^<>]*)?/?>"  # <i>, </font>, <font color="red">, <c.yellow>, <br/>
    r"|<\d{1,3}:\d\d(?::\d\d)?[.,]\d{3}>"  # word times of a WebVTT file that was renamed
    r"|\{\\[^{}]*\}",  # {\an8}, {\i1}
    regex.IGNORECASE,
)
_TAG_START = regex.compile(rf"<(?=/?(?:{_NAMES})(?:[.\s/>]|$)|\d{{1,3}}:\d\d)", regex.IGNORECASE)
"""What may begin a tag; where it would end need not stand in the same word."""
ENTITY = regex.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_COLOUR = regex.compile(r"""color\s*=\s*+["']?\s*+(#?[A-Za-z0-9]+)""", regex.IGNORECASE)
_SAME = {"em": "i", "strong": "b", "strike": "s"}

POSITIONS = {
    1: "align:start",
    3: "align:end",
    4: "line:50% align:start",
    5: "line:50%",
    6: "line:50% align:end",
    7: "line:0 align:start",
    8: "line:0",
    9: "line:0 align:end",
}
r"""What `{\an1}` to `{\an9}` (the keys of a numeric keypad) mean, as WebVTT cue settings; 2 is where text stands."""
_NUMBERS = {settings: number for number, settings in POSITIONS.items()}


def parse(text: str) -> tuple[list[Run], str | None]:
    r"""Take the markup out of a cue's text: its runs, and the position it asks for as WebVTT settings.

    >>> [(run.text, run.styles) for run in parse("<i>Hello</i> there")[0]]
    [('Hello', ('i',)), (' there', ())]
    """
    runs: list[Run] = []
    stack: list[tuple[str, str]] = []  # the tag's name and the style it stands for
    settings = None
    time_ms = None
    at = 0
    for match in TAG.finditer(text):
        if match.start() > at:
            runs.append(_run(text[at : match.start()], stack, time_ms))
            time_ms = None
        at = match.end()
        tag = match.group()
        if tag[0] == "{":
            settings = override(tag, stack) or settings
        elif tag[1].isdigit():
            clock = parse_clock(tag[1:-1])
            time_ms = clock.ms if clock else time_ms
        elif tag[:3].lower() == "<br":
            runs.append(_run("\n", stack, None))
        else:
            _tag(tag, stack)
    if at < len(text):
        runs.append(_run(text[at:], stack, time_ms))
    return runs, settings


def _run(text: str, stack: list[tuple[str, str]], time_ms: int | None) -> Run:
    styles: tuple[str, ...] = ()
    voice = None
    for name, style in stack:
        if name == "v":
            voice = style
        elif style:
            styles = add_style(styles, style)
    return Run(unescape_known(text), styles, voice, time_ms)


def unescape_known(text: str) -> str:
    """Decode references that end in a semicolon, once; `AT&T` and `&c` stay."""
    return ENTITY.sub(lambda match: unescape(match.group()), text) if "&" in text else text


def _tag(tag: str, stack: list[tuple[str, str]]) -> None:
    closing = tag[1] == "/"
    body = tag[2 if closing else 1 : -1].rstrip("/")
    name, _, rest = body.replace(".", " ", 1).partition(" ")
    name = _SAME.get(name.lower(), name.lower())
    if closing:
        for i in range(len(stack) - 1, -1, -1):
            if stack[i][0] == name:
                del stack[i]
                break
        return
    if len(stack) > 64:  # a bomb of open tags
        return
    style = ""
    if name in {"i", "b", "u", "s"}:
        style = name
    elif name == "font":
        colour = _COLOUR.search(rest)
        style = f"c.{colour.group(1).lower().replace('#', 'color')}" if colour else ""
    elif name == "c":
        style = f"c.{rest.strip()}" if rest.strip() else ""
    elif name == "v":
        style = rest.strip()
    stack.append((name, style))


def override(tag: str, stack: list[tuple[str, str]]) -> str | None:
    r"""An ASS override such as `{\an8}` or `{\i1}`: the position it sets, if any."""
    settings = None
    for part in tag[2:-1].split("\\"):
        if part[:2] == "an" and part[2:].isdigit():
            settings = POSITIONS.get(int(part[2:3]))
        elif part[:1] in {"i", "b", "u", "s"} and part[1:] in {"0", "1"}:
            _tag(f"<{'/' if part[1] == '0' else ''}{part[0]}>", stack)
    return settings


def escape(text: str) -> str:
    r"""Keep text from being read as markup: only what would be taken for a tag, a reference or a time is changed.

    >>> escape("a < b & c"), escape("type <i> or &amp;")
    ('a < b & c', 'type &lt;i> or &amp;amp;')
    """
    if "&" in text:
        text = ENTITY.sub(lambda match: "&amp;" + match.group()[1:], text)
    if "<" in text:
        text = _TAG_START.sub("&lt;", text)
    return text.replace("{\\", "&#123;\\") if "{\\" in text else text


def write(segment: Segment) -> tuple[str, bool]:
    """A segment's text with its styles as tags, and whether some style has no tag in SRT."""
    words = segment.held_words
    lost = False
    if words is None or not any(word.styles for word in words):
        body = escape(segment.text)
    else:
        parts: list[str] = []
        for step in steps(segment.text, words):
            parts += [_close(style) for style in step.close]
            parts.append(step.space)
            parts += [_open(style) for style in step.open]
            lost = lost or any(not _open(style) for style in step.open)
            parts.append(escape(step.word.text))
        body = "".join(parts)
    if segment.settings:
        number = _NUMBERS.get(segment.settings)
        body = f"{{\\an{number}}}{body}" if number else body
    return body, lost


def holds_position(settings: str) -> bool:
    """Whether SRT's nine places include this one."""
    return settings in _NUMBERS


def _open(style: str) -> str:
    if style in {"i", "b", "u", "s"}:
        return f"<{style}>"
    if style.startswith("c.") and style[2:].isalnum():
        name = style[2:]
        return f'<font color="{"#" + name[5:] if name.startswith("color") and len(name) > 5 else name}">'
    return ""


def _close(style: str) -> str:
    opened = _open(style)
    return "" if not opened else "</font>" if opened.startswith("<font") else f"</{style}>"
