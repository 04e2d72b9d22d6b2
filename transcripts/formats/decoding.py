r"""Bytes to text: which encoding, which line ends. Refuses what is not text, and never guesses silently.

Line ends become `\n`; byte order marks and control characters go (`characters` says which); every guess is recorded
as a warning. Nothing here knows of formats.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import regex

from transcripts.errors import EncodingError, Place
from transcripts.formats import binary, characters
from transcripts.formats.base import Input
from transcripts.model import Notice

if TYPE_CHECKING:
    from pathlib import Path

_BOMS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SAMPLE = 128 * 1024
"""How many bytes the guessing looks at: enough for any alphabet, and a 200 MB file costs no more than a small one."""

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")
_MOJIBAKE = regex.compile("[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|Ð[°-¿\u0080-\u00bf]|Ñ[\u0080-\u008f]")


def decode(data: bytes, path: str | Path = "-", encoding: str | None = None, *, mend: bool = False) -> Input:
    r"""Turn a file's bytes into text.

    In order: the encoding asked for, a byte order mark, UTF-8, UTF-16 without a mark, UTF-8 with a few wrong bytes
    in it, then the best guess of charset-normalizer. What `characters` has no place for is left out and told; `mend`
    keeps what wrongly decoded text is mended by. Raises EncodingError where the bytes are no text, or not in the
    encoding asked for.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9\r\n").text
    'café\n'
    """
    name = str(path)
    notices: list[Notice] = []
    if encoding is not None:
        text, used = _as_asked(data, name, encoding), encoding
    else:
        text, used = _guess(data, name, notices)
    text = _one_line_end(text, notices)
    wrongly = [] if text.isascii() else _MOJIBAKE.findall(text[:_SAMPLE])
    if len(wrongly) > 2:
        notices.append(
            Notice(
                f"it looks as if the text was decoded wrongly before it was saved ({wrongly[0]!r}); "
                "read it with mend=True to put it right"
            )
        )
    plain = characters.plain_bytes(
        data.removeprefix(codecs.BOM_UTF8) if used == "utf-8" else text.encode("utf-8", "surrogatepass")
    )
    if not plain:
        text = _without_controls(text, notices, windows=not mend)
    return Input(text, name, data, tuple(notices), used, plain and "&" not in text and "\\" not in text)


def _as_asked(data: bytes, name: str, encoding: str) -> str:
    try:
        return codecs.decode(data, encoding).removeprefix("\ufeff")
    except LookupError:
        raise EncodingError(
            f"no encoding is called {encoding!r}", place=Place(name), hint="name one such as utf-8 or cp1252"
        ) from None
    except (UnicodeError, ValueError) as error:
        at = getattr(error, "start", 0)
        line = data.count(b"\n", 0, at) + 1
        raise EncodingError(
            f"the file is not in {encoding}: byte {at} does not fit",
            place=Place(name, line),
            hint="leave the encoding out to have it guessed",
        ) from None


def _guess(data: bytes, name: str, notices: list[Notice]) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_mark(data, encoding, name, notices), encoding
    sample = data[:_SAMPLE]
    if found := binary.kind(sample):
        raise _not_text(name, *found)
    if wide := _utf16_without_mark(sample):
        notices.append(Notice(f"no byte order mark; read as {wide}"))
        return data.decode(wide, "replace"), wide
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(40, len(sample) // 20):  # one in twenty
        raise _not_text(name, "a binary file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, name, notices)


def _not_text(name: str, what: str, hint: str = "give the captions or the transcript as text") -> EncodingError:
    return EncodingError(f"this is {what}, not text", place=Place(name), hint=hint)


def _with_mark(data: bytes, encoding: str, name: str, notices: list[Notice]) -> str:
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _not_utf8(data[3:], max(0, error.start - 3), name, notices)[0]
        notices.append(Notice(f"bytes that are not {encoding} were replaced with U+FFFD"))
        return data.decode(encoding, "replace")


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every other byte, and hardly any in the others."""
    pairs = len(sample) // 2
    if pairs < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _cp1252_byte(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("transcripts-cp1252", _cp1252_byte)


def _not_utf8(data: bytes, at: int, name: str, notices: list[Notice]) -> tuple[str, str]:
    """Decode what is not UTF-8: UTF-8 with a few wrong bytes in it, or a code page."""
    sample = data[max(0, at - _SAMPLE // 2) : at + _SAMPLE // 2]
    loose = sample.decode("utf-8", "transcripts-cp1252")
    right = sum(map(len, regex.findall(r"[^\x00-\x7f]", sample.decode("utf-8", "ignore"))))
    wrong = sum(1 for c in loose if c > "\x7f") - right
    if right >= max(1, 2 * wrong):
        line = data.count(b"\n", 0, at) + 1
        notices.append(Notice("some bytes are not UTF-8; they were read as Windows-1252", line))
        return data.decode("utf-8", "transcripts-cp1252"), "utf-8"
    encoding = _code_page(sample)
    if encoding is None:
        raise _not_text(name, "a file in no encoding known here")
    notices.append(Notice(f"not UTF-8; read as {encoding}. If letters look wrong, name the encoding"))
    return data.decode(encoding, "replace"), encoding


_CODE_PAGES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "koi8_r", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5",
]  # fmt: skip


_WESTERN = frozenset("éèàçùâêîôûëïüöäßñáíóúåøæãÉÈÀÇÙÂÊÎÔÛËÏÜÖÄÑÁÍÓÚÅØÆÃ’‘“”„–—…«»°€£¿¡œŒ§·º\u00a0\u00ad")
"""What stands outside ASCII in English, French, German, Spanish, Portuguese, Dutch and the Nordic languages. No other
code page's usual letters fall on these alone; õ counts where ã does, for Hungarian has its ő there."""


def _code_page(sample: bytes) -> str | None:
    lines = [line for line in sample.replace(b"\r", b"\n").split(b"\n") if any(b > 127 for b in line)]
    telling = b"\n".join(lines) or sample  # the timing lines say nothing and dilute the rest
    if _western(telling):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and most files are UTF-8

    match = from_bytes(telling, cp_isolation=_CODE_PAGES, steps=8, chunk_size=1024).best()
    return str(match.encoding) if match is not None else "cp1252"


def _western(telling: bytes) -> bool:
    """Whether it reads as a western language in Windows-1252: the right letters, and not too many of them.

    A short text gives charset-normalizer too little to go by, and takes café for cafź.
    """
    text = telling.decode("cp1252", "replace")
    odd = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() for c in text)
    known = sum(c in _WESTERN or (c in "õÕ" and "ã" in text) for c in odd)
    return known >= 0.97 * len(odd) and sum(c.isalpha() for c in odd) <= 0.25 * max(8, letters)


_CR = regex.compile(r"\r+\n|\r")


def _one_line_end(text: str, notices: list[Notice]) -> str:
    if "\r" not in text:
        return text
    doubled = text.count("\r\r\n")
    if doubled and doubled * 2 >= text.count("\n"):
        notices.append(Notice("the line ends were doubled (CR CR LF); read as one each"))
        return _CR.sub("\n", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_controls(text: str, notices: list[Notice], *, windows: bool) -> str:
    """Leave out what no text has a place for, and tell what and where."""
    whole = text.rstrip("\0")
    if len(whole) < len(text):  # the tail of a file that was never filled
        notices.append(Notice(f"{len(text) - len(whole)} zero bytes at the end of the file, left out"))
    lined = characters.lines_by(whole)
    if lined is not whole and lined != whole:
        notices.append(Notice("the lines end in no new line (but in U+2028, U+0085 or the like); read as lines", 1))
    mending = characters.of_a_file(windows=windows)
    mended = mending.mend(lined)
    for kind, count in mending.found.items():
        line = lined.count("\n", 0, mending.first[kind]) + 1
        notices.append(Notice(f"{kind} ({count} places)" if count > 1 else kind, line))
    return mended
