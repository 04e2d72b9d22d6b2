"""`read`, `read_bytes`, `write`, `write_text`: transcripts in files and out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts import formats
from transcripts.arguments import flag_of, given, path_of, wrong
from transcripts.formats import Format, WriteOptions
from transcripts.formats.writing import DEFAULT_OPTIONS
from transcripts.library.taking import read_any, talk_of
from transcripts.model import Transcript

if TYPE_CHECKING:
    import os

    from transcripts.formats import Output
    from transcripts.library.taking import Readable, Talk
    from transcripts.model import Notice


def read(
    path: Readable,
    format: Format | str | None = None,  # noqa: A002 - the plain word
    *,
    encoding: str | None = None,
    mend: bool = False,
) -> Transcript:
    r"""Read a transcript from a file: its path (`-` is standard input), an open file, its bytes or its text.

    `format` and `encoding` overrule what is found out. `mend` puts right text that was decoded or escaped once too
    often before it was saved. A string is taken for a path, unless it has a line end in it. Raises ReadError, also
    where the file cannot be opened.

    >>> read("1\n00:00:01,000 --> 00:00:02,000\nThe gate is shut.\n").segments
    (Segment(text='The gate is shut.', start_ms=1000, end_ms=2000, ...),)
    """
    if isinstance(path, Transcript):
        raise wrong("path", path, "the path of a file; this is a transcript already")
    how = _format(format), _encoding(encoding), flag_of(mend, "mend")
    return read_any(path, "path", how[0], encoding=how[1], mend=how[2])


def read_bytes(
    data: bytes,
    path: str | os.PathLike[str] = "-",
    format: Format | str | None = None,  # noqa: A002 - the plain word
    *,
    encoding: str | None = None,
    mend: bool = False,
) -> Transcript:
    """Read the bytes of a file as a transcript.

    `path` is used in messages and, where the content says too little, for its suffix. `format`, `encoding` and `mend`
    are those of `read`. Raises ReadError.
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise wrong("data", data, "bytes; `read` takes a path or an open file")
    chosen, name = _format(format), path_of(path, "path")
    return formats.read_bytes(bytes(data), name, chosen, encoding=_encoding(encoding), mend=flag_of(mend, "mend"))


def write(
    talk: Talk,
    path: str | os.PathLike[str],
    format: Format | str | None = None,  # noqa: A002 - the plain word
    options: WriteOptions = DEFAULT_OPTIONS,
) -> tuple[Notice, ...]:
    """Write a transcript to a file, in the format of its suffix unless another is named.

    Returns what the format could not hold. Raises WriteError; the file is then as it was before.
    """
    if hasattr(path, "write"):
        raise wrong("path", path, "the path of a file (`-` for standard output): a file is written whole or not at all")
    name, chosen = path_of(path, "path"), _format(format)
    return formats.write(talk_of(talk, "talk"), name, chosen, _options(options))


def write_text(
    talk: Talk,
    format: Format | str,  # noqa: A002 - the plain word
    options: WriteOptions = DEFAULT_OPTIONS,
) -> Output:
    """Make the content of a file from a transcript, and prove that it can be read back word for word.

    Raises WriteError where the format cannot be written, needs times that are not there, or would lose words.
    """
    chosen = _format(format)
    if chosen is None:
        raise wrong("format", format, "the name of a format, such as 'srt'")
    return formats.write_text(talk_of(talk, "talk"), chosen, _options(options))


def _format(value: object) -> Format | str | None:
    if value is None or isinstance(value, Format) or (isinstance(value, str) and value):
        return value
    raise wrong("format", value, "the name of a format, such as 'srt', or a Format")


def _encoding(value: object) -> str | None:
    if value is None or (isinstance(value, str) and value):
        return value
    raise wrong("encoding", value, "the name of an encoding, such as 'utf-8'")


def _options(value: object) -> WriteOptions:
    return given(value, WriteOptions, "options", "WriteOptions")
