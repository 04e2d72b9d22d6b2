"""Every format that transcripts come in: one module each, collected in a table.

    read_bytes(data, path)      bytes to a Transcript: decode, detect, read, tidy
    write_text(talk, format)    a Transcript to a file's content, proved by reading it back
    read, write                 the same with files

A reader turns text into segments and never decides what was meant; a writer never drops a word.
"""

from __future__ import annotations

from transcripts.formats.base import Format, Holds, Input, Output, WriteOptions
from transcripts.formats.decoding import decode
from transcripts.formats.detection import detect
from transcripts.formats.files import read, write
from transcripts.formats.reading import read_bytes
from transcripts.formats.table import all_formats, by_name, by_suffix, own_formats
from transcripts.formats.writing import write_text

FORMATS: tuple[Format, ...]
"""The formats of this package; each is imported when it comes into question, all of them when this is asked for."""

__all__ = [
    "FORMATS",
    "Format",
    "Holds",
    "Input",
    "Output",
    "WriteOptions",
    "all_formats",
    "by_name",
    "by_suffix",
    "decode",
    "detect",
    "read",
    "read_bytes",
    "write",
    "write_text",
]


def __getattr__(name: str) -> object:
    if name != "FORMATS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return own_formats()
