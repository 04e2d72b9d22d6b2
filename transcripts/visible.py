r"""Text from files made safe to show: what would steer a terminal or turn lines around stands as an escape.

Control characters but line feed and tab, bidirectional controls, line and paragraph separators, and lone surrogates
(bytes of a file name that are no UTF-8) become `\x1b`, `\u202e` and the like. Joiners stay, as
Persian and emoji need them.
The controls are those of https://www.unicode.org/reports/tr9/ and of CVE-2021-42574.
"""

from __future__ import annotations

import re

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u206a-\u206f\ud800-\udfff]"
)
"""What is never shown as it is."""


def visible(text: str) -> str:
    r"""The text with its unsafe characters as escapes; line feeds and tabs stay.

    >>> print(visible("\x1b[31mred\u202e"))
    \x1b[31mred\u202e
    """
    return UNSAFE.sub(_escape, text)


def in_one_line(text: str) -> str:
    r"""The same for what has to stay in its line, such as a path.

    >>> print(in_one_line("two\nlines.srt"))
    two\nlines.srt
    """
    return visible(text).replace("\n", r"\n").replace("\t", r"\t")


def visible_json(text: str) -> str:
    r"""JSON that means the same, with its unsafe characters as JSON's own escapes.

    >>> print(visible_json('{"text": "\u202e"}'))
    {"text": "\u202e"}
    """
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries a byte of a file name that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
