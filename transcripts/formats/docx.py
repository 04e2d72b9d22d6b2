"""Word documents (`.docx`): transcripts from Word and Teams read by their text, clean prose written.

Needs the extra `docx` (python-docx). A document whose parts would unpack to far more than the file is refused.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import regex

from transcripts.errors import MissingExtraError, NoCaptionsError, UnknownFormatError
from transcripts.formats import labels, log, panel, plain, srt, turns, webvtt
from transcripts.formats.base import Format, Holds, Input, Output, WriteOptions
from transcripts.formats.prosetext import pieces, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from transcripts.model import Transcript

LARGEST = 256 * 1024 * 1024
"""Bytes that a document may unpack to; a transcript of a hundred hours comes to about 60 MB."""
_RATIO = 500  # a document's text seldom packs better than 40 to 1
_TIMING = regex.compile(r"(?<!\d)\d{1,2}:\d{1,2}(?:\.\d{1,3})?\s*+-->\s*+(?:\d{1,6}:)?\d{1,2}:\d{1,2}")


def package() -> ModuleType:
    """python-docx. Raises MissingExtraError where it is not installed."""
    try:
        import docx  # noqa: PLC0415 - an optional dependency
    except ImportError:
        raise MissingExtraError(
            "Word documents need python-docx", hint="pip install 'mended-transcripts[docx]'"
        ) from None
    return docx


def read(source: Input) -> Transcript:
    """Read a document's paragraphs and tables as text, and that text by its own form."""
    document = document_of(source)
    try:
        lines = list(_lines(document))
    except Exception as error:  # noqa: BLE001 - python-docx lets through whatever zipfile, lxml and it raise
        raise source.error(
            f"this is not a Word document that can be read ({type(error).__name__})",
            hint="save it again as .docx, or as plain text",
        ) from None
    text = "\n".join(lines)
    if not text.strip():
        raise source.error("the document holds no words", kind=NoCaptionsError)
    talk = _read_text(replace(source, text=text))
    title = (document.core_properties.title or "").strip()
    return talk if talk.title or not title or title == "Word Document" else replace(talk, title=title)


def document_of(source: Input) -> Any:  # noqa: ANN401 - python-docx publishes no types
    """Open a document. Raises ReadError for what is none, or would unpack to far more than it is."""
    reader = package()
    _refuse_bombs(source)
    try:
        return reader.Document(io.BytesIO(source.data))
    except Exception as error:  # noqa: BLE001 - as above
        raise source.error(
            f"this is not a Word document that can be read ({type(error).__name__})",
            hint="save it again as .docx, or as plain text",
        ) from None


def _refuse_bombs(source: Input) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            sizes = [(info.file_size, info.compress_size) for info in archive.infolist()]
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise source.error(f"this is not a Word document: {error}", hint="the file may be cut short") from None
    total = sum(size for size, _ in sizes)
    if total > LARGEST or any(size > 1_000_000 and size > _RATIO * max(1, packed) for size, packed in sizes):
        raise source.error(f"this document would unpack to {total} bytes; it is refused")
    if "word/document.xml" not in names:
        raise source.error("this zip archive is no Word document", kind=UnknownFormatError)


def _lines(document: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx publishes no types
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block)
        else:
            yield from block.text.split("\n")
            yield ""


def _rows(table: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    """Each row of a table as a line, its cells as they are written down.

    python-docx's `row.cells` gives a cell once for each column that it spans, and a document may say that it spans a
    million.
    """
    from docx.table import _Cell  # noqa: PLC0415 - an optional dependency

    for row in table._tbl.tr_lst:
        yield "\t".join(_cell(_Cell(tc, table)) for tc in row.tc_lst)


def _cell(cell: Any) -> str:  # noqa: ANN401 - likewise
    """The text of a cell, and of the tables in it."""
    blocks = cell.iter_inner_content()
    return "\n".join("\n".join(_rows(block)) if hasattr(block, "rows") else block.text for block in blocks)


def _read_text(source: Input) -> Transcript:
    """Read the text as what it looks like most: cues as Teams writes them, turns, a panel, or prose."""
    if len(_TIMING.findall(source.text)) >= 2 and webvtt.sniff(source.text) < 1:
        talk = srt.read(source)
        return talk.with_segments(
            labels.by_first_lines(talk.segments) or labels.recognise(talk.segments) or talk.segments
        )
    ranked = [(f.sniff(source.text), f) for f in (webvtt.FORMAT, log.FORMAT, panel.FORMAT, turns.FORMAT, plain.FORMAT)]
    best = max(ranked, key=lambda pair: pair[0])[1]
    assert best.read is not None
    return best.read(source)


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write clean prose with Word's own styles for title and headings."""
    document = package().Document()
    properties = document.core_properties
    properties.title, properties.author = talk.title or "", talk.channel or ""
    for piece in pieces(talk, options):
        text = holdable(piece.text)
        if piece.kind == "title":
            document.add_heading(text, level=0)
        elif piece.kind == "heading":
            document.add_heading(text, level=1)
        else:
            paragraph = document.add_paragraph()
            if piece.speaker:
                paragraph.add_run(f"{holdable(piece.speaker)}: ").bold = True
            paragraph.add_run(text).italic = True if piece.kind == "byline" else None
    held = io.BytesIO()
    document.save(held)
    return Output(held.getvalue(), told(talk, options))


def holdable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return regex.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


FORMAT = Format(
    name="docx",
    title="Word document",
    suffixes=(".docx",),
    holds=frozenset({Holds.TIMES, Holds.SPEAKERS, Holds.CHAPTERS, Holds.METADATA}),
    read=read,
    write=write,
    exact=False,
    magic=b"PK\x03\x04",
    extra="docx",
)
