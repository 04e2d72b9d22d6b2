"""Whether a text reads like prose: it is taken for prose only then, for anything can be split into words.

What speaks against it is markup, control characters, columns, lines of times, and more figures and marks than letters.
Prose with colons, figures, short lines, verses and lists is prose.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transcripts.formats.base import Input

_SAMPLE = 64 * 1024
_LINES = 400
_ROOT = regex.compile(r"\s*(?:<\?xml[^>]*>|<!--[^>]*>|<!DOCTYPE[^>]*>|\s)*+<([A-Za-z][\w:.-]*)")
_TAG = regex.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>\n]{0,300})?/?>")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_TIME = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,:;]\d{1,3})?"
_TIMED = regex.compile(
    rf"[\[({{<]?{_TIME}[\])}}>]?(?![\d:])(?!\s?[ap]\.?m\b)|[^\n]*?\b{_TIME}\b[^\w\n]{{1,6}}{_TIME}", regex.IGNORECASE
)
_CLOCKS = regex.compile(_TIME)
_ITEM = regex.compile(r"(?:[-*•‣▪–—]|\(?[\dA-Za-z]{1,3}[.)])\s*")
_KEY = regex.compile(r"[$\w.-]{1,40}\s*=\s*\S")
_CODE = regex.compile(r"[^\n]*(?:[;{}]|\*/|\))\s*|\s*(?://|#include|import |def |return\b|var |let |const )[^\n]*")


def against_prose(source: Input) -> str | None:
    """What speaks against reading a text as prose, in words; None where it reads like prose.

    >>> from transcripts.formats.base import Input
    >>> against_prose(Input("Come in. Tea: two cups.")), against_prose(Input("a;;1\\nb;;2\\nc;;3"))
    (None, 'it holds columns, parted by ;')
    """
    if control := _control(source):
        return control
    sample = source.text[:_SAMPLE]
    lines = [line.strip(" \r\f\v") for line in sample.split("\n") if line.strip()][:_LINES]
    return next((found for test in _TESTS if (found := test(sample, lines))), None)


def _control(source: Input) -> str | None:
    """More than one byte in fifty is no character of a text: what `decoding` left out was not dirt, but data."""
    if source.encoding.startswith(("utf-16", "utf-32")):
        return None
    sample = source.data[:_SAMPLE]
    found = len(sample) - len(sample.translate(None, _CONTROL))
    return f"it holds {found} control characters, as data does" if found > max(3, len(sample) // 50) else None


def _markup(sample: str, lines: Sequence[str]) -> str | None:
    root = _ROOT.match(sample)
    tags = len(_TAG.findall(sample))
    if root and (sample.lstrip().startswith("<?xml") or (tags >= 2 and tags * 3 >= len(lines))):
        return f"it is markup (<{root[1]}>)"
    return "most of its lines hold markup" if tags >= 3 and tags >= len(lines) else None


def _times(_: str, lines: Sequence[str]) -> str | None:
    timed = sum(1 for line in lines if _TIMED.match(line))
    return "most of its lines hold times" if timed >= 2 and timed * 5 > 2 * len(lines) else None


def _columns(_: str, lines: Sequence[str]) -> str | None:
    if len(lines) < 2:
        return None
    for mark, name, least in (("\t", "tabs", 1), (";", ";", 2), ("|", "|", 1), (",", ",", 2)):
        counts = Counter(_parted(line, mark) for line in lines)
        usual, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        if usual >= least and often * 5 >= 4 * len(lines) and (len(lines) > 2 or usual > least):
            return f"it holds columns, parted by {name}"
    return None


def _parted(line: str, mark: str) -> int:
    """How many marks of a table stand in a line. Prose has a blank after a comma, and a tab after a number or name."""
    if mark == "\t":
        count = _ITEM.sub("", line, count=1).strip().count(mark)
        return count if count > 1 or _CLOCKS.match(line) or line[:1].isdigit() else 0
    return line.count(mark) - line.count(f"{mark} ") if mark in ",;" else line.strip("|").count(mark)


def _settings(_: str, lines: Sequence[str]) -> str | None:
    keys = sum(1 for line in lines if _KEY.match(line))
    return "most of its lines are settings (key = value)" if keys >= 3 and keys * 2 > len(lines) else None


def _code(_: str, lines: Sequence[str]) -> str | None:
    code = sum(1 for line in lines if _CODE.fullmatch(line))
    braces = sum(line.count("{") + line.count("}") for line in lines)
    return "it reads like a program" if braces >= 2 and code >= 3 and code * 2 > len(lines) else None


def _letters(sample: str, _: Sequence[str]) -> str | None:
    """A word is letters; a table of figures, a checksum and drawn lines are not."""
    seen = sample[:8192]
    letters = sum(1 for c in seen if c.isalpha())
    marks = len(regex.findall(r"\p{M}", seen))
    shown = sum(1 for c in seen if not c.isspace())
    if not letters:
        return "it holds no letters"
    if shown >= 20 and (letters + marks) * 5 < shown * 2:
        return "it holds more figures and marks than letters"
    longest = max(map(len, seen.split()), default=0)
    spaced = len(seen.split()) * 60 > len(seen)
    return "it holds no words (an encoded file?)" if longest > 500 and not spaced and seen.isascii() else None


_TESTS: tuple[Callable[[str, Sequence[str]], str | None], ...] = (_markup, _times, _columns, _settings, _code, _letters)
