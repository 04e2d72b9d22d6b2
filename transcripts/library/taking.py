"""What people give in place of a transcript, a ledger or a gazetteer: paths, open files, texts, lists of names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, TypeAlias

from transcripts.arguments import path_of, wrong
from transcripts.errors import ArgumentError, EncodingError, Place, ReadError
from transcripts.model import Transcript

if TYPE_CHECKING:
    from transcripts.formats import Format
    from transcripts.gazetteer import Entry, Gazetteer
    from transcripts.gazetteer.learning.documents import Source
    from transcripts.ledger import Ledger, Patch


class HasTranscript(Protocol):
    """What holds a transcript: a `Result`, an `Alignment`."""

    @property
    def transcript(self) -> Transcript:
        """The transcript."""
        ...


class HasLedger(Protocol):
    """What holds a ledger: a `Result`."""

    @property
    def ledger(self) -> Ledger:
        """The ledger."""
        ...


Readable: TypeAlias = "str | os.PathLike[str] | bytes | IO[str] | IO[bytes]"
"""What can be read: a path (`-` is standard input), a text of several lines, bytes, or an open file."""
Talk: TypeAlias = "Transcript | HasTranscript | Readable"
"""A transcript, what holds one, or what can be read as one."""
Changes: TypeAlias = "Ledger | HasLedger | Readable"
"""A ledger, what holds one, or what can be read as one."""
Names: TypeAlias = "Gazetteer | str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Entry]"
"""A gazetteer, the path of a gazetteer file, or a list of names, entries and paths."""
Documents: TypeAlias = "Source | Iterable[Source]"
"""One document or several: paths, texts of several lines, transcripts."""

A_TALK = "a Transcript, or a path, bytes or an open file to read one from"
_LISTS = (".txt", ".toml", ".csv", ".tsv")


def talk_of(value: object, what: str) -> Transcript:
    """A transcript from what was given for it. Raises ArgumentError, and ReadError where it cannot be read."""
    held = getattr(value, "transcript", value)
    return held if isinstance(held, Transcript) else read_any(value, what)


def read_any(
    value: object,
    what: str,
    format: Format | str | None = None,  # noqa: A002 - the plain word
    *,
    encoding: str | None = None,
    mend: bool = False,
) -> Transcript:
    """Read a transcript from a path, a text of several lines, bytes or an open file."""
    from transcripts.formats import read, read_bytes  # noqa: PLC0415 - only where something is read

    if isinstance(value, str | os.PathLike) and not (isinstance(value, str) and "\n" in value):
        return read(_path(value, what), format, encoding=encoding, mend=mend)
    content, name = _content(value, what)
    if isinstance(content, str):
        content, encoding = content.encode("utf-8", "backslashreplace"), "utf-8"
    return read_bytes(content, name, format, encoding=encoding, mend=mend)


def _path(value: object, what: str) -> str:
    path = path_of(value, what)
    if isinstance(value, str) and any(map(str.isspace, path)) and not _is_named(path) and not _is_there(path):
        raise wrong(what, value, f"{A_TALK}; a text of one line is passed as Transcript((Segment(text),))")
    return path


def _is_named(path: str) -> bool:
    """Whether a name ends as that of a transcript does."""
    from transcripts.formats import by_suffix  # noqa: PLC0415 - as above

    return by_suffix(path) is not None


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long for a name, or a null byte in it
        return False


def _content(value: object, what: str) -> tuple[str | bytes, str]:
    """What is held by a text, bytes or an open file, and its name."""
    if isinstance(value, str):
        return value, "-"
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value), "-"
    name = str(getattr(value, "name", "-"))
    try:
        content = value.read()  # type: ignore[attr-defined]  # whether it can be read is what is being found out
    except UnicodeDecodeError as error:
        message = f"the file was opened as text in an encoding that it is not in: {error}"
        raise EncodingError(message, place=Place(name), hint="give its path, or open it with mode 'rb'") from None
    except (AttributeError, TypeError):
        raise wrong(what, value, A_TALK) from None
    except (OSError, ValueError) as error:  # open for writing only; closed
        raise ReadError(f"cannot be read: {error}", place=Place(name), hint="give its path, or open it anew") from None
    if isinstance(content, str | bytes):
        return content, name
    raise wrong(what, value, A_TALK)


def text_of(value: object, what: str) -> Transcript | str:
    """One side of a score: a text as it is, but a string that names a file is that file."""
    if not isinstance(value, str):
        return talk_of(value, what)
    one_word = not any(map(str.isspace, value))
    names_file = "\n" not in value and (_is_there(value) or (one_word and _is_named(value)))
    return talk_of(value, what) if value and names_file else value


def ledger_of(value: object, what: str) -> Ledger:
    """A ledger from what was given for it. Raises ArgumentError, LedgerError and ReadError."""
    from transcripts.ledger import Ledger, from_json  # noqa: PLC0415 - only where a ledger is asked for

    held = getattr(value, "ledger", value)
    if isinstance(held, Ledger):
        return held
    return from_json(*_json(value, what, "a Ledger, the Result of `clean`, or the path of a ledger"))


def patch_of(value: object, what: str) -> Patch:
    """A patch from what was given for it. Raises ArgumentError, LedgerError and ReadError."""
    from transcripts.ledger import Patch, patch_from_json  # noqa: PLC0415 - only where a patch is asked for

    return value if isinstance(value, Patch) else patch_from_json(*_json(value, what, "a Patch, or the path of one"))


def _json(value: object, what: str, wanted: str) -> tuple[str, str]:
    """The text of a file that has to be JSON, and its name."""
    from transcripts.storage import read_text  # noqa: PLC0415 - as above

    try:
        if isinstance(value, str | os.PathLike) and not (isinstance(value, str) and "\n" in value):
            path = path_of(value, what)
            return read_text(path), path
        content, name = _content(value, what)
    except ArgumentError:
        raise wrong(what, value, wanted) from None
    return content if isinstance(content, str) else content.decode("utf-8", "replace"), name


def gazetteer_of(value: object, what: str) -> Gazetteer:
    """A gazetteer from what was given for it. Raises ArgumentError and GazetteerError."""
    from transcripts.gazetteer import Entry, Gazetteer  # noqa: PLC0415 - only where names are given

    wanted = "a Gazetteer, the path of a gazetteer file, or a list of names"
    if isinstance(value, Gazetteer):
        return value
    if isinstance(value, str) and not value.lower().endswith(_LISTS) and not _is_there(value):
        raise wrong(what, value, f"{wanted} (one name too: [{value!r}])" if value else wanted)
    if isinstance(value, str | os.PathLike):
        return Gazetteer.load(path_of(value, what))
    if not isinstance(value, Iterable) or isinstance(value, bytes | Mapping | Transcript):
        raise wrong(what, value, wanted)
    found = Gazetteer()
    names: list[Entry | str] = []
    for each in value:
        if isinstance(each, os.PathLike) or (isinstance(each, str) and each.lower().endswith(_LISTS)):
            found |= Gazetteer.load(path_of(each, what))
        elif isinstance(each, str | Entry):
            names.append(each)
        else:
            raise wrong(what, each, wanted)
    return Gazetteer.of(names) | found
