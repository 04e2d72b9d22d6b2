"""Plain prose: an article or a transcript without times, read as paragraphs and written as clean text.

The title and a date line at the top are taken; a paragraph wrapped over several lines is joined. Every other line is
kept: which of it is the page's own furniture is not decided here.
"""

from __future__ import annotations

from statistics import median

from transcripts.blanks import collapsed, joined
from transcripts.errors import NoCaptionsError
from transcripts.formats import labels
from transcripts.formats.base import Format, Holds, Input, Output, WriteOptions
from transcripts.formats.page_text import date_in, ends_sentence
from transcripts.formats.prosetext import Piece, pieces, told
from transcripts.model import Segment, Transcript

_LONGEST_TITLE = 150  # letters; a headline is shorter, and a photograph's caption is often longer
_TOP = 4  # the title stands among the first few paragraphs or nowhere


def read(source: Input) -> Transcript:
    """Read prose. Raises NoCaptionsError where there is none."""
    found = paragraphs(source.text)
    if not found:
        raise source.error("the file holds no words", 1, kind=NoCaptionsError, hint="check that the file is complete")
    title, date, rest = head(found)
    segments = [Segment(text) for text in rest]
    segments = labels.recognise(segments) or segments
    return Transcript(tuple(segments), title=title, date=date, warnings=source.warnings)


def paragraphs(text: str) -> list[str]:
    r"""The paragraphs of a text: blocks between blank lines, or lines where each line is a paragraph of its own.

    >>> paragraphs("One line.\nAnother line.\n")
    ['One line.', 'Another line.']
    """
    blocks = [lines for block in _blocks(text) if (lines := [line for raw in block if (line := collapsed(raw))])]
    if _wrapped(blocks):
        return [joined(lines) for lines in blocks]
    return [line for lines in blocks for line in lines]


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks


def _wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken at a width: all but a paragraph's last are alike in length and end anywhere."""
    inner = [line for lines in blocks for line in lines[:-1]]
    if len(inner) < 2:
        return False
    typical = median(map(len, inner))
    alike = sum(1 for line in inner if abs(len(line) - typical) <= 16)
    ended = sum(1 for line in inner if ends_sentence(line))
    return 40 <= typical <= 120 and alike >= 0.7 * len(inner) and ended <= 0.5 * len(inner)


def head(found: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Title, date and the paragraphs that are left."""
    title_at = next((i for i, text in enumerate(found[:_TOP]) if _is_title(text, found[i + 1 :])), None)
    title = None if title_at is None else found[title_at]
    rest = [text for i, text in enumerate(found) if i != title_at]
    for i, text in enumerate(rest[:_TOP]):
        date = date_in(text)
        if date is not None and len(text) <= 40:
            return title, date[0], [*rest[:i], *rest[i + 1 :]]
    return title, None, rest


def _is_title(text: str, after: list[str]) -> bool:
    words = text.split()
    return (
        len(words) >= 2
        and len(text) <= _LONGEST_TITLE
        and not text.endswith((".", ":", ";", ",", "!", "…"))
        and date_in(text) is None
        and labels.name_at_start(text + " x") is None
        and any(ends_sentence(other) and len(other) > len(text) for other in after[:3])
    )


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write clean prose: the title, then paragraphs with a blank line between, a label where the speaker changes."""
    return Output("\n\n".join(_line(piece) for piece in pieces(talk, options)) + "\n", told(talk, options))


def _line(piece: Piece) -> str:
    return f"{piece.speaker}: {piece.text}" if piece.speaker else piece.text


def sniff(text: str) -> float:
    """How surely this is prose: barely, for any text that has words."""
    return 0.2 if any(c.isalnum() for c in text) else 0.0


FORMAT = Format(
    name="text",
    title="Plain text",
    suffixes=(".txt", ".text"),
    holds=frozenset({Holds.SPEAKERS, Holds.METADATA, Holds.CHAPTERS}),
    sniff=sniff,
    read=read,
    write=write,
    exact=False,
)
