r"""Which characters the text of a transcript may hold, and what becomes of the others: the one place that says so.

White space is what `str.split` splits on. Line ends are `\n`. A control character is no speech, a byte order mark
inside a text shows nothing, and half of a surrogate pair cannot be saved: each is normalised or left out here, once,
where text comes in, and told. Joiners and marks of writing direction are letters' business and stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LINE_ENDS = "\v\f\x85\u2028\u2029"
r"""Line ends besides `\n` and `\r`. A reader splits lines at `\n` alone, so that these part words but no fields."""

_PLANES = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
_NONE = f"\\0\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANES}"
_ANY_BUT_LINE_ENDS = rf"{_NONE}\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff"
_ESCAPE = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)"
"""A command to a terminal, such as `ESC [ 31 m` for red or `ESC ] 0 ; title BEL` for its title: it is no text."""
_ODD = re.compile(rf"{_ESCAPE}|[\ud800-\udbff][\udc00-\udfff]|\r\n?|[{_ANY_BUT_LINE_ENDS}{LINE_ENDS}]")
"""One odd thing: a command to a terminal, a surrogate pair, a line end, a character."""
_ODD_IN_A_FILE = re.compile(rf"{_ESCAPE}|[{_ANY_BUT_LINE_ENDS}]")
_LINE_END = re.compile(rf"[{LINE_ENDS}]")

_HARMLESS = bytes(b for b in range(256) if b >= 32 and b not in b"\x7f\xa8\xa9\xbf\xc2\xed\xef") + b"\t\n\r"
"""Bytes that stand in no odd character of UTF-8, or not alone: without them, nothing is left of most files."""
_CONTROLS = bytes(b for b in (*range(32), 0x7F) if b not in b"\t\n\r")
_ODD_BYTES = tuple(
    re.compile(each)
    for each in (
        rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xed[\xa0-\xbf]",
        rb"\xef(?:\xbb\xbf|\xb7[\x90-\xaf]|\xbf[\xbe\xbf])",
        *(bytes([lead]) + rb"[\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]" for lead in range(0xF0, 0xF5)),
    )
)  # fmt: skip
"""Odd characters outside ASCII as UTF-8 has them, one lead byte a pattern: so each is looked for at the speed of C."""

_BREAK = "a line end other than a new line (a vertical tab, U+2028 …), read as a line break"
_SEPARATOR = "a separator (U+001C to U+001F), read as a blank"
_CONTROL = "a control character, left out"
_WINDOWS = "a control character where Windows-1252 has a letter or a mark, read as that"
_MARK = "a byte order mark (U+FEFF) in the middle of the text, left out"
_UNHELD = "a character that no file can hold (U+0000, half of a surrogate pair, a noncharacter), now U+FFFD"


@dataclass(slots=True)
class Mending:
    """Mends texts, and counts what was mended: how often each kind was met, and where first."""

    pattern: re.Pattern[str] = _ODD
    windows: bool = True  # read C1 as Windows-1252; else they stay, for mojibake can only be mended with them
    found: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)  # the place in the last text that showed the kind

    def mend(self, text: str) -> str:
        """The text with everything odd normalised or left out."""
        return self.pattern.sub(self._mended, text)

    def _mended(self, match: re.Match[str]) -> str:
        odd = match.group()
        if odd[0] == "\r":
            return "\n"
        if len(odd) == 2 and odd[0] != "\x1b":  # a surrogate pair that was written as two
            return odd.encode("utf-16", "surrogatepass").decode("utf-16")
        if not self.windows and "\x80" <= odd <= "\x9f":
            return odd
        kind, instead = _kind(odd)
        self.first.setdefault(kind, match.start())
        self.found[kind] = self.found.get(kind, 0) + 1
        return instead


def _kind(odd: str) -> tuple[str, str]:
    """What an odd thing is, and what stands in its place."""
    kind, instead = _CONTROL, ""
    if odd in LINE_ENDS:
        kind, instead = _BREAK, "\n"
    elif "\x1c" <= odd <= "\x1f":
        kind, instead = _SEPARATOR, " "
    elif odd == "\ufeff":
        kind = _MARK
    elif odd == "\0" or odd > "\x9f":
        kind, instead = _UNHELD, "\ufffd"
    elif odd >= "\x80" and (letter := odd.encode("latin-1").decode("cp1252", "ignore")):
        # As browsers read it: https://html.spec.whatwg.org/#numeric-character-reference-end-state (read 2026-11-30)
        kind, instead = _WINDOWS, letter
    return kind, instead


def of_a_file(*, windows: bool) -> Mending:
    """What mends the text of a whole file: line ends stay, for a reader knows best where its lines end."""
    return Mending(_ODD_IN_A_FILE, windows)


def lines_by(text: str) -> str:
    r"""The text with its own line ends as `\n`, where it has no other; a file may use U+2028 or U+0085 throughout."""
    return text if "\n" in text else _LINE_END.sub("\n", text)


def plain(text: str) -> bool:
    """Whether a text holds nothing odd."""
    return "\r" not in text and plain_bytes(text.encode("utf-8", "surrogatepass"))


def plain_bytes(data: bytes) -> bool:
    r"""Whether UTF-8 holds nothing odd besides `\r`.

    The usual file is told in one pass: nothing is left of it once all that is harmless is taken out.
    """
    if not data.translate(None, _HARMLESS):
        return True
    return len(data.translate(None, _CONTROLS)) == len(data) and not any(odd.search(data) for odd in _ODD_BYTES)
